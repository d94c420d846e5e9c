// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the service writes: its own names, those for people, and the usual extensions.

#include "core/providers/remotetasks.h"

#include <QList>
#include <QString>

namespace Legenda::KickAssSubtitles {

/// The 27 formats, the usual ones first.
QList<RemoteFormat> formats();
/// Frames per second, ascending.
QList<double> frameRates();
/// "23.976", as the service wants it; empty for a rate it does not take.
QString frameRateText(double fps);

} // namespace Legenda::KickAssSubtitles
