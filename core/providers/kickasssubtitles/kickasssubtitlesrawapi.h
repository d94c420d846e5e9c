// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "POST /convert format=webvtt subtitle@file.srt" as a request.

#include "core/base/pending.h"
#include "core/net/restcall.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrequests.h"

#include <QStringList>

namespace Legenda::KickAssSubtitles {

/// Reads the files of a call off the main thread. FileAccess where one cannot be read, BadInput where one is too large
/// for anybody.
Pending<QList<FormFile>> readFormFiles(const RestCall &call, std::stop_token stop);

/// @param files of readFormFiles(); with some the body is multipart, without it is a plain form
HttpRequest rawRequest(const Access &access, const RestCall &call, const QList<FormFile> &files);

/// A line for each endpoint.
QStringList rawEndpoints();

} // namespace Legenda::KickAssSubtitles
