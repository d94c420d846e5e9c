// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/videoscommand.h"
#include "core/providers/providerregistry.h"

#include <QCommandLineParser>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// "Not this one": subtitles that are never offered for a video again, until they are taken off its list.
class UnwantedCommand : public VideosCommand
{
    Q_OBJECT
public:
    using VideosCommand::VideosCommand;

    void start() override
    {
        const QStringList words = parser().positionalArguments();
        m_action = words.value(0);
        if (m_action != "add"_L1 && m_action != "remove"_L1 && m_action != "list"_L1) {
            output().message(tr("Say add, remove or list, then the video."));
            return finishWith(WrongUsage);
        }
        m_ids = m_action == "list"_L1 ? QStringList() : words.mid(2);
        if (m_action != "list"_L1 && m_ids.isEmpty()) {
            output().message(tr("Say which subtitles, as search prints them (PROVIDER:ID)."));
            return finishWith(WrongUsage);
        }
        for (const QString &id : std::as_const(m_ids)) {
            const qsizetype colon = id.indexOf(u':');
            if (colon > 0 && colon + 1 < id.size() && engine().registry().find(id.left(colon)))
                continue;
            output().message(
                tr("“%1” is no subtitle of a service. Give a service and a number as search prints them, such as "
                   "opensubtitles-com:12345.")
                    .arg(id));
            return finishWith(WrongUsage);
        }
        VideosCommand::start();
    }

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        m_videos = videos;
        if (m_action == "list"_L1)
            return listNext();
        if (videos.size() > 1) {
            output().message(tr("Give one video, not a folder with several."));
            return finishWith(WrongUsage);
        }
        readHidden(videos.first());
    }

private:
    static SubtitleHit hitOf(const QString &id)
    {
        const qsizetype colon = id.indexOf(u':');
        SubtitleHit hit;
        hit.provider = id.left(colon);
        hit.id = id.mid(colon + 1);
        return hit;
    }

    static QJsonObject lineOf(const LibraryEntry &video, const QString &id)
    {
        return {{u"video"_s, video.video.path}, {u"provider"_s, id.left(id.indexOf(u':'))}, {u"id"_s, id}};
    }

    void listNext()
    {
        if (m_videos.isEmpty() || stopToken().stop_requested())
            return finish();
        const LibraryEntry video = m_videos.takeFirst();
        whenDone(engine().store().unwanted(videoKey(Engine::facts(video))), this,
            [this, video](const Result<QStringList> &hidden) {
                if (!hidden)
                    failed({{u"video"_s, video.video.path}}, video.video.path, hidden.error());
                for (const QString &id : hidden.value_or(QStringList())) {
                    output().line(lineOf(video, id), u"%1  %2"_s.arg(id, video.video.path));
                    succeeded();
                }
                listNext();
            });
    }

    void readHidden(const LibraryEntry &video)
    {
        whenDone(engine().store().unwanted(videoKey(Engine::facts(video))), this,
            [this, video](const Result<QStringList> &hidden) { changeNext(video, hidden.value_or(QStringList())); });
    }

    void changeNext(const LibraryEntry &video, const QStringList &hidden)
    {
        if (m_ids.isEmpty() || stopToken().stop_requested())
            return finish();
        const QString id = m_ids.takeFirst();
        const bool hide = m_action == "add"_L1;
        if (!hide && !hidden.contains(id)) {
            failed(lineOf(video, id), id,
                {ErrorKind::NotFound, tr("This subtitle is not hidden for the video. unwanted list tells which are."),
                    {}});
            return changeNext(video, hidden);
        }
        whenDone(engine().setUnwanted(video, hitOf(id), hide), this,
            [this, video, hidden, id, hide](const Result<Done> &done) {
                QJsonObject object = lineOf(video, id);
                if (done) {
                    object[u"unwanted"_s] = hide;
                    output().line(object,
                        hide ? tr("%1 is hidden for this video.").arg(id)
                             : tr("%1 is offered for this video again.").arg(id));
                    succeeded();
                } else {
                    failed(object, id, done.error());
                }
                changeNext(video, hidden);
            });
    }

    QString m_action;
    QStringList m_ids;
    QList<LibraryEntry> m_videos;
};

} // namespace

CommandSpec unwantedCommand()
{
    CommandSpec spec;
    spec.name = u"unwanted"_s;
    spec.syntax = u"add|remove|list VIDEO [ID…]"_s;
    spec.summary = Command::tr("Hide subtitles for a video for good, or offer them again.");
    spec.make = [](Context &context) {
        const QStringList words = context.parser.positionalArguments();
        // Only a list may be of many videos: what is hidden is hidden for one.
        context.arguments.inputs = words.value(0) == "list"_L1 ? words.mid(1) : words.mid(1, 1);
        context.arguments.preferences.includeExtras = true; // a video that is named is meant
        return std::make_unique<UnwantedCommand>(context);
    };
    return spec;
}

} // namespace Legenda::Cli

#include "unwantedcommand.moc"
