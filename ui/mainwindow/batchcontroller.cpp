// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/batchcontroller.h"

#include "core/settings/preferencesjson.h"
#include "ui/mainwindow/conflictquestions.h"
#include "ui/mainwindow/keptoffer.h"
#include "ui/mainwindow/webfolderquestion.h"
#include "ui/results/searchcontroller.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString planKey = u"batch-plan"_s;
/// Pressing the button is enough for a season; a whole library is worth a second look at what it will cost.
constexpr int manyDownloads = 25;
const QString pauseKey = u"batch-paused"_s;
const QString resultKey = u"batch-result"_s;

bool needsAccount(ErrorKind kind)
{
    return kind == ErrorKind::BadCredentials || kind == ErrorKind::NeedsAccount || kind == ErrorKind::NeedsVip;
}

} // namespace

BatchController::BatchController(Engine &engine, SearchController &searches, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_searches(searches), m_messages(messages),
      m_questions(new ConflictQuestions(messages, this)), m_queue(new SaveQueue(engine, *m_questions, this)),
      m_kept(new KeptOffer(engine, messages, this)), m_webFolder(new WebFolderQuestion(engine, messages, this))
{
    connect(m_queue, &SaveQueue::busyChanged, this, [this] { Q_EMIT busyChanged(isBusy()); });
    connect(m_queue, &SaveQueue::progressChanged, this, [this](int done, int total) {
        Q_EMIT progressChanged(
            total == 1 ? tr("Saving a subtitle") : tr("Saving subtitles: %1 of %2").arg(done).arg(total), done, total);
    });
    connect(m_queue, &SaveQueue::finished, this, &BatchController::finishQueue);
    connect(m_kept, &KeptOffer::goOn, this, &BatchController::goOnWith);
}

BatchController::~BatchController() = default;

bool BatchController::isBusy() const
{
    return m_batch || m_queue->isBusy();
}

bool BatchController::refuseWhileBusy()
{
    // One that only waits for its start makes way for the new one.
    if (!m_batch || m_batch->state() == Batch::State::Ready)
        return false;
    m_messages.show({.key = u"batch-busy"_s,
        .kind = Message::Kind::Info,
        .text = tr("Subtitles are being downloaded. Wait until that is done, or stop it first.")});
    return true;
}

void BatchController::downloadBest(const QList<VideoId> &ids)
{
    if (refuseWhileBusy() || ids.isEmpty())
        return;
    const Preferences preferences = m_engine.settings().preferences();
    if (preferences.languages.isEmpty()) {
        m_messages.show({.key = planKey,
            .kind = Message::Kind::Info,
            .text = tr("Choose the languages you want subtitles in first."),
            .actions = {{tr("Choose languages…"), [this](bool) { Q_EMIT languagesRequested(); }}}});
        return;
    }
    m_webFolder->ask(ids, [this, ids] { planBest(ids); });
}

void BatchController::planBest(const QList<VideoId> &ids)
{
    if (refuseWhileBusy()) // since the question was asked
        return;
    prepare(ids, m_engine.settings().preferences());
    Q_EMIT progressChanged(tr("Asking how many downloads are left"), 0, 0);
    whenDone(m_batch->plan(), this, [this, batch = m_batch.get()](const Result<BatchPlan> &plan) {
        if (m_batch.get() == batch)
            planned(plan);
    });
}

void BatchController::downloadPicks(const QList<std::pair<VideoId, RankedHit>> &picks)
{
    if (refuseWhileBusy() || picks.isEmpty())
        return;
    QList<VideoId> ids;
    Language language = picks.first().second.hit.language;
    for (const auto &[id, hit] : picks) {
        ids.append(id);
        if (hit.hit.language.covers(language))
            language = hit.hit.language; // "pt" stands for "pt-BR" too
    }
    Preferences preferences = m_engine.settings().preferences();
    preferences.languages = {language};
    preferences.skipPresentLanguages = false; // the person ticked them
    prepare(ids, preferences);
    for (const auto &[id, hit] : picks)
        m_batch->take(id, hit);
    start(); // what it costs was said where it was chosen
}

/// Makes the batch, which takes the place of one that only waited for its start.
void BatchController::prepare(const QList<VideoId> &ids, const Preferences &preferences)
{
    QList<LibraryEntry> entries;
    m_wanted.clear();
    for (const VideoId id : ids) {
        if (const LibraryEntry *entry = m_engine.library().find(id)) {
            entries.append(*entry);
            m_wanted.append(id);
        }
    }
    dropBatch();
    m_messages.close(resultKey);
    m_batch = std::make_unique<Batch>(m_engine, entries, preferences);
    m_batch->setKeeping(true);
    for (const VideoId id : std::as_const(m_wanted)) {
        if (m_searches.wasSearched(id))
            m_batch->useHits(id, m_searches.hits(id));
    }
    Q_EMIT busyChanged(true);
}

void BatchController::planned(const Result<BatchPlan> &plan)
{
    if (!plan) {
        QList<MessageAction> actions{{tr("Try again"), [this, ids = m_wanted](bool) { downloadBest(ids); }}};
        if (needsAccount(plan.error().kind))
            actions.append({tr("Accounts…"), [this](bool) { Q_EMIT accountsRequested(); }});
        m_messages.show({.key = planKey,
            .kind = Message::Kind::Error,
            .text = plan.error().message,
            .details = plan.error().detail,
            .actions = actions});
        dropBatch();
        return;
    }
    if (plan->downloads == 0) {
        m_messages.show({.key = resultKey,
            .kind = Message::Kind::Good,
            .text = m_wanted.size() == 1 ? tr("This video has subtitles in all chosen languages already.")
                                         : tr("All videos have subtitles in all chosen languages already.")});
        dropBatch();
        return;
    }
    const bool shortOfQuota = plan->remaining >= 0 && plan->remaining < plan->downloads;
    if (plan->videos <= 1 && !shortOfQuota) {
        start();
        return;
    }
    const QString downloads =
        plan->downloads == 1 ? tr("1 download") : tr("Up to %n downloads", nullptr, plan->downloads);
    const QString videos = plan->videos == 1 ? tr("for 1 video") : tr("for %n videos", nullptr, plan->videos);
    QString text = plan->remaining < 0 ? tr("%1 %2.").arg(downloads, videos)
                                       : tr("%1 %2, %3 left today.").arg(downloads, videos).arg(plan->remaining);
    if (plan->alreadyThere > 0)
        text += u' ' + tr("Left out since they are there: %1.").arg(plan->alreadyThere);
    if (shortOfQuota) {
        text += u' '
            + (plan->resetsAt.isValid()
                    ? tr("The rest goes on by itself at %1, when there are new ones.").arg(momentText(plan->resetsAt))
                    : tr("The rest waits until there are new ones."));
    }
    if (shortOfQuota || plan->downloads > manyDownloads) {
        askToStart(text, shortOfQuota);
        return;
    }
    start();
    m_messages.show({.key = planKey, .kind = Message::Kind::Info, .text = text});
}

void BatchController::askToStart(const QString &text, bool shortOfQuota)
{
    Message message;
    message.key = planKey;
    message.kind = shortOfQuota ? Message::Kind::Warning : Message::Kind::Question;
    message.text = text;
    message.actions = {
        {tr("Start"), [this](bool) { start(); }, false, true}, {tr("Cancel"), [this](bool) { dropBatch(); }}};
    message.closed = [this] { dropBatch(); };
    m_messages.show(std::move(message));
    Q_EMIT progressChanged({}, -1, -1); // it is the person's turn: no progress
}

void BatchController::start()
{
    if (!m_batch)
        return;
    Batch *batch = m_batch.get();
    connect(batch, &Batch::progressChanged, this, [this](int done, int total) {
        Q_EMIT progressChanged(tr("Downloading: %1 of %2").arg(done).arg(total), done, total);
    });
    connect(batch, &Batch::askConflict, this, [this, batch](int index, const QString &path) {
        m_questions->ask(path, [this, batch, index](ConflictPolicy policy, bool forAll) {
            if (m_batch.get() == batch)
                batch->resolveConflict(index, policy, forAll);
        });
    });
    connect(batch, &Batch::paused, this, &BatchController::showPause);
    connect(batch, &Batch::stateChanged, this, [this](Batch::State state) {
        if (state == Batch::State::Running)
            m_messages.close(pauseKey);
    });
    const auto finish = [this, batch] {
        if (m_batch.get() == batch)
            finishBatch();
    };
    // Not at once: the batch is deleted in there.
    connect(batch, &Batch::finished, this, finish, Qt::QueuedConnection);
    Q_EMIT progressChanged(tr("Downloading"), 0, 0);
    batch->start();
}

void BatchController::showPause(const Error &error)
{
    Message message;
    message.key = pauseKey;
    message.kind = Message::Kind::Warning;
    message.text = error.message;
    const QDateTime end = m_batch ? m_batch->goesOnAt() : QDateTime();
    if (end.isValid()) {
        const auto left = static_cast<int>(m_batch->items().size() - m_batch->count(BatchItem::State::Saved)
            - m_batch->count(BatchItem::State::Skipped) - m_batch->count(BatchItem::State::Failed));
        const QString when = momentText(end);
        message.text += u' '
            + (left == 1
                    ? tr("1 subtitle is still to be had, from %1 on: goes on by itself.").arg(when)
                    : tr("%n subtitles are still to be had, from %1 on: goes on by itself.", nullptr, left).arg(when));
    } else if (error.retryAfter.count() > 0) {
        message.text += u' '
            + tr("You can go on at %1.")
                  .arg(momentText(QDateTime::currentDateTime().addSecs(error.retryAfter.count())));
    }
    message.details = error.detail;
    message.closable = false;
    message.actions.append({end.isValid() ? tr("Go on now") : tr("Go on"),
        [this](bool) {
            if (m_batch)
                m_batch->resume();
        },
        false, true});
    if (needsAccount(error.kind) || error.kind == ErrorKind::QuotaUsedUp)
        message.actions.append({tr("Accounts…"), [this](bool) { Q_EMIT accountsRequested(); }, true});
    message.actions.append({tr("Stop"), [this](bool) { stop(); }});
    m_messages.show(std::move(message));
    Q_EMIT progressChanged({}, -1, -1);
}

/// What is odd about the texts that were saved: the first thing in full, of more of them how many.
QStringList BatchController::problemsIn(const SaveSummary &summary)
{
    if (summary.problems.isEmpty())
        return {};
    const QString &first = summary.problems.first().text;
    if (summary.problems.size() == 1 || summary.paths.size() == 1)
        return {tr("But look at it: %1").arg(first)};
    return {tr("%1 of them may not fit; the first one: %2").arg(summary.problems.size()).arg(first)};
}

void BatchController::finishBatch()
{
    if (!m_batch)
        return;
    SaveSummary summary;
    QMap<QString, int> leftOut; // by why
    int failed = 0;
    QString firstFailure;
    for (const BatchItem &item : m_batch->items()) {
        if (item.state == BatchItem::State::Saved) {
            summary.paths.append(item.saved.path);
            summary.videos.insert(item.video);
            summary.problems += item.problems;
        } else if (item.state == BatchItem::State::Failed) {
            ++failed;
            if (firstFailure.isEmpty() && item.error)
                firstFailure = item.error->message;
        } else if (item.state == BatchItem::State::Skipped && !item.isBefore) {
            ++leftOut[item.skippedWhy];
        }
    }
    if (m_batch->batchNumber() > 0 && !summary.paths.isEmpty())
        summary.batches.append(m_batch->batchNumber());
    const auto saved = static_cast<int>(summary.paths.size());
    const int stopped = m_batch->count(BatchItem::State::Stopped);
    QStringList parts;
    if (saved == 1)
        parts << tr("Saved 1 subtitle.");
    else if (saved > 1)
        parts << tr("Saved %n subtitles.", nullptr, saved);
    else
        parts << tr("No subtitle was saved.");
    parts << problemsIn(summary);
    for (auto why = leftOut.cbegin(); why != leftOut.cend(); ++why)
        parts << (why.key().isEmpty() ? tr("%1 left out.").arg(*why) : tr("%1 left out: %2.").arg(*why).arg(why.key()));
    if (failed > 0)
        parts << (failed == 1 ? tr("1 failed: %1").arg(firstFailure)
                              : tr("%1 failed; the first one: %2").arg(failed).arg(firstFailure));
    if (stopped > 0)
        parts << tr("Stopped before %1 more.").arg(stopped);
    dropBatch();
    sayResult(parts.join(u' '), failed == 0 && saved > 0, summary);
}

void BatchController::finishQueue(const SaveSummary &summary)
{
    if (!summary.paths.isEmpty())
        Q_EMIT savedByHand(summary.paths);
    const auto saved = static_cast<int>(summary.paths.size());
    QStringList parts;
    if (saved == 1)
        parts << tr("Saved “%1”.").arg(oneLine(summary.paths.first().mid(summary.paths.first().lastIndexOf(u'/') + 1)));
    else if (saved > 1)
        parts << tr("Saved %n subtitles.", nullptr, saved);
    parts << problemsIn(summary);
    if (summary.skipped > 0 && saved == 0)
        parts << tr("Nothing was changed.");
    for (const Error &error : summary.errors) {
        parts << error.message;
        if (parts.size() > 3)
            break;
    }
    parts.removeDuplicates();
    if (!parts.isEmpty())
        sayResult(parts.join(u' '), summary.errors.isEmpty() && !isSerious(summary.problems), summary);
}

void BatchController::sayResult(QString text, bool good, const SaveSummary &summary)
{
    Message message;
    message.key = resultKey;
    message.kind = good ? Message::Kind::Good : Message::Kind::Warning;
    if (summary.paths.isEmpty() && !summary.errors.isEmpty())
        message.kind = Message::Kind::Error;
    message.text = std::move(text);
    if (!summary.batches.isEmpty()) {
        m_undo.append(summary.batches);
        Q_EMIT undoChanged(true);
        message.actions.append({tr("Undo"), [this](bool) { undoLast(); }});
    }
    if (!summary.paths.isEmpty()) {
        message.actions.append({tr("Show"),
            [this, videos = summary.videos.values(), paths = summary.paths](
                bool) { Q_EMIT showRequested(videos, paths); },
            true});
    }
    if (std::any_of(summary.errors.cbegin(), summary.errors.cend(),
            [](const Error &error) { return needsAccount(error.kind); }))
        message.actions.append({tr("Accounts…"), [this](bool) { Q_EMIT accountsRequested(); }, true});
    m_messages.show(std::move(message));
}

void BatchController::download(VideoId id, const QList<RankedHit> &hits, const QString &format)
{
    m_webFolder->ask({id}, [this, id, hits, format] {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (!entry || hits.isEmpty())
            return;
        m_messages.close(resultKey);
        m_queue->download(*entry, hits, format);
    });
}

void BatchController::downloadTo(const RankedHit &hit, const QString &file)
{
    m_messages.close(resultKey);
    m_queue->downloadTo(hit, file);
}

void BatchController::adopt(VideoId id, const QStringList &files)
{
    m_webFolder->ask({id}, [this, id, files] {
        if (const LibraryEntry *entry = m_engine.library().find(id); entry && !files.isEmpty())
            m_queue->adopt(*entry, files);
    });
}

void BatchController::adopt(const QList<SubtitlePlace> &places)
{
    QList<VideoId> ids;
    for (const SubtitlePlace &place : places)
        ids << place.video;
    if (ids.isEmpty())
        return;
    m_webFolder->ask(ids, [this, places] {
        m_messages.close(resultKey);
        for (const SubtitlePlace &place : places) {
            if (const LibraryEntry *entry = m_engine.library().find(place.video))
                m_queue->adopt(*entry, place);
        }
    });
}

void BatchController::unpackTo(const UnpackedFile &subtitle, const QString &file)
{
    m_queue->unpackTo(subtitle, file);
}

void BatchController::stop()
{
    m_queue->stop();
    m_questions->clear();
    if (!m_batch)
        return;
    if (m_batch->state() == Batch::State::Ready)
        dropBatch();
    else
        m_batch->stop(); // finished() follows as soon as what is being written is whole
}

void BatchController::leave()
{
    m_queue->stop();
    m_questions->clear();
    if (m_batch)
        m_batch->leave();
}

void BatchController::offerKept()
{
    m_kept->look();
}

void BatchController::goOnWith(const KeptBatch &kept, const QList<LibraryEntry> &videos)
{
    if (refuseWhileBusy()) {
        m_engine.store().releaseKept(kept.id);
        return;
    }
    m_wanted.clear();
    for (const LibraryEntry &entry : videos)
        m_wanted.append(entry.id);
    dropBatch();
    m_messages.close(resultKey);
    m_batch = std::make_unique<Batch>(m_engine, videos, preferencesFrom(kept.preferences));
    m_batch->goOnWith(kept);
    Q_EMIT busyChanged(true);
    start(); // the person has just said so
}

void BatchController::dropBatch()
{
    m_messages.close(planKey);
    m_messages.close(pauseKey);
    m_questions->clear();
    if (!m_batch)
        return;
    m_batch->disconnect(this);
    // It may be its own signal or its own plan that leads here.
    m_batch.release()->deleteLater();
    Q_EMIT busyChanged(isBusy());
}

void BatchController::noteUndone(qint64 batch)
{
    // The message of the last save offers to undo that one only.
    if (!m_undo.isEmpty() && m_undo.constLast() == QList<qint64>{batch})
        m_messages.close(resultKey);
    if (m_undo.removeAll(QList<qint64>{batch}) > 0)
        Q_EMIT undoChanged(canUndo());
}

void BatchController::undoLast()
{
    if (m_undo.isEmpty())
        return;
    const QList<qint64> last = m_undo.takeLast();
    Q_EMIT undoChanged(canUndo());
    m_messages.close(resultKey);
    Pending<UndoSummary> undone = m_engine.undoBatch(last.first());
    for (qsizetype i = 1; i < last.size(); ++i) {
        undone = andThen(undone, this, [this, batch = last[i]](const UndoSummary &before) {
            return andThen(m_engine.undoBatch(batch), this, [before](UndoSummary now) -> Result<UndoSummary> {
                now.undone += before.undone;
                now.failures += before.failures;
                return now;
            });
        });
    }
    whenDone(undone, this, [this](const Result<UndoSummary> &summary) { sayUndone(summary); });
}

void BatchController::sayUndone(const Result<UndoSummary> &summary)
{
    Message message;
    message.key = resultKey;
    if (!summary) {
        message.kind = Message::Kind::Error;
        message.text = summary.error().message;
        message.details = summary.error().detail;
    } else {
        message.kind = summary->failures.isEmpty() ? Message::Kind::Good : Message::Kind::Warning;
        message.text = summary->undone == 1 ? tr("Took 1 subtitle back.")
                                            : tr("Took %n subtitles back.", nullptr, summary->undone);
        if (!summary->failures.isEmpty())
            message.text += u' ' + summary->failures.first().message;
    }
    m_messages.show(std::move(message));
}

} // namespace Legenda
