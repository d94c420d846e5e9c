// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures lie on another host than the service: nothing secret may go there, and little may come.

#include "core/net/secretstore.h"
#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/sandbox.h"
#include "tests/support/settled.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestPosters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWithoutSecrets()
    {
        FakeHttpClient http;
        const auto secrets = makeSecretStore(false);
        OpenSubtitlesComProvider provider(http, *secrets);
        provider.setAccountValues({{u"api_key"_s, u"key"_s}, {u"username"_s, u"ann"_s}, {u"password"_s, u"hush"_s}});
        http.then(FakeHttpClient::raw(200, "a picture"));
        const QUrl url(u"https://s9.opensubtitles.com/features/1.jpg"_s);
        const auto bytes = settled(provider.poster(url, {}));
        VERIFY_OK(bytes);
        QCOMPARE(**bytes, "a picture"_ba);
        QCOMPARE(http.requests.size(), 1);
        QCOMPARE(http.requests.first().url, url);
        QVERIFY(http.requests.first().headers.isEmpty());
        QCOMPARE(http.requests.first().maxBytes, largestPoster);
        QVERIFY(!http.requests.first().mayRetry);
    }

    void whatIsNone()
    {
        FakeHttpClient http;
        const auto secrets = makeSecretStore(false);
        OpenSubtitlesComProvider provider(http, *secrets);
        VERIFY_FAILED(settled(provider.poster(QUrl(), {})), ErrorKind::BadInput);
        VERIFY_FAILED(settled(provider.poster(QUrl(u"/assets/x.png"_s), {})), ErrorKind::BadInput);
        QVERIFY(http.requests.isEmpty());
        const QUrl url(u"https://s9.opensubtitles.com/features/1.jpg"_s);
        http.then(FakeHttpClient::html(200));
        VERIFY_FAILED(settled(provider.poster(url, {})), ErrorKind::NotFound);
        http.then(FakeHttpClient::raw(404, "gone"));
        VERIFY_FAILED(settled(provider.poster(url, {})), ErrorKind::NotFound);
        http.then(FakeHttpClient::raw(200, {}));
        VERIFY_FAILED(settled(provider.poster(url, {})), ErrorKind::NotFound);
    }

    void overTheNetwork()
    {
        Sandbox sandbox;
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        const auto http = makeHttpClient("Legenda v0");
        const auto secrets = makeSecretStore(false);
        OpenSubtitlesComProvider provider(*http, *secrets);
        provider.setAccountValues(
            {{u"url"_s, sandbox.url(u"opensubtitles-com"_s).toString()}, {u"api_key"_s, u"sandbox"_s}});
        FeatureQuery query;
        query.text = u"Paper Kites"_s;
        const auto found = settled(provider.features(query, {}));
        VERIFY_OK(found);
        QVERIFY(!(*found)->isEmpty());
        const QUrl poster = (*found)->first().poster;
        QCOMPARE(poster.host(), u"127.0.0.1"_s);
        const auto bytes = settled(provider.poster(poster, {}));
        VERIFY_OK(bytes);
        QVERIFY((*bytes)->startsWith("\x89PNG"));
        // Plain http to anywhere else is refused, and so is what is too long.
        VERIFY_FAILED(settled(provider.poster(QUrl(u"http://pictures.example/1.jpg"_s), {})), ErrorKind::BadInput);
        sandbox.setFault(u"/poster"_s, u"huge"_s);
        const auto endless = settled(provider.poster(poster, {}));
        QVERIFY(endless && !*endless);
    }
};

QTEST_GUILESS_MAIN(TestPosters)
#include "tst_posters.moc"
