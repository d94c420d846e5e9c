// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"

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
        for (SubtitleProvider *provider : engine().registry().all()) {
            const ProviderInfo info = provider->info();
            QJsonArray can{u"search"_s, u"download"_s};
            if (capability<Account>(provider))
                can << u"account"_s;
            if (capability<Catalogue>(provider))
                can << u"catalogue"_s;
            if (capability<NameGuesser>(provider))
                can << u"guess"_s;
            if (capability<RawApi>(provider))
                can << u"api"_s;
            QJsonArray fields;
            for (const AccountField &field : info.fields)
                fields << field.key;
            const bool enabled = engine().registry().isEnabled(info.id);
            output().line({{u"id"_s, info.id}, {u"name"_s, info.name}, {u"homepage"_s, info.homepage.toString()},
                              {u"enabled"_s, enabled}, {u"can"_s, can}, {u"fields"_s, fields}},
                u"%1  %2%3\n    %4"_s.arg(info.id, -20)
                    .arg(info.name, enabled ? QString() : tr(" (off)"), info.description));
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
