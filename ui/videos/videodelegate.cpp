// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/videodelegate.h"

#include "ui/videos/videomodel.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int margin = 6;
constexpr int gap = 8;
constexpr int badgeGap = 3;

QFont smallFont(const QFont &font)
{
    QFont smaller = font;
    if (font.pointSizeF() > 0)
        smaller.setPointSizeF(font.pointSizeF() * 0.9);
    else
        smaller.setPixelSize(qMax(9, qRound(font.pixelSize() * 0.9)));
    return smaller;
}

/// Paints from both ends of a line towards the middle, mirrored for right-to-left.
class Line
{
public:
    Line(QPainter *painter, const QRect &rect, bool rightToLeft)
        : m_painter(painter), m_rect(rect), m_rightToLeft(rightToLeft)
    {
    }

    int room() const { return m_rect.width(); }

    /// A box of that width at the far end.
    QRect takeEnd(int width, int space)
    {
        QRect box = m_rect;
        if (m_rightToLeft) {
            box.setWidth(width);
            m_rect.setLeft(m_rect.left() + width + space);
        } else {
            box.setLeft(m_rect.right() + 1 - width);
            m_rect.setRight(m_rect.right() - width - space);
        }
        return box;
    }

    QRect takeStart(int width, int space)
    {
        QRect box = m_rect;
        if (m_rightToLeft) {
            box.setLeft(m_rect.right() + 1 - width);
            m_rect.setRight(m_rect.right() - width - space);
        } else {
            box.setWidth(width);
            m_rect.setLeft(m_rect.left() + width + space);
        }
        return box;
    }

    /// What is left is for this text, cut in the middle where it is too long.
    void text(const QString &text, const QFont &font, const QColor &color, Qt::TextElideMode elide = Qt::ElideMiddle)
    {
        const QFontMetrics metrics(font);
        m_painter->setFont(font);
        m_painter->setPen(color);
        // Each text runs in the direction of its own letters: a Latin file name stays one in a Hebrew window.
        m_painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        m_painter->drawText(m_rect,
            Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignAbsolute
                | (m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft),
            metrics.elidedText(text, elide, m_rect.width()));
        m_painter->setLayoutDirection(m_rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    }

private:
    QPainter *m_painter;
    QRect m_rect;
    bool m_rightToLeft;
};

} // namespace

QSize VideoDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int first = qMax(option.fontMetrics.height(), badgeSize({u"EN"_s, Badge::Look::There}, option.font).height());
    return {option.fontMetrics.averageCharWidth() * 30,
        first + QFontMetrics(smallFont(option.font)).height() + 2 * margin + 2};
}

void VideoDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    // The highlight of a window in the background may be another one, and so what is written on it.
    option.palette.setCurrentColorGroup(
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    painter->setLayoutDirection(option.direction);
    const auto *model = qobject_cast<const VideoModel *>(index.model());
    if (model && model->isGroup(index))
        paintGroup(painter, option, index);
    else if (model)
        paintVideo(painter, option, index);
    painter->restore();
}

void VideoDelegate::paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const VideoModel *>(index.model());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const Theme theme = Theme::of(option.palette);
    const QColor strong = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect inner = option.rect.adjusted(2, margin, -margin, -margin);

    const int iconSize = option.fontMetrics.height() + 4;
    Line whole(painter, inner, mirrored);
    const QRect iconBox = whole.takeStart(iconSize, gap);
    const QPixmap picture = Icons::pixmap(
        model->groupIcon(index), iconSize, selected ? strong : theme.subtle, painter->device()->devicePixelRatioF());
    painter->drawPixmap(QPoint(iconBox.left(), iconBox.top() + (iconBox.height() - iconSize) / 2), picture);
    if (mirrored)
        inner.setRight(iconBox.left() - gap);
    else
        inner.setLeft(iconBox.right() + gap);

    QFont bold = option.font;
    bold.setBold(true);
    const int half = QFontMetrics(bold).height();
    Line(painter, QRect(inner.left(), inner.top(), inner.width(), half), mirrored)
        .text(index.data().toString(), bold, strong);
    const QFont small = smallFont(option.font);
    const int height = QFontMetrics(small).height();
    Line(painter, QRect(inner.left(), inner.bottom() + 1 - height, inner.width(), height), mirrored)
        .text(model->groupSummary(index), small, selected ? strong : theme.subtle, Qt::ElideRight);
}

void VideoDelegate::paintVideo(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const VideoModel *>(index.model());
    const LibraryEntry *entry = model->entryAt(index);
    if (!entry)
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const Theme theme = Theme::of(option.palette);
    const QColor strong = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor subtle = selected ? strong : theme.subtle;
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QRect inner = option.rect.adjusted(margin, margin, -margin, -margin);
    const QFont small = smallFont(option.font);
    const QFontMetrics smallMetrics(small);

    const QList<Badge> badges = languageBadges(*entry, model->wanted(), model->languagesThere(index));
    const QSize badge = badgeSize({u"EN"_s, Badge::Look::There}, option.font);
    const int firstHeight = qMax(option.fontMetrics.height(), badge.height());
    Line first(painter, QRect(inner.left(), inner.top(), inner.width(), firstHeight), mirrored);
    // The title keeps at least half of the line; badges that do not fit are counted.
    int room = first.room() / 2;
    int fit = 0;
    for (; fit < badges.size(); ++fit) {
        room -= badgeSize(badges[fit], option.font).width() + badgeGap;
        if (room < 0)
            break;
    }
    const auto drawBadge = [&](const Badge &one) {
        const QSize size = badgeSize(one, option.font);
        QRect box = first.takeEnd(size.width(), badgeGap);
        box.setTop(box.top() + (box.height() - size.height()) / 2);
        box.setHeight(size.height());
        paintBadge(painter, box, one, option.font, option.palette, selected);
    };
    if (fit < badges.size())
        drawBadge({u"+%1"_s.arg(badges.size() - fit), Badge::Look::Plain});
    for (int i = fit - 1; i >= 0; --i)
        drawBadge(badges[i]);
    first.text(rowTitle(*entry), option.font, strong, Qt::ElideRight);

    const int height = smallMetrics.height();
    Line second(painter, QRect(inner.left(), inner.bottom() + 1 - height, inner.width(), height), mirrored);
    const VideoStateText state = rowState(*entry);
    const QColor stateColor = selected ? strong : Icons::toneColor(state.tone, theme, theme.subtle);
    if (!state.text.isEmpty()) {
        const int iconWidth = state.icon.isEmpty() ? 0 : height + badgeGap;
        const int width = qMin(smallMetrics.horizontalAdvance(state.text) + 1, second.room() / 2 - iconWidth);
        const QRect box = second.takeEnd(width, state.icon.isEmpty() ? gap : badgeGap);
        Line(painter, box, mirrored).text(state.text, small, stateColor, Qt::ElideRight);
        if (!state.icon.isEmpty()) {
            const QRect iconBox = second.takeEnd(height, gap);
            painter->drawPixmap(iconBox.topLeft(), Icons::pixmap(state.icon, height, stateColor, ratio));
        }
    }
    if (entry->video.isOnWeb()) {
        const QRect iconBox = second.takeStart(height, badgeGap);
        painter->drawPixmap(iconBox.topLeft(), Icons::pixmap(u"globe"_s, height, subtle, ratio));
        second.text(fileName(*entry), small, subtle);
        return;
    }
    const QString facts = rowFacts(*entry);
    const QString name = fileName(*entry);
    const int factsWidth = smallMetrics.horizontalAdvance(facts) + 1;
    const int nameWidth = smallMetrics.horizontalAdvance(name) + 1;
    // Without room for a readable piece of the name the facts go.
    constexpr int leastName = 80;
    if (second.room() - factsWidth - gap >= qMin(nameWidth, leastName)) {
        const int shown = qMin(nameWidth, second.room() - factsWidth - gap);
        Line(painter, second.takeStart(shown, gap), mirrored).text(name, small, subtle);
        second.text(facts, small, subtle, Qt::ElideRight);
    } else {
        second.text(name, small, subtle);
    }
}

} // namespace Legenda
