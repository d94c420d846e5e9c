// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Legenda {

/** The sandbox services (tests/sandbox) for the life of one object.
 *
 *  The constructor waits until they answer; the destructor ends them. Control calls block and never run an event
 *  loop, so they may stand between any two lines of a test. The api key is "sandbox"; the accounts are demo/demo,
 *  vip/vip and empty/empty.
 */
class Sandbox
{
public:
    /** arguments: of sandbox.py, such as {u"--make-videos"_s, folder} or {u"--enforce-rate"_s}. */
    explicit Sandbox(const QStringList &arguments = {});
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /** False when the program did not start; error() tells why. */
    bool isRunning() const;
    QString error() const;

    /** The base address of a provider ("opensubtitles-com"), also "control", "links", "elsewhere". */
    QUrl url(const QString &provider) const;
    /** The variables that point legenda and legenda-cli at this sandbox, added to the system's.
     *  @param providers whose; the others are left as they are, without account and so not asked */
    QProcessEnvironment environment(const QStringList &providers = {QStringLiteral("opensubtitles-com")}) const;
    /** The same with an account: "demo", "vip" or "empty"; the password is the same word. */
    QProcessEnvironment signedInEnvironment(const QStringList &providers, const QString &user) const;
    /** The four services. */
    static QStringList allProviders();

    /** One fault. route: "/subtitles", "/download", "/link", "*" …; kinds: tests/sandbox/faults.py.
     *  times: requests it hits, 0 for all; after: requests it lets pass first. */
    void setFault(
        const QString &route, const QString &kind, const QJsonValue &argument = {}, int times = 0, int after = 0);
    void clearFaults();
    /** Downloads a user has left today; without an account the user is "127.0.0.1".
     *  @param service empty: OpenSubtitles.com */
    void setRemaining(const QString &user, int downloads, const QString &service = {});
    /** Enforces limits: bucket ("api", "login", "features") -> [[requests, seconds], …]; {} keeps the usual ones. */
    void enforceRates(const QJsonObject &limits = {});
    void liftRates();
    void advanceClock(int seconds);
    /** The base_url that logging in answers from now on. */
    void setBaseUrl(const QString &host);
    /** Makes all tokens ("tokens") or download links ("links") invalid at once.
     *  @param service empty: OpenSubtitles.com */
    void expire(const QString &what, const QString &service = {});
    /** How a service answers where real ones differ; see QUIRKS in its file of tests/sandbox. */
    void setQuirks(const QString &service, QJsonObject quirks);
    /** Everything as after the start; the log is emptied. */
    void reset();

    /** Every request so far: method, path, query, route, headers, body, status, faults, listener. */
    QJsonArray log() const;
    /** The log's requests of one route. */
    QJsonArray log(const QString &route) const;
    /** What the host received that "redirect-other-host" points at. */
    QJsonArray elsewhere() const;
    /** What --make-videos made: path, size, hash, title, season, episode, known, hash_known … */
    QJsonArray videos() const;
    /** The attributes of every subtitle of the catalogue. */
    QJsonArray catalogue() const;
    QJsonObject state() const;

private:
    QJsonValue control(const QByteArray &method, const QString &name, const QJsonObject &payload = {}) const;

    QProcess m_process;
    QJsonObject m_addresses;
    QString m_error;
};

} // namespace Legenda
