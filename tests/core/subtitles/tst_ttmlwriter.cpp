// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TTML: writing it, and what comes back.

#include "tests/support/ttmlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestTtmlWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAnything_data();
    void writesAnything();
    void writesStyles_data();
    void writesStyles();
    void writesPlacesMetadataAndNames();
    void placesNextToNothing();
    void keepsItsOwn();
    void keepsItsOwnAfterEdits();
};

void TestTtmlWriter::writesAnything_data()
{
    QTest::addColumn<Cue>("cue");
    QTest::newRow("signs") << Cue(1000, 2000, u"a < b && c > d \"e\" 'f' --> ]]> <i>"_s);
    QTest::newRow("lines") << Cue(1000, 2000, u"one\n\ntwo"_s);
    QTest::newRow("blanks") << Cue(1000, 2000, u"one  two"_s);
    QTest::newRow("emoji") << Cue(1000, 2000, u"\U0001F600 żółw 字幕"_s);
}

void TestTtmlWriter::writesAnything()
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

void TestTtmlWriter::writesStyles_data()
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

void TestTtmlWriter::writesStyles()
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

void TestTtmlWriter::writesPlacesMetadataAndNames()
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

void TestTtmlWriter::placesNextToNothing()
{
    Cue cue(1000, 2000, u"a"_s);
    cue.edit().placement.anchor = 8;
    cue.edit().placement.y = 1e-200;
    const Cue back = rewritten(cue);
    QCOMPARE(back.details().placement.anchor, 8);
    QVERIFY(back.details().placement.y.value_or(1) < 1e-6);
    QVERIFY(Ttml::regionId(cue.details().placement).size() < 40);
}

void TestTtmlWriter::keepsItsOwn()
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

void TestTtmlWriter::keepsItsOwnAfterEdits()
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

QTEST_GUILESS_MAIN(TestTtmlWriter)
#include "tst_ttmlwriter.moc"
