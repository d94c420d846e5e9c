// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/readers.h"
#include "core/net/httpclient.h"
#include "core/net/secretstore.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QDateTime>
#include <QObject>

#include <optional>
#include <stop_token>

namespace Legenda {

/// Who asks: key, account, token and the address that belongs to them.
///
/// Signing in is dear and counted: it happens once for all who wait, its token is kept (in the SecretStore, so that the
/// next run has it too) until it ends, and a refused password is not sent again until it changes.
class OpenSubtitlesComSession : public QObject
{
    Q_OBJECT
public:
    enum class Need {
        Nothing, ///< not even a key
        Key,
        AccountIfAny, ///< signed in if there is an account, else without
        Account,
    };

    OpenSubtitlesComSession(HttpClient &http, SecretStore &secrets, QObject *parent = nullptr);
    ~OpenSubtitlesComSession() override;

    /// The service's own address, used where none is configured.
    static QUrl defaultBase();

    void setValues(const AccountValues &values);
    bool hasKey() const { return !m_apiKey.isEmpty(); }
    bool hasAccount() const { return !m_userName.isEmpty() && !m_password.isEmpty(); }
    QString userName() const { return m_userName; }

    /// What a request needs. Errors: NeedsAccount without key or account, BadInput for a bad address, and what signing
    /// in brings.
    Pending<OpenSubtitlesCom::Access> open(Need need, const std::stop_token &stop);
    /// Signs in anew because this token was refused; if somebody else has done so meanwhile, theirs is taken.
    Pending<OpenSubtitlesCom::Access> renew(const QByteArray &refusedToken, std::stop_token stop);
    /// Signs in, whatever is remembered, even with a password that was refused before: the person asks for it.
    Pending<OpenSubtitlesCom::Access> signInAgain(std::stop_token stop);
    /// Forgets the token, here and in the SecretStore. The access it belonged to, without token if there was none.
    Pending<OpenSubtitlesCom::Access> forget(const std::stop_token &stop);

    /// The key has worked; a later refusal has other reasons.
    void noteKeyWorks() { m_keyProven = true; }
    bool isKeyProven() const { return m_keyProven; }

Q_SIGNALS:
    void signedIn(const Legenda::AccountInfo &info);

private:
    Result<OpenSubtitlesCom::Access> access(Need need) const;
    Pending<OpenSubtitlesCom::Access> signIn(std::stop_token stop);
    Pending<Done> recall();
    void remember();
    void dropToken();
    QString accountMark() const;

    HttpClient &m_http;
    SecretStore &m_secrets;
    QUrl m_base;
    QByteArray m_apiKey;
    QString m_userName;
    QString m_password;

    QByteArray m_token;
    QUrl m_tokenBase;
    QDateTime m_tokenEnds;
    bool m_recalled = false; ///< the SecretStore was asked for these values
    bool m_keyProven = false;
    int m_generation = 0; ///< of the values: answers to older ones are dropped
    std::optional<Error> m_refused; ///< why these values do not sign in

    Readers<OpenSubtitlesCom::Access> m_waiting; ///< for the sign-in under way
    std::stop_source m_signingIn;
    int m_signInNumber = 0; ///< answers to earlier ones are dropped
};

} // namespace Legenda
