// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/accountsecrets.h"

#include "core/net/secretstore.h"
#include "core/pipeline/engine.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Pending<QStringList> readNext(SecretStore &store, const QString &provider, QStringList keys, QStringList found)
{
    if (keys.isEmpty())
        return ready<QStringList>(std::move(found));
    const QString key = keys.takeFirst();
    return andThen(
        store.read(provider + u'/' + key), &store, [&store, provider, keys, found, key](const QString &secret) {
            return readNext(store, provider, keys, secret.isEmpty() ? found : found + QStringList(key));
        });
}

} // namespace

QString accountVariable(const QString &provider, const QString &key)
{
    return u"LEGENDA_%1_%2"_s.arg(provider.toUpper().replace(u'-', u'_'), key.toUpper());
}

bool secretsPersist(const Engine &engine)
{
    return engine.secrets().isPersistent();
}

Pending<QStringList> storedSecrets(const Engine &engine, const ProviderInfo &service)
{
    QStringList keys;
    for (const AccountField &field : service.fields) {
        if (field.kind == AccountField::Kind::Secret)
            keys << field.key;
    }
    return readNext(engine.secrets(), service.id, keys, {});
}

} // namespace Legenda
