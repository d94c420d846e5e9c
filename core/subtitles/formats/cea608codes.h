// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tables of CEA-608, for its decoder and encoder only.

#include "core/subtitles/formats/cea608.h"

namespace Legenda::Cea608 {

/// First bytes of preamble address codes; the second one has bit 5 set where `upper`.
struct RowCode
{
    quint8 first;
    bool upper;
};
extern const RowCode rowCodes[rowCount];

/// @param code 0x20 to 0x7F
char16_t standardLetter(int code);
/// @param code 0x30 to 0x3F, behind 0x11
char16_t specialLetter(int code);
/// @param code 0x20 to 0x3F, behind 0x12 or 0x13
char16_t extendedLetter(int first, int code);

} // namespace Legenda::Cea608
