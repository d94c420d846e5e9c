// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenarist captions and the decoder of CEA-608 below them. Codes are written in words here and translated by the table
// of 47 CFR 79.101, not by the code under test.

#include "core/subtitles/formats/captiontext.h"
#include "core/subtitles/formats/cea608.h"
#include "core/subtitles/formats/formats.h"
#include "tests/support/subtitlecase.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr double rate = 30000 / 1001.0;

const SubtitleFormat &format()
{
    return Formats::scc();
}

QString oddParity(int byte)
{
    int ones = 0;
    for (int bit = 0; bit < 7; ++bit)
        ones += byte >> bit & 1;
    return u"%1"_s.arg(ones % 2 ? byte : byte | 0x80, 2, 16, QChar(u'0'));
}

/// "RCL p15 'Hello' EOC": commands, addresses (pROW, pROW+INDENT, pROW/ATTRIBUTE), xHHHH for any pair, texts in ASCII.
/// With "2" in front of it a code comes twice.
QString codes(const QString &words)
{
    static const QHash<QString, int> commands{{u"RCL"_s, 0x1420}, {u"BS"_s, 0x1421}, {u"DER"_s, 0x1424},
        {u"RU2"_s, 0x1425}, {u"RU3"_s, 0x1426}, {u"RU4"_s, 0x1427}, {u"RDC"_s, 0x1429}, {u"RTD"_s, 0x142B},
        {u"EDM"_s, 0x142C}, {u"CR"_s, 0x142D}, {u"ENM"_s, 0x142E}, {u"EOC"_s, 0x142F}, {u"TO1"_s, 0x1721},
        {u"TO2"_s, 0x1722}, {u"TO3"_s, 0x1723}, {u"WHITE"_s, 0x1120}, {u"GREEN"_s, 0x1122}, {u"YELLOW"_s, 0x112A},
        {u"ITALIC"_s, 0x112E}, {u"UNDERLINE"_s, 0x1121}, {u"NOTE"_s, 0x1137}, {u"NUL"_s, 0x0000}};
    static constexpr int rows[] = {0x1140, 0x1160, 0x1240, 0x1260, 0x1540, 0x1560, 0x1640, 0x1660, 0x1740, 0x1760,
        0x1040, 0x1340, 0x1360, 0x1440, 0x1460};
    static const QRegularExpression token(
        u"(2?)(?:'([^']*)'|([A-Z0-9]+)|p(\\d+)(?:\\+(\\d+))?(i?)(u?)|x([0-9a-f]{4}))"_s);
    QStringList pairs;
    const auto add = [&pairs](int pair) { pairs << oddParity(pair >> 8) + oddParity(pair & 0x7F); };
    auto matches = token.globalMatch(words);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const int times = match.hasCaptured(1) && match.captured(1) == u"2" ? 2 : 1;
        int pair = 0;
        if (match.hasCaptured(2)) {
            const QByteArray text = match.captured(2).toLatin1();
            for (qsizetype i = 0; i < text.size(); i += 2)
                add(text[i] << 8 | (i + 1 < text.size() ? text[i + 1] : 0));
            continue;
        }
        if (match.hasCaptured(3)) {
            Q_ASSERT(commands.contains(match.captured(3)));
            pair = commands.value(match.captured(3));
        } else if (match.hasCaptured(8)) {
            pair = match.captured(8).toInt(nullptr, 16);
        } else {
            pair = rows[match.captured(4).toInt() - 1];
            pair |= match.captured(6).isEmpty() ? 0x10 | match.captured(5).toInt() / 4 << 1 : 0x0E;
            pair |= match.captured(7).isEmpty() ? 0 : 1;
        }
        for (int i = 0; i < times; ++i)
            add(pair);
    }
    return pairs.join(u' ');
}

/// "00:00:01:00 RCL …" a line.
QString file(const QStringList &lines)
{
    QString text = u"Scenarist_SCC V1.0\n\n"_s;
    for (const QString &line : lines)
        text += line.section(u' ', 0, 0) + u'\t' + codes(line.section(u' ', 1)) + u"\n\n"_s;
    return text;
}

Reading readLines(const QStringList &lines)
{
    return readText(format(), file(lines));
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
            mark += u'@' + QString::number(style.background, 16);
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

qint64 ms(qint64 frame)
{
    return framesToMs(frame, rate);
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

} // namespace

class SccTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRecognised_data();
    void isRecognised();
    void texts_data();
    void texts();
    void times_data();
    void times();
    void placements_data();
    void placements();
    void damage_data();
    void damage();
    void secondChannel();
    void scrollingText();
    void writesValidFiles();
    void writesBack_data();
    void writesBack();
    void keepsExactScreens();
    void loadsInTime();
    void losses_data();
    void losses();
    void dropFrame();
    void anyDocument();
    void hostile_data();
    void hostile();
    void everyLetter();
};

void SccTest::isRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("header") << u"Scenarist_SCC V1.0\n\n00:00:01:00\t9420\n"_s << u"scc"_s;
    QTest::newRow("lower case") << u"scenarist_scc v1.0\n"_s << u"scc"_s;
    QTest::newRow("no header") << u"00:00:01:00\t9420 9470 c1c2\n"_s << u"scc"_s;
    QTest::newRow("drop frame") << u"00:00:01;00 9420 9470 c1c2\n"_s << u"scc"_s;
    QTest::newRow("no codes") << u"00:00:01:00 , 00:00:02:00 , 1234 words\n"_s << QString();
}

void SccTest::isRecognised()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QCOMPARE(sniffed(text) == u"scc", id == u"scc");
}

void SccTest::texts_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QStringList &lines, const QStringList &texts) {
        QTest::newRow(name) << lines << texts;
    };
    const auto pop = [](const QString &load) { return QStringList{u"00:00:01:00 RCL ENM "_s + load + u" EOC"_s}; };
    row("pop-on", pop(u"p14 'One' p15 'Two'"_s), {u"One\nTwo"_s});
    row("order of the screen", pop(u"p15 'Two' p14 'One'"_s), {u"One\nTwo"_s});
    row("codes twice", pop(u"2p15 'Wait' 2NOTE 2NOTE"_s), {u"Wait♪♪"_s});
    row("a third time counts", pop(u"p15 NOTE NOTE NOTE"_s), {u"♪♪"_s});
    row("odd letters", pop(u"p15 x2a5c x5e5f x607b x7c7d x7e7f"_s), {u"áéíóúç÷Ññ█"_s});
    row("special", pop(u"p15 x1130 x1131 x1133 x1138 x113f"_s), {u"®°¿àû"_s});
    row("extended", pop(u"p15 'A' x1220 'e' x1233 's' x1334 'Z'"_s), {u"ÁÈßZ"_s});
    row("extended without the letter before", pop(u"p15 x1220 x1221"_s), {u"ÁÉ"_s});
    row("backspace", pop(u"p15 'Cat' BS 'r'"_s), {u"Car"_s});
    row("delete to end", pop(u"p15 'Long text' p15 'Long' DER"_s), {u"Long"_s});
    row("tab offset", pop(u"p15 TO3 'In'"_s), {u"In"_s});
    row("gap of two speakers", pop(u"p15 'Yes.' p15+16 'No.'"_s), {u"Yes. No."_s});
    row("italic word", pop(u"p15 'A' ITALIC 'b' WHITE 'c'"_s), {u"A <i>b</> c"_s});
    row("italic word with blanks", pop(u"p15 'A ' ITALIC 'b ' WHITE 'c'"_s), {u"A <i>b</> c"_s});
    row("punctuation after italics", pop(u"p15 'A' ITALIC 'b' WHITE '.'"_s), {u"A <i>b.</>"_s});
    row("a new sentence of dots", pop(u"p15 ITALIC 'b' WHITE '...and'"_s), {u"<i>b</> ...and"_s});
    row("italic row", pop(u"p15i 'All of it'"_s), {u"<i>All of it</>"_s});
    row("two italic rows", pop(u"p14i 'All' p15i 'of it'"_s), {u"<i>All\nof it</>"_s});
    row("colour", pop(u"p15 YELLOW 'Sun'"_s), {u"<#ffff00>Sun</>"_s});
    row("colour and italics", pop(u"p15 GREEN ITALIC 'Sea'"_s), {u"<i#00ff00>Sea</>"_s});
    row("colour ends italics", pop(u"p15 ITALIC 'a' GREEN 'b'"_s), {u"<i>a</> <#00ff00>b</>"_s});
    row("underline", pop(u"p15u 'Under'"_s), {u"<u>Under</>"_s});
    row("background", pop(u"p15 'a ' x1024 'b'"_s), {u"a <@ff0000ff>b</>"_s});
    row("not erased before loading", {u"00:00:01:00 RCL ENM p15 'First' EOC"_s, u"00:00:03:00 RCL p15 'Two' EOC"_s},
        {u"First"_s, u"Two"_s});
    row("loaded in pieces", {u"00:00:01:00 RCL ENM p15 'One'"_s, u"00:00:03:00 ' two'"_s, u"00:00:04:00 EOC"_s},
        {u"One two"_s});
    row("painted", {u"00:00:01:00 RDC p15 'Paint'"_s, u"00:00:03:00 EDM"_s}, {u"Paint"_s});
    row("painted more", {u"00:00:01:00 RDC p14 'One'"_s, u"00:00:03:00 p15 'Two'"_s, u"00:00:05:00 EDM"_s},
        {u"One"_s, u"One\nTwo"_s});
    row("painted over", {u"00:00:01:00 RDC p15 'One'"_s, u"00:00:03:00 p15 DER 'Two'"_s}, {u"One"_s, u"Two"_s});
    row("text mode is not shown", {u"00:00:01:00 RTD 'News' RCL p15 'Caption' EOC"_s}, {u"Caption"_s});
    row("extra data", {u"00:00:01:00 RCL p15 'Cap' x0103 'XDS' x0f40 'tion' EOC"_s}, {u"Caption"_s});
    row("no mode at all", {u"00:00:01:00 'First'"_s, u"00:00:05:00 'Second'"_s}, {u"First"_s, u"Second"_s});
    row("loaded but never shown",
        {u"00:00:01:00 2RCL 2p15 'First'"_s, u"00:00:04:00 2EDM"_s, u"00:00:05:00 2RCL 2p15 'Second'"_s,
            u"00:00:08:00 2EDM"_s},
        {u"First"_s, u"Second"_s});
    row("the last one is not shown", {u"00:00:01:00 RCL p15 'First' EOC"_s, u"00:00:04:00 EDM RCL p15 'Last'"_s},
        {u"First"_s, u"Last"_s});
    row("erased at once", {u"00:00:01:00 RCL p15 'Flash'"_s, u"00:00:03:00 EOC EDM"_s, u"00:00:05:00 EDM"_s},
        {u"Flash"_s});
    row("longer than the row", pop(u"p15+28 'Beyond the edge'"_s), {u"Beyond the edge"_s});
}

void SccTest::texts()
{
    QFETCH(QStringList, lines);
    QFETCH(QStringList, texts);
    const Reading reading = readLines(lines);
    QCOMPARE(marked(reading.document), texts);
    QVERIFY(!reading.cutOff);
    // Nothing is lost by writing it.
    const Reading again = readText(format(), writeText(format(), reading.document));
    QCOMPARE(marked(again.document), texts);
}

void SccTest::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("times"); // start and end in frames
    const QString load = codes(u"RCL p15 'Hi' EOC"_s); // shown three frames behind its first code
    const QString erase = codes(u"EDM"_s);
    QTest::newRow("frames of 29.97") << u"00:00:10:00 %1\n00:00:12:15 %2\n"_s.arg(load, erase)
                                     << QList<qint64>{303, 375};
    QTest::newRow("drop frame") << u"00:10:00;00 %1\n00:11:00;02 %2\n"_s.arg(load, erase)
                                << QList<qint64>{17982 + 3, 17982 + 1800};
    QTest::newRow("drop frame with a dot")
        << u"00:10:00.00 %1\n00:11:00.02 %2\n"_s.arg(load, erase) << QList<qint64>{17982 + 3, 17982 + 1800};
    QTest::newRow("not in order") << u"00:00:12:15 %2\n00:00:10:00 %1\n"_s.arg(load, erase) << QList<qint64>{303, 375};
    QTest::newRow("upper case, blanks") << u"  00:00:10:00 \t %1  \n\n\n 00:00:12:15  %2"_s.arg(
        load.toUpper().replace(u' ', u"   "_s), erase)
                                        << QList<qint64>{303, 375};
    QTest::newRow("bytes apart") << u"00:00:10:00 %1\n00:00:12:15 94 2c\n"_s.arg(
        QString(load).remove(u' ').replace(QRegularExpression(u"(..)"_s), u"\\1 "_s))
                                 << QList<qint64>{303, 375};
    QTest::newRow("no blanks") << u"00:00:10:00 %1\n00:00:12:15 %2\n"_s.arg(QString(load).remove(u' '), erase)
                               << QList<qint64>{303, 375};
    QTest::newRow("line wrapped") << u"00:00:10:00 %1\n%2\n00:00:12:15 %3\n"_s.arg(
        codes(u"RCL p15"_s), codes(u"'Hi' EOC"_s), erase)
                                  << QList<qint64>{303, 375};
    QTest::newRow("codes take longer than until the next line")
        << u"00:00:10:00 %1\n00:00:10:01 %2\n00:00:11:00 %3\n"_s.arg(codes(u"RCL p15 'Hi'"_s), codes(u"EOC"_s), erase)
        << QList<qint64>{303, 330};
    QTest::newRow("until the next one") << u"00:00:10:00 %1\n00:00:20:00 %1\n00:00:22:00 %2\n"_s.arg(load, erase)
                                        << QList<qint64>{303, 603, 603, 660};
    QTest::newRow("a second of 45 frames")
        << u"00:00:10;45 %1\n00:00:12;15 %2\n"_s.arg(load, erase) << QList<qint64>{348, 375};
    QTest::newRow("no end") << u"00:00:10:00 %1\n"_s.arg(load) << QList<qint64>{303, 303 + 60};
}

void SccTest::times()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, times);
    const Reading reading = readText(format(), text);
    QList<qint64> found;
    for (const Cue &cue : reading.document.cues)
        found << cue.startMs << cue.endMs;
    QList<qint64> wanted;
    for (const qint64 frame : times)
        wanted << ms(frame);
    QCOMPARE(found, wanted);
    QVERIFY(reading.warnings.isEmpty());
}

void SccTest::placements_data()
{
    QTest::addColumn<QString>("load");
    QTest::addColumn<int>("anchor");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("bottom centre") << u"p14+8 'Centred on row'"_s << 0 << -1. << -1.;
    QTest::newRow("bottom left") << u"p15 'Left'"_s << 1 << -1. << -1.;
    QTest::newRow("indented") << u"p14+4 TO1 'Left of it' p15+4 TO1 'all'"_s << 1 << 22.5 << -1.;
    QTest::newRow("right") << u"p14+24 'To the r' p15+28 'ight'"_s << 3 << -1. << -1.;
    QTest::newRow("top") << u"p1+8 'Centred on row'"_s << 8 << -1. << -1.;
    QTest::newRow("top, third row") << u"p3+8 'Centred on row'"_s << 8 << -1. << 10 + 2 * 80 / 15.;
    QTest::newRow("lower half") << u"p10+8 'Centred on row'"_s << 2 << -1. << 10 + 10 * 80 / 15.;
}

void SccTest::placements()
{
    QFETCH(QString, load);
    QFETCH(int, anchor);
    QFETCH(double, x);
    QFETCH(double, y);
    const Reading reading = readLines({u"00:00:10:00 RCL ENM %1 EOC"_s.arg(load), u"00:00:12:00 EDM"_s});
    QCOMPARE(reading.document.cues.size(), 1);
    const Placement place = reading.document.cues.first().details().placement;
    QCOMPARE(place.anchor == 0 ? 2 : place.anchor, anchor == 0 ? 2 : anchor);
    QCOMPARE(place.x.value_or(-1), x);
    QCOMPARE(place.y.value_or(-1), y);
    // Without the exact codes it comes out at the same place.
    const Reading again = readText(format(), writeText(format(), reading.document, {.keepNative = false}));
    QCOMPARE(again.document.cues.size(), 1);
    QCOMPARE(again.document.cues.first().details().placement, place);
}

void SccTest::damage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("cutOff");
    const QString first = u"00:00:01:00 "_s + codes(u"RCL p15 'First' EOC"_s) + u"\n00:00:04:00 "_s + codes(u"EDM"_s);
    QTest::newRow("cut in a code") << first + u"\n00:00:05:00 "_s + codes(u"RCL p15 'Second'"_s).chopped(1)
                                   << QStringList{u"First"_s} << true;
    QTest::newRow("cut in a time") << first + u"\n00:00:0"_s << QStringList{u"First"_s} << false;
    QTest::newRow("strange words") << QString(first).replace(u"\t"_s, u" zzzz "_s) + u"\nhello there\n"_s
                                   << QStringList{u"First"_s} << false;
    QTest::newRow("no parity") << u"00:00:01:00 1420 1470 4869 142f"_s << QStringList{u"Hi"_s} << false;
    QTest::newRow("nothing") << u"Scenarist_SCC V1.0\n"_s << QStringList() << false;
}

void SccTest::damage()
{
    QFETCH(QString, text);
    QFETCH(QStringList, texts);
    QFETCH(bool, cutOff);
    const Reading reading = readText(format(), text);
    QCOMPARE(marked(reading.document), texts);
    QCOMPARE(reading.cutOff, cutOff);
    QVERIFY(!cutOff || !reading.warnings.isEmpty());
}

void SccTest::secondChannel()
{
    // 0x08 more in the first byte: CC2.
    const QString spanish = u"x1c20 x1c70 'Hola' x1c2f"_s;
    const Reading both = readLines({u"00:00:01:00 RCL p15 'Hello' "_s + spanish + u" EOC"_s});
    QCOMPARE(marked(both.document), QStringList{u"Hello"_s});
    QCOMPARE(both.warnings.size(), 1);
    const Reading second = readLines({u"00:00:01:00 EDM "_s + spanish});
    QCOMPARE(marked(second.document), QStringList{u"Hola"_s});
    QVERIFY(second.warnings.isEmpty());
}

void SccTest::scrollingText()
{
    const Reading reading = readLines({u"00:00:01:00 RU3 CR p15 'First line'"_s, u"00:00:03:00 RU3 CR p15 'Second'"_s,
        u"00:00:03:20 ' line'"_s, u"00:00:05:00 2CR"_s, u"00:00:06:00 CR NUL CR"_s, u"00:00:10:00 RU3 CR p1 'On top'"_s,
        u"00:00:12:00 EDM"_s, u"00:00:14:00 RU3 p15 'No return'"_s, u"00:00:16:00 RU3 p15 'No'"_s,
        u"00:00:18:00 RCL p14 'Popped' EOC"_s, u"00:00:20:00 EDM"_s});
    QCOMPARE(marked(reading.document),
        (QStringList{u"First line"_s, u"Second line"_s, u"On top"_s, u"No return"_s, u"No"_s, u"Popped"_s}));
    const QList<Cue> &cues = reading.document.cues;
    QCOMPARE(cues[0].startMs, ms(33));
    QCOMPARE(cues[0].endMs, cues[1].startMs); // no gap between lines
    QCOMPARE(cues[1].endMs, ms(182)); // scrolled away: one return at five seconds, two at six
    QCOMPARE(cues[2].details().placement.anchor, 8);
    QCOMPARE(cues[2].endMs, ms(360));
    QVERIFY(!cues[0].hasDetails());
    QCOMPARE(cues[4].endMs, cues[5].startMs);
}

void SccTest::writesValidFiles()
{
    Document document;
    document.cues = {Cue(10'000, 12'000, u"One\nTwo ♪"_s), Cue(20'000, 23'000, u"Très bien – ñ “Ü”"_s)};
    document.cues[0].runs = {{0, 3, italic()}};
    Writing writing;
    const QString text = writeText(format(), document, {}, &writing);
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines[0], u"Scenarist_SCC V1.0"_s);
    QCOMPARE(lines[1], QString());
    static const QRegularExpression line(u"^\\d\\d:\\d\\d:\\d\\d:\\d\\d\\t[0-9a-f]{4}( [0-9a-f]{4})*$"_s);
    for (qsizetype i = 2; i < lines.size() - 1; ++i)
        QVERIFY2(i % 2 ? lines[i].isEmpty() : line.match(lines[i]).hasMatch(), qPrintable(lines[i]));
    // "One" stands in the middle: column 14 with the code for italics before it; the appearance falls on the start.
    QCOMPARE(
        lines[2], u"00:00:09:10\t"_s + codes(u"2RCL 2ENM 2p14+12 2TO1 2ITALIC 'One' 2p15+12 2TO1 'Two ' 2NOTE 2EOC"_s));
    QCOMPARE(lines[4], u"00:00:12:00\t"_s + codes(u"2EDM"_s));
    for (const QString &word : lines[2].section(u'\t', 1).split(u' ')) {
        for (int half = 0; half < 4; half += 2)
            QCOMPARE(qPopulationCount(word.mid(half, 2).toUInt(nullptr, 16)) % 2, 1u);
    }
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Characters, 1}})); // the dash
    const Reading again = readText(format(), text);
    QCOMPARE(again.document.cues[1].text, u"Très bien - ñ “Ü”"_s);
    QCOMPARE(again.document.cues[0].startMs, ms(300));
    QCOMPARE(again.document.cues[0].endMs, ms(360));
}

void SccTest::writesBack_data()
{
    QTest::addColumn<Cue>("cue");
    TextStyle yellow;
    yellow.color = 0xFFFFFF00;
    TextStyle loud = italic();
    loud.color = 0xFFFF0000;
    loud.set(TextStyle::Underline, true);
    TextStyle shaded;
    shaded.background = 0xFF0000FF;
    QTest::newRow("plain") << Cue(10'000, 12'000, u"A plain line"_s);
    QTest::newRow("blanks inside") << Cue(10'000, 12'000, u"Two  blanks"_s);
    QTest::newRow("italic word") << styled(u"An italic word"_s, 3, 6, italic());
    QTest::newRow("blank before punctuation") << styled(u"Et toi !"_s, 3, 3, italic());
    QTest::newRow("first word") << styled(u"Italic first"_s, 0, 6, italic());
    QTest::newRow("two lines") << styled(u"Both lines\nare italic"_s, 0, 21, italic());
    QTest::newRow("a full line in italics") << styled(u"Twelve and twenty letters it has"_s, 0, 32, italic());
    QTest::newRow("a full line in two styles") << styled(u"Twelve and twenty letters it hav"_s, 0, 32, yellow);
    QTest::newRow("colour") << styled(u"A yellow word"_s, 2, 6, yellow);
    QTest::newRow("all at once") << styled(u"Red and italic"_s, 0, 3, loud);
    QTest::newRow("background") << styled(u"On blue ground"_s, 3, 4, shaded);
    Cue placed(10'000, 12'000, u"Up here"_s);
    placed.edit().placement.anchor = 7;
    QTest::newRow("top left") << placed;
    placed.edit().placement.anchor = 3;
    placed.edit().placement.x = 80.0;
    QTest::newRow("right edge at 80 %") << placed;
}

void SccTest::writesBack()
{
    QFETCH(Cue, cue);
    Writing writing;
    const Reading again = readText(format(), writeText(format(), documentOf({cue}), {}, &writing));
    QCOMPARE(again.document.cues.size(), 1);
    QCOMPARE(marked(again.document.cues.first()), marked(cue));
    QCOMPARE(again.document.cues.first().details().placement, cue.details().placement);
    QVERIFY(writing.losses.isEmpty());
}

void SccTest::keepsExactScreens()
{
    // Row 12 and column 1, where nobody would put it anew.
    const QStringList lines{u"00:00:10:00 2RCL 2ENM 2p12 2TO1 'Far' 2p15+20 'off' 2EOC"_s, u"00:00:12:00 2EDM"_s};
    Document document = readLines(lines).document;
    document.format = u"scc"_s;
    QVERIFY(!document.cues.first().details().native.isEmpty());
    QVERIFY(writeText(format(), document).contains(codes(u"2p12 2TO1 'Far' 2p15+20 'off'"_s)));
    QVERIFY(!writeText(format(), document, {.keepNative = false}).contains(codes(u"2p12"_s)));
    document.cues.first().text = u"Far\nout"_s;
    QVERIFY(writeText(format(), document).contains(codes(u"'out'"_s)));
    // A background code that nothing stands before is no blank.
    QCOMPARE(
        marked(readLines({u"00:00:10:00 RCL p15 'ab' x1024 'c' EOC"_s}).document), QStringList{u"ab<@ff0000ff>c</>"_s});
    // A file made of those times and codes comes out as it was.
    Document same = readLines(lines).document;
    same.format = u"scc"_s;
    const Document again = readText(format(), writeText(format(), same)).document;
    QCOMPARE(again.cues, same.cues);
}

void SccTest::loadsInTime()
{
    // One right behind the other, and an end that falls into the loading of the next one.
    Document document;
    document.cues = {Cue(5000, 8000, u"The first one of them"_s), Cue(8000, 9000, u"The second one"_s),
        Cue(9200, 12'000, u"The third one has a longer text\nthat takes time"_s)};
    Writing writing;
    const QString text = writeText(format(), document, {}, &writing);
    const Reading again = readText(format(), text);
    QCOMPARE(again.document.cues.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(again.document.cues[i].text, document.cues[i].text);
        QVERIFY(qAbs(again.document.cues[i].startMs - document.cues[i].startMs) <= 20);
        QVERIFY(qAbs(again.document.cues[i].endMs - document.cues[i].endMs) <= 70);
    }
    QVERIFY(writing.losses.isEmpty());
    // Nothing can be loaded before the beginning.
    document.cues = {Cue(0, 3000, u"At once"_s)};
    writeText(format(), document, {}, &writing);
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Milliseconds, 1}}));
}

void SccTest::losses_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QList<Loss>>("losses");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QString &text, const QList<Loss> &losses, const QStringList &texts) {
        QTest::newRow(name) << QList<Cue>{Cue(10'000, 14'000, text)} << losses << texts;
    };
    row("similar letters", u"Žižek … 3 €"_s, {{SubtitleFeature::Characters, 1}}, {u"Zizek ... 3 EUR"_s});
    row("no letters", u"日本"_s, {{SubtitleFeature::Characters, 1}}, {u"??"_s});
    row("beyond the plane", u"😀"_s, {{SubtitleFeature::Characters, 1}}, {u"?"_s});
    row("marks of no width", u"a\u200B\u2060b"_s, {}, {u"ab"_s});
    row("letter and mark", u"Cafe\u0301"_s, {}, {u"Café"_s});
    row("long line", u"This is a line of words that is far too long for a row"_s, {{SubtitleFeature::LongLines, 1}},
        {u"This is a line of words that\nis far too long for a row"_s});
    row("long word", QString(40, u'x'), {{SubtitleFeature::LongLines, 1}},
        {QString(20, u'x') + u'\n' + QString(20, u'x')});
    row("five lines", u"a\nb\nc\nd\ne"_s, {{SubtitleFeature::LongLines, 1}}, {u"a b c d e"_s});
    row("too much for one screen", QString(u"word "_s).repeated(40), {{SubtitleFeature::LongLines, 1}},
        {(QString(u"word word word word word word"_s) + u'\n').repeated(4).chopped(1),
            (QString(u"word word word word word word"_s) + u'\n').repeated(2) + u"word word word word"_s});
    QTest::newRow("style inside of a word")
        << QList<Cue>{styled(u"unbelievable"_s, 2, 4, italic())} << QList<Loss>{{SubtitleFeature::Italic, 1}}
        << QStringList{u"unbelievable"_s};
}

void SccTest::losses()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QList<Loss>, losses);
    QFETCH(QStringList, texts);
    Writing writing;
    const Reading again = readText(format(), writeText(format(), documentOf(cues), {}, &writing));
    QCOMPARE(marked(again.document), texts);
    QCOMPARE(writing.losses, losses);
}

void SccTest::dropFrame()
{
    Document document = readLines({u"01:00:00;00 2RCL 2ENM 2p15 'Hi' 2EOC"_s, u"01:00:59;28 2EDM"_s}).document;
    document.format = u"scc"_s;
    const QString text = writeText(format(), document);
    QVERIFY(text.contains(u"01:00:00;00\t"_s));
    QVERIFY(text.contains(u"01:00:59;28\t"_s));
    QCOMPARE(readText(format(), text).document.cues, document.cues);
    // Numbers that do not exist are not written.
    for (const qint64 frame : {1799, 1800, 1801, 17'981, 17'982, 17'983, 19'781, 19'782}) {
        document.cues.first().endMs = document.cues.first().startMs + ms(frame);
        const QString other = writeText(format(), document);
        QVERIFY2(!QRegularExpression(u":[0-9][1-9]:00;0[01]\t"_s).match(other).hasMatch(), qPrintable(other));
        QVERIFY(qAbs(readText(format(), other).document.cues.first().endMs - document.cues.first().endMs) < 20);
    }
    // In another format's document the times are as usual.
    document.format.clear();
    QVERIFY(!writeText(format(), document).contains(u';'));
    const Reading other = readText(format(), writeText(format(), document, {.fps = 25}), {.fps = 25});
    QVERIFY(qAbs(other.document.cues.first().startMs - document.cues.first().startMs) <= 20);
}

void SccTest::anyDocument()
{
    Document document;
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    document.cues = {Cue(5000, 4000, u"Reversed"_s), Cue(-5000, -4000, u"Negative"_s), Cue(1000, 2000, {}),
        Cue(1000, 2000, u" \n \n"_s), Cue(huge, huge, u"Late"_s), Cue(-huge, huge, u"Always"_s),
        Cue(7000, 9000, u"-->\n\n{}<b>"_s), Cue(7000, 9000, QString(QChar(0xD800)) + u" alone\x01\x07"_s),
        Cue(7500, 8000, u"Within"_s), Cue(20'000, 21'000, u"Alone"_s)};
    document.cues[0].runs = {{0, 8, italic()}};
    Placement &place = document.cues.last().edit().placement;
    place.anchor = 99;
    place.x = -1e300;
    place.y = 1e300;
    const QString text = writeText(format(), document);
    const Reading again = readText(format(), text);
    QVERIFY(again.warnings.isEmpty());
    QVERIFY(marked(again.document).filter(u"Alone"_s).size() >= 1);
    QVERIFY(isSortedByTime(again.document.cues));
    // Two at a time stand on one screen.
    document.cues = {Cue(10'000, 20'000, u"Sign"_s), Cue(12'000, 15'000, u"Speech"_s)};
    document.cues[0].edit().placement.anchor = 8;
    QCOMPARE(marked(readText(format(), writeText(format(), document)).document),
        (QStringList{u"Sign"_s, u"Sign\nSpeech"_s, u"Sign"_s}));
    // A moment of carelessness is none.
    document.cues = {Cue(10'000, 12'100, u"One"_s), Cue(12'000, 15'000, u"Two"_s)};
    QCOMPARE(marked(readText(format(), writeText(format(), document)).document), (QStringList{u"One"_s, u"Two"_s}));
}

void SccTest::hostile_data()
{
    QTest::addColumn<QString>("text");
    constexpr int size = 2'000'000;
    const QString time = u"00:00:01:00 "_s;
    QTest::newRow("one line of letters") << time + codes(u"RDC p15"_s) + u" c1c2"_s.repeated(size / 5);
    QTest::newRow("one line of everything") << time +
            [] {
                QString text;
                for (int pair = 0; pair < 0x10000; pair += 3)
                    text += QString::number(pair, 16).rightJustified(4, u'0') + u' ';
                return text;
            }()
                .repeated(5);
    QTest::newRow("no blanks") << time + QString(size, u'9');
    QTest::newRow("times only") << time.repeated(size / 12);
    QTest::newRow("short lines") << (time + codes(u"RDC 'A' EDM"_s) + u'\n').repeated(size / 40);
    QTest::newRow("line feeds") << QString(size, u'\n');
    QTest::newRow("brackets") << QString(size, u'{');
    QTest::newRow("colons") << u"1:"_s.repeated(size / 2);
    QTest::newRow("returns") << time + codes(u"RU4"_s) + u" 94ad c180"_s.repeated(size / 10);
}

void SccTest::hostile()
{
    QFETCH(QString, text);
    Reading reading = readText(format(), text);
    reading.document.format = u"scc"_s;
    const QString written = writeText(format(), reading.document);
    QVERIFY(written.startsWith(u"Scenarist_SCC"));
}

void SccTest::everyLetter()
{
    // What can be written is read as the same letter, whatever stands before it.
    int count = 0;
    for (int c = 0x21; c < 0x10000; ++c) {
        if (!Cea608::hasLetter(char16_t(c)) || c == QChar::Nbsp)
            continue;
        ++count;
        Cue cue(10'000, 12'000, u"a"_s + QChar(char16_t(c)) + QChar(char16_t(c)) + u"b"_s);
        const Cea608::Layout layout = Cea608::layOut(cue);
        QVERIFY(!layout.lost);
        Cue again;
        for (const bool twice : {true, false}) {
            Cea608::readScreen(Cea608::screenOf(Cea608::codesOf(layout.screens.first(), twice)), false, again);
            QCOMPARE(again.text, cue.text);
        }
    }
    // Standard ones, special ones without the blank that shows the picture, extended ones.
    QCOMPARE(count, 95 + 15 + 64);
}

QTEST_GUILESS_MAIN(SccTest)
#include "tst_scc.moc"
