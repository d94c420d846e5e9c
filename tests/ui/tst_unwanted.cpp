// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The right side of the window by keyboard: going through the hits, filtering, reading, hiding, and taking it back.

#include "core/base/background.h"
#include "core/search/notthisone.h"
#include "tests/support/workshop.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/undohistory.h"
#include "ui/preview/detailsview.h"
#include "ui/preview/previewpanel.h"
#include "ui/results/filterbar.h"
#include "ui/results/hitmodel.h"
#include "ui/results/resultspanel.h"
#include "ui/videos/videopanel.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QString film = u"A.Quiet.Field.1999.1080p.BluRay.x264-GRP"_s;

/// A window on one film with three hits, the list of them in focus.
struct Desk
{
    Workshop shop;
    std::unique_ptr<MainWindow> window;
    VideoId video = -1;

    explicit Desk(const QStringList &names = {film + u".mkv"_s})
    {
        shop.settings.setFirstRunDone(true);
        Preferences preferences;
        preferences.languages = {Language::fromCode(u"en")};
        shop.settings.setPreferences(preferences);
        shop.fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
            QList<SubtitleHit> hits{makeHit(u"1"_s, u"en"_s, film, SubtitleHit::MatchedBy::Hash),
                makeHit(u"2"_s, u"en"_s, u"A.Quiet.Field.1999.720p.WEB-DL.x264-TWO"_s),
                makeHit(u"3"_s, u"en"_s, u"A Quiet Field 1999 DVDRip XviD-THREE"_s)};
            hits[1].uploader = u"old_mole"_s;
            hits[2].fromTrusted = true;
            return hits;
        };
        window = std::make_unique<MainWindow>(*shop.engine);
        window->resize(1000, 700);
        window->show();
        window->activateWindow();
        const QList<LibraryEntry> entries = shop.videos(names);
        if (entries.isEmpty())
            return;
        video = entries.first().id;
        (void)QTest::qWaitFor([this] { return window->findChild<VideoPanel *>()->rowRect(video).isValid(); }, 10000);
        window->findChild<VideoPanel *>()->select({video});
        (void)QTest::qWaitFor([this] { return model().rowCount() == 3; }, 20000);
        list()->setFocus();
    }

    QListView *list() const { return window->findChild<ResultsPanel *>()->findChild<QListView *>(); }
    HitModel &model() const { return *qobject_cast<HitModel *>(list()->model()); }
    QString id(int row) const { return model().hitAt(model().index(row))->hit.id; }
    QString current() const
    {
        const RankedHit *hit = model().hitAt(list()->currentIndex());
        return hit ? hit->hit.id : QString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), key, modifiers);
    }
    QString messages() const
    {
        QStringList texts;
        const auto labels = window->findChild<MessageBar *>()->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisibleTo(window.get()))
                texts << label->text();
        }
        return texts.join(u'|');
    }
    QPushButton *button(const QString &text) const
    {
        const auto buttons = window->findChildren<QPushButton *>();
        for (QPushButton *one : buttons) {
            if (one->text() == text && one->isVisibleTo(window.get()))
                return one;
        }
        return nullptr;
    }
    QAction *action(const QString &text) const
    {
        const auto actions = window->findChildren<QAction *>();
        for (QAction *one : actions) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
};

} // namespace

class TestUnwanted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void deleteHidesForGoodAndUndoBringsBack()
    {
        Desk desk;
        QCOMPARE(desk.model().rowCount(), 3);
        QCOMPARE(desk.current(), u"1"_s);
        const QString next = desk.id(1);
        desk.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.model().rowCount(), 2);
        QVERIFY2(desk.messages().contains(u"Hidden for this video."_s), qPrintable(desk.messages()));
        QCOMPARE(desk.shop.engine->library().count(), 1); // Delete in the hits takes no video off
        QCOMPARE(desk.current(), next); // the next one, not the first by chance
        const QString key = videoKey(Engine::facts(*desk.shop.engine->library().find(desk.video)));
        QCOMPARE(*awaited(desk.shop.store.unwanted(key)), QStringList{u"fake:f1"_s});
        // Searching again does not bring it back.
        desk.action(u"&Search again"_s)->trigger();
        QTRY_COMPARE(desk.shop.fake->searches.size() > 1, true);
        QTRY_COMPARE(desk.model().rowCount(), 2);

        QVERIFY(desk.button(u"Undo"_s));
        desk.button(u"Undo"_s)->click();
        QTRY_COMPARE(desk.model().rowCount(), 3);
        QCOMPARE(desk.id(0), u"1"_s); // with the score it had
        QVERIFY(awaited(desk.shop.store.unwanted(key))->isEmpty());
        QVERIFY(!desk.action(u"&Undo"_s)->isEnabled()); // it was the only step
    }

    void hiddenOnesAreShownGreyedAndOfferedAgain()
    {
        Desk desk;
        desk.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.model().rowCount(), 2);
        desk.window->findChild<FilterBar *>()->setShowUnwanted(true);
        QCOMPARE(desk.model().rowCount(), 3);
        QCOMPARE(desk.id(2), u"1"_s); // after those that may be taken
        QVERIFY(desk.model().index(2).data(Qt::AccessibleTextRole).toString().contains(u"You said: not this one"_s));
        desk.list()->setCurrentIndex(desk.model().index(2));
        QTRY_VERIFY(desk.button(u"Offer again"_s)); // in the details
        desk.list()->setFocus();
        desk.press(Qt::Key_Delete);
        QTRY_VERIFY(!isNotThisOne(*desk.model().hitAt(desk.model().index(0))) && desk.id(0) == "1"_L1);
        QVERIFY2(desk.messages().contains(u"again"_s), qPrintable(desk.messages()));
    }

    void deleteAgainHidesTheNext()
    {
        Desk desk;
        for (const int left : {2, 1}) {
            desk.press(Qt::Key_Delete);
            QTRY_COMPARE(desk.model().rowCount(), left);
            QVERIFY(desk.list()->selectionModel()->isSelected(desk.list()->currentIndex()));
        }
    }

    void theRowBelowTakesThePlace()
    {
        Desk desk;
        desk.list()->setCurrentIndex(desk.model().index(1));
        const QString below = desk.model().hitAt(desk.model().index(2))->hit.fullId();
        desk.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.model().rowCount(), 2);
        QCOMPARE(desk.list()->currentIndex().row(), 1);
        QCOMPARE(desk.model().hitAt(desk.list()->currentIndex())->hit.fullId(), below);
        desk.press(Qt::Key_Delete); // the last one: the one above it
        QTRY_COMPARE(desk.model().rowCount(), 1);
        QCOMPARE(desk.list()->currentIndex().row(), 0);
    }

    void detailsHideToo()
    {
        Desk desk;
        QPushButton *button = desk.button(u"Not this one"_s);
        QVERIFY(button);
        button->click();
        QTRY_COMPARE(desk.model().rowCount(), 2);
    }

    void downloadBestLeavesHiddenOnesAlone()
    {
        Desk desk;
        desk.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.model().rowCount(), 2);
        const QString second = desk.model().hitAt(desk.model().index(0))->hit.files.first().id;
        desk.action(u"&Download best for 1"_s)->trigger();
        QTRY_COMPARE(desk.shop.fake->downloads, QStringList{second});
    }

    void undoGoesByTheOrderOfWhatWasDone()
    {
        Desk desk;
        desk.press(Qt::Key_Return); // saves the first
        const QString saved = film + u".en.srt"_s;
        QTRY_VERIFY(desk.shop.exists(saved) && desk.action(u"&Undo last saving"_s));
        desk.list()->setFocus();
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.model().rowCount(), 2);
        QTRY_VERIFY(desk.action(u"&Undo hiding"_s));
        desk.action(u"&Undo hiding"_s)->trigger();
        QTRY_COMPARE(desk.model().rowCount(), 3);
        QVERIFY(desk.shop.exists(saved));
        QVERIFY(desk.action(u"&Undo last saving"_s));
        desk.action(u"&Undo last saving"_s)->trigger();
        QTRY_VERIFY(!desk.shop.exists(saved));
    }

    void historyCountsWhatOthersKeep()
    {
        UndoHistory history;
        QStringList undone;
        const UndoHistory::Step save{u"saves"_s, u"save"_s, [&] { undone << u"save"_s; }};
        history.setCount(u"saves"_s, 1, save);
        const int hide = history.push({u"unwanted"_s, u"hide"_s, [&] { undone << u"hide"_s; }});
        history.setCount(u"saves"_s, 2, save);
        QCOMPARE(history.text(), u"save"_s);
        history.setCount(u"saves"_s, 1, save); // taken back by its message: the newest
        QCOMPARE(history.text(), u"hide"_s);
        history.drop(hide);
        history.undo();
        QCOMPARE(undone, QStringList{u"save"_s});
        QVERIFY(!history.canUndo());
        history.undo(); // nothing is left
    }

    void keysOfTheList()
    {
        Desk desk;
        desk.press(Qt::Key_Down);
        QCOMPARE(desk.current(), desk.id(1));
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.shop.fake->downloads.size(), 1); // read
        QVERIFY(!desk.shop.exists(film + u".en.srt"_s));
        auto *preview = desk.window->findChild<PreviewPanel *>();
        auto *tabs = preview->findChild<QTabBar *>();
        QTRY_COMPARE(tabs->currentIndex(), 0);
        QTRY_VERIFY(preview->findChild<QTreeView *>()->model()->rowCount() > 0);
        desk.window->findChild<ResultsPanel *>()->focusHits();
        desk.action(u"&Details of the subtitle"_s)->trigger();
        QCOMPARE(tabs->currentIndex(), 1);
        QVERIFY(qobject_cast<QTextBrowser *>(QApplication::focusWidget()));
    }

    void filterOfTheHits()
    {
        Desk desk;
        auto *bar = desk.window->findChild<FilterBar *>();
        auto *edit = bar->findChild<QLineEdit *>();
        for (const auto &[key, modifiers] : {std::pair(Qt::Key_F, Qt::KeyboardModifiers(Qt::ControlModifier)),
                 std::pair(Qt::Key_Slash, Qt::KeyboardModifiers())}) {
            desk.list()->setFocus();
            QTest::keyClick(desk.list(), key, modifiers);
            QVERIFY(edit->hasFocus());
        }
        QTest::keyClicks(edit, u"MOLE"_s);
        QCOMPARE(desk.model().rowCount(), 1);
        QTest::keyClick(edit, Qt::Key_Down);
        QVERIFY(desk.list()->hasFocus());
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Escape); // clears, and stops nothing
        QCOMPARE(desk.model().rowCount(), 3);
        QVERIFY(desk.list()->hasFocus());
    }

    void anEmptyFilterSaysSo()
    {
        Desk desk;
        auto *edit = desk.window->findChild<FilterBar *>()->findChild<QLineEdit *>();
        edit->setText(u"nobody"_s);
        QCOMPARE(desk.model().rowCount(), 0);
        bool said = false;
        const auto labels = desk.window->findChild<ResultsPanel *>()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            said =
                said || (label->text().contains(u"hides all 3 subtitles"_s) && label->text().contains(u"“nobody”"_s));
        QStringList all;
        for (const QLabel *label : labels)
            all << label->text();
        QVERIFY2(said, qPrintable(all.join(u'|')));
        QVERIFY(desk.button(u"Show all"_s));
        desk.button(u"Show all"_s)->click();
        QCOMPARE(desk.model().rowCount(), 3);
        QVERIFY(edit->text().isEmpty());
    }

    void filterStaysForTheNextVideo()
    {
        Desk desk({film + u".mkv"_s, u"Another.Field.2001.1080p.BluRay.x264-GRP.mkv"_s});
        auto *bar = desk.window->findChild<FilterBar *>();
        for (QAction *action : bar->findChildren<QAction *>()) {
            if (action->text().contains(u"trusted"_s))
                action->trigger();
        }
        QCOMPARE(desk.model().rowCount(), 1);
        bar->findChild<QLineEdit *>()->setText(u"three"_s);
        desk.action(u"&Next video"_s)->trigger();
        QTRY_VERIFY(desk.window->findChild<ResultsPanel *>()->video() != desk.video);
        QVERIFY(bar->filter().trustedOnly);
        QVERIFY(bar->filter().text.isEmpty()); // words are about one list
        desk.action(u"P&revious video"_s)->trigger();
        QTRY_COMPARE(desk.window->findChild<ResultsPanel *>()->video(), desk.video);
    }

    void shortcutsAreListed()
    {
        Desk desk;
        ShortcutsDialog dialog({}, nullptr);
        QStringList lines;
        auto *list = dialog.findChild<QTreeWidget *>();
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
                lines << list->topLevelItem(i)->child(j)->text(0) + u'=' + list->topLevelItem(i)->child(j)->text(1);
        }
        const QString all = lines.join(u'\n');
        for (const auto &words : {u"hide"_s, u"Read the text=Space"_s, u"=Del"_s, u"Ctrl+F or /"_s})
            QVERIFY2(all.contains(words), qPrintable(all));
    }

    void saysOnceThatSecretsAreForgotten()
    {
        Desk desk;
        QVERIFY(!desk.messages().contains(u"No keyring"_s)); // nothing to forget yet
        QVERIFY(
            awaited(desk.shop.engine->saveAccount(u"fake"_s, {{u"username"_s, u"ann"_s}, {u"password"_s, u"hush"_s}})));
        QTRY_VERIFY(desk.messages().contains(u"No keyring answers"_s));
        QVERIFY(!desk.messages().contains(u"hush"_s));
        desk.window->findChild<MessageBar *>()->close(u"no-keyring"_s);
        QVERIFY(awaited(desk.shop.engine->saveAccount(u"fake"_s, {{u"password"_s, u"other"_s}})));
        QTest::qWait(50);
        QVERIFY(!desk.messages().contains(u"No keyring answers"_s));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Q_INIT_RESOURCE(legenda);
    QApplication application(argc, argv);
    TestUnwanted test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_unwanted.moc"
