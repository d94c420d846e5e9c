// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/timedwords.h"

#include <algorithm>

namespace Legenda::Ttml {

namespace {

/// Each moment goes through all words. So much is enough for a whole film in one paragraph.
constexpr qsizetype mostLooks = 50'000'000;

bool isBlank(QStringView text)
{
    return text.trimmed().isEmpty();
}

} // namespace

bool Showing::isSeenAt(qint64 ms) const
{
    if (ms < begin || ms >= end)
        return false;
    bool nowDisplayed = displayed;
    bool nowVisible = visible;
    for (const Change &change : changes) {
        if (ms >= change.begin && ms < change.end)
            (change.display ? nowDisplayed : nowVisible) = change.shows;
    }
    return nowDisplayed && nowVisible;
}

void TimedWords::append(const QString &text, const TextStyle &style, bool preserve, const Showing &showing)
{
    m_pieces.append({text, style, preserve, showing});
}

void TimedWords::lineBreak(const Showing &showing)
{
    m_pieces.append({.text = {}, .showing = showing});
}

bool TimedWords::isKaraoke() const
{
    int words = 0;
    qint64 last = 0;
    for (const Piece &piece : m_pieces) {
        if (isBlank(piece.text))
            continue;
        const QStringView word = QStringView(piece.text).trimmed();
        if (std::any_of(word.begin(), word.end(), [](QChar c) { return c.isSpace(); }) || !piece.showing.ownTimes
            || piece.showing.begin < last)
            return false;
        last = piece.showing.begin;
        ++words;
    }
    return words > 1;
}

bool TimedWords::changes(qint64 begin, qint64 end, std::optional<bool> karaoke) const
{
    bool goes = false;
    bool differ = false;
    for (const Piece &piece : m_pieces) {
        if (isBlank(piece.text))
            continue;
        if (!piece.showing.changes.isEmpty())
            return true;
        goes = goes || piece.showing.end < end;
        differ = differ || piece.showing.begin > begin;
    }
    return goes && !karaoke.value_or(differ && isKaraoke());
}

QList<Cue> TimedWords::takeSplit(qint64 begin, qint64 end)
{
    const qsizetype mostMoments = std::max<qsizetype>(500, mostLooks / std::max<qsizetype>(1, m_pieces.size()));
    QList<qint64> moments{begin, end};
    for (const Piece &piece : std::as_const(m_pieces)) {
        moments << piece.showing.begin << piece.showing.end;
        for (const Change &change : piece.showing.changes)
            moments << change.begin << change.end;
        if (moments.size() > 8 * mostMoments)
            break;
    }
    moments.removeIf([&](qint64 ms) { return ms < begin || ms > end; });
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    if (moments.size() > mostMoments)
        moments.remove(mostMoments - 1, moments.size() - mostMoments);

    QList<Cue> cues;
    for (qsizetype i = 0; i + 1 < moments.size(); ++i) {
        Markup::FoldedText words;
        bool lineGone = false; // all of the line that a break ends
        for (const Piece &piece : std::as_const(m_pieces)) {
            const bool seen = piece.showing.isSeenAt(moments[i]);
            if (!piece.text.isNull()) {
                if (seen)
                    words.append(piece.text, piece.style, piece.preserve);
                if (!isBlank(piece.text))
                    lineGone = !seen;
            } else if (seen && !lineGone) {
                words.lineBreak();
            } else {
                lineGone = false;
            }
        }
        Cue cue(moments[i], moments[i + 1]);
        words.moveTo(cue);
        if (cue.text.isEmpty())
            continue;
        Cue *const before = cues.isEmpty() || cues.last().endMs != cue.startMs ? nullptr : &cues.last();
        if (before && before->text == cue.text && before->runs == cue.runs)
            before->endMs = cue.endMs;
        else
            cues.append(std::move(cue));
    }
    m_pieces.clear();
    return cues;
}

void TimedWords::moveTo(Cue &cue)
{
    Markup::FoldedText words;
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (piece.text.isNull())
            words.lineBreak();
        else if (piece.showing.displayed && piece.showing.visible)
            words.append(piece.text, piece.style, piece.preserve);
    }
    words.moveTo(cue);
    m_pieces.clear();
}

} // namespace Legenda::Ttml
