// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/plaintextfile.h"
#include "core/subtitles/rewriting.h"

#include <QBuffer>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<QIODevice> device(const QByteArray &content)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(content);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

QByteArray clock(int ms)
{
    return QTime::fromMSecsSinceStartOfDay(ms).toString(u"hh:mm:ss,zzz").toLatin1();
}

/// Large enough, with `line` in it again and again.
QByteArray subRip(const QByteArray &line, const QByteArray &end = "\n")
{
    QByteArray all;
    for (int i = 0; all.size() < 11 * PlainTextFile::leastBytes / 10; ++i) {
        all += QByteArray::number(i + 1) + end + clock(i * 1000) + " --> " + clock(i * 1000 + 900) + end
            + (i % 3 == 0 ? "<i>" + line + "</i>" : line) + end + "Said again." + end + end;
    }
    return all;
}

/// Takes some pieces, then perhaps no more.
class Pieces : public ContentSink
{
public:
    explicit Pieces(int room = 1'000'000) : m_room(room) { }
    bool take(QByteArrayView piece) override
    {
        if (count >= m_room)
            return false;
        ++count;
        all += piece;
        return true;
    }
    Error error() const override { return {ErrorKind::DiskFull, u"full"_s, {}}; }

    QByteArray all;
    int count = 0;

private:
    int m_room;
};

} // namespace

class TestPlainTextFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainOrNot_data();
    void plainOrNot();
    void readsAsTheWholeDoes_data();
    void readsAsTheWholeDoes();
    void writesTheSame_data();
    void writesTheSame();
    void sinksWithoutRoom();
};

void TestPlainTextFile::plainOrNot_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("plain");
    const QByteArray ascii = subRip("Nobody came.");
    QTest::newRow("ASCII") << ascii << true;
    QTest::newRow("small") << ascii.left(1000) << false;
    QTest::newRow("UTF-8") << subRip("Où êtes-vous ? Żółw 😀") << true;
    QTest::newRow("with a mark") << "\xEF\xBB\xBF" + ascii << true;
    QTest::newRow("Latin-1 at the end") << ascii + "\xE9t\xE9\n" << false;
    QTest::newRow("a torn letter at the end") << subRip("Où ?") + "\xC3" << false;
    QTest::newRow("UTF-16") << QByteArray("a\0b\0", 4).repeated(400'000) << false;
    QTest::newRow("a zero") << ascii + QByteArray("\0", 1) + ascii << false;
    QTest::newRow("end of a zip archive") << ascii + QByteArray("PK\5\6", 4) + QByteArray(18, '\0') << false;
    QTest::newRow("ISO-2022-JP") << ascii + "\x1B$B$3\x1B(B\n" << false;
    QTest::newRow("HZ") << ascii + "~{<:Ky2;~}\n" << false;
    QTest::newRow("the same signs among letters") << subRip("Où ~{ ?") << true;
    QTest::newRow("one line") << QByteArray(2 * PlainTextFile::leastBytes, 'x') << false;
    QTest::newRow("blanks") << QByteArray("  \n").repeated(600'000) << false;
    QTest::newRow("a PDF") << "%PDF-1.4\n" + ascii << false;
}

void TestPlainTextFile::plainOrNot()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, plain);
    const auto file = PlainTextFile::look(device(content));
    QCOMPARE(file.has_value(), plain);
    if (!file)
        return;
    QCOMPARE(file->encoding(), detectEncoding(content));
    QCOMPARE(file->head(100), content.left(100));
    QCOMPARE(file->whole(), content);
}

void TestPlainTextFile::readsAsTheWholeDoes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<LoadOptions>("options");
    const QByteArray letters = subRip("Où êtes-vous ? Żółw 😀");
    QTest::newRow("as it is") << letters << LoadOptions{};
    QTest::newRow("Windows, with a mark") << "\xEF\xBB\xBF" + subRip("Dzień dobry.", "\r\n") << LoadOptions{};
    QTest::newRow("Mac") << subRip("Dzień dobry.", "\r") + "\n" << LoadOptions{};
    QTest::newRow("UTF-8 twice") << subRip("CafÃ© dÃ©jÃ  fermÃ©") << LoadOptions{};
    QTest::newRow("named encoding") << letters << LoadOptions{.encoding = u"utf8"_s};
    QTest::newRow("another encoding") << letters << LoadOptions{.encoding = u"windows-1252"_s};
    QTest::newRow("unknown encoding") << letters << LoadOptions{.encoding = u"klingon"_s};
    QTest::newRow("named format") << letters << LoadOptions{.format = u"text"_s};
    QTest::newRow("a format of bytes") << letters << LoadOptions{.format = u"ebu-stl"_s};
    QTest::newRow("headers") << "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + letters << LoadOptions{};
    QTest::newRow("a page") << "<!DOCTYPE html><html><body>\n" + QByteArray("<p>No.</p>\n").repeated(200'000)
                            << LoadOptions{};
    QTest::newRow("no subtitle") << QByteArray("Words and words.\n").repeated(100'000) << LoadOptions{};
    QTest::newRow("MicroDVD") << QByteArray("{25}{50}Hello|there\n").repeated(80'000) << LoadOptions{.fps = 25};
}

void TestPlainTextFile::readsAsTheWholeDoes()
{
    QFETCH(QByteArray, content);
    QFETCH(LoadOptions, options);
    const auto file = PlainTextFile::look(device(content));
    if (QByteArray(QTest::currentDataTag()) == "Mac") { // one line, as it were
        QVERIFY(!file);
        return;
    }
    QVERIFY(file);
    const Result<LoadedSubtitle> pieces = loadSubtitle(*file, options);
    const Result<LoadedSubtitle> whole = loadSubtitle(content, options);
    QCOMPARE(pieces.has_value(), whole.has_value());
    if (whole)
        QVERIFY(*pieces == *whole);
    else
        QCOMPARE(pieces.error().message, whole.error().message);
}

void TestPlainTextFile::writesTheSame_data()
{
    QTest::addColumn<Rewrite>("how");
    QTest::addColumn<bool>("poured");
    Rewrite how;
    how.store.format = u"webvtt"_s;
    QTest::newRow("WebVTT") << how << true;
    how.store.encoding = u"UTF-16LE"_s;
    how.store.mark = true;
    how.store.lineEnd = LineEnd::CrLf;
    how.keepLineEnds = false;
    QTest::newRow("UTF-16") << how << true;
    how.store.encoding = u"ISO-8859-1"_s;
    QTest::newRow("letters that are not there") << how << false; // not in a single piece
    how = {};
    QTest::newRow("nothing") << how << false;
    how.store.mark = true;
    QTest::newRow("only a mark") << how << false;
    how = {};
    how.edits.shiftMs = 1500;
    QTest::newRow("later") << how << true;
    how = {};
    how.store.format = u"ebu-stl"_s;
    QTest::newRow("bytes") << how << false;
}

void TestPlainTextFile::writesTheSame()
{
    QFETCH(Rewrite, how);
    QFETCH(bool, poured);
    const QByteArray content = subRip("Où êtes-vous ? Żółw");
    const auto file = PlainTextFile::look(device(content));
    QVERIFY(file);
    Pieces sink;
    Result<Rewritten> pieces = rewrite(*file, how, &sink);
    const Result<Rewritten> whole = rewrite(content, how);
    QCOMPARE(sink.count > 0, poured);
    QCOMPARE(pieces.has_value(), whole.has_value());
    if (!whole) {
        QCOMPARE(pieces.error().message, whole.error().message);
        return;
    }
    if (poured) {
        QVERIFY(pieces->content.isEmpty());
        pieces->content = sink.all;
    }
    QVERIFY(*pieces == *whole);
    const Result<Rewritten> kept = rewrite(*file, how);
    QVERIFY(kept && *kept == *whole);
}

void TestPlainTextFile::sinksWithoutRoom()
{
    Rewrite how;
    how.store.format = u"webvtt"_s;
    const QByteArray content = subRip("Nobody came.");
    const auto file = PlainTextFile::look(device(content));
    QVERIFY(file);
    Pieces none(0);
    const Result<Rewritten> kept = rewrite(*file, how, &none);
    QVERIFY(kept);
    QCOMPARE(kept->content, rewrite(content, how)->content);
    Pieces some(2);
    const Result<Rewritten> failed = rewrite(*file, how, &some);
    QVERIFY(!failed);
    QVERIFY(failed.error().kind == ErrorKind::DiskFull);
}

QTEST_GUILESS_MAIN(TestPlainTextFile)
#include "tst_plaintextfile.moc"
