// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/store.h"

#include "core/store/storeprivate.h"

#include <QSemaphore>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype largestReply = 4 * 1024 * 1024;
constexpr int mostReplies = 5000;
constexpr int mostHashes = 200'000;

qint64 now()
{
    return QDateTime::currentSecsSinceEpoch();
}

const QString downloadColumns()
{
    return u"id, batch, video, provider, subtitle, language, release, score, saved, backup, sha256, encoding, "
           u"saved_at, "
           "undone"_s;
}

DownloadRecord readDownload(const QSqlQuery &query)
{
    DownloadRecord record;
    record.id = query.value(0).toLongLong();
    record.batch = query.value(1).toLongLong();
    record.videoPath = query.value(2).toString();
    record.provider = query.value(3).toString();
    record.subtitleId = query.value(4).toString();
    record.language = query.value(5).toString();
    record.release = query.value(6).toString();
    record.score = query.value(7).toInt();
    record.savedPath = query.value(8).toString();
    record.backupPath = query.value(9).toString();
    record.sha256 = query.value(10).toByteArray();
    record.originalEncoding = query.value(11).toString();
    record.savedAt = QDateTime::fromMSecsSinceEpoch(query.value(12).toLongLong(), Qt::UTC);
    record.undone = query.value(13).toBool();
    return record;
}

/// What is known of files as they are now: path -> value.
template <class T, class Read>
bool readOfFiles(
    Database &database, const QString &statement, const QList<FileStamp> &files, QHash<QString, T> &known, Read read)
{
    known.clear();
    auto query = database.prepare(statement);
    if (!query)
        return false;
    for (const FileStamp &file : files) {
        query->bindValue(0, notNull(file.path));
        query->bindValue(1, file.size);
        query->bindValue(2, file.modifiedMs);
        if (!database.run(*query))
            return false;
        if (query->next())
            known.insert(file.path, read(query->value(0)));
        query->finish();
    }
    return true;
}

template <class T>
bool writeOfFiles(Database &database, const QString &statement, const QList<std::pair<FileStamp, T>> &values)
{
    auto query = database.prepare(statement);
    if (!query)
        return false;
    for (const auto &[file, value] : values) {
        query->bindValue(0, notNull(file.path));
        query->bindValue(1, file.size);
        query->bindValue(2, file.modifiedMs);
        query->bindValue(3, notNull(value));
        if (!database.run(*query))
            return false;
    }
    return true;
}

bool selectDownloads(
    Database &database, const QString &condition, const QVariantList &values, QList<DownloadRecord> &into)
{
    into.clear();
    auto query = database.prepare(u"SELECT %1 FROM download %2"_s.arg(downloadColumns(), condition));
    if (!query)
        return false;
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (!database.run(*query))
        return false;
    while (query->next())
        into.append(readDownload(*query));
    return true;
}

} // namespace

Store::Store(const QString &file, QObject *parent) : QObject(parent), d(std::make_shared<Private>(file)) { }

/// Waits for what was asked before: a save that is not written down could not be undone. And Qt's own tables, which
/// the connection needs to go, would otherwise be gone first where main() ends right after this.
Store::~Store()
{
    QSemaphore closed;
    pool(Pool::Store).start([this, &closed] {
        d->held.clear();
        d->database->close(); // the connection belongs to this thread
        closed.release();
    });
    closed.acquire();
}

QString Store::problem() const
{
    return d->database->problem();
}

void Store::prepare()
{
    ask<Done>([](Database &, Done &) { return true; });
}

Pending<QHash<QString, QString>> Store::hashes(QList<FileStamp> files)
{
    return ask<QHash<QString, QString>>([files = std::move(files)](Database &database, QHash<QString, QString> &known) {
        return readOfFiles(database, u"SELECT hash FROM hash WHERE path = ? AND size = ? AND modified = ?"_s, files,
            known, [](const QVariant &value) { return value.toString(); });
    });
}

Pending<Done> Store::rememberHashes(QList<std::pair<FileStamp, QString>> hashes)
{
    return ask<Done>([hashes = std::move(hashes)](Database &database, Done &) {
        return writeOfFiles(
                   database, u"INSERT OR REPLACE INTO hash (path, size, modified, hash) VALUES (?, ?, ?, ?)"_s, hashes)
            // Nobody has that many videos; files that are gone pile up over the years.
            && change(database, u"DELETE FROM hash WHERE (SELECT count(*) FROM hash) > ?"_s, {mostHashes});
    });
}

Pending<QHash<QString, QByteArray>> Store::media(QList<FileStamp> files)
{
    using Facts = QHash<QString, QByteArray>;
    return ask<Facts>([files = std::move(files)](Database &database, Facts &known) {
        return readOfFiles(database, u"SELECT facts FROM media WHERE path = ? AND size = ? AND modified = ?"_s, files,
            known, [](const QVariant &value) { return value.toByteArray(); });
    });
}

Pending<Done> Store::rememberMedia(QList<std::pair<FileStamp, QByteArray>> facts)
{
    return ask<Done>([facts = std::move(facts)](Database &database, Done &) {
        return writeOfFiles(
                   database, u"INSERT OR REPLACE INTO media (path, size, modified, facts) VALUES (?, ?, ?, ?)"_s, facts)
            && change(database, u"DELETE FROM media WHERE (SELECT count(*) FROM media) > ?"_s, {mostHashes});
    });
}

Pending<std::optional<QByteArray>> Store::cachedReply(QString key)
{
    using Reply = std::optional<QByteArray>;
    return ask<Reply>([key = notNull(key)](Database &database, Reply &reply) {
        reply.reset();
        auto query = database.prepare(u"SELECT reply FROM reply WHERE key = ? AND expires > ?"_s);
        if (!query)
            return false;
        query->addBindValue(key);
        query->addBindValue(now());
        if (!database.run(*query))
            return false;
        if (query->next())
            reply = query->value(0).toByteArray();
        return true;
    });
}

Pending<Done> Store::rememberReply(QString key, QByteArray reply, std::chrono::seconds validFor)
{
    if (reply.size() > largestReply || validFor.count() <= 0)
        return ready<Done>(Done{});
    const qint64 expires = now() + qMin<qint64>(validFor.count(), qint64(10) * 365 * 24 * 3600);
    return ask<Done>([key = notNull(key), reply = notNull(reply), expires](Database &database, Done &) {
        return change(database, u"DELETE FROM reply WHERE expires <= ?"_s, {now()})
            && change(database,
                u"DELETE FROM reply WHERE key IN (SELECT key FROM reply ORDER BY expires DESC LIMIT -1 OFFSET ?)"_s,
                {mostReplies - 1})
            && change(database, u"INSERT OR REPLACE INTO reply (key, reply, expires) VALUES (?, ?, ?)"_s,
                {key, reply, expires});
    });
}

Pending<Done> Store::forgetReplies()
{
    return ask<Done>([](Database &database, Done &) { return database.run(u"DELETE FROM reply"_s); });
}

Pending<qint64> Store::nextBatch()
{
    return ask<qint64>([](Database &database, qint64 &id) {
        auto query = database.prepare(u"INSERT INTO batch DEFAULT VALUES"_s);
        if (!query || !database.run(*query))
            return false;
        id = query->lastInsertId().toLongLong();
        // The counter is kept by SQLite itself; older rows say nothing.
        return change(database, u"DELETE FROM batch WHERE id < ?"_s, {id});
    });
}

Pending<qint64> Store::addDownload(DownloadRecord record)
{
    return ask<qint64>([record = std::move(record)](Database &database, qint64 &id) {
        const QDateTime savedAt = record.savedAt.isValid() ? record.savedAt : QDateTime::currentDateTimeUtc();
        const QVariantList values = {record.batch, notNull(record.videoPath), notNull(record.provider),
            notNull(record.subtitleId), notNull(record.language), notNull(record.release), record.score,
            notNull(record.savedPath), notNull(record.backupPath), notNull(record.sha256),
            notNull(record.originalEncoding), savedAt.toMSecsSinceEpoch(), record.undone};
        auto query = database.prepare(
            u"INSERT INTO download (batch, video, provider, subtitle, language, release, score, saved, backup, sha256, "
            "encoding, saved_at, undone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        if (!query)
            return false;
        for (const QVariant &value : values)
            query->addBindValue(value);
        if (!database.run(*query))
            return false;
        id = query->lastInsertId().toLongLong();
        return true;
    });
}

Pending<QList<DownloadRecord>> Store::downloads(int limit)
{
    return ask<QList<DownloadRecord>>([limit](Database &database, QList<DownloadRecord> &found) {
        return selectDownloads(database, u"ORDER BY id DESC LIMIT ?"_s, {limit}, found);
    });
}

Pending<QList<DownloadRecord>> Store::downloadsOfBatch(qint64 batch)
{
    return ask<QList<DownloadRecord>>([batch](Database &database, QList<DownloadRecord> &found) {
        return selectDownloads(database, u"WHERE batch = ? ORDER BY id DESC"_s, {batch}, found);
    });
}

Pending<Done> Store::markUndone(qint64 id)
{
    return ask<Done>([id](Database &database, Done &) {
        return change(database, u"UPDATE download SET undone = 1 WHERE id = ?"_s, {id});
    });
}

Pending<Done> Store::setUnwanted(QString videoKey, QString fullHitId, bool unwanted)
{
    const QVariantList values = {notNull(videoKey), notNull(fullHitId)};
    return ask<Done>([values, unwanted](Database &database, Done &) {
        return change(database,
            unwanted ? u"INSERT OR IGNORE INTO unwanted (video, hit) VALUES (?, ?)"_s
                     : u"DELETE FROM unwanted WHERE video = ? AND hit = ?"_s,
            values);
    });
}

Pending<QStringList> Store::unwanted(QString videoKey)
{
    return ask<QStringList>([key = notNull(videoKey)](Database &database, QStringList &hits) {
        hits.clear();
        auto query = database.prepare(u"SELECT hit FROM unwanted WHERE video = ? ORDER BY hit"_s);
        if (!query)
            return false;
        query->addBindValue(key);
        if (!database.run(*query))
            return false;
        while (query->next())
            hits.append(query->value(0).toString());
        return true;
    });
}

} // namespace Legenda
