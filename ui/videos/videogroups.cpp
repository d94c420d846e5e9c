// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/videogroups.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Letters and digits only, without case: "The.Show" and "the show" are one.
QString folded(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            result += c.toCaseFolded();
    }
    return result;
}

QStringView parentOf(QStringView path)
{
    const auto slash = path.lastIndexOf(u'/');
    return slash <= 0 ? path.left(slash + 1) : path.left(slash);
}

QStringView lastPart(QStringView path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

} // namespace

int seasonOf(const LibraryEntry &entry)
{
    const int named = entry.identity.name.season.value(0, -1);
    const int known = entry.identity.feature.season;
    return known >= 0 && (entry.identity.chosenByPerson || named < 0) ? known : named;
}

int episodeOf(const LibraryEntry &entry)
{
    const ReleaseName &name = entry.identity.name;
    const int named = name.episode.value(0, name.absoluteEpisode.value(0, -1));
    const int known = entry.identity.feature.episode;
    return known >= 0 && (entry.identity.chosenByPerson || named < 0) ? known : named;
}

QString titleOf(const LibraryEntry &entry)
{
    const QString &title = entry.identity.feature.title;
    return title.isEmpty() ? entry.identity.name.title : title;
}

VideoGroup groupFor(const LibraryEntry &entry)
{
    VideoGroup group;
    if (entry.video.isOnWeb()) {
        group.key = u"web"_s;
        group.title = QCoreApplication::translate("Legenda::VideoModel", "Videos on the web");
        group.isOnWeb = true;
        return group;
    }
    const FeatureRef &feature = entry.identity.feature;
    // What services say comes for one video at a time and is spelt otherwise: it would tear a season apart.
    const QString title = entry.identity.chosenByPerson || entry.identity.name.title.isEmpty()
        ? titleOf(entry)
        : entry.identity.name.title;
    // A film that a person chose by hand is no longer an episode, whatever the name says.
    const bool film = feature.isKnown() && feature.season < 0 && feature.episode < 0 && entry.identity.chosenByPerson;
    if (!film && !title.isEmpty() && (entry.identity.name.type == "episode"_L1 || episodeOf(entry) >= 0)) {
        const int season = seasonOf(entry);
        group.isShow = true;
        group.key = u"show/%1/%2"_s.arg(folded(title)).arg(season);
        if (season > 0)
            group.title = QCoreApplication::translate("Legenda::VideoModel", "%1 – Season %2").arg(title).arg(season);
        else if (season == 0)
            group.title = QCoreApplication::translate("Legenda::VideoModel", "%1 – Specials").arg(title);
        else
            group.title = title;
        return group;
    }
    QStringView folder = parentOf(entry.video.path);
    const QString foldedTitle = folded(entry.identity.name.title);
    if (folder.size() > 1 && !foldedTitle.isEmpty() && folded(lastPart(folder)).startsWith(foldedTitle))
        folder = parentOf(folder);
    group.folder = folder.toString();
    group.key = u"folder/"_s + group.folder;
    const QStringView name = lastPart(folder);
    group.title = name.isEmpty() ? QDir::toNativeSeparators(group.folder) : name.toString();
    return group;
}

VideoSortKey sortKeyFor(const LibraryEntry &entry)
{
    if (entry.video.isOnWeb())
        return {-1, -1, {}, entry.id}; // as added: a title that is learnt does not move the row a person looks at
    return {seasonOf(entry), episodeOf(entry), lastPart(entry.video.path).toString(), entry.id};
}

bool operator<(const VideoSortKey &a, const VideoSortKey &b)
{
    if (a.season != b.season)
        return a.season < b.season;
    if (a.episode != b.episode)
        return a.episode < b.episode;
    if (const int order = compareNaturally(a.name, b.name); order != 0)
        return order < 0;
    return a.id < b.id;
}

int compareNaturally(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    const auto digit = [](QStringView text, qsizetype at) { return at < text.size() && text[at].isDigit(); };
    while (i < a.size() && j < b.size()) {
        if (digit(a, i) && digit(b, j)) {
            // Without leading zeros the longer number is the greater one.
            while (digit(a, i) && a[i].digitValue() == 0)
                ++i;
            while (digit(b, j) && b[j].digitValue() == 0)
                ++j;
            const qsizetype startA = i;
            const qsizetype startB = j;
            int difference = 0;
            while (digit(a, i) && digit(b, j)) {
                if (difference == 0)
                    difference = a[i].digitValue() - b[j].digitValue();
                ++i;
                ++j;
            }
            while (digit(a, i))
                ++i;
            while (digit(b, j))
                ++j;
            if (i - startA != j - startB)
                return i - startA < j - startB ? -1 : 1;
            if (difference != 0)
                return difference;
            continue;
        }
        const char16_t left = a[i].toCaseFolded().unicode();
        const char16_t right = b[j].toCaseFolded().unicode();
        if (left != right)
            return left < right ? -1 : 1;
        ++i;
        ++j;
    }
    return static_cast<int>(a.size() - i > 0) - static_cast<int>(b.size() - j > 0);
}

} // namespace Legenda
