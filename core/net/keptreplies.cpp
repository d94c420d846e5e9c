// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/keptreplies.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int formatVersion = 1;

/// Those that help to read the body. Rate limits, cookies and the like belong to the one time it was sent.
bool headerMatters(const QByteArray &name)
{
    constexpr std::array kept = {"content-type", "content-language", "date", "last-modified"};
    return std::any_of(kept.begin(), kept.end(),
        [&name](QByteArrayView each) { return each.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

KeptReplies::KeptReplies(WallClock clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_memory(mostMemory)
{
}

KeptReplies::WallClock KeptReplies::systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

QString KeptReplies::keyOf(const HttpRequest &request)
{
    if (request.keepFor.count() <= 0)
        return {};
    QByteArray question = request.questionKey.toUtf8();
    if (question.isEmpty() && request.method == HttpRequest::Method::Get)
        question = "GET " + request.url.toEncoded();
    return question.isEmpty() ? QString() : keyOf(question);
}

QString KeptReplies::keyOf(const QByteArray &question)
{
    // Questions can be long, and what was asked for is nobody's business who reads the file.
    return "http/"_L1 + QString::fromLatin1(QCryptographicHash::hash(question, QCryptographicHash::Sha256).toHex());
}

bool KeptReplies::isWorthKeeping(const HttpReply &reply)
{
    return reply.isSuccess() && !reply.body.isEmpty() && reply.body.size() <= largestReply && !reply.looksLikeHtml();
}

bool KeptReplies::isFresh(const Kept &kept, std::chrono::seconds wanted) const
{
    const qint64 age = m_clock() - kept.storedMs;
    const std::chrono::milliseconds longest = std::min(kept.keepFor, wanted);
    return age >= 0 && age < longest.count();
}

std::optional<HttpReply> KeptReplies::inMemory(const HttpRequest &request)
{
    const QString key = keyOf(request);
    const Kept *kept = key.isEmpty() ? nullptr : m_memory.object(key);
    if (!kept || !isFresh(*kept, request.keepFor))
        return std::nullopt;
    return kept->reply;
}

Pending<std::optional<HttpReply>> KeptReplies::find(const HttpRequest &request)
{
    using Found = std::optional<HttpReply>;
    const QString key = keyOf(request);
    if (Found found = inMemory(request); found || key.isEmpty() || !m_keeper)
        return ready<Found>(std::move(found));
    auto read = orElse(
        m_keeper->read(key), this, [](const Error &) { return Result<std::optional<QByteArray>>(std::nullopt); });
    return andThen(
        std::move(read), this, [this, key, wanted = request.keepFor](const std::optional<QByteArray> &bytes) {
            std::optional<Kept> kept = bytes ? fromBytes(*bytes) : std::nullopt;
            if (!kept || !isFresh(*kept, wanted))
                return Result<Found>(std::nullopt);
            Found found = kept->reply;
            put(key, std::move(*kept));
            return Result<Found>(std::move(found));
        });
}

void KeptReplies::keep(const HttpRequest &request, const HttpReply &reply)
{
    const QString key = keyOf(request);
    if (key.isEmpty() || !isWorthKeeping(reply))
        return;
    Kept kept;
    kept.storedMs = m_clock();
    kept.keepFor = request.keepFor;
    kept.reply.status = reply.status;
    kept.reply.body = reply.body;
    kept.reply.url = reply.url;
    kept.reply.kept = true;
    std::copy_if(reply.headers.cbegin(), reply.headers.cend(), std::back_inserter(kept.reply.headers),
        [](const HttpHeader &header) { return headerMatters(header.name); });
    if (m_keeper)
        m_keeper->write(key, toBytes(kept), request.keepFor);
    put(key, std::move(kept));
}

void KeptReplies::put(const QString &key, Kept kept)
{
    constexpr int overhead = 512; // of the headers and the entry itself
    const int cost = static_cast<int>(kept.reply.body.size()) + overhead;
    m_memory.insert(key, new Kept(std::move(kept)), cost);
}

void KeptReplies::forget(const QString &questionKey)
{
    const QString key = keyOf(questionKey.toUtf8());
    m_memory.remove(key);
    if (m_keeper)
        m_keeper->remove(key);
}

QByteArray KeptReplies::toBytes(const Kept &kept)
{
    QCborArray headers;
    for (const HttpHeader &header : kept.reply.headers)
        headers.append(QCborArray{header.name, header.value});
    const QCborMap map{{u"version"_s, formatVersion}, {u"stored"_s, kept.storedMs},
        {u"keep"_s, qint64(kept.keepFor.count())}, {u"status"_s, kept.reply.status},
        {u"url"_s, kept.reply.url.toString(QUrl::FullyEncoded)}, {u"headers"_s, headers}, {u"body"_s, kept.reply.body}};
    return QCborValue(map).toCbor();
}

/// Nothing for what is damaged or of another version: it is asked for again.
std::optional<KeptReplies::Kept> KeptReplies::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > 2 * largestReply)
        return std::nullopt;
    QCborParserError error;
    const QCborMap map = QCborValue::fromCbor(bytes, &error).toMap();
    if (error.error != QCborError::NoError || map[u"version"_s].toInteger() != formatVersion)
        return std::nullopt;
    Kept kept;
    kept.storedMs = map[u"stored"_s].toInteger(-1);
    kept.keepFor = std::chrono::seconds(std::clamp<qint64>(map[u"keep"_s].toInteger(), 0, 366 * 24 * 3600));
    kept.reply.status = static_cast<int>(std::clamp<qint64>(map[u"status"_s].toInteger(), 0, 999));
    kept.reply.url = QUrl(map[u"url"_s].toString(), QUrl::StrictMode);
    kept.reply.body = map[u"body"_s].toByteArray();
    kept.reply.kept = true;
    const QCborArray headers = map[u"headers"_s].toArray();
    for (const QCborValue &header : headers)
        kept.reply.headers.append({header.toArray()[0].toByteArray(), header.toArray()[1].toByteArray()});
    if (kept.storedMs < 0 || !isWorthKeeping(kept.reply))
        return std::nullopt;
    return kept;
}

} // namespace Legenda
