// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the service's refusals mean for a person. It speaks as Laravel does: {"message", "errors": {field: ["…"]}}.

#include "core/base/error.h"
#include "core/net/httpclient.h"

namespace Legenda::KickAssSubtitles {

enum class Endpoint { User, Search, Convert, Upload, Task };

/// The error behind a reply that is not what was asked for: any status but 2xx, or a web page.
Error errorFrom(const HttpReply &reply, Endpoint endpoint);

/// "Not found", said about what was looked for and not about the address.
bool saysNothingFound(const HttpReply &reply);

/// A reply that claims success but cannot be read.
Error notUnderstood(const HttpReply &reply);
Error noApiKey();
Error brokenSubtitles();
/// A task that ended badly. @param said the service's own words, may be empty
Error taskFailed(Endpoint endpoint, const QString &said);
/// The wait was long enough. The message names the task, the detail is "task: <id>".
Error stillWorking(const QString &taskId, std::chrono::seconds retryAfter);

/// What a reply says of waiting, 0 to a day; 0: nothing.
std::chrono::seconds waitOf(const HttpReply &reply);

/// Short, on one line, without secrets.
QString tidied(const QString &words);

} // namespace Legenda::KickAssSubtitles
