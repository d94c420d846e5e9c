// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/wishespage.h"

#include "ui/settings/wishesform.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

WishesPage::WishesPage(QWidget *parent) : PreferencesPage(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(area);
    auto *page = new QWidget(area);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 2));
    auto *text = new QLabel(
        tr("“Download best” never takes what is not wanted. It can still be shown and chosen by hand."), page);
    text->setWordWrap(true);
    layout->addWidget(text);
    m_general = new WishesForm(page);
    m_general->setObjectName(u"generalWishes"_s);
    layout->addWidget(m_general);

    m_disclosure = new QToolButton(page);
    m_disclosure->setObjectName(u"differentForOneLanguage"_s);
    m_disclosure->setText(tr("&Different for one language…"));
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addWidget(m_disclosure);
    QWidget *own = buildOwn();
    layout->addWidget(own);
    layout->addStretch(1);
    area->setWidget(page);

    const auto open = [this, own, area](bool shown) {
        m_disclosure->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
        own->setVisible(shown);
        if (shown && isVisible())
            QMetaObject::invokeMethod(
                area, [area, own] { area->ensureWidgetVisible(own); }, Qt::QueuedConnection);
    };
    open(false);
    connect(m_disclosure, &QToolButton::toggled, this, open);
    connect(m_general, &WishesForm::changed, this, [this] {
        // What does not differ shows what holds.
        showLanguage();
        Q_EMIT changed();
    });
}

QWidget *WishesPage::buildOwn()
{
    auto *own = new QWidget(this);
    auto *layout = new QVBoxLayout(own);
    layout->setContentsMargins(spacing(this, 3), 0, 0, 0);
    layout->setSpacing(spacing(this, 2));
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Language"), own);
    m_language = new QComboBox(own);
    label->setBuddy(m_language);
    row->addWidget(label);
    row->addWidget(m_language, 1);
    layout->addLayout(row);
    m_differs = new QCheckBox(tr("&Other wishes than above"), own);
    layout->addWidget(m_differs);
    m_own = new WishesForm(own, false);
    m_own->setObjectName(u"ownWishes"_s);
    layout->addWidget(m_own);
    connect(m_language, &QComboBox::currentIndexChanged, this, &WishesPage::showLanguage);
    connect(m_differs, &QCheckBox::toggled, this, &WishesPage::ownChanged);
    connect(m_own, &WishesForm::changed, this, &WishesPage::ownChanged);
    return own;
}

void WishesPage::showLanguage()
{
    const QString code = m_language->currentData().toString();
    const bool differs = m_perLanguage.contains(code);
    const QSignalBlocker silence(m_differs);
    m_differs->setChecked(differs);
    m_differs->setEnabled(!code.isEmpty());
    m_own->setEnabled(differs);
    m_own->setWishes(m_perLanguage.value(code, m_general->wishes()));
}

void WishesPage::ownChanged()
{
    const QString code = m_language->currentData().toString();
    if (m_differs->isChecked())
        m_perLanguage[code] = m_own->wishes();
    else
        m_perLanguage.remove(code);
    showLanguage();
    Q_EMIT changed();
}

void WishesPage::load(const Preferences &preferences)
{
    m_general->setWishes(preferences);
    m_perLanguage = preferences.perLanguage;
    QList<Language> languages = preferences.languages;
    for (const QString &code : m_perLanguage.keys()) {
        if (const Language language = Language::fromCode(code); !languages.contains(language))
            languages.append(language);
    }
    {
        const QSignalBlocker silence(m_language);
        m_language->clear();
        for (const Language &language : std::as_const(languages))
            m_language->addItem(language.name(), language.code());
        const QString first = m_perLanguage.isEmpty() ? QString() : m_perLanguage.firstKey();
        m_language->setCurrentIndex(std::max(0, m_language->findData(first)));
    }
    showLanguage();
    m_disclosure->setChecked(!m_perLanguage.isEmpty());
}

void WishesPage::store(Preferences &preferences) const
{
    static_cast<LanguageWishes &>(preferences) = m_general->wishes();
    preferences.perLanguage = m_perLanguage;
}

} // namespace Legenda
