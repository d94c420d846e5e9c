// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of the preferences that say which subtitles are wanted.

#include "ui/settings/languagespage.h"
#include "ui/settings/wishesform.h"
#include "ui/settings/wishespage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

Preferences some()
{
    Preferences preferences;
    preferences.languages = Language::fromList(u"en,de");
    preferences.hearingImpaired = Wish::Exclude;
    return preferences;
}

Preferences stored(const PreferencesPage &page)
{
    Preferences preferences = some();
    preferences.hearingImpaired = Wish::Include;
    page.store(preferences);
    return preferences;
}

void choose(QWidget *form, Wish wish)
{
    auto *box = form->findChildren<QComboBox *>().value(0);
    box->setCurrentIndex(box->findData(static_cast<int>(wish)));
}

} // namespace

class WishesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsLoadedIsStored();
    void oneLanguageMayDiffer();
    void whatDiffersIsShownAtOnce();
    void languagesByTurns();
};

void WishesTest::whatIsLoadedIsStored()
{
    WishesPage page;
    Preferences all = some();
    all.trustedOnly = true;
    all.aiTranslated = Wish::Only;
    all.perLanguage[u"fr"_s].foreignPartsOnly = Wish::Only; // not among the wanted languages
    page.load(all);
    Preferences back = some();
    page.store(back);
    QCOMPARE(back, all);
}

void WishesTest::oneLanguageMayDiffer()
{
    WishesPage page;
    page.load(some());
    page.show();
    auto *disclosure = page.findChild<QToolButton *>(u"differentForOneLanguage"_s);
    auto *general = page.findChild<WishesForm *>(u"generalWishes"_s);
    auto *own = page.findChild<WishesForm *>(u"ownWishes"_s);
    QVERIFY(disclosure && general && own);
    QVERIFY(!own->isVisible());
    disclosure->click();
    QVERIFY(own->isVisible());
    QVERIFY(!own->isEnabled());
    QVERIFY(stored(page).perLanguage.isEmpty());

    QComboBox *languages = nullptr;
    for (QComboBox *box : page.findChildren<QComboBox *>()) {
        if (box->findData(u"de"_s) >= 0)
            languages = box;
    }
    QVERIFY(languages);
    languages->setCurrentIndex(languages->findData(u"de"_s));
    QCheckBox *differs = nullptr;
    for (QCheckBox *box : page.findChildren<QCheckBox *>()) {
        if (box->parentWidget() == own->parentWidget())
            differs = box;
    }
    QVERIFY(differs);
    QSignalSpy changed(&page, &PreferencesPage::changed);
    differs->click();
    QVERIFY(changed.size() > 0);
    QVERIFY(own->isEnabled());
    // It begins with what holds for all.
    QCOMPARE(stored(page).perLanguage.value(u"de"_s).hearingImpaired, Wish::Exclude);
    choose(own, Wish::Only);
    choose(general, Wish::Include);
    const Preferences both = stored(page);
    QCOMPARE(both.hearingImpaired, Wish::Include);
    QCOMPARE(both.perLanguage.size(), 1);
    QCOMPARE(both.perLanguage.value(u"de"_s).hearingImpaired, Wish::Only);

    languages->setCurrentIndex(languages->findData(u"en"_s));
    QVERIFY(!differs->isChecked());
    languages->setCurrentIndex(languages->findData(u"de"_s));
    QVERIFY(differs->isChecked());
    differs->click();
    QVERIFY(stored(page).perLanguage.isEmpty());
}

void WishesTest::whatDiffersIsShownAtOnce()
{
    WishesPage page;
    Preferences preferences = some();
    preferences.perLanguage[u"de"_s].trustedOnly = true;
    page.load(preferences);
    page.show();
    auto *own = page.findChild<WishesForm *>(u"ownWishes"_s);
    QVERIFY(own->isVisible());
    QVERIFY(own->isEnabled());
    QVERIFY(own->wishes().trustedOnly);
}

void WishesTest::languagesByTurns()
{
    LanguagesPage page;
    page.load(some());
    QCOMPARE(stored(page).languageMode, LanguageMode::Every);
    QSignalSpy changed(&page, &PreferencesPage::changed);
    const QList<QRadioButton *> buttons = page.findChildren<QRadioButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons.last()->click();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(stored(page).languageMode, LanguageMode::FirstFound);
    Preferences first = some();
    first.languageMode = LanguageMode::FirstFound;
    LanguagesPage other;
    other.load(first);
    QCOMPARE(stored(other).languageMode, LanguageMode::FirstFound);
}

QTEST_MAIN(WishesTest)
#include "tst_wishes.moc"
