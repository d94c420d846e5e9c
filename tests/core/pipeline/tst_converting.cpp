// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/converting.h"

#include "core/net/secretstore.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "tests/support/fakeconverter.h"
#include "tests/support/settled.h"

#include <KZip>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QByteArray subRip = "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n";

struct Scene
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"legenda.conf"_s)};
    Store store{QString()};
    std::unique_ptr<SecretStore> secrets = makeSecretStore(false);
    ProviderRegistry registry;
    FakeConverter *fake = nullptr;
    std::unique_ptr<Engine> engine;
    QString source;

    Scene()
    {
        auto made = std::make_unique<FakeConverter>();
        fake = made.get();
        registry.add(std::move(made));
        registry.add(std::make_unique<FakeProvider>(u"plain"_s));
        engine = std::make_unique<Engine>(registry, *secrets, settings, store);
        source = write(u"Film.en.srt"_s, subRip);
    }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName();
    }

    QByteArray read(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

    ConvertRequest request() const
    {
        ConvertRequest wanted;
        wanted.provider = u"converter"_s;
        wanted.input = source;
        wanted.format = u"webvtt"_s;
        return wanted;
    }
};

} // namespace

class ConvertingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesBesideTheFile();
    void outOfAnArchive();
    void sendsWhatWasSaid();
    void automaticEncoding();
    void undo();
    void conflicts();
    void timeoutAndResume();
    void refusals();
    void stopped();
    void services();
    void formatNames();
    void rates();
    void tasks();
};

void ConvertingTest::savesBesideTheFile()
{
    Scene scene;
    const auto done = settled(scene.engine->convert(scene.request(), {}));
    VERIFY_OK(done);
    QCOMPARE((*done)->saved.path, scene.folder.filePath(u"Film.en.vtt"_s));
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "WEBVTT converted"_ba);
    QCOMPARE(scene.read(u"Film.en.srt"_s), subRip);
    QCOMPARE((*done)->source.format, u"subrip"_s);
    QCOMPARE((*done)->source.cues, 1);
    // What a service calls its result goes nowhere else, and a name without extension gets the format's.
    scene.fake->answer = SubtitleFile{u"../../../evil/.bashrc"_s, "x", -1, {}};
    const auto evil = settled(scene.engine->convert(scene.request(), {}));
    VERIFY_OK(evil);
    QCOMPARE(QFileInfo((*evil)->saved.path).path(), scene.folder.path());
    QVERIFY(QFileInfo((*evil)->saved.path).fileName().startsWith(u"Film.en."_s));
}

void ConvertingTest::outOfAnArchive()
{
    Scene scene;
    KZip zip(scene.folder.filePath(u"pack.zip"_s));
    QVERIFY(zip.open(QIODevice::WriteOnly));
    QVERIFY(zip.writeFile(u"Season 1/Inside.en.srt"_s, subRip));
    QVERIFY(zip.close());
    ConvertRequest request = scene.request();
    request.input = scene.folder.filePath(u"pack.zip/Season 1/Inside.en.srt"_s);
    const auto done = settled(scene.engine->convert(request, {}));
    VERIFY_OK(done);
    QCOMPARE((*done)->saved.path, scene.folder.filePath(u"Inside.en.vtt"_s));
    QCOMPARE((*done)->source.cues, 1);
    request.input = scene.folder.filePath(u"pack.zip/Season 1/Missing.srt"_s);
    const auto missing = settled(scene.engine->convert(request, {}));
    QVERIFY(missing && !*missing && missing->error().kind == ErrorKind::NotFound);
}

void ConvertingTest::sendsWhatWasSaid()
{
    Scene scene;
    ConvertRequest wanted = scene.request();
    wanted.inputEncoding = u"windows-1250"_s;
    wanted.encoding = u"UTF-16"_s;
    wanted.language = Language::fromCode(u"pl");
    wanted.fps = 25;
    VERIFY_OK(settled(scene.engine->convert(wanted, {})));
    const RemoteConversion &sent = scene.fake->conversions.first();
    QCOMPARE(sent.fileName, u"Film.en.srt"_s);
    QCOMPARE(sent.content, subRip);
    QCOMPARE(sent.format, u"webvtt"_s);
    QCOMPARE(sent.inputEncoding, u"windows-1250"_s);
    QCOMPARE(sent.encoding, u"UTF-16"_s);
    QCOMPARE(sent.language.code(), u"pl"_s);
    QCOMPARE(sent.fps, 25.0);
}

void ConvertingTest::automaticEncoding()
{
    Scene scene;
    VERIFY_OK(settled(scene.engine->convert(scene.request(), {})));
    QCOMPARE(scene.fake->conversions.last().inputEncoding, u"UTF-8"_s);
    // Bytes of no text at all: the service has to guess.
    ConvertRequest wanted = scene.request();
    wanted.input = scene.write(u"odd.stl"_s, QByteArray(2000, '\0') + "\x01\x02\x03");
    VERIFY_OK(settled(scene.engine->convert(wanted, {})));
    QCOMPARE(scene.fake->conversions.last().inputEncoding, QString());
}

void ConvertingTest::undo()
{
    Scene scene;
    const auto done = settled(scene.engine->convert(scene.request(), {}));
    VERIFY_OK(done);
    QVERIFY((*done)->batch > 0 && (*done)->record > 0);
    const auto summary = settled(scene.engine->undoBatch((*done)->batch));
    VERIFY_OK(summary);
    QCOMPARE((*summary)->undone, 1);
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "(none)"_ba);
    QCOMPARE(scene.read(u"Film.en.srt"_s), subRip);
}

void ConvertingTest::conflicts()
{
    Scene scene;
    scene.write(u"Film.en.vtt"_s, "mine");
    const auto kept = settled(scene.engine->convert(scene.request(), {}));
    VERIFY_OK(kept);
    QCOMPARE((*kept)->saved.path, scene.folder.filePath(u"Film.en.2.vtt"_s));
    ConvertRequest wanted = scene.request();
    wanted.onConflict = ConflictPolicy::Ask;
    const auto asks = settled(scene.engine->convert(wanted, {}));
    VERIFY_OK(asks);
    QVERIFY((*asks)->saved.outcome == SavedSubtitle::Outcome::AlreadyThere);
    QCOMPARE((*asks)->record, 0);
    wanted.onConflict = ConflictPolicy::Replace;
    wanted.outputFile = scene.folder.filePath(u"Film.en.vtt"_s);
    const auto replaced = settled(scene.engine->convert(wanted, {}));
    VERIFY_OK(replaced);
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "WEBVTT converted"_ba);
    QCOMPARE(scene.read(u"Film.en.vtt.bak"_s), "mine"_ba);
}

void ConvertingTest::timeoutAndResume()
{
    Scene scene;
    scene.fake->answer = fail(ErrorKind::Timeout, u"still working"_s, u"task: t7"_s);
    const auto late = settled(scene.engine->convert(scene.request(), {}));
    VERIFY_FAILED(late, ErrorKind::Timeout);
    ConvertRequest again = scene.request();
    again.task = taskOf((*late).error());
    QCOMPARE(again.task, u"t7"_s);
    scene.fake->results.insert(u"t7"_s, {SubtitleFile{u"x.vtt"_s, "WEBVTT late", -1, {}}});
    const auto done = settled(scene.engine->convert(again, {}));
    VERIFY_OK(done);
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "WEBVTT late"_ba);
    QCOMPARE(scene.fake->conversions.size(), 1);
    again.task = u"t8"_s; // found nothing
    VERIFY_FAILED(settled(scene.engine->convert(again, {})), ErrorKind::NotFound);
}

void ConvertingTest::refusals()
{
    Scene scene;
    ConvertRequest wanted = scene.request();
    wanted.provider = u"plain"_s;
    VERIFY_FAILED(settled(scene.engine->convert(wanted, {})), ErrorKind::NotSupported);
    wanted.provider = u"nobody"_s;
    VERIFY_FAILED(settled(scene.engine->convert(wanted, {})), ErrorKind::NotSupported);
    wanted = scene.request();
    wanted.input = scene.folder.filePath(u"missing.srt"_s);
    VERIFY_FAILED(settled(scene.engine->convert(wanted, {})), ErrorKind::FileAccess);
    wanted.input = scene.folder.path();
    VERIFY_FAILED(settled(scene.engine->convert(wanted, {})), ErrorKind::FileAccess);
    wanted.input = scene.write(u"empty.srt"_s, {});
    const auto empty = settled(scene.engine->convert(wanted, {}));
    VERIFY_FAILED(empty, ErrorKind::BadInput);
    QVERIFY((*empty).error().fields.contains(u"subtitle"_s));
    wanted.input = scene.write(u"large.srt"_s, QByteArray(FakeConverter::largest + 1, 'x'));
    VERIFY_FAILED(settled(scene.engine->convert(wanted, {})), ErrorKind::BadInput);
    QVERIFY(scene.fake->conversions.isEmpty());
    scene.fake->off = Error{ErrorKind::NeedsAccount, u"no key"_s, {}};
    VERIFY_FAILED(settled(scene.engine->convert(scene.request(), {})), ErrorKind::NeedsAccount);
    scene.fake->off.reset();
    scene.fake->answer = SubtitleFile{u"x.vtt"_s, {}, -1, {}};
    VERIFY_FAILED(settled(scene.engine->convert(scene.request(), {})), ErrorKind::BadReply);
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "(none)"_ba);
}

void ConvertingTest::stopped()
{
    Scene scene;
    std::stop_source stop;
    stop.request_stop();
    VERIFY_FAILED(settled(scene.engine->convert(scene.request(), stop.get_token())), ErrorKind::Cancelled);
    QCOMPARE(scene.read(u"Film.en.vtt"_s), "(none)"_ba);
}

void ConvertingTest::services()
{
    Scene scene;
    QCOMPARE(convertingServices(scene.registry).size(), 1);
    QCOMPARE(formatsToOffer(*scene.fake).size(), 3);
    scene.registry.setEnabled(u"converter"_s, false);
    QVERIFY(convertingServices(scene.registry).isEmpty());
}

void ConvertingTest::formatNames()
{
    const QList<RemoteFormat> formats{{u"webvtt"_s, u"WebVTT"_s, u"vtt"_s}, {u"microdvd"_s, u"MicroDVD"_s, u"sub"_s},
        {u"subviewer"_s, u"SubViewer"_s, u"sub"_s}};
    QCOMPARE(formatNamed(formats, u"MicroDVD"_s)->id, u"microdvd"_s);
    QCOMPARE(formatNamed(formats, u"vtt"_s)->id, u"webvtt"_s);
    QVERIFY(!formatNamed(formats, u"sub"_s)); // which one?
    QVERIFY(!formatNamed(formats, {}));
    QVERIFY(countsFrames(u"microdvd"_s));
    QVERIFY(!countsFrames(u"webvtt"_s));
}

void ConvertingTest::rates()
{
    const QList<double> offered{23.976, 23.98, 25, 29.97};
    QCOMPARE(nearestRate(offered, 23.976024), 23.976);
    QCOMPARE(nearestRate(offered, 29.97003), 29.97);
    QCOMPARE(nearestRate(offered, 25), 25.0);
    QCOMPARE(nearestRate(offered, 24), 0.0);
    QCOMPARE(nearestRate(offered, 0), 0.0);
}

void ConvertingTest::tasks()
{
    QCOMPARE(taskOf({ErrorKind::Timeout, {}, u"task: abc-1"_s}), u"abc-1"_s);
    QCOMPARE(taskOf({ErrorKind::ServiceDown, {}, u"task: abc; HTTP 503"_s}), u"abc"_s);
    QCOMPARE(taskOf({ErrorKind::Timeout, {}, u"HTTP 408"_s}), QString());
}

QTEST_GUILESS_MAIN(ConvertingTest)
#include "tst_converting.moc"
