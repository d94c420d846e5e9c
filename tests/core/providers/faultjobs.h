// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the services are asked while they misbehave.

#include "core/net/networkhttpclient.h"
#include "core/net/secretstore.h"
#include "core/providers/amara/amaraprovider.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesprovider.h"
#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgprovider.h"
#include "tests/support/sandbox.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace Legenda {

/// The account that is used everywhere: words that stand nowhere else, so that they can be looked for.
inline const QString quietUser = QStringLiteral("quiet");
inline const QString quietPassword = QStringLiteral("hush-7531-never-told");
inline const QString quietKey = QStringLiteral("sandbox-key-never-told");

/// The four providers on one client, signed in to the sandbox, with a log of what the client says.
class Rig
{
public:
    Rig(const Sandbox &sandbox, const QJsonObject &video);
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    const Sandbox &sandbox;
    QJsonObject video; ///< of Sandbox::videos()
    QStringList log; ///< of the client, a line each
    NetworkHttpClient http;
    std::unique_ptr<SecretStore> secrets;
    OpenSubtitlesComProvider com;
    OpenSubtitlesOrgProvider org;
    KickAssSubtitlesProvider kas;
    AmaraProvider amara;
};

/// How it ended.
struct Outcome
{
    QString kind; ///< "ok", a name of an ErrorKind, or "never"
    Error error;
    QByteArray content; ///< of a text
    QStringList names; ///< of files
    qsizetype hits = 0;
};

struct Job
{
    QString service;
    QString name;
    QStringList routes; ///< where the fault is; more than one where the next is asked in place of the first
    bool isText = false; ///< the reply is, or carries, a subtitle
    /// Before the fault is switched on; what it returns is given to `run`.
    std::function<QString(Rig &)> prepare;
    std::function<Outcome(Rig &, const QString &)> run;

    QString title() const { return service + u' ' + name; }
};

QList<Job> faultJobs();
/// By its title.
Job jobNamed(const QString &title);

} // namespace Legenda
