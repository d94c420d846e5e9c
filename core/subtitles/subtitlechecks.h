// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What services send instead of a subtitle: pages for browsers, and subtitles that only ask for money.

#include "core/subtitles/subtitletext.h"

#include <optional>

namespace Legenda {

/// A page for a browser, with or without the HTTP headers glued on in front.
bool isWebPage(QStringView text);

/// True for a subtitle (or bare text, `cues` empty) that says nothing but that one must become a member, sign in or
/// wait. Such cues at the ends of a real subtitle do not make a stub.
bool isStub(QStringView text, const QList<PreviewCue> &cues);

/// Length of HTTP or MIME headers glued on in front of a text, the blank line after them included; 0: none.
qsizetype gluedHeaderLength(QStringView text);

} // namespace Legenda
