// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/filejoining.h"

#include "core/identify/mediainfo.h"
#include "core/pipeline/fileconversion.h"
#include "core/subtitles/parts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

} // namespace

Result<JoinedFiles> joinFiles(const QList<PartFile> &parts)
{
    JoinedFiles joined;
    QList<Document> documents;
    QList<qint64> lengths;
    QList<qint64> starts;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const PartFile &part = parts.at(i);
        Result<FileLook> look = lookAtFile(part.path, part.load);
        // A video is looked into only for what it is asked.
        const bool endCounts = i + 1 < parts.size() && parts.at(i + 1).startMs < 0;
        MediaFacts video;
        if (look && !look->video.isEmpty() && (endCounts || look->loaded.fpsGuessed))
            video = readMediaFacts(look->video).value_or(MediaFacts());
        if (look && look->loaded.fpsGuessed && part.load.fps <= 0 && video.fps > 0) {
            LoadOptions load = part.load;
            load.fps = video.fps;
            look = lookAtFile(part.path, load);
        }
        if (!look) {
            Error error = look.error();
            error.message = Text::tr("“%1”: %2").arg(nameOf(part.path), error.message);
            return fail(std::move(error));
        }
        // What the first one says is said of the file that is converted.
        for (const QString &warning : std::as_const(look->loaded.warnings)) {
            if (i > 0)
                joined.warnings.append(Text::tr("“%1”: %2").arg(nameOf(part.path), warning));
        }
        if (endCounts && video.durationMs <= 0) {
            joined.warnings.append(Text::tr("There is no video beside “%1” that tells how long this part is: the next "
                                            "one begins where its last line ends. Say when it begins if that is wrong.")
                                       .arg(nameOf(part.path)));
        }
        lengths.append(video.durationMs);
        starts.append(part.startMs);
        documents.append(std::move(look->loaded.document));
    }
    joined.startsMs = partOffsets(documents, lengths, starts);
    Result<Document> whole = joinParts(documents, joined.startsMs);
    if (!whole)
        return fail(whole.error());
    joined.document = std::move(*whole);
    return joined;
}

} // namespace Legenda
