// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/namefacts.h"

#include "core/search/releasewords.h"
#include "core/search/titles.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

QString lettersAndDigits(const QString &text)
{
    QString plain;
    for (const QChar c : text.toCaseFolded()) {
        if (c.isLetterOrNumber())
            plain.append(c);
    }
    return plain;
}

/// Without what sites hang on a group: "FoV[eztv]", "felony.www.site.com".
QString foldedGroup(const QString &group)
{
    const QStringList words = releaseWords(group);
    return words.isEmpty() ? lettersAndDigits(group) : words.join(QString());
}

/// Those that add or leave out scenes. "Remastered", "Criterion" or "Limited" only look better, "IMAX" shows more of
/// the same picture.
QStringList cutsOf(const QStringList &editions)
{
    static const QSet<QString> timed{u"Extended"_s, u"Theatrical"_s, u"Director's Cut"_s, u"Unrated"_s, u"Uncut"_s,
        u"Ultimate"_s, u"Alternative Cut"_s, u"Special"_s, u"Fan"_s, u"Festival"_s};
    QStringList cuts;
    for (const QString &edition : editions) {
        if (timed.contains(edition))
            cuts.append(edition);
    }
    return cuts;
}

/// The titles a name gives, with the numbers of their parts, and the countries in them.
void readTitles(NameFacts &facts, const ReleaseName &parsed)
{
    static const QRegularExpression alias(uR"(\s+a\.?k\.?a\.?\s+)"_s, QRegularExpression::CaseInsensitiveOption);
    facts.countries = parsed.country;
    const bool mayHaveTwo =
        parsed.title.contains("ka"_L1, Qt::CaseInsensitive) || parsed.title.contains("k.a"_L1, Qt::CaseInsensitive);
    QStringList titles = mayHaveTwo ? parsed.title.split(alias, Qt::SkipEmptyParts) : QStringList{parsed.title};
    titles += parsed.alternativeTitle;
    if (titles.size() > 1 && !parsed.alternativeTitle.isEmpty())
        titles.append(parsed.title + u' ' + parsed.alternativeTitle.first()); // "Road - The Long Way"
    // Of episodes, the part counts within the show.
    const QString part =
        facts.episodic || parsed.part.isEmpty() ? QString() : u' ' + QString::number(parsed.part.first());
    for (const QString &title : std::as_const(titles)) {
        const TitleOfCountry split = withoutCountry(title);
        for (const QString &name : {title + part, split.title + part}) {
            if (!facts.titles.contains(name))
                facts.titles.append(name);
        }
        if (!split.country.isEmpty() && !facts.countries.contains(split.country))
            facts.countries.append(split.country);
    }
}

std::optional<bool> sameId(qint64 a, qint64 b)
{
    if (a <= 0 || b <= 0)
        return std::nullopt;
    return a == b;
}

} // namespace

QString sourceFamily(const QString &source)
{
    const QString plain = lettersAndDigits(source);
    if (plain.isEmpty())
        return plain;
    const auto has = [&](QLatin1StringView part) { return plain.contains(part); };
    // Uploaders write BDRip, BRRip and BluRay for one another: all come from the disc and share its timing.
    if (has("bluray"_L1) || has("hddvd"_L1))
        return u"bluray"_s;
    if (has("web"_L1) || has("videoondemand"_L1))
        return u"web"_s;
    if (has("camera"_L1) || has("telesync"_L1) || has("telecine"_L1) || has("workprint"_L1))
        return u"cinema"_s;
    if (has("dvd"_L1))
        return u"dvd"_s;
    if (has("tv"_L1) || has("satellite"_L1) || has("payperview"_L1))
        return u"tv"_s;
    return plain;
}

NameFacts nameFacts(const ReleaseName &parsed, const QString &name)
{
    NameFacts facts;
    facts.title = parsed.title;
    facts.year = parsed.year.value_or(0);
    facts.seasons = parsed.season;
    facts.episodes = parsed.episode.isEmpty() ? parsed.absoluteEpisode : parsed.episode;
    facts.date = parsed.date;
    facts.episodic =
        !facts.seasons.isEmpty() || !facts.episodes.isEmpty() || (parsed.date.isValid() && parsed.type == "episode"_L1);
    facts.source = parsed.source.isEmpty() ? QString() : sourceFamily(parsed.source.first());
    facts.resolution = parsed.screenSize.toCaseFolded();
    facts.codec = parsed.videoCodec.isEmpty() ? QString() : lettersAndDigits(parsed.videoCodec.first());
    facts.group = foldedGroup(parsed.releaseGroup);
    facts.service = parsed.streamingService;
    facts.cuts = cutsOf(parsed.edition);
    facts.threeD = parsed.other.contains("3D"_L1);
    facts.proper = parsed.properCount.value_or(0);
    facts.words = releaseWords(name);
    facts.normalized = facts.words.join(u' ');
    facts.part = parsed.cd.isEmpty() ? 0 : parsed.cd.first();
    readTitles(facts, parsed);
    return facts;
}

bool areTwinGroups(const QString &a, const QString &b)
{
    // Known from what they released: the same captures, one in high, one in standard definition.
    static const QList<QSet<QString>> twins{
        {u"lol"_s, u"dimension"_s, u"dim"_s}, {u"asap"_s, u"immerse"_s, u"fleet"_s}, {u"avs"_s, u"sva"_s}};
    return a != b && std::any_of(twins.begin(), twins.end(), [&](const QSet<QString> &pair) {
        return pair.contains(a) && pair.contains(b);
    });
}

QList<NameFacts> namesOf(const SubtitleHit &hit)
{
    QStringList names = splitReleases(hit.release);
    // A comment in the release field ("works with all versions, see below …") must not cost time without end.
    constexpr qsizetype most = 8;
    if (names.size() > most)
        names.resize(most);
    if (!hit.files.isEmpty() && !hit.files.first().fileName.isEmpty())
        names.append(hit.files.first().fileName);
    QList<NameFacts> facts;
    for (const QString &name : std::as_const(names)) {
        NameFacts of = nameFacts(parseReleaseName(name), name);
        const bool known = std::any_of(
            facts.begin(), facts.end(), [&](const NameFacts &other) { return other.normalized == of.normalized; });
        if (!known)
            facts.append(std::move(of));
    }
    return facts;
}

SameFeature sameFeature(const FeatureRef &video, const FeatureRef &hit)
{
    const bool sameProvider = !video.provider.isEmpty() && video.provider == hit.provider;
    const auto firstKnown = [](std::initializer_list<std::optional<bool>> comparisons) -> std::optional<bool> {
        for (const auto &comparison : comparisons) {
            if (comparison)
                return comparison;
        }
        return std::nullopt;
    };
    const auto itself = firstKnown({sameId(video.imdbId, hit.imdbId), sameId(video.tmdbId, hit.tmdbId),
        sameProvider ? sameId(video.featureId, hit.featureId) : std::nullopt});
    if (itself == true)
        return SameFeature::Yes;
    // The person may have picked the show: then its own number is the parent of the hit.
    const auto show =
        firstKnown({sameId(video.parentImdbId, hit.parentImdbId), sameId(video.parentTmdbId, hit.parentTmdbId),
            sameProvider ? sameId(video.parentFeatureId, hit.parentFeatureId) : std::nullopt,
            video.episode < 0 ? sameId(video.imdbId, hit.parentImdbId) : std::nullopt,
            video.episode < 0 ? sameId(video.tmdbId, hit.parentTmdbId) : std::nullopt,
            video.episode < 0 && sameProvider ? sameId(video.featureId, hit.parentFeatureId) : std::nullopt});
    if (show == true)
        return SameFeature::ShowOnly;
    if (itself == false || show == false)
        return SameFeature::No;
    return SameFeature::Unknown;
}

WantedEpisode wantedEpisode(const VideoFacts &video, const NameFacts &name)
{
    const FeatureRef &feature = video.identity.feature;
    if (feature.episode >= 0)
        return {feature.season, {feature.episode}, {}};
    return {name.seasons.isEmpty() ? feature.season : name.seasons.first(), name.episodes,
        name.episodic && name.episodes.isEmpty() ? name.date : QDate()};
}

} // namespace Legenda
