// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/weblanguagespanel.h"

#include "ui/webvideo/webpostform.h"
#include "ui/webvideo/webwork.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

WebLanguagesPanel::WebLanguagesPanel(WebWork &work, QWidget *parent) : QWidget(parent), m_work(work)
{
    auto *layout = new QVBoxLayout(this);
    m_pages = new QStackedWidget(this);
    layout->addWidget(m_pages);
    m_listPage = buildList();
    m_addPage = buildAdd();
    m_post = new WebPostForm(m_work, m_pages);
    for (QWidget *page : {m_listPage, m_addPage, static_cast<QWidget *>(m_post)})
        m_pages->addWidget(page);
    connect(m_post, &WebPostForm::cancelled, this, &WebLanguagesPanel::showList);
    connect(m_post, &WebPostForm::posted, this, [this](const QString &code) {
        m_choose = code;
        showList();
        reload();
    });
    connect(&m_work, &WebWork::busyChanged, this, &WebLanguagesPanel::updateActions);
    connect(&m_work, &WebWork::languagesChanged, this, [this] {
        fillLanguages(m_newLanguage, m_work);
        updateActions();
    });
    updateActions();
}

QWidget *WebLanguagesPanel::buildList()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_listOrState = new QStackedWidget(page);
    m_tree = new QTreeWidget(m_listOrState);
    m_tree->setObjectName(u"languages"_s);
    m_tree->setHeaderLabels({tr("Language"), tr("State"), tr("By")});
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAccessibleName(tr("Languages and versions"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_empty = new StatePage(m_listOrState);
    m_empty->setState(u"missing"_s, tr("No subtitles yet."), tr("Add a language to begin with."));
    m_listOrState->addWidget(m_tree);
    m_listOrState->addWidget(m_empty);
    layout->addWidget(m_listOrState, 1);
    auto *row = new QHBoxLayout;
    m_openAdd = new QPushButton(tr("&Add language…"), page);
    m_openAdd->setAutoDefault(false);
    m_openAdd->setObjectName(u"openAddLanguage"_s);
    m_openPost = new QPushButton(tr("&Send a new version…"), page);
    m_openPost->setAutoDefault(false);
    m_openPost->setObjectName(u"openPost"_s);
    row->addWidget(m_openAdd);
    row->addStretch(1);
    row->addWidget(m_openPost);
    layout->addLayout(row);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &WebLanguagesPanel::updateActions);
    connect(m_openAdd, &QPushButton::clicked, this, [this] {
        m_fields.clearProblems();
        m_spoken->setChecked(false);
        chooseNewLanguage();
        m_pages->setCurrentWidget(m_addPage);
        m_newLanguage->setFocus();
    });
    connect(m_openPost, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentWidget(m_post);
        m_post->begin(m_languages, currentCode());
    });
    return page;
}

QWidget *WebLanguagesPanel::buildAdd()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *fields = new QWidget(page);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_newLanguage = new QComboBox(fields);
    m_fields.add(form, tr("&Language"), m_newLanguage, {u"language_code"_s, u"language"_s});
    m_spoken = new QCheckBox(tr("It is what is s&poken in the video"), fields);
    form->addRow(QString(), m_spoken);
    layout->addWidget(fields);
    layout->addStretch(1);
    auto *row = new QHBoxLayout;
    auto *back = new QPushButton(tr("&Back"), page);
    back->setAutoDefault(false);
    m_add = new QPushButton(tr("&Add language"), page);
    m_add->setAutoDefault(false);
    m_add->setObjectName(u"addLanguage"_s);
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(m_add);
    layout->addLayout(row);
    connect(back, &QPushButton::clicked, this, &WebLanguagesPanel::showList);
    connect(m_add, &QPushButton::clicked, this, &WebLanguagesPanel::add);
    return page;
}

void WebLanguagesPanel::showList()
{
    m_pages->setCurrentWidget(m_listPage);
    m_tree->setFocus();
}

void WebLanguagesPanel::reload()
{
    if (m_choose.isEmpty())
        m_choose = currentCode();
    m_work.run(m_work.web().webLanguages(m_work.video().id, m_work.stopToken()), tr("Reading the languages"),
        [this](const QList<WebLanguage> &languages) { showLanguages(languages); });
}

void WebLanguagesPanel::showLanguages(const QList<WebLanguage> &languages)
{
    m_languages = languages;
    m_tree->clear();
    for (const WebLanguage &language : m_languages) {
        QStringList state;
        if (language.spoken)
            state.append(tr("spoken"));
        state.append(language.published ? tr("published") : tr("not published"));
        state.append(language.complete ? tr("complete") : tr("incomplete"));
        if (language.cues >= 0)
            state.append(tr("%n line(s)", nullptr, language.cues));
        const QString name = language.name.isEmpty() ? m_work.languageName(language.code) : language.name;
        auto *item = new QTreeWidgetItem(m_tree, {name, state.join(u" · "_s), QString()});
        item->setData(0, Qt::UserRole, language.code);
        item->setToolTip(0, language.code);
        for (const WebVersion &version : language.versions) {
            auto *child = new QTreeWidgetItem(item,
                {tr("Version %1").arg(version.number), version.published ? tr("published") : tr("not published"),
                    version.author});
            child->setData(0, Qt::UserRole, language.code);
        }
        item->setExpanded(m_languages.size() <= 3);
        if (language.code == m_choose)
            m_tree->setCurrentItem(item);
    }
    m_choose.clear();
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    if (QTreeWidgetItem *item = m_tree->currentItem())
        item->setExpanded(true);
    m_listOrState->setCurrentWidget(m_languages.isEmpty() ? static_cast<QWidget *>(m_empty) : m_tree);
    updateActions();
}

QString WebLanguagesPanel::currentCode() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void WebLanguagesPanel::updateActions()
{
    const auto why = m_work.whyNotEdit();
    const bool may = m_work.mayEdit();
    const QString reason = why ? why->message : QString();
    for (QPushButton *button : {m_openAdd, m_openPost, m_add})
        button->setToolTip(reason);
    m_openAdd->setEnabled(may && !m_work.languages().isEmpty());
    m_openPost->setEnabled(may && !m_languages.isEmpty());
    m_add->setEnabled(may && m_newLanguage->count() > 0);
    if (!why && m_languages.isEmpty())
        m_openPost->setToolTip(tr("Add a language first."));
}

/// The first one that the video does not have.
void WebLanguagesPanel::chooseNewLanguage()
{
    for (int i = 0; i < m_newLanguage->count(); ++i) {
        const QString code = m_newLanguage->itemData(i).toString();
        const auto there = std::any_of(
            m_languages.cbegin(), m_languages.cend(), [&](const WebLanguage &each) { return each.code == code; });
        if (!code.isEmpty() && !there) {
            m_newLanguage->setCurrentIndex(i);
            return;
        }
    }
}

void WebLanguagesPanel::add()
{
    WebLanguageDraft draft;
    draft.code = m_newLanguage->currentData().toString();
    draft.spoken = m_spoken->isChecked();
    const auto there = std::any_of(
        m_languages.cbegin(), m_languages.cend(), [&](const WebLanguage &each) { return each.code == draft.code; });
    if (there) {
        m_fields.setProblem(u"language_code"_s, tr("The video has this language already."));
        return;
    }
    m_fields.clearProblems();
    m_work.run(
        m_work.web().addWebLanguage(m_work.video().id, draft, m_work.stopToken()), tr("Adding the language"),
        [this](const WebLanguage &language) {
            m_choose = language.code;
            Q_EMIT m_work.succeeded(
                tr("%1 is added. Send a first version of its subtitles.").arg(m_work.languageName(language.code)));
            showList();
            reload();
        },
        [this](const Error &error) {
            if (!m_fields.showProblems(error))
                Q_EMIT m_work.failed(error);
        });
}

} // namespace Legenda
