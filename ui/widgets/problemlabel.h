// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace Legenda {

/// A sentence below a field on what is wrong with it, in the colour for that.
class ProblemLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ProblemLabel(QWidget *parent = nullptr);

    /// Empty: hides.
    void setProblem(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColour();
};

} // namespace Legenda
