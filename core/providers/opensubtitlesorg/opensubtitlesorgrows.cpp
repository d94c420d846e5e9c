// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgrows.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

QList<std::pair<QString, QJsonValue>> entriesOf(const QJsonValue &value)
{
    QList<std::pair<QString, QJsonValue>> entries;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            entries.append({QString::number(i), array.at(i)});
        return entries;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        entries.append({it.key(), it.value()});
    const auto number = [](const QString &key) {
        bool ok = false;
        const int read = key.toInt(&ok);
        return ok ? read : -1;
    };
    // JSON keeps its members by name: "0", "1", "10", "2".
    if (std::all_of(entries.begin(), entries.end(), [&](const auto &entry) { return number(entry.first) >= 0; }))
        std::stable_sort(entries.begin(), entries.end(),
            [&](const auto &a, const auto &b) { return number(a.first) < number(b.first); });
    return entries;
}

QList<QJsonObject> rowsOf(const QJsonValue &value, const QString &marker)
{
    if (value.isObject() && value.toObject().contains(marker))
        return {value.toObject()};
    QList<QJsonObject> rows;
    const auto entries = entriesOf(value);
    for (const auto &[key, each] : entries) {
        if (each.isObject() && each.toObject().contains(marker)) {
            rows.append(each.toObject());
            continue;
        }
        const auto inner = entriesOf(each);
        for (const auto &[innerKey, row] : inner) {
            if (row.isObject() && row.toObject().contains(marker))
                rows.append(row.toObject());
        }
    }
    return rows;
}

} // namespace Legenda::OpenSubtitlesOrg
