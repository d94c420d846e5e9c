// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/choicesform.h"

namespace Legenda {

/// What is taken out.
class CleanUpForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit CleanUpForm(QWidget *parent = nullptr);

Q_SIGNALS:
    /// What counts as an advert is to be shown.
    void advertsRequested();

private:
    void addSdhKinds();
};

/// How long cues stand and what lies between them.
class DurationsForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit DurationsForm(QWidget *parent = nullptr);
};

/// Line breaks, repeated texts, order.
class LinesForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit LinesForm(QWidget *parent = nullptr);

protected:
    void adjust(ConvertChoices &changed, const ConvertChoices &before) const override;
};

} // namespace Legenda
