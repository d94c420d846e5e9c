// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statepage.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Legenda {

StatePage::StatePage(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing(this, 6), spacing(this, 4), spacing(this, 6), spacing(this, 4));
    layout->setSpacing(spacing(this, 2));
    layout->addStretch(2);
    const auto label = [this, layout] {
        auto *text = new QLabel(this);
        text->setAlignment(Qt::AlignCenter);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        layout->addWidget(text);
        return text;
    };
    m_picture = label();
    m_title = label();
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_text = label();
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_buttons = new QHBoxLayout;
    m_buttons->setAlignment(Qt::AlignCenter);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void StatePage::setState(const QString &icon, const QString &title, const QString &text, const QList<Button> &buttons)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const Button &button : buttons) {
        auto *widget = new QPushButton(button.text, this);
        connect(widget, &QPushButton::clicked, this, button.run);
        m_buttons->addWidget(widget);
    }
    updatePicture();
}

void StatePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
}

void StatePage::updatePicture()
{
    m_picture->setVisible(!m_icon.isEmpty());
    if (!m_icon.isEmpty())
        m_picture->setPixmap(
            Icons::pixmap(m_icon, spacing(this, 10), Theme::of(palette()).border, devicePixelRatioF()));
}

} // namespace Legenda
