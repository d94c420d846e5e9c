// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/convertoptions.h"
#include "app/cli/remoteconvertcommand.h"
#include "app/cli/subtitleinputs.h"

#include "core/base/background.h"
#include "core/pipeline/fileconverter.h"
#include "core/store/store.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Subtitle files into another format, encoding or time, by Legenda itself.
class ConvertCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    bool endsAtOnce() const override { return true; }

    void start() override
    {
        Result<ConvertOptions> options = readConvertOptions(parser());
        if (!options) {
            output().message(options.error().message);
            return finishWith(WrongUsage);
        }
        m_options = std::move(*options);
        m_request.how = m_options.how;
        m_request.fpsToOfVideo = m_options.fpsToOfVideo;
        m_request.onConflict = arguments().onConflict.value_or(ConflictPolicy::KeepBoth);
        m_toStandardOutput = parser().value(u"output"_s) == "-"_L1;
        if (arguments().inputs.isEmpty()) {
            output().message(tr("Say which files to convert."));
            return finishWith(WrongUsage);
        }
        auto inputs = runInBackground(Pool::Disk, stopToken(),
            [paths = arguments().inputs, stop = stopToken()]() -> Result<QList<SubtitleInput>> {
                return subtitleInputs(paths, stop);
            });
        whenDone(std::move(inputs), this, [this](const Result<QList<SubtitleInput>> &found) {
            const QList<SubtitleInput> given = found.value_or(QList<SubtitleInput>());
            if (given.isEmpty())
                return finishWith(NothingDone);
            if (!makeTasks(given) || !readOutput())
                return finishWith(WrongUsage);
            m_results.resize(m_tasks.size());
            // One file gets its number when it is written.
            if (isDry() || m_tasks.size() == 1)
                return next();
            // One number for all of them: they are undone together.
            whenDone(files().store().nextBatch(), this, [this](const Result<qint64> &batch) {
                m_request.batch = batch.value_or(0);
                next();
            });
        });
    }

private:
    using Command::failed;

    bool isDry() const { return arguments().dryRun || m_toStandardOutput; }

    /// What becomes one file: an input, several of them, or a part.
    struct Task
    {
        QStringList inputs; ///< as they were given
        std::optional<Error> error; ///< why there is nothing to be had of one of them
        int part = 0; ///< from 1; 0: the whole
    };

    bool makeTasks(const QList<SubtitleInput> &inputs)
    {
        QList<Task> whole;
        if (m_options.join) {
            Task task;
            for (const SubtitleInput &input : inputs) {
                task.inputs.append(input.path);
                if (input.error && !task.error)
                    task.error = input.error;
            }
            if (inputs.size() < 2) {
                output().message(tr("Joining takes two files or more."));
                return false;
            }
            if (!m_options.joinAtMs.isEmpty() && m_options.joinAtMs.size() + 1 != inputs.size()) {
                output().message(tr("--join-at takes a moment for each file but the first: %n here.", nullptr,
                    static_cast<int>(inputs.size() - 1)));
                return false;
            }
            whole.append(task);
        } else {
            for (const SubtitleInput &input : inputs)
                whole.append({{input.path}, input.error, 0});
        }
        const auto parts = static_cast<int>(m_options.how.part.atMs.size()) + 1;
        for (Task &task : whole) {
            // What cannot be read is said once.
            const bool isCut = parts > 1 && !task.error;
            for (int part = 1; part <= (isCut ? parts : 1); ++part) {
                task.part = isCut ? part : 0;
                m_tasks.append(task);
            }
        }
        return true;
    }

    bool readOutput()
    {
        const QString given = parser().value(u"output"_s);
        if (given.isEmpty() || m_toStandardOutput) {
            if (m_toStandardOutput && (m_tasks.size() > 1 || output().isJson())) {
                output().message(tr("-o - takes one file and no --json."));
                return false;
            }
            return true;
        }
        const QString path = QDir::cleanPath(QFileInfo(given).absoluteFilePath());
        const bool isFolder = QFileInfo(path).isDir();
        // The parts of one file get their numbers into its name.
        if (m_tasks.last().inputs != m_tasks.first().inputs && !isFolder) {
            output().message(tr("Several files need a folder that is there after -o."));
            return false;
        }
        (isFolder ? m_request.outputFolder : m_request.outputFile) = path;
        return true;
    }

    void next()
    {
        const int jobs = std::min(arguments().jobs, 8);
        while (m_running < jobs && m_begun < m_tasks.size()) {
            const qsizetype index = m_begun++;
            const Task &task = m_tasks.at(index);
            if (task.error) {
                take(index, fail(*task.error));
                continue;
            }
            ++m_running;
            FileConversionRequest request = requestFor(task);
            auto done = isDry() ? files().converter().preview(std::move(request), stopToken())
                                : files().converter().convert(std::move(request), stopToken());
            whenDone(std::move(done), this, [this, index](Result<FileConversion> result) {
                --m_running;
                take(index, std::move(result));
                next();
            });
        }
    }

    FileConversionRequest requestFor(const Task &task) const
    {
        const auto absolute = [](const QString &path) { return QDir::cleanPath(QFileInfo(path).absoluteFilePath()); };
        FileConversionRequest request = m_request;
        request.input = absolute(task.inputs.first());
        for (qsizetype i = 1; i < task.inputs.size(); ++i) {
            request.joined.append(
                {absolute(task.inputs.at(i)), m_request.how.load, m_options.joinAtMs.value(i - 1, -1)});
        }
        request.how.part.number = task.part;
        return request;
    }

    /// In the order of the files, whichever was ready first.
    void take(qsizetype index, Result<FileConversion> result)
    {
        if (result && !m_toStandardOutput && m_tasks.size() > 1) { // texts are not needed any more
            result->result.source.document.cues.clear();
            result->result.content.clear();
        }
        m_results[index] = std::move(result);
        while (m_shown < m_results.size() && m_results.at(m_shown)) {
            show(m_tasks.at(m_shown), *m_results.at(m_shown));
            if (m_tasks.size() > 1)
                m_results[m_shown].reset();
            output().progress(int(++m_shown), int(m_results.size()), tr("converted"));
        }
        if (m_shown == m_results.size()) {
            output().progress(0, 0, {});
            finish();
        }
    }

    void show(const Task &task, const Result<FileConversion> &converted)
    {
        const QString &given = task.inputs.first();
        QJsonObject object{{u"input"_s, given}};
        addParts(object, task);
        if (!converted)
            return failed(object, given, converted.error());
        const FileConversion &done = *converted;
        const Rewritten &result = done.result;
        if (m_toStandardOutput) {
            output().raw(result.content);
            tellProblems(given, result);
            return succeeded();
        }
        object = describe(given, done);
        addParts(object, task);
        using Outcome = SavedSubtitle::Outcome;
        const Outcome outcome = done.saved.outcome;
        if (!arguments().dryRun && outcome == Outcome::AlreadyThere) {
            return failed(object, done.path,
                {ErrorKind::FileAccess,
                    tr("%1 is there already. Say --on-conflict replace or rename, or another file.").arg(done.path),
                    {}});
        }
        QString readable = tr("Saved %1").arg(done.path);
        if (arguments().dryRun) {
            object[u"skipped"_s] = u"dry run"_s;
            readable = tr("Would save %1").arg(done.path);
        } else if (outcome == Outcome::Skipped) {
            object[u"skipped"_s] = u"already there"_s;
            readable = tr("%1 is there already").arg(done.path);
        } else if (outcome == Outcome::Unchanged) {
            object[u"skipped"_s] = u"unchanged"_s;
            readable = tr("%1 is so already").arg(done.path);
        }
        output().line(object, readable);
        tellProblems(given, result);
        succeeded();
    }

    void addParts(QJsonObject &object, const Task &task) const
    {
        if (task.inputs.size() > 1)
            object[u"inputs"_s] = QJsonArray::fromStringList(task.inputs);
        if (task.part > 0) {
            object[u"part"_s] = task.part;
            object[u"parts"_s] = m_options.how.part.atMs.size() + 1;
        }
    }

    static QJsonObject describe(const QString &given, const FileConversion &done)
    {
        const Rewritten &result = done.result;
        const Document &document = result.document;
        QJsonArray warnings = QJsonArray::fromStringList(result.warnings);
        QJsonArray losses;
        for (const Loss &loss : result.losses) {
            warnings.append(sentence(loss));
            losses.append(QJsonObject{{u"feature"_s, toString(loss.feature)}, {u"count"_s, loss.count}});
        }
        QJsonArray edits;
        for (const EditNote &note : result.notes) {
            QJsonObject edit{{u"edit"_s, toString(note.kind)}, {u"cues"_s, note.cues}};
            if (!note.samples.isEmpty())
                edit[u"samples"_s] = QJsonArray::fromStringList(note.samples);
            edits.append(edit);
        }
        const auto cues = std::count_if(
            document.cues.cbegin(), document.cues.cend(), [](const Cue &cue) { return !cue.isComment(); });
        QJsonObject object{{u"input"_s, given}, {u"output"_s, done.path},
            {u"from"_s, QString::fromLatin1(result.source.format->id)},
            {u"to"_s, QString::fromLatin1(result.format->id)}, {u"encoding"_s, result.encoding},
            {u"input_encoding"_s, result.source.encoding.encoding}, {u"cues"_s, qint64(cues)}, {u"losses"_s, losses},
            {u"edits"_s, edits}, {u"warnings"_s, warnings}};
        if (document.fps > 0)
            object[u"fps"_s] = document.fps;
        if (!done.startsMs.isEmpty()) {
            QJsonArray starts;
            for (const qint64 start : done.startsMs)
                starts.append(start);
            object[u"starts_ms"_s] = starts;
        }
        if (!done.saved.backup.isEmpty())
            object[u"backup"_s] = done.saved.backup;
        return object;
    }

    /// For people, on standard error; lines for programs hold it all.
    void tellProblems(const QString &given, const Rewritten &result)
    {
        if (output().isJson())
            return;
        for (const QString &warning : result.warnings)
            output().message(u"%1: %2"_s.arg(given, warning));
        for (const EditNote &note : result.notes)
            output().message(u"%1: %2"_s.arg(given, sentence(note)));
        for (const Loss &loss : result.losses)
            output().message(u"%1: %2"_s.arg(given, sentence(loss)));
    }

    FileConversionRequest m_request; ///< what all files have in common
    ConvertOptions m_options;
    QList<Task> m_tasks;
    QList<std::optional<Result<FileConversion>>> m_results;
    bool m_toStandardOutput = false;
    int m_running = 0;
    qsizetype m_begun = 0;
    qsizetype m_shown = 0;
};

bool isRemote(const QCommandLineParser &parser)
{
    return parser.isSet(u"with"_s) || parser.isSet(u"resume"_s);
}

} // namespace

CommandSpec convertCommand()
{
    CommandSpec spec;
    spec.name = u"convert"_s;
    spec.syntax = u"FILE…"_s;
    spec.summary = Command::tr("Write subtitle files in another format, encoding or time.");
    spec.options.input = true;
    spec.options.saving = true;
    spec.options.network = true;
    spec.addOptions = addConvertOptions;
    spec.onlyFiles = [](const QCommandLineParser &parser) { return !isRemote(parser); };
    spec.make = [](Context &context) -> std::unique_ptr<Command> {
        if (isRemote(context.parser))
            return makeRemoteConvertCommand(context);
        return std::make_unique<ConvertCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli

#include "convertcommand.moc"
