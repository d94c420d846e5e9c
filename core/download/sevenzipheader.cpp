// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/sevenzipheader.h"

namespace Legenda::SevenZip {

namespace {

Folder readFolder(Cursor &in)
{
    Folder folder;
    const qsizetype coders = in.count();
    qsizetype inStreams = 0;
    folder.outStreams = 0;
    if (coders > 32) // as 7-Zip itself
        in.take(~0ULL);
    for (qsizetype i = 0; i < coders && !in.failed(); ++i) {
        const uchar flags = in.byte();
        const QByteArray method = in.take(flags & 0x0F).toByteArray();
        const bool complex = flags & 0x10;
        const quint64 ins = complex ? in.number() : 1;
        const quint64 outs = complex ? in.number() : 1;
        if (ins > 32 || outs > 32)
            in.take(~0ULL);
        inStreams += qsizetype(ins);
        folder.outStreams += qsizetype(outs);
        const QByteArray properties = flags & 0x20 ? in.take(in.number()).toByteArray() : QByteArray();
        folder.methods << method;
        folder.encrypted = folder.encrypted || method == QByteArray("\x06\xF1\x07\x01", 4);
        if (coders == 1 && ins == 1 && outs == 1) {
            folder.method = method;
            folder.properties = properties;
        }
    }
    const qsizetype pairs = qMax<qsizetype>(0, folder.outStreams - 1);
    for (qsizetype i = 0; i < 2 * pairs && !in.failed(); ++i)
        in.number();
    folder.packStreams = inStreams - pairs;
    if (folder.packStreams < 1)
        in.take(~0ULL);
    for (qsizetype i = 0; folder.packStreams > 1 && i < folder.packStreams && !in.failed(); ++i)
        in.number();
    return folder;
}

void readPackInfo(Cursor &in, Streams &streams)
{
    streams.packPosition = in.number();
    const qsizetype count = in.count();
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == Size) {
            for (qsizetype i = 0; i < count && !in.failed(); ++i)
                streams.packSizes << in.number();
        } else if (id == Crc) {
            in.checksums(count);
        } else {
            in.take(~0ULL);
        }
    }
}

void readUnpackInfo(Cursor &in, Streams &streams)
{
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == FolderList) {
            const qsizetype count = in.count();
            if (in.byte() != 0) // kept elsewhere: nobody writes that
                in.take(~0ULL);
            for (qsizetype i = 0; i < count && !in.failed(); ++i)
                streams.folders << readFolder(in);
        } else if (id == UnpackSizes) {
            for (Folder &folder : streams.folders) {
                for (qsizetype i = 0; i < folder.outStreams && !in.failed(); ++i)
                    folder.unpackSize = in.number();
            }
        } else if (id == Crc) {
            const auto sums = in.checksums(streams.folders.size());
            for (qsizetype i = 0; i < streams.folders.size(); ++i)
                streams.folders[i].crc = sums[i];
        } else {
            in.take(~0ULL);
        }
    }
}

/// One file a folder where nothing else is said.
void setDefaultFiles(Streams &streams)
{
    for (Folder &folder : streams.folders) {
        folder.fileSizes = {folder.unpackSize};
        folder.fileCrcs = {folder.crc};
    }
}

void readSubStreams(Cursor &in, Streams &streams)
{
    QList<qsizetype> counts(streams.folders.size(), 1);
    quint64 id = in.number();
    if (id == StreamCounts) {
        for (qsizetype &count : counts) {
            // A size is not given for each (the last one follows from the others), so this is bounded by itself.
            count = in.count();
        }
        id = in.number();
    }
    for (qsizetype f = 0; f < counts.size() && !in.failed(); ++f) {
        Folder &folder = streams.folders[f];
        folder.fileSizes.clear();
        folder.fileCrcs = QList<std::optional<quint32>>(counts[f]);
        quint64 sum = 0;
        for (qsizetype i = 0; i + 1 < counts[f] && !in.failed(); ++i) {
            const quint64 size = id == Size ? in.number() : 0;
            folder.fileSizes << size;
            sum += qMin(size, folder.unpackSize + 1);
        }
        if (sum > folder.unpackSize || (counts[f] > 1 && id != Size))
            in.take(~0ULL);
        if (counts[f] > 0)
            folder.fileSizes << folder.unpackSize - sum;
        if (counts[f] == 1)
            folder.fileCrcs[0] = folder.crc;
    }
    if (id == Size)
        id = in.number();
    for (; id != End && !in.failed(); id = in.number()) {
        if (id != Crc) {
            in.take(~0ULL);
            break;
        }
        QList<std::optional<quint32> *> missing;
        for (Folder &folder : streams.folders) {
            if (folder.fileCrcs.size() == 1 && folder.crc)
                continue;
            for (auto &crc : folder.fileCrcs)
                missing << &crc;
        }
        const auto sums = in.checksums(missing.size());
        for (qsizetype i = 0; i < missing.size() && !in.failed(); ++i)
            *missing[i] = sums[i];
    }
}

} // namespace

Streams readStreams(Cursor &in)
{
    Streams streams;
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == PackInfo) {
            readPackInfo(in, streams);
        } else if (id == UnpackInfo) {
            readUnpackInfo(in, streams);
            setDefaultFiles(streams);
        } else if (id == SubStreams) {
            readSubStreams(in, streams);
        } else {
            in.take(~0ULL);
        }
    }
    return streams;
}

QList<FileEntry> readFiles(Cursor &in)
{
    const qsizetype count = in.count();
    QList<FileEntry> files(count);
    QList<bool> empty(count, false);
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        Cursor property(in.take(in.number()));
        if (id == EmptyStream) {
            empty = property.bits(count);
        } else if (id == Names) {
            if (property.byte() != 0)
                break;
            for (FileEntry &file : files) {
                for (char16_t c = 1; !property.failed();) {
                    const QByteArrayView two = property.take(2);
                    c = two.isEmpty() ? 0 : qFromLittleEndian<quint16>(two.data());
                    if (c == 0)
                        break;
                    file.path += QChar(c);
                }
            }
        } else if (id == Attributes) {
            const QList<bool> defined = property.bitsOrAll(count);
            property.byte();
            for (qsizetype i = 0; i < count && !property.failed(); ++i) {
                const quint32 value = defined[i] ? property.uint32() : 0;
                const bool unixMode = value & 0x8000;
                files[i].link = (unixMode && (value >> 16 & 0170000) == 0120000) || (value & 0x400);
            }
        }
    }
    for (qsizetype i = 0; i < count; ++i)
        files[i].hasStream = !empty[i];
    return files;
}

} // namespace Legenda::SevenZip
