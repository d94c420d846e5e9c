// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Typed settings with their defaults. No secrets in here: those are in the SecretStore. Stored by QSettings under the
// XDG config folder (legenda/legenda.conf).

#include "core/base/language.h"
#include "core/base/wish.h"

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>

class QSettings;

namespace Legenda {

/// Of the wanted languages: one subtitle in each, or only in the first that is found.
enum class LanguageMode { Every, FirstFound };

/// Everything a person can set, as one value: read all, change some, write all. Which kinds of subtitles are wanted
/// stands in LanguageWishes.
struct Preferences : LanguageWishes
{
    QList<Language> languages; ///< wanted, in order; first run: the system's, else English
    LanguageMode languageMode = LanguageMode::Every;
    QMap<QString, LanguageWishes> perLanguage; ///< by language code, instead of the general ones

    QString nameTemplate; ///< empty: the default
    QString saveFolder; ///< empty: beside the video; relative: below its folder
    QString webFolder; ///< absolute, for subtitles of videos on the web unless saveFolder is; empty: not said yet
    QString onConflict = QStringLiteral("ask"); ///< skip, rename, replace, ask
    QString saveEncoding = QStringLiteral("UTF-8"); ///< "original": as the service sent it
    bool saveBom = false;
    QString saveFormat; ///< service's format name asked for, such as "srt"; empty: as it is

    bool includeExtras = false;
    bool skipPresentLanguages = true; ///< "Download best" leaves languages out that are there
    bool embeddedCounts = true; ///< tracks inside the video count as there
    QStringList disabledProviders;

    // The way to the services. The proxy's password is a secret and stands elsewhere.
    QString proxyMode = QStringLiteral("system"); ///< system, manual, none
    QString proxyType = QStringLiteral("http"); ///< of the manual one: http, socks5
    QString proxyHost;
    int proxyPort = 0; ///< 1 to 65535; 0: not set
    QString proxyUserName;
    int timeoutSeconds = 30; ///< without any byte arriving; 5 to 600
    bool offline = false; ///< the window asks nobody
    bool operator==(const Preferences &) const = default;
};

/// Whether that can be the host of a proxy: a name or an address, without scheme, port or account.
bool isProxyHost(const QString &host);

class Settings : public QObject
{
    Q_OBJECT
public:
    /// @param file empty: the usual place
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);
    ~Settings() override;

    Preferences preferences() const;
    void setPreferences(const Preferences &preferences);

    /// Plain account values of a service ("url", "username"). Secrets are kept elsewhere: keys that sound like one
    /// (password, token, secret, api_key) are not written.
    QString accountValue(const QString &provider, const QString &key) const;
    void setAccountValue(const QString &provider, const QString &key, const QString &value);

    QStringList recentFolders() const; ///< newest first, at most 8
    void addRecentFolder(const QString &folder);

    /// Sizes and positions of windows, column widths …; opaque to everyone but the window that wrote it.
    QByteArray windowState(const QString &name) const;
    void setWindowState(const QString &name, const QByteArray &state);

    /// Languages to begin with, of the desktop's in order ("pt-BR", "pt-Latn-BR", "pt", "en"); English if it names
    /// none.
    static QList<Language> languagesOfTags(const QStringList &tags);

    bool firstRunDone() const;
    void setFirstRunDone(bool done);

Q_SIGNALS:
    void preferencesChanged();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace Legenda
