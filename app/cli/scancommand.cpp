// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/videoscommand.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class ScanCommand : public VideosCommand
{
    Q_OBJECT
public:
    using VideosCommand::VideosCommand;

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        for (const LibraryEntry &entry : videos) {
            const QJsonObject object = toJson(entry);
            if (!entry.identity.problem.isEmpty() && entry.state == VideoState::Failed) {
                failed(object, entry.video.path, {ErrorKind::FileAccess, entry.identity.problem, {}});
                continue;
            }
            output().line(object, readable(entry));
            succeeded();
        }
        finish();
    }

private:
    static QString readable(const LibraryEntry &entry)
    {
        const ReleaseName &name = entry.identity.name;
        QString text = name.title.isEmpty() ? u"?"_s : name.title;
        if (name.year)
            text += u" (%1)"_s.arg(*name.year);
        if (!name.season.isEmpty() && !name.episode.isEmpty())
            text +=
                u" S%1E%2"_s.arg(name.season.first(), 2, 10, QChar(u'0')).arg(name.episode.first(), 2, 10, QChar(u'0'));
        const QList<Language> there = sidecarLanguages(entry.video);
        if (entry.video.isOnWeb())
            return text + u"  [%1]  %2"_s.arg(there.isEmpty() ? u"-"_s : toString(there), entry.video.path);
        text += u"  [%1]  %2  %3"_s.arg(there.isEmpty() ? u"-"_s : toString(there),
            QLocale().formattedDataSize(entry.video.size), entry.video.path);
        return text;
    }
};

} // namespace

CommandSpec scanCommand()
{
    CommandSpec spec;
    spec.name = u"scan"_s;
    spec.syntax = u"PATH|URL…"_s;
    spec.summary = Command::tr("List videos with their title, episode and the subtitles they have.");
    spec.options.input = true;
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOption({u"extras"_s, Command::tr("Samples, trailers and extras too.")});
    };
    spec.make = [](Context &context) {
        context.arguments.preferences.includeExtras |= context.parser.isSet(u"extras"_s);
        return std::make_unique<ScanCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli

#include "scancommand.moc"
