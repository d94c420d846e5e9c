// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/foldsection.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
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
    m_header->setCheckable(true);
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
    m_content->setContentsMargins(spacing(this, 2), spacing(this, 1), 0, spacing(this, 3));
    column->addWidget(m_content);
    connect(m_header, &QToolButton::toggled, this, [this](bool open) {
        m_header->setArrowType(open                    ? Qt::DownArrow
                : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                       : Qt::RightArrow);
        m_content->setVisible(open);
        Q_EMIT openChanged(open);
    });
    connect(m_reset, &QToolButton::clicked, this, &FoldSection::resetRequested);
    m_header->setArrowType(layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow);
    m_content->hide();
    setCount(0);
}

bool FoldSection::isOpen() const
{
    return m_header->isChecked();
}

void FoldSection::setOpen(bool open)
{
    m_header->setChecked(open);
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
