// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"

#include "core/base/background.h"
#include "core/providers/opensubtitlescom/opensubtitlescomaicodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrawapi.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesCom;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Nobody reads 2,000 hits, and the service has answered the same rows on several pages.
constexpr int maxPages = 40;
constexpr int shortestQuery = 3;
constexpr int expiredLink = 410;

bool isWanted(const SubtitleHit &hit, const SearchQuery &query)
{
    return (query.aiTranslated != Wish::Only || hit.aiTranslated)
        && (query.machineTranslated != Wish::Only || hit.machineTranslated);
}

} // namespace

struct OpenSubtitlesComProvider::SearchRun
{
    SearchQuery query;
    HitsSink sink;
    QSet<QString> seen; ///< pages overlap
    int count = 0;
};

OpenSubtitlesComProvider::OpenSubtitlesComProvider(HttpClient &http, SecretStore &secrets, QObject *parent)
    : SubtitleProvider(parent), m_http(http), m_session(http, secrets)
{
    // The limits the service states in its headers and documents. All else: 5 a second, as its headers say.
    m_http.setPace(loginPaceKey(), {{1, 1s}, {10, 1min}, {30, 1h}});
    m_http.setPace(featuresPaceKey(), {{40, 10s}});
    connect(&m_session, &OpenSubtitlesComSession::signedIn, this, [this](const AccountInfo &info) {
        AccountInfo merged = info;
        if (merged.userName == m_account.userName && m_account.signedIn && merged.quota.remaining < 0) {
            merged.quota.remaining = m_account.quota.remaining;
            merged.quota.resetsAt = m_account.quota.resetsAt;
        }
        noteAccount(merged);
    });
}

ProviderInfo OpenSubtitlesComProvider::info() const
{
    ProviderInfo info;
    info.id = providerId();
    info.name = u"OpenSubtitles.com"_s;
    info.homepage = QUrl(u"https://www.opensubtitles.com/"_s);
    info.signUp = QUrl(u"https://www.opensubtitles.com/en/consumers"_s);
    info.description =
        Text::tr("The largest collection of subtitles. It needs an API key; an account gives more downloads a day.");
    AccountField key{u"api_key"_s, Text::tr("API key"),
        Text::tr("Make one in your profile on opensubtitles.com, under API consumers."), AccountField::Kind::Secret,
        true, {}};
    AccountField user{u"username"_s, Text::tr("User name"), Text::tr("Your user name, not your e-mail address."),
        AccountField::Kind::Text, false, {}};
    AccountField password{u"password"_s, Text::tr("Password"), {}, AccountField::Kind::Secret, false, {}};
    AccountField url{u"url"_s, Text::tr("Address"), Text::tr("Leave it empty unless you were told another one."),
        AccountField::Kind::Address, false, OpenSubtitlesComSession::defaultBase().toString()};
    info.fields = {key, user, password, url};
    info.searchesSeasons = true;
    info.countsDownloads = true;
    return info;
}

/// Opens the session, sends, and signs in once more when a token is refused. (Now and then valid ones are.)
Pending<OpenSubtitlesComProvider::Answer> OpenSubtitlesComProvider::ask(
    Need need, Endpoint endpoint, Build build, std::stop_token stop)
{
    struct Attempt
    {
        HttpReply reply;
        bool signedIn;
        QString questionKey;
    };
    const auto send = [this, build, stop](const Access &access) {
        const HttpRequest request = build(access);
        const bool signedIn = std::any_of(request.headers.cbegin(), request.headers.cend(),
            [](const HttpHeader &header) { return header.name == "Authorization"; });
        return andThen(m_http.send(request, stop), this,
            [signedIn, question = request.questionKey](HttpReply reply) -> Result<Attempt> {
                return Attempt{std::move(reply), signedIn, question};
            });
    };
    auto attempt = andThen(m_session.open(need, stop), this, [this, send, stop](const Access &access) {
        return andThen(send(access), this, [this, send, stop, access](Attempt first) -> Pending<Attempt> {
            if (first.reply.status != 401 || !first.signedIn)
                return ready<Attempt>(std::move(first));
            return andThen(m_session.renew(access.token, stop), this, send);
        });
    });
    return andThen(std::move(attempt), this, [this, need, endpoint](Attempt last) -> Result<Answer> {
        // A kept answer proves no key.
        if (last.reply.isSuccess() && !last.reply.kept && need != Need::Nothing && !last.reply.looksLikeHtml())
            m_session.noteKeyWorks();
        return Answer{std::move(last.reply), {endpoint, m_session.isKeyProven(), last.signedIn}, last.questionKey};
    });
}

template <class T>
Result<T> OpenSubtitlesComProvider::checked(const Answer &answer, Result<T> read)
{
    if (!read && !answer.questionKey.isEmpty())
        m_http.forget(answer.questionKey);
    return read;
}

std::optional<Error> OpenSubtitlesComProvider::whyNot(Ability ability) const
{
    if (!m_session.hasKey())
        return noApiKey();
    if (ability == Ability::Translate)
        return m_session.hasAccount() ? m_aiRefused : noAccount();
    return std::nullopt;
}

Pending<int> OpenSubtitlesComProvider::search(SearchQuery query, HitsSink sink, std::stop_token stop)
{
    auto run = std::make_shared<SearchRun>();
    const int firstPage = std::max(1, query.page);
    run->query = std::move(query);
    run->sink = std::move(sink);
    return searchFrom(std::move(run), firstPage, std::move(stop));
}

Pending<int> OpenSubtitlesComProvider::searchFrom(std::shared_ptr<SearchRun> run, int page, std::stop_token stop)
{
    return andThen(
        searchPage(run->query, page, stop), this, [this, run, page, stop](SearchPage answer) -> Pending<int> {
            QList<SubtitleHit> fresh;
            for (SubtitleHit &hit : answer.hits) {
                if (run->seen.contains(hit.id))
                    continue;
                run->seen.insert(hit.id);
                fresh.append(std::move(hit));
            }
            run->count += static_cast<int>(fresh.size());
            if (!fresh.isEmpty() && run->sink)
                run->sink(std::move(fresh));
            const bool isLast = run->query.page > 0 || page >= std::min(answer.pages, maxPages);
            return isLast ? ready<int>(run->count) : searchFrom(run, page + 1, stop);
        });
}

Pending<SearchPage> OpenSubtitlesComProvider::searchPage(SearchQuery query, int page, std::stop_token stop)
{
    if (searchParameters(query).isEmpty())
        return failed<SearchPage>({ErrorKind::BadInput,
            Text::tr("There is nothing to search for. Enter a title, a number of IMDb or TMDB, or choose a video."),
            {}});
    auto answer = ask(
        Need::Key, Endpoint::Search, [query, page](const Access &access) { return searchRequest(access, query, page); },
        stop);
    return andThen(std::move(answer), this, [query, stop](const Answer &got) -> Result<SearchPage> {
        auto read = readHits(got.reply, query, got.context);
        if (!read)
            return fail(read.error());
        if (stop.stop_requested())
            return fail(cancelled());
        SearchPage result;
        // An empty page is the last one, whatever it says of their number.
        result.pages = read->hits.isEmpty() ? 0 : read->totalPages;
        for (SubtitleHit &hit : read->hits) {
            if (isWanted(hit, query))
                result.hits.append(std::move(hit));
        }
        return result;
    });
}

Pending<SubtitleFile> OpenSubtitlesComProvider::download(QString fileId, DownloadOptions options, std::stop_token stop)
{
    bool isNumber = false;
    const qint64 id = fileId.toLongLong(&isNumber);
    if (!isNumber || id <= 0)
        return failed<SubtitleFile>({ErrorKind::BadInput,
            Text::tr("“%1” is no number of a subtitle file of OpenSubtitles.com.").arg(fileId), {}});
    if ((options.inFps > 0) != (options.outFps > 0))
        return failed<SubtitleFile>({ErrorKind::BadInput,
            Text::tr("To change the frame rate, give both: the subtitle's and the wanted one."), {}});
    return andThen(link(id, options, stop), this, [this, id, options, stop](const Link &first) {
        return orElse(fetch(first, stop), this, [this, id, options, stop](Error error) -> Pending<SubtitleFile> {
            if (error.kind != ErrorKind::NotFound || !error.detail.startsWith(u"HTTP %1 "_s.arg(expiredLink)))
                return failed<SubtitleFile>(std::move(error));
            return andThen(
                link(id, options, stop), this, [this, stop](const Link &second) { return fetch(second, stop); });
        });
    });
}

Pending<Link> OpenSubtitlesComProvider::link(qint64 fileId, const DownloadOptions &options, std::stop_token stop)
{
    auto answer = ask(
        Need::AccountIfAny, Endpoint::Download,
        [fileId, options](const Access &access) { return linkRequest(access, fileId, options); }, std::move(stop));
    return andThen(std::move(answer), this, [this](const Answer &got) -> Result<Link> {
        auto read = readLink(got.reply, got.context);
        if (read) {
            noteQuota(read->quota, got.context.signedIn);
        } else if (read.error().kind == ErrorKind::QuotaUsedUp) {
            Quota none;
            none.remaining = 0;
            if (read.error().retryAfter > 0s)
                none.resetsAt = QDateTime::currentDateTimeUtc().addSecs(read.error().retryAfter.count());
            noteQuota(none, got.context.signedIn);
        }
        return read;
    });
}

Pending<SubtitleFile> OpenSubtitlesComProvider::fetch(const Link &link, std::stop_token stop)
{
    return andThen(m_http.send(fileRequest(link.url), std::move(stop)), this, [link](const HttpReply &reply) {
        return readFile(reply, link, {Endpoint::Link, true, false});
    });
}

void OpenSubtitlesComProvider::setAccountValues(const AccountValues &values)
{
    const QString before = m_session.userName();
    m_session.setValues(values);
    m_aiShapes.clear();
    m_aiRefused.reset();
    if (before != m_session.userName())
        noteAccount(AccountInfo());
}

Pending<AccountInfo> OpenSubtitlesComProvider::logIn(std::stop_token stop)
{
    m_aiRefused.reset();
    if (m_session.hasAccount() && m_session.hasKey())
        return andThen(m_session.signInAgain(stop), this, [this, stop](const Access &) { return askUser(stop); });
    // Without an account there is a key to prove; the list of languages would answer without one.
    const auto asked = [](const Access &access) {
        HttpRequest request = formatsRequest(access);
        request.fresh = true; // what is kept says nothing of this key
        return request;
    };
    auto answer = ask(Need::Key, Endpoint::Search, asked, std::move(stop));
    return andThen(std::move(answer), this, [this](const Answer &got) -> Result<AccountInfo> {
        const auto read = checked(got, readFormats(got.reply, got.context));
        if (!read)
            return fail(read.error());
        return m_account;
    });
}

Pending<Done> OpenSubtitlesComProvider::logOut(std::stop_token stop)
{
    return andThen(m_session.forget(stop), this, [this, stop](const Access &last) -> Pending<Done> {
        noteAccount(AccountInfo());
        if (last.token.isEmpty())
            return ready<Done>(Done());
        return andThen(m_http.send(logoutRequest(last), stop), this, [](const HttpReply &reply) -> Result<Done> {
            // 401: it had ended already.
            if (reply.isSuccess() || reply.status == 401)
                return Done();
            return fail(errorFrom(reply, {Endpoint::User, true, true}));
        });
    });
}

Pending<AccountInfo> OpenSubtitlesComProvider::accountInfo(std::stop_token stop)
{
    return m_session.hasAccount() ? askUser(std::move(stop)) : ready<AccountInfo>(m_account);
}

Pending<AccountInfo> OpenSubtitlesComProvider::askUser(std::stop_token stop)
{
    auto answer = ask(Need::Account, Endpoint::User, userRequest, std::move(stop));
    return andThen(std::move(answer), this, [this](const Answer &got) -> Result<AccountInfo> {
        auto read = readUser(got.reply, got.context);
        if (!read)
            return read;
        if (read->userName.isEmpty())
            read->userName = m_session.userName();
        if (m_account.signedIn && read->userName == m_account.userName
            && m_account.quota.resetsAt > QDateTime::currentDateTimeUtc())
            read->quota.resetsAt = m_account.quota.resetsAt;
        noteAccount(*read);
        return read;
    });
}

void OpenSubtitlesComProvider::noteAccount(const AccountInfo &info)
{
    if (info == m_account)
        return;
    m_account = info;
    Q_EMIT accountChanged(m_account);
}

void OpenSubtitlesComProvider::noteQuota(const Quota &quota, bool signedIn)
{
    AccountInfo info = m_account;
    if (signedIn != info.signedIn)
        info = AccountInfo();
    info.signedIn = signedIn;
    if (signedIn && info.userName.isEmpty())
        info.userName = m_session.userName();
    if (quota.remaining >= 0)
        info.quota.remaining = quota.remaining;
    if (quota.allowed >= 0)
        info.quota.allowed = quota.allowed;
    if (quota.resetsAt.isValid())
        info.quota.resetsAt = quota.resetsAt;
    noteAccount(info);
}

Pending<QList<Feature>> OpenSubtitlesComProvider::features(FeatureQuery query, std::stop_token stop)
{
    const bool hasId = query.featureId > 0 || query.imdbId > 0 || query.tmdbId > 0;
    if (!hasId && query.text.simplified().size() < shortestQuery)
        return failed<QList<Feature>>({ErrorKind::BadInput, Text::tr("Type at least three letters of the title."), {}});
    auto answer = ask(
        Need::Key, Endpoint::Search, [query](const Access &access) { return featuresRequest(access, query); },
        std::move(stop));
    return andThen(std::move(answer), this,
        [this](const Answer &got) { return checked(got, readFeatures(got.reply, got.context)); });
}

Pending<QList<Feature>> OpenSubtitlesComProvider::popular(DiscoverQuery query, std::stop_token stop)
{
    auto answer = ask(
        Need::Key, Endpoint::Search,
        [query](const Access &access) { return discoverRequest(access, u"popular"_s, query); }, std::move(stop));
    return andThen(std::move(answer), this,
        [this](const Answer &got) { return checked(got, readFeatures(got.reply, got.context)); });
}

Pending<QList<SubtitleHit>> OpenSubtitlesComProvider::latest(DiscoverQuery query, std::stop_token stop)
{
    return discover(u"latest"_s, query, std::move(stop));
}

Pending<QList<SubtitleHit>> OpenSubtitlesComProvider::mostDownloaded(DiscoverQuery query, std::stop_token stop)
{
    return discover(u"most_downloaded"_s, query, std::move(stop));
}

Pending<QList<SubtitleHit>> OpenSubtitlesComProvider::discover(
    const QString &list, const DiscoverQuery &query, std::stop_token stop)
{
    auto answer = ask(
        Need::Key, Endpoint::Search,
        [list, query](const Access &access) { return discoverRequest(access, list, query); }, std::move(stop));
    return andThen(std::move(answer), this, [this](const Answer &got) -> Result<QList<SubtitleHit>> {
        auto read = checked(got, readHits(got.reply, {}, got.context));
        if (!read)
            return fail(read.error());
        return std::move(read->hits);
    });
}

Pending<QByteArray> OpenSubtitlesComProvider::poster(QUrl url, std::stop_token stop)
{
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return failed<QByteArray>({ErrorKind::BadInput, Text::tr("There is no picture."), {}});
    return andThen(
        m_http.send(posterRequest(url), std::move(stop)), this, [](const HttpReply &reply) -> Result<QByteArray> {
            if (!reply.isSuccess() || reply.body.isEmpty() || reply.looksLikeHtml())
                return fail(ErrorKind::NotFound, Text::tr("There is no picture."), u"HTTP %1"_s.arg(reply.status));
            return reply.body;
        });
}

Pending<QList<ProviderLanguage>> OpenSubtitlesComProvider::languages(std::stop_token stop)
{
    auto answer = ask(Need::Nothing, Endpoint::Search, languagesRequest, std::move(stop));
    return andThen(std::move(answer), this,
        [this](const Answer &got) { return checked(got, readLanguages(got.reply, got.context)); });
}

Pending<QStringList> OpenSubtitlesComProvider::formats(std::stop_token stop)
{
    auto answer = ask(Need::Key, Endpoint::Search, formatsRequest, std::move(stop));
    return andThen(std::move(answer), this,
        [this](const Answer &got) { return checked(got, readFormats(got.reply, got.context)); });
}

Pending<QJsonObject> OpenSubtitlesComProvider::guess(QString fileName, std::stop_token stop)
{
    auto answer = ask(
        Need::Key, Endpoint::Search, [fileName](const Access &access) { return guessRequest(access, fileName); },
        std::move(stop));
    return andThen(
        std::move(answer), this, [this](const Answer &got) { return checked(got, readGuess(got.reply, got.context)); });
}

Pending<QJsonValue> OpenSubtitlesComProvider::call(QStringList words, std::stop_token stop)
{
    const auto call = readRestCall(words);
    if (!call)
        return failed<QJsonValue>(call.error());
    const bool needsAccount = call->path == "/infos/user"_L1 || call->path == "/logout"_L1;
    const Need need = needsAccount ? Need::Account : call->path == "/login"_L1 ? Need::Key : Need::AccountIfAny;
    const Endpoint endpoint = call->path == "/download"_L1 ? Endpoint::Download
        : call->path == "/login"_L1                        ? Endpoint::Login
        : call->path.startsWith("/ai/"_L1)                 ? Endpoint::Translate
        : needsAccount                                     ? Endpoint::User
                                                           : Endpoint::Search;
    auto body = runInBackground(Pool::Disk, stop, [raw = *call] { return rawBody(raw); });
    auto answer = andThen(std::move(body), this, [this, need, endpoint, raw = *call, stop](const FormBody &form) {
        return ask(
            need, endpoint, [raw, form](const Access &access) { return rawRequest(access, raw, form); }, stop);
    });
    return andThen(std::move(answer), this, [this, raw = *call, stop](const Answer &got) -> Pending<QJsonValue> {
        if (!got.reply.isSuccess())
            return failed<QJsonValue>(got.context.endpoint == Endpoint::Translate ? aiErrorFrom(got.reply, got.context)
                                                                                  : errorFrom(got.reply, got.context));
        const QJsonValue value = restReply(got.reply);
        if (raw.path == "/download"_L1) {
            noteQuota(quotaFrom(value.toObject()), got.context.signedIn);
        } else if (raw.path == "/logout"_L1) {
            noteAccount(AccountInfo());
            return andThen(
                m_session.forget(stop), this, [value](const Access &) -> Result<QJsonValue> { return value; });
        }
        return ready<QJsonValue>(value);
    });
}

QStringList OpenSubtitlesComProvider::endpoints() const
{
    return rawEndpoints();
}

} // namespace Legenda
