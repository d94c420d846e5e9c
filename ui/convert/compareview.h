// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The cues of a file and those of the result side by side: they scroll together, cue by cue.

#include "ui/convert/comparison.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace Legenda {

class ComparedCueModel;
class ElidedLabel;
class TimelineStrip;

class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget *parent = nullptr);

    /// @param videoMs 0: not known  @param keepPlace the lists stay where they are scrolled to
    void show(const ConvertPreviewData &shown, qint64 videoMs, bool keepPlace);
    using QWidget::show;
    void clear();
    QTreeView *before() const { return m_sides[0].list; }
    QTreeView *after() const { return m_sides[1].list; }

public Q_SLOTS:
    /// To the next cue that differs, round and round. @param by 1, or -1 backwards
    void goToChange(int by);

Q_SIGNALS:
    /// Of the cue that is chosen before; -1: none.
    void currentTimeChanged(qint64 ms);

private:
    struct Side
    {
        ComparedCueModel *model = nullptr;
        QTreeView *list = nullptr;
        TimelineStrip *strip = nullptr;
        ElidedLabel *title = nullptr;
        QLabel *count = nullptr;
    };
    QWidget *buildSide(int which);
    /// The other side follows.
    void scrolled(int which);
    void currentChanged(int which);
    void updateRange(const Side &side);
    int topRow(const Side &side) const;
    static void setTopRow(const Side &side, int row, int offset);

    Side m_sides[2]; ///< before, after
    QToolButton *m_next = nullptr;
    QToolButton *m_previous = nullptr;
    bool m_following = false;
};

} // namespace Legenda
