// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Shows over the window, while something is dragged across it, what letting go will do.

#include <QWidget>

namespace Legenda {

class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget *parent);

    /// Over all of the parent. @param row where the drop is meant for one row only (parent's coordinates); else empty
    void showHint(const QString &text, const QRect &row = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QRect m_row;
};

} // namespace Legenda
