// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines of SCC. Codes are written in words and translated by the table of 47 CFR 79.101, not by the code under test.

#include "core/subtitles/formats/formats.h"
#include "tests/support/styledcue.h"
#include "tests/support/subtitlecase.h"

#include <QHash>
#include <QRegularExpression>

namespace Legenda::Testing {

using namespace Qt::StringLiterals;

inline constexpr double rate = 30000 / 1001.0;

const SubtitleFormat &format()
{
    return Formats::scc();
}

inline QString oddParity(int byte)
{
    int ones = 0;
    for (int bit = 0; bit < 7; ++bit)
        ones += byte >> bit & 1;
    return u"%1"_s.arg(ones % 2 ? byte : byte | 0x80, 2, 16, QChar(u'0'));
}

/// "RCL p15 'Hello' EOC": commands, addresses (pROW, pROW+INDENT, pROW/ATTRIBUTE), xHHHH for any pair, texts in ASCII.
/// With "2" in front of it a code comes twice.
inline QString codes(const QString &words)
{
    static const QHash<QString, int> commands{{u"RCL"_s, 0x1420}, {u"BS"_s, 0x1421}, {u"DER"_s, 0x1424},
        {u"RU2"_s, 0x1425}, {u"RU3"_s, 0x1426}, {u"RU4"_s, 0x1427}, {u"RDC"_s, 0x1429}, {u"RTD"_s, 0x142B},
        {u"EDM"_s, 0x142C}, {u"CR"_s, 0x142D}, {u"ENM"_s, 0x142E}, {u"EOC"_s, 0x142F}, {u"TO1"_s, 0x1721},
        {u"TO2"_s, 0x1722}, {u"TO3"_s, 0x1723}, {u"WHITE"_s, 0x1120}, {u"GREEN"_s, 0x1122}, {u"YELLOW"_s, 0x112A},
        {u"ITALIC"_s, 0x112E}, {u"UNDERLINE"_s, 0x1121}, {u"NOTE"_s, 0x1137}, {u"NUL"_s, 0x0000}};
    static constexpr int rows[] = {0x1140, 0x1160, 0x1240, 0x1260, 0x1540, 0x1560, 0x1640, 0x1660, 0x1740, 0x1760,
        0x1040, 0x1340, 0x1360, 0x1440, 0x1460};
    static const QRegularExpression token(
        u"(2?)(?:'([^']*)'|([A-Z0-9]+)|p(\\d+)(?:\\+(\\d+))?(i?)(u?)|x([0-9a-f]{4}))"_s);
    QStringList pairs;
    const auto add = [&pairs](int pair) { pairs << oddParity(pair >> 8) + oddParity(pair & 0x7F); };
    auto matches = token.globalMatch(words);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const int times = match.hasCaptured(1) && match.captured(1) == u"2" ? 2 : 1;
        int pair = 0;
        if (match.hasCaptured(2)) {
            const QByteArray text = match.captured(2).toLatin1();
            for (qsizetype i = 0; i < text.size(); i += 2)
                add(text[i] << 8 | (i + 1 < text.size() ? text[i + 1] : 0));
            continue;
        }
        if (match.hasCaptured(3)) {
            Q_ASSERT(commands.contains(match.captured(3)));
            pair = commands.value(match.captured(3));
        } else if (match.hasCaptured(8)) {
            pair = match.captured(8).toInt(nullptr, 16);
        } else {
            pair = rows[match.captured(4).toInt() - 1];
            pair |= match.captured(6).isEmpty() ? 0x10 | match.captured(5).toInt() / 4 << 1 : 0x0E;
            pair |= match.captured(7).isEmpty() ? 0 : 1;
        }
        for (int i = 0; i < times; ++i)
            add(pair);
    }
    return pairs.join(u' ');
}

/// "00:00:01:00 RCL …" a line.
inline QString file(const QStringList &lines)
{
    QString text = u"Scenarist_SCC V1.0\n\n"_s;
    for (const QString &line : lines)
        text += line.section(u' ', 0, 0) + u'\t' + codes(line.section(u' ', 1)) + u"\n\n"_s;
    return text;
}

inline Reading readLines(const QStringList &lines)
{
    return readText(format(), file(lines));
}

inline qint64 ms(qint64 frame)
{
    return framesToMs(frame, rate);
}

} // namespace Legenda::Testing
