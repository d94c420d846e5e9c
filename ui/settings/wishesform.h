// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/wish.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace Legenda {

/// Which kinds of subtitles are wanted: one row for each kind.
class WishesForm : public QWidget
{
    Q_OBJECT
public:
    /// @param keys whether its rows have letters to press: of two forms in one window only one can
    explicit WishesForm(QWidget *parent = nullptr, bool keys = true);

    void setWishes(const LanguageWishes &wishes); ///< emits nothing
    LanguageWishes wishes() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox *m_hearingImpaired = nullptr;
    QComboBox *m_foreignPartsOnly = nullptr;
    QComboBox *m_aiTranslated = nullptr;
    QComboBox *m_machineTranslated = nullptr;
    QCheckBox *m_trustedOnly = nullptr;
};

} // namespace Legenda
