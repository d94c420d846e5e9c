// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"

namespace Legenda::Amara {

/// The language behind one of the service's codes. There are some that name no language ("meta-wiki", "x-other"): they
/// stay as they are.
Language languageFrom(const QString &serviceCode);

} // namespace Legenda::Amara
