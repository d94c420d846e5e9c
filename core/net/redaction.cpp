// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redaction.h"

#include <QMutex>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// What stands in a secret's place.
QString mask()
{
    return u"•••"_s;
}

struct Registry
{
    QMutex mutex;
    QStringList secrets; ///< longest first, so that a secret within another leaves nothing of it behind
};

Registry &registry()
{
    static Registry instance;
    return instance;
}

constexpr std::array secretHeaders = {"authorization", "proxy-authorization", "cookie", "set-cookie", "api-key",
    "x-api-key", "x-apikey", "x-auth-token", "x-access-token"};

constexpr auto secretKeys = "password|passwd|pwd|secret|token|api[-_]?key|apikey|access[-_]?token|refresh[-_]?token"_L1;

const QRegularExpression &secretKey()
{
    static const QRegularExpression pattern(u"^(?:%1)$"_s.arg(secretKeys), QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

} // namespace

void registerSecret(const QString &secret)
{
    if (secret.size() < 4)
        return;
    Registry &all = registry();
    const QMutexLocker lock(&all.mutex);
    // As it is, as it stands in an address, and as it stands in JSON.
    QString inJson = secret;
    inJson.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    const QString inAddress = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    for (const QString &form : {secret, inAddress, inJson}) {
        if (all.secrets.contains(form))
            continue;
        const auto place = std::find_if(
            all.secrets.begin(), all.secrets.end(), [&](const QString &other) { return other.size() < form.size(); });
        all.secrets.insert(place, form);
    }
}

QString scrub(QString text)
{
    if (text.isEmpty())
        return text;
    {
        Registry &all = registry();
        const QMutexLocker lock(&all.mutex);
        for (const QString &secret : std::as_const(all.secrets))
            text.replace(secret, mask());
    }
    static const QRegularExpression bearer(
        u"\\b(Bearer|Basic)\\s+[^\\s\"',;]+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(u"\\beyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*){1,2}"_s);
    static const QRegularExpression inJson(
        u"(\"(?:%1)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*"_s.arg(secretKeys), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inQuery(
        u"((?:^|[?&\\s;])(?:%1)=)[^&\\s\"#;]+"_s.arg(secretKeys), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inHeader(
        u"(\\b(?:authorization|proxy-authorization|cookie|set-cookie|api-key|x-api-?key|x-auth-token)\\s*:\\s*)[^\\r\\n\"]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString keepKey = u"\\1"_s + mask();
    text.replace(bearer, u"\\1 "_s + mask());
    text.replace(jwt, mask());
    text.replace(inJson, keepKey);
    text.replace(inQuery, keepKey);
    text.replace(inHeader, keepKey);
    return text;
}

QString scrubbed(const QUrl &url)
{
    QUrl shown = url;
    shown.setUserInfo({});
    QUrlQuery query;
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyEncoded))
        query.addQueryItem(key, secretKey().match(key).hasMatch() ? mask() : value);
    if (url.hasQuery())
        shown.setQuery(query);
    return scrub(shown.toString(QUrl::PrettyDecoded | QUrl::RemoveFragment));
}

bool isSecretHeader(QByteArrayView name)
{
    return std::any_of(secretHeaders.begin(), secretHeaders.end(),
        [name](QByteArrayView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

} // namespace Legenda
