// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/readers.h"
#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgerrors.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgmethods.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgreplies.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Legenda {

/// Who calls, where, and how a call travels.
///
/// Signing in happens once for all who wait; the token lives in memory only, for the service ends sessions soon. It is
/// kept alive by NoOperation while somebody uses the service. A session the service has forgotten is opened again
/// once, and the call repeated. A refused password is not sent again until it changes. Where the service says that an
/// account belongs to another of its hosts, calls go there.
class OpenSubtitlesOrgSession : public QObject
{
    Q_OBJECT
public:
    using Need = OpenSubtitlesOrg::Need;

    struct Options
    {
        /// NoOperation goes out so long after the last call …
        std::chrono::milliseconds keepAliveAfter = std::chrono::minutes(15);
        /// … while somebody has asked something for so long.
        std::chrono::milliseconds neededFor = std::chrono::hours(1);
        /// Time since some fixed moment.
        std::function<std::chrono::milliseconds()> clock;
    };

    /// What a call brought, and none of the service's refusals.
    struct Answer
    {
        OpenSubtitlesOrg::ServiceStatus status;
        QJsonObject body;
        HttpReply reply; ///< without its body
        bool signedIn = false; ///< the call carried an account's token
        QString questionKey; ///< where the answer is kept; empty: it is not
    };

    /// Makes the call once the token is known (empty where the method wants none).
    using Build = std::function<OpenSubtitlesOrg::Call(const QString &token)>;

    explicit OpenSubtitlesOrgSession(HttpClient &http, QObject *parent = nullptr);
    OpenSubtitlesOrgSession(HttpClient &http, Options options, QObject *parent = nullptr);
    ~OpenSubtitlesOrgSession() override;

    /// The service's own address, used where none is configured.
    static QUrl defaultAddress();
    static QString paceKey();

    /// True where something has changed: the session of the older values is over then.
    bool setValues(const AccountValues &values);
    bool hasAccount() const { return !m_userName.isEmpty() && !m_password.isEmpty(); }
    /// The configured address is the service's own, where hardly anybody is served without an account.
    bool isAtHome() const;
    QString userName() const { return m_userName; }
    bool isOpen() const { return !m_token.isEmpty(); }

    /// Opens the session if the method needs one, calls, and reads what came. Errors: NeedsAccount where an account is
    /// needed and none is given, BadInput for a bad address, what signing in brings, HttpClient's, and the service's
    /// refusals in words.
    /// @param need instead of what is known of the method
    Pending<Answer> call(const QString &method, Build build, std::stop_token stop, std::optional<Need> need = {});

    /// The answer is not worth keeping.
    void forget(const Answer &answer);

    /// Signs in, even with a password that was refused before: the person asks for it. Anonymously without account.
    Pending<OpenSubtitlesOrg::LogInReply> signInAgain(std::stop_token stop);
    /// Ends the session, here and at the service. Nothing is asked where there is none.
    Pending<Done> signOut(std::stop_token stop);

Q_SIGNALS:
    /// With an account; not for anonymous sessions.
    void signedIn(const Legenda::AccountInfo &info);
    /// Downloads that are left, from a header `Download-Quota`.
    void quotaTold(const QString &method, int remaining);

private:
    /// Where and as whom.
    struct Access
    {
        QUrl url;
        QString token;
        bool withAccount = false;
        int generation = 0; ///< of the values
        bool fresh = false; ///< the token was made for this call
    };
    struct Transfer;
    using SharedTransfer = std::shared_ptr<Transfer>;

    Result<Access> access(Need need) const;
    Pending<Access> open(Need need, std::stop_token stop);
    Pending<OpenSubtitlesOrg::LogInReply> signIn(std::stop_token stop);
    void finishSignIn(const Result<Answer> &answer);
    void dropToken();

    static SharedTransfer transferOf(const QString &method, Build build, std::stop_token stop);
    Pending<Answer> attempt(const SharedTransfer &transfer, const Access &access);
    HttpRequest request(Transfer &transfer, const Access &access) const;
    Pending<Answer> redirected(const SharedTransfer &transfer, Access access, const HttpReply &reply);
    Pending<Answer> read(const SharedTransfer &transfer, const Access &access, const HttpReply &reply, bool packed);
    Pending<Answer> judge(const SharedTransfer &transfer, Access access, Answer answer);
    Pending<Answer> renewed(const SharedTransfer &transfer, const Access &access);
    void noteQuota(const QString &method, const Answer &answer);
    void noteUse();
    void keepAlive();

    HttpClient &m_http;
    Options m_options;
    QUrl m_configured;
    QUrl m_address; ///< where this session's calls go
    QString m_userName;
    QString m_password;

    QString m_token;
    int m_generation = 0; ///< of the values: what belongs to older ones is dropped
    std::optional<Error> m_refused; ///< why these values do not sign in

    enum class Gzip { Untried, Works, Refused };
    Gzip m_gzip = Gzip::Untried; ///< of request bodies

    QTimer m_idle;
    std::chrono::milliseconds m_lastUse{0};

    Readers<OpenSubtitlesOrg::LogInReply> m_waiting; ///< for the sign-in under way
    std::stop_source m_signingIn;
    int m_signInNumber = 0; ///< answers to earlier ones are dropped
};

} // namespace Legenda
