// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/identify/identity.h"

namespace Legenda {

/// Duration, frame rate and subtitle tracks. Blocking: reads about 1 MiB (2 to 4 ms), never more than 16 MiB; run it in
/// the background. Only this file is opened, whatever lies beside it. Thread-safe.
/// A file that MediaInfo cannot make sense of gives empty facts, no error; FileAccess where it cannot be read,
/// NotSupported where MediaInfo is not on this machine.
Result<MediaFacts> readMediaFacts(const QString &path);

} // namespace Legenda
