// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The languages of a web video with their versions; a language can be added, a version sent.

#include "core/providers/webvideos.h"
#include "ui/webvideo/webfields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Legenda {

class StatePage;
class WebPostForm;
class WebWork;

class WebLanguagesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit WebLanguagesPanel(WebWork &work, QWidget *parent = nullptr);

    void reload();
    WebPostForm *postForm() const { return m_post; }

private:
    QWidget *buildList();
    QWidget *buildAdd();
    void showLanguages(const QList<WebLanguage> &languages);
    void showList();
    void updateActions();
    void chooseNewLanguage();
    void add();
    QString currentCode() const;

    WebWork &m_work;
    QList<WebLanguage> m_languages;
    WebFields m_fields;
    QStackedWidget *m_pages = nullptr;
    QStackedWidget *m_listOrState = nullptr;
    QWidget *m_listPage = nullptr;
    QWidget *m_addPage = nullptr;
    WebPostForm *m_post = nullptr;
    QTreeWidget *m_tree = nullptr;
    StatePage *m_empty = nullptr;
    QComboBox *m_newLanguage = nullptr;
    QCheckBox *m_spoken = nullptr;
    QPushButton *m_openAdd = nullptr;
    QPushButton *m_openPost = nullptr;
    QPushButton *m_add = nullptr;
    QString m_choose; ///< code of the language to go to once they are read
};

} // namespace Legenda
