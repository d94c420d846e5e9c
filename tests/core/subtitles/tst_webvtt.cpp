// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebVTT: reading files.

#include "tests/support/webvttcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

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
