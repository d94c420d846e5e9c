// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"
#include "core/pipeline/hashidentity.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

QString typeName(Feature::Type type)
{
    switch (type) {
    case Feature::Type::Movie:
        return u"movie"_s;
    case Feature::Type::TvShow:
        return u"tvshow"_s;
    case Feature::Type::Episode:
        return u"episode"_s;
    }
    return {};
}

QJsonValue known(qint64 number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue();
}

class SuggestCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        FeatureQuery query;
        query.text = arguments().inputs.join(u' ').simplified();
        if (query.text.isEmpty()) {
            output().message(tr("Give the beginning of a title."));
            return finishWith(WrongUsage);
        }
        static const QRegularExpression number(u"^tt([0-9]{1,12})$"_s);
        if (const auto match = number.match(query.text); match.hasMatch()) {
            query.imdbId = match.captured(1).toLongLong();
            query.text.clear();
        }
        query.fullSearch = true;
        query.languages = arguments().preferences.languages;
        withAccounts([this, query] {
            whenDone(suggestedFeatures(engine().registry(), query, {}, this, stopToken()), this,
                [this, query](const Result<QList<Feature>> &features) {
                    if (!features) {
                        failed({{u"query"_s, arguments().inputs.join(u' ')}}, {}, features.error());
                        return features.error().kind == ErrorKind::BadInput ? finishWith(WrongUsage) : finish();
                    }
                    for (const Feature &feature : *features)
                        show(feature);
                    if (features->isEmpty())
                        output().message(tr("Nothing found."));
                    finishWith(AllDone);
                });
        });
    }

private:
    using Command::failed;

    void show(const Feature &feature)
    {
        const FeatureRef &ref = feature.ref;
        QString text = ref.title.isEmpty() ? feature.originalTitle : ref.title;
        if (!ref.episodeTitle.isEmpty())
            text += ": "_L1 + ref.episodeTitle;
        if (ref.year > 0)
            text += u" (%1)"_s.arg(ref.year);
        output().line(
            {{u"provider"_s, ref.provider}, {u"type"_s, typeName(feature.type)}, {u"title"_s, ref.title},
                {u"episode_title"_s, ref.episodeTitle.isEmpty() ? QJsonValue() : QJsonValue(ref.episodeTitle)},
                {u"year"_s, known(ref.year)}, {u"imdb_id"_s, known(ref.imdbId)}, {u"tmdb_id"_s, known(ref.tmdbId)},
                {u"subtitles"_s, known(feature.subtitlesCount)}},
            ref.imdbId > 0 ? u"tt%1  %2"_s.arg(ref.imdbId, 7, 10, QLatin1Char('0')).arg(text) : text);
    }
};

} // namespace

CommandSpec suggestCommand()
{
    CommandSpec spec;
    spec.name = u"suggest"_s;
    spec.syntax = u"TEXT"_s;
    spec.summary = Command::tr("List films and shows whose titles begin like a text.");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<SuggestCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "suggestcommand.moc"
