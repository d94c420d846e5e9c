// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitles as the service sends them: the text alone, or within JSON.

#include "core/net/httpclient.h"
#include "core/providers/amara/amaraerrors.h"
#include "core/providers/amara/amaravalues.h"

#include <QByteArray>
#include <QJsonValue>

namespace Legenda::Amara {

/// Formats that can be asked for, the usual one first: srt, vtt, sbv, ssa, dfxp, txt, json.
QStringList subtitleFormats();

/// The text alone. Where JSON comes instead: what it holds, if that is subtitles in the wanted format; else what it
/// says went wrong.
Result<QByteArray> readSubtitles(const HttpReply &reply, const QString &format, const ErrorContext &context);

/// @param oldApi times are seconds then, not milliseconds
Result<EmbeddedSubtitles> readEmbeddedSubtitles(const HttpReply &reply, bool oldApi, const ErrorContext &context);

/// What posting new subtitles ends with; number 0: not said.
Result<WebVersion> readPosted(const HttpReply &reply, const ErrorContext &context);

/// Cues of `[{"start", "end", "text"}, …]`, times as milliseconds (or, of the older APIs, seconds).
QList<Cue> readCues(const QJsonValue &value, bool inSeconds);
/// The other way round, in milliseconds: what a download as "json" gives.
QByteArray cuesAsJson(const QList<Cue> &cues);
/// As SubRip. Cues nobody has timed are left out.
QByteArray cuesAsSubRip(const QList<Cue> &cues);

} // namespace Legenda::Amara
