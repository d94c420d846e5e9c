// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/unpacker.h"

#include "core/base/safename.h"
#include "core/download/inflate.h"
#include "core/download/sevenzip.h"
#include "core/download/unpackerrors.h"
#include "core/download/zipdirectory.h"
#include "core/subtitles/textencoding.h"

#include <KTar>
#include <KZip>

#include <QBuffer>
#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// What an archive and all archives in it may still use up.
struct Budget
{
    UnpackLimits limits;
    int entries = 0;
    qint64 bytes = 0;

    bool takeEntries(qsizetype count)
    {
        entries -= int(qMin<qsizetype>(count, limits.entries + 1));
        return entries >= 0;
    }
    /// The most that `packed` bytes may become. Small ones are let off the ratio: a few hundred bytes of zeros are no
    /// bomb.
    qint64 allowed(qint64 packed) const
    {
        constexpr qint64 harmless = 1024 * 1024;
        return qMin(bytes, qMax(harmless, qint64(double(packed) * limits.ratio)));
    }
};

bool isRar(const QByteArray &content)
{
    return content.startsWith("Rar!\x1A\x07");
}

bool isZip(const QByteArray &content)
{
    return content.startsWith("PK\3\4") || content.startsWith("PK\5\6") || content.startsWith("PK\7\x08");
}

/// By the checksum of the first header, so that old archives without the magic word count as well.
bool isTar(const QByteArray &content)
{
    constexpr qsizetype block = 512;
    if (content.size() < block || content[0] == 0)
        return false;
    const QByteArray field = content.mid(148, 8);
    bool ok = false;
    QByteArray digits;
    for (const char c : field) {
        if (c >= '0' && c <= '7')
            digits += c;
    }
    const qint64 stored = digits.toLongLong(&ok, 8);
    qint64 sum = 0;
    for (qsizetype i = 0; i < block; ++i)
        sum += i >= 148 && i < 156 ? ' ' : uchar(content[i]);
    return ok && sum == stored;
}

/// Number of headers of a tar; -1 where a size is no number or more than there is. KTar makes room for what they say.
int countTarHeaders(const QByteArray &content, int limit)
{
    constexpr qsizetype block = 512;
    int count = 0;
    qsizetype at = 0;
    while (at + block <= content.size() && content[at] != 0 && count <= limit) {
        QByteArray digits = content.mid(at + 124, 12);
        digits.truncate(qMin(digits.size(), qsizetype(qstrnlen(digits.constData(), 12))));
        bool ok = false;
        const qint64 size = digits.trimmed().isEmpty() ? (ok = true, 0) : digits.trimmed().toLongLong(&ok, 8);
        if (!ok || size < 0 || size > content.size() - at - block)
            return -1;
        at += block + (size + block - 1) / block * block;
        ++count;
    }
    return count;
}

bool endsWithAny(const QString &name, std::initializer_list<QLatin1StringView> endings)
{
    return std::any_of(endings.begin(), endings.end(),
        [&](QLatin1StringView ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

/// Names that only subtitles have.
bool isSubtitleName(const QString &name)
{
    return endsWithAny(name,
        {".srt"_L1, ".sub"_L1, ".ssa"_L1, ".ass"_L1, ".vtt"_L1, ".smi"_L1, ".sami"_L1, ".mpl"_L1, ".mpl2"_L1, ".tmp"_L1,
            ".sbv"_L1, ".ttml"_L1, ".dfxp"_L1, ".itt"_L1, ".lrc"_L1, ".pjs"_L1, ".aqt"_L1, ".jss"_L1, ".rt"_L1,
            ".scc"_L1, ".stl"_L1, ".ttxt"_L1});
}

/// Names that subtitles have among other texts.
bool maybeSubtitleName(const QString &name)
{
    return endsWithAny(name, {".txt"_L1, ".xml"_L1, ".json"_L1}) && !name.startsWith("readme"_L1, Qt::CaseInsensitive)
        && !name.startsWith("info"_L1, Qt::CaseInsensitive);
}

QString folderOf(const QString &path)
{
    QStringList safe;
    const QStringList parts = QString(path).replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < parts.size() && i < 16; ++i) {
        if (parts[i] != "."_L1 && parts[i] != ".."_L1)
            safe << safeFileName(parts[i]);
    }
    return safe.join(u'/');
}

/// Names of the zip's own time are in the code page of their maker's country, and it does not say which.
QString decodeName(const ZipEntry &entry)
{
    if (entry.utf8)
        return QString::fromUtf8(entry.name);
    return decodeText(entry.name).text;
}

class Unpacker
{
public:
    explicit Unpacker(const UnpackLimits &limits) : m_budget{limits, limits.entries, limits.totalBytes} { }

    Result<Done> add(const QByteArray &content, const QString &path, int depth);
    QList<UnpackedFile> takeFiles();

private:
    Result<Done> addFile(const QString &path, QByteArray content, int depth);
    Result<Done> addZip(const QByteArray &content, int depth);
    Result<Done> addTar(const QByteArray &content, int depth);
    Result<Done> addTarFolder(const KArchiveDirectory &folder, const QString &path, int depth, int level);
    Result<Done> addSevenZip(const QByteArray &content, int depth);
    Result<Done> addCompressed(const QByteArray &content, Compression compression, const QString &path, int depth);

    Budget m_budget;
    QList<UnpackedFile> m_files;
};

Result<Done> Unpacker::add(const QByteArray &content, const QString &path, int depth)
{
    if (isRar(content)) {
        return fail(ErrorKind::NotSupported,
            Text::tr("Legenda cannot unpack RAR archives. Unpack it by hand and drop the subtitle on the video."));
    }
    if (isZip(content))
        return addZip(content, depth);
    if (isSevenZip(content))
        return addSevenZip(content, depth);
    if (const auto compression = compressionOf(content))
        return addCompressed(content, *compression, path, depth);
    return addTar(content, depth);
}

/// A file of an archive: kept if it may be a subtitle, opened if it is an archive itself.
Result<Done> Unpacker::addFile(const QString &path, QByteArray content, int depth)
{
    const QString name = safeFileName(path);
    // Resource forks of macOS look like the files they belong to.
    if (path.contains("__MACOSX/"_L1) || QStringView(path).mid(path.lastIndexOf(u'/') + 1).startsWith("._"_L1))
        return Done{};
    if (isPacked(content)) {
        if (depth + 1 >= m_budget.limits.depth + (compressionOf(content) ? 1 : 0))
            return Done{}; // deeper than anyone packs subtitles
        const Result<Done> inner = add(content, path, depth + 1);
        // One inner archive that cannot be read does not spoil the rest; going over a limit does.
        if (!inner && inner.error().kind == ErrorKind::BadInput)
            return inner;
        return Done{};
    }
    if (content.size() > m_budget.limits.fileBytes)
        return Done{};
    if (isSubtitleName(name) || maybeSubtitleName(name))
        m_files << UnpackedFile{name, folderOf(path), std::move(content)};
    return Done{};
}

Result<Done> Unpacker::addZip(const QByteArray &content, int depth)
{
    const auto directory = readZipDirectory(content, m_budget.limits.entries);
    if (!directory)
        return fail(UnpackErrors::damaged());
    // KZip reads all headers it finds, also those that the directory does not count.
    if (!m_budget.takeEntries(qMax(directory->size(), content.count("PK\1\2"))))
        return fail(UnpackErrors::tooLarge());
    if (std::any_of(directory->begin(), directory->end(), [](const ZipEntry &entry) { return entry.encrypted; }))
        return fail(UnpackErrors::encrypted());

    QHash<qint64, const ZipEntry *> byHeader;
    for (const ZipEntry &entry : *directory)
        byHeader.insert(entry.headerStart, &entry);

    QByteArray bytes = content;
    QBuffer buffer(&bytes);
    KZip zip(&buffer);
    if (!zip.open(QIODevice::ReadOnly))
        return fail(UnpackErrors::damaged());
    bool unknownMethod = false;
    QList<const KArchiveDirectory *> folders{zip.directory()};
    while (!folders.isEmpty()) {
        const KArchiveDirectory *folder = folders.takeLast();
        for (const QString &name : folder->entries()) {
            const KArchiveEntry *item = folder->entry(name);
            if (item && item->isDirectory()) {
                folders << static_cast<const KArchiveDirectory *>(item);
                continue;
            }
            if (!item || !item->isFile() || !item->symLinkTarget().isEmpty())
                continue;
            const auto *file = static_cast<const KZipFileEntry *>(item);
            const ZipEntry *entry = byHeader.value(file->headerStart());
            if (!entry || entry->link || entry->name.endsWith('/'))
                continue;
            if (entry->method != 0 && entry->method != 8) {
                unknownMethod = true;
                continue;
            }
            const qint64 limit = m_budget.allowed(entry->packedBytes);
            if (entry->bytes > limit)
                return fail(UnpackErrors::tooLarge());
            const std::unique_ptr<QIODevice> device(file->createDevice());
            if (!device)
                return fail(UnpackErrors::damaged());
            if (!device->isOpen())
                device->open(QIODevice::ReadOnly);
            Inflated inflated = readWithin(*device, limit);
            if (inflated.problem == InflateProblem::TooLarge)
                return fail(UnpackErrors::tooLarge());
            if (inflated.problem == InflateProblem::Damaged || inflated.content.size() != entry->bytes)
                return fail(UnpackErrors::damaged());
            m_budget.bytes -= inflated.content.size();
            if (const auto added = addFile(decodeName(*entry), std::move(inflated.content), depth); !added)
                return added;
        }
    }
    if (unknownMethod && m_files.isEmpty())
        return fail(UnpackErrors::unknownPacking());
    return Done{};
}

Result<Done> Unpacker::addSevenZip(const QByteArray &content, int depth)
{
    const auto files = readSevenZip(content, m_budget.entries, m_budget.allowed(content.size()));
    if (!files)
        return fail(files.error());
    m_budget.takeEntries(files->size());
    for (const SevenZipFile &file : *files) {
        m_budget.bytes -= file.content.size();
        if (const auto added = addFile(file.path, file.content, depth); !added)
            return added;
    }
    return Done{};
}

Result<Done> Unpacker::addTar(const QByteArray &content, int depth)
{
    const int headers = countTarHeaders(content, m_budget.entries);
    if (headers < 0)
        return fail(UnpackErrors::damaged());
    if (!m_budget.takeEntries(headers))
        return fail(UnpackErrors::tooLarge());
    QByteArray bytes = content;
    QBuffer buffer(&bytes);
    KTar tar(&buffer);
    if (!tar.open(QIODevice::ReadOnly))
        return fail(UnpackErrors::damaged());
    return addTarFolder(*tar.directory(), {}, depth, 0);
}

Result<Done> Unpacker::addTarFolder(const KArchiveDirectory &folder, const QString &path, int depth, int level)
{
    constexpr int deepest = 32;
    if (level > deepest)
        return fail(UnpackErrors::tooLarge());
    for (const QString &name : folder.entries()) {
        const KArchiveEntry *item = folder.entry(name);
        if (!item || !item->symLinkTarget().isEmpty())
            continue;
        const QString inner = path + name;
        if (item->isDirectory()) {
            const auto *inside = static_cast<const KArchiveDirectory *>(item);
            if (const auto added = addTarFolder(*inside, inner + u'/', depth, level + 1); !added)
                return added;
            continue;
        }
        if (!item->isFile())
            continue;
        const auto *file = static_cast<const KArchiveFile *>(item);
        const std::unique_ptr<QIODevice> device(file->createDevice());
        if (!device)
            continue;
        Inflated read = readWithin(*device, m_budget.bytes);
        if (read.problem == InflateProblem::TooLarge)
            return fail(UnpackErrors::tooLarge());
        if (read.content.size() != file->size())
            return fail(UnpackErrors::damaged());
        m_budget.bytes -= read.content.size();
        if (const auto added = addFile(inner, std::move(read.content), depth); !added)
            return added;
    }
    return Done{};
}

Result<Done> Unpacker::addCompressed(const QByteArray &content, Compression compression, const QString &path, int depth)
{
    Inflated inflated = inflate(content, compression, m_budget.allowed(content.size()));
    if (inflated.problem == InflateProblem::TooLarge)
        return fail(UnpackErrors::tooLarge());
    if (inflated.problem == InflateProblem::Damaged)
        return fail(UnpackErrors::damaged());
    m_budget.bytes -= inflated.content.size();
    if (isTar(inflated.content)) // one step for people: ".tar.gz"
        return addTar(inflated.content, depth);
    if (isPacked(inflated.content)) {
        if (depth + 1 >= m_budget.limits.depth)
            return fail(UnpackErrors::tooLarge());
        return add(inflated.content, path, depth + 1);
    }
    QString name = safeFileName(path);
    for (const auto ending : {".gz"_L1, ".bz2"_L1, ".xz"_L1, ".zst"_L1}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    // A single file needs no name to tell that it is the one.
    m_files << UnpackedFile{safeFileName(name), folderOf(path), std::move(inflated.content)};
    return Done{};
}

QList<UnpackedFile> Unpacker::takeFiles()
{
    // Texts with any name count only where nothing is named like a subtitle: else they are notes to it.
    const bool sure = std::any_of(
        m_files.cbegin(), m_files.cend(), [](const UnpackedFile &file) { return isSubtitleName(file.name); });
    if (sure)
        m_files.removeIf([](const UnpackedFile &file) { return maybeSubtitleName(file.name); });
    std::stable_sort(m_files.begin(), m_files.end(), [](const UnpackedFile &a, const UnpackedFile &b) {
        const int folders = a.folder.compare(b.folder, Qt::CaseInsensitive);
        return folders != 0 ? folders < 0 : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return std::move(m_files);
}

} // namespace

bool isPacked(const QByteArray &content)
{
    return isZip(content) || isSevenZip(content) || isRar(content) || compressionOf(content) || isTar(content);
}

Result<QList<UnpackedFile>> unpack(const QByteArray &content, const QString &fileName, const UnpackLimits &limits)
{
    if (!isPacked(content))
        return QList<UnpackedFile>{{safeFileName(fileName), {}, content}};
    if (content.size() > limits.totalBytes)
        return fail(UnpackErrors::tooLarge());
    Unpacker unpacker(limits);
    if (const auto added = unpacker.add(content, fileName, 0); !added)
        return fail(added.error());
    QList<UnpackedFile> files = unpacker.takeFiles();
    if (files.isEmpty())
        return fail(UnpackErrors::noSubtitle());
    return files;
}

} // namespace Legenda
