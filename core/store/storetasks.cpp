// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks of services whose results are still to be fetched.

#include "core/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// No service keeps results that long.
constexpr int keptDays = 60;

} // namespace

Pending<Done> Store::keepTask(OpenTask task)
{
    return ask<Done>([task = std::move(task)](Database &database, Done &) {
        const qint64 started =
            (task.startedAt.isValid() ? task.startedAt : QDateTime::currentDateTimeUtc()).toMSecsSinceEpoch();
        const qint64 tooOld = QDateTime::currentDateTimeUtc().addDays(-keptDays).toMSecsSinceEpoch();
        return change(database,
                   u"INSERT OR REPLACE INTO open_task (provider, id, label, details, started_at) VALUES (?, ?, ?, ?, ?)"_s,
                   {notNull(task.provider), notNull(task.id), notNull(task.label), notNull(task.details), started})
            && change(database, u"DELETE FROM open_task WHERE started_at < ?"_s, {tooOld});
    });
}

Pending<QList<OpenTask>> Store::openTasks()
{
    return ask<QList<OpenTask>>([](Database &database, QList<OpenTask> &tasks) {
        tasks.clear();
        auto query = database.prepare(
            u"SELECT provider, id, label, details, started_at FROM open_task ORDER BY started_at DESC"_s);
        if (!query || !database.run(*query))
            return false;
        while (query->next()) {
            tasks.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toString(),
                query->value(3).toByteArray(), QDateTime::fromMSecsSinceEpoch(query->value(4).toLongLong(), Qt::UTC)});
        }
        return true;
    });
}

Pending<Done> Store::dropTask(QString provider, QString id)
{
    return ask<Done>([provider = std::move(provider), id = std::move(id)](Database &database, Done &) {
        return change(
            database, u"DELETE FROM open_task WHERE provider = ? AND id = ?"_s, {notNull(provider), notNull(id)});
    });
}

} // namespace Legenda
