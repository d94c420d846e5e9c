// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the files of the store share.

#include "core/base/background.h"
#include "core/store/database.h"
#include "core/store/store.h"

#include <QLockFile>

#include <map>
#include <utility>

namespace Legenda {

/// Only touched on the store pool, but for the database's problem().
struct Store::Private
{
    explicit Private(const QString &databaseFile)
        : file(databaseFile), database(std::make_unique<Database>(databaseFile))
    {
    }

    bool hold(qint64 batch); ///< false: another program does
    bool isHeldElsewhere(qint64 batch);
    QString lockFile(qint64 batch) const;

    QString file;
    std::unique_ptr<Database> database;
    std::map<qint64, std::unique_ptr<QLockFile>> held; ///< batches; without a file to lock: nullptr
};

/// Runs `work(Database &, T &)` on the store's thread. It never fails: without a database the answer is an empty T.
template <class T, class Work>
Pending<T> Store::ask(Work work) const
{
    return runInBackground(Pool::Store, [d = d, work = std::move(work)]() -> Result<T> {
        T answer{};
        const bool done = d->database->transaction([&](Database &database) { return work(database, answer); });
        return done ? answer : T{};
    });
}

/// NOT NULL columns: a null QString is stored as NULL by Qt.
inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

inline QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

/// Runs a statement with its values.
inline bool change(Database &database, const QString &statement, const QVariantList &values)
{
    auto query = database.prepare(statement);
    if (!query)
        return false;
    for (const QVariant &value : values)
        query->addBindValue(value);
    return database.run(*query);
}

} // namespace Legenda
