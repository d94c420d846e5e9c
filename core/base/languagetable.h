// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts behind Language: codes and names. Codes are those of ISO 639-1, -2 and -3; regions and scripts are listed
// where subtitle services tell them apart.

#include <span>

namespace Legenda {

struct LanguageEntry
{
    const char *code; ///< canonical, see Language
    const char *alpha3b; ///< ISO 639-2/B; empty: none
    const char *alpha3t; ///< ISO 639-2/T, or ISO 639-3 where 639-2 has none; empty: none
    const char *englishName; ///< UTF-8
    const char16_t *nativeName;
    bool rightToLeft;
};

/// Another code for a language of the table.
struct CodeAlias
{
    const char *from;
    const char *to;
};

/// Another name for a language of the table.
struct NameAlias
{
    const char16_t *name;
    const char *code;
};

/// By English name.
std::span<const LanguageEntry> languageTable();
std::span<const CodeAlias> codeAliases();
std::span<const NameAlias> nameAliases();
/// Languages with a code of their own (from) that are asked for as the more general one (to) as well: "nb" as "no".
std::span<const CodeAlias> macrolanguages();

} // namespace Legenda
