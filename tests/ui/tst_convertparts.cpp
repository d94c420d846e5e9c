// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog makes one file of several and several of one; and what belongs to the choices around that.

#include "tests/support/convertscene.h"
#include "tests/support/matroska.h"
#include "ui/convert/converttext.h"
#include "ui/convert/foldsection.h"
#include "ui/convert/partsform.h"

#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using State = ConvertItem::State;
constexpr qint64 minute = 60'000;

struct Scene : ConvertScene
{
    using ConvertScene::ConvertScene;

    QCheckBox *join() const { return check(u"Join all files"_s); }
    QCheckBox *split() const { return check(u"Split"_s); }
    /// Whatever it says.
    QPushButton *convert() const
    {
        const auto all = dialog->findChildren<QPushButton *>();
        return *std::find_if(all.cbegin(), all.cend(), [](const QPushButton *each) { return each->isDefault(); });
    }
    QLineEdit *field(const QString &name) const { return dialog->findChild<QLineEdit *>(name); }
    QSpinBox *part() const { return dialog->findChild<QSpinBox *>(u"previewPart"_s); }
    QStringList names() const
    {
        QStringList names = there();
        names.removeIf([](const QString &name) { return name.endsWith(".mkv"_L1); });
        return names;
    }
    bool isDone() const { return !queue().isBusy(); }
};

} // namespace

class ConvertPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joins();
    void joinsInTheOrderOfNumbers();
    void joinsWhereThePersonSays();
    void joiningTakesTwo();
    void joinsTheChosen();
    void asksForWhatIsJoined();
    void splits();
    void asksForEachPart();
    void triesParts();
    void picksWhereToCut();
    void partsAreNotKept();
    void suggestsARate();
    void rateOfEachVideo();
    void kindsOfNotes();
    void languagesOfAFile();
};

void ConvertPartsTest::joins()
{
    Scene scene({u"Film.cd1.en.srt"_s, u"Film.cd2.en.srt"_s});
    scene.write(u"Film.cd1.mkv"_s, Matroska::matroska(45 * minute, 25));
    QTRY_VERIFY(scene.isPreviewed());
    scene.side().section(ConvertChoices::Section::Parts)->setOpen(true);
    scene.join()->setChecked(true);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().size() == 4);
    QCOMPARE(scene.after().cues().at(2).startMs, 45 * minute + 1000);
    QCOMPARE(scene.before().cues().size(), 4);
    // Which comes when.
    QVERIFY(scene.says(u"0:45:00  Film.cd2.en.srt"_s));
    QVERIFY(scene.convert()->isEnabled());
    QVERIFY(scene.convert()->text().endsWith("into one"_L1));
    scene.convert()->click();
    QTRY_VERIFY(scene.isDone());
    QCOMPARE(scene.names(), (QStringList{u"Film.cd1.en.srt"_s, u"Film.cd2.en.srt"_s, u"Film.en.srt"_s}));
    for (int row = 0; row < 2; ++row) {
        QVERIFY(scene.item(row).state == State::Saved);
        QCOMPARE(scene.item(row).result, scene.path(u"Film.en.srt"_s));
    }
    QCOMPARE(scene.queue().done(), 2);
    QVERIFY(scene.says(u"Saved “Film.en.srt”."_s));
    QVERIFY(scene.read(u"Film.en.srt"_s).contains("4\n00:45:05,000 --> 00:45:07,500\nHow are you?\n"));

    QSignalSpy undone(&scene.queue(), &ConvertQueue::undone);
    scene.queue().undo();
    QVERIFY(undone.wait());
    QVERIFY(!scene.isThere(u"Film.en.srt"_s));
    QVERIFY(scene.item(0).state == State::Waiting);
    QVERIFY(scene.item(1).state == State::Waiting);
}

void ConvertPartsTest::joinsInTheOrderOfNumbers()
{
    Scene scene({u"Film.cd10.srt"_s, u"Film.cd2.srt"_s, u"Film.cd1.srt"_s});
    QTRY_VERIFY(scene.isPreviewed());
    const FileConversionRequest all = scene.queue().joining({}, {0, 1, 2});
    QCOMPARE(all.input, scene.path(u"Film.cd1.srt"_s));
    QCOMPARE(all.joined.at(0).path, scene.path(u"Film.cd2.srt"_s));
    QCOMPARE(all.joined.at(1).path, scene.path(u"Film.cd10.srt"_s));
}

void ConvertPartsTest::joinsWhereThePersonSays()
{
    Scene scene({u"Film.cd1.srt"_s, u"Film.cd2.srt"_s});
    QTRY_VERIFY(scene.isPreviewed());
    scene.join()->setChecked(true);
    QTest::keyClicks(scene.field(u"joinAt"_s), u"0:50"_s);
    QTRY_VERIFY(
        scene.isPreviewed() && scene.after().cues().size() == 4 && scene.after().cues().at(2).startMs == 51'000);
    // What is no time, and too many of them.
    for (const QString &wrong : {u"0:50, 1"_s, u"0:50, 0:40"_s, u"0:50 1:50"_s}) {
        scene.field(u"joinAt"_s)->setText(wrong);
        QVERIFY(!scene.convert()->isEnabled());
        QVERIFY(scene.says(u"Say when each file but the first one begins"_s));
    }
    scene.field(u"joinAt"_s)->clear();
    QVERIFY(scene.convert()->isEnabled());
}

void ConvertPartsTest::joiningTakesTwo()
{
    Scene scene({u"Film.cd1.srt"_s});
    QTRY_VERIFY(scene.isPreviewed());
    scene.join()->setChecked(true);
    QVERIFY(!scene.convert()->isEnabled());
    QVERIFY(scene.says(u"joining takes two files or more"_s));
    // The preview goes on showing the one.
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().size() == 2);
    scene.dialog->addPaths({scene.write(u"Film.cd2.srt"_s)});
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().size() == 4);
    QVERIFY(scene.convert()->isEnabled());
}

void ConvertPartsTest::joinsTheChosen()
{
    Scene scene({u"Film.cd1.srt"_s, u"Film.cd2.srt"_s, u"Other.srt"_s});
    QTRY_VERIFY(scene.isPreviewed());
    scene.join()->setChecked(true);
    scene.queue().start(scene.dialog->request(), {0, 1}, ConvertQueue::Into::One);
    QTRY_VERIFY(scene.isDone());
    QCOMPARE(scene.item(0).result, scene.path(u"Film.srt"_s));
    QVERIFY(scene.item(2).state == State::Waiting);
    // One alone is as it was.
    scene.queue().start(scene.dialog->request(), {2}, ConvertQueue::Into::One);
    QTRY_VERIFY(scene.isDone());
    QVERIFY(scene.item(2).state == State::Unchanged);
    QCOMPARE(scene.item(2).result, scene.path(u"Other.srt"_s));
}

void ConvertPartsTest::asksForWhatIsJoined()
{
    Scene scene({u"Film.cd1.srt"_s, u"Film.cd2.srt"_s});
    scene.write(u"Film.srt"_s, "mine");
    QTRY_VERIFY(scene.isPreviewed());
    scene.join()->setChecked(true);
    scene.convert()->click();
    QTRY_VERIFY(scene.item(0).state == State::Conflict);
    QVERIFY(scene.item(1).state == State::Conflict);
    QCOMPARE(scene.read(u"Film.srt"_s), "mine");
    scene.queue().resolve(scene.item(0).id, ConflictPolicy::KeepBoth, false);
    QTRY_VERIFY(scene.isDone());
    QVERIFY(scene.item(1).state == State::Saved);
    QCOMPARE(scene.read(u"Film.srt"_s), "mine");
    QVERIFY(scene.isThere(u"Film.2.srt"_s));
}

void ConvertPartsTest::splits()
{
    Scene scene;
    QTRY_VERIFY(scene.isPreviewed());
    scene.split()->setChecked(true);
    QVERIFY(!scene.convert()->isEnabled());
    QVERIFY(scene.says(u"Say where to cut"_s));
    QVERIFY(!scene.part()->isEnabled());
    scene.field(u"splitAt"_s)->setText(u"0:04"_s);
    QVERIFY(scene.part()->isEnabled());
    QCOMPARE(scene.part()->maximum(), 2);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().size() == 1);
    QCOMPARE(scene.after().cues().first().startMs, 1000);
    scene.part()->setValue(2);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().first().text == "How are you?"_L1);
    QCOMPARE(scene.after().cues().first().startMs, 1000);
    scene.dialog->findChild<QCheckBox *>(u"restartTimes"_s)->setChecked(false);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().first().startMs == 5000);

    scene.convert()->click();
    QTRY_VERIFY(scene.isDone());
    QCOMPARE(scene.names(), (QStringList{u"Film.cd1.en.srt"_s, u"Film.cd2.en.srt"_s, u"Film.en.srt"_s}));
    QVERIFY(scene.item().state == State::Saved);
    QCOMPARE(scene.item().parts, 2);
    QVERIFY(scene.says(u"Saved 2 files."_s));
    scene.queue().undo();
    QTRY_COMPARE(scene.names(), (QStringList{u"Film.en.srt"_s}));
}

void ConvertPartsTest::asksForEachPart()
{
    Scene scene({u"Film.srt"_s, u"Next.srt"_s});
    scene.write(u"Film.cd1.srt"_s, "mine");
    scene.write(u"Film.cd2.srt"_s, "mine too");
    QTRY_VERIFY(scene.isPreviewed());
    scene.split()->setChecked(true);
    scene.field(u"splitAt"_s)->setText(u"0:04"_s);
    scene.convert()->click();
    QTRY_VERIFY(scene.item(0).state == State::Conflict);
    scene.queue().resolve(scene.item(0).id, ConflictPolicy::Replace, false);
    // Was said of the first part alone.
    QTRY_VERIFY(scene.item(0).state == State::Conflict && scene.item(0).result == scene.path(u"Film.cd2.srt"_s));
    scene.queue().resolve(scene.item(0).id, ConflictPolicy::Skip, false);
    QTRY_VERIFY(scene.isDone());
    QVERIFY(scene.item(0).state == State::Saved);
    QVERIFY(scene.read(u"Film.cd1.srt"_s).contains("Hello"));
    QCOMPARE(scene.read(u"Film.cd2.srt"_s), "mine too");
    QVERIFY(scene.isThere(u"Next.cd1.srt"_s) && scene.isThere(u"Next.cd2.srt"_s));
    QCOMPARE(scene.queue().done(), 2);
}

void ConvertPartsTest::triesParts()
{
    Scene scene;
    QTRY_VERIFY(scene.isPreviewed());
    scene.split()->setChecked(true);
    scene.field(u"splitAt"_s)->setText(u"0:04, 0:09"_s);
    scene.push(u"Dry run"_s)->click();
    QTRY_VERIFY(scene.isDone());
    // Nothing is said after the second moment.
    QVERIFY(scene.item().state == State::Failed);
    QVERIFY(scene.item().error->message.contains("0:09"_L1));
    scene.field(u"splitAt"_s)->setText(u"0:04"_s);
    scene.push(u"Dry run"_s)->click();
    QTRY_VERIFY(scene.isDone());
    QVERIFY(scene.item().state == State::Planned);
    QCOMPARE(scene.item().parts, 2);
    QVERIFY(ConvertText::stateDetail(scene.item()).contains("1 more"_L1));
    QCOMPARE(scene.names(), QStringList{u"Film.en.srt"_s});
}

void ConvertPartsTest::picksWhereToCut()
{
    Scene scene;
    QTRY_VERIFY(scene.isPreviewed());
    scene.split()->setChecked(true);
    QToolButton *pick = nullptr;
    const auto buttons = scene.side().parts()->findChildren<QToolButton *>();
    for (QToolButton *each : buttons)
        pick = each->text() == "Pick"_L1 ? each : pick;
    QVERIFY(pick && !pick->isEnabled());
    scene.dialog->preview()->compareView()->before()->setCurrentIndex(scene.before().index(1, 0));
    QTRY_VERIFY(pick->isEnabled());
    pick->click();
    pick->click(); // once is enough
    QCOMPARE(ConvertChoices::moments(scene.choices().splitAt).value(), QList<qint64>{5000});
}

void ConvertPartsTest::partsAreNotKept()
{
    Scene scene;
    QTRY_VERIFY(scene.isPreviewed());
    scene.split()->setChecked(true);
    scene.join()->setChecked(true);
    scene.open();
    QVERIFY(!scene.choices().split);
    QVERIFY(!scene.choices().join);
    QCOMPARE(ConvertChoices::moments(u" 0:01;1:00:00.5 "_s).value(), (QList<qint64>{1000, 3'600'500}));
    QCOMPARE(ConvertChoices::moments(QString()).value(), QList<qint64>());
    QVERIFY(!ConvertChoices::moments(u"later"_s));
}

void ConvertPartsTest::suggestsARate()
{
    Scene scene{QStringList()};
    const QByteArray late = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n"
                            "2\n01:44:16,000 --> 01:44:17,000\nBye.\n\n";
    scene.write(u"Film.mkv"_s, Matroska::matroska(100 * minute + 3000, 25));
    scene.open({scene.write(u"Film.en.srt"_s, late)});
    QTRY_VERIFY(scene.isPreviewed());
    auto *use = scene.dialog->findChild<QToolButton *>(u"useGuess"_s);
    QTRY_VERIFY(!use->parentWidget()->isHidden());
    use->click();
    QVERIFY(scene.choices().changeRate);
    QVERIFY(qAbs(scene.choices().rateFrom - 24000.0 / 1001.0) < 0.001);
    QCOMPARE(scene.choices().rateTo, 25.0);
    QVERIFY(use->parentWidget()->isHidden());
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().last().endMs < 100 * minute + 3000);
}

void ConvertPartsTest::rateOfEachVideo()
{
    Scene scene;
    scene.write(u"Film.mkv"_s, Matroska::matroska(10 * minute, 50));
    QTRY_VERIFY(scene.isPreviewed());
    scene.check(u"Frame rate"_s)->setChecked(true);
    QComboBox *from = scene.box(u"rateFrom"_s);
    from->setCurrentIndex(from->findText(u"25"_s));
    QComboBox *to = scene.box(u"rateTo"_s);
    to->setCurrentIndex(0);
    QVERIFY(scene.dialog->request().fpsToOfVideo);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().last().startMs == 2500);
}

void ConvertPartsTest::kindsOfNotes()
{
    Scene scene{QStringList()};
    scene.open({scene.write(u"Film.srt"_s,
        "1\n00:00:01,000 --> 00:00:02,000\n[Door] Hello.\n\n2\n00:00:05,000 --> 00:00:07,500\nJOHN: Yes.\n\n")});
    QTRY_VERIFY(scene.isPreviewed());
    auto *brackets = scene.dialog->findChild<QCheckBox *>(u"sdh-brackets"_s);
    QVERIFY(brackets && brackets->parentWidget()->isHidden());
    scene.check(u"Notes for the hearing impaired"_s)->setChecked(true);
    QVERIFY(!brackets->parentWidget()->isHidden());
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().last().text == "Yes."_L1);
    brackets->setChecked(false);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().first().text == "[Door] Hello."_L1);
    QCOMPARE(scene.after().cues().last().text, u"Yes."_s);
    auto *mixed = scene.dialog->findChild<QCheckBox *>(u"sdh-mixed-case-speakers"_s);
    scene.dialog->findChild<QCheckBox *>(u"sdh-speakers"_s)->setChecked(false);
    QVERIFY(!mixed->isEnabled());
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().last().text == "JOHN: Yes."_L1);
    // They are the person's taste and are kept.
    scene.open();
    QVERIFY(scene.choices().stripSdh && !scene.choices().sdhBrackets && scene.choices().sdhMusic);
}

void ConvertPartsTest::languagesOfAFile()
{
    Scene scene{QStringList()};
    scene.open({scene.write(u"Film.ttml"_s,
                    "<tt xmlns='http://www.w3.org/ns/ttml' xml:lang=''><body>"
                    "<div xml:lang='en'><p begin='1s' end='2s'>one</p></div>"
                    "<div xml:lang='fr'><p begin='1s' end='2s'>un</p></div></body></tt>"),
        scene.write(u"Other.srt"_s)});
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().size() == 1);
    QComboBox *track = scene.box(u"readTrack"_s);
    QVERIFY(!track->isHidden());
    QCOMPARE(track->findText(Language::fromCode(u"pl").name()), -1);
    scene.choose(u"readTrack"_s, u"fr"_s);
    QTRY_VERIFY(scene.isPreviewed() && scene.after().cues().first().text == "un"_L1);
    // Another file has no choice.
    scene.list()->setCurrentIndex(scene.list()->model()->index(1, 0));
    QTRY_VERIFY(track->isHidden());
}

QTEST_MAIN(ConvertPartsTest)
#include "tst_convertparts.moc"
