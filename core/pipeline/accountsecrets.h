// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the window may know of stored secrets: which there are and whether they last, never what they are.

#include "core/base/pending.h"
#include "core/providers/capabilities.h"

#include <QStringList>

namespace Legenda {

class Engine;

/// Name of the environment variable that gives a value of an account: LEGENDA_OPENSUBTITLES_COM_API_KEY.
QString accountVariable(const QString &provider, const QString &key);

/// False where no keyring answered: secrets are forgotten when the program ends.
bool secretsPersist(const Engine &engine);

/// Keys of the account fields that are secret and have a value stored.
Pending<QStringList> storedSecrets(const Engine &engine, const ProviderInfo &service);

} // namespace Legenda
