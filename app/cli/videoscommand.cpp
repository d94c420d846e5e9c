// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/videoscommand.h"

#include "core/pipeline/webplace.h"
#include "core/scan/webaddress.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

void VideosCommand::start()
{
    if (inputs().isEmpty()) {
        output().message(tr("Give videos or folders, or --stdin to read their paths from standard input."));
        return finishWith(WrongUsage);
    }
    QStringList paths;
    QList<VideoAddress> onWeb;
    for (const QString &input : inputs()) {
        if (!looksLikeWebAddress(input) || QFileInfo::exists(input))
            paths << QDir::cleanPath(QFileInfo(input).absoluteFilePath());
        else if (const auto video = readVideoAddress(input))
            onWeb << *video;
        else
            failed({{u"path"_s, input}}, {},
                {ErrorKind::BadInput,
                    tr("%1 leads to no video Legenda knows of. It knows YouTube, Vimeo, Dailymotion, Amara and "
                       "addresses "
                       "of video files.")
                        .arg(input),
                    {}});
    }

    Library &library = engine().library();
    library.setWebFolder(webFolder(withWebFolder(arguments().preferences)));
    library.addWeb(onWeb);
    if (paths.isEmpty()) {
        QTimer::singleShot(0, this, [this] { scanned(); });
        return;
    }
    connect(&library, &Library::problem, this, [this](const QString &path, const Error &error) {
        failed({{u"path"_s, path}}, {}, error);
    });
    connect(&library, &Library::subtitlesDropped, this, [this](const QStringList &found) { m_subtitles += found; });
    connect(&library, &Library::progressChanged, this,
        [this](int done, int total) { output().progress(done, total, tr("videos read")); });
    connect(&library, &Library::busyChanged, this, [this](bool busy) {
        if (!busy)
            scanned();
    });
    ScanOptions options;
    options.includeExtras = arguments().preferences.includeExtras;
    library.add(paths, options);
}

Preferences VideosCommand::withWebFolder(Preferences preferences)
{
    if (webFolder(preferences).isEmpty())
        preferences.webFolder = QDir::currentPath();
    return preferences;
}

void VideosCommand::stop()
{
    Command::stop();
    engine().library().stop();
}

void VideosCommand::scanned()
{
    Library &library = engine().library();
    disconnect(&library, nullptr, this, nullptr);
    output().progress(0, 0, {});
    QList<LibraryEntry> entries;
    for (const VideoId id : library.order())
        entries << *library.find(id);
    if (stopToken().stop_requested()) {
        output().message(tr("Stopped."));
        return finishWith(entries.isEmpty() ? NothingDone : SomeFailed);
    }
    if (entries.isEmpty() && (m_subtitles.isEmpty() || !takesSubtitles())) {
        output().message(tr("No videos there."));
        return finishWith(NothingDone);
    }
    videosReady(entries);
}

QJsonObject toJson(const LibraryEntry &entry)
{
    QJsonObject object{{u"path"_s, entry.video.path}};
    if (entry.video.isOnWeb())
        object[u"type"_s] = u"web"_s;
    else
        object[u"size"_s] = entry.video.size;
    if (!entry.video.parts.isEmpty())
        object[u"parts"_s] = QJsonArray::fromStringList(entry.video.parts);
    const QJsonObject guess = toJson(entry.identity.name);
    for (const QString &key : {u"title"_s, u"type"_s, u"year"_s, u"season"_s, u"episode"_s}) {
        if (guess.contains(key))
            object[key] = guess[key];
    }
    if (!entry.identity.movieHash.isEmpty())
        object[u"hash"_s] = entry.identity.movieHash;
    QJsonArray languages;
    for (const Language &language : sidecarLanguages(entry.video))
        languages << language.code();
    object[u"languages"_s] = languages;
    QJsonArray embedded;
    for (const EmbeddedSubtitle &track : entry.identity.media.subtitles)
        embedded << (track.language.isValid() ? track.language.code() : u"und"_s);
    object[u"embedded"_s] = embedded;
    if (entry.identity.media.durationMs > 0)
        object[u"duration_ms"_s] = entry.identity.media.durationMs;
    if (entry.identity.media.fps > 0)
        object[u"fps"_s] = entry.identity.media.fps;
    return object;
}

} // namespace Legenda::Cli
