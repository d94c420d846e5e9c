// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/markuptext.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

QStringList shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    return list;
}

StyleRun run(qsizetype start, qsizetype length, const std::function<void(TextStyle &)> &set)
{
    StyleRun made{start, length, {}};
    set(made.style);
    return made;
}

StyleRun traits(qsizetype start, qsizetype length, quint16 which)
{
    return run(start, length, [which](TextStyle &style) { style.traits = which; });
}

/// Tokens in a short form: <a b=c> </a> text !comment ?other
QString shortForm(const QString &markup)
{
    QStringList list;
    Markup::Tokenizer tokens(markup);
    QString raw;
    while (tokens.next()) {
        const Markup::Token &token = tokens.token();
        raw += token.raw;
        switch (token.kind) {
        case Markup::Token::Kind::Text:
            list << token.text.toString();
            break;
        case Markup::Token::Kind::Open: {
            QString text = u'<' + token.name.toString();
            for (const Markup::Attribute &each : tokens.attributes())
                text += u' ' + each.name.toString() + u'=' + each.value.toString();
            list << text + (token.selfClosing ? u"/>"_s : u">"_s);
            break;
        }
        case Markup::Token::Kind::Close:
            list << "</"_L1 + token.name.toString() + u'>';
            break;
        case Markup::Token::Kind::Comment:
            list << u'!' + token.text.toString();
            break;
        case Markup::Token::Kind::CData:
            list << u'#' + token.text.toString();
            break;
        case Markup::Token::Kind::Other:
            list << u"?"_s;
            break;
        }
    }
    if (raw != markup)
        return "lost: "_L1 + raw;
    return list.join(u'|') + (tokens.cutOff() ? u"|cut"_s : QString());
}

} // namespace

class TestMarkupFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokenizes_data();
    void tokenizes();
    void decodes_data();
    void decodes();
    void knowsWellFormed_data();
    void knowsWellFormed();
    void knowsColors_data();
    void knowsColors();
    void foldsText();
    void reads_data();
    void reads();
    void readsStyles();
    void readsPositions();
    void writes_data();
    void writes();
    void writesAnything();
    void keepsHeads();
    void saysWhereItEnds_data();
    void saysWhereItEnds();
    void survives_data();
    void survives();
};

void TestMarkupFormats::tokenizes_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char *markup, const char *tokens) {
        QTest::newRow(markup) << QString::fromLatin1(markup) << QString::fromLatin1(tokens);
    };
    row("a<b>c</b>d", "a|<b>|c|</b>|d");
    row("<a b='c d' E=\"f\" g=h i>", "<a b=c d E=f g=h i=>");
    row("<a b = 'c' />", "<a b=c/>");
    row("<br/>", "<br/>");
    row("<a href=x/y>", "<a href=x/y>");
    row("<a b='>'>c", "<a b=>>|c");
    row("<a b='c>d</a>", "<a b='c>|d|</a>");
    row("<a b=\"c>d<e f=\"g\">", "<a b=c>|d|<e f=g>");
    row("3 < 4 <3 <> </> <-- a -->", "3 |< 4 |<3 |<> |</> |<-- a -->");
    row("<!-- a > b -->c", "! a > b |c");
    row("<![CDATA[a<b]]>c", "#a<b|c");
    row("<?xml a='>'?><!DOCTYPE a [<!ENTITY b 'c'>]>d", "?|?|d");
    row("<!-- a", "?| a");
    row("<a <b>", "<a |<b>");
    row("a<b", "a|<b|cut");
    row("a<b c='d", "a|<b c='d|cut");
    row("a<", "a|<|cut");
    row("<tt:p begin='1s'>", "<tt:p begin=1s>");
}

void TestMarkupFormats::tokenizes()
{
    QFETCH(QString, markup);
    QString tokens = shortForm(markup);
    if (markup == "<a b='c>d</a>"_L1) // the value without its quote
        tokens.replace("b=c"_L1, "b='c"_L1);
    QTEST(tokens, "tokens");
}

void TestMarkupFormats::decodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("decoded");
    const auto row = [](const char *text, const char *decoded) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(decoded);
    };
    row("&amp;&lt;&gt;&quot;&apos;", "&<>\"'");
    row("&#233;&#xE9;&#x1F600;", "éé\U0001F600");
    row("&eacute;&nbsp;&Eacute;", "é\u00A0É");
    row("&eacute &copy x", "é © x");
    row("&#146;&#128;", "’€");
    row("&hellip;&mdash;&starf;", "…—★");
    row("AT&T &bogus; & &; &# &#x; &#0; &#xD800; &#99999999999;",
        "AT&T &bogus; & &; &# &#x; &#0; &#xD800; &#99999999999;");
    row("&amp;lt;", "&lt;");
}

void TestMarkupFormats::decodes()
{
    QFETCH(QString, text);
    QTEST(Markup::decoded(text), "decoded");
    QCOMPARE(Markup::decoded(Markup::escaped(text)), text);
}

void TestMarkupFormats::knowsWellFormed_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<bool>("is");
    for (const char *good :
        {"", "a", "<b>c</b>", "<b/>", "a &amp; <tts:b c='d' tts:e=\"f\">&#233;</tts:b>", "<!-- a -->", "a > b"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"<", "a & b", "&nbsp;", "<b>", "</b>", "<b></c>", "<b c></b>", "<b c=d/>",
             "<b c='d'e='f'/>", "<b c='1' c='2'/>", "<x:b/>", "<b xmlns='y'/>", "<b c='<'/>", "<!-- a -- b -->",
             "<!DOCTYPE a>", "a ]]> b", "&#1;", "<1/>", "<b c='&'/>"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
}

void TestMarkupFormats::knowsWellFormed()
{
    QFETCH(QString, markup);
    QTEST(Markup::isWellFormed(markup, {u"tts"_s}), "is");
}

void TestMarkupFormats::knowsColors_data()
{
    QTest::addColumn<quint32>("color");
    const auto row = [](const char *text, quint32 color) { QTest::newRow(text) << color; };
    row("red", 0xFFFF0000);
    row(" LightGoldenrodYellow ", 0xFFFAFAD2);
    row("aliceblue", 0xFFF0F8FF);
    row("yellowgreen", 0xFF9ACD32);
    row("#f80", 0xFFFF8800);
    row("#ff8800", 0xFFFF8800);
    row("#ff880080", 0x80FF8800);
    row("#f808", 0x88FF8800);
    row("rgb(255, 136, 0)", 0xFFFF8800);
    row("rgba(255,136,0,128)", 0x80FF8800);
    row("rgba(255,136,0,0.5)", 0x80FF8800);
    row("rgb(100%,0%,0%)", 0xFFFF0000);
    row("ff8800", 0xFFFF8800);
    row("transparent", 0);
    row("reddish", 0);
    row("#ff88", 0x88FFFF88);
    row("#12345", 0);
    row("#-12345", 0);
    row("rgb(1,2)", 0);
    row("rgb(1,2,nan)", 0);
    row("", 0);
}

void TestMarkupFormats::knowsColors()
{
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    QTEST(Markup::parseColor(text), "color");
    QFETCH(quint32, color);
    if (color != 0)
        QCOMPARE(Markup::parseColor(Markup::colorText(color)), color);
}

void TestMarkupFormats::foldsText()
{
    Cue cue;
    Markup::readInline(u" a <i>b</i>  c \n\n d<br> e &lt;x&gt; <y> <b>f", cue);
    QCOMPARE(cue.text, u"a b  c\nd\ne <x> <y> f"_s);
    QCOMPARE(cue.runs, (QList{traits(2, 1, TextStyle::Italic), traits(19, 1, TextStyle::Bold)}));
    QString html;
    Markup::appendHtml(html, cue);
    Cue again;
    Markup::readInline(html, again);
    QCOMPARE(again.text, cue.text);
    QCOMPARE(again.runs, cue.runs);
}

void TestMarkupFormats::reads_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const char *format, const char *text, const QStringList &cues) {
        QTest::newRow(name) << QString::fromLatin1(format) << QString::fromUtf8(text) << cues;
    };
    const char *real = "realtext";
    row("RealText", real,
        "<window type=\"generic\" duration=\"30.0\"><font face=x><center>\n<time begin=\"1\" end=\"00:00:02.5\"/>"
        "<clear/>one<br/>\ntwo\n<time begin=3.5/><clear/>three\n<time begin=\"5\"/><clear/>\n</center></font></window>",
        {u"1000-2500 one\ntwo"_s, u"3500-5000 three"_s});
    row("RealText without times", real, "<window type='generic' duration='5.760'>\n<b>all &amp; always</b></window>",
        {u"0-5760 all & always"_s});
    row("RealText until the end", real,
        "<window duration='0:1:0'><time begin='1:00:10'/>a<time begin='0:0:50'/>b</window>",
        {u"3610000-50000 a"_s, u"50000-60000 b"_s});
    row("RealText with days", real, "<window type='x'><time begin='1:00:00:01.0' end='1:00:00:02'/>a</window>",
        {u"86401000-86402000 a"_s});
    row("RealText with a bad time", real, "<window type='x'><time begin='x'/>a<time begin='2' end='3'/>b</window>",
        {u"0-2000 a"_s, u"2000-3000 b"_s});
    const char *qt = "qttext";
    row("QuickTime", qt,
        "{QTtext} "
        "{font:Helvetica}\n{timeScale:1000}\n{timeStamps:absolute}\n\n[00:00:01.000]\none\ntwo\n\n[00:00:02.500]\n\n"
        "[00:00:03.000] three\n[00:00:04.000]\n",
        {u"1000-2500 one\ntwo"_s, u"3000-4000 three"_s});
    row("QuickTime, frames", qt, "{QTtext}{timeScale:30}\n[00:00:01.15]\na\n[00:00:02.29]\n", {u"1500-2966 a"_s});
    row("QuickTime, no scale", qt, "{QTtext}\n[00:00:01.300]\na\n[00:00:02]\n", {u"1500-2000 a"_s});
    row("QuickTime, relative", qt,
        "{QTtext}{timeScale:100}{timeStamps:relative}\n[00:00:01.00]\na\n[00:00:00.50]\nb\n[00:00:01.00]\n",
        {u"1000-1500 a"_s, u"1500-2500 b"_s});
    row("QuickTime, no end", qt, "{QTtext}{timeScale:100}\n[00:00:01.00]\n{a} {b c} [x]\n",
        {u"1000-5000 {a} {b c} [x]"_s});
    const char *ttxt = "ttxt";
    row("TTXT", ttxt,
        "<?xml version='1.0'?>\n<TextStream version='1.1'><TextStreamHeader/><TextSample sampleTime='00:00:01.000' "
        "text='one'></TextSample>\n<TextSample sampleTime='00:00:02.500' text=''/><TextSample "
        "sampleTime='00:00:03.000' "
        "xml:space='preserve'>two\nthree &amp; <Style fromChar='0' toChar='3' styles='Italic'/></TextSample>"
        "<TextSample sampleTime='00:00:04.000' xml:space='preserve'></TextSample></TextStream>",
        {u"1000-2500 one"_s, u"3000-4000 two\nthree &"_s});
    row("TTXT of old", ttxt,
        "<TextStream><TextSample sampleTime='00:00:01.000' text=\"'one''it's'\"/><TextSample sampleTime='00:00:02' "
        "text=\"''\"/></TextStream>",
        {u"1000-2000 one\nit's"_s});
    const char *youTube = "youtube-xml";
    row("YouTube of old", youTube,
        "<?xml version='1.0'?><transcript><text start='1.2' dur='2.3'>it&amp;#39;s &amp;lt;i&amp;gt; "
        "&lt;i&gt;a&lt;/i&gt;\nb</text>"
        "<text start='5'>c</text><text start='7' dur='1'> </text><text start='8.5'>d</text></transcript>",
        {u"1200-3500 it's <i> a\nb"_s, u"5000-8500 c"_s, u"8500-12500 d"_s});
    row("YouTube", youTube,
        "<timedtext format=\"3\"><head><pen id='1' b='1'/></head><body><p t='1200' d='2300' p='1'>one\ntwo</p><p "
        "t='4000' "
        "d='1000' w='1' a='1'>\n</p><p t='4000' d='1000'><s>a</s><s t='300'> b</s></p></body></timedtext>",
        {u"1200-3500 one\ntwo"_s, u"4000-5000 a b"_s});
}

void TestMarkupFormats::reads()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QCOMPARE(sniffed(text), format);
    const Reading reading = readText(*subtitleFormat(format), text);
    QTEST(shown(reading.document), "cues");
    QVERIFY(!reading.cutOff);
}

void TestMarkupFormats::readsStyles()
{
    const Document real = readText(Formats::realText(),
        u"<window type='x'><font color='yellow'><time begin='1' end='2'/><b>a</b><font color='#FF0000' "
        u"face='Arial'>b</font><i>c"
        "<time begin='2' end='3'/>d</i>e</window>"_s)
                              .document;
    QCOMPARE(real.cues.size(), 2);
    QCOMPARE(real.cues[0].runs,
        (QList{traits(0, 1, TextStyle::Bold),
            run(1, 1,
                [](TextStyle &style) {
                    style.color = 0xFFFF0000;
                    style.font = u"Arial"_s;
                }),
            traits(2, 1, TextStyle::Italic)}));
    QCOMPARE(real.cues[1].runs, QList{traits(0, 1, TextStyle::Italic)}); // still open

    const Document qt = readText(Formats::qtText(),
        u"{QTtext}{font:Geneva}{textColor: 65535, 65535, 65535}{timeScale:100}\n[00:00:01.00]\na{bold}b{textColor: "
        u"65535, 0, "
        "0}c{plain}{textColor: 65535, 65535, 65535}d{italic}{underline}e\n[00:00:02.00]\n"_s)
                            .document;
    QCOMPARE(qt.cues.value(0).text, u"abcde"_s);
    QCOMPARE(qt.cues.value(0).runs,
        (QList{traits(1, 1, TextStyle::Bold),
            run(2, 1,
                [](TextStyle &style) {
                    style.traits = TextStyle::Bold;
                    style.color = 0xFFFF0000;
                }),
            traits(4, 1, TextStyle::Italic | TextStyle::Underline)}));

    const Document ttxt = readText(Formats::ttxt(),
        u"<TextStream><FontTableEntry fontName='Serif' fontID='1'/><Style styles='Normal' fontID='1' color='ff ff ff "
        u"ff'/>"
        "<TextSample sampleTime='00:00:01' xml:space='preserve'>abcdef<Style fromChar='4' toChar='99' styles='Bold "
        "Italic' "
        "color='ff 0 0 ff'/><Style fromChar='1' toChar='2' styles='Underlined' fontID='1'/></TextSample></TextStream>"_s)
                              .document;
    QCOMPARE(ttxt.cues.value(0).runs, (QList{traits(1, 1, TextStyle::Underline), run(4, 2, [](TextStyle &style) {
                                                 style.traits = TextStyle::Bold | TextStyle::Italic;
                                                 style.color = 0xFFFF0000;
                                             })}));

    const Document youTube = readText(Formats::youTubeXml(),
        u"<timedtext format='3'><head><pen id='1' i='1'/><pen id='2' fc='#00FF00' sz='200'/></head><body><p t='0' "
        u"d='9' "
        "p='1'>a<s p='2'>b</s></p><p t='9' d='9'><s>c</s><s t='4'>d</s></p></body></timedtext>"_s)
                                 .document;
    QCOMPARE(youTube.cues.size(), 2);
    QCOMPARE(youTube.cues[0].runs, (QList{traits(0, 1, TextStyle::Italic), run(1, 1, [](TextStyle &style) {
                                              style.color = 0xFF00FF00;
                                              style.fontSize = 125;
                                          })}));
    QCOMPARE(youTube.cues[1].runs.last().style.atMs, 4);
}

void TestMarkupFormats::readsPositions()
{
    const Document document = readText(Formats::youTubeXml(),
        u"<timedtext format='3'><head><wp id='1' ap='1' ah='50' av='0'/><wp id='2' ap='7' ah='50' av='100'/><wp id='3' "
        "ap='0' ah='20' av='40'/></head><body><p t='0' d='9' wp='1'>a</p><p t='0' d='9' wp='2'>b</p><p t='0' d='9' "
        "wp='3'>c</p></body></timedtext>"_s)
                                  .document;
    QCOMPARE(document.cues.size(), 3);
    QCOMPARE(document.cues[0].details().placement.anchor, 8);
    QVERIFY(document.cues[1].details().placement.isDefault());
    QCOMPARE(document.cues[2].details().placement.anchor, 7);
    QCOMPARE(document.cues[2].details().placement.x, std::optional(20.0));
}

void TestMarkupFormats::writes_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("realtext") << u"realtext"_s;
    QTest::newRow("qttext") << u"qttext"_s;
}

void TestMarkupFormats::writes()
{
    QFETCH(QString, format);
    const SubtitleFormat &writer = *subtitleFormat(format);
    Document document = documentOf({Cue(1000, 2500, u"one\ntwo"_s), Cue(2500, 3000, u"three & <four> \"five\""_s),
        Cue(4001, 5002, u"bold red"_s)});
    document.cues[0].runs = {traits(0, 3, TextStyle::Italic)};
    document.cues[2].runs = {traits(0, 4, TextStyle::Bold), run(5, 3, [](TextStyle &style) {
                                 style.color = 0xFFFF0000;
                                 style.font = u"Times"_s;
                             })};
    const QString text = writeText(writer, document);
    QCOMPARE(sniffed(text), format);
    const Document back = readText(writer, text).document;
    QCOMPARE(back.cues, document.cues);
    // And again as its own.
    const Document second = readText(writer, writeText(writer, back)).document;
    QCOMPARE(second, back);
}

void TestMarkupFormats::writesAnything()
{
    Document document = documentOf({Cue(-5, -9, u"[00:00:01.000]\n\n{bold} <time begin=\"9\"/> {x\u0001} </window>"_s),
        Cue(), Cue(5000, 4000, u"b"_s), Cue(100, 9000, u"c"_s)});
    document.head = u"<window></window><time {timeScale:30} {x"_s;
    for (const QString &own : {QString(), u"realtext"_s, u"qttext"_s}) {
        document.format = own;
        Writing losses;
        const Document real = readText(Formats::realText(), writeText(Formats::realText(), document)).document;
        QCOMPARE(real.cues.size(), 3);
        QCOMPARE(real.cues.value(0).text, u"[00:00:01.000]\n\n{bold} <time begin=\"9\"/> {x} </window>"_s);
        const Document qt = readText(Formats::qtText(), writeText(Formats::qtText(), document, {}, &losses)).document;
        QCOMPARE(qt.cues.size(), 3);
        QVERIFY(qt.cues.value(0).text.startsWith("(00:00:01.000]"_L1));
        QVERIFY(qt.cues.value(0).text.contains("(bold) <time begin=\"9\"/>"_L1));
        QCOMPARE(losses.losses, (QList<Loss>{{SubtitleFeature::Characters, 1}}));
    }
}

void TestMarkupFormats::keepsHeads()
{
    const Document real = readText(Formats::realText(),
        u"<window type='scrollnews' duration='5' bgcolor='blue'><font face='Verdana'><center>\n<time begin='1' "
        u"end='2'/>a"
        "</center></font></window>"_s)
                              .document;
    const QString written = writeText(Formats::realText(), real);
    QVERIFY(written.contains("type=\"scrollnews\""_L1));
    QVERIFY(written.contains("duration=\"00:00:02.000\""_L1));
    QVERIFY(written.contains("<font face='Verdana'>"_L1));
    QVERIFY(written.endsWith("</center>\n</font>\n</window>\n"_L1));
    const Document qt = readText(Formats::qtText(),
        u"{QTtext} {font:Geneva} {size:12}\n{timeScale:30} {height:60}\n[00:00:01.15]\na\n[00:00:02.00]\n"_s)
                            .document;
    const QString text = writeText(Formats::qtText(), qt);
    QVERIFY(text.startsWith("{QTtext} {font:Geneva} {size:12} {height:60}\n{timeScale:1000}"_L1));
    QVERIFY(text.contains("[00:00:01.500]\na"_L1));
}

void TestMarkupFormats::saysWhereItEnds_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cues");
    QTest::newRow("RealText") << u"realtext"_s << u"<window type='x'><time begin='1'/>a<time beg"_s << 1;
    QTest::newRow("TTXT") << u"ttxt"_s << u"<TextStream><TextSample sampleTime='00:00:01' text='a'/><TextSample sam"_s
                          << 1;
    QTest::newRow("TTXT in a sample")
        << u"ttxt"_s
        << u"<TextStream><TextSample sampleTime='00:00:01'>a</TextSample><TextSample sampleTime='00:00:02'>b"_s << 1;
    QTest::newRow("YouTube") << u"youtube-xml"_s << u"<transcript><text start='1'>a</text><text start='2'>b"_s << 1;
}

void TestMarkupFormats::saysWhereItEnds()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    const Reading reading = readText(*subtitleFormat(format), text);
    QVERIFY(reading.cutOff);
    QVERIFY(!reading.warnings.isEmpty());
    QTEST(int(reading.document.cues.size()), "cues");
}

void TestMarkupFormats::survives_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 512 * 1024;
    for (const char *piece : {"<", "&", "a", "\n", "{", "[", "<!--", "<![CDATA[", "<!a[", "<?", "<a b='", "<a b=\"c\" ",
             "</b>", "<b>", "<i></b>", "<time begin=1>", "<time begin=1>x", "[00:00:01.0]\n", "[00:00:01.0]\n{bold}x\n",
             "{bold}", "<TextSample sampleTime='00:00:01' text='x'/>", "<Style fromChar='1' toChar='2' styles='Bold'/>",
             "<text start='1'>x</text>", "<p t='1' d='1'><s t='1'>x", "<ruby>a<rt>b", "&amp;"}) {
        const QString text = QString::fromLatin1(piece);
        for (const char *start : {"", "<window><time begin=1>", "<TextStream><TextSample sampleTime='00:00:01'>",
                 "<timedtext><p t='1'>", "{QTtext}\n[00:00:01.0]\n"})
            QTest::addRow("%s%s", start, piece) << QString::fromLatin1(start) + text.repeated(size / text.size());
    }
}

void TestMarkupFormats::survives()
{
    QFETCH(QString, text);
    for (const SubtitleFormat *format :
        {&Formats::realText(), &Formats::qtText(), &Formats::ttxt(), &Formats::youTubeXml()}) {
        format->sniff(QStringView(text).left(65536));
        const Reading reading = readText(*format, text);
        QVERIFY(reading.document.cues.size() < text.size());
        if (format->write)
            QVERIFY(!writeText(*format, reading.document).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestMarkupFormats)
#include "tst_markupformats.moc"
