// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Passwords, keys and tokens. Kept in the desktop's keyring through QtKeychain; where none answers, in memory until
// the program ends, and isPersistent() says so. Never in a file, a log or on a command line.

#include "core/base/pending.h"

#include <QObject>
#include <QString>

namespace Legenda {

class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// @param key such as "opensubtitles-com/password". A secret that is not there is an empty string, no error.
    virtual Pending<QString> read(const QString &key) = 0;
    /// An empty value removes the secret.
    virtual Pending<Done> write(const QString &key, const QString &value) = 0;
    /// False once the keyring did not answer: secrets then live until the program ends.
    virtual bool isPersistent() const = 0;

Q_SIGNALS:
    void persistenceChanged(bool persistent);
};

/// In the keyring, falling back on memory. With `keyring` false: memory only (tests, `LEGENDA_KEYRING=off`).
std::unique_ptr<SecretStore> makeSecretStore(bool keyring, QObject *parent = nullptr);

} // namespace Legenda
