// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/foldsection.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

class FoldSection::CountBadge : public QWidget
{
public:
    using QWidget::QWidget;

    void setText(const QString &text)
    {
        m_badge = {text, Badge::Look::Good};
        setFixedSize(badgeSize(m_badge, font()));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        paintBadge(&painter, rect(), m_badge, font(), palette(), false);
    }

private:
    Badge m_badge;
};

FoldSection::FoldSection(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent), m_title(title), m_content(content), m_header(new QToolButton(this)),
      m_badge(new CountBadge(this)), m_reset(new QToolButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing(this, 1));
    m_header->setText(title);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setAutoRaise(true);
    m_header->setFocusPolicy(Qt::StrongFocus);
    QFont bold = m_header->font();
    bold.setWeight(QFont::DemiBold);
    m_header->setFont(bold);
    row->addWidget(m_header);
    row->addWidget(m_badge);
    row->addStretch(1);
    m_reset->setIcon(Icons::get(u"close"_s, Icons::Tone::Subtle));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(tr("Switch all of these off"));
    m_reset->setAccessibleName(tr("Switch off: %1").arg(QString(title).remove(u'&')));
    row->addWidget(m_reset);
    column->addLayout(row);
    m_content->setParent(this);
    m_content->setContentsMargins(indent(), spacing(this, 1), 0, spacing(this, 3));
    column->addWidget(m_content);
    connect(m_header, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    connect(m_reset, &QToolButton::clicked, this, &FoldSection::resetRequested);
    m_content->hide();
    showArrow();
    setCount(0);
}

int FoldSection::indent() const
{
    return spacing(this, 2);
}

int FoldSection::headWidth() const
{
    return layout()->itemAt(0)->minimumSize().width();
}

void FoldSection::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    m_content->setVisible(open);
    showArrow();
    Q_EMIT openChanged(open);
}

void FoldSection::showArrow()
{
    // A picture, not an arrow of the button's own: Qt leaves that on the left where all else is mirrored.
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int side = m_header->fontMetrics().height() * 2 / 3;
    QPixmap picture(QSize(side, side) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QStyleOption option;
    option.initFrom(this);
    option.rect = QRect(0, 0, side, side);
    style()->drawPrimitive(m_open ? QStyle::PE_IndicatorArrowDown
            : rightToLeft         ? QStyle::PE_IndicatorArrowLeft
                                  : QStyle::PE_IndicatorArrowRight,
        &option, &painter, this);
    painter.end();
    m_header->setIcon(picture);
    m_header->setIconSize({side, side});
    m_header->setToolTip(m_open ? tr("Fold this part") : tr("Open this part"));
}

void FoldSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange)
        showArrow();
}

void FoldSection::setCount(int count)
{
    m_count = count;
    m_badge->setVisible(count > 0);
    m_reset->setVisible(count > 0);
    const QString text = tr("%n change(s)", nullptr, count);
    m_badge->setText(text);
    m_header->setAccessibleDescription(count > 0 ? text : QString());
}

} // namespace Legenda
