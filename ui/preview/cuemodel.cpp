// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cuemodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

void CueModel::setCues(const QList<PreviewCue> &cues)
{
    beginResetModel();
    m_cues = cues;
    endResetModel();
}

void CueModel::replaceCues(int row, int removed, const QList<PreviewCue> &with)
{
    const auto added = static_cast<int>(with.size());
    const int common = qMin(removed, added);
    if (common > 0) {
        std::copy_n(with.cbegin(), common, m_cues.begin() + row);
        Q_EMIT dataChanged(index(row, 0), index(row + common - 1, ColumnCount - 1));
    }
    if (removed > common) {
        beginRemoveRows({}, row + common, row + removed - 1);
        m_cues.remove(row + common, removed - common);
        endRemoveRows();
    } else if (added > common) {
        beginInsertRows({}, row + common, row + added - 1);
        m_cues = m_cues.mid(0, row + common) + with.mid(common) + m_cues.mid(row + common);
        endInsertRows();
    }
}

int CueModel::rowAt(qint64 ms) const
{
    if (m_cues.isEmpty())
        return -1;
    const auto found =
        std::find_if(m_cues.cbegin(), m_cues.cend(), [ms](const PreviewCue &cue) { return cue.endMs > ms; });
    return static_cast<int>(qMin<qsizetype>(found - m_cues.cbegin(), m_cues.size() - 1));
}

int CueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cues.size());
}

int CueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CueModel::timeText(qint64 ms)
{
    const qint64 tenths = qMax<qint64>(0, ms) / 100;
    return u"%1:%2:%3%4%5"_s.arg(tenths / 36000)
        .arg(tenths / 600 % 60, 2, 10, '0'_L1)
        .arg(tenths / 10 % 60, 2, 10, '0'_L1)
        .arg(QLocale().decimalPoint())
        .arg(tenths % 10);
}

QVariant CueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_cues.size())
        return {};
    const PreviewCue &cue = m_cues.at(index.row());
    if (role == Qt::TextAlignmentRole) {
        // Each text in its own direction, whatever the window's is.
        if (index.column() != TextColumn)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
        const Qt::Alignment side = cue.text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignAbsolute | Qt::AlignVCenter));
    }
    if (role == Qt::ToolTipRole && index.column() == TextColumn)
        return cue.text;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case StartColumn:
        return timeText(cue.startMs);
    case LengthColumn:
        return tr("%1 s", "seconds")
            .arg(QLocale().toString(static_cast<double>(cue.endMs - cue.startMs) / 1000.0, 'f', 1));
    case TextColumn:
        return cue.text;
    default:
        return {};
    }
}

QVariant CueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StartColumn:
        return tr("Time");
    case LengthColumn:
        return tr("Length");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace Legenda
