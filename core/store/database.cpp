// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlError>
#include <QSqlRecord>
#include <QThread>
#include <QUuid>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Q_LOGGING_CATEGORY(logStore, "legenda.store")

/// How long to wait for another Legenda that is writing.
constexpr int busyTimeoutMs = 5000;
constexpr int keptDownloadsInMemory = 1000;

/// One step a version; what is in here is on people's disks and never changes: changes are new steps.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> steps = {
        {
            u"CREATE TABLE hash (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, "
            "hash TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE reply (key TEXT PRIMARY KEY, reply BLOB NOT NULL, expires INTEGER NOT NULL)"_s,
            u"CREATE INDEX reply_expires ON reply (expires)"_s,
            u"CREATE TABLE batch (id INTEGER PRIMARY KEY AUTOINCREMENT)"_s,
            u"CREATE TABLE download (id INTEGER PRIMARY KEY AUTOINCREMENT, batch INTEGER NOT NULL, video TEXT NOT "
            u"NULL, "
            "provider TEXT NOT NULL, subtitle TEXT NOT NULL, language TEXT NOT NULL, release TEXT NOT NULL, "
            "score INTEGER NOT NULL, saved TEXT NOT NULL, backup TEXT NOT NULL, sha256 BLOB NOT NULL, "
            "encoding TEXT NOT NULL, saved_at INTEGER NOT NULL, undone INTEGER NOT NULL)"_s,
            u"CREATE INDEX download_batch ON download (batch)"_s,
            u"CREATE TABLE unwanted (video TEXT NOT NULL, hit TEXT NOT NULL, PRIMARY KEY (video, hit)) WITHOUT ROWID"_s,
        },
        {
            u"CREATE TABLE kept_batch (id INTEGER PRIMARY KEY AUTOINCREMENT, preferences BLOB NOT NULL, "
            "reason TEXT NOT NULL, goes_on_at INTEGER NOT NULL, kept_at INTEGER NOT NULL)"_s,
            u"CREATE TABLE kept_item (batch INTEGER NOT NULL, position INTEGER NOT NULL, video TEXT NOT NULL, "
            "language TEXT NOT NULL, hits BLOB NOT NULL, PRIMARY KEY (batch, video, language)) WITHOUT ROWID"_s,
        },
        {
            u"CREATE TABLE media (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, "
            "facts BLOB NOT NULL) WITHOUT ROWID"_s,
        },
        {
            u"CREATE TABLE open_task (provider TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, "
            "details BLOB NOT NULL, started_at INTEGER NOT NULL, PRIMARY KEY (provider, id)) WITHOUT ROWID"_s,
        },
    };
    return steps;
}

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Rows of a table, to take them along into memory.
struct Rows
{
    QString table;
    QList<QSqlRecord> records;
};

Rows readRows(const QSqlDatabase &database, const QString &table, const QString &statement)
{
    Rows rows{table, {}};
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (query.exec(statement)) {
        while (query.next())
            rows.records.append(query.record());
    }
    return rows;
}

void writeRows(const QSqlDatabase &database, const Rows &rows)
{
    for (const QSqlRecord &record : rows.records) {
        QStringList marks;
        for (int i = 0; i < record.count(); ++i)
            marks.append(u"?"_s);
        QSqlQuery query(database);
        query.prepare(u"INSERT OR IGNORE INTO %1 VALUES (%2)"_s.arg(rows.table, marks.join(u',')));
        for (int i = 0; i < record.count(); ++i)
            query.addBindValue(record.value(i));
        query.exec();
    }
}

} // namespace

Database::Database(QString file)
    : m_file(std::move(file)), m_connection("legenda-store-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    close();
}

QString Database::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void Database::setProblem(const QString &problem)
{
    const std::lock_guard lock(m_mutex);
    m_problem = problem;
}

void Database::note(const QSqlQuery &query)
{
    m_lastCode = query.lastError().nativeErrorCode();
    m_lastText = query.lastError().text();
    qCWarning(logStore) << "query failed:" << m_lastCode << m_lastText;
}

std::optional<QSqlQuery> Database::prepare(const QString &statement)
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (query.prepare(statement))
        return query;
    note(query);
    return std::nullopt;
}

bool Database::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    note(query);
    return false;
}

bool Database::run(const QString &statement)
{
    QSqlQuery query(*m_database);
    if (query.exec(statement))
        return true;
    note(query);
    return false;
}

bool Database::transaction(const std::function<bool(Database &)> &work)
{
    constexpr int attempts = 3; // the file, a new file, memory
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (!ensureOpen())
            return false;
        // IMMEDIATE: a read that turns into a write later could not wait for another program.
        if (run(u"BEGIN IMMEDIATE"_s)) {
            if (work(*this) && run(u"COMMIT"_s))
                return true;
            const QString code = m_lastCode;
            const QString text = m_lastText;
            QSqlQuery(*m_database).exec(u"ROLLBACK"_s);
            m_lastCode = code;
            m_lastText = text;
        }
        if (m_inMemory)
            return false;
        recover();
    }
    return false;
}

bool Database::ensureOpen()
{
    if (m_database)
        return true;
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        setProblem(
            Text::tr("Legenda remembers nothing: the SQLite driver of Qt is missing. Install it and start again."));
        return false;
    }
    if (m_file.isEmpty()) {
        m_inMemory = true;
        return open(u":memory:"_s) && migrate() == Trouble::None;
    }
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder)) // what somebody watches is nobody else's business
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (!open(m_file)) {
        recover();
        return m_database.has_value();
    }
    switch (migrate()) {
    case Trouble::None:
        QFile::setPermissions(m_file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        break;
    case Trouble::Newer:
        openMemory(
            Text::tr("Downloads are not remembered: a newer Legenda wrote %1. Use that version, or move the file away.")
                .arg(QDir::toNativeSeparators(m_file)));
        break;
    default:
        recover();
        break;
    }
    return m_database.has_value();
}

bool Database::open(const QString &file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(file);
    database.setConnectOptions("QSQLITE_BUSY_TIMEOUT="_L1 + QString::number(busyTimeoutMs));
    if (!database.open()) {
        m_lastCode = database.lastError().nativeErrorCode();
        m_lastText = database.lastError().text();
        qCWarning(logStore) << "cannot open" << file << m_lastText;
        database = {};
        QSqlDatabase::removeDatabase(m_connection);
        return false;
    }
    m_database = database;
    return true;
}

/// Of programs that start together on a new file SQLite lets one make the change and does not let the others wait.
bool Database::useWriteAheadLog()
{
    constexpr int busy = 5;
    constexpr unsigned long soonMs = 20;
    const QDeadlineTimer deadline(busyTimeoutMs);
    while (true) {
        QSqlQuery query(*m_database);
        if (query.exec(u"PRAGMA journal_mode=WAL"_s))
            return true;
        if ((query.lastError().nativeErrorCode().toInt() & 0xff) != busy || deadline.hasExpired()) {
            note(query);
            return false;
        }
        QThread::msleep(soonMs);
    }
}

Database::Trouble Database::migrate()
{
    // Write-ahead log: the window and the command line read while the other writes. Where a file system cannot do it
    // SQLite keeps its old way.
    if (!m_inMemory && !useWriteAheadLog())
        return Trouble::Damaged;
    QSqlQuery(*m_database).exec(u"PRAGMA synchronous=NORMAL"_s);
    // The lock comes first: of two programs that start together one migrates, the other finds it done.
    if (!run(u"BEGIN IMMEDIATE"_s))
        return Trouble::Unusable;
    const auto undo = [this](Trouble trouble) {
        QSqlQuery(*m_database).exec(u"ROLLBACK"_s);
        return trouble;
    };
    qsizetype version = 0;
    {
        QSqlQuery query(*m_database);
        if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
            note(query);
            return undo(Trouble::Damaged);
        }
        version = query.value(0).toInt();
    }
    if (version > migrations().size())
        return undo(Trouble::Newer);
    for (; version < migrations().size(); ++version) {
        for (const QString &statement : migrations().at(version)) {
            if (!run(statement))
                return undo(Trouble::Unusable);
        }
        if (!run(u"PRAGMA user_version=%1"_s.arg(version + 1)))
            return undo(Trouble::Unusable);
    }
    return run(u"COMMIT"_s) ? Trouble::None : undo(Trouble::Unusable);
}

void Database::close()
{
    if (!m_database)
        return;
    m_database->close();
    m_database.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

/// After a failure: a damaged file is put aside and a new one begun; else, or if that fails too, memory has to do.
void Database::recover()
{
    constexpr std::array damaged = {11, 26}; // SQLITE_CORRUPT, SQLITE_NOTADB; extended codes hold them in the low byte
    const int code = m_lastCode.toInt() & 0xff;
    if (!m_begunAnew && (code == damaged[0] || code == damaged[1])) {
        m_begunAnew = true;
        close();
        if (moveAside()) {
            ensureOpen();
            return;
        }
    }
    constexpr int full = 13;
    constexpr int busy = 5;
    const QString shown = QDir::toNativeSeparators(m_file);
    if (code == full)
        openMemory(
            Text::tr("Downloads are no longer remembered: the disk of %1 is full. Free some space and start again.")
                .arg(shown));
    else if (code == busy)
        openMemory(
            Text::tr("Downloads are not remembered: another program holds %1. Close it and start again.").arg(shown));
    else
        openMemory(
            Text::tr("Downloads are not remembered: %1 cannot be written (%2). Check the folder and start again.")
                .arg(shown, m_lastText.trimmed()));
}

void Database::openMemory(const QString &why)
{
    qCWarning(logStore) << why;
    QList<Rows> taken;
    if (m_database) {
        // What a person may want to undo, or has hidden, is still readable on a full or read-only disk.
        taken.append(readRows(*m_database, u"download"_s,
            u"SELECT * FROM download ORDER BY id DESC LIMIT %1"_s.arg(keptDownloadsInMemory)));
        taken.append(readRows(*m_database, u"unwanted"_s, u"SELECT * FROM unwanted"_s));
        // And what was paid for.
        taken.append(readRows(*m_database, u"open_task"_s, u"SELECT * FROM open_task"_s));
        taken.append(readRows(*m_database, u"batch"_s, u"SELECT * FROM batch ORDER BY id DESC LIMIT 1"_s));
    }
    close();
    setProblem(why);
    m_inMemory = true;
    if (!open(u":memory:"_s))
        return;
    migrate();
    for (const Rows &rows : std::as_const(taken))
        writeRows(*m_database, rows);
}

bool Database::moveAside()
{
    for (int number = 1; number < 1000; ++number) {
        const QString aside = m_file + ".damaged-"_L1 + QString::number(number);
        if (QFileInfo::exists(aside))
            continue;
        if (!QFile::rename(m_file, aside))
            return false;
        // They belong to the damaged file and would spoil the new one.
        for (const QLatin1StringView suffix : {"-wal"_L1, "-shm"_L1})
            QFile::rename(m_file + suffix, aside + suffix);
        qCWarning(logStore) << "the database was damaged; it is kept as" << aside;
        return true;
    }
    return false;
}

} // namespace Legenda
