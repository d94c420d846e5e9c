// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// EBU STL: writing it, and what comes back.

#include "core/subtitles/formats/ebutext.h"
#include "core/subtitles/formats/iso6937.h"
#include "tests/support/ebustlcase.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestEbuStlWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
};

void TestEbuStlWriter::writesValidFiles()
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

void TestEbuStlWriter::writesBack_data()
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

void TestEbuStlWriter::writesBack()
{
    QFETCH(Cue, cue);
    Writing writing;
    const Document again = readBytes(writeBytes(documentOf({cue}), {}, &writing)).document;
    QCOMPARE(again.cues, QList<Cue>{cue});
    QVERIFY(writing.losses.isEmpty());
}

void TestEbuStlWriter::choosesTables_data()
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

void TestEbuStlWriter::choosesTables()
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

void TestEbuStlWriter::choosesRates_data()
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

void TestEbuStlWriter::choosesRates()
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

void TestEbuStlWriter::losses_data()
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

void TestEbuStlWriter::losses()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QList<Loss>, losses);
    QFETCH(QStringList, texts);
    Writing writing;
    const QByteArray bytes = writeBytes(documentOf(cues), {}, &writing);
    QCOMPARE(marked(readBytes(bytes).document), texts);
    QCOMPARE(writing.losses, losses);
}

void TestEbuStlWriter::keepsWhatItRead()
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

void TestEbuStlWriter::longTexts()
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

void TestEbuStlWriter::anyDocument()
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

QTEST_GUILESS_MAIN(TestEbuStlWriter)
#include "tst_ebustlwriter.moc"
