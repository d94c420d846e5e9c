// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Editing cues by hand where they are: in the preview of a hit until it is saved, and in files.

#include "core/base/background.h"
#include "tests/support/cueeditorscene.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/previewedits.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/subtitleeditordialog.h"
#include "ui/results/resultspanel.h"
#include "ui/videos/videopanel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestCueEditorPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

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
        EditorBench::type(text, u"Oh! "_s);
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

QTEST_MAIN(TestCueEditorPlaces)
#include "tst_cueeditorplaces.moc"
