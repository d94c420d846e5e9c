// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files of EBU STL, byte by byte.

#include "core/subtitles/formats/formats.h"
#include "tests/support/styledcue.h"
#include "tests/support/subtitlecase.h"

#include <array>

namespace Legenda::Testing {

using namespace Qt::StringLiterals;

inline constexpr qsizetype headerSize = 1024;
inline constexpr qsizetype blockSize = 128;

const SubtitleFormat &format()
{
    return Formats::ebuStl();
}

inline QByteArray padded(QByteArray text, qsizetype size)
{
    return text.leftJustified(size, ' ', true);
}

struct Head
{
    QByteArray page = "850";
    QByteArray rate = "25";
    QByteArray standard = "1";
    QByteArray table = "00";
    QByteArray language = "09";
    QByteArray title = "A programme";
    QByteArray blocks = "00001";
    QByteArray start = "00000000";
    QByteArray rows = "23";
};

inline QByteArray header(const Head &head = {})
{
    QByteArray block = head.page + "STL" + head.rate + ".01" + head.standard + head.table + head.language;
    block += padded(head.title, 32) + padded("Episode", 32) + QByteArray(64 + 32, ' ') + padded("a@example.org", 32);
    block +=
        padded("REF-1", 16) + "240229" + "240301" + "00" + padded(head.blocks, 5) + "00001" + "001" + "40" + head.rows;
    block += "1" + head.start + "00000000" + "11" + "DEU" + padded("Verlag f\x81r Filme", 32);
    return padded(block, headerSize);
}

struct Block
{
    QByteArray text;
    int number = 0;
    int extension = 0xFF;
    std::array<int, 4> in{0, 0, 1, 0};
    std::array<int, 4> out{0, 0, 2, 12};
    int row = 22;
    int justification = 2;
    int comment = 0;
    int group = 0;
    int cumulative = 0;
};

inline QByteArray block(const Block &what)
{
    QByteArray bytes;
    for (const int byte : {what.group, what.number & 0xFF, what.number >> 8, what.extension, what.cumulative,
             what.in[0], what.in[1], what.in[2], what.in[3], what.out[0], what.out[1], what.out[2], what.out[3],
             what.row, what.justification, what.comment})
        bytes += char(byte);
    return (bytes + what.text).leftJustified(blockSize, char(0x8F), true);
}

inline Reading readBytes(const QByteArray &content, const ReadOptions &options = {})
{
    Reading reading;
    format().readBytes(content, options, reading);
    reading.document.format = u"ebu-stl"_s;
    return reading;
}

inline QByteArray writeBytes(const Document &document, const WriteOptions &options = {}, Writing *writing = nullptr)
{
    Writing ignored;
    return format().writeBytes(document, options, writing ? *writing : ignored);
}

inline TextStyle coloured(quint32 color, quint32 background = 0)
{
    TextStyle style;
    style.color = color;
    style.background = background;
    return style;
}

} // namespace Legenda::Testing
