// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The state of a search for a show: what each service was asked so far, and which videos wait for its answers.

#include "core/search/seasonsearch.h"

#include <QPointer>
#include <QSet>

namespace Legenda {

struct SeasonSearch::Member
{
    SeasonMember facts;
    WantedEpisode wanted;
    QStringList unwanted; ///< full ids
};

/// A season's list, as far as it was read.
struct SeasonSearch::Season
{
    int number = -1; ///< -1: the videos do not say
    bool byName = false; ///< the show's number was of no use
    bool busy = false;
    bool settled = false; ///< nothing more is read
    bool complete = false; ///< since there is nothing more
    std::optional<SearchQuery> asking;
    int requests = 0;
    int nextPage = 1;
    int pages = 1; ///< of `asking`
    QList<SubtitleHit> hits;
    QList<EpisodeOfHit> episodes; ///< of each hit
    QSet<QString> seen; ///< ids: pages overlap
    bool usable = false; ///< a hit was of an episode that is wanted
};

struct Waiting
{
    SeasonSearch::Listener listener;
    qsizetype told = 0; ///< of the season's hits
    qsizetype toldOwn = 0;
};

struct SeasonSearch::Service
{
    enum class Stage { Unknown, LookingUp, Scouting, Known, ByName };

    void drop(); ///< what is on its way: nobody waits

    QString id;
    QPointer<SubtitleProvider> provider;
    Stage stage = Stage::Unknown;
    bool lookedUp = false;
    FeatureRef show; ///< parent numbers
    bool isCertain = false; ///< a person said so

    QSet<int> scouted;
    int scout = -1;
    QList<SearchQuery> scoutAsked;
    QHash<QString, std::pair<int, FeatureRef>> votes;

    int used = 0; ///< requests, those of an earlier search within the hour included
    std::map<int, Season> seasons;
    std::map<int, Waiting> waiting; ///< by member
    QHash<int, QList<SubtitleHit>> own; ///< what a video was answered alone, as a scout or at the end
    QSet<int> hashAsked;
    QSet<int> lookedAtHash; ///< for what is known of it
    QSet<int> alone; ///< on their way
    QSet<int> askedAlone;
    QHash<int, QList<Language>> satisfied; ///< languages a video has an acceptable hit for
    std::stop_source stop;
    int generation = 0; ///< counts drop()
    bool awake = false;
};

struct SeasonSearch::Private
{
    using MaybePage = std::optional<AnswerPage>;
    using PageEnd = std::function<void(Result<MaybePage>)>;

    Private(SeasonSearch *search, Answers &a, QString key, Wishes wished);

    void remember(const Service &service);
    void wake(const QString &id);
    void wakeAll();
    void drive(Service &service);
    QList<int> waitingIn(const Service &service, const Season &season) const;
    void askPage(Service &service, const SearchQuery &query, int number, int spare, PageEnd end);

    void findShow(Service &service);
    void lookUp(Service &service);
    void sendScout(Service &service);
    void askScout(Service &service);
    void count(Service &service, const Member &member, const QList<SubtitleHit> &hits);
    bool decide(Service &service);

    int sharesOfOthers(const Service &service, const Season &season) const;
    std::optional<SearchQuery> question(const Service &service, const Season &season) const;
    void advance(Service &service, Season &season);
    void listAnswered(Service &service, Season &season, Result<MaybePage> page);
    void judge(Service &service, Season &season, const SubtitleHit &hit);
    bool note(Service &service, const Member &member, const SubtitleHit &hit);
    QList<Language> missing(const Service &service, int member) const;
    QList<Language> missing(const Service &service, const Season &season) const;
    bool isSatisfied(const Service &service, int member) const;
    void settle(Season &season, bool complete);

    void tell(Service &service, const Season &season, int member);
    void finish(Service &service, int member, const std::optional<Error> &error, bool inListOnly);
    void failAll(Service &service, const Error &error);
    void conclude(Service &service, const Season &season, int member);
    void lookAtHash(Service &service, int member);
    std::optional<SearchQuery> questionByHash(const Service &service, int member) const;
    std::optional<SearchQuery> questionAlone(const Service &service, const Season &season, int member) const;
    void addOwn(Service &service, int member, const QList<SubtitleHit> &hits);

    SeasonSearch *q;
    Answers &answers;
    QString showKey;
    QString wishesKey; ///< of this show with these wishes: other ones are other questions
    Wishes wishes;
    QDateTime notBefore;
    QList<int> order; ///< members as given
    std::map<int, Member> members;
    std::map<int, QList<int>> bySeason;
    std::map<QString, Service> services;
};

} // namespace Legenda
