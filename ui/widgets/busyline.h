// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProgressBar>

namespace Legenda {

/// A thin line that moves while something goes on. Keeps its place when nothing does, so that nothing jumps.
class BusyLine : public QProgressBar
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);

    /// @param what for screen readers
    void setBusy(bool busy, const QString &what = {});
};

} // namespace Legenda
