// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textinput.h"
#include "core/subtitles/textoutput.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

QStringList linesOf(TextInput &input)
{
    QStringList lines;
    QStringView line;
    while (input.next(line))
        lines << line.toString();
    return lines;
}

} // namespace

class TestTextInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lineEnds_data();
    void lineEnds();
    void piecesMeetAnywhere();
    void peeksAndCounts();
    void restIsTheRest();
    void writesEncodings_data();
    void writesEncodings();
    void halvesOfLettersAreMended();
    void clocks_data();
    void clocks();
};

void TestTextInput::lineEnds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("unix") << u"a\nb\n\nc\n"_s << QStringList{u"a"_s, u"b"_s, QString(), u"c"_s};
    QTest::newRow("windows") << u"a\r\nb\r\n\r\nc"_s << QStringList{u"a"_s, u"b"_s, QString(), u"c"_s};
    QTest::newRow("saved twice") << u"a\r\r\nb\r\r\n"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("mac") << u"a\rb\r\rc\r"_s << QStringList{u"a"_s, u"b"_s, QString(), u"c"_s};
    QTest::newRow("marks and zeros") << u"\uFEFFa\n\uFEFFb"_s + QChar(0) + u"c"_s << QStringList{u"a"_s, u"bc"_s};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("one end") << u"\n"_s << QStringList{QString()};
}

void TestTextInput::lineEnds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    TextInput fromText(text);
    QCOMPARE(linesOf(fromText), lines);
    TextInput fromBytes(text.toUtf8(), u"UTF-8"_s);
    QCOMPARE(linesOf(fromBytes), lines);
}

void TestTextInput::piecesMeetAnywhere()
{
    // Letters of several bytes, and line ends of several characters, lie across the seams of the pieces.
    for (int shift = 0; shift < 7; ++shift) {
        QString text(64 * 1024 - shift, u'x');
        text += u"żółw\r\r\n🙂\r\nlast"_s;
        const QStringList expected{QString(64 * 1024 - shift, u'x') + u"żółw"_s, u"🙂"_s, u"last"_s};
        TextInput input(text.toUtf8(), u"UTF-8"_s);
        QCOMPARE(linesOf(input), expected);
        TextInput same(text);
        QCOMPARE(linesOf(same), expected);
    }
}

void TestTextInput::peeksAndCounts()
{
    TextInput input(u"a\nb\n"_s);
    QStringView line;
    QVERIFY(input.peek(line));
    QCOMPARE(line.toString(), u"a"_s);
    QCOMPARE(input.lineNumber(), 0);
    QVERIFY(input.peek(line) && input.next(line));
    QCOMPARE(line.toString(), u"a"_s);
    QCOMPARE(input.lineNumber(), 1);
    QVERIFY(input.next(line) && !input.peek(line) && !input.next(line));
    QCOMPARE(input.lineNumber(), 2);
}

void TestTextInput::restIsTheRest()
{
    QStringView line;
    TextInput input(u"a\r\nb\r\nc"_s);
    input.next(line);
    input.peek(line);
    QCOMPARE(input.rest(), u"b\nc"_s);
    QVERIFY(!input.next(line));
}

void TestTextInput::writesEncodings_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("mark");
    QTest::addColumn<int>("lineEnd");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << u"UTF-8"_s << false << int(LineEnd::Lf) << QByteArray("\xc3\xb3\n\n");
    QTest::newRow("with mark") << u"utf8"_s << true << int(LineEnd::CrLf) << QByteArray("\xef\xbb\xbf\xc3\xb3\r\n\r\n");
    QTest::newRow("UTF-16") << u"UTF-16BE"_s << true << int(LineEnd::Cr) << QByteArray("\xfe\xff\0\xf3\0\r\0\r", 8);
    QTest::newRow("8 bits") << u"cp1250"_s << true << int(LineEnd::Lf) << QByteArray("\xf3\n\n");
}

void TestTextInput::writesEncodings()
{
    QFETCH(QString, encoding);
    QFETCH(bool, mark);
    QFETCH(int, lineEnd);
    TextOutput out(encoding, mark, LineEnd(lineEnd));
    out << u"ó\n"_s << u'\n';
    QTEST(out.finish().value(), "bytes");
}

void TestTextInput::halvesOfLettersAreMended()
{
    TextOutput out;
    out << QStringView(u"a") << QChar(0xD83D) << QStringView(u"b") << QStringView(u"🙂");
    const Result<QByteArray> bytes = out.finish();
    QVERIFY(bytes);
    QCOMPARE(QString::fromUtf8(*bytes), u"a\uFFFDb🙂"_s);
    // The two halves of one come in two pieces.
    TextOutput two;
    two << QString(40'000, u'x') << QChar(0xD83D) << QString(QChar(0xDE42)) + QString(40'000, u'y');
    QCOMPARE(QString::fromUtf8(two.finish().value()), QString(40'000, u'x') + u"🙂"_s + QString(40'000, u'y'));
    QVERIFY(!TextOutput(u"klingon"_s).finish());
}

void TestTextInput::clocks_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << qint64(3'723'004) << 2 << 3 << u"01:02:03.004"_s;
    QTest::newRow("rounded up") << qint64(59'999) << 1 << 2 << u"0:01:00.00"_s;
    QTest::newRow("no hours") << qint64(61'500) << 0 << 1 << u"01:01.5"_s;
    QTest::newRow("seconds") << qint64(1'499) << 2 << 0 << u"00:00:01"_s;
    QTest::newRow("negative") << qint64(-5) << 2 << 3 << u"00:00:00.000"_s;
    QTest::newRow("long") << qint64(100 * 3'600'000) << 2 << 0 << u"100:00:00"_s;
}

void TestTextInput::clocks()
{
    QFETCH(qint64, ms);
    QFETCH(int, hours);
    QFETCH(int, decimals);
    TextOutput out;
    out.clock(ms, hours, u'.', decimals);
    QTEST(QString::fromUtf8(out.finish().value()), "text");
}

QTEST_GUILESS_MAIN(TestTextInput)
#include "tst_textinput.moc"
