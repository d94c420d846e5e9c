// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Many episodes of one show, searched together so that a service is asked for a season and not for each of them:
// - a scout, one of the episodes, is asked for as usual and tells the numbers of the show;
// - each season is then one question, read page by page only as far as an episode still lacks a language;
// - what is missing after that is asked for alone as far as the budget goes.
// Each service that can search seasons is asked like that; sessions of the single videos (SearchSession) get their hits
// from here and go to the other services by themselves.

#include "core/search/answers.h"
#include "core/search/ranker.h"
#include "core/search/seasonlist.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace Legenda {

class SeasonSearch : public QObject
{
    Q_OBJECT
public:
    /// What a video hears of its part, always from the event loop or inside of ask().
    struct Listener
    {
        /// @param ofSeason they come from a season's list: those that turn out to be of another episode are no news
        std::function<void(const QList<SubtitleHit> &hits, bool ofSeason)> hits;
        /// Once. @param inListOnly something is missing, and it was not asked for alone
        std::function<void(const std::optional<Error> &error, bool inListOnly)> finished;
    };

    /// @param fresh only what services say from now on counts
    SeasonSearch(Answers &answers, ShowMembers show, Wishes wishes, bool fresh, QObject *parent = nullptr);
    ~SeasonSearch() override; ///< stops what is on its way

    bool has(int member) const;
    /// Asks `provider` on behalf of a video, as it is known by now. What was already found for it is told at once.
    /// @param unwanted full ids of hits the person does not want for it
    void ask(SubtitleProvider &provider, const SeasonMember &member, const QStringList &unwanted, Listener listener);
    /// That video waits no longer.
    void leave(const QString &provider, int member);

    /// Requests that may go to one service in all: 15 for 100 episodes; for few of them 3 a season and 4
    /// to find the show, 15 at most.
    int budget() const;
    int requests(const QString &provider) const;

private:
    struct Member;
    struct Season;
    struct Service;
    struct Private;
    std::unique_ptr<Private> d;
};

/// What is known of a video's season without asking anybody: hits of an answer that was given lately.
Pending<QList<SubtitleHit>> knownOfSeason(Answers &answers, SubtitleProvider &provider, const QString &showKey,
    const VideoFacts &video, const Wishes &wishes, QObject *context);

} // namespace Legenda
