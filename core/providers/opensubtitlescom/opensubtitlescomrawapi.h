// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "GET /discover/popular language=en" as a request.

#include "core/net/restcall.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QStringList>

namespace Legenda::OpenSubtitlesCom {

HttpRequest rawRequest(const Access &access, const RestCall &call);

/// A line for each endpoint.
QStringList rawEndpoints();

} // namespace Legenda::OpenSubtitlesCom
