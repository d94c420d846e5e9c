// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/convertscene.h"
#include "ui/convert/comparedcuemodel.h"
#include "ui/convert/foldsection.h"
#include "ui/convert/timesform.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using Scene = ConvertScene;
using State = ConvertItem::State;
using Section = ConvertChoices::Section;

QList<ComparedCue> cues(const QStringList &texts, qint64 shift = 0)
{
    QList<ComparedCue> made;
    for (const QString &text : texts) {
        const qint64 start = made.size() * 3000 + shift;
        made.append({{start, start + 2000, text}, 0, 0});
    }
    return made;
}

} // namespace

class ConvertChoicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choicesReachTheRequest();
    void readAsReachesTheRequest();
    void severalAreReadTheSame();
    void undoesChoices();
    void sectionsCount();
    void previewFollows();
    void stalePreviewIsDropped();
    void previewOfWhatCannotBe();
    void remarks();
    void keepsHowItWasLeft();
    void followsPreferences();
    void timesAreTyped_data();
    void timesAreTyped();
    void timesAreStepped();
    void pairsCues();
};

void ConvertChoicesTest::choicesReachTheRequest()
{
    Scene scene;
    scene.choose(u"format"_s, u"microdvd"_s);
    scene.choose(u"encoding"_s, u"UTF-16LE"_s);
    scene.choose(u"lineEnds"_s, static_cast<int>(ConvertChoices::LineEnds::CrLf));
    scene.choose(u"onConflict"_s, static_cast<int>(ConflictPolicy::Replace));
    scene.check(u"Byte order mark"_s)->setChecked(true);
    QComboBox *rate = scene.box(u"writeFps"_s);
    QVERIFY(!rate->isHidden());
    rate->setCurrentIndex(rate->findText(u"25"_s));
    const FileConversionRequest request = scene.dialog->request();
    QCOMPARE(request.how.store.format, u"microdvd"_s);
    QCOMPARE(request.how.store.encoding, u"UTF-16LE"_s);
    QVERIFY(request.how.store.lineEnd == LineEnd::CrLf && !request.how.keepLineEnds);
    QVERIFY(request.how.store.mark && !request.how.keepMark);
    QVERIFY(request.onConflict == ConflictPolicy::Replace);
    QCOMPARE(request.how.store.write.fps, 25.0);
    QVERIFY(request.how.edits.isEmpty());

    // Any rate can be typed; nonsense falls back.
    rate->setFocus();
    rate->setEditText(u"24000/1001"_s);
    Q_EMIT rate->lineEdit()->editingFinished();
    QVERIFY(qAbs(scene.dialog->request().how.store.write.fps - 23.976) < 0.001);
    rate->setEditText(u"quick"_s);
    Q_EMIT rate->lineEdit()->editingFinished();
    QCOMPARE(scene.dialog->request().how.store.write.fps, 0.0);

    ConvertChoices all = scene.choices();
    all.shift = true;
    all.shiftMs = -1500;
    all.shiftLater = true;
    all.shiftFromMs = 60'000;
    all.changeRate = true;
    all.rateFrom = 25;
    all.rateTo = 24;
    all.stretch = true;
    all.firstFromMs = 1000;
    all.firstToMs = 2000;
    all.secondFromMs = 5000;
    all.secondToMs = 8000;
    all.stripSdh = all.stripAds = all.stripTags = true;
    all.fixOverlaps = all.makeGaps = all.atLeast = all.atMost = all.slowDown = true;
    all.breakLines = all.merge = all.sort = all.renumber = true;
    const EditPlan plan = all.plan();
    QCOMPARE(plan.shiftMs, -1500);
    QCOMPARE(plan.shiftFromMs, 60'000);
    QCOMPARE(plan.fpsFrom, 25.0);
    QCOMPARE(plan.fpsTo, 24.0);
    QVERIFY(plan.points == (TimePoints{1000, 2000, 5000, 8000}));
    QVERIFY(plan.stripSdh && plan.stripAds && plan.stripTags && plan.fixOverlaps && plan.sort && plan.renumber);
    QCOMPARE(plan.minGapMs, all.minGapMs);
    QCOMPARE(plan.minDurationMs, all.minDurationMs);
    QCOMPARE(plan.maxDurationMs, all.maxDurationMs);
    QCOMPARE(plan.maxCharsPerSecond, 20.0);
    QCOMPARE(plan.maxLineLength, 42);
    QCOMPARE(plan.maxLines, 2);
    QCOMPARE(plan.mergeGapMs, all.mergeGapMs);
    // Amounts without their switch do nothing, nor do operations that change nothing.
    for (const Section section : {Section::Times, Section::CleanUp, Section::Durations, Section::Lines})
        all = all.without(section);
    QVERIFY(all.plan().isEmpty());
    all.changeRate = true;
    all.rateTo = all.rateFrom;
    all.shift = true;
    all.shiftMs = 0;
    QVERIFY(all.plan().isEmpty());
}

void ConvertChoicesTest::readAsReachesTheRequest()
{
    Scene scene(QStringList{});
    // "zażółć" in windows-1250, too short to be sure of anything.
    scene.dialog->addPaths({scene.write(u"short.srt"_s, "1\n00:00:01,000 --> 00:00:02,000\nza\xbf\xf3\xb3\xe6\n\n")});
    QTRY_VERIFY(scene.isPreviewed());
    scene.choose(u"readEncoding"_s, u"windows-1250"_s);
    QCOMPARE(scene.item().readAs.encoding, u"windows-1250"_s);
    QCOMPARE(ConvertQueue::loadOptions(scene.item()).encoding, u"windows-1250"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(scene.before().cues().first().text, u"zażółć"_s);
    QCOMPARE(scene.cell(0, ConvertFilesModel::FormatColumn, ConvertFilesModel::SecondMarkRole).toInt(),
        int(ConvertFilesModel::ChosenMark));
    scene.choose(u"readEncoding"_s, u"windows-1252"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QVERIFY(scene.before().cues().first().text != u"zażółć"_s);
    scene.choose(u"readEncoding"_s, u"windows-1250"_s);
    scene.choose(u"format"_s, QString());
    scene.choose(u"onConflict"_s, static_cast<int>(ConflictPolicy::KeepBoth));
    scene.dialog->convertAll();
    QTRY_VERIFY(scene.item().state == State::Saved);
    QVERIFY(scene.read(u"short.2.srt"_s).contains("za\u017c\u00f3\u0142\u0107"));
}

void ConvertChoicesTest::severalAreReadTheSame()
{
    Scene scene(QStringList{});
    scene.dialog->addPaths({scene.write(u"a.sub"_s, "{25}{50}One\n"), scene.write(u"b.sub"_s, "{25}{50}One\n"),
        scene.write(u"c.sub"_s, "{25}{50}One\n")});
    QTRY_VERIFY(scene.isLooked());
    scene.list()->selectAll();
    QVERIFY(scene.dialog->filesPanel()->selectedRows().size() == 3);
    scene.choose(u"readFps"_s, 25.0);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(scene.item(row).readAs.fps, 25.0);
    // Only what was changed: one keeps its own encoding.
    scene.queue().setReadAs({1}, {{}, u"ISO-8859-2"_s, 25.0, {}});
    scene.choose(u"readFps"_s, 30.0);
    QCOMPARE(scene.item(1).readAs.encoding, u"ISO-8859-2"_s);
    QCOMPARE(scene.item(1).readAs.fps, 30.0);
    QTRY_VERIFY(scene.isLooked());
    scene.choose(u"format"_s, u"subrip"_s);
    scene.dialog->convertAll();
    QTRY_VERIFY(!scene.queue().isBusy());
    QVERIFY(scene.read(u"a.srt"_s).contains("00:00:00,833 --> 00:00:01,667"));
}

void ConvertChoicesTest::undoesChoices()
{
    Scene scene;
    scene.choose(u"format"_s, u"webvtt"_s);
    scene.side().section(Section::Times)->setOpen(true);
    TimeEdit *shift = scene.time(u"shiftMs"_s);
    shift->setFocus();
    QTest::keyClick(shift, Qt::Key_Up);
    QTest::keyClick(shift, Qt::Key_Up);
    QTest::keyClick(shift, Qt::Key_Up);
    const qint64 shifted = shift->value();
    QVERIFY(shifted > 0);
    QVERIFY(scene.choices().shift); // who enters an amount means it
    QCOMPARE(scene.choices().shiftMs, shifted);
    scene.side().section(Section::CleanUp)->setOpen(true);
    scene.check(u"Styles and positions"_s)->setChecked(true);
    QVERIFY(scene.choices().stripTags);

    // By the keys, with the focus in a field that has an undo of its own.
    shift->setFocus();
    QTest::keyClick(shift, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!scene.choices().stripTags);
    QVERIFY(!scene.check(u"Styles and positions"_s)->isChecked());
    QCOMPARE(scene.choices().shiftMs, shifted);
    while (scene.choices().shift)
        scene.side().undoStack()->undo();
    QCOMPARE(scene.choices().shiftMs, 0);
    QCOMPARE(shift->value(), 0);
    QCOMPARE(scene.choices().format, u"webvtt"_s);
    QTest::keyClick(scene.dialog.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.choices().format, u"subrip"_s);
    QCOMPARE(scene.box(u"format"_s)->currentData().toString(), u"subrip"_s);
    QVERIFY(!scene.side().undoStack()->canUndo());
    while (scene.side().undoStack()->canRedo())
        QTest::keyClick(scene.dialog.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(scene.choices().stripTags);
    QCOMPARE(scene.choices().shiftMs, shifted);
    QCOMPARE(scene.choices().format, u"webvtt"_s);
}

void ConvertChoicesTest::sectionsCount()
{
    Scene scene;
    FoldSection *lines = scene.side().section(Section::Lines);
    QCOMPARE(lines->count(), 0);
    lines->setOpen(true);
    scene.check(u"Sort by time"_s)->setChecked(true);
    scene.check(u"One line a cue"_s)->setChecked(true);
    QCOMPARE(lines->count(), 2);
    // One undoes the other, as one step.
    scene.check(u"Break lines longer than"_s)->setChecked(true);
    QVERIFY(!scene.choices().unbreakLines);
    QCOMPARE(lines->count(), 2);
    scene.side().undoStack()->undo();
    QVERIFY(scene.choices().unbreakLines && !scene.choices().breakLines);
    Q_EMIT lines->resetRequested();
    QCOMPARE(lines->count(), 0);
    scene.side().undoStack()->undo();
    QCOMPARE(lines->count(), 2);
}

void ConvertChoicesTest::previewFollows()
{
    Scene scene;
    scene.choose(u"format"_s, u"webvtt"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(scene.after().cues().size(), 2);
    QCOMPARE(scene.after().cues().first().startMs, 1000);
    QVERIFY(!scene.after().index(0, 0).data(ComparedCueModel::ChangedRole).toBool());
    scene.time(u"shiftMs"_s)->setValue(0);
    ConvertChoices shifted = scene.choices();
    shifted.shift = true;
    shifted.shiftMs = 2500;
    scene.side().setChoices(shifted);
    QVERIFY(scene.dialog->preview()->isBusy());
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(scene.after().cues().first().startMs, 3500);
    QCOMPARE(scene.before().cues().first().startMs, 1000);
    QVERIFY(scene.after().index(0, CueModel::StartColumn).data(ComparedCueModel::ChangedRole).toBool());
    QVERIFY(!scene.after().index(0, CueModel::TextColumn).data(ComparedCueModel::ChangedRole).toBool());
    QCOMPARE(scene.there(), QStringList{u"Film.en.srt"_s});
    // Both lists go together, and the times of a line can be picked.
    scene.dialog->preview()->compareView()->after()->setCurrentIndex(scene.after().index(1, 0));
    QCOMPARE(scene.dialog->preview()->compareView()->before()->currentIndex().row(), 1);
    scene.side().section(Section::Times)->setOpen(true);
    const auto picks = scene.side().times()->findChildren<QToolButton *>();
    for (QToolButton *pick : picks) {
        if (pick->text() == "Pick"_L1) {
            pick->click();
            break;
        }
    }
    QCOMPARE(scene.choices().shiftFromMs, 5000);
    // From one change to the next.
    scene.dialog->preview()->compareView()->before()->setCurrentIndex(scene.before().index(0, 0));
    scene.dialog->preview()->compareView()->goToChange(1);
    QCOMPARE(scene.dialog->preview()->compareView()->before()->currentIndex().row(), 1);
    scene.dialog->preview()->compareView()->goToChange(1);
    QCOMPARE(scene.dialog->preview()->compareView()->before()->currentIndex().row(), 0);
}

void ConvertChoicesTest::stalePreviewIsDropped()
{
    Scene scene({u"a.srt"_s});
    scene.dialog->addPaths({scene.write(u"b.srt"_s, "1\n00:00:09,000 --> 00:00:10,000\nOther\n\n")});
    QTRY_VERIFY(scene.isPreviewed());
    QSignalSpy shown(scene.dialog->preview(), &ConvertPreview::shown);
    // Faster than any of them can be read: only the last one comes.
    for (const int row : {1, 0, 1, 0, 1})
        scene.list()->setCurrentIndex(scene.list()->model()->index(row, 0));
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(shown.size(), 1);
    QCOMPARE(scene.before().cues().first().text, u"Other"_s);
    ConvertChoices choices = scene.choices();
    shown.clear();
    for (int ms = 100; ms <= 1000; ms += 100) {
        choices.shift = true;
        choices.shiftMs = ms;
        scene.side().setChoices(choices);
    }
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(shown.size(), 1);
    QCOMPARE(scene.after().cues().first().startMs, 10'000);
}

void ConvertChoicesTest::previewOfWhatCannotBe()
{
    Scene scene(QStringList{});
    scene.dialog->addPaths(
        {scene.write(u"Film.srt"_s, "1\n00:00:01,000 --> 00:00:02,000\nza\u017c\u00f3\u0142\u0107\n\n")});
    QTRY_VERIFY(scene.isPreviewed());
    scene.choose(u"encoding"_s, u"windows-1252"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QTRY_VERIFY(scene.says(u"cannot be converted"_s));
    scene.choose(u"encoding"_s, u"UTF-8"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QVERIFY(!scene.says(u"cannot be converted"_s));
    QCOMPARE(scene.after().cues().size(), 1);
}

void ConvertChoicesTest::remarks()
{
    Scene scene;
    scene.choose(u"format"_s, u"sbv"_s); // has no italics
    QTRY_VERIFY(scene.isPreviewed());
    QListWidget *remarks = scene.dialog->preview()->remarks();
    QCOMPARE(remarks->count(), 1);
    QVERIFY(!remarks->isHidden());
    QVERIFY(!remarks->item(0)->icon().isNull());
    scene.choose(u"format"_s, u"webvtt"_s);
    QTRY_VERIFY(scene.isPreviewed());
    QCOMPARE(remarks->count(), 0);
    QVERIFY(remarks->isHidden());
}

void ConvertChoicesTest::keepsHowItWasLeft()
{
    Scene scene;
    scene.choose(u"format"_s, u"ass"_s);
    ConvertChoices choices = scene.choices();
    choices.stripSdh = true;
    choices.makeGaps = true;
    choices.minGapMs = 120;
    choices.shift = true;
    choices.shiftMs = 4000;
    choices.encoding = u"UTF-16LE"_s;
    scene.side().setChoices(choices);
    scene.side().section(Section::Durations)->setOpen(true);
    scene.open();
    QCOMPARE(scene.choices().format, u"ass"_s);
    QCOMPARE(scene.choices().encoding, u"UTF-16LE"_s);
    QVERIFY(scene.choices().stripSdh && scene.choices().makeGaps);
    QCOMPARE(scene.choices().minGapMs, 120);
    QVERIFY(scene.side().section(Section::Durations)->isOpen());
    // Times are of one subtitle: the next one is not shifted by surprise.
    QVERIFY(!scene.choices().shift);
    QVERIFY(!scene.side().undoStack()->canUndo());
    // A file that somebody wrote into does no harm.
    scene.dialog.reset();
    scene.settings.setWindowState(u"convert-choices"_s,
        R"({"format":"nothing","encoding":"klingon","min_gap_ms":1e300,"on_conflict":77,"max_lines":"x"})");
    scene.open();
    QCOMPARE(scene.choices().format, ConvertChoices().format);
    QCOMPARE(scene.choices().encoding, u"UTF-8"_s);
    QCOMPARE(scene.choices().minGapMs, ConvertChoices().minGapMs);
    QVERIFY(scene.choices().onConflict == ConflictPolicy::Ask);
}

void ConvertChoicesTest::followsPreferences()
{
    Scene scene;
    scene.choose(u"format"_s, u"ass"_s);
    Preferences preferences = scene.settings.preferences();
    preferences.saveEncoding = u"windows-1250"_s;
    preferences.saveBom = true;
    preferences.onConflict = u"skip"_s;
    scene.settings.setPreferences(preferences);
    scene.dialog.reset(); // keeps what differs from now on
    scene.settings.setWindowState(u"convert-choices"_s, R"({"format":"ass"})");
    scene.open();
    QCOMPARE(scene.choices().encoding, u"windows-1250"_s);
    QVERIFY(scene.choices().mark);
    QVERIFY(scene.choices().onConflict == ConflictPolicy::Skip);
    QCOMPARE(scene.choices().format, u"ass"_s);
}

void ConvertChoicesTest::timesAreTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << u"90"_s << qint64(90'000);
    QTest::newRow("part") << u"2.5"_s << qint64(2500);
    QTest::newRow("comma") << u"2,05"_s << qint64(2050);
    QTest::newRow("minutes") << u"1:02"_s << qint64(62'000);
    QTest::newRow("whole") << u"1:02:03.456"_s << qint64(3'723'456);
    QTest::newRow("minus") << u"-0:00:01.5"_s << qint64(-1500);
    QTest::newRow("real minus") << u"\u22121.5"_s << qint64(-1500);
    QTest::newRow("plus") << u"+3"_s << qint64(3000);
    QTest::newRow("too exact") << u"1.23456"_s << qint64(1234);
    QTest::newRow("bare part") << u".5"_s << qint64(500);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("words") << u"soon"_s << qint64(-1);
    QTest::newRow("four parts") << u"1:2:3:4"_s << qint64(-1);
    QTest::newRow("points") << u"1.2.3"_s << qint64(-1);
    QTest::newRow("colon") << u":"_s << qint64(-1);
    QTest::newRow("huge") << u"999999999999"_s << qint64(-1);
}

void ConvertChoicesTest::timesAreTyped()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QCOMPARE(TimeEdit::parse(text).value_or(-1), ms);
    if (ms != -1)
        QCOMPARE(TimeEdit::parse(TimeEdit::text(ms, true)).value_or(-1), ms);
}

void ConvertChoicesTest::timesAreStepped()
{
    TimeEdit edit(true);
    edit.show();
    QSignalSpy changed(&edit, &TimeEdit::valueChanged);
    edit.setValue(3'661'500);
    QCOMPARE(changed.size(), 0);
    auto *field = edit.findChild<QLineEdit *>();
    QCOMPARE(field->text(), u"+1:01:01.500"_s);
    field->setCursorPosition(2);
    QTest::keyClick(&edit, Qt::Key_Up);
    QCOMPARE(edit.value(), 7'261'500);
    QCOMPARE(changed.size(), 1);
    field->setCursorPosition(static_cast<int>(field->text().size()));
    QTest::keyClick(&edit, Qt::Key_Down);
    QCOMPARE(edit.value(), 7'261'400);
    edit.setValue(50);
    QTest::keyClick(&edit, Qt::Key_Down);
    QCOMPARE(edit.value(), -50);
    QCOMPARE(field->text(), u"\u22120:00:00.050"_s);
    TimeEdit time(false);
    time.setValue(-5);
    QCOMPARE(time.value(), 0);
    time.stepBy(-1);
    QCOMPARE(time.value(), 0);
}

void ConvertChoicesTest::pairsCues()
{
    // Nothing changed.
    Comparison same = compared(cues({u"a"_s, u"b"_s}), cues({u"a"_s, u"b"_s}));
    QCOMPARE(same.changed, 0);
    QCOMPARE(same.removed, 0);
    // Shifted: times only.
    Comparison shifted = compared(cues({u"a"_s, u"b"_s}), cues({u"a"_s, u"b"_s}, 500));
    QCOMPARE(shifted.changed, 2);
    QVERIFY(shifted.afterChanges.at(1) == (CueDifference{1, true, false, false}));
    // Rounded to hundredths is not seen.
    QCOMPARE(compared(cues({u"a"_s}), cues({u"a"_s}, 9)).changed, 0);
    // Some are gone: the others keep their partners.
    Comparison removed = compared(cues({u"a"_s, u"[noise]"_s, u"b"_s, u"[more]"_s, u"c"_s}),
        {{{0, 2000, u"a"_s}, 0, 0}, {{6000, 8000, u"b"_s}, 0, 0}, {{12000, 14000, u"c"_s}, 0, 0}});
    QCOMPARE(removed.removed, 2);
    QCOMPARE(removed.changed, 0);
    QCOMPARE(removed.beforeChanges.at(1).partner, -1);
    QCOMPARE(removed.beforeChanges.at(4).partner, 2);
    // A text that lost a part is the same cue.
    Comparison part = compared(
        {{{0, 1000, u"JOHN: Come here"_s}, 0, 0}, {{2000, 3000, u"[door]"_s}, 0, 0}, {{4000, 5000, u"Yes"_s}, 0, 0}},
        {{{0, 1000, u"Come here"_s}, 0, 0}, {{4000, 5000, u"Yes"_s}, 0, 0}});
    QVERIFY(part.afterChanges.at(0) == (CueDifference{0, false, true, false}));
    QCOMPARE(part.removed, 1);
    // Other line breaks are a change of the text, and no other cue.
    Comparison broken = compared({{{0, 1000, u"one two"_s}, 0, 0}}, {{{0, 1000, u"one\ntwo"_s}, 0, 0}});
    QVERIFY(broken.afterChanges.at(0) == (CueDifference{0, false, true, false}));
    // The same words in italics look otherwise.
    Comparison styled = compared({{{0, 1000, u"one"_s}, TextStyle::Italic, 7}}, {{{0, 1000, u"one"_s}, 0, 0}});
    QVERIFY(styled.afterChanges.at(0) == (CueDifference{0, false, false, true}));
    QCOMPARE(styled.changed, 1);
    // One side is empty, or nothing is alike: no crash, no hang.
    QCOMPARE(compared({}, cues({u"a"_s})).changed, 1);
    QCOMPARE(compared(cues({u"a"_s}), {}).removed, 1);
    QStringList many;
    QStringList others;
    for (int i = 0; i < 20'000; ++i) {
        many.append(u"x%1"_s.arg(i));
        others.append(u"y%1"_s.arg(i));
    }
    QCOMPARE(compared(cues(many), cues(others)).removed, 0);
}

QTEST_MAIN(ConvertChoicesTest)
#include "tst_convertchoices.moc"
