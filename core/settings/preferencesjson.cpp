// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/preferencesjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QJsonObject wishesToJson(const LanguageWishes &wishes)
{
    return {{u"hearing_impaired"_s, int(wishes.hearingImpaired)},
        {u"foreign_parts_only"_s, int(wishes.foreignPartsOnly)}, {u"ai_translated"_s, int(wishes.aiTranslated)},
        {u"machine_translated"_s, int(wishes.machineTranslated)}, {u"trusted_only"_s, wishes.trustedOnly}};
}

LanguageWishes wishesFrom(const QJsonObject &json)
{
    LanguageWishes wishes;
    const auto read = [&json](const QString &key, Wish &wish) {
        const int value = json[key].toInt(int(wish));
        if (value >= int(Wish::Include) && value <= int(Wish::Only))
            wish = Wish(value);
    };
    read(u"hearing_impaired"_s, wishes.hearingImpaired);
    read(u"foreign_parts_only"_s, wishes.foreignPartsOnly);
    read(u"ai_translated"_s, wishes.aiTranslated);
    read(u"machine_translated"_s, wishes.machineTranslated);
    wishes.trustedOnly = json[u"trusted_only"_s].toBool(wishes.trustedOnly);
    return wishes;
}

/// The plain fields, each with its name.
template <class Visit>
void visitFields(Visit visit)
{
    visit(u"name_template"_s, &Preferences::nameTemplate);
    visit(u"save_folder"_s, &Preferences::saveFolder);
    visit(u"web_folder"_s, &Preferences::webFolder);
    visit(u"on_conflict"_s, &Preferences::onConflict);
    visit(u"save_encoding"_s, &Preferences::saveEncoding);
    visit(u"save_bom"_s, &Preferences::saveBom);
    visit(u"save_format"_s, &Preferences::saveFormat);
    visit(u"include_extras"_s, &Preferences::includeExtras);
    visit(u"skip_present_languages"_s, &Preferences::skipPresentLanguages);
    visit(u"embedded_counts"_s, &Preferences::embeddedCounts);
    visit(u"proxy_mode"_s, &Preferences::proxyMode);
    visit(u"proxy_type"_s, &Preferences::proxyType);
    visit(u"proxy_host"_s, &Preferences::proxyHost);
    visit(u"proxy_port"_s, &Preferences::proxyPort);
    visit(u"proxy_username"_s, &Preferences::proxyUserName);
    visit(u"timeout_seconds"_s, &Preferences::timeoutSeconds);
    visit(u"offline"_s, &Preferences::offline);
}

struct Reader
{
    const QJsonObject &json;
    Preferences &into;
    void operator()(const QString &key, QString Preferences::*field) const
    {
        into.*field = json[key].toString(into.*field);
    }
    void operator()(const QString &key, int Preferences::*field) const { into.*field = json[key].toInt(into.*field); }
    void operator()(const QString &key, bool Preferences::*field) const { into.*field = json[key].toBool(into.*field); }
};

} // namespace

QByteArray toBytes(const Preferences &preferences)
{
    QJsonObject json = wishesToJson(preferences);
    QJsonArray languages;
    for (const Language &language : preferences.languages)
        languages.append(language.code());
    json[u"languages"_s] = languages;
    json[u"first_found"_s] = preferences.languageMode == LanguageMode::FirstFound;
    QJsonObject perLanguage;
    for (auto wishes = preferences.perLanguage.cbegin(); wishes != preferences.perLanguage.cend(); ++wishes)
        perLanguage[wishes.key()] = wishesToJson(*wishes);
    json[u"per_language"_s] = perLanguage;
    visitFields([&](const QString &key, auto field) { json[key] = preferences.*field; });
    json[u"disabled_providers"_s] = QJsonArray::fromStringList(preferences.disabledProviders);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Preferences preferencesFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    Preferences preferences;
    static_cast<LanguageWishes &>(preferences) = wishesFrom(json);
    const QJsonArray languages = json[u"languages"_s].toArray();
    for (const QJsonValue &code : languages) {
        if (const Language language = Language::fromCode(code.toString()); language.isValid())
            preferences.languages.append(language);
    }
    preferences.languageMode = json[u"first_found"_s].toBool() ? LanguageMode::FirstFound : LanguageMode::Every;
    const QJsonObject perLanguage = json[u"per_language"_s].toObject();
    for (auto wishes = perLanguage.begin(); wishes != perLanguage.end(); ++wishes)
        preferences.perLanguage.insert(wishes.key(), wishesFrom(wishes.value().toObject()));
    visitFields(Reader{json, preferences});
    preferences.disabledProviders = json[u"disabled_providers"_s].toVariant().toStringList();
    return preferences;
}

} // namespace Legenda
