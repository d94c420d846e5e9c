// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Legenda {

/// What a person wants of a kind of subtitle (for the hearing impaired, forced, translated by a machine …).
enum class Wish { Include, Exclude, Only };

/// Which kinds of subtitles a person wants, in one language or in all.
struct LanguageWishes
{
    Wish hearingImpaired = Wish::Include;
    Wish foreignPartsOnly = Wish::Exclude;
    Wish aiTranslated = Wish::Include;
    Wish machineTranslated = Wish::Exclude;
    bool trustedOnly = false;
    bool operator==(const LanguageWishes &) const = default;
};

} // namespace Legenda
