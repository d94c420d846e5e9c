// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/comparison.h"
#include "ui/preview/cuedelegate.h"
#include "ui/preview/cuemodel.h"

namespace Legenda {

/// One side of a comparison.
class ComparedCueModel : public CueModel
{
    Q_OBJECT
public:
    enum Role {
        ChangedRole = Qt::UserRole + 1, ///< bool: this cell differs from the other side
        OnlyHereRole
    }; ///< bool: the cue is gone, or new

    /// @param isBefore what is only here is gone, not new
    explicit ComparedCueModel(bool isBefore, QObject *parent = nullptr);

    void setComparison(const Comparison &comparison);
    /// Row on the other side; for a cue that is only here, the one before it has; -1: none.
    int partnerOf(int row) const;
    const QList<CueDifference> &changes() const { return m_changes; }

    QVariant data(const QModelIndex &index, int role) const override;

private:
    bool m_isBefore;
    QList<CueDifference> m_changes;
    QList<ComparedCue> m_compared;
};

/// Changed times and texts stand out; what is gone is struck out.
class ComparedCueDelegate : public CueDelegate
{
    Q_OBJECT
public:
    ComparedCueDelegate(bool isBefore, QObject *parent) : CueDelegate(parent), m_isBefore(isBefore) { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    bool m_isBefore;
};

} // namespace Legenda
