// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Legenda::OpenSubtitlesOrg {

/// The notice that the service sends instead of a subtitle to those who do not pay ("Become OpenSubtitles.org VIP
/// Member to get subtitles…"). Such lines at the ends of a real subtitle do not make one.
bool isVipNotice(const QByteArray &content);

} // namespace Legenda::OpenSubtitlesOrg
