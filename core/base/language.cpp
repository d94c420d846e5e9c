// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/language.h"

#include "core/base/languagetable.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// The table by every spelling. Built once, on first use; read-only after that, so that any thread may ask.
struct Index
{
    QHash<QString, const LanguageEntry *> byCode;
    QHash<QString, QString> canonical; ///< any known code -> canonical code
    QHash<QString, QString> byName; ///< English and native names, case-folded -> canonical code
    QHash<QString, QString> general; ///< "nb" -> "no"

    Index()
    {
        for (const LanguageEntry &entry : languageTable()) {
            const QString code = QLatin1StringView(entry.code);
            byCode.insert(code, &entry);
            canonical.insert(code, code);
            for (const char *other : {entry.alpha3b, entry.alpha3t}) {
                if (*other)
                    canonical.insert(QLatin1StringView(other), code);
            }
            addName(QString::fromUtf8(entry.englishName), code);
            addName(QString::fromUtf16(entry.nativeName), code);
        }
        for (const CodeAlias &alias : codeAliases())
            canonical.insert(QLatin1StringView(alias.from), QLatin1StringView(alias.to));
        for (const NameAlias &alias : nameAliases())
            addName(QString::fromUtf16(alias.name), QLatin1StringView(alias.code));
        for (const CodeAlias &form : macrolanguages())
            general.insert(QLatin1StringView(form.from), QLatin1StringView(form.to));
    }

    void addName(const QString &name, const QString &code)
    {
        // The general language wins where two share a name ("српски").
        const QString key = name.toCaseFolded();
        if (auto it = byName.find(key); it == byName.end() || code.size() < it->size())
            byName.insert(key, code);
    }
};

const Index &index()
{
    static const Index instance;
    return instance;
}

/// "PT_br.UTF-8" -> "pt-br"
QString normalised(QStringView text)
{
    QString code = text.trimmed().toString().toLower();
    code.replace(u'_', u'-');
    if (const qsizetype end = code.indexOf(QRegularExpression(u"[.@]"_s)); end > 0)
        code.truncate(end);
    return code;
}

bool isRegion(QStringView part)
{
    const auto letters = [&] { return std::all_of(part.begin(), part.end(), [](QChar c) { return c.isLetter(); }); };
    if (part.size() == 2)
        return letters() && QLocale::codeToTerritory(part) != QLocale::AnyTerritory;
    return part.size() == 3 && std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
}

bool isScript(QStringView part)
{
    return part.size() == 4 && QLocale::codeToScript(part) != QLocale::AnyScript;
}

/// The canonical code of a normalised one. Empty where the language itself is not in the table.
QString canonicalCode(const QString &code)
{
    if (const QString known = index().canonical.value(code); !known.isEmpty())
        return known;
    const qsizetype dash = code.indexOf(u'-');
    if (dash < 0)
        return {};
    const QString base = index().canonical.value(code.left(dash));
    const QStringView rest = QStringView(code).mid(dash + 1);
    const QStringView first = rest.left(rest.indexOf(u'-') < 0 ? rest.size() : rest.indexOf(u'-'));
    if (base.isEmpty() || !(isRegion(first) || isScript(first)))
        return {};
    const QString whole = base + u'-' + rest.toString();
    if (const QString known = index().canonical.value(whole); !known.isEmpty())
        return known;
    if (first.size() < rest.size()) // script and region: the longest form the table knows
        if (const QString known = canonicalCode(base + u'-' + first.toString()); !known.isEmpty() && known != base)
            return known;
    if (first.size() == 2 && !base.contains(u'-')) {
        // "en-us", "de-de": the region that goes without saying is left out.
        const QLocale home(QLocale::codeToLanguage(base));
        if (home.language() != QLocale::C && QLocale::codeToTerritory(first) == home.territory())
            return base;
    }
    return whole;
}

} // namespace

Language Language::fromCode(QStringView code)
{
    const QString asked = normalised(code);
    if (asked.isEmpty() || asked == "und"_L1)
        return {};
    if (const QString known = canonicalCode(asked); !known.isEmpty())
        return Language(known);
    if (const QString named = index().byName.value(code.trimmed().toString().toCaseFolded()); !named.isEmpty())
        return Language(named);
    return Language(asked);
}

Language Language::fromSuffix(QStringView text)
{
    const QString asked = normalised(text);
    if (const QString known = canonicalCode(asked); !known.isEmpty())
        return Language(known);
    QString name = text.trimmed().toString().toCaseFolded();
    if (const QString named = index().byName.value(name); !named.isEmpty())
        return Language(named);
    name.replace(u'_', u' ');
    return Language(index().byName.value(name));
}

QList<Language> Language::fromList(QStringView codes)
{
    QList<Language> languages;
    const QRegularExpression separators(u"[,;\\s]+"_s);
    for (const QString &code : codes.toString().split(separators, Qt::SkipEmptyParts)) {
        const Language language = fromCode(code);
        if (language.isValid() && !languages.contains(language))
            languages.append(language);
    }
    return languages;
}

QList<Language> Language::all()
{
    QList<Language> languages;
    for (const LanguageEntry &entry : languageTable())
        languages.append(Language(QLatin1StringView(entry.code)));
    return languages;
}

QString Language::alpha3() const
{
    const LanguageEntry *entry = index().byCode.value(base().m_code);
    return entry ? QLatin1StringView(entry->alpha3b) : QString();
}

Language Language::base() const
{
    const qsizetype dash = m_code.indexOf(u'-');
    return dash < 0 ? *this : Language(m_code.left(dash));
}

QString Language::name() const
{
    if (const LanguageEntry *entry = index().byCode.value(m_code))
        return QCoreApplication::translate("Legenda::Language", entry->englishName);
    const LanguageEntry *entry = index().byCode.value(base().m_code);
    if (!entry)
        return m_code;
    const QString region = m_code.section(u'-', -1);
    const QString shown = isRegion(region) && region.size() == 2
        ? QLocale::territoryToString(QLocale::codeToTerritory(region))
        : region.toUpper();
    return u"%1 (%2)"_s.arg(QCoreApplication::translate("Legenda::Language", entry->englishName), shown);
}

QString Language::nativeName() const
{
    const LanguageEntry *entry = index().byCode.value(m_code);
    if (!entry)
        entry = index().byCode.value(base().m_code);
    return entry ? QString::fromUtf16(entry->nativeName) : QString();
}

bool Language::isRightToLeft() const
{
    if (m_code.endsWith("-arab"_L1) || m_code.endsWith("-hebr"_L1))
        return true;
    if (m_code.endsWith("-latn"_L1) || m_code.endsWith("-cyrl"_L1))
        return false;
    const LanguageEntry *entry = index().byCode.value(base().m_code);
    return entry && entry->rightToLeft;
}

bool Language::covers(const Language &other) const
{
    const auto isGeneralFormOf = [](const Language &general, const Language &special) {
        return special.base() == general || index().general.value(special.base().m_code) == general.m_code;
    };
    return *this == other
        || (isValid() && other.isValid() && (isGeneralFormOf(*this, other) || isGeneralFormOf(other, *this)));
}

QString toString(const QList<Language> &languages)
{
    QStringList codes;
    for (const Language &language : languages)
        codes.append(language.code());
    return codes.join(u',');
}

} // namespace Legenda
