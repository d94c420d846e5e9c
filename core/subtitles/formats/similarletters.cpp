// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/similarletters.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Similar
{
    const char16_t *letters;
    const char16_t *instead;
};

constexpr Similar similar[] = {
    {u"‐‑‒–—―−﹣", u"-"},
    {u"“”„‟«»″〃", u"\""},
    {u"‘’‚‛‹›′`´ʼ", u"'"},
    {u"…", u"..."},
    {u"•‣●∙⋅·", u"*"},
    {u"♫♩♬", u"♪"},
    {u"♪", u"#"},
    {u"€", u"EUR"},
    {u"ș", u"ş"},
    {u"Ș", u"Ş"},
    {u"ț", u"ţ"},
    {u"Ț", u"Ţ"},
    {u"Łł", u"Ll"},
    {u"ĐÐ", u"D"},
    {u"đð", u"d"},
    {u"Øø", u"Oo"},
    {u"Ħħ", u"Hh"},
    {u"Ŧŧ", u"Tt"},
    {u"ı", u"i"},
    {u"ĸ", u"k"},
    {u"Æ", u"AE"},
    {u"æ", u"ae"},
    {u"Œ", u"OE"},
    {u"œ", u"oe"},
    {u"ß", u"ss"},
    {u"ẞ", u"SS"},
    {u"Þ", u"Th"},
    {u"þ", u"th"},
    {u"Ŋ", u"NG"},
    {u"ŋ", u"ng"},
    {u"Ə", u"E"},
    {u"ə", u"e"},
    {u"×", u"x"},
    {u"÷", u"/"},
    {u"¦│", u"|"},
    {u"™", u"TM"},
    {u"©", u"(c)"},
    {u"®", u"(r)"},
};

bool isDropped(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Format || c == 0xAD || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

} // namespace

QString similarLetters(char32_t c)
{
    if (c <= 0xFFFF) {
        for (const auto &[letters, instead] : similar) {
            const QStringView all(letters);
            const qsizetype at = all.indexOf(QChar(char16_t(c)));
            if (at < 0)
                continue;
            // Pairs of capital and small letter stand in one row.
            const QStringView other(instead);
            return all.size() == 2 && other.size() == 2 ? QString(other[at]) : other.toString();
        }
    }
    if (isDropped(c))
        return u""_s;
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Separator_Space || c == '\t')
        return u" "_s;
    if (category == QChar::Mark_NonSpacing)
        return u""_s;
    // What a compatibility decomposition leaves without its marks: "e" of "ẽ", "fi" of the ligature.
    const QString whole = QString::fromUcs4(&c, 1);
    QString plain = u""_s;
    const QString parts = whole.normalized(QString::NormalizationForm_KD);
    for (const QChar part : parts) {
        if (part.category() != QChar::Mark_NonSpacing)
            plain += part;
    }
    return plain == whole ? QString() : plain;
}

} // namespace Legenda
