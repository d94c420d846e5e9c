// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/saving.h"

#include "core/pipeline/webplace.h"
#include "core/save/savepath.h"

#include <QFileInfo>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView utf8Mark("\xef\xbb\xbf");

bool isUtf8(const QString &encoding)
{
    return encoding.compare("UTF-8"_L1, Qt::CaseInsensitive) == 0
        || encoding.compare("US-ASCII"_L1, Qt::CaseInsensitive) == 0
        || encoding.compare("ASCII"_L1, Qt::CaseInsensitive) == 0;
}

/// "Movie.mkv" -> "Movie.cd2.mkv", for a subtitle in two files for a video in one.
QString withPart(const QString &path, int part)
{
    const QFileInfo file(path);
    const QString folder = path.left(path.size() - file.fileName().size());
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    return u"%1%2.cd%3%4"_s.arg(folder, file.completeBaseName(), QString::number(part + 1), suffix);
}

} // namespace

ConflictPolicy conflictPolicy(const QString &preference)
{
    if (preference == "skip"_L1)
        return ConflictPolicy::Skip;
    if (preference == "rename"_L1)
        return ConflictPolicy::KeepBoth;
    if (preference == "replace"_L1)
        return ConflictPolicy::Replace;
    return ConflictPolicy::Ask;
}

Result<QByteArray> contentToSave(const FetchedSubtitle &fetched, const Preferences &preferences)
{
    const QString &wished = preferences.saveEncoding;
    if (wished == "original"_L1 || fetched.text.text.isEmpty())
        return fetched.original;
    const bool sameEncoding = fetched.text.encoding.compare(wished, Qt::CaseInsensitive) == 0
        || (isUtf8(fetched.text.encoding) && isUtf8(wished));
    if (sameEncoding && isUtf8(wished)) {
        const bool marked = fetched.original.startsWith(utf8Mark);
        if (marked == preferences.saveBom)
            return fetched.original;
        return marked ? fetched.original.mid(utf8Mark.size()) : utf8Mark.toByteArray() + fetched.original;
    }
    if (sameEncoding)
        return fetched.original;
    QString text = fetched.text.text;
    if (fetched.original.contains("\r\n"))
        text.replace(u'\n', "\r\n"_L1);
    return encodeText(text, wished, preferences.saveBom);
}

QString pathToSave(const LibraryEntry &video, const FetchedSubtitle &fetched, int part, int parts,
    const Preferences &preferences, const QString &outputFile)
{
    if (!outputFile.isEmpty())
        return part == 0 ? outputFile : withPart(outputFile, part);
    SaveName name;
    const bool onWeb = video.video.isOnWeb();
    const QString folder = onWeb ? webFolder(preferences) : preferences.saveFolder;
    if (onWeb && folder.isEmpty())
        return {};
    const QString videoPath = onWeb ? webPlace(video, folder) : video.video.path;
    const QStringList &videoParts = video.video.parts;
    if (parts > 1 && part < videoParts.size())
        name.videoPath = videoParts.at(part);
    else
        name.videoPath = part == 0 ? videoPath : withPart(videoPath, part);
    name.language = fetched.hit.language;
    name.forced = fetched.hit.foreignPartsOnly;
    name.hearingImpaired = fetched.hit.hearingImpaired;
    if (!fetched.text.extension.isEmpty())
        name.extension = fetched.text.extension;
    else if (const QString suffix = QFileInfo(fetched.fileName).suffix().toLower(); !suffix.isEmpty())
        name.extension = suffix;
    const QString nameTemplate = preferences.nameTemplate.isEmpty() ? defaultNameTemplate() : preferences.nameTemplate;
    return subtitlePath(name, nameTemplate, folder);
}

} // namespace Legenda
