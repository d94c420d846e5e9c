// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/videokind.h"

#include "core/scan/filetypes.h"
#include "core/scan/namewords.h"

#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
/// A sample is a minute or so: even of a 4K film hardly more than this.
constexpr qint64 largestSample = 300 * mebibyte;
constexpr qint64 largestInSampleFolder = 1024 * mebibyte;

/// Words that are a title together with "sample" or "trailer" ("The Sample") and never a release's name.
bool isArticle(const QString &word)
{
    static const QSet<QString> articles = {
        u"the"_s, u"a"_s, u"an"_s, u"my"_s, u"free"_s, u"no"_s, u"our"_s, u"your"_s, u"der"_s, u"das"_s, u"le"_s};
    return articles.contains(word);
}

bool isTitle(const QStringList &words)
{
    return words.size() == 1 && isArticle(words.first());
}

QStringList without(QStringList words, qsizetype index)
{
    words.removeAt(index);
    return words;
}

/// The largest other video whose name begins with `words`; -1: none.
qint64 largestSiblingNamed(const KindQuestion &question, const QStringList &words)
{
    qint64 largest = -1;
    for (const QString &sibling : question.siblings) {
        if (sibling == question.fileName)
            continue;
        const QStringList other = nameWords(stemOf(sibling));
        if (!words.isEmpty() && other.size() >= words.size() && std::equal(words.begin(), words.end(), other.begin()))
            largest = qMax(largest, question.sizeOf(sibling));
    }
    return largest;
}

qint64 largestSibling(const KindQuestion &question)
{
    qint64 largest = -1;
    for (const QString &sibling : question.siblings) {
        if (sibling != question.fileName)
            largest = qMax(largest, question.sizeOf(sibling));
    }
    return largest;
}

std::optional<VideoKind> kindOfFolder(const QString &name)
{
    static const QSet<QString> samples = {u"sample"_s, u"samples"_s};
    static const QSet<QString> trailers = {u"trailer"_s, u"trailers"_s, u"teaser"_s, u"teasers"_s};
    static const QSet<QString> extras = {u"extra"_s, u"extras"_s, u"featurette"_s, u"featurettes"_s,
        u"behind the scenes"_s, u"behindthescenes"_s, u"deleted scenes"_s, u"deletedscenes"_s, u"interviews"_s,
        u"bonus"_s, u"bonus features"_s, u"bonus material"_s, u"bonus disc"_s, u"special features"_s, u"making of"_s};
    const QString words = nameWords(name).join(u' ');
    if (samples.contains(words))
        return VideoKind::Sample;
    if (trailers.contains(words))
        return VideoKind::Trailer;
    if (extras.contains(words))
        return VideoKind::Extra;
    return std::nullopt;
}

/// A show or film may be called like such a folder: "Extras/Extras.S01E01.mkv", "Trailers/Trailers (2012).mkv".
bool isNamedAfterFolder(const QStringList &words, QStringView stem, const QString &folder)
{
    const QStringList title = nameWords(folder);
    if (words.size() <= title.size() || !std::equal(title.begin(), title.end(), words.begin()))
        return false;
    return isYear(words.at(title.size())) || readEpisode(stem).has_value();
}

VideoKind sampleByName(const KindQuestion &question, const QStringList &words, QStringView stem)
{
    const qsizetype at = words.indexOf(u"sample"_s);
    if (at < 0)
        return VideoKind::Main;
    const QStringList rest = without(words, at);
    const qint64 size = question.sizeOf(question.fileName);
    const bool hyphened =
        stem.endsWith("-sample"_L1, Qt::CaseInsensitive) || stem.startsWith("sample-"_L1, Qt::CaseInsensitive);
    if (rest.isEmpty() || (hyphened && !isTitle(rest)))
        return size < largestSample || largestSibling(question) > 2 * size ? VideoKind::Sample : VideoKind::Main;
    // "Movie.2012.sample.mkv" beside "Movie.2012.mkv"; a lone "The Sample" stays a film.
    if (!isTitle(rest) && largestSiblingNamed(question, rest) > 2 * size)
        return VideoKind::Sample;
    return VideoKind::Main;
}

bool isTrailerByName(const KindQuestion &question, const QStringList &words, QStringView stem)
{
    for (const QString &word : {u"trailer"_s, u"teaser"_s}) {
        qsizetype at = words.lastIndexOf(word);
        QString glued = words.isEmpty() ? QString() : words.last();
        if (at < 0 && glued.startsWith(word) && glued.sliced(word.size()).toInt() > 0)
            at = words.size() - 1;
        if (at < 0)
            continue;
        const QStringList before = words.first(at);
        const QStringList after = words.sliced(at + 1);
        if (before.isEmpty() && after.isEmpty())
            return true;
        if (before.isEmpty() || isTitle(before))
            continue;
        const bool last = after.isEmpty() || (after.size() == 1 && after.first().toInt() > 0 && !isYear(after.first()));
        // As media centres name them: "Movie (2012)-trailer.mkv".
        if (last && stem.contains(u'-' + word, Qt::CaseInsensitive))
            return true;
        if (std::any_of(before.begin(), before.end(), [](const QString &each) { return isYear(each); }))
            return true;
        if (last && largestSiblingNamed(question, before) > 2 * question.sizeOf(question.fileName))
            return true;
        if (before.last() == "official"_L1 || before.last() == "theatrical"_L1)
            return true;
    }
    return false;
}

bool isExtraByName(const KindQuestion &question, QStringView stem)
{
    static const QStringList sure = {
        u"-behindthescenes"_s, u"-deleted"_s, u"-deletedscene"_s, u"-featurette"_s, u"-interview"_s, u"-extras"_s};
    // Also release groups and ends of titles: only beside the film they belong to.
    static const QStringList beside = {u"-scene"_s, u"-short"_s, u"-other"_s, u"-clip"_s, u"-extra"_s};
    for (const QString &suffix : sure) {
        if (stem.endsWith(suffix, Qt::CaseInsensitive))
            return true;
    }
    for (const QString &suffix : beside) {
        if (stem.endsWith(suffix, Qt::CaseInsensitive)
            && largestSiblingNamed(question, nameWords(stem.chopped(suffix.size())))
                > 2 * question.sizeOf(question.fileName))
            return true;
    }
    // The menus of a DVD.
    return stem.compare("video_ts"_L1, Qt::CaseInsensitive) == 0
        || (stem.size() == 8 && stem.startsWith("vts_"_L1, Qt::CaseInsensitive) && stem.endsWith("_0"_L1));
}

} // namespace

bool mayBeExtraByName(QStringView fileName)
{
    const QString name = folded(fileName); // once, then compared as it is: this runs for every video
    for (const QLatin1StringView part : {"sample"_L1, "trailer"_L1, "teaser"_L1}) {
        if (name.contains(part))
            return true;
    }
    if (name.contains(u'-')) {
        for (const QLatin1StringView part : {"-behindthescenes"_L1, "-deleted"_L1, "-featurette"_L1, "-interview"_L1,
                 "-extra"_L1, "-scene"_L1, "-short"_L1, "-other"_L1, "-clip"_L1}) {
            if (name.contains(part))
                return true;
        }
    }
    return name.startsWith("video_ts"_L1) || name.startsWith("vts_"_L1);
}

VideoKind videoKind(const KindQuestion &question)
{
    const QStringView stem = stemOf(question.fileName);
    const bool byName = mayBeExtraByName(question.fileName);
    if (!byName && question.folders.isEmpty())
        return VideoKind::Main;
    std::optional<VideoKind> folderKind;
    QString folder;
    for (const QString &each : question.folders) {
        if (const auto kind = kindOfFolder(each)) {
            folderKind = kind;
            folder = each;
        }
    }
    if (!byName && !folderKind)
        return VideoKind::Main;
    const QStringList words = nameWords(stem);
    if (folderKind && !isNamedAfterFolder(words, stem, folder)
        && (*folderKind != VideoKind::Sample || question.sizeOf(question.fileName) < largestInSampleFolder))
        return *folderKind;
    if (!byName)
        return VideoKind::Main;
    if (const VideoKind kind = sampleByName(question, words, stem); kind != VideoKind::Main)
        return kind;
    if (isTrailerByName(question, words, stem))
        return VideoKind::Trailer;
    return isExtraByName(question, stem) ? VideoKind::Extra : VideoKind::Main;
}

} // namespace Legenda
