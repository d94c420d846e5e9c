// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which cues stand in each other's way: those in the same place on the screen. A name of a place above and a dialogue
// below may well be shown at once.

#include "core/subtitles/document.h"

#include <QHash>

namespace Legenda {

class CuePlaces
{
public:
    explicit CuePlaces(const Document &document);
    /// The same number for the same place; -1 for comments, which stand nowhere.
    int placeOf(const Cue &cue);

private:
    QHash<QString, int> m_anchorOfStyle;
    QHash<QString, int> m_places;
};

/// Rows of the cues of each place in order of their starts (equal ones as in the document), without comments.
QList<QList<qsizetype>> rowsByPlace(const Document &document);

} // namespace Legenda
