// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Editing cues by hand: in the list and its fields, in the preview of a hit until it is saved, and in a file.

#include "core/base/background.h"
#include "tests/support/workshop.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/cueform.h"
#include "ui/preview/cuesession.h"
#include "ui/preview/cuetimeedit.h"
#include "ui/preview/editablecuemodel.h"
#include "ui/preview/previewedits.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/subtitleeditordialog.h"
#include "ui/results/resultspanel.h"
#include "ui/videos/videopanel.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

Document threeCues()
{
    Document document;
    document.format = u"subrip"_s;
    document.cues = {Cue(1000, 2000, u"Good morning"_s), Cue(3000, 4500, u"The mill is closed"_s),
        Cue(6000, 7000, u"Come back tomorrow"_s)};
    return document;
}

/// The editor on a document, open on a row.
struct Bench
{
    CueSession session;
    CueEditor editor;

    explicit Bench(const Document &document = threeCues(), int row = 0) : session(editableText(document))
    {
        editor.resize(700, 400);
        editor.show();
        editor.activateWindow();
        (void)QTest::qWaitForWindowActive(&editor);
        editor.setSession(&session, 10'000);
        choose(row);
        editor.beginEditing();
    }

    QTreeView *list() const { return editor.list(); }
    EditableCueModel &model() const { return *qobject_cast<EditableCueModel *>(list()->model()); }
    QPlainTextEdit *text() const { return editor.findChild<QPlainTextEdit *>(); }
    CueTimeEdit *time(int which) const
    {
        return editor.findChild<CueForm *>()->findChildren<CueTimeEdit *>().at(which);
    }
    const QList<Cue> &cues() const { return session.document().cues; }
    QStringList texts() const
    {
        QStringList all;
        for (const Cue &cue : cues())
            all << cue.text;
        return all;
    }
    /// What the list shows is what the document says.
    bool isShown() const
    {
        if (model().rowCount() != cues().size())
            return false;
        for (int row = 0; row < model().rowCount(); ++row) {
            const PreviewCue &shown = model().cues().at(row);
            const Cue &cue = cues().at(row);
            if (shown.startMs != cue.startMs || shown.endMs != cue.endMs || shown.text != cue.text)
                return false;
        }
        return true;
    }
    void choose(int row) const { list()->setCurrentIndex(model().index(row, 0)); }
    int row() const { return list()->currentIndex().row(); }
    QToolButton *tool(const QString &text) const
    {
        const auto buttons = editor.findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    QString problem() const
    {
        QString said;
        const auto labels = editor.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->text().contains(u"before the start"_s) && !label->isHidden())
                said = label->text();
        }
        return said;
    }
    static void type(QWidget *into, const QString &text)
    {
        into->setFocus();
        QTest::keyClicks(into, text);
    }
};

template <class W>
W *visibleOne(const QWidget &in, const QString &text)
{
    const auto all = in.findChildren<W *>();
    for (W *one : all) {
        if (one->text().contains(text) && one->isVisibleTo(&in))
            return one;
    }
    return nullptr;
}

RankedHit hitNamed(const QString &id)
{
    RankedHit hit;
    hit.hit.provider = u"fake"_s;
    hit.hit.id = id;
    hit.hit.files = {{id, 1, {}}};
    hit.hit.language = Language::fromCode(u"en");
    hit.hit.release = u"Some.Film.2001."_s + id;
    return hit;
}

/// The preview of a hit of some video.
struct PanelScene
{
    Workshop shop;
    LibraryEntry entry;
    std::unique_ptr<PreviewPanel> panel;

    PanelScene()
    {
        const QList<LibraryEntry> entries = shop.videos({u"Some.Film.2001.mkv"_s});
        if (!entries.isEmpty())
            entry = entries.first();
        panel = std::make_unique<PreviewPanel>(*shop.engine);
        panel->resize(700, 500);
        panel->show();
        panel->activateWindow();
        (void)QTest::qWaitForWindowActive(panel.get());
    }

    CueEditor &editor() const { return *panel->findChild<CueEditor *>(); }
    QAbstractItemModel &model() const { return *editor().list()->model(); }
    QString textOf(int row) const { return model().index(row, CueModel::TextColumn).data().toString(); }
    CueSession *session() const { return editor().session(); }
    bool read(const QString &id)
    {
        panel->readHit(entry, hitNamed(id));
        return QTest::qWaitFor([this] { return editor().isVisible() && model().rowCount() > 0; }, 20000);
    }
    bool edit(int row)
    {
        editor().list()->setCurrentIndex(model().index(row, 0));
        editor().list()->setFocus();
        QTest::keyClick(editor().list(), Qt::Key_F2);
        return QTest::qWaitFor([this] { return editor().isEditing(); }, 20000);
    }
    void type(const QString &text) const { Bench::type(editor().findChild<QPlainTextEdit *>(), text); }
    Result<QList<GotSubtitle>> save(const QString &id)
    {
        GetRequest request;
        request.video = entry;
        request.hit = hitNamed(id);
        request.preferences = shop.preferences;
        request.onConflict = ConflictPolicy::Replace;
        return awaited(shop.engine->get(request, {}));
    }
    QByteArray saved() const { return shop.content(u"Some.Film.2001.en.srt"_s); }
};

} // namespace

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

    void editsOfAHitAreSaved()
    {
        PanelScene reading;
        QVERIFY(reading.read(u"5"_s));
        QVERIFY(!reading.session());
        QVERIFY(reading.edit(2));
        QCOMPARE(reading.editor().list()->currentIndex().row(), 2);
        reading.type(u" Really."_s);
        QVERIFY(reading.textOf(2).endsWith(u"Really."_s));
        QVERIFY(visibleOne<QPushButton>(*reading.panel, u"Save with 1 change(s)"_s));
        QVERIFY(visibleOne<QLabel>(*reading.panel, u"not saved yet"_s));
        QVERIFY(!reading.panel->findChild<QComboBox *>()->isVisible()); // the encoding is settled
        const auto got = reading.save(u"5"_s);
        QVERIFY2(got, got ? "" : qPrintable(got.error().message));
        QVERIFY(reading.saved().contains("number 3 of the subtitle 5. Really."));
        QVERIFY(reading.saved().contains("This is line number 4"));
        QCOMPARE(reading.shop.fake->downloads.size(), 1);
        // Taken back, it is saved as it came.
        visibleOne<QPushButton>(*reading.panel, u"Discard changes"_s)->click();
        QVERIFY(!visibleOne<QPushButton>(*reading.panel, u"change(s)"_s));
        QVERIFY(visibleOne<QLabel>(*reading.panel, u"discarded"_s));
        QVERIFY(reading.panel->findChild<QComboBox *>()->isVisible());
        QVERIFY(reading.save(u"5"_s));
        QCOMPARE(reading.saved(), FakeProvider::file(u"5"_s).content);
        visibleOne<QPushButton>(*reading.panel, u"Undo"_s)->click();
        QVERIFY(reading.textOf(2).endsWith(u"Really."_s));
        QVERIFY(reading.save(u"5"_s));
        QVERIFY(reading.saved().contains("Really."));
    }

    void editsStayWithTheirHit()
    {
        PanelScene reading;
        QVERIFY(reading.read(u"5"_s));
        QVERIFY(reading.edit(0));
        reading.type(u" One."_s);
        QVERIFY(reading.read(u"6"_s));
        QTRY_VERIFY(reading.textOf(0).endsWith(u"subtitle 6."_s));
        QVERIFY(!reading.editor().isEditing());
        QVERIFY(visibleOne<QPushButton>(*reading.panel, u"Save"_s));
        QVERIFY(!visibleOne<QLabel>(*reading.panel, u"not saved"_s));
        QVERIFY(reading.save(u"6"_s));
        QCOMPARE(reading.saved(), FakeProvider::file(u"6"_s).content);
        reading.panel->clear();
        QVERIFY(reading.read(u"5"_s));
        QVERIFY(reading.textOf(0).endsWith(u" One."_s));
        QVERIFY(visibleOne<QLabel>(*reading.panel, u"not saved"_s));
        QVERIFY(reading.edit(0));
        QTest::keyClick(reading.editor().findChild<QPlainTextEdit *>(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.textOf(0).endsWith(u"subtitle 5."_s));
        // A look alone leaves nothing behind.
        QVERIFY(reading.read(u"6"_s));
        QVERIFY(reading.edit(0));
        QVERIFY(reading.panel->edits().find(u"fake:6"_s));
        reading.panel->clear();
        QVERIFY(!reading.panel->edits().find(u"fake:6"_s));
        QVERIFY(reading.panel->edits().find(u"fake:5"_s)); // it can be redone
    }

    void anotherEncodingBeginsAnew()
    {
        PanelScene scene;
        scene.shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
            SubtitleFile file = FakeProvider::file(id);
            file.content.replace("number", "n\xFCmber");
            return file;
        };
        QVERIFY(scene.read(u"5"_s));
        auto *box = scene.panel->findChild<QComboBox *>();
        QVERIFY(scene.edit(0));
        scene.type(u"x"_s);
        visibleOne<QPushButton>(*scene.panel, u"Discard changes"_s)->click();
        box->setCurrentText(u"windows-1251"_s);
        Q_EMIT box->textActivated(u"windows-1251"_s);
        QTRY_VERIFY(scene.textOf(0).contains(QChar(0x044C)));
        QVERIFY(!scene.panel->edits().find(u"fake:5"_s));
        QVERIFY(scene.edit(0));
        scene.type(u"!"_s);
        QVERIFY(scene.session()->document().cues.at(0).text.contains(QChar(0x044C)));
        const auto got = scene.save(u"5"_s);
        QVERIFY2(got, got ? "" : qPrintable(got.error().message));
        QVERIFY(QString::fromUtf8(scene.saved()).contains(u"subtitle 5.!"_s));
    }

    void deleteBeginsToEdit()
    {
        PanelScene reading;
        QVERIFY(reading.read(u"5"_s));
        CueEditor &editor = reading.editor();
        editor.list()->setCurrentIndex(reading.model().index(1, 0));
        editor.list()->selectionModel()->select(
            reading.model().index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        editor.list()->setFocus();
        QTest::keyClick(editor.list(), Qt::Key_Delete);
        QTRY_COMPARE(reading.model().rowCount(), 10);
        QVERIFY(reading.textOf(1).contains(u"number 3"_s));
        QVERIFY(editor.isEditing() && editor.list()->hasFocus());
        QTest::keyClick(editor.list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(reading.model().rowCount(), 12);
    }

    void whatCannotBeEditedSaysWhy()
    {
        FetchedSubtitle fetched;
        fetched.text.format = u"subrip"_s;
        fetched.text.cues = {{0, 1000, u"a"_s}};
        QVERIFY(PreviewEdits::whyNot(fetched, false).isEmpty());
        QVERIFY(PreviewEdits::whyNot(fetched, true).contains(u"beginning"_s));
        fetched.alternatives.resize(1);
        QVERIFY(PreviewEdits::whyNot(fetched, false).contains(u"archive"_s));
        PanelScene reading;
        reading.shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
            return SubtitleFile{id + u".txt"_s, QByteArray("Only words, and no times.\n").repeated(400), -1, {}};
        };
        reading.panel->readHit(reading.entry, hitNamed(u"7"_s));
        QTRY_VERIFY(reading.editor().isVisible());
        reading.editor().list()->setFocus();
        QTest::keyClick(reading.editor().list(), Qt::Key_F2);
        QVERIFY(visibleOne<QLabel>(*reading.panel, u"no times"_s));
        QVERIFY(!reading.editor().isEditing());
    }

    void filesAreSavedInTheirPlace()
    {
        Workshop shop;
        const QByteArray before = "\xEF\xBB\xBF"
                                  "1\r\n00:00:01,000 --> 00:00:02,000\r\nGood <i>morning</i>\r\n\r\n"
                                  "2\r\n00:00:03,000 --> 00:00:04,000\r\nThe mill is closed\r\n\r\n";
        const auto write = [&](const QString &name) {
            QFile file(shop.path(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(before);
            return file.fileName();
        };
        const QStringList files{write(u"Film.en.srt"_s), write(u"Film.pl.srt"_s), shop.path(u"gone.srt"_s)};
        SubtitleEditorDialog dialog(*shop.engine, files, {});
        QSignalSpy saved(&dialog, &SubtitleEditorDialog::saved);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        CueEditor *editor = dialog.editor();
        QTRY_VERIFY(editor->session());
        auto *text = editor->findChild<QPlainTextEdit *>();
        auto *save = visibleOne<QPushButton>(dialog, u"&Save"_s);
        QCOMPARE(text->toPlainText(), u"Good <i>morning</i>"_s);
        QVERIFY(!save->isEnabled());
        text->moveCursor(QTextCursor::Start);
        Bench::type(text, u"Oh! "_s);
        QVERIFY(save->isEnabled());
        // Another file and back: what was changed is there.
        auto *choice = dialog.findChild<QComboBox *>();
        choice->setCurrentIndex(2);
        Q_EMIT choice->activated(2);
        QTRY_VERIFY(visibleOne<QLabel>(dialog, u"It cannot be edited."_s));
        QVERIFY(!save->isEnabled());
        Q_EMIT choice->activated(1);
        QTRY_VERIFY(editor->session() && text->toPlainText() == u"Good <i>morning</i>"_s);
        Q_EMIT choice->activated(0);
        QTRY_COMPARE(text->toPlainText(), u"Oh! Good <i>morning</i>"_s);
        QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.count(), 1);
        // All else is as it was written.
        QCOMPARE(shop.content(u"Film.en.srt"_s), QByteArray(before).replace("Good", "Oh! Good"));
        QCOMPARE(shop.content(u"Film.pl.srt"_s), before);
        QVERIFY(!save->isEnabled());
        QVERIFY(visibleOne<QLabel>(dialog, u"Saved."_s));
        // Taking it back in the text is a change of the file again.
        QTest::keyClick(editor->list(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(save->isEnabled());
        const auto undone = awaited(shop.engine->undoBatch(saved.first().first().toLongLong()));
        QVERIFY(undone && undone->undone == 1);
        QCOMPARE(shop.content(u"Film.en.srt"_s), before);
    }

    void framesStayFrames()
    {
        Workshop shop;
        QVERIFY(makeVideo(shop.path(u"Film.mkv"_s)));
        QFile file(shop.path(u"Film.sub"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{25}{51}Good morning\n{77}{101}The mill is closed|today\n{202}{303}Come back\n");
        file.close();
        // The file does not say how many frames make a second: the video does.
        MediaFacts video;
        video.fps = 25;
        SubtitleEditorDialog dialog(*shop.engine, {file.fileName()}, video);
        QSignalSpy saved(&dialog, &SubtitleEditorDialog::saved);
        dialog.show();
        QTRY_VERIFY(dialog.editor()->session());
        QCOMPARE(dialog.editor()->session()->document().cues.at(0).startMs, 1000);
        dialog.editor()->session()->setText(0, u"Good evening"_s);
        dialog.save();
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(shop.content(u"Film.sub"_s),
            QByteArray("{1}{1}25\n{25}{51}Good evening\n{77}{101}The mill is closed|today\n{202}{303}Come back\n"));
    }

    void closingAsksInTheDialog()
    {
        Workshop shop;
        QFile file(shop.path(u"Film.srt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(*encodeText(u"1\n00:00:01,000 --> 00:00:02,000\nZażółć gęślą jaźń\n\n"
                               "2\n00:00:03,000 --> 00:00:05,000\nMężny bądź, chroń pułk twój\n\n"_s,
            u"windows-1250"_s, false));
        file.close();
        SubtitleEditorDialog dialog(*shop.engine, {file.fileName()}, {});
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        CueEditor *editor = dialog.editor();
        QTRY_VERIFY(editor->session());
        auto *text = editor->findChild<QPlainTextEdit *>();
        text->setFocus();
        text->setPlainText(u"日本"_s);
        QTest::keyClick(text, Qt::Key_Escape); // to the list
        QVERIFY(dialog.isVisible() && editor->list()->hasFocus());
        QTest::keyClick(editor->list(), Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QVERIFY(visibleOne<QLabel>(dialog, u"Not saved: Film.srt"_s));
        QVERIFY(visibleOne<QPushButton>(dialog, u"without saving"_s));
        // The file's encoding has no such letters: that is said, with a way out.
        visibleOne<QPushButton>(dialog, u"&Save"_s)->click();
        QTRY_VERIFY(visibleOne<QPushButton>(dialog, u"Save as UTF-8"_s));
        visibleOne<QPushButton>(dialog, u"Save as UTF-8"_s)->click();
        QTRY_VERIFY(!dialog.isVisible()); // it was about to go
        QVERIFY(shop.content(u"Film.srt"_s).contains("日本"));
        QVERIFY(shop.content(u"Film.srt"_s).contains("Mężny"));
    }

    void theWindowKeepsItsOwnKeys()
    {
        Workshop shop;
        shop.settings.setFirstRunDone(true);
        shop.settings.setPreferences(shop.preferences);
        shop.fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
            return QList<SubtitleHit>{
                makeHit(u"1"_s, u"en"_s, u"Some.Film.2001"_s), makeHit(u"2"_s, u"en"_s, u"Some.Film.2001.TWO"_s)};
        };
        MainWindow window(*shop.engine);
        window.resize(1000, 700);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QList<LibraryEntry> entries = shop.videos({u"Some.Film.2001.mkv"_s});
        QVERIFY(!entries.isEmpty());
        auto *videos = window.findChild<VideoPanel *>();
        QTRY_VERIFY(videos->rowRect(entries.first().id).isValid());
        videos->select({entries.first().id});
        auto *hits = window.findChild<ResultsPanel *>()->findChild<QListView *>();
        QTRY_COMPARE(hits->model()->rowCount(), 2);
        hits->setFocus();
        QTest::keyClick(hits, Qt::Key_Space);
        auto *editor = window.findChild<PreviewPanel *>()->findChild<CueEditor *>();
        QTRY_VERIFY(editor->list()->model()->rowCount() > 0 && editor->isVisible());
        editor->list()->setCurrentIndex(editor->list()->model()->index(0, 0));
        editor->list()->setFocus();
        QTest::keyClick(editor->list(), Qt::Key_Return);
        QTRY_VERIFY(editor->isEditing());
        auto *text = editor->findChild<QPlainTextEdit *>();
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, u" Aha."_s);
        text->selectAll();
        QTest::keyClick(text, Qt::Key_I, Qt::ControlModifier); // no dialog comes
        QVERIFY(text->toPlainText().startsWith(u"<i>"_s));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(text->toPlainText().endsWith(u" Aha."_s));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(editor->list()->hasFocus());
        // Saved by the button: the note says so, and the window's own undo takes the file back.
        auto *panel = window.findChild<PreviewPanel *>();
        visibleOne<QPushButton>(*panel, u"Save with 1 change(s)"_s)->click();
        QTRY_VERIFY(shop.content(u"Some.Film.2001.en.srt"_s).contains(" Aha."));
        QTRY_VERIFY(visibleOne<QLabel>(*panel, u"1 change(s), saved."_s));
        // Another hit by the keyboard: the focus stays in the list of hits.
        hits->setFocus();
        QTest::keyClick(hits, Qt::Key_Down);
        QVERIFY(hits->hasFocus());
        QVERIFY(!editor->isEditing());
        // The file that is there now can be edited as well.
        QAction *edit = nullptr;
        const auto actions = window.findChildren<QAction *>();
        for (QAction *action : actions)
            edit = action->text().startsWith(u"Edit a subtit&le"_s) ? action : edit;
        QVERIFY(edit);
        QTRY_VERIFY(edit->isEnabled());
        edit->trigger();
        auto *dialog = window.findChild<SubtitleEditorDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->editor()->session());
        dialog->editor()->session()->setText(1, u"Edited in its place"_s);
        dialog->save();
        QTRY_VERIFY(shop.content(u"Some.Film.2001.en.srt"_s).contains("Edited in its place"));
        QTRY_VERIFY(dialog->editor()->session()->isSaved());
        dialog->close();
    }
};

QTEST_MAIN(TestCueEditor)
#include "tst_cueeditor.moc"
