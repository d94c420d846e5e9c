// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"
#include "core/providers/remotetasks.h"
#include "core/providers/translator.h"
#include "core/providers/webvideos.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class ProvidersCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        // What a service can do depends on the account.
        withAccounts([this] { list(); });
    }

private:
    static QJsonArray abilities(SubtitleProvider *provider)
    {
        QJsonArray can{u"search"_s, u"download"_s};
        const auto add = [&](bool has, const QString &name) {
            if (has)
                can << name;
        };
        add(capability<Account>(provider), u"account"_s);
        add(capability<Catalogue>(provider), u"catalogue"_s);
        add(capability<Discovery>(provider), u"discover"_s);
        add(capability<BatchedSearch>(provider), u"search_many"_s);
        add(capability<HashIdentifier>(provider), u"identify"_s);
        add(capability<Previewer>(provider), u"preview"_s);
        add(capability<CommentReader>(provider), u"comments"_s);
        add(capability<StatusTeller>(provider), u"status"_s);
        add(capability<NameGuesser>(provider), u"guess"_s);
        add(capability<RemoteConverter>(provider), u"convert"_s);
        add(capability<Translator>(provider), u"translate"_s);
        add(capability<WebVideos>(provider), u"web_videos"_s);
        add(capability<RawApi>(provider), u"api"_s);
        return can;
    }

    void list()
    {
        for (SubtitleProvider *provider : engine().registry().all()) {
            const ProviderInfo info = provider->info();
            QJsonArray fields;
            for (const AccountField &field : info.fields)
                fields << field.key;
            const bool enabled = engine().registry().isEnabled(info.id);
            QJsonObject line{{u"id"_s, info.id}, {u"name"_s, info.name}, {u"homepage"_s, info.homepage.toString()},
                {u"enabled"_s, enabled}, {u"can"_s, abilities(provider)}, {u"fields"_s, fields}};
            QString text = u"%1  %2%3: %4"_s.arg(info.id, -18)
                               .arg(info.name, enabled ? QString() : tr(" (off)"), info.description);
            if (const std::optional<Error> why = provider->whyNot(Ability::Search)) {
                line[u"off"_s] = QJsonObject{{u"kind"_s, toString(why->kind)}, {u"message"_s, why->message}};
                text += u" — "_s + why->message;
            }
            output().line(line, text);
            succeeded();
        }
        finish();
    }
};

} // namespace

CommandSpec providersCommand()
{
    CommandSpec spec;
    spec.name = u"providers"_s;
    spec.summary = Command::tr("List the services and what they can do.");
    spec.make = [](Context &context) { return std::make_unique<ProvidersCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "providerscommand.moc"
