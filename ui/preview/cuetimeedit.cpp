// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cuetimeedit.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace Legenda {

namespace {

constexpr qint64 stepMs = 100;
constexpr int stepsWithShift = 10;

} // namespace

void CueTimeEdit::stepBy(int steps)
{
    setValue(value() + steps * stepMs);
    Q_EMIT valueChanged(value());
    Q_EMIT finished(value());
}

void CueTimeEdit::keyPressEvent(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up;
    if ((up || event->key() == Qt::Key_Down) && event->modifiers().testFlag(Qt::ShiftModifier)) {
        stepBy(up ? stepsWithShift : -stepsWithShift);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT finished(value());
        return;
    }
    TimeEdit::keyPressEvent(event);
}

void CueTimeEdit::focusOutEvent(QFocusEvent *event)
{
    TimeEdit::focusOutEvent(event);
    Q_EMIT finished(value());
}

void CueTimeEdit::wheelEvent(QWheelEvent *event)
{
    // Who scrolls past moves no cue.
    if (hasFocus())
        TimeEdit::wheelEvent(event);
    else
        event->ignore();
}

} // namespace Legenda
