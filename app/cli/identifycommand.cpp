// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/videoscommand.h"
#include "core/pipeline/hashidentity.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

QJsonValue known(qint64 number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue();
}

QJsonObject toJson(const HashMatch &match)
{
    const FeatureRef &feature = match.feature;
    const bool isEpisode = feature.episode > 0;
    return {{u"imdb_id"_s, known(feature.imdbId)}, {u"title"_s, feature.title},
        {u"episode_title"_s, feature.episodeTitle.isEmpty() ? QJsonValue() : QJsonValue(feature.episodeTitle)},
        {u"year"_s, known(feature.year)}, {u"season"_s, isEpisode ? known(feature.season) : QJsonValue()},
        {u"episode"_s, known(feature.episode)}, {u"kind"_s, isEpisode ? u"episode"_s : u"movie"_s},
        {u"seen"_s, match.seen}, {u"subtitles"_s, match.subtitles}};
}

QString readable(const FeatureRef &feature)
{
    QString text = feature.title;
    if (feature.episode > 0) {
        text += u" S%1E%2"_s.arg(feature.season, 2, 10, QLatin1Char('0')).arg(feature.episode, 2, 10, QLatin1Char('0'));
    }
    if (!feature.episodeTitle.isEmpty())
        text += u' ' + feature.episodeTitle;
    return feature.year > 0 ? u"%1 (%2)"_s.arg(text).arg(feature.year) : text;
}

class IdentifyCommand : public VideosCommand
{
    Q_OBJECT
public:
    using VideosCommand::VideosCommand;

protected:
    void videosReady(const QList<LibraryEntry> &videos) override
    {
        m_videos = videos;
        QStringList hashes;
        for (const LibraryEntry &video : videos) {
            if (!video.identity.movieHash.isEmpty())
                hashes << video.identity.movieHash;
        }
        whenDone(engine().loadAccounts(), this, [this, hashes](const Result<Done> &loaded) {
            if (!loaded)
                output().message(loaded.error().message);
            whenDone(hashMatches(engine().registry(), hashes, this, stopToken()), this,
                [this](const Result<QHash<QString, QList<HashMatch>>> &matches) { show(matches); });
        });
    }

private:
    using Command::failed;

    void show(const Result<QHash<QString, QList<HashMatch>>> &answer)
    {
        for (const LibraryEntry &video : std::as_const(m_videos)) {
            const QString &path = video.video.path;
            const QString &hash = video.identity.movieHash;
            if (hash.isEmpty()) {
                const QString why = video.identity.problem.isEmpty() ? tr("The file is too small to have a hash.")
                                                                     : video.identity.problem;
                failed({{u"path"_s, path}}, path, {ErrorKind::NotSupported, why, {}});
                continue;
            }
            if (!answer) {
                failed({{u"path"_s, path}, {u"hash"_s, hash}}, path, answer.error());
                continue;
            }
            const QList<HashMatch> matches = answer->value(hash);
            QJsonArray list;
            QStringList lines;
            for (const HashMatch &match : matches) {
                list << toJson(match);
                lines << u"%1: %2"_s.arg(path, readable(match.feature));
            }
            if (lines.isEmpty())
                lines << u"%1: %2"_s.arg(path, tr("nobody knows it"));
            output().line({{u"path"_s, path}, {u"hash"_s, hash}, {u"matches"_s, list}}, lines.join(u'\n'));
            succeeded();
        }
        finish();
    }

    QList<LibraryEntry> m_videos;
};

} // namespace

CommandSpec identifyCommand()
{
    CommandSpec spec;
    spec.name = u"identify"_s;
    spec.syntax = u"PATH…"_s;
    spec.summary = Command::tr("Tell which films videos are, by the hash of their files.");
    spec.options.input = true;
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<IdentifyCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "identifycommand.moc"
