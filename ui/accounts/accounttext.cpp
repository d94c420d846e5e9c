// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accounttext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isLoopback(const QString &host)
{
    // All of it: "127.example.org" is a host like any other.
    static const QRegularExpression fourNumbers(u"^127(\\.\\d{1,3}){3}$"_s);
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1
        || fourNumbers.match(host).hasMatch();
}

} // namespace

QString AccountText::quota(const Quota &quota)
{
    if (quota.remaining < 0)
        return {};
    QString text;
    if (quota.allowed >= 0)
        text = tr("%1 of %2 downloads left").arg(quota.remaining).arg(quota.allowed);
    else
        text = quota.remaining == 1 ? tr("1 download left") : tr("%1 downloads left").arg(quota.remaining);
    if (!quota.resetsAt.isValid())
        return tr("%1.").arg(text);
    const QDateTime reset = quota.resetsAt.toLocalTime();
    const QString time = QLocale().toString(reset.time(), QLocale::ShortFormat);
    if (reset.date() == QDate::currentDate())
        return tr("%1, new ones at %2.").arg(text, time);
    if (reset.date() == QDate::currentDate().addDays(1))
        return tr("%1, new ones tomorrow at %2.").arg(text, time);
    return tr("%1, new ones on %2.").arg(text, QLocale().toString(reset, QLocale::ShortFormat));
}

QString AccountText::status(const AccountInfo &info)
{
    QString text;
    if (!info.signedIn) {
        text = tr("The service answers. You are not signed in.");
    } else {
        const QString rank = info.rank.isEmpty() && info.vip ? tr("VIP") : info.rank;
        const QString name = info.userName.isEmpty() ? tr("your account") : info.userName;
        text = rank.isEmpty() ? tr("Signed in as %1.").arg(name) : tr("Signed in as %1 (%2).").arg(name, rank);
    }
    const QString left = quota(info.quota);
    return left.isEmpty() ? text : text + u' ' + left;
}

QString AccountText::problem(const AccountField &field, const QString &value, bool saved)
{
    const QString trimmed = value.trimmed();
    if (trimmed.isEmpty())
        return field.required && !saved ? tr("This is needed.") : QString();
    if (field.kind != AccountField::Kind::Address)
        return {};
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return tr("This is not a complete address. It begins with https://");
    if (url.scheme() == "http"_L1 && !isLoopback(url.host()))
        return tr("Passwords would travel in the open. Use an address that begins with https://");
    return {};
}

} // namespace Legenda
