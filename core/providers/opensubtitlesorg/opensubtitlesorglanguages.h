// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The service's language codes: ISO 639-2/B with some of its own making ("pob" for Portuguese of Brazil).

#include "core/base/language.h"

#include <QStringList>

namespace Legenda::OpenSubtitlesOrg {

/// What to ask for; several for a language that the service splits ("zh"). Lower case.
QStringList serviceCodes(const Language &language);
QStringList serviceCodes(const QList<Language> &languages);

/// From SubLanguageID or ISO639, without case. A code nobody knows stays as it is.
Language languageFrom(const QString &serviceCode);

} // namespace Legenda::OpenSubtitlesOrg
