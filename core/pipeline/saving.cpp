// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/saving.h"

#include "core/pipeline/webplace.h"
#include "core/save/savepath.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/rewriting.h"

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

/// Empty: as it is.
QString formatToSave(const FetchedSubtitle &fetched, const Preferences &preferences)
{
    const SubtitleFormat *wanted = formatNamed(preferences.saveFormat);
    // Words without times come where they were asked for; nothing is made of them.
    const bool isText = wanted && QLatin1StringView(wanted->id) == "text"_L1;
    if (!wanted || !wanted->canWrite() || isText || fetched.text.format.isEmpty())
        return {};
    const QString id = QString::fromLatin1(wanted->id);
    return id == fetched.text.format ? QString() : id;
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

bool isToBeRewritten(const FetchedSubtitle &fetched, const Preferences &preferences)
{
    return fetched.edited || !formatToSave(fetched, preferences).isEmpty();
}

Result<FetchedSubtitle> asWanted(FetchedSubtitle fetched, const Preferences &preferences)
{
    Rewrite how;
    how.load.fileName = fetched.fileName;
    how.load.encoding = fetched.text.encoding;
    how.load.format = fetched.text.format;
    how.load.expected = fetched.hit.language;
    how.edited = fetched.edited;
    how.store.format = formatToSave(fetched, preferences);
    how.store.encoding = u"UTF-8"_s;
    Result<Rewritten> written = rewrite(fetched.original, how);
    if (!written)
        return fail(written.error());
    const QString extension = written->format->extension();
    if (!how.store.format.isEmpty())
        fetched.fileName = QFileInfo(fetched.fileName).completeBaseName() + u'.' + extension;
    Result<SubtitleText> text = written->format->isText()
        ? readSubtitleAs(written->content, fetched.fileName, u"UTF-8"_s)
        : readSubtitle(written->content, fetched.fileName, fetched.hit.language);
    if (!text)
        return fail(text.error());
    fetched.original = std::move(written->content);
    const QStringList before = fetched.text.warnings;
    fetched.text = std::move(*text);
    fetched.text.warnings = before;
    for (const Loss &loss : std::as_const(written->losses))
        fetched.text.warnings << sentence(loss);
    return fetched;
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
