// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/conversionrecord.h"

#include "core/pipeline/converting.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Legenda {

Pending<ConversionRecord> rememberConversion(
    Store &store, Library &library, QObject *context, DownloadRecord record, const QString &input, qint64 batch)
{
    const LibraryEntry *video = videoBeside(library, record.savedPath);
    const VideoId row = video ? video->id : -1;
    record.videoPath = video ? video->video.path : input;
    record.subtitleId = u"convert"_s;
    record.release = QFileInfo(input).fileName();
    record.savedAt = QDateTime::currentDateTimeUtc();
    auto kept = std::make_shared<ConversionRecord>();
    auto numbered = batch ? ready<qint64>(batch) : store.nextBatch();
    auto added = andThen(std::move(numbered), context, [&store, kept, record](qint64 number) mutable {
        record.batch = number;
        kept->batch = number;
        return store.addDownload(std::move(record));
    });
    auto noted = andThen(std::move(added), context, [&library, kept, row](qint64 id) -> Result<ConversionRecord> {
        kept->id = id;
        if (row >= 0)
            library.refreshSidecars({row});
        return *kept;
    });
    return orElse(std::move(noted), context, [kept](const Error &) { return Result<ConversionRecord>(*kept); });
}

} // namespace Legenda
