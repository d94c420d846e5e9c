// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What services answered, asked for once and shared: by all searches of the program while it runs, and with the next
// run through the store. A question that is on its way is joined, one that was answered lately is not asked again.

#include "core/base/pending.h"
#include "core/providers/capabilities.h"
#include "core/providers/subtitleprovider.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Legenda {

class Store;

/// One page of a service's answer; of a service without pages, all of it.
struct AnswerPage
{
    QList<SubtitleHit> hits;
    int pages = 1; ///< of the whole answer; 0: nothing was found
    bool fromService = false; ///< the service was asked for it just now
    bool operator==(const AnswerPage &) const = default;
};

/// A whole answer.
struct AnswerSummary
{
    int hits = 0;
    int requests = 0; ///< that went to the service for it
    bool operator==(const AnswerSummary &) const = default;
};

/// What searches have learnt of a show lately.
struct KnownShow
{
    FeatureRef show; ///< its numbers as parent numbers; not known: none
    int requests = 0; ///< that went out for its episodes: the next search goes on counting
    bool operator==(const KnownShow &) const = default;
};

/// How a question is asked.
struct Asking
{
    QDateTime notBefore; ///< older answers do not count; invalid: any that is still kept does
    int mostPages = 40; ///< nobody reads two thousand hits
    /// Gets hits as they come, each once; may be empty. Not called after `stop`.
    SubtitleProvider::HitsSink sink;
    std::stop_token stop;
};

/// Lives on the main thread, as long as the engine. Answers last an hour, empty ones ten minutes: a person who looks
/// again wants what was uploaded meanwhile, the sooner where there was nothing. Failures are not kept.
class Answers : public QObject
{
    Q_OBJECT
public:
    /// @param store keeps answers between runs; nullptr: memory only. Outlives this object.
    explicit Answers(Store *store, QObject *parent = nullptr);
    ~Answers() override; ///< stops what is on its way

    Store *store() const;

    /// One page, from 1; `query.page` is not looked at. When one of several askers stops, the others are still
    /// answered; when all have, the request is stopped.
    Pending<AnswerPage> page(SubtitleProvider &provider, SearchQuery query, int number, Asking asking);
    /// Questions that will be asked one by one soon, such as those of many videos: to a service with BatchedSearch they
    /// go together now, and who asks them later finds the answers. Other services hear nothing of it. Answers older
    /// than `asking.notBefore` do not count; the rest of `asking` is not looked at.
    void prepare(SubtitleProvider &provider, const QList<SearchQuery> &queries, const Asking &asking);
    /// All pages in turn.
    Pending<AnswerSummary> all(SubtitleProvider &provider, SearchQuery query, Asking asking);
    /// What is known without asking the service; joins a request that is on its way.
    Pending<std::optional<AnswerPage>> known(SubtitleProvider &provider, SearchQuery query, int number, Asking asking);

    /// For the searches for a show after the first one; remembered as long as an answer. The key may say more than the
    /// show, such as what was asked for it.
    Pending<KnownShow> show(const QString &provider, const QString &showKey);
    void rememberShow(const QString &provider, const QString &showKey, const KnownShow &show);

    int requests() const; ///< sent to services so far

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The same for questions that get the same answer: languages in order, text without case and double blanks.
QString cacheKey(const QString &provider, const SearchQuery &query);

} // namespace Legenda
