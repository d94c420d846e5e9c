// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Replies of the service as values. A task comes as {"id", "status", "result": {"subtitles": [{"extension",
// "contents_base64"}]}}; older servers say "results" and put the reason of a failure into "error": {"class_name",
// "message"}.

#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/kickasssubtitles/kickasssubtitleserrors.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesupload.h"

#include <QList>
#include <QString>

#include <chrono>

namespace Legenda::KickAssSubtitles {

/// A subtitle of a task's result.
struct TaskSubtitle
{
    int index = 0; ///< its place in the result, those that cannot be read counted
    QString extension; ///< 1 to 10 letters and digits in lower case; "txt" where the service says none
    QByteArray content;
    QString fileName; ///< as the service says; mostly empty
    Language language; ///< as the service says; mostly none
    bool operator==(const TaskSubtitle &) const = default;
};

struct Task
{
    enum class State { Waiting, Completed, Failed };
    QString id;
    State state = State::Waiting;
    bool hasResult = false; ///< the reply carried one, were it empty
    QList<TaskSubtitle> subtitles;
    bool hasBroken = false; ///< some could not be read
    QString failure; ///< why it failed, in the service's words
    bool nothingFound = false; ///< it failed because there is nothing
    std::chrono::seconds retryAfter{0}; ///< what the service asked for; 0: nothing
    bool operator==(const Task &) const = default;
};

/// True for what may stand in an address: letters, digits, dashes.
bool isTaskId(const QString &id);

/// Decodes up to 24 MiB: for Pool::Cpu.
Result<Task> readTask(const HttpReply &reply, Endpoint endpoint);

Result<AccountInfo> readUser(const HttpReply &reply);
Result<KickAssSubtitlesUploaded> readUploaded(const HttpReply &reply);

/// What names one subtitle of a task for good: "task/0/srt".
struct TaskFile
{
    QString taskId;
    int index = 0;
    QString extension;
    bool operator==(const TaskFile &) const = default;
};

QString toString(const TaskFile &file);
std::optional<TaskFile> taskFileFrom(const QString &text);

/// The hits of a search's task.
QList<SubtitleHit> hitsFrom(const Task &task, const SearchQuery &asked, const Language &language);

} // namespace Legenda::KickAssSubtitles
