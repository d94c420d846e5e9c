// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The encodings that are offered, and what else people call them.

#include <QString>

#include <span>

namespace Legenda {

/// Most used first; not all of them are known to every build of Qt (see knownEncodings()). The names last as long as
/// the program.
std::span<const char *const> knownEncodingNames();

/// The name of that list for an alias in any spelling ("CP1250", "latin1", "shift-jis"); empty where there is none.
QString encodingForAlias(const QString &name);

} // namespace Legenda
