// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Legenda {

/// What a person wants of a kind of subtitle (for the hearing impaired, forced, translated by a machine …).
enum class Wish { Include, Exclude, Only };

} // namespace Legenda
