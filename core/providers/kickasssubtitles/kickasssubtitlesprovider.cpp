// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlesprovider.h"

#include "core/net/redaction.h"
#include "core/net/urlrules.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesformats.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrawapi.h"

#include <QCoreApplication>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace KickAssSubtitles;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype mostKeptBytes = qsizetype(32) * 1024 * 1024;

/// Without the spaces and line ends that come along when a key is copied. They would end the header it is sent in.
QByteArray pasted(QString key)
{
    key.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    return key.toUtf8();
}

QUrl cleaned(QUrl base)
{
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path);
    base.setQuery(QString());
    base.setFragment({});
    return base;
}

QString stemOf(const QString &fileName)
{
    const QString last = fileName.mid(fileName.lastIndexOf(u'/') + 1);
    const qsizetype dot = last.lastIndexOf(u'.');
    const QString stem = dot > 0 ? last.left(dot) : last;
    return stem.isEmpty() ? u"subtitle"_s : stem;
}

RemoteTask about(RemoteTask::Kind kind, const QString &label)
{
    return {providerId(), {}, kind, label, {}};
}

/// The joint end of several searches: the sum, or the first error.
struct Sum
{
    QPromise<Result<int>> promise;
    qsizetype running = 0;
    int hits = 0;
    std::optional<Error> error;

    void add(const Result<int> &one)
    {
        if (one)
            hits += *one;
        else if (!error)
            error = one.error();
        if (--running > 0)
            return;
        promise.addResult(error ? Result<int>(fail(*error)) : Result<int>(hits));
        promise.finish();
    }
};

} // namespace

KickAssSubtitlesProvider::KickAssSubtitlesProvider(HttpClient &http, KickAssSubtitlesTiming timing, QObject *parent)
    : SubtitleProvider(parent), m_http(http), m_tasks(http, std::move(timing)), m_base(defaultBase()),
      m_kept(mostKeptBytes)
{
    // It states no limits; sixty a minute is what its framework allows where nobody says otherwise.
    m_http.setPace(providerId(), {{5, 1s}, {60, 1min}});
}

ProviderInfo KickAssSubtitlesProvider::info() const
{
    ProviderInfo info;
    info.id = providerId();
    info.name = u"KickAssSubtitles"_s;
    info.homepage = QUrl(u"https://kickasssubtitles.com/"_s);
    info.signUp = QUrl(u"https://kickasssubtitles.com/account"_s);
    info.description = Text::tr(
        "Finds subtitles for the very file you have and converts between 27 formats. It needs an account's API key.");
    AccountField key{u"api_key"_s, Text::tr("API key"),
        Text::tr("Make one on the account page of kickasssubtitles.com; it is shown there only once."),
        AccountField::Kind::Secret, true, {}};
    AccountField url{u"url"_s, Text::tr("Address"), Text::tr("Leave it empty unless you were told another one."),
        AccountField::Kind::Address, false, defaultBase().toString()};
    info.fields = {key, url};
    return info;
}

std::optional<Error> KickAssSubtitlesProvider::whyNot(Ability) const
{
    if (m_apiKey.isEmpty())
        return noApiKey();
    return std::nullopt;
}

bool KickAssSubtitlesProvider::canAnswer(const SearchQuery &query) const
{
    return namesAFile(query) && !askedLanguages(query.languages).isEmpty();
}

Result<Access> KickAssSubtitlesProvider::access() const
{
    if (!isAllowed(m_base))
        return fail(ErrorKind::BadInput,
            Text::tr("The address of KickAssSubtitles in the account settings cannot be used. It has to begin with "
                     "https://."),
            scrubbed(m_base));
    if (m_apiKey.isEmpty())
        return fail(noApiKey());
    return Access{m_base, m_apiKey};
}

Pending<int> KickAssSubtitlesProvider::search(SearchQuery query, HitsSink sink, std::stop_token stop)
{
    const auto as = access();
    if (!as)
        return failed<int>(as.error());
    if (!namesAFile(query))
        return failed<int>({ErrorKind::NotSupported,
            Text::tr("KickAssSubtitles looks only for video files: it wants their hash, size and name."), {}});
    const QList<Language> languages = askedLanguages(query.languages);
    if (languages.isEmpty())
        return ready<int>(0);
    auto sum = std::make_shared<Sum>();
    sum->promise.start();
    sum->running = languages.size();
    Pending<int> pending = sum->promise.future();
    for (const Language &language : languages) {
        whenDone(searchOne(*as, query, language, sink, stop), this, [sum](const Result<int> &one) { sum->add(one); });
    }
    return pending;
}

Pending<int> KickAssSubtitlesProvider::searchOne(const Access &as, const SearchQuery &query, const Language &language,
    const HitsSink &sink, const std::stop_token &stop)
{
    auto task =
        m_tasks.run(as, searchRequest(as, query, language), about(RemoteTask::Kind::Search, query.fileName), stop);
    return andThen(std::move(task), this, [this, query, language, sink, stop](const Task &over) -> Result<int> {
        if (stop.stop_requested())
            return fail(cancelled());
        QList<SubtitleHit> hits = hitsFrom(over, query, language);
        for (const SubtitleHit &hit : std::as_const(hits)) {
            const SubtitleHitFile &file = hit.files.constFirst();
            const QString name = !file.fileName.isEmpty()
                ? file.fileName
                : u"%1.%2.%3"_s.arg(stemOf(query.fileName), hit.language.code(), file.id.section(u'/', -1));
            m_kept.insert(
                file.id, new SubtitleFile{name, hit.content, -1, {}}, std::max<qsizetype>(1, hit.content.size()));
        }
        const int count = static_cast<int>(hits.size());
        if (count > 0 && sink)
            sink(std::move(hits));
        return count;
    });
}

Pending<SubtitleFile> KickAssSubtitlesProvider::download(QString fileId, DownloadOptions, std::stop_token stop)
{
    const auto file = taskFileFrom(fileId);
    if (!file)
        return failed<SubtitleFile>(
            {ErrorKind::BadInput, Text::tr("“%1” is no subtitle of KickAssSubtitles.").arg(fileId), {}});
    if (stop.stop_requested())
        return failed<SubtitleFile>(cancelled());
    if (const SubtitleFile *kept = m_kept.object(fileId))
        return ready<SubtitleFile>(*kept);
    const auto as = access();
    if (!as)
        return failed<SubtitleFile>(as.error());
    auto task = m_tasks.resume(*as, file->taskId, std::move(stop));
    return andThen(std::move(task), this, [this, file = *file](const Task &over) -> Result<SubtitleFile> {
        keep(over, u"subtitle"_s);
        for (const TaskSubtitle &each : over.subtitles) {
            if (each.index != file.index)
                continue;
            const QString name = each.fileName.isEmpty() ? u"subtitle."_s + each.extension : each.fileName;
            return SubtitleFile{name, each.content, -1, {}};
        }
        return fail(ErrorKind::NotFound,
            Text::tr("KickAssSubtitles no longer has this subtitle. Search again, or choose another one."));
    });
}

/// The files of a task, which download() knows from now on.
QList<SubtitleFile> KickAssSubtitlesProvider::keep(const Task &task, const QString &label)
{
    QList<SubtitleFile> files;
    const QString stem = stemOf(label);
    for (const TaskSubtitle &each : task.subtitles) {
        const QString name = each.fileName.isEmpty() ? stem + u'.' + each.extension : each.fileName;
        const SubtitleFile file{name, each.content, -1, {}};
        m_kept.insert(toString({task.id, each.index, each.extension}), new SubtitleFile(file),
            std::max<qsizetype>(1, file.content.size()));
        files.append(file);
    }
    return files;
}

void KickAssSubtitlesProvider::setAccountValues(const AccountValues &values)
{
    const QString address = values.value(u"url"_s).trimmed();
    const QUrl base = address.isEmpty() ? defaultBase() : cleaned(QUrl(address));
    const QByteArray apiKey = pasted(values.value(u"api_key"_s));
    registerSecret(QString::fromUtf8(apiKey));
    if (base == m_base && apiKey == m_apiKey)
        return;
    m_base = base;
    m_apiKey = apiKey;
    ++m_generation;
    // Another account's tasks and texts are none of this one's business.
    m_tasks.forgetAll();
    m_kept.clear();
    noteAccount(AccountInfo());
}

Pending<AccountInfo> KickAssSubtitlesProvider::logIn(std::stop_token stop)
{
    const auto as = access();
    if (!as)
        return failed<AccountInfo>(as.error());
    return andThen(m_http.send(userRequest(*as), std::move(stop)), this,
        [this, generation = m_generation](const HttpReply &reply) -> Result<AccountInfo> {
            auto read = readUser(reply);
            if (generation == m_generation) {
                if (read)
                    noteAccount(*read);
                else if (read.error().kind == ErrorKind::BadCredentials)
                    noteAccount(AccountInfo());
            }
            return read;
        });
}

Pending<Done> KickAssSubtitlesProvider::logOut(std::stop_token)
{
    // A key has no session to end.
    noteAccount(AccountInfo());
    return ready<Done>(Done());
}

Pending<AccountInfo> KickAssSubtitlesProvider::accountInfo(std::stop_token stop)
{
    return m_apiKey.isEmpty() ? ready<AccountInfo>(m_account) : logIn(std::move(stop));
}

void KickAssSubtitlesProvider::noteAccount(const AccountInfo &info)
{
    if (info == m_account)
        return;
    m_account = info;
    Q_EMIT accountChanged(m_account);
}

QList<RemoteTask> KickAssSubtitlesProvider::openTasks() const
{
    return m_tasks.open();
}

Pending<QList<SubtitleFile>> KickAssSubtitlesProvider::resumeTask(QString taskId, std::stop_token stop)
{
    taskId = taskId.trimmed();
    if (!isTaskId(taskId))
        return failed<QList<SubtitleFile>>(
            {ErrorKind::BadInput, Text::tr("“%1” is no task of KickAssSubtitles.").arg(taskId), {}});
    const auto as = access();
    if (!as)
        return failed<QList<SubtitleFile>>(as.error());
    QString label = u"subtitle"_s;
    const QList<RemoteTask> tasks = m_tasks.open();
    for (const RemoteTask &each : tasks) {
        if (each.id == taskId && !each.label.isEmpty())
            label = each.label;
    }
    return andThen(m_tasks.resume(*as, taskId, std::move(stop)), this,
        [this, label](const Task &over) -> Result<QList<SubtitleFile>> { return keep(over, label); });
}

void KickAssSubtitlesProvider::forgetTask(const QString &taskId)
{
    m_tasks.forget(taskId);
}

QList<RemoteFormat> KickAssSubtitlesProvider::remoteFormats() const
{
    return formats();
}

QList<double> KickAssSubtitlesProvider::remoteFrameRates() const
{
    return frameRates();
}

qint64 KickAssSubtitlesProvider::largestFile() const
{
    return largestSubtitle;
}

Pending<SubtitleFile> KickAssSubtitlesProvider::convert(RemoteConversion conversion, std::stop_token stop)
{
    const auto as = access();
    if (!as)
        return failed<SubtitleFile>(as.error());
    const auto made = convertRequest(*as, conversion);
    if (!made)
        return failed<SubtitleFile>(made.error());
    const QString name = conversion.fileName;
    auto task = m_tasks.run(*as, *made, about(RemoteTask::Kind::Convert, name), std::move(stop));
    return andThen(std::move(task), this, [this, name](const Task &over) -> Result<SubtitleFile> {
        const QList<SubtitleFile> files = keep(over, name);
        if (files.isEmpty())
            return fail(taskFailed(Endpoint::Convert, over.failure));
        return files.constFirst();
    });
}

Pending<KickAssSubtitlesUploaded> KickAssSubtitlesProvider::upload(KickAssSubtitlesUpload upload, std::stop_token stop)
{
    const auto as = access();
    if (!as)
        return failed<KickAssSubtitlesUploaded>(as.error());
    const auto made = uploadRequest(*as, upload);
    if (!made)
        return failed<KickAssSubtitlesUploaded>(made.error());
    return andThen(
        m_http.send(*made, std::move(stop)), this, [](const HttpReply &reply) { return readUploaded(reply); });
}

Pending<QJsonValue> KickAssSubtitlesProvider::call(QStringList words, std::stop_token stop)
{
    const auto call = readRestCall(words);
    if (!call)
        return failed<QJsonValue>(call.error());
    const auto as = access();
    if (!as)
        return failed<QJsonValue>(as.error());
    auto reply =
        andThen(readFormFiles(*call, stop), this, [this, as = *as, call = *call, stop](const QList<FormFile> &files) {
            return m_http.send(rawRequest(as, call, files), stop);
        });
    return andThen(std::move(reply), this, [path = call->path](const HttpReply &got) -> Result<QJsonValue> {
        if (!got.isSuccess())
            return fail(errorFrom(got, path.startsWith("/tasks/"_L1) ? Endpoint::Task : Endpoint::User));
        return restReply(got);
    });
}

QStringList KickAssSubtitlesProvider::endpoints() const
{
    return rawEndpoints();
}

} // namespace Legenda
