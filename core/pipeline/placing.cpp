// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/placing.h"

#include "core/download/filechoice.h"
#include "core/download/subtitlefiles.h"
#include "core/identify/releasename.h"
#include "core/pipeline/engine.h"
#include "core/pipeline/webplace.h"
#include "core/scan/namewords.h"
#include "core/scan/sidecars.h"
#include "core/subtitles/subtitletext.h"

#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

QList<Video> namedVideos(const QList<LibraryEntry> &entries)
{
    QList<Video> videos;
    videos.reserve(entries.size());
    for (const LibraryEntry &entry : entries) {
        videos.append(entry.video);
        if (entry.video.isOnWeb())
            videos.last().path = webPlace(entry, {});
    }
    return videos;
}

/// Which video a subtitle is for.
class Matcher
{
public:
    explicit Matcher(const QList<LibraryEntry> &entries);
    int byName(const QString &path) const { return m_names.match(path); }
    /// A file of a dropped archive or folder.
    int inPack(const QString &pack, const UnpackedFile &file) const;

private:
    struct Known
    {
        QList<int> seasons;
        QList<int> episodes;
        QSet<QString> title; ///< its words
    };
    bool contradicts(int video, const FileEpisode &said, const QSet<QString> &title) const;
    int byEpisode(const FileEpisode &said, const QSet<QString> &title) const;

    SubtitleMatcher m_names;
    QList<Known> m_videos;
    QHash<int, QList<int>> m_byEpisode; ///< videos, by the number alone
    bool m_oneShow = true; ///< all episodes are of one: no other can be meant
};

QSet<QString> wordsOf(const QString &text)
{
    const QStringList words = nameWords(text);
    return {words.cbegin(), words.cend()};
}

Matcher::Matcher(const QList<LibraryEntry> &entries) : m_names(namedVideos(entries))
{
    QSet<QString> shows;
    m_videos.reserve(entries.size());
    for (const LibraryEntry &entry : entries) {
        const VideoIdentity &identity = entry.identity;
        const FeatureRef &feature = identity.feature;
        Known known{identity.name.season, identity.name.episode, wordsOf(identity.name.title)};
        if (feature.episode >= 0 && (identity.chosenByPerson || known.episodes.isEmpty())) {
            known.episodes = {feature.episode};
            known.seasons = feature.season >= 0 ? QList<int>{feature.season} : QList<int>();
        }
        known.title.unite(wordsOf(feature.title));
        for (const int episode : std::as_const(known.episodes))
            m_byEpisode[episode].append(int(m_videos.size()));
        if (!known.episodes.isEmpty())
            shows.insert(identity.name.title.toCaseFolded());
        m_videos.append(std::move(known));
    }
    m_oneShow = shows.size() <= 1;
}

bool Matcher::contradicts(int video, const FileEpisode &said, const QSet<QString> &title) const
{
    const Known &known = m_videos[video];
    if (!said.episodes.isEmpty() && !known.episodes.isEmpty()) {
        if (!known.episodes.contains(said.episodes.first()))
            return true;
        if (!said.seasons.isEmpty() && !known.seasons.isEmpty() && !known.seasons.contains(said.seasons.first()))
            return true;
    }
    // Titles differ from country to country; where there is a choice of shows, they have to have something in common.
    return !m_oneShow && !title.isEmpty() && !known.title.isEmpty() && !title.intersects(known.title);
}

int Matcher::byEpisode(const FileEpisode &said, const QSet<QString> &title) const
{
    int best = -1;
    qsizetype most = -1;
    for (const int video : m_byEpisode.value(said.episodes.first())) {
        if (contradicts(video, said, title))
            continue;
        const qsizetype common = QSet<QString>(m_videos[video].title).intersect(title).size();
        best = common > most ? video : common == most ? -1 : best;
        most = qMax(most, common);
    }
    return best;
}

int Matcher::inPack(const QString &pack, const UnpackedFile &file) const
{
    // The archive's own name counts as that of a folder: "Show.S01.zip".
    const QString packName = QFileInfo(pack).completeBaseName();
    const QString inside = file.folder.isEmpty() ? file.name : file.folder + u'/' + file.name;
    const FileEpisode said = episodeOf(UnpackedFile{file.name, packName + u'/' + file.folder, {}});
    const QSet<QString> title = wordsOf(parseReleaseName(packName + u'/' + inside).title);
    const auto checked = [&](int video) { return video >= 0 && contradicts(video, said, title) ? -1 : video; };

    if (const int video = checked(byName(folderOf(pack) + u'/' + file.name)); video >= 0)
        return video;
    if (!said.episodes.isEmpty())
        return byEpisode(said, title);
    // "English.srt" in "Film.2010/": the folders say what it is for.
    QStringList folders = file.folder.split(u'/', Qt::SkipEmptyParts);
    folders.prepend(packName);
    for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder) {
        if (const int video = checked(byName(folderOf(pack) + u'/' + *folder + ".srt"_L1)); video >= 0)
            return video;
    }
    return -1;
}

/// The subtitles of one video in one pack that differ only in what their names do not say of interest.
struct Group
{
    Language language;
    bool forced = false;
    bool hearingImpaired = false;
    QList<DroppedSubtitle> files;
};

QList<Group> groupsOf(const QList<DroppedSubtitle> &files)
{
    QList<Group> groups;
    for (const DroppedSubtitle &file : files) {
        const FileTraits traits = traitsOf(file.file);
        const auto known = std::find_if(groups.begin(), groups.end(), [&](const Group &group) {
            return std::tie(group.language, group.forced, group.hearingImpaired)
                == std::tie(file.language, traits.forced, traits.hearingImpaired);
        });
        if (known == groups.end())
            groups.append({file.language, traits.forced, traits.hearingImpaired, {file}});
        else
            known->files.append(file);
    }
    return groups;
}

/// Of full and forced, plain and SDH ones in a language, the form that is wished, where there is one.
bool hasBetterForm(const Group &group, const QList<Group> &groups, const Wishes &wishes)
{
    const LanguageWishes &wish = wishes.of(group.language);
    const bool forcedWished = wish.foreignPartsOnly == Wish::Only;
    const bool impairedWished = wish.hearingImpaired == Wish::Only;
    const auto rank = [&](const Group &each) {
        return (each.forced == forcedWished ? 2 : 0) + (each.hearingImpaired == impairedWished ? 1 : 0);
    };
    return std::any_of(groups.cbegin(), groups.cend(),
        [&](const Group &other) { return other.language == group.language && rank(other) > rank(group); });
}

/// One file of several formats or releases; or one for each part of the video; or what the person has to choose from.
SubtitlePlace placeOf(const LibraryEntry &entry, const QList<DroppedSubtitle> &files)
{
    SubtitlePlace place{entry.id, files};
    if (files.size() == 1)
        return place;
    if (files.size() == entry.video.parts.size()) {
        QMap<int, DroppedSubtitle> byPart;
        for (const DroppedSubtitle &file : files) {
            if (const auto part = readPart(QFileInfo(file.file.name).completeBaseName()))
                byPart.insert(part->number, file);
        }
        if (byPart.size() == files.size())
            return {entry.id, byPart.values(), true};
    }
    QList<UnpackedFile> inside;
    for (const DroppedSubtitle &file : files)
        inside << file.file;
    const QList<int> fitting = fittingFiles(inside, Engine::facts(entry), {});
    if (fitting.isEmpty())
        return place;
    place.files.clear();
    for (const int i : fitting)
        place.files << files[i];
    return place;
}

void placeInVideo(
    Placing &placing, const LibraryEntry &entry, const QList<DroppedSubtitle> &files, const Wishes &wishes)
{
    const QList<Group> groups = groupsOf(files);
    const auto isWished = [&](const Group &group) {
        return std::any_of(wishes.languages.cbegin(), wishes.languages.cend(),
            [&](const Language &wished) { return wished == group.language || wished.covers(group.language); });
    };
    const bool anyWished = std::any_of(groups.cbegin(), groups.cend(), isWished);
    const bool oneLanguage = std::all_of(
        groups.cbegin(), groups.cend(), [&](const Group &group) { return group.language == groups.first().language; });
    if (!anyWished && !oneLanguage && !wishes.languages.isEmpty()) {
        placing.places.append({entry.id, files});
        return;
    }
    for (const Group &group : groups) {
        const bool wanted = (!anyWished || isWished(group)) && !hasBetterForm(group, groups, wishes);
        (wanted ? placing.places : placing.unwished).append(placeOf(entry, group.files));
    }
}

void placePack(Placing &placing, const QString &pack, const QList<UnpackedFile> &files,
    const QList<LibraryEntry> &videos, const Matcher &matcher, const Wishes &wishes)
{
    QMap<int, QList<DroppedSubtitle>> byVideo;
    for (const UnpackedFile &file : files) {
        DroppedSubtitle dropped{pathInArchive(pack, file), pack, file, traitsOf(file).language};
        const int video = matcher.inPack(pack, file);
        if (video < 0) {
            placing.homeless.append(std::move(dropped));
            continue;
        }
        if (!dropped.language.isValid()) {
            if (const auto text = readSubtitle(file.content, file.name))
                dropped.language = text->language;
        }
        byVideo[video].append(std::move(dropped));
    }
    for (auto video = byVideo.cbegin(); video != byVideo.cend(); ++video)
        placeInVideo(placing, videos[video.key()], video.value(), wishes);
}

} // namespace

Result<Placing> placeSubtitles(const QStringList &paths, const QList<LibraryEntry> &videos,
    const Preferences &preferences, const std::stop_token &stop)
{
    const Matcher matcher(videos);
    const Wishes wishes = Engine::wishes(preferences);
    Placing placing;
    for (const QString &path : paths) {
        if (stop.stop_requested())
            return fail(cancelled());
        const QFileInfo info(path);
        if (info.isFile() && hasSubtitleExtension(nameOf(path))) {
            DroppedSubtitle dropped{path, {}, {nameOf(path), {}, {}}, {}};
            dropped.language = traitsOf(dropped.file).language;
            if (const int video = matcher.byName(path); video >= 0)
                placing.places.append({videos[video].id, {std::move(dropped)}});
            else
                placing.homeless.append(std::move(dropped));
            continue;
        }
        const auto files = readSubtitleFiles(path);
        if (files)
            placePack(placing, path, *files, videos, matcher, wishes);
        else
            placing.problems.append({path, files.error()});
    }
    return placing;
}

} // namespace Legenda
