// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Media facts as bytes, to remember them between runs: reading them takes ten times as long as a hash.

#include "core/identify/identity.h"

#include <QByteArray>

namespace Legenda {

QByteArray toBytes(const MediaFacts &facts);
MediaFacts mediaFactsFrom(const QByteArray &bytes);

} // namespace Legenda
