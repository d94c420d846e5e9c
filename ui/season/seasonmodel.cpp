// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/season/seasonmodel.h"

#include "ui/results/hittext.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isAlike(ReleaseFit fit)
{
    return fit == ReleaseFit::SameGroup || fit == ReleaseFit::SameGroupAndUploader;
}

} // namespace

SeasonModel::SeasonModel(ReleaseLike like, const QList<LibraryEntry> &episodes, QObject *parent)
    : QAbstractTableModel(parent), m_like(std::move(like))
{
    for (const LibraryEntry &entry : episodes) {
        Row row;
        row.entry = entry;
        m_rows.append(std::move(row));
    }
}

int SeasonModel::rowOf(VideoId video) const
{
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [video](const Row &row) { return row.entry.id == video; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void SeasonModel::changed(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT countsChanged();
}

void SeasonModel::setHits(VideoId video, const QList<RankedHit> &hits, bool finished)
{
    const int at = rowOf(video);
    if (at < 0)
        return;
    Row &row = m_rows[at];
    row.searching = row.searching && !finished;
    row.hits.clear();
    for (const RankedHit &hit : hits) {
        if (m_like.picked().language.covers(hit.hit.language) && !hit.conflict)
            row.hits.append(hit);
    }
    if (!row.byPerson || row.pick.fit == ReleaseFit::None) {
        // What was picked is taken for its own episode, whatever else would fit.
        const auto picked = std::find_if(row.hits.begin(), row.hits.end(),
            [this](const RankedHit &hit) { return hit.hit.fullId() == m_like.picked().fullId(); });
        row.pick = picked == row.hits.end() ? m_like.pick(hits) : SeasonPick{*picked, ReleaseFit::SameGroupAndUploader};
    }
    changed(at);
}

void SeasonModel::setThere(VideoId video)
{
    const int at = rowOf(video);
    if (at < 0)
        return;
    m_rows[at].there = true;
    if (!m_rows.at(at).byPerson)
        m_rows[at].wanted = false;
    changed(at);
}

void SeasonModel::choose(int number, const RankedHit &hit)
{
    Row &row = m_rows[number];
    row.pick = {hit, m_like.fit(hit.hit)};
    row.byPerson = true;
    row.wanted = true;
    changed(number);
}

QList<std::pair<VideoId, RankedHit>> SeasonModel::chosen() const
{
    QList<std::pair<VideoId, RankedHit>> list;
    for (const Row &row : m_rows) {
        if (row.wanted && row.pick.fit != ReleaseFit::None)
            list.append({row.entry.id, row.pick.hit});
    }
    return list;
}

SeasonModel::Counts SeasonModel::counts() const
{
    Counts counts;
    for (const Row &row : m_rows) {
        ++counts.episodes;
        counts.searching += row.searching ? 1 : 0;
        if (isAlike(row.pick.fit))
            ++counts.alike;
        else if (row.pick.fit != ReleaseFit::None)
            ++counts.exceptions;
        else if (!row.searching)
            ++counts.missing;
        counts.chosen += row.wanted && row.pick.fit != ReleaseFit::None ? 1 : 0;
    }
    return counts;
}

int SeasonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SeasonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SeasonModel::fitText(const Row &row)
{
    QString text;
    switch (row.pick.fit) {
    case ReleaseFit::SameGroupAndUploader:
        text = tr("Same release, same uploader");
        break;
    case ReleaseFit::SameGroup:
        text = tr("Same release");
        break;
    case ReleaseFit::SameUploader:
        text = tr("Another release, same uploader");
        break;
    case ReleaseFit::Other:
        text = tr("Another release");
        break;
    case ReleaseFit::None:
        return row.searching ? tr("Searching…") : tr("Nothing found");
    }
    return row.there ? tr("%1 · is there already").arg(text) : text;
}

QVariant SeasonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool has = row.pick.fit != ReleaseFit::None;
    const bool exception = has ? !isAlike(row.pick.fit) : !row.searching;
    switch (role) {
    case HitsRole:
        return QVariant::fromValue(row.hits);
    case ExceptionRole:
        return exception;
    case Qt::CheckStateRole:
        if (index.column() == EpisodeColumn)
            return row.wanted && has ? Qt::Checked : Qt::Unchecked;
        break;
    case Qt::ToolTipRole:
        if (index.column() == EpisodeColumn)
            return fileName(row.entry).toHtmlEscaped();
        return has ? HitText::toolTip(row.pick.hit, {}, QDateTime::currentDateTimeUtc()) : QVariant();
    case Qt::DecorationRole:
        if (index.column() == FitColumn && (has || !row.searching)) {
            return isAlike(row.pick.fit) ? Icons::get(u"check"_s, Icons::Tone::Good)
                : has                    ? Icons::get(u"warning"_s, Icons::Tone::Warn)
                                         : Icons::get(u"missing"_s, Icons::Tone::Subtle);
        }
        break;
    case Qt::TextAlignmentRole:
        if (index.column() == ScoreColumn)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        break;
    case Qt::DisplayRole:
        switch (index.column()) {
        case EpisodeColumn:
            return rowTitle(row.entry);
        case SubtitleColumn:
            return has ? HitText::release(row.pick.hit.hit) : QString();
        case FitColumn:
            return fitText(row);
        case ScoreColumn:
            return has ? QVariant(row.pick.hit.score) : QVariant();
        default:
            break;
        }
        break;
    default:
        break;
    }
    return {};
}

bool SeasonModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != EpisodeColumn || role != Qt::CheckStateRole)
        return false;
    Row &row = m_rows[index.row()];
    row.wanted = value.toInt() == Qt::Checked;
    row.byPerson = true;
    changed(index.row());
    return true;
}

QVariant SeasonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == ScoreColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EpisodeColumn:
        return tr("Episode");
    case SubtitleColumn:
        return tr("Subtitle");
    case FitColumn:
        return tr("Like the picked one?");
    case ScoreColumn:
        return tr("Score");
    default:
        return {};
    }
}

Qt::ItemFlags SeasonModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Row &row = m_rows.at(index.row());
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == EpisodeColumn && row.pick.fit != ReleaseFit::None)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == SubtitleColumn && !row.hits.isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace Legenda
