// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/failurescope.h"

namespace Legenda {

FailureScope failureScope(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
    case ErrorKind::BadReply:
    case ErrorKind::NotSupported:
    case ErrorKind::NeedsVip: // of one subtitle: others of the same service are free
        return FailureScope::Subtitle;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::BadCredentials:
    case ErrorKind::NeedsAccount:
    case ErrorKind::QuotaUsedUp:
    case ErrorKind::RateLimited:
    case ErrorKind::ServiceDown:
        return FailureScope::Service;
    case ErrorKind::DiskFull:
        return FailureScope::Everything;
    case ErrorKind::BadInput:
    case ErrorKind::FileAccess:
        return FailureScope::Item;
    case ErrorKind::Cancelled:
        return FailureScope::Stopped;
    }
    return FailureScope::Item;
}

} // namespace Legenda
