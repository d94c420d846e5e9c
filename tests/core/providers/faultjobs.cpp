// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/providers/faultjobs.h"

#include "core/providers/translator.h"
#include "tests/support/settled.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Legenda {

namespace {

const QString kitesTalk = u"https://www.youtube.com/watch?v=kItEs2012AB"_s;

HttpClientOptions quick()
{
    HttpClientOptions options;
    options.retry.delays = {1ms, 1ms};
    options.idleTimeout = 10s;
    return options;
}

KickAssSubtitlesTiming hurried()
{
    KickAssSubtitlesTiming timing;
    timing.steps = {1ms};
    timing.longest = 5s;
    return timing;
}

template <class T>
Outcome ended(const std::optional<Result<T>> &result)
{
    Outcome outcome;
    if (!result)
        outcome.kind = u"never"_s;
    else if (*result)
        outcome.kind = u"ok"_s;
    else
        outcome = {toString(result->error().kind), result->error(), {}, {}, 0};
    return outcome;
}

template <class T>
Outcome wait(Pending<T> pending)
{
    return ended(settled(std::move(pending)));
}

Outcome waitForFile(Pending<SubtitleFile> pending)
{
    const auto result = settled(std::move(pending));
    Outcome outcome = ended(result);
    if (result && *result) {
        outcome.content = (*result)->content;
        outcome.names = {(*result)->fileName};
    }
    return outcome;
}

Outcome search(SubtitleProvider &provider, const SearchQuery &query, QString *firstFile = nullptr)
{
    QList<SubtitleHit> hits;
    Outcome outcome = wait(provider.search(query, [&hits](const QList<SubtitleHit> &more) { hits += more; }, {}));
    outcome.hits = hits.size();
    for (const SubtitleHit &hit : std::as_const(hits)) {
        for (const SubtitleHitFile &file : hit.files)
            outcome.names.append(file.fileName);
    }
    if (firstFile && !hits.isEmpty() && !hits.first().files.isEmpty())
        *firstFile = hits.first().files.first().id;
    return outcome;
}

SearchQuery byFile(const Rig &rig)
{
    SearchQuery query;
    query.movieHash = rig.video[u"hash"_s].toString();
    query.fileSize = rig.video[u"size"_s].toInteger();
    query.fileName = QFileInfo(rig.video[u"path"_s].toString()).fileName();
    query.languages = {Language::fromCode(u"en")};
    return query;
}

SearchQuery byAddress()
{
    SearchQuery query;
    query.videoUrl = kitesTalk;
    query.languages = {Language::fromCode(u"en")};
    return query;
}

QString firstFileOf(Rig &rig, SubtitleProvider &provider, const SearchQuery &query)
{
    Q_UNUSED(rig);
    QString id;
    search(provider, query, &id);
    return id;
}

RemoteConversion conversion()
{
    RemoteConversion wanted;
    wanted.fileName = u"talk.srt"_s;
    wanted.content = "1\n00:00:01,000 --> 00:00:03,000\nWe were happy here once.\n";
    wanted.format = u"webvtt"_s;
    return wanted;
}

TranslationRequest translation()
{
    TranslationRequest wanted;
    wanted.fileName = u"talk.srt"_s;
    wanted.content = conversion().content;
    wanted.model = u"quick"_s;
    wanted.to = u"pl"_s;
    return wanted;
}

FeatureQuery words(const QString &text)
{
    FeatureQuery query;
    query.text = text;
    return query;
}

QString taskOf(const TranslationProgress &started)
{
    return started.taskId;
}

void addCom(QList<Job> &jobs)
{
    const QString service = u"opensubtitles-com"_s;
    const auto file = [](Rig &rig) { return firstFileOf(rig, rig.com, byFile(rig)); };
    const auto download = [](Rig &rig, const QString &id) { return waitForFile(rig.com.download(id, {}, {})); };
    jobs.append({service, u"search"_s, {u"/subtitles"_s}, false, {},
        [](Rig &rig, const QString &) { return search(rig.com, byFile(rig)); }});
    jobs.append({service, u"link"_s, {u"/download"_s}, false, file, download});
    jobs.append({service, u"text"_s, {u"/link"_s}, true, file, download});
    jobs.append({service, u"log in"_s, {u"/login"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.com.logIn({})); }});
    jobs.append({service, u"account"_s, {u"/infos/user"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.com.accountInfo({})); }});
    jobs.append({service, u"languages"_s, {u"/infos/languages"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.com.languages({})); }});
    jobs.append({service, u"films"_s, {u"/features"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.com.features(words(u"copper street"_s), {})); }});
    jobs.append({service, u"models"_s, {u"/ai/info/translation"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(capability<Translator>(&rig.com)->translationModels({})); }});
    jobs.append({service, u"credits"_s, {u"/ai/credits"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(capability<Translator>(&rig.com)->credits({})); }});
    jobs.append({service, u"translate"_s, {u"/ai/translate"_s}, false, {}, [](Rig &rig, const QString &) {
                     return wait(capability<Translator>(&rig.com)->startTranslation(translation(), {}));
                 }});
    const auto started = [](Rig &rig) {
        const auto id = settled(capability<Translator>(&rig.com)->startTranslation(translation(), {}));
        return id && *id ? taskOf(**id) : QString();
    };
    jobs.append({service, u"translation"_s, {u"/ai/progress"_s}, false, started, [](Rig &rig, const QString &id) {
                     return wait(capability<Translator>(&rig.com)->translationProgress(id, {}));
                 }});
    if constexpr (!std::is_base_of_v<Translator, OpenSubtitlesComProvider>)
        jobs.removeIf([](const Job &job) { return job.routes.first().startsWith("/ai/"_L1); });
}

void addOrg(QList<Job> &jobs)
{
    const QString service = u"opensubtitles-org"_s;
    const auto file = [](Rig &rig) { return firstFileOf(rig, rig.org, byFile(rig)); };
    const auto signedIn = [](Rig &rig) {
        settled(rig.org.logIn({}));
        return QString();
    };
    jobs.append({service, u"search"_s, {u"/SearchSubtitles"_s}, false, signedIn,
        [](Rig &rig, const QString &) { return search(rig.org, byFile(rig)); }});
    jobs.append({service, u"download"_s, {u"/DownloadSubtitles"_s}, true, file,
        [](Rig &rig, const QString &id) { return waitForFile(rig.org.download(id, {}, {})); }});
    jobs.append({service, u"preview"_s, {u"/PreviewSubtitles"_s}, true, file, [](Rig &rig, const QString &id) {
                     const auto result = settled(rig.org.previewText(id, {}));
                     Outcome outcome = ended(result);
                     if (result && *result)
                         outcome.content = (*result)->content;
                     return outcome;
                 }});
    jobs.append({service, u"log in"_s, {u"/LogIn"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.org.logIn({})); }});
    jobs.append({service, u"account"_s, {u"/GetUserInfo"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.org.accountInfo({})); }});
    jobs.append({service, u"languages"_s, {u"/GetSubLanguages"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.org.languages({})); }});
    jobs.append({service, u"films"_s, {u"/QuickSuggest"_s, u"/SuggestMovie"_s, u"/SearchMoviesOnIMDB"_s}, false,
        signedIn, [](Rig &rig, const QString &) { return wait(rig.org.features(words(u"copper"_s), {})); }});
    jobs.append({service, u"identify"_s, {u"/CheckMovieHash2"_s}, false, signedIn,
        [](Rig &rig, const QString &) { return wait(rig.org.identifyHashes({byFile(rig).movieHash}, {})); }});
    jobs.append({service, u"comments"_s, {u"/GetComments"_s}, false, signedIn,
        [](Rig &rig, const QString &) { return wait(rig.org.comments(u"4000101"_s, {})); }});
    jobs.append({service, u"status"_s, {u"/ServerInfo"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.org.condition({})); }});
}

void addKas(QList<Job> &jobs)
{
    const QString service = u"kickasssubtitles"_s;
    jobs.append({service, u"search"_s, {u"/search"_s}, false, {},
        [](Rig &rig, const QString &) { return search(rig.kas, byFile(rig)); }});
    jobs.append({service, u"task"_s, {u"/tasks"_s}, true, {},
        [](Rig &rig, const QString &) { return waitForFile(rig.kas.convert(conversion(), {})); }});
    jobs.append({service, u"convert"_s, {u"/convert"_s}, false, {},
        [](Rig &rig, const QString &) { return waitForFile(rig.kas.convert(conversion(), {})); }});
    jobs.append({service, u"account"_s, {u"/user"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.kas.accountInfo({})); }});
}

void addAmara(QList<Job> &jobs)
{
    const QString service = u"amara"_s;
    const auto file = [](Rig &rig) { return firstFileOf(rig, rig.amara, byAddress()); };
    jobs.append({service, u"search"_s, {u"/videos"_s}, false, {},
        [](Rig &rig, const QString &) { return search(rig.amara, byAddress()); }});
    jobs.append({service, u"versions"_s, {u"/videos/languages/detail"_s}, false, {},
        [](Rig &rig, const QString &) { return search(rig.amara, byAddress()); }});
    jobs.append({service, u"download"_s, {u"/subtitles"_s}, true, file,
        [](Rig &rig, const QString &id) { return waitForFile(rig.amara.download(id, {}, {})); }});
    jobs.append({service, u"account"_s, {u"/users/detail"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.amara.accountInfo({})); }});
    jobs.append({service, u"languages"_s, {u"/languages"_s}, false, {},
        [](Rig &rig, const QString &) { return wait(rig.amara.languages({})); }});
    jobs.append({service, u"create"_s, {u"/videos"_s}, false, {}, [](Rig &rig, const QString &) {
                     WebVideoDraft draft;
                     draft.address = QUrl(u"https://vimeo.com/123456"_s);
                     draft.title = u"New"_s;
                     return wait(rig.amara.createWebVideo(draft, {}));
                 }});
    const auto video = [](Rig &rig) {
        const auto found = settled(rig.amara.webVideoAt(QUrl(kitesTalk), {}));
        return found && *found && **found ? (**found)->id : QString();
    };
    jobs.append({service, u"addresses"_s, {u"/urls"_s}, false, video,
        [](Rig &rig, const QString &id) { return wait(rig.amara.webAddresses(id, {})); }});
}

} // namespace

Rig::Rig(const Sandbox &town, const QJsonObject &film)
    : sandbox(town), video(film), http("Legenda v1.0.0", quick()), secrets(makeSecretStore(false)), com(http, *secrets),
      org(http), kas(http, hurried()), amara(http)
{
    QObject::connect(&http, &HttpClient::logged, &http, [this](const HttpLogEntry &entry) {
        log.append(u"%1 %2 %3 %4"_s.arg(entry.method, entry.url, QString::number(entry.status), entry.error));
    });
    const AccountValues account = {
        {u"username"_s, quietUser}, {u"password"_s, quietPassword}, {u"api_key"_s, quietKey}};
    const QList<std::pair<QString, Account *>> all = {{u"opensubtitles-com"_s, &com}, {u"opensubtitles-org"_s, &org},
        {u"kickasssubtitles"_s, &kas}, {u"amara"_s, &amara}};
    for (const auto &[id, provider] : all) {
        AccountValues values = account;
        values.insert(u"url"_s, town.url(id).toString());
        provider->setAccountValues(values);
        for (const auto &queue : {u""_s, u"/login"_s, u"/features"_s, u"/ai"_s, u"/facts"_s})
            http.setPace(id + queue, {{10000, 1s}});
    }
}

QList<Job> faultJobs()
{
    QList<Job> jobs;
    addCom(jobs);
    addOrg(jobs);
    addKas(jobs);
    addAmara(jobs);
    return jobs;
}

Job jobNamed(const QString &title)
{
    const QList<Job> jobs = faultJobs();
    for (const Job &job : jobs) {
        if (job.title() == title)
            return job;
    }
    qFatal("There is no job “%s”", qPrintable(title));
}

} // namespace Legenda
