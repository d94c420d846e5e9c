// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/downloader.h"

#include "core/base/background.h"
#include "core/base/safename.h"
#include "core/providers/providerregistry.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// What makes two downloads the same: the file and everything the service was asked to do with it.
QString cacheKey(const SubtitleHit &hit, const QString &fileId, const DownloadOptions &options)
{
    return u"%1:%2\n%3\n%4\n%5\n%6"_s.arg(hit.provider, fileId, options.format)
        .arg(options.inFps)
        .arg(options.outFps)
        .arg(options.timeShiftSeconds);
}

/// What else may be meant than the first that fits; of other episodes only, all others.
QList<UnpackedFile> alternativesTo(const QList<UnpackedFile> &files, const QList<int> &fitting)
{
    if (fitting.isEmpty())
        return files.mid(1);
    QList<UnpackedFile> others;
    for (const int i : fitting.mid(1))
        others << files[i];
    return others;
}

Result<FetchedSubtitle> open(
    const SubtitleHit &hit, const SubtitleFile &file, const QString &wishedName, const VideoFacts &video)
{
    Result<QList<UnpackedFile>> files = unpack(file.content, file.fileName.isEmpty() ? wishedName : file.fileName);
    if (!files)
        return fail(files.error());
    const QList<int> fitting = fittingFiles(*files, video, hit.language, hit.hearingImpaired);
    const UnpackedFile picked = files->at(fitting.value(0, 0));
    Result<SubtitleText> text = readSubtitle(picked.content, picked.name, hit.language);
    if (!text)
        return fail(text.error());
    if (const auto worth = checkWorthSaving(*text); !worth)
        return fail(worth.error());
    FetchedSubtitle fetched;
    fetched.hit = hit;
    fetched.fileName = picked.name;
    fetched.folder = picked.folder;
    fetched.original = picked.content;
    fetched.text = std::move(*text);
    fetched.remaining = file.remaining;
    fetched.alternatives = alternativesTo(*files, fitting);
    checkFetched(fetched, video.identity.media);
    return fetched;
}

/// Failures of a service or an account, not of the subtitle.
bool mayHelpElsewhere(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::BadCredentials:
    case ErrorKind::NeedsAccount:
    case ErrorKind::NeedsVip:
    case ErrorKind::QuotaUsedUp:
    case ErrorKind::RateLimited:
    case ErrorKind::ServiceDown:
    case ErrorKind::BadReply:
    case ErrorKind::NotFound:
        return true;
    default:
        return false;
    }
}

} // namespace

void checkFetched(FetchedSubtitle &fetched, const MediaFacts &video)
{
    SubtitleHit &hit = fetched.hit;
    TextPromise promise;
    promise.language = hit.language;
    promise.foreignPartsOnly = hit.foreignPartsOnly;
    promise.parts = int(std::max<qsizetype>(1, hit.files.size()));
    promise.fps = hit.fps;
    promise.madeForMs = hit.durationMs;
    promise.videoFps = video.fps;
    promise.videoMs = video.durationMs;
    fetched.problems = checkText(fetched.text, promise);
    const qint64 last = lastCueMs(fetched.text);
    // MicroDVD's frames are shown at the video's own rate: its times here are those of another one.
    if (promise.parts == 1 && last > 0 && fetched.text.format != "microdvd"_L1)
        hit.lastCueMs = last;
}

struct Downloader::Private
{
    using Waiter = std::function<void(const Result<SubtitleFile> &)>;

    explicit Private(ProviderRegistry &r) : registry(r) { }

    ProviderRegistry &registry;
    /// Costs are bytes. Only what turned out to be a subtitle stays here.
    QCache<QString, SubtitleFile> cache{64LL * 1024 * 1024};
    /// Those who want what is on its way already.
    QHash<QString, QList<Waiter>> waiting;
};

Downloader::Downloader(ProviderRegistry &registry, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(registry))
{
}

Downloader::~Downloader() = default;

Pending<SubtitleFile> Downloader::get(
    const QString &key, const QString &providerId, const QString &fileId, DownloadOptions options, std::stop_token stop)
{
    if (const SubtitleFile *known = d->cache.object(key)) {
        SubtitleFile file = *known;
        file.remaining = -1; // what was left then says nothing now
        return ready<SubtitleFile>(std::move(file));
    }
    SubtitleProvider *provider = d->registry.find(providerId);
    if (!provider) {
        return failed<SubtitleFile>({ErrorKind::NotFound,
            QCoreApplication::translate("Legenda", "The service “%1” is not there. Check its name, or search again.")
                .arg(providerId),
            {}});
    }
    if (stop.stop_requested())
        return failed<SubtitleFile>(cancelled());

    auto promise = std::make_shared<QPromise<Result<SubtitleFile>>>();
    promise->start();
    const auto finish = [promise](const Result<SubtitleFile> &result) {
        promise->addResult(result);
        promise->finish();
    };
    if (const auto found = d->waiting.find(key); found != d->waiting.end()) {
        *found << [this, finish, key, providerId, fileId, options, stop](const Result<SubtitleFile> &result) {
            // The one who asked first gave up, this one did not.
            if (!result && result.error().kind == ErrorKind::Cancelled && !stop.stop_requested())
                whenDone(get(key, providerId, fileId, options, stop), this, finish);
            else
                finish(result);
        };
        return promise->future();
    }
    d->waiting.insert(key, {});
    whenDone(provider->download(fileId, options, stop), this, [this, key, finish](Result<SubtitleFile> result) {
        if (result && result->content.isEmpty()) {
            result = fail(ErrorKind::BadReply,
                QCoreApplication::translate(
                    "Legenda", "The service sent an empty file. Try again later, or choose another subtitle."),
                result->remaining >= 0 ? u"remaining: %1"_s.arg(result->remaining) : QString());
        }
        const QList<Private::Waiter> waiters = d->waiting.take(key);
        finish(result);
        for (const auto &waiter : waiters)
            waiter(result);
    });
    return promise->future();
}

/// From the hit's own service or, where that cannot give it now, from another one that has it.
Pending<SubtitleFile> Downloader::getAnywhere(
    const QString &key, const SubtitleHit &hit, int part, const DownloadOptions &options, const std::stop_token &stop)
{
    const SubtitleHitFile wanted = hit.files.value(part);
    auto own = get(key, hit.provider, wanted.id.isEmpty() ? hit.id : wanted.id, options, stop);
    return orElse(std::move(own), this, [this, hit, part, options, stop](const Error &error) -> Pending<SubtitleFile> {
        SubtitleHit other = hit;
        while (mayHelpElsewhere(error.kind) && !other.otherSources.isEmpty()) {
            const SubtitleSource source = other.otherSources.takeFirst();
            if (!d->registry.isEnabled(source.provider) || part >= source.files.size())
                continue;
            other.provider = source.provider;
            other.id = source.id;
            other.files = source.files;
            const QString otherKey = cacheKey(other, other.files.at(part).id, options);
            auto there = getAnywhere(otherKey, other, part, options, stop);
            // Why the first one gave nothing is what the person can do something about.
            return orElse(std::move(there), this, [error](const Error &) { return Result<SubtitleFile>(fail(error)); });
        }
        return failed<SubtitleFile>(error);
    });
}

Pending<FetchedSubtitle> Downloader::fetch(
    SubtitleHit hit, int part, VideoFacts video, DownloadOptions options, std::stop_token stop)
{
    if (part < 0 || (part > 0 && part >= hit.files.size())) {
        return failed<FetchedSubtitle>({ErrorKind::BadInput,
            QCoreApplication::translate("Legenda", "This subtitle has no part %1.").arg(part + 1), {}});
    }
    const SubtitleHitFile wanted = hit.files.value(part);
    const QString fileId = wanted.id.isEmpty() ? hit.id : wanted.id;
    const QString wishedName = !wanted.fileName.isEmpty() ? wanted.fileName : hit.release;
    const QString key = hit.content.isEmpty() ? cacheKey(hit, fileId, options) : QString();

    Pending<SubtitleFile> file = hit.content.isEmpty()
        ? getAnywhere(key, hit, part, options, stop)
        : ready<SubtitleFile>(SubtitleFile{wishedName, hit.content, -1, {}});
    return andThen(std::move(file), this,
        [this, hit = std::move(hit), wishedName, key, video = std::move(video), stop](SubtitleFile got) {
            auto opened = runInBackground(Pool::Cpu, stop, [hit, got, wishedName, video] {
                Result<FetchedSubtitle> result = open(hit, got, wishedName, video);
                if (!result && got.remaining >= 0 && result.error().detail.isEmpty())
                    result.error().detail = u"remaining: %1"_s.arg(got.remaining);
                return result;
            });
            return andThen(
                std::move(opened), this, [this, key, got](FetchedSubtitle fetched) -> Result<FetchedSubtitle> {
                    if (!key.isEmpty() && !d->cache.contains(key))
                        d->cache.insert(key, new SubtitleFile(got), qMax<qsizetype>(1, got.content.size()));
                    return fetched;
                });
        });
}

} // namespace Legenda
