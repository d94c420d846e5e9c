// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebVTT: the text, the place and the times of words of one cue.

#include "tests/support/webvttcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestWebVttCues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cueText_data();
    void cueText();
    void styles();
    void rubyVoiceLanguage();
    void wordTimes();
    void settings_data();
    void settings();
    void placements_data();
    void placements();
    void regions();
};

void TestWebVttCues::cueText_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("text");
    QTest::newRow("entities") << u"&lt;b&gt; &amp; &nbsp;&#169;&lrm;"_s << u"<b> & \u00A0©\u200E"_s;
    QTest::newRow("not an entity before one") << u"a &b&amp; c &x &lt;"_s << u"a &b& c &x <"_s;
    QTest::newRow("not an entity") << u"a & b &c d&e;"_s << u"a & b &c d&e;"_s;
    QTest::newRow("tags") << u"<b>a</b><i.x>b</i><u>c</u><c.y>d</c>"_s << u"abcd"_s;
    QTest::newRow("unclosed") << u"<b>a <i>b"_s << u"a b"_s;
    QTest::newRow("no start") << u"No </b> way"_s << u"No  way"_s;
    QTest::newRow("less than") << u"I <3 you, 1 < 2"_s << u"I <3 you, 1 < 2"_s;
    QTest::newRow("sound") << u"<LAUGHING & MORE>"_s << u"<LAUGHING & MORE>"_s;
    QTest::newRow("unknown") << u"<font color=\"red\">a</font><xyz a=b>c</xyz>"_s << u"ac"_s;
    QTest::newRow("cut tag") << u"a<c.d"_s << u"a"_s;
    QTest::newRow("times") << u"a <00:02.000>b"_s << u"a b"_s;
}

void TestWebVttCues::cueText()
{
    QFETCH(QString, markup);
    QFETCH(QString, text);
    const Cue cue = only(markup);
    QCOMPARE(cue.text, text);
    Document document;
    document.format = u"webvtt"_s;
    document.cues = {cue};
    QCOMPARE(fault(write(document)), QString());
    QCOMPARE(read(write(document)).document.cues.at(0), cue);
}

void TestWebVttCues::styles()
{
    const Cue cue = only(u"<c.yellow.bg_blue.loud>a</c><b><i>b</i></b>"_s);
    QCOMPARE(cue.runs.size(), 2);
    QCOMPARE(cue.runs.at(0).style.color, 0xFFFFFF00u);
    QCOMPARE(cue.runs.at(0).style.background, 0xFF0000FFu);
    QCOMPARE(cue.runs.at(0).style.classes, u"loud"_s);
    QCOMPARE(cue.runs.at(1).style.traits, TextStyle::Bold | TextStyle::Italic);

    const Document document =
        read(u"WEBVTT\n\nSTYLE\n/* x */ ::cue(.a), ::cue(c.b) { color: #ff8000; font-weight: bold }\n"
             u"::cue(v) { color: red }\n::cue(.s) { font-size: 150%; font-family: \"Some Font\", "
             u"serif; text-decoration: line-through }\n\n00:01.000 --> 00:02.000\n<c.a>x</c> "
             u"<c.s>y</c> <c.none>z</c>\n"_s)
            .document;
    const QList<StyleRun> &runs = document.cues.at(0).runs;
    QCOMPARE(runs.size(), 3);
    QCOMPARE(runs.at(0).style, with<TextStyle>([](TextStyle &it) {
        it.traits = TextStyle::Bold;
        it.color = 0xFFFF8000;
        it.classes = u"a"_s;
    }));
    QCOMPARE(runs.at(1).style.fontSize, 150.0);
    QCOMPARE(runs.at(1).style.font, u"Some Font"_s);
    QVERIFY(runs.at(1).style.has(TextStyle::StrikeOut));
    QCOMPARE(runs.at(2).style, with<TextStyle>([](TextStyle &it) { it.classes = u"none"_s; }));
    QCOMPARE(read(write(document)).document, document);
}

void TestWebVttCues::rubyVoiceLanguage()
{
    const Cue ruby = only(u"<ruby>base<rt>reading</rt>more<rt>second</ruby> rest"_s);
    QCOMPARE(ruby.text, u"basemore rest"_s);
    QCOMPARE(ruby.runs.at(0).style.ruby, u"reading"_s);
    QCOMPARE(ruby.runs.at(1).style.ruby, u"second"_s);
    QCOMPARE(ruby.runs.size(), 2);

    const Cue one = only(u"<v Ann &amp; Bob>All of it"_s);
    QCOMPARE(one.details().speaker, u"Ann & Bob"_s);
    QVERIFY(one.runs.isEmpty());
    const Cue two = only(u"<v Ann>Hi.</v> <v.loud Bob>Ho.</v>"_s);
    QVERIFY(two.details().speaker.isEmpty());
    QCOMPARE(two.runs.at(0).style.voice, u"Ann"_s);
    QCOMPARE(two.runs.at(1).style.voice, u"Bob"_s);
    QCOMPARE(two.runs.at(1).style.classes, u"loud"_s);

    QCOMPARE(only(u"<lang fr>Bonjour</lang>"_s).runs.at(0).style.language, u"fr"_s);
}

void TestWebVttCues::wordTimes()
{
    const QString text = u"WEBVTT\n\n00:00:01.000 --> 00:00:05.000\none <00:00:02.000>two <00:00:03.500>three\n\n"_s;
    const Document document = read(text).document;
    const Cue &cue = document.cues.at(0);
    QCOMPARE(cue.text, u"one two three"_s);
    QCOMPARE(cue.runs.size(), 2);
    QCOMPARE(cue.runs.at(0).style.atMs, 1000);
    QCOMPARE(cue.runs.at(1).style.atMs, 2500);
    QCOMPARE(write(document), text);
    QVERIFY(cue.details().native.isEmpty());
}

void TestWebVttCues::settings_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("anchor");
    const auto same = [](const char *settings, int anchor) {
        QTest::newRow(settings) << QString::fromLatin1(settings) << QString::fromLatin1(settings) << anchor;
    };
    same("line:0", 8);
    same("line:-1", 0);
    same("line:10%", 8);
    same("line:90%,end", 0);
    same("line:50%,center position:20% align:left", 4);
    same("position:10%,line-left align:start size:35%", 1);
    same("align:end", 3);
    same("vertical:rl line:20% align:start", 7);
    same("region:fred align:left", 1);
    QTest::newRow("old words") << u"line:85% align:middle position:45%,end"_s
                               << u"line:85% align:center position:45%,line-right"_s << 8;
    QTest::newRow("nonsense") << u"this is D:vertical T:50% size:bogus% position;42% line:101%"_s << QString() << 0;
    QTest::newRow("twice") << u"size:20% size:30%"_s << u"size:20%"_s << 0;
    QTest::newRow("part of a line") << u"line:1.5,middle"_s << u"line:2,center"_s << 8;
}

void TestWebVttCues::settings()
{
    QFETCH(QString, settings);
    QFETCH(QString, written);
    QFETCH(int, anchor);
    Document document;
    document.format = u"webvtt"_s;
    document.cues = {only(u"x"_s, settings)};
    QCOMPARE(document.cues.at(0).details().placement.anchor, anchor);
    const QString line = write(document).section(u'\n', 2, 2);
    QCOMPARE(line.section(u' ', 3), written);
    QCOMPARE(read(write(document)).document.cues.at(0), document.cues.at(0));
}

void TestWebVttCues::placements_data()
{
    QTest::addColumn<Placement>("placement");
    for (int anchor = 0; anchor <= 9; ++anchor) {
        QTest::addRow("anchor %d", anchor) << with<Placement>([&](Placement &it) { it.anchor = anchor; });
        QTest::addRow("anchor %d at", anchor) << with<Placement>([&](Placement &it) {
            it.anchor = anchor;
            it.x = 30;
            it.y = 50;
            it.width = 40.5;
        });
        QTest::addRow("vertical %d", anchor) << with<Placement>([&](Placement &it) {
            it.anchor = anchor;
            it.writing = Placement::Writing::VerticalRightToLeft;
        });
        QTest::addRow("vertical %d at", anchor) << with<Placement>([&](Placement &it) {
            it.anchor = anchor;
            it.x = 100;
            it.y = 12.25;
            it.writing = Placement::Writing::VerticalLeftToRight;
        });
    }
}

void TestWebVttCues::placements()
{
    QFETCH(Placement, placement);
    Cue cue(1000, 2000, u"x"_s);
    cue.edit().placement = placement;
    const QString written = write(documentOf({cue}));
    QCOMPARE(fault(written), QString());
    QCOMPARE(read(written).document.cues.at(0).details().placement, placement);
}

void TestWebVttCues::regions()
{
    const QString text = u"WEBVTT\n\nREGION\nid:fred width:40%\nlines:3 regionanchor:0%,100% viewportanchor:10%,90% "
                         u"scroll:up\n\n00:00:01.000 --> 00:00:02.000 region:fred\nx\n\n"_s;
    Document document = read(text).document;
    QCOMPARE(document.regions.size(), 1);
    QCOMPARE(document.regions.at(0).id, u"fred"_s);
    QCOMPARE(document.regions.at(0).placement, with<Placement>([](Placement &it) {
        it.anchor = 1;
        it.x = 10;
        it.y = 90;
        it.width = 40;
    }));
    QCOMPARE(document.cues.at(0).details().region, u"fred"_s);
    QCOMPARE(write(document), text);
    document.regions[0].placement.width = 50;
    const Document again = read(write(document)).document;
    QCOMPARE(again.regions.at(0).placement, document.regions.at(0).placement);
    // What no browser understands is not written, and one name stands once, with what was said last.
    const Document odd = read(u"WEBVTT\n\nREGION\nid:a lines:-1 scroll:down width:x\nwidth:10% width:20% y\n\nREGION\n"
                              "id:b\n\nREGION\nid:b width:5%\n\n00:01.000 --> 00:02.000\nx\n"_s)
                             .document;
    QCOMPARE(write(odd),
        u"WEBVTT\n\nREGION\nid:a\nwidth:20%\n\nREGION\nid:b width:5%\n\n00:00:01.000 --> 00:00:02.000\nx\n\n"_s);
}

QTEST_GUILESS_MAIN(TestWebVttCues)
#include "tst_webvttcues.moc"
