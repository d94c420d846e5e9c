// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/videoscommand.h"
#include "core/providers/hitjson.h"

#include <QCommandLineParser>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class SearchCommand : public VideosCommand
{
    Q_OBJECT
public:
    using VideosCommand::VideosCommand;

    void start() override
    {
        const auto byHand = questionByHand();
        if (!byHand) {
            output().message(byHand.error().message);
            return finishWith(WrongUsage);
        }
        whenDone(engine().loadAccounts(), this, [this, byHand](const Result<Done> &) {
            if (!*byHand)
                return VideosCommand::start();
            ++m_waiting;
            run(engine().search(**byHand, arguments().preferences, this), {});
        });
    }

    void stop() override
    {
        VideosCommand::stop();
        for (SearchSession *session : std::as_const(m_running))
            session->stop();
    }

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        m_queue = videos;
        m_plan = engine().planSearches(videos, arguments().preferences);
        m_waiting = static_cast<int>(videos.size());
        m_total = m_waiting;
        for (int i = 0; i < qMin(arguments().jobs, m_total); ++i)
            next();
    }

private:
    /// What the options ask for; nothing if the videos are to be asked about.
    Result<std::optional<SearchQuery>> questionByHand() const
    {
        SearchQuery query;
        query.text = parser().value(u"query"_s);
        struct Number
        {
            QString option;
            std::function<void(qint64)> set;
        };
        const Number numbers[] = {
            {u"imdb"_s, [&](qint64 n) { query.imdbId = n; }},
            {u"tmdb"_s, [&](qint64 n) { query.tmdbId = n; }},
            {u"parent-imdb"_s, [&](qint64 n) { query.parentImdbId = n; }},
            {u"parent-tmdb"_s, [&](qint64 n) { query.parentTmdbId = n; }},
            {u"season"_s, [&](qint64 n) { query.season = static_cast<int>(n); }},
            {u"episode"_s, [&](qint64 n) { query.episode = static_cast<int>(n); }},
            {u"year"_s, [&](qint64 n) { query.year = static_cast<int>(n); }},
        };
        bool any = !query.text.isEmpty();
        for (const Number &number : numbers) {
            if (!parser().isSet(number.option))
                continue;
            const auto value = numberOption(parser(), number.option, 0);
            if (!value)
                return fail(value.error());
            number.set(*value);
            any = true;
        }
        if (parser().isSet(u"hash"_s)) {
            query.movieHash = parser().value(u"hash"_s).toLower();
            any = true;
        }
        if (!any)
            return std::optional<SearchQuery>();
        if (query.text.isEmpty() && !query.imdbId && !query.tmdbId && !query.parentImdbId && !query.parentTmdbId
            && query.movieHash.isEmpty())
            return fail(
                ErrorKind::BadInput, tr("Season, episode and year need a title or a number: --query, --imdb, --tmdb."));
        if (!arguments().inputs.isEmpty())
            return fail(ErrorKind::BadInput, tr("Give either videos or --query and the like, not both."));
        return std::optional<SearchQuery>(query);
    }

    void next()
    {
        if (m_queue.isEmpty())
            return;
        const LibraryEntry entry = m_queue.takeFirst();
        run(engine().search(entry, arguments().preferences, this, m_plan.optionsFor(entry.id)), entry.video.path);
    }

    void run(SearchSession *session, const QString &video)
    {
        m_running << session;
        connect(session, &SearchSession::finished, this, [this, session, video] {
            m_running.removeOne(session);
            show(*session, video);
            session->deleteLater();
            output().progress(m_total - m_waiting + 1, m_total, tr("searched"));
            if (--m_waiting == 0) {
                output().progress(0, 0, {});
                finish();
            } else {
                next();
            }
        });
        session->start();
    }

    void show(const SearchSession &session, const QString &video)
    {
        if (stopToken().stop_requested())
            return failed();
        if (!video.isEmpty() && !output().isJson())
            output().line({}, tr("%1: %n subtitle(s)", nullptr, static_cast<int>(session.hits().size())).arg(video));
        for (const RankedHit &ranked : session.hits()) {
            QStringList reasons;
            for (const RankReason &reason : ranked.reasons)
                reasons << reason.key;
            output().line(searchLine(video, ranked.hit, ranked.score, reasons), readable(ranked));
        }
        bool answered = false;
        for (const ProviderOutcome &outcome : session.outcomes()) {
            if (!outcome.error) {
                answered = true;
                if (outcome.inListOnly)
                    output().message(u"%1: %2"_s.arg(video,
                        tr("not all was found in the season's list; search this episode alone to ask for more")));
                continue;
            }
            QJsonObject object{{u"provider"_s, outcome.provider}};
            if (!video.isEmpty())
                object[u"video"_s] = video;
            failed(object, outcome.provider, *outcome.error);
        }
        if (answered)
            succeeded();
    }

    static QString readable(const RankedHit &ranked)
    {
        QStringList reasons;
        for (const RankReason &reason : ranked.reasons.mid(0, 3))
            reasons << reason.text;
        return u"  %1  %2  %3  %4  (%5)"_s.arg(ranked.score, 3)
            .arg(ranked.hit.language.code(), -5)
            .arg(ranked.hit.fullId(),
                ranked.hit.release.isEmpty() ? ranked.hit.files.value(0).fileName : ranked.hit.release,
                reasons.join("; "_L1));
    }

    using Command::failed;

    QList<LibraryEntry> m_queue;
    SearchPlan m_plan;
    QList<SearchSession *> m_running;
    int m_waiting = 0;
    int m_total = 1;
};

} // namespace

CommandSpec searchCommand()
{
    CommandSpec spec;
    spec.name = u"search"_s;
    spec.syntax = u"PATH|URL…"_s;
    spec.summary = Command::tr("List the subtitles that the services have, best first.");
    spec.options = {true, true, false, true};
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {{u"q"_s, u"query"_s}, Command::tr("Ask for a title instead of videos."), u"text"_s},
            {u"imdb"_s, Command::tr("IMDb number of a film or an episode."), u"n"_s},
            {u"tmdb"_s, Command::tr("TMDB number of a film or an episode."), u"n"_s},
            {u"parent-imdb"_s, Command::tr("IMDb number of a show."), u"n"_s},
            {u"parent-tmdb"_s, Command::tr("TMDB number of a show."), u"n"_s},
            {u"season"_s, Command::tr("Season."), u"n"_s},
            {u"episode"_s, Command::tr("Episode."), u"n"_s},
            {u"year"_s, Command::tr("Year."), u"n"_s},
            {u"hash"_s, Command::tr("Movie hash of a video that is not here."), u"hash"_s},
            {u"extras"_s, Command::tr("Samples, trailers and extras too.")},
        });
    };
    spec.make = [](Context &context) {
        context.arguments.preferences.includeExtras |= context.parser.isSet(u"extras"_s);
        return std::make_unique<SearchCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli

#include "searchcommand.moc"
