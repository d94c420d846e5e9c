// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recorded traffic through the codec. The recordings are not part of this repository; without them this is skipped.

#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesCom;
using namespace Qt::StringLiterals;

namespace {

struct Exchange
{
    QString source;
    QString method;
    QString path;
    QUrlQuery query;
    HttpReply reply;
};

QList<Exchange> recordings(const QString &folder)
{
    QList<Exchange> all;
    const QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue &entry : entries) {
            Exchange exchange;
            exchange.source = name;
            exchange.method = entry[u"method"_s].toString();
            exchange.path = entry[u"path"_s].toString();
            exchange.query = QUrlQuery(entry[u"raw_query"_s].toString());
            exchange.reply.status = entry[u"status"_s].toInt();
            const QJsonObject headers = entry[u"response_headers"_s].toObject();
            for (auto it = headers.begin(); it != headers.end(); ++it)
                exchange.reply.headers.append(HttpHeader{it.key().toLatin1(), it.value().toString().toUtf8()});
            exchange.reply.body = entry[u"response_body"_s].toString().toUtf8();
            all.append(exchange);
        }
    }
    return all;
}

SearchQuery askedBy(const Exchange &exchange)
{
    const auto value = [&](const QString &key) {
        return exchange.query.queryItemValue(key, QUrl::FullyDecoded).replace(u'+', u' ');
    };
    SearchQuery query;
    query.movieHash = value(u"moviehash"_s);
    query.text = value(u"query"_s);
    query.imdbId = value(u"imdb_id"_s).toLongLong();
    query.languages = Language::fromList(value(u"languages"_s));
    return query;
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyReplyReads();
    void pagesOverlap();
    void hashMatches();

private:
    QString m_folder;
    QList<Exchange> m_all;
};

void TestReplay::initTestCase()
{
    m_folder = qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/http/opensubtitles-com"_s;
    m_all = recordings(m_folder) + recordings(m_folder + u"/documented"_s);
    if (m_all.isEmpty())
        QSKIP("there are no recordings");
}

void TestReplay::everyReplyReads()
{
    int hits = 0;
    for (const Exchange &exchange : std::as_const(m_all)) {
        const QByteArray where = exchange.source.toUtf8() + ' ' + exchange.path.toUtf8();
        if (exchange.reply.status >= 300)
            continue;
        if (exchange.path.endsWith("/subtitles"_L1) || exchange.path.contains("most_downloaded"_L1)
            || exchange.path.contains("/latest"_L1)) {
            const auto page = readHits(exchange.reply, askedBy(exchange), {});
            QVERIFY2(page, where.constData());
            const qsizetype rows = QJsonDocument::fromJson(exchange.reply.body)[u"data"_s].toArray().size();
            QCOMPARE(page->hits.size(), rows);
            for (const SubtitleHit &hit : page->hits) {
                QVERIFY2(!hit.id.isEmpty() && hit.language.isValid() && hit.uploadedAt.isValid(), where.constData());
                QVERIFY2(hit.feature.featureId > 0 && !hit.feature.title.isEmpty(), where.constData());
                QVERIFY2(!hit.feature.title.contains(u"&amp;"_s), where.constData());
            }
            hits += static_cast<int>(page->hits.size());
        } else if (exchange.path.endsWith("/features"_L1) || exchange.path.contains("popular"_L1)) {
            const auto features = readFeatures(exchange.reply, {});
            QVERIFY2(features && !features->isEmpty(), where.constData());
        } else if (exchange.path.endsWith("/login"_L1)) {
            QVERIFY2(readLogin(exchange.reply, {Endpoint::Login, false, false}), where.constData());
        } else if (exchange.path.endsWith("/infos/user"_L1)) {
            QVERIFY2(readUser(exchange.reply, {Endpoint::User, true, true}), where.constData());
        } else if (exchange.path.endsWith("/infos/formats"_L1)) {
            QVERIFY2(readFormats(exchange.reply, {}), where.constData());
        } else if (exchange.path.endsWith("/infos/languages"_L1)) {
            const auto languages = readLanguages(exchange.reply, {});
            QVERIFY2(languages && languages->size() > 70, where.constData());
            // Each code of the service comes back to itself.
            for (const ProviderLanguage &language : *languages)
                QVERIFY2(!Language::all().contains(language.language) || !language.language.name().isEmpty(),
                    qPrintable(language.code));
        } else if (exchange.path.endsWith("/api/v1/download"_L1)) {
            QVERIFY2(readLink(exchange.reply, {Endpoint::Download, true, true}), where.constData());
        } else if (exchange.path.startsWith("/download/"_L1)) {
            QVERIFY2(readFile(exchange.reply, {}, {Endpoint::Link, true, false}), where.constData());
        }
    }
    QVERIFY(hits > 500);
}

void TestReplay::pagesOverlap()
{
    QSet<QString> unique;
    int all = 0;
    QSet<QString> pages;
    for (const Exchange &exchange : std::as_const(m_all)) {
        if (exchange.source != "test_query_max_result_pages.json"_L1 || exchange.reply.status != 200
            || !exchange.path.endsWith("/subtitles"_L1))
            continue;
        const auto page = readHits(exchange.reply, askedBy(exchange), {});
        QVERIFY(page);
        for (const SubtitleHit &hit : page->hits)
            unique.insert(hit.id);
        all += static_cast<int>(page->hits.size());
        pages.insert(exchange.query.queryItemValue(u"page"_s));
    }
    if (pages.size() < 31)
        QSKIP("the pages are not there");
    qInfo("%d hits on %d pages, %d unique", all, static_cast<int>(pages.size()), static_cast<int>(unique.size()));
    QVERIFY(unique.size() < all);
}

void TestReplay::hashMatches()
{
    int found = 0;
    for (const Exchange &exchange : std::as_const(m_all)) {
        if (exchange.query.queryItemValue(u"moviehash"_s) != "5b8f8f4e41ccb21e"_L1 || exchange.reply.status != 200)
            continue;
        const auto page = readHits(exchange.reply, askedBy(exchange), {});
        QVERIFY(page);
        const QJsonArray rows = QJsonDocument::fromJson(exchange.reply.body)[u"data"_s].toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const bool said = rows.at(i)[u"attributes"_s][u"moviehash_match"_s].toBool();
            if (!said)
                continue;
            QVERIFY(page->hits.at(i).matchedBy == SubtitleHit::MatchedBy::Hash);
            ++found;
        }
    }
    QVERIFY(found > 0);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_opensubtitlescomreplay.moc"
