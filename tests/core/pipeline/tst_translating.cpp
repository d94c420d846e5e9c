// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/translating.h"

#include "tests/support/faketranslator.h"
#include "tests/support/workshop.h"

#include <QTimer>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Stage = Translation::Stage;
using State = TranslationProgress::State;

namespace {

constexpr char service[] = "robot";

/// A workshop with a service that translates, and a translation that never waits in earnest.
struct Bench : Workshop
{
    Bench()
    {
        auto made = std::make_unique<FakeTranslator>(QLatin1String(service));
        robot = made.get();
        registry->add(std::move(made));
        preferences.onConflict = u"ask"_s;
        renew();
    }

    void renew()
    {
        translation = std::make_unique<Translation>(*engine, QLatin1String(service));
        translation->setWaiter([this](QObject *context, std::chrono::milliseconds time, std::function<void()> go) {
            waits.append(time);
            if (hold)
                held = std::move(go);
            else
                QTimer::singleShot(0ms, context, std::move(go));
        });
    }

    QString write(const QString &name, const QByteArray &text = FakeProvider::file(u"own"_s).content)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path(name);
    }

    TranslationOrder order(const QString &to = u"pl"_s) const
    {
        TranslationOrder made;
        made.model = robot->models->first();
        made.to = {to, {}, Language::fromCode(to)};
        made.preferences = preferences;
        return made;
    }

    bool reach(Stage stage)
    {
        return QTest::qWaitFor([&] { return translation->stage() == stage; }, 30000);
    }

    /// Up to the yes.
    bool begin(const TranslationSource &source, const TranslationOrder &what)
    {
        translation->gather(source);
        if (!reach(Stage::Ready))
            return false;
        translation->prepare(what);
        translation->confirm();
        return true;
    }

    QList<OpenTask> tasks() { return awaited(store.openTasks()).value_or(QList<OpenTask>()); }

    FakeTranslator *robot = nullptr;
    std::unique_ptr<Translation> translation;
    QList<std::chrono::milliseconds> waits;
    bool hold = false;
    std::function<void()> held;
};

} // namespace

class TranslatingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatIsSaid();
    void namesOfTranslations_data();
    void namesOfTranslations();
    void aFileBesideItself();
    void aHitBesideItsVideo();
    void aHitOfAnotherServiceIsSent();
    void nothingIsSpentBeforeTheYes();
    void theYesCountsOnce();
    void whatIsNoSubtitle();
    void hitsInSeveralFiles();
    void backsOff();
    void aServiceThatWantsMoreTime();
    void cutConnectionsGoOn();
    void cutForTooLong();
    void tooLong();
    void stopLeavesTheTask();
    void stopWhileStarting();
    void goneWhileStarting();
    void refused();
    void theServiceFails();
    void aTaskNobodyKnows();
    void resumes();
    void aFileInTheWay();
    void unreadableText();
    void aTextThatCannotBeFetchedYet();
    void completedAtOnce();
    void undo();
    void saveElsewhere();
};

void TranslatingTest::countsWhatIsSaid()
{
    SubtitleText text;
    text.text = u"1\n00:00 --> 00:01\nab\n"_s;
    QCOMPARE(spokenCharacters(text), text.text.size());
    text.cues = {{0, 1, u"ab\nc"_s}, {1, 2, u"😀é"_s}};
    QCOMPARE(spokenCharacters(text), 6);
}

void TranslatingTest::namesOfTranslations_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"/v/Film.srt"_s << u"/v/Film.pl.srt"_s;
    QTest::newRow("language") << u"/v/Film.en.srt"_s << u"/v/Film.pl.srt"_s;
    QTest::newRow("region") << u"/v/Film.2010.pt-BR.srt"_s << u"/v/Film.2010.pl.srt"_s;
    QTest::newRow("flags") << u"/v/Film.en.sdh.srt"_s << u"/v/Film.pl.srt"_s;
    QTest::newRow("a title is no language") << u"/v/English.srt"_s << u"/v/English.pl.srt"_s;
}

void TranslatingTest::namesOfTranslations()
{
    QFETCH(QString, file);
    QFETCH(QString, expected);
    QCOMPARE(pathOfTranslation(file, Language::fromCode(u"pl"), u"srt"_s, {}), expected);
}

void TranslatingTest::aFileBesideItself()
{
    Bench bench;
    const QString file = bench.write(u"Film.en.srt"_s);
    bench.translation->gather({{}, {}, file});
    QVERIFY(bench.reach(Stage::Ready));
    const TranslationText &text = bench.translation->text();
    QCOMPARE(text.name, u"Film.en.srt"_s);
    QCOMPARE(text.language.code(), u"en"_s);
    QVERIFY(text.hitFileId.isEmpty());
    // Twelve lines of some forty letters; no numbers, no times.
    QVERIFY2(text.characters > 12 * 35 && text.characters < 12 * 50, qPrintable(QString::number(text.characters)));
    const TranslationPrice price = bench.translation->prepare(bench.order());
    QCOMPARE(price.characters, text.characters);
    QCOMPARE(price.credits, double(text.characters) / 1000);
    bench.translation->confirm();
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.robot->started.size(), 1);
    const TranslationRequest &sent = bench.robot->started.first();
    QCOMPARE(sent.model, u"cheap"_s);
    QCOMPARE(sent.from, u"auto"_s);
    QCOMPARE(sent.to, u"pl"_s);
    QCOMPARE(sent.fileName, u"Film.en.srt"_s);
    QVERIFY(sent.content.contains("This is line number 1"));
    QCOMPARE(bench.translation->saved().path, bench.path(u"Film.pl.srt"_s));
    QCOMPARE(bench.content(u"Film.pl.srt"_s), FakeTranslator::completed().content);
    QCOMPARE(bench.translation->cost(), 1.5);
    QCOMPARE(bench.translation->creditsLeft(), 98.5);
    QVERIFY(bench.tasks().isEmpty());
}

void TranslatingTest::aHitBesideItsVideo()
{
    Bench bench;
    const QList<LibraryEntry> videos = bench.videos({u"A.Film.2013.mkv"_s});
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A.Film.2013"_s);
    hit.provider = QLatin1String(service);
    QVERIFY(bench.begin({videos.first(), hit, {}}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    // The service has the text itself.
    QCOMPARE(bench.robot->started.first().hitFileId, u"f1"_s);
    QVERIFY(bench.robot->started.first().content.isEmpty());
    QCOMPARE(bench.translation->saved().path, bench.path(u"A.Film.2013.pl.srt"_s));
    const auto records = awaited(bench.store.downloads(10));
    QCOMPARE(records->size(), 1);
    QCOMPARE(records->first().provider, QLatin1String(service));
    QCOMPARE(records->first().subtitleId, u"task"_s);
    QCOMPARE(records->first().language, u"pl"_s);
    QCOMPARE(records->first().batch, bench.translation->batch());
    QTRY_COMPARE(bench.engine->library().languagesThere(videos.first().id, false), Language::fromList(u"pl"));
}

void TranslatingTest::aHitOfAnotherServiceIsSent()
{
    Bench bench;
    const QList<LibraryEntry> videos = bench.videos({u"A.mkv"_s});
    QVERIFY(bench.begin({videos.first(), makeHit(u"1"_s, u"en"_s, u"A"_s), {}}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    QVERIFY(bench.robot->started.first().hitFileId.isEmpty());
    QVERIFY(!bench.robot->started.first().content.isEmpty());
    QCOMPARE(bench.fake->downloads.size(), 1);
}

void TranslatingTest::nothingIsSpentBeforeTheYes()
{
    Bench bench;
    // Without a text, without an order, nothing begins.
    bench.translation->confirm();
    bench.translation->prepare(bench.order());
    bench.translation->confirm();
    bench.renew();
    bench.translation->gather({{}, {}, bench.write(u"Film.srt"_s)});
    QVERIFY(bench.reach(Stage::Ready));
    bench.translation->confirm();
    bench.translation->prepare(bench.order());
    QTest::qWait(20);
    QVERIFY(bench.robot->started.isEmpty());
    QVERIFY(bench.translation->stage() == Stage::Ready);
}

void TranslatingTest::theYesCountsOnce()
{
    Bench bench;
    bench.robot->holdStart = true;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    bench.translation->confirm();
    bench.translation->confirm();
    QCOMPARE(bench.robot->started.size(), 1);
    bench.robot->release();
    QVERIFY(bench.reach(Stage::Saved));
    bench.translation->confirm();
    QCOMPARE(bench.robot->started.size(), 1);
}

void TranslatingTest::whatIsNoSubtitle()
{
    Bench bench;
    for (const QByteArray &content : {QByteArray(), QByteArray("<!DOCTYPE html><html><body>no</body></html>"),
             QByteArray("just words"), QByteArray(6 * 1024 * 1024, 'x')}) {
        bench.translation->gather({{}, {}, bench.write(u"Film.srt"_s, content)});
        QVERIFY(bench.reach(Stage::Failed));
        QVERIFY(!bench.translation->error()->message.isEmpty());
    }
    bench.translation->gather({{}, {}, bench.path(u"not there.srt"_s)});
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->error()->kind == ErrorKind::FileAccess);
}

void TranslatingTest::hitsInSeveralFiles()
{
    Bench bench;
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A"_s);
    hit.files.append({u"f2"_s, 2, {}});
    bench.translation->gather({{}, hit, {}});
    QVERIFY(bench.translation->stage() == Stage::Failed);
    QVERIFY(bench.translation->error()->kind == ErrorKind::NotSupported);
}

void TranslatingTest::backsOff()
{
    Bench bench;
    for (int i = 0; i < 9; ++i)
        bench.robot->progress.append(FakeTranslator::working());
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    const QList<std::chrono::milliseconds> expected = {
        3000ms, 4500ms, 6750ms, 10125ms, 15187ms, 22780ms, 30s, 30s, 30s, 30s};
    QCOMPARE(bench.waits.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(bench.waits.at(i).count(), expected.at(i).count());
    QCOMPARE(bench.robot->asked.size(), 10);
}

void TranslatingTest::aServiceThatWantsMoreTime()
{
    Bench bench;
    Error busy{ErrorKind::RateLimited, u"wait"_s, {}};
    busy.retryAfter = 100s;
    bench.robot->progress = {fail(busy)};
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.waits.last().count(), 100000);
}

void TranslatingTest::cutConnectionsGoOn()
{
    Bench bench;
    for (const ErrorKind kind :
        {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::ServiceDown, ErrorKind::BadReply, ErrorKind::RateLimited})
        bench.robot->progress.append(fail(kind, u"cut"_s));
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.robot->started.size(), 1);
    QCOMPARE(bench.robot->asked.size(), 6);
}

void TranslatingTest::cutForTooLong()
{
    Bench bench;
    for (int i = 0; i < 100; ++i)
        bench.robot->progress.append(fail(ErrorKind::Offline, u"no network"_s));
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Left));
    QVERIFY(bench.robot->asked.size() < 20);
    QCOMPARE(bench.robot->started.size(), 1);
    QVERIFY(bench.translation->error()->kind == ErrorKind::Offline);
    QCOMPARE(bench.translation->error()->detail, u"task: task"_s);
    QCOMPARE(bench.tasks().size(), 1);
}

void TranslatingTest::tooLong()
{
    Bench bench;
    for (int i = 0; i < 1000; ++i)
        bench.robot->progress.append(FakeTranslator::working());
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Left));
    QVERIFY(bench.translation->error()->kind == ErrorKind::Timeout);
    QVERIFY(bench.robot->asked.size() < 100);
    QCOMPARE(bench.tasks().size(), 1);
}

void TranslatingTest::stopLeavesTheTask()
{
    Bench bench;
    bench.hold = true;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.en.srt"_s)}, bench.order()));
    QTRY_VERIFY(bench.held);
    bench.translation->stop();
    QVERIFY(bench.translation->stage() == Stage::Left);
    QCOMPARE(bench.translation->taskId(), u"task"_s);
    // The question that was due is not asked any more.
    bench.held();
    QTest::qWait(20);
    QVERIFY(bench.robot->asked.isEmpty());
    const QList<OpenTask> tasks = bench.tasks();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.first().provider, QLatin1String(service));
    QCOMPARE(tasks.first().id, u"task"_s);
    QCOMPARE(tasks.first().label, u"Film.en.srt"_s);
}

void TranslatingTest::stopWhileStarting()
{
    Bench bench;
    bench.robot->holdStart = true;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    bench.translation->stop();
    QVERIFY(bench.translation->stage() == Stage::Starting);
    bench.robot->release();
    QVERIFY(bench.reach(Stage::Left));
    QCOMPARE(bench.tasks().size(), 1);
    QVERIFY(bench.robot->asked.isEmpty());
}

void TranslatingTest::goneWhileStarting()
{
    Bench bench;
    bench.robot->holdStart = true;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    bench.translation.reset();
    bench.robot->release();
    QTRY_COMPARE(bench.tasks().size(), 1);
}

void TranslatingTest::refused()
{
    Bench bench;
    bench.robot->begun = fail(ErrorKind::QuotaUsedUp, u"no credits"_s);
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->error()->kind == ErrorKind::QuotaUsedUp);
    QVERIFY(bench.translation->taskId().isEmpty());
    QVERIFY(bench.tasks().isEmpty());
    QVERIFY(bench.waits.isEmpty());
    // With another choice the same text may be sent.
    QVERIFY(bench.translation->canBegin());
    bench.robot->begun = FakeTranslator::working();
    bench.translation->prepare(bench.order(u"de"_s));
    bench.translation->confirm();
    QVERIFY(bench.reach(Stage::Saved));
    QVERIFY(!bench.translation->canBegin());
    QCOMPARE(bench.robot->started.size(), 2);
}

void TranslatingTest::theServiceFails()
{
    Bench bench;
    TranslationProgress failed = FakeTranslator::working(State::Failed);
    failed.problems = {u"Model overloaded."_s};
    bench.robot->progress = {failed};
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->error()->message.contains(u"Model overloaded."_s));
    QVERIFY(bench.tasks().isEmpty());
    QVERIFY(!bench.exists(u"Film.pl.srt"_s));
}

void TranslatingTest::aTaskNobodyKnows()
{
    Bench bench;
    // Just begun, it may not be known everywhere yet.
    bench.robot->progress = {fail(ErrorKind::NotFound, u"what?"_s)};
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    bench.renew();
    for (int i = 0; i < 20; ++i)
        bench.robot->progress.append(fail(ErrorKind::NotFound, u"what?"_s));
    QVERIFY(bench.begin({{}, {}, bench.write(u"Other.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->error()->kind == ErrorKind::NotFound);
    QVERIFY(bench.tasks().isEmpty());
}

void TranslatingTest::resumes()
{
    Bench bench;
    bench.hold = true;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.en.srt"_s)}, bench.order()));
    QTRY_VERIFY(bench.held);
    // The program ends; another one finds the task.
    bench.translation.reset();
    bench.hold = false;
    bench.renew();
    const QList<OpenTask> tasks = bench.tasks();
    QCOMPARE(tasks.size(), 1);
    bench.robot->progress = {FakeTranslator::working()};
    bench.translation->resume(tasks.first());
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.robot->started.size(), 1);
    QCOMPARE(bench.translation->saved().path, bench.path(u"Film.pl.srt"_s));
    QVERIFY(bench.tasks().isEmpty());
}

void TranslatingTest::aFileInTheWay()
{
    Bench bench;
    bench.write(u"Film.pl.srt"_s, "mine");
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.en.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::InTheWay));
    QCOMPARE(bench.content(u"Film.pl.srt"_s), "mine");
    QCOMPARE(bench.tasks().size(), 1);
    bench.translation->saveAs(ConflictPolicy::KeepBoth);
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.content(u"Film.pl.srt"_s), "mine");
    QVERIFY(bench.exists(u"Film.pl.2.srt"_s));
    QCOMPARE(bench.robot->started.size(), 1);
    QVERIFY(bench.tasks().isEmpty());
}

void TranslatingTest::unreadableText()
{
    Bench bench;
    bench.robot->text = SubtitleFile{u"a.srt"_s, "<!DOCTYPE html><html>Sign in</html>", -1, {}};
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->error()->kind == ErrorKind::BadReply);
    QVERIFY(!bench.translation->canSave());
    QVERIFY(!bench.exists(u"Film.pl.srt"_s));
    // It was paid for: the person decides when to give it up.
    QCOMPARE(bench.tasks().size(), 1);
}

void TranslatingTest::aTextThatCannotBeFetchedYet()
{
    Bench bench;
    bench.robot->text = fail(ErrorKind::Timeout, u"slow"_s);
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Fetching));
    QVERIFY(bench.reach(Stage::Waiting));
    bench.robot->text.reset();
    QVERIFY(bench.reach(Stage::Saved));
    QCOMPARE(bench.robot->started.size(), 1);
}

void TranslatingTest::completedAtOnce()
{
    Bench bench;
    TranslationProgress done = FakeTranslator::completed(QString());
    bench.robot->begun = done;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    QVERIFY(bench.robot->asked.isEmpty());
    QVERIFY(bench.tasks().isEmpty());
}

void TranslatingTest::undo()
{
    Bench bench;
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, bench.order()));
    QVERIFY(bench.reach(Stage::Saved));
    QVERIFY(bench.exists(u"Film.pl.srt"_s));
    QVERIFY(bench.translation->batch() > 0);
    const auto undone = awaited(bench.engine->undoBatch(bench.translation->batch()));
    QVERIFY(undone);
    QCOMPARE(undone->undone, 1);
    QVERIFY(!bench.exists(u"Film.pl.srt"_s));
}

void TranslatingTest::saveElsewhere()
{
    Bench bench;
    TranslationOrder order = bench.order();
    order.outputFile = bench.path(u"no/such/folder/a.srt"_s);
    QVERIFY(bench.begin({{}, {}, bench.write(u"Film.srt"_s)}, order));
    QVERIFY(bench.reach(Stage::Failed));
    QVERIFY(bench.translation->canSave());
    QCOMPARE(bench.tasks().size(), 1);
    bench.translation->saveAs({}, bench.path(u"b.srt"_s));
    QVERIFY(bench.reach(Stage::Saved));
    QVERIFY(bench.exists(u"b.srt"_s));
    QCOMPARE(bench.robot->started.size(), 1);
}

QTEST_GUILESS_MAIN(TranslatingTest)
#include "tst_translating.moc"
