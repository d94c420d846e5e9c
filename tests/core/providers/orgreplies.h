// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Replies of OpenSubtitles.org, written shortly.

#include "core/providers/subtitlehit.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace Legenda {

/// JSON in single quotes, for reading's sake.
inline QJsonObject reply(QByteArray json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json.replace('\'', '"'), &error);
    if (!document.isObject())
        qFatal("%s at %d: %s", qPrintable(error.errorString()), error.offset, json.constData());
    return document.object();
}

inline QJsonValue data(const QByteArray &json)
{
    return reply("{'data':" + json + "}").value(QLatin1String("data"));
}

inline QDateTime utc(int year, int month, int day, int hour, int minute, int second)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC);
}

/// A row of a search with what is given, in the service's types.
inline QByteArray row(const QByteArray &id, const QByteArray &more)
{
    return "{'IDSubtitleFile':'9" + id + "','IDSubtitle':'" + id + "','SubLanguageID':'eng','MovieKind':'movie'"
        + (more.isEmpty() ? QByteArray() : "," + more) + "}";
}

inline QStringList ids(const QList<SubtitleHit> &hits)
{
    QStringList found;
    for (const SubtitleHit &hit : hits)
        found.append(hit.id);
    return found;
}

} // namespace Legenda
