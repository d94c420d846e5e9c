// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/downloader.h"
#include "core/providers/providerregistry.h"

#include <KZip>

#include <QBuffer>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QByteArray words = "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n";

/// Answers on the next turn of the event loop, as a network would.
class FakeProvider : public SubtitleProvider
{
public:
    explicit FakeProvider(QString id = u"fake"_s) : m_id(std::move(id)) { }

    ProviderInfo info() const override
    {
        ProviderInfo info;
        info.id = m_id;
        return info;
    }
    Pending<int> search(SearchQuery, HitsSink, std::stop_token) override { return ready<int>(0); }
    Pending<SubtitleFile> download(QString fileId, DownloadOptions, std::stop_token stop) override
    {
        asked << fileId;
        auto promise = std::make_shared<QPromise<Result<SubtitleFile>>>();
        promise->start();
        QTimer::singleShot(5, this, [this, promise, stop] {
            promise->addResult(stop.stop_requested() ? Result<SubtitleFile>(fail(cancelled())) : answer);
            promise->finish();
        });
        return promise->future();
    }

    QStringList asked;
    Result<SubtitleFile> answer = SubtitleFile{u"Film.srt"_s, words, 7, {}};

private:
    QString m_id;
};

UnpackedFile named(const QString &name, const QString &folder = {})
{
    return {name, folder, words};
}

VideoFacts episode(int season, int number)
{
    VideoFacts video;
    video.fileName = u"Show.S%1E%2.mkv"_s.arg(season).arg(number);
    video.identity.name.season = {season};
    video.identity.name.episode = {number};
    return video;
}

} // namespace

class TestDownloader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fetches();
    void secondFetchCostsNothing();
    void sameTimeIsJoined();
    void joinedFetchSurvivesTheFirstOneStopping();
    void contentOfTheHitNeedsNoNetwork();
    void refuses_data();
    void refuses();
    void errorsPassThrough();
    void anotherServiceHelpsOut();
    void whatIsWrongWithTheSubtitleIsWrongElsewhere();
    void badRequests();
    void opensArchives();
    void choosesFiles();

private:
    Result<FetchedSubtitle> fetch(int part = 0, const VideoFacts &video = {});

    std::unique_ptr<ProviderRegistry> m_registry;
    std::unique_ptr<Downloader> m_downloader;
    FakeProvider *m_provider = nullptr;
    SubtitleHit m_hit;
};

void TestDownloader::init()
{
    m_downloader.reset();
    m_registry = std::make_unique<ProviderRegistry>();
    auto provider = std::make_unique<FakeProvider>();
    m_provider = provider.get();
    m_registry->add(std::move(provider));
    m_downloader = std::make_unique<Downloader>(*m_registry);
    m_hit = SubtitleHit();
    m_hit.provider = u"fake"_s;
    m_hit.id = u"1"_s;
    m_hit.files = {{u"11"_s, 1, u"one.srt"_s}, {u"12"_s, 2, u"two.srt"_s}};
    m_hit.language = Language::fromCode(u"en");
}

Result<FetchedSubtitle> TestDownloader::fetch(int part, const VideoFacts &video)
{
    std::optional<Result<FetchedSubtitle>> result;
    whenDone(m_downloader->fetch(m_hit, part, video, {}, {}), this, [&](auto got) { result = std::move(got); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        return fail(ErrorKind::Timeout, u"no answer"_s);
    return *result;
}

void TestDownloader::fetches()
{
    const auto fetched = fetch();
    QVERIFY(fetched);
    QCOMPARE(fetched->fileName, u"Film.srt"_s);
    QCOMPARE(fetched->original, words);
    QCOMPARE(fetched->text.cues.size(), 2);
    QCOMPARE(fetched->remaining, 7);
    QCOMPARE(fetched->hit, m_hit);
    QVERIFY(fetched->alternatives.isEmpty());
    QCOMPARE(m_provider->asked, QStringList{u"11"_s});
    QVERIFY(fetch(1));
    QCOMPARE(m_provider->asked.last(), u"12"_s);
}

void TestDownloader::secondFetchCostsNothing()
{
    QVERIFY(fetch());
    const auto again = fetch();
    QVERIFY(again);
    QCOMPARE(again->remaining, -1);
    QCOMPARE(m_provider->asked.size(), 1);
}

void TestDownloader::sameTimeIsJoined()
{
    int done = 0;
    for (int i = 0; i < 3; ++i)
        whenDone(m_downloader->fetch(m_hit, 0, {}, {}, {}), this, [&](const auto &got) { done += got.has_value(); });
    QTRY_COMPARE(done, 3);
    QCOMPARE(m_provider->asked.size(), 1);
}

void TestDownloader::joinedFetchSurvivesTheFirstOneStopping()
{
    std::stop_source source;
    std::optional<Result<FetchedSubtitle>> first;
    std::optional<Result<FetchedSubtitle>> second;
    whenDone(
        m_downloader->fetch(m_hit, 0, {}, {}, source.get_token()), this, [&](auto got) { first = std::move(got); });
    whenDone(m_downloader->fetch(m_hit, 0, {}, {}, {}), this, [&](auto got) { second = std::move(got); });
    source.request_stop();
    QTRY_VERIFY(first && second);
    QVERIFY(!*first);
    QCOMPARE(int(first->error().kind), int(ErrorKind::Cancelled));
    QVERIFY(second->has_value());
}

void TestDownloader::contentOfTheHitNeedsNoNetwork()
{
    m_hit.content = words;
    QVERIFY(fetch());
    QVERIFY(m_provider->asked.isEmpty());
}

void TestDownloader::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>Sorry</body></html>");
    QTest::newRow("stub") << QByteArray(
        "1\n00:00:00,000 --> 00:01:00,000\nBecome OpenSubtitles.org VIP Member\nto get subtitles\n");
    QTest::newRow("short notice") << QByteArray("{\"error\": \"try later\"}");
    QTest::newRow("no cues") << QByteArray("WEBVTT\n\nNOTE nothing\n");
    QTest::newRow("half a gzip") << QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\x03\x33\x54", 12);
}

void TestDownloader::refuses()
{
    QFETCH(QByteArray, content);
    m_provider->answer = SubtitleFile{u"Film.srt"_s, content, 6, {}};
    const auto fetched = fetch();
    QVERIFY(!fetched);
    QCOMPARE(int(fetched.error().kind), int(ErrorKind::BadReply));
    QCOMPARE(fetched.error().detail, u"remaining: 6"_s);
    // Not remembered: it may be right the next time.
    QVERIFY(!fetch());
    QCOMPARE(m_provider->asked.size(), 2);
}

void TestDownloader::errorsPassThrough()
{
    const Error error{ErrorKind::QuotaUsedUp, u"No downloads left."_s, {}, std::chrono::seconds(60)};
    m_provider->answer = fail(error);
    const auto fetched = fetch();
    QVERIFY(!fetched);
    QVERIFY(fetched.error() == error);
}

void TestDownloader::anotherServiceHelpsOut()
{
    auto second = std::make_unique<FakeProvider>(u"second"_s);
    FakeProvider *other = second.get();
    other->answer = SubtitleFile{u"Other.srt"_s, words, 3, {}};
    m_registry->add(std::move(second));
    m_hit.otherSources = {{u"gone"_s, u"9"_s, {{u"91"_s, 1, {}}, {u"92"_s, 2, {}}}},
        {u"second"_s, u"5"_s, {{u"51"_s, 1, {}}, {u"52"_s, 2, {}}}}};
    m_provider->answer = fail(ErrorKind::QuotaUsedUp, u"No downloads left."_s);
    const auto fetched = fetch(1);
    QVERIFY(fetched);
    QCOMPARE(fetched->fileName, u"Other.srt"_s);
    QCOMPARE(fetched->hit.fullId(), m_hit.fullId());
    QCOMPARE(m_provider->asked, QStringList{u"12"_s});
    QCOMPARE(other->asked, QStringList{u"52"_s});

    // Where nobody can, the first one's reason counts; what is switched off is not asked.
    other->answer = fail(ErrorKind::NeedsVip, u"For members only."_s);
    const auto refused = fetch(0);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::QuotaUsedUp);
    QCOMPARE(other->asked.size(), 2);
    m_registry->setEnabled(u"second"_s, false);
    QVERIFY(!fetch(0));
    QCOMPARE(other->asked.size(), 2);
}

void TestDownloader::whatIsWrongWithTheSubtitleIsWrongElsewhere()
{
    auto second = std::make_unique<FakeProvider>(u"second"_s);
    FakeProvider *other = second.get();
    m_registry->add(std::move(second));
    m_hit.otherSources = {{u"second"_s, u"5"_s, {{u"51"_s, 1, {}}, {u"52"_s, 2, {}}}}};
    m_provider->answer = fail(ErrorKind::Cancelled, u"Stopped."_s);
    QVERIFY(!fetch(0));
    m_provider->answer = fail(ErrorKind::BadInput, u"No such thing."_s);
    QVERIFY(!fetch(0));
    QVERIFY(other->asked.isEmpty());
}

void TestDownloader::badRequests()
{
    QCOMPARE(int(fetch(5).error().kind), int(ErrorKind::BadInput));
    m_hit.provider = u"gone"_s;
    QCOMPARE(int(fetch().error().kind), int(ErrorKind::NotFound));
}

void TestDownloader::opensArchives()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    KZip zip(&buffer);
    zip.open(QIODevice::WriteOnly);
    zip.writeFile(u"../Show.S01E01.srt"_s, words);
    zip.writeFile(u"Show.S01E02.srt"_s, words);
    zip.close();
    m_provider->answer = SubtitleFile{u"pack.zip"_s, buffer.data(), -1, {}};
    const auto second = fetch(0, episode(1, 2));
    QVERIFY(second);
    QCOMPARE(second->fileName, u"Show.S01E02.srt"_s);
    QVERIFY(second->alternatives.isEmpty());
    // The pack is not asked for again for another episode.
    QCOMPARE(fetch(0, episode(1, 1))->fileName, u"Show.S01E01.srt"_s);
    QCOMPARE(m_provider->asked.size(), 1);
    const auto unclear = fetch(0, {});
    QVERIFY(unclear);
    QCOMPARE(unclear->alternatives.size(), 1);
}

void TestDownloader::choosesFiles()
{
    const Language english = Language::fromCode(u"en");
    QCOMPARE(chooseFile({}, {}, english), -1);
    QCOMPARE(chooseFile({named(u"x.srt"_s)}, episode(1, 1), english), 0);
    const QList<UnpackedFile> season{
        named(u"Show.S01E01.srt"_s), named(u"Show.S01E02.srt"_s), named(u"Show.S02E02.srt"_s)};
    QCOMPARE(chooseFile(season, episode(1, 2), english), 1);
    QCOMPARE(chooseFile(season, episode(2, 2), english), 2);
    QCOMPARE(chooseFile(season, episode(1, 9), english), -1);
    VideoFacts film;
    film.fileName = u"Film.2020.1080p-GRP.mkv"_s;
    QCOMPARE(chooseFile({named(u"Film.2020.pl.srt"_s), named(u"Film.2020.en.srt"_s)}, film, english), 1);
    QCOMPARE(chooseFile({named(u"Other.srt"_s), named(u"Film.2020.1080p-GRP.srt"_s)}, film, english), 1);
    QCOMPARE(chooseFile({named(u"Film.ass"_s), named(u"Film.srt"_s)}, film, english), 1);
    QCOMPARE(chooseFile({named(u"One.srt"_s), named(u"Two.srt"_s)}, film, english), -1);
}

QTEST_GUILESS_MAIN(TestDownloader)
#include "tst_downloader.moc"
