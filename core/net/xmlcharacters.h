// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Legenda {

// XML 1.0, 2.2: what a document may hold. Surrogates are looked at in pairs elsewhere.
inline bool isXmlCharacter(char32_t c)
{
    if (c < 0x20)
        return c == u'\t' || c == u'\n' || c == u'\r';
    return !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff && c <= 0x10ffff;
}

/// Appends the character at `i`, unless XML does not allow it; `i` moves behind it.
inline void appendCharacter(QString &to, QStringView from, qsizetype &i)
{
    const QChar c = from[i++];
    if (c.isHighSurrogate() && i < from.size() && from[i].isLowSurrogate()) {
        to += c;
        to += from[i++];
    } else if (isXmlCharacter(c.unicode())) {
        to += c;
    }
}

} // namespace Legenda
