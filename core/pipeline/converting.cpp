// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/converting.h"

#include "core/base/background.h"
#include "core/base/safename.h"
#include "core/download/subtitlefiles.h"
#include "core/pipeline/conversionrecord.h"
#include "core/providers/providerregistry.h"
#include "core/store/store.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

Error badFile(const QString &message)
{
    return {ErrorKind::BadInput, message, {}, std::chrono::seconds(0), {{u"subtitle"_s, message}}};
}

/// "Movie.en.srt" -> "Movie.en.vtt"; a name without extension gets one.
QString besides(const QString &input, const QString &extension)
{
    const QFileInfo file(input);
    const QString name = file.fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const qsizetype room = maxFileNameBytes - extension.toUtf8().size() - 1;
    return input.left(input.size() - name.size()) + cutToBytes(stem, room) + u'.' + extension;
}

/// What the service calls its result, else the usual one of the format.
QString extensionFor(const SubtitleFile &file, const RemoteConverter &converter, const QString &format)
{
    QString named = QFileInfo(safeFileName(file.fileName)).suffix().toLower();
    constexpr qsizetype longest = 10;
    if (!named.isEmpty() && named.size() <= longest)
        return named;
    const auto known = formatNamed(converter.remoteFormats(), format);
    return known ? known->extension : u"txt"_s;
}

} // namespace

struct Converter::Job
{
    ConvertRequest request;
    SubtitleProvider *service = nullptr;
    RemoteConverter *converter = nullptr;
    QByteArray content;
    ConvertedSubtitle result;
    std::stop_token stop;
};

Converter::Converter(ProviderRegistry &registry, Store &store, Library &library, QObject *context)
    : m_registry(registry), m_store(store), m_library(library), m_context(context)
{
}

Pending<ConvertedSubtitle> Converter::convert(ConvertRequest request, std::stop_token stop)
{
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->stop = std::move(stop);
    job->service = m_registry.find(job->request.provider);
    job->converter = capability<RemoteConverter>(job->service);
    if (!job->converter)
        return failed<ConvertedSubtitle>({ErrorKind::NotSupported,
            Text::tr("The service “%1” does not convert subtitles. Choose another one.").arg(job->request.provider),
            {}});
    if (auto why = job->service->whyNot(Ability::Convert))
        return failed<ConvertedSubtitle>(std::move(*why));

    struct Read
    {
        ConvertSource source;
        QByteArray content;
    };
    const qint64 largest = job->converter->largestFile();
    auto read = job->request.input.isEmpty() && !job->request.task.isEmpty()
        ? ready<Read>(Read())
        : runInBackground(Pool::Disk, job->stop, [path = job->request.input, largest]() -> Result<Read> {
              Read done;
              auto source = readConvertSource(path, largest, &done.content);
              if (!source)
                  return fail(std::move(source.error()));
              done.source = std::move(*source);
              return done;
          });
    auto converted = andThen(std::move(read), m_context, [this, job](Read done) {
        job->result.source = std::move(done.source);
        job->content = std::move(done.content);
        return ask(job);
    });
    return andThen(std::move(converted), m_context, [this, job](const SubtitleFile &file) { return save(job, file); });
}

Pending<SubtitleFile> Converter::ask(const JobPtr &job)
{
    const ConvertRequest &request = job->request;
    if (!request.task.isEmpty()) {
        auto *tasks = capability<RemoteTasks>(job->service);
        if (!tasks)
            return failed<SubtitleFile>(
                {ErrorKind::NotSupported, Text::tr("This service keeps no tasks. Convert the file again."), {}});
        return andThen(tasks->resumeTask(request.task, job->stop), m_context,
            [](const QList<SubtitleFile> &files) -> Result<SubtitleFile> {
                if (files.isEmpty())
                    return fail(ErrorKind::NotFound, Text::tr("The task has no result. Convert the file again."));
                return files.first();
            });
    }
    RemoteConversion conversion;
    conversion.fileName = QFileInfo(request.input).fileName();
    conversion.content = job->content;
    conversion.format = request.format;
    conversion.inputEncoding = request.inputEncoding;
    if (conversion.inputEncoding.isEmpty() && job->result.source.encodingSure)
        conversion.inputEncoding = job->result.source.encoding;
    conversion.encoding = request.encoding;
    conversion.language = request.language;
    conversion.fps = request.fps;
    return job->converter->convert(std::move(conversion), job->stop);
}

Pending<ConvertedSubtitle> Converter::save(const JobPtr &job, const SubtitleFile &file)
{
    if (job->stop.stop_requested())
        return failed<ConvertedSubtitle>(cancelled());
    if (file.content.isEmpty())
        return failed<ConvertedSubtitle>({ErrorKind::BadReply,
            Text::tr("The service sent an empty file. Check that the file holds subtitles, or try again later."), {}});
    const ConvertRequest &request = job->request;
    SaveRequest save;
    save.path = !request.outputFile.isEmpty() ? request.outputFile
        : request.input.isEmpty()
        ? QDir::current().absoluteFilePath(safeFileName(file.fileName))
        : besides(job->result.source.place, extensionFor(file, *job->converter, request.format));
    save.content = file.content;
    save.onConflict = request.onConflict;
    return andThen(saveInBackground(std::move(save)), m_context, [this, job](SavedSubtitle saved) {
        job->result.saved = std::move(saved);
        return remember(job);
    });
}

Pending<ConvertedSubtitle> Converter::remember(const JobPtr &job)
{
    using Outcome = SavedSubtitle::Outcome;
    const SavedSubtitle &saved = job->result.saved;
    if (saved.outcome != Outcome::Saved && saved.outcome != Outcome::Replaced)
        return ready<ConvertedSubtitle>(job->result);
    DownloadRecord record;
    record.provider = job->request.provider;
    record.language =
        job->request.language.isValid() ? job->request.language.code() : job->result.source.language.code();
    record.savedPath = saved.path;
    record.backupPath = saved.backup;
    record.sha256 = saved.sha256;
    record.originalEncoding = job->request.encoding;
    auto kept =
        rememberConversion(m_store, m_library, m_context, std::move(record), job->request.input, job->request.batch);
    return andThen(std::move(kept), m_context, [job](const ConversionRecord &noted) -> Result<ConvertedSubtitle> {
        job->result.record = noted.id;
        job->result.batch = noted.batch;
        return job->result;
    });
}

Result<ConvertSource> readConvertSource(const QString &path, qint64 largest, QByteArray *content)
{
    const QFileInfo info(path);
    // A pipe or a device may never end.
    if (info.exists() && !info.isFile())
        return fail(fileError(path, info.isDir() ? EISDIR : EINVAL, Text::tr("read it")));
    ConvertSource source;
    source.path = path;
    source.place = pathBesideArchive(path);
    QByteArray bytes;
    QFile file(path);
    errno = 0;
    if (source.place != path) {
        const auto inside = readSubtitleFiles(path);
        if (!inside)
            return fail(inside.error());
        bytes = inside->first().content;
    } else if (!file.open(QIODevice::ReadOnly)) {
        return fail(fileError(path, errno, Text::tr("read it")));
    } else {
        bytes = file.read(largest + 1);
        if (file.error() != QFile::NoError)
            return fail(fileError(path, errno, Text::tr("read it")));
    }
    if (bytes.isEmpty())
        return fail(badFile(Text::tr("“%1” is empty. Choose another file.").arg(info.fileName())));
    if (bytes.size() > largest)
        return fail(badFile(Text::tr("“%1” is too large: the service takes at most %2 KiB. Choose another file.")
                                .arg(info.fileName())
                                .arg(largest / 1024)));
    source.size = bytes.size();
    // What Legenda cannot read may well be what the service is wanted for.
    if (const auto text = readSubtitle(bytes, info.fileName())) {
        source.format = text->format;
        source.encoding = text->encoding;
        source.encodingSure = text->encodingSure;
        source.language = text->language;
        source.cues = static_cast<int>(text->cues.size());
    } else if (!looksBinary(bytes)) {
        const DecodedText decoded = decodeText(bytes);
        source.encoding = decoded.encoding;
        source.encodingSure = decoded.sure;
    }
    if (content)
        *content = bytes;
    return source;
}

const LibraryEntry *videoBeside(const Library &library, const QString &subtitle)
{
    const QString folder = QFileInfo(subtitle).path();
    const QString name = QFileInfo(subtitle).fileName();
    const LibraryEntry *best = nullptr;
    qsizetype longest = 0;
    for (const VideoId id : library.order()) {
        const LibraryEntry *entry = library.find(id);
        const QFileInfo video(entry->video.path);
        const QString stem = video.completeBaseName();
        const bool fits = video.path() == folder && name.startsWith(stem) && name.mid(stem.size()).startsWith(u'.');
        if (fits && stem.size() > longest) {
            best = entry;
            longest = stem.size();
        }
    }
    return best;
}

} // namespace Legenda
