// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Readers for JSON whose types cannot be relied on: numbers come as numbers or text, absent values as null, "", {} or
// not at all. Whatever does not fit reads as unknown.

#include <QDateTime>
#include <QJsonValue>
#include <QString>

namespace Legenda::LenientJson {

/// 12, 12.0, "12", "tt0012"; anything else: `missing`.
qint64 number(const QJsonValue &value, qint64 missing = 0);
double decimal(const QJsonValue &value);
/// true, 1, "1", "true"
bool flag(const QJsonValue &value);
/// Text with HTML entities resolved ("&amp;" comes literally), line ends as \n, trimmed. Numbers as they are written.
QString text(const QJsonValue &value);
/// ISO 8601 as UTC; invalid for everything else.
QDateTime moment(const QJsonValue &value);

} // namespace Legenda::LenientJson
