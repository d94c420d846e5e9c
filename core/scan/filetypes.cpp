// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/filetypes.h"

#include <QFile>
#include <QMimeDatabase>
#include <QSet>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype startSize = 4096;

qsizetype extensionDot(QStringView fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    if (dot <= 0)
        return -1;
    const QStringView tail = fileName.sliced(dot + 1);
    if (tail.compare(u"dvr-ms", Qt::CaseInsensitive) == 0)
        return dot;
    if (tail.isEmpty() || tail.size() > 5)
        return -1;
    bool letter = false;
    for (const QChar c : tail) {
        if (c.unicode() >= 0x80 || !c.isLetterOrNumber())
            return -1;
        letter = letter || c.isLetter();
    }
    // Split archives (.001) have one, years (.2012) do not.
    return letter || tail.size() <= 3 ? dot : -1;
}

bool contains(const QSet<QString> &extensions, QStringView fileName)
{
    const QString extension = extensionOf(fileName);
    return !extension.isEmpty() && extensions.contains(extension);
}

bool hasSyncBytes(QByteArrayView start, qsizetype first, qsizetype packet)
{
    constexpr int packets = 4;
    if (start.size() <= first + (packets - 1) * packet)
        return false;
    for (int i = 0; i < packets; ++i) {
        if (start.at(first + i * packet) != 0x47)
            return false;
    }
    return true;
}

bool isIsoMedia(QByteArrayView start)
{
    const QByteArrayView box = start.sliced(4, 4);
    if (box == "ftyp") {
        const QByteArrayView brand = start.sliced(8, 4);
        for (const char *other : {"M4A ", "M4B ", "heic", "heix", "mif1", "avif", "crx "}) {
            if (brand == other)
                return false;
        }
        return true;
    }
    return box == "moov" || box == "mdat" || box == "wide" || box == "pnot";
}

/// DVD images: a file system as ISO 9660 with a VIDEO_TS folder in its root, or as UDF alone (Blu-ray).
bool isVideoDisc(QFile &file)
{
    constexpr qint64 sector = 2048;
    if (!file.seek(16 * sector))
        return false;
    const QByteArray volume = file.read(3 * sector);
    if (volume.size() < 3 * sector)
        return false;
    if (volume.mid(1, 5) != "CD001")
        return volume.mid(1, 5) == "BEA01" && volume.mid(sector + 1, 5) == "NSR03";
    const auto rootSector = qFromLittleEndian<quint32>(volume.constData() + 158);
    const auto rootSize = qMin<quint32>(qFromLittleEndian<quint32>(volume.constData() + 166), 64 * 1024);
    return file.seek(qint64(rootSector) * sector) && file.read(rootSize).contains("VIDEO_TS");
}

} // namespace

QStringView stemOf(QStringView fileName)
{
    const qsizetype dot = extensionDot(fileName);
    return dot < 0 ? fileName : fileName.first(dot);
}

QString extensionOf(QStringView fileName)
{
    const qsizetype dot = extensionDot(fileName);
    return dot < 0 ? QString() : fileName.sliced(dot + 1).toString().toLower();
}

bool hasVideoExtension(QStringView fileName)
{
    static const QSet<QString> extensions = {u"3g2"_s, u"3gp"_s, u"3gp2"_s, u"3gpp"_s, u"amv"_s, u"asf"_s, u"avi"_s,
        u"bdmv"_s, u"bik"_s, u"divx"_s, u"dv"_s, u"dvr-ms"_s, u"evo"_s, u"f4v"_s, u"flv"_s, u"h264"_s, u"h265"_s,
        u"hevc"_s, u"ivf"_s, u"m1v"_s, u"m2p"_s, u"m2t"_s, u"m2ts"_s, u"m2v"_s, u"m4v"_s, u"mk3d"_s, u"mkv"_s, u"mov"_s,
        u"mp4"_s, u"mp4v"_s, u"mpe"_s, u"mpeg"_s, u"mpg"_s, u"mpv"_s, u"mts"_s, u"mxf"_s, u"nsv"_s, u"nut"_s, u"ogm"_s,
        u"ogv"_s, u"qt"_s, u"rmvb"_s, u"tp"_s, u"trp"_s, u"vob"_s, u"webm"_s, u"wm"_s, u"wmv"_s, u"wtv"_s, u"xvid"_s};
    return contains(extensions, fileName);
}

bool hasSubtitleExtension(QStringView fileName)
{
    static const QSet<QString> extensions = {u"aqt"_s, u"ass"_s, u"cap"_s, u"dfxp"_s, u"dks"_s, u"idx"_s, u"itt"_s,
        u"jss"_s, u"lrc"_s, u"mks"_s, u"mpl"_s, u"mpl2"_s, u"mpsub"_s, u"pjs"_s, u"psb"_s, u"rt"_s, u"sami"_s, u"sbv"_s,
        u"scc"_s, u"smi"_s, u"srt"_s, u"ssa"_s, u"stl"_s, u"sub"_s, u"sup"_s, u"ttml"_s, u"ttxt"_s, u"txt"_s, u"usf"_s,
        u"vtt"_s};
    return contains(extensions, fileName);
}

bool hasArchiveExtension(QStringView fileName)
{
    static const QSet<QString> extensions = {u"7z"_s, u"bz2"_s, u"gz"_s, u"lzma"_s, u"rar"_s, u"tar"_s, u"tbz"_s,
        u"tbz2"_s, u"tgz"_s, u"tlz"_s, u"txz"_s, u"tzst"_s, u"xz"_s, u"zip"_s, u"zst"_s};
    return contains(extensions, fileName);
}

bool hasUnclearExtension(QStringView fileName)
{
    static const QSet<QString> extensions = {u"bin"_s, u"dat"_s, u"img"_s, u"iso"_s, u"mod"_s, u"nrg"_s, u"ogg"_s,
        u"ogx"_s, u"rec"_s, u"rm"_s, u"tod"_s, u"ts"_s, u"vdr"_s, u"vro"_s};
    const QString extension = extensionOf(fileName);
    return extension.isEmpty() || extensions.contains(extension);
}

bool isVideoStart(QByteArrayView start)
{
    if (start.size() < 16)
        return false;
    const auto begins = [start](QByteArrayView magic) { return start.startsWith(magic); };
    if (begins("\x1A\x45\xDF\xA3") // Matroska, WebM
        || begins("\x30\x26\xB2\x75\x8E\x66\xCF\x11") // ASF
        || begins("FLV\x01") || begins("NSVf") || begins("NSVs")
        || begins(QByteArrayView("\x00\x00\x01\xBA", 4)) // MPEG programme stream
        || begins(QByteArrayView("\x00\x00\x01\xB3", 4)) // MPEG video
        || begins(QByteArrayView("\x06\x0E\x2B\x34\x02\x05\x01\x01", 8)) // MXF
        || begins("\xB7\xD8\x00\x20\x37\x49\xDA\x11") // WTV
        || begins("nut/multimedia container"))
        return true;
    if (begins("RIFF"))
        return start.sliced(8, 4) == "AVI " || start.sliced(8, 4) == "CDXA";
    if (begins("OggS")) {
        const QByteArrayView head = start.first(qMin<qsizetype>(start.size(), startSize));
        for (const char *video : {"\x80theora", "\x01video", "OVP80", "BBCD"}) {
            if (std::search(head.begin(), head.end(), video, video + qstrlen(video)) != head.end())
                return true;
        }
        return false;
    }
    if (begins(".RMF")) {
        constexpr char video[] = "video/";
        return std::search(start.begin(), start.end(), video, video + 6) != start.end();
    }
    return isIsoMedia(start) || hasSyncBytes(start, 0, 188) || hasSyncBytes(start, 4, 192);
}

bool isVideoByContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray start = file.read(startSize);
    if (isVideoStart(start))
        return true;
    const QString extension = extensionOf(path.sliced(path.lastIndexOf(u'/') + 1));
    if (extension == "iso"_L1 || extension == "img"_L1)
        return isVideoDisc(file);
    // Text (TypeScript, logs, scripts without extension …) has no zero bytes, videos do: no need to ask further. Nor
    // where there is nothing but zeros.
    if (!start.contains('\0') || start.count('\0') == start.size())
        return false;
    return QMimeDatabase().mimeTypeForData(start).name().startsWith("video/"_L1);
}

} // namespace Legenda
