// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"

#include <QDir>
#include <QLocale>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Q_LOGGING_CATEGORY(logSettings, "legenda.settings")

constexpr qsizetype mostRecentFolders = 8;

QString usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/legenda/legenda.conf"_L1;
}

QString name(Wish wish)
{
    switch (wish) {
    case Wish::Include:
        return u"include"_s;
    case Wish::Exclude:
        return u"exclude"_s;
    case Wish::Only:
        return u"only"_s;
    }
    return u"include"_s;
}

Wish readWish(const QSettings &settings, const QString &key, Wish otherwise)
{
    const QString text = settings.value(key).toString();
    for (const Wish wish : {Wish::Include, Wish::Exclude, Wish::Only}) {
        if (text.compare(name(wish), Qt::CaseInsensitive) == 0)
            return wish;
    }
    return otherwise;
}

bool readBool(const QSettings &settings, const QString &key, bool otherwise)
{
    const QString text = settings.value(key).toString().toLower();
    if (text == "true"_L1 || text == "1"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1)
        return false;
    return otherwise;
}

/// A text; written by hand, one with a comma comes as a list.
QString readText(const QSettings &settings, const QString &key, const QString &otherwise = {})
{
    const QVariant value = settings.value(key);
    return value.isValid() ? value.toStringList().join(u", "_s) : otherwise;
}

QList<Language> readLanguages(const QString &text)
{
    static const QRegularExpression form(u"^[a-z]{2,8}(-[a-z0-9]{2,8})*$"_s);
    QList<Language> languages = Language::fromList(text);
    languages.removeIf([](const Language &language) { return !form.match(language.code()).hasMatch(); });
    return languages;
}

/// Where the wishes for one language stand; those for all of them stand under "search".
QString wishesGroup(const QString &language)
{
    return "wishes_"_L1 + language;
}

LanguageWishes readWishes(const QSettings &settings, const QString &group)
{
    LanguageWishes read;
    read.hearingImpaired = readWish(settings, group + "/hearing_impaired"_L1, read.hearingImpaired);
    read.foreignPartsOnly = readWish(settings, group + "/foreign_parts_only"_L1, read.foreignPartsOnly);
    read.aiTranslated = readWish(settings, group + "/ai_translated"_L1, read.aiTranslated);
    read.machineTranslated = readWish(settings, group + "/machine_translated"_L1, read.machineTranslated);
    read.trustedOnly = readBool(settings, group + "/trusted_only"_L1, read.trustedOnly);
    return read;
}

void writeWishes(QSettings &settings, const QString &group, const LanguageWishes &wishes)
{
    settings.setValue(group + "/hearing_impaired"_L1, name(wishes.hearingImpaired));
    settings.setValue(group + "/foreign_parts_only"_L1, name(wishes.foreignPartsOnly));
    settings.setValue(group + "/ai_translated"_L1, name(wishes.aiTranslated));
    settings.setValue(group + "/machine_translated"_L1, name(wishes.machineTranslated));
    settings.setValue(group + "/trusted_only"_L1, wishes.trustedOnly);
}

QString readWord(const QSettings &settings, const QString &key, const QStringList &known, const QString &otherwise)
{
    const QString word = readText(settings, key).toLower();
    return known.contains(word) ? word : otherwise;
}

void readNetwork(const QSettings &settings, Preferences &read)
{
    constexpr int shortest = 5; // seconds; less is no waiting
    constexpr int longest = 600;
    read.proxyMode = readWord(settings, u"network/proxy_mode"_s, {u"system"_s, u"manual"_s, u"none"_s}, read.proxyMode);
    read.proxyType = readWord(settings, u"network/proxy_type"_s, {u"http"_s, u"socks5"_s}, read.proxyType);
    if (const QString host = readText(settings, u"network/proxy_host"_s).trimmed(); isProxyHost(host))
        read.proxyHost = host;
    if (const int port = settings.value(u"network/proxy_port"_s).toInt(); port > 0 && port <= 65535)
        read.proxyPort = port;
    read.proxyUserName = readText(settings, u"network/proxy_username"_s);
    if (const int seconds = settings.value(u"network/timeout"_s).toInt(); seconds > 0)
        read.timeoutSeconds = qBound(shortest, seconds, longest);
    read.offline = readBool(settings, u"network/offline"_s, read.offline);
}

void writeNetwork(QSettings &settings, const Preferences &preferences)
{
    settings.setValue(u"network/proxy_mode"_s, preferences.proxyMode);
    settings.setValue(u"network/proxy_type"_s, preferences.proxyType);
    settings.setValue(u"network/proxy_host"_s, preferences.proxyHost);
    settings.setValue(u"network/proxy_port"_s, preferences.proxyPort);
    settings.setValue(u"network/proxy_username"_s, preferences.proxyUserName);
    settings.setValue(u"network/timeout"_s, preferences.timeoutSeconds);
    settings.setValue(u"network/offline"_s, preferences.offline);
}

QString accountKey(const QString &provider, const QString &key)
{
    return "accounts/"_L1 + provider + u'/' + key;
}

bool isSecret(const QString &key)
{
    const QString name = key.toLower();
    return name.contains("password"_L1) || name.contains("token"_L1) || name.contains("secret"_L1)
        || name.contains("api_key"_L1) || name.contains("apikey"_L1);
}

} // namespace

bool isProxyHost(const QString &host)
{
    // RFC 1123 names, IPv4 and, of colons and digits only, IPv6 addresses.
    static const QRegularExpression name(
        u"^(?=.{1,253}$)[\\p{L}\\p{N}_]([\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?(\\.[\\p{L}\\p{N}_]([\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?)*\\.?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression address(u"^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$"_s);
    return name.match(host).hasMatch() || (host.count(u':') >= 2 && address.match(host).hasMatch());
}

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent),
      m_settings(std::make_unique<QSettings>(file.isEmpty() ? usualFile() : file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QList<Language> Settings::languagesOfTags(const QStringList &tags)
{
    constexpr qsizetype most = 4;
    QList<Language> languages;
    for (const QString &tag : tags) {
        if (tag == "C"_L1 || tag == "POSIX"_L1)
            continue;
        const Language language = Language::fromCode(tag);
        // "pt-BR" is followed by "pt", which nobody asked for.
        const bool there = std::any_of(languages.cbegin(), languages.cend(),
            [&language](const Language &other) { return other.base() == language.base(); });
        if (language.isValid() && !there && languages.size() < most)
            languages.append(language);
    }
    if (languages.isEmpty())
        languages.append(Language::fromCode(u"en"));
    return languages;
}

Preferences Settings::preferences() const
{
    const QSettings &settings = *m_settings;
    Preferences read;
    read.languages = settings.contains(u"search/languages"_s) ? readLanguages(readText(settings, u"search/languages"_s))
                                                              : languagesOfTags(QLocale::system().uiLanguages());
    static_cast<LanguageWishes &>(read) = readWishes(settings, u"search"_s);
    read.languageMode = readText(settings, u"search/language_mode"_s) == "first_found"_L1 ? LanguageMode::FirstFound
                                                                                          : LanguageMode::Every;
    const QString prefix = wishesGroup({});
    for (const QString &group : settings.childGroups()) {
        if (!group.startsWith(prefix))
            continue;
        for (const Language &language : readLanguages(group.mid(prefix.size())))
            read.perLanguage.insert(language.code(), readWishes(settings, group));
    }
    read.disabledProviders = settings.value(u"search/disabled_providers"_s).toStringList();
    read.disabledProviders.removeAll(QString());

    read.nameTemplate = readText(settings, u"save/name_template"_s);
    read.saveFolder = readText(settings, u"save/folder"_s);
    read.webFolder = readText(settings, u"save/web_folder"_s);
    if (!QDir::isAbsolutePath(read.webFolder))
        read.webFolder.clear();
    const QString onConflict = readText(settings, u"save/on_conflict"_s).toLower();
    if (QStringList{u"skip"_s, u"rename"_s, u"replace"_s, u"ask"_s}.contains(onConflict))
        read.onConflict = onConflict;
    if (const QString encoding = readText(settings, u"save/encoding"_s); !encoding.isEmpty())
        read.saveEncoding = encoding;
    read.saveBom = readBool(settings, u"save/bom"_s, read.saveBom);
    read.saveFormat = readText(settings, u"save/format"_s);

    read.includeExtras = readBool(settings, u"videos/include_extras"_s, read.includeExtras);
    read.skipPresentLanguages = readBool(settings, u"videos/skip_present_languages"_s, read.skipPresentLanguages);
    read.embeddedCounts = readBool(settings, u"videos/embedded_counts"_s, read.embeddedCounts);
    readNetwork(settings, read);
    return read;
}

void Settings::setPreferences(const Preferences &preferences)
{
    const bool changed = preferences != this->preferences();
    QSettings &settings = *m_settings;
    settings.setValue(u"search/languages"_s, toString(preferences.languages));
    writeWishes(settings, u"search"_s, preferences);
    settings.setValue(u"search/language_mode"_s,
        preferences.languageMode == LanguageMode::FirstFound ? u"first_found"_s : u"every"_s);
    for (const QString &group : settings.childGroups()) {
        const QString prefix = wishesGroup({});
        if (group.startsWith(prefix) && !preferences.perLanguage.contains(group.mid(prefix.size())))
            settings.remove(group);
    }
    for (const auto &[language, wishes] : preferences.perLanguage.asKeyValueRange())
        writeWishes(settings, wishesGroup(language), wishes);
    if (preferences.disabledProviders.isEmpty())
        settings.remove(u"search/disabled_providers"_s);
    else
        settings.setValue(u"search/disabled_providers"_s, preferences.disabledProviders);

    settings.setValue(u"save/name_template"_s, preferences.nameTemplate);
    settings.setValue(u"save/folder"_s, preferences.saveFolder);
    settings.setValue(u"save/web_folder"_s, preferences.webFolder);
    settings.setValue(u"save/on_conflict"_s, preferences.onConflict);
    settings.setValue(u"save/encoding"_s, preferences.saveEncoding);
    settings.setValue(u"save/bom"_s, preferences.saveBom);
    settings.setValue(u"save/format"_s, preferences.saveFormat);

    settings.setValue(u"videos/include_extras"_s, preferences.includeExtras);
    settings.setValue(u"videos/skip_present_languages"_s, preferences.skipPresentLanguages);
    settings.setValue(u"videos/embedded_counts"_s, preferences.embeddedCounts);
    writeNetwork(settings, preferences);
    if (changed)
        Q_EMIT preferencesChanged();
}

QString Settings::accountValue(const QString &provider, const QString &key) const
{
    return readText(*m_settings, accountKey(provider, key));
}

void Settings::setAccountValue(const QString &provider, const QString &key, const QString &value)
{
    if (isSecret(key)) {
        qCWarning(logSettings) << "not written to the settings, as it is a secret:" << provider << key;
        return;
    }
    if (value.isEmpty())
        m_settings->remove(accountKey(provider, key));
    else
        m_settings->setValue(accountKey(provider, key), value);
}

QStringList Settings::recentFolders() const
{
    QStringList folders = m_settings->value(u"window/recent_folders"_s).toStringList();
    folders.removeAll(QString());
    folders.removeDuplicates();
    return folders.first(qMin(folders.size(), mostRecentFolders));
}

void Settings::addRecentFolder(const QString &folder)
{
    if (folder.isEmpty())
        return;
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    m_settings->setValue(u"window/recent_folders"_s, folders.first(qMin(folders.size(), mostRecentFolders)));
}

QByteArray Settings::windowState(const QString &name) const
{
    return m_settings->value("window/state/"_L1 + name).toByteArray();
}

void Settings::setWindowState(const QString &name, const QByteArray &state)
{
    m_settings->setValue("window/state/"_L1 + name, state);
}

bool Settings::firstRunDone() const
{
    return readBool(*m_settings, u"window/first_run_done"_s, false);
}

void Settings::setFirstRunDone(bool done)
{
    m_settings->setValue(u"window/first_run_done"_s, done);
}

} // namespace Legenda
