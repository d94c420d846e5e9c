// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/videoscommand.h"
#include "core/base/background.h"
#include "core/pipeline/placing.h"

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
        if (subtitles().isEmpty())
            return finish();
        const auto place = [paths = subtitles(), videos, preferences = arguments().preferences, stop = stopToken()] {
            return placeSubtitles(paths, videos, preferences, stop);
        };
        whenDone(runInBackground(Pool::Disk, stopToken(), place), this, [this, videos](const Result<Placing> &placing) {
            if (placing)
                show(*placing, videos);
            finish();
        });
    }
    bool takesSubtitles() const override { return true; }

private:
    /// Each subtitle with the video it is for.
    void show(const Placing &placing, const QList<LibraryEntry> &videos)
    {
        QHash<VideoId, QString> paths;
        for (const LibraryEntry &entry : videos)
            paths.insert(entry.id, entry.video.path);
        for (const QList<SubtitlePlace> &places : {placing.places, placing.unwished}) {
            for (const SubtitlePlace &place : places) {
                for (const DroppedSubtitle &subtitle : place.files)
                    show(subtitle, paths.value(place.video));
            }
        }
        for (const DroppedSubtitle &subtitle : placing.homeless)
            show(subtitle, {});
        for (const auto &[path, error] : placing.problems)
            failed({{u"path"_s, path}}, path, error);
    }

    void show(const DroppedSubtitle &subtitle, const QString &video)
    {
        QJsonObject object{{u"path"_s, subtitle.path}, {u"type"_s, u"subtitle"_s}};
        if (!subtitle.pack.isEmpty())
            object[u"in"_s] = subtitle.pack;
        if (subtitle.language.isValid())
            object[u"language"_s] = subtitle.language.code();
        if (!video.isEmpty())
            object[u"video"_s] = video;
        const QString language = subtitle.language.isValid() ? subtitle.language.code() : u"?"_s;
        output().line(object,
            video.isEmpty() ? tr("Subtitle [%1]  %2").arg(language, subtitle.path)
                            : tr("Subtitle [%1]  %2  for %3").arg(language, subtitle.path, video));
        succeeded();
    }

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
    spec.summary = Command::tr("List videos with their title, episode and the subtitles they have, and which of them "
                               "subtitles and archives are for.");
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
