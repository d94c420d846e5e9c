// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/subtitles/subtitletext.h"

#include <QWidget>

namespace Legenda {

/// How densely a subtitle speaks over the length of the video: gaps, a missing end or one that is too long show at a
/// glance. A click goes to that time.
class TimelineStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineStrip(QWidget *parent = nullptr);

    /// @param videoMs 0: not known, then the last cue is the end
    /// @param atLeastMs the strip is that long in any case: for two that stand side by side
    void setCues(const QList<PreviewCue> &cues, qint64 videoMs, qint64 atLeastMs = 0);
    /// The part of the time line that the list shows.
    void setVisibleRange(qint64 fromMs, qint64 toMs);

    /// Share of each of `bins` equal pieces of `lengthMs` in which something is said, 0 to 1.
    static QList<double> density(const QList<PreviewCue> &cues, qint64 lengthMs, int bins);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void timeClicked(qint64 ms);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    qint64 lengthMs() const { return qMax(m_atLeastMs, qMax(m_videoMs, m_lastMs)); }
    qint64 timeAt(int x) const;
    int xAt(qint64 ms) const;

    QList<PreviewCue> m_cues;
    QList<double> m_density; ///< for the width it was made for
    qint64 m_videoMs = 0;
    qint64 m_lastMs = 0;
    qint64 m_atLeastMs = 0;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 0;
};

} // namespace Legenda
