// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

#include <QWidget>

namespace Legenda {

/// A page of the preferences: shows a part of them and writes that part back.
class PreferencesPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void load(const Preferences &preferences) = 0;
    /// Changes what the page is about, nothing else.
    virtual void store(Preferences &preferences) const = 0;
    /// Keeps what is not among the preferences, such as a password. Called once the person agrees to all.
    virtual void keep() { }
    /// What is wrong with the values, shown at the place of it as well; empty: nothing.
    virtual QString problem() const { return {}; }

Q_SIGNALS:
    void changed();
};

} // namespace Legenda
