// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/commatimes.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/looseclock.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype mostHeaderLines = 200;

/// Lines of a file may be joined by "[br]" or stand below each other.
QString withLineBreaks(const QString &body)
{
    QString text = body;
    text.replace("[br]\n"_L1, "\n"_L1, Qt::CaseInsensitive);
    text.replace("[br]"_L1, "\n"_L1, Qt::CaseInsensitive);
    return text;
}

/// "[BR]" that is said.
QString withoutBracketBreaks(QString markup)
{
    for (qsizetype at = markup.indexOf("[br"_L1, 0, Qt::CaseInsensitive); at >= 0;
         at = markup.indexOf("[br"_L1, at, Qt::CaseInsensitive))
        markup.replace(at, 1, "&#91;"_L1);
    return markup;
}

/// "00:00:01:50" is not of frames here: some programs wrote hundredths so.
qint64 msOf(const LooseTime &time)
{
    const qint64 hundredths = std::max<qint64>(0, time.frames) * 10;
    return time.ms < 0 ? time.ms - hundredths : time.ms + hundredths;
}

} // namespace

bool parseCommaTimes(QStringView line, CommaTimes &times)
{
    constexpr qsizetype longest = 60;
    if (line.size() < 9 || line.size() > longest)
        return false;
    LooseTime start;
    const qsizetype comma = scanLooseTime(line, 0, start);
    // Two parts and a fraction at least: "1:30, 2:00" is said.
    if (comma < 0 || start.parts < 2 || (start.fractionDigits < 1 && start.frames < 0))
        return false;
    qsizetype at = comma;
    while (at < line.size() && (line[at] == u' ' || line[at] == u'\t'))
        ++at;
    if (at >= line.size() || line[at] != u',')
        return false;
    LooseTime end;
    const qsizetype last = scanLooseTime(line, at + 1, end);
    if (last < 0 || end.parts < 2 || !line.mid(last).trimmed().isEmpty())
        return false;
    times = {msOf(start), msOf(end), start.fractionDigits};
    return true;
}

int sniffCommaTimes(QStringView head, bool threeDigits)
{
    constexpr int sure = 90;
    LineReader lines(head);
    while (!lines.atEnd()) {
        CommaTimes times;
        const QStringView line = lines.next();
        if (!line.isEmpty() && (line.front().isDigit() || line.front().isSpace()) && parseCommaTimes(line, times))
            return (times.digits == 3) == threeDigits ? sure : 0;
    }
    return 0;
}

void readCommaTimes(TextInput &input, const InlineSyntax &syntax, Reading &reading, QStringList &header)
{
    QList<Cue> &cues = reading.document.cues;
    Cue cue;
    QString body;
    bool open = false;
    bool anyLine = false; ///< of the open cue, a blank one included
    int negative = 0;
    int empty = 0;
    const auto close = [&] {
        if (open) {
            readInlineTags(withLineBreaks(body), cue, syntax);
            empty += cue.text.isEmpty();
            cues.append(std::move(cue));
        }
        open = false;
        body.resize(0);
    };
    QStringView line;
    bool began = false;
    while (input.next(line)) {
        CommaTimes times;
        if (parseCommaTimes(line, times)) {
            close();
            began = true;
            open = times.startMs >= 0;
            negative += !open;
            cue = Cue(times.startMs, times.endMs);
            anyLine = false;
            continue;
        }
        anyLine = true;
        if (!began) {
            if (header.size() < mostHeaderLines)
                header << line.toString();
        } else if (open && !line.trimmed().isEmpty()) {
            if (!body.isEmpty())
                body += u'\n';
            body += line;
        }
    }
    // Times with nothing below, not even a blank line.
    if (open && !anyLine && empty == 0 && !cues.isEmpty()) {
        reading.cutOff = true;
        open = false;
    }
    close();
    if (reading.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (negative > 0) {
        reading.warnings << Text::tr("%n cue(s) begin before the film does and were left out.", nullptr, negative);
    }
}

QString commaTimesText(const Cue &cue, const InlineSyntax &syntax, bool keepNative, bool bracketBreaks)
{
    const std::optional<QString> native = keepNative ? currentNative(cue, syntax) : std::optional<QString>();
    const QString markup = native ? *native : withoutBracketBreaks(inlineTags(cue, syntax));
    QStringList kept;
    LineReader lines(markup);
    while (!lines.atEnd()) {
        QString line = lines.next().toString();
        removeUnwritten(line);
        if (line.trimmed().isEmpty())
            continue;
        CommaTimes times;
        if (parseCommaTimes(line, times))
            line.replace(u',', "&#44;"_L1);
        kept << line;
    }
    return kept.join(bracketBreaks ? u"[br]"_s : u"\n"_s);
}

} // namespace Legenda
