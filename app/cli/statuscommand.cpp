// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// How services are doing; all are asked at once.
class StatusCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        QList<SubtitleProvider *> asked;
        for (const QString &id : arguments().inputs) {
            SubtitleProvider *provider = providerNamed(id);
            if (!provider)
                return;
            if (!asked.contains(provider))
                asked.append(provider);
        }
        if (asked.isEmpty()) {
            const QList<SubtitleProvider *> all = engine().registry().enabled();
            std::copy_if(all.begin(), all.end(), std::back_inserter(asked),
                [](SubtitleProvider *each) { return capability<StatusTeller>(each); });
        }
        withAccounts([this, asked] { ask(asked); });
    }

private:
    using Command::failed;

    void ask(const QList<SubtitleProvider *> &providers)
    {
        m_left = providers.size();
        if (m_left == 0)
            return finish();
        for (SubtitleProvider *provider : providers) {
            const QString id = provider->info().id;
            if (auto *teller = capability<StatusTeller>(provider)) {
                whenDone(teller->condition(stopToken()), this,
                    [this, id](const Result<ServiceCondition> &condition) { show(id, condition); });
            } else {
                show(id, fail(ErrorKind::NotSupported, tr("%1 does not tell how it is doing.").arg(id)));
            }
        }
    }

    void show(const QString &id, const Result<ServiceCondition> &condition)
    {
        if (!condition) {
            failed({{u"provider"_s, id}}, id, condition.error());
        } else {
            QStringList text{u"%1: %2"_s.arg(id, condition->summary)};
            QJsonArray figures;
            for (const auto &[name, value] : condition->figures) {
                text << u"  %1: %2"_s.arg(name, value);
                figures << QJsonObject{{u"name"_s, name}, {u"value"_s, value}};
            }
            output().lines({{u"provider"_s, id}, {u"summary"_s, condition->summary}, {u"figures"_s, figures},
                               {u"reply"_s, condition->raw}},
                text);
            succeeded();
        }
        if (--m_left == 0)
            finish();
    }

    qsizetype m_left = 0;
};

} // namespace

CommandSpec statusCommand()
{
    CommandSpec spec;
    spec.name = u"status"_s;
    spec.syntax = u"[PROVIDER]…"_s;
    spec.summary = Command::tr("Print how services are doing.");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<StatusCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "statuscommand.moc"
