// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TTML: when something is seen.

#include "tests/support/ttmlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestTtmlTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void readsNestedTimes_data();
    void readsNestedTimes();
    void readsRegionTimes();
    void readsAFilmInOneParagraph();
    void readsWordTimes();
    void givesEnds();
};

void TestTtmlTimes::readsTimes_data()
{
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("time");
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *name, const char *root, const char *time, qint64 ms) {
        QTest::newRow(name) << QString::fromLatin1(root) << QString::fromLatin1(time) << ms;
    };
    row("clock", "", "01:02:03.456", 3723456);
    row("comma", "", "00:00:03,503", 3503);
    row("long fraction", "", "00:00:01.23456", 1235);
    row("careless", "", "0:0:7.800", 7800);
    row("minutes", "", "3:58.640", 238640);
    row("many hours", "", "100:00:00", 360000000);
    row("seconds", "", "1.5s", 1500);
    row("milliseconds", "", "37667ms", 37667);
    row("minutes with unit", "", "1.5m", 90000);
    row("hours", "", "2h", 7200000);
    row("no unit", "", "19.764", 19764);
    row("ticks", "ttp:tickRate='10000000'", "52380000t", 5238);
    row("ticks of frames", "ttp:frameRate='25'", "50t", 2000);
    row("ticks of seconds", "", "5t", 5000);
    row("frames", "ttp:frameRate='25'", "50f", 2000);
    row("frames in a clock", "ttp:frameRate='24'", "00:00:01:12", 1500);
    row("30 frames", "", "00:00:01:15", 1500);
    row("multiplier", "ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001'", "00:00:09:20", 9834);
    row("old multiplier", "ttp:frameRate='30' ttp:frameRateMultiplier='1000:1001'", "30f", 1001);
    row("slash", "ttp:frameRate='30' ttp:frameRateMultiplier='1000/1001'", "30f", 1001);
    row("999", "ttp:frameRate='24' ttp:frameRateMultiplier='999 1000'", "2400f", 100100);
    row("sub-frames", "ttp:frameRate='25' ttp:subFrameRate='2'", "00:00:01:12.1", 1500);
    row("SMPTE", "ttp:timeBase='smpte' ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001'", "00:16:40:00", 1001000);
    row("drop frames",
        "ttp:timeBase='smpte' ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001' ttp:dropMode='dropNTSC'",
        "01:00:00;00", 3599996);
    row("milliseconds behind a colon", "ttp:frameRate='25'", "00:00:01:500", 1500);
    row("beyond all time", "", "99999999999999999999h", -1);
    row("words", "", "soon", -1);
    row("nothing", "", "", -1);
    row("many colons", "", "1:2:3:4:5", -1);
}

void TestTtmlTimes::readsTimes()
{
    QFETCH(QString, root);
    QFETCH(QString, time);
    QFETCH(qint64, ms);
    Markup::Tokenizer tokens(u"<tt "_s + root + u'>');
    const QString tag = "<tt "_L1 + root + u'>';
    Markup::Tokenizer rootTag(tag);
    QVERIFY(rootTag.next());
    Ttml::Clock clock;
    clock.read(rootTag.attributes(), 0);
    QCOMPARE(clock.parse(time).value_or(-1), ms);
}

void TestTtmlTimes::readsNestedTimes_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const char *body, const QStringList &cues) {
        QTest::newRow(name) << QString::fromLatin1(body) << cues;
    };
    row("from the parent's start", "<div begin='10s'><p begin='1s' dur='2s'>a</p></div>", {u"11000-13000 a"_s});
    row("end and dur", "<p begin='1s' end='9s' dur='2s'>a</p>", {u"1000-3000 a"_s});
    row("the parent ends first", "<div end='10s'><p begin='5s' dur='15s'>a</p><p begin='10s' end='11s'>no</p></div>",
        {u"5000-10000 a"_s});
    row("times of the parent", "<div begin='2s' end='4s'><p>a</p></div>", {u"2000-4000 a"_s});
    row("one after another",
        "<div timeContainer='seq'><p dur='2s'>a</p><p begin='1s' dur='2s'>b</p><div timeContainer='par'><p "
        "dur='1s'>c</p>"
        "<p dur='3s'>d</p></div><p dur='1s'>e</p></div>",
        {u"0-2000 a"_s, u"3000-5000 b"_s, u"5000-6000 c"_s, u"5000-8000 d"_s, u"8000-9000 e"_s});
    row("spans have the times", "<p>- <span begin='1s' end='2s'>a</span><br/><span begin='3s' end='4s'>b</span></p>",
        {u"1000-2000 - a"_s, u"3000-4000 b"_s});
    row("spans of one time", "<p><span begin='1s' end='2s'>a</span><br/><span begin='1s' end='2s'>b</span></p>",
        {u"1000-2000 a\nb"_s});
    row("counted from the document's start",
        "<div begin='10s' end='20s'><p begin='11s' end='12s'>a</p><p begin='18s' end='19s'>b</p></div>",
        {u"11000-12000 a"_s, u"18000-19000 b"_s});
    row("a container that ends too early",
        "<div end='1s'><p begin='2s' end='3s'>a</p><p begin='4s' end='5s'>b</p></div>",
        {u"2000-3000 a"_s, u"4000-5000 b"_s});
    row("shown by an animation", "<p dur='10s' tts:display='none'><set begin='5s' tts:display='auto'/>a</p>",
        {u"5000-10000 a"_s});
    row("shown twice",
        "<p begin='1s' end='9s' tts:visibility='hidden'><set begin='1s' dur='1s' tts:visibility='visible'/><set "
        "begin='4s' end='6s' tts:visibility='visible'/>a</p>",
        {u"2000-3000 a"_s, u"5000-7000 a"_s});
    row("hidden for a while", "<p begin='1s' end='9s'><set begin='1s' dur='1s' tts:display='none'/>a</p>",
        {u"1000-2000 a"_s, u"3000-9000 a"_s});
    row("part of it shown by an animation",
        "<p begin='1s' end='4s'>a <span tts:visibility='hidden'><set begin='1s' end='2s' "
        "tts:visibility='visible'/>b</span></p>",
        {u"1000-2000 a"_s, u"2000-3000 a b"_s, u"3000-4000 a"_s});
    row("an animation of something else", "<p end='4s'><set begin='1s' dur='1s' tts:color='red'/>a</p>",
        {u"0-4000 a"_s});
    row("spans that follow each other",
        "<p end='9s'><span begin='1s' end='3s'>one line</span><br/><span begin='4s' end='6s'>another line</span></p>",
        {u"1000-3000 one line"_s, u"4000-6000 another line"_s});
    row("spans that overlap",
        "<p end='9s'>x y<br/><span begin='1s' end='3s'>one line</span><br/><span begin='2s' end='6s'>z</span></p>",
        {u"0-1000 x y"_s, u"1000-2000 x y\none line"_s, u"2000-3000 x y\none line\nz"_s, u"3000-6000 x y\nz"_s,
            u"6000-9000 x y"_s});
    row("a span that ends before its paragraph", "<p begin='1s' end='9s'><span dur='1s'>a</span></p>",
        {u"1000-2000 a"_s});
    row("a paragraph in which one follows the other",
        "<p timeContainer='seq' begin='1s' end='9s'><span dur='1s'>a</span><span dur='2s'>b</span></p>",
        {u"1000-2000 a"_s, u"2000-4000 b"_s});
    row("the last of a sequence has no end", "<div timeContainer='seq'><p dur='2s'>a</p><p>b</p></div>",
        {u"0-2000 a"_s, u"2000-6000 b"_s});
    row("hidden", "<p dur='1s' tts:display='none'>a</p><p dur='1s' tts:visibility='hidden'>b</p>", {});
    row("part of it hidden", "<p dur='1s'>a<span tts:visibility='hidden'>b</span>c</p>", {u"0-1000 ac"_s});
    row("reversed", "<p begin='2s' end='1s'>a</p>", {u"2000-1000 a"_s});
}

void TestTtmlTimes::readsNestedTimes()
{
    QFETCH(QString, body);
    QTEST(shown(readTtml(around(body)).document), "cues");
}

void TestTtmlTimes::readsRegionTimes()
{
    const QString region = u"<layout><region xml:id='a' begin='1s'><set begin='2s' dur='1s' tts:display='none'/>"
                           "</region><region xml:id='b'/></layout>"_s;
    const auto in = [&](const QString &id) {
        return shown(readTtml(around(u"<p region='%1' begin='0s' end='9s'>x</p>"_s.arg(id), region)).document);
    };
    QCOMPARE(in(u"a"_s), (QStringList{u"1000-3000 x"_s, u"4000-9000 x"_s}));
    QCOMPARE(in(u"b"_s), QStringList{u"0-9000 x"_s});
}

void TestTtmlTimes::readsAFilmInOneParagraph()
{
    QString spans;
    for (int i = 0; i < 1500; ++i)
        spans += u"<span begin='%1s' end='%2s'>cue %1</span><br/>"_s.arg(2 * i).arg(2 * i + 1);
    const Document document = readTtml(around("<p begin='0s' end='9000s'>"_L1 + spans + "</p>"_L1)).document;
    QCOMPARE(document.cues.size(), 1500);
    QCOMPARE(document.cues.last().text, u"cue 2998"_s);
}

void TestTtmlTimes::readsWordTimes()
{
    const Document document = readTtml(around(u"<p begin='10s' end='14s'><span begin='0s' end='1s'>one</span> <span "
                                              "begin='1.5s' end='3s'>two</span></p>"_s))
                                  .document;
    QCOMPARE(document.cues.size(), 1);
    QCOMPARE(document.cues[0].text, u"one two"_s);
    QCOMPARE(document.cues[0].runs,
        (QList{run(0, 3, [](TextStyle &style) { style.atMs = 0; }),
            run(4, 3, [](TextStyle &style) { style.atMs = 1500; })}));
    QCOMPARE(again(document).cues, document.cues);
    // Apple's count from the start of the song.
    const Document apple = readTtml(
        around(u"<div begin='10s' end='20s'><p begin='10s' end='12s'><span begin='10s' end='11s'>a</span> <span "
               u"begin='11s' "
               "end='12s'>b</span></p><p begin='18s' end='20s'><span begin='18s' end='19s'>c</span></p></div>"_s))
                               .document;
    QCOMPARE(shown(apple), (QStringList{u"10000-12000 a b"_s, u"18000-20000 c"_s}));
    QCOMPARE(apple.cues[0].runs.last().style.atMs, 1000);
    QVERIFY(apple.cues[1].runs.isEmpty());
}

void TestTtmlTimes::givesEnds()
{
    const Reading reading = readTtml(around(u"<p begin='5s'>b</p><p begin='1s' end=''>a</p><p begin='9s'>c</p>"_s));
    QCOMPARE(shown(reading.document), (QStringList{u"5000-9000 b"_s, u"1000-5000 a"_s, u"9000-13000 c"_s}));
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(shown(readTtml(around(u"<p>always</p><p begin='1s' end='9s'>x</p>"_s)).document),
        (QStringList{u"0-9000 always"_s, u"1000-9000 x"_s}));
    QVERIFY(readTtml(around(u"<p begin='00:00:01:02' end='2s'>x</p>"_s)).fpsGuessed);
    QVERIFY(!readTtml(around(u"<p begin='00:00:01:02' end='2s'>x</p>"_s), {.fps = 25}).fpsGuessed);
}

QTEST_GUILESS_MAIN(TestTtmlTimes)
#include "tst_ttmltimes.moc"
