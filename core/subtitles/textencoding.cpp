// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textencoding.h"

#include "core/subtitles/legacyencoding.h"
#include "core/subtitles/subtitletext.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>
#include <QStringEncoder>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

struct Mark
{
    QByteArrayView bytes;
    QLatin1StringView encoding;
};

/// UTF-32LE before UTF-16LE: its mark begins with the other one.
const std::array<Mark, 5> &byteOrderMarks()
{
    static const std::array<Mark, 5> marks{{
        {QByteArrayView("\xEF\xBB\xBF", 3), "UTF-8"_L1},
        {QByteArrayView("\xFF\xFE\0\0", 4), "UTF-32LE"_L1},
        {QByteArrayView("\0\0\xFE\xFF", 4), "UTF-32BE"_L1},
        {QByteArrayView("\xFF\xFE", 2), "UTF-16LE"_L1},
        {QByteArrayView("\xFE\xFF", 2), "UTF-16BE"_L1},
    }};
    return marks;
}

QByteArray encoderName(const QString &encoding)
{
    return encoding.toLatin1();
}

QString decoded(const QByteArray &content, const QString &encoding)
{
    QStringDecoder decoder(encoderName(encoding).constData());
    if (!decoder.isValid())
        return {};
    return decoder.decode(content);
}

/// Length of the valid UTF-8 sequence at `i` (1 for ASCII); 0: none; -1: valid as far as it goes, but cut by the end.
int utf8Length(const QByteArray &content, qsizetype i)
{
    const auto at = [&](qsizetype k) { return uchar(content[k]); };
    const uchar lead = at(i);
    if (lead < 0x80)
        return 1;
    const int length = lead >= 0xC2 && lead <= 0xDF ? 2
        : (lead & 0xF0) == 0xE0                     ? 3
        : lead >= 0xF0 && lead <= 0xF4              ? 4
                                                    : 0;
    for (int k = 1; k < length; ++k) {
        if (i + k >= content.size())
            return -1;
        uchar low = 0x80;
        uchar high = 0xBF;
        if (k == 1) { // no overlong forms, no surrogates, nothing above U+10FFFF
            low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : low;
            high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : high;
        }
        if (at(i + k) < low || at(i + k) > high)
            return 0;
    }
    return length;
}

struct Utf8Census
{
    qsizetype valid = 0; ///< sequences of two bytes and more
    qsizetype invalid = 0; ///< bytes outside of any
    bool cut = false; ///< the content ends inside a sequence
};

Utf8Census countUtf8(const QByteArray &content)
{
    Utf8Census census;
    for (qsizetype i = 0; i < content.size();) {
        const int length = utf8Length(content, i);
        if (length < 0) {
            census.cut = true;
            break;
        }
        if (length == 0)
            ++census.invalid;
        else if (length > 1)
            ++census.valid;
        i += qMax(1, length);
    }
    return census;
}

/// "UTF-16LE", "UTF-16BE" or empty: in text the high bytes of digits, blanks and line ends are zeros, on one side only.
QString utf16WithoutMark(const QByteArray &content)
{
    const qsizetype units = qMin<qsizetype>(content.size(), 64 * 1024) / 2;
    if (units < 4)
        return {};
    qsizetype evenZeros = 0;
    qsizetype oddZeros = 0;
    for (qsizetype i = 0; i < units; ++i) {
        evenZeros += content[2 * i] == 0;
        oddZeros += content[2 * i + 1] == 0;
    }
    if (oddZeros > units / 8 && evenZeros < oddZeros / 20 + 1)
        return u"UTF-16LE"_s;
    if (evenZeros > units / 8 && oddZeros < evenZeros / 20 + 1)
        return u"UTF-16BE"_s;
    return {};
}

/// Text that is UTF-8 but for some lines: two people's work in one file.
DecodedText decodeMixed(const QByteArray &content, const Language &expected)
{
    const QList<QByteArray> lines = content.split('\n');
    QList<bool> whole;
    QByteArray strangers;
    for (const QByteArray &line : lines) {
        const Utf8Census census = countUtf8(line);
        whole << (census.invalid == 0 && !census.cut);
        if (!whole.last())
            strangers += line + '\n';
    }
    const EncodingGuess guess = guessLegacyEncoding(strangers, expected);
    DecodedText result{{}, u"UTF-8"_s, false, {}};
    int repaired = 0;
    result.text.reserve(content.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            result.text += u'\n';
        if (whole[i]) {
            result.text += QString::fromUtf8(lines[i]);
        } else {
            result.text += decoded(lines[i], guess.encoding);
            ++repaired;
        }
    }
    result.warnings
        << Text::tr("%n line(s) were not in UTF-8 and were read as %1.", nullptr, repaired).arg(guess.encoding);
    return result;
}

/// Encodings to offer, most used first; those that this build's converters lack are left out.
constexpr const char *offered[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252",
    "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "windows-874", "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13", "ISO-8859-15", "KOI8-R", "KOI8-U",
    "GB18030", "Big5", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "windows-949", "IBM437", "IBM850", "IBM852", "IBM855",
    "IBM866", "macintosh", "x-mac-ce", "x-mac-cyrillic"};

} // namespace

QString canonicalEncodingName(const QString &name)
{
    const auto plain = [](const QString &text) {
        QString out;
        for (const QChar c : text) {
            if (c.isLetterOrNumber())
                out += c.toLower();
        }
        return out;
    };
    static constexpr std::pair<const char *, const char *> aliases[] = {{"latin1", "ISO-8859-1"},
        {"latin2", "ISO-8859-2"}, {"utf16", "UTF-16LE"}, {"utf32", "UTF-32LE"}, {"ascii", "UTF-8"},
        {"usascii", "UTF-8"}, {"sjis", "Shift_JIS"}, {"cp932", "Shift_JIS"}, {"gbk", "GB18030"}, {"gb2312", "GB18030"},
        {"cp936", "GB18030"}, {"cp950", "Big5"}, {"euckr", "windows-949"}, {"uhc", "windows-949"},
        {"cp949", "windows-949"}, {"tis620", "windows-874"}, {"iso885911", "windows-874"},
        {"maccyrillic", "x-mac-cyrillic"}, {"maccentraleurope", "x-mac-ce"}, {"cp874", "windows-874"}};
    const QString key = plain(name);
    for (const auto &[alias, encoding] : aliases) {
        if (key == QLatin1StringView(alias))
            return QString::fromLatin1(encoding);
    }
    for (const char *encoding : offered) {
        const QString candidate = QString::fromLatin1(encoding);
        const QString its = plain(candidate);
        if (key == its)
            return candidate;
        // "cp1250", "win1250" for windows-1250; "cp852" for IBM852
        if ((its.startsWith("windows"_L1) && (key == "cp"_L1 + its.mid(7) || key == "win"_L1 + its.mid(7)))
            || (its.startsWith("ibm"_L1) && key == "cp"_L1 + its.mid(3)))
            return candidate;
    }
    return name;
}

QByteArray byteOrderMark(const QString &encoding)
{
    const QString name = canonicalEncodingName(encoding);
    for (const Mark &mark : byteOrderMarks()) {
        if (mark.encoding == name)
            return mark.bytes.toByteArray();
    }
    return {};
}

bool looksBinary(const QByteArray &content)
{
    static constexpr std::string_view magics[] = {std::string_view("\0\0\1\xBA", 4), "\x1A\x45\xDF\xA3", "\x89PNG",
        "\xFF\xD8\xFF", "%PDF-",
        "\x7F"
        "ELF",
        "MZ\x90", "GIF8", "RIFF", "OggS"};
    for (const std::string_view magic : magics) {
        if (content.startsWith(QByteArrayView(magic.data(), qsizetype(magic.size()))))
            return true;
    }
    for (const Mark &mark : byteOrderMarks()) {
        if (content.startsWith(mark.bytes))
            return false;
    }
    if (!utf16WithoutMark(content).isEmpty())
        return false;
    const qsizetype size = qMin<qsizetype>(content.size(), 256 * 1024);
    qsizetype controls = 0;
    for (qsizetype i = 0; i < size; ++i) {
        const uchar c = uchar(content[i]);
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A && c != 0x1B;
    }
    return controls > 8 && controls > size / 50;
}

DetectedEncoding detectEncoding(const QByteArray &content, const Language &expected)
{
    DetectedEncoding found;
    for (const Mark &mark : byteOrderMarks()) {
        if (content.startsWith(mark.bytes)) {
            found.mark = true;
            break;
        }
    }
    const DecodedText text = decodeText(content, expected);
    found.encoding = text.encoding;
    found.sure = text.sure;
    found.confidence = text.sure ? 100 : 60;
    return found;
}

DecodedText decodeText(const QByteArray &content, const Language &expected)
{
    for (const Mark &mark : byteOrderMarks()) {
        if (content.startsWith(mark.bytes)) {
            const QString encoding(mark.encoding);
            const QByteArray rest = content.mid(mark.bytes.size());
            // Converters that put a UTF-8 mark before a file in another encoding exist.
            if (encoding == "UTF-8"_L1 && countUtf8(rest).invalid > 0)
                return decodeText(rest, expected);
            return {decoded(rest, encoding), encoding, true, {}};
        }
    }
    if (const QString utf16 = utf16WithoutMark(content); !utf16.isEmpty())
        return {decoded(content, utf16), utf16, true, {}};
    if (content.contains("\x1B$") || content.contains("\x1B(J"))
        return {decoded(content, u"ISO-2022-JP"_s), u"ISO-2022-JP"_s, true, {}};

    const Utf8Census census = countUtf8(content);
    if (census.invalid == 0 && (!census.cut || census.valid > 0)) {
        QByteArray whole = content;
        while (census.cut && !whole.isEmpty() && uchar(whole.back()) >= 0x80) {
            const bool lead = uchar(whole.back()) >= 0xC0;
            whole.chop(1);
            if (lead)
                break;
        }
        return {QString::fromUtf8(whole), u"UTF-8"_s, true, {}};
    }
    // Three to one: chance alone makes far fewer valid sequences in any other encoding.
    if (census.valid >= 3 && census.valid >= 3 * census.invalid)
        return decodeMixed(content, expected);

    const EncodingGuess guess = guessLegacyEncoding(content, expected);
    return {decoded(content, guess.encoding), guess.encoding, guess.sure, {}};
}

std::optional<DecodedText> decodeTextAs(const QByteArray &content, const QString &encoding)
{
    const QString name = canonicalEncodingName(encoding);
    if (!QStringDecoder(encoderName(name).constData()).isValid())
        return {};
    qsizetype skip = 0;
    for (const Mark &mark : byteOrderMarks()) {
        if (mark.encoding == name && content.startsWith(mark.bytes))
            skip = mark.bytes.size();
    }
    return DecodedText{decoded(content.mid(skip), name), name, true, {}};
}

QStringList knownEncodings()
{
    static const QStringList names = [] {
        QStringList list;
        for (const char *name : offered) {
            if (QStringDecoder(name).isValid())
                list << QString::fromLatin1(name);
        }
        return list;
    }();
    return names;
}

Result<QByteArray> encodeText(const QString &text, const QString &encoding, bool bom)
{
    const QString name = canonicalEncodingName(encoding);
    const QByteArray converter = encoderName(name);
    QStringEncoder encoder(converter.constData(), QStringConverter::Flag::Stateless);
    if (!encoder.isValid()) {
        return fail(ErrorKind::BadInput,
            Text::tr("Nobody here knows the encoding “%1”. Choose another one, such as UTF-8.").arg(encoding));
    }
    QByteArray bytes;
    if (bom)
        bytes = byteOrderMark(name);
    bytes += QByteArray(encoder.encode(text));
    if (!encoder.hasError())
        return bytes;

    QStringList missing;
    QSet<char32_t> seen;
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x80 || seen.contains(c))
            continue;
        seen.insert(c);
        const QString letter = QString::fromUcs4(&c, 1);
        QStringEncoder one(converter.constData(), QStringConverter::Flag::Stateless);
        const QByteArray ignored = one.encode(letter);
        Q_UNUSED(ignored)
        if (one.hasError())
            missing << letter;
        if (missing.size() == 8)
            break;
    }
    return fail(ErrorKind::BadInput,
        Text::tr("%1 has no letters for %2. Choose UTF-8, which has all of them.").arg(name, missing.join(u' ')));
}

} // namespace Legenda
