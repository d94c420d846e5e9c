// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/sidecars.h"

#include "core/scan/directory.h"
#include "core/scan/filetypes.h"
#include "core/scan/namewords.h"
#include "core/scan/sidecarindex.h"
#include "core/scan/sidecarname.h"
#include "core/scan/videokind.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QStringView fileNameOf(QStringView path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash <= 0 ? u"/"_s : path.first(slash);
}

bool isWordBoundary(QStringView text, qsizetype at)
{
    return at == text.size() || !(text[at].isLetterOrNumber() || text[at].isMark() || text[at].isSurrogate());
}

Sidecar sidecarOf(const QString &path, const SidecarWords &words)
{
    return {path, words.language, words.forced, words.hearingImpaired};
}

/// Is "Movie" + `rest` a subtitle of "Movie", not of "Movie 2"?
bool isSuffix(QStringView rest, const SidecarWords &words, bool plainText)
{
    if (rest.isEmpty())
        return true;
    if (plainText) // notes and lists of the same kind of name are common
        return words.unknown == 0 && words.language.isValid();
    const bool onlyNumber = words.numbers > 0 && !words.language.isValid() && !words.forced && !words.hearingImpaired;
    if (rest.startsWith(u'.'))
        return words.unknown == 0 || (words.unknown == 1 && words.numbers == 0 && !readEpisode(rest));
    return words.unknown == 0 && !onlyNumber;
}

/// Number of words that both names begin with.
qsizetype commonBeginning(const QStringList &a, const QStringList &b)
{
    const qsizetype most = qMin(a.size(), b.size());
    qsizetype same = 0;
    while (same < most && a.at(same) == b.at(same))
        ++same;
    return same;
}

/// The one index with the highest score; -1 where several share it or none is above zero.
int uniqueBest(const QList<std::pair<int, qsizetype>> &scores)
{
    int best = -1;
    qsizetype highest = 0;
    for (const auto &[index, score] : scores) {
        if (score > highest) {
            highest = score;
            best = index;
        } else if (score == highest) {
            best = -1;
        }
    }
    return best;
}

} // namespace

bool SidecarIndex::isSubtitleFolder(QStringView folderName)
{
    static const QSet<QString> names = {
        u"sub"_s, u"subs"_s, u"subtitle"_s, u"subtitles"_s, u"srt"_s, u"vobsub"_s, u"vobsubs"_s, u"legendas"_s};
    return names.contains(folderName.toString().toLower());
}

SidecarIndex::SidecarIndex(const QString &folder, const QStringList &videoNames) : m_folder(folder)
{
    m_stems.reserve(videoNames.size());
    for (const QString &name : videoNames)
        m_stems.insert(folded(stemOf(name)));
}

void SidecarIndex::addBeside(const QStringList &subtitleNames)
{
    add(m_folder, subtitleNames, Origin::Beside, {}, {});
}

QStringList SidecarIndex::addFolder(const QString &path, std::stop_token stop)
{
    QStringList withVideos;
    const auto addOne = [&](const QString &folder, const QString &owner, const Language &language,
                            QStringList *folders) {
        QStringList names;
        bool videos = false;
        for (const FolderEntry &entry : listFolder(folder, stop).entries) {
            if (!entry.nameIsValid || entry.name.startsWith(u'.') || entry.type == FileType::Other)
                continue;
            if (entry.type == FileType::Folder) {
                if (folders)
                    folders->append(entry.name);
            } else if (hasSubtitleExtension(entry.name)) {
                names.append(entry.name);
            }
            videos = videos || hasVideoExtension(entry.name);
        }
        if (videos)
            withVideos.append(folder);
        add(folder, names, Origin::Folder, owner, language);
    };
    QStringList inner;
    addOne(path, {}, {}, &inner);
    for (const QString &name : inner) {
        if (stop.stop_requested())
            break;
        const QString owner = folded(name);
        if (m_stems.contains(owner))
            addOne(path + u'/' + name, owner, {}, nullptr);
        else
            addOne(path + u'/' + name, {}, readSidecarWords(name).language, nullptr);
    }
    return withVideos;
}

/// The same few suffixes come again and again.
SidecarWords SidecarIndex::wordsOf(QStringView rest)
{
    const QString key = rest.toString();
    auto known = m_words.constFind(key);
    if (known == m_words.constEnd())
        known = m_words.insert(key, readSidecarWords(rest));
    return *known;
}

QString SidecarIndex::claimedBy(QStringView subtitleStem) const
{
    const QString name = folded(subtitleStem);
    for (qsizetype end = name.size(); end > 0; --end) {
        if (!isWordBoundary(name, end))
            continue;
        QString candidate = name.first(end);
        if (m_stems.contains(candidate))
            return candidate;
    }
    return {};
}

void SidecarIndex::add(
    const QString &folder, const QStringList &names, Origin origin, const QString &owner, const Language &language)
{
    QSet<QString> indexStems;
    for (const QString &name : names) {
        if (name.endsWith(".idx"_L1, Qt::CaseInsensitive))
            indexStems.insert(stemOf(name).toString());
    }
    for (const QString &name : names) {
        const QStringView stem = stemOf(name);
        // Half of a VobSub pair: the .idx stands for both.
        if (name.endsWith(".sub"_L1, Qt::CaseInsensitive) && indexStems.contains(stem.toString()))
            continue;
        const bool plainText = name.endsWith(".txt"_L1, Qt::CaseInsensitive);
        const QString path = folder + u'/' + name;
        const QString claim = claimedBy(stem);
        if (!claim.isEmpty()) {
            const QStringView rest = stem.sliced(claim.size());
            const SidecarWords words = wordsOf(rest);
            if (isSuffix(rest, words, plainText)) {
                Sidecar sidecar = sidecarOf(path, words);
                if (!sidecar.language.isValid())
                    sidecar.language = language;
                m_claimed[claim].append(sidecar);
                continue;
            }
        }
        SidecarWords words = readSidecarWords(stem);
        const bool onlyWords = words.unknown == 0;
        if (!onlyWords)
            words = readLastSidecarWords(stem);
        Sidecar sidecar = sidecarOf(path, words);
        if (!sidecar.language.isValid())
            sidecar.language = language;
        if (!owner.isEmpty())
            m_claimed[owner].append(sidecar);
        else if ((onlyWords && words.language.isValid()) || (origin == Origin::Folder && !plainText))
            m_unclaimed.append(sidecar);
    }
}

QList<Sidecar> SidecarIndex::of(QStringView videoName, bool onlyVideo) const
{
    QList<Sidecar> found = m_claimed.value(folded(stemOf(videoName)));
    if (onlyVideo)
        found += m_unclaimed;
    std::sort(
        found.begin(), found.end(), [](const Sidecar &a, const Sidecar &b) { return naturallyLess(a.path, b.path); });
    return found;
}

QList<Sidecar> findSidecars(const QString &videoPath, int videosInFolder)
{
    const QString folder = folderOf(videoPath);
    const QString name = fileNameOf(videoPath).toString();
    QStringList videos = {name};
    QStringList subtitles;
    QStringList folders;
    int films = 0;
    for (const FolderEntry &entry : listFolder(folder, {}).entries) {
        if (!entry.nameIsValid || entry.type == FileType::Other)
            continue;
        if (entry.type == FileType::Folder || entry.type == FileType::Link || entry.type == FileType::Unknown) {
            if (SidecarIndex::isSubtitleFolder(entry.name))
                folders.append(folder + u'/' + entry.name);
        }
        if (entry.type == FileType::Folder)
            continue;
        if (hasVideoExtension(entry.name)) {
            if (entry.name != name)
                videos.append(entry.name);
            if (!mayBeExtraByName(entry.name))
                ++films;
        } else if (hasSubtitleExtension(entry.name)) {
            subtitles.append(entry.name);
        }
    }
    SidecarIndex index(folder, videos);
    index.addBeside(subtitles);
    for (const QString &each : std::as_const(folders))
        index.addFolder(each, {});
    return index.of(name, (videosInFolder > 0 ? videosInFolder : films) == 1);
}

Sidecar parseSidecarName(const QString &subtitlePath, QStringView videoStem)
{
    const QStringView stem = stemOf(fileNameOf(subtitlePath));
    if (!videoStem.isEmpty() && stem.startsWith(videoStem, Qt::CaseInsensitive)
        && isWordBoundary(stem, videoStem.size()))
        return sidecarOf(subtitlePath, readSidecarWords(stem.sliced(videoStem.size())));
    return sidecarOf(subtitlePath, readLastSidecarWords(stem));
}

SubtitleMatcher::SubtitleMatcher(const QList<Video> &videos)
{
    m_videos.reserve(videos.size());
    for (const Video &video : videos) {
        const QString own = stemOf(fileNameOf(video.path)).toString();
        m_videos.append(
            {video.parts.isEmpty() ? QStringList{video.path} : video.parts, nameWords(own), readEpisode(own)});
    }
}

int SubtitleMatcher::match(const QString &subtitlePath) const
{
    const QString stem = stemOf(fileNameOf(subtitlePath)).toString();
    const QString folder = folderOf(subtitlePath);

    // By name: the longest stem; of equal ones that in the same folder.
    QList<std::pair<int, qsizetype>> scores;
    for (int i = 0; i < m_videos.size(); ++i) {
        qsizetype score = 0;
        for (const QString &path : m_videos[i].paths) {
            const QStringView own = stemOf(fileNameOf(path));
            if (!own.isEmpty() && stem.startsWith(own, Qt::CaseInsensitive) && isWordBoundary(stem, own.size())) {
                const QStringView rest = QStringView(stem).sliced(own.size());
                if (isSuffix(rest, readSidecarWords(rest), false))
                    score = qMax(score, 2 * own.size() + (folderOf(path) == folder ? 1 : 0));
            }
        }
        if (score > 0)
            scores.append({i, score});
    }
    if (const int best = uniqueBest(scores); best >= 0 || !scores.isEmpty())
        return best;

    // By episode: among equal ones that with the most of the title in common.
    const QStringList words = nameWords(stem);
    const auto episode = readEpisode(stem);
    QList<std::pair<int, qsizetype>> alike;
    for (int i = 0; i < m_videos.size(); ++i) {
        const auto &own = m_videos[i];
        if (episode && own.episode != episode)
            continue;
        const qsizetype common = commonBeginning(words, own.words);
        if (episode || (!own.episode && common >= 2))
            alike.append({i, common + 1});
    }
    if (const int best = uniqueBest(alike); best >= 0)
        return best;
    if (!alike.isEmpty() || m_videos.size() != 1)
        return -1;
    const auto only = m_videos.first().episode;
    return !episode || !only || *only == *episode ? 0 : -1;
}

int matchVideo(const QString &subtitlePath, const QList<Video> &videos)
{
    return SubtitleMatcher(videos).match(subtitlePath);
}

} // namespace Legenda
