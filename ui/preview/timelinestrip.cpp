// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/timelinestrip.h"

#include "ui/preview/cuemodel.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Legenda {

namespace {

constexpr int barWidth = 2;
constexpr int barStep = 3;
constexpr double smallestFullShare = 0.2;
// Cues that last past the end by a blink are no sign of another cut.
constexpr qint64 endToleranceMs = 2000;

} // namespace

TimelineStrip::TimelineStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("When something is said, over the length of the video"));
}

void TimelineStrip::setCues(const QList<PreviewCue> &cues, qint64 videoMs, qint64 atLeastMs)
{
    m_cues = cues;
    m_videoMs = videoMs;
    m_atLeastMs = atLeastMs;
    m_lastMs = 0;
    for (const PreviewCue &cue : cues)
        m_lastMs = qMax(m_lastMs, cue.endMs);
    m_density.clear();
    update();
}

void TimelineStrip::setVisibleRange(qint64 fromMs, qint64 toMs)
{
    if (fromMs == m_fromMs && toMs == m_toMs)
        return;
    m_fromMs = fromMs;
    m_toMs = toMs;
    update();
}

QList<double> TimelineStrip::density(const QList<PreviewCue> &cues, qint64 lengthMs, int bins)
{
    QList<double> shares(qMax(0, bins), 0.0);
    if (lengthMs <= 0 || bins <= 0)
        return shares;
    const double binMs = static_cast<double>(lengthMs) / bins;
    for (const PreviewCue &cue : cues) {
        const qint64 start = qBound<qint64>(0, cue.startMs, lengthMs);
        const qint64 end = qBound<qint64>(start, cue.endMs, lengthMs);
        const int last = qMin(bins - 1, static_cast<int>(static_cast<double>(end) / binMs));
        for (int bin = static_cast<int>(static_cast<double>(start) / binMs); bin <= last; ++bin) {
            const double from = qMax(static_cast<double>(start), bin * binMs);
            const double to = qMin(static_cast<double>(end), (bin + 1) * binMs);
            shares[bin] = qMin(1.0, shares.at(bin) + qMax(0.0, to - from) / binMs);
        }
    }
    return shares;
}

QSize TimelineStrip::sizeHint() const
{
    return {spacing(this, 80), spacing(this, 6)};
}

QSize TimelineStrip::minimumSizeHint() const
{
    return {spacing(this, 20), spacing(this, 6)};
}

qint64 TimelineStrip::timeAt(int x) const
{
    const int at = layoutDirection() == Qt::RightToLeft ? width() - 1 - x : x;
    return qBound<qint64>(0, lengthMs() * at / qMax(1, width() - 1), lengthMs());
}

int TimelineStrip::xAt(qint64 ms) const
{
    const int at = lengthMs() > 0 ? static_cast<int>(ms * (width() - 1) / lengthMs()) : 0;
    return layoutDirection() == Qt::RightToLeft ? width() - 1 - at : at;
}

void TimelineStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    QColor ground = theme.border;
    ground.setAlphaF(0.35F);
    painter.fillRect(rect(), ground);
    if (lengthMs() <= 0)
        return;

    if (m_toMs > m_fromMs) {
        QColor seen = theme.accent;
        seen.setAlphaF(0.22F);
        const int a = xAt(qMin(m_fromMs, lengthMs()));
        const int b = xAt(qMin(m_toMs, lengthMs()));
        painter.fillRect(QRect(qMin(a, b), 0, qMax(3, qAbs(b - a)), height()), seen);
    }
    const int bins = qMax(1, width() / barStep);
    if (m_density.size() != bins)
        m_density = density(m_cues, lengthMs(), bins);
    const double binMs = static_cast<double>(lengthMs()) / bins;
    // Where little is said the differences still show; nothing at all stays nothing.
    const double most = qMax(smallestFullShare, *std::max_element(m_density.cbegin(), m_density.cend()));
    for (int bin = 0; bin < bins; ++bin) {
        if (m_density.at(bin) <= 0)
            continue;
        const int barHeight = qMax(2, qRound(m_density.at(bin) / most * (height() - 4)));
        const bool late = m_videoMs > 0 && static_cast<qint64>(bin * binMs) > m_videoMs + endToleranceMs;
        const int x = layoutDirection() == Qt::RightToLeft ? width() - bin * barStep - barWidth : bin * barStep;
        painter.fillRect(QRect(x, height() - 2 - barHeight, barWidth, barHeight), late ? theme.bad : theme.accent);
    }
    // Where the video ends and the subtitle goes on.
    if (m_videoMs > 0 && m_lastMs > m_videoMs + endToleranceMs) {
        painter.setPen(QPen(theme.bad, 1));
        painter.drawLine(xAt(m_videoMs), 0, xAt(m_videoMs), height());
    }
}

void TimelineStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT timeClicked(timeAt(event->pos().x()));
}

void TimelineStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT timeClicked(timeAt(event->pos().x()));
}

bool TimelineStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), CueModel::timeText(timeAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace Legenda
