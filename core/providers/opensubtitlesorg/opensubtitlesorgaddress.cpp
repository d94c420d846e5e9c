// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgaddress.h"

#include "core/net/urlrules.h"

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

bool isUsual(const QUrl &url)
{
    return url.port() == -1 || url.port() == 443;
}

} // namespace

bool isUnderOpenSubtitles(const QString &host)
{
    const QString lower = host.toLower();
    return lower == "opensubtitles.org"_L1 || lower.endsWith(".opensubtitles.org"_L1);
}

QUrl sessionAddress(const QUrl &configured, const QUrl &said)
{
    const bool isWeb = said.scheme() == "https"_L1 || said.scheme() == "http"_L1;
    if (!isWeb || said.host().isEmpty())
        return {};
    QUrl next = configured;
    if (!said.path().isEmpty())
        next.setPath(said.path());
    if (said.host().compare(configured.host(), Qt::CaseInsensitive) == 0) {
        if (isLoopback(configured) && said.port() != -1)
            next.setPort(said.port());
        else if (said.port() != -1 && said.port() != configured.port(443))
            return {};
    } else if (isUnderOpenSubtitles(said.host()) && isUnderOpenSubtitles(configured.host()) && isUsual(said)) {
        next.setHost(said.host().toLower());
    } else {
        return {};
    }
    return isAllowed(next) ? next : QUrl();
}

QUrl redirectTarget(const QUrl &from, const QUrl &target)
{
    if (!isAllowed(target))
        return {};
    const bool bothTheirs = target.scheme() == "https"_L1 && isUnderOpenSubtitles(target.host())
        && isUnderOpenSubtitles(from.host()) && isUsual(target);
    QUrl accepted = target;
    accepted.setFragment({});
    accepted.setUserInfo({});
    return bothTheirs || isSameOrigin(from, target) ? accepted : QUrl();
}

} // namespace Legenda::OpenSubtitlesOrg
