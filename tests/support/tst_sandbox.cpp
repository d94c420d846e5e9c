// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Legenda;

/** The helper that other tests stand on: it starts, is controlled, reports and ends. */
class TestSandbox : public QObject
{
    Q_OBJECT

private:
    static int ask(const Sandbox &sandbox, const QString &path)
    {
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(sandbox.url(u"opensubtitles-com"_s).toString() + path));
        request.setRawHeader("Api-Key", "sandbox");
        request.setRawHeader("User-Agent", "Legenda v1.0.0");
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        finished.wait();
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

private Q_SLOTS:
    void startsAndLogs()
    {
        Sandbox sandbox;
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 200);
        QCOMPARE(sandbox.log(u"/infos/formats"_s).size(), 1);
        QCOMPARE(sandbox.log().first()["headers"_L1]["Api-Key"_L1].toString(), u"<secret>"_s);
        sandbox.reset();
        QVERIFY(sandbox.log().isEmpty());
        QVERIFY(sandbox.catalogue().size() > 500);
    }

    void controlsFaultsQuotaAndRates()
    {
        Sandbox sandbox;
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        sandbox.setFault(u"/infos/formats"_s, u"status"_s, 503, 1);
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 503);
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 200);
        sandbox.setRemaining(u"demo"_s, 3);
        const auto services = sandbox.state().value("services"_L1);
        QCOMPARE(services["opensubtitles-com"_L1]["accounts"_L1]["demo"_L1]["remaining"_L1].toInt(), 3);
        sandbox.enforceRates({{u"api"_s, QJsonArray{QJsonArray{1, 60}}}});
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 200);
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 429);
        sandbox.liftRates();
        QCOMPARE(ask(sandbox, u"/infos/formats"_s), 200);
    }

    void makesVideos()
    {
        const QTemporaryDir folder;
        Sandbox sandbox({u"--make-videos"_s, folder.path()});
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        const auto videos = sandbox.videos();
        QVERIFY(videos.size() > 15);
        for (const auto &video : videos)
            QCOMPARE(double(QFileInfo(video["path"_L1].toString()).size()), video["size"_L1].toDouble());
    }

    void playsFourServices()
    {
        const Sandbox sandbox;
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        QSet<QString> addresses;
        const QStringList providers = Sandbox::allProviders();
        for (const QString &provider : providers) {
            QVERIFY2(sandbox.url(provider).isValid() && !sandbox.url(provider).isEmpty(), qPrintable(provider));
            addresses.insert(sandbox.url(provider).authority());
        }
        QCOMPARE(addresses.size(), 4); // hosts of their own
        const auto usual = sandbox.environment();
        QVERIFY(usual.contains(u"LEGENDA_OPENSUBTITLES_COM_URL"_s));
        QVERIFY(!usual.contains(u"LEGENDA_OPENSUBTITLES_ORG_URL"_s));
        const auto all = sandbox.signedInEnvironment(providers, u"vip"_s);
        QCOMPARE(all.value(u"LEGENDA_AMARA_URL"_s), sandbox.url(u"amara"_s).toString());
        QCOMPARE(all.value(u"LEGENDA_OPENSUBTITLES_ORG_PASSWORD"_s), u"vip"_s);
        QCOMPARE(all.value(u"LEGENDA_KICKASSSUBTITLES_API_KEY"_s), u"sandbox"_s);
    }

    void hasQuirksAndQuotasOfEachService()
    {
        Sandbox sandbox;
        QVERIFY2(sandbox.isRunning(), qPrintable(sandbox.error()));
        const auto of = [&sandbox](
                            const QString &service) { return sandbox.state()["services"_L1][service].toObject(); };
        sandbox.setQuirks(u"kickasssubtitles"_s, {{u"polls"_s, 7}});
        QCOMPARE(of(u"kickasssubtitles"_s)["quirks"_L1]["polls"_L1].toInt(), 7);
        sandbox.setRemaining(u"demo"_s, 3, u"opensubtitles-org"_s);
        QCOMPARE(of(u"opensubtitles-org"_s)["accounts"_L1]["demo"_L1]["remaining"_L1].toInt(), 3);
        QCOMPARE(of(u"opensubtitles-com"_s)["accounts"_L1]["demo"_L1]["remaining"_L1].toInt(), 20);
    }

    void reportsWhatCannotStart()
    {
        const Sandbox sandbox({u"--services"_s, u"nonesuch"_s});
        QVERIFY(!sandbox.isRunning());
        QVERIFY(!sandbox.error().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
