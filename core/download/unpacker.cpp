// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/unpacker.h"

#include "core/base/safename.h"
#include "core/download/archivenames.h"
#include "core/download/inflate.h"
#include "core/download/sevenzip.h"
#include "core/download/tardirectory.h"
#include "core/download/unpackerrors.h"
#include "core/download/zipdirectory.h"
#include "core/subtitles/languagedetection.h"
#include "core/subtitles/textencoding.h"

#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

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
        constexpr qint64 harmless = 1024LL * 1024;
        return qMin(bytes, qMax(harmless, qint64(double(packed) * limits.ratio)));
    }
};

/// Archives of which only the name is known here; empty: none of those.
QString foreignArchive(const QByteArray &content)
{
    const auto has = [&content](qsizetype at, QByteArrayView magic) {
        return content.size() >= at + magic.size() && QByteArrayView(content).sliced(at, magic.size()) == magic;
    };
    if (has(0, "Rar!\x1A\x07")) // 4 and 5
        return u"RAR"_s;
    if (has(7, "**ACE**"))
        return u"ACE"_s;
    if (has(0, "MSCF"))
        return u"CAB"_s;
    if (has(2, "-lh") && has(6, "-"))
        return u"LHA"_s;
    if (has(0, "\x60\xEA") && content.size() > 40)
        return u"ARJ"_s;
    if (has(0, "LZIP"))
        return u"lzip"_s;
    if (has(0, "\x04\x22\x4D\x18"))
        return u"LZ4"_s;
    if (has(0, "\x1F\x9D"))
        return u"compress (.Z)"_s;
    return {};
}

/// A program that unpacks what is glued to it: the archive. Anything else as it is. (The end of a zip says where the
/// zip begins.)
QByteArray withoutUnpacker(const QByteArray &content)
{
    constexpr qsizetype largestProgram = 2LL * 1024 * 1024;
    if (!content.startsWith("MZ")
        && !content.startsWith("\x7F"
                               "ELF"))
        return content;
    const QByteArrayView head = QByteArrayView(content).first(qMin(content.size(), largestProgram));
    for (const QByteArrayView magic : {QByteArrayView("7z\xBC\xAF\x27\x1C\0", 7), QByteArrayView("Rar!\x1A\x07")}) {
        if (const qsizetype at = head.indexOf(magic); at > 0)
            return content.mid(at);
    }
    return content;
}

QString withoutPacking(const QString &name)
{
    for (const auto ending : {".gz"_L1, ".bz2"_L1, ".xz"_L1, ".zst"_L1, ".lzma"_L1}) {
        if (name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive))
            return name.chopped(ending.size());
    }
    return name;
}

bool isWanted(const QString &path)
{
    return nameKind(path) != NameKind::Other;
}

/// "a (2).srt"
QString numbered(const QString &name, int number)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    return u"%1 (%2)%3"_s.arg(stem, QString::number(number), name.mid(stem.size()));
}

/// What was taken out of a zip or tar, before its names are known.
struct RawFile
{
    RawName name;
    QByteArray content;
};

/// The language of the first text among them, which helps to read their names.
Language languageOf(const QList<RawFile> &files)
{
    for (const RawFile &file : files) {
        constexpr qsizetype enough = 64LL * 1024;
        if (nameKind(QString::fromLatin1(file.name.bytes)) == NameKind::Archive || looksBinary(file.content))
            continue;
        const DetectedLanguage seen = detectLanguage(decodeText(file.content.left(enough)).text);
        if (seen.reliable)
            return seen.language;
    }
    return {};
}

class Unpacker
{
public:
    explicit Unpacker(const UnpackLimits &limits) : m_budget{limits, limits.entries, limits.totalBytes} { }

    Result<Done> add(const QByteArray &content, const QString &path, int depth);
    Result<QList<UnpackedFile>> takeFiles();

private:
    Result<Done> addFile(const QString &path, QByteArray content, int depth);
    Result<Done> addAll(QList<RawFile> files, int depth);
    Result<Done> addZip(const QByteArray &content, int depth);
    Result<Done> addTar(const QByteArray &content, int depth);
    Result<Done> addSevenZip(const QByteArray &content, int depth);
    Result<Done> addCompressed(const QByteArray &content, Compression compression, const QString &path, int depth);
    void leaveOut(const Error &why);

    Budget m_budget;
    QList<UnpackedFile> m_files;
    std::optional<Error> m_leftOut; ///< why there may be no subtitle in the end
};

/// Errors of a part are told only where the other parts hold no subtitle.
void Unpacker::leaveOut(const Error &why)
{
    if (!m_leftOut)
        m_leftOut = why;
}

Result<Done> Unpacker::add(const QByteArray &packed, const QString &path, int depth)
{
    const QByteArray content = withoutUnpacker(packed);
    if (const QString foreign = foreignArchive(content); !foreign.isEmpty())
        return fail(UnpackErrors::unknownArchive(foreign));
    if (isSevenZip(content))
        return addSevenZip(content, depth);
    if (const auto compression = compressionOf(content))
        return addCompressed(content, *compression, path, depth);
    if (isTar(content))
        return addTar(content, depth);
    return addZip(content, depth);
}

/// A file of an archive: kept if it is a subtitle, opened if it is an archive itself.
Result<Done> Unpacker::addFile(const QString &path, QByteArray content, int depth)
{
    const QString name = safeFileName(path);
    const NameKind kind = nameKind(path);
    if (kind == NameKind::Other || content.isEmpty())
        return Done{};
    if (isPacked(content)) {
        if (depth + 1 >= m_budget.limits.depth + (compressionOf(content) ? 1 : 0)) {
            leaveOut(UnpackErrors::tooDeep());
            return Done{};
        }
        Result<Done> inner = add(content, path, depth + 1);
        // One inner archive that cannot be read does not spoil the rest; going over a limit does.
        if (!inner && inner.error().kind == ErrorKind::BadInput)
            return inner;
        if (!inner)
            leaveOut(inner.error());
        return Done{};
    }
    if (content.size() > m_budget.limits.fileBytes)
        leaveOut(UnpackErrors::tooLarge());
    else if (kind == NameKind::MaybeSubtitle && isPictures(content))
        leaveOut(UnpackErrors::onlyPictures());
    else if (kind == NameKind::Subtitle || (kind == NameKind::MaybeSubtitle && isSubtitleContent(content, name)))
        m_files << UnpackedFile{name, folderInArchive(path), std::move(content)};
    return Done{};
}

Result<Done> Unpacker::addAll(QList<RawFile> files, int depth)
{
    QList<RawName> names;
    for (const RawFile &file : files)
        names << file.name;
    const QStringList paths = decodeNames(names, needsGuess(names) ? languageOf(files) : Language());
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (auto added = addFile(paths[i], std::move(files[i].content), depth); !added)
            return added;
    }
    return Done{};
}

Result<Done> Unpacker::addZip(const QByteArray &content, int depth)
{
    const auto directory = readZipDirectory(content, m_budget.entries);
    if (!directory)
        return fail(directory.error());
    if (!m_budget.takeEntries(directory->size()))
        return fail(UnpackErrors::tooLarge());
    QList<RawFile> files;
    for (const ZipEntry &entry : *directory) {
        // What the name ends in is ASCII in all code pages.
        if (!entry.regular || !isWanted(QString::fromLatin1(entry.name)))
            continue;
        if (entry.encrypted) {
            leaveOut(UnpackErrors::encrypted());
            continue;
        }
        auto unpacked = readZipEntry(content, entry, m_budget.allowed(entry.packedBytes));
        if (!unpacked && unpacked.error().kind == ErrorKind::NotSupported) {
            leaveOut(unpacked.error());
            continue;
        }
        if (!unpacked)
            return fail(unpacked.error());
        m_budget.bytes -= unpacked->size();
        files << RawFile{{entry.name, entry.utf8}, std::move(*unpacked)};
    }
    return addAll(std::move(files), depth);
}

Result<Done> Unpacker::addSevenZip(const QByteArray &content, int depth)
{
    const auto unpacked = readSevenZip(content, m_budget.entries, m_budget.allowed(content.size()), isWanted);
    if (!unpacked)
        return fail(unpacked.error());
    m_budget.takeEntries(unpacked->entries);
    if (unpacked->leftOut)
        leaveOut(*unpacked->leftOut);
    for (const SevenZipFile &file : unpacked->files) {
        m_budget.bytes -= file.content.size();
        if (auto added = addFile(file.path.normalized(QString::NormalizationForm_C), file.content, depth); !added)
            return added;
    }
    return Done{};
}

Result<Done> Unpacker::addTar(const QByteArray &content, int depth)
{
    const auto directory = readTarDirectory(content, m_budget.entries);
    if (!directory)
        return fail(UnpackErrors::damaged());
    if (!m_budget.takeEntries(directory->size()))
        return fail(UnpackErrors::tooLarge());
    QList<RawFile> files;
    for (const TarEntry &entry : *directory) {
        if (!entry.regular || !isWanted(QString::fromLatin1(entry.name)))
            continue;
        if (entry.size > m_budget.bytes)
            return fail(UnpackErrors::tooLarge());
        m_budget.bytes -= entry.size;
        files << RawFile{{entry.name, entry.utf8}, content.mid(entry.start, entry.size)};
    }
    return addAll(std::move(files), depth);
}

Result<Done> Unpacker::addCompressed(const QByteArray &content, Compression compression, const QString &path, int depth)
{
    Inflated inflated = inflate(content, compression, m_budget.allowed(content.size()));
    if (inflated.problem == InflateProblem::TooLarge)
        return fail(UnpackErrors::tooLarge());
    if (inflated.problem == InflateProblem::Damaged)
        return fail(UnpackErrors::damaged());
    m_budget.bytes -= inflated.content.size();
    if (isPacked(inflated.content)) {
        const int inside = isTar(inflated.content) ? depth : depth + 1; // one step for people: ".tar.gz"
        if (inside < m_budget.limits.depth)
            return add(inflated.content, withoutPacking(path), inside);
        leaveOut(UnpackErrors::tooDeep());
        return Done{};
    }
    // Services call files by numbers ("1952.gz"); what they were called before stands inside.
    QString name = withoutPacking(safeFileName(path));
    const auto header = readGzipHeader(content);
    if (nameKind(name) == NameKind::Other && header && !header->name.isEmpty())
        name = safeFileName(decodeNames({{header->name, false}}, {}).first());
    if (depth > 0)
        return addFile(path.left(path.lastIndexOf(u'/') + 1) + name, std::move(inflated.content), depth);
    // A single file needs no name to tell that it is the one.
    m_files << UnpackedFile{safeFileName(name), folderInArchive(path), std::move(inflated.content)};
    return Done{};
}

Result<QList<UnpackedFile>> Unpacker::takeFiles()
{
    if (m_files.isEmpty())
        return fail(m_leftOut.value_or(UnpackErrors::noSubtitle()));
    std::stable_sort(m_files.begin(), m_files.end(), [](const UnpackedFile &a, const UnpackedFile &b) {
        const int folders = a.folder.compare(b.folder, Qt::CaseInsensitive);
        return folders != 0 ? folders < 0 : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    QList<UnpackedFile> files;
    QSet<std::pair<QString, QString>> taken;
    for (UnpackedFile &file : m_files) {
        const bool twice = std::any_of(files.crbegin(), files.crend(), [&](const UnpackedFile &known) {
            return known.folder == file.folder && known.content == file.content && known.name == file.name;
        });
        if (twice)
            continue;
        // Two different ones of one name: no disk could hold both.
        const QString name = file.name;
        for (int number = 2; taken.contains({file.folder, file.name.toLower()}); ++number)
            file.name = numbered(name, number);
        taken.insert({file.folder, file.name.toLower()});
        files << std::move(file);
    }
    return files;
}

} // namespace

bool isPacked(const QByteArray &content)
{
    return isSevenZip(content) || compressionOf(content) || isTar(content) || !foreignArchive(content).isEmpty()
        || isZip(content) || withoutUnpacker(content).size() != content.size();
}

Result<QList<UnpackedFile>> unpack(const QByteArray &content, const QString &fileName, const UnpackLimits &limits)
{
    // Only the first part of some archives can be told by its bytes, and what is missing makes it look damaged.
    const bool isPart = isPartName(fileName);
    if (!isPacked(content)) {
        if (isPart && looksBinary(content))
            return fail(UnpackErrors::split());
        return QList<UnpackedFile>{{safeFileName(fileName), {}, content}};
    }
    if (content.size() > limits.totalBytes)
        return fail(UnpackErrors::tooLarge());
    Unpacker unpacker(limits);
    if (const auto added = unpacker.add(content, fileName, 0); !added)
        return fail(isPart && added.error() == UnpackErrors::damaged() ? UnpackErrors::split() : added.error());
    return unpacker.takeFiles();
}

} // namespace Legenda
