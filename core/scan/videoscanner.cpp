// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/videoscanner.h"

#include "core/scan/directory.h"
#include "core/scan/namewords.h"
#include "core/scan/sidecarindex.h"
#include "core/scan/videofolder.h"
#include "core/scan/videokind.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype firstBatch = 16;
constexpr qsizetype laterBatch = 64;
constexpr qint64 batchMs = 50;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Absolute; "." and double slashes removed; ".." only by asking the system, which alone knows where links lead.
QString absolutePath(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (!absolute.contains("/.."_L1))
        return QDir::cleanPath(absolute);
    const QFileInfo info(absolute);
    const QString canonical = info.fileName() == ".."_L1 ? info.canonicalFilePath() : info.dir().canonicalPath();
    if (canonical.isEmpty())
        return QDir::cleanPath(absolute);
    return info.fileName() == ".."_L1 ? canonical : pathIn(canonical, info.fileName());
}

/// A folder while its videos are given.
struct Place
{
    Place(const VideoFolder &read, QStringList below)
        : folder(read), belowRoot(std::move(below)),
          disc(readPartFolder(read.path.sliced(read.path.lastIndexOf(u'/') + 1))),
          sidecars(read.path, read.videos + read.unclear)
    {
    }

    const VideoFolder &folder;
    QStringList belowRoot; ///< names of the folders down to this one, the root left out
    std::optional<PartName> disc; ///< of "CD1"
    SidecarIndex sidecars;
};

/// A video or one part of it.
struct Candidate
{
    const Place *place = nullptr;
    QString name;
};

class Scan
{
public:
    Scan(const ScanOptions &options, const ScanSink &sink, std::stop_token stop)
        : m_options(options), m_sink(sink), m_stop(std::move(stop))
    {
    }

    ScanSummary run(const QStringList &paths);

private:
    using FileKey = std::pair<quint64, quint64>;
    using Film = std::vector<Candidate>; ///< its parts, in order

    void scanFiles(const QString &path, QStringList names);
    void walk(const QString &root);
    std::optional<VideoFolder> read(const QString &path);
    void enterFolder(const QString &path, QStringList &pending);
    void takeByName(const std::vector<Place> &places, qsizetype &films);
    void takeByContent(const std::vector<Place> &places, qsizetype &films);
    void take(const std::vector<Candidate> &candidates, qsizetype &films);
    static std::vector<Film> joinParts(const std::vector<Candidate> &candidates);
    void give(const Film &film, VideoKind kind, bool onlyFilm, bool leftOut);
    QStringList foldersBelowRoot(const QString &folder) const;
    const FileFacts &facts(const QString &path);
    Medium medium(const QString &path, quint64 device);
    bool isNew(const QString &path, const FileFacts &facts, bool link);
    void report(const QString &path, Error error);
    void flush();
    bool stopped() const { return m_stop.stop_requested(); }

    const ScanOptions m_options;
    const ScanSink &m_sink;
    const std::stop_token m_stop;
    ScanSummary m_summary;
    QString m_root;
    QStringList m_linkedFolders; ///< links to folders, not entered yet
    QSet<FileKey> m_seenFolders;
    QSet<FileKey> m_seenFiles;
    QSet<QString> m_seenHardLinks;
    QHash<quint64, Medium> m_media;
    QHash<QString, FileFacts> m_facts; ///< of the folder at hand
    QList<Video> m_batch;
    QElapsedTimer m_sinceFlush;
    bool m_flushed = false;
    bool m_sawSubtitles = false; ///< below the root at hand, or archives, or folders for them
};

ScanSummary Scan::run(const QStringList &paths)
{
    m_sinceFlush.start();
    QStringList subtitles;
    QString folder; // of the dropped files gathered so far
    QStringList names;
    const auto endFiles = [&] {
        if (!names.isEmpty())
            scanFiles(folder, std::exchange(names, {}));
    };
    for (const QString &given : paths) {
        if (stopped())
            break;
        if (given.isEmpty() || given.contains(QChar(u'\0')))
            continue;
        const QString path = absolutePath(given);
        const FileFacts facts = fileFacts(path);
        if (facts.systemError) {
            report(path, fileError(path, facts.systemError, Text::tr("read it")));
        } else if (facts.type == FileType::Folder) {
            endFiles();
            m_sawSubtitles = false;
            const int before = m_summary.videos + m_summary.extrasLeftOut;
            walk(path);
            if (m_sawSubtitles && m_summary.videos + m_summary.extrasLeftOut == before)
                subtitles.append(path);
        } else if (facts.type == FileType::Other) {
            report(path,
                {ErrorKind::BadInput, Text::tr("%1: this is not a file. Choose a video or a folder.").arg(path), {}});
        } else {
            const qsizetype slash = path.lastIndexOf(u'/');
            const QString parent = slash <= 0 ? u"/"_s : path.first(slash);
            const QString name = path.sliced(slash + 1);
            if (hasVideoExtension(name) || (hasUnclearExtension(name) && isVideoByContent(path))) {
                if (parent != folder)
                    endFiles();
                folder = parent;
                names.append(name);
            } else if (hasSubtitleExtension(name) || hasArchiveExtension(name)) {
                subtitles.append(path);
            } else {
                ++m_summary.otherFiles;
                report(path,
                    {ErrorKind::BadInput,
                        Text::tr("%1: this is neither a video nor a subtitle. Choose another file.").arg(path), {}});
            }
        }
    }
    endFiles();
    flush();
    if (!subtitles.isEmpty() && !stopped() && m_sink.subtitles) {
        m_summary.subtitles = int(subtitles.size());
        m_sink.subtitles(subtitles);
    }
    return m_summary;
}

/// Dropped files of one folder: the folder is listed once for all, only to find what belongs to them.
void Scan::scanFiles(const QString &path, QStringList names)
{
    std::sort(names.begin(), names.end(), naturallyLess);
    names.removeDuplicates();
    VideoFolder folder;
    folder.path = path;
    folder.videos = names;
    qsizetype otherFilms = 0;
    const QSet<QString> dropped(names.cbegin(), names.cend());
    for (const FolderEntry &entry : listFolder(path, m_stop).entries) {
        if (!entry.nameIsValid || entry.name.startsWith(u'.') || entry.type == FileType::Other)
            continue;
        if (SidecarIndex::isSubtitleFolder(entry.name)) {
            folder.subtitleFolders.append(pathIn(path, entry.name));
        } else if (entry.type == FileType::Folder) {
            continue;
        } else if (hasSubtitleExtension(entry.name)) {
            folder.subtitles.append(entry.name);
        } else if (hasVideoExtension(entry.name) && !dropped.contains(entry.name)) {
            // Not asked for, but it has a claim on the subtitles with its name.
            folder.videos.append(entry.name);
            if (!mayBeExtraByName(entry.name))
                ++otherFilms;
        }
    }
    Place place(folder, {});
    place.sidecars.addBeside(folder.subtitles);
    for (const QString &each : std::as_const(folder.subtitleFolders))
        place.sidecars.addFolder(each, m_stop);

    m_root.clear(); // each file is its own root
    m_facts.clear();
    std::vector<Candidate> candidates;
    for (const QString &name : std::as_const(names))
        candidates.push_back({&place, name});
    const std::vector<Film> found = joinParts(candidates);
    for (const Film &film : found) {
        if (stopped())
            return;
        const VideoKind kind = videoKind({film.front().name, {}, folder.videos,
            [this, &path](const QString &name) { return facts(pathIn(path, name)).size; }});
        give(film, kind, found.size() == 1 && otherFilms == 0, false);
    }
}

void Scan::walk(const QString &root)
{
    m_root = root;
    QStringList pending = {root}; // a stack: how deep folders go is not in our hands
    m_linkedFolders.clear();
    while (!stopped()) {
        // What lies behind a link is found under its own path first, if that is in here too.
        if (pending.isEmpty())
            pending.swap(m_linkedFolders);
        if (pending.isEmpty())
            return;
        enterFolder(pending.takeLast(), pending);
    }
}

void Scan::enterFolder(const QString &path, QStringList &pending)
{
    std::vector<VideoFolder> read;
    if (std::optional<VideoFolder> folder = this->read(path))
        read.push_back(std::move(*folder));
    else
        return;
    QStringList next;
    if (m_options.recursive) {
        // "CD1" and "CD2" are looked at together with the folder they lie in.
        const QStringList folders = read.front().folders;
        for (const QString &each : folders) {
            if (!readPartFolder(each.sliced(each.lastIndexOf(u'/') + 1))) {
                next.append(each);
            } else if (std::optional<VideoFolder> disc = this->read(each)) {
                next += disc->folders;
                read.push_back(std::move(*disc));
            }
        }
    }
    m_facts.clear();
    std::vector<Place> places;
    for (const VideoFolder &folder : read) {
        Place &place = places.emplace_back(folder, foldersBelowRoot(folder.path));
        place.sidecars.addBeside(folder.subtitles);
        for (const QString &each : folder.subtitleFolders) {
            const QStringList withVideos = place.sidecars.addFolder(each, m_stop);
            if (m_options.recursive)
                next += withVideos;
        }
    }
    qsizetype films = 0;
    takeByName(places, films);
    takeByContent(places, films);
    for (auto folder = next.crbegin(); folder != next.crend(); ++folder)
        (QFileInfo(*folder).isSymLink() ? m_linkedFolders : pending).append(*folder);
}

std::optional<VideoFolder> Scan::read(const QString &path)
{
    const FileFacts own = fileFacts(path);
    if (own.systemError) {
        report(path, fileError(path, own.systemError, Text::tr("open the folder")));
        return std::nullopt;
    }
    const FileKey key(own.device, own.inode);
    if (m_seenFolders.contains(key) || medium(path, own.device) == Medium::System)
        return std::nullopt;
    m_seenFolders.insert(key);

    VideoFolder folder = readVideoFolder(path, m_stop);
    m_summary.otherFiles += folder.otherFiles;
    m_sawSubtitles =
        m_sawSubtitles || folder.archives || !folder.subtitles.isEmpty() || !folder.subtitleFolders.isEmpty();
    for (auto &[where, error] : folder.problems)
        report(where, std::move(error));
    return folder;
}

void Scan::takeByName(const std::vector<Place> &places, qsizetype &films)
{
    std::vector<Candidate> candidates;
    for (const Place &place : places) {
        for (const QString &name : place.folder.videos)
            candidates.push_back({&place, name});
    }
    take(candidates, films);
}

/// After those by name, because these have to be opened one by one.
void Scan::takeByContent(const std::vector<Place> &places, qsizetype &films)
{
    std::vector<Candidate> candidates;
    for (const Place &place : places) {
        for (const QString &name : place.folder.unclear) {
            if (stopped())
                return;
            if (isVideoByContent(pathIn(place.folder.path, name)))
                candidates.push_back({&place, name});
            else
                ++m_summary.otherFiles;
        }
    }
    take(candidates, films);
}

/// @param films of the same folder so far; grows by what is found
void Scan::take(const std::vector<Candidate> &candidates, qsizetype &films)
{
    const std::vector<Film> found = joinParts(candidates);
    std::vector<VideoKind> kinds;
    kinds.reserve(found.size());
    for (const Film &film : found) {
        const Place *place = film.front().place;
        kinds.push_back(videoKind({film.front().name, place->belowRoot, place->folder.videos,
            [this, place](const QString &name) { return facts(pathIn(place->folder.path, name)).size; }}));
        if (kinds.back() == VideoKind::Main)
            ++films;
    }
    for (std::size_t i = 0; i < found.size() && !stopped(); ++i) {
        const bool onlyFilm = films == 1 && kinds[i] == VideoKind::Main;
        const bool leftOut = kinds[i] != VideoKind::Main && !m_options.includeExtras;
        give(found[i], kinds[i], onlyFilm, leftOut);
    }
}

/// Films cut in pieces become one; all others are one piece. The order is that of the first pieces.
std::vector<Scan::Film> Scan::joinParts(const std::vector<Candidate> &candidates)
{
    std::vector<Film> films;
    std::vector<QMap<int, Candidate>> parts; // by number, as long as there may come more
    QHash<QString, std::size_t> byRest;
    for (const Candidate &candidate : candidates) {
        std::optional<PartName> part = readPart(stemOf(candidate.name));
        QString key;
        if (part) {
            key = part->rest;
        } else if (const auto &disc = candidate.place->disc) {
            part = disc;
            key = folded(stemOf(candidate.name));
        }
        const auto known = part ? byRest.constFind(key + u'/' + extensionOf(candidate.name)) : byRest.constEnd();
        if (known != byRest.constEnd() && !parts[*known].contains(part->number)) {
            parts[*known].insert(part->number, candidate);
            continue;
        }
        if (part)
            byRest.insert(key + u'/' + extensionOf(candidate.name), films.size());
        films.push_back({candidate});
        parts.push_back(part ? QMap<int, Candidate>{{part->number, candidate}} : QMap<int, Candidate>());
    }
    for (std::size_t i = 0; i < films.size(); ++i) {
        if (parts[i].size() > 1)
            films[i] = Film(parts[i].cbegin(), parts[i].cend());
    }
    return films;
}

void Scan::give(const Film &film, VideoKind kind, bool onlyFilm, bool leftOut)
{
    Video video;
    video.kind = kind;
    video.root = m_root;
    for (const Candidate &part : film) {
        const QString path = pathIn(part.place->folder.path, part.name);
        const FileFacts read = facts(path);
        if (read.systemError) {
            report(path, fileError(path, read.systemError, Text::tr("read it")));
            continue;
        }
        if (read.type != FileType::File || !isNew(path, read, part.place->folder.links.contains(part.name)))
            continue;
        if (video.path.isEmpty()) {
            video.path = path;
            video.size = read.size;
            video.modifiedMs = read.modifiedMs;
            video.onNetwork = medium(path, read.device) == Medium::Network;
        }
        video.parts.append(path);
        video.sidecars += part.place->sidecars.of(part.name, onlyFilm && video.parts.size() == 1);
    }
    if (video.path.isEmpty())
        return;
    if (leftOut) {
        ++m_summary.extrasLeftOut;
        return;
    }
    if (video.parts.size() == 1)
        video.parts.clear();
    if (video.root.isEmpty())
        video.root = video.path;
    ++m_summary.videos;
    m_batch.append(std::move(video));
    if (m_batch.size() >= (m_flushed ? laterBatch : firstBatch) || (m_flushed && m_sinceFlush.elapsed() >= batchMs))
        flush();
}

QStringList Scan::foldersBelowRoot(const QString &folder) const
{
    if (folder.size() <= m_root.size())
        return {};
    return folder.sliced(m_root.size()).split(u'/', Qt::SkipEmptyParts);
}

const FileFacts &Scan::facts(const QString &path)
{
    auto known = m_facts.constFind(path);
    if (known == m_facts.constEnd())
        known = m_facts.insert(path, fileFacts(path));
    return *known;
}

Medium Scan::medium(const QString &path, quint64 device)
{
    const auto known = m_media.constFind(device);
    return known != m_media.constEnd() ? *known : *m_media.insert(device, mediumOf(path));
}

bool Scan::isNew(const QString &path, const FileFacts &facts, bool link)
{
    const FileKey key(facts.device, facts.inode);
    const bool seen = m_seenFiles.contains(key);
    m_seenFiles.insert(key);
    if (!facts.hardLinked || link)
        return !seen;
    // Hard links are the same file in several places, and each place may want its subtitle.
    const auto before = m_seenHardLinks.size();
    m_seenHardLinks.insert(path);
    return m_seenHardLinks.size() > before;
}

void Scan::report(const QString &path, Error error)
{
    if (error.kind != ErrorKind::BadInput)
        ++m_summary.unreadable;
    if (m_sink.problem)
        m_sink.problem(path, std::move(error));
}

void Scan::flush()
{
    m_flushed = true;
    m_sinceFlush.restart();
    if (m_batch.isEmpty() || stopped())
        return;
    if (m_sink.videos)
        m_sink.videos(std::exchange(m_batch, {}));
    m_batch.clear();
}

} // namespace

ScanSummary scanForVideos(
    const QStringList &paths, const ScanOptions &options, const ScanSink &sink, std::stop_token stop)
{
    return Scan(options, sink, std::move(stop)).run(paths);
}

} // namespace Legenda
