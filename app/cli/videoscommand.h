// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A command on videos: scans and identifies what was given, addresses on the web among it, then does its work on all
// of them.

#include "app/cli/command.h"
#include "core/pipeline/engine.h"

#include <QHash>

namespace Legenda::Cli {

class VideosCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override;
    void stop() override;

protected:
    /// What is to be scanned; what was given, unless a command knows better.
    virtual QStringList inputs() const { return arguments().inputs; }
    /// All videos are there and identified (or failed to be).
    virtual void videosReady(const QList<LibraryEntry> &videos) = 0;
    /// Whether subtitles alone, archives and folders of them are something to work on.
    virtual bool takesSubtitles() const { return false; }
    /// Those that were among the inputs.
    const QStringList &subtitles() const { return m_subtitles; }

    /// With a folder for subtitles of videos on the web: where nothing was said, the one the program runs in.
    static Preferences withWebFolder(Preferences preferences);

private:
    void scanned();

    QStringList m_subtitles;
};

/// The line of a video in `legenda-cli scan`.
QJsonObject toJson(const LibraryEntry &entry);

} // namespace Legenda::Cli
