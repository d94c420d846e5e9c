// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The words of one TTML paragraph, of which some may come later or go earlier than it does.

#include "core/subtitles/formats/markuptext.h"

#include <optional>

namespace Legenda::Ttml {

/// What an animation does to an element for a while.
struct Change
{
    qint64 begin = 0;
    qint64 end = 0;
    bool display = false; ///< else it is the visibility
    bool shows = true;
};

/// When words are seen.
struct Showing
{
    qint64 begin = 0;
    qint64 end = 0;
    bool displayed = true; ///< where no change says otherwise
    bool visible = true;
    bool ownTimes = false; ///< a span around them says when
    QList<Change> changes{}; ///< outer ones first; later ones win
    bool isSeenAt(qint64 ms) const;
};

class TimedWords
{
public:
    void append(const QString &text, const TextStyle &style, bool preserve, const Showing &showing);
    void lineBreak(const Showing &showing);

    /// The whole does not simply stand there from `begin` to `end`: words go while others stay, or come back.
    /// @param karaoke the ends of words only say how long they are sung; not said: so it is where single words follow
    /// each other
    bool changes(qint64 begin, qint64 end, std::optional<bool> karaoke) const;
    /// One cue for each time at which something else is seen.
    QList<Cue> takeSplit(qint64 begin, qint64 end);
    /// All that may be seen at any time.
    void moveTo(Cue &cue);

private:
    struct Piece
    {
        QString text; ///< null: a line break
        TextStyle style{};
        bool preserve = false;
        Showing showing{};
    };
    bool isKaraoke() const;

    QList<Piece> m_pieces;
};

} // namespace Legenda::Ttml
