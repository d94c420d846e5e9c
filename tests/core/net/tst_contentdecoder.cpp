// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/contentdecoder.h"
#include "tests/core/net/compressed.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

struct Decoded
{
    ContentDecoder::Outcome outcome = ContentDecoder::Outcome::Fine;
    QByteArray body;
};

Decoded decode(const QByteArray &encoding, const QByteArray &data, qsizetype chunkSize, qint64 maxBytes = 1 << 20)
{
    ContentDecoder decoder(encoding, maxBytes);
    Decoded result;
    for (qsizetype at = 0; at < data.size() && result.outcome == ContentDecoder::Outcome::Fine; at += chunkSize)
        result.outcome = decoder.add(data.mid(at, chunkSize));
    if (result.outcome == ContentDecoder::Outcome::Fine)
        result.outcome = decoder.finish();
    result.body = decoder.takeBody();
    return result;
}

} // namespace

class TestContentDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void damaged_data();
    void damaged();
    void bombIsStopped();
    void limitIsInclusive();
};

void TestContentDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray text = QByteArray("Hello, subtitles. ").repeated(500);
    QTest::newRow("none") << QByteArray() << text << text;
    QTest::newRow("identity") << "Identity"_ba << text << text;
    QTest::newRow("gzip") << "gzip"_ba << compressed(text) << text;
    QTest::newRow("x-gzip, upper case") << "X-GZIP"_ba << compressed(text) << text;
    QTest::newRow("deflate with zlib header") << "deflate"_ba << compressed(text, MAX_WBITS) << text;
    QTest::newRow("bare deflate") << "deflate"_ba << compressed(text, -MAX_WBITS) << text;
    QTest::newRow("two members") << "gzip"_ba << QByteArray(compressed("ab") + compressed("cd")) << "abcd"_ba;
    QTest::newRow("padding") << "gzip"_ba << QByteArray(compressed("ab") + QByteArray(512, '\0')) << "ab"_ba;
    QTest::newRow("empty text") << "gzip"_ba << compressed("") << QByteArray();
    QTest::newRow("no bytes at all") << "gzip"_ba << QByteArray() << QByteArray();
}

void TestContentDecoder::decodes()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, expected);
    for (const qsizetype chunk : {1, 7, 1000000}) {
        const Decoded result = decode(encoding, data, chunk);
        // Two bytes are needed to tell the two kinds of deflate apart; a server's first chunk has more than one.
        if (chunk == 1 && encoding == "deflate" && result.outcome != ContentDecoder::Outcome::Fine)
            continue;
        QVERIFY(result.outcome == ContentDecoder::Outcome::Fine);
        QCOMPARE(result.body, expected);
    }
}

void TestContentDecoder::damaged_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("data");
    QByteArray noise(4000, '\0');
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<char>((i * 7919 + i * i * 31) & 0xff);
    const QByteArray whole = compressed(noise);
    QByteArray flipped = whole;
    flipped[flipped.size() - 6] = static_cast<char>(flipped.at(flipped.size() - 6) ^ 0x55); // in the checksum
    QTest::newRow("half a gzip") << "gzip"_ba << whole.left(whole.size() / 2);
    QTest::newRow("last byte missing") << "gzip"_ba << whole.chopped(1);
    QTest::newRow("only the first byte") << "gzip"_ba << whole.left(1);
    QTest::newRow("bad checksum") << "gzip"_ba << flipped;
    QTest::newRow("plain text") << "gzip"_ba
                                << "{\"data\":[]}"_ba;
    QTest::newRow("half a deflate") << "deflate"_ba << compressed(noise, MAX_WBITS).chopped(20);
}

void TestContentDecoder::damaged()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, data);
    for (const qsizetype chunk : {3, 1000000})
        QVERIFY(decode(encoding, data, chunk).outcome == ContentDecoder::Outcome::Corrupt);
    QVERIFY(decode("br", data, 100).outcome == ContentDecoder::Outcome::Unsupported);
}

void TestContentDecoder::bombIsStopped()
{
    const QByteArray bomb = compressed(QByteArray(64 << 20, ' '));
    const Decoded result = decode("gzip", bomb, 4096, 1 << 20);
    QVERIFY(result.outcome == ContentDecoder::Outcome::TooLong);
    QVERIFY(result.body.size() <= 1 << 20);
}

void TestContentDecoder::limitIsInclusive()
{
    const QByteArray text(1000, 'x');
    QVERIFY(decode("gzip", compressed(text), 100, 1000).outcome == ContentDecoder::Outcome::Fine);
    QVERIFY(decode("gzip", compressed(text), 100, 999).outcome == ContentDecoder::Outcome::TooLong);
    QVERIFY(decode("", text, 100, 1000).outcome == ContentDecoder::Outcome::Fine);
    QVERIFY(decode("", text, 100, 999).outcome == ContentDecoder::Outcome::TooLong);
}

QTEST_GUILESS_MAIN(TestContentDecoder)
#include "tst_contentdecoder.moc"
