// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlesrequests.h"

#include "core/providers/kickasssubtitles/kickasssubtitlesformats.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::KickAssSubtitles {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

bool isMovieHash(const QString &hash)
{
    static const QRegularExpression pattern(u"^[0-9a-f]{16}$"_s);
    return pattern.match(hash).hasMatch();
}

QString cleanHash(const QString &hash)
{
    return hash.trimmed().toLower();
}

/// Collects what is wrong, field by field.
struct Complaints
{
    QMap<QString, QString> fields;

    void add(const QString &field, const QString &what) { fields.insert(field, what); }

    void checkSubtitle(const QByteArray &content)
    {
        if (content.isEmpty())
            add(u"subtitle"_s, Text::tr("The subtitle file is empty."));
        else if (content.size() > largestSubtitle)
            add(u"subtitle"_s, Text::tr("The subtitle file is too large: KickAssSubtitles takes at most 1 MiB."));
    }

    Error error() const
    {
        return {ErrorKind::BadInput, QStringList(fields.values()).join(u' '), {}, std::chrono::seconds(0), fields};
    }
};

} // namespace

QString providerId()
{
    return u"kickasssubtitles"_s;
}

QUrl defaultBase()
{
    return QUrl(u"https://kickasssubtitles.com/api"_s);
}

QString languageCode(const Language &language)
{
    constexpr qsizetype letters = 2;
    const QString code = language.base().code();
    return code.size() == letters ? code : QString();
}

QList<Language> askedLanguages(const QList<Language> &wanted)
{
    if (wanted.isEmpty())
        return {Language::fromCode(u"en")};
    QList<Language> asked;
    QStringList codes;
    for (const Language &language : wanted) {
        const QString code = languageCode(language);
        if (code.isEmpty() || codes.contains(code) || asked.size() >= mostLanguages)
            continue;
        codes.append(code);
        // The service knows no regions, and a text in Portuguese is not known to be Brazilian.
        asked.append(language.base());
    }
    return asked;
}

bool namesAFile(const SearchQuery &query)
{
    return query.videoUrl.isEmpty() && isMovieHash(cleanHash(query.movieHash)) && query.fileSize > 0
        && !query.fileName.trimmed().isEmpty();
}

HttpRequest request(const Access &access, HttpRequest::Method method, const QString &path)
{
    HttpRequest made;
    made.method = method;
    made.url = access.base;
    made.url.setPath(access.base.path() + path);
    // Without it the service answers with pages for people.
    made.headers.append({"Accept"_ba, "application/json"_ba});
    made.headers.append({"Authorization"_ba, "Bearer " + access.apiKey});
    made.secretHeaders = {"Authorization"_ba};
    made.paceKey = providerId();
    return made;
}

HttpRequest userRequest(const Access &access)
{
    return request(access, HttpRequest::Method::Get, u"/user"_s);
}

HttpRequest searchRequest(const Access &access, const SearchQuery &query, const Language &language)
{
    HttpRequest made = request(access, HttpRequest::Method::Post, u"/search"_s);
    urlEncodedForm({
                       {u"filename"_s, query.fileName.trimmed()},
                       {u"filesize"_s, QString::number(query.fileSize)},
                       {u"hashes[opensubtitles]"_s, cleanHash(query.movieHash)},
                       {u"language"_s, languageCode(language)},
                       {u"encoding"_s, u"UTF-8"_s},
                       {u"format"_s, u"subrip"_s},
                   })
        .putInto(made);
    made.maxBytes = largestReply;
    return made;
}

HttpRequest taskRequest(const Access &access, const QString &taskId)
{
    HttpRequest made = request(access, HttpRequest::Method::Get, u"/tasks/"_s + taskId);
    made.maxBytes = largestReply;
    return made;
}

Result<HttpRequest> convertRequest(
    const Access &access, const RemoteConversion &conversion, const BoundaryMaker &makeBoundary)
{
    Complaints complaints;
    complaints.checkSubtitle(conversion.content);
    const QList<RemoteFormat> known = formats();
    if (std::none_of(known.cbegin(), known.cend(), [&](const auto &each) { return each.id == conversion.format; }))
        complaints.add(
            u"format"_s, Text::tr("KickAssSubtitles does not write the format “%1”.").arg(conversion.format));
    const QString rate = conversion.fps > 0 ? frameRateText(conversion.fps) : QString();
    if (conversion.fps > 0 && rate.isEmpty()) {
        complaints.add(u"fps"_s,
            Text::tr("KickAssSubtitles does not take %1 frames per second. Choose one of its own rates.")
                .arg(conversion.fps));
    }
    if (!complaints.fields.isEmpty())
        return fail(complaints.error());

    // What was not said is left out: the service has its own defaults and guesses.
    QList<FormField> fields;
    const auto put = [&fields](const QString &name, const QString &value) {
        if (!value.isEmpty())
            fields.append({name, value});
    };
    put(u"language"_s, languageCode(conversion.language));
    put(u"input_encoding"_s, conversion.inputEncoding.trimmed());
    put(u"encoding"_s, conversion.encoding.trimmed());
    put(u"format"_s, conversion.format);
    put(u"fps"_s, rate);
    HttpRequest made = request(access, HttpRequest::Method::Post, u"/convert"_s);
    multipartForm(fields, {{u"subtitle"_s, conversion.fileName, conversion.content}}, makeBoundary).putInto(made);
    made.maxBytes = largestReply;
    return made;
}

Result<HttpRequest> uploadRequest(
    const Access &access, const KickAssSubtitlesUpload &upload, const BoundaryMaker &makeBoundary)
{
    Complaints complaints;
    complaints.checkSubtitle(upload.content);
    const QString hash = cleanHash(upload.movieHash);
    if (upload.videoFileName.trimmed().isEmpty())
        complaints.add(u"filename"_s, Text::tr("The name of the video is missing."));
    if (upload.videoFileSize <= 0)
        complaints.add(u"filesize"_s, Text::tr("The size of the video is missing."));
    if (!isMovieHash(hash))
        complaints.add(u"hashes"_s, Text::tr("The hash of the video is missing."));
    if (upload.imdbId <= 0)
        complaints.add(u"imdb_url"_s, Text::tr("The number of the film at IMDb is missing."));
    if (languageCode(upload.language).isEmpty())
        complaints.add(u"language"_s, Text::tr("Choose a language that KickAssSubtitles knows."));
    if (!complaints.fields.isEmpty())
        return fail(complaints.error());

    constexpr int digits = 7; // of IMDb's own addresses, at least
    HttpRequest made = request(access, HttpRequest::Method::Post, u"/upload"_s);
    multipartForm(
        {
            {u"filename"_s, upload.videoFileName.trimmed()},
            {u"filesize"_s, QString::number(upload.videoFileSize)},
            {u"hashes[opensubtitles]"_s, hash},
            {u"imdb_url"_s, u"https://www.imdb.com/title/tt%1/"_s.arg(upload.imdbId, digits, 10, QLatin1Char('0'))},
            {u"language"_s, languageCode(upload.language)},
        },
        {{u"subtitle"_s, upload.subtitleFileName, upload.content}}, makeBoundary)
        .putInto(made);
    made.mayRetry = false; // a second time would be a second subtitle
    return made;
}

} // namespace Legenda::KickAssSubtitles
