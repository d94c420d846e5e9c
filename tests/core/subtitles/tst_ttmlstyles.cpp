// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TTML: how and where something is seen, and who says it.

#include "tests/support/ttmlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestTtmlStyles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsStyles_data();
    void readsStyles();
    void readsPlaces_data();
    void readsPlaces();
    void readsRubySpeakersAndLanguages();
    void dropsWhatAllHave();
};

void TestTtmlStyles::readsStyles_data()
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

void TestTtmlStyles::readsStyles()
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

void TestTtmlStyles::readsPlaces_data()
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

void TestTtmlStyles::readsPlaces()
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

void TestTtmlStyles::readsRubySpeakersAndLanguages()
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

void TestTtmlStyles::dropsWhatAllHave()
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

QTEST_GUILESS_MAIN(TestTtmlStyles)
#include "tst_ttmlstyles.moc"
