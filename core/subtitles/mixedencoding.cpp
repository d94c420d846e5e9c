// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/mixedencoding.h"

#include "core/subtitles/bytetables.h"
#include "core/subtitles/tellinglines.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

enum class LineKind {
    Plain, ///< ASCII
    Utf8,
    Broken, ///< UTF-8 but for some bytes
    Other,
};

LineKind kindOfLine(const Utf8Census &census)
{
    if (census.isAscii())
        return LineKind::Plain;
    const qsizetype wrong = census.invalid + census.surrogates + (census.cut ? 1 : 0);
    if (wrong == 0)
        return LineKind::Utf8;
    return census.valid >= wrong ? LineKind::Broken : LineKind::Other;
}

/// Calls take(line, its end) for every line; `line` is without its end.
template <typename Take>
void forLines(QByteArrayView content, Take take)
{
    const char lineEnd = content.contains('\n') ? '\n' : '\r';
    qsizetype start = 0;
    while (start < content.size()) {
        const qsizetype end = content.indexOf(lineEnd, start);
        const qsizetype size = (end < 0 ? content.size() : end) - start;
        take(content.sliced(start, size), end < 0 ? QByteArrayView() : content.sliced(end, 1));
        start += size + 1;
    }
}

/// A byte outside of UTF-8 that may be a letter of another encoding: not the rest of a sequence that was cut, nor the
/// beginning of one of a Western letter, as 0xC2 and 0xC3 are.
bool mayBeLetter(QByteArrayView line, qsizetype i)
{
    return (uchar(line[i]) >= 0xC4 || (uchar(line[i]) & 0xFE) == 0xC0)
        && (i + 1 >= line.size() || uchar(line[i + 1]) < 0x80);
}

/// Goes through a broken line: utf8(part) for what is valid, other(byte) for each byte that is not.
template <typename Utf8, typename Other>
void forParts(QByteArrayView line, Utf8 utf8, Other other)
{
    qsizetype start = 0;
    qsizetype i = 0;
    while (i < line.size()) {
        const int length = utf8Length(line, i);
        if (length > 0) {
            i += length;
            continue;
        }
        if (i > start)
            utf8(line.sliced(start, i - start));
        other(i);
        start = ++i;
    }
    if (i > start)
        utf8(line.sliced(start, i - start));
}

struct Lines
{
    qsizetype utf8 = 0;
    qsizetype utf8Sequences = 0; ///< in lines that are wholly UTF-8
    qsizetype broken = 0;
    qsizetype other = 0;
    qsizetype validInOther = 0; ///< of broken lines, too
    qsizetype invalidInOther = 0;
    QByteArray strangers; ///< lines that are not UTF-8, and the bytes of broken ones that may be letters
};

Lines countLines(QByteArrayView content)
{
    constexpr qsizetype enough = 48LL * 1024;
    Lines lines;
    forLines(content, [&](QByteArrayView line, QByteArrayView) {
        if (!hasHighBytes(line))
            return;
        const Utf8Census census = countUtf8(line);
        switch (kindOfLine(census)) {
        case LineKind::Plain:
            return;
        case LineKind::Utf8:
            ++lines.utf8;
            lines.utf8Sequences += census.valid;
            return;
        case LineKind::Broken:
            ++lines.broken;
            if (lines.strangers.size() < enough) {
                qsizetype letters = 0;
                QByteArray rest;
                forParts(
                    line,
                    [&](QByteArrayView part) {
                        for (const char c : part)
                            rest += uchar(c) < 0x80 ? c : ' ';
                    },
                    [&](qsizetype i) {
                        const bool letter = mayBeLetter(line, i);
                        letters += letter;
                        rest += letter ? line[i] : ' ';
                    });
                if (letters > 0)
                    lines.strangers += rest + '\n';
            }
            break;
        case LineKind::Other:
            ++lines.other;
            if (lines.strangers.size() < enough)
                lines.strangers.append(line.first(qMin(line.size(), enough))).append('\n');
            break;
        }
        lines.validInOther += census.valid;
        lines.invalidInOther += census.invalid + census.surrogates;
    });
    return lines;
}

/// In bits, how much better "some lines are UTF-8" tells what is there than "all are in one other encoding, and some
/// of it looks like UTF-8 by chance". How often chance does that, the lines that are surely not UTF-8 tell.
double evidenceOfUtf8(const Lines &lines)
{
    if (lines.utf8 == 0)
        return -1;
    const double chance = double(lines.validInOther + 1) / double(lines.validInOther + lines.invalidInOther + 2);
    const double all = double(lines.utf8 + lines.broken + lines.other);
    const double share = double(lines.utf8) / all;
    const double choice = share < 1 ? -share * std::log2(share) - (1 - share) * std::log2(1 - share) : 0;
    return double(lines.utf8Sequences) * -std::log2(chance) - all * choice;
}

/// Decodes many short pieces, each on its own: a table where there is one, else one converter for all.
class PieceDecoder
{
public:
    explicit PieceDecoder(const QString &encoding)
        : m_table(byteTable(encoding.toLatin1().constData())), m_decoder(encoding.toLatin1().constData())
    {
    }

    void append(QString &text, QByteArrayView bytes)
    {
        if (m_table) {
            for (const char c : bytes)
                text += QChar((*m_table)[uchar(c)]);
        } else {
            m_decoder.resetState();
            text += m_decoder.decode(bytes);
        }
    }

private:
    std::optional<ByteTable> m_table;
    QStringDecoder m_decoder;
};

} // namespace

Mixture findMixture(const QByteArray &content, const Utf8Census &census, const Language &expected)
{
    constexpr double enoughEvidence = 6;
    // Three to one: chance alone makes far fewer valid sequences in any other encoding.
    const bool mostly = census.valid >= 3 && census.valid >= 3 * census.invalid;
    if (census.valid == 0)
        return {};
    const Lines lines = countLines(content);
    if (!mostly && evidenceOfUtf8(lines) < enoughEvidence)
        return {};
    Mixture mixture;
    if (lines.strangers.isEmpty()) {
        mixture.kind = Mixture::Damaged;
        return mixture;
    }
    mixture.kind = mostly || lines.utf8 + lines.broken >= lines.other ? Mixture::MostlyUtf8 : Mixture::FewUtf8;
    mixture.other = guessLegacyEncoding(lines.strangers, expected);
    return mixture;
}

QString decodeMixture(const QByteArray &content, const Mixture &mixture, QStringList &warnings)
{
    const QString encoding = mixture.kind == Mixture::Damaged ? QString() : mixture.other.encoding;
    PieceDecoder decoder(encoding.isEmpty() ? u"ISO-8859-1"_s : encoding);
    QString text;
    text.reserve(content.size());
    int utf8 = 0;
    int other = 0;
    int lost = 0;
    forLines(content, [&](QByteArrayView line, QByteArrayView lineEnd) {
        switch (kindOfLine(countUtf8(line))) {
        case LineKind::Plain:
            text += QLatin1StringView(line);
            break;
        case LineKind::Utf8:
            ++utf8;
            text += QString::fromUtf8(line);
            break;
        case LineKind::Other:
            if (!encoding.isEmpty()) {
                ++other;
                decoder.append(text, line);
                break;
            }
            [[fallthrough]];
        case LineKind::Broken: {
            bool repaired = false;
            forParts(
                line, [&](QByteArrayView part) { text += QString::fromUtf8(part); },
                [&](qsizetype i) {
                    if (!encoding.isEmpty() && mayBeLetter(line, i)) {
                        decoder.append(text, line.sliced(i, 1));
                        repaired = true;
                    } else {
                        text += QChar(QChar::ReplacementCharacter);
                        ++lost;
                    }
                });
            other += repaired;
            break;
        }
        }
        text += QLatin1StringView(lineEnd);
    });
    if (mixture.kind == Mixture::FewUtf8)
        warnings << Text::tr("%n line(s) were in UTF-8 and not in %1, as the others.", nullptr, utf8).arg(encoding);
    else if (other > 0)
        warnings << Text::tr("%n line(s) were not in UTF-8 and were read as %1.", nullptr, other).arg(encoding);
    if (lost > 0)
        warnings << Text::tr("%n byte(s) of this UTF-8 text are broken; their letters are lost.", nullptr, lost);
    return text;
}

} // namespace Legenda
