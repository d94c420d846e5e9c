// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/savequeue.h"

#include "ui/mainwindow/conflictquestions.h"

#include <algorithm>

namespace Legenda {

SaveQueue::SaveQueue(Engine &engine, ConflictQuestions &questions, QObject *parent)
    : QObject(parent), m_engine(engine), m_questions(questions)
{
}

SaveQueue::~SaveQueue()
{
    m_stop.request_stop();
}

void SaveQueue::download(const LibraryEntry &entry, const QList<RankedHit> &hits, const QString &format)
{
    for (const RankedHit &hit : hits) {
        m_jobs.append({entry.id, true, {}, format,
            [this, entry, hit, format](const Policy &policy, qint64 batch, std::stop_token stop) {
                GetRequest request;
                request.video = entry;
                request.hit = hit;
                request.preferences = m_engine.settings().preferences();
                if (!format.isEmpty())
                    request.preferences.saveFormat = format;
                request.onConflict = policy;
                request.batch = batch;
                return m_engine.get(std::move(request), std::move(stop));
            }});
    }
    m_total += static_cast<int>(hits.size());
    begin();
}

void SaveQueue::downloadTo(const RankedHit &hit, const QString &file)
{
    m_jobs.append({-1, true, file, {}, [this, hit, file](const Policy &, qint64 batch, std::stop_token stop) {
                       GetRequest request;
                       request.hit = hit;
                       request.preferences = m_engine.settings().preferences();
                       // The file dialog has asked already.
                       request.onConflict = ConflictPolicy::Replace;
                       request.outputFile = file;
                       request.batch = batch;
                       return m_engine.get(std::move(request), std::move(stop));
                   }});
    ++m_total;
    begin();
}

void SaveQueue::adopt(const LibraryEntry &entry, const QStringList &files)
{
    for (const QString &file : files) {
        m_jobs.append(
            {entry.id, false, {}, {}, [this, entry, file](const Policy &policy, qint64, std::stop_token stop) {
                 return m_engine.adopt(entry, file, m_engine.settings().preferences(), policy, std::move(stop));
             }});
    }
    m_total += static_cast<int>(files.size());
    begin();
}

void SaveQueue::adopt(const LibraryEntry &entry, const SubtitlePlace &place)
{
    if (place.files.size() == 1 && place.files.first().pack.isEmpty()) {
        adopt(entry, QStringList{place.files.first().path});
        return;
    }
    QList<UnpackedFile> files;
    for (const DroppedSubtitle &file : place.files)
        files << file.file;
    m_jobs.append({entry.id, true, {}, {},
        [this, entry, files, parts = place.parts](const Policy &policy, qint64 batch, std::stop_token stop) {
            AdoptRequest request;
            request.video = entry;
            request.files = files;
            request.parts = parts;
            request.preferences = m_engine.settings().preferences();
            request.onConflict = policy;
            request.batch = batch;
            return m_engine.adopt(std::move(request), std::move(stop));
        }});
    ++m_total;
    begin();
}

void SaveQueue::unpackTo(const UnpackedFile &subtitle, const QString &file)
{
    m_jobs.append({-1, true, file, {}, [this, subtitle, file](const Policy &, qint64 batch, std::stop_token stop) {
                       GetRequest request;
                       request.preferences = m_engine.settings().preferences();
                       request.onConflict = ConflictPolicy::KeepBoth;
                       request.outputFile = file;
                       request.chosen = subtitle;
                       request.batch = batch;
                       return m_engine.get(std::move(request), std::move(stop));
                   }});
    ++m_total;
    begin();
}

void SaveQueue::stop()
{
    if (!m_busy)
        return;
    m_stop.request_stop();
    m_jobs.clear();
    m_questions.clear();
    end();
}

void SaveQueue::begin()
{
    if (m_busy || m_jobs.isEmpty())
        return;
    m_busy = true;
    m_stop = std::stop_source();
    m_summary = {};
    m_forAll.reset();
    Q_EMIT busyChanged(true);
    Q_EMIT progressChanged(m_done, m_total);
    whenDone(m_engine.store().nextBatch(), this, [this, stop = m_stop.get_token()](const Result<qint64> &batch) {
        if (stop.stop_requested())
            return;
        m_batch = batch.value_or(0);
        next();
    });
}

void SaveQueue::next()
{
    Q_EMIT progressChanged(m_done, m_total);
    if (m_jobs.isEmpty()) {
        end();
        return;
    }
    m_current = m_jobs.takeFirst();
    runJob(m_forAll);
}

void SaveQueue::runJob(const Policy &policy)
{
    const std::stop_token stop = m_stop.get_token();
    if (m_current.video >= 0)
        m_engine.library().setState(m_current.video, VideoState::Saving);
    const qint64 batch = m_batch;
    const auto done = [this, policy, stop, batch](const Result<QList<GotSubtitle>> &got) {
        if (stop.stop_requested()) {
            // What was written before the stop came stays, and can be undone.
            if (got && !m_busy)
                take(*got, ConflictPolicy::Skip, batch);
            return;
        }
        if (got) {
            take(*got, policy, batch);
            return;
        }
        if (m_current.video >= 0)
            m_engine.library().setState(m_current.video, VideoState::Failed, got.error().message);
        if (got.error().kind != ErrorKind::Cancelled)
            m_summary.errors.append(got.error());
        goOn();
    };
    whenDone(m_current.run(policy, batch, stop), this, done);
}

void SaveQueue::goOn()
{
    ++m_done;
    next();
}

void SaveQueue::take(const QList<GotSubtitle> &got, const Policy &policy, qint64 batch)
{
    const bool stopped = !m_busy;
    const auto open = std::find_if(got.cbegin(), got.cend(), [](const GotSubtitle &one) { return one.needsChoice; });
    if (open != got.cend()) {
        if (!stopped)
            askWhich(open->fetched, policy);
        return;
    }
    qint64 recordOfItsOwn = 0;
    QString inTheWay;
    bool saved = false;
    for (const GotSubtitle &one : got) {
        switch (one.saved.outcome) {
        case SavedSubtitle::Outcome::Saved:
        case SavedSubtitle::Outcome::Replaced:
            saved = true;
            if (!m_summary.paths.contains(one.saved.path))
                m_summary.paths.append(one.saved.path);
            m_summary.problems += one.problems();
            if (!m_current.download)
                recordOfItsOwn = one.record;
            else if (batch > 0 && !m_summary.batches.contains(batch))
                m_summary.batches.append(batch);
            break;
        case SavedSubtitle::Outcome::AlreadyThere:
            inTheWay = one.saved.path;
            break;
        case SavedSubtitle::Outcome::Unchanged:
        case SavedSubtitle::Outcome::Skipped:
            ++m_summary.skipped;
            break;
        }
    }
    const VideoId video = m_current.video;
    if (saved && video >= 0)
        m_summary.videos.insert(video);
    if (stopped) {
        if (saved)
            Q_EMIT finished(std::exchange(m_summary, {}));
        return;
    }
    if (!inTheWay.isEmpty() && !policy) {
        m_questions.ask(inTheWay, [this](ConflictPolicy chosen, bool forAll) {
            if (forAll)
                m_forAll = chosen;
            runJob(chosen);
        });
        return;
    }
    if (video >= 0)
        m_engine.library().setState(video, saved ? VideoState::Saved : VideoState::Identified);
    if (recordOfItsOwn > 0)
        noteBatchOf(recordOfItsOwn);
    else
        goOn();
}

/// The archive does not tell which of its files is meant.
void SaveQueue::askWhich(const FetchedSubtitle &fetched, const Policy &policy)
{
    QList<UnpackedFile> files{{fetched.fileName, fetched.folder, fetched.original}};
    files += fetched.alternatives;
    QStringList names;
    for (const UnpackedFile &file : std::as_const(files))
        names.append(file.folder.isEmpty() ? file.name : file.folder + u'/' + file.name);
    const LibraryEntry *found = m_engine.library().find(m_current.video);
    const LibraryEntry entry = found ? *found : LibraryEntry();
    m_questions.askWhich(entry.video.path, names, [this, entry, fetched, files, policy](int which) {
        if (which < 0 || which >= files.size()) {
            ++m_summary.skipped;
            if (m_current.video >= 0)
                m_engine.library().setState(m_current.video, VideoState::Identified);
            goOn();
            return;
        }
        m_current.download = true; // it goes by the batch of this run now
        m_current.run = [this, entry, fetched, chosen = files[which], file = m_current.file, format = m_current.format](
                            const Policy &onConflict, qint64 batch, std::stop_token stop) {
            GetRequest request;
            request.video = entry;
            request.hit.hit = fetched.hit;
            request.preferences = m_engine.settings().preferences();
            if (!format.isEmpty())
                request.preferences.saveFormat = format;
            request.onConflict = file.isEmpty() ? onConflict : ConflictPolicy::Replace;
            request.outputFile = file;
            request.chosen = chosen;
            request.batch = batch;
            return m_engine.get(std::move(request), std::move(stop));
        };
        runJob(policy);
    });
}

/// Undo goes by batches; a dropped file has one of its own.
void SaveQueue::noteBatchOf(qint64 record)
{
    constexpr int enough = 50;
    const std::stop_token stop = m_stop.get_token();
    const auto found = [this, record, stop](const Result<QList<DownloadRecord>> &records) {
        if (stop.stop_requested())
            return;
        for (const DownloadRecord &one : records.value_or(QList<DownloadRecord>())) {
            if (one.id == record && one.batch > 0 && !m_summary.batches.contains(one.batch))
                m_summary.batches.append(one.batch);
        }
        goOn();
    };
    whenDone(m_engine.store().downloads(enough), this, found);
}

void SaveQueue::end()
{
    m_busy = false;
    m_done = 0;
    m_total = 0;
    m_batch = 0;
    const SaveSummary summary = std::exchange(m_summary, {});
    Q_EMIT busyChanged(false);
    Q_EMIT finished(summary);
}

} // namespace Legenda
