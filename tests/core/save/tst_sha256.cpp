// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/sha256.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace Legenda;

class TestSha256 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownOnes();
    void asQtCounts();
    void inPieces();
    void speed();
};

void TestSha256::knownOnes()
{
    // FIPS 180-4's examples.
    QCOMPARE(Sha256::of("").toHex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(Sha256::of("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(Sha256::of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").toHex(),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QCOMPARE(Sha256::of(QByteArray(1'000'000, 'a')).toHex(),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestSha256::asQtCounts()
{
    QRandomGenerator random(1);
    QByteArray data;
    for (int size = 0; size < 300; ++size) {
        QCOMPARE(Sha256::of(data), QCryptographicHash::hash(data, QCryptographicHash::Sha256));
        data += char(random.bounded(256));
    }
}

void TestSha256::inPieces()
{
    QRandomGenerator random(2);
    QByteArray data(200'000, Qt::Uninitialized);
    for (char &c : data)
        c = char(random.bounded(256));
    const QByteArray whole = QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    for (const int most : {1, 63, 64, 65, 130, 5000}) {
        Sha256 hash;
        for (qsizetype at = 0; at < data.size();) {
            const qsizetype size = qMin<qsizetype>(data.size() - at, random.bounded(most + 1));
            hash.addData(QByteArrayView(data).sliced(at, size));
            at += size;
        }
        QCOMPARE(hash.result(), whole);
    }
    QBuffer device(&data);
    QVERIFY(device.open(QIODevice::ReadOnly));
    Sha256 hash;
    QVERIFY(hash.addData(device));
    QCOMPARE(hash.result(), whole);
    QBuffer closed;
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::read (QBuffer): device not open");
    QVERIFY(!hash.addData(closed));
}

void TestSha256::speed()
{
    const QByteArray data(8 * 1024 * 1024, 'x');
    QBENCHMARK
    {
        QCOMPARE(Sha256::of(data).size(), 32);
    }
}

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
