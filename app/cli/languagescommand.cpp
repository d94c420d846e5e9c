// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"

#include <QCommandLineParser>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class LanguagesCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        const QString id = arguments().inputs.value(0);
        if (id.isEmpty()) {
            for (const Language &language : Language::all())
                show(language.code(), language.name(), language);
            return finish();
        }
        SubtitleProvider *provider = providerNamed(id);
        if (!provider)
            return;
        auto *facts = capability<ServiceFacts>(provider);
        if (!facts) {
            failed({{u"provider"_s, id}}, id,
                {ErrorKind::NotSupported, tr("%1 does not list its languages.").arg(id), {}});
            return finish();
        }
        withAccounts([this, facts, id] {
            whenDone(facts->languages(stopToken()), this, [this, id](const Result<QList<ProviderLanguage>> &languages) {
                if (!languages) {
                    failed({{u"provider"_s, id}}, id, languages.error());
                } else {
                    for (const ProviderLanguage &each : *languages)
                        show(each.code, each.name, each.language);
                }
                finish();
            });
        });
    }

private:
    using Command::failed;

    void show(const QString &code, const QString &name, const Language &language)
    {
        output().line({{u"code"_s, code}, {u"name"_s, name}, {u"language"_s, language.code()},
                          {u"native_name"_s, language.nativeName()}},
            u"%1  %2"_s.arg(code, -8).arg(name));
        succeeded();
    }
};

} // namespace

CommandSpec languagesCommand()
{
    CommandSpec spec;
    spec.name = u"languages"_s;
    spec.syntax = u"[PROVIDER]"_s;
    spec.summary = Command::tr("List language codes: Legenda's own, or those of a service.");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<LanguagesCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "languagescommand.moc"
