// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "GET /videos/ video_url=https://…" as a request.

#include "core/net/restcall.h"
#include "core/providers/amara/amaraerrors.h"
#include "core/providers/amara/amararequests.h"

#include <QStringList>

namespace Legenda::Amara {

HttpRequest rawRequest(const Access &access, const RestCall &call);
/// What a refusal of such a request is about.
Asked askedBy(const RestCall &call);

/// A line for each endpoint.
QStringList rawEndpoints();

} // namespace Legenda::Amara
