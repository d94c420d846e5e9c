// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/iso6937.h"

#include "core/subtitles/formats/similarletters.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Ebu {

namespace {

constexpr char16_t nothing = u'~'; // in the tables below

/// 0xA0 to 0xFF of ISO 6937; accents are in a table of their own.
// clang-format off
constexpr char16_t latin[] =
    u"\u00A0¡¢£$¥#§¤‘“«←↑→↓"
    u"°±²³×µ¶·÷’”»¼½¾¿"
    u"~~~~~~~~~~~~~~~~"
    u"―¹®©™♪¬¦~~~~⅛⅜⅝⅞"
    u"ΩÆĐªĦ~ĲĿŁØŒºÞŦŊŉ"
    u"ĸæđðħıĳŀłøœßþŧŋ\u00AD";
static_assert(std::size(latin) == 0x61);

/// 0xA0 to 0xFF of ISO 8859-5 to -8.
constexpr const char16_t *others[] = {
    u"\u00A0ЁЂЃЄЅІЇЈЉЊЋЌ\u00ADЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљ"
      u"њћќ§ўџ",
    u"\u00A0~~~¤~~~~~~~،\u00AD~~~~~~~~~~~~~؛~~~؟~ءآأؤإئابةتثجحخدذرزسشصضطظعغ~~~~~ـفقكلمنهوىيًٌٍَُِّْ~~~~~~~"
      u"~~~~~~",
    u"\u00A0‘’£€₯¦§¨©ͺ«¬\u00AD~―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ~ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψω"
      u"ϊϋόύώ~",
    u"\u00A0~¢£¤¥¦§¨©×«¬\u00AD®¯°±²³´µ¶·¸¹÷»¼½¾~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~‗אבגדהוזחטיךכלםמןנסעףפץצקרש"
      u"ת~~\u200E\u200F~",
};

/// 0x80 to 0xFF.
struct Page
{
    int number;
    const char16_t *letters;
};
constexpr Page pages[] = {
    {437,
      u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπ"
      u"ΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0"},
    {850,
      u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒ"
      u"õÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0"},
    {860,
      u"ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπ"
      u"ΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0"},
    {863,
      u"ÇüéâÂà¶çêëèïî‗À§ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ¦´óú¨¸³¯Î⌐¬½¼¾«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπ"
      u"ΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0"},
    {865,
      u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπ"
      u"ΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0"},
};
// clang-format on

struct Accent
{
    uchar code;
    char16_t combining;
    char16_t alone; ///< with a blank
};
constexpr Accent accents[] = {{0xC1, 0x0300, u'`'}, {0xC2, 0x0301, u'´'}, {0xC3, 0x0302, u'^'}, {0xC4, 0x0303, u'~'},
    {0xC5, 0x0304, u'¯'}, {0xC6, 0x0306, u'˘'}, {0xC7, 0x0307, u'˙'}, {0xC8, 0x0308, u'¨'},
    {0xC9, 0x0308, u'¨'}, // an umlaut of its own in the first edition
    {0xCA, 0x030A, u'˚'}, {0xCB, 0x0327, u'¸'}, {0xCC, 0x0332, u'_'}, {0xCD, 0x030B, u'˝'}, {0xCE, 0x0328, u'˛'},
    {0xCF, 0x030C, u'ˇ'}};

const Accent *accentOf(uchar code)
{
    const auto found =
        std::find_if(std::begin(accents), std::end(accents), [code](const Accent &each) { return each.code == code; });
    return found == std::end(accents) ? nullptr : found;
}

const char16_t *lettersOf(int page)
{
    for (const Page &each : pages) {
        if (each.number == page)
            return each.letters;
    }
    return lettersOf(850);
}

/// Of a table of letters that begins at `first`.
int codeIn(const char16_t *letters, int first, char32_t c)
{
    if (c == nothing || c > 0xFFFF)
        return 0;
    for (int code = first; code < 0x100; ++code) {
        if (letters[code - first] == char16_t(c))
            return code;
    }
    return 0;
}

/// One byte, or an accent and a letter; empty: neither.
QByteArray inLatin(char32_t c)
{
    // 0x24 was the currency sign once; this place of the dollar is the same in all editions.
    if (c == U'$')
        return "\xA4"_ba;
    if (c >= 0x20 && c < 0x7F)
        return QByteArray(1, char(c));
    if (const int code = codeIn(latin, 0xA0, c))
        return QByteArray(1, char(code));
    constexpr char32_t emDash = 0x2014;
    if (c == emDash)
        return "\xD0"_ba;
    constexpr char32_t ohm = 0x2126;
    if (c == ohm)
        return "\xE0"_ba;
    for (const Accent &accent : accents) {
        if (accent.alone == c)
            return QByteArray(1, char(accent.code)) + ' ';
    }
    const QString parts = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_D);
    if (parts.size() != 2 || parts[0].unicode() >= 0x7F || !parts[0].isLetter())
        return {};
    for (const Accent &accent : accents) {
        if (accent.combining == parts[1].unicode())
            return QByteArray(1, char(accent.code)) + char(parts[0].unicode());
    }
    return {};
}

} // namespace

QString readCharacter(QByteArrayView text, qsizetype &at, int table)
{
    const uchar code = uchar(text[at++]);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return {};
    if (code < 0x80)
        return QString(QChar(char16_t(code)));
    if (table > 0 && table < codeTables) {
        const char16_t letter = others[table - 1][code - 0xA0];
        return letter == nothing ? QString() : QString(QChar(letter));
    }
    const Accent *accent = accentOf(code);
    if (!accent) {
        const char16_t letter = latin[code - 0xA0];
        return letter == nothing ? QString() : QString(QChar(letter));
    }
    if (at >= text.size() || uchar(text[at]) < 0x20 || (uchar(text[at]) >= 0x7F && uchar(text[at]) < 0xA0))
        return QString(QChar(accent->alone)); // nothing to stand on
    const uchar base = uchar(text[at]);
    if (base == 0x20) {
        ++at;
        return QString(QChar(accent->alone));
    }
    if (accentOf(base))
        return {}; // a second accent: the last one counts
    ++at;
    const char16_t letter = base < 0x80 ? base : latin[base - 0xA0];
    if (letter == nothing && base >= 0x80)
        return {};
    // "í" and "î" may be written with the i that has no dot.
    const bool dotless = letter == u'ı';
    return (QString(dotless ? QChar(u'i') : QChar(letter)) + QChar(accent->combining))
        .normalized(QString::NormalizationForm_C);
}

QByteArray writeCharacter(char32_t c, int table)
{
    if (table <= 0 || table >= codeTables)
        return inLatin(c);
    if (c >= 0x20 && c < 0x7F)
        return QByteArray(1, char(c));
    const int code = codeIn(others[table - 1], 0xA0, c);
    return code ? QByteArray(1, char(code)) : QByteArray();
}

QString decodeText(QByteArrayView text, int table)
{
    QString result;
    for (qsizetype at = 0; at < text.size();)
        result += readCharacter(text, at, table);
    return result;
}

QString decodePage(QByteArrayView text, int page)
{
    const char16_t *letters = lettersOf(page);
    QString result;
    for (const char byte : text) {
        const uchar code = uchar(byte);
        result += code >= 0x80            ? QChar(letters[code - 0x80])
            : code < 0x20 || code == 0x7F ? QChar(u' ')
                                          : QChar(char16_t(code));
    }
    return result;
}

QByteArray encodePage(QStringView text, int page)
{
    const char16_t *letters = lettersOf(page);
    const auto codeOf = [letters](char32_t c) { return c >= 0x20 && c < 0x7F ? int(c) : codeIn(letters, 0x80, c); };
    QByteArray result;
    forEachCharacter(text, [&](char32_t c) {
        if (const int code = codeOf(c)) {
            result += char(code);
            return;
        }
        const QString instead = spelledWith(c, [&](char16_t letter) { return codeOf(letter) != 0; });
        for (const QChar letter : instead)
            result += char(codeOf(letter.unicode()));
    });
    return result;
}

} // namespace Legenda::Ebu
