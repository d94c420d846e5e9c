// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/fileconverter.h"

#include "core/base/background.h"
#include "core/pipeline/conversionrecord.h"
#include "core/pipeline/library.h"
#include "core/store/store.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

struct FileConverter::Job
{
    FileConversionRequest request;
    std::stop_token stop;
    FileConversion done;
};

FileConverter::FileConverter(Store &store, Library &library, QObject *context)
    : m_store(store), m_library(library), m_context(context)
{
}

Pending<FileConversion> FileConverter::preview(FileConversionRequest request, std::stop_token stop)
{
    return runInBackground(Pool::Cpu, std::move(stop), [request = std::move(request)] { return convertFile(request); });
}

Pending<FileConversion> FileConverter::convert(FileConversionRequest request, std::stop_token stop)
{
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->stop = std::move(stop);
    m_store.prepare();
    // Who is asked what to do with a file in the way may want to see what would be written.
    const Staging staging = job->request.onConflict == ConflictPolicy::Ask ? Staging::No : Staging::Allowed;
    auto converted =
        runInBackground(Pool::Cpu, job->stop, [job, staging] { return convertFile(job->request, staging); });
    auto saved = andThen(std::move(converted), m_context, [job](FileConversion done) {
        job->done = std::move(done);
        SaveRequest save;
        save.staged = std::exchange(job->done.staged, nullptr);
        if (job->stop.stop_requested())
            return failed<SavedSubtitle>(cancelled());
        save.path = job->done.path;
        save.content = job->done.result.content;
        save.onConflict = job->request.onConflict;
        return saveInBackground(std::move(save));
    });
    return andThen(std::move(saved), m_context, [this, job](SavedSubtitle written) {
        job->done.saved = std::move(written);
        job->done.path = job->done.saved.path;
        return remember(job);
    });
}

Pending<FileConversion> FileConverter::remember(const std::shared_ptr<Job> &job)
{
    using Outcome = SavedSubtitle::Outcome;
    const SavedSubtitle &saved = job->done.saved;
    if (saved.outcome != Outcome::Saved && saved.outcome != Outcome::Replaced)
        return ready<FileConversion>(job->done);
    DownloadRecord record;
    record.language = job->done.result.source.language.language.code();
    record.savedPath = saved.path;
    record.backupPath = saved.backup;
    record.sha256 = saved.sha256;
    record.originalEncoding = job->done.result.source.encoding.encoding;
    auto kept =
        rememberConversion(m_store, m_library, m_context, std::move(record), job->request.input, job->request.batch);
    return andThen(std::move(kept), m_context, [job](const ConversionRecord &noted) -> Result<FileConversion> {
        job->done.record = noted.id;
        job->done.batch = noted.batch;
        return job->done;
    });
}

} // namespace Legenda
