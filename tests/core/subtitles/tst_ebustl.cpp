// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// EBU STL (EBU Tech 3264) and its code tables.

#include "core/subtitles/formats/ebutext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/iso6937.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

#include <array>
#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headerSize = 1024;
constexpr qsizetype blockSize = 128;

const SubtitleFormat &format()
{
    return Formats::ebuStl();
}

QByteArray padded(QByteArray text, qsizetype size)
{
    return text.leftJustified(size, ' ', true);
}

struct Head
{
    QByteArray page = "850";
    QByteArray rate = "25";
    QByteArray standard = "1";
    QByteArray table = "00";
    QByteArray language = "09";
    QByteArray title = "A programme";
    QByteArray blocks = "00001";
    QByteArray start = "00000000";
    QByteArray rows = "23";
};

QByteArray header(const Head &head = {})
{
    QByteArray block = head.page + "STL" + head.rate + ".01" + head.standard + head.table + head.language;
    block += padded(head.title, 32) + padded("Episode", 32) + QByteArray(64 + 32, ' ') + padded("a@example.org", 32);
    block +=
        padded("REF-1", 16) + "240229" + "240301" + "00" + padded(head.blocks, 5) + "00001" + "001" + "40" + head.rows;
    block += "1" + head.start + "00000000" + "11" + "DEU" + padded("Verlag f\x81r Filme", 32);
    return padded(block, headerSize);
}

struct Block
{
    QByteArray text;
    int number = 0;
    int extension = 0xFF;
    std::array<int, 4> in{0, 0, 1, 0};
    std::array<int, 4> out{0, 0, 2, 12};
    int row = 22;
    int justification = 2;
    int comment = 0;
    int group = 0;
    int cumulative = 0;
};

QByteArray block(const Block &what)
{
    QByteArray bytes;
    for (const int byte : {what.group, what.number & 0xFF, what.number >> 8, what.extension, what.cumulative,
             what.in[0], what.in[1], what.in[2], what.in[3], what.out[0], what.out[1], what.out[2], what.out[3],
             what.row, what.justification, what.comment})
        bytes += char(byte);
    return (bytes + what.text).leftJustified(blockSize, char(0x8F), true);
}

Reading readBytes(const QByteArray &content, const ReadOptions &options = {})
{
    Reading reading;
    format().readBytes(content, options, reading);
    reading.document.format = u"ebu-stl"_s;
    return reading;
}

QByteArray writeBytes(const Document &document, const WriteOptions &options = {}, Writing *writing = nullptr)
{
    Writing ignored;
    return format().writeBytes(document, options, writing ? *writing : ignored);
}

QString marked(const Cue &cue)
{
    QString text;
    forEachSegment(cue, [&](QStringView piece, const TextStyle &style) {
        QString mark;
        if (style.has(TextStyle::Italic))
            mark += u'i';
        if (style.has(TextStyle::Underline))
            mark += u'u';
        if (style.color)
            mark += u'#' + QString::number(style.color & 0xFFFFFF, 16).rightJustified(6, u'0');
        if (style.background)
            mark += u'@' + QString::number(style.background & 0xFFFFFF, 16).rightJustified(6, u'0');
        text += mark.isEmpty() ? piece.toString() : u'<' + mark + u'>' + piece.toString() + u"</>"_s;
    });
    return text;
}

QStringList marked(const Document &document)
{
    QStringList all;
    for (const Cue &cue : document.cues)
        all << marked(cue);
    return all;
}

Cue styled(const QString &text, qsizetype start, qsizetype length, const TextStyle &style)
{
    Cue cue(10'000, 12'000, text);
    cue.runs = {{start, length, style}};
    return cue;
}

TextStyle italic()
{
    TextStyle style;
    style.set(TextStyle::Italic, true);
    return style;
}

TextStyle coloured(quint32 color, quint32 background = 0)
{
    TextStyle style;
    style.color = color;
    style.background = background;
    return style;
}

} // namespace

class EbuStlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRecognised();
    void latin_data();
    void latin();
    void latinComesBack();
    void tables_data();
    void tables();
    void pages();
    void texts_data();
    void texts();
    void readsTheFirstBlock();
    void rates_data();
    void rates();
    void programmeStart();
    void partsOfSubtitles();
    void damage();
    void comments();
    void placements_data();
    void placements();
    void writesValidFiles();
    void writesBack_data();
    void writesBack();
    void choosesTables_data();
    void choosesTables();
    void choosesRates_data();
    void choosesRates();
    void losses_data();
    void losses();
    void keepsWhatItRead();
    void longTexts();
    void anyDocument();
    void hostile();
};

void EbuStlTest::isRecognised()
{
    const QByteArray file = header() + block({.text = "Hi"});
    const FormatGuess guess = guessBinaryFormat(file);
    QVERIFY(guess.format == &format());
    QVERIFY(guess.sureness >= 90);
    // Without a frame rate all else has to be right.
    const QByteArray noRate = header({.rate = "  "}) + block({.text = "Hi"});
    QVERIFY(guessBinaryFormat(noRate).format == &format());
    QCOMPARE(readBytes(noRate, {.fps = 30}).document.fps, 30.);
    QVERIFY(!guessBinaryFormat(noRate.chopped(1)).format);
    QVERIFY(!guessBinaryFormat(header({.page = "999", .rate = "  "})).format);
    QVERIFY(!guessBinaryFormat("//Spruce STL\n$FontName = Arial\n").format);
    QVERIFY(!guessBinaryFormat("850").format);
    QVERIFY(!guessBinaryFormat({}).format);
}

void EbuStlTest::latin_data()
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

void EbuStlTest::latin()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(Ebu::decodeText(bytes, 0), text);
}

void EbuStlTest::latinComesBack()
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

void EbuStlTest::tables_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("Cyrillic") << 1 << QByteArray("\xBF\xE0\xD8\xD2\xD5\xE2, OK") << u"Привет, OK"_s;
    QTest::newRow("Arabic") << 2 << QByteArray("\xE5\xD1\xCD\xC8\xC7\xAC") << u"مرحبا،"_s;
    QTest::newRow("Greek") << 3 << QByteArray("\xC3\xE5\xE9\xDC") << u"Γειά"_s;
    QTest::newRow("Hebrew") << 4 << QByteArray("\xF9\xEC\xE5\xED") << u"שלום"_s;
}

void EbuStlTest::tables()
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

void EbuStlTest::pages()
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

void EbuStlTest::texts_data()
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

void EbuStlTest::texts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const Document document = readBytes(header() + block({.text = bytes})).document;
    QCOMPARE(marked(document), QStringList{text});
    QCOMPARE(readBytes(writeBytes(document)).document, document);
}

void EbuStlTest::readsTheFirstBlock()
{
    const Reading reading = readBytes(header({.language = "08"}) + block({.text = "Hallo"}));
    const Document &document = reading.document;
    QCOMPARE(document.language.code(), u"de"_s);
    QCOMPARE(document.fps, 25.0);
    QCOMPARE(document.metadata,
        (QMap<QString, QString>{{u"title"_s, u"A programme"_s}, {u"episode"_s, u"Episode"_s},
            {u"translator_contact"_s, u"a@example.org"_s}, {u"reference"_s, u"REF-1"_s},
            {u"created"_s, u"2024-02-29"_s}, {u"revised"_s, u"2024-03-01"_s}, {u"country"_s, u"DEU"_s},
            {u"publisher"_s, u"Verlag für Filme"_s}}));
    QVERIFY(reading.warnings.isEmpty());
    QCOMPARE(document.cues.first().startMs, 1000);
    QCOMPARE(document.cues.first().endMs, 2480);
}

void EbuStlTest::rates_data()
{
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<double>("given");
    QTest::addColumn<double>("fps");
    QTest::addColumn<qint64>("ms"); // of frame 12
    QTest::newRow("25") << QByteArray("25") << 0. << 25. << 480LL;
    QTest::newRow("30") << QByteArray("30") << 0. << 30. << 400LL;
    QTest::newRow("24") << QByteArray("24") << 0. << 24. << 500LL;
    QTest::newRow("23.976") << QByteArray("23") << 0. << 24000 / 1001. << 500LL;
    QTest::newRow("not told by people") << QByteArray("25") << 30. << 25. << 480LL;
    QTest::newRow("unreadable, told by people") << QByteArray("0x") << 30. << 30. << 400LL;
}

void EbuStlTest::rates()
{
    QFETCH(QByteArray, rate);
    QFETCH(double, given);
    QFETCH(double, fps);
    QFETCH(qint64, ms);
    const Reading reading = readBytes(header({.rate = rate}) + block({.text = "Hi"}), {.fps = given});
    QCOMPARE(reading.document.fps, fps);
    QCOMPARE(reading.document.cues.first().endMs, 2000 + ms);
    QVERIFY(!reading.fpsGuessed);
    QVERIFY(readBytes(header({.rate = "0x"}) + block({.text = "Hi"})).fpsGuessed);
}

void EbuStlTest::programmeStart()
{
    const Head head{.blocks = "00002", .start = "10000000"};
    const QByteArray late = block({.text = "One", .in = {10, 0, 5, 0}, .out = {10, 0, 6, 0}});
    const QByteArray note = block({.text = "Story: none", .in = {0, 0, 0, 0}, .out = {0, 0, 0, 8}});
    const Document document = readBytes(header(head) + note + late).document;
    QCOMPARE(document.cues.size(), 2);
    QCOMPARE(document.cues[0].endMs, 320);
    QCOMPARE(document.cues[1].startMs, 5000);
    // The same file has its times again; others begin at zero.
    const QByteArray again = writeBytes(document);
    QCOMPARE(again.mid(256, 8), QByteArray("10000000"));
    QCOMPARE(again.mid(headerSize + blockSize + 5, 4), QByteArray("\x0A\x00\x05\x00", 4));
    QCOMPARE(readBytes(again).document.cues[1].startMs, 5000);
    Document other = document;
    other.format.clear();
    QCOMPARE(writeBytes(other).mid(256, 8), QByteArray("00000000"));
    // Times that do not know of it.
    const Document early =
        readBytes(header(head) + block({.text = "One"}) + block({.text = "Two", .number = 1})).document;
    QCOMPARE(early.cues[0].startMs, 1000);
    QCOMPARE(readBytes(writeBytes(early)).document.cues, early.cues);
}

void EbuStlTest::partsOfSubtitles()
{
    const QByteArray first(112, 'a');
    const auto texts = [](const QByteArray &blocks) { return marked(readBytes(header() + blocks).document); };
    QCOMPARE(texts(block({.text = first, .extension = 0}) + block({.text = "b", .extension = 1})
                 + block({.text = "c", .extension = 0xFF})),
        QStringList{QString(112, u'a') + u"bc"_s});
    QCOMPARE(texts(block({.text = "One", .extension = 0xFE}) + block({.text = "Two"})), QStringList{u"Two"_s});
    QCOMPARE(texts(block({.text = "One", .extension = 0}) + block({.text = "Two", .number = 1, .extension = 0})),
        (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One", .extension = 0}) + block({.text = "Two", .extension = 0})),
        (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One"}) + block({.text = "Two"})), (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One", .extension = 1}) + block({.text = "Two", .number = 1, .extension = 1})),
        (QStringList{u"One"_s, u"Two"_s}));
    // Not in order, and two at a time.
    const Document document =
        readBytes(header() + block({.text = "Late", .number = 1, .in = {0, 0, 5, 0}, .out = {0, 0, 9, 0}})
            + block({.text = "Early", .number = 0, .in = {0, 0, 4, 0}, .out = {0, 0, 6, 0}}))
            .document;
    QCOMPARE(marked(document), (QStringList{u"Late"_s, u"Early"_s}));
    QCOMPARE(readBytes(writeBytes(document)).document.cues, document.cues);
}

void EbuStlTest::damage()
{
    const QByteArray one = block({.text = "One"});
    const QByteArray file = header({.blocks = "00002"}) + one + block({.text = "Two", .number = 1});
    const auto check = [](const QByteArray &content, int cues, bool cutOff, qsizetype warnings) {
        const Reading reading = readBytes(content);
        return reading.document.cues.size() == cues && reading.cutOff == cutOff && reading.warnings.size() == warnings;
    };
    QVERIFY(check(file, 2, false, 0));
    QVERIFY(check(file.chopped(1), 1, true, 2)); // cut off, and one block is missing
    QVERIFY(check(file.chopped(120), 1, true, 2));
    QVERIFY(check(file + "\r\n\x1A", 2, false, 0));
    QVERIFY(check(header({.blocks = "99999"}) + one, 1, false, 1));
    QVERIFY(check(header({.blocks = "     "}) + one, 1, false, 0));
    QVERIFY(check(header().first(500), 0, true, 2));
    QVERIFY(
        check(header({.blocks = "0002 "}) + one + block({.text = "Part", .number = 1, .extension = 1}), 1, true, 1));
    QVERIFY(check(header({.blocks = "0002"}) + one + QByteArray(blockSize, '\0'), 1, false, 0)); // padding
    QVERIFY(check(header({.blocks = "0002"}) + one + block({.text = " \x8A", .number = 1}), 1, false, 1)); // no text
    QCOMPARE(
        marked(readBytes(
            header({.page = "???", .standard = "x", .table = "zz", .language = "??", .start = "abcdefgh", .rows = "  "})
            + one)
                   .document),
        QStringList{u"One"_s});
}

void EbuStlTest::comments()
{
    const Document document =
        readBytes(header() + block({.text = "For the studio", .comment = 1}) + block({.text = "Hi", .number = 1}))
            .document;
    QVERIFY(document.cues[0].isComment());
    QVERIFY(!document.cues[1].isComment());
    const QByteArray again = writeBytes(document);
    QCOMPARE(int(again[headerSize + 15]), 1);
    QCOMPARE(readBytes(again).document.cues, document.cues);
}

void EbuStlTest::placements_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("justification");
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<int>("anchor");
    QTest::addColumn<double>("y");
    QTest::newRow("bottom") << 22 << 2 << QByteArray("23") << 0 << -1.;
    QTest::newRow("one row up") << 20 << 2 << QByteArray("23") << 0 << -1.;
    QTest::newRow("bottom, nothing said") << 22 << 0 << QByteArray("23") << 0 << -1.;
    QTest::newRow("bottom left") << 22 << 1 << QByteArray("23") << 1 << -1.;
    QTest::newRow("bottom right") << 22 << 3 << QByteArray("23") << 3 << -1.;
    QTest::newRow("top") << 1 << 2 << QByteArray("23") << 8 << -1.;
    QTest::newRow("top left") << 2 << 1 << QByteArray("23") << 7 << -1.;
    QTest::newRow("upper half") << 6 << 2 << QByteArray("23") << 8 << 500 / 23.;
    QTest::newRow("lower half") << 15 << 2 << QByteArray("23") << 0 << 1500 / 23.;
    QTest::newRow("middle") << 12 << 2 << QByteArray("23") << 5 << -1.;
    QTest::newRow("99 rows") << 90 << 2 << QByteArray("99") << 0 << -1.;
    QTest::newRow("a row that the screen does not have") << 20 << 2 << QByteArray("11") << 0 << -1.;
}

void EbuStlTest::placements()
{
    QFETCH(int, row);
    QFETCH(int, justification);
    QFETCH(QByteArray, rows);
    QFETCH(int, anchor);
    QFETCH(double, y);
    const Document document =
        readBytes(header({.rows = rows}) + block({.text = "Here", .row = row, .justification = justification}))
            .document;
    const Placement place = document.cues.first().details().placement;
    QCOMPARE(place.anchor, anchor);
    QCOMPARE(place.y.value_or(-1), y);
    QVERIFY(!place.x);
    // Exactly there again; without what was read nearly there.
    const QByteArray again = writeBytes(document);
    QCOMPARE(int(again[headerSize + 13]), row);
    QCOMPARE(int(again[headerSize + 14]), justification);
    const Placement near =
        readBytes(writeBytes(document, {.keepNative = false})).document.cues.first().details().placement;
    QCOMPARE(near.anchor, anchor);
    QVERIFY(qAbs(near.y.value_or(-1) - y) < 10);
    // Elsewhere, once somebody moved it.
    Document moved = document;
    moved.cues.first().edit().placement = {};
    moved.cues.first().edit().placement.anchor = anchor == 9 ? 7 : 9;
    QCOMPARE(
        readBytes(writeBytes(moved)).document.cues.first().details().placement, moved.cues.first().details().placement);
}

void EbuStlTest::writesValidFiles()
{
    Document document;
    document.cues = {Cue(3'723'480, 3'725'000, u"One line"_s), Cue(1000, 2000, u"Été\nnow"_s)};
    document.cues[0].runs = {{0, 8, coloured(0xFFFFFF10)}};
    document.language = Language::fromCode(u"fr");
    document.metadata.insert(u"title"_s, u"Été"_s);
    Writing writing;
    const QByteArray bytes = writeBytes(document, {}, &writing);
    QVERIFY(writing.losses.isEmpty());
    QCOMPARE(bytes.size(), headerSize + 2 * blockSize);
    QCOMPARE(bytes.first(16), QByteArray("850STL25.011000F"));
    QCOMPARE(bytes.mid(16, 32), padded("\x90t\x82", 32));
    for (int i = 224; i < 251; ++i)
        QVERIFY2(bytes[i] >= '0' && bytes[i] <= '9', qPrintable(QString::number(i)));
    QCOMPARE(bytes.mid(238, 13), QByteArray("0000200002001"));
    QCOMPARE(bytes.mid(251, 5), QByteArray("40231"));
    QCOMPARE(bytes.mid(256, 18), QByteArray("000000000000010011"));
    QCOMPARE(bytes.mid(373, 651), QByteArray(651, ' '));
    // In order of time.
    const QByteArray first = bytes.mid(headerSize, blockSize);
    QCOMPARE(first.first(16), QByteArray("\0\0\0\xFF\0\0\0\1\0\0\0\2\0\x14\2\0", 16));
    QCOMPARE(first.mid(16, 25),
        QByteArray("\x0D\x0B\x0B\xC2"
                   "Et\xC2"
                   "e\x0A\x0A\x8A\x8A\x0D\x0B\x0Bnow\x0A\x0A\x8F\x8F\x8F\x8F\x8F"));
    const QByteArray second = bytes.last(blockSize);
    QCOMPARE(second.first(16), QByteArray("\0\1\0\xFF\0\1\2\3\x0C\1\2\5\0\x16\2\0", 16));
    QCOMPARE(second.mid(16, 15), QByteArray("\x0D\x03\x0B\x0BOne line\x0A\x0A\x8F"));
    QCOMPARE(writeBytes(document, {.title = u"Mine"_s, .language = Language::fromCode(u"ru")}).mid(14, 6),
        QByteArray("56Mine"));
    // What has to be there is there.
    const QByteArray empty = writeBytes({});
    QCOMPARE(empty.size(), headerSize);
    QVERIFY(!empty.mid(16, 32).trimmed().isEmpty());
    QVERIFY(readBytes(empty).document.metadata.value(u"title"_s).isEmpty());
}

void EbuStlTest::writesBack_data()
{
    QTest::addColumn<Cue>("cue");
    TextStyle both = italic();
    both.set(TextStyle::Underline, true);
    QTest::newRow("plain") << Cue(10'000, 12'000, u"A plain line\nand another"_s);
    QTest::newRow("blanks inside") << Cue(10'000, 12'000, u"Two  blanks"_s);
    QTest::newRow("letters") << Cue(10'000, 12'000, u"Łódź, ŠKODA, “œuvre” – no"_s.remove(u'–'));
    QTest::newRow("colour") << styled(u"A yellow word"_s, 2, 6, coloured(0xFFFFFF00));
    QTest::newRow("two lines in colour") << styled(u"Both lines\nare green"_s, 0, 20, coloured(0xFF00FF00));
    QTest::newRow("colours and blanks") << styled(u"A  yellow  word"_s, 3, 6, coloured(0xFFFFFF00));
    QTest::newRow("background") << styled(u"On blue ground"_s, 3, 4, coloured(0xFFFFFF00, 0xFF0000FF));
    QTest::newRow("italics") << styled(u"An italic word"_s, 3, 6, italic());
    QTest::newRow("italics inside of a word") << styled(u"unbelievable"_s, 2, 4, italic());
    QTest::newRow("italics over lines") << styled(u"Both lines\nare italic"_s, 0, 21, italic());
    QTest::newRow("both") << styled(u"Both of them"_s, 0, 4, both);
}

void EbuStlTest::writesBack()
{
    QFETCH(Cue, cue);
    Writing writing;
    const Document again = readBytes(writeBytes(documentOf({cue}), {}, &writing)).document;
    QCOMPARE(again.cues, QList<Cue>{cue});
    QVERIFY(writing.losses.isEmpty());
}

void EbuStlTest::choosesTables_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("lost");
    QTest::newRow("Latin") << u"Dvořák"_s << QByteArray("00") << 0;
    QTest::newRow("Cyrillic") << u"Привет, OK!"_s << QByteArray("01") << 0;
    QTest::newRow("Arabic") << u"مرحبا"_s << QByteArray("02") << 0;
    QTest::newRow("Greek") << u"Γειά σου"_s << QByteArray("03") << 0;
    QTest::newRow("Hebrew") << u"שלום"_s << QByteArray("04") << 0;
    QTest::newRow("mostly Cyrillic") << u"Привет, Dvořák"_s << QByteArray("01") << 1;
}

void EbuStlTest::choosesTables()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, table);
    QFETCH(int, lost);
    Writing writing;
    const QByteArray bytes = writeBytes(documentOf({Cue(1000, 2000, text)}), {}, &writing);
    QCOMPARE(bytes.mid(12, 2), table);
    QCOMPARE(writing.losses.size(), lost);
    if (!lost)
        QCOMPARE(readBytes(bytes).document.cues.first().text, text);
}

void EbuStlTest::choosesRates_data()
{
    QTest::addColumn<double>("document");
    QTest::addColumn<double>("option");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("nothing") << 0. << 0. << QByteArray("STL25.01");
    QTest::newRow("29.97") << 30000 / 1001. << 0. << QByteArray("STL30.01");
    QTest::newRow("30") << 30. << 0. << QByteArray("STL30.01");
    QTest::newRow("23.976") << 24000 / 1001. << 0. << QByteArray("STL25.01");
    QTest::newRow("said") << 25. << 29.97 << QByteArray("STL30.01");
    QTest::newRow("said otherwise") << 30. << 25. << QByteArray("STL25.01");
}

void EbuStlTest::choosesRates()
{
    QFETCH(double, document);
    QFETCH(double, option);
    QFETCH(QByteArray, format);
    Document doc = documentOf({Cue(1000, 2500, u"Hi"_s)});
    doc.fps = document;
    const QByteArray bytes = writeBytes(doc, {.fps = option});
    QCOMPARE(bytes.mid(3, 8), format);
    QCOMPARE(readBytes(bytes).document.cues.first().startMs, 1000);
    QVERIFY(qAbs(readBytes(bytes).document.cues.first().endMs - 2500) <= 20);
}

void EbuStlTest::losses_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QList<Loss>>("losses");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QString &text, const QList<Loss> &losses, const QStringList &texts) {
        QTest::newRow(name) << QList<Cue>{Cue(10'000, 14'000, text)} << losses << texts;
    };
    row("similar letters", u"ễ … 3 €"_s, {{SubtitleFeature::Characters, 1}}, {u"e ... 3 EUR"_s});
    row("dash", u"A – b — c"_s, {{SubtitleFeature::Characters, 1}}, {u"A - b ― c"_s});
    row("no letters", u"日本 😀"_s, {{SubtitleFeature::Characters, 1}}, {u"?? ?"_s});
    row("marks of no width", u"a\u200B\u2060b"_s, {}, {u"ab"_s});
    row("letter and mark", u"Cafe\u0301"_s, {}, {u"Café"_s});
    row("long line", u"This is a line of words that is far too long for a row"_s, {{SubtitleFeature::LongLines, 1}},
        {u"This is a line of words that\nis far too long for a row"_s});
    row("too many lines", u"a\n"_s.repeated(30), {{SubtitleFeature::LongLines, 1}},
        {u"a\n"_s.repeated(11).chopped(1), u"a\n"_s.repeated(11).chopped(1), u"a\n"_s.repeated(8).chopped(1)});
    QTest::newRow("colours and italics") << QList<Cue>{styled(u"One two"_s, 0, 3, italic()),
        styled(u"One two"_s, 0, 3, coloured(0xFF00FF00))}
                                         << QList<Loss>{{SubtitleFeature::Italic, 1}}
                                         << QStringList{u"One two"_s, u"<#00ff00>One</> two"_s};
    QTest::newRow("colour within a word") << QList<Cue>{styled(u"unbelievable"_s, 2, 4, coloured(0xFF00FF00))}
                                          << QList<Loss>{{SubtitleFeature::Color, 1}} << QStringList{u"unbelievable"_s};
    Cue placed(10'000, 12'000, u"Right there"_s);
    placed.edit().placement.x = 33;
    QTest::newRow("column") << QList<Cue>{placed} << QList<Loss>{{SubtitleFeature::Position, 1}}
                            << QStringList{u"Right there"_s};
}

void EbuStlTest::losses()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QList<Loss>, losses);
    QFETCH(QStringList, texts);
    Writing writing;
    const QByteArray bytes = writeBytes(documentOf(cues), {}, &writing);
    QCOMPARE(marked(readBytes(bytes).document), texts);
    QCOMPARE(writing.losses, losses);
}

void EbuStlTest::keepsWhatItRead()
{
    QByteArray head = header({.standard = "2"});
    head.replace(448, 9, "user data");
    const QByteArray text = "\x0D\x07   \x0B\x0BIndented\x0A\x0A";
    const QByteArray file = head + block({.text = text, .row = 18, .justification = 0, .group = 3, .cumulative = 2});
    Document document = readBytes(file).document;
    const QByteArray again = writeBytes(document);
    QCOMPARE(again.mid(448, 9), QByteArray("user data"));
    QCOMPARE(again.mid(headerSize), file.mid(headerSize));
    QCOMPARE(again.first(238), head.first(238));
    QCOMPARE(readBytes(again).document, document);
    // Edited text is written anew, in its place.
    document.cues.first().text = u"Other"_s;
    document.metadata[u"title"_s] = u"Another"_s;
    document.metadata.remove(u"episode"_s);
    const QByteArray edited = writeBytes(document);
    QCOMPARE(edited.mid(headerSize + 16, 10), QByteArray("\x0D\x0B\x0BOther\x0A\x0A"));
    QCOMPARE(int(edited[headerSize]), 3);
    QCOMPARE(int(edited[headerSize + 13]), 18);
    QCOMPARE(edited.mid(16, 64), padded("Another", 64));
    QCOMPARE(edited.mid(448, 9), QByteArray("user data"));
    // In another code table the old bytes would mean something else.
    document = readBytes(file).document;
    document.cues << Cue(5000, 6000, u"Привет"_s);
    QCOMPARE(marked(readBytes(writeBytes(document)).document), (QStringList{u"Indented"_s, u"Привет"_s}));
}

void EbuStlTest::longTexts()
{
    // Accents do not part from their letters at the ends of blocks.
    for (int lead = 0; lead < 4; ++lead) {
        const QString line = QString(lead, u'a') + QString(30 - lead, u'é');
        const Cue cue(1000, 9000, (line + u'\n').repeated(8).chopped(1));
        const QByteArray bytes = writeBytes(documentOf({cue}));
        QVERIFY(bytes.size() > headerSize + 3 * blockSize);
        int extension = 0;
        for (qsizetype at = headerSize; at < bytes.size(); at += blockSize, ++extension) {
            const bool last = at + blockSize == bytes.size();
            QCOMPARE(int(uchar(bytes[at + 3])), last ? 0xFF : extension);
            const QByteArray text = bytes.mid(at + 16, 112);
            QVERIFY(uchar(text.back()) < 0xC1 || uchar(text.back()) > 0xCF);
        }
        QCOMPARE(readBytes(bytes).document.cues, QList<Cue>{cue});
        QCOMPARE(bytes.mid(243, 5), QByteArray("00001"));
    }
}

void EbuStlTest::anyDocument()
{
    Document document;
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    document.cues = {Cue(5000, 4000, u"Reversed"_s), Cue(-5000, -4000, u"Negative"_s), Cue(1000, 2000, {}),
        Cue(1000, 2000, u" \n \n"_s), Cue(huge, huge, u"Late"_s), Cue(-huge, huge, u"Always"_s),
        Cue(7000, 9000, u"-->\n\n{}<b>"_s), Cue(7000, 9000, QString(QChar(0xDC00)) + u" alone\x01\x1B\x8F"_s)};
    document.cues.last().edit().placement.anchor = 99;
    document.cues.last().edit().placement.y = -1e300;
    document.cues[0].edit().settings = u"SGN=999 CS=-1 VP=x JC"_s;
    document.cues[0].edit().native = u"\x80"_s;
    document.format = u"ebu-stl"_s;
    document.head = u"too short"_s;
    document.fps = 1e9;
    const QByteArray bytes = writeBytes(document);
    QCOMPARE(bytes.size(), headerSize + 6 * blockSize);
    const Reading again = readBytes(bytes);
    QVERIFY(again.warnings.isEmpty());
    QCOMPARE(again.document.cues.size(), 6);
    for (const Cue &cue : again.document.cues) {
        QVERIFY(cue.startMs >= 0 && cue.endMs < 24 * 3600 * 1000);
        QVERIFY(cue.endMs >= cue.startMs);
    }
    // More subtitles than one group can count.
    document = {};
    for (int i = 0; i < 70'000; ++i)
        document.cues << Cue(i * 1000, i * 1000 + 900, u"x"_s);
    const QByteArray many = writeBytes(document);
    QCOMPARE(many.mid(238, 13), QByteArray("7000070000002"));
    QCOMPARE(readBytes(many).document.cues.size(), 70'000);
}

void EbuStlTest::hostile()
{
    QByteArray bytes = header();
    for (int i = 0; i < 20'000; ++i) {
        QByteArray junk(blockSize, Qt::Uninitialized);
        for (qsizetype k = 0; k < blockSize; ++k)
            junk[k] = char((i * 31 + k * 17 + (i >> 3) * k) & 0xFF);
        bytes += junk;
    }
    Reading reading = readBytes(bytes);
    QVERIFY(writeBytes(reading.document).size() >= headerSize);
    // A chain of parts that never ends, and one word without an end.
    bytes = header();
    for (int i = 0; i < 20'000; ++i)
        bytes += block({.text = QByteArray(112, '\xC2'), .number = 1, .extension = i % 0xF0});
    QVERIFY(readBytes(bytes).document.cues.size() <= 20'000);
    const Document document = documentOf({Cue(0, 1000, QString(1'000'000, u'x')),
        Cue(0, 1000, u"\n"_s.repeated(1'000'000)), Cue(0, 1000, u"a b "_s.repeated(300'000))});
    QVERIFY(writeBytes(document).size() > headerSize);
}

QTEST_GUILESS_MAIN(EbuStlTest)
#include "tst_ebustl.moc"
