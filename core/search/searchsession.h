// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Asks the services about one video (or a free question) and gives ranked hits as they come.
// By hash together with the name; then by ids or name where the hash gave nothing. One failing service never hides the
// hits of another. A service that was asked the same lately is not asked again (Answers); several episodes of a show
// are asked for together (SeasonSearch).

#include "core/base/error.h"
#include "core/providers/searchquery.h"
#include "core/search/ranker.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Legenda {

class Answers;
class ProviderRegistry;
class SeasonSearch;
class SubtitleProvider;

struct SearchRequest
{
    VideoFacts video; ///< what hits are ranked against; empty file name: a free question
    qint64 fileSize = 0;
    Wishes wishes;
    /// Ids; these are asked whatever they say of themselves. Empty: all that are enabled and can be searched now (see
    /// SubtitleProvider::whyNot); if none can, each says why.
    QStringList providers;
    /// Filled where the person asked by hand (text, IMDb, TMDB, season …): asked as it is instead of what the video
    /// gives.
    std::optional<SearchQuery> byHand;
    bool freshOnly = false; ///< do not answer from the cache
    QDateTime notBefore; ///< with freshOnly: older answers do not count; invalid: the moment it starts
    /// Ask all the questions even if the first ones gave good hits: for when those could not be downloaded.
    bool thorough = false;
    QString showKey; ///< showKey() of an episode: what is known of its season is shown beside what is asked for
    /// Together with other episodes of its show; `seasonMember` is its number there.
    std::shared_ptr<SeasonSearch> season;
    int seasonMember = -1;
    bool operator==(const SearchRequest &) const = default;
};

/// How a service's part of a search ended.
struct ProviderOutcome
{
    QString provider;
    int hits = 0;
    std::optional<Error> error;
    /// Something is missing, and only the list of the season was looked through: asking for this episode alone may
    /// find more.
    bool inListOnly = false;
    bool operator==(const ProviderOutcome &) const = default;
};

class SearchSession : public QObject
{
    Q_OBJECT
public:
    /// @param answers shared with the other searches; its store knows what the person does not want
    SearchSession(ProviderRegistry &registry, Answers &answers, SearchRequest request, QObject *parent = nullptr);
    ~SearchSession() override; ///< stops what is still on its way

    void start();
    void stop();
    bool isFinished() const;
    const SearchRequest &request() const;
    /// All hits so far, best first, each subtitle once.
    const QList<RankedHit> &hits() const;
    const QList<ProviderOutcome> &outcomes() const;

Q_SIGNALS:
    /// New hits were merged in; read hits().
    void hitsChanged();
    void providerFinished(const Legenda::ProviderOutcome &outcome);
    /// Hits of the very file agree on what it is; later questions and the ranking use it.
    void featureFound(const Legenda::FeatureRef &feature);
    /// Once, after the last provider or stop(). Never before start() has returned.
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What "not this one" is remembered for: the movie hash, else the file name.
QString videoKey(const VideoFacts &video);

/// The first of these questions, if it is by the file's hash, as that service can take it: what Answers::prepare() can
/// ask for many videos at once.
std::optional<SearchQuery> hashQueryFor(const SearchRequest &request, const SubtitleProvider &provider);

/// The questions a video gives rise to, in the order they are asked of one service: the next one only if the ones
/// before it gave no acceptable hit. Exposed for tests.
QList<SearchQuery> queriesFor(const SearchRequest &request);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::ProviderOutcome)
