// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Preferences as bytes, for what has to go on later as it was begun.

#include "core/settings/settings.h"

namespace Legenda {

/// All of them; there are no secrets among them.
QByteArray toBytes(const Preferences &preferences);
/// What is missing or odd keeps its default.
Preferences preferencesFrom(const QByteArray &bytes);

} // namespace Legenda
