// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What stands in the place of a list that has nothing to show: a picture, a sentence, perhaps buttons.

#include <QIcon>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace Legenda {

class StatePage : public QWidget
{
    Q_OBJECT
public:
    struct Button
    {
        QString text;
        std::function<void()> run;
    };

    explicit StatePage(QWidget *parent = nullptr);

    /// @param icon name for Icons
    void setState(const QString &icon, const QString &title, const QString &text, const QList<Button> &buttons = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    QString m_icon;
    QLabel *m_picture = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace Legenda
