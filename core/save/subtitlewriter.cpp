// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/subtitlewriter.h"

#include "core/base/background.h"
#include "core/base/safename.h"
#include "core/save/exclusivefile.h"
#include "core/save/stagedfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <future>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Names to try before giving up; also the rounds in a race with another program for a name.
constexpr int maxNumber = 1000;

/// What is to be written, and its digest, which is counted while the disk works.
class Content
{
public:
    explicit Content(const SaveRequest &request) : m_bytes(request.content)
    {
        constexpr qsizetype large = 512 * 1024; // less is counted sooner than a thread is made
        if (request.staged && request.staged->isStarted())
            m_staged = request.staged.get();
        else if (m_bytes.size() >= large)
            m_counted = std::async(&Content::sha256, m_bytes);
        else
            m_digest = sha256(m_bytes);
    }

    qint64 size() const { return m_staged ? m_staged->size() : m_bytes.size(); }

    /// 32 bytes; empty where what was written cannot be read again.
    QByteArray digest()
    {
        if (m_digest.isEmpty())
            m_digest = m_staged ? m_staged->digest() : m_counted.get();
        return m_digest;
    }

    /// The path of a new file in `folder` that has it all; empty on failure.
    QString write(const QString &folder, int &systemError)
    {
        if (!m_staged)
            return writeTemporary(folder, m_bytes, systemError);
        if (m_staged->folder() != folder) {
            const QByteArray bytes = m_staged->content();
            systemError = bytes.size() == size() ? 0 : EIO;
            return systemError == 0 ? writeTemporary(folder, bytes, systemError) : QString();
        }
        systemError = m_staged->finish();
        return systemError == 0 ? m_staged->release() : QString();
    }

private:
    static QByteArray sha256(const QByteArray &content)
    {
        return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    }

    QByteArray m_bytes;
    StagedFile *m_staged = nullptr;
    std::future<QByteArray> m_counted;
    QByteArray m_digest;
};

/// Of a plain file of exactly `size` bytes; empty for anything else. (-1: any size.)
QByteArray sha256OfFile(const QString &path, qint64 size)
{
    if (pathState(path) != PathState::File)
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || (size >= 0 && file.size() != size))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) ? hash.result() : QByteArray();
}

/// "Movie.en.srt", 2 -> "Movie.en.2.srt"
QString numbered(const QString &path, int number)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString ending = u".%1"_s.arg(number) + (dot > 0 ? name.mid(dot) : QString());
    return QDir(info.path()).filePath(cutToBytes(stem, maxFileNameBytes - ending.toUtf8().size()) + ending);
}

/// "Movie.en.srt" -> "Movie.en.srt.bak", then ".bak2" …
QString backupName(const QString &path, int number)
{
    const QFileInfo info(path);
    const QString ending = number == 1 ? u".bak"_s : u".bak%1"_s.arg(number);
    return QDir(info.path()).filePath(cutToBytes(info.fileName(), maxFileNameBytes - ending.size()) + ending);
}

Result<Done> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return Done{};
    // One level only: where the video's own folder is gone, a disk was taken away, and nothing belongs there.
    errno = 0;
    if (QDir().mkdir(folder) || QFileInfo(folder).isDir())
        return Done{};
    return fail(fileError(folder, errno, Text::tr("make the folder")));
}

/// Deletes the temporary file unless it was given its place.
class TemporaryGuard
{
public:
    explicit TemporaryGuard(QString path) : m_path(std::move(path)) { }
    ~TemporaryGuard()
    {
        if (!m_path.isEmpty())
            removeFile(m_path);
    }
    Q_DISABLE_COPY_MOVE(TemporaryGuard)
    const QString &path() const { return m_path; }
    void release() { m_path.clear(); }

private:
    QString m_path;
};

/// Moves what is in the way to a free backup name, so that it is safe before anything new comes.
Result<QString> moveAway(const QString &path)
{
    for (int i = 1; i <= maxNumber; ++i) {
        const QString backup = backupName(path, i);
        const int error = renameToFree(path, backup);
        if (error == 0)
            return backup;
        if (error != EEXIST)
            return fail(fileError(path, error, Text::tr("keep a backup of the old file")));
    }
    return fail(ErrorKind::FileAccess,
        Text::tr("%1: there are too many backups. Delete some of them and try again.")
            .arg(QDir::toNativeSeparators(path)));
}

Result<SavedSubtitle> replace(const QString &path, TemporaryGuard &temporary, const QByteArray &digest)
{
    const Result<QString> backup = moveAway(path);
    if (!backup)
        return fail(backup.error());
    const int error = renameToFree(temporary.path(), path);
    if (error != 0) {
        renameToFree(*backup, path);
        return fail(fileError(path, error, Text::tr("save the subtitle")));
    }
    temporary.release();
    return SavedSubtitle{SavedSubtitle::Outcome::Replaced, path, *backup, digest};
}

} // namespace

Result<SavedSubtitle> writeSubtitle(const SaveRequest &request)
{
    using Outcome = SavedSubtitle::Outcome;
    const QString folder = QFileInfo(request.path).path();
    Content content(request);
    QString path = request.path;

    // Looks for a place first: what ends in Skipped needs no disk space. Comes back here when another program takes
    // the name between looking and renaming.
    std::optional<TemporaryGuard> temporary;
    for (int number = 2; number <= maxNumber;) {
        const PathState state = pathState(path);
        if (state == PathState::File) {
            const QByteArray there = sha256OfFile(path, content.size());
            if (!there.isEmpty() && there == content.digest())
                return SavedSubtitle{Outcome::Unchanged, path, {}, there};
        }
        if (state != PathState::Free) {
            switch (request.onConflict) {
            case ConflictPolicy::Skip:
                return SavedSubtitle{Outcome::Skipped, path, {}, {}};
            case ConflictPolicy::Ask:
                return SavedSubtitle{Outcome::AlreadyThere, path, {}, {}};
            case ConflictPolicy::KeepBoth:
                path = numbered(request.path, number++);
                continue;
            case ConflictPolicy::Replace:
                if (QFileInfo(path).isDir() && !QFileInfo(path).isSymLink()) {
                    return fail(ErrorKind::FileAccess,
                        Text::tr("%1 is a folder. Rename it, or choose another name template in the preferences.")
                            .arg(QDir::toNativeSeparators(path)));
                }
                break;
            }
        }
        if (!temporary) {
            if (const Result<Done> made = makeFolder(folder); !made)
                return fail(made.error());
            int error = 0;
            QString written = content.write(folder, error);
            if (written.isEmpty())
                return fail(fileError(path, error, Text::tr("save the subtitle")));
            temporary.emplace(std::move(written));
        }
        if (state != PathState::Free)
            return replace(path, *temporary, content.digest());
        const int error = renameToFree(temporary->path(), path);
        if (error == 0) {
            temporary->release();
            return SavedSubtitle{Outcome::Saved, path, {}, content.digest()};
        }
        if (error != EEXIST)
            return fail(fileError(path, error, Text::tr("save the subtitle")));
        ++number;
    }
    return fail(ErrorKind::FileAccess,
        Text::tr("%1: there are too many files of that name. Delete some of them and try again.")
            .arg(QDir::toNativeSeparators(request.path)));
}

Result<Done> undoSave(const SavedSubtitle &saved)
{
    using Outcome = SavedSubtitle::Outcome;
    if (saved.outcome != Outcome::Saved && saved.outcome != Outcome::Replaced)
        return Done{};
    const QString shown = QDir::toNativeSeparators(saved.path);
    const bool hasBackup = !saved.backup.isEmpty() && pathState(saved.backup) != PathState::Free;
    const PathState state = pathState(saved.path);

    if (state == PathState::Free) {
        if (!hasBackup) {
            return fail(ErrorKind::NotFound,
                Text::tr("%1 is not there any more, so there is nothing to take back.").arg(shown));
        }
        if (const int error = renameToFree(saved.backup, saved.path); error != 0)
            return fail(fileError(saved.path, error, Text::tr("put the old file back")));
        return Done{};
    }
    if (sha256OfFile(saved.path, -1) != saved.sha256) {
        return fail(ErrorKind::FileAccess,
            Text::tr(
                "%1 was changed after it was saved, so it was left as it is. Delete it by hand if you do not need it.")
                .arg(shown));
    }
    if (saved.outcome == Outcome::Replaced && !hasBackup) {
        return fail(ErrorKind::NotFound,
            Text::tr("The old file, %1, is not there any more, so the new one was left in place.")
                .arg(QDir::toNativeSeparators(saved.backup)));
    }
    const int error = hasBackup ? renameOver(saved.backup, saved.path) : removeFile(saved.path);
    if (error != 0)
        return fail(fileError(saved.path, error, Text::tr("take the save back")));
    return Done{};
}

Pending<SavedSubtitle> saveInBackground(SaveRequest request)
{
    return runInBackground(Pool::Save, [request = std::move(request)] { return writeSubtitle(request); });
}

Pending<Done> undoInBackground(SavedSubtitle saved)
{
    return runInBackground(Pool::Save, [saved = std::move(saved)] { return undoSave(saved); });
}

} // namespace Legenda
