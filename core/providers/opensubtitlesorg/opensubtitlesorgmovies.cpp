// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replies that name films: suggestions, details, guesses.

#include "core/providers/opensubtitlesorg/opensubtitlesorgreplies.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgrows.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

using namespace LenientJson;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

Feature::Type typeOf(const QString &kind)
{
    const QString word = kind.toLower();
    if (word.contains("episode"_L1))
        return Feature::Type::Episode;
    return word.startsWith("tv"_L1) && word != "tv movie"_L1 ? Feature::Type::TvShow : Feature::Type::Movie;
}

/// Of a row with MovieName, MovieYear, MovieKind.
Feature featureFrom(const QJsonObject &row)
{
    Feature feature;
    feature.ref = readFeature(row);
    feature.type = typeOf(text(row[u"MovieKind"_s]));
    feature.subtitlesCount = std::max(0, smallNumber(row[u"SubtitlesFound"_s]));
    return feature;
}

QList<Feature> featuresFrom(const QJsonValue &data)
{
    QList<Feature> features;
    const auto rows = rowsOf(data, u"MovieName"_s);
    for (const QJsonObject &row : rows) {
        Feature feature = featureFrom(row);
        if (feature.ref.imdbId > 0)
            features.append(std::move(feature));
    }
    return features;
}

/// `"Heroes" (2006) (TV series)`, "Troy (2004)", "Troy (2004/I)"
void readTitle(const QString &written, Feature &feature)
{
    static const QRegularExpression form(u"^(.*?)\\s*\\((\\d{4})(?:/[IVXL]+)?\\)\\s*(.*)$"_s);
    QString title = written;
    const QRegularExpressionMatch match = form.match(written);
    if (match.hasMatch()) {
        title = match.captured(1);
        if (feature.ref.year == 0)
            feature.ref.year = match.captured(2).toInt();
        const QString rest = match.captured(3);
        if (rest.contains("episode"_L1, Qt::CaseInsensitive))
            feature.type = Feature::Type::Episode;
        else if (rest.contains("series"_L1, Qt::CaseInsensitive))
            feature.type = Feature::Type::TvShow;
    }
    if (title.size() > 2 && title.startsWith(u'"') && title.endsWith(u'"')) {
        title = title.mid(1, title.size() - 2);
        if (feature.type == Feature::Type::Movie)
            feature.type = Feature::Type::TvShow;
    }
    feature.ref.title = title.trimmed();
}

/// A text, a list of texts, or a table of them; "A | B" is two.
QStringList namesFrom(const QJsonValue &value)
{
    QStringList names;
    const auto add = [&](const QString &written) {
        const QStringList parts = written.split(u'|', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            if (const QString name = part.trimmed(); !name.isEmpty() && !names.contains(name))
                names.append(name);
        }
    };
    if (value.isString())
        add(value.toString());
    const auto items = itemsOf(value);
    for (const QJsonValue &item : items)
        add(text(item));
    return names;
}

/// "_0000096" -> 96
qint64 idFromKey(const QString &key)
{
    bool ok = false;
    const qint64 id = QStringView(key).mid(key.startsWith(u'_') ? 1 : 0).toLongLong(&ok);
    return ok ? std::max<qint64>(0, id) : 0;
}

} // namespace

QList<Feature> readMoviesOnImdb(const QJsonObject &reply)
{
    QList<Feature> features;
    const auto rows = rowsOf(reply[u"data"_s], u"title"_s);
    for (const QJsonObject &row : rows) {
        Feature feature;
        feature.ref.provider = providerId();
        feature.ref.imdbId = std::max<qint64>(0, number(row[u"id"_s]));
        readTitle(text(row[u"title"_s]), feature);
        if (feature.ref.imdbId > 0 && !feature.ref.title.isEmpty())
            features.append(std::move(feature));
    }
    return features;
}

MovieDetails readMovieDetails(const QJsonObject &reply)
{
    const QJsonObject data = reply[u"data"_s].toObject();
    MovieDetails details;
    Feature &feature = details.feature;
    details.kind = text(data[u"kind"_s]);
    feature.type = typeOf(details.kind);
    feature.ref.provider = providerId();
    feature.ref.imdbId = std::max<qint64>(0, number(data[u"id"_s]));
    feature.ref.year = std::max(0, smallNumber(data[u"year"_s]));
    readTitle(text(data[u"title"_s]), feature);
    feature.alsoKnownAs = namesFrom(data[u"aka"_s]);
    const auto shows = entriesOf(data[u"episodeof"_s]);
    if (!shows.isEmpty()) {
        feature.type = Feature::Type::Episode;
        feature.ref.episodeTitle = feature.ref.title;
        feature.ref.title = text(shows.constFirst().second).remove(u'"');
        feature.ref.parentImdbId = idFromKey(shows.constFirst().first);
    }
    if (feature.type == Feature::Type::Episode) {
        feature.ref.season = smallNumber(data[u"season"_s], -1);
        feature.ref.episode = smallNumber(data[u"episode"_s], -1);
    }
    QUrl poster(text(data[u"cover"_s]));
    if (poster.scheme() == "http"_L1)
        poster.setScheme(u"https"_s);
    if (poster.isValid() && poster.scheme() == "https"_L1 && !poster.host().isEmpty()) {
        feature.poster = poster;
        feature.ref.posterUrl = poster.toString();
    }
    details.rating = std::min(10.0, decimal(data[u"rating"_s]));
    details.votes = std::max<qint64>(0, number(QJsonValue(text(data[u"votes"_s]).remove(u','))));
    details.plot = text(data[u"plot"_s]);
    details.tagline = text(data[u"tagline"_s]);
    details.duration = text(data[u"duration"_s]);
    details.cast = namesFrom(data[u"cast"_s]);
    details.directors = namesFrom(data[u"directors"_s]);
    details.writers = namesFrom(data[u"writers"_s]);
    details.genres = namesFrom(data[u"genres"_s]);
    details.countries = namesFrom(data[u"country"_s]);
    details.languages = namesFrom(data[u"language"_s]);
    return details;
}

Result<qint64> readInsertMovie(const QJsonObject &reply)
{
    qint64 id = number(reply[u"id"_s]);
    if (id <= 0)
        id = number(reply[u"data"_s].toObject()[u"id"_s]);
    if (id <= 0)
        return fail(ErrorKind::BadReply,
            Text::tr("OpenSubtitles.org sent an answer that Legenda does not understand. Try again later."),
            u"the new film's number is missing"_s);
    return id;
}

QList<Feature> readSuggestions(const QJsonObject &reply)
{
    return featuresFrom(reply[u"data"_s]);
}

QList<NameGuess> readGuesses(const QJsonObject &reply)
{
    QList<NameGuess> guesses;
    const auto entries = entriesOf(reply[u"data"_s]);
    for (const auto &[name, value] : entries) {
        const QJsonObject row = value.toObject();
        NameGuess guess;
        guess.name = name;
        guess.guessIt = row[u"GuessIt"_s].toObject();
        const QJsonObject best = row[u"BestGuess"_s].toObject();
        guess.reason = text(best[u"Reason"_s]);
        if (const Feature feature = featureFrom(best); feature.ref.imdbId > 0)
            guess.best = feature;
        // Keys are IMDb ids, so the order is in the scores alone.
        auto scored = rowsOf(row[u"GuessMovieFromString"_s], u"MovieName"_s);
        std::stable_sort(scored.begin(), scored.end(),
            [](const QJsonObject &a, const QJsonObject &b) { return decimal(a[u"score"_s]) > decimal(b[u"score"_s]); });
        const auto suggested = rowsOf(row[u"GetIMDBSuggest"_s], u"MovieName"_s);
        for (const QJsonObject &each : scored + suggested) {
            const Feature feature = featureFrom(each);
            const auto isSame = [&](const Feature &other) { return other.ref.imdbId == feature.ref.imdbId; };
            if (feature.ref.imdbId > 0 && !(guess.best && isSame(*guess.best))
                && std::none_of(guess.others.begin(), guess.others.end(), isSame))
                guess.others.append(feature);
        }
        guesses.append(std::move(guess));
    }
    return guesses;
}

} // namespace Legenda::OpenSubtitlesOrg
