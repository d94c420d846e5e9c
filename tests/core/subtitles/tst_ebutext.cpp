// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Letters, code tables and control codes of EBU STL.

#include "core/subtitles/formats/iso6937.h"
#include "tests/support/ebustlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestEbuText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void latin_data();
    void latin();
    void latinComesBack();
    void tables_data();
    void tables();
    void pages();
    void texts_data();
    void texts();
};

void TestEbuText::latin_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("accents") << QByteArray("\xC1"
                                           "a\xC2"
                                           "e\xC3"
                                           "o\xC4n\xC5"
                                           "A\xC6"
                                           "a\xC7z\xC8u\xCA"
                                           "A\xCB"
                                           "c\xCDo\xCE"
                                           "e\xCFs")
                             << u"àéôñĀăżüÅçőęš"_s;
    QTest::newRow("accents of their own") << QByteArray("\xC2 \xC8 ") << u"´¨"_s;
    QTest::newRow("an accent at the end") << QByteArray("a\xC2") << u"a´"_s;
    QTest::newRow("two accents") << QByteArray("\xC2\xC8u") << u"ü"_s;
    QTest::newRow("no such letter in Unicode") << QByteArray("\xCFp") << u"p\u030C"_s;
    QTest::newRow("i without a dot") << QByteArray("\xC2\xF5") << u"í"_s;
    QTest::newRow("letters") << QByteArray("\xE1\xE9\xEA\xF1\xF9\xFA\xFB\xE8\xF8\xEC\xFC\xF5") << u"ÆØŒæøœßŁłÞþı"_s;
    QTest::newRow("signs") << QByteArray("\xA1\xBF\xAA\xBA\xD5\xA9\xB9\xA3\xA4$#") << u"¡¿“”♪‘’£$$#"_s;
    QTest::newRow("reserved") << QByteArray("a\xD8\xE5"
                                            "b")
                              << u"ab"_s;
}

void TestEbuText::latin()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(Ebu::decodeText(bytes, 0), text);
}

void TestEbuText::latinComesBack()
{
    // Every character that can be written is read as itself; letters with an accent among them, as languages need them.
    QString written;
    for (char32_t c = 0x20; c < 0x3000; ++c) {
        const QByteArray bytes = Ebu::writeCharacter(c, 0);
        if (bytes.isEmpty())
            continue;
        written += QChar(char16_t(c));
        constexpr char32_t emDash = 0x2014;
        const QString same = QString(QChar(char16_t(c))).normalized(QString::NormalizationForm_C);
        QCOMPARE(Ebu::decodeText(bytes, 0), c == emDash ? u"―"_s : same);
    }
    const QString needed = u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĖėĘęĚě"
                           "ĜĝĞğĠġĢĤĥĦħĨĩĪīĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŊŋŌōŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸ"
                           "ŹźŻżŽž"_s;
    for (const QChar c : needed)
        QVERIFY2(written.contains(c) || c == u'Ð', qPrintable(QString(c)));
    QVERIFY(Ebu::writeCharacter(U'й', 0).isEmpty());
    QVERIFY(Ebu::writeCharacter(U'\n', 0).isEmpty());
}

void TestEbuText::tables_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("Cyrillic") << 1 << QByteArray("\xBF\xE0\xD8\xD2\xD5\xE2, OK") << u"Привет, OK"_s;
    QTest::newRow("Arabic") << 2 << QByteArray("\xE5\xD1\xCD\xC8\xC7\xAC") << u"مرحبا،"_s;
    QTest::newRow("Greek") << 3 << QByteArray("\xC3\xE5\xE9\xDC") << u"Γειά"_s;
    QTest::newRow("Hebrew") << 4 << QByteArray("\xF9\xEC\xE5\xED") << u"שלום"_s;
}

void TestEbuText::tables()
{
    QFETCH(int, table);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(Ebu::decodeText(bytes, table), text);
    QByteArray written;
    for (const QChar c : text)
        written += Ebu::writeCharacter(c.unicode(), table);
    QCOMPARE(written, bytes);
    const Head head{.table = QByteArray("0") + char('0' + table)};
    QCOMPARE(marked(readBytes(header(head) + block({.text = bytes})).document), QStringList{text});
}

void TestEbuText::pages()
{
    QCOMPARE(Ebu::decodePage("\x81\xE1\x9B\xB5", 850), u"üßøÁ"_s);
    QCOMPARE(Ebu::decodePage("\x9B", 437), u"¢"_s);
    QCOMPARE(Ebu::decodePage("\x84", 860), u"ã"_s);
    QCOMPARE(Ebu::decodePage("\x84", 863), u"Â"_s);
    QCOMPARE(Ebu::decodePage("\x9B", 865), u"ø"_s);
    QCOMPARE(Ebu::decodePage("\x9B", 1252), u"ø"_s); // as 850
    QCOMPARE(Ebu::encodePage(u"Größe – ø", 850),
        QByteArray("Gr\x94\xE1"
                   "e - \x9B"));
    QCOMPARE(Ebu::encodePage(u"日", 437), QByteArray("?"));
}

void TestEbuText::texts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("boxes") << QByteArray("\x0D\x0B\x0BOne\x0A\x0A\x8A\x8A\x0D\x0B\x0BTwo\x0A\x0A") << u"One\nTwo"_s;
    QTest::newRow("one break") << QByteArray("One\x8ATwo") << u"One\nTwo"_s;
    QTest::newRow("blanks at the ends") << QByteArray("\x8A  One  \x8A \x8A Two \x8A") << u"One\nTwo"_s;
    QTest::newRow("colour") << QByteArray("\x0D\x03\x0B\x0BYellow\x0A\x0A") << u"<#ffff00>Yellow</>"_s;
    QTest::newRow("colours end with the line") << QByteArray("\x03Yellow\x8AWhite") << u"<#ffff00>Yellow</>\nWhite"_s;
    QTest::newRow("colour of both lines") << QByteArray("\x06One\x8A\x06Two") << u"<#00ffff>One\nTwo</>"_s;
    QTest::newRow("a code is a blank") << QByteArray("One\x03two") << u"One <#ffff00>two</>"_s;
    QTest::newRow("a code beside a blank") << QByteArray("One \x03two\x07 three") << u"One <#ffff00>two</> three"_s;
    QTest::newRow("background") << QByteArray("\x03\x1D\x04\x0D\x0B\x0B"
                                              "Blue\x1C"
                                              "more")
                                << u"<#0000ff@ffff00>Blue</> <#0000ff>more</>"_s;
    QTest::newRow("italics") << QByteArray("An \x80italic\x81 word") << u"An <i>italic</> word"_s;
    QTest::newRow("italics within a word") << QByteArray("un\x80"
                                                         "believ\x81"
                                                         "able")
                                           << u"un<i>believ</>able"_s;
    QTest::newRow("italics of two lines") << QByteArray("\x80One\x8ATwo\x81") << u"<i>One\nTwo</>"_s;
    QTest::newRow("underline") << QByteArray("\x82Under\x83 it") << u"<u>Under</> it"_s;
    QTest::newRow("boxing") << QByteArray("\x84"
                                          "Boxed\x85")
                            << u"Boxed"_s;
    QTest::newRow("all other codes") << QByteArray("One\x08\x09\x0C\x0E\x0F\x18\x19\x1A\x1B\x1E\x1F\x86\x9F\x7Ftwo")
                                     << u"One two"_s;
}

void TestEbuText::texts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const Document document = readBytes(header() + block({.text = bytes})).document;
    QCOMPARE(marked(document), QStringList{text});
    QCOMPARE(readBytes(writeBytes(document)).document, document);
}

QTEST_GUILESS_MAIN(TestEbuText)
#include "tst_ebutext.moc"
