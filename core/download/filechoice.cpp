// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/filechoice.h"

#include "core/identify/releasename.h"
#include "core/scan/sidecarname.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString stemOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            word += c.toLower();
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

/// "Show.English.HI.C.updated.Addic7ed.com": where it came from stands behind what it is.
QString withoutOrigin(const QString &stem)
{
    static const QSet<QString> origins{u"addic7ed"_s, u"c"_s, u"com"_s, u"corrected"_s, u"net"_s, u"opensubtitles"_s,
        u"org"_s, u"orig"_s, u"podnapisi"_s, u"subscene"_s, u"updated"_s, u"www"_s, u"yify"_s, u"yts"_s};
    QString text = stem;
    for (;;) {
        qsizetype start = text.size();
        while (start > 0 && text[start - 1].isLetterOrNumber())
            --start;
        if (start == 0 || !origins.contains(text.mid(start).toLower()))
            return text;
        text.truncate(start);
        while (!text.isEmpty() && !text.back().isLetterOrNumber())
            text.chop(1);
    }
}

/// A language by its full name among the last words, where other words follow it: "English-GRP".
Language languageByName(const QString &text)
{
    constexpr qsizetype last = 5;
    constexpr qsizetype longerThanCodes = 4;
    const QStringList words = wordsOf(text);
    for (qsizetype i = words.size() - 1; i >= 0 && i >= words.size() - last; --i) {
        Language language = words[i].size() >= longerThanCodes ? Language::fromSuffix(words[i]) : Language();
        if (language.isValid())
            return language;
    }
    return {};
}

void add(FileTraits &traits, const SidecarWords &words)
{
    if (!traits.language.isValid())
        traits.language = words.language;
    traits.forced = traits.forced || words.forced;
    traits.hearingImpaired = traits.hearingImpaired || words.hearingImpaired;
}

/// Keeps of `candidates` those that `fits`, unless none does.
template <class Fits>
bool narrow(QList<int> &candidates, Fits fits)
{
    QList<int> kept;
    std::copy_if(candidates.cbegin(), candidates.cend(), std::back_inserter(kept), fits);
    if (kept.isEmpty())
        return false;
    candidates = kept;
    return true;
}

/// Keeps those with the highest number.
template <class Score>
void keepBest(QList<int> &candidates, Score score)
{
    qsizetype best = 0;
    for (const int i : std::as_const(candidates))
        best = qMax(best, score(i));
    narrow(candidates, [&](int i) { return score(i) == best; });
}

bool isEpisode(const FileEpisode &file, const QList<int> &seasons, const QList<int> &episodes)
{
    const bool season = seasons.isEmpty() || file.seasons.isEmpty() || file.seasons.contains(seasons.first());
    return season && file.episodes.contains(episodes.first());
}

/// Players show all of these, some of them more of it; the more usual first.
qsizetype preference(const QString &name)
{
    static constexpr std::array order{"srt"_L1, "ass"_L1, "ssa"_L1, "vtt"_L1, "sub"_L1};
    const QString extension = name.mid(name.lastIndexOf(u'.') + 1).toLower();
    const auto at = std::find(order.begin(), order.end(), extension);
    return order.end() - at;
}

} // namespace

FileTraits traitsOf(const UnpackedFile &file)
{
    FileTraits traits;
    const QString stem = withoutOrigin(stemOf(file.name));
    add(traits, readLastSidecarWords(stem));
    if (!traits.language.isValid())
        traits.language = languageByName(stem);
    QStringList folders = file.folder.split(u'/', Qt::SkipEmptyParts);
    std::reverse(folders.begin(), folders.end());
    for (const QString &folder : std::as_const(folders)) {
        // "Season 1" and the name of a release are no languages, whatever short words are in them.
        if (const SidecarWords words = readSidecarWords(folder); words.unknown == 0)
            add(traits, words);
        if (!traits.language.isValid())
            traits.language = languageByName(folder);
    }
    return traits;
}

FileEpisode episodeOf(const UnpackedFile &file)
{
    const QString path = file.folder.isEmpty() ? file.name : file.folder + u'/' + file.name;
    const ReleaseName name = parseReleaseName(path);
    if (!name.episode.isEmpty())
        return {name.season, name.episode};
    // "2.srt" is a title, unless it is known to be an episode; "2_English.srt" may be a track.
    const QString stem = stemOf(file.name);
    const bool number = !stem.isEmpty() && stem.size() <= 3
        && std::all_of(stem.begin(), stem.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return number ? FileEpisode{name.season, {stem.toInt()}} : FileEpisode{name.season, {}};
}

QList<int> fittingFiles(
    const QList<UnpackedFile> &files, const VideoFacts &video, const Language &language, bool hearingImpaired)
{
    QList<int> candidates;
    for (int i = 0; i < files.size(); ++i)
        candidates << i;
    if (files.size() <= 1)
        return candidates;

    QList<int> seasons = video.identity.name.season;
    QList<int> episodes = video.identity.name.episode;
    const FeatureRef &feature = video.identity.feature;
    if (feature.episode >= 0 && (video.identity.chosenByPerson || episodes.isEmpty())) {
        episodes = {feature.episode};
        seasons = feature.season >= 0 ? QList<int>{feature.season} : QList<int>();
    }
    if (!episodes.isEmpty()) {
        const auto fits = [&](int i) { return isEpisode(episodeOf(files[i]), seasons, episodes); };
        const auto saysNone = [&](int i) { return episodeOf(files[i]).episodes.isEmpty(); };
        if (!narrow(candidates, fits)) {
            // A pack of other episodes only: none of them is this one. But it may be one episode in many languages.
            if (!std::all_of(candidates.cbegin(), candidates.cend(), saysNone))
                return {};
        }
    }
    const QString stem = stemOf(video.fileName);
    if (!stem.isEmpty())
        narrow(candidates, [&](int i) { return files[i].name.startsWith(stem, Qt::CaseInsensitive); });
    QList<FileTraits> traits;
    for (const UnpackedFile &file : files)
        traits << traitsOf(file);
    if (language.isValid()) {
        narrow(candidates, [&](int i) { return traits[i].language == language; })
            || narrow(candidates, [&](int i) { return language.covers(traits[i].language); })
            || narrow(candidates, [&](int i) { return !traits[i].language.isValid(); });
    }
    // Where the language is not clear either, these say nothing of which one is meant.
    const Language first = traits[candidates.first()].language;
    if (!std::all_of(candidates.cbegin(), candidates.cend(), [&](int i) { return traits[i].language == first; }))
        return candidates;
    narrow(candidates, [&](int i) { return !traits[i].forced; });
    narrow(candidates, [&](int i) { return traits[i].hearingImpaired == hearingImpaired; });
    if (candidates.size() > 1) {
        const QStringList own = wordsOf(stem);
        const QSet<QString> words(own.cbegin(), own.cend());
        keepBest(candidates, [&](int i) {
            const QStringList all = wordsOf(stemOf(files[i].name));
            const QSet<QString> once(all.cbegin(), all.cend());
            return qsizetype(
                std::count_if(once.cbegin(), once.cend(), [&](const QString &word) { return words.contains(word); }));
        });
        // The same subtitle in several formats.
        const QString name = stemOf(files[candidates.first()].name);
        const bool oneStem = std::all_of(candidates.cbegin(), candidates.cend(),
            [&](int i) { return stemOf(files[i].name).compare(name, Qt::CaseInsensitive) == 0; });
        if (oneStem)
            keepBest(candidates, [&](int i) { return preference(files[i].name); });
    }
    return candidates;
}

int chooseFile(
    const QList<UnpackedFile> &files, const VideoFacts &video, const Language &language, bool hearingImpaired)
{
    if (files.size() == 1)
        return 0;
    const QList<int> fitting = fittingFiles(files, video, language, hearingImpaired);
    return fitting.size() == 1 ? fitting.first() : -1;
}

} // namespace Legenda
