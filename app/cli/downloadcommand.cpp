// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/cli/videoscommand.h"
#include "core/pipeline/batch.h"
#include "core/pipeline/videosearches.h"
#include "core/providers/providerregistry.h"
#include "core/search/samerelease.h"
#include "core/settings/preferencesjson.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// What is wrong with a text, beside what was done with it.
void addProblems(QJsonObject &object, const QList<TextProblem> &problems)
{
    QJsonArray list;
    for (const TextProblem &problem : problems)
        list << QJsonObject{{u"kind"_s, toString(problem.kind)}, {u"text"_s, problem.text}};
    if (!list.isEmpty())
        object[u"problems"_s] = list;
}

void sayProblems(Output &output, const QString &what, const QList<TextProblem> &problems)
{
    for (const TextProblem &problem : problems)
        output.message(u"%1: %2"_s.arg(what, problem.text));
}

/// Best subtitles of many videos.
class DownloadBestCommand : public VideosCommand
{
    Q_OBJECT
public:
    using VideosCommand::VideosCommand;

    void start() override
    {
        whenDone(engine().loadAccounts(), this, [this](const Result<Done> &) { VideosCommand::start(); });
    }

    void stop() override
    {
        VideosCommand::stop();
        if (m_batch)
            m_batch->stop();
    }

    void leave() override
    {
        VideosCommand::stop();
        if (m_batch)
            leaveBatch();
    }

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        const QString file = parser().value(u"output"_s);
        const Preferences preferences = wanted();
        const bool one = preferences.languages.size() == 1 || preferences.languageMode == LanguageMode::FirstFound;
        if (!file.isEmpty() && (videos.size() > 1 || !one)) {
            output().message(tr("-o takes one subtitle: give one video, and one language with --languages."));
            return finishWith(WrongUsage);
        }
        m_batch = new Batch(engine(), videos, preferences, this);
        if (!file.isEmpty())
            m_batch->setOutputFile(QDir::cleanPath(QFileInfo(file).absoluteFilePath()));
        m_batch->setKeeping(file.isEmpty()); // a later start would not know of the file
        run();
    }

    /// The batch is made.
    void run()
    {
        m_batch->setDryRun(arguments().dryRun);
        m_batch->setJobs(arguments().jobs);
        m_printed.resize(m_batch->items().size());
        connect(m_batch, &Batch::itemChanged, this, &DownloadBestCommand::show);
        connect(m_batch, &Batch::progressChanged, this,
            [this](int done, int total) { output().progress(done, total, tr("subtitles")); });
        connect(m_batch, &Batch::askConflict, this, &DownloadBestCommand::askConflict);
        connect(m_batch, &Batch::paused, this, &DownloadBestCommand::paused);
        connect(m_batch, &Batch::finished, this, &DownloadBestCommand::done);
        whenDone(m_batch->plan(), this, [this](const Result<BatchPlan> &plan) {
            if (plan && !output().isJson())
                sayCost(*plan);
            m_batch->start();
        });
    }

    /// More that is to be said of an item.
    virtual void describe(const BatchItem &, QJsonObject &) const { }

    /// What the options and the person want.
    Preferences wanted() const
    {
        Preferences preferences = withWebFolder(arguments().preferences);
        // Nobody may be there to answer a script: what is there stays unless something else was asked for.
        if (!arguments().onConflict || (*arguments().onConflict == ConflictPolicy::Ask && !canAsk()))
            preferences.onConflict = u"skip"_s;
        return preferences;
    }

    Batch *m_batch = nullptr;

private:
    void sayCost(const BatchPlan &plan)
    {
        if (plan.remaining < 0)
            return output().message(tr("Downloads: %1 at most, for %2 videos.").arg(plan.downloads).arg(plan.videos));
        QString text = tr("Downloads: %1 at most, for %2 videos; %3 left today.")
                           .arg(plan.downloads)
                           .arg(plan.videos)
                           .arg(plan.remaining);
        if (plan.remaining < plan.downloads && plan.resetsAt.isValid())
            text += u' ' + tr("There are more from %1 on.").arg(moment(plan.resetsAt));
        output().message(text);
    }

    static QString moment(const QDateTime &time)
    {
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    }

    /// What is not through stays for --resume.
    void leaveBatch()
    {
        m_kept = 0;
        for (const BatchItem &item : m_batch->items()) {
            using State = BatchItem::State;
            m_kept += item.state == State::Waiting || item.state == State::Searching || item.state == State::Downloading
                ? 1
                : 0;
        }
        if (!m_batch->isKept())
            m_kept = 0;
        m_batch->leave();
    }

    void show(int index)
    {
        const BatchItem &item = m_batch->items().at(index);
        using State = BatchItem::State;
        if (m_printed[index] || item.isBefore || item.state == State::Waiting || item.state == State::Searching
            || item.state == State::Downloading)
            return;
        m_printed[index] = true;
        QJsonObject object{{u"video"_s, item.videoPath}, {u"language"_s, item.language.code()}};
        if (!item.hit.hit.provider.isEmpty()) {
            object[u"provider"_s] = item.hit.hit.provider;
            object[u"id"_s] = item.hit.hit.fullId();
            object[u"release"_s] = item.hit.hit.release;
            object[u"score"_s] = item.hit.score;
        }
        if (item.remaining >= 0)
            object[u"remaining"_s] = item.remaining;
        describe(item, object);
        const QString what = u"%1 [%2]"_s.arg(item.videoPath, item.language.code());
        switch (item.state) {
        case State::Saved:
            object[u"saved"_s] = item.saved.path;
            addProblems(object, item.problems);
            if (!item.saved.backup.isEmpty())
                object[u"backup"_s] = item.saved.backup;
            output().line(object, tr("Saved %1").arg(item.saved.path));
            sayProblems(output(), item.saved.path, item.problems);
            succeeded();
            break;
        case State::Skipped:
            object[u"skipped"_s] = item.skippedWhy;
            output().line(object, u"%1: %2"_s.arg(what, item.skippedWhy));
            succeeded();
            break;
        default:
            addProblems(object, item.problems);
            failed(object, what, item.error.value_or(cancelled()));
        }
    }

    void askConflict(int index, const QString &path)
    {
        const QString question = tr("%1 is there. (s)kip, (k)eep both, (r)eplace with a backup?").arg(path);
        whenDone(ask(this, question, false), this, [this, index](const Result<QString> &answer) {
            const QString letter = answer.value_or(QString()).left(1).toLower();
            m_batch->resolveConflict(index,
                letter == "r"_L1       ? ConflictPolicy::Replace
                    : letter == "k"_L1 ? ConflictPolicy::KeepBoth
                                       : ConflictPolicy::Skip,
                false);
        });
    }

    void paused(const Error &error)
    {
        output().message(error.message);
        const QDateTime end = m_batch->goesOnAt();
        const qint64 seconds = end.isValid() ? QDateTime::currentDateTimeUtc().secsTo(end) : -1;
        // A limit of pace is over soon; a script should not sit there until tomorrow unless it was told so.
        constexpr qint64 aMoment = 120;
        const bool waits = end.isValid()
            && (parser().isSet(u"wait"_s) || (error.kind == ErrorKind::RateLimited && seconds <= aMoment));
        if (waits)
            return output().message(tr("Goes on by itself at %1.").arg(moment(end)));
        m_waitedFor = error.kind == ErrorKind::QuotaUsedUp || error.kind == ErrorKind::RateLimited;
        m_until = end;
        leaveBatch();
    }

    void done()
    {
        output().progress(0, 0, {});
        for (int i = 0; i < m_batch->items().size(); ++i)
            show(i);
        const int saved = m_batch->count(BatchItem::State::Saved);
        output().message(arguments().dryRun ? tr("Nothing was downloaded (--dry-run).")
                                            : tr("%n subtitle(s) saved.", nullptr, saved));
        if (saved > 0)
            output().message(tr("legenda-cli undo takes them back."));
        if (m_kept > 0) {
            output().message(m_until.isValid() ? tr("%n subtitle(s) are kept for later: legenda-cli download --resume "
                                                    "goes on with them from %1 on; with --wait it waits until then.",
                                 nullptr, m_kept)
                                                     .arg(moment(m_until))
                                               : tr("%n subtitle(s) are kept for later: legenda-cli download --resume "
                                                    "goes on with them.",
                                                   nullptr, m_kept));
            if (m_waitedFor)
                return finishWith(SomeFailed);
        }
        finish();
    }

    QList<bool> m_printed;
    int m_kept = 0; ///< left for a later start
    bool m_waitedFor = false; ///< only time is missing
    QDateTime m_until;
};

/// What an earlier batch has left.
class ResumeCommand : public DownloadBestCommand
{
    Q_OBJECT
public:
    using DownloadBestCommand::DownloadBestCommand;

    void start() override
    {
        if (!arguments().inputs.isEmpty()) {
            output().message(tr("--resume goes on with what was left; give no videos with it."));
            return finishWith(WrongUsage);
        }
        auto claimed = andThen(engine().store().keptBatches(), this, [this](const QList<KeptBatch> &batches) {
            m_others = static_cast<int>(batches.size()) - 1;
            return batches.isEmpty() ? ready<std::optional<KeptBatch>>(std::optional<KeptBatch>())
                                     : engine().store().claimKept(batches.first().id);
        });
        whenDone(std::move(claimed), this, [this](const Result<std::optional<KeptBatch>> &kept) {
            if (!kept || !*kept) {
                output().message(tr("Nothing is left of an earlier download."));
                return finish();
            }
            m_left = **kept;
            DownloadBestCommand::start();
        });
    }

protected:
    QStringList inputs() const override
    {
        QStringList paths;
        for (const KeptItem &item : m_left.items)
            paths << item.videoPath;
        paths.removeDuplicates();
        return paths;
    }

    void videosReady(const QList<LibraryEntry> &videos) override
    {
        Preferences preferences = withWebFolder(preferencesFrom(m_left.preferences));
        if (preferences.onConflict == "ask"_L1 && !canAsk())
            preferences.onConflict = u"skip"_s;
        m_batch = new Batch(engine(), videos, preferences, this);
        m_batch->goOnWith(m_left);
        connect(m_batch, &Batch::finished, this, [this] {
            if (m_others > 0)
                output().message(
                    tr("Of %n more download(s) something is left: say --resume once more.", nullptr, m_others));
        });
        run();
    }

private:
    KeptBatch m_left;
    int m_others = 0;
};

/// For a season: subtitles like the one that was picked for one of its episodes.
class DownloadLikeCommand : public DownloadBestCommand
{
    Q_OBJECT
public:
    using DownloadBestCommand::DownloadBestCommand;

    void stop() override
    {
        if (m_searches)
            m_searches->stop();
        DownloadBestCommand::stop();
    }

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        m_videos = videos;
        m_searches = new VideoSearches(engine(), videos, wanted(), this);
        connect(m_searches, &VideoSearches::progressChanged, this,
            [this](int done, int total) { output().progress(done, total, tr("searched")); });
        connect(m_searches, &VideoSearches::finished, this, &DownloadLikeCommand::pick);
        m_searches->start(arguments().jobs);
    }

    void describe(const BatchItem &item, QJsonObject &object) const override
    {
        const SeasonPick pick = m_picks.value(item.video);
        const bool taken = item.hit.hit.fullId() == pick.hit.hit.fullId();
        object[u"fit"_s] = toString(taken || item.hit.hit.id.isEmpty() ? pick.fit : m_like->fit(item.hit.hit));
    }

private:
    void pick()
    {
        output().progress(0, 0, {});
        const QString id = parser().value(u"like"_s);
        for (const LibraryEntry &video : std::as_const(m_videos)) {
            const QList<RankedHit> hits = m_searches->hits(video.id);
            for (const RankedHit &hit : hits) {
                if (hit.hit.fullId() == id && !m_like) {
                    m_like.emplace(hit.hit);
                    m_picks.insert(video.id, {hit, ReleaseFit::SameGroupAndUploader});
                }
            }
        }
        if (!m_like) {
            const Error error = m_searches->error().value_or(Error{ErrorKind::NotFound,
                tr("%1 is not among the subtitles of these videos. Give the picked episode too, and its language.")
                    .arg(id),
                {}});
            failed({{u"id"_s, id}}, id, error);
            return finish();
        }
        Preferences preferences = wanted();
        preferences.languages = {m_like->picked().language};
        m_batch = new Batch(engine(), m_videos, preferences, this);
        m_batch->setKeeping(true);
        for (const LibraryEntry &video : std::as_const(m_videos)) {
            const QList<RankedHit> hits = m_searches->hits(video.id);
            if (!m_picks.contains(video.id))
                m_picks.insert(video.id, m_like->pick(hits));
            m_batch->useHits(video.id, hits);
            if (const SeasonPick &pick = m_picks[video.id]; pick.fit != ReleaseFit::None)
                m_batch->take(video.id, pick.hit);
        }
        output().message(tr("Like %1.").arg(m_like->name().isEmpty() ? id : m_like->name()));
        run();
    }

    QList<LibraryEntry> m_videos;
    VideoSearches *m_searches = nullptr;
    std::optional<ReleaseLike> m_like;
    QHash<VideoId, SeasonPick> m_picks;
};

/// One subtitle by its number.
class DownloadOneCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override
    {
        const QString full = parser().value(u"id"_s);
        const qsizetype colon = full.indexOf(u':');
        SubtitleProvider *provider = engine().registry().find(full.left(colon));
        if (colon <= 0 || colon + 1 == full.size() || !provider) {
            output().message(tr("--id takes a service and a number as search prints it, such as "
                                "opensubtitles-com:12345."));
            return finishWith(WrongUsage);
        }
        m_request.hit.hit.provider = full.left(colon);
        m_request.hit.hit.id = full.mid(colon + 1);
        m_request.hit.hit.files = {{full.mid(colon + 1), 1, {}}};
        if (!arguments().preferences.languages.isEmpty() && parser().isSet(u"languages"_s))
            m_request.hit.hit.language = arguments().preferences.languages.first();
        m_request.preferences = arguments().preferences;
        m_request.outputFile = parser().value(u"output"_s);
        if (m_request.outputFile.isEmpty()) {
            output().message(tr("Say where to save it: -o FILE."));
            return finishWith(WrongUsage);
        }
        m_request.outputFile = QDir::cleanPath(QFileInfo(m_request.outputFile).absoluteFilePath());
        m_request.onConflict = arguments().onConflict.value_or(ConflictPolicy::Ask);
        if (arguments().dryRun) {
            output().line(
                {{u"id"_s, full}, {u"skipped"_s, u"dry run"_s}}, tr("Would save %1").arg(m_request.outputFile));
            return finish();
        }
        whenDone(engine().loadAccounts(), this, [this](const Result<Done> &) { get(); });
    }

private:
    void get()
    {
        whenDone(engine().get(m_request, stopToken()), this, [this](const Result<QList<GotSubtitle>> &got) {
            QJsonObject object{{u"provider"_s, m_request.hit.hit.provider}, {u"id"_s, m_request.hit.hit.fullId()}};
            if (!got) {
                failed(object, m_request.hit.hit.fullId(), got.error());
                return finish();
            }
            for (const GotSubtitle &each : *got) {
                object.remove(u"problems"_s);
                object[u"language"_s] = each.fetched.text.language.code();
                if (each.fetched.remaining >= 0)
                    object[u"remaining"_s] = each.fetched.remaining;
                if (each.saved.outcome == SavedSubtitle::Outcome::AlreadyThere) {
                    failed(object, each.saved.path,
                        {ErrorKind::FileAccess,
                            tr("%1 is there already. Say --on-conflict replace or rename, or another file.")
                                .arg(each.saved.path),
                            {}});
                } else if (each.saved.outcome == SavedSubtitle::Outcome::Skipped) {
                    object[u"skipped"_s] = u"already there"_s;
                    output().line(object, tr("%1 is there already").arg(each.saved.path));
                    succeeded();
                } else {
                    object[u"saved"_s] = each.saved.path;
                    addProblems(object, each.problems());
                    output().line(object, tr("Saved %1").arg(each.saved.path));
                    sayProblems(output(), each.saved.path, each.problems());
                    succeeded();
                }
            }
            finish();
        });
    }

    GetRequest m_request;
};

} // namespace

CommandSpec downloadCommand()
{
    CommandSpec spec;
    spec.name = u"download"_s;
    spec.syntax = u"PATH|URL…"_s;
    spec.summary = Command::tr("Download the best subtitle of each language, or one with --id.");
    spec.options = {true, true, true, true};
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {u"id"_s, Command::tr("One subtitle, as search prints it (PROVIDER:ID)."), u"id"_s},
            {u"like"_s,
                Command::tr("Like this one (PROVIDER:ID) of one of the videos: the same release and uploader for all."),
                u"id"_s},
            {{u"o"_s, u"output"_s}, Command::tr("The file to save, where it is one subtitle."), u"file"_s},
            {u"folder"_s, Command::tr("Folder to save in, instead of beside the videos."), u"dir"_s},
            {u"extras"_s, Command::tr("Samples, trailers and extras too.")},
            {u"again"_s, Command::tr("Also languages that are there already.")},
            {u"resume"_s, Command::tr("Go on with what an earlier download had to leave, instead of PATH.")},
            {u"wait"_s, Command::tr("Wait where the quota is used up or the service wants a pause, and go on then.")},
            {u"fallback"_s, Command::tr("Only the first of the languages that is found, instead of each of them.")},
        });
    };
    spec.make = [](Context &context) -> std::unique_ptr<Command> {
        if (context.parser.isSet(u"id"_s))
            return std::make_unique<DownloadOneCommand>(context);
        if (context.parser.isSet(u"resume"_s))
            return std::make_unique<ResumeCommand>(context);
        context.arguments.preferences.includeExtras |= context.parser.isSet(u"extras"_s);
        if (context.parser.isSet(u"folder"_s))
            context.arguments.preferences.saveFolder =
                QDir::cleanPath(QFileInfo(context.parser.value(u"folder"_s)).absoluteFilePath());
        if (context.parser.isSet(u"again"_s) || context.parser.isSet(u"output"_s))
            context.arguments.preferences.skipPresentLanguages = false;
        if (context.parser.isSet(u"fallback"_s))
            context.arguments.preferences.languageMode = LanguageMode::FirstFound;
        if (context.parser.isSet(u"like"_s))
            return std::make_unique<DownloadLikeCommand>(context);
        return std::make_unique<DownloadBestCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli

#include "downloadcommand.moc"
