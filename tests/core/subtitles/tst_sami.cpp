// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString sheet = u"<STYLE TYPE=\"text/css\"><!--\nP { text-align: center; color: white; }\n.ENCC { Name: English; "
                      "lang: en-US; SAMIType: CC; }\n.FRCC { Name: 'Français'; lang: fr-FR; }\n#Loud { font-weight: "
                      "bold; }\n.shout { font-style: italic }\n--></STYLE>"_s;

QString around(const QString &body, const QString &head = sheet)
{
    return "<SAMI>\n<HEAD><TITLE>A title</TITLE>"_L1 + head + "</HEAD>\n<BODY>\n"_L1 + body + "</BODY>\n</SAMI>\n"_L1;
}

Reading readSami(const QString &text, const ReadOptions &options = {})
{
    return readText(Formats::sami(), text, options);
}

QStringList shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    return list;
}

Document again(const Document &document)
{
    return readSami(writeText(Formats::sami(), document)).document;
}

StyleRun run(qsizetype start, qsizetype length, const std::function<void(TextStyle &)> &set)
{
    StyleRun made{start, length, {}};
    set(made.style);
    return made;
}

} // namespace

class TestSami : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void readsStyles_data();
    void readsStyles();
    void readsTheHead();
    void choosesALanguage();
    void readsSpeakers();
    void saysWhereItEnds();
    void writes();
    void writesAnything();
    void keepsItsOwn();
    void survives_data();
    void survives();
};

void TestSami::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const QString &text, const QStringList &cues) {
        QTest::newRow(name) << text << cues;
    };
    row("usual", around(u"<SYNC Start=1000><P Class=ENCC>one<br>two\n<SYNC Start=2000><P Class=ENCC>&nbsp;\n"_s),
        {u"1000-2000 one\ntwo"_s});
    row("closed tags and quotes",
        around(
            u"<Sync start=\"1000\"><p class='ENCC'>one</p></Sync>\n<SYNC Start = '2000'><P Class=ENCC>two</P></SYNC>"_s),
        {u"1000-2000 one"_s, u"2000-6000 two"_s});
    row("nothing around, stray tags",
        u"x</style>\n<style>\n<sync start=1000><p class=a>one\n<sync start=3000><p class=a>&nbsp;"_s,
        {u"1000-3000 one"_s});
    row("no paragraphs", u"<SYNC Start=1>one<SYNC Start=2><i>two</i><SYNC Start=3>"_s, {u"1-2 one"_s, u"2-3 two"_s});
    row("not in order",
        around(
            u"<SYNC Start=3000><P Class=ENCC>b<SYNC Start=1000><P Class=ENCC>a<SYNC Start=4000><P Class=ENCC>&nbsp;"_s),
        {u"1000-3000 a"_s, u"3000-4000 b"_s});
    row("ends said", around(u"<SYNC Start=1000 End=1500><P Class=ENCC>a<SYNC Start=2000ms><P Class=ENCC>&nbsp;"_s),
        {u"1000-1500 a"_s});
    row("only entities and breaks are nothing",
        around(u"<SYNC Start=1><P Class=ENCC>a<SYNC Start=2><P Class=ENCC>&nbsp;<br>&nbsp &#160;<SYNC Start=3><P "
               "Class=ENCC>"_s),
        {u"1-2 a"_s});
    row("entities",
        around(u"<SYNC Start=1><P Class=ENCC>&lt;a&gt; &amp; b & c &eacute &#39; &#146; &bogus; AT&T<SYNC "
               "Start=2>"_s),
        {u"1-2 <a> & b & c é ' \u2019 &bogus; AT&T"_s});
    row("comments", around(u"<-- no comment -->\n<SYNC Start=1><P Class=ENCC>a<!-- b --> c<SYNC Start=2>"_s),
        {u"1-2 a c"_s});
    row("blanks fold", around(u"<SYNC Start=1><P Class=ENCC>\n   a\n\t b  <br/> c\n<SYNC Start=2>"_s),
        {u"1-2 a b\nc"_s});
    row("a time that is none", around(u"<SYNC Start=x><P Class=ENCC>a<SYNC Start=5><P Class=ENCC>b<SYNC Start=6>"_s),
        {u"5-6 b"_s});
    row("several paragraphs at once",
        around(u"<SYNC Start=1><P Class=ENCC>a<P Class=ENCC><i>b</i><P Class=ENCC>c<SYNC Start=2>"_s),
        {u"1-2 a\nb\nc"_s});
}

void TestSami::reads()
{
    QFETCH(QString, text);
    QCOMPARE(sniffed(text), u"sami"_s);
    QTEST(shown(readSami(text).document), "cues");
}

void TestSami::readsStyles_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<StyleRun>>("runs");
    const auto row = [](const char *name, const char *content, const char *text, const QList<StyleRun> &runs) {
        QTest::newRow(name) << QString::fromUtf8(content) << QString::fromUtf8(text) << runs;
    };
    const auto trait = [](TextStyle::Trait which) { return [which](TextStyle &style) { style.set(which, true); }; };
    row("bold", "a <b>b</b> c", "a b c", {run(2, 1, trait(TextStyle::Bold))});
    row("crossing", "<b>a<i>b</b>c</i>d", "abcd", {run(0, 1, trait(TextStyle::Bold)), run(1, 1, [](TextStyle &style) {
                                                       style.set(TextStyle::Bold, true);
                                                       style.set(TextStyle::Italic, true);
                                                   })});
    row("never closed", "a<u>b", "ab", {run(1, 1, trait(TextStyle::Underline))});
    row("struck out", "<strike>a</strike><s>b</s><del>c</del>", "abc", {run(0, 3, trait(TextStyle::StrikeOut))});
    row("font", "<FONT Color=#FF0 face='Arial, Tahoma'>a</FONT>", "a", {run(0, 1, [](TextStyle &style) {
        style.color = 0xFFFFFF00;
        style.font = u"Arial"_s;
    })});
    row("colour by name", "<font color=RED>a</font><font color=00ff00>b</font>", "ab",
        {run(0, 1, [](TextStyle &style) { style.color = 0xFFFF0000; }),
            run(1, 1, [](TextStyle &style) { style.color = 0xFF00FF00; })});
    row("span", "<span style='font-weight:bold; color: rgb(1,2,3)'>a</span>", "a", {run(0, 1, [](TextStyle &style) {
        style.set(TextStyle::Bold, true);
        style.color = 0xFF010203;
    })});
    row("class of the sheet", "<span class=shout>a</span>", "a", {run(0, 1, trait(TextStyle::Italic))});
    row("ruby", "x<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "x漢字",
        {run(1, 2, [](TextStyle &style) { style.ruby = u"かんじ"_s; })});
    row("unknown tags", "<blink>a</blink>", "a", {});
}

void TestSami::readsStyles()
{
    QFETCH(QString, content);
    QFETCH(QString, text);
    QFETCH(QList<StyleRun>, runs);
    const Document document =
        readSami(around("<SYNC Start=1><P Class=ENCC>"_L1 + content + "<SYNC Start=2><P Class=ENCC>&nbsp;"_L1))
            .document;
    QCOMPARE(document.cues.size(), 1);
    QCOMPARE(document.cues.first().text, text);
    QCOMPARE(document.cues.first().runs, runs);
    QCOMPARE(again(document), document);
    Document foreign = document;
    foreign.format.clear();
    const Document back = again(foreign);
    QCOMPARE(back.cues.first().text, text);
    QCOMPARE(back.cues.first().runs, runs);
}

void TestSami::readsTheHead()
{
    const QString param = u"<SAMIParam>Copyright {(C) nobody} Metrics {time:ms;}</SAMIParam>"_s + sheet;
    const Document document =
        readSami(around(u"<SYNC Start=1><P Class=encc ID=Loud Style='text-align:right'>a<SYNC Start=2>"_s, param))
            .document;
    QCOMPARE(document.metadata.value(u"title"_s), u"A title"_s);
    QCOMPARE(document.metadata.value(u"copyright"_s), u"(C) nobody"_s);
    QCOMPARE(document.language, Language::fromCode(u"en"));
    QCOMPARE(document.styles.size(), 1);
    QCOMPARE(document.styles.first().name, u"Loud"_s);
    const Cue &cue = document.cues.first();
    QCOMPARE(cue.details().style, u"Loud"_s);
    QCOMPARE(cue.details().placement.anchor, 3);
    QVERIFY(cue.runs.value(0).style.has(TextStyle::Bold));
    QCOMPARE(again(document), document);
    QCOMPARE(readSami(u"<SAMI><BODY><SYNC Start=1><P Class=KRCC>a</BODY></SAMI>"_s).document.language,
        Language::fromCode(u"ko"));
}

void TestSami::choosesALanguage()
{
    const QString text = around(u"<SYNC Start=1><P Class=ENCC>one<P Class=FRCC>un\n<SYNC Start=2><P Class=ENCC>&nbsp;\n"
                                "<SYNC Start=3><P Class=FRCC>&nbsp;"_s);
    const Reading first = readSami(text);
    QCOMPARE(shown(first.document), QStringList{u"1-2 one"_s});
    QVERIFY(first.warnings.value(0).contains(u"Français"_s));
    QCOMPARE(first.tracks, (QList<Language>{Language::fromCode(u"en"), Language::fromCode(u"fr")}));
    QVERIFY(readSami(around(u"<SYNC Start=1><P Class=ENCC>one"_s)).tracks.isEmpty());
    const Reading french = readSami(text, {.language = Language::fromCode(u"fr")});
    QCOMPARE(shown(french.document), QStringList{u"1-3 un"_s});
    QCOMPARE(french.document.language, Language::fromCode(u"fr"));
    QCOMPARE(again(french.document), french.document);
    QCOMPARE(shown(readSami(text, {.language = Language::fromCode(u"de")}).document), QStringList{u"1-2 one"_s});
    // The first that says anything.
    QCOMPARE(shown(readSami(around(u"<SYNC Start=1><P Class=ENCC>&nbsp;<P Class=FRCC>un<SYNC Start=2><P Class=FRCC>"_s))
                       .document),
        QStringList{u"1-2 un"_s});
}

void TestSami::readsSpeakers()
{
    const Document document = readSami(around(u"<SYNC Start=1><P Class=ENCC ID=Source>Anna\n<P Class=ENCC>hello\n<SYNC "
                                              "Start=2><P Class=ENCC ID=Source>Alone\n<SYNC Start=3>"_s))
                                  .document;
    QCOMPARE(shown(document), (QStringList{u"1-2 hello"_s, u"2-3 Alone"_s}));
    QCOMPARE(document.cues[0].details().speaker, u"Anna"_s);
    QCOMPARE(again(document).cues[0], document.cues[0]);
}

void TestSami::saysWhereItEnds()
{
    const QString whole = around(u"<SYNC Start=1><P Class=ENCC>one\n<SYNC Start=2><P Class=ENCC>two\n"_s);
    QVERIFY(!readSami(whole).cutOff);
    const Reading tag = readSami(whole.left(whole.indexOf("<SYNC Start=2"_L1) + 8));
    QVERIFY(tag.cutOff);
    QCOMPARE(tag.document.cues.value(0).text, u"one"_s);
    QVERIFY(readSami(whole.left(whole.indexOf("two"_L1) + 2)).cutOff);
}

void TestSami::writes()
{
    Document document =
        documentOf({Cue(3000, 4000, u"two\nlines"_s), Cue(1000, 2000, u"one"_s), Cue(4000, 5000, u"three"_s)});
    document.language = Language::fromCode(u"en");
    document.metadata = {{u"title"_s, u"T & t"_s}, {u"author"_s, u"nobody"_s}};
    Writing writing;
    const QString text = writeText(Formats::sami(), document, {}, &writing);
    QVERIFY(text.contains("<SYNC Start=1000><P Class=ENCC>one\n<SYNC Start=2000><P Class=ENCC>&nbsp;\n"_L1));
    QVERIFY(text.contains("two<br>lines\n<SYNC Start=4000><P Class=ENCC>three"_L1)); // no end between neighbours
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Metadata, 1}}));
    const Document back = readSami(text).document;
    QCOMPARE(shown(back), (QStringList{u"1000-2000 one"_s, u"3000-4000 two\nlines"_s, u"4000-5000 three"_s}));
    QCOMPARE(back.language, document.language);
    QCOMPARE(back.metadata.value(u"title"_s), u"T & t"_s);
}

void TestSami::writesAnything()
{
    Document document = documentOf({Cue(-5, -9, u"<SYNC Start=9>&nbsp;</BODY> a & b -->"_s), Cue(10, 5, u"b"_s),
        Cue(10, 20, u"c\n\nd"_s), Cue(15, 40), Cue(30, 60, u"<!-- e\u0001"_s)});
    document.styles.append({u"x y}"_s, {}, 0, u"} </STYLE>"_s});
    document.metadata = {{u"title"_s, u"</TITLE><SYNC Start=1>"_s}, {u"copyright"_s, u"{--> }"_s}};
    document.cues[1].edit().speaker = u"<P>"_s;
    document.cues[2].edit().comment = true;
    for (const QString &format : {QString(), u"sami"_s}) {
        document.format = format;
        document.head = u"<sami><style>.a {lang:en}</style><sync start=1><p class=a>no"_s;
        const Document back = again(document);
        QVERIFY(!back.cues.isEmpty());
        QCOMPARE(back.cues.first().text, u"<SYNC Start=9>&nbsp;</BODY> a & b -->"_s);
        QCOMPARE(back.cues.first().startMs, 0);
        QCOMPARE(back.cues.value(1).text, u"b"_s);
        QCOMPARE(back.cues.value(1).details().speaker, u"<P>"_s);
        QCOMPARE(back.cues.value(2).text, u"<!-- e"_s);
    }
}

void TestSami::keepsItsOwn()
{
    const QString text =
        around(u"<SYNC Start=1><P Class=ENCC>a <blink>b</blink><!-- c -->\n<SYNC Start=2><P Class=ENCC>&nbsp;"_s);
    Document document = readSami(text).document;
    const QString written = writeText(Formats::sami(), document);
    QVERIFY(written.contains("a <blink>b</blink><!-- c -->"_L1));
    QVERIFY(written.contains(u"Name: 'Français'"_s));
    QCOMPARE(readSami(written).document, document);
    document.cues[0].text = u"a d"_s;
    QVERIFY(writeText(Formats::sami(), document).contains("<P Class=ENCC>a d\n"_L1));
    const QString german = writeText(Formats::sami(), document, {.language = Language::fromCode(u"de")});
    QCOMPARE(readSami(german).document.language, Language::fromCode(u"de"));
}

void TestSami::survives_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 512 * 1024;
    for (const char *piece : {"<", "&", "a", "\n", "<SYNC Start=", "<SYNC Start=1>", "<P>", "<b>", "</b>", "<i></b>",
             "<!--", "<font color=\"", "<font color=red>", "<style>", ".a {lang:en} ", "<sync start=1><p class=a>x",
             "<sync start=1><p class=a id=c><span class=d>x", "<ruby>x<rt>", "&nbsp; "}) {
        const QString text = QString::fromLatin1(piece);
        for (const char *start : {"", "<sami><style>.a {lang:en} #c {color:red} .d {color:blue}</style><body>",
                 "<sami><body><sync start=1><p class=a>"})
            QTest::addRow("%s%s", start, piece) << QString::fromLatin1(start) + text.repeated(size / text.size());
    }
    QString classes;
    for (int i = 0; i < 20'000; ++i)
        classes += u"<SYNC Start=%1><P Class=c%1>x"_s.arg(i);
    QTest::newRow("classes") << classes;
}

void TestSami::survives()
{
    QFETCH(QString, text);
    const Reading reading = readSami(text);
    QVERIFY(writeText(Formats::sami(), reading.document).endsWith("</SAMI>\n"_L1));
}

QTEST_GUILESS_MAIN(TestSami)
#include "tst_sami.moc"
