// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When which codes of captions have to be sent, so that all is loaded in time.

#include "core/subtitles/format.h"
#include "core/subtitles/formats/cea608.h"

#include <QList>

#include <functional>
#include <optional>

namespace Legenda::Scc {

/// Document::head of a file whose times leave out frame numbers.
QString dropFrameMark();

/// The codes of exactly this screen, for the writer of the same format.
void keepNative(Cue &cue, const Cea608::Screen &screen);

class Schedule
{
public:
    using Send = std::function<void(qint64 frame, const QList<quint16> &pairs)>;
    /// @param end the last frame there is a number for
    Schedule(double rate, qint64 end, bool keepNative, Writing &writing)
        : m_rate(rate), m_end(end), m_keepNative(keepNative), m_writing(writing)
    {
    }
    /// Pop-on captions; `send` is called in order of time, and never for a time when others are still being sent.
    void run(const Document &document, const Send &send);

private:
    struct Shown
    {
        qint64 start = 0;
        qint64 end = 0;
        QList<qsizetype> cues; ///< the later ones last
    };
    void collect(const Document &document);
    void add(qint64 start, qint64 end, const QList<qsizetype> &cues);
    QList<Cea608::Screen> screensOf(const Cue &cue, qsizetype index);
    void show(const Document &document, const Shown &shown);
    void load(const Cea608::Screen &screen, qint64 start, qint64 end);
    void load(const Cea608::Screen &screen, qint64 start, bool twice);
    void erase();

    double m_rate;
    qint64 m_end;
    bool m_keepNative;
    Writing &m_writing;
    Send m_send;
    QList<Shown> m_shown;
    QList<SubtitleFeatures> m_lost; ///< by cue
    qint64 m_free = 0; ///< frame behind what was sent last
    qint64 m_flipped = -1; ///< frame at which the last caption appeared
    std::optional<qint64> m_erase; ///< frame at which it has to go
    int m_moved = 0;
};

} // namespace Legenda::Scc
