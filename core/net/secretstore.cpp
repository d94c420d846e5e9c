// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/secretstore.h"

#include "core/net/redaction.h"

#include <QHash>
#include <QLoggingCategory>
#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Q_LOGGING_CATEGORY(logSecrets, "legenda.secrets", QtWarningMsg)

/// A keyring that asks the person to unlock it takes its time; one that never answers must not hold everything up.
constexpr auto patience = std::chrono::seconds(60);

class Secrets : public SecretStore
{
public:
    Secrets(bool keyring, QObject *parent) : SecretStore(parent), m_keyring(keyring) { }

    bool isPersistent() const override { return m_keyring; }

    Pending<QString> read(const QString &key) override
    {
        if (!m_keyring)
            return ready<QString>(m_memory.value(key));
        auto *job = new QKeychain::ReadPasswordJob(service());
        return run<QString>(key, job, [this, key, job](QKeychain::Error error) {
            if (error == QKeychain::NoError)
                return job->textData();
            return error == QKeychain::EntryNotFound ? QString() : m_memory.value(key);
        });
    }

    Pending<Done> write(const QString &key, const QString &value) override
    {
        registerSecret(value);
        if (!m_keyring) {
            remember(key, value);
            return ready<Done>(Done());
        }
        QKeychain::Job *job = nullptr;
        if (value.isEmpty()) {
            job = new QKeychain::DeletePasswordJob(service());
        } else {
            auto *writing = new QKeychain::WritePasswordJob(service());
            writing->setTextData(value);
            job = writing;
        }
        return run<Done>(key, job, [this, key, value](QKeychain::Error error) {
            if (error != QKeychain::NoError && error != QKeychain::EntryNotFound)
                remember(key, value);
            return Done();
        });
    }

private:
    static QString service() { return u"legenda"_s; }

    void remember(const QString &key, const QString &value)
    {
        if (value.isEmpty())
            m_memory.remove(key);
        else
            m_memory.insert(key, value);
    }

    /// Starts a job. `conclude` turns its outcome into a value once, at the latest when patience ends.
    template <class T, class Conclude>
    Pending<T> run(const QString &key, QKeychain::Job *job, Conclude conclude)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto end = [this, promise, conclude](QKeychain::Error error, const QString &why) {
            if (promise->future().isFinished())
                return;
            if (error != QKeychain::NoError && error != QKeychain::EntryNotFound)
                giveUp(why);
            T value = conclude(error);
            if constexpr (std::is_same_v<T, QString>)
                registerSecret(value);
            promise->addResult(Result<T>(std::move(value)));
            promise->finish();
        };
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        auto *timer = new QTimer(this);
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [timer, end] {
            timer->deleteLater();
            end(QKeychain::OtherError, u"no answer"_s);
        });
        connect(job, &QKeychain::Job::finished, this, [timer, end](QKeychain::Job *finished) {
            timer->deleteLater();
            end(finished->error(), finished->errorString());
        });
        timer->start(patience);
        job->start();
        return promise->future();
    }

    void giveUp(const QString &why)
    {
        qCInfo(logSecrets).noquote() << "The keyring cannot be used:" << scrub(why);
        if (!m_keyring)
            return;
        m_keyring = false;
        Q_EMIT persistenceChanged(false);
    }

    bool m_keyring;
    QHash<QString, QString> m_memory;
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore(bool keyring, QObject *parent)
{
    const bool wanted = keyring && qEnvironmentVariable("LEGENDA_KEYRING") != "off"_L1;
    return std::make_unique<Secrets>(wanted, parent);
}

} // namespace Legenda
