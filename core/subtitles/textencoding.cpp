// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textencoding.h"

#include "core/subtitles/bytetables.h"
#include "core/subtitles/encodingnames.h"
#include "core/subtitles/legacyencoding.h"
#include "core/subtitles/mixedencoding.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/tellinglines.h"
#include "core/subtitles/unicodebytes.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>
#include <array>

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

bool canDecode(const QString &encoding)
{
    return isOwnEncoding(encoding) || QStringDecoder(encoderName(encoding).constData()).isValid();
}

QString decoded(QByteArrayView content, const QString &encoding)
{
    if (isOwnEncoding(encoding))
        return decodeOwn(content, encoding);
    QStringDecoder decoder(encoderName(encoding).constData());
    if (!decoder.isValid())
        return {};
    return decoder.decode(content);
}

/// The text itself, without copying it.
QByteArray behind(const QByteArray &content, qsizetype skip)
{
    return skip == 0 ? content : QByteArray::fromRawData(content.constData() + skip, content.size() - skip);
}

/// What detectEncoding() says, and what decodeText() needs besides.
struct Verdict
{
    DetectedEncoding encoding;
    qsizetype skip = 0; ///< bytes of the mark
    qsizetype cutAt = -1; ///< a sequence of UTF-8 begins here that the end cuts
    Mixture mixture;
};

/// The mark of a Unicode encoding in front of plain ASCII: some program put it there without converting.
bool isLyingMark(const Mark &mark, QByteArrayView content)
{
    if (mark.encoding == "UTF-8"_L1)
        return false;
    const QByteArrayView head =
        content.sliced(mark.bytes.size()).first(qMin<qsizetype>(content.size() - mark.bytes.size(), 4096));
    return head.size() >= 16 && !head.contains('\0') && !hasHighBytes(head)
        && std::all_of(head.begin(), head.end(), [](char c) { return c >= 0x20 || (c >= '\t' && c <= '\r'); });
}

void setLegacy(DetectedEncoding &found, const EncodingGuess &guess)
{
    found.encoding = guess.encoding;
    found.confidence = guess.confidence;
    found.sure = guess.sure;
    found.alternatives = guess.alternatives;
}

void setMixed(DetectedEncoding &found, const Mixture &mixture)
{
    const bool mostly = mixture.kind == Mixture::MostlyUtf8;
    found.encoding = mostly ? u"UTF-8"_s : mixture.other.encoding;
    found.mixedWith = mostly ? mixture.other.encoding : u"UTF-8"_s;
    found.confidence = qMin(90, mixture.other.confidence);
    found.sure = false;
    found.alternatives = mixture.other.alternatives;
    found.alternatives.prepend({found.mixedWith, qMax(1, (100 - found.confidence) / 2)});
}

/// The 8-bit or East Asian encoding that the XML declaration names; empty: none, or the bytes are not in it.
QString declaredEncoding(QByteArrayView content)
{
    static const QRegularExpression declaration(
        u"^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\\?>"_s);
    constexpr qsizetype longest = 200;
    constexpr qsizetype enough = 64LL * 1024;
    if (!content.startsWith("<?xml"))
        return {};
    const QString head = QString::fromLatin1(content.first(std::min(content.size(), longest)));
    QString name = canonicalEncodingName(declaration.match(head).captured(1));
    if (name.isEmpty() || name.startsWith("UTF-"_L1) || !canDecode(name))
        return {};
    const bool controls =
        std::any_of(content.begin(), content.end(), [](char c) { return uchar(c) >= 0x80 && uchar(c) < 0xA0; });
    if (name == "ISO-8859-1"_L1)
        name = u"windows-1252"_s; // as browsers read it
    else if (controls && name.startsWith("ISO-8859-"_L1))
        return {};
    const QString text = decoded(content.first(std::min(content.size(), enough)), name);
    return text.contains(QChar::ReplacementCharacter) ? QString() : name;
}

/// Of bytes that are in no Unicode encoding but UTF-8.
void judgeBytes(const QByteArray &content, const Language &expected, Verdict &verdict)
{
    DetectedEncoding &found = verdict.encoding;
    found.encoding = u"UTF-8"_s;
    const Utf8Census census = countUtf8(content);
    if (census.isAscii()) {
        if (const QString seven = sevenBitEncoding(content); !seven.isEmpty() && canDecode(seven)) {
            found.encoding = seven;
            found.confidence = 98;
        }
        return;
    }
    if (census.invalid == 0 && census.surrogates == 0 && (!census.cut || census.valid > 0)) {
        if (census.cut)
            verdict.cutAt = census.cutAt;
        noteTwice(found, census);
        return;
    }
    if (census.invalid == 0 && census.surrogates > 0 && census.fourBytes == 0) {
        found.encoding = u"CESU-8"_s;
        found.confidence = 98;
        return;
    }
    // Letters of UTF-8 in good order are no accident, whatever was declared.
    const QString said = census.valid > census.invalid ? QString() : declaredEncoding(content);
    if (!said.isEmpty()) {
        found.encoding = said;
        found.confidence = 95;
        return;
    }
    verdict.mixture = findMixture(content, census, expected);
    switch (verdict.mixture.kind) {
    case Mixture::None:
        if (const QString wide = wideWithoutMark(content, true); !wide.isEmpty()) {
            found.encoding = wide;
            found.confidence = 95;
            break;
        }
        setLegacy(found, guessLegacyEncoding(content, expected));
        break;
    case Mixture::Damaged:
        found.confidence = 95;
        break;
    case Mixture::MostlyUtf8:
    case Mixture::FewUtf8:
        setMixed(found, verdict.mixture);
        break;
    }
}

Verdict judge(const QByteArray &content, const Language &expected)
{
    Verdict verdict;
    for (const Mark &mark : byteOrderMarks()) {
        if (!content.startsWith(mark.bytes))
            continue;
        verdict.skip = mark.bytes.size();
        verdict.encoding.mark = true;
        if (mark.encoding != "UTF-8"_L1 && !isLyingMark(mark, content)) {
            verdict.encoding.encoding = mark.encoding;
            return verdict;
        }
        // Converters that put a mark before a file in another encoding exist.
        break;
    }
    const QByteArray rest = behind(content, verdict.skip);
    if (const QString wide = wideWithoutMark(rest); !wide.isEmpty()) {
        verdict.encoding.encoding = wide;
        verdict.encoding.confidence = 98;
        return verdict;
    }
    judgeBytes(rest, expected, verdict);
    return verdict;
}

} // namespace

QString canonicalEncodingName(const QString &name)
{
    const QString known = encodingForAlias(name);
    return known.isEmpty() ? name : known;
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
    if (!wideWithoutMark(content).isEmpty())
        return false;
    const qsizetype size = qMin<qsizetype>(content.size(), 256 * 1024);
    qsizetype controls = 0;
    for (qsizetype i = 0; i < size; ++i) {
        const uchar c = uchar(content[i]);
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1A && c != 0x1B;
    }
    return controls > 8 && controls > size / 50;
}

void noteTwice(DetectedEncoding &found, const Utf8Census &census)
{
    if (!census.looksTwice())
        return;
    found.twice = true;
    found.alternatives.append({QString(utf8Twice), 90});
}

DetectedEncoding detectEncoding(const QByteArray &content, const Language &expected)
{
    return judge(content, expected).encoding;
}

DecodedText decodeText(const QByteArray &content, const Language &expected)
{
    const Verdict verdict = judge(content, expected);
    DecodedText result{{}, verdict.encoding.encoding, verdict.encoding.sure, {}};
    QByteArray rest = behind(content, verdict.skip);
    if (verdict.mixture.kind != Mixture::None) {
        result.text = decodeMixture(rest, verdict.mixture, result.warnings);
        return result;
    }
    if (verdict.cutAt >= 0)
        rest.truncate(verdict.cutAt);
    result.text = decoded(rest, result.encoding);
    result.warnings << encodingWarnings(verdict.encoding);
    return result;
}

QStringList encodingWarnings(const DetectedEncoding &detected)
{
    if (!detected.twice)
        return {};
    return {Text::tr("The letters look as if the text was turned into UTF-8 twice: “Ã©” stands for “é”. "
                     "Read it as %1 to mend that.")
                .arg(utf8Twice)};
}

std::optional<DecodedText> decodeTextAs(const QByteArray &content, const QString &encoding)
{
    const QString name = canonicalEncodingName(encoding);
    if (!canDecode(name))
        return {};
    qsizetype skip = 0;
    for (const Mark &mark : byteOrderMarks()) {
        if (mark.encoding == name && content.startsWith(mark.bytes))
            skip = mark.bytes.size();
    }
    return DecodedText{decoded(behind(content, skip), name), name, true, {}};
}

QStringList knownEncodings()
{
    static const QStringList names = [] {
        QStringList list;
        for (const char *name : knownEncodingNames()) {
            const QString encoding = QString::fromLatin1(name);
            if (canDecode(encoding))
                list << encoding;
        }
        return list;
    }();
    return names;
}

QStringList readableEncodings()
{
    return knownEncodings() << QString(utf8Twice);
}

bool isKnownEncoding(const QString &name)
{
    return canDecode(canonicalEncodingName(name));
}

Result<QByteArray> encodeText(const QString &text, const QString &encoding, bool bom)
{
    const QString name = canonicalEncodingName(encoding);
    const QByteArray converter = encoderName(name);
    const bool own = isOwnEncoding(name);
    const bool shifts = name.startsWith("ISO-2022-"_L1) || name == "HZ"_L1; // between ASCII and others
    // The bytes, or nothing where letters are missing.
    const auto encoded = [&](const QString &part) -> std::optional<QByteArray> {
        if (own)
            return encodeOwn(part, name);
        QStringEncoder encoder(converter.constData(), QStringConverter::Flag::Stateless);
        QByteArray bytes = encoder.encode(shifts ? part + u'\n' : part);
        if (encoder.hasError())
            return {};
        if (shifts) // the line end has taken it back to ASCII
            bytes.chop(1);
        return bytes;
    };
    if (!canDecode(name)) {
        return fail(ErrorKind::BadInput,
            Text::tr("Nobody here knows the encoding “%1”. Choose another one, such as UTF-8.").arg(encoding));
    }
    if (std::optional<QByteArray> bytes = encoded(text)) {
        if (bom)
            bytes->prepend(byteOrderMark(name));
        return *bytes;
    }

    QStringList missing;
    QSet<char32_t> seen;
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x80 || seen.contains(c))
            continue;
        seen.insert(c);
        const QString letter = QString::fromUcs4(&c, 1);
        if (!encoded(letter))
            missing << letter;
        if (missing.size() == 8)
            break;
    }
    if (missing.isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("This text cannot be written in %1. Choose UTF-8.").arg(name));
    return fail(ErrorKind::BadInput,
        Text::tr("%1 has no letters for %2. Choose UTF-8, which has all of them.").arg(name, missing.join(u' ')));
}

} // namespace Legenda
