// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The videos a person works on: paths go in, rows come out and fill in live (scan, hash, name, media facts). The window
// shows it, the command line prints it. Lives on the main thread; all work is on pools.

#include "core/identify/identity.h"
#include "core/scan/videoscanner.h"
#include "core/scan/webaddress.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace Legenda {

class Store;

using VideoId = int; ///< stable while the library lives; never used again

enum class VideoState { Waiting, Identifying, Identified, Searching, Found, NothingFound, Saving, Saved, Failed };

/// One row.
struct LibraryEntry
{
    VideoId id = -1;
    Video video;
    VideoIdentity identity;
    VideoState state = VideoState::Waiting;
    int hits = 0; ///< found by the last search
    QList<Language> found; ///< languages the last search found something for
    QString message; ///< what failed, what to do
    bool operator==(const LibraryEntry &) const = default;
};

/// Languages that are there: sidecars and, if wanted, tracks inside; forced ones do not count.
QList<Language> languagesThere(const LibraryEntry &entry, bool embeddedCounts);

class Library : public QObject
{
    Q_OBJECT
public:
    explicit Library(Store &store, QObject *parent = nullptr);
    ~Library() override; ///< stops what is still on its way

    /// Scans in the background; rows appear by added(). Videos that are there already are not added twice. A subtitle
    /// or archive among the paths is handed on by subtitlesDropped().
    void add(const QStringList &paths, const ScanOptions &options);
    /// Videos on the web: rows at once, identified by their address. Ends with the rows, those that are there already
    /// included.
    QList<VideoId> addWeb(const QList<VideoAddress> &videos);
    /// Where subtitles of web videos are looked for; empty: nowhere. Absolute.
    void setWebFolder(const QString &folder);
    void remove(const QSet<VideoId> &ids);
    void clear();
    /// Stops scanning and identifying; rows so far stay and can be identified later by identify().
    void stop();
    /// (Again) hash and media facts; web videos have none.
    void identify(const QSet<VideoId> &ids);
    /// Looks for subtitles beside the videos again, in the background (after a save).
    void refreshSidecars(const QSet<VideoId> &ids);

    const QList<VideoId> &order() const; ///< as added
    const LibraryEntry *find(VideoId id) const; ///< valid until the next change
    VideoId idOf(const QString &path) const; ///< -1 if there is none
    int count() const;
    bool isBusy() const; ///< scanning or identifying
    /// Of the running work: done and total so far (total grows while scanning).
    std::pair<int, int> progress() const;

    /// For the steps after: what happened to a video.
    void setState(VideoId id, VideoState state, const QString &message = {});
    void setFound(VideoId id, int hits, const QList<Language> &languages);
    void setFeature(const QSet<VideoId> &ids, const FeatureRef &feature, bool chosenByPerson);
    /// What the service says a web video is called.
    void setWebTitle(VideoId id, const QString &title);

    /// Of that row; see the function of that name.
    QList<Language> languagesThere(VideoId id, bool embeddedCounts) const;

Q_SIGNALS:
    void added(const QList<Legenda::VideoId> &ids); ///< in batches
    void changed(const QSet<Legenda::VideoId> &ids); ///< gathered: at most one signal each 50 ms
    void removed(const QSet<Legenda::VideoId> &ids);
    void subtitlesDropped(const QStringList &paths);
    void problem(const QString &path, const Legenda::Error &error);
    void busyChanged(bool busy);
    void progressChanged(int done, int total);
    void scanFinished(const Legenda::ScanSummary &summary);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::LibraryEntry)
Q_DECLARE_METATYPE(Legenda::ScanSummary)
