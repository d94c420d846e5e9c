// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The runs of the queue: converting, trying, joining, cutting, and taking back.

#include "core/base/background.h"
#include "ui/convert/convertqueue.h"

#include <QCollator>
#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// The machine has other work as well.
constexpr int mostAtOnce = 3;

} // namespace

FileConversionRequest ConvertQueue::requestFor(const ConvertItem &item) const
{
    FileConversionRequest request = m_common;
    // The first of those that are joined has it in m_common.
    if (m_joined.isEmpty()) {
        request.input = item.path;
        request.how.load = loadOptions(item);
    }
    if (!request.how.part.atMs.isEmpty())
        request.how.part.number = m_parts.value(item.id, 1);
    request.batch = m_batch;
    if (const auto policy = m_policies.constFind(item.id); policy != m_policies.cend())
        request.onConflict = *policy;
    return request;
}

FileConversionRequest ConvertQueue::joining(FileConversionRequest common, QList<int> rows) const
{
    QCollator byNumber{QLocale(QLocale::English)}; // that of "C" knows no numbers
    byNumber.setNumericMode(true);
    byNumber.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(rows.begin(), rows.end(),
        [&](int a, int b) { return byNumber.compare(m_items.at(a).path, m_items.at(b).path) < 0; });
    const QList<PartFile> known = common.joined; // when they begin
    common.joined.clear();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const ConvertItem &item = m_items.at(rows.at(i));
        if (i == 0) {
            common.input = item.path;
            common.how.load = loadOptions(item);
        } else {
            common.joined.append({item.path, loadOptions(item), known.value(i - 1).startMs});
        }
    }
    return common;
}

void ConvertQueue::start(const FileConversionRequest &common, const QList<int> &rows, Into into)
{
    begin(common, rows, false, into);
}

void ConvertQueue::dryRun(const FileConversionRequest &common, Into into)
{
    begin(common, {}, true, into);
}

void ConvertQueue::forget(ConvertItem &item)
{
    item.state = ConvertItem::State::Waiting;
    item.error.reset();
    item.result.clear();
    item.parts = 0;
    item.remarks.clear();
    item.losses = 0;
    item.inTheWay = false;
}

void ConvertQueue::begin(const FileConversionRequest &common, const QList<int> &rows, bool dry, Into into)
{
    if (m_busy || m_items.isEmpty())
        return;
    m_common = common;
    m_dry = dry;
    m_left.clear();
    m_asked.clear();
    m_policies.clear();
    m_joined.clear();
    m_parts.clear();
    m_written.clear();
    QList<int> chosen;
    for (int row = 0; row < m_items.size(); ++row) {
        if (!rows.isEmpty() && !rows.contains(row))
            continue;
        forget(m_items[row]);
        m_left.append(m_items.at(row).id);
        chosen.append(row);
    }
    if (m_left.isEmpty())
        return;
    if (into == Into::One && m_left.size() > 1) {
        m_common = joining(common, chosen);
        m_joined = m_left;
        m_left = {m_joined.first()};
    } else {
        m_common.joined.clear();
    }
    Q_EMIT itemChanged(-1);
    m_total = static_cast<int>(chosen.size());
    m_done = 0;
    if (!dry) {
        m_batch = 0;
        m_saved.clear();
        m_savedIds.clear();
    }
    m_busy = true;
    m_stop = std::stop_source();
    Q_EMIT busyChanged(true);
    Q_EMIT progressChanged(0, m_total);
    goOn();
}

void ConvertQueue::goOn()
{
    if (m_stop.stop_requested()) {
        m_left.clear();
        for (const int id : std::as_const(m_asked)) {
            if (ConvertItem *item = find(id)) {
                item->state = ConvertItem::State::Waiting;
                item->result.clear();
                tell(*item);
            }
        }
        m_asked.clear();
    }
    // The first one that is saved tells the number of the batch, which the others then share.
    const int most = m_dry || m_batch > 0 ? mostAtOnce : 1;
    while (m_running < most && !m_left.isEmpty())
        convert(m_left.takeFirst());
    if (m_running == 0 && m_left.isEmpty() && m_asked.isEmpty())
        end();
}

void ConvertQueue::convert(int id)
{
    ConvertItem *item = find(id);
    if (!item)
        return;
    ++m_running;
    item->state = ConvertItem::State::Working;
    const FileConversionRequest request = requestFor(*item);
    tell(*item);
    if (m_dry) {
        preview(id, request);
        return;
    }
    whenDone(m_engine.convertFile(request, m_stop.get_token()), this,
        [this, id](const Result<FileConversion> &result) { take(id, result); });
}

void ConvertQueue::preview(int id, const FileConversionRequest &request)
{
    // Whether something is in the way is for the disk to say, and that may take long.
    auto seen = andThen(m_engine.previewFile(request, m_stop.get_token()), this, [](const FileConversion &conversion) {
        return runInBackground(Pool::Disk, [conversion]() -> Result<FileConversion> {
            using Outcome = SavedSubtitle::Outcome;
            FileConversion told = conversion;
            QFile there(told.path);
            const bool isSame = there.size() == told.result.content.size() && there.open(QIODevice::ReadOnly)
                && there.readAll() == told.result.content;
            told.saved.outcome = isSame ? Outcome::Unchanged : there.exists() ? Outcome::AlreadyThere : Outcome::Saved;
            return told;
        });
    });
    whenDone(std::move(seen), this, [this, id](const Result<FileConversion> &result) { take(id, result); });
}

void ConvertQueue::take(int id, const Result<FileConversion> &result)
{
    --m_running;
    ConvertItem *item = find(id);
    if (!item)
        return settle(id);
    using State = ConvertItem::State;
    using Outcome = SavedSubtitle::Outcome;
    if (!result) {
        const bool stopped = result.error().kind == ErrorKind::Cancelled;
        item->state = stopped ? State::Waiting : State::Failed;
        if (!stopped)
            item->error = result.error();
        return settle(id);
    }
    item->result = result->path;
    ++item->parts;
    item->losses = static_cast<int>(result->result.losses.size());
    if (item->parts == 1)
        item->remarks.clear();
    for (const EditNote &note : result->result.notes)
        item->remarks.append(sentence(note));
    for (const Loss &loss : result->result.losses)
        item->remarks.append(sentence(loss));
    item->remarks.append(result->result.warnings);
    item->remarks.removeAll(QString());
    item->remarks.removeDuplicates(); // parts of one file say the same
    // Of several parts: written, if one is.
    const bool written = m_written.contains(id);
    if (m_dry) {
        const bool isSame = result->saved.outcome == Outcome::Unchanged;
        item->state = isSame && !written ? State::Unchanged : State::Planned;
        if (!isSame)
            m_written.insert(id);
        item->inTheWay = item->inTheWay || result->saved.outcome == Outcome::AlreadyThere;
        item->onConflict = m_common.onConflict;
        return settle(id);
    }
    if (result->batch > 0)
        m_batch = result->batch;
    switch (result->saved.outcome) {
    case Outcome::Saved:
    case Outcome::Replaced:
        item->state = State::Saved;
        m_saved.append(result->path);
        m_written.insert(id);
        m_savedIds.insert(id);
        for (const int joined : std::as_const(m_joined))
            m_savedIds.insert(joined);
        break;
    case Outcome::Unchanged:
        item->state = written ? State::Saved : State::Unchanged;
        break;
    case Outcome::Skipped:
        item->state = written ? State::Saved : State::Skipped;
        break;
    case Outcome::AlreadyThere:
        --item->parts;
        item->state = State::Conflict;
        m_asked.insert(id);
        tell(*item);
        // "For all" was said while this one was on its way.
        if (m_common.onConflict != ConflictPolicy::Ask)
            return resolve(id, m_common.onConflict, false);
        Q_EMIT conflict(id, result->path);
        goOn();
        return;
    }
    settle(id);
}

/// That file is done with, one way or the other.
void ConvertQueue::settle(int id)
{
    if (hasMoreParts(id)) {
        m_left.prepend(id);
        return goOn();
    }
    m_done += m_joined.isEmpty() ? 1 : static_cast<int>(m_joined.size());
    if (const ConvertItem *item = find(id))
        tell(*item);
    Q_EMIT progressChanged(m_done, m_total);
    goOn();
}

/// Turns to the next one.
bool ConvertQueue::hasMoreParts(int id)
{
    const ConvertItem *item = find(id);
    const bool isOver = !item || item->state == ConvertItem::State::Failed || m_stop.stop_requested();
    const int part = m_parts.value(id, 1);
    if (isOver || part > m_common.how.part.atMs.size())
        return false;
    m_parts.insert(id, part + 1);
    m_policies.remove(id); // was said of another file
    return true;
}

void ConvertQueue::resolve(int id, ConflictPolicy policy, bool forAll)
{
    if (!m_busy || policy == ConflictPolicy::Ask)
        return;
    if (forAll)
        m_common.onConflict = policy;
    QList<int> settled{id};
    if (forAll)
        settled.append(m_asked.values());
    for (const int each : std::as_const(settled)) {
        if (!m_asked.remove(each))
            continue;
        ConvertItem *item = find(each);
        if (!item)
            continue;
        item->state = ConvertItem::State::Waiting;
        m_policies.insert(each, policy);
        m_left.prepend(each);
        tell(*item);
    }
    goOn();
}

void ConvertQueue::stop()
{
    if (!m_busy)
        return;
    m_stop.request_stop();
    goOn();
}

void ConvertQueue::end()
{
    if (!std::exchange(m_busy, false))
        return;
    Q_EMIT busyChanged(false);
    Q_EMIT finished(m_dry ? 0 : m_batch, m_dry ? QStringList() : m_saved);
}

void ConvertQueue::undo()
{
    if (m_busy || m_batch == 0)
        return;
    const qint64 batch = std::exchange(m_batch, 0);
    whenDone(m_engine.undoBatch(batch), this, [this, batch](const Result<UndoSummary> &summary) {
        for (const int id : std::as_const(m_savedIds)) {
            ConvertItem *item = find(id);
            if (!item || item->state != ConvertItem::State::Saved)
                continue;
            forget(*item);
            tell(*item);
        }
        m_savedIds.clear();
        m_saved.clear();
        Q_EMIT undone(batch, summary);
    });
}

} // namespace Legenda
