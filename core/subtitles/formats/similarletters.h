// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What people write instead of a character that a format of broadcasting does not have.

#include <QString>

#include <algorithm>

namespace Legenda {

/// "..." for "…", "e" for "ẽ"; empty where nothing is lost by leaving it out (marks of zero width); null: nothing is
/// similar. What comes may itself be missing in a format.
QString similarLetters(char32_t c);

/// The nearest to `c` that consists of letters for which `has(char16_t)` holds; "?" where there is none.
template <class Has>
QString spelledWith(char32_t c, Has has)
{
    constexpr int deepest = 3;
    QString text = similarLetters(c);
    for (int depth = 0; depth < deepest && !text.isNull(); ++depth) {
        if (std::all_of(text.cbegin(), text.cend(), [&](QChar letter) { return has(letter.unicode()); }))
            return text;
        QString next = QString::fromLatin1("");
        for (const QChar letter : std::as_const(text)) {
            if (has(letter.unicode())) {
                next += letter;
                continue;
            }
            const QString similar = similarLetters(letter.unicode());
            if (similar.isNull())
                return QStringLiteral("?");
            next += similar;
        }
        text = next;
    }
    return QStringLiteral("?");
}

/// Calls `use(char32_t)` for each character; halves of pairs without the other are given as U+FFFD.
template <class Use>
void forEachCharacter(QStringView text, Use use)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            use(char32_t(QChar::surrogateToUcs4(c, text[++i])));
        else
            use(char32_t(c.isSurrogate() ? char16_t(QChar::ReplacementCharacter) : c.unicode()));
    }
}

} // namespace Legenda
