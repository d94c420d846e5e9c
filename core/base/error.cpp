// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

} // namespace

QString toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return u"offline"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Tls:
        return u"tls"_s;
    case ErrorKind::BadCredentials:
        return u"bad_credentials"_s;
    case ErrorKind::NeedsAccount:
        return u"needs_account"_s;
    case ErrorKind::NeedsVip:
        return u"needs_vip"_s;
    case ErrorKind::QuotaUsedUp:
        return u"quota_used_up"_s;
    case ErrorKind::RateLimited:
        return u"rate_limited"_s;
    case ErrorKind::ServiceDown:
        return u"service_down"_s;
    case ErrorKind::BadReply:
        return u"bad_reply"_s;
    case ErrorKind::NotFound:
        return u"not_found"_s;
    case ErrorKind::NotSupported:
        return u"not_supported"_s;
    case ErrorKind::BadInput:
        return u"bad_input"_s;
    case ErrorKind::FileAccess:
        return u"file_access"_s;
    case ErrorKind::DiskFull:
        return u"disk_full"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    }
    return u"bad_reply"_s;
}

bool isTemporary(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::ServiceDown:
        return true;
    default:
        return false;
    }
}

Error fileError(const QString &path, int systemError, const QString &whatWasTried)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QString detail = systemError ? QString::fromLocal8Bit(std::strerror(systemError)) : QString();
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorKind::DiskFull,
            Text::tr("%1: the disk is full. Free some space and try again; nothing was changed.").arg(shown), detail};
    case EROFS:
        return {ErrorKind::FileAccess,
            Text::tr("%1: the disk is read-only. Choose another folder to save in.").arg(shown), detail};
    case EACCES:
    case EPERM:
        return {ErrorKind::FileAccess,
            Text::tr("%1: no permission. Change the permissions of the file or folder, or choose another one.")
                .arg(shown),
            detail};
    case ENOENT:
        return {ErrorKind::FileAccess, Text::tr("%1: the file is not there any more.").arg(shown), detail};
    case ENAMETOOLONG:
        return {ErrorKind::FileAccess,
            Text::tr("%1: the name is too long for this disk. Choose a shorter name template in the preferences.")
                .arg(shown),
            detail};
    default:
        return {ErrorKind::FileAccess,
            detail.isEmpty() ? Text::tr("%1: could not %2.").arg(shown, whatWasTried)
                             : Text::tr("%1: could not %2 (%3).").arg(shown, whatWasTried, detail),
            detail};
    }
}

Error cancelled()
{
    return {ErrorKind::Cancelled, Text::tr("Stopped."), {}};
}

} // namespace Legenda
