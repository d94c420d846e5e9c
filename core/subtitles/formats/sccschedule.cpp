// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/sccschedule.h"

#include "core/subtitles/formats/captiontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Scc {

namespace {

// Control codes of the first channel.
constexpr quint16 resumeLoading = 0x1420;
constexpr quint16 eraseDisplayed = 0x142C;
constexpr quint16 eraseHidden = 0x142E;
constexpr quint16 endOfCaption = 0x142F;

/// Overlaps up to that many frames are no two captions at a time, but careless times.
constexpr qint64 careless = 15;
/// A decoder that shows a caption for less has nothing to show.
constexpr qint64 shortest = 3;
constexpr int mostAtOnce = 4;

QList<quint16> parseNative(QStringView native)
{
    QList<quint16> codes;
    for (const QStringView word : native.tokenize(u' ', Qt::SkipEmptyParts)) {
        bool ok = false;
        codes << quint16(word.toUShort(&ok, 16) & 0x7F7F);
        if (!ok)
            return {};
    }
    return codes;
}

/// Not between a control code and its repetition, nor right before one, where a decoder would take them for one.
qsizetype placeFor(const QList<quint16> &codes, qsizetype at)
{
    const auto isControl = [&](qsizetype i) { return (codes[i] >> 8) >= 0x10 && (codes[i] >> 8) < 0x20; };
    qsizetype i = 0;
    while (i < at && i < codes.size())
        i += i + 1 < codes.size() && isControl(i) && codes[i] == codes[i + 1] ? 2 : 1;
    return std::min(i, codes.size());
}

} // namespace

QString dropFrameMark()
{
    return u"drop-frame"_s;
}

void keepNative(Cue &cue, const Cea608::Screen &screen)
{
    const QList<quint16> codes = Cea608::codesOf(screen);
    if (Cea608::screenOf(codes) != screen)
        return; // does not fit the screen
    QString native;
    native.reserve(codes.size() * 5);
    for (const quint16 code : codes) {
        if (!native.isEmpty())
            native += u' ';
        native += QString::number(Cea608::withParity(code), 16).rightJustified(4, u'0');
    }
    cue.edit().native = native;
}

QList<Cea608::Screen> Schedule::screensOf(const Cue &cue, qsizetype index)
{
    if (m_keepNative && !cue.details().native.isEmpty()) {
        const Cea608::Screen screen = Cea608::screenOf(parseNative(cue.details().native));
        Cue again;
        Cea608::readScreen(screen, false, again);
        if (!again.text.isEmpty() && again.text == cue.text && again.runs == cue.runs
            && again.details().placement == cue.details().placement)
            return {screen};
    }
    Cea608::Layout layout = Cea608::layOut(cue);
    m_lost[index] |= layout.lost;
    return layout.screens;
}

void Schedule::add(qint64 start, qint64 end, const QList<qsizetype> &cues)
{
    if (start >= end || cues.isEmpty())
        return;
    // What is left of a caption for a moment is not worth loading it again.
    const auto stands = [&](qsizetype cue) { return m_shown.last().cues.contains(cue); };
    if (end - start < careless && !m_shown.isEmpty() && m_shown.last().end == start
        && std::all_of(cues.cbegin(), cues.cend(), stands)) {
        m_shown.last().end = end;
        return;
    }
    m_shown.append({start, end, cues});
}

/// Which cues stand on the screen from when to when.
void Schedule::collect(const Document &document)
{
    struct Span
    {
        qint64 start;
        qint64 end;
        qsizetype cue;
    };
    QList<Span> spans;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const Cue &cue = document.cues[i];
        if (cue.isComment() || QStringView(cue.text).trimmed().isEmpty())
            continue;
        const qint64 start = std::clamp<qint64>(msToFrames(cue.startMs, m_rate), 0, m_end);
        const qint64 end = std::clamp<qint64>(msToFrames(cue.endMs, m_rate), 0, m_end);
        spans.append({start, std::max(end, start + shortest), i});
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.start < b.start; });

    QList<Span> active;
    qint64 now = 0;
    // Everything that happens until `until`.
    const auto advance = [&](qint64 until, bool last) {
        while (!active.isEmpty()) {
            const auto first = std::min_element(
                active.begin(), active.end(), [](const Span &a, const Span &b) { return a.end < b.end; });
            if (!last && first->end > until + careless)
                break;
            const qint64 end = last ? first->end : std::min(first->end, until);
            QList<qsizetype> cues;
            for (const Span &span : std::as_const(active))
                cues << span.cue;
            add(now, end, cues);
            now = std::max(now, end);
            active.erase(first);
        }
        QList<qsizetype> cues;
        for (const Span &span : std::as_const(active))
            cues << span.cue;
        if (!last)
            add(now, until, cues);
        now = std::max(now, until);
    };
    for (const Span &span : std::as_const(spans)) {
        const bool together = !active.isEmpty() && active.last().start == span.start;
        if (!together)
            advance(span.start, false);
        active.append(span);
        if (active.size() > mostAtOnce)
            active.removeFirst();
    }
    advance(now, true);
}

void Schedule::erase()
{
    if (!m_erase)
        return;
    const qint64 frame = std::max({*m_erase, m_free, m_flipped + shortest + 1});
    m_erase.reset();
    if (frame >= m_end)
        return;
    m_send(frame, {eraseDisplayed, eraseDisplayed});
    m_free = frame + 2;
}

/// The load ends right when the caption has to appear; what has to be erased before falls into it where there is no
/// other time for it. Where time is short, control codes are sent only once.
void Schedule::load(const Cea608::Screen &screen, qint64 start, qint64 end)
{
    if (m_erase && start - *m_erase <= 1)
        m_erase.reset(); // the new one takes its place
    const qint64 size = Cea608::codesOf(screen).size() + 4 + (m_erase ? 2 : 0);
    if (m_erase && std::max(*m_erase, m_free) + size <= start)
        erase();
    load(screen, start, m_free + size <= start);
    constexpr qint64 noticeable = 3;
    if (m_flipped > start + noticeable)
        ++m_moved;
    m_erase = std::max(end, m_flipped + shortest + 1);
}

void Schedule::load(const Cea608::Screen &screen, qint64 start, bool twice)
{
    const int times = twice ? 2 : 1;
    QList<quint16> codes =
        QList<quint16>(times, resumeLoading) + QList<quint16>(times, eraseHidden) + Cea608::codesOf(screen, twice);
    const qint64 size = codes.size() + (m_erase ? times : 0);
    const qint64 from = std::max(m_free, start - size);
    if (m_erase) {
        const qint64 wanted = std::max(*m_erase, m_flipped + shortest + 1) - from;
        codes.insert(placeFor(codes, std::clamp<qint64>(wanted, 0, codes.size())), times, eraseDisplayed);
        m_erase.reset();
    }
    m_flipped = from + size;
    codes.append(QList<quint16>(times, endOfCaption));
    m_send(from, codes);
    m_free = from + codes.size();
}

void Schedule::show(const Document &document, const Shown &shown)
{
    QList<Cea608::Screen> screens;
    if (shown.cues.size() == 1) {
        screens = screensOf(document.cues[shown.cues.first()], shown.cues.first());
    } else {
        // The latest one stays where it is.
        for (auto it = shown.cues.crbegin(); it != shown.cues.crend(); ++it) {
            const QList<Cea608::Screen> next = screensOf(document.cues[*it], *it);
            if (next.isEmpty())
                continue;
            if (screens.isEmpty())
                screens = next;
            else if (screens.size() == 1 && next.size() == 1)
                Cea608::addTo(screens.first(), next.first());
        }
    }
    // A text that is too long for one screen is shown in parts.
    const qint64 count = screens.size();
    for (qint64 i = 0; i < count; ++i) {
        const qint64 length = shown.end - shown.start;
        load(screens[i], shown.start + length * i / count, shown.start + length * (i + 1) / count);
    }
}

void Schedule::run(const Document &document, const Send &send)
{
    m_send = [this, &send](qint64 frame, const QList<quint16> &pairs) {
        if (frame + pairs.size() <= m_end)
            send(frame, pairs);
        else
            ++m_moved;
    };
    m_lost.resize(document.cues.size());
    collect(document);
    for (const Shown &shown : std::as_const(m_shown))
        show(document, shown);
    erase();
    for (const SubtitleFeature feature : {SubtitleFeature::Italic, SubtitleFeature::Underline, SubtitleFeature::Color,
             SubtitleFeature::Background, SubtitleFeature::Characters, SubtitleFeature::LongLines}) {
        const auto count = std::count_if(
            m_lost.cbegin(), m_lost.cend(), [feature](SubtitleFeatures lost) { return lost.testFlag(feature); });
        addLoss(m_writing.losses, feature, int(count));
    }
    addLoss(m_writing.losses, SubtitleFeature::Milliseconds, m_moved);
}

} // namespace Legenda::Scc
