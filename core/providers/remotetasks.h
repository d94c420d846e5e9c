// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Work that a service does in its own time: it is started, asked after, and can be come back to.

#include "core/base/pending.h"
#include "core/providers/subtitlehit.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <stop_token>

namespace Legenda {

/// Work a service has not finished. A wait that lasts too long ends with ErrorKind::Timeout, whose message names the
/// task and whose detail is "task: <id>"; the task stays among openTasks().
struct RemoteTask
{
    enum class Kind { Search, Convert, Translate };
    QString provider;
    QString id; ///< the service's own
    Kind kind = Kind::Search;
    QString label; ///< for people: what it is about, such as a file name
    QDateTime startedAt; ///< UTC
    bool operator==(const RemoteTask &) const = default;
};

/// A service that works in tasks.
class RemoteTasks
{
public:
    virtual ~RemoteTasks() = default;
    /// Those that were left when the wait for them ended, newest first.
    virtual QList<RemoteTask> openTasks() const = 0;
    /// Waits for a task again, also for one of an earlier run. Ends with its files; none if it found nothing.
    virtual Pending<QList<SubtitleFile>> resumeTask(QString taskId, std::stop_token stop) = 0;
    virtual void forgetTask(const QString &taskId) = 0;
};

/// A format a service writes.
struct RemoteFormat
{
    QString id; ///< the service's own
    QString name; ///< for people
    QString extension; ///< without a dot
    bool operator==(const RemoteFormat &) const = default;
};

struct RemoteConversion
{
    QString fileName;
    QByteArray content;
    QString format; ///< RemoteFormat::id
    QString inputEncoding; ///< empty: the service guesses
    QString encoding = QStringLiteral("UTF-8");
    Language language; ///< invalid: not said
    double fps = 0; ///< frames per second, for formats that count frames; 0: not said
    bool operator==(const RemoteConversion &) const = default;
};

/// A service that converts subtitles: for formats that Legenda does not know itself.
class RemoteConverter
{
public:
    virtual ~RemoteConverter() = default;
    virtual QList<RemoteFormat> remoteFormats() const = 0;
    virtual QList<double> remoteFrameRates() const = 0; ///< those `fps` may be
    virtual qint64 largestFile() const = 0; ///< bytes
    /// Starts and waits; see RemoteTask for what a long wait ends with. What the service refuses ends with BadInput and
    /// Error::fields.
    virtual Pending<SubtitleFile> convert(RemoteConversion conversion, std::stop_token stop) = 0;
};

} // namespace Legenda
