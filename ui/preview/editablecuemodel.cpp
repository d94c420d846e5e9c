// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/editablecuemodel.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace Legenda {

namespace {

PreviewCue shown(const Cue &cue)
{
    return {cue.startMs, cue.endMs, cue.text};
}

} // namespace

void EditableCueModel::setSession(CueSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_rows.clear();
    if (!session)
        return;
    connect(session, &CueSession::replaced, this, &EditableCueModel::replace);
    QList<PreviewCue> cues;
    const QList<Cue> &all = session->document().cues;
    cues.reserve(all.size());
    m_rows.reserve(all.size());
    for (qsizetype row = 0; row < all.size(); ++row) {
        if (all.at(row).isComment())
            continue;
        cues.append(shown(all.at(row)));
        m_rows.append(row);
    }
    // What is chosen stays where nothing changes.
    if (cues != this->cues())
        setCues(cues);
}

int EditableCueModel::rowOf(qsizetype documentRow) const
{
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), documentRow);
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

void EditableCueModel::replace(qsizetype row, qsizetype removed, qsizetype added, CueSession::Kind kind)
{
    const auto first = std::lower_bound(m_rows.cbegin(), m_rows.cend(), row) - m_rows.cbegin();
    const auto end = std::lower_bound(m_rows.cbegin(), m_rows.cend(), row + removed) - m_rows.cbegin();
    QList<PreviewCue> cues;
    QList<qsizetype> rows;
    for (qsizetype i = row; i < row + added; ++i) {
        const Cue &cue = m_session->document().cues.at(i);
        if (cue.isComment())
            continue;
        cues.append(shown(cue));
        rows.append(i);
    }
    if (added != removed || rows.size() != end - first) {
        QList<qsizetype> after = m_rows.mid(end);
        for (qsizetype &later : after)
            later += added - removed;
        m_rows = m_rows.mid(0, first) + rows + after;
    }
    replaceCues(static_cast<int>(first), static_cast<int>(end - first), cues);
    if (kind != CueSession::Kind::Text)
        Q_EMIT timesChanged();
}

QVariant EditableCueModel::data(const QModelIndex &index, int role) const
{
    if (role == EditedRole)
        return m_session && m_session->isEdited(documentRow(index.row()));
    if (role == Qt::AccessibleTextRole && index.column() == TextColumn && data(index, EditedRole).toBool())
        return tr("%1, edited", "text of a cue").arg(CueModel::data(index, Qt::DisplayRole).toString());
    return CueModel::data(index, role);
}

void EditableCueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CueDelegate::paint(painter, option, index);
    if (index.column() != CueModel::StartColumn || !index.data(EditableCueModel::EditedRole).toBool())
        return;
    // A bar at the edge, that is seen while scrolling fast; within what is chosen, lest it look cut off.
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const int inset = selected ? 2 : 0;
    QRect edge = option.rect.adjusted(inset, 0, -inset, 0);
    if (option.direction == Qt::RightToLeft)
        edge.setLeft(edge.right() - 2);
    else
        edge.setWidth(3);
    painter->fillRect(
        edge, selected ? option.palette.color(QPalette::HighlightedText) : Theme::of(option.palette).accent);
}

} // namespace Legenda
