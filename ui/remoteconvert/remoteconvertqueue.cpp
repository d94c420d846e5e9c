// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/remoteconvert/remoteconvertqueue.h"

#include "core/base/background.h"
#include "core/pipeline/converting.h"

#include <QDir>

#include <algorithm>
#include <numeric>
#include <utility>

namespace Legenda {

namespace {

/// To look at a file it does not matter what a service takes.
constexpr qint64 longestLook = qint64(4) * 1024 * 1024;

} // namespace

RemoteConvertQueue::RemoteConvertQueue(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) { }

RemoteConvertQueue::~RemoteConvertQueue()
{
    m_looking.request_stop();
    m_stop.request_stop();
}

void RemoteConvertQueue::add(const QStringList &paths)
{
    bool any = false;
    for (const QString &given : paths) {
        const QString path = QDir::cleanPath(given);
        if (std::any_of(
                m_items.cbegin(), m_items.cend(), [&](const RemoteConvertItem &item) { return item.path == path; }))
            continue;
        RemoteConvertItem item;
        item.path = path;
        m_items.append(std::move(item));
        look(path);
        any = true;
    }
    if (any)
        Q_EMIT changed();
}

void RemoteConvertQueue::look(const QString &path)
{
    auto read = runInBackground(
        Pool::Disk, m_looking.get_token(), [path] { return readConvertSource(path, longestLook, nullptr); });
    whenDone(std::move(read), this, [this, path](Result<ConvertSource> source) {
        const auto item = std::find_if(
            m_items.begin(), m_items.end(), [&path](const RemoteConvertItem &each) { return each.path == path; });
        // What is wrong with the file is said when it is wanted.
        if (item == m_items.end() || !source)
            return;
        item->source = std::move(*source);
        Q_EMIT changed();
    });
}

void RemoteConvertQueue::remove(const QList<int> &rows)
{
    if (m_busy)
        return;
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    for (const int row : std::as_const(sorted)) {
        if (row >= 0 && row < m_items.size())
            m_items.removeAt(row);
    }
    Q_EMIT changed();
}

int RemoteConvertQueue::count(RemoteConvertItem::State state) const
{
    return static_cast<int>(std::count_if(
        m_items.cbegin(), m_items.cend(), [state](const RemoteConvertItem &item) { return item.state == state; }));
}

void RemoteConvertQueue::start(const ConvertRequest &common)
{
    if (m_busy)
        return;
    m_common = common;
    QList<int> rows;
    for (int row = 0; row < m_items.size(); ++row) {
        RemoteConvertItem &item = m_items[row];
        // Asked for once more, perhaps as something else: the old task is of no use then.
        item.state = RemoteConvertItem::State::Waiting;
        item.task.clear();
        item.error.reset();
        item.saved.clear();
        rows.append(row);
    }
    begin(rows);
}

void RemoteConvertQueue::lookAgain()
{
    if (m_busy)
        return;
    QList<int> rows;
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).state == RemoteConvertItem::State::StillWorking)
            rows.append(row);
    }
    begin(rows);
}

void RemoteConvertQueue::begin(const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    m_rows = rows;
    m_saved.clear();
    m_batch = 0;
    m_busy = true;
    m_stop = std::stop_source();
    Q_EMIT busyChanged(true);
    next();
}

void RemoteConvertQueue::next()
{
    if (m_rows.isEmpty()) {
        end();
        return;
    }
    m_current = m_rows.takeFirst();
    RemoteConvertItem &item = m_items[m_current];
    item.state = RemoteConvertItem::State::Working;
    ConvertRequest request = m_common;
    request.input = item.path;
    request.task = item.task;
    request.batch = m_batch;
    Q_EMIT changed();
    whenDone(m_engine.convert(std::move(request), m_stop.get_token()), this,
        [this, row = m_current](const Result<ConvertedSubtitle> &result) { take(row, result); });
}

void RemoteConvertQueue::take(int row, const Result<ConvertedSubtitle> &result)
{
    RemoteConvertItem &item = m_items[row];
    if (result) {
        item.state = RemoteConvertItem::State::Saved;
        item.task.clear();
        item.error.reset();
        item.saved = result->saved.path;
        if (result->batch > 0)
            m_batch = result->batch;
        using Outcome = SavedSubtitle::Outcome;
        if (result->saved.outcome == Outcome::Saved || result->saved.outcome == Outcome::Replaced)
            m_saved.append(result->saved.path);
    } else if (result.error().kind == ErrorKind::Cancelled) {
        item.state = item.task.isEmpty() ? RemoteConvertItem::State::Waiting : RemoteConvertItem::State::StillWorking;
    } else if (const QString task = taskOf(result.error()); !task.isEmpty()) {
        item.state = RemoteConvertItem::State::StillWorking;
        item.task = task;
        item.error = result.error();
    } else {
        item.state = RemoteConvertItem::State::Failed;
        item.task.clear();
        item.error = result.error();
    }
    if (m_stop.stop_requested())
        m_rows.clear();
    // Every file would be refused for the same reason.
    if (item.error && !item.error->fields.isEmpty() && !item.error->fields.contains(QStringLiteral("subtitle")))
        m_rows.clear();
    next();
}

void RemoteConvertQueue::stop()
{
    m_stop.request_stop();
}

void RemoteConvertQueue::end()
{
    m_current = -1;
    m_busy = false;
    Q_EMIT changed();
    Q_EMIT busyChanged(false);
    Q_EMIT finished(m_batch, m_saved);
}

} // namespace Legenda
