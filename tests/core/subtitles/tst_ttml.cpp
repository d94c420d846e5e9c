// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/ttml.h"
#include "tests/support/subtitlecase.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString spaces = u"xmlns=\"http://www.w3.org/ns/ttml\" xmlns:tts=\"http://www.w3.org/ns/ttml#styling\" "
                       "xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" "
                       "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" "_s;

/// A document around paragraphs.
QString around(const QString &body, const QString &head = {}, const QString &root = u"xml:lang=\"en\""_s)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt "_L1 + spaces + root + "><head>"_L1 + head
        + "</head><body><div>"_L1 + body + "</div></body></tt>"_L1;
}

Reading readTtml(const QString &text, const ReadOptions &options = {})
{
    return readText(Formats::ttml(), text, options);
}

bool isXml(const QString &text)
{
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    if (xml.hasError())
        qWarning() << xml.errorString() << xml.lineNumber() << text;
    return !xml.hasError();
}

/// "begin-end text" of all cues.
QStringList shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    return list;
}

/// What comes back, which is well-formed.
Document again(const Document &document, QString *text = nullptr)
{
    const QString written = writeText(Formats::ttml(), document);
    if (!isXml(written))
        return {};
    if (text)
        *text = written;
    return readTtml(written).document;
}

/// Of what was written for a document of another format.
Cue rewritten(const Cue &cue)
{
    const Document document = again(documentOf({cue}));
    return document.cues.size() == 1 ? document.cues.first() : Cue();
}

StyleRun run(qsizetype start, qsizetype length, const std::function<void(TextStyle &)> &set)
{
    StyleRun made{start, length, {}};
    set(made.style);
    return made;
}

} // namespace

class TestTtml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void readsTimes_data();
    void readsTimes();
    void readsNestedTimes_data();
    void readsNestedTimes();
    void readsText_data();
    void readsText();
    void readsStyles_data();
    void readsStyles();
    void readsPlaces_data();
    void readsPlaces();
    void readsRubySpeakersAndLanguages();
    void readsWordTimes();
    void readsBrokenXml_data();
    void readsBrokenXml();
    void readsUtf16();
    void readsTheEncodingItNames();
    void readsThroughHtml();
    void choosesALanguage();
    void givesEnds();
    void dropsWhatAllHave();
    void writesAnything_data();
    void writesAnything();
    void writesStyles_data();
    void writesStyles();
    void writesPlacesMetadataAndNames();
    void placesNextToNothing();
    void keepsItsOwn();
    void keepsItsOwnAfterEdits();
    void survives_data();
    void survives();
};

void TestTtml::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("TTML") << around({}) << true;
    QTest::newRow("prefix, no declaration") << u"<tt:tt xmlns:tt='x'>"_s << true;
    QTest::newRow("bare") << u"<tt>\n<body/></tt>"_s << true;
    QTest::newRow("DFXP") << u"<?xml?><!-- a --><tt xmlns='http://www.w3.org/2006/10/ttaf1'>"_s << true;
    QTest::newRow("EBU-TT Live message") << u"<x:message xmlns:ebuttp='urn:ebu:tt:parameters'>"_s << true;
    QTest::newRow("HTML") << u"<html><body><p>tt </p></body></html>"_s << false;
    QTest::newRow("words") << u"What is <tt>?"_s << false;
}

void TestTtml::sniffs()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(Formats::ttml().sniff(text) >= 90, is);
}

void TestTtml::readsTimes_data()
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

void TestTtml::readsTimes()
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

void TestTtml::readsNestedTimes_data()
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

void TestTtml::readsNestedTimes()
{
    QFETCH(QString, body);
    QTEST(shown(readTtml(around(body)).document), "cues");
}

void TestTtml::readsText_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &content, const QString &text) {
        QTest::newRow(name) << content << text;
    };
    row("folded", u"\n   one\n  two  <br/>\n three  "_s, u"one two\nthree"_s);
    row("breaks around", u"<br/>one<br></br>two<br/><br/>"_s, u"one\ntwo"_s);
    row("an empty line within", u"one<br/><br/>two"_s, u"one\n\ntwo"_s);
    row("entities", u"&lt;b&gt; &amp; &#233;&#x41; &quot;&apos;"_s, u"<b> & éA \"'"_s);
    row("HTML's entities", u"Caf&eacute;&nbsp;x"_s, u"Café\u00A0x"_s);
    row("CDATA", u"<![CDATA[a < b & c]]>"_s, u"a < b & c"_s);
    row("comment", u"one<!-- no --> two"_s, u"one two"_s);
    row("metadata", u"<metadata><ttm:desc>no</ttm:desc></metadata>yes<ttm:title>no</ttm:title>"_s, u"yes"_s);
    row("blank spans", u"hello <span>my</span> <span> </span>"_s, u"hello my"_s);
    row("only a break", u" <br/> "_s, QString());
    row("only a hard blank", u"&#160;"_s, QString());
}

void TestTtml::readsText()
{
    QFETCH(QString, content);
    QFETCH(QString, text);
    const Document document = readTtml(around("<p begin='1s' end='2s'>"_L1 + content + "</p>"_L1)).document;
    QCOMPARE(document.cues.size(), text.isEmpty() ? 0 : 1);
    if (!text.isEmpty())
        QCOMPARE(document.cues.first().text, text);
    const Document preserved =
        readTtml(around(u"<p begin='1s' end='2s' xml:space='preserve'>\n  a   b \n <br/>\n c\nd</p>"_s)).document;
    QCOMPARE(preserved.cues.value(0).text, u"a   b\nc\nd"_s);
}

void TestTtml::readsStyles_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QList<StyleRun>>("runs");
    const auto row = [](const char *name, const char *head, const char *content, const QList<StyleRun> &runs) {
        QTest::newRow(name) << QString::fromLatin1(head) << QString::fromLatin1(content) << runs;
    };
    const auto italic = [](TextStyle &style) { style.set(TextStyle::Italic, true); };
    const auto bold = [](TextStyle &style) { style.set(TextStyle::Bold, true); };
    row("inline", "", "<p>a<span tts:fontStyle='italic'>b</span>c</p>", {run(1, 1, italic)});
    row("careless case", "", "<p>a<span tts:fontstyle='italic'>b</span></p>", {run(1, 1, italic)});
    row("by reference", "<styling><style xml:id='i' tts:fontStyle='oblique'/></styling>",
        "<p>a<span style='i'>b</span></p>", {run(1, 1, italic)});
    row("by reference to a reference, in any order",
        "<styling><style id='x' style='i'/><style id='i' tts:fontStyle='italic'/></styling>", "<p style='x'>ab</p>",
        {run(0, 2, italic)});
    row("a circle", "<styling><style id='x' style='y'/><style id='y' style='x' tts:fontStyle='italic'/></styling>",
        "<p style='x'>ab</p>", {run(0, 2, italic)});
    row("the last wins",
        "<styling><style id='a' tts:fontStyle='italic'/><style id='b' tts:fontStyle='normal'/></styling>",
        "<p><span style='a b'>a</span><span style='b a'>b</span></p>", {run(1, 1, italic)});
    row("of the region", "<layout><region xml:id='r'><style tts:fontStyle='italic'/></region></layout>",
        "<p region='r'>ab</p>", {run(0, 2, italic)});
    row("of what is around", "", "<div tts:fontWeight='bold'><p>ab</p></div>", {run(0, 2, bold)});
    row("initial", "<styling><initial tts:color='#0f0'/></styling>", "<p>ab</p>",
        {run(0, 2, [](TextStyle &style) { style.color = 0xFF00FF00; })});
    row("white goes without saying", "", "<p tts:color='#ffffff'>ab</p>", {});
    row("colours", "",
        "<p><span tts:color='rgba(255,0,0,128)'>a</span><span tts:color='#00ff0080'>b</span>"
        "<span tts:color='yellow' tts:backgroundColor='rgb(0,0,255)'>c</span></p>",
        {run(0, 1, [](TextStyle &style) { style.color = 0x80FF0000; }),
            run(1, 1, [](TextStyle &style) { style.color = 0x8000FF00; }), run(2, 1, [](TextStyle &style) {
                style.color = 0xFFFFFF00;
                style.background = 0xFF0000FF;
            })});
    row("decoration", "",
        "<p><span tts:textDecoration='underline lineThrough'>a<span tts:textDecoration='noUnderline'>b"
        "</span></span></p>",
        {run(0, 1,
             [](TextStyle &style) {
                 style.set(TextStyle::Underline, true);
                 style.set(TextStyle::StrikeOut, true);
             }),
            run(1, 1, [](TextStyle &style) { style.set(TextStyle::StrikeOut, true); })});
    row("font and size", "", "<p>a<span tts:fontFamily='\"Comic Sans\", serif' tts:fontSize='150%'>b</span></p>",
        {run(1, 1, [](TextStyle &style) {
            style.font = u"Comic Sans"_s;
            style.fontSize = 150;
        })});
    row("sizes multiply", "", "<p>a<span tts:fontSize='50%'>b<span tts:fontSize='50%'>c</span></span></p>",
        {run(1, 1, [](TextStyle &style) { style.fontSize = 50; }),
            run(2, 1, [](TextStyle &style) { style.fontSize = 25; })});
    row("a break belongs to both sides", "",
        "<p><span tts:fontStyle='italic'>a</span><br/><span "
        "tts:fontStyle='italic'>b</span></p>",
        {run(0, 3, italic)});
    row("HTML in it", "", "<p>a<i>b</i></p>", {run(1, 1, italic)});
}

void TestTtml::readsStyles()
{
    QFETCH(QString, head);
    QFETCH(QString, content);
    QFETCH(QList<StyleRun>, runs);
    const Document document = readTtml(around("<div begin='1s' end='2s'>"_L1 + content + "</div>"_L1, head)).document;
    QCOMPARE(document.cues.size(), 1);
    QCOMPARE(document.cues.first().runs, runs);
    // And once more, from what is written of it.
    const Document second = again(document);
    QCOMPARE(second.cues, document.cues);
    QCOMPARE(second.head, document.head);
}

void TestTtml::readsPlaces_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<Placement>("place");
    const auto row = [](const char *name, const char *region, const char *attributes, int anchor,
                         std::optional<double> x = {}, std::optional<double> y = {}) {
        Placement place;
        place.anchor = anchor;
        place.x = x;
        place.y = y;
        QTest::newRow(name) << QString::fromLatin1(region) << QString::fromLatin1(attributes) << place;
    };
    row("usual", "tts:origin='10% 10%' tts:extent='80% 80%' tts:displayAlign='after' tts:textAlign='center'", "", 0);
    row("top", "tts:origin='10% 10%' tts:extent='80% 80%' tts:displayAlign='before' tts:textAlign='center'", "", 8);
    row("middle", "tts:origin='10% 10%' tts:extent='80% 80%' tts:displayAlign='center' tts:textAlign='center'", "", 5);
    row("right", "tts:displayAlign='after'", "tts:textAlign='end'", 3);
    row("left", "tts:displayAlign='after'", "tts:textAlign='left'", 1);
    row("right to left", "tts:displayAlign='after' tts:writingMode='rltb'", "tts:textAlign='start'", 3);
    row("cells", "tts:origin='0c 12c' tts:extent='32c 2c' tts:displayAlign='after' tts:textAlign='center'", "", 0);
    row("exact", "tts:origin='50% 40%' tts:extent='20% 10%' tts:displayAlign='before' tts:textAlign='left'", "", 4, 50,
        46);
    row("nothing said", "", "", 0);
    row("no numbers", "tts:origin='{origin}'", "", 0);
}

void TestTtml::readsPlaces()
{
    QFETCH(QString, region);
    QFETCH(QString, attributes);
    const Document document = readTtml(around("<p region='r' begin='1s' end='2s' "_L1 + attributes + ">a</p>"_L1,
                                           "<layout><region xml:id='r' "_L1 + region + "/></layout>"_L1))
                                  .document;
    QCOMPARE(document.cues.size(), 1);
    QTEST(document.cues.first().details().placement, "place");
    QCOMPARE(document.cues.first().details().region, u"r"_s);
    QCOMPARE(document.regions.size(), 1);
    QCOMPARE(document.regions.first().id, u"r"_s);
    QCOMPARE(again(document), document);
}

void TestTtml::readsRubySpeakersAndLanguages()
{
    const QString head = u"<metadata><ttm:title>A  title</ttm:title><ttm:agent xml:id='a' type='person'><ttm:name "
                         "type='full'>Anna</ttm:name></ttm:agent></metadata>"_s;
    const Document document = readTtml(
        around(u"<p begin='1s' end='2s' ttm:agent='a'>x <span tts:ruby='container'>\n<span "
               u"tts:ruby='base'>base</span>\n<span "
               "tts:ruby='text'>text</span></span></p><p begin='3s' end='4s'>y <span xml:lang='fr'>oui</span></p>"_s,
            head))
                                  .document;
    QCOMPARE(document.metadata.value(u"title"_s), u"A title"_s);
    QCOMPARE(document.cues.size(), 2);
    QCOMPARE(document.cues[0].text, u"x base"_s);
    QCOMPARE(document.cues[0].details().speaker, u"Anna"_s);
    QCOMPARE(document.cues[0].runs, QList{run(2, 4, [](TextStyle &style) { style.ruby = u"text"_s; })});
    QCOMPARE(document.cues[1].runs, QList{run(2, 3, [](TextStyle &style) { style.language = u"fr"_s; })});
    QCOMPARE(document.language, Language::fromCode(u"en"));
    QCOMPARE(again(document), document);
}

void TestTtml::readsWordTimes()
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

void TestTtml::readsBrokenXml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    QTest::addColumn<bool>("cutOff");
    const auto row = [](const char *name, const char *body, const QStringList &cues, bool cutOff = false) {
        QTest::newRow(name) << "<tt "_L1 + spaces + "><body><div>"_L1 + QString::fromLatin1(body) << cues << cutOff;
    };
    row("bare signs", "<p begin='1s' end='2s'>a << b & c</p></div></body></tt>", {u"1000-2000 a << b & c"_s});
    row("no quotes", "<p begin=1s end=2s>a</p></div></body></tt>", {u"1000-2000 a"_s});
    row("a quote misses", "<p begin='1s' end='2s>a</p><p begin='3s' end='4s'>b</p></div></body></tt>",
        {u"1000-2000 a"_s, u"3000-4000 b"_s});
    row("tags cross", "<p begin='1s' end='2s'><span>a</p></span></div></body></tt>", {u"1000-2000 a"_s});
    row("p never closed", "<p begin='1s' end='2s'>a<p begin='3s' end='4s'>b</p></div></body></tt>",
        {u"1000-2000 a"_s, u"3000-4000 b"_s});
    row("cut in a tag", "<p begin='1s' end='2s'>a</p><p beg", {u"1000-2000 a"_s}, true);
    row("cut in the text", "<p begin='1s' end='2s'>a</p><p begin='3s' end='4s'>Some wor", {u"1000-2000 a"_s}, true);
    row("cut between", "<p begin='1s' end='2s'>a</p>\n", {u"1000-2000 a"_s}, true);
    row("no time in one", "<p begin='1s' end='2s'>a</p><p begin='' end=''>b</p></div></body></tt>",
        {u"1000-2000 a"_s, u"2000-6000 b"_s});
}

void TestTtml::readsBrokenXml()
{
    QFETCH(QString, text);
    const Reading reading = readTtml(text);
    QTEST(shown(reading.document), "cues");
    QTEST(reading.cutOff, "cutOff");
    QVERIFY(!reading.warnings.isEmpty() || text.contains("begin=1s"_L1));
    QVERIFY(isXml(writeText(Formats::ttml(), reading.document)));
}

void TestTtml::readsUtf16()
{
    const QString text = around(u"<p begin='1s' end='2s'>żółw</p>"_s).replace("UTF-8"_L1, "UTF-16"_L1);
    QByteArray bytes("\xFF\xFE", 2);
    bytes += QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    const Result<LoadedSubtitle> loaded = loadSubtitle(bytes);
    QVERIFY(loaded);
    QCOMPARE(QString::fromLatin1(loaded->format->id), u"ttml"_s);
    QCOMPARE(loaded->document.cues.value(0).text, u"żółw"_s);
}

void TestTtml::readsTheEncodingItNames()
{
    const auto lines = [](const char *encoding, const QByteArray &line) {
        const QByteArray text = around(u"<p begin='1s' end='2s'>%</p>"_s).toLatin1();
        const Result<LoadedSubtitle> loaded =
            loadSubtitle(QByteArray(text).replace("UTF-8", encoding).replace('%', line));
        return loaded ? loaded->document.cues.value(0).text : QString();
    };
    QCOMPARE(lines("ISO-8859-1", "caf\xe9"), u"café"_s);
    QCOMPARE(lines("iso-8859-1",
                 "\x93"
                 "caf\xe9\x94"),
        u"“café”"_s);
    QCOMPARE(lines("windows-1251", "\xee\xed"), u"он"_s);
    QCOMPARE(lines("Shift_JIS", "\x8e\x9a\x96\x8b"), u"字幕"_s);
    // Many say what is not true.
    QCOMPARE(lines("ISO-8859-1", "caf\xc3\xa9"), u"café"_s);
    QCOMPARE(lines("UTF-16", "caf\xc3\xa9"), u"café"_s);
}

void TestTtml::readsThroughHtml()
{
    const QByteArray text = around(u"<p begin='1s' end='2s'>a</p>"_s).toLatin1();
    for (const QByteArray &before : {QByteArray("<!DOCTYPE html>\n"), QByteArray("<html><body>")}) {
        const Result<LoadedSubtitle> loaded = loadSubtitle(before + text.mid(text.indexOf("<tt")));
        QVERIFY(loaded);
        QCOMPARE(shown(loaded->document), QStringList{u"1000-2000 a"_s});
    }
}

void TestTtml::choosesALanguage()
{
    const QString text = around(u"<div xml:lang='en'><p begin='1s' end='2s'>one</p></div><div xml:lang='fr'><p "
                                "begin='1s' end='2s'>un</p></div>"_s);
    const Reading first = readTtml(text);
    QCOMPARE(shown(first.document), QStringList{u"1000-2000 one"_s});
    QVERIFY(first.warnings.value(0).contains("fr"_L1));
    const Reading french = readTtml(text, {.language = Language::fromCode(u"fr")});
    QCOMPARE(shown(french.document), QStringList{u"1000-2000 un"_s});
    QCOMPARE(french.document.language, Language::fromCode(u"fr"));
    // One after the other they are one subtitle.
    const QString serial = around(u"<div xml:lang='en'><p begin='1s' end='2s'>one</p></div><div xml:lang='fr'><p "
                                  "begin='3s' end='4s'>un</p></div>"_s);
    QCOMPARE(readTtml(serial).document.cues.size(), 2);
}

void TestTtml::givesEnds()
{
    const Reading reading = readTtml(around(u"<p begin='5s'>b</p><p begin='1s' end=''>a</p><p begin='9s'>c</p>"_s));
    QCOMPARE(shown(reading.document), (QStringList{u"5000-9000 b"_s, u"1000-5000 a"_s, u"9000-13000 c"_s}));
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(shown(readTtml(around(u"<p>always</p><p begin='1s' end='9s'>x</p>"_s)).document),
        (QStringList{u"0-9000 always"_s, u"1000-9000 x"_s}));
    QVERIFY(readTtml(around(u"<p begin='00:00:01:02' end='2s'>x</p>"_s)).fpsGuessed);
    QVERIFY(!readTtml(around(u"<p begin='00:00:01:02' end='2s'>x</p>"_s), {.fps = 25}).fpsGuessed);
}

void TestTtml::dropsWhatAllHave()
{
    const Document document = readTtml(
        around(
            u"<div style='s'><p begin='1s' end='2s'>a</p><p begin='3s' end='4s'>b <span tts:fontFamily='Serif'>c</span></p></div>"_s,
            u"<styling><style xml:id='s' tts:fontFamily='Arial' tts:fontSize='80%' tts:backgroundColor='black' "
            "tts:color='white'/></styling>"_s))
                                  .document;
    QCOMPARE(document.cues.size(), 2);
    // The font differs, the rest is the same everywhere.
    QCOMPARE(document.cues[0].runs, QList{run(0, 1, [](TextStyle &style) { style.font = u"Arial"_s; })});
    QCOMPARE(again(document), document);
}

void TestTtml::writesAnything_data()
{
    QTest::addColumn<Cue>("cue");
    QTest::newRow("signs") << Cue(1000, 2000, u"a < b && c > d \"e\" 'f' --> ]]> <i>"_s);
    QTest::newRow("lines") << Cue(1000, 2000, u"one\n\ntwo"_s);
    QTest::newRow("blanks") << Cue(1000, 2000, u"one  two"_s);
    QTest::newRow("emoji") << Cue(1000, 2000, u"\U0001F600 żółw 字幕"_s);
}

void TestTtml::writesAnything()
{
    QFETCH(Cue, cue);
    const Cue back = rewritten(cue);
    QCOMPARE(back.text, cue.text);
    QCOMPARE(back.startMs, cue.startMs);
    QCOMPARE(back.endMs, cue.endMs);
    QString text;
    Document odd =
        documentOf({Cue(-5, -1, u"x\u0001\u001F\uFFFEy"_s + QChar(0xD800)), Cue(5000, 1000, u"reversed"_s), Cue(1, 2)});
    odd.metadata.insert(u"title"_s, u"<&\u0002>"_s);
    odd.styles.append({u"a b<\""_s, {}, 0, u"<x"_s});
    odd.regions.append({u"1 <"_s, {}, u"<y"_s});
    odd.cues[0].edit().style = u"a b<\""_s;
    odd.cues[0].edit().region = u"1 <"_s;
    odd.cues[0].edit().id = u"no name"_s;
    odd.cues[0].edit().speaker = u"<A & B>"_s;
    odd.cues[0].edit().native = u"<p>"_s;
    odd.cues[0].edit().note = u"a -- b --> c-"_s;
    odd.cues[1].edit().comment = true;
    odd.cues[1].text = u"-- out --"_s;
    const Document mended = again(odd, &text);
    QCOMPARE(mended.cues.size(), 2);
    QCOMPARE(mended.cues[0].text, u"xy"_s);
    QCOMPARE(mended.cues[0].startMs, 0);
    QCOMPARE(mended.cues[0].details().speaker, u"<A & B>"_s);
    QVERIFY(mended.cues[1].isComment());
    QCOMPARE(mended.cues[1].text, u"-- out --"_s);
    // The same as if it were TTML's own.
    odd.format = u"ttml"_s;
    odd.head = u"<tt><head><<<& ></body>"_s;
    odd.cues[0].edit().settings = u"<div><p onclick=x"_s;
    QCOMPARE(again(odd).cues.size(), 2);
}

void TestTtml::writesStyles_data()
{
    QTest::addColumn<StyleRun>("styled");
    const auto row = [](const char *name, const std::function<void(TextStyle &)> &set) {
        QTest::newRow(name) << run(2, 3, set);
    };
    for (const auto trait : {TextStyle::Bold, TextStyle::Italic, TextStyle::Underline, TextStyle::StrikeOut})
        row(qPrintable(QString::number(trait)), [trait](TextStyle &style) { style.set(trait, true); });
    row("colour", [](TextStyle &style) { style.color = 0xFF12AB34; });
    row("see-through", [](TextStyle &style) { style.color = 0x8012AB34; });
    row("background", [](TextStyle &style) { style.background = 0xCC000000; });
    row("font", [](TextStyle &style) { style.font = u"Comic Sans & \"Co\""_s; });
    row("size", [](TextStyle &style) { style.fontSize = 133; });
    row("ruby", [](TextStyle &style) { style.ruby = u"read <it>"_s; });
    row("voice", [](TextStyle &style) { style.voice = u"Anna"_s; });
    row("language", [](TextStyle &style) { style.language = u"pt-BR"_s; });
    row("time", [](TextStyle &style) { style.atMs = 450; });
}

void TestTtml::writesStyles()
{
    QFETCH(StyleRun, styled);
    Cue cue(1000, 2000, u"a bcd e"_s);
    cue.runs.append(styled);
    const Cue back = rewritten(cue);
    QCOMPARE(back.text, cue.text);
    if (styled.style.font.contains(u'"'))
        QCOMPARE(back.runs.size(), 1);
    else
        QCOMPARE(back.runs, cue.runs);
}

void TestTtml::writesPlacesMetadataAndNames()
{
    Document document;
    for (int anchor = 0; anchor <= 9; ++anchor) {
        Cue cue(anchor * 1000, anchor * 1000 + 900, u"at %1"_s.arg(anchor));
        if (anchor != 0 && anchor != 2)
            cue.edit().placement.anchor = anchor;
        document.cues.append(cue);
    }
    Cue placed(20000, 21000, u"placed"_s);
    placed.edit().placement.anchor = 7;
    placed.edit().placement.x = 12.5;
    placed.edit().placement.y = 80;
    placed.edit().placement.width = 40;
    placed.edit().id = u"intro"_s;
    document.cues.append(placed);
    Cue vertical(22000, 23000, u"vertical"_s);
    vertical.edit().placement.writing = Placement::Writing::VerticalRightToLeft;
    vertical.edit().placement.anchor = 9;
    document.cues.append(vertical);
    document.metadata = {{u"title"_s, u"T"_s}, {u"description"_s, u"D"_s}, {u"author"_s, u"A"_s}};
    document.language = Language::fromCode(u"pl");
    document.fps = 24000 / 1001.0;
    QString text;
    const Document back = again(document, &text);
    QCOMPARE(back.cues, document.cues);
    QCOMPARE(back.metadata, document.metadata);
    QCOMPARE(back.language, document.language);
    QCOMPARE(back.fps, document.fps);
    QVERIFY(back.regions.isEmpty()); // those that only say where are no regions of the person's
    QVERIFY(text.contains("imsc1.1/text"_L1));
    // Once more, now as TTML's own.
    QCOMPARE(again(back).cues, document.cues);

    WriteOptions options{.title = u"Other"_s, .language = Language::fromCode(u"de")};
    const QString titled = writeText(Formats::ttml(), back, options);
    QVERIFY(isXml(titled));
    const Document german = readTtml(titled).document;
    QCOMPARE(german.metadata.value(u"title"_s), u"Other"_s);
    QCOMPARE(german.metadata.value(u"author"_s), u"A"_s);
    QCOMPARE(german.language, Language::fromCode(u"de"));
}

void TestTtml::placesNextToNothing()
{
    Cue cue(1000, 2000, u"a"_s);
    cue.edit().placement.anchor = 8;
    cue.edit().placement.y = 1e-200;
    const Cue back = rewritten(cue);
    QCOMPARE(back.details().placement.anchor, 8);
    QVERIFY(back.details().placement.y.value_or(1) < 1e-6);
    QVERIFY(Ttml::regionId(cue.details().placement).size() < 40);
}

void TestTtml::keepsItsOwn()
{
    const QString text =
        u"<?xml version=\"1.0\"?><!-- licence --><tt:tt xmlns:tt=\"http://www.w3.org/ns/ttml\" "
        "xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" xmlns:tts=\"http://www.w3.org/ns/ttml#styling\" "
        "xmlns:ebutts=\"urn:ebu:tt:style\" ttp:timeBase=\"smpte\" ttp:frameRate=\"25\" ttp:cellResolution=\"50 30\" "
        "xml:lang=\"en-GB\"><tt:head><tt:metadata><x:y xmlns:x=\"urn:x\">z</x:y></tt:metadata><tt:styling><tt:style "
        "xml:id=\"base\" tts:fontSize=\"160%\"/><tt:style xml:id=\"loud\" "
        "tts:color=\"yellow\"/></tt:styling><tt:layout>"
        "<tt:region xml:id=\"bottom\" tts:origin=\"10% 10%\" tts:extent=\"80% 80%\" tts:displayAlign=\"after\"/>"
        "</tt:layout></tt:head><tt:body style=\"base\"><tt:div region=\"bottom\"><!-- scene 1 --><tt:p "
        "begin=\"00:00:01:00\" end=\"00:00:02:00\" xml:id=\"first\" ebutts:linePadding=\"0.5c\"><tt:span "
        "style=\"loud\" "
        "tts:textShadow=\"1px\">one</tt:span><tt:br/>two</tt:p></tt:div><tt:div><tt:p begin=\"00:00:03:05\" "
        "end=\"00:00:04:00\" style=\"loud\">three</tt:p></tt:div></tt:body></tt:tt>"_s;
    const Document document = readTtml(text).document;
    QCOMPARE(shown(document), (QStringList{u"1000-2000 one\ntwo"_s, u"3200-4000 three"_s}));
    QCOMPARE(document.cues[0].details().id, u"first"_s);
    QCOMPARE(document.cues[0].details().note, u"scene 1"_s);
    QCOMPARE(document.styles.size(), 2);
    QString written;
    QCOMPARE(again(document, &written), document);
    for (const QLatin1StringView kept : {"licence"_L1, "urn:x"_L1, "cellResolution"_L1, "textShadow"_L1,
             "ebutts:linePadding"_L1, "scene 1"_L1, "<tt:div region=\"bottom\">"_L1, "en-GB"_L1, "tt:region"_L1})
        QVERIFY2(written.contains(kept), kept.data());
    QVERIFY(!written.contains("smpte"_L1)); // its times are clock times now
}

void TestTtml::keepsItsOwnAfterEdits()
{
    Document document = readTtml(
        around(
            u"<p begin='1s' end='2s' style='s' region='r'><span style='i'>one</span> two</p><p begin='3s' end='4s'>three</p>"_s,
            u"<styling><style xml:id='s' tts:color='yellow'/><style xml:id='i' tts:fontStyle='italic' "
            u"tts:textOutline='1px'/>"
            "</styling><layout><region xml:id='r' tts:origin='10% 70%' tts:extent='80% 20%' tts:displayAlign='after' "
            "tts:textAlign='center'/></layout>"_s))
                            .document;
    replaceText(document.cues[0], 4, 3, u"2 & 3");
    document.cues[1].edit().placement.anchor = 8;
    mapTimes(document, [](qint64 ms) { return ms + 500; });
    QString written;
    const Document back = again(document, &written);
    QCOMPARE(back.cues.size(), 2);
    QCOMPARE(back.cues[0].text, u"one 2 & 3"_s);
    QCOMPARE(back.cues[0].runs, document.cues[0].runs);
    QCOMPARE(back.cues[0].startMs, 1500);
    QCOMPARE(back.cues[0].details().region, u"r"_s);
    QCOMPARE(back.cues[1].details().placement.anchor, 8);
    QVERIFY(written.contains("textOutline"_L1)); // in the head
    QVERIFY(!written.contains("style=\"i\""_L1)); // no longer what it says

    // A style is taken away from words that the paragraph gives it.
    document.cues[0].runs.clear();
    QCOMPARE(again(document).cues[0].runs, QList<StyleRun>());
}

void TestTtml::survives_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 1024 * 1024;
    const QString head = "<tt "_L1 + spaces + "><head><styling>"_L1;
    const QString body = "<tt "_L1 + spaces + "><body><div>"_L1;
    const auto row = [](const char *name, const QString &start, const char *piece, const QString &end = {}) {
        const QString text = QString::fromLatin1(piece);
        QTest::newRow(name) << start + text.repeated(size / text.size()) + end;
    };
    for (const char *piece :
        {"<", ">", "&", "a", "\n", "<p>", "</p>", "<span>", "</span>", "<x>", "</x>", "<!--", "<![CDATA[", "<!a[", "<?",
            "<p \"", "<p begin='1s'>x", "<br/>", "<set begin='1s'/>", "<region xml:id='a'>"})
        row(piece, body, piece);
    row("attributes", body + "<p "_L1, "a='b' begin='1s' ", u">x</p></div></body></tt>"_s);
    row("root attributes", u"<tt "_s, "xmlns:a='b' ", u"><body><p>x</p></body></tt>"_s);
    row("styles", head, "<style xml:id='a' style='b a c d'/>",
        u"</styling></head><body><p style='a'>x</p></body></tt>"_s);
    row("references", head + "<style xml:id='a' style='"_L1, "a b ", u"'/></styling></head><body><p style='a'>x</p>"_s);
    row("comments", body, "<!-- <p>x</p> -->");
    row("bases", body + "<p><span tts:ruby='container'>"_L1, "<span tts:ruby='base'>x</span>");
    row("divs", body, "<div begin='1s'>");
    row("languages", body, "<div xml:lang='en'><p begin='1s'>x</p></div><div xml:lang='fr'><p begin='1s'>x</p></div>");
    QTest::newRow("entities that grow")
        << u"<!DOCTYPE tt [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
           "'&b;&b;&b;&b;&b;&b;&b;&b;'>]><tt><body><p begin='1s'>&c;&c;&c;</p></body></tt>"_s;
}

void TestTtml::survives()
{
    QFETCH(QString, text);
    Reading reading = readTtml(text);
    QVERIFY(reading.document.cues.size() < text.size());
    // A million cues are written elsewhere; here it is their shape.
    reading.document.cues = reading.document.cues.mid(0, 20'000);
    QVERIFY(isXml(writeText(Formats::ttml(), reading.document)));
}

QTEST_GUILESS_MAIN(TestTtml)
#include "tst_ttml.moc"
