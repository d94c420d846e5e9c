// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/secretstore.h"
#include "core/providers/providerregistry.h"
#include "core/subtitles/formatregistry.h"
#include "ui/convert/comparedcuemodel.h"
#include "ui/convert/compareview.h"
#include "ui/convert/convertdialog.h"
#include "ui/convert/convertfilesmodel.h"
#include "ui/convert/convertfilespanel.h"
#include "ui/convert/convertpreview.h"
#include "ui/convert/convertsidepanel.h"
#include "ui/convert/foldsection.h"
#include "ui/convert/timeedit.h"
#include "ui/convert/timesform.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using State = ConvertItem::State;
using Section = ConvertChoices::Section;

const QByteArray twoCues = "1\n00:00:01,000 --> 00:00:02,000\nHello <i>there</i>.\n\n"
                           "2\n00:00:05,000 --> 00:00:07,500\nHow are you?\n\n";

struct Scene
{
    QTemporaryDir folder;
    QTemporaryDir config;
    Settings settings{config.filePath(u"legenda.conf"_s)};
    Store store{QString()};
    std::unique_ptr<SecretStore> secrets = makeSecretStore(false);
    ProviderRegistry registry;
    std::unique_ptr<Engine> engine = std::make_unique<Engine>(registry, *secrets, settings, store);
    std::unique_ptr<ConvertDialog> dialog;

    explicit Scene(const QStringList &names = {u"Film.en.srt"_s})
    {
        QStringList files;
        for (const QString &name : names)
            files.append(write(name));
        open(files);
    }

    void open(const QStringList &files = {})
    {
        dialog.reset();
        dialog = std::make_unique<ConvertDialog>(*engine);
        dialog->show();
        dialog->addPaths(files);
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    QString write(const QString &name, const QByteArray &content = twoCues) const
    {
        QDir(folder.path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool isThere(const QString &name) const { return QFile::exists(path(name)); }
    QStringList there() const { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }

    ConvertQueue &queue() const { return *dialog->queue(); }
    const ConvertItem &item(int row = 0) const { return queue().items().at(row); }
    QTreeView *list() const { return dialog->filesPanel()->view(); }
    ConvertSidePanel &side() const { return *dialog->sidePanel(); }
    const ConvertChoices &choices() const { return side().choices(); }
    QComboBox *box(const QString &name) const { return dialog->findChild<QComboBox *>(name); }
    TimeEdit *time(const QString &name) const { return dialog->findChild<TimeEdit *>(name); }

    template <class Button>
    Button *button(const QString &text) const
    {
        const auto all = dialog->findChildren<Button *>();
        for (Button *each : all) {
            if (each->text().remove(u'&') == text && !each->isHidden())
                return each;
        }
        return nullptr;
    }
    QPushButton *push(const QString &text) const { return button<QPushButton>(text); }
    QCheckBox *check(const QString &text) const { return button<QCheckBox>(text); }

    void choose(const QString &name, const QVariant &value) const
    {
        QComboBox *field = box(name);
        const int at = field->findData(value);
        QVERIFY2(at >= 0, qPrintable(name));
        field->setCurrentIndex(at);
        Q_EMIT field->activated(at);
    }
    bool says(const QString &words) const
    {
        const auto all = dialog->findChildren<QLabel *>();
        return std::any_of(all.cbegin(), all.cend(),
            [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return list()->model()->index(row, column).data(role).toString();
    }
    bool isLooked() const
    {
        const QList<ConvertItem> &items = queue().items();
        return !items.isEmpty()
            && std::none_of(items.cbegin(), items.cend(), [](const ConvertItem &each) { return each.looking; });
    }
    bool isPreviewed() const { return isLooked() && !dialog->preview()->isBusy(); }
    const CueModel &after() const
    {
        return *qobject_cast<CueModel *>(dialog->preview()->compareView()->after()->model());
    }
    const CueModel &before() const
    {
        return *qobject_cast<CueModel *>(dialog->preview()->compareView()->before()->model());
    }
};

QList<PreviewCue> cues(const QStringList &texts, qint64 shift = 0)
{
    QList<PreviewCue> made;
    for (const QString &text : texts) {
        const qint64 start = made.size() * 3000 + shift;
        made.append({start, start + 2000, text});
    }
    return made;
}

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
    void choicesReachTheRequest();
    void readAsReachesTheRequest();
    void severalAreReadTheSame();
    void undoesChoices();
    void sectionsCount();
    void previewFollows();
    void stalePreviewIsDropped();
    void previewOfWhatCannotBe();
    void remarks();
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
    void keepsHowItWasLeft();
    void followsPreferences();
    void closedInTheMiddle();
    void timesAreTyped_data();
    void timesAreTyped();
    void timesAreStepped();
    void pairsCues();
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

void ConvertTest::choicesReachTheRequest()
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

void ConvertTest::readAsReachesTheRequest()
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

void ConvertTest::severalAreReadTheSame()
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

void ConvertTest::undoesChoices()
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

void ConvertTest::sectionsCount()
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

void ConvertTest::previewFollows()
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

void ConvertTest::stalePreviewIsDropped()
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

void ConvertTest::previewOfWhatCannotBe()
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

void ConvertTest::remarks()
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
    QCOMPARE(scene.item(0).losses, 1);
    QVERIFY(!scene.item(0).remarks.isEmpty());
    QVERIFY(scene.item(2).state == State::Failed);
    QVERIFY(scene.says(u"Nothing was written."_s));
    QVERIFY(!scene.push(u"Undo"_s));
    QCOMPARE(scene.cell(0, ConvertFilesModel::ResultColumn), u"Would be written"_s);
    QVERIFY(scene.cell(0, 0, Qt::ToolTipRole).contains(scene.item(0).remarks.first()));
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
        const bool wanted = qobject_cast<const QAbstractItemView *>(each) || qobject_cast<const QComboBox *>(each)
            || qobject_cast<const QAbstractSpinBox *>(each) || qobject_cast<const QLineEdit *>(each);
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

void ConvertTest::keepsHowItWasLeft()
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

void ConvertTest::followsPreferences()
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

void ConvertTest::timesAreTyped_data()
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

void ConvertTest::timesAreTyped()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QCOMPARE(TimeEdit::parse(text).value_or(-1), ms);
    if (ms != -1)
        QCOMPARE(TimeEdit::parse(TimeEdit::text(ms, true)).value_or(-1), ms);
}

void ConvertTest::timesAreStepped()
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

void ConvertTest::pairsCues()
{
    // Nothing changed.
    Comparison same = compared(cues({u"a"_s, u"b"_s}), cues({u"a"_s, u"b"_s}));
    QCOMPARE(same.changed, 0);
    QCOMPARE(same.removed, 0);
    // Shifted: times only.
    Comparison shifted = compared(cues({u"a"_s, u"b"_s}), cues({u"a"_s, u"b"_s}, 500));
    QCOMPARE(shifted.changed, 2);
    QVERIFY(shifted.afterChanges.at(1) == (CueChange{1, true, false}));
    // Rounded to hundredths is not seen.
    QCOMPARE(compared(cues({u"a"_s}), cues({u"a"_s}, 9)).changed, 0);
    // Some are gone: the others keep their partners.
    Comparison removed = compared(cues({u"a"_s, u"[noise]"_s, u"b"_s, u"[more]"_s, u"c"_s}),
        {{0, 2000, u"a"_s}, {6000, 8000, u"b"_s}, {12000, 14000, u"c"_s}});
    QCOMPARE(removed.removed, 2);
    QCOMPARE(removed.changed, 0);
    QCOMPARE(removed.beforeChanges.at(1).partner, -1);
    QCOMPARE(removed.beforeChanges.at(4).partner, 2);
    // A text that lost a part is the same cue.
    Comparison part = compared({{0, 1000, u"JOHN: Come here"_s}, {2000, 3000, u"[door]"_s}, {4000, 5000, u"Yes"_s}},
        {{0, 1000, u"Come here"_s}, {4000, 5000, u"Yes"_s}});
    QVERIFY(part.afterChanges.at(0) == (CueChange{0, false, true}));
    QCOMPARE(part.removed, 1);
    // Other line breaks are a change of the text, and no other cue.
    Comparison broken = compared({{0, 1000, u"one two"_s}}, {{0, 1000, u"one\ntwo"_s}});
    QVERIFY(broken.afterChanges.at(0) == (CueChange{0, false, true}));
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

QTEST_MAIN(ConvertTest)
#include "tst_convert.moc"
