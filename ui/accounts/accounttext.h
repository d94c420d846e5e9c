// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/capabilities.h"

#include <QCoreApplication>

namespace Legenda {

/// What a service says of an account, and what is wrong with what was typed, in words.
class AccountText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::AccountText)
public:
    /// "Signed in as demo (VIP). 97 of 100 downloads left, new ones at 23:59."
    static QString status(const AccountInfo &info);
    static QString quota(const Quota &quota);
    /// Empty if the value is fine. @param saved a secret is stored already, so the field may stay empty
    static QString problem(const AccountField &field, const QString &value, bool saved);
};

} // namespace Legenda
