// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/busyline.h"

#include "ui/widgets/theme.h"

namespace Legenda {

BusyLine::BusyLine(QWidget *parent) : QProgressBar(parent)
{
    setTextVisible(false);
    setFixedHeight(spacing(this, 0.75));
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    setBusy(false);
}

void BusyLine::setBusy(bool busy, const QString &what)
{
    // Only while it moves it has a timer.
    setRange(0, busy ? 0 : 1);
    setAccessibleName(what);
    setVisible(busy);
}

} // namespace Legenda
