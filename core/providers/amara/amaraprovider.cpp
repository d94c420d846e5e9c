// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amaraprovider.h"

#include "core/base/safename.h"
#include "core/providers/amara/amaralanguages.h"
#include "core/providers/amara/amararawapi.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Amara;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// One address belongs to one public video; teams may have theirs of the same.
constexpr qsizetype mostVideos = 10;
constexpr qsizetype mostHits = 10000;
constexpr qsizetype mostTitles = 1000;

QString newestVersion()
{
    return u"latest"_s;
}

/// "video/language/version"
struct HitId
{
    SubtitlesPlace place;

    static Result<HitId> read(const QString &id)
    {
        const QStringList parts = id.split(u'/');
        bool isNumber = true;
        HitId read;
        if (parts.size() == 3 && parts.at(2) != newestVersion()) {
            read.place.version = parts.at(2).toInt(&isNumber);
            isNumber = isNumber && read.place.version > 0;
        }
        if ((parts.size() != 2 && parts.size() != 3) || !isNumber || !checkedId(parts.at(0)) || !checkedId(parts.at(1)))
            return fail(ErrorKind::BadInput,
                Text::tr("“%1” is no id of subtitles at Amara. It is written as video/language/version.")
                    .arg(id.left(200)));
        read.place.videoId = parts.at(0);
        read.place.languageCode = parts.at(1);
        return read;
    }
};

/// A name of a format as other services and people write it; what Amara does not give comes as srt, and Legenda
/// converts it.
QString serviceFormat(const QString &wanted)
{
    const QString format = wanted.trimmed().toLower();
    if (format == "webvtt"_L1)
        return u"vtt"_s;
    if (format == "ass"_L1)
        return u"ssa"_s;
    if (format == "ttml"_L1)
        return u"dfxp"_s;
    if (format == "text"_L1)
        return u"txt"_s;
    if (format == "amara-json"_L1)
        return u"json"_s;
    return subtitleFormats().contains(format) ? format : subtitleFormats().first();
}

bool isWanted(const WebLanguage &language, const QList<Language> &wanted)
{
    return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), [&](const Language &each) {
        return each.covers(language.language);
    });
}

QList<WebLanguage> onlyWanted(const QList<WebLanguage> &languages, const QList<Language> &wanted)
{
    QList<WebLanguage> chosen;
    std::copy_if(languages.begin(), languages.end(), std::back_inserter(chosen),
        [&](const WebLanguage &language) { return isWanted(language, wanted); });
    return chosen;
}

QString fileName(const QString &title, const QString &languageCode, const QString &extension)
{
    constexpr qsizetype mostTitleBytes = 150;
    return safeFileName(cutToBytes(title, mostTitleBytes) + u'.' + languageCode + u'.' + extension);
}

SubtitleHit hitOf(const WebVideo &video, const WebLanguage &language, const WebVersion &version, const QUrl &base)
{
    SubtitleHit hit;
    hit.provider = providerId();
    const QString number = version.number > 0 ? QString::number(version.number) : newestVersion();
    hit.id = video.id + u'/' + language.code + u'/' + number;
    const QString title = video.title.isEmpty() ? video.id : video.title;
    hit.release = version.number > 0 ? Text::tr("%1 version %2").arg(title, number) : title;
    hit.files = {{hit.id, 1, fileName(title, language.code, u"srt"_s)}};
    hit.language = language.language;
    hit.matchedBy = SubtitleHit::MatchedBy::Address;
    hit.feature.provider = providerId();
    hit.feature.title = title;
    hit.durationMs = video.durationMs;
    hit.version = version.number;
    hit.published = version.published;
    // Unless its languages were told in short.
    hit.complete = language.complete || language.cues < 0;
    hit.uploader = version.author;
    hit.uploadedAt = language.createdAt;
    QStringList remarks;
    if (!hit.published)
        remarks.append(Text::tr("not published"));
    if (!hit.complete)
        remarks.append(Text::tr("incomplete"));
    hit.comment = remarks.join(u", "_s);
    hit.url = videoPage(base, video.id, language.code);
    hit.format = u"srt"_s;
    return hit;
}

QList<SubtitleHit> hitsOf(const WebVideo &video, const QList<WebLanguage> &languages, const QUrl &base)
{
    QList<SubtitleHit> hits;
    for (const WebLanguage &language : languages) {
        // Nobody has told of versions, but there is something to be had.
        if (!language.versionsKnown && language.published)
            hits.append(hitOf(video, language, {0, true, {}}, base));
        QList<WebVersion> versions = language.versions;
        std::stable_sort(versions.begin(), versions.end(),
            [](const WebVersion &a, const WebVersion &b) { return a.published && !b.published; });
        for (qsizetype i = 0; i < versions.size(); ++i) {
            if (hits.size() >= mostHits)
                return hits;
            SubtitleHit hit = hitOf(video, language, versions.at(i), base);
            // The first one is the newest that is published, if any is.
            hit.superseded = i > 0 && hit.published;
            hits.append(std::move(hit));
        }
    }
    return hits;
}

/// Without the spaces and line ends that come along when a key is copied. They would end the header it is sent in.
QString pasted(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    return text;
}

} // namespace

struct AmaraProvider::SearchRun
{
    SearchQuery query;
    HitsSink sink;
    QList<WebVideo> videos;
    int count = 0;
};

AmaraProvider::AmaraProvider(HttpClient &http, QObject *parent) : SubtitleProvider(parent), m_client(http) { }

ProviderInfo AmaraProvider::info() const
{
    ProviderInfo info;
    info.id = providerId();
    info.name = u"Amara (Universal Subtitles)"_s;
    info.homepage = QUrl(u"https://amara.org/"_s);
    info.signUp = QUrl(u"https://amara.org/en/auth/login/"_s);
    info.description = Text::tr("Subtitles for videos on the web, in versions that everybody can improve. It needs the "
                                "API key of a free account.");
    AccountField user{u"username"_s, Text::tr("User name"), Text::tr("Needed to change videos."),
        AccountField::Kind::Text, false, {}};
    AccountField key{u"api_key"_s, Text::tr("API key"),
        Text::tr("Make one on amara.org, in the settings of your account."), AccountField::Kind::Secret, true, {}};
    AccountField url{u"url"_s, Text::tr("Address"), Text::tr("Leave it empty unless you were told another one."),
        AccountField::Kind::Address, false, defaultBase().toString()};
    info.fields = {user, key, url};
    return info;
}

std::optional<Error> AmaraProvider::whyNot(Ability ability) const
{
    if (ability == Ability::EditVideos)
        return hasAccount() ? std::nullopt : std::optional(noAccount());
    // Somebody's own server may well let everybody in.
    if (!hasKey() && isServicesOwn(m_client.access().base))
        return noKey();
    return std::nullopt;
}

Pending<int> AmaraProvider::search(SearchQuery query, HitsSink sink, std::stop_token stop)
{
    if (query.videoUrl.isEmpty())
        return failed<int>({ErrorKind::BadInput,
            Text::tr("Amara only has subtitles of videos on the web. Give the address of one."), {}});
    if (const auto why = whyNot(Ability::Search))
        return failed<int>(*why);
    auto run = std::make_shared<SearchRun>();
    const QUrl address(query.videoUrl);
    run->query = std::move(query);
    run->sink = std::move(sink);
    return andThen(videosAt(address, stop), this, [this, run, stop](const QList<WebVideo> &videos) {
        run->videos = videos.mid(0, mostVideos);
        return searchVideo(run, 0, stop);
    });
}

Pending<QList<WebVideo>> AmaraProvider::videosAt(const QUrl &address, std::stop_token stop)
{
    if (const QString id = videoIdOfPage(m_client.access().base, address); !id.isEmpty()) {
        auto one = andThen(m_client.video(id, std::move(stop)), this,
            [](const WebVideo &video) -> Result<QList<WebVideo>> { return QList<WebVideo>{video}; });
        return orElse(std::move(one), this, [](Error error) -> Result<QList<WebVideo>> {
            if (error.kind == ErrorKind::NotFound)
                return QList<WebVideo>();
            return fail(std::move(error));
        });
    }
    VideoFilter filter;
    filter.videoUrl = address.toString(QUrl::FullyEncoded);
    return m_client.videos(filter, std::move(stop));
}

Pending<int> AmaraProvider::searchVideo(std::shared_ptr<SearchRun> run, qsizetype index, std::stop_token stop)
{
    if (stop.stop_requested())
        return failed<int>(cancelled());
    if (index >= run->videos.size())
        return ready<int>(run->count);
    const WebVideo video = run->videos.at(index);
    noteTitle(video);
    return andThen(wantedLanguages(video, run->query.languages, stop), this,
        [this, run, video, index, stop](const QList<WebLanguage> &languages) {
            QList<SubtitleHit> hits = hitsOf(video, languages, m_client.access().base);
            run->count += static_cast<int>(hits.size());
            if (!hits.isEmpty() && run->sink)
                run->sink(std::move(hits));
            return searchVideo(run, index + 1, stop);
        });
}

/// With their versions, in as few requests as it takes: none where the video's reply has them, one for one language,
/// and one for all of them where there are several.
Pending<QList<WebLanguage>> AmaraProvider::wantedLanguages(
    const WebVideo &video, const QList<Language> &wanted, std::stop_token stop)
{
    const QList<WebLanguage> told = onlyWanted(video.languages, wanted);
    const auto open =
        std::count_if(told.begin(), told.end(), [](const WebLanguage &language) { return !language.versionsKnown; });
    if (video.languagesKnown && open == 0)
        return ready<QList<WebLanguage>>(told);
    if (video.languagesKnown && open == 1) {
        const auto place =
            std::find_if(told.begin(), told.end(), [](const WebLanguage &language) { return !language.versionsKnown; });
        const qsizetype index = place - told.begin();
        auto asked = andThen(m_client.language(video.id, place->code, std::move(stop)), this,
            [told, index](const WebLanguage &detail) -> Result<QList<WebLanguage>> {
                QList<WebLanguage> all = told;
                all[index] = detail;
                return all;
            });
        return orElse(std::move(asked), this, [told](Error error) -> Result<QList<WebLanguage>> {
            // Hidden from this account, though listed.
            if (error.kind == ErrorKind::NotFound)
                return told;
            return fail(std::move(error));
        });
    }
    return andThen(m_client.languages(video.id, std::move(stop)), this,
        [wanted](const QList<WebLanguage> &all) -> Result<QList<WebLanguage>> { return onlyWanted(all, wanted); });
}

Pending<SubtitleFile> AmaraProvider::download(QString fileId, DownloadOptions options, std::stop_token stop)
{
    const auto id = HitId::read(fileId);
    if (!id)
        return failed<SubtitleFile>(id.error());
    if (const auto why = whyNot(Ability::Download))
        return failed<SubtitleFile>(*why);
    const QString format = serviceFormat(options.format);
    QString title = m_titles.value(id->place.videoId);
    if (title.isEmpty())
        title = id->place.videoId;
    const QString name = fileName(title, id->place.languageCode, format);
    return andThen(m_client.subtitles(id->place, format, std::move(stop)), this,
        [name](const QByteArray &content) -> Result<SubtitleFile> {
            SubtitleFile file;
            file.fileName = name;
            file.content = content;
            return file;
        });
}

void AmaraProvider::setAccountValues(const AccountValues &values)
{
    const QString address = values.value(u"url"_s).trimmed();
    Access access;
    access.base = address.isEmpty() ? defaultBase() : cleanedBase(QUrl(address));
    access.apiKey = pasted(values.value(u"api_key"_s)).toUtf8();
    access.userName = pasted(values.value(u"username"_s));
    if (access == m_client.access())
        return;
    m_client.setAccess(std::move(access));
    noteAccount(AccountInfo());
}

Pending<AccountInfo> AmaraProvider::logIn(std::stop_token stop)
{
    if (const auto why = whyNot(Ability::Search))
        return failed<AccountInfo>(*why);
    if (!hasAccount()) {
        // A key without a name: any list shows whether it is taken. The languages would come without one as well.
        VideoFilter any;
        any.limit = 1;
        return andThen(m_client.videos(any, std::move(stop)), this,
            [this](const QList<WebVideo> &) -> Result<AccountInfo> { return m_account; });
    }
    return andThen(m_client.user(m_client.access().userName, Asked::Account, std::move(stop)), this,
        [this, asked = m_client.access()](const User &user) -> Result<AccountInfo> {
            AccountInfo info;
            info.signedIn = true;
            info.userName = user.userName.isEmpty() ? asked.userName : user.userName;
            if (asked == m_client.access())
                noteAccount(info);
            return info;
        });
}

Pending<Done> AmaraProvider::logOut(std::stop_token)
{
    noteAccount(AccountInfo());
    return ready<Done>(Done());
}

Pending<AccountInfo> AmaraProvider::accountInfo(std::stop_token stop)
{
    return hasAccount() ? logIn(std::move(stop)) : ready<AccountInfo>(m_account);
}

void AmaraProvider::noteAccount(const AccountInfo &info)
{
    if (info == m_account)
        return;
    m_account = info;
    Q_EMIT accountChanged(m_account);
}

void AmaraProvider::noteTitle(const WebVideo &video)
{
    if (m_titles.size() >= mostTitles)
        m_titles.clear();
    if (!video.title.isEmpty())
        m_titles.insert(video.id, video.title);
}

Pending<std::optional<WebVideo>> AmaraProvider::webVideoAt(QUrl address, std::stop_token stop)
{
    if (const auto why = whyNot(Ability::Search))
        return failed<std::optional<WebVideo>>(*why);
    return andThen(videosAt(address, std::move(stop)), this,
        [this](const QList<WebVideo> &videos) -> Result<std::optional<WebVideo>> {
            if (videos.isEmpty())
                return std::optional<WebVideo>();
            noteTitle(videos.first());
            return std::optional<WebVideo>(videos.first());
        });
}

Pending<WebVideo> AmaraProvider::webVideo(QString videoId, std::stop_token stop)
{
    if (const auto why = whyNot(Ability::Search))
        return failed<WebVideo>(*why);
    return m_client.video(std::move(videoId), std::move(stop));
}

Pending<QList<WebLanguage>> AmaraProvider::webLanguages(QString videoId, std::stop_token stop)
{
    if (const auto why = whyNot(Ability::Search))
        return failed<QList<WebLanguage>>(*why);
    return m_client.languages(std::move(videoId), std::move(stop));
}

template <class T, class Ask>
Pending<T> AmaraProvider::asMember(Ask ask)
{
    if (auto why = whyNot(Ability::EditVideos))
        return failed<T>(std::move(*why));
    return ask();
}

Pending<WebVideo> AmaraProvider::createWebVideo(WebVideoDraft draft, std::stop_token stop)
{
    return asMember<WebVideo>([&] { return m_client.createVideo(std::move(draft), std::move(stop)); });
}

Pending<WebVideo> AmaraProvider::updateWebVideo(QString videoId, WebVideoDraft draft, std::stop_token stop)
{
    draft.address.clear();
    return asMember<WebVideo>(
        [&] { return m_client.updateVideo(std::move(videoId), std::move(draft), std::move(stop)); });
}

Pending<WebLanguage> AmaraProvider::addWebLanguage(QString videoId, WebLanguageDraft draft, std::stop_token stop)
{
    return asMember<WebLanguage>(
        [&] { return m_client.addLanguage(std::move(videoId), std::move(draft), std::move(stop)); });
}

Pending<QList<WebAction>> AmaraProvider::webActions(QString videoId, QString languageCode, std::stop_token stop)
{
    return asMember<QList<WebAction>>(
        [&] { return m_client.actions(std::move(videoId), std::move(languageCode), std::move(stop)); });
}

Pending<WebVersion> AmaraProvider::postWebSubtitles(
    QString videoId, QString languageCode, WebSubtitlesDraft draft, std::stop_token stop)
{
    return asMember<WebVersion>([&] {
        return m_client.postSubtitles(std::move(videoId), std::move(languageCode), std::move(draft), std::move(stop));
    });
}

Pending<QList<WebAddress>> AmaraProvider::webAddresses(QString videoId, std::stop_token stop)
{
    if (const auto why = whyNot(Ability::Search))
        return failed<QList<WebAddress>>(*why);
    return m_client.addresses(std::move(videoId), std::move(stop));
}

Pending<WebAddress> AmaraProvider::addWebAddress(QString videoId, WebAddress address, std::stop_token stop)
{
    return asMember<WebAddress>(
        [&] { return m_client.addAddress(std::move(videoId), std::move(address), std::move(stop)); });
}

Pending<WebAddress> AmaraProvider::changeWebAddress(QString videoId, WebAddress address, std::stop_token stop)
{
    return asMember<WebAddress>(
        [&] { return m_client.changeAddress(std::move(videoId), std::move(address), std::move(stop)); });
}

Pending<Done> AmaraProvider::removeWebAddress(QString videoId, QString addressId, std::stop_token stop)
{
    return asMember<Done>(
        [&] { return m_client.removeAddress(std::move(videoId), std::move(addressId), std::move(stop)); });
}

Pending<QList<ProviderLanguage>> AmaraProvider::languages(std::stop_token stop)
{
    return m_client.platformLanguages(std::move(stop));
}

Pending<QStringList> AmaraProvider::formats(std::stop_token)
{
    // They are a part of its description; there is nobody to ask.
    return ready<QStringList>(subtitleFormats());
}

Pending<QJsonValue> AmaraProvider::call(QStringList words, std::stop_token stop)
{
    const auto call = readRestCall(words);
    if (!call)
        return failed<QJsonValue>(call.error());
    return andThen(m_client.send(rawRequest(m_client.access(), *call), std::move(stop)), this,
        [where = m_client.context(askedBy(*call))](const HttpReply &reply) -> Result<QJsonValue> {
            if (!reply.isSuccess())
                return fail(errorFrom(reply, where));
            return restReply(reply);
        });
}

QStringList AmaraProvider::endpoints() const
{
    return rawEndpoints();
}

} // namespace Legenda
