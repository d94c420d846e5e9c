// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "tests/support/subtitlecase.h"

#include <QRegularExpression>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A value of which some members are said.
template <class T, class Set>
T with(Set set)
{
    T value;
    set(value);
    return value;
}

QString brief(const Document &document)
{
    QStringList cues;
    for (const Cue &cue : document.cues)
        cues << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return cues.join(u" | "_s);
}

Reading read(const QString &text)
{
    return readText(Formats::webVtt(), text);
}

QString write(const Document &document)
{
    return writeText(Formats::webVtt(), document);
}

Cue only(const QString &markup, const QString &settings = {})
{
    return read(u"WEBVTT\n\n00:01.000 --> 00:05.000 "_s + settings + u'\n' + markup + u"\n"_s).document.cues.value(0);
}

/// What is wrong with a file by the format's own rules; empty: nothing.
QString fault(const QString &text)
{
    if (!text.startsWith(u"WEBVTT"_s))
        return u"signature"_s;
    static const QRegularExpression times(
        u"^(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3})( [a-z]+:\\S+)*$"_s);
    qint64 last = 0;
    const QStringList blocks = text.split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &block : blocks.mid(1)) {
        const QStringList lines = block.split(u'\n');
        qsizetype at = -1;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (!lines[i].contains(u"-->"_s))
                continue;
            if (at >= 0 || i > 1)
                return u"arrow in: "_s + block;
            at = i;
            const QRegularExpressionMatch match = times.match(lines[i]);
            if (!match.hasMatch())
                return u"times: "_s + lines[i];
            const auto ms = [&match](int from) {
                return ((match.captured(from).toLongLong() * 60 + match.captured(from + 1).toLongLong()) * 60
                           + match.captured(from + 2).toLongLong())
                    * 1000
                    + match.captured(from + 3).toLongLong();
            };
            if (ms(1) < last || ms(5) <= ms(1))
                return u"order: "_s + lines[i];
            last = ms(1);
        }
        static const QRegularExpression ampersand(u"&(?!(amp|lt|gt|nbsp|lrm|rlm|#\\d+|#x[0-9a-fA-F]+);)"_s);
        if (at >= 0 && lines.mid(at + 1).join(u'\n').contains(ampersand))
            return u"ampersand in: "_s + block;
    }
    return {};
}

} // namespace

class TestWebVtt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void doubtfulTimes_data();
    void doubtfulTimes();
    void headAndTail();
    void counts();
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
    void writesValid();
    void writesColorsAsRules();
    void roundTrip();
    void followsEdits();
    void sniffs_data();
    void sniffs();
    void hostile_data();
    void hostile();
};

void TestWebVtt::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString two = u"1000-2000 one | 3000-4000 two"_s;
    const QString cues = u"00:01.000 --> 00:02.000\none\n\n00:03.000 --> 00:04.000\ntwo\n"_s;
    QTest::newRow("usual") << u"WEBVTT\n\n"_s + cues << two;
    QTest::newRow("title") << u"WEBVTT - a title\n\n"_s + cues << two;
    QTest::newRow("no blank line below the header") << u"WEBVTT\n"_s + cues << two;
    QTest::newRow("header lines") << u"WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n"_s + cues << two;
    QTest::newRow("blank lines above") << u"\n\n\uFEFFWEBVTT\n\n"_s + cues << two;
    QTest::newRow("no signature") << cues << two;
    QTest::newRow("signature only") << u"WEBVTT"_s << u""_s;
    QTest::newRow("times in the signature") << u"WEBVTT 00:01.000 --> 00:02.000\none\n"_s << u""_s;
    QTest::newRow("hours") << u"WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nx\n"_s << u"360001000-360002000 x"_s;
    QTest::newRow("more hours than fit")
        << u"WEBVTT\n\n12345678901234567890:00:01.000 --> 12345678901234567890:00:02.000\nx\n"_s
        << u"3600000000001000-3600000000002000 x"_s;
    QTest::newRow("ids") << u"WEBVTT\n\nfirst\n00:01.000 --> 00:02.000\none\n\n2\n00:03.000 --> 00:04.000\ntwo"_s
                         << two;
    QTest::newRow("no blank line between")
        << u"WEBVTT\n\n1\n00:01.000 --> 00:02.000\none\n2\n00:03.000 --> 00:04.000\ntwo"_s << two;
    QTest::newRow("line of blanks between")
        << u"WEBVTT\n\n00:01.000 --> 00:02.000\none\n \nid\n00:03.000 --> 00:04.000\ntwo"_s << two;
    QTest::newRow("arrow as an id")
        << u"WEBVTT\n\n-->\n00:01.000 --> 00:02.000\none\n->\n00:03.000 --> 00:04.000\ntwo"_s
        << u"1000-2000 one/-> | 3000-4000 two"_s;
    QTest::newRow("text without times is not shown")
        << u"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\nlost\n\n00:03.000 --> 00:04.000\ntwo"_s << two;
    QTest::newRow("comments") << u"WEBVTT\n\nNOTE\na\nb\n\n00:01.000 --> 00:02.000\none\n\nNOTE x --> y\n\n"
                                 u"00:03.000 --> 00:04.000\ntwo\n\nNOTE z"_s
                              << two;
    QTest::newRow("NOTE as text") << u"WEBVTT\n\n00:01.000 --> 00:02.000\nNOTE one"_s << u"1000-2000 NOTE one"_s;
    QTest::newRow("no end") << u"WEBVTT\n\n00:01.000 --> 00:02.000"_s << u"1000-2000 "_s;
    QTest::newRow("tabs") << u"WEBVTT\n\n\t00:01.000\t-->\t00:02.000\t\none"_s << u"1000-2000 one"_s;
    QTest::newRow("no blanks") << u"WEBVTT\n\n00:01.000-->00:02.000line:0\none"_s << u"1000-2000 one"_s;
    QTest::newRow("reversed") << u"WEBVTT\n\n00:03.000 --> 00:02.000\none"_s << u"3000-2000 one"_s;
    QTest::newRow("HLS parts") << u"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\nWEBVTT\nX-TIMESTAMP-MAP=LOCAL:0\n\n"
                                  u"00:03.000 --> 00:04.000\ntwo"_s
                               << two;
}

void TestWebVtt::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(brief(read(text).document), expected);
    QCOMPARE(brief(read(QString(text).replace(u'\n', u"\r\n"_s)).document), expected);
    QCOMPARE(brief(read(QString(text).replace(u'\n', u'\r')).document), expected);
}

void TestWebVtt::doubtfulTimes_data()
{
    QTest::addColumn<QString>("times"); // lines separated by '|'
    QTest::addColumn<int>("cues");
    QTest::newRow("commas") << u"00:00:01,000 --> 00:00:02,000"_s << 1;
    QTest::newRow("two digits, both") << u"00:01.00 --> 00:02.00"_s << 1;
    QTest::newRow("two digits, one") << u"00:01.00 --> 00:02.000"_s << 0;
    QTest::newRow("wrong delimiter, one") << u"00.01.000 --> 00:02.000"_s << 0;
    QTest::newRow("three digits of minutes") << u"000:01.000 --> 00:02.000"_s << 1;
    QTest::newRow("three digits of seconds") << u"00:000.000 --> 00:02.000"_s << 0;
    QTest::newRow("over sixty") << u"00:60.000 --> 01:02.000"_s << 0;
    QTest::newRow("one slip in a good file")
        << u"00:01.000 --> 00:02.000|00:03.000 --> 00:04.000|00:05.00 --> 00:06.000"_s << 3;
    QTest::newRow("three digits of minutes behind hours") << u"00:000:01.000 --> 00:00:02.000"_s << 0;
    QTest::newRow("more slips than a good file has")
        << u"00:00.000 --> 00:01.000|00:00.00 --> 00:01.000|00:000:00.000 --> 00:00:01.000|00:00.000 --> 00:01.000|"
           u"00:00.0000 --> 00:01.000|00:00.000 --> 00:000:01.000"_s
        << 2;
    QTest::newRow("hopeless file") << u"00:01.000 --> 00:02.000|00:03.x00 --> 00:04.000|00:05.00 --> 00:06.000|"
                                      u"00:07 --> 00:08.000|0x:09.000 --> 00:10.000"_s
                                   << 1;
}

void TestWebVtt::doubtfulTimes()
{
    QFETCH(QString, times);
    QFETCH(int, cues);
    QString text = u"WEBVTT\n\n"_s;
    for (const QString &line : times.split(u'|'))
        text += line + u"\nx\n\n"_s;
    const Reading reading = read(text);
    QCOMPARE(reading.document.cues.size(), cues);
    QCOMPARE(reading.warnings.isEmpty(), cues == times.count(u'|') + 1);
}

void TestWebVtt::headAndTail()
{
    const QString text = u"WEBVTT - title\nKind: captions\nLanguage: de\n\nNOTE first\n\nSTYLE\n::cue(.shout) { color: "
                         u"red }\n\n00:00:01.000 --> 00:00:02.000\none\n\nNOTE for two\n\nNOTE\nin two\nlines\n\n"
                         u"00:00:03.000 --> 00:00:04.000\ntwo\n\nNOTE\nthe end\n\n"_s;
    const Document document = read(text).document;
    QCOMPARE(document.language.code(), u"de"_s);
    QCOMPARE(document.cues.at(1).details().note, u"for two\n\nin two\nlines"_s);
    QVERIFY(!document.cues.at(0).hasDetails());
    QCOMPARE(write(document), text);
    Document other = document;
    other.format = u"subrip"_s;
    QVERIFY(write(other).startsWith(u"WEBVTT\n\n00:"_s));
    // What other formats have as cues that are not shown is a comment here.
    other.cues[0].edit().comment = true;
    QVERIFY(write(other).startsWith(u"WEBVTT\n\nNOTE\none\n\nNOTE for two\n\n"_s));
}

void TestWebVtt::counts()
{
    // Numbers in order are not kept cue by cue, and are there again.
    const QString text =
        u"WEBVTT\n\n7\n00:00:01.000 --> 00:00:02.000\none\n\n8\n00:00:03.000 --> 00:00:04.000\ntwo\n\n"_s;
    Document document = read(text).document;
    QVERIFY(!document.cues.at(0).hasDetails());
    QCOMPARE(write(document), text);
    document = read(QString(text).replace(u"\n8\n"_s, u"\n9\n"_s)).document;
    QCOMPARE(document.cues.at(0).details().id, u"7"_s);
    QCOMPARE(document.cues.at(1).details().id, u"9"_s);
    QVERIFY(read(text + u"9"_s).cutOff);
    QCOMPARE(read(text + u"9"_s).document.cues.size(), 2);
}

void TestWebVtt::cueText_data()
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

void TestWebVtt::cueText()
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

void TestWebVtt::styles()
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

void TestWebVtt::rubyVoiceLanguage()
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

void TestWebVtt::wordTimes()
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

void TestWebVtt::settings_data()
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

void TestWebVtt::settings()
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

void TestWebVtt::placements_data()
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

void TestWebVtt::placements()
{
    QFETCH(Placement, placement);
    Cue cue(1000, 2000, u"x"_s);
    cue.edit().placement = placement;
    const QString written = write(documentOf({cue}));
    QCOMPARE(fault(written), QString());
    QCOMPARE(read(written).document.cues.at(0).details().placement, placement);
}

void TestWebVtt::regions()
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

void TestWebVtt::writesValid()
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

void TestWebVtt::writesColorsAsRules()
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

void TestWebVtt::roundTrip()
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

void TestWebVtt::followsEdits()
{
    Document document =
        read(u"WEBVTT\n\n00:01.000 --> 00:02.000 line:5 position:20%\n<i.x>one</i> &nbsp;two\n"_s).document;
    QVERIFY(!document.cues.at(0).details().native.isEmpty());
    document.cues[0].runs.clear();
    document.cues[0].edit().placement = with<Placement>([](Placement &it) { it.anchor = 7; });
    QCOMPARE(
        write(document).section(u'\n', 2), u"00:00:01.000 --> 00:00:02.000 line:0 align:left\none \u00A0two\n\n"_s);
}

void TestWebVtt::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("signature") << u"WEBVTT"_s << u"webvtt"_s;
    QTest::newRow("title") << u"WEBVTT - x\n\n1\n00:00:01,000 --> 00:00:02,000\n"_s << u"webvtt"_s;
    QTest::newRow("another word") << u"WEBVTTX"_s << QString();
    QTest::newRow("lower case") << u"webvtt\n\n"_s << u"webvtt"_s;
    QTest::newRow("the name of old") << u"WEBSRT\n"_s << u"webvtt"_s;
    QTest::newRow("none, short times") << u"00:01.000 --> 00:02.000\nx\n"_s << u"webvtt"_s;
    QTest::newRow("none, settings") << u"1\n00:00:01.000 --> 00:00:02.000 line:0\nx\n"_s << u"webvtt"_s;
    QTest::newRow("none, commas") << u"1\n00:00:01,000 --> 00:00:02,000 line:0\nx\n"_s << u"subrip"_s;
}

void TestWebVtt::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QCOMPARE(sniffed(text), format);
}

void TestWebVtt::hostile_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 300'000;
    const QString cue = u"WEBVTT\n\n00:01.000 --> 00:02.000\n"_s;
    QTest::newRow("line ends") << QString(size, u'\n');
    QTest::newRow("brackets") << cue + QString(size, u'<');
    QTest::newRow("closed brackets") << cue + QString(size, u'<') + u'>';
    QTest::newRow("slashes") << cue + u"</"_s.repeated(size / 2);
    QTest::newRow("tags") << cue + u"<b><i>"_s.repeated(size / 6);
    QTest::newRow("cut tags") << cue + u"<c.a "_s.repeated(size / 5);
    QTest::newRow("ruby") << cue + u"<ruby>a<rt>b"_s.repeated(size / 12);
    QTest::newRow("ampersands") << cue + QString(size, u'&');
    QTest::newRow("classes") << cue + u"<c"_s + u".a.b"_s.repeated(2000) + u">x"_s;
    QTest::newRow("rules") << u"WEBVTT\n\nSTYLE\n"_s + u"::cue(.a{"_s.repeated(size / 9);
    QTest::newRow("open comment") << u"WEBVTT\n\nSTYLE\n/*"_s + u"{/*"_s.repeated(size / 3);
    QTest::newRow("header") << u"WEBVTT\n"_s + u"x\n"_s.repeated(size / 2);
    QTest::newRow("comments") << cue + u"\nNOTE\n\n"_s.repeated(size / 7);
    QTest::newRow("arrows") << u"WEBVTT\n\n"_s + u"-->\n"_s.repeated(size / 4);
    QTest::newRow("one line of arrows") << u"WEBVTT\n\n"_s + u"-->"_s.repeated(size / 3);
    QTest::newRow("settings") << u"WEBVTT\n\n00:01.000 --> 00:02.000 "_s + u"line:0 size:x "_s.repeated(size / 14);
    QTest::newRow("word times") << cue + u"<00:01.500>x"_s.repeated(size / 12);
    QTest::newRow("digits") << u"WEBVTT\n\n"_s + QString(size, u'1') + u" --> 00:02.000\nx"_s;
}

void TestWebVtt::hostile()
{
    QFETCH(QString, text);
    Formats::webVtt().sniff(text);
    const Reading reading = read(text);
    const QString written = write(reading.document);
    QCOMPARE(read(written).document.cues.size(), reading.document.cues.size());
}

QTEST_GUILESS_MAIN(TestWebVtt)
#include "tst_webvtt.moc"
