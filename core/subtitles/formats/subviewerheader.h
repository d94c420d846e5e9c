// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The header of both SubViewers: "[TITLE]", "[AUTHOR]" … with the value behind (2) or below (1).

#include "core/subtitles/format.h"

#include <QStringList>

namespace Legenda {

/// Title, author, source, program and comment become metadata; the rest goes into Document::head where it says
/// anything.
void readSubViewerHeader(const QStringList &lines, Document &document);

inline constexpr QLatin1StringView usualSubViewerStyle("[COLF]&HFFFFFF,[STYLE]bd,[SIZE]24,[FONT]Tahoma");

class SubViewerHeader
{
public:
    struct Field
    {
        QString name;
        QString value;
    };
    /// Counts metadata that the header has no place for as a loss.
    SubViewerHeader(const Document &document, bool own, const QString &title, Writing &writing);
    const QList<Field> &fields() const { return m_fields; } ///< without the comment
    QString comment() const { return m_comment; }
    QString style() const { return m_style; } ///< the line "[COLF]…"; empty: none

private:
    QList<Field> m_fields;
    QString m_comment;
    QString m_style;
};

} // namespace Legenda
