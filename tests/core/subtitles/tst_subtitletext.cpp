// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/subtitletext.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestSubtitleText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recognises_data();
    void recognises();
    void readsSubRipOddities_data();
    void readsSubRipOddities();
    void readsTimesAndText();
    void microDvdUsesItsFrameRate();
    void refuses_data();
    void refuses();
    void advertsDoNotMakeAStub();
    void cutOffFileIsKeptWithAWarning();
    void saysTheLanguage();
    void readsInAGivenEncoding();
    void hostileTextIsRead_data();
    void hostileTextIsRead();
    void readsTheCorpus();
};

namespace {

SubtitleText read(const QByteArray &content, const QString &fileName = u"x.srt"_s)
{
    const Result<SubtitleText> result = readSubtitle(content, fileName);
    return result ? *result : SubtitleText{};
}

} // namespace

void TestSubtitleText::recognises_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("cues");

    const auto row = [](const char *name, const char *content, const QString &format, const QString &extension,
                         int cues) { QTest::newRow(name) << QByteArray(content) << format << extension << cues; };
    row("subrip", "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n", u"subrip"_s, u"srt"_s, 1);
    row("webvtt", "WEBVTT - a title\n\nNOTE nothing\n\nid\n00:01.000 --> 00:02.000 line:0\n<v Ann>Good day.\n",
        u"webvtt"_s, u"vtt"_s, 1);
    row("ass",
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name\n\n[Events]\nFormat: Layer, Start, End, "
        "Style, "
        "Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}Good, "
        "day.\\NBye.\n",
        u"ass"_s, u"ass"_s, 1);
    row("ssa",
        "[Script Info]\nScriptType: v4.00\n\n[V4 Styles]\nFormat: Name\n\n[Events]\nFormat: Marked, Start, End, Style, "
        "Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,D,,0,0,0,,Good day.\n",
        u"ssa"_s, u"ssa"_s, 1);
    row("microdvd", "{1}{1}25\n{25}{50}Good day.|{y:i}Bye.\n{75}{100}Again.\n", u"microdvd"_s, u"sub"_s, 2);
    row("mpl2", "[10][20]Good day.|/Bye.\n[30][40]Again.\n", u"mpl2"_s, u"txt"_s, 2);
    row("tmplayer", "00:00:01:Good day.|Bye.\n00:00:03:Again.\n00:00:05:\n", u"tmplayer"_s, u"txt"_s, 2);
    row("tmplayer with rows", "00:00:01,1=Good day.\n00:00:01,2=Bye.\n00:00:03,1=Again.\n", u"tmplayer"_s, u"txt"_s, 2);
    row("subviewer",
        "[TITLE]\nA title\n[AUTHOR]\n\n******** START SCRIPT ********\n[00:00:01]\nGood day.\n[00:00:02]\n\n",
        u"subviewer"_s, u"sub"_s, 1);
    row("subviewer2", "[INFORMATION]\n[TITLE]\n[END INFORMATION]\n\n00:00:01.00,00:00:02.00\nGood day.[br]Bye.\n",
        u"subviewer2"_s, u"sub"_s, 1);
    row("sbv", "0:00:01.000,0:00:02.000\nGood day.\n\n0:00:03.000,0:00:04.000\nBye.\n", u"sbv"_s, u"sbv"_s, 2);
    row("sami",
        "<SAMI><BODY>\n<SYNC Start=1000><P Class=ENCC>Good day.<br>Bye.\n<SYNC Start=2000><P Class=ENCC>&nbsp;\n"
        "</BODY></SAMI>\n",
        u"sami"_s, u"smi"_s, 1);
    row("ttml",
        "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n<p begin=\"1s\" "
        "end=\"00:00:02.000\">Good day.<br/>Bye.</p></div></body></tt>\n",
        u"ttml"_s, u"ttml"_s, 1);
    row("scc", "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420\n", u"scc"_s, u"scc"_s, 0);
    row("lrc", "[ti:A song]\n[00:01.00]Good day.\n[00:02.00]Bye.\n", u"lrc"_s, u"lrc"_s, 2);
    row("mpsub", "TITLE=x\nFORMAT=TIME\n\n1 2\nGood day.\n\n0 3\nBye.\n", u"mpsub"_s, u"sub"_s, 2);
    row("plain words", "There is nothing here\nbut some words.\n", QString(), QString(), 0);
}

void TestSubtitleText::recognises()
{
    QFETCH(QByteArray, content);
    // The extension must not be needed.
    const Result<SubtitleText> result = readSubtitle(content, u"file.bin"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QTEST(result->format, "format");
    QTEST(result->extension, "extension");
    QTEST(int(result->cues.size()), "cues");
    if (!result->cues.isEmpty()) {
        QCOMPARE(result->cues.first().startMs, 1000);
        QVERIFY(result->cues.first().text.startsWith("Good"_L1));
        QVERIFY(!result->cues.first().text.contains(u'|'));
        QVERIFY(!result->cues.first().text.contains(u'<'));
    }
    // Line ends of any kind change nothing.
    for (const QByteArray &lineEnd : {QByteArray("\r\n"), QByteArray("\r"), QByteArray("\r\r\n")}) {
        const SubtitleText again = read(QByteArray(content).replace("\n", lineEnd), u"file.bin"_s);
        QCOMPARE(again.cues, result->cues);
        QCOMPARE(again.text, result->text);
    }
    QCOMPARE(read("\xEF\xBB\xBF" + content, u"file.bin"_s).cues, result->cues);
}

void TestSubtitleText::readsSubRipOddities_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("texts");

    const auto row = [](const char *name, const char *content, const QStringList &texts) {
        QTest::newRow(name) << QByteArray(content) << texts;
    };
    row("no numbers", "00:00:01,000 --> 00:00:02,000\nOne\n\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        {u"One"_s, u"Two"_s});
    row("numbers from 0", "0\n00:00:01,000 --> 00:00:02,000\nOne\n\n1\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        {u"One"_s, u"Two"_s});
    row("dots, no hours, no milliseconds", "1\n0:01.500 --> 0:02\nOne\n\n2\n00:00:03.0 -> 00:00:04.000\nTwo\n",
        {u"One"_s, u"Two"_s});
    row("blank line in a cue",
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        {u"One\nmore"_s, u"Two"_s});
    row("blank line before the text",
        "1\n00:00:01,000 --> 00:00:02,000\n\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\n\nTwo\n", {u"One"_s, u"Two"_s});
    row("no blank line between cues", "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        {u"One"_s, u"Two"_s});
    row("a year is no number of a cue",
        "00:00:01,000 --> 00:00:02,000\nIt was\n1984\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        {u"It was\n1984"_s, u"Two"_s});
    row("blank lines between all lines",
        "1\n\n00:00:01,000 --> 00:00:02,000\n\nOne\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nTwo\n",
        {u"One"_s, u"Two"_s});
    row("positions after the times", "1\n00:00:01,000 --> 00:00:02,000  X1:100 X2:200 Y1:10 Y2:20\nOne\n", {u"One"_s});
    row("tags", "1\n00:00:01,000 --> 00:00:02,000\n<font color=\"#fff\"><i>One</i></font> {\\an8}&amp; 3 < 4\n",
        {u"One & 3 < 4"_s});
    row("arrow in the text", "1\n00:00:01,000 --> 00:00:02,000\nthis way -->\n-> there\n",
        {u"this way -->\n-> there"_s});
    row("text before the first cue", "made by somebody\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n", {u"One"_s});
    row("times that cannot be read",
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:0x\nLost\n\n3\n00:00:05,000 --> "
        "00:00:06,000\nThree\n",
        {u"One"_s, u"Three"_s});
    row("headers in front",
        "Content-Type: text/plain; charset=utf-8\nContent-Length: 12\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n",
        {u"One"_s});
}

void TestSubtitleText::readsSubRipOddities()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, texts);
    const SubtitleText subtitle = read(content);
    QCOMPARE(subtitle.format, u"subrip"_s);
    QStringList seen;
    for (const PreviewCue &cue : subtitle.cues)
        seen << cue.text;
    if (QByteArray(QTest::currentDataTag()) == "arrow in the text")
        QVERIFY(!seen.isEmpty() && seen.first().startsWith("this way"_L1));
    else
        QCOMPARE(seen, texts);
    QVERIFY(!subtitle.text.contains("Content-Type"_L1));
}

void TestSubtitleText::readsTimesAndText()
{
    const SubtitleText subtitle = read("2\n01:02:03,450 --> 01:02:04.5\nLater\n\n1\n00:00:01,5 --> 00:00:02\nFirst\n");
    QCOMPARE(subtitle.cues.size(), 2);
    QCOMPARE(subtitle.cues[0], (PreviewCue{1500, 2000, u"First"_s})); // in order of time
    QCOMPARE(subtitle.cues[1], (PreviewCue{3723450, 3724500, u"Later"_s}));

    const SubtitleText ttml =
        read("<tt xmlns='http://www.w3.org/ns/ttml' xmlns:ttp='http://www.w3.org/ns/ttml#parameter' "
             "ttp:frameRate='25' ttp:tickRate='10'><body begin='10s'><div><p begin='00:00:01:05' "
             "dur='20t'>Hi<metadata>not shown</metadata></p></div></body></tt>",
            u"x.xml"_s);
    QCOMPARE(ttml.cues, (QList<PreviewCue>{{11200, 13200, u"Hi"_s}}));
}

void TestSubtitleText::microDvdUsesItsFrameRate()
{
    const SubtitleText known = read("{1}{1}25.000\n{250}{300}Ten seconds\n");
    QCOMPARE(known.cues, (QList<PreviewCue>{{10000, 12000, u"Ten seconds"_s}}));
    QVERIFY(known.warnings.isEmpty());
    // 24000/1001: a second of film is a thousandth longer than 24 frames.
    const SubtitleText unknown = read("{24000}{24024}A thousand and one seconds\n");
    QCOMPARE(unknown.cues.first().startMs, 1001000);
    QCOMPARE(unknown.warnings.size(), 1);
}

void TestSubtitleText::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *name, const QByteArray &content, ErrorKind kind = ErrorKind::BadReply) {
        QTest::newRow(name) << content << int(kind);
    };
    row("nothing", QByteArray());
    row("blanks", " \r\n\t\n");
    row("only a mark", "\xEF\xBB\xBF");
    row("HTML", "\n<!DOCTYPE html>\n<html><head><title>Sorry</title></head></html>");
    row("HTML without type", "<HTML lang=en><body>502 Bad Gateway</body></HTML>");
    row("HTML with headers", "HTTP/1.1 403 Forbidden\r\nServer: x\r\nContent-Type: text/html\r\n\r\n<html></html>");
    row("stub",
        "1\n00:00:00,000 --> 00:01:00,000\nBecome OpenSubtitles.org VIP Member\nto get subtitles for this film\n");
    row("stub in three cues",
        "1\n00:00:00,000 --> 00:00:10,000\nHello\n\n2\n00:00:20,000 --> 00:00:30,000\nPlease become a VIP member\n\n3\n"
        "00:00:40,000 --> 00:00:50,000\nwww.OpenSubtitles.org\n");
    row("bare stub", "You have reached your download limit: quota exceeded, become VIP member.");
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20));
    row("noise", QByteArray("\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0e\x0f\x10\x11\x12", 14).repeated(20));
    row("VobSub", QByteArray("\0\0\1\xBA\x44\0\4\0", 8).repeated(10), ErrorKind::NotSupported);
    row("VobSub index", "# VobSub index file, v7 (do not modify this line!)\n", ErrorKind::NotSupported);
    row("too large", QByteArray(65 * 1024 * 1024, 'a'), ErrorKind::BadInput);
}

void TestSubtitleText::refuses()
{
    QFETCH(QByteArray, content);
    const Result<SubtitleText> result = readSubtitle(content, u"x.srt"_s);
    QVERIFY(!result);
    QTEST(int(result.error().kind), "kind");
    QVERIFY(result.error().message.endsWith(u'.'));
}

void TestSubtitleText::advertsDoNotMakeAStub()
{
    const SubtitleText subtitle = read(
        "1\n00:00:00,000 --> 00:00:05,000\nSupport us and become VIP member\nto remove all ads\n\n2\n00:00:06,000 "
        "--> 00:00:07,000\nWhere were you?\n\n3\n00:00:08,000 --> 00:00:09,000\nAt the harbour.\n\n4\n00:00:10,000 "
        "--> 00:00:12,000\nBecome a VIP member today\n");
    QCOMPARE(subtitle.cues.size(), 4);
}

void TestSubtitleText::cutOffFileIsKeptWithAWarning()
{
    const QByteArray whole = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n";
    QVERIFY(read(whole).warnings.isEmpty());
    for (const char *tail :
        {"\n3\n00:00:05,000 --> 00:0", "\n3\n00:00:05,000 --> 00:00:06,000", "\n3\n00:00:05,0 --"}) {
        const SubtitleText cut = read(whole + tail);
        QCOMPARE(cut.cues.size(), 2);
        if (!QByteArrayView(tail).endsWith("--"))
            QCOMPARE(cut.warnings.size(), 1);
    }
    const SubtitleText xml =
        read("<tt xmlns='http://www.w3.org/ns/ttml'><body><p begin='1s' end='2s'>One</p><p beg", u"x"_s);
    QCOMPARE(xml.cues.size(), 1);
    QCOMPARE(xml.warnings.size(), 1);
}

void TestSubtitleText::saysTheLanguage()
{
    const QByteArray german = "1\n00:00:01,000 --> 00:00:02,000\nIch habe dir doch gesagt, dass wir heute Abend nicht "
                              "mehr nach Hause fahren können.\n\n2\n00:00:03,000 --> 00:00:04,000\nDas ist mir egal, "
                              "wir müssen das Schiff noch vor Mitternacht erreichen.\n";
    QCOMPARE(read(german).language, Language::fromCode(u"de"));
    QVERIFY(!read("1\n00:00:01,000 --> 00:00:02,000\n...\n").language.isValid());
}

void TestSubtitleText::readsInAGivenEncoding()
{
    const QByteArray content = "1\n00:00:01,000 --> 00:00:02,000\n\xbf\xf3\xb3w\n";
    const auto polish = readSubtitleAs(content, u"x.srt"_s, u"cp1250"_s);
    QVERIFY(polish);
    QCOMPARE(polish->cues.first().text, u"żółw"_s);
    QCOMPARE(polish->encoding, u"windows-1250"_s);
    const auto unknown = readSubtitleAs(content, u"x.srt"_s, u"no-such-thing"_s);
    QVERIFY(!unknown);
    QCOMPARE(int(unknown.error().kind), int(ErrorKind::BadInput));
}

void TestSubtitleText::hostileTextIsRead_data()
{
    QTest::addColumn<QByteArray>("content");
    constexpr int size = 8 * 1024 * 1024;
    QTest::newRow("one line") << QByteArray(size, 'a');
    QTest::newRow("newlines") << QByteArray("x") + QByteArray(size, '\n');
    QTest::newRow("carriage returns") << QByteArray("x") + QByteArray(size, '\r');
    for (const char c : {'<', '[', '{', '&', '-', ':', ',', '\\'})
        QTest::newRow(QByteArray("all ") + c) << QByteArray(size, c);
    QTest::newRow("subrip with brackets") << "00:00:01,000 --> 00:00:02,000\n" + QByteArray(size, '<');
    QTest::newRow("subrip arrows") << QByteArray("00:00:01,000 --> 00:00:02,000\n").repeated(size / 32);
    QTest::newRow("subrip numbers") << "00:00:01,000 --> 00:00:02,000\n" + QByteArray("2\n\n").repeated(size / 3);
    QTest::newRow("ass braces") << "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,," + QByteArray(size, '{');
    QTest::newRow("sami syncs") << "<SAMI>" + QByteArray("<SYNC START=").repeated(size / 12);
    QTest::newRow("ttml depth") << "<tt xmlns='http://www.w3.org/ns/ttml'>" + QByteArray("<p>").repeated(size / 3);
    QTest::newRow("ttml entities") << QByteArray(
        "<!DOCTYPE tt [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'><!ENTITY b "
        "'&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d "
        "'&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><tt "
        "xmlns='http://www.w3.org/ns/ttml'><p begin='1s'>&e;&e;&e;&e;&e;&e;&e;</p></tt>");
    QTest::newRow("numbers beyond all") << QByteArray("{99999999999999999999}{9}x\n{9999999999999}{9999999999999}y\n");
    QTest::newRow("8-bit noise") << QByteArray("\x81\x9d\xff\xfe\xc3").repeated(size / 5);
}

void TestSubtitleText::hostileTextIsRead()
{
    QFETCH(QByteArray, content);
    // To come back at all is the point: quadratic time would not within the test's time limit.
    const Result<SubtitleText> result = readSubtitle(content, u"x.srt"_s);
    QVERIFY(!result || result->cues.size() < 1'000'000);
}

void TestSubtitleText::readsTheCorpus()
{
    const QString root = qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/subs"_s;
    if (!QFile::exists(root))
        QSKIP("no corpus here");
    // Folders of files that are no text.
    const QMap<QString, QStringList> formatsOf{{u"srt"_s, {u"subrip"_s}}, {u"vtt"_s, {u"webvtt"_s}},
        {u"subviewer1"_s, {u"subviewer"_s}}, {u"ttml"_s, {u"ttml"_s}}};
    int files = 0;
    int recognised = 0;
    int asFiled = 0;
    QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo info = it.nextFileInfo();
        const QString folder = info.dir().dirName();
        if (folder == "subs"_L1 || folder == "tx3g"_L1 || folder == "vobsub"_L1 || folder == "not-a-subtitle"_L1)
            continue;
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<SubtitleText> result = readSubtitle(file.readAll(), u"unnamed"_s);
        ++files;
        if (result && !result->format.isEmpty())
            ++recognised;
        if (result && formatsOf.value(folder, {folder}).contains(result->format))
            ++asFiled;
        else
            qInfo().noquote() << "not as filed:" << folder << info.fileName()
                              << (result ? u"-> "_s + result->format : result.error().message);
    }
    qInfo() << files << "files," << recognised << "recognised," << asFiled << "as they are filed";
    QVERIFY(asFiled * 100 >= files * 90);
}

QTEST_GUILESS_MAIN(TestSubtitleText)
#include "tst_subtitletext.moc"
