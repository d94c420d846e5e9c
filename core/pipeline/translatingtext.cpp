// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/translatingtext.h"

#include "core/download/unpacker.h"
#include "core/save/savepath.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// The text of the longest film takes a fraction of it.
constexpr qint64 largestText = qint64(5) * 1024 * 1024;

Result<TranslationText> asText(const SubtitleText &subtitle, const QString &name)
{
    TranslationText text;
    text.name = name;
    text.content = subtitle.text.toUtf8();
    text.language = subtitle.language;
    text.characters = spokenCharacters(subtitle);
    if (text.content.size() > largestText)
        return fail(ErrorKind::BadInput, Text::tr("“%1” is too long to be translated.").arg(name));
    return text;
}

qint64 charactersOf(const QString &text)
{
    qint64 count = 0;
    for (const QChar character : text)
        count += !character.isLowSurrogate();
    return count;
}

} // namespace

QByteArray toBytes(const TranslationDetails &details)
{
    return QJsonDocument(QJsonObject{{u"language"_s, details.language.code()}, {u"video"_s, details.video},
                             {u"file"_s, details.file}, {u"output"_s, details.outputFile}})
        .toJson(QJsonDocument::Compact);
}

TranslationDetails translationDetails(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {Language::fromCode(object["language"_L1].toString()), object["video"_L1].toString(),
        object["file"_L1].toString(), object["output"_L1].toString()};
}

qint64 spokenCharacters(const SubtitleText &subtitle)
{
    if (subtitle.cues.isEmpty())
        return charactersOf(subtitle.text);
    qint64 count = 0;
    for (const PreviewCue &cue : subtitle.cues)
        count += charactersOf(cue.text);
    return count;
}

Result<TranslationText> readToTranslate(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(path, errno, Text::tr("read it")));
    if (file.size() > largestText)
        return fail(ErrorKind::BadInput, Text::tr("“%1” is too big for a subtitle. Choose another file.").arg(name));
    const auto files = unpack(file.read(largestText), name);
    if (!files)
        return fail(files.error());
    if (files->size() != 1)
        return fail(
            ErrorKind::BadInput, Text::tr("“%1” holds several subtitles. Unpack it and choose one of them.").arg(name));
    const auto subtitle = readSubtitle(files->first().content, files->first().name);
    if (!subtitle)
        return fail(subtitle.error());
    if (const auto worth = checkWorthSaving(*subtitle); !worth)
        return fail(worth.error());
    return asText(*subtitle, files->first().name);
}

Result<TranslationText> textToTranslate(const FetchedSubtitle &fetched, const SubtitleHit &hit, const QString &provider)
{
    auto text = asText(fetched.text, fetched.fileName);
    if (!text)
        return text;
    if (hit.language.isValid())
        text->language = hit.language;
    // The service has it: it need not be sent. An archive of several is another matter.
    if (hit.provider == provider && hit.files.size() == 1 && fetched.alternatives.isEmpty())
        text->hitFileId = hit.files.first().id;
    return text;
}

Result<TranslatedText> checkTranslated(const SubtitleFile &file, const Language &language)
{
    const auto files = unpack(file.content, file.fileName);
    if (!files)
        return fail(files.error());
    const int chosen = chooseFile(*files, {}, language);
    const UnpackedFile picked = files->at(qMax(0, chosen));
    const auto text = readSubtitle(picked.content, picked.name, language);
    if (!text)
        return fail(text.error());
    if (const auto worth = checkWorthSaving(*text); !worth)
        return fail(worth.error());
    return TranslatedText{picked, text->extension};
}

QString pathOfTranslation(
    const QString &file, const Language &language, const QString &extension, const QString &nameTemplate)
{
    const QFileInfo info(file);
    QString stem = info.completeBaseName();
    // The language it was in goes, and with it what followed; the new one comes in its place.
    const QStringList words = stem.split(u'.');
    for (qsizetype i = words.size() - 1; i > 0 && i >= words.size() - 3; --i) {
        if (Language::fromSuffix(words.at(i)).isValid()) {
            stem = words.mid(0, i).join(u'.');
            break;
        }
    }
    SaveName name;
    name.videoPath = QDir(info.absolutePath()).filePath(stem + ".video"_L1);
    name.language = language;
    if (!extension.isEmpty())
        name.extension = extension;
    return subtitlePath(name, nameTemplate.isEmpty() ? defaultNameTemplate() : nameTemplate, {});
}

} // namespace Legenda
