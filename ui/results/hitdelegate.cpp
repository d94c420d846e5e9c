// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hitdelegate.h"

#include "ui/results/hitmodel.h"
#include "ui/results/hittext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/scorering.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qreal dimmed = 0.68; // conflicts and unwanted ones: readable, but out of the way

struct Measures
{
    int margin;
    int gap;
    int ring;

    explicit Measures(const QFont &font)
        : margin(qMax(4, QFontMetrics(font).height() / 3)), gap(qMax(4, QFontMetrics(font).height() / 3)),
          ring(scoreRingSize(font))
    {
    }
    QRect inner(const QRect &row) const { return row.adjusted(margin, margin, -margin, -margin); }
    /// As if written from left to right.
    QRect ringIn(const QRect &row) const { return {inner(row).left(), inner(row).center().y() - ring / 2, ring, ring}; }
};

/// Paints from the leading edge; everything in left-to-right coordinates, turned round when drawn.
class Line
{
public:
    Line(QPainter *painter, const QStyleOptionViewItem &option, const QRect &area)
        : m_painter(painter), m_option(option), m_area(area), m_rest(area)
    {
    }

    bool badge(const Badge &badge, bool selected, int gap)
    {
        const QSize size = badgeSize(badge, m_option.font);
        if (size.width() > m_rest.width() - m_free)
            return false;
        const QRect place(m_rest.left(), m_rest.center().y() - size.height() / 2, size.width(), size.height());
        paintBadge(m_painter, visual(place), badge, m_option.font, m_option.palette, selected);
        m_rest.setLeft(m_rest.left() + size.width() + gap);
        return true;
    }

    /// Room at the end that badges leave to the text.
    void keepFree(int width) { m_free = width; }
    void skip(int gap) { m_rest.setLeft(m_rest.left() + gap); }

    void text(const QString &text, const QFont &font, const QColor &color, Qt::TextElideMode elide)
    {
        const QFontMetrics metrics(font);
        if (m_rest.width() < metrics.averageCharWidth() * 3)
            return;
        m_painter->setFont(font);
        m_painter->setPen(color);
        m_painter->drawText(visual(m_rest),
            static_cast<int>(QStyle::visualAlignment(m_option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                | Qt::TextSingleLine | Qt::AlignAbsolute,
            metrics.elidedText(text, elide, m_rest.width()));
    }

    QRect visual(const QRect &rect) const { return QStyle::visualRect(m_option.direction, m_option.rect, rect); }

private:
    QPainter *m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_area;
    QRect m_rest;
    int m_free = 0;
};

} // namespace

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &styleOption, const QModelIndex &index) const
{
    QStyleOptionViewItem option = styleOption;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const RankedHit hit = index.data(HitModel::HitRole).value<RankedHit>();
    const Measures measures(option.font);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Theme theme = Theme::of(option.palette);
    const QColor strong = option.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet =
        selected ? mixed(strong, option.palette.color(QPalette::Active, QPalette::Highlight), 0.85) : theme.subtle;

    painter->save();
    painter->setLayoutDirection(option.direction);
    if ((hit.conflict || hit.unwanted) && !selected)
        painter->setOpacity(dimmed);

    QRect inner = measures.inner(option.rect);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    if (index.data(HitModel::ShowScoreRole).toBool()) {
        const QRect ring = measures.ringIn(option.rect);
        paintScoreRing(painter, visual(ring), hit.score, option.font, option.palette, selected);
        inner.setLeft(ring.right() + 1 + measures.gap + measures.margin / 2);
    }

    const Badge shown{HitText::languageCode(hit.hit.language),
        index.data(HitModel::SavedRole).toBool() ? Badge::Look::There : Badge::Look::Plain};
    const QSize languageSize = badgeSize(shown, option.font);
    const int lineHeight = QFontMetrics(option.font).height();
    const int secondHeight = qMax(lineHeight, badgeSize({u"X"_s, Badge::Look::Plain}, option.font).height());
    const int top = inner.top() + (inner.height() - lineHeight - secondHeight - 2) / 2;
    const QRect first(inner.left(), top, inner.width(), lineHeight);
    const QRect second(inner.left(), first.bottom() + 3, inner.width(), secondHeight);

    const QRect languagePlace(first.right() + 1 - languageSize.width(),
        first.center().y() - languageSize.height() / 2 + 1, languageSize.width(), languageSize.height());
    paintBadge(painter, visual(languagePlace), shown, option.font, option.palette, selected);
    Line(painter, option, first.adjusted(0, 0, -languageSize.width() - measures.gap, 0))
        .text(HitText::release(hit.hit), option.font, strong, Qt::ElideMiddle);

    Line below(painter, option, second);
    const QList<Badge> badges = HitText::badges(hit);
    // The service and the downloads must stay in sight, too.
    below.keepFree(second.width() / 3);
    for (const Badge &badge : badges) {
        if (!below.badge(badge, selected, measures.gap / 2 + 1))
            break;
    }
    if (!badges.isEmpty())
        below.skip(measures.gap / 2);
    const QStringList remarks =
        HitText::remarks(hit, index.data(HitModel::ServiceRole).toString(), QDateTime::currentDateTimeUtc());
    below.text(remarks.join(u" · "_s), badgeFont(option.font), quiet, Qt::ElideRight);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Measures measures(option.font);
    const int lines = QFontMetrics(option.font).height()
        + qMax(QFontMetrics(option.font).height(), badgeSize({u"X"_s, Badge::Look::Plain}, option.font).height()) + 3;
    return {QFontMetrics(option.font).averageCharWidth() * 30, qMax(lines, measures.ring) + 2 * measures.margin};
}

bool HitDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event && event->type() == QEvent::ToolTip && index.data(HitModel::ShowScoreRole).toBool()) {
        const QRect ring = QStyle::visualRect(option.direction, option.rect, Measures(option.font).ringIn(option.rect));
        const RankedHit hit = index.data(HitModel::HitRole).value<RankedHit>();
        if (ring.contains(event->pos()) && !hit.reasons.isEmpty()) {
            QToolTip::showText(event->globalPos(), HitText::scoreToolTip(hit), view, ring);
            return true;
        }
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Legenda
