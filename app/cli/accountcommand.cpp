// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"
#include "app/cli/terminal.h"
#include "core/net/secretstore.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

QJsonObject accountLine(const QString &provider, const AccountInfo &info)
{
    QJsonObject object{{u"provider"_s, provider}, {u"signed_in"_s, info.signedIn}};
    if (!info.userName.isEmpty())
        object[u"user_name"_s] = info.userName;
    if (!info.rank.isEmpty())
        object[u"rank"_s] = info.rank;
    object[u"vip"_s] = info.vip;
    if (info.quota.allowed >= 0)
        object[u"allowed"_s] = info.quota.allowed;
    if (info.quota.remaining >= 0)
        object[u"remaining"_s] = info.quota.remaining;
    if (info.quota.resetsAt.isValid())
        object[u"resets_at"_s] = info.quota.resetsAt.toString(Qt::ISODate);
    return object;
}

QString readable(const QString &provider, const AccountInfo &info)
{
    QString text = provider + ": "_L1
        + (info.signedIn ? Command::tr("signed in as %1").arg(info.userName) : Command::tr("used without an account"));
    if (!info.rank.isEmpty())
        text += u" (%1)"_s.arg(info.rank);
    if (info.quota.remaining >= 0)
        text += Command::tr(", %1 of %2 downloads left").arg(info.quota.remaining).arg(info.quota.allowed);
    if (info.quota.resetsAt.isValid())
        text += Command::tr(", again at %1")
                    .arg(QLocale().toString(info.quota.resetsAt.toLocalTime(), QLocale::ShortFormat));
    return text;
}

class AccountCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        const QString action = arguments().inputs.value(0);
        if (action != "login"_L1 && action != "logout"_L1 && action != "show"_L1) {
            output().message(tr("Say account login PROVIDER, account logout PROVIDER or account show [PROVIDER]."));
            return finishWith(WrongUsage);
        }
        const QString id = arguments().inputs.value(1);
        if (action == "show"_L1 && id.isEmpty())
            return withAccounts([this] { showAll(); });
        SubtitleProvider *provider = providerNamed(id);
        if (!provider)
            return;
        m_account = capability<Account>(provider);
        m_id = id;
        if (!m_account) {
            failed({{u"provider"_s, id}}, id, {ErrorKind::NotSupported, tr("%1 has no accounts.").arg(id), {}});
            return finish();
        }
        m_fields = provider->info().fields;
        if (action == "show"_L1)
            return withAccounts([this] { tell(m_account->accountInfo(stopToken())); });
        if (action == "logout"_L1)
            return withAccounts([this] { logOut(); });
        withAccounts([this] { askField(0); });
    }

private:
    /// Asks for each field in turn. Secrets come from the terminal, from standard input or from the environment, never
    /// from an argument: other people on the machine can read those.
    void askField(qsizetype index)
    {
        if (index == m_fields.size())
            return logIn();
        const AccountField &field = m_fields[index];
        const bool given = parser().isSet(u"username"_s) && field.key == "username"_L1;
        if (field.kind == AccountField::Kind::Address || given) {
            if (given)
                m_values[field.key] = parser().value(u"username"_s);
            return askField(index + 1);
        }
        const QString hint = canAsk() ? tr("(empty: as it is)") : QString();
        whenDone(ask(this, field.label + u' ' + hint + u':', field.kind == AccountField::Kind::Secret), this,
            [this, index](const Result<QString> &answer) {
                if (answer && !answer->isEmpty())
                    m_values[m_fields[index].key] = *answer;
                askField(index + 1);
            });
    }

    void logIn()
    {
        whenDone(engine().saveAccount(m_id, m_values), this, [this](const Result<Done> &saved) {
            if (!saved)
                output().message(saved.error().message);
            if (!engine().secrets().isPersistent())
                output().message(tr("No keyring answers, so the password is forgotten when this command ends. For "
                                    "scripts, set it in the environment."));
            tell(m_account->logIn(stopToken()));
        });
    }

    void logOut()
    {
        whenDone(m_account->logOut(stopToken()), this, [this](const Result<Done> &done) {
            // Even if the service did not answer, this machine forgets the password.
            QMap<QString, QString> nothing;
            for (const AccountField &field : m_fields) {
                if (field.key == "password"_L1)
                    nothing[field.key] = QString();
            }
            whenDone(engine().saveAccount(m_id, nothing), this, [this, done](const Result<Done> &) {
                if (!done) {
                    failed({{u"provider"_s, m_id}}, m_id, done.error());
                } else {
                    output().line({{u"provider"_s, m_id}, {u"signed_in"_s, false}}, tr("%1: signed out").arg(m_id));
                    succeeded();
                }
                finish();
            });
        });
    }

    void tell(Pending<AccountInfo> info)
    {
        whenDone(std::move(info), this, [this](const Result<AccountInfo> &told) {
            print(m_id, told);
            finish();
        });
    }

    void showAll()
    {
        const QList<SubtitleProvider *> providers = engine().registry().all();
        for (SubtitleProvider *provider : providers) {
            auto *account = capability<Account>(provider);
            if (!account)
                continue;
            ++m_waiting;
            whenDone(account->accountInfo(stopToken()), this,
                [this, id = provider->info().id](const Result<AccountInfo> &told) {
                    print(id, told);
                    if (--m_waiting == 0)
                        finish();
                });
        }
        if (m_waiting == 0)
            finish();
    }

    void print(const QString &id, const Result<AccountInfo> &told)
    {
        if (!told)
            return failed({{u"provider"_s, id}}, id, told.error());
        output().line(accountLine(id, *told), readable(id, *told));
        succeeded();
    }

    using Command::failed;

    Account *m_account = nullptr;
    QString m_id;
    QList<AccountField> m_fields;
    QMap<QString, QString> m_values;
    int m_waiting = 0;
};

} // namespace

CommandSpec accountCommand()
{
    CommandSpec spec;
    spec.name = u"account"_s;
    spec.syntax = u"login|logout|show [PROVIDER]"_s;
    spec.summary = Command::tr("Sign in to a service, sign out, or show quota and rank.");
    spec.options.network = true;
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOption({u"username"_s, Command::tr("User name for login; passwords are asked for."), u"name"_s});
    };
    spec.make = [](Context &context) { return std::make_unique<AccountCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "accountcommand.moc"
