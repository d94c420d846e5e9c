// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The service's language codes: two letters with some of its own making ("at" for Asturian), regions for a few.

#include "core/base/language.h"

#include <QStringList>

namespace Legenda::OpenSubtitlesCom {

/// What to ask for; several for a language that the service splits ("zh"). Lower case.
QStringList serviceCodes(const Language &language);

/// Without case. A code nobody knows stays as it is.
Language languageFrom(const QString &serviceCode);

} // namespace Legenda::OpenSubtitlesCom
