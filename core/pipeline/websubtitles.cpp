// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/websubtitles.h"

#include "core/base/background.h"
#include "core/providers/providerregistry.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(fileError(path, ENOENT, Text::tr("read it")));
    // Neither a folder nor a pipe that never ends.
    if (!info.isFile())
        return fail(ErrorKind::BadInput, Text::tr("“%1” is no file.").arg(path));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(path, errno, Text::tr("read it")));
    QByteArray content = file.read(largestWebUpload + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(fileError(path, errno, Text::tr("read it")));
    if (content.size() > largestWebUpload)
        return fail(ErrorKind::BadInput,
            Text::tr("“%1” is larger than a subtitle can be (%2 at most).")
                .arg(info.fileName(), QLocale().formattedDataSize(largestWebUpload)));
    return content;
}

Result<WebUpload> look(const QByteArray &content, const QString &fileName, const QString &wantedFormat)
{
    WebUpload upload;
    upload.fileName = fileName;
    upload.format = wantedFormat.isEmpty() ? webFormatOf(fileName) : wantedFormat.toLower();
    if (!webFormats().contains(upload.format))
        return fail(ErrorKind::BadInput,
            Text::tr("“%1” is in no format that can be sent. Choose a file of one of these: %2.")
                .arg(fileName, webFormats().join(u", "_s)));
    if (content.trimmed().isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("“%1” is empty. Choose another file.").arg(fileName));
    if (looksBinary(content))
        return fail(ErrorKind::BadInput, Text::tr("“%1” is no text, so it is no subtitle either.").arg(fileName));
    const DecodedText decoded = decodeText(content);
    upload.encoding = decoded.encoding;
    upload.warnings = decoded.warnings;
    if (!decoded.sure)
        upload.warnings.append(
            Text::tr("The encoding is a guess (%1). Look at the text before you send it.").arg(decoded.encoding));
    upload.content = decoded.text.toUtf8();
    // What is not recognised may still be what the service reads: it has its own readers, and says so if not.
    if (const auto read = readSubtitle(content, fileName)) {
        upload.cues = static_cast<int>(read->cues.size());
        for (const PreviewCue &cue : read->cues)
            upload.lastCueMs = std::max(upload.lastCueMs, cue.endMs);
        upload.language = read->language;
        if (read->cutOff)
            upload.warnings.append(read->warnings);
    }
    if (upload.cues == 0 && upload.format != "txt"_L1)
        upload.warnings.append(Text::tr("Legenda finds no timed line in this file."));
    upload.warnings.removeDuplicates();
    return upload;
}

} // namespace

WebService webService(const ProviderRegistry &registry, const QString &id)
{
    const QList<SubtitleProvider *> providers = id.isEmpty() ? registry.enabled() : registry.all();
    for (SubtitleProvider *provider : providers) {
        auto *web = capability<WebVideos>(provider);
        if (web && (id.isEmpty() || provider->info().id == id))
            return {provider, web};
    }
    return {};
}

QStringList webFormats()
{
    return {u"srt"_s, u"vtt"_s, u"sbv"_s, u"ssa"_s, u"dfxp"_s, u"txt"_s};
}

QString webFormatOf(const QString &fileName)
{
    const QString extension = QFileInfo(fileName).suffix().toLower();
    if (extension == "ass"_L1)
        return u"ssa"_s;
    if (extension == "ttml"_L1 || extension == "xml"_L1)
        return u"dfxp"_s;
    return webFormats().contains(extension) ? extension : QString();
}

Pending<WebUpload> readWebUpload(const QString &path, const QString &format, QObject *context, std::stop_token stop)
{
    auto content = runInBackground(Pool::Disk, stop, [path] { return readFile(path); });
    return andThen(std::move(content), context, [path, format, stop](const QByteArray &bytes) {
        return runInBackground(
            Pool::Cpu, stop, [bytes, name = QFileInfo(path).fileName(), format] { return look(bytes, name, format); });
    });
}

} // namespace Legenda
