// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Finding markup in a cue's text, for inlinetags.cpp and WebVTT.

#include <QString>
#include <QStringView>

namespace Legenda {

/// Pixels that ffmpeg and libass draw text with where a file says nothing (libavcodec/ass.h: ASS_DEFAULT_FONT_SIZE).
inline constexpr double usualTextSize = 16;

struct Tag
{
    QStringView name; ///< without classes
    QStringView rest; ///< what stands behind the name
    bool closing = false;
    qsizetype length = 0; ///< with the brackets
};

/// Whether a tag, not only a '<', begins there. Looks no further than a few hundred units.
bool scanTag(QStringView text, qsizetype at, Tag &tag);
/// Length of the block "{\\…}" that begins there; 0: none.
qsizetype overrideLength(QStringView text, qsizetype at);
/// Length of the entity that begins there and what it stands for; 0: none.
qsizetype entityLength(QStringView text, qsizetype at, QString &value);
/// Value of an attribute of a tag; `rest` is Tag::rest.
QStringView attribute(QStringView rest, QLatin1StringView name);
/// "24", "24px", "150%", and the steps 1 to 7 and "+1" of HTML, as percent of the usual size; 0: none.
double parseTextSize(QStringView text);
/// Without blanks at both ends; one that must not break stays, as in StyledText::trim().
QStringView trimmedText(QStringView text);

} // namespace Legenda
