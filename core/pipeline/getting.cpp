// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/getting.h"

#include "core/base/background.h"
#include "core/download/subtitlefiles.h"
#include "core/pipeline/saving.h"
#include "core/pipeline/webplace.h"
#include "core/scan/sidecars.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// A file from the disk or an archive, as if it had been downloaded.
Result<FetchedSubtitle> fetchedFrom(const UnpackedFile &file, const LibraryEntry &entry)
{
    Result<SubtitleText> text = readSubtitle(file.content, file.name);
    if (!text)
        return fail(text.error());
    const QString video = entry.video.isOnWeb() ? webPlace(entry, {}) : entry.video.path;
    const Sidecar named = parseSidecarName(file.name, QFileInfo(video).completeBaseName());
    const FileTraits traits = traitsOf(file);
    FetchedSubtitle fetched;
    fetched.hit.language = named.language.isValid() ? named.language
        : traits.language.isValid()                 ? traits.language
                                                    : text->language;
    fetched.hit.foreignPartsOnly = named.forced || traits.forced;
    fetched.hit.hearingImpaired = named.hearingImpaired || traits.hearingImpaired;
    fetched.hit.release = QFileInfo(file.name).completeBaseName();
    fetched.fileName = file.name;
    fetched.folder = file.folder;
    fetched.original = file.content;
    fetched.text = std::move(*text);
    checkFetched(fetched, entry.identity.media);
    return fetched;
}

/// Those of an archive dropped on a row that may be meant; where that leaves several, those of the first wished
/// language there is.
Result<QList<UnpackedFile>> filesFor(const QString &path, const LibraryEntry &entry, const Preferences &preferences)
{
    Result<QList<UnpackedFile>> files = readSubtitleFiles(path);
    if (!files)
        return files;
    const VideoFacts facts = Engine::facts(entry);
    QList<int> fitting = fittingFiles(*files, facts, {});
    for (qsizetype i = 0; fitting.size() > 1 && i < preferences.languages.size(); ++i) {
        const Language wished = preferences.languages[i];
        const auto isWished = [&](int file) { return wished.covers(traitsOf(files->at(file)).language); };
        if (std::any_of(fitting.cbegin(), fitting.cend(), isWished)) {
            fitting = fittingFiles(*files, facts, wished);
            break;
        }
    }
    if (fitting.isEmpty()) // of other episodes, by their names; the person has said otherwise
        return files;
    QList<UnpackedFile> fits;
    for (const int i : std::as_const(fitting))
        fits << files->at(i);
    return fits;
}

DownloadOptions optionsOf(const Preferences &preferences)
{
    DownloadOptions options;
    options.format = preferences.saveFormat;
    return options;
}

} // namespace

/// One request on its way: all files are fetched before the first is written.
struct Getter::Job
{
    GetRequest request;
    std::stop_token stop;
    int parts = 1;
    qint64 batch = 0;
    QList<GotSubtitle> got;
};

struct Getter::Undoing
{
    QList<DownloadRecord> records;
    UndoSummary summary;
    QSet<VideoId> videos;
};

Getter::Getter(Store &store, Library &library, Downloader &downloader, QObject *context)
    : m_store(store), m_library(library), m_downloader(downloader), m_context(context)
{
}

Pending<FetchedSubtitle> Getter::fetch(
    const SubtitleHit &hit, int part, const VideoFacts &video, const Preferences &preferences, std::stop_token stop)
{
    return m_downloader.fetch(hit, part, video, optionsOf(preferences), std::move(stop));
}

Pending<QList<GotSubtitle>> Getter::get(GetRequest request, std::stop_token stop)
{
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->stop = std::move(stop);
    job->batch = job->request.batch;
    // A batch of an earlier start goes on with rows that no search has named yet.
    if (LibraryEntry &video = job->request.video; video.video.isOnWeb() && video.identity.feature.title.isEmpty())
        video.identity.feature.title = job->request.hit.hit.feature.title;
    // Before anything is fetched, which may be counted.
    if (job->request.outputFile.isEmpty() && lacksFolder(job->request.video, job->request.preferences))
        return failed<QList<GotSubtitle>>(noWebFolder());
    if (job->request.chosen) {
        if (job->request.hit.hit.provider.isEmpty()) // no service's: out of an archive that was dropped
            return adoptFiles(job, {*job->request.chosen}, false);
        auto read = runInBackground(Pool::Cpu, job->stop, [file = *job->request.chosen, hit = job->request.hit.hit] {
            return readSubtitle(file.content, file.name, hit.language);
        });
        return andThen(std::move(read), m_context, [this, job](SubtitleText text) {
            GotSubtitle got;
            got.fetched.hit = job->request.hit.hit;
            got.fetched.fileName = job->request.chosen->name;
            got.fetched.original = job->request.chosen->content;
            got.fetched.text = std::move(text);
            checkFetched(got.fetched, job->request.video.identity.media);
            job->got.append(std::move(got));
            return saveAll(job);
        });
    }
    job->parts = int(std::max<qsizetype>(1, job->request.hit.hit.files.size()));
    return andThen(fetchFrom(job, 0), m_context, [this, job](Done) { return saveAll(job); });
}

Pending<Done> Getter::fetchFrom(const JobPtr &job, int part)
{
    if (job->stop.stop_requested())
        return failed<Done>(cancelled());
    const GetRequest &request = job->request;
    auto fetched = fetch(request.hit.hit, part, Engine::facts(request.video), request.preferences, job->stop);
    if (const QString encoding = m_encodings.value(request.hit.hit.fullId()); !encoding.isEmpty()) {
        const MediaFacts media = request.video.identity.media;
        fetched = andThen(std::move(fetched), m_context, [encoding, media, stop = job->stop](FetchedSubtitle subtitle) {
            return runInBackground(Pool::Cpu, stop, [subtitle, encoding, media]() mutable -> Result<FetchedSubtitle> {
                auto text = readSubtitleAs(subtitle.original, subtitle.fileName, encoding);
                if (!text)
                    return fail(std::move(text.error()));
                subtitle.text = std::move(*text);
                checkFetched(subtitle, media);
                return subtitle;
            });
        });
    }
    return andThen(std::move(fetched), m_context, [this, job, part](FetchedSubtitle subtitle) {
        if (part == 0)
            subtitle.edited = m_edits.value(job->request.hit.hit.fullId());
        GotSubtitle got;
        got.needsChoice = !subtitle.alternatives.isEmpty();
        got.fetched = std::move(subtitle);
        job->got.append(std::move(got));
        return part + 1 < job->parts ? fetchFrom(job, part + 1) : ready<Done>(Done());
    });
}

Pending<QList<GotSubtitle>> Getter::saveAll(const JobPtr &job)
{
    const auto any = [&](auto is) { return std::any_of(job->got.cbegin(), job->got.cend(), is); };
    if (any([](const GotSubtitle &got) { return got.needsChoice; }))
        return ready<QList<GotSubtitle>>(job->got);
    if (job->request.onlyClean && any([](const GotSubtitle &got) { return isSerious(got.problems()); })) {
        for (GotSubtitle &got : job->got)
            got.refused = true;
        return ready<QList<GotSubtitle>>(job->got);
    }
    auto number = job->batch ? ready<qint64>(job->batch) : m_store.nextBatch();
    auto rewritten = andThen(std::move(number), m_context, [this, job](qint64 batch) {
        job->batch = batch;
        return rewriteFrom(job, 0);
    });
    return andThen(std::move(rewritten), m_context, [this, job](Done) { return saveFrom(job, 0); });
}

/// Before the first is written: a file that cannot be had in the wanted format stops them all.
Pending<Done> Getter::rewriteFrom(const JobPtr &job, int part)
{
    const Preferences &preferences = job->request.preferences;
    while (part < job->got.size() && !isToBeRewritten(job->got.at(part).fetched, preferences))
        ++part;
    if (part >= job->got.size())
        return ready<Done>(Done());
    auto wanted = runInBackground(Pool::Cpu, job->stop,
        [fetched = job->got.at(part).fetched, preferences] { return asWanted(fetched, preferences); });
    return andThen(std::move(wanted), m_context, [this, job, part](FetchedSubtitle fetched) {
        job->got[part].fetched = std::move(fetched);
        return rewriteFrom(job, part + 1);
    });
}

void Getter::editAs(const QString &fullHitId, std::shared_ptr<const Document> document)
{
    if (document)
        m_edits.insert(fullHitId, std::move(document));
    else
        m_edits.remove(fullHitId);
}

Pending<QList<GotSubtitle>> Getter::saveFrom(const JobPtr &job, int part)
{
    // Between two files too: what is written is whole.
    if (job->stop.stop_requested())
        return failed<QList<GotSubtitle>>(cancelled());
    const FetchedSubtitle &fetched = job->got.at(part).fetched;
    const Preferences &preferences = job->request.preferences;
    SaveRequest save;
    save.path = pathToSave(job->request.video, fetched, part, job->parts, preferences, job->request.outputFile);
    save.onConflict = job->request.onConflict.value_or(conflictPolicy(preferences.onConflict));
    auto content =
        runInBackground(Pool::Cpu, job->stop, [fetched, preferences] { return contentToSave(fetched, preferences); });
    auto saved = andThen(std::move(content), m_context, [save, stop = job->stop](QByteArray bytes) mutable {
        if (stop.stop_requested())
            return failed<SavedSubtitle>(cancelled());
        save.content = std::move(bytes);
        return saveInBackground(std::move(save));
    });
    auto remembered = andThen(std::move(saved), m_context, [this, job, part](SavedSubtitle written) {
        job->got[part].saved = std::move(written);
        return remember(job, part);
    });
    return andThen(std::move(remembered), m_context, [this, job, part](Done) {
        if (part + 1 < job->got.size())
            return saveFrom(job, part + 1);
        if (job->request.video.id >= 0)
            m_library.refreshSidecars({job->request.video.id});
        return ready<QList<GotSubtitle>>(job->got);
    });
}

Pending<Done> Getter::remember(const JobPtr &job, int part)
{
    const GotSubtitle &got = job->got.at(part);
    using Outcome = SavedSubtitle::Outcome;
    if (got.saved.outcome != Outcome::Saved && got.saved.outcome != Outcome::Replaced)
        return ready<Done>(Done());
    DownloadRecord record;
    record.batch = job->batch;
    record.videoPath = job->request.video.video.path;
    record.provider = got.fetched.hit.provider;
    record.subtitleId = part < got.fetched.hit.files.size() ? got.fetched.hit.files.at(part).id : got.fetched.hit.id;
    record.language = got.fetched.hit.language.code();
    record.release = got.fetched.hit.release;
    record.score = job->request.hit.score;
    record.savedPath = got.saved.path;
    record.backupPath = got.saved.backup;
    record.sha256 = got.saved.sha256;
    record.originalEncoding = got.fetched.text.encoding;
    record.savedAt = QDateTime::currentDateTimeUtc();
    auto added = andThen(m_store.addDownload(std::move(record)), m_context, [job, part](qint64 id) {
        job->got[part].record = id;
        return Result<Done>(Done());
    });
    // The file is there; that it cannot be remembered is no reason to call the save a failure.
    return orElse(std::move(added), m_context, [](const Error &) { return Result<Done>(Done()); });
}

Pending<QList<GotSubtitle>> Getter::adopt(const LibraryEntry &entry, const QString &file,
    const Preferences &preferences, std::optional<ConflictPolicy> onConflict, std::stop_token stop)
{
    auto job = std::make_shared<Job>();
    job->request.video = entry;
    job->request.preferences = preferences;
    job->request.onConflict = onConflict;
    job->stop = stop;
    if (lacksFolder(entry, preferences))
        return failed<QList<GotSubtitle>>(noWebFolder());
    auto read = runInBackground(
        Pool::Disk, std::move(stop), [file, entry, preferences] { return filesFor(file, entry, preferences); });
    return andThen(std::move(read), m_context,
        [this, job](const QList<UnpackedFile> &files) { return adoptFiles(job, files, false); });
}

Pending<QList<GotSubtitle>> Getter::adopt(AdoptRequest request, std::stop_token stop)
{
    auto job = std::make_shared<Job>();
    job->request.video = std::move(request.video);
    job->request.preferences = std::move(request.preferences);
    job->request.onConflict = request.onConflict;
    job->batch = request.batch;
    job->stop = std::move(stop);
    if (lacksFolder(job->request.video, job->request.preferences))
        return failed<QList<GotSubtitle>>(noWebFolder());
    return adoptFiles(job, request.files, request.parts);
}

Pending<QList<GotSubtitle>> Getter::adoptFiles(const JobPtr &job, const QList<UnpackedFile> &files, bool parts)
{
    if (files.isEmpty()) {
        return failed<QList<GotSubtitle>>(
            {ErrorKind::BadInput, QCoreApplication::translate("Legenda", "There is no subtitle to save."), {}});
    }
    using AllFetched = QList<FetchedSubtitle>;
    const auto readAll = [files, parts, entry = job->request.video]() -> Result<AllFetched> {
        AllFetched all;
        for (const UnpackedFile &file : files.mid(0, parts ? files.size() : 1)) {
            Result<FetchedSubtitle> fetched = fetchedFrom(file, entry);
            if (!fetched)
                return fail(fetched.error());
            all << std::move(*fetched);
        }
        if (!parts && !all.isEmpty())
            all.first().alternatives = files.mid(1);
        return all;
    };
    return andThen(runInBackground(Pool::Cpu, job->stop, readAll), m_context, [this, job](const AllFetched &all) {
        job->parts = int(all.size());
        for (const FetchedSubtitle &fetched : all) {
            GotSubtitle got;
            got.needsChoice = !fetched.alternatives.isEmpty();
            got.fetched = fetched;
            job->got.append(std::move(got));
        }
        return saveAll(job);
    });
}

Pending<UndoSummary> Getter::undoBatch(qint64 batch)
{
    return andThen(m_store.downloadsOfBatch(batch), m_context, [this](QList<DownloadRecord> records) {
        auto undoing = std::make_shared<Undoing>();
        // The last save first: a later one may have backed up an earlier one.
        std::sort(records.begin(), records.end(),
            [](const DownloadRecord &a, const DownloadRecord &b) { return a.id > b.id; });
        records.removeIf([](const DownloadRecord &record) { return record.undone; });
        undoing->records = std::move(records);
        return undoFrom(undoing, 0);
    });
}

Pending<UndoSummary> Getter::undoFrom(const std::shared_ptr<Undoing> &undoing, int index)
{
    if (index >= undoing->records.size()) {
        if (!undoing->videos.isEmpty())
            m_library.refreshSidecars(undoing->videos);
        return ready<UndoSummary>(undoing->summary);
    }
    const DownloadRecord &record = undoing->records.at(index);
    SavedSubtitle saved;
    saved.outcome = record.backupPath.isEmpty() ? SavedSubtitle::Outcome::Saved : SavedSubtitle::Outcome::Replaced;
    saved.path = record.savedPath;
    saved.backup = record.backupPath;
    saved.sha256 = record.sha256;
    auto undone = andThen(undoInBackground(std::move(saved)), m_context, [this, undoing, index](Done) {
        const DownloadRecord &taken = undoing->records.at(index);
        ++undoing->summary.undone;
        const VideoId video = m_library.idOf(taken.videoPath);
        if (video >= 0) {
            undoing->videos.insert(video);
            m_library.setState(video, VideoState::Identified);
        }
        return m_store.markUndone(taken.id);
    });
    auto collected = orElse(std::move(undone), m_context, [undoing](Error error) {
        undoing->summary.failures.append(std::move(error));
        return Result<Done>(Done());
    });
    return andThen(
        std::move(collected), m_context, [this, undoing, index](Done) { return undoFrom(undoing, index + 1); });
}

} // namespace Legenda
