// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgprovider.h"

#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgqueries.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgrawapi.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgstub.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesOrg;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr int shortestQuery = 3;
/// With fewer suggestions that have subtitles, those without any are looked for as well.
constexpr int enoughSuggestions = 5;

bool isNumber(const QString &id)
{
    static const QRegularExpression digits(u"^[0-9]{1,18}$"_s);
    return digits.match(id).hasMatch();
}

Error noFile(const QString &id)
{
    return {ErrorKind::BadInput, Text::tr("“%1” is no number of a subtitle of OpenSubtitles.org.").arg(id), {}};
}

bool isHash(const QString &text)
{
    static const QRegularExpression form(u"^[0-9a-fA-F]{16}$"_s);
    // One of a file of nothing but zeros: the service ignores it.
    return form.match(text).hasMatch() && text != "0000000000000000"_L1;
}

bool fits(const Feature &feature, const FeatureQuery &query)
{
    if (query.type == "movie"_L1 && feature.type != Feature::Type::Movie)
        return false;
    if (query.type == "tvshow"_L1 && feature.type != Feature::Type::TvShow)
        return false;
    if (query.type == "episode"_L1 && feature.type != Feature::Type::Episode)
        return false;
    return query.year <= 0 || feature.ref.year <= 0 || feature.ref.year == query.year;
}

/// Adds those that are not there yet.
void addNew(QList<Feature> &features, const QList<Feature> &more)
{
    for (const Feature &feature : more) {
        const bool known = std::any_of(features.cbegin(), features.cend(),
            [&](const Feature &each) { return each.ref.imdbId > 0 && each.ref.imdbId == feature.ref.imdbId; });
        if (!known)
            features.append(feature);
    }
}

/// A method that is out of order or gone is no reason to do without the others.
Result<QList<Feature>> nothingInstead(Error error)
{
    const bool ofMethod = error.kind == ErrorKind::NotSupported || error.kind == ErrorKind::BadReply
        || error.kind == ErrorKind::BadInput || error.kind == ErrorKind::NotFound;
    if (ofMethod)
        return QList<Feature>();
    return fail(std::move(error));
}

QJsonObject guessToJson(const NameGuess &guess)
{
    QJsonObject json = guess.guessIt;
    if (guess.best) {
        const FeatureRef &feature = guess.best->ref;
        json[u"title"_s] = feature.title;
        if (feature.year > 0)
            json[u"year"_s] = feature.year;
        if (feature.imdbId > 0)
            json[u"imdb_id"_s] = feature.imdbId;
        json[u"reason"_s] = guess.reason;
    }
    return json;
}

} // namespace

OpenSubtitlesOrgProvider::OpenSubtitlesOrgProvider(
    HttpClient &http, OpenSubtitlesOrgSession::Options options, QObject *parent)
    : SubtitleProvider(parent), m_service(http, std::move(options)), m_downloads(m_service)
{
    connect(&m_service.session(), &OpenSubtitlesOrgSession::signedIn, this, [this](const AccountInfo &info) {
        AccountInfo merged = info;
        // What is known is this account's: the header of this very login has told it, or an earlier session.
        if (merged.quota.remaining < 0 && (!m_account.signedIn || merged.userName == m_account.userName))
            merged.quota = m_account.quota;
        noteAccount(merged);
    });
    connect(
        &m_service.session(), &OpenSubtitlesOrgSession::quotaTold, this, [this](const QString &method, int remaining) {
            m_tellsRemaining = m_tellsRemaining || method == "DownloadSubtitles"_L1;
            noteRemaining(remaining);
        });
}

ProviderInfo OpenSubtitlesOrgProvider::info() const
{
    ProviderInfo info;
    info.id = providerId();
    info.name = u"OpenSubtitles.org"_s;
    info.homepage = QUrl(u"https://www.opensubtitles.org/"_s);
    info.signUp = QUrl(u"https://www.opensubtitles.org/newuser"_s);
    info.description =
        Text::tr("The older service of the same collection. It serves mostly VIP members and needs an account.");
    AccountField user{u"username"_s, Text::tr("User name"),
        Text::tr("Of your account on opensubtitles.org, which is another one than on opensubtitles.com."),
        AccountField::Kind::Text, false, {}};
    AccountField password{u"password"_s, Text::tr("Password"), {}, AccountField::Kind::Secret, false, {}};
    AccountField url{u"url"_s, Text::tr("Address"), Text::tr("Leave it empty unless you were told another one."),
        AccountField::Kind::Address, false, OpenSubtitlesOrgSession::defaultAddress().toString()};
    info.fields = {user, password, url};
    info.searchesSeasons = true;
    info.countsDownloads = true;
    return info;
}

std::optional<Error> OpenSubtitlesOrgProvider::whyNot(Ability ability) const
{
    switch (ability) {
    case Ability::Status:
        return std::nullopt;
    case Ability::Translate:
    case Ability::Convert:
    case Ability::EditVideos:
        return Error{ErrorKind::NotSupported, Text::tr("OpenSubtitles.org does not offer this."), {}};
    case Ability::Search:
    case Ability::Download:
    case Ability::Preview:
    case Ability::Comments:
    case Ability::Identify:
    case Ability::Suggest:
        break;
    }
    if (m_service.session().isAtHome() && !m_service.session().hasAccount()) {
        return Error{ErrorKind::NeedsAccount,
            Text::tr("OpenSubtitles.org serves mostly VIP members. Enter your account there under Accounts; "
                     "OpenSubtitles.com has the same subtitles."),
            {}};
    }
    if (const auto refused = m_refused.constFind(ability); refused != m_refused.cend())
        return *refused;
    return std::nullopt;
}

/// Remembers what the service refuses to those who do not pay: asking again brings the same.
template <class T>
Pending<T> OpenSubtitlesOrgProvider::watched(Ability ability, Pending<T> pending)
{
    return orElse(std::move(pending), this, [this, ability](Error error) -> Result<T> {
        if (error.kind == ErrorKind::NeedsVip && !m_refused.contains(ability)) {
            m_refused.insert(ability, error);
            Q_EMIT accountChanged(m_account);
        }
        return fail(std::move(error));
    });
}

bool OpenSubtitlesOrgProvider::canAnswer(const SearchQuery &query) const
{
    return !conditionsFor(query).isEmpty();
}

Pending<int> OpenSubtitlesOrgProvider::search(SearchQuery query, HitsSink sink, std::stop_token stop)
{
    if (query.page > 1)
        return ready<int>(0); // all there is came with the first
    return andThen(searchMany({std::move(query)}, stop), this,
        [sink, stop](const QList<QList<SubtitleHit>> &answers) -> Result<int> {
            if (stop.stop_requested())
                return fail(cancelled());
            const QList<SubtitleHit> hits = answers.value(0);
            if (!hits.isEmpty() && sink)
                sink(hits);
            return int(hits.size());
        });
}

int OpenSubtitlesOrgProvider::mostQueries() const
{
    return mostConditions;
}

Pending<QList<QList<SubtitleHit>>> OpenSubtitlesOrgProvider::searchMany(
    QList<SearchQuery> queries, std::stop_token stop)
{
    // Each condition once, whoever puts it; by query, where its conditions stand.
    QList<Condition> conditions;
    QList<QList<qsizetype>> places;
    for (const SearchQuery &query : std::as_const(queries)) {
        QList<qsizetype> own;
        const QList<Condition> wanted = conditionsFor(query);
        for (const Condition &condition : wanted) {
            qsizetype place = conditions.indexOf(condition);
            if (place < 0) {
                place = conditions.size();
                conditions.append(condition);
            }
            own.append(place);
        }
        places.append(own);
    }
    if (conditions.isEmpty() && !queries.isEmpty()) {
        return failed<QList<QList<SubtitleHit>>>({ErrorKind::BadInput,
            Text::tr("There is nothing to search for. Enter a title or a number of IMDb, or choose a video."), {}});
    }
    return andThen(watched(Ability::Search, m_service.search(std::move(conditions), std::move(stop))), this,
        [queries = std::move(queries), places](
            const QList<QList<SubtitleHit>> &found) -> Result<QList<QList<SubtitleHit>>> {
            QList<QList<SubtitleHit>> answers;
            for (qsizetype i = 0; i < queries.size(); ++i) {
                QList<QList<SubtitleHit>> own;
                for (const qsizetype place : places.at(i))
                    own.append(found.value(place));
                answers.append(answerTo(queries.at(i), own));
            }
            return answers;
        });
}

Pending<SubtitleFile> OpenSubtitlesOrgProvider::download(QString fileId, DownloadOptions, std::stop_token stop)
{
    if (!isNumber(fileId))
        return failed<SubtitleFile>(noFile(fileId));
    // A stub counts as a download: no more of them.
    if (const auto refused = m_refused.constFind(Ability::Download); refused != m_refused.cend())
        return failed<SubtitleFile>(*refused);
    auto content =
        andThen(m_downloads.get(fileId, std::move(stop)), this, [this](QByteArray bytes) -> Result<SubtitleFile> {
            noteDownloaded();
            if (isVipNotice(bytes))
                return fail(needsVip());
            SubtitleFile file;
            file.content = std::move(bytes);
            file.remaining = m_account.quota.remaining;
            file.quotaResetsAt = m_account.quota.resetsAt;
            return file;
        });
    auto noted = orElse(std::move(content), this, [this](Error error) -> Result<SubtitleFile> {
        if (error.kind == ErrorKind::QuotaUsedUp)
            noteRemaining(0);
        return fail(std::move(error));
    });
    return watched(Ability::Download, std::move(noted));
}

void OpenSubtitlesOrgProvider::setAccountValues(const AccountValues &values)
{
    if (!m_service.session().setValues(values))
        return;
    m_refused.clear();
    m_downloads.stop();
    m_tellsRemaining = false;
    noteAccount(AccountInfo());
}

Pending<AccountInfo> OpenSubtitlesOrgProvider::logIn(std::stop_token stop)
{
    return andThen(m_service.logIn(stop), this, [this, stop](const LogInReply &) {
        // The account may be worth more since it was refused something.
        m_refused.clear();
        return andThen(askLimits(stop), this, [this](Done) -> Result<AccountInfo> { return m_account; });
    });
}

Pending<Done> OpenSubtitlesOrgProvider::logOut(std::stop_token stop)
{
    noteAccount(AccountInfo());
    return m_service.logOut(std::move(stop));
}

Pending<AccountInfo> OpenSubtitlesOrgProvider::accountInfo(std::stop_token stop)
{
    return m_service.session().hasAccount() ? askUser(std::move(stop)) : ready<AccountInfo>(m_account);
}

Pending<AccountInfo> OpenSubtitlesOrgProvider::askUser(std::stop_token stop)
{
    auto told = orElse(m_service.userInfo(stop), this, [this](const Error &error) -> Result<UserInfo> {
        // Signing in has told the same already, where this method is not offered.
        const bool isMissing = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::NotSupported;
        if (!isMissing || !m_account.signedIn)
            return fail(error);
        UserInfo known;
        known.account = m_account;
        return known;
    });
    return andThen(std::move(told), this, [this, stop](const UserInfo &user) {
        AccountInfo info = user.account;
        info.signedIn = true;
        if (info.userName.isEmpty())
            info.userName = m_service.session().userName();
        // The host of VIP members is told at the login only.
        info.vip = info.vip || (m_account.vip && m_account.userName == info.userName);
        info.quota = m_account.quota;
        noteAccount(info);
        return andThen(askLimits(stop), this, [this](Done) -> Result<AccountInfo> { return m_account; });
    });
}

/// How many downloads are left; that nobody tells is no failure.
Pending<Done> OpenSubtitlesOrgProvider::askLimits(std::stop_token stop)
{
    auto own = andThen(m_service.noOperation(stop), this, [this, stop](const DownloadLimits &limits) -> Pending<Done> {
        if (limits.allowed >= 0 || limits.remaining >= 0) {
            noteLimits(limits);
            return ready<Done>(Done());
        }
        return andThen(m_service.serverInfo(stop), this, [this](const ServerInfo &server) -> Result<Done> {
            noteLimits(server.limits);
            return Done();
        });
    });
    return orElse(std::move(own), this, [](Error error) -> Result<Done> {
        if (error.kind == ErrorKind::Cancelled)
            return fail(std::move(error));
        return Done();
    });
}

void OpenSubtitlesOrgProvider::noteAccount(const AccountInfo &info)
{
    if (info == m_account)
        return;
    m_account = info;
    Q_EMIT accountChanged(m_account);
}

void OpenSubtitlesOrgProvider::noteLimits(const DownloadLimits &limits)
{
    AccountInfo info = m_account;
    const Quota quota = limits.quota();
    if (quota.allowed >= 0)
        info.quota.allowed = quota.allowed;
    if (quota.remaining >= 0)
        info.quota.remaining = quota.remaining;
    noteAccount(info);
}

void OpenSubtitlesOrgProvider::noteRemaining(int remaining)
{
    AccountInfo info = m_account;
    info.quota.remaining = remaining;
    noteAccount(info);
}

/// Counts along where the service does not tell.
void OpenSubtitlesOrgProvider::noteDownloaded()
{
    if (!m_tellsRemaining && m_account.quota.remaining > 0)
        noteRemaining(m_account.quota.remaining - 1);
}

Pending<QList<Feature>> OpenSubtitlesOrgProvider::features(FeatureQuery query, std::stop_token stop)
{
    if (query.imdbId > 0) {
        auto details = m_service.imdbMovieDetails(query.imdbId, std::move(stop));
        return watched(Ability::Suggest,
            andThen(std::move(details), this, [](const MovieDetails &movie) -> Result<QList<Feature>> {
                if (movie.feature.ref.title.isEmpty())
                    return QList<Feature>();
                return QList<Feature>{movie.feature};
            }));
    }
    if (query.featureId > 0 || query.tmdbId > 0) {
        return failed<QList<Feature>>({ErrorKind::NotSupported,
            Text::tr("OpenSubtitles.org knows films by their titles and by their numbers at IMDb only."), {}});
    }
    if (query.text.simplified().size() < shortestQuery)
        return failed<QList<Feature>>({ErrorKind::BadInput, Text::tr("Type at least three letters of the title."), {}});
    return watched(Ability::Suggest, suggest(query, std::move(stop)));
}

/// First what has subtitles in the wanted languages, most popular first; then what the service knows beside it.
Pending<QList<Feature>> OpenSubtitlesOrgProvider::suggest(const FeatureQuery &query, std::stop_token stop)
{
    const QString text = query.text.simplified();
    const auto fitting = [query](const QList<Feature> &found) {
        QList<Feature> features;
        std::copy_if(found.cbegin(), found.cend(), std::back_inserter(features),
            [&](const Feature &feature) { return fits(feature, query); });
        return features;
    };
    const auto trouble = std::make_shared<std::optional<Error>>(); // of the first method
    auto withSubtitles =
        orElse(m_service.quickSuggest(text, serviceCodes(query.languages), stop), this, [trouble](const Error &error) {
            *trouble = error;
            return nothingInstead(error);
        });
    auto known = andThen(std::move(withSubtitles), this,
        [this, query, text, fitting, trouble, stop](const QList<Feature> &found) -> Pending<QList<Feature>> {
            QList<Feature> features = fitting(found);
            if (features.size() >= enoughSuggestions)
                return ready<QList<Feature>>(std::move(features));
            // Where nobody answers, "nothing found" would be untrue.
            const auto otherwise = [trouble, isLast = !query.fullSearch](Error error) -> Result<QList<Feature>> {
                if (isLast && *trouble)
                    return fail(**trouble);
                return nothingInstead(std::move(error));
            };
            return andThen(orElse(m_service.suggestMovie(text, stop), this, otherwise), this,
                [features, fitting](const QList<Feature> &more) -> Result<QList<Feature>> {
                    QList<Feature> all = features;
                    addNew(all, fitting(more));
                    return all;
                });
        });
    return andThen(
        std::move(known), this, [this, query, text, fitting, stop](QList<Feature> features) -> Pending<QList<Feature>> {
            // This one is dear to the service: not for every letter that is typed.
            if (!features.isEmpty() || !query.fullSearch)
                return ready<QList<Feature>>(std::move(features));
            return andThen(m_service.searchMoviesOnImdb(text, stop), this,
                [fitting](const QList<Feature> &found) -> Result<QList<Feature>> { return fitting(found); });
        });
}

Pending<QList<ProviderLanguage>> OpenSubtitlesOrgProvider::languages(std::stop_token stop)
{
    return m_service.subLanguages(u"en"_s, std::move(stop));
}

Pending<QStringList> OpenSubtitlesOrgProvider::formats(std::stop_token)
{
    return ready<QStringList>(QStringList()); // subtitles come as they are
}

Pending<QHash<QString, QList<HashMatch>>> OpenSubtitlesOrgProvider::identifyHashes(
    QStringList hashes, std::stop_token stop)
{
    using Matches = QHash<QString, QList<HashMatch>>;
    QStringList asked;
    for (const QString &hash : std::as_const(hashes)) {
        if (isHash(hash))
            asked.append(hash.toLower());
    }
    asked.sort(); // the same videos are the same question
    asked.removeDuplicates();
    if (asked.isEmpty())
        return ready<Matches>(Matches());
    auto found = watched(Ability::Identify, m_service.checkMovieHash2(asked, std::move(stop)));
    return andThen(std::move(found), this, [hashes](const MovieHashes &answer) -> Result<Matches> {
        Matches matches;
        for (const QString &hash : hashes) {
            const QList<HashMatch> own = answer.matches.value(hash.toLower());
            if (!own.isEmpty())
                matches.insert(hash, own);
        }
        return matches;
    });
}

Pending<SubtitlePreview> OpenSubtitlesOrgProvider::previewText(QString fileId, std::stop_token stop)
{
    if (!isNumber(fileId))
        return failed<SubtitlePreview>(noFile(fileId));
    auto previews = m_service.previewSubtitles({fileId}, std::move(stop));
    return watched(Ability::Preview,
        andThen(std::move(previews), this, [](const QList<PreviewReply> &replies) -> Result<SubtitlePreview> {
            if (replies.isEmpty())
                return fail(ErrorKind::NotFound,
                    Text::tr("OpenSubtitles.org shows nothing of this subtitle. Download it to see it."));
            const PreviewReply &reply = replies.first();
            if (!reply.content)
                return fail(reply.content.error());
            if (isVipNotice(*reply.content))
                return fail(needsVip());
            return SubtitlePreview{*reply.content, reply.encoding, false};
        }));
}

Pending<QList<SubtitleComment>> OpenSubtitlesOrgProvider::comments(QString subtitleId, std::stop_token stop)
{
    if (!isNumber(subtitleId))
        return failed<QList<SubtitleComment>>(noFile(subtitleId));
    return watched(Ability::Comments,
        andThen(m_service.comments({subtitleId}, std::move(stop)), this,
            [subtitleId](const QHash<QString, QList<SubtitleComment>> &all) -> Result<QList<SubtitleComment>> {
                return all.value(subtitleId);
            }));
}

Pending<ServiceCondition> OpenSubtitlesOrgProvider::condition(std::stop_token stop)
{
    return m_service.condition(std::move(stop));
}

Pending<QJsonObject> OpenSubtitlesOrgProvider::guess(QString fileName, std::stop_token stop)
{
    return andThen(m_service.guessMovieFromString({fileName}, std::move(stop)), this,
        [](const QList<NameGuess> &guesses) -> Result<QJsonObject> {
            return guesses.isEmpty() ? QJsonObject() : guessToJson(guesses.first());
        });
}

Pending<QJsonValue> OpenSubtitlesOrgProvider::call(QStringList words, std::stop_token stop)
{
    const auto raw = readRawCall(words);
    if (!raw)
        return failed<QJsonValue>(raw.error());
    const bool isLogin = raw->call.method == "LogIn"_L1;
    const bool isLogout = raw->call.method == "LogOut"_L1;
    if ((isLogin || isLogout) && !raw->call.params.isEmpty()) {
        return failed<QJsonValue>({ErrorKind::BadInput,
            Text::tr("%1 takes no parameters here: the account of the settings is used.").arg(raw->call.method), {}});
    }
    const QJsonObject done{{u"status"_s, u"200 OK"_s}};
    if (isLogin)
        return andThen(
            logIn(std::move(stop)), this, [done](const AccountInfo &) -> Result<QJsonValue> { return done; });
    if (isLogout)
        return andThen(logOut(std::move(stop)), this, [done](Done) -> Result<QJsonValue> { return done; });
    auto answer = m_service.session().call(
        raw->call.method, [raw = *raw](const QString &token) { return callWith(raw, token); }, std::move(stop),
        raw->need);
    return andThen(std::move(answer), this,
        [](const OpenSubtitlesOrgSession::Answer &got) -> Result<QJsonValue> { return got.body; });
}

QStringList OpenSubtitlesOrgProvider::endpoints() const
{
    QStringList lines = methodLines();
    // The token is put in; nobody has it at hand. Signing in takes the account of the settings, never words that others
    // on the machine could read.
    for (QString &line : lines) {
        line.replace(" token"_L1, ""_L1);
        if (line.startsWith("LogIn "_L1))
            line = u"LogIn"_s;
    }
    return lines;
}

} // namespace Legenda
