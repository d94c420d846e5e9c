// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Legenda {

/// What a file or release name says. Vocabulary and spelling are guessit's; a list keeps the order of the name, an
/// empty field means that the name does not say. Languages are IETF tags ("en", "pt-BR"), "mul" for several that are
/// not named, "und" for subtitles in a language that is not named.
struct ReleaseName
{
    QString type; ///< "movie" or "episode"
    QString title;
    QStringList alternativeTitle;
    QString episodeTitle;
    std::optional<int> year;
    QList<int> season;
    QList<int> episode;
    QList<int> absoluteEpisode;
    std::optional<int> seasonCount;
    std::optional<int> episodeCount;
    QString episodeDetails; ///< "Pilot", "Special", "Final", "Unaired"
    QString episodeFormat; ///< "Minisode"
    QDate date;
    std::optional<int> week;
    QList<int> part;
    QList<int> cd;
    std::optional<int> cdCount;
    QList<int> disc;
    std::optional<int> version; ///< 2 for "07v2"

    QString screenSize; ///< "1080p", "720x432"
    QString aspectRatio; ///< width through height, three decimals; only where the name gives both
    QString frameRate; ///< "25fps"
    QString colorDepth; ///< "10-bit"
    QStringList source;
    QStringList videoCodec;
    QStringList videoProfile;
    QString videoApi;
    QString videoBitRate; ///< "1.5Mbps"
    QStringList audioCodec;
    QStringList audioProfile;
    QStringList audioChannels;
    QString audioBitRate; ///< "384Kbps"

    QString releaseGroup;
    QString streamingService;
    QStringList language;
    QStringList subtitleLanguage;
    QStringList edition;
    QStringList other;
    std::optional<int> properCount;
    QStringList country; ///< ISO 3166, "US"
    QString website;
    QString crc32;
    QString uuid;
    QString size; ///< as written, with the unit: "1.1GB"
    QString container;
    QString mimetype;

    std::optional<int> bonus;
    QString bonusTitle;
    std::optional<int> film;
    QString filmTitle;

    bool operator==(const ReleaseName &) const = default;
};

/// What is known before reading: forces `type`, as guessit's --type does. In an episode a bare digit is its number,
/// beside a year too; in a movie a bare number is none.
enum class NameType { Any, Movie, Episode };

/// Parses a file or release name, with its folders if it is a path ('/' or '\\' between them). Pure, thread-safe, and
/// linear in the length; of one file or folder name the first 512 code units are read, which is more than any file
/// system stores.
ReleaseName parseReleaseName(QStringView nameOrPath);
ReleaseName parseReleaseName(QStringView nameOrPath, NameType hint);

/// guessit's keys: a scalar where there is one value, an array where there are several, absent when unknown.
QJsonObject toJson(const ReleaseName &name);

/// The same as compact JSON text in UTF-8, on one line; much faster than through an object.
QByteArray toJsonText(const ReleaseName &name);

} // namespace Legenda
