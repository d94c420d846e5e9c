// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"

#include "core/net/networkhttpclient.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// IMF-fixdate (RFC 9110, 5.6.7); Qt's own RFC 2822 reader wants a number for the zone.
std::optional<QDateTime> fromHttpDate(const QByteArray &value)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const HttpHeader &each : headers) {
        if (each.name.compare(name, Qt::CaseInsensitive) == 0)
            return each.value;
    }
    return {};
}

std::optional<QDateTime> HttpReply::date() const
{
    return fromHttpDate(header("Date").trimmed());
}

std::optional<std::chrono::seconds> HttpReply::retryAfter() const
{
    const QByteArray value = header("Retry-After").trimmed();
    if (value.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
    const auto until = fromHttpDate(value);
    if (!until)
        return std::nullopt;
    const QDateTime now = date().value_or(QDateTime::currentDateTimeUtc());
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(*until)));
}

bool HttpReply::looksLikeHtml() const
{
    const QByteArray type = header("Content-Type").toLower();
    if (type.contains("text/html") || type.contains("application/xhtml"))
        return true;
    QByteArray start = body.left(512);
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    start = start.trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

void HttpClient::setPace(const QString &, const QList<PaceWindow> &) { }

void HttpClient::forget(const QString &) { }

std::unique_ptr<HttpClient> makeHttpClient(const QByteArray &userAgent, QObject *parent)
{
    return std::make_unique<NetworkHttpClient>(userAgent, HttpClientOptions(), parent);
}

} // namespace Legenda
