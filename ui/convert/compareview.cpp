// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/compareview.h"

#include "ui/convert/comparedcuemodel.h"
#include "ui/preview/timelinestrip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

CompareView::CompareView(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(this, 2));
    row->addWidget(buildSide(0), 1);
    row->addWidget(buildSide(1), 1);
}

QWidget *CompareView::buildSide(int which)
{
    const bool isBefore = which == 0;
    Side &side = m_sides[which];
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing(this, 1.5));
    auto *name = new QLabel(isBefore ? tr("Before") : tr("After"), part);
    QFont font = name->font();
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    side.title = new ElidedLabel(part);
    side.title->setQuiet(true);
    side.count = new QLabel(part);
    side.count->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(name);
    head->addWidget(side.title, 1);
    head->addWidget(side.count);
    if (!isBefore) {
        const auto jump = [&](Qt::ArrowType arrow, const QString &text, const QKeySequence &key, int by) {
            auto *button = new QToolButton(part);
            button->setArrowType(arrow);
            button->setAutoRaise(true);
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(text);
            button->setShortcut(key);
            button->setToolTip(tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
            connect(button, &QToolButton::clicked, this, [this, by] { goToChange(by); });
            head->addWidget(button);
            return button;
        };
        m_previous = jump(Qt::UpArrow, tr("Previous change"), QKeySequence(Qt::SHIFT | Qt::Key_F3), -1);
        m_next = jump(Qt::DownArrow, tr("Next change"), QKeySequence(Qt::Key_F3), 1);
        // Both heads are as high as the one with buttons.
        name->setMinimumHeight(m_next->sizeHint().height());
    } else {
        name->setMinimumHeight(QToolButton().sizeHint().height());
    }
    column->addLayout(head);
    side.strip = new TimelineStrip(part);
    column->addWidget(side.strip);

    side.model = new ComparedCueModel(isBefore, this);
    side.list = new QTreeView(part);
    side.list->setModel(side.model);
    side.list->setItemDelegate(new ComparedCueDelegate(isBefore, side.list));
    side.list->setRootIsDecorated(false);
    side.list->setUniformRowHeights(true);
    side.list->setAllColumnsShowFocus(true);
    side.list->setHeaderHidden(true);
    side.list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    side.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side.list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    side.list->setAccessibleName(isBefore ? tr("Text before") : tr("Text after"));
    side.list->setTextElideMode(Qt::ElideRight);
    side.list->setWordWrap(true); // there is room for two lines
    side.list->setMinimumHeight(spacing(this, 24));
    side.list->header()->setStretchLastSection(true);
    side.list->header()->setMinimumSectionSize(1);
    side.list->header()->setSectionResizeMode(QHeaderView::Fixed);
    side.list->setColumnWidth(
        CueModel::StartColumn, fontMetrics().horizontalAdvance(u"0:00:00.0"_s) + spacing(this, 3));
    side.list->setColumnWidth(CueModel::LengthColumn, fontMetrics().horizontalAdvance(u"00.0 s"_s) + spacing(this, 3));
    column->addWidget(side.list, 1);

    connect(side.list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, which] { scrolled(which); });
    connect(side.list->verticalScrollBar(), &QScrollBar::rangeChanged, this,
        [this, which] { updateRange(m_sides[which]); });
    connect(side.list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this, which] { currentChanged(which); });
    connect(side.strip, &TimelineStrip::timeClicked, this, [this, which](qint64 ms) {
        const Side &clicked = m_sides[which];
        const QModelIndex index = clicked.model->index(clicked.model->rowAt(ms), 0);
        clicked.list->setCurrentIndex(index);
        clicked.list->scrollTo(index, QAbstractItemView::PositionAtTop);
    });
    return part;
}

void CompareView::show(const ConvertPreviewData &shown, qint64 videoMs, bool keepPlace)
{
    const Comparison &comparison = shown.comparison;
    const int top = topRow(m_sides[0]);
    const int current = m_sides[0].list->currentIndex().row();
    m_following = true; // resetting scrolls; nothing is to follow that
    qint64 longest = 0;
    for (const QList<ComparedCue> *cues : {&comparison.before, &comparison.after}) {
        for (const ComparedCue &cue : *cues)
            longest = qMax(longest, cue.endMs);
    }
    for (Side &side : m_sides) {
        const bool isBefore = &side == &m_sides[0];
        side.model->setComparison(comparison);
        side.strip->setCues(side.model->cues(), videoMs, longest);
        side.title->setText(isBefore ? shown.beforeTitle : shown.afterTitle);
    }
    m_sides[0].count->setText(tr("%n cue(s)", nullptr, static_cast<int>(comparison.before.size())));
    QStringList counts;
    if (comparison.changed > 0)
        counts << tr("%n changed", nullptr, comparison.changed);
    if (comparison.removed > 0)
        counts << tr("%n removed", nullptr, comparison.removed);
    m_sides[1].count->setText(
        counts.isEmpty() ? tr("%n cue(s)", nullptr, static_cast<int>(comparison.after.size())) : counts.join(u" · "_s));
    const bool any = comparison.changed + comparison.removed > 0;
    m_next->setEnabled(any);
    m_previous->setEnabled(any);
    if (keepPlace && top >= 0) {
        setTopRow(m_sides[0], top, 0);
        if (current >= 0)
            m_sides[0].list->setCurrentIndex(m_sides[0].model->index(current, 0));
    } else {
        m_sides[0].list->scrollToTop();
    }
    m_following = false;
    scrolled(0);
}

void CompareView::clear()
{
    show({}, 0, false);
}

int CompareView::topRow(const Side &side) const
{
    return side.list->indexAt({1, 1}).row();
}

void CompareView::setTopRow(const Side &side, int row, int offset)
{
    const int height = side.list->sizeHintForIndex(side.model->index(0, 0)).height();
    side.list->verticalScrollBar()->setValue(row * height + offset);
}

void CompareView::scrolled(int which)
{
    const Side &side = m_sides[which];
    const Side &other = m_sides[1 - which];
    updateRange(side);
    if (m_following)
        return;
    const int top = topRow(side);
    if (top < 0)
        return;
    m_following = true;
    const QRect rect = side.list->visualRect(side.model->index(top, 0));
    if (const int partner = side.model->partnerOf(top); partner >= 0)
        setTopRow(other, partner, -rect.top());
    updateRange(other);
    m_following = false;
}

void CompareView::currentChanged(int which)
{
    const Side &side = m_sides[which];
    const int row = side.list->currentIndex().row();
    if (!m_following && row >= 0) {
        m_following = true;
        const Side &other = m_sides[1 - which];
        const int partner = side.model->partnerOf(row);
        if (partner >= 0 && partner < other.model->rowCount())
            other.list->setCurrentIndex(other.model->index(partner, 0));
        m_following = false;
        scrolled(which);
    }
    const int before = m_sides[0].list->currentIndex().row();
    Q_EMIT currentTimeChanged(before >= 0 ? m_sides[0].model->cues().at(before).startMs : -1);
}

void CompareView::goToChange(int by)
{
    // Over both lists at once: what is gone stands on one side only.
    const QList<CueDifference> &before = m_sides[0].model->changes();
    const QList<CueDifference> &after = m_sides[1].model->changes();
    const auto rows = static_cast<int>(before.size());
    if (rows == 0)
        return;
    int row = m_sides[0].list->currentIndex().row();
    if (row < 0)
        row = by > 0 ? -1 : rows;
    for (int step = 0; step < rows; ++step) {
        row = (row + by + rows) % rows;
        const CueDifference &change = before.at(row);
        const bool isNewAfter =
            change.partner >= 0 && change.partner + 1 < after.size() && after.at(change.partner + 1).partner < 0;
        if (!change.any() && !isNewAfter)
            continue;
        const QModelIndex index = m_sides[0].model->index(row, 0);
        m_sides[0].list->setCurrentIndex(index);
        m_sides[0].list->scrollTo(index, QAbstractItemView::PositionAtCenter);
        return;
    }
}

void CompareView::updateRange(const Side &side)
{
    const QModelIndex first = side.list->indexAt({1, 1});
    if (!first.isValid()) {
        side.strip->setVisibleRange(0, 0);
        return;
    }
    const QModelIndex below = side.list->indexAt({1, side.list->viewport()->height() - 1});
    const int last = below.isValid() ? below.row() : side.model->rowCount() - 1;
    side.strip->setVisibleRange(side.model->cues().at(first.row()).startMs, side.model->cues().at(last).endMs);
}

} // namespace Legenda
