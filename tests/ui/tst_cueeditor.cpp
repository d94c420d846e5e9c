// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Editing cues by hand, in the list and its fields.

#include "core/base/background.h"
#include "tests/support/cueeditorscene.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/cuetimeedit.h"
#include "ui/preview/editablecuemodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QUndoStack>

using namespace Legenda;
using namespace Qt::StringLiterals;

using Bench = EditorBench;

class TestCueEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void typingChangesTheCue()
    {
        Bench bench(threeCues(), 1);
        QVERIFY(bench.text()->hasFocus());
        QCOMPARE(bench.text()->toPlainText(), u"The mill is closed"_s);
        Bench::type(bench.text(), u" now"_s);
        QCOMPARE(bench.cues().at(1).text, u"The mill is closed now"_s);
        QVERIFY(bench.isShown());
        QCOMPARE(bench.session.changes(), 1);
        QVERIFY(bench.session.isEdited(1));
        QVERIFY(!bench.session.isEdited(0));
        QVERIFY(bench.model().index(1, 0).data(EditableCueModel::EditedRole).toBool());
        // A blank or a line that was just begun stays in the field.
        QTest::keyClick(bench.text(), Qt::Key_Return);
        QCOMPARE(bench.cues().at(1).text, u"The mill is closed now"_s);
        QTest::keyClicks(bench.text(), u"Sorry."_s);
        QCOMPARE(bench.cues().at(1).text, u"The mill is closed now\nSorry."_s);
        QCOMPARE(bench.session.changes(), 1); // one change, whatever was typed
    }

    void typingIsTakenBackWordByWord()
    {
        Bench bench;
        Bench::type(bench.text(), u" my friend"_s);
        QTest::keyClick(bench.text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.cues().at(0).text, u"Good morning my"_s);
        QCOMPARE(bench.text()->toPlainText(), u"Good morning my"_s);
        QTest::keyClick(bench.text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.cues().at(0).text, u"Good morning"_s);
        QCOMPARE(bench.session.changes(), 0);
        QVERIFY(!bench.session.edited());
        QTest::keyClick(bench.text(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(bench.text(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(bench.cues().at(0).text, u"Good morning my friend"_s);
        QVERIFY(bench.isShown());
        // Typed and deleted again is no change.
        Bench other;
        Bench::type(other.text(), u"x"_s);
        QTest::keyClick(other.text(), Qt::Key_Backspace);
        QCOMPARE(other.session.undoStack()->count(), 0);
    }

    void wordsGetTags()
    {
        Bench bench;
        bench.text()->selectAll();
        QTest::keyClick(bench.text(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(bench.text()->toPlainText(), u"<i>Good morning</i>"_s);
        QCOMPARE(bench.cues().at(0).text, u"Good morning"_s);
        QCOMPARE(bench.cues().at(0).runs.size(), 1);
        QVERIFY(bench.cues().at(0).runs.first().style.has(TextStyle::Italic));
        QVERIFY(bench.session.isEdited(0));
        QTest::keyClick(bench.text(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(bench.cues().at(0).runs.isEmpty());
        QCOMPARE(bench.session.changes(), 0 + (bench.session.undoStack()->count() > 0 ? 1 : 0));
    }

    void timesStepByTheArrows()
    {
        Bench bench(threeCues(), 1);
        bench.time(0)->setFocus();
        QTest::keyClick(bench.time(0), Qt::Key_Up);
        QCOMPARE(bench.cues().at(1).startMs, 3100);
        QTest::keyClick(bench.time(0), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.cues().at(1).startMs, 2100);
        QCOMPARE(bench.session.changes(), 1);
        QTest::keyClick(bench.time(0), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.cues().at(1).startMs, 3000);
        QCOMPARE(bench.time(0)->value(), 3000);
        bench.time(1)->setFocus();
        QTest::keyClick(bench.time(1), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(bench.cues().at(1).endMs, 5500);
        QVERIFY(bench.isShown());
    }

    void typedTimesCountOnceTheyAreLeft()
    {
        Bench bench(threeCues(), 1);
        bench.time(0)->setFocus();
        bench.time(0)->selectAll();
        QTest::keyClicks(bench.time(0), u"0:00:03.250"_s);
        QCOMPARE(bench.cues().at(1).startMs, 3000);
        QTest::keyClick(bench.time(0), Qt::Key_Return);
        QCOMPARE(bench.cues().at(1).startMs, 3250);
        QCOMPARE(bench.cues().at(1).endMs, 4500); // what was typed on the way moved nothing
        bench.time(1)->setFocus();
        bench.time(1)->selectAll();
        QTest::keyClicks(bench.time(1), u"5"_s);
        bench.text()->setFocus();
        QCOMPARE(bench.cues().at(1).endMs, 5000);
        // By going to the next one as well, and not by Escape.
        bench.time(1)->setFocus();
        bench.time(1)->selectAll();
        QTest::keyClicks(bench.time(1), u"5,5"_s);
        QTest::keyClick(bench.time(1), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.row(), 2);
        QCOMPARE(bench.cues().at(1).endMs, 5500);
        QCOMPARE(bench.cues().at(2).endMs, 7000);
        bench.time(1)->selectAll();
        QTest::keyClicks(bench.time(1), u"9"_s);
        QTest::keyClick(bench.time(1), Qt::Key_Escape);
        QVERIFY(bench.list()->hasFocus());
        QCOMPARE(bench.cues().at(2).endMs, 7000);
        QVERIFY(bench.isShown());
    }

    void anEndBeforeTheStartIsRefused()
    {
        Bench bench(threeCues(), 1);
        bench.time(1)->setFocus();
        bench.time(1)->selectAll();
        QTest::keyClicks(bench.time(1), u"0:00:02.000"_s);
        QTest::keyClick(bench.time(1), Qt::Key_Return);
        QCOMPARE(bench.cues().at(1).endMs, 4500);
        QVERIFY(!bench.problem().isEmpty());
        bench.choose(0);
        bench.choose(1);
        QVERIFY(bench.problem().isEmpty());
        QCOMPARE(bench.time(1)->value(), 4500);
        // A start after the end moves the cue as a whole.
        bench.time(0)->setFocus();
        bench.time(0)->selectAll();
        QTest::keyClicks(bench.time(0), u"0:00:05.000"_s);
        QTest::keyClick(bench.time(0), Qt::Key_Return);
        QCOMPARE(bench.cues().at(1).startMs, 5000);
        QCOMPARE(bench.cues().at(1).endMs, 6500);
        QCOMPARE(bench.time(1)->value(), 6500);
        QVERIFY(bench.problem().isEmpty());
    }

    void deletingAndBack()
    {
        Bench bench;
        bench.list()->setFocus();
        bench.list()->selectionModel()->select(
            bench.model().index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(bench.list(), Qt::Key_Delete);
        QCOMPARE(bench.texts(), QStringList{u"The mill is closed"_s});
        QVERIFY(bench.isShown());
        QCOMPARE(bench.row(), 0);
        QCOMPARE(bench.text()->toPlainText(), u"The mill is closed"_s);
        QVERIFY(bench.list()->hasFocus());
        QTest::keyClick(bench.list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.session.document(), threeCues());
        QVERIFY(bench.isShown());
        bench.tool(u"Redo"_s)->click();
        QCOMPARE(bench.cues().size(), 1);
        QTest::keyClick(bench.list(), Qt::Key_Delete);
        QVERIFY(bench.cues().isEmpty());
        QVERIFY(!bench.text()->isEnabled());
        bench.tool(u"Insert"_s)->click(); // into nothing
        QCOMPARE(bench.cues().size(), 1);
        QCOMPARE(bench.row(), 0);
    }

    void insertingSplittingAndMerging()
    {
        Bench bench(threeCues(), 1);
        bench.tool(u"Insert"_s)->click();
        QCOMPARE(bench.cues().size(), 4);
        QCOMPARE(bench.row(), 2);
        QVERIFY(bench.text()->hasFocus());
        QCOMPARE(bench.cues().at(2).startMs, 4500);
        QCOMPARE(bench.cues().at(2).endMs, 6000);
        Bench::type(bench.text(), u"Wait"_s);
        QVERIFY(bench.session.isEdited(2));
        QVERIFY(bench.isShown());
        bench.tool(u"Merge with next"_s)->click();
        QCOMPARE(bench.texts().at(2), u"Wait\nCome back tomorrow"_s);
        QCOMPARE(bench.text()->toPlainText(), u"Wait\nCome back tomorrow"_s);
        QCOMPARE(bench.cues().size(), 3);
        bench.choose(1);
        QTextCursor cursor = bench.text()->textCursor();
        cursor.setPosition(8); // The mill|
        bench.text()->setTextCursor(cursor);
        bench.tool(u"Split"_s)->click();
        QCOMPARE(bench.texts().mid(1, 2), (QStringList{u"The mill"_s, u"is closed"_s}));
        QCOMPARE(bench.cues().at(1).endMs, bench.cues().at(2).startMs);
        QCOMPARE(bench.text()->toPlainText(), u"The mill"_s);
        QVERIFY(bench.isShown());
        bench.choose(3);
        QVERIFY(!bench.tool(u"Merge with next"_s)->isEnabled());
        while (bench.session.undoStack()->canUndo())
            bench.editor.undo();
        QCOMPARE(bench.session.document(), threeCues());
        QVERIFY(bench.isShown());
        while (bench.session.undoStack()->canRedo())
            bench.editor.redo();
        QCOMPARE(bench.texts().size(), 4);
        QVERIFY(bench.isShown());
    }

    void shiftingFromHereAndOfTheChosen()
    {
        Bench bench(threeCues(), 1);
        bench.tool(u"Shift from here…"_s)->click();
        auto *by = qobject_cast<CueTimeEdit *>(QApplication::focusWidget());
        QVERIFY(by && by->isVisible());
        by->selectAll();
        QTest::keyClicks(by, u"-0:00:01.500"_s);
        QCOMPARE(bench.cues().at(1).startMs, 3000);
        QTest::keyClick(by, Qt::Key_Return);
        QCOMPARE(bench.cues().at(0).startMs, 1000);
        QCOMPARE(bench.cues().at(1).startMs, 1500);
        QCOMPARE(bench.cues().at(2).startMs, 4500);
        QVERIFY(!by->isVisible());
        QVERIFY(bench.isShown());
        QCOMPARE(bench.time(0)->value(), 1500);
        bench.editor.undo();
        QCOMPARE(bench.session.document(), threeCues());
        // The chosen ones alone; never before the beginning.
        bench.choose(0);
        bench.list()->selectionModel()->select(
            bench.model().index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        bench.tool(u"Shift…"_s)->click();
        by->setFocus();
        QTest::keyClick(by, Qt::Key_Escape); // closes that alone
        QVERIFY(!by->isVisible() && bench.editor.isEditing());
        bench.tool(u"Shift…"_s)->click();
        by->selectAll();
        QTest::keyClicks(by, u"-5"_s);
        visibleOne<QPushButton>(bench.editor, u"Shift"_s)->click();
        QCOMPARE(bench.cues().at(0).startMs, 0);
        QCOMPARE(bench.cues().at(1).startMs, 3000);
        QCOMPARE(bench.cues().at(2).startMs, 5000);
    }

    void commentsStayWhereTheyAre()
    {
        Document document = threeCues();
        Cue comment(3000, 4000, u"note to myself"_s);
        comment.edit().comment = true;
        document.cues.insert(1, comment);
        Bench bench(document, 0);
        QCOMPARE(bench.model().rowCount(), 3);
        bench.tool(u"Merge with next"_s)->click();
        QCOMPARE(bench.texts(),
            (QStringList{u"Good morning\nThe mill is closed"_s, u"note to myself"_s, u"Come back tomorrow"_s}));
        QCOMPARE(bench.model().rowCount(), 2);
        bench.choose(1);
        Bench::type(bench.text(), u"!"_s);
        QCOMPARE(bench.cues().at(2).text, u"!Come back tomorrow"_s);
        bench.list()->setFocus();
        bench.list()->selectAll();
        QTest::keyClick(bench.list(), Qt::Key_Delete);
        QCOMPARE(bench.texts(), QStringList{u"note to myself"_s});
        while (bench.session.undoStack()->canUndo())
            bench.editor.undo();
        QCOMPARE(bench.session.document(), document);
        QCOMPARE(bench.model().rowCount(), 3);
    }

    void discardingIsAStep()
    {
        Bench bench;
        Bench::type(bench.text(), u"x"_s);
        bench.choose(2);
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Delete);
        QCOMPARE(bench.session.changes(), 2);
        const Document changed = bench.session.document();
        bench.session.discard();
        QCOMPARE(bench.session.document(), threeCues());
        QCOMPARE(bench.session.changes(), 0);
        QVERIFY(bench.session.isDiscarded() && !bench.session.edited());
        QVERIFY(bench.isShown());
        bench.editor.undo();
        QCOMPARE(bench.session.document(), changed);
        QCOMPARE(bench.session.changes(), 2);
        bench.session.markSaved();
        QVERIFY(bench.session.isSaved());
        bench.editor.undo();
        QVERIFY(!bench.session.isSaved());
    }

    void keysThroughTheEditor()
    {
        Bench bench;
        QTest::keyClick(bench.text(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.row(), 1);
        QVERIFY(bench.text()->hasFocus());
        QTest::keyClick(bench.text(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(bench.text(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.row(), 0);
        QTest::keyClick(bench.text(), Qt::Key_Escape);
        QVERIFY(bench.list()->hasFocus() && bench.editor.isEditing());
        QTest::keyClick(bench.list(), Qt::Key_Down);
        QCOMPARE(bench.text()->toPlainText(), u"The mill is closed"_s);
        QTest::keyClick(bench.list(), Qt::Key_Return);
        QVERIFY(bench.text()->hasFocus());
        QTest::keyClick(bench.text(), Qt::Key_Escape);
        QTest::keyClick(bench.list(), Qt::Key_Escape);
        QVERIFY(!bench.editor.isEditing());
        QTest::keyClick(bench.list(), Qt::Key_F2);
        QVERIFY(bench.editor.isEditing() && bench.text()->hasFocus());
        // Everything in there is in reach of the Tab key and has a name.
        const auto children = bench.editor.findChildren<QWidget *>();
        for (const QWidget *child : children) {
            const auto *button = qobject_cast<const QAbstractButton *>(child);
            if (button && button->isVisible()) {
                QVERIFY(button->focusPolicy() & Qt::TabFocus);
                QVERIFY(!button->text().isEmpty());
            }
        }
        QVERIFY(!bench.time(0)->accessibleName().isEmpty());
        QVERIFY(!bench.text()->accessibleName().isEmpty());
    }

    void tenThousandCues()
    {
        Document document;
        for (int i = 0; i < 10'000; ++i)
            document.cues.append(Cue(i * 1000, i * 1000 + 800, u"Cue number %1"_s.arg(i)));
        Bench bench(document, 5000);
        int resets = 0;
        connect(&bench.model(), &QAbstractItemModel::modelReset, this, [&] { ++resets; });
        int rowsTold = 0;
        connect(&bench.model(), &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &first, const QModelIndex &last) { rowsTold += last.row() - first.row() + 1; });
        QElapsedTimer clock;
        clock.start();
        Bench::type(bench.text(), u"abcdefghij"_s);
        qInfo() << "ten letters:" << clock.restart() << "ms";
        QCOMPARE(rowsTold, 10);
        bench.tool(u"Insert"_s)->click();
        bench.editor.undo();
        bench.choose(5000);
        bench.session.shiftFrom(5000, 250);
        qInfo() << "insert, undo, shift:" << clock.restart() << "ms";
        QCOMPARE(bench.cues().at(4999).startMs, 4999 * 1000);
        QCOMPARE(bench.cues().at(9999).startMs, 9999 * 1000 + 250);
        QVERIFY(bench.isShown());
        QCOMPARE(resets, 0);
        bench.session.discard();
        QCOMPARE(bench.session.document(), document);
        QCOMPARE(resets, 0);
    }
};

QTEST_MAIN(TestCueEditor)
#include "tst_cueeditor.moc"
