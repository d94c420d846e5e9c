// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service for tests that converts: answers what it is told to.

#include "core/providers/remotetasks.h"
#include "tests/support/fakeprovider.h"

#include <QMap>

namespace Legenda {

class FakeConverter : public FakeProvider, public RemoteConverter, public RemoteTasks
{
public:
    static constexpr qint64 largest = 4096;

    FakeConverter() : FakeProvider(QStringLiteral("converter")) { }

    Result<SubtitleFile> answer = SubtitleFile{QStringLiteral("x.vtt"), "WEBVTT converted", -1, {}};
    QMap<QString, QList<SubtitleFile>> results; ///< of tasks
    bool hold = false; ///< answers wait for release()

    QList<RemoteConversion> conversions; ///< what it was asked
    QStringList resumed;

    QList<RemoteFormat> remoteFormats() const override
    {
        return {{QStringLiteral("subrip"), QStringLiteral("SubRip"), QStringLiteral("srt")},
            {QStringLiteral("webvtt"), QStringLiteral("WebVTT"), QStringLiteral("vtt")},
            {QStringLiteral("microdvd"), QStringLiteral("MicroDVD"), QStringLiteral("sub")}};
    }
    QList<double> remoteFrameRates() const override { return {23.976, 25.0}; }
    qint64 largestFile() const override { return largest; }

    Pending<SubtitleFile> convert(RemoteConversion conversion, std::stop_token stop) override
    {
        conversions.append(std::move(conversion));
        return later<SubtitleFile>(hold, stop, [this] { return answer; });
    }

    QList<RemoteTask> openTasks() const override { return {}; }
    Pending<QList<SubtitleFile>> resumeTask(QString taskId, std::stop_token stop) override
    {
        resumed.append(taskId);
        return later<QList<SubtitleFile>>(
            hold, stop, [this, taskId]() -> Result<QList<SubtitleFile>> { return results.value(taskId); });
    }
    void forgetTask(const QString &) override { }
};

} // namespace Legenda
