// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "GET /discover/popular language=en" as a request.

#include "core/net/multipart.h"
#include "core/net/restcall.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QStringList>

namespace Legenda::OpenSubtitlesCom {

/// The body: JSON, a form where files go along, nothing for GET and DELETE. FileAccess and BadInput for files that
/// cannot be sent. Blocking (reads the files).
Result<FormBody> rawBody(const RestCall &call);
/// @param body of rawBody()
HttpRequest rawRequest(const Access &access, const RestCall &call, const FormBody &body);

/// A line for each endpoint.
QStringList rawEndpoints();

} // namespace Legenda::OpenSubtitlesCom
