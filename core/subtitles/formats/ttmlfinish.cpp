// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is left to do when all of a TTML document was seen.

#include "core/subtitles/formats/ttmlhead.h"
#include "core/subtitles/formats/ttmlreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

namespace {

constexpr qint64 forever = std::numeric_limits<qint64>::max() / 4;
constexpr qint64 usualMs = 4000; // where nothing says how long

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

} // namespace

/// Cues that do not say when they end, or when they are at all.
void Reader::giveEnds()
{
    QList<Cue> &cues = m_document.cues;
    if (!m_unended.isEmpty()) {
        QList<qint64> starts;
        starts.reserve(cues.size());
        for (const Cue &cue : std::as_const(cues))
            starts.append(cue.startMs);
        std::sort(starts.begin(), starts.end());
        for (const qsizetype i : std::as_const(m_unended)) {
            const auto next = std::upper_bound(starts.cbegin(), starts.cend(), cues[i].startMs);
            cues[i].endMs = next == starts.cend() ? cues[i].startMs + usualMs : *next;
        }
    }
    qint64 last = 0;
    for (const qsizetype i : std::as_const(m_lost)) {
        cues[i].startMs = i > 0 ? std::min(cues[i - 1].endMs, forever - usualMs) : 0;
        if (cues[i].endMs >= forever || cues[i].endMs < cues[i].startMs)
            cues[i].endMs = cues[i].startMs + usualMs;
    }
    if (m_untimed.isEmpty())
        return;
    for (const qsizetype i : std::as_const(m_untimed))
        cues[i].endMs = 0;
    for (const Cue &cue : std::as_const(cues))
        last = std::max(last, cue.endMs);
    for (const qsizetype i : std::as_const(m_untimed))
        cues[i].endMs = last > 0 ? last : usualMs;
}

/// Ids that only count ("subtitle12") are no names.
void Reader::dropCounting()
{
    if (m_ids.isEmpty())
        return;
    QString prefix;
    qint64 last = -1;
    bool counts = true;
    for (const QString &id : std::as_const(m_ids)) {
        if (id.isEmpty())
            continue;
        qsizetype digits = 0;
        while (digits < id.size() && id[id.size() - 1 - digits] >= u'0' && id[id.size() - 1 - digits] <= u'9')
            ++digits;
        bool ok = false;
        const qint64 number = QStringView(id).right(digits).toLongLong(&ok);
        if (!ok || number < last || (last >= 0 && prefix != id.chopped(digits))) {
            counts = false;
            break;
        }
        prefix = id.chopped(digits);
        last = number;
    }
    for (qsizetype i = 0; !counts && i < std::min(m_ids.size(), m_document.cues.size()); ++i) {
        if (!m_ids[i].isEmpty())
            m_document.cues[i].edit().id = m_ids[i];
    }
}

void Reader::dropCommon()
{
    const Common &common = m_common;
    QList<Cue> &cues = m_document.cues;
    const bool background = common.background && common.style.background != 0;
    const bool font = common.font && !common.style.font.isEmpty();
    const bool size = common.size && common.style.fontSize > 0;
    if (cues.size() < 2 || !(background || font || size))
        return;
    for (Cue &cue : cues) {
        StyledText text;
        forEachSegment(cue, [&](QStringView words, TextStyle style) {
            if (background)
                style.background = 0;
            if (font)
                style.font.clear();
            if (size)
                style.fontSize = 0;
            text.append(words, style);
        });
        text.moveTo(cue);
    }
}

/// Divs of several languages at the same times: the wanted one.
void Reader::chooseLanguage(Reading &reading)
{
    if (!m_anyLanguage)
        return;
    QList<Cue> &cues = m_document.cues;
    while (m_languages.size() < cues.size())
        m_languages.append(QString());
    QStringList codes;
    for (const QString &code : std::as_const(m_languages)) {
        if (codes.size() < 50 && !codes.contains(code))
            codes.append(code);
    }
    if (codes.size() == 1 && !m_document.language.isValid())
        m_document.language = Language::fromCode(codes.first());
    if (codes.size() < 2 || codes.size() >= 50)
        return;
    // Parallel: most of what the others say is said at a time when the first says something.
    const QString first = codes.first();
    QList<std::pair<qint64, qint64>> spans;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (m_languages[i] == first)
            spans.append({cues[i].startMs, cues[i].endMs});
    }
    std::sort(spans.begin(), spans.end());
    int together = 0;
    int others = 0;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (m_languages[i] == first)
            continue;
        ++others;
        const auto next = std::upper_bound(
            spans.cbegin(), spans.cend(), std::pair(cues[i].startMs, std::numeric_limits<qint64>::max()));
        together += (next != spans.cbegin() && std::prev(next)->second > cues[i].startMs)
            || (next != spans.cend() && next->first < cues[i].endMs);
    }
    if (together * 2 <= others)
        return;
    QString chosen = first;
    for (const QString &code : std::as_const(codes)) {
        if (m_options.language.isValid() && Language::fromCode(code).covers(m_options.language)) {
            chosen = code;
            break;
        }
    }
    for (const QString &code : std::as_const(codes)) {
        const Language language = Language::fromCode(code);
        if (language.isValid() && !reading.tracks.contains(language))
            reading.tracks.append(language);
    }
    QList<Cue> kept;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (m_languages[i] == chosen)
            kept.append(cues[i]);
    }
    cues = std::move(kept);
    if (!chosen.isEmpty())
        m_document.language = Language::fromCode(chosen);
    codes.removeAll(chosen);
    codes.removeAll(QString());
    if (!codes.isEmpty()) {
        reading.warnings
            << Text::tr("The file holds other languages as well, which were left out: %1.").arg(codes.join(u", "_s));
    }
}

void Reader::warn(Reading &reading)
{
    if (reading.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (m_badMarkup > 0) {
        reading.warnings << Text::tr(
            "The XML of this file has mistakes (%n); it was read all the same.", nullptr, m_badMarkup);
    }
    if (!m_lost.isEmpty()) {
        reading.warnings << Text::tr(
            "%n cue(s) have no time; they were put behind those in front of them.", nullptr, int(m_lost.size()));
    }
    if (!m_unended.isEmpty()) {
        reading.warnings << Text::tr(
            "%n cue(s) without an end last until the next one.", nullptr, int(m_unended.size()));
    }
    if (m_neverShown > 0)
        reading.warnings << Text::tr("%n cue(s) are never shown and were left out.", nullptr, m_neverShown);
    if (m_pictures > 0)
        reading.warnings << Text::tr("%n picture(s) of text were left out.", nullptr, m_pictures);
    if (m_animations > 0)
        reading.warnings << Text::tr("%n animation(s) were left out.", nullptr, m_animations);
    if (m_tooDeep > 0)
        reading.warnings << Text::tr("The file is nested deeper than any subtitle; not all of it was read.");
}

Reading Reader::finish(const QString &text)
{
    Reading reading;
    // A paragraph that never ends was cut off; only the end tags of what is around it may miss.
    m_truncated = m_paragraph >= 0;
    reading.cutOff = m_cutOff || m_truncated || (!m_closed && m_open[int(Kind::Root)] > 0);
    while (m_frames.size() > 1)
        pop();
    giveEnds();
    dropCounting();
    dropCommon();
    chooseLanguage(reading);
    warn(reading);
    for (NamedStyle &style : m_document.styles) {
        const Look look = m_styles.look({style.name});
        style.text = textStyle(look, m_grid);
        if (look.says(Look::TextAlign))
            style.anchor = placement(look, false, {}).anchor;
    }
    if (m_headStart >= 0) {
        const qsizetype end = m_headEnd < m_headStart ? text.size() : m_headEnd;
        m_document.head = QStringView(text).sliced(m_headStart, end - m_headStart).toString();
        m_document.head = Head::mendedHead(m_document);
    }
    m_document.fps = m_clock.fps();
    reading.fpsGuessed = m_clock.usedFrames() && !m_clock.isRateSaid() && m_options.fps <= 0;
    if (reading.fpsGuessed) {
        reading.warnings << Text::tr("The file counts frames and does not say how many a second has; 30 were assumed.");
    }
    if (m_clock.usedFrames() && !m_clock.isRateSaid())
        m_document.fps = m_clock.fpsOfFrames();
    reading.document = std::move(m_document);
    return reading;
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    const QString text = input.rest();
    Reader first(options, {}, text);
    // Some programs nest times that count from the start, or containers that end too early.
    Reader::Mode mode;
    if (first.timesLookAbsolute())
        mode.absolute = true;
    else if (first.mostAreOutside())
        mode.unclipped = true;
    if (mode.absolute || mode.unclipped)
        reading = Reader(options, mode, text).finish(text);
    else
        reading = first.finish(text);
}

} // namespace Legenda::Ttml
