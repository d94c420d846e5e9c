// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>

namespace Legenda {

/// A language of subtitles: one type for the whole program, mapped to each service's codes at that service's edge.
///
/// The code is canonical: lower case, ISO 639-1 where there is one, else ISO 639-3, with a region or script only
/// where services tell them apart: "en", "pt", "pt-br", "zh-cn", "zh-tw", "sr-latn". A code that nobody knows is kept
/// as it is (lower case) and stays usable. Default-constructed: no language ("und").
class Language
{
public:
    Language() = default;

    /// From any usual spelling: "en", "eng", "EN-us", "pt_BR", "pob", "English", "ger", "deu", "zh-Hans". The region
    /// that goes without saying is dropped ("en-us", "de-de").
    /// Unknown text gives a language with that code; empty text and "und" give no language.
    static Language fromCode(QStringView code);

    /// As fromCode, but only for text that is surely a language: codes of the table and English or native names.
    /// For parts of file names ("Movie.forced.en.srt"), where "the" must not become a language.
    static Language fromSuffix(QStringView text);

    /// "en,pl" or "en pl" -> both; duplicates dropped, order kept.
    static QList<Language> fromList(QStringView codes);

    /// All languages of the table, by English name.
    static QList<Language> all();

    bool isValid() const { return !m_code.isEmpty(); }
    const QString &code() const { return m_code; }
    /// ISO 639-2/B of the base language ("eng", "ger", "chi"); empty if the table has none.
    QString alpha3() const;
    /// The language without region: "pt" of "pt-br".
    Language base() const;
    /// Name in the person's own language, such as "Portuguese (Brazil)"; the code itself where nobody knows one.
    QString name() const;
    /// Name in that language itself, such as "português do Brasil"; may be empty.
    QString nativeName() const;
    bool isRightToLeft() const;

    /// Same language, or either is the general form of the other: "pt" and "pt-br", "no" and "nb", but not "pt-br" and
    /// "pt-pt".
    bool covers(const Language &other) const;

    bool operator==(const Language &) const = default;
    auto operator<=>(const Language &other) const { return m_code.compare(other.m_code) <=> 0; }

private:
    explicit Language(QString code) : m_code(std::move(code)) { }
    QString m_code;
};

inline size_t qHash(const Language &language, size_t seed = 0)
{
    return qHash(language.code(), seed);
}

/// "en,pt-br"
QString toString(const QList<Language> &languages);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::Language)
