// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service that answers in pages and knows some shows, for the tests of searching by season.

#include "tests/support/fakeprovider.h"

#include <algorithm>

namespace Legenda {

struct FakeShow
{
    QString title;
    qint64 imdbId = 0; ///< of the show
    int seasons = 1; ///< from 1 on
    int episodes = 1; ///< of each season
    QStringList languages = {QStringLiteral("en")};
    int hitsEach = 1; ///< of each episode and language
    QList<int> more{}; ///< further seasons, such as 0 for specials
    QString release = QStringLiteral("720p.HDTV.x264-GRP");
};

class PagedFake : public FakeProvider, public PagedSearch
{
public:
    using FakeProvider::FakeProvider;

    QList<FakeShow> shows;
    int pageSize = 50;
    /// Instead of the shows, for one question: an error or hits.
    std::function<std::optional<Result<SearchPage>>(const SearchQuery &, int page)> instead;
    /// Hashes the service knows: hash -> release.
    QHash<QString, QString> hashes;
    QList<int> pages; ///< asked for, beside `searches`

    ProviderInfo info() const override
    {
        ProviderInfo info = FakeProvider::info();
        info.searchesSeasons = true;
        return info;
    }

    Pending<SearchPage> searchPage(SearchQuery query, int page, std::stop_token stop) override
    {
        searches.append(query);
        pages.append(page);
        return later<SearchPage>(holdSearches, stop, [this, query, page]() -> Result<SearchPage> {
            if (instead) {
                if (auto answer = instead(query, page))
                    return *answer;
            }
            return pageOf(answerTo(query), page);
        });
    }

    /// How many of the questions were for a season, that is without an episode.
    int seasonQuestions() const
    {
        return int(std::count_if(searches.begin(), searches.end(),
            [](const SearchQuery &query) { return query.episode < 0 && query.movieHash.isEmpty(); }));
    }

    SearchPage pageOf(const QList<SubtitleHit> &hits, int page) const
    {
        const auto pagesInAll = int((hits.size() + pageSize - 1) / pageSize);
        return {hits.mid(qsizetype(page - 1) * pageSize, pageSize), pagesInAll};
    }

    QList<SubtitleHit> answerTo(const SearchQuery &query) const
    {
        QList<SubtitleHit> found;
        for (const FakeShow &show : shows) {
            if (query.parentImdbId && query.parentImdbId != show.imdbId)
                continue;
            if (!query.parentImdbId && query.text != show.title && query.movieHash.isEmpty())
                continue;
            QList<int> seasons = show.more;
            for (int season = 1; season <= show.seasons; ++season)
                seasons.append(season);
            for (int nth = 0; nth < show.hitsEach; ++nth) {
                for (const QString &language : show.languages) {
                    for (const int season : std::as_const(seasons)) {
                        for (int episode = 1; episode <= show.episodes; ++episode)
                            addTo(found, query, show, season, episode, language, nth);
                    }
                }
            }
        }
        return found;
    }

    static SubtitleHit hitOf(const FakeShow &show, int season, int episode, const QString &language, int nth = 0)
    {
        const QString code =
            QStringLiteral("S%1E%2").arg(season, 2, 10, QLatin1Char('0')).arg(episode, 2, 10, QLatin1Char('0'));
        QString title = show.title;
        SubtitleHit hit = makeHit(QStringLiteral("%1-%2-%3-%4").arg(show.imdbId).arg(code, language).arg(nth), language,
            title.replace(QLatin1Char(' '), QLatin1Char('.')) + QLatin1Char('.') + code + QLatin1Char('.')
                + show.release,
            SubtitleHit::MatchedBy::Id);
        hit.feature.title = show.title;
        hit.feature.imdbId = show.imdbId * 10000 + season * 100 + episode;
        hit.feature.parentImdbId = show.imdbId;
        hit.feature.season = season;
        hit.feature.episode = episode;
        return hit;
    }

private:
    void addTo(QList<SubtitleHit> &found, const SearchQuery &query, const FakeShow &show, int season, int episode,
        const QString &language, int nth) const
    {
        if (query.season >= 0 && query.season != season)
            return;
        if (query.episode >= 0 && query.episode != episode)
            return;
        const bool wanted = query.languages.isEmpty()
            || std::any_of(query.languages.begin(), query.languages.end(),
                [&](const Language &each) { return each.code() == language; });
        if (!wanted)
            return;
        SubtitleHit hit = hitOf(show, season, episode, language, nth);
        hit.provider = FakeProvider::info().id;
        if (!query.movieHash.isEmpty()) {
            if (hashes.value(query.movieHash) != hit.release)
                return;
            hit.matchedBy = SubtitleHit::MatchedBy::Hash;
        } else if (!query.parentImdbId) {
            hit.matchedBy = SubtitleHit::MatchedBy::Name;
        }
        found.append(std::move(hit));
    }
};

} // namespace Legenda
