// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Zips and tars byte by byte, so that they may say what no program would write.

#include "core/download/checksum.h"
#include "core/download/unpacker.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QStringEncoder>
#include <QtEndian>

namespace Legenda {

inline const QByteArray words = "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n";

template <class T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

inline QByteArray encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

inline QByteArray packed(const QByteArray &content, KCompressionDevice::CompressionType type)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, type);
    device.open(QIODevice::WriteOnly);
    device.write(content);
    device.close();
    return buffer.data();
}

struct ZipFile
{
    QByteArray name;
    QByteArray content = words; ///< as packed by `method`
    int flags = 0;
    int method = 0;
    qint64 size = -1; ///< unpacked; -1: that of the content
    QByteArray extra{};
    int system = 3;
    quint32 attributes = 0;
    QByteArray wholeContent{}; ///< for the sum, where it is packed
};

struct ZipOptions
{
    QByteArray before{}; ///< glued in front; offsets do not know of it
    QByteArray comment{};
    bool zip64 = false; ///< end record of 64 bits
    bool descriptors = false; ///< sizes behind the data, zeros before it
};

/// Local header, data and directory of each file, then the end.
inline QByteArray rawZip(const QList<ZipFile> &files, const ZipOptions &options = {})
{
    using H = quint16;
    using W = quint32;
    QByteArray body;
    QByteArray directory;
    for (const ZipFile &file : files) {
        const W sum = crc32(file.wholeContent.isEmpty() ? file.content : file.wholeContent);
        const W size = W(file.size < 0 ? file.content.size() : file.size);
        const H flags = H(file.flags | (options.descriptors ? 8 : 0));
        const QByteArray sizes = little(sum) + little(W(file.content.size())) + little(size);
        const QByteArray common = little(flags) + little(H(file.method)) + little(W(0));
        directory += "PK\1\2" + little(H(file.system << 8 | 20)) + little(H(20)) + common + sizes
            + little(H(file.name.size())) + little(H(file.extra.size())) + QByteArray(6, '\0') + little(file.attributes)
            + little(W(body.size())) + file.name + file.extra;
        body += "PK\3\4" + little(H(20)) + common + (options.descriptors ? QByteArray(12, '\0') : sizes)
            + little(H(file.name.size())) + little(H(0)) + file.name + file.content;
        if (options.descriptors)
            body += "PK\7\x08" + sizes;
    }
    const auto count = H(files.size());
    QByteArray end;
    if (options.zip64) {
        end += "PK\6\6" + little(quint64(44)) + little(H(45)) + little(H(45)) + QByteArray(8, '\0')
            + little(quint64(count)) + little(quint64(count)) + little(quint64(directory.size()))
            + little(quint64(body.size()));
        end += "PK\6\7" + little(W(0)) + little(quint64(body.size() + directory.size())) + little(W(1));
    }
    const W none = 0xFFFFFFFF;
    end += "PK\5\6" + QByteArray(4, '\0') + little(options.zip64 ? H(0xFFFF) : count)
        + little(options.zip64 ? H(0xFFFF) : count) + little(options.zip64 ? none : W(directory.size()))
        + little(options.zip64 ? none : W(body.size())) + little(H(options.comment.size())) + options.comment;
    return options.before + body + directory + end;
}

struct TarFile
{
    QByteArray name;
    char type = '0';
    QByteArray content = words;
    QByteArray size{}; ///< the field, where it lies
};

/// The two empty blocks at the end are there; `magic` is that of ustar, GNU's or none.
inline QByteArray rawTar(const QList<TarFile> &files, const QByteArray &magic = QByteArray("ustar\00000", 8))
{
    constexpr int block = 512;
    QByteArray tar;
    for (const TarFile &file : files) {
        QByteArray header(block, '\0');
        header.replace(0, qMin<qsizetype>(100, file.name.size()), file.name.left(100));
        header.replace(100, 7, "0000644");
        const QByteArray size = QByteArray::number(file.content.size(), 8).rightJustified(11, '0');
        header.replace(124, file.size.isEmpty() ? 11 : file.size.size(), file.size.isEmpty() ? size : file.size);
        header.replace(148, 8, "        ");
        header[156] = file.type;
        header.replace(257, magic.size(), magic);
        int sum = 0;
        for (const char c : header)
            sum += uchar(c);
        header.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        tar += header + file.content + QByteArray((block - file.content.size() % block) % block, '\0');
    }
    return tar + QByteArray(2 * block, '\0');
}

/// "Season 1/a.srt" of each; the error's kind and sentence where there are none.
inline QStringList namesOf(const Result<QList<UnpackedFile>> &files)
{
    if (!files)
        return {toString(files.error().kind), files.error().message};
    QStringList names;
    for (const UnpackedFile &file : *files)
        names << (file.folder.isEmpty() ? file.name : file.folder + u'/' + file.name);
    return names;
}

inline int kindOf(const Result<QList<UnpackedFile>> &result)
{
    return result ? -1 : int(result.error().kind);
}

} // namespace Legenda
