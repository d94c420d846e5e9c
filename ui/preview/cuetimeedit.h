// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/timeedit.h"

namespace Legenda {

/// The start or end of a cue, or a shift of it: the arrow keys move it by a tenth of a second, with Shift by a second.
/// valueChanged() tells of what is being typed; what counts is finished().
class CueTimeEdit : public TimeEdit
{
    Q_OBJECT
public:
    using TimeEdit::TimeEdit;

    void stepBy(int steps) override;

Q_SIGNALS:
    /// By the arrows, or typed and left.
    void finished(qint64 ms);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace Legenda
