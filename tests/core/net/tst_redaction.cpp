// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redaction.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registered();
    void patterns_data();
    void patterns();
    void harmlessTextStays();
    void addresses();
    void headers();
};

void TestRedaction::registered()
{
    registerSecret(u"corr\"ect horse"_s);
    registerSecret(u"abc"_s); // too short to tell from ordinary text
    registerSecret(u"hidden-inner"_s);
    registerSecret(u"outer-hidden-inner-outer"_s);
    QCOMPARE(scrub(u"It was corr\"ect horse, abc"_s), u"It was •••, abc"_s);
    QCOMPARE(scrub(u"?x=corr%22ect%20horse"_s), u"?x=•••"_s);
    QCOMPARE(scrub(u"{\"x\":\"corr\\\"ect horse\"}"_s), u"{\"x\":\"•••\"}"_s);
    QCOMPARE(scrub(u"outer-hidden-inner-outer hidden-inner"_s), u"••• •••"_s);
    QCOMPARE(scrub(QString()), QString());
}

void TestRedaction::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    QTest::newRow("bearer") << u"Authorization: Bearer S3cr3tT0ken"_s << u"S3cr3tT0ken"_s;
    QTest::newRow("bearer alone") << u"sent bearer S3cr3tT0ken, then"_s << u"S3cr3tT0ken"_s;
    QTest::newRow("jwt") << u"token is eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2ln here"_s << u"eyJleHAiOjF9"_s;
    QTest::newRow("json") << u"{\"username\":\"me\", \"password\" : \"pass \\\" word\"}"_s << u"word\""_s.chopped(1);
    QTest::newRow("json token") << u"{\"token\":\"S3cr3t\"}"_s << u"S3cr3t"_s;
    QTest::newRow("query") << u"https://x.example/?a=1&api_key=S3cr3t&b=2"_s << u"S3cr3t"_s;
    QTest::newRow("header") << u"api-key: S3cr3t"_s << u"S3cr3t"_s;
    QTest::newRow("header, other spelling") << u"X-apikey: S3cr3t"_s << u"S3cr3t"_s;
    QTest::newRow("cookie") << u"Cookie: session=S3cr3t; a=b"_s << u"S3cr3t"_s;
}

void TestRedaction::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    QVERIFY(text.contains(secret));
    const QString result = scrub(text);
    QVERIFY2(result.contains(u"•••"_s), qPrintable(result));
    // "password" itself holds "word", so look at what follows the first mask.
    QVERIFY2(!result.mid(result.indexOf(u"•••"_s)).contains(secret), qPrintable(result));
}

void TestRedaction::harmlessTextStays()
{
    for (const auto &text : {u"You have downloaded your allowed 20 subtitles for 24h."_s,
             u"The token has expired. Sign in again."_s, u"https://x.example/?query=man+of+steel&languages=de"_s,
             u"{\"message\":\"invalid token\",\"status\":401}"_s, u"wrong password"_s})
        QCOMPARE(scrub(text), text);
}

void TestRedaction::addresses()
{
    QCOMPARE(scrubbed(QUrl(u"https://me:pass@x.example/p?token=abcdefg&q=a%20b#frag"_s)),
        u"https://x.example/p?token=•••&q=a b"_s);
    QCOMPARE(scrubbed(QUrl(u"https://x.example/p"_s)), u"https://x.example/p"_s);
    QCOMPARE(scrubbed(QUrl()), QString());
}

void TestRedaction::headers()
{
    for (const char *name : {"Authorization", "api-key", "Api-Key", "X-API-KEY", "X-apikey", "Cookie", "Set-Cookie"})
        QVERIFY2(isSecretHeader(name), name);
    for (const char *name : {"Accept", "User-Agent", "X-api-username", "Content-Type"})
        QVERIFY2(!isSecretHeader(name), name);
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
