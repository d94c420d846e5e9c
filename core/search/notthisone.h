// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Not this one": a subtitle that the person hid for a video, as it stands in the ranking.

#include "core/search/ranker.h"

namespace Legenda {

/// Makes a ranked hit one that is never chosen by itself, and says why.
void markNotThisOne(RankedHit &hit);

/// True for a hit that the person hid, false for one that only the wishes speak against.
bool isNotThisOne(const RankedHit &hit);

} // namespace Legenda
