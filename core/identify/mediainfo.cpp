// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/mediainfo.h"

#include "core/identify/mediainfolibrary.h"
#include "core/scan/filetypes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 smallestVideo = 1024;
constexpr qint64 startSize = 4096;
/// A film's index (MP4's moov) may take some MiB; nobody's headers take more than this.
constexpr qint64 mostBytes = qint64(16) * 1024 * 1024;
constexpr qint64 chunkSize = 64 * 1024;
/// Each may seek; a file that sends us to and fro is damaged.
constexpr int mostJumps = 64;

using Stream = MediaInfoHandle::Stream;

double number(const MediaInfoHandle &info, Stream kind, const char *name)
{
    bool ok = false;
    const double value = info.field(kind, 0, name).toDouble(&ok);
    return ok && std::isfinite(value) && value > 0 ? value : 0;
}

/// Feeds the file through our own reads: bounded, by Qt's name of the file, and nothing beside it is opened.
Result<Done> feed(MediaInfoHandle &info, QFile &file, QByteArray chunk)
{
    const auto size = quint64(file.size());
    info.begin(size, 0);
    qint64 total = 0;
    int jumps = 0;
    while (!chunk.isEmpty()) {
        total += chunk.size();
        if (!info.feed(chunk.constData(), std::size_t(chunk.size())) || total >= mostBytes)
            break;
        const quint64 wanted = info.wanted();
        if (wanted != quint64(-1)) {
            if (wanted >= size || ++jumps > mostJumps || !file.seek(qint64(wanted)))
                break;
            info.begin(size, wanted);
        }
        chunk = file.read(chunkSize);
        // A hole: of a file that is still being fetched. No container says anything there.
        if (chunk.size() == chunkSize && chunk.count('\0') == chunkSize)
            break;
        if (chunk.isEmpty() && file.error() != QFileDevice::NoError)
            return fail(fileError(file.fileName(), EIO, u"read it"_s));
    }
    info.finish();
    return Done{};
}

bool isUsualRate(double fps)
{
    constexpr std::array rates = {23.976, 24.0, 25.0, 29.97, 30.0, 48.0, 50.0, 59.94, 60.0, 100.0, 119.88, 120.0};
    return std::any_of(rates.begin(), rates.end(), [fps](double rate) { return std::abs(fps - rate) < rate / 1000; });
}

/// Containers call a rate variable for a few odd frames; it is truly so where the extremes lie apart or, without
/// those, where the mean is no rate that films have.
double frameRate(const MediaInfoHandle &info)
{
    const double fps = number(info, Stream::Video, "FrameRate");
    if (info.field(Stream::Video, 0, "FrameRate_Mode") != "VFR"_L1)
        return fps;
    const double lowest = number(info, Stream::Video, "FrameRate_Minimum");
    const double highest = number(info, Stream::Video, "FrameRate_Maximum");
    if (lowest > 0 && highest > 0 && highest - lowest < fps / 50)
        return fps;
    return isUsualRate(fps) ? fps : 0;
}

MediaFacts factsOf(const MediaInfoHandle &info)
{
    MediaFacts facts;
    facts.durationMs = std::llround(std::min(number(info, Stream::General, "Duration"), 1e12));
    if (facts.durationMs == 0)
        facts.durationMs = std::llround(std::min(number(info, Stream::Video, "Duration"), 1e12));
    facts.fps = frameRate(info);
    facts.width = int(std::min(number(info, Stream::Video, "Width"), 1e6));
    facts.height = int(std::min(number(info, Stream::Video, "Height"), 1e6));
    const std::size_t count = std::min<std::size_t>(info.count(Stream::Text), 500);
    for (std::size_t i = 0; i < count; ++i) {
        EmbeddedSubtitle track;
        track.language = Language::fromCode(info.field(Stream::Text, i, "Language"));
        track.format = info.field(Stream::Text, i, "Format");
        track.title = info.field(Stream::Text, i, "Title");
        track.forced = info.field(Stream::Text, i, "Forced") == "Yes"_L1;
        facts.subtitles.append(track);
    }
    return facts;
}

} // namespace

Result<MediaFacts> readMediaFacts(const QString &path)
{
    const QFileInfo there(path);
    if (!there.exists())
        return fail(fileError(path, ENOENT, u"read it"_s));
    if (!there.isFile() || there.size() < smallestVideo) // a pipe would never answer
        return MediaFacts{};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(fileError(path, file.error() == QFileDevice::PermissionsError ? EACCES : 0, u"open it"_s));
    QByteArray start = file.read(startSize);
    // MediaInfo would try all of its hundred readers, one after the other.
    if (!isVideoStart(start))
        return MediaFacts{};
    start += file.read(chunkSize - startSize);

    MediaInfoHandle info;
    if (!info.isReady()) {
        return fail(ErrorKind::NotSupported,
            Text::tr("The library MediaInfo is missing, so Legenda cannot look into videos. Install it."));
    }
    return feed(info, file, std::move(start)).map([&info](Done) { return factsOf(info); });
}

} // namespace Legenda
