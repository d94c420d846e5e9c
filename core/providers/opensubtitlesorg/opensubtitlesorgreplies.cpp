// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgreplies.h"

#include "core/net/packing.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgrows.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

using namespace LenientJson;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr int unknown = -1;

qint64 count(const QJsonValue &value)
{
    return std::max<qint64>(unknown, number(value, unknown));
}

int smallCount(const QJsonValue &value)
{
    return std::max(unknown, smallNumber(value, unknown));
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const auto entries = entriesOf(value);
    for (const auto &[key, each] : entries) {
        if (const QString one = text(each); !one.isEmpty())
            texts.append(one);
    }
    return texts;
}

tl::unexpected<Error> notThere(const QString &what)
{
    return fail(ErrorKind::BadReply,
        Text::tr("OpenSubtitles.org sent an answer that Legenda does not understand. Try again later."),
        what + u" is missing"_s);
}

/// https only; empty for all else.
QUrl addressFrom(const QJsonValue &value)
{
    QUrl url(text(value));
    if (url.scheme() == "http"_L1)
        url.setScheme(u"https"_s);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() ? url : QUrl();
}

QHash<QString, QList<HashMatch>> matchesIn(const QJsonValue &data)
{
    QHash<QString, QList<HashMatch>> matches;
    const auto entries = entriesOf(data);
    for (const auto &[key, value] : entries) {
        const auto rows = rowsOf(value, u"MovieImdbID"_s);
        for (const QJsonObject &row : rows) {
            HashMatch match;
            match.feature = readFeature(row);
            match.seen = std::max(0, smallNumber(row[u"SeenCount"_s]));
            match.subtitles = std::max(0, smallNumber(row[u"SubCount"_s]));
            const QString hash = text(row[u"MovieHash"_s]).toLower();
            if (match.feature.imdbId > 0 || !match.feature.title.isEmpty())
                matches[hash.isEmpty() ? key.toLower() : hash].append(match);
        }
    }
    return matches;
}

} // namespace

QList<QJsonValue> itemsOf(const QJsonValue &value)
{
    QList<QJsonValue> items;
    const auto entries = entriesOf(value);
    for (const auto &entry : entries)
        items.append(entry.second);
    return items;
}

QUrl contentLocation(const HttpReply &reply, const QJsonObject &body)
{
    const QString key = u"Content-Location"_s;
    QString address = QString::fromUtf8(reply.header("Content-Location")).trimmed();
    if (address.isEmpty())
        address = text(body[u"data"_s].toObject()[key]);
    if (address.isEmpty())
        address = text(body[key]);
    const QUrl url(address);
    return url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

Quota DownloadLimits::quota() const
{
    // Members without a limit have one of nine nines.
    constexpr int noLimit = 100'000'000;
    Quota quota;
    if (allowed >= 0 && allowed < noLimit)
        quota.allowed = allowed;
    if (remaining >= 0 && remaining < noLimit)
        quota.remaining = remaining;
    else if (quota.allowed >= 0 && used >= 0)
        quota.remaining = std::max(0, quota.allowed - used);
    return quota;
}

DownloadLimits readDownloadLimits(const QJsonObject &reply)
{
    const QString key = u"download_limits"_s;
    QJsonObject limits = reply[key].toObject();
    if (limits.isEmpty())
        limits = reply[u"data"_s].toObject()[key].toObject();
    DownloadLimits read;
    read.everybody = smallCount(limits[u"global_24h_download_limit"_s]);
    read.allowed = smallCount(limits[u"client_24h_download_limit"_s]);
    read.used = smallCount(limits[u"client_24h_download_count"_s]);
    read.remaining = smallCount(limits[u"client_download_quota"_s]);
    read.checkedBy = text(limits[u"limit_check_by"_s]);
    return read;
}

ServerInfo readServerInfo(const QJsonObject &reply)
{
    ServerInfo info;
    info.application = text(reply[u"application"_s]);
    info.onlineTotal = smallCount(reply[u"users_online_total"_s]);
    info.onlineThisProgram = smallCount(reply[u"users_online_program"_s]);
    info.loggedIn = smallCount(reply[u"users_loggedin"_s]);
    info.mostOnline = smallCount(reply[u"users_max_alltime"_s]);
    info.registered = smallCount(reply[u"users_registered"_s]);
    info.downloads = count(reply[u"subs_downloads"_s]);
    info.subtitleFiles = count(reply[u"subs_subtitle_files"_s]);
    info.movies = count(reply[u"movies_total"_s]);
    info.languages = count(reply[u"total_subtitles_languages"_s]);
    info.limits = readDownloadLimits(reply);
    return info;
}

ServiceCondition conditionFrom(const QJsonObject &reply)
{
    const ServerInfo info = readServerInfo(reply);
    const QLocale locale;
    ServiceCondition condition;
    condition.summary = info.onlineTotal >= 0
        ? Text::tr("OpenSubtitles.org is running; people online: %1.").arg(locale.toString(info.onlineTotal))
        : Text::tr("OpenSubtitles.org is running.");
    const auto add = [&](const QString &name, qint64 value) {
        if (value >= 0)
            condition.figures.append({name, locale.toString(value)});
    };
    add(Text::tr("People online"), info.onlineTotal);
    add(Text::tr("People signed in"), info.loggedIn);
    add(Text::tr("Members"), info.registered);
    add(Text::tr("Subtitle files"), info.subtitleFiles);
    add(Text::tr("Subtitle languages"), info.languages);
    add(Text::tr("Films and episodes"), info.movies);
    add(Text::tr("Downloads so far"), info.downloads);
    // Asked for without a session, so it is not what the account has.
    const Quota quota = info.limits.quota();
    add(Text::tr("Downloads a day without an account"), quota.allowed);
    add(Text::tr("Of these left today"), quota.remaining);
    if (!info.application.isEmpty())
        condition.figures.append({Text::tr("Server"), info.application});
    condition.raw = reply;
    QJsonObject limits = condition.raw[u"download_limits"_s].toObject();
    if (!limits.isEmpty()) {
        limits.remove(u"client_ip"_s);
        condition.raw[u"download_limits"_s] = limits;
    }
    return condition;
}

UserInfo readUserInfo(const QJsonObject &reply)
{
    const QJsonObject data = reply[u"data"_s].toObject();
    UserInfo info;
    info.account.userName = text(data[u"UserNickName"_s]);
    info.account.rank = text(data[u"UserRank"_s]);
    info.account.signedIn = !info.account.userName.isEmpty();
    const bool vipServer = text(data[u"Content-Location"_s]).contains("//vip"_L1, Qt::CaseInsensitive);
    info.account.vip = flag(data[u"IsVIP"_s]) || vipServer || info.account.rank.contains("vip"_L1, Qt::CaseInsensitive);
    info.account.quota = readDownloadLimits(reply).quota();
    if (const qint64 id = number(data[u"IDUser"_s]); id > 0)
        info.id = QString::number(id);
    info.uploads = smallCount(data[u"UploadCnt"_s]);
    info.downloads = smallCount(data[u"DownloadCnt"_s]);
    info.preferredLanguages = text(data[u"UserPreferedLanguages"_s]).split(u',', Qt::SkipEmptyParts);
    info.webLanguage = text(data[u"UserWebLanguage"_s]);
    return info;
}

Result<LogInReply> readLogIn(const QJsonObject &reply)
{
    LogInReply read;
    read.token = reply[u"token"_s].toString().trimmed();
    if (read.token.isEmpty())
        return notThere(u"the token"_s);
    read.user = readUserInfo(reply);
    return read;
}

QList<ProviderLanguage> readSubLanguages(const QJsonObject &reply)
{
    QList<ProviderLanguage> languages;
    const auto rows = rowsOf(reply[u"data"_s], u"SubLanguageID"_s);
    for (const QJsonObject &row : rows) {
        ProviderLanguage language;
        language.code = text(row[u"SubLanguageID"_s]).toLower();
        language.name = text(row[u"LanguageName"_s]);
        language.language = languageFrom(language.code);
        if (!language.code.isEmpty() && language.code != "all"_L1)
            languages.append(language);
    }
    return languages;
}

QHash<QString, QString> readCheckSubHash(const QJsonObject &reply)
{
    QHash<QString, QString> found;
    const auto entries = entriesOf(reply[u"data"_s].toObject()); // hashes are keys
    for (const auto &[hash, id] : entries) {
        if (number(id) > 0)
            found.insert(hash.toLower(), QString::number(number(id)));
    }
    return found;
}

MovieHashes readMovieHashes(const QJsonObject &reply)
{
    MovieHashes read;
    read.matches = matchesIn(reply[u"data"_s]);
    read.notProcessed = textsOf(reply[u"not_processed"_s]);
    return read;
}

InsertedMovieHashes readInsertMovieHash(const QJsonObject &reply)
{
    const QJsonObject data = reply[u"data"_s].toObject();
    InsertedMovieHashes read;
    read.accepted = textsOf(data[u"accepted_moviehashes"_s]);
    const auto ids = itemsOf(data[u"new_imdbs"_s]);
    for (const QJsonValue &id : ids) {
        if (number(id) > 0)
            read.newImdbIds.append(number(id));
    }
    return read;
}

TryUpload readTryUpload(const QJsonObject &reply)
{
    TryUpload read;
    read.alreadyThere = flag(reply[u"alreadyindb"_s]);
    if (!read.alreadyThere) {
        read.sameMovie = readHits(reply[u"data"_s]);
        return read;
    }
    const QJsonObject row = rowsOf(reply[u"data"_s], u"IDSubtitle"_s).value(0);
    read.subtitleId = text(row[u"IDSubtitle"_s]);
    read.language = languageFrom(text(row[u"SubLanguageID"_s]));
    read.feature = readFeature(row);
    read.fileNameWasKnown = flag(row[u"MoviefilenameWasAlreadyInDb"_s]);
    read.hashWasKnown = flag(row[u"HashWasAlreadyInDb"_s]);
    return read;
}

Result<QUrl> readUpload(const QJsonObject &reply)
{
    const QJsonValue data = reply[u"data"_s];
    const QUrl url = addressFrom(data.isString() ? data : itemsOf(data).value(0));
    if (url.isEmpty())
        return notThere(u"the new subtitle's address"_s);
    return url;
}

QHash<QString, Language> readDetectLanguage(const QJsonObject &reply)
{
    QHash<QString, Language> found;
    const auto entries = entriesOf(reply[u"data"_s].toObject());
    for (const auto &[sum, code] : entries) {
        if (const Language language = languageFrom(text(code)); language.isValid())
            found.insert(sum.toLower(), language);
    }
    return found;
}

Result<QByteArray> unpackText(const QJsonValue &base64)
{
    QByteArray packedText = base64.toString().toLatin1();
    packedText.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    if (packedText.isEmpty())
        return fail(ErrorKind::BadReply,
            Text::tr("OpenSubtitles.org sent an empty subtitle. This one is broken there; choose another one."));
    const auto decoded = QByteArray::fromBase64Encoding(packedText, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(ErrorKind::BadReply,
            Text::tr("What OpenSubtitles.org sent is damaged. Try again, or take another subtitle."), u"not base64"_s);
    auto content = unpacked(*decoded, mostSubtitleBytes);
    if (content && content->isEmpty())
        return fail(ErrorKind::BadReply,
            Text::tr("OpenSubtitles.org sent an empty subtitle. This one is broken there; choose another one."));
    return content;
}

QList<PreviewReply> readPreviews(const QJsonObject &reply)
{
    QList<PreviewReply> previews;
    const auto rows = rowsOf(reply[u"data"_s], u"contents"_s);
    for (const QJsonObject &row : rows)
        previews.append({text(row[u"idsubtitlefile"_s]), text(row[u"encoding"_s]), unpackText(row[u"contents"_s])});
    return previews;
}

QList<DownloadReply> readDownloads(const QJsonObject &reply)
{
    QList<DownloadReply> downloads;
    const auto rows = rowsOf(reply[u"data"_s], u"idsubtitlefile"_s);
    for (const QJsonObject &row : rows)
        downloads.append({text(row[u"idsubtitlefile"_s]), unpackText(row[u"data"_s])});
    return downloads;
}

QMap<QString, TranslationInfo> readAvailableTranslations(const QJsonObject &reply)
{
    QMap<QString, TranslationInfo> translations;
    const auto entries = entriesOf(reply[u"data"_s]);
    for (const auto &[language, value] : entries) {
        const QJsonObject row = value.toObject();
        if (!row.isEmpty())
            translations.insert(
                language, {moment(row[u"LastCreated"_s]), std::max(0, smallNumber(row[u"StringsNo"_s]))});
    }
    return translations;
}

Result<QByteArray> readTranslation(const QJsonObject &reply)
{
    return unpackText(reply[u"data"_s]);
}

VoteReply readVote(const QJsonObject &reply)
{
    const QJsonObject data = reply[u"data"_s].toObject();
    return {text(data[u"IDSubtitle"_s]), std::min(10.0, decimal(data[u"SubRating"_s])),
        std::max(0, smallNumber(data[u"SubSumVotes"_s]))};
}

QHash<QString, QList<SubtitleComment>> readComments(const QJsonObject &reply)
{
    QHash<QString, QList<SubtitleComment>> comments;
    const auto rows = rowsOf(reply[u"data"_s], u"Comment"_s);
    for (const QJsonObject &row : rows) {
        SubtitleComment comment{text(row[u"UserNickName"_s]), text(row[u"Comment"_s]), moment(row[u"Created"_s])};
        if (!comment.text.isEmpty())
            comments[text(row[u"IDSubtitle"_s])].append(comment);
    }
    for (QList<SubtitleComment> &list : comments) {
        std::stable_sort(
            list.begin(), list.end(), [](const auto &a, const auto &b) { return a.writtenAt < b.writtenAt; });
    }
    return comments;
}

QUrl readRequest(const QJsonObject &reply)
{
    const QJsonValue data = reply[u"data"_s];
    return addressFrom(data.isString() ? data : data.toObject()[u"request_url"_s]);
}

QString readSentence(const QJsonObject &reply)
{
    return text(reply[u"data"_s]);
}

ProgramVersion readAutoUpdate(const QJsonObject &reply)
{
    QJsonObject source = reply;
    if (!source.contains(u"version"_s) && source[u"data"_s].isObject())
        source = source[u"data"_s].toObject();
    ProgramVersion read;
    read.version = text(source[u"version"_s]);
    const QString prefix = u"url_"_s;
    for (auto it = source.begin(); it != source.end(); ++it) {
        if (!it.key().startsWith(prefix))
            continue;
        if (const QUrl url = addressFrom(it.value()); !url.isEmpty())
            read.addresses.insert(it.key().mid(prefix.size()), url);
    }
    const QStringList changes = text(source[u"comments"_s]).split(u'|', Qt::SkipEmptyParts);
    for (const QString &change : changes)
        read.changes.append(change.trimmed());
    return read;
}

} // namespace Legenda::OpenSubtitlesOrg
