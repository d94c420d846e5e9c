// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a batch found, as it is kept for a later start.

#include "core/search/ranker.h"

#include <QByteArray>
#include <QList>

namespace Legenda {

/// The best of them, with their scores; the reasons are left out.
QByteArray toBytes(const QList<RankedHit> &hits);
QList<RankedHit> hitsFrom(const QByteArray &bytes);

} // namespace Legenda
