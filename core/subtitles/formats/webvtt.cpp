// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/webvttcue.h"
#include "core/subtitles/formats/webvttreader.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr SubtitleFeatures carried = commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Background
    | SubtitleFeature::Font | SubtitleFeature::FontSize | SubtitleFeature::Ruby | SubtitleFeature::Speaker
    | SubtitleFeature::WordLanguage | SubtitleFeature::Classes | SubtitleFeature::WordTimes | SubtitleFeature::Alignment
    | SubtitleFeature::Position | SubtitleFeature::Vertical | SubtitleFeature::Comments | SubtitleFeature::Regions
    | SubtitleFeature::CueIds;

class WebVttWriter
{
public:
    WebVttWriter(const Document &document, const WriteOptions &options, TextOutput &out)
        : m_document(document), m_options(options), m_out(out), m_own(document.format == "webvtt"_L1)
    {
    }
    void write();

private:
    void putHead();
    void putBlock(QStringView block);
    void putRegions();
    void putCue(const Cue &cue);

    const Document &m_document;
    const WriteOptions &m_options;
    TextOutput &m_out;
    bool m_own;
    WebVtt::StyleSheet m_sheet;
    qint64 m_number = -1; ///< of the next cue; -1: they are not counted
};

/// Without blank lines and arrows, which no block may have.
QString safeBlock(QStringView block)
{
    QString out;
    LineReader lines(block);
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        if (line.trimmed().isEmpty())
            continue;
        if (!out.isEmpty())
            out += u'\n';
        out += line;
    }
    out.removeIf([](QChar c) { return c.isNull() || c == u'\r' || c == QChar(0xFEFF); });
    return out.replace("-->"_L1, "-- >"_L1);
}

void WebVttWriter::putBlock(QStringView block)
{
    const QString safe = safeBlock(block);
    if (!safe.isEmpty())
        m_out << safe << "\n\n"_L1;
}

void WebVttWriter::putHead()
{
    const QStringView head = m_own && WebVtt::isSignature(QStringView(m_document.head).left(7).trimmed())
        ? QStringView(m_document.head)
        : QStringView(u"WEBVTT");
    bool first = true;
    for (qsizetype at = 0; at < head.size();) {
        qsizetype end = head.indexOf(u"\n\n", at);
        if (end < 0)
            end = head.size();
        const QStringView block = head.mid(at, end - at);
        at = end + 2;
        if (const auto number = first ? std::nullopt : parseNumber(block)) {
            m_number = *number;
            continue;
        }
        if (WebVtt::isBlock(block, "STYLE"_L1))
            m_sheet.addBlock(WebVtt::belowFirstLine(block));
        if (first || WebVtt::isBlock(block, "STYLE"_L1) || WebVtt::isComment(block))
            putBlock(block);
        first = false;
    }
    QStringList rules;
    for (const Cue &cue : m_document.cues) {
        for (const StyleRun &run : cue.runs)
            rules << m_sheet.rulesFor(run.style);
    }
    if (!rules.isEmpty())
        putBlock(QString(u"STYLE\n"_s + rules.join(u'\n')));
}

void WebVttWriter::putRegions()
{
    // Of several with one name, browsers take the last.
    QHash<QString, qsizetype> last;
    for (qsizetype i = 0; i < m_document.regions.size(); ++i)
        last[m_document.regions[i].id] = i;
    for (qsizetype i = 0; i < m_document.regions.size(); ++i) {
        const Region &region = m_document.regions[i];
        if (region.id.isEmpty() || last.value(region.id) != i)
            continue;
        const bool current = m_own && m_options.keepNative && WebVtt::parseRegion(region.native) == region;
        putBlock(QString(u"REGION\n"_s + (current ? region.native : WebVtt::regionText(region))));
    }
}

void WebVttWriter::putCue(const Cue &cue)
{
    const CueDetails &details = cue.details();
    if (cue.isComment()) {
        putBlock("NOTE\n"_L1 + cue.text);
        return;
    }
    if (!details.note.isEmpty()) {
        for (const QStringView note : QStringView(details.note).tokenize(u"\n\n", Qt::SkipEmptyParts))
            putBlock((note.contains(u'\n') ? u"NOTE\n"_s : u"NOTE "_s) + note.toString());
    }
    if (m_number >= 0)
        m_out.number(m_number++) << QChar(u'\n');
    else if (const QString id = details.id.isEmpty() ? QString() : safeBlock(details.id); !id.isEmpty())
        m_out << QString(id).replace(u'\n', u' ') << QChar(u'\n');
    char16_t line[80];
    const qint64 start = std::max<qint64>(0, cue.startMs);
    char16_t *end = putClock(line, start, u'.');
    for (const char16_t c : {u' ', u'-', u'-', u'>', u' '})
        *end++ = c;
    end = putClock(end, std::max(cue.endMs, start + 1), u'.');
    m_out << QStringView(line, end - line);
    if (cue.hasDetails()) {
        QString settings;
        const WebVtt::Settings known = m_own && m_options.keepNative && !details.settings.isEmpty()
            ? WebVtt::parseSettings(details.settings)
            : WebVtt::Settings();
        if (!known.valid.isEmpty() && known.placement == details.placement && known.region == details.region)
            settings = known.valid;
        else
            settings = WebVtt::settingsText(details.placement, details.region);
        if (!settings.isEmpty())
            m_out << QChar(u' ') << settings;
    }
    m_out << QChar(u'\n');
    if (cue.runs.isEmpty() && !cue.hasDetails()) {
        // Most cues need no care at all.
        bool ink = false;
        bool harmless = true;
        for (const char16_t *c = QStringView(cue.text).utf16(), *stop = c + cue.text.size(); harmless && c != stop;
             ++c) {
            if (*c == u'\n') {
                harmless = ink;
                ink = false;
            } else {
                ink = ink || *c > u' ';
                harmless = *c != u'&' && *c != u'<' && *c != u'>' && (*c >= u' ' || *c == u'\t') && *c != 0xFEFF;
            }
        }
        if (harmless && (ink || cue.text.isEmpty())) {
            m_out << QStringView(cue.text) << (cue.text.isEmpty() ? "\n"_L1 : "\n\n"_L1);
            return;
        }
    }
    const QString text = WebVtt::cueText(cue, m_sheet, m_own && m_options.keepNative);
    m_out << text << (text.isEmpty() ? "\n"_L1 : "\n\n"_L1);
}

void WebVttWriter::write()
{
    putHead();
    putRegions();
    // Start times must not fall.
    const auto earlier = [](const Cue &a, const Cue &b) { return a.startMs < b.startMs; };
    if (std::is_sorted(m_document.cues.cbegin(), m_document.cues.cend(), earlier)) {
        for (const Cue &cue : m_document.cues)
            putCue(cue);
    } else {
        QList<const Cue *> order;
        order.reserve(m_document.cues.size());
        for (const Cue &cue : m_document.cues)
            order.append(&cue);
        std::stable_sort(
            order.begin(), order.end(), [&](const Cue *a, const Cue *b) { return a->startMs < b->startMs; });
        for (const Cue *cue : std::as_const(order))
            putCue(*cue);
    }
    if (m_own && !m_document.tail.isEmpty()) {
        for (const QStringView block : QStringView(m_document.tail).tokenize(u"\n\n", Qt::SkipEmptyParts)) {
            if (WebVtt::isComment(block))
                putBlock(block);
        }
    }
}

} // namespace

namespace Formats {

const SubtitleFormat &webVtt()
{
    static const SubtitleFormat format{.id = "webvtt",
        .name = "WebVTT",
        .extensions = "vtt webvtt",
        .carries = carried,
        .sniff = WebVtt::sniff,
        .read = [](TextInput &input, const ReadOptions &, Reading &reading) { WebVtt::read(input, reading); },
        .write = [](const Document &document, const WriteOptions &options, TextOutput &out,
                     Writing &) { WebVttWriter(document, options, out).write(); }};
    return format;
}

} // namespace Formats

} // namespace Legenda
