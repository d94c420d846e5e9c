// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/cli/videoscommand.h"
#include "core/pipeline/batch.h"
#include "core/providers/providerregistry.h"

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

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        Preferences preferences = arguments().preferences;
        // Nobody may be there to answer a script: what is there stays unless something else was asked for.
        if (!arguments().onConflict || (*arguments().onConflict == ConflictPolicy::Ask && !canAsk()))
            preferences.onConflict = u"skip"_s;
        m_batch = new Batch(engine(), videos, preferences, this);
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
            if (plan && plan->remaining >= 0)
                output().message(tr("%1 downloads at most, %2 left today.").arg(plan->downloads).arg(plan->remaining));
            m_batch->start();
        });
    }

private:
    void show(int index)
    {
        const BatchItem &item = m_batch->items().at(index);
        using State = BatchItem::State;
        if (m_printed[index] || item.state == State::Waiting || item.state == State::Searching
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
        // A script should not sit there until tomorrow: what is left is reported as it is, and the next run goes on.
        output().message(error.message);
        m_batch->stop();
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
        finish();
    }

    Batch *m_batch = nullptr;
    QList<bool> m_printed;
};

/// One subtitle by its number.
class DownloadOneCommand : public Command
{
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
    spec.syntax = u"PATH…"_s;
    spec.summary = Command::tr("Download the best subtitle of each language, or one with --id.");
    spec.options = {true, true, true, true};
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {u"id"_s, Command::tr("One subtitle, as search prints it (PROVIDER:ID)."), u"id"_s},
            {{u"o"_s, u"output"_s}, Command::tr("With --id: the file to save."), u"file"_s},
            {u"extras"_s, Command::tr("Samples, trailers and extras too.")},
            {u"again"_s, Command::tr("Also languages that are there already.")},
            {u"fallback"_s, Command::tr("Only the first of the languages that is found, instead of each of them.")},
        });
    };
    spec.make = [](Context &context) -> std::unique_ptr<Command> {
        if (context.parser.isSet(u"id"_s))
            return std::make_unique<DownloadOneCommand>(context);
        context.arguments.preferences.includeExtras |= context.parser.isSet(u"extras"_s);
        if (context.parser.isSet(u"again"_s))
            context.arguments.preferences.skipPresentLanguages = false;
        if (context.parser.isSet(u"fallback"_s))
            context.arguments.preferences.languageMode = LanguageMode::FirstFound;
        return std::make_unique<DownloadBestCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli
