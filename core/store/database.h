// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The SQLite file behind the Store: opened, brought to the newest shape, and given up for memory when it fails. Lives
// on one thread, that which opens it.

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <functional>
#include <mutex>
#include <optional>

namespace Legenda {

class Database
{
public:
    /// @param file empty: memory only. Nothing is opened yet.
    explicit Database(QString file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Runs `work` in one transaction. `work` returns false when a query failed; what failed it reports by failed().
    /// After a failure the file is given up (damaged: begun anew; else: memory) and `work` runs again, so it has to
    /// set its results from scratch. False: not even memory works (no SQLite driver).
    bool transaction(const std::function<bool(Database &)> &work);

    /// For use inside of transaction(): a prepared query; nullopt and noted if the statement cannot be prepared.
    std::optional<QSqlQuery> prepare(const QString &statement);
    /// Runs a prepared query; false and noted if it fails.
    bool run(QSqlQuery &query);
    bool run(const QString &statement);

    /// On the thread that used it, before the end.
    void close();

    /// Any thread: why nothing is remembered, for people; empty if all is well.
    QString problem() const;

private:
    enum class Trouble { None, Damaged, Newer, Unusable };

    bool ensureOpen();
    bool open(const QString &file);
    Trouble migrate();
    bool useWriteAheadLog();
    void recover();
    void openMemory(const QString &why);
    bool moveAside();
    void note(const QSqlQuery &query);
    void setProblem(const QString &problem);

    const QString m_file;
    const QString m_connection;
    std::optional<QSqlDatabase> m_database;
    bool m_inMemory = false;
    bool m_begunAnew = false;
    QString m_lastCode; ///< SQLite's code of the last failure
    QString m_lastText;
    mutable std::mutex m_mutex; ///< for m_problem
    QString m_problem;
};

} // namespace Legenda
