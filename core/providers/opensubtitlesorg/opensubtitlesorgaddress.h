// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which addresses may be called with an account's token, whatever a reply says.

#include <QUrl>

namespace Legenda::OpenSubtitlesOrg {

/// opensubtitles.org itself or a host below it.
bool isUnderOpenSubtitles(const QString &host);

/// Where to go on after a reply named an address (`Content-Location`): the configured host (on this machine any port of
/// it), or another one of the service's own. Scheme and all else stay as configured. Empty: it is not followed.
QUrl sessionAddress(const QUrl &configured, const QUrl &said);

/// Where an HTTP redirect may lead a call, which carries a token: to the same server, or to another one of the
/// service's own. Empty: it is not followed.
QUrl redirectTarget(const QUrl &from, const QUrl &target);

} // namespace Legenda::OpenSubtitlesOrg
