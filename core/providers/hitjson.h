// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Hits as JSON: one form to keep answers in the cache, one to print them on the command line.

#include "core/providers/subtitlehit.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Legenda {

/// Everything of a hit, to be read back by hitFromJson(). Values that are not known are left out, and so is a text that
/// is longer than `longestContent`, where the hit can be downloaded by its file id.
inline constexpr qint64 longestKeptContent = qint64(256) * 1024; ///< bytes: a long film's text
QJsonObject hitToJson(const SubtitleHit &hit, qint64 longestContent = longestKeptContent);

/// Nothing where provider or id are missing; every other field that is absent or odd keeps its default.
std::optional<SubtitleHit> hitFromJson(const QJsonObject &json);

/// "hash", "id", "name"; "unknown" where the service does not say.
QString toString(SubtitleHit::MatchedBy matchedBy);

/// The line of `legenda-cli search --json`. What is not known is null, so that every line has the same keys.
/// `id` is the file id, as `legenda-cli download --id PROVIDER:ID` and `preview` take it; `subtitle_id` is what
/// `comments` takes.
/// @param video path or name the search was for; empty: a free question (null)
/// @param reasons keys of the reasons behind the score
QJsonObject searchLine(const QString &video, const SubtitleHit &hit, int score, const QStringList &reasons);

} // namespace Legenda
