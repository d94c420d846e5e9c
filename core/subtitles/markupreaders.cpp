// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SAMI (loose HTML) and TTML (XML, all its profiles).

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// The value of an attribute inside a tag's text: START=123, Start="123", class='ENCC'.
QStringView attribute(QStringView tag, QLatin1StringView name)
{
    qsizetype at = 0;
    while ((at = tag.indexOf(name, at, Qt::CaseInsensitive)) >= 0) {
        qsizetype i = at + name.size();
        const bool wordBefore = at > 0 && tag[at - 1].isLetterOrNumber();
        while (i < tag.size() && tag[i].isSpace())
            ++i;
        if (!wordBefore && i < tag.size() && tag[i] == u'=') {
            ++i;
            while (i < tag.size() && (tag[i].isSpace() || tag[i] == u'"' || tag[i] == u'\''))
                ++i;
            qsizetype end = i;
            while (end < tag.size() && !tag[end].isSpace() && tag[end] != u'"' && tag[end] != u'\'' && tag[end] != u'>')
                ++end;
            return tag.mid(i, end - i);
        }
        at = i;
    }
    return {};
}

/// HTML folds line ends into blanks; <br> alone breaks.
QString samiText(QStringView markup)
{
    QString folded = markup.toString();
    folded.replace(u'\n', u' ');
    QString text = withoutMarkup(folded);
    text.replace(u'\u00A0', u' ');
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = line.simplified();
    return lines.join(u'\n').trimmed();
}

struct TimeBase
{
    double frameRate = 30; // TTML 1: where the document does not say
    double tickRate = 1;
};

/// A TTML time expression in milliseconds: "00:00:01.5", "00:00:01:12" (frames), "1.5s", "90m", "12f", "300t".
std::optional<qint64> parseTtmlTime(QStringView text, const TimeBase &base)
{
    text = text.trimmed();
    if (text.isEmpty())
        return {};
    if (text.contains(u':')) {
        const auto parts = text.split(u':');
        if (parts.size() == 4) {
            const auto clock = parseClock(text.left(text.lastIndexOf(u':')));
            bool ok = false;
            const double frames = parts[3].toDouble(&ok);
            if (!clock || !ok)
                return {};
            return *clock + std::llround(frames * 1000 / base.frameRate);
        }
        return parseClock(text);
    }
    static constexpr std::pair<QLatin1StringView, double> units[] = {
        {"ms"_L1, 1}, {"h"_L1, 3600000}, {"m"_L1, 60000}, {"s"_L1, 1000}};
    double factor = 0;
    qsizetype length = 1;
    for (const auto &[unit, ms] : units) {
        if (text.endsWith(unit)) {
            factor = ms;
            length = unit.size();
            break;
        }
    }
    if (factor == 0 && text.endsWith(u'f'))
        factor = 1000 / base.frameRate;
    else if (factor == 0 && text.endsWith(u't'))
        factor = 1000 / base.tickRate;
    else if (factor == 0) // no unit: seconds, as some writers mean it
        factor = 1000, length = 0;
    bool ok = false;
    const double value = text.chopped(length).toDouble(&ok);
    if (!ok || !std::isfinite(value) || std::abs(value * factor) > 1e15)
        return {};
    return std::llround(value * factor);
}

void readTimeBase(const QXmlStreamAttributes &attributes, TimeBase &base)
{
    double multiplier = 1;
    bool tickRateGiven = false;
    for (const QXmlStreamAttribute &each : attributes) {
        if (each.name() == "frameRate"_L1 && each.value().toDouble() > 0) {
            base.frameRate = each.value().toDouble();
        } else if (each.name() == "frameRateMultiplier"_L1) {
            QString value = each.value().toString();
            value.replace(u':', u' ');
            const auto parts = value.simplified().split(u' ');
            if (parts.size() == 2 && parts[0].toDouble() > 0 && parts[1].toDouble() > 0)
                multiplier = parts[0].toDouble() / parts[1].toDouble();
        } else if (each.name() == "tickRate"_L1 && each.value().toDouble() > 0) {
            base.tickRate = each.value().toDouble();
            tickRateGiven = true;
        }
    }
    base.frameRate *= multiplier;
    if (!tickRateGiven)
        base.tickRate = base.frameRate;
}

} // namespace

namespace Readers {

int sniffSami(QStringView head)
{
    const QStringView start = head.left(4096);
    if (start.contains("<SAMI"_L1, Qt::CaseInsensitive))
        return 100;
    return head.contains("<SYNC "_L1, Qt::CaseInsensitive) ? 95 : 0;
}

CueList readSami(QStringView text)
{
    CueList result;
    QString firstClass; // several languages in one file: the preview shows the first
    bool open = false; // the last cue waits for its end
    qsizetype at = text.indexOf("<SYNC"_L1, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        const qsizetype next = text.indexOf("<SYNC"_L1, at + 5, Qt::CaseInsensitive);
        const QStringView piece = text.mid(at, (next < 0 ? text.size() : next) - at);
        at = next;
        const qsizetype tagEnd = piece.indexOf(u'>');
        if (tagEnd < 0)
            continue;
        const QStringView number = attribute(piece.left(tagEnd), "start"_L1);
        qsizetype digits = 0;
        while (digits < number.size() && number[digits].isDigit())
            ++digits;
        const auto start = parseNumber(number.left(digits)); // "1234ms"
        if (!start)
            continue;
        const QStringView body = piece.mid(tagEnd + 1);
        QString shown;
        qsizetype paragraph = body.indexOf("<P"_L1, 0, Qt::CaseInsensitive);
        if (paragraph < 0)
            shown = samiText(body);
        bool ours = paragraph < 0;
        while (paragraph >= 0) {
            const qsizetype following = body.indexOf("<P"_L1, paragraph + 2, Qt::CaseInsensitive);
            const QStringView part = body.mid(paragraph, (following < 0 ? body.size() : following) - paragraph);
            paragraph = following;
            const QString itsClass = attribute(part.left(part.indexOf(u'>') + 1), "class"_L1).toString().toLower();
            if (firstClass.isEmpty())
                firstClass = itsClass;
            if (itsClass != firstClass)
                continue;
            ours = true;
            const QString words = samiText(part);
            if (!words.isEmpty())
                shown += (shown.isEmpty() ? QString() : u"\n"_s) + words;
        }
        if (!ours)
            continue;
        if (open)
            result.cues.last().endMs = *start;
        open = !shown.isEmpty();
        if (open)
            result.cues << PreviewCue{*start, *start + 4000, shown};
    }
    return result;
}

int sniffTtml(QStringView head)
{
    const QStringView start = head.left(8192);
    const bool root = start.contains("<tt "_L1) || start.contains("<tt>"_L1) || start.contains(":tt "_L1)
        || start.contains("<tt\n"_L1) || start.contains(":tt\n"_L1);
    if (root || start.contains("http://www.w3.org/ns/ttml"_L1) || start.contains("/ttaf1"_L1))
        return 100;
    return 0;
}

CueList readTtml(QStringView text)
{
    CueList result;
    TimeBase base;
    // Times count from the begin of what they stand in.
    QList<qint64> begins{0};
    std::optional<PreviewCue> open;
    qsizetype openDepth = 0;
    int metadata = 0;
    bool keepBlanks = false;
    // No entities beyond the five of XML are resolved, and QXmlStreamReader caps the expansion of declared ones.
    QXmlStreamReader xml(text.toString());
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            const QXmlStreamAttributes attributes = xml.attributes();
            const QStringView name = xml.name();
            if (name == "tt"_L1)
                readTimeBase(attributes, base);
            if (name == "metadata"_L1)
                ++metadata;
            QStringView begin;
            QStringView end;
            QStringView duration;
            for (const QXmlStreamAttribute &each : attributes) {
                if (each.name() == "begin"_L1)
                    begin = each.value();
                else if (each.name() == "end"_L1)
                    end = each.value();
                else if (each.name() == "dur"_L1)
                    duration = each.value();
                else if (each.name() == "space"_L1)
                    keepBlanks = each.value() == "preserve"_L1;
            }
            const qint64 start = begins.last() + parseTtmlTime(begin, base).value_or(0);
            if (begins.size() > 1000) {
                result.warnings << Text::tr("The file is nested deeper than any subtitle; the rest was left out.");
                return result;
            }
            const bool timed = !begin.isEmpty() && (name == "p"_L1 || name == "span"_L1);
            if ((name == "p"_L1 || timed) && (!open || name == "p"_L1)) {
                qint64 stop = start;
                if (const auto value = parseTtmlTime(end, base))
                    stop = begins.last() + *value;
                else if (const auto length = parseTtmlTime(duration, base))
                    stop = start + *length;
                open = PreviewCue{start, stop, {}};
                openDepth = begins.size();
            } else if (name == "br"_L1 && open) {
                open->text += u'\n';
            }
            begins << start;
            break;
        }
        case QXmlStreamReader::EndElement:
            begins.removeLast();
            if (xml.name() == "metadata"_L1)
                --metadata;
            if (open && begins.size() == openDepth) {
                QStringList lines = open->text.split(u'\n');
                for (QString &line : lines)
                    line = keepBlanks ? line.trimmed() : line.simplified();
                open->text = lines.join(u'\n').trimmed();
                if (!open->text.isEmpty())
                    result.cues << *open;
                open.reset();
            }
            break;
        case QXmlStreamReader::Characters:
            if (open && metadata == 0) {
                QString words = xml.text().toString();
                if (!keepBlanks)
                    words.replace(u'\n', u' '); // only <br/> breaks lines
                open->text += words;
            }
            break;
        default:
            break;
        }
    }
    result.cutOff = xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
    if (result.cutOff)
        result.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    else if (xml.hasError())
        result.warnings << Text::tr("The file is damaged in line %1; the rest is not shown.").arg(xml.lineNumber());
    return result;
}

} // namespace Readers

} // namespace Legenda
