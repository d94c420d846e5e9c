// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/remoteconvertcommand.h"

#include "app/cli/providercommand.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Files in another format, by a service.
class RemoteConvertCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        if (!readOptions())
            return finishWith(WrongUsage);
        withAccounts([this] { next(); });
    }

private:
    using Command::failed;

    bool refuse(const QString &why)
    {
        output().message(why);
        return false;
    }

    /// Says what is wrong with them, if anything is.
    bool readOptions()
    {
        QStringList ids;
        const QList<SubtitleProvider *> services = convertingServices(engine().registry());
        for (const SubtitleProvider *each : services)
            ids.append(each->info().id);
        const QString id = parser().value(u"with"_s);
        SubtitleProvider *service = engine().registry().find(id);
        auto *converter = capability<RemoteConverter>(service);
        if (!converter)
            return refuse(tr("Say which service converts, with --with: %1.").arg(ids.join(", "_L1)));
        m_request.provider = id;
        m_request.task = parser().value(u"resume"_s);
        if (!readFormat(*converter) || !readRate())
            return false;
        m_request.inputEncoding = parser().value(u"input-encoding"_s);
        if (parser().isSet(u"encoding"_s))
            m_request.encoding = parser().value(u"encoding"_s);
        if (parser().isSet(u"language"_s))
            m_request.language = Language::fromCode(parser().value(u"language"_s));
        m_request.onConflict = arguments().onConflict.value_or(ConflictPolicy::KeepBoth);
        return readFiles();
    }

    bool readFormat(const RemoteConverter &converter)
    {
        const QList<RemoteFormat> formats = formatsToOffer(converter);
        const QString wanted = parser().isSet(u"to"_s) ? parser().value(u"to"_s) : parser().value(u"format"_s);
        // What a task was started for is written there.
        if (wanted.isEmpty() && !m_request.task.isEmpty())
            return true;
        if (const auto format = formatNamed(formats, wanted)) {
            m_request.format = format->id;
            m_extension = format->extension;
            return true;
        }
        QStringList names;
        for (const RemoteFormat &each : formats)
            names.append(each.id);
        names.sort();
        return refuse(wanted.isEmpty()
                ? tr("Say the format, with --to: %1.").arg(names.join(", "_L1))
                : tr("%1 writes no format “%2”. It has: %3.").arg(m_request.provider, wanted, names.join(", "_L1)));
    }

    bool readRate()
    {
        if (!parser().isSet(u"fps"_s))
            return true;
        bool ok = false;
        m_request.fps = parser().value(u"fps"_s).toDouble(&ok);
        return (ok && m_request.fps > 0)
            || refuse(
                tr("--fps takes frames per second such as 25 or 23.976, not \"%1\".").arg(parser().value(u"fps"_s)));
    }

    bool readFiles()
    {
        m_files = arguments().inputs;
        m_output = parser().value(u"output"_s);
        if (!m_output.isEmpty())
            m_output = QDir::cleanPath(QFileInfo(m_output).absoluteFilePath());
        m_isFolder = !m_output.isEmpty() && QFileInfo(m_output).isDir();
        if (!m_request.task.isEmpty()) {
            if (m_files.size() > 1)
                return refuse(tr("--resume goes on with one file."));
            if (m_files.isEmpty())
                m_files.append(QString());
        }
        if (m_files.isEmpty())
            return refuse(tr("Say which files to convert."));
        if (m_files.size() > 1 && !m_output.isEmpty() && !m_isFolder)
            return refuse(tr("Several files need a folder that is there after -o."));
        if (m_isFolder && m_files.first().isEmpty())
            return refuse(tr("Say the name of the file after -o."));
        return true;
    }

    void next()
    {
        output().progress(m_done, static_cast<int>(m_files.size()), tr("converted"));
        if (m_done >= m_files.size()) {
            output().progress(0, 0, {});
            return finish();
        }
        ConvertRequest request = m_request;
        const QString given = m_files.at(m_done++);
        if (!given.isEmpty())
            request.input = QDir::cleanPath(QFileInfo(given).absoluteFilePath());
        request.outputFile = m_output;
        if (m_isFolder)
            request.outputFile = u"%1/%2.%3"_s.arg(
                m_output, QFileInfo(given).completeBaseName(), m_extension.isEmpty() ? u"txt"_s : m_extension);
        if (arguments().dryRun) {
            output().line({{u"input"_s, given}, {u"to"_s, request.format}, {u"skipped"_s, u"dry run"_s}},
                tr("Would convert %1").arg(given));
            succeeded();
            return next();
        }
        if (stopToken().stop_requested()) {
            failed({{u"input"_s, given}}, given, cancelled());
            return next();
        }
        request.batch = m_batch;
        whenDone(
            engine().convert(request, stopToken()), this, [this, given](const Result<ConvertedSubtitle> &converted) {
                show(given, converted);
                next();
            });
    }

    void show(const QString &given, const Result<ConvertedSubtitle> &converted)
    {
        QJsonObject object{{u"input"_s, given}, {u"provider"_s, m_request.provider}, {u"to"_s, m_request.format}};
        const QString what = given.isEmpty() ? m_request.task : given;
        if (!converted) {
            const QString task = taskOf(converted.error());
            if (!task.isEmpty())
                object[u"task"_s] = task;
            failed(object, what, converted.error());
            if (!task.isEmpty())
                output().message(tr("legenda-cli convert --with %1 --resume %2 %3 looks again.")
                                     .arg(m_request.provider, task, given));
            return;
        }
        if (converted->batch)
            m_batch = converted->batch;
        object[u"output"_s] = converted->saved.path;
        if (!converted->source.format.isEmpty())
            object[u"from"_s] = converted->source.format;
        object[u"encoding"_s] = m_request.encoding;
        if (converted->source.cues > 0)
            object[u"cues"_s] = converted->source.cues;
        object[u"warnings"_s] = QJsonArray();
        if (!converted->saved.backup.isEmpty())
            object[u"backup"_s] = converted->saved.backup;
        using Outcome = SavedSubtitle::Outcome;
        const Outcome outcome = converted->saved.outcome;
        if (outcome == Outcome::AlreadyThere) {
            return failed(object, converted->saved.path,
                {ErrorKind::FileAccess,
                    tr("%1 is there already. Say --on-conflict replace or rename, or another file.")
                        .arg(converted->saved.path),
                    {}});
        }
        if (outcome == Outcome::Skipped)
            object[u"skipped"_s] = u"already there"_s;
        output().line(object,
            outcome == Outcome::Skipped ? tr("%1 is there already").arg(converted->saved.path)
                                        : tr("Saved %1").arg(converted->saved.path));
        succeeded();
    }

    ConvertRequest m_request; ///< what all files have in common
    QStringList m_files;
    QString m_output;
    QString m_extension; ///< usual one of the format
    bool m_isFolder = false;
    qsizetype m_done = 0;
    qint64 m_batch = 0;
};

} // namespace

std::unique_ptr<Command> makeRemoteConvertCommand(Context &context)
{
    return std::make_unique<RemoteConvertCommand>(context);
}

} // namespace Legenda::Cli

#include "remoteconvertcommand.moc"
