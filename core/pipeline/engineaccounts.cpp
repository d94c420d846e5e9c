// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redaction.h"
#include "core/net/secretstore.h"
#include "core/pipeline/accountsecrets.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>

#include <memory>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

QString fromEnvironment(const QString &provider, const QString &key)
{
    return qEnvironmentVariable(accountVariable(provider, key).toLatin1().constData());
}

QString secretKey(const QString &provider, const QString &key)
{
    return provider + u'/' + key;
}

struct Loading
{
    struct Missing
    {
        QString provider;
        QString key;
    };
    QList<Missing> secrets; ///< still to be read
    QMap<QString, AccountValues> values; ///< by provider
};

Pending<Done> readSecrets(
    SecretStore &store, const std::shared_ptr<Loading> &loading, qsizetype index, QObject *context)
{
    if (index >= loading->secrets.size())
        return ready<Done>(Done());
    const Loading::Missing &wanted = loading->secrets.at(index);
    auto read = orElse(store.read(secretKey(wanted.provider, wanted.key)), context,
        // A keyring that does not answer leaves the field empty; the window says that secrets are not kept.
        [](const Error &) { return Result<QString>(QString()); });
    return andThen(std::move(read), context, [&store, loading, index, context](const QString &secret) {
        const Loading::Missing &missing = loading->secrets.at(index);
        if (!secret.isEmpty())
            loading->values[missing.provider].insert(missing.key, secret);
        return readSecrets(store, loading, index + 1, context);
    });
}

struct Saving
{
    QList<std::pair<QString, QString>> secrets;
};

Pending<Done> writeSecrets(SecretStore &store, const std::shared_ptr<Saving> &saving, qsizetype index, QObject *context)
{
    if (index >= saving->secrets.size())
        return ready<Done>(Done());
    const auto &[key, value] = saving->secrets.at(index);
    return andThen(store.write(key, value), context,
        [&store, saving, index, context](Done) { return writeSecrets(store, saving, index + 1, context); });
}

/// What the environment, the settings and the keyring know of a service; secrets that have to be read yet are noted.
void gather(const ProviderInfo &info, const Settings &settings, Network &network, Loading &loading)
{
    AccountValues &values = loading.values[info.id];
    for (const AccountField &field : info.fields) {
        const bool secret = field.kind == AccountField::Kind::Secret;
        const QString given = fromEnvironment(info.id, field.key);
        if (!given.isEmpty()) {
            values.insert(field.key, given);
            if (secret)
                registerSecret(given);
        } else if (secret) {
            loading.secrets.append({info.id, field.key});
        } else if (const QString kept = settings.accountValue(info.id, field.key); !kept.isEmpty()) {
            values.insert(field.key, kept);
        }
        if (field.kind == AccountField::Kind::Text)
            network.hideName(values.value(field.key));
    }
}

} // namespace

Pending<Done> Engine::loadAccounts()
{
    auto loading = std::make_shared<Loading>();
    const QList<SubtitleProvider *> providers = registry().all();
    for (SubtitleProvider *provider : providers) {
        if (capability<Account>(provider))
            gather(provider->info(), settings(), network(), *loading);
    }
    // The way to the services first: nobody is asked before all of this is there.
    auto read = andThen(network().loadProxyPassword(), this,
        [this, loading](Done) { return readSecrets(secrets(), loading, 0, this); });
    return andThen(std::move(read), this, [this, loading](Done) {
        for (auto values = loading->values.cbegin(); values != loading->values.cend(); ++values) {
            if (auto *account = capability<Account>(registry().find(values.key())))
                account->setAccountValues(values.value());
        }
        return Result<Done>(Done());
    });
}

Pending<Done> Engine::saveAccount(const QString &provider, const QMap<QString, QString> &values)
{
    SubtitleProvider *service = registry().find(provider);
    if (!capability<Account>(service))
        return failed<Done>({ErrorKind::NotSupported,
            QCoreApplication::translate("Legenda", "This service has no accounts."), provider});
    auto saving = std::make_shared<Saving>();
    auto loading = std::make_shared<Loading>();
    const ProviderInfo info = service->info();
    for (const AccountField &field : info.fields) {
        const auto value = values.find(field.key);
        if (value == values.end())
            continue; // not shown in the dialog: as it was
        if (field.kind == AccountField::Kind::Secret) {
            registerSecret(*value);
            saving->secrets.append({secretKey(provider, field.key), *value});
        } else {
            settings().setAccountValue(provider, field.key, *value);
        }
    }
    gather(info, settings(), network(), *loading);
    auto known = andThen(writeSecrets(secrets(), saving, 0, this), this,
        [this, loading](Done) { return readSecrets(secrets(), loading, 0, this); });
    return andThen(std::move(known), this, [this, loading, provider, values](Done) {
        // What was typed just now counts more than what the environment says; what was not shown stays.
        AccountValues all = loading->values.value(provider);
        for (auto typed = values.cbegin(); typed != values.cend(); ++typed)
            all.insert(typed.key(), typed.value());
        if (auto *account = capability<Account>(registry().find(provider))) {
            account->setAccountValues(all);
            Q_EMIT registry().accountChanged(provider, account->lastKnown());
        }
        return Result<Done>(Done());
    });
}

} // namespace Legenda
