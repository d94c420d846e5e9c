// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Batches that are not through. Each is one row with its items; who works on it holds a lock file beside the database,
// which tells a crashed program from a running one.

#include "core/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Nobody waits that long for a subtitle.
constexpr int keptDays = 60;
constexpr int mostKept = 50;

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime fromMs(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

bool addItems(Database &database, qint64 batch, const QList<KeptItem> &items)
{
    auto query = database.prepare(
        u"INSERT OR IGNORE INTO kept_item (batch, position, video, language, hits) VALUES (?, ?, ?, ?, ?)"_s);
    if (!query)
        return false;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const KeptItem &item = items.at(i);
        const QVariantList values{
            batch, qint64(i), notNull(item.videoPath), notNull(item.language), notNull(item.hits)};
        for (int column = 0; column < int(values.size()); ++column)
            query->bindValue(column, values.at(column));
        if (!database.run(*query))
            return false;
    }
    return true;
}

bool readItems(Database &database, KeptBatch &batch)
{
    auto query = database.prepare(u"SELECT video, language, hits FROM kept_item WHERE batch = ? ORDER BY position"_s);
    if (!query)
        return false;
    query->addBindValue(batch.id);
    if (!database.run(*query))
        return false;
    while (query->next())
        batch.items.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toByteArray()});
    return true;
}

/// @param id 0: all
bool readBatches(Database &database, qint64 id, QList<KeptBatch> &batches)
{
    batches.clear();
    auto query = database.prepare(u"SELECT id, preferences, reason, goes_on_at, kept_at FROM kept_batch "
                                  "WHERE ? IN (0, id) ORDER BY id DESC"_s);
    if (!query)
        return false;
    query->addBindValue(id);
    if (!database.run(*query))
        return false;
    while (query->next()) {
        KeptBatch batch;
        batch.id = query->value(0).toLongLong();
        batch.preferences = query->value(1).toByteArray();
        batch.reason = query->value(2).toString();
        batch.goesOnAt = fromMs(query->value(3).toLongLong());
        batch.keptAt = fromMs(query->value(4).toLongLong());
        batches.append(batch);
    }
    query->finish();
    for (KeptBatch &batch : batches) {
        if (!readItems(database, batch))
            return false;
    }
    return true;
}

bool remove(Database &database, qint64 batch)
{
    return change(database, u"DELETE FROM kept_item WHERE batch = ?"_s, {batch})
        && change(database, u"DELETE FROM kept_batch WHERE id = ?"_s, {batch});
}

} // namespace

QString Store::Private::lockFile(qint64 batch) const
{
    return file.isEmpty() ? QString() : u"%1.batch-%2.lock"_s.arg(file).arg(batch);
}

bool Store::Private::hold(qint64 batch)
{
    if (held.contains(batch))
        return false;
    const QString path = lockFile(batch);
    if (path.isEmpty()) {
        held.emplace(batch, nullptr);
        return true;
    }
    auto lock = std::make_unique<QLockFile>(path);
    // A batch may wait for days: only the end of its program makes its lock stale, not its age.
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return false;
    held.emplace(batch, std::move(lock));
    return true;
}

bool Store::Private::isHeldElsewhere(qint64 batch)
{
    if (held.contains(batch))
        return true;
    if (!hold(batch))
        return true;
    held.erase(batch);
    return false;
}

Pending<qint64> Store::keepBatch(KeptBatch batch)
{
    return ask<qint64>([d = d, batch = std::move(batch)](Database &database, qint64 &id) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        auto query = database.prepare(
            u"INSERT INTO kept_batch (preferences, reason, goes_on_at, kept_at) VALUES (?, ?, ?, ?)"_s);
        if (!query)
            return false;
        for (const QVariant &value :
            QVariantList{notNull(batch.preferences), notNull(batch.reason), toMs(batch.goesOnAt), toMs(now)})
            query->addBindValue(value);
        if (!database.run(*query))
            return false;
        id = query->lastInsertId().toLongLong();
        query->finish();
        d->hold(id);
        if (!addItems(database, id, batch.items))
            return false;
        // What nobody comes back for must not pile up.
        const QString old = u"(SELECT id FROM kept_batch WHERE kept_at < ? OR id <= ?)"_s;
        const QVariantList values{toMs(now.addDays(-keptDays)), id - mostKept};
        return change(database, u"DELETE FROM kept_item WHERE batch IN "_s + old, values)
            && change(database, u"DELETE FROM kept_batch WHERE id IN "_s + old, values);
    });
}

Pending<Done> Store::keepHits(qint64 batch, QList<KeptItem> items)
{
    return ask<Done>([batch, items = std::move(items)](Database &database, Done &) {
        for (const KeptItem &item : items) {
            if (!change(database, u"UPDATE kept_item SET hits = ? WHERE batch = ? AND video = ? AND language = ?"_s,
                    {notNull(item.hits), batch, notNull(item.videoPath), notNull(item.language)}))
                return false;
        }
        return true;
    });
}

Pending<Done> Store::keepReason(qint64 batch, QString reason, QDateTime goesOnAt)
{
    return ask<Done>([batch, reason = std::move(reason), goesOnAt](Database &database, Done &) {
        return change(database, u"UPDATE kept_batch SET reason = ?, goes_on_at = ? WHERE id = ?"_s,
            {notNull(reason), toMs(goesOnAt), batch});
    });
}

Pending<Done> Store::dropKept(qint64 batch, QList<std::pair<QString, QString>> items)
{
    return ask<Done>([d = d, batch, items = std::move(items)](Database &database, Done &) {
        for (const auto &[video, language] : items) {
            if (!change(database, u"DELETE FROM kept_item WHERE batch = ? AND video = ? AND language = ?"_s,
                    {batch, notNull(video), notNull(language)}))
                return false;
        }
        auto query = database.prepare(u"SELECT count(*) FROM kept_item WHERE batch = ?"_s);
        if (!query)
            return false;
        query->addBindValue(batch);
        if (!database.run(*query) || !query->next())
            return false;
        const bool isLast = query->value(0).toInt() == 0;
        query->finish();
        if (isLast)
            d->held.erase(batch);
        return !isLast || remove(database, batch);
    });
}

Pending<QList<KeptBatch>> Store::keptBatches()
{
    return ask<QList<KeptBatch>>([d = d](Database &database, QList<KeptBatch> &batches) {
        if (!readBatches(database, 0, batches))
            return false;
        batches.removeIf([&](const KeptBatch &batch) { return batch.items.isEmpty() || d->isHeldElsewhere(batch.id); });
        return true;
    });
}

Pending<std::optional<KeptBatch>> Store::claimKept(qint64 batch)
{
    using Claimed = std::optional<KeptBatch>;
    return ask<Claimed>([d = d, batch](Database &database, Claimed &claimed) {
        claimed.reset();
        if (!d->hold(batch))
            return true;
        // Read with the lock in hand: whoever held it before may have brought it to its end.
        QList<KeptBatch> found;
        if (!readBatches(database, batch, found)) {
            d->held.erase(batch);
            return false;
        }
        if (found.isEmpty() || found.first().items.isEmpty())
            d->held.erase(batch);
        else
            claimed = found.first();
        return true;
    });
}

Pending<Done> Store::releaseKept(qint64 batch)
{
    return ask<Done>([d = d, batch](Database &, Done &) {
        d->held.erase(batch);
        return true;
    });
}

Pending<Done> Store::forgetKept(qint64 batch)
{
    return ask<Done>([d = d, batch](Database &database, Done &) {
        if (!remove(database, batch))
            return false;
        d->held.erase(batch);
        return true;
    });
}

} // namespace Legenda
