// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pending.h"
#include "core/providers/capabilities.h"
#include "core/providers/searchquery.h"
#include "core/providers/subtitlehit.h"

#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

namespace Legenda {

/// How a subtitle is wanted; what a service cannot do is left to Legenda itself.
struct DownloadOptions
{
    QString format; ///< service's name of a format, such as "srt"; empty: as it is
    QString fileName; ///< wished name
    double inFps = 0; ///< both or none
    double outFps = 0;
    double timeShiftSeconds = 0; ///< positive: later
    bool forceDownload = false; ///< the service's flag of that name
    bool operator==(const DownloadOptions &) const = default;
};

/// A service that finds and gives subtitles. Everything else it can do is in the capability interfaces it implements;
/// ask with `capability<Account>(provider)`.
class SubtitleProvider : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual ProviderInfo info() const = 0;

    /// Why a person cannot do that here now: NeedsAccount, NeedsVip or NotSupported with a sentence that says what to
    /// do. Asks nobody: what the account values, the last login and the service's refusals have told. Nothing: it can
    /// be tried. Whether the service knows such a thing at all is told by the capability interfaces.
    virtual std::optional<Error> whyNot(Ability) const { return std::nullopt; }

    /// False for questions the service has no way to answer (a web address, a title where only files can be looked
    /// for): it is not asked then, and that is no failure.
    virtual bool canAnswer(const SearchQuery &query) const { return query.videoUrl.isEmpty(); }

    /// Called with each page of hits as it arrives, on the main thread.
    using HitsSink = std::function<void(QList<SubtitleHit>)>;

    /// Asks the service; hits come through `sink`, each one once. Ends with the number of hits.
    virtual Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) = 0;

    /// Gets one file of a hit: `fileId` is a SubtitleHitFile::id. This costs quota where a service counts.
    virtual Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) = 0;

Q_SIGNALS:
    /// What the service last said about the account: after a login, a download, a log-out. ProviderRegistry passes it
    /// on.
    void accountChanged(const Legenda::AccountInfo &info);
};

/// The provider's implementation of a capability interface, or nullptr where it has none.
template <class Capability>
Capability *capability(SubtitleProvider *provider)
{
    return dynamic_cast<Capability *>(provider);
}

} // namespace Legenda
