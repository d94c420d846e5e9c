// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/messagebar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int mostMessages = 4;

QString iconName(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Good:
        return u"check"_s;
    case Message::Kind::Warning:
        return u"warning"_s;
    case Message::Kind::Error:
        return u"error"_s;
    case Message::Kind::Question:
    case Message::Kind::Info:
        break;
    }
    return u"info"_s;
}

Icons::Tone tone(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Good:
        return Icons::Tone::Good;
    case Message::Kind::Warning:
        return Icons::Tone::Warn;
    case Message::Kind::Error:
        return Icons::Tone::Bad;
    case Message::Kind::Question:
    case Message::Kind::Info:
        break;
    }
    return Icons::Tone::Accent;
}

QColor color(Message::Kind kind, const Theme &theme)
{
    switch (kind) {
    case Message::Kind::Good:
        return theme.good;
    case Message::Kind::Warning:
        return theme.warn;
    case Message::Kind::Error:
        return theme.bad;
    case Message::Kind::Question:
    case Message::Kind::Info:
        break;
    }
    return theme.accent;
}

/// Never lower than its lines, however narrow it is: a layout that lacks room would cut them.
class WrappedLabel : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setMinimumHeight(heightForWidth(width()));
    }
};

/// One message; repaints itself from the palette, so it follows the theme.
class MessageRow : public QWidget
{
public:
    MessageRow(Message message, const std::function<void(QWidget *)> &drop, QWidget *parent)
        : QWidget(parent), m_message(std::move(message))
    {
        setAccessibleName(m_message.text);
        setToolTip(m_message.details);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(spacing(this, 3), spacing(this, 1), spacing(this, 1), spacing(this, 1));
        layout->setSpacing(spacing(this, 2));

        auto *icon = new QToolButton(this);
        icon->setIcon(Icons::get(iconName(m_message.kind), tone(m_message.kind)));
        icon->setAutoRaise(true);
        icon->setFocusPolicy(Qt::NoFocus);
        icon->setAttribute(Qt::WA_TransparentForMouseEvents);
        layout->addWidget(icon, 0, Qt::AlignTop);

        auto *text = new WrappedLabel(m_message.text, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        text->setContentsMargins(0, spacing(this, 1), 0, spacing(this, 1));
        layout->addWidget(text, 1);

        QCheckBox *check = nullptr;
        if (!m_message.checkText.isEmpty()) {
            check = new QCheckBox(m_message.checkText, this);
            layout->addWidget(check);
        }
        if (!m_message.choices.isEmpty()) {
            auto *list = new QComboBox(this);
            list->addItems(m_message.choices);
            list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            list->setMinimumContentsLength(24);
            list->setAccessibleName(m_message.text);
            layout->addWidget(list);
            auto *button = new QPushButton(m_message.chooseText, this);
            layout->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, drop, list, chosen = m_message.chosen] {
                const int choice = list->currentIndex();
                const auto call = chosen;
                drop(this);
                if (call)
                    call(choice);
            });
        }
        for (const MessageAction &action : std::as_const(m_message.actions)) {
            auto *button = new QPushButton(action.text, this);
            button->setAutoDefault(true);
            button->setDefault(action.isDefault);
            layout->addWidget(button);
            connect(button, &QPushButton::clicked, this,
                [this, drop, check, run = action.run, keeps = action.keepsMessage] {
                    const bool checked = check && check->isChecked();
                    const auto call = run; // the row may be gone before it returns
                    if (!keeps)
                        drop(this);
                    if (call)
                        call(checked);
                });
        }
        if (m_message.closable) {
            auto *closeButton = new QToolButton(this);
            closeButton->setIcon(Icons::get(u"close"_s, Icons::Tone::Subtle));
            closeButton->setAutoRaise(true);
            closeButton->setToolTip(MessageBar::tr("Close this message"));
            closeButton->setAccessibleName(MessageBar::tr("Close this message"));
            layout->addWidget(closeButton);
            connect(closeButton, &QToolButton::clicked, this, [this, drop, closed = m_message.closed] {
                drop(this);
                if (closed)
                    closed();
            });
        }
    }

    const QString &key() const { return m_message.key; }
    bool mayGo() const { return m_message.closable && !m_message.closed && m_message.actions.isEmpty(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        const QColor own = color(m_message.kind, theme);
        QPainter painter(this);
        painter.fillRect(rect(), mixed(own, palette().color(QPalette::Window), theme.dark ? 0.16 : 0.10));
        QRect edge = rect();
        edge.setWidth(3);
        if (layoutDirection() == Qt::RightToLeft)
            edge.moveRight(rect().right());
        painter.fillRect(edge, own);
    }

private:
    Message m_message;
};

} // namespace

MessageBar::MessageBar(QWidget *parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void MessageBar::show(Message message)
{
    if (!message.key.isEmpty())
        close(message.key);
    // Old notes make room; questions and offers stay until they are answered.
    for (int i = 0; i < m_layout->count() && m_layout->count() >= mostMessages; ++i) {
        auto *row = static_cast<MessageRow *>(m_layout->itemAt(i)->widget());
        if (row->mayGo()) {
            drop(row);
            break;
        }
    }
    auto *row = new MessageRow(
        std::move(message), [this](QWidget *gone) { drop(gone); }, this);
    m_layout->addWidget(row);
    QWidget::show();
    QAccessibleEvent event(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::close(const QString &key)
{
    if (QWidget *row = find(key))
        drop(row);
}

bool MessageBar::has(const QString &key) const
{
    return find(key) != nullptr;
}

int MessageBar::count() const
{
    return m_layout->count();
}

QWidget *MessageBar::find(const QString &key) const
{
    for (int i = 0; i < m_layout->count(); ++i) {
        auto *row = static_cast<MessageRow *>(m_layout->itemAt(i)->widget());
        if (row->key() == key)
            return row;
    }
    return nullptr;
}

void MessageBar::drop(QWidget *message)
{
    m_layout->removeWidget(message);
    message->hide();
    message->deleteLater();
    if (m_layout->count() == 0)
        hide();
}

} // namespace Legenda
