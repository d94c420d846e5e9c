// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Markup inside a cue's text as SubRip files have it, and several other formats after them: HTML-like tags
// ("<i>", "<font color=…>", "<ruby>"), a few overrides of ASS ("{\an8}", "{\i1}") and entities ("&amp;").

#include "core/subtitles/document.h"
#include "core/subtitles/features.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace Legenda {

struct InlineSyntax
{
    /// What is written as markup: of the text's style, Ruby, Speaker (as "<v Name>"), Alignment and Position. All is
    /// read, whether it is in here or not.
    SubtitleFeatures written;
    bool overrides = true; ///< "{\…}" is markup
    bool entities = true; ///< "&lt;" is '<', and what would read as markup is written so
};

/// Replaces text and runs of the cue by what `markup` (lines separated by '\n') says, trimmed at both ends; sets the
/// placement where it says one, and CueDetails::native where inlineTags() would not write `markup` again. Linear.
/// Tags that nobody knows vanish; "a < b", "<3" and "<JOHN>" are text.
void readInlineTags(QStringView markup, Cue &cue, const InlineSyntax &syntax);

/// The cue's text with its style as properly nested tags.
QString inlineTags(const Cue &cue, const InlineSyntax &syntax);
/// CueDetails::native if it still says what the cue says now.
std::optional<QString> currentNative(const Cue &cue, const InlineSyntax &syntax);

/// "#rrggbb", "rrggbb", "#rgb", "#rrggbbaa", "rgb(…)", "rgba(…)" and the names of CSS, as 0xAARRGGBB; 0: no colour.
quint32 parseColor(QStringView text);
/// "#rrggbb", without the alpha.
QString colorText(quint32 color);

/// A pair of tags as they are written.
struct MarkupTag
{
    QString open;
    QString close;
    bool operator==(const MarkupTag &) const = default;
};

/// Writes any markup of nested tags: `tagsOf` adds those of a style, `put` writes a stretch of text (which begins at
/// `start` of the cue's text) into `out`. Tags that last longer enclose those that last shorter. Linear.
QString nestedTags(const Cue &cue, const std::function<void(const TextStyle &, QList<MarkupTag> &)> &tagsOf,
    const std::function<void(QStringView text, qsizetype start, const TextStyle &, QString &out)> &put);

} // namespace Legenda
