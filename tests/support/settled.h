// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pending.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <optional>

namespace Legenda {

/// Turns the event loop until the value is there; nullopt after `timeoutMs`. Only tests may wait like that.
template <class T>
std::optional<Result<T>> settled(Pending<T> pending, int timeoutMs = 20000)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    whenDone(std::move(pending), &loop, [&](Result<T> value) {
        result = std::move(value);
        loop.quit();
    });
    loop.exec();
    return result;
}

/// The error's words, for a failed expectation.
template <class T>
QString errorText(const std::optional<Result<T>> &result)
{
    if (!result)
        return QStringLiteral("nothing came");
    return *result ? QString() : QStringLiteral("%1: %2").arg(toString(result->error().kind), result->error().message);
}

/// The result is a value.
#define VERIFY_OK(result)                                                                                              \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified &&*verified, qPrintable(errorText(verified)));                                               \
    } while (false)

/// The result is an error of that kind.
#define VERIFY_FAILED(result, expectedKind)                                                                            \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified.has_value(), "nothing came");                                                                \
        QVERIFY2(!verified->has_value(), "it succeeded");                                                              \
        QCOMPARE(toString(verified->error().kind), toString(expectedKind));                                            \
    } while (false)

} // namespace Legenda
