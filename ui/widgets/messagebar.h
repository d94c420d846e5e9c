// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Messages in the window instead of modal boxes: newest below, each with an icon, a sentence, buttons and a close
// button. Screen readers are told of each one.

#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace Legenda {

struct MessageAction
{
    QString text;
    /// @param checked of the message's check box; false where it has none
    std::function<void(bool checked)> run;
    bool keepsMessage = false;
    bool isDefault = false; ///< stands out
};

struct Message
{
    enum class Kind { Info, Good, Warning, Error, Question };
    QString key{}; ///< a message with the same key is replaced; empty: always a new one
    Kind kind = Kind::Info;
    QString text{}; ///< plain text
    QString details{}; ///< tooltip: the technical side
    QList<MessageAction> actions{};
    QString checkText{}; ///< text of a check box, such as "For all"; empty: none
    QStringList choices{}; ///< a list to choose one from, with a button; empty: none
    QString chooseText{}; ///< of that button
    std::function<void(int choice)> chosen{};
    std::function<void()> closed{}; ///< by the person's close button
    bool closable = true;
};

class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(Message message);
    void close(const QString &key);
    bool has(const QString &key) const;
    using QWidget::close;
    using QWidget::show;

    int count() const;

private:
    QWidget *find(const QString &key) const;
    void drop(QWidget *message);

    QVBoxLayout *m_layout = nullptr;
};

} // namespace Legenda
