// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TTML: reading text, broken XML and encodings.

#include "core/subtitles/documentfile.h"
#include "tests/support/ttmlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestTtml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void readsText_data();
    void readsText();
    void readsBrokenXml_data();
    void readsBrokenXml();
    void readsUtf16();
    void readsTheEncodingItNames();
    void readsThroughHtml();
    void choosesALanguage();
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
    QTest::newRow("a long comment first") << "<!-- "_L1 + QString(30'000, u'x') + " --><tt>"_L1 << true;
    QTest::newRow("HTML") << u"<html><body><p>tt </p></body></html>"_s << false;
    QTest::newRow("words") << u"What is <tt>?"_s << false;
}

void TestTtml::sniffs()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(Formats::ttml().sniff(text) >= 90, is);
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
    QVERIFY(lines("ISO-8859-1", QByteArray("caf\xc3\xa9\n").repeated(50) + "\xc3 b").startsWith(u"café café"_s));
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
