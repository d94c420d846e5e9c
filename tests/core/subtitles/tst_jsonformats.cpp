// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/jsontext.h"
#include "tests/support/subtitlecase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

} // namespace

class TestJsonFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWords();
    void readsAmara();
    void writesAmara();
    void mendsJson_data();
    void mendsJson();
    void survives_data();
    void survives();
};

void TestJsonFormats::reads_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const char *format, const char *text, const QStringList &cues) {
        QTest::newRow(name) << QString::fromLatin1(format) << QString::fromUtf8(text) << cues;
    };
    const QStringList two{u"1000-2000 one"_s, u"2500-4000 two"_s};
    const char *captions = "caption-json";
    row("seconds", captions, R"([{"start":1,"end":2,"text":"one"},{"start":2.5,"end":4,"text":"two"}])", two);
    row("whole seconds", captions, R"([{"start":1,"end":2,"text":"one"},{"start":3,"end":4,"text":"two"}])",
        {u"1000-2000 one"_s, u"3000-4000 two"_s});
    row("milliseconds", captions, R"([{"start":1000,"end":2000,"text":"one"},{"start":2500,"end":4000,"text":"two"}])",
        two);
    row("subsrt", captions,
        R"([{"type":"meta","name":"Title","data":"T"},{"type":"caption","index":1,"start":1000,"end":2000,"duration":1000,
           "content":">> A: one","text":"one"},{"type":"caption","start":2500,"end":4000,"content":"two","text":"two"}])",
        two);
    row("names of others", captions,
        R"({"captions":[{"startTime":"00:00:01.000","endTime":"00:00:02,000","caption":"one"},
           {"startTime":"2.5s","endTime":"4000ms","caption":"two"}]})",
        two);
    row("numbers in texts", captions,
        R"([{"start":"1.0","dur":"1","text":"one"},{"start":"2.5","dur":"1.5","text":"two"}])", two);
    row("said to be milliseconds", captions,
        R"([{"startMs":1000,"endMs":2000,"text":"one"},{"startMs":2500,"durationMs":1500,"text":"two"}])", two);
    row("Bilibili", captions,
        R"({"font_size":0.4,"body":[{"from":1,"to":2,"location":2,"content":"one"},{"from":2.5,"to":4,"location":2,"content":"two"}]})",
        two);
    row("YouTube", captions,
        R"({"wireMagic":"pb3","events":[{"tStartMs":0,"dDurationMs":9000,"id":1},{"tStartMs":1000,"dDurationMs":1000,"segs":[{"utf8":"one"}]},
           {"tStartMs":1500,"segs":[{"utf8":"\n"}]},{"tStartMs":2500,"dDurationMs":1500,"segs":[{"utf8":"two"}]}]})",
        two);
    row("no ends", captions, R"([{"start":1.0,"text":"one"},{"start":2.5,"text":"two"}])",
        {u"1000-2500 one"_s, u"2500-6500 two"_s});
    row("lines and tags", captions,
        R"([{"start":1.0,"end":2,"lines":["a","b"]},{"start":3.5,"end":4,"text":"<i>c</i>\r\nd<br>e &amp; <x>"}])",
        {u"1000-2000 a\nb"_s, u"3500-4000 c\nd\ne & <x>"_s});
    row("deeper", captions, R"({"data":{"x":[1,2],"track":{"subs":[{"begin":1.0,"end":2.0,"line":"one"}]}}})",
        {u"1000-2000 one"_s});
    row("what has no time or text", captions,
        R"([{"start":1.5,"end":2,"text":"a"},{"end":2,"text":"b"},{"start":3,"end":4,"text":" "},7,null])",
        {u"1500-2000 a"_s});
    row("Whisper", "whisper-json",
        R"({"language":"es","text":" one two","segments":[{"id":0,"seek":0,"start":1.0,"end":2.0,"text":" one","tokens":[1],"avg_logprob":NaN},
           {"id":1,"start":2.5,"end":4.0,"text":" two","tokens":[]}]})",
        two);
    row("whisper.cpp", "whisper-json",
        R"({"result":{"language":"en"},"transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:02,000"},"offsets":{"from":1000,"to":2000},"text":" one"},
           {"offsets":{"from":2500,"to":4000},"text":" two"}]})",
        two);
    row("Transformers", "whisper-json",
        R"({"text":"x","chunks":[{"timestamp":[1.0,2.0],"text":" one"},{"timestamp":[2.5,4.0],"text":"two"}]})", two);
    row("Amara", "amara-json",
        R"([{"position":1,"start":1000,"end":2000,"text":"one","meta":{"new_paragraph":true}},{"position":2,"start":2500,"end":4000,"text":"two"}])",
        two);
    row("Amara's API", "amara-json",
        R"({"version_number":3,"sub_format":"json","subtitles":[{"start":1000,"end":2000,"text":"one"},{"start":2500,"end":4000,"text":"two"}],"language":{"code":"pl"},"title":"T"})",
        two);
    row("Amara's first API", "amara-json",
        R"([{"sub_order":1,"start_time":1.0,"end_time":2.0,"text":"one"},{"sub_order":2,"start_time":2.5,"end_time":4,"text":"two"}])",
        two);
}

void TestJsonFormats::reads()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QCOMPARE(sniffed(text), format);
    const Reading reading = readText(*subtitleFormat(format), text);
    QTEST(shown(reading.document), "cues");
    QVERIFY(!reading.cutOff);
}

void TestJsonFormats::readsWords()
{
    const auto at = [](qint64 ms) { return [ms](TextStyle &style) { style.atMs = ms; }; };
    const Document whisper = readText(Formats::whisperJson(),
        uR"({"segments":[{"start":1.0,"end":2.0,"text":" one two!","speaker":"A","words":[{"word":" one","start":1.0},{"word":" two!","start":1.5}]},
            {"start":3,"end":4,"text":"other","words":[{"word":"words","start":3}]}]})"_s)
                                 .document;
    QCOMPARE(whisper.cues.size(), 2);
    QCOMPARE(whisper.cues[0].runs, (QList{run(0, 3, at(0)), run(4, 4, at(500))}));
    QCOMPARE(whisper.cues[0].details().speaker, u"A"_s);
    QVERIFY(whisper.cues[1].runs.isEmpty());
    const Document youTube = readText(Formats::captionJson(),
        uR"({"events":[{"tStartMs":1000,"dDurationMs":900,"segs":[{"utf8":"one"},{"utf8":" two","tOffsetMs":300}]}]})"_s)
                                 .document;
    QCOMPARE(youTube.cues.value(0).text, u"one two"_s);
    QCOMPARE(youTube.cues.value(0).runs.last().style.atMs, 300);
}

void TestJsonFormats::readsAmara()
{
    const Reading reading = readText(
        Formats::amaraJson(), uR"({"sub_format":"json","title":"A title","language":{"code":"pt-br"},"subtitles":[
            {"start":1000,"end":2000,"text":"a<br>b <b>c</b> &lt;d&gt; <e>","meta":{"new_paragraph":true}},
            {"start":359999000,"end":359999000,"text":"never"},{"start":null,"end":null,"text":"nor this"},{"text":""}]})"_s);
    const Document &document = reading.document;
    QCOMPARE(
        shown(document), (QStringList{u"1000-2000 a\nb c <d> <e>"_s, u"2000-6000 never"_s, u"6000-10000 nor this"_s}));
    QCOMPARE(document.cues[0].runs, QList{run(4, 1, [](TextStyle &style) { style.set(TextStyle::Bold, true); })});
    QCOMPARE(document.metadata.value(u"title"_s), u"A title"_s);
    QCOMPARE(document.language, Language::fromCode(u"pt-br"));
    QCOMPARE(reading.warnings.size(), 1);
    const QString written = writeText(Formats::amaraJson(), document);
    QVERIFY(written.contains("\"new_paragraph\":true"_L1));
    QCOMPARE(readText(Formats::amaraJson(), written).document.cues, document.cues);
}

void TestJsonFormats::writesAmara()
{
    Document document =
        documentOf({Cue(-5, -9, u"\"a\" \\ <b>\n\nc\u0001 \U0001F600"_s), Cue(5000, 10, {}), Cue(1, 2, u"no"_s)});
    document.cues[2].edit().comment = true;
    document.cues[0].edit().settings = u"{broken"_s;
    document.format = u"amara-json"_s;
    const QString text = writeText(Formats::amaraJson(), document);
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][u"position"].toInt(), 1);
    QCOMPARE(list[0][u"start"].toInt(), 0);
    QCOMPARE(list[0][u"text"].toString(), u"\"a\" \\ &lt;b&gt;<br><br>c \U0001F600"_s);
    QCOMPARE(list[1][u"end"].toInt(), 5000);
    QCOMPARE(readText(Formats::amaraJson(), text).document.cues.value(0).text, u"\"a\" \\ <b>\n\nc \U0001F600"_s);
    QCOMPARE(sniffed(text), u"amara-json"_s);
}

void TestJsonFormats::mendsJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<bool>("cutOff");
    const auto row = [](const char *name, const QString &text, const char *whole, bool cutOff = false) {
        QTest::newRow(name) << text << QString::fromLatin1(whole) << cutOff;
    };
    row("good", u"{\"a\":[1,2]}"_s, "{\"a\":[1,2]}");
    row("a script around it", u"callback([{\"a\":1}]);"_s, "[{\"a\":1}]");
    row("a variable", u"var x = {\"a\": true};"_s, "{\"a\":true}");
    row("Python's words", u"[NaN, Infinity, None, True, -Infinity, 1.50, .5]"_s, "[null,null,null,true,null,1.5,0.5]");
    row("commas too many", u"[{\"a\":1,},]"_s, "[{\"a\":1}]");
    row("a line each", u"{\"a\":1}\n{\"a\":2}\n"_s, "[{\"a\":1},{\"a\":2}]");
    row("raw line ends", u"[\"a\nb\"]"_s, "[\"a\\nb\"]");
    row("cut in a key", u"[{\"a\":1},{\"b"_s, "[{\"a\":1}]", true);
    row("cut in a number", u"{\"x\":[{\"a\":1},{\"a\":2},{\"a\":3"_s, "{\"x\":[{\"a\":1},{\"a\":2}]}", true);
    row("cut in a list of a list", u"[[{\"a\":1}],[{\"a\":2},{\"a"_s, "[[{\"a\":1}],[{\"a\":2}]]", true);
    row("brackets in texts", u"[{\"a\":\"}]\\\"{\"},{"_s, "[{\"a\":\"}]\\\"{\"}]", true);
    row("nothing whole", u"[{\"a"_s, "", true);
    row("no JSON", u"words"_s, "");
}

void TestJsonFormats::mendsJson()
{
    QFETCH(QString, text);
    QFETCH(QString, whole);
    const JsonText json = readJson(text);
    QTEST(json.cutOff, "cutOff");
    QString read;
    if (json.value.isArray())
        read = QString::fromUtf8(QJsonDocument(json.value.toArray()).toJson(QJsonDocument::Compact));
    else if (json.value.isObject())
        read = QString::fromUtf8(QJsonDocument(json.value.toObject()).toJson(QJsonDocument::Compact));
    QCOMPARE(read, whole);
}

void TestJsonFormats::survives_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 512 * 1024;
    for (const char *piece : {"[", "{", "]", "}", "\"", ",", ":", "\\", "a", "{\"a\":",
             "[{\"start\":1,\"text\":\"x\"},", "\"a\",", "{\"start\":1,\"text\":\"<b>\"}\n", "1e999,", "-", "\n"}) {
        const QString text = QString::fromLatin1(piece);
        for (const char *start : {"", "[", "{\"subtitles\":["})
            QTest::addRow("%s%s", start, piece) << QString::fromLatin1(start) + text.repeated(size / text.size());
    }
}

void TestJsonFormats::survives()
{
    QFETCH(QString, text);
    for (const SubtitleFormat *format : {&Formats::captionJson(), &Formats::whisperJson(), &Formats::amaraJson()})
        QVERIFY(readText(*format, text).document.cues.size() <= text.size() / 20);
    // A cut at any place keeps what was whole before it.
    const QString whole = uR"([{"start":1.5,"end":2,"text":"one"},{"start":3,"end":4,"text":"two"}])"_s;
    for (qsizetype length = 40; length < whole.size() - 1; ++length) {
        const Reading reading = readText(Formats::captionJson(), whole.left(length));
        QCOMPARE(reading.document.cues.size(), length < whole.size() - 1 ? 1 : 2);
        QVERIFY(reading.cutOff);
    }
}

QTEST_GUILESS_MAIN(TestJsonFormats)
#include "tst_jsonformats.moc"
