// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/lenientjson.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::LenientJson {

qint64 number(const QJsonValue &value, qint64 missing)
{
    if (value.isDouble()) {
        const double read = value.toDouble();
        // Beyond 2^53 it is no id and no count.
        return std::isfinite(read) && std::abs(read) < 9007199254740992.0 ? static_cast<qint64>(read) : missing;
    }
    if (!value.isString())
        return missing;
    QString digits = value.toString().trimmed();
    if (digits.startsWith("tt"_L1))
        digits.remove(0, 2);
    bool ok = false;
    const qint64 read = digits.toLongLong(&ok);
    return ok ? read : missing;
}

double decimal(const QJsonValue &value)
{
    const double read = value.isString() ? value.toString().trimmed().toDouble() : value.toDouble();
    return std::isfinite(read) && read > 0 ? read : 0;
}

bool flag(const QJsonValue &value)
{
    if (value.isString()) {
        const QString word = value.toString().trimmed().toLower();
        return word == "1"_L1 || word == "true"_L1;
    }
    return value.isDouble() ? value.toDouble() != 0 : value.toBool();
}

QString text(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    QString read = value.toString();
    if (read.contains(u'&')) {
        read.replace("&lt;"_L1, "<"_L1)
            .replace("&gt;"_L1, ">"_L1)
            .replace("&quot;"_L1, "\""_L1)
            .replace("&#39;"_L1, "'"_L1)
            .replace("&#039;"_L1, "'"_L1)
            .replace("&amp;"_L1, "&"_L1); // last, so that "&amp;lt;" becomes "&lt;"
    }
    read.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return read.trimmed();
}

QDateTime moment(const QJsonValue &value)
{
    const QString read = value.toString().trimmed();
    QDateTime time = QDateTime::fromString(read, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime) // no zone written: the service means UTC
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

} // namespace Legenda::LenientJson
