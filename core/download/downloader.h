// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Hit -> checked subtitle text, ready to be saved or previewed.

#include "core/base/pending.h"
#include "core/download/filechoice.h"
#include "core/identify/identity.h"
#include "core/providers/subtitleprovider.h"
#include "core/subtitles/document.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textcheck.h"

#include <QObject>

#include <memory>

namespace Legenda {

class ProviderRegistry;

/// A subtitle that was fetched, unpacked, decoded and looked at.
struct FetchedSubtitle
{
    SubtitleHit hit; ///< with the last cue of the text, where it is whole
    QString fileName; ///< harmless file name, as the service or archive called it
    QString folder; ///< of the file inside its archive, harmless
    QByteArray original; ///< bytes as they came (unpacked)
    SubtitleText text; ///< decoded, with format, encoding, language and what was noticed
    QList<TextProblem> problems; ///< how the text differs from what was promised, and from the video
    int remaining = -1; ///< downloads left; -1: not said, or the subtitle had been fetched before
    /// As the person changed it by hand, instead of what stands in `original`; nullptr: not changed.
    std::shared_ptr<const Document> edited;
    /// Other subtitles of the same archive that might be meant; empty unless the choice was not clear.
    QList<UnpackedFile> alternatives;
    bool operator==(const FetchedSubtitle &) const = default;
};

class Downloader : public QObject
{
    Q_OBJECT
public:
    explicit Downloader(ProviderRegistry &registry, QObject *parent = nullptr);
    ~Downloader() override;

    /// Gets file number `part` (0 = first) of a hit. From an archive the file that fits the video's season and episode
    /// is taken. Refuses HTML pages, stubs ("become VIP…") and empty texts with BadReply and a sentence that says so.
    /// A subtitle fetched before in this session (a preview) is not asked for again: it costs no quota twice. Where
    /// the hit's service cannot give it (quota, account, trouble), its other sources are tried. Where a download was
    /// counted but refused, the error's detail says how many are left ("remaining: 12").
    Pending<FetchedSubtitle> fetch(
        SubtitleHit hit, int part, VideoFacts video, DownloadOptions options, std::stop_token stop);

private:
    Pending<SubtitleFile> get(const QString &key, const QString &providerId, const QString &fileId,
        DownloadOptions options, std::stop_token stop);

    Pending<SubtitleFile> getAnywhere(const QString &key, const SubtitleHit &hit, int part,
        const DownloadOptions &options, const std::stop_token &stop);

    struct Private;
    std::unique_ptr<Private> d;
};

/// Measures the text against the video and what its hit promises, and puts `problems` and the hit's last cue right.
void checkFetched(FetchedSubtitle &fetched, const MediaFacts &video);

} // namespace Legenda
