// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/bytetables.h"

#include "core/subtitles/unicodebytes.h"

#include <QChar>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// A byte that means something else than in Latin-1.
struct Difference
{
    uchar byte;
    char16_t letter;
};

// ISO/IEC 8859-16:2001, https://www.unicode.org/Public/MAPPINGS/ISO8859/8859-16.TXT
constexpr Difference latin10[] = {{0xA1, u'Ą'}, {0xA2, u'ą'}, {0xA3, u'Ł'}, {0xA4, u'€'}, {0xA5, u'„'}, {0xA6, u'Š'},
    {0xA8, u'š'}, {0xAA, u'Ș'}, {0xAC, u'Ź'}, {0xAE, u'ź'}, {0xAF, u'Ż'}, {0xB2, u'Č'}, {0xB3, u'ł'}, {0xB4, u'Ž'},
    {0xB5, u'”'}, {0xB8, u'ž'}, {0xB9, u'č'}, {0xBA, u'ș'}, {0xBC, u'Œ'}, {0xBD, u'œ'}, {0xBE, u'Ÿ'}, {0xBF, u'ż'},
    {0xC3, u'Ă'}, {0xC5, u'Ć'}, {0xD0, u'Đ'}, {0xD1, u'Ń'}, {0xD5, u'Ő'}, {0xD7, u'Ś'}, {0xD8, u'Ű'}, {0xDD, u'Ę'},
    {0xDE, u'Ț'}, {0xE3, u'ă'}, {0xE5, u'ć'}, {0xF0, u'đ'}, {0xF1, u'ń'}, {0xF5, u'ő'}, {0xF7, u'ś'}, {0xF8, u'ű'},
    {0xFD, u'ę'}, {0xFE, u'ț'}};

// VISCII 1.1, RFC 1456: six capitals stand on control characters, the other letters from 0x80 on.
constexpr Difference visciiLow[] = {{0x02, u'Ẳ'}, {0x05, u'Ẵ'}, {0x06, u'Ẫ'}, {0x14, u'Ỷ'}, {0x19, u'Ỹ'}, {0x1E, u'Ỵ'}};
constexpr QStringView visciiHigh =
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝ"
    u"ỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

const ByteTable &latin1()
{
    static const ByteTable table = [] {
        ByteTable made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = char16_t(i);
        return made;
    }();
    return table;
}

const ByteTable &iso8859_16()
{
    static const ByteTable table = [] {
        ByteTable made = latin1();
        for (const Difference &each : latin10)
            made[each.byte] = each.letter;
        return made;
    }();
    return table;
}

const ByteTable &viscii()
{
    static const ByteTable table = [] {
        ByteTable made = latin1();
        for (const Difference &each : visciiLow)
            made[each.byte] = each.letter;
        for (qsizetype i = 0; i < visciiHigh.size(); ++i)
            made[std::size_t(0x80 + i)] = visciiHigh[i].unicode();
        return made;
    }();
    return table;
}
static_assert(visciiHigh.size() == 128);

const ByteTable *ownTable(QStringView encoding)
{
    if (encoding == "ISO-8859-1"_L1)
        return &latin1();
    if (encoding == "ISO-8859-16"_L1)
        return &iso8859_16();
    if (encoding == "VISCII"_L1)
        return &viscii();
    return nullptr;
}

/// Programs took the bytes for windows-1252, and those that it lacks for Latin-1's controls: back to those bytes.
std::optional<QByteArray> takenForLetters(QStringView text, const ByteTable &table)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool isLatin1 = code < 0x80 || (code >= 0xA0 && code < 0x100);
        const auto found = isLatin1 ? table.begin() + code : std::find(table.begin() + 0x80, table.end(), code);
        if (found != table.end())
            bytes += char(found - table.begin());
        else if (code < 0x100)
            bytes += char(code);
        else
            return {};
    }
    return bytes;
}

QString decodeTwice(QByteArrayView content)
{
    QString once = QString::fromUtf8(content);
    const std::optional<ByteTable> table = byteTable("windows-1252");
    if (!table)
        return once;
    QString text;
    text.reserve(once.size());
    // Lines that were added later are right as they are.
    for (qsizetype at = 0; at < once.size();) {
        const qsizetype newLine = once.indexOf(u'\n', at);
        const qsizetype end = newLine < 0 ? once.size() : newLine + 1;
        const QStringView line = QStringView(once).sliced(at, end - at);
        const std::optional<QByteArray> bytes = takenForLetters(line, *table);
        const Utf8Census census = bytes ? countUtf8(*bytes) : Utf8Census();
        const bool isUtf8 = bytes && census.invalid == 0 && census.surrogates == 0 && !census.cut;
        text += isUtf8 ? QString::fromUtf8(*bytes) : line.toString();
        at = end;
    }
    return text;
}

} // namespace

bool isOwnEncoding(QStringView encoding)
{
    return ownTable(encoding) || encoding == utf8Twice;
}

QString decodeOwn(QByteArrayView content, QStringView encoding)
{
    if (encoding == utf8Twice)
        return decodeTwice(content);
    const ByteTable *table = ownTable(encoding);
    if (!table)
        return {};
    QString text(content.size(), Qt::Uninitialized);
    std::transform(content.begin(), content.end(), text.begin(), [&](char c) { return QChar((*table)[uchar(c)]); });
    return text;
}

std::optional<QByteArray> encodeOwn(QStringView text, QStringView encoding)
{
    if (encoding == utf8Twice)
        return text.toUtf8();
    const ByteTable *table = ownTable(encoding);
    if (!table)
        return {};
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code < 0x80 && (*table)[code] == code) {
            bytes += char(code);
            continue;
        }
        const auto found = std::find(table->begin(), table->end(), code);
        if (found == table->end())
            return {};
        bytes += char(found - table->begin());
    }
    return bytes;
}

std::optional<ByteTable> byteTable(const char *encoding)
{
    if (const ByteTable *own = ownTable(QString::fromLatin1(encoding)))
        return *own;
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    if (!decoder.isValid())
        return {};
    QByteArray all(256, '\0');
    for (int i = 0; i < 256; ++i)
        all[i] = char(i);
    const QString letters = decoder.decode(all);
    if (letters.size() != all.size())
        return {}; // not one letter a byte
    ByteTable table;
    std::transform(letters.begin(), letters.end(), table.begin(), [](QChar c) { return c.unicode(); });
    return table;
}

ByteKind kindOf(char16_t code)
{
    const QChar c(code);
    if (code < 0x80) {
        if (c.isLetter())
            return ByteKind::Letter;
        return code < 0x20 && code != u'\t' && code != u'\n' && code != u'\r' && code != 0 ? ByteKind::Nothing
                                                                                           : ByteKind::Blank;
    }
    // Signs that subtitles use in any language.
    static constexpr QStringView signs = u"“”„‘’‚–—―…«»‹›¿¡°€£♪♫•´№\u00A0\u00AD\u200B\u200E\u200F،؛؟฿";
    if (signs.contains(c))
        return ByteKind::Sign;
    if (c == QChar::ReplacementCharacter)
        return ByteKind::Nothing;
    switch (c.category()) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return ByteKind::Letter;
    case QChar::Letter_Modifier: // "ˆ" and "ˇ" are no letters of any text, but Thai and Arabic have some
        return c.script() == QChar::Script_Common ? ByteKind::Symbol : ByteKind::Letter;
    case QChar::Other_Control:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
        return ByteKind::Nothing;
    default:
        return ByteKind::Symbol;
    }
}

} // namespace Legenda
