// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts of EBU STL: characters, codes of teletext and codes of open subtitles (EBU Tech 3264, chapter 4).

#include "core/subtitles/document.h"
#include "core/subtitles/features.h"
#include "core/subtitles/formats/ebugsi.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Legenda::Ebu {

inline constexpr char unusedSpace = char(0x8F);
inline constexpr char lineBreak = char(0x8A);

/// Text and runs.
void readText(QByteArrayView bytes, int table, Cue &cue);

/// Rows of the screen that a text takes.
int rowsOf(QByteArrayView bytes);
/// Whether no line is wider than the screen.
bool fitsScreen(QByteArrayView bytes, int table);

struct EncodedText
{
    QList<QByteArray> parts; ///< more than one where there are more lines than the screen has
    SubtitleFeatures lost;
};

/// Broken to the width of the screen.
EncodedText encodeText(const Cue &cue, const Header &header);

/// Characters that the table does not have.
qsizetype missingIn(QStringView text, int table);

/// From the row of the first line and the justification code.
Placement readPlacement(int row, int justification, int rows, const Header &header);
int justificationOf(const Placement &place);
/// Row of the first of `rows`.
int rowFor(const Placement &place, int rows, const Header &header);

} // namespace Legenda::Ebu
