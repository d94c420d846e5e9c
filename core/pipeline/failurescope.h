// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a failure means for a batch: for this subtitle, for the service, or for this video alone.

#include "core/base/error.h"

namespace Legenda {

enum class FailureScope {
    Subtitle, ///< the next best one may do
    Service, ///< this service is of no use for now: keep the work, ask others, pause
    Everything, ///< nothing can be saved any more: pause
    Item, ///< this language of this video fails, the rest goes on
    Stopped,
};

FailureScope failureScope(ErrorKind kind);

} // namespace Legenda
