// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertfilesmodel.h"

#include "ui/convert/converttext.h"

#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

ConvertFilesModel::ConvertFilesModel(ConvertQueue &queue, QObject *parent) : QAbstractTableModel(parent), m_queue(queue)
{
    connect(
        &queue, &ConvertQueue::aboutToInsert, this, [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&queue, &ConvertQueue::inserted, this, [this] { endInsertRows(); });
    connect(
        &queue, &ConvertQueue::aboutToRemove, this, [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&queue, &ConvertQueue::removed, this, [this] { endRemoveRows(); });
    connect(&queue, &ConvertQueue::itemChanged, this, [this](int row) {
        const int first = qMax(0, row);
        const int last = row < 0 ? rowCount() - 1 : row;
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

int ConvertFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_queue.items().size());
}

int ConvertFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConvertFilesModel::firstLine(const ConvertItem &item, int column)
{
    switch (column) {
    case FileColumn:
        return ConvertText::fileName(item.path);
    case FormatColumn:
        return item.facts ? QString::fromUtf8(item.facts->format->name) : QString();
    case LanguageColumn:
        if (!item.facts)
            return {};
        return item.readAs.track.isValid()   ? item.readAs.track.name()
            : item.facts->language.isValid() ? item.facts->language.name()
                                             : tr("Unknown");
    case CuesColumn:
        return item.facts ? QLocale().toString(item.facts->cues) : QString();
    case ResultColumn:
        return ConvertText::state(item);
    default:
        return {};
    }
}

QString ConvertFilesModel::secondLine(const ConvertItem &item, int column)
{
    switch (column) {
    case FileColumn:
        return ConvertText::place(item.path);
    case FormatColumn:
        return item.facts ? item.facts->encoding.encoding : QString();
    case LanguageColumn: {
        if (!item.facts)
            return {};
        const double fps = item.readAs.fps > 0 ? item.readAs.fps : item.facts->fps;
        return fps > 0 ? tr("%1 fps").arg(ConvertText::rate(fps)) : QString();
    }
    case CuesColumn:
        return item.facts && item.facts->lastMs > 0 ? ConvertText::length(item.facts->lastMs) : QString();
    case ResultColumn:
        return ConvertText::stateDetail(item);
    default:
        return {};
    }
}

ConvertFilesModel::Mark ConvertFilesModel::mark(const ConvertItem &item, int column, bool second)
{
    if (!item.facts)
        return NoMark;
    if (column == FormatColumn && second)
        return !item.readAs.encoding.isEmpty() ? ChosenMark : item.facts->encoding.sure ? NoMark : UnsureMark;
    if (column == FormatColumn)
        return item.readAs.format.isEmpty() ? NoMark : ChosenMark;
    if (column == LanguageColumn && second)
        return item.readAs.fps > 0 ? ChosenMark : item.facts->fpsGuessed ? UnsureMark : NoMark;
    if (column == LanguageColumn)
        return item.readAs.track.isValid() ? ChosenMark : NoMark;
    return NoMark;
}

std::pair<QString, Icons::Tone> ConvertFilesModel::icon(const ConvertItem &item)
{
    using State = ConvertItem::State;
    using Tone = Icons::Tone;
    switch (item.state) {
    case State::Waiting:
        break;
    case State::Working:
        return {u"clock"_s, Tone::Accent};
    case State::Planned:
        return item.inTheWay ? std::pair(u"warning"_s, Tone::Warn) : std::pair(u"info"_s, Tone::Accent);
    case State::Saved:
        return {u"check"_s, Tone::Good};
    case State::Unchanged:
    case State::Skipped:
        return {u"info"_s, Tone::Subtle};
    case State::Conflict:
        return {u"warning"_s, Tone::Warn};
    case State::Failed:
        return {u"error"_s, Tone::Bad};
    }
    if (item.lookError)
        return {u"error"_s, Tone::Bad};
    return {item.looking ? u"clock"_s : QString(), Tone::Subtle};
}

QVariant ConvertFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_queue.items().size())
        return {};
    const ConvertItem &item = m_queue.items().at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return firstLine(item, column);
    case SecondLineRole:
        return secondLine(item, column);
    case FirstMarkRole:
        return mark(item, column, false);
    case SecondMarkRole:
        return mark(item, column, true);
    case IconRole:
        return column == ResultColumn ? icon(item).first : QString();
    case ToneRole:
        return static_cast<int>(column == ResultColumn ? icon(item).second : Icons::Tone::Text);
    case Qt::ToolTipRole:
        return ConvertText::toolTip(item);
    case Qt::AccessibleTextRole: {
        QStringList parts{firstLine(item, column), secondLine(item, column)};
        if (mark(item, column, true) == UnsureMark)
            parts << tr("not sure");
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

QVariant ConvertFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileColumn:
        return tr("File");
    case FormatColumn:
        return tr("Format, encoding");
    case LanguageColumn:
        return tr("Language, rate");
    case CuesColumn:
        return tr("Cues");
    case ResultColumn:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace Legenda
