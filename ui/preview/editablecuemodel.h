// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/cuedelegate.h"
#include "ui/preview/cuemodel.h"
#include "ui/preview/cuesession.h"

#include <QPointer>

namespace Legenda {

/// The cues of a session, in the order of the file and without its comments; or, without a session, those of a preview.
class EditableCueModel : public CueModel
{
    Q_OBJECT
public:
    enum Role { EditedRole = Qt::UserRole + 1 }; ///< bool: by the person

    using CueModel::CueModel;

    /// nullptr: setCues() says what to show.
    void setSession(CueSession *session);
    qsizetype documentRow(int row) const { return row >= 0 && row < m_rows.size() ? m_rows.at(row) : -1; }
    /// The cue in that row of the document, or the one after it; -1: none.
    int rowOf(qsizetype documentRow) const;

    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// Cues came, went or show at other times.
    void timesChanged();

private:
    void replace(qsizetype row, qsizetype removed, qsizetype added, CueSession::Kind kind);

    QPointer<CueSession> m_session;
    QList<qsizetype> m_rows; ///< of the document, by row
};

/// A small mark on what was edited.
class EditableCueDelegate : public CueDelegate
{
    Q_OBJECT
public:
    using CueDelegate::CueDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Legenda
