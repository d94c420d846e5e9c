// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/identify/identity.h"

namespace Legenda {

/// Duration, frame rate and subtitle tracks. Blocking, reads a few MiB at most; run it in the background.
/// A file that MediaInfo cannot make sense of gives empty facts, no error; FileAccess where it cannot be read.
Result<MediaFacts> readMediaFacts(const QString &path);

} // namespace Legenda
