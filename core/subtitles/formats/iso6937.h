// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The code tables of EBU STL (EBU Tech 3264, appendix 2) and of its first block.

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Legenda::Ebu {

/// Character code table of the texts: 0 Latin (ISO 6937), 1 Cyrillic, 2 Arabic, 3 Greek, 4 Hebrew (ISO 8859-5 to -8).
inline constexpr int codeTables = 5;

/// The character that begins at `at`, which moves behind it. In ISO 6937 an accent stands before its letter.
/// Precomposed where Unicode has that; empty for what means nothing. Only for bytes from 0x20 to 0x7E and from 0xA0 on.
QString readCharacter(QByteArrayView text, qsizetype &at, int table);

/// How a character is written; empty: it cannot be.
QByteArray writeCharacter(char32_t c, int table);

/// All of a text, for tests and titles.
QString decodeText(QByteArrayView text, int table);

/// Text of the first block in the IBM code page that it names: 437, 850, 860, 863 or 865; others are taken as 850.
QString decodePage(QByteArrayView text, int page);
/// What the page lacks becomes similar letters, or '?'.
QByteArray encodePage(QStringView text, int page);

} // namespace Legenda::Ebu
