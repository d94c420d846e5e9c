// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertqueue.h"

#include "core/base/background.h"
#include "core/scan/filetypes.h"

#include <QDir>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// The machine has other work as well.
constexpr int mostLooks = 3;

/// The language that a name says ("Film.pl.srt"): evidence for the encoding.
Language languageOfName(const QString &path)
{
    const QString name = path.mid(path.lastIndexOf(u'/') + 1);
    const QStringList parts = name.split(u'.');
    for (qsizetype i = parts.size() - 2; i > 0 && i >= parts.size() - 3; --i) {
        if (const Language language = Language::fromSuffix(parts.at(i)); language.isValid())
            return language;
    }
    return {};
}

ConvertFacts factsOf(const FileLook &look)
{
    const LoadedSubtitle &loaded = look.loaded;
    ConvertFacts facts;
    facts.format = loaded.format;
    facts.encoding = loaded.encoding;
    facts.language = loaded.language.language;
    facts.fps = loaded.document.fps;
    facts.fpsGuessed = loaded.fpsGuessed;
    for (const Cue &cue : loaded.document.cues)
        facts.cues += cue.isComment() ? 0 : 1;
    facts.firstMs = firstStartMs(loaded.document);
    facts.lastMs = lastEndMs(loaded.document);
    facts.size = look.size;
    facts.tracks = loaded.tracks;
    facts.warnings = loaded.warnings;
    facts.video = look.video;
    return facts;
}

} // namespace

ConvertQueue::ConvertQueue(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) { }

ConvertQueue::~ConvertQueue()
{
    m_looking.request_stop();
    m_stop.request_stop();
}

void ConvertQueue::add(const QStringList &paths)
{
    QStringList plain;
    for (const QString &given : paths) {
        const QString path = QDir::cleanPath(given);
        // What looks like a subtitle need not be opened to know that it is one file.
        const bool isPlain = hasSubtitleExtension(path) && !hasArchiveExtension(path);
        if (isPlain && m_toExpand.isEmpty() && !m_expanding)
            plain.append(path);
        else
            m_toExpand.append(path); // in the order they were given
    }
    append(plain);
    if (!m_expanding)
        expandNext();
}

void ConvertQueue::expandNext()
{
    if (m_toExpand.isEmpty()) {
        if (std::exchange(m_expanding, false))
            Q_EMIT expandingChanged();
        return;
    }
    const QString path = m_toExpand.takeFirst();
    if (!std::exchange(m_expanding, true))
        Q_EMIT expandingChanged();
    whenDone(m_engine.subtitlesIn(path, m_looking.get_token()), this, [this, path](const Result<QStringList> &found) {
        if (found)
            append(*found);
        else if (found.error().kind != ErrorKind::Cancelled)
            Q_EMIT refused(path, found.error());
        expandNext();
    });
}

void ConvertQueue::append(const QStringList &paths)
{
    QList<ConvertItem> added;
    for (const QString &path : paths) {
        if (m_known.contains(path))
            continue;
        m_known.insert(path);
        ConvertItem item;
        item.id = ++m_lastId;
        item.path = path;
        item.looking = true;
        m_toLook.append(item.id);
        added.append(std::move(item));
    }
    if (added.isEmpty())
        return;
    const auto first = static_cast<int>(m_items.size());
    Q_EMIT aboutToInsert(first, first + static_cast<int>(added.size()) - 1);
    m_items.append(added);
    Q_EMIT inserted();
    lookOn();
}

void ConvertQueue::lookOn()
{
    while (m_lookingAt < mostLooks && !m_toLook.isEmpty()) {
        if (ConvertItem *item = find(m_toLook.takeFirst()))
            look(*item);
    }
}

void ConvertQueue::look(ConvertItem &item)
{
    ++m_lookingAt;
    const int number = ++m_lastNumber;
    m_lookNumber.insert(item.id, number);
    whenDone(m_engine.lookAt(item.path, loadOptions(item), m_looking.get_token()), this,
        [this, id = item.id, number](const Result<FileLook> &result) {
            --m_lookingAt;
            takeLook(id, number, result);
            lookOn();
        });
}

void ConvertQueue::takeLook(int id, int number, const Result<FileLook> &result)
{
    ConvertItem *item = find(id);
    if (!item || m_lookNumber.value(id) != number)
        return;
    m_lookNumber.remove(id);
    item->looking = false;
    item->facts.reset();
    item->lookError.reset();
    if (result)
        item->facts = factsOf(*result);
    else
        item->lookError = result.error();
    tell(*item);
}

LoadOptions ConvertQueue::loadOptions(const ConvertItem &item)
{
    LoadOptions options;
    options.format = item.readAs.format;
    options.encoding = item.readAs.encoding;
    options.fps = item.readAs.fps;
    options.track = item.readAs.track;
    options.expected = languageOfName(item.path);
    return options;
}

void ConvertQueue::setReadAs(const QList<int> &rows, const ReadAs &readAs)
{
    if (m_busy)
        return;
    for (const int row : rows) {
        if (row < 0 || row >= m_items.size() || m_items.at(row).readAs == readAs)
            continue;
        ConvertItem &item = m_items[row];
        item.readAs = readAs;
        item.looking = true;
        if (!m_toLook.contains(item.id))
            m_toLook.prepend(item.id);
        Q_EMIT itemChanged(row);
    }
    lookOn();
}

void ConvertQueue::remove(QList<int> rows)
{
    if (m_busy)
        return;
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    // Neighbours go together: ten thousand rows one by one would take their time.
    for (qsizetype i = 0; i < rows.size();) {
        const int last = rows.at(i);
        int first = last;
        for (++i; i < rows.size() && rows.at(i) == first - 1; ++i)
            --first;
        if (first < 0 || last >= m_items.size())
            continue;
        Q_EMIT aboutToRemove(first, last);
        for (int row = first; row <= last; ++row)
            m_known.remove(m_items.at(row).path);
        m_items.remove(first, last - first + 1);
        Q_EMIT removed();
    }
}

int ConvertQueue::count(ConvertItem::State state) const
{
    return static_cast<int>(std::count_if(
        m_items.cbegin(), m_items.cend(), [state](const ConvertItem &item) { return item.state == state; }));
}

int ConvertQueue::rowOf(int id) const
{
    const auto at = std::lower_bound(
        m_items.cbegin(), m_items.cend(), id, [](const ConvertItem &item, int wanted) { return item.id < wanted; });
    return at != m_items.cend() && at->id == id ? static_cast<int>(at - m_items.cbegin()) : -1;
}

ConvertItem *ConvertQueue::find(int id)
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_items[row];
}

void ConvertQueue::tell(const ConvertItem &item)
{
    if (!m_joined.isEmpty() && item.id == m_joined.first() && m_busy) {
        const ConvertItem first = item;
        for (const int id : std::as_const(m_joined)) {
            ConvertItem *other = find(id);
            if (!other || id == first.id)
                continue;
            other->state = first.state;
            other->error = first.error;
            other->result = first.result;
            other->parts = first.parts;
            other->inTheWay = first.inTheWay;
            other->onConflict = first.onConflict;
        }
        Q_EMIT itemChanged(-1);
        return;
    }
    Q_EMIT itemChanged(rowOf(item.id));
}

} // namespace Legenda
