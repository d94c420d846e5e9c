// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A searchable list of languages to tick; the ticked ones stand first, in their order of preference.

#include "core/base/language.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace Legenda {

class LanguagePopup : public QFrame
{
    Q_OBJECT
public:
    /// @param flags Qt::Popup, or Qt::Widget to stand inside a dialog
    explicit LanguagePopup(QWidget *parent = nullptr, Qt::WindowFlags flags = Qt::Popup);

    void setLanguages(const QList<Language> &chosen);
    const QList<Language> &languages() const { return m_chosen; }

Q_SIGNALS:
    /// After each tick and each move.
    void languagesChanged(const QList<Legenda::Language> &languages);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter(const QString &text);
    void itemChanged(QListWidgetItem *item);
    void moveCurrent(int by);
    void updateButtons();

    QList<Language> m_chosen;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
};

} // namespace Legenda
