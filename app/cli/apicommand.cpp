// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class ApiCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        const QString id = arguments().inputs.value(0);
        SubtitleProvider *provider = providerNamed(id);
        if (!provider)
            return;
        auto *api = capability<RawApi>(provider);
        const QStringList words = arguments().inputs.mid(1);
        if (!api || words.isEmpty()) {
            output().message(api ? tr("Say what to call. %1 has:").arg(id) : tr("%1 cannot be called.").arg(id));
            const QStringList endpoints = api ? api->endpoints() : QStringList();
            for (const QString &endpoint : endpoints)
                output().message("  "_L1 + endpoint);
            return finishWith(WrongUsage);
        }
        withAccounts([this, api, words, id] {
            whenDone(api->call(words, stopToken()), this, [this, id](const Result<QJsonValue> &reply) {
                if (!reply) {
                    if (reply.error().kind == ErrorKind::BadInput) {
                        output().failure({{u"provider"_s, id}}, id, reply.error());
                        return finishWith(WrongUsage);
                    }
                    failed({{u"provider"_s, id}}, id, reply.error());
                    return finish();
                }
                print(*reply);
                succeeded();
                finish();
            });
        });
    }

private:
    using Command::failed;

    /// The reply as it is: on one line with --json, indented for people without.
    void print(const QJsonValue &reply)
    {
        const auto form = output().isJson() ? QJsonDocument::Compact : QJsonDocument::Indented;
        if (reply.isObject())
            return output().raw(QJsonDocument(reply.toObject()).toJson(form));
        if (reply.isArray())
            return output().raw(QJsonDocument(reply.toArray()).toJson(form));
        // A bare value is no document of its own: write it as JSON writes it in a list.
        const QByteArray list = QJsonDocument(QJsonArray{reply}).toJson(QJsonDocument::Compact);
        output().raw(list.mid(1, list.size() - 2));
    }
};

} // namespace

CommandSpec apiCommand()
{
    CommandSpec spec;
    spec.name = u"api"_s;
    spec.syntax = u"PROVIDER METHOD /PATH [key=value…]"_s;
    spec.summary = Command::tr("Call any endpoint of a service and print its reply as JSON.");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<ApiCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "apicommand.moc"
