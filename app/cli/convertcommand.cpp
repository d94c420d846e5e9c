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
        Result<Rewrite> how = readConvertOptions(parser());
        if (!how) {
            output().message(how.error().message);
            return finishWith(WrongUsage);
        }
        m_request.how = std::move(*how);
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
        whenDone(std::move(inputs), this, [this](Result<QList<SubtitleInput>> found) {
            m_inputs = found.value_or(QList<SubtitleInput>());
            m_results.resize(m_inputs.size());
            if (m_inputs.isEmpty())
                return finishWith(NothingDone);
            if (!readOutput())
                return finishWith(WrongUsage);
            // One file gets its number when it is written.
            if (isDry() || m_inputs.size() == 1)
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

    bool readOutput()
    {
        const QString given = parser().value(u"output"_s);
        if (given.isEmpty() || m_toStandardOutput) {
            if (m_toStandardOutput && (m_inputs.size() > 1 || output().isJson())) {
                output().message(tr("-o - takes one file and no --json."));
                return false;
            }
            return true;
        }
        const QString path = QDir::cleanPath(QFileInfo(given).absoluteFilePath());
        const bool isFolder = QFileInfo(path).isDir();
        if (m_inputs.size() > 1 && !isFolder) {
            output().message(tr("Several files need a folder that is there after -o."));
            return false;
        }
        (isFolder ? m_request.outputFolder : m_request.outputFile) = path;
        return true;
    }

    void next()
    {
        const int jobs = std::min(arguments().jobs, 8);
        while (m_running < jobs && m_begun < m_inputs.size()) {
            const qsizetype index = m_begun++;
            const SubtitleInput &input = m_inputs.at(index);
            if (input.error) {
                take(index, fail(*input.error));
                continue;
            }
            ++m_running;
            FileConversionRequest request = m_request;
            request.input = QDir::cleanPath(QFileInfo(input.path).absoluteFilePath());
            auto done = isDry() ? files().converter().preview(std::move(request), stopToken())
                                : files().converter().convert(std::move(request), stopToken());
            whenDone(std::move(done), this, [this, index](Result<FileConversion> result) {
                --m_running;
                take(index, std::move(result));
                next();
            });
        }
    }

    /// In the order of the files, whichever was ready first.
    void take(qsizetype index, Result<FileConversion> result)
    {
        if (result && !m_toStandardOutput && m_inputs.size() > 1) { // texts are not needed any more
            result->result.source.document.cues.clear();
            result->result.content.clear();
        }
        m_results[index] = std::move(result);
        while (m_shown < m_results.size() && m_results.at(m_shown)) {
            show(m_inputs.at(m_shown).path, *m_results.at(m_shown));
            if (m_inputs.size() > 1)
                m_results[m_shown].reset();
            output().progress(int(++m_shown), int(m_results.size()), tr("converted"));
        }
        if (m_shown == m_results.size()) {
            output().progress(0, 0, {});
            finish();
        }
    }

    void show(const QString &given, const Result<FileConversion> &converted)
    {
        QJsonObject object{{u"input"_s, given}};
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
    QList<SubtitleInput> m_inputs;
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
