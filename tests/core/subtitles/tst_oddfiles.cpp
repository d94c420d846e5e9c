// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole files with the oddities of those in the wild: the format is found without a file name, and the cues are those
// that a person would see in them.

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"
#include "tests/support/cueshape.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestOddFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void subRip_data();
    void subRip();
    void lines_data();
    void lines();
    void markup_data();
    void markup();
    void noSubtitles_data();
    void noSubtitles();

private:
    static void columns();
    static void check();
};

void TestOddFiles::columns()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("cues");
}

void TestOddFiles::check()
{
    QFETCH(const QString, content);
    QFETCH(const QString, format);
    QFETCH(const QString, cues);
    const Result<LoadedSubtitle> loaded = loadSubtitle(content.toUtf8(), {.fps = 25});
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QCOMPARE(QString::fromLatin1(loaded->format->id), format);
    QCOMPARE(shapes(loaded->document).join(u" / "_s), cues);
}

void TestOddFiles::subRip_data()
{
    columns();
    const auto row = [](const char *name, const QString &content, const QString &cues) {
        QTest::newRow(name) << content << u"subrip"_s << cues;
    };
    const QString two = u"1000-2000 one / 3000-4000 two"_s;
    row("Arabic digits", u"١\n٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠\none\n\n٢\n٠٠:٠٠:٠٣٫٠٠٠ --> ٠٠:٠٠:٠٤٫٠٠٠\ntwo\n"_s, two);
    row("Persian digits", u"۱\n۰۰:۰۰:۰۱،۰۰۰ --> ۰۰:۰۰:۰۲،۰۰۰\none\n\n۲\n۰۰:۰۰:۰۳،۰۰۰ --> ۰۰:۰۰:۰۴،۰۰۰\ntwo\n"_s, two);
    row("full-width colons",
        u"1\n00：00：01，000 --> 00：00：02，000\none\n\n2\n00：00：03，000 --> 00：00：04，000\ntwo\n"_s, two);
    row("all full-width",
        u"１\n００：００：０１，０００　－－＞　００：００：０２，０００\none\n\n２\n００：００：０３，０００　－－＞　００：００：０４，０００\ntwo\n"_s,
        two);
    row("grave accents for commas",
        u"1\n00:00:01`000 --> 00:00:02`000\none\n\n2\n00:00:03´000 --> 00:00:04´000\ntwo\n"_s, two);
    row("marks of direction",
        u"\u200E1\n\u202A00:00:01,000 --> 00:00:02,000\u202C\none\n\n\u200E2\n\u200E00:00:03,000 --> \u200E00:00:04,000\ntwo\n"_s,
        two);
    for (const auto &[name, before, behind] :
        {std::tuple{"numbers in brackets", u"["_s, u"]"_s}, {"numbers after a hash", u"#"_s, u""_s},
            {"numbers with a dot", u""_s, u"."_s}, {"numbers with a bracket", u""_s, u")"_s},
            {"numbers with a dash", u""_s, u"-"_s}, {"numbers in round brackets", u"("_s, u")"_s}}) {
        row(name,
            before + u"1"_s + behind + u"\n00:00:01,000 --> 00:00:02,000\none\n\n"_s + before + u"2"_s + behind
                + u"\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s,
            two);
    }
    row("what looks like such a number is said",
        u"1\n00:00:01,000 --> 00:00:02,000\none\n#1\n\n2\n00:00:03,000 --> 00:00:04,000\n2.\n"_s,
        u"1000-2000 one|#1 / 3000-4000 2."_s);
    row("times in round brackets",
        u"1\n(00:00:01,000 --> 00:00:02,000)\none\n\n2\n(00:00:03,000 --> 00:00:04,000)\ntwo\n"_s, two);
    row("no blank lines, and numbers are missing",
        u"1\n00:00:01,000 --> 00:00:02,000\none\n7\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s, two);
    row("letters in a time",
        u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\nO0:00:02,000 --> 00:00:03,000\nlost\n\n"
        u"3\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s,
        two);
    row("an arrow that is said",
        u"1\n00:00:01,000 --> 00:00:02,000\nfrom A:B:C --> 3\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s,
        u"1000-2000 from A:B:C --> 3 / 3000-4000 two"_s);
    row("end of file as DOS writes it",
        u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n\u001A"_s, two);
    row("end of file as DOS writes it, behind a blank line",
        u"1\r\n00:00:01,000 --> 00:00:02,000\r\none\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\ntwo\r\n\r\n\u001A\u001A"_s,
        two);
    row("a tag that nobody knows", u"1\n00:00:01,000 --> 00:00:02,000\n<wow>one</wow> <sighs>\n"_s,
        u"1000-2000 one <sighs>"_s);
}

void TestOddFiles::subRip()
{
    check();
}

void TestOddFiles::lines_data()
{
    columns();
    const auto row = [](const char *name, const char *format, const QString &content, const QString &cues) {
        QTest::newRow(name) << content << QString::fromLatin1(format) << cues;
    };
    const QString two = u"1000-2000 one / 3000-4000 two"_s;
    row("JACOsub with commas", "jacosub",
        u"0:00:01.00 0:00:02.00 D One, two\n0:00:03.00 0:00:04.00 D Three, four\n0:00:05.00 0:00:06.00 D Five\n"_s,
        u"1000-2000 One, two / 3000-4000 Three, four / 5000-6000 Five"_s);
    row("TMPlayer with numbers", "tmplayer", u"00:00:01:20 years ago\n00:00:05:30 minutes\n00:00:09:12, perhaps\n"_s,
        u"1000-3000 20 years ago / 5000-7000 30 minutes / 9000-11000 12, perhaps"_s);
    row("VPlayer with tenths", "vplayer", u"00:00:01.5:one\n00:00:02.0:\n00:00:03.2:two\n00:00:04.7:\n"_s,
        u"1500-2000 one / 3200-4700 two"_s);
    row("SubViewer with colons", "subviewer2", u"00:00:01:00,00:00:02:00\none\n\n00:00:03:00,00:00:04:50\ntwo\n"_s,
        u"1000-2000 one / 3000-4500 two"_s);
    row("SubViewer with both kinds of line ends", "subviewer2",
        u"00:00:01.00,00:00:02.00\none[br]\nmore\n\n00:00:03.00,00:00:04.00\ntwo[BR]more\n"_s,
        u"1000-2000 one|more / 3000-4000 two|more"_s);
    row("MPSub with decimal commas", "mpsub", u"FORMAT=TIME\n\n1,0 1,0\none\n\n1 1,0\ntwo\n"_s, two);
    row("MicroDVD with line ends in the text", "microdvd", u"{25}{50}one\nmore\n{75}{100}two\n"_s,
        u"1000-2000 one|more / 3000-4000 two"_s);
    row("MicroDVD with other text between the cues", "microdvd", u"{25}{50}one\n\nby somebody\n{75}{100}two\n"_s, two);
    row("MicroDVD with its rate below an advert", "microdvd", u"{1}{50}by somebody\n{1}{1}50.000\n{50}{100}one\n"_s,
        u"20-1000 by somebody / 1000-2000 one"_s);
    row("JACOsub that goes on below", "jacosub", u"#TIMERES 100\n0:00:01.00 0:00:02.00 D one, \\\n   more\n"_s,
        u"1000-2000 one, more"_s);
    row("song text with times of words in brackets", "lrc",
        u"[00:01.00]one [00:02.00]two[00:03.00]\n[00:04.00]three\n"_s,
        u"1000-3000 one [@1000:two] / 4000-9000 three"_s);
    row("song text with colons before the hundredths", "lrc", u"[00:01:75]one\n[00:03:00]two\n[00:04:50]\n"_s,
        u"1750-3000 one / 3000-4500 two"_s);
    row("song text in whole seconds", "lrc",
        u"[00:00:01]a\n[00:00:03]b\n[00:00:05]c\n[00:00:07]d\n[00:00:09]e\n[00:00:59]f\n[00:01:01]g\n[00:01:03]h\n"_s,
        u"1000-3000 a / 3000-5000 b / 5000-7000 c / 7000-9000 d / 9000-59000 e / 59000-61000 f / 61000-63000 g / "
        u"63000-68000 h"_s);
    row("table from a spreadsheet", "csv",
        u"sep=;\nStart;End;Text\n0:00:01,0;0:00:02,0;one\n0:00:03,0;0:00:04,0;two\n"_s, two);
    row("small table with a header in another language", "csv", u"Beginn;Ende;Worte\n00:00:01,000;00:00:02,000;one\n"_s,
        u"1000-2000 one"_s);
    row("table of milliseconds", "csv",
        u"\"Number\",\"Start time in milliseconds\",\"End time in milliseconds\",\"Text\"\n1,1000,2000,\"one\"\n2,3000,4000,\"two\"\n"_s,
        two);
    row("table with bars", "csv", u"00:00:01.000 | 00:00:02.000 | one\n00:00:03.000 | 00:00:04.000 | two\n"_s, two);
    row("SubViewer without hours", "subviewer2", u"00:01.00,00:02.00\none\n\n00:03.00,00:04.00\ntwo\n"_s, two);
    row("zeros at the end", "microdvd", u"{25}{50}one\n{75}{100}two\n\0\0"_s, two);
    row("MicroDVD cut off", "microdvd", u"{25}{50}one\n{75}{100}two\n{125}{1"_s, two);
    row("MPL2 with line ends in the text", "mpl2", u"[10][20]one\nmore\n[30][40]two\n"_s,
        u"1000-2000 one|more / 3000-4000 two"_s);
    row("MicroDVD with Persian digits", "microdvd", u"{۲۵}{۵۰}one\n{۷۵}{۱۰۰}two\n"_s, two);
    row("TMPlayer with Arabic digits", "tmplayer", u"٠٠:٠٠:٠١:one\n٠٠:٠٠:٠٣:two\n٠٠:٠٠:٠٤:\n"_s,
        u"1000-3000 one / 3000-4000 two"_s);
}

void TestOddFiles::lines()
{
    check();
}

void TestOddFiles::markup_data()
{
    columns();
    const auto row = [](const char *name, const char *format, const QString &content, const QString &cues) {
        QTest::newRow(name) << content << QString::fromLatin1(format) << cues;
    };
    row("JSON with the cue inside of an object", "caption-json",
        u"{\"data\":[{\"subtitle\":{\"start\":1.0,\"end\":2,\"text\":\"one\"}},"
        u"{\"subtitle\":{\"start\":3,\"end\":4,\"text\":\"two\"}}]}"_s,
        u"1000-2000 one / 3000-4000 two"_s);
    row("speech without words", "whisper-json", u"{\"text\":\"\",\"segments\":[],\"language\":\"en\"}"_s, QString());
    row("MPSub about QuickTime", "mpsub", u"FORMAT=TIME\n\n1 1\nwhat is {QTtext}?\n\n1 1\ntwo\n"_s,
        u"1000-2000 what is {QTtext}? / 3000-4000 two"_s);
}

void TestOddFiles::markup()
{
    check();
}

void TestOddFiles::noSubtitles_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("table of something else") << u"id,name,value\n1,foo,10\n2,bar,20\n"_s;
    QTest::newRow("prices") << u"Date,Open,Close,Remark\n2020-01-01,10.5,11.5,good\n2020-01-02,10.5,11,bad\n"_s;
    QTest::newRow("an answer in JSON") << u"{\"name\":\"x\",\"text\":\"hello\",\"time\":\"12:00\"}"_s;
    QTest::newRow("a log") << u"2020-01-01 12:00:01 starting\n2020-01-01 12:00:02 done\n"_s;
    QTest::newRow("chapters") << u"CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\n"_s;
    QTest::newRow("appointments") << u"10:30 - 11:45 Meeting\n12:00 - 13:00 Lunch\n"_s;
    QTest::newRow("settings") << u"[section]\nkey=value\n[other]\nx=1\n"_s;
}

void TestOddFiles::noSubtitles()
{
    QFETCH(const QString, content);
    QVERIFY(!loadSubtitle(content.toUtf8()));
}

QTEST_GUILESS_MAIN(TestOddFiles)
#include "tst_oddfiles.moc"
