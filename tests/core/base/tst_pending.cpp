// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/background.h"
#include "core/base/pending.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// Turns the event loop until the value is there. Only tests may do that.
template <class T>
std::optional<Result<T>> settled(const Pending<T> &pending)
{
    auto result = std::make_shared<std::optional<Result<T>>>();
    QObject context;
    whenDone(pending, &context, [result](Result<T> value) { *result = std::move(value); });
    if (!QTest::qWaitFor([&] { return result->has_value(); }))
        return std::nullopt;
    return std::move(*result);
}

} // namespace

class TestPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesPass();
    void stepsMayBePending();
    void errorsPassBy();
    void stepsMayFail();
    void orElseMends();
    void endsOnTheReadersThread();
    void stepsAreNotCalledAtOnce();
    void deadContextEndsTheChain();
    void contextThatDiesDuringAnInnerStep();
    void whenDoneIsNotCalledForADeadContext();
    void lostSourceIsCancelled();
    void stoppedWorkDoesNotBegin();
    void moveOnlyValues();
};

void TestPending::valuesPass()
{
    const auto result =
        settled(andThen(ready<int>(20), this, [](int n) -> Result<QString> { return QString::number(n + 1); }));
    QVERIFY(result && *result);
    QCOMPARE(**result, u"21"_s);
}

void TestPending::stepsMayBePending()
{
    auto pending = andThen(
        ready<int>(1), this, [](int n) { return runInBackground(Pool::Cpu, [n]() -> Result<int> { return n + 1; }); });
    const auto result = settled(andThen(std::move(pending), this, [](int n) -> Result<int> { return n * 10; }));
    QVERIFY(result && *result);
    QCOMPARE(**result, 20);
}

void TestPending::errorsPassBy()
{
    bool called = false;
    const auto result =
        settled(andThen(failed<int>({ErrorKind::NotFound, u"gone"_s, {}}), this, [&called](int n) -> Result<int> {
            called = true;
            return n;
        }));
    QVERIFY(result && !*result);
    QVERIFY(!called);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::NotFound));
    QCOMPARE(result->error().message, u"gone"_s);
}

void TestPending::stepsMayFail()
{
    const auto result =
        settled(andThen(ready<int>(1), this, [](int) -> Result<int> { return fail(ErrorKind::BadInput, u"no"_s); }));
    QVERIFY(result && !*result);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::BadInput));
}

void TestPending::orElseMends()
{
    auto mended = orElse(failed<int>({ErrorKind::Timeout, {}, {}}), this,
        [](const Error &error) { return ready<int>(error.kind == ErrorKind::Timeout ? 7 : 0); });
    const auto result = settled(std::move(mended));
    QVERIFY(result && *result);
    QCOMPARE(**result, 7);

    bool called = false;
    const auto fine = settled(orElse(ready<int>(3), this, [&called](Error error) -> Result<int> {
        called = true;
        return fail(std::move(error));
    }));
    QVERIFY(fine && *fine && !called);
    QCOMPARE(**fine, 3);
}

void TestPending::endsOnTheReadersThread()
{
    QThread *worker = nullptr;
    QThread *reader = nullptr;
    const auto result = settled(andThen(runInBackground(Pool::Cpu,
                                            [&worker]() -> Result<int> {
                                                worker = QThread::currentThread();
                                                return 1;
                                            }),
        this, [&reader](int n) -> Result<int> {
            reader = QThread::currentThread();
            return n;
        }));
    QVERIFY(result && *result);
    QCOMPARE(reader, QThread::currentThread());
    QVERIFY(worker != reader);
}

void TestPending::stepsAreNotCalledAtOnce()
{
    bool called = false;
    auto pending = andThen(ready<int>(1), this, [&called](int n) -> Result<int> {
        called = true;
        return n;
    });
    QVERIFY(!called);
    QVERIFY(settled(std::move(pending)));
    QVERIFY(called);
}

void TestPending::deadContextEndsTheChain()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    auto pending = andThen(ready<int>(1), context.get(), [&called](int n) -> Result<int> {
        called = true;
        return n;
    });
    context.reset();
    const auto result = settled(std::move(pending));
    QVERIFY(result && !*result);
    QVERIFY(!called);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::Cancelled));
}

void TestPending::contextThatDiesDuringAnInnerStep()
{
    auto context = std::make_unique<QObject>();
    QPromise<Result<int>> inner;
    inner.start();
    bool begun = false;
    auto pending = andThen(ready<int>(1), context.get(), [&](int) {
        begun = true;
        return inner.future();
    });
    QVERIFY(QTest::qWaitFor([&] { return begun; }));
    context.reset();
    const auto result = settled(std::move(pending));
    QVERIFY(result && !*result);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::Cancelled));
    inner.finish();
}

void TestPending::whenDoneIsNotCalledForADeadContext()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    whenDone(ready<int>(1), context.get(), [&called](Result<int>) { called = true; });
    context.reset();
    QTest::qWait(20);
    QVERIFY(!called);
}

void TestPending::lostSourceIsCancelled()
{
    Pending<int> pending;
    {
        QPromise<Result<int>> promise;
        promise.start();
        pending = promise.future();
    }
    const auto result = settled(std::move(pending));
    QVERIFY(result && !*result);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::Cancelled));
}

void TestPending::stoppedWorkDoesNotBegin()
{
    std::stop_source source;
    source.request_stop();
    bool begun = false;
    const auto result = settled(runInBackground(Pool::Cpu, source.get_token(), [&begun]() -> Result<int> {
        begun = true;
        return 1;
    }));
    QVERIFY(result && !*result);
    QVERIFY(!begun);
    QCOMPARE(toString(result->error().kind), toString(ErrorKind::Cancelled));
}

void TestPending::moveOnlyValues()
{
    const auto result = settled(andThen(ready<std::unique_ptr<int>>(std::make_unique<int>(5)), this,
        [](std::unique_ptr<int> n) -> Result<int> { return *n; }));
    QVERIFY(result && *result);
    QCOMPARE(**result, 5);
}

QTEST_GUILESS_MAIN(TestPending)
#include "tst_pending.moc"
