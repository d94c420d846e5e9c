// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/convertscene.h"
#include "ui/convert/foldsection.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using Scene = ConvertScene;
using State = ConvertItem::State;
using Section = ConvertChoices::Section;

} // namespace

class ConvertTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsFiles();
    void addsFoldersAndArchives();
    void refusesWhatHoldsNothing();
    void tellsWhatFilesAre();
    void dropping();
    void removing();
    void converts();
    void asksInline();
    void asksForAll();
    void stopping();
    void dryRunWritesNothing();
    void undoing();
    void failures();
    void onlyTheChosen();
    void folderForResults();
    void keyboard();
    void escapeStopsFirst();
    void closedInTheMiddle();
};

void ConvertTest::addsFiles()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    QCOMPARE(scene.queue().items().size(), 2);
    scene.dialog->addPaths({scene.path(u"a.srt"_s), scene.path(u"./b.srt"_s), scene.write(u"c.srt"_s)});
    QCOMPARE(scene.queue().items().size(), 3);
    QTRY_VERIFY(scene.isLooked());
    QCOMPARE(scene.cell(0, ConvertFilesModel::FileColumn), u"a.srt"_s);
    // Something is shown from the beginning.
    QCOMPARE(scene.dialog->filesPanel()->currentRow(), 0);
}

void ConvertTest::addsFoldersAndArchives()
{
    Scene scene(QStringList{});
    QVERIFY(scene.says(u"Drop subtitles here"_s));
    scene.write(u"Show/Season 1/one.srt"_s);
    scene.write(u"Show/Season 1/two.vtt"_s, "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n");
    scene.write(u"Show/poster.png"_s, "no subtitle");
    scene.dialog->addPaths({scene.path(u"Show"_s)});
    QTRY_COMPARE(scene.queue().items().size(), 2);
    QTRY_VERIFY(scene.isLooked());
    // The same again, and one of them by itself: nothing new.
    scene.dialog->addPaths({scene.path(u"Show"_s), scene.path(u"Show/Season 1/one.srt"_s)});
    QTRY_VERIFY(!scene.queue().isExpanding());
    QCOMPARE(scene.queue().items().size(), 2);
    // tar is everywhere; zip need not be.
    QCOMPARE(QProcess::execute(u"tar"_s,
                 {u"-czf"_s, scene.path(u"pack.tar.gz"_s), u"-C"_s, scene.path(u"Show/Season 1"_s), u"one.srt"_s,
                     u"two.vtt"_s}),
        0);
    scene.dialog->addPaths({scene.path(u"pack.tar.gz"_s)});
    QTRY_COMPARE(scene.queue().items().size(), 4);
    QTRY_VERIFY(scene.isLooked());
    QCOMPARE(scene.item(2).path, scene.path(u"pack.tar.gz/one.srt"_s));
    QVERIFY(scene.item(2).facts);
    scene.choose(u"format"_s, u"webvtt"_s);
    scene.dialog->convertAll();
    QTRY_VERIFY(!scene.queue().isBusy());
    // Beside the archive.
    QVERIFY(scene.isThere(u"one.vtt"_s));
}

void ConvertTest::refusesWhatHoldsNothing()
{
    Scene scene(QStringList{});
    QDir(scene.folder.path()).mkdir(u"empty"_s);
    scene.dialog->addPaths({scene.path(u"empty"_s), scene.path(u"missing.zip"_s)});
    QTRY_VERIFY(scene.says(u"empty"_s));
    QTRY_VERIFY(scene.says(u"missing.zip"_s));
    QCOMPARE(scene.queue().items().size(), 0);
    QVERIFY(!scene.push(u"Convert"_s)->isEnabled());
}

void ConvertTest::tellsWhatFilesAre()
{
    Scene scene({u"Film.en.srt"_s});
    scene.dialog->addPaths({scene.write(u"frames.sub"_s, "{25}{50}One|two\n{75}{100}Three\n"),
        scene.write(u"broken.srt"_s, QByteArray(2000, '\0') + "\x89PNG")});
    QTRY_VERIFY(scene.isLooked());
    QCOMPARE(scene.cell(0, ConvertFilesModel::FormatColumn), u"SubRip"_s);
    QCOMPARE(scene.cell(0, ConvertFilesModel::FormatColumn, ConvertFilesModel::SecondLineRole), u"UTF-8"_s);
    QCOMPARE(scene.cell(0, ConvertFilesModel::CuesColumn), u"2"_s);
    QCOMPARE(scene.cell(0, ConvertFilesModel::CuesColumn, ConvertFilesModel::SecondLineRole), u"0:00:07"_s);
    QCOMPARE(scene.cell(1, ConvertFilesModel::FormatColumn), u"MicroDVD"_s);
    // It counts frames and does not say how many a second.
    QCOMPARE(scene.cell(1, ConvertFilesModel::LanguageColumn, ConvertFilesModel::SecondMarkRole).toInt(),
        int(ConvertFilesModel::UnsureMark));
    QVERIFY(scene.cell(1, 0, Qt::ToolTipRole).contains(u"guess"_s));
    QVERIFY(scene.item(2).lookError);
    QCOMPARE(scene.cell(2, ConvertFilesModel::ResultColumn), u"Cannot be read"_s);
    QVERIFY(!scene.cell(2, ConvertFilesModel::ResultColumn, ConvertFilesModel::SecondLineRole).isEmpty());
}

void ConvertTest::dropping()
{
    Scene scene(QStringList{});
    QMimeData data;
    scene.write(u"more/in.srt"_s);
    data.setUrls({QUrl::fromLocalFile(scene.write(u"dropped.srt"_s)), QUrl(u"https://example.org/x.srt"_s),
        QUrl::fromLocalFile(scene.path(u"more"_s))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(scene.dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(scene.dialog.get(), &drop);
    QCOMPARE(drop.dropAction(), Qt::CopyAction);
    QTRY_COMPARE(scene.queue().items().size(), 2);
    QVERIFY(!scene.says(u"Drop subtitles here"_s));
    // Words are no files.
    QMimeData words;
    words.setText(u"Hello"_s);
    QDragEnterEvent other({10, 10}, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(scene.dialog.get(), &other);
    QVERIFY(!other.isAccepted());
}

void ConvertTest::removing()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s, u"c.srt"_s, u"d.srt"_s});
    QTRY_VERIFY(scene.isLooked());
    scene.list()->selectionModel()->clear();
    for (const int row : {0, 1, 3}) {
        scene.list()->selectionModel()->select(
            scene.list()->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    scene.push(u"Remove"_s)->click();
    QCOMPARE(scene.queue().items().size(), 1);
    QVERIFY(scene.item().path.endsWith(u"c.srt"_s));
    QCOMPARE(scene.dialog->filesPanel()->currentRow(), 0);
    // What was removed can come again.
    scene.dialog->addPaths({scene.path(u"a.srt"_s)});
    QCOMPARE(scene.queue().items().size(), 2);
    scene.list()->setFocus();
    scene.list()->selectAll();
    QTest::keyClick(scene.list(), Qt::Key_Delete);
    QCOMPARE(scene.queue().items().size(), 0);
    QVERIFY(scene.says(u"Drop subtitles here"_s));
}

void ConvertTest::converts()
{
    Scene scene({u"a.en.srt"_s, u"b.en.srt"_s, u"c.en.srt"_s});
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    scene.choose(u"format"_s, u"webvtt"_s);
    scene.push(u"Convert 3 file(s)"_s)->click();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(saved.first().at(0).toLongLong() > 0);
    QCOMPARE(saved.first().at(1).toStringList().size(), 3);
    QVERIFY(scene.read(u"a.en.vtt"_s).startsWith("WEBVTT"));
    QCOMPARE(scene.queue().count(State::Saved), 3);
    QVERIFY(scene.says(u"Saved 3"_s));
    QVERIFY(scene.push(u"Undo"_s));
    QVERIFY(!scene.push(u"Stop"_s));
    QCOMPARE(scene.cell(0, ConvertFilesModel::ResultColumn, ConvertFilesModel::SecondLineRole), u"a.en.vtt"_s);
    // All in one batch.
    QCOMPARE(scene.queue().lastBatch(), saved.first().at(0).toLongLong());
}

void ConvertTest::asksInline()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.write(u"a.vtt"_s, "mine");
    scene.choose(u"format"_s, u"webvtt"_s);
    QVERIFY(scene.choices().onConflict == ConflictPolicy::Ask);
    scene.dialog->convertAll();
    QTRY_VERIFY(scene.item(0).state == State::Conflict);
    QVERIFY(scene.says(u"“a.vtt” is there already"_s));
    QTRY_VERIFY(scene.item(1).state == State::Saved); // nothing waits for the answer
    QVERIFY(scene.says(u"Waiting for your answer"_s));
    QVERIFY(scene.queue().isBusy());
    scene.push(u"Keep both"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.item(0).state == State::Saved);
    QCOMPARE(scene.read(u"a.vtt"_s), QByteArray("mine"));
    QVERIFY(scene.isThere(u"a.2.vtt"_s));
    // Skipping is no failure.
    scene.write(u"b.vtt"_s, "mine");
    scene.queue().remove({0});
    scene.dialog->convertAll();
    QTRY_VERIFY(scene.item(0).state == State::Conflict);
    scene.push(u"Skip"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.item(0).state == State::Skipped);
    QCOMPARE(scene.read(u"b.vtt"_s), QByteArray("mine"));
}

void ConvertTest::asksForAll()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s, u"c.srt"_s, u"d.srt"_s});
    for (const QString &name : {u"a.vtt"_s, u"b.vtt"_s, u"c.vtt"_s, u"d.vtt"_s})
        scene.write(name, "mine");
    scene.choose(u"format"_s, u"webvtt"_s);
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    scene.dialog->convertAll();
    QTRY_VERIFY(scene.push(u"Replace"_s));
    scene.check(u"For all"_s)->setChecked(true);
    scene.push(u"Replace"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QCOMPARE(scene.queue().count(State::Saved), 4);
    QVERIFY(scene.read(u"d.vtt"_s).startsWith("WEBVTT"));
    QCOMPARE(scene.read(u"d.vtt.bak"_s), QByteArray("mine"));
    QCOMPARE(saved.size(), 1);
    // One batch, so one undo brings all of them back.
    scene.push(u"Undo"_s)->click();
    QTRY_VERIFY(scene.says(u"taken back"_s));
    for (const QString &name : {u"a.vtt"_s, u"b.vtt"_s, u"c.vtt"_s, u"d.vtt"_s})
        QCOMPARE(scene.read(name), QByteArray("mine"));
    QVERIFY(!scene.isThere(u"d.vtt.bak"_s));
}

void ConvertTest::stopping()
{
    QStringList names;
    for (int i = 0; i < 60; ++i)
        names.append(u"%1.srt"_s.arg(i));
    Scene scene(names);
    QTRY_VERIFY(scene.isLooked());
    scene.choose(u"format"_s, u"webvtt"_s);
    QSignalSpy progress(&scene.queue(), &ConvertQueue::progressChanged);
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    scene.dialog->convertAll();
    QVERIFY(scene.push(u"Stop"_s));
    QVERIFY(!scene.push(u"Dry run"_s));
    QVERIFY(!scene.side().isEnabled());
    QVERIFY(scene.says(u"file 1 of 60"_s));
    QTRY_VERIFY(scene.queue().done() >= 3);
    scene.push(u"Stop"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    const int done = scene.queue().count(State::Saved);
    QVERIFY(done >= 3 && done < 60);
    QCOMPARE(scene.queue().count(State::Waiting), 60 - done);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(scene.there().size(), 60 + done); // whole or not begun
    QVERIFY(scene.side().isEnabled());
    QVERIFY(scene.push(u"Undo"_s));
    // A question that nobody answers any more goes away.
    scene.write(u"0.vtt"_s, "mine");
    scene.dialog->convertAll();
    QTRY_VERIFY(scene.push(u"Keep both"_s));
    scene.push(u"Stop"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(!scene.push(u"Keep both"_s));
    QCOMPARE(scene.queue().count(State::Conflict), 0);
}

void ConvertTest::dryRunWritesNothing()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.dialog->addPaths({scene.write(u"c.srt"_s, "no subtitle at all")});
    scene.write(u"b.sbv"_s, "mine");
    scene.choose(u"format"_s, u"sbv"_s);
    const QStringList before = scene.there();
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    scene.push(u"Dry run"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QCOMPARE(scene.there(), before);
    QCOMPARE(saved.size(), 0);
    QVERIFY(scene.item(0).state == State::Planned);
    QCOMPARE(scene.item(0).result, scene.path(u"a.sbv"_s));
    QVERIFY(!scene.item(0).inTheWay);
    QVERIFY(scene.item(1).inTheWay);
    QCOMPARE(scene.cell(1, ConvertFilesModel::ResultColumn), u"You will be asked"_s);
    QCOMPARE(scene.item(0).losses, 1);
    QVERIFY(!scene.item(0).remarks.isEmpty());
    QVERIFY(scene.item(2).state == State::Failed);
    QVERIFY(scene.says(u"Nothing was written."_s));
    QVERIFY(!scene.push(u"Undo"_s));
    QCOMPARE(scene.cell(0, ConvertFilesModel::ResultColumn), u"Would be written"_s);
    QVERIFY(scene.cell(0, 0, Qt::ToolTipRole).contains(scene.item(0).remarks.first()));
    // What stays as it is is told as well.
    scene.choose(u"format"_s, QString());
    scene.push(u"Dry run"_s)->click();
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.item(0).state == State::Unchanged);
    QCOMPARE(scene.there(), before);
}

void ConvertTest::undoing()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.choose(u"format"_s, u"webvtt"_s);
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    QSignalSpy undone(scene.dialog.get(), &ConvertDialog::undone);
    scene.dialog->convertAll();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(scene.isThere(u"a.vtt"_s) && scene.isThere(u"b.vtt"_s));
    scene.push(u"Undo"_s)->click();
    QTRY_COMPARE(undone.size(), 1);
    QCOMPARE(undone.first().first(), saved.first().first());
    QVERIFY(!scene.isThere(u"a.vtt"_s) && !scene.isThere(u"b.vtt"_s));
    QCOMPARE(scene.queue().count(State::Waiting), 2);
    QVERIFY(!scene.push(u"Undo"_s));
    // The very same again is nothing new.
    scene.choose(u"format"_s, QString());
    scene.dialog->convertAll();
    QTRY_VERIFY(!scene.queue().isBusy());
    QCOMPARE(scene.queue().count(State::Unchanged), 2);
    QCOMPARE(saved.size(), 1);
}

void ConvertTest::failures()
{
    Scene scene({u"good.srt"_s});
    scene.dialog->addPaths({scene.path(u"gone.srt"_s), scene.write(u"odd.srt"_s, "words only")});
    scene.choose(u"format"_s, u"webvtt"_s);
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    scene.dialog->convertAll();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toStringList(), QStringList{scene.path(u"good.vtt"_s)});
    for (const int row : {1, 2}) {
        QVERIFY(scene.item(row).state == State::Failed);
        QVERIFY(scene.item(row).error);
        QCOMPARE(scene.cell(row, ConvertFilesModel::ResultColumn), u"Not converted"_s);
    }
    QVERIFY(scene.says(u"gone.srt"_s));
    QVERIFY(scene.says(u"Saved “good.vtt”"_s));
}

void ConvertTest::onlyTheChosen()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s, u"c.srt"_s});
    scene.choose(u"format"_s, u"webvtt"_s);
    QSignalSpy saved(scene.dialog.get(), &ConvertDialog::saved);
    Q_EMIT scene.dialog->filesPanel()->convertRequested({1});
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(scene.isThere(u"b.vtt"_s) && !scene.isThere(u"a.vtt"_s) && !scene.isThere(u"c.vtt"_s));
    QCOMPARE(scene.queue().total(), 1);
}

void ConvertTest::folderForResults()
{
    Scene scene;
    QTRY_VERIFY(scene.isLooked());
    ConvertChoices choices = scene.choices();
    choices.format = u"webvtt"_s;
    choices.intoFolder = true;
    scene.side().setChoices(choices);
    QVERIFY(!scene.push(u"Convert"_s)->isEnabled());
    QVERIFY(scene.says(u"Choose the folder"_s));
    auto *field = scene.dialog->findChild<QLineEdit *>(u"folder"_s);
    QVERIFY(!field->isHidden());
    field->setText(scene.path(u"out"_s));
    QVERIFY(scene.push(u"Convert"_s)->isEnabled());
    scene.push(u"Convert"_s)->click();
    QTRY_VERIFY(scene.item().state == State::Saved);
    QVERIFY(scene.isThere(u"out/Film.en.vtt"_s));
}

void ConvertTest::keyboard()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    QTRY_VERIFY(scene.isLooked());
    QVERIFY(scene.list()->hasFocus() || !scene.dialog->isActiveWindow());
    // Who ends typing an amount with Enter writes nothing.
    scene.side().section(Section::Times)->setOpen(true);
    TimeEdit *shift = scene.time(u"shiftMs"_s);
    shift->setFocus();
    shift->selectAll();
    QTest::keyClicks(shift, u"-2.5"_s);
    QTest::keyClick(shift, Qt::Key_Return);
    QVERIFY(!scene.queue().isBusy());
    QCOMPARE(scene.choices().shiftMs, -2500);
    scene.choose(u"format"_s, u"webvtt"_s);
    QTest::keyClick(shift, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene.queue().isBusy());
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.isThere(u"a.vtt"_s));
    // Everything can be reached by Tab: all that takes the focus has a name.
    const auto all = scene.dialog->findChildren<QWidget *>();
    for (const QWidget *each : all) {
        const bool named = !each->accessibleName().isEmpty() || qobject_cast<const QAbstractButton *>(each);
        const bool isPart = qobject_cast<const QAbstractSpinBox *>(each->parentWidget())
            || qobject_cast<const QComboBox *>(each->parentWidget());
        const bool wanted = (qobject_cast<const QAbstractItemView *>(each) && !qobject_cast<const QHeaderView *>(each))
            || qobject_cast<const QComboBox *>(each) || qobject_cast<const QAbstractSpinBox *>(each)
            || qobject_cast<const QLineEdit *>(each);
        if (wanted && !isPart && !each->isHidden() && each->window() == scene.dialog.get())
            QVERIFY2(named, each->metaObject()->className());
    }
}

void ConvertTest::escapeStopsFirst()
{
    QStringList names;
    for (int i = 0; i < 40; ++i)
        names.append(u"%1.srt"_s.arg(i));
    Scene scene(names);
    QTRY_VERIFY(scene.isLooked());
    scene.choose(u"format"_s, u"webvtt"_s);
    scene.dialog->convertAll();
    QTest::keyClick(scene.dialog.get(), Qt::Key_Escape);
    QVERIFY(scene.dialog->isVisible());
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.queue().count(State::Waiting) > 0);
    QTest::keyClick(scene.dialog.get(), Qt::Key_Escape);
    QVERIFY(!scene.dialog->isVisible());
}

void ConvertTest::closedInTheMiddle()
{
    QStringList names;
    for (int i = 0; i < 30; ++i)
        names.append(u"%1.srt"_s.arg(i));
    Scene scene(names);
    scene.choose(u"format"_s, u"webvtt"_s);
    scene.dialog->convertAll();
    scene.dialog.reset();
    QTest::qWait(50);
    const QStringList there = scene.there();
    for (const QString &name : there)
        QVERIFY(name.endsWith(".srt"_L1) || scene.read(name).startsWith("WEBVTT"));
}

QTEST_MAIN(ConvertTest)
#include "tst_convert.moc"
