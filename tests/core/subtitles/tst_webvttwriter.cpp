// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebVTT: writing files by the rules, and what comes back.

#include "tests/support/webvttcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestWebVttWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesValid();
    void writesColorsAsRules();
    void roundTrip();
    void followsEdits();
};

void TestWebVttWriter::writesValid()
{
    Cue note(8000, 9000, u"a --> b & <i>c</i>\n\n\nd"_s);
    note.edit().note = u"x --> y\n\nz"_s;
    note.edit().id = u"an --> id\nof two lines"_s;
    Cue voice(100, 50, u"--"_s);
    voice.edit().speaker = u"A <b> --"_s;
    voice.runs = {{0, 2, with<TextStyle>([](TextStyle &it) {
                       it.traits = TextStyle::Italic;
                       it.classes = u"a b.--"_s;
                       it.atMs = 10;
                   })}};
    Cue odd(7000, 7000, u">-->\n \n\u00A0"_s);
    odd.runs = {{0, 1, with<TextStyle>([](TextStyle &it) { it.ruby = u"r < s & t --> u"_s; })}};
    Document document = documentOf({note, Cue(5000, 6000), odd, voice, Cue(-10, -5, u"\n\nearly\n"_s)});
    document.head = u"no signature --> "_s;
    for (const QString &format : {QString(), u"webvtt"_s}) {
        document.format = format;
        const QString written = write(document);
        QCOMPARE(fault(written), QString());
        const Document again = read(written).document;
        QCOMPARE(again.cues.size(), 5);
        QCOMPARE(again.cues.at(0).text, u"early"_s);
        QCOMPARE(again.cues.at(1).text, u"--"_s);
        QCOMPARE(again.cues.at(1).details().speaker, u"A <b> --"_s);
        QCOMPARE(again.cues.at(2).text, QString());
        QCOMPARE(again.cues.at(3).text, u">-->\n\u00A0"_s);
        QCOMPARE(again.cues.at(4).text, u"a --> b & <i>c</i>\nd"_s);
    }
}

void TestWebVttWriter::writesColorsAsRules()
{
    Cue cue(1000, 2000, u"abcdef"_s);
    cue.runs = {{0, 1, with<TextStyle>([](TextStyle &it) { it.color = 0xFFFF8000; })},
        {1, 1, with<TextStyle>([](TextStyle &it) {
             it.color = 0x80112233;
             it.background = 0xFF00FF00;
         })},
        {2, 1, with<TextStyle>([](TextStyle &it) { it.color = 0xFFFF0000; })},
        {3, 1, with<TextStyle>([](TextStyle &it) { it.traits = TextStyle::StrikeOut | TextStyle::Bold; })},
        {4, 1, with<TextStyle>([](TextStyle &it) {
             it.font = u"Some Font"_s;
             it.fontSize = 125;
         })},
        {5, 1, with<TextStyle>([](TextStyle &it) { it.color = 0xFFFF8000; })}};
    const Document document = documentOf({cue});
    const QString written = write(document);
    QVERIFY(written.contains(u"::cue(.fg_ff8000) { color: #ff8000 }"_s));
    QCOMPARE(written.count(u"::cue(.fg_ff8000)"_s), 1);
    QVERIFY(written.contains(u"<c.red>c</c>"_s));
    const Document again = read(written).document;
    QCOMPARE(again.cues.at(0).runs, cue.runs);
    QCOMPARE(write(again), written);
}

void TestWebVttWriter::roundTrip()
{
    const QString text =
        u"WEBVTT\n\nid\n00:00:01.000 --> 00:00:05.000 line:0 align:left\n<v.loud Ann>Hi <b>you</b></v>\n\n"
        u"00:00:06.000 --> 00:00:07.000\n&nbsp;&#169; <ruby.x>a<rt>b</rt></ruby>\n\n"_s;
    const Document document = read(text).document;
    QCOMPARE(write(document), text);
    QCOMPARE(read(write(document)).document, document);
    const QString plain = writeText(Formats::webVtt(), document, {.keepNative = false});
    QCOMPARE(fault(plain), QString());
    const Document again = read(plain).document;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        QCOMPARE(again.cues.at(i).text, document.cues.at(i).text);
        QCOMPARE(again.cues.at(i).runs, document.cues.at(i).runs);
    }
}

void TestWebVttWriter::followsEdits()
{
    Document document =
        read(u"WEBVTT\n\n00:01.000 --> 00:02.000 line:5 position:20%\n<i.x>one</i> &nbsp;two\n"_s).document;
    QVERIFY(!document.cues.at(0).details().native.isEmpty());
    document.cues[0].runs.clear();
    document.cues[0].edit().placement = with<Placement>([](Placement &it) { it.anchor = 7; });
    QCOMPARE(
        write(document).section(u'\n', 2), u"00:00:01.000 --> 00:00:02.000 line:0 align:left\none \u00A0two\n\n"_s);
}

QTEST_GUILESS_MAIN(TestWebVttWriter)
#include "tst_webvttwriter.moc"
