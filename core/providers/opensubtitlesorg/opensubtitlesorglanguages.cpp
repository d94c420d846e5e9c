// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

struct Codes
{
    QLatin1StringView service; ///< SubLanguageID
    QLatin1StringView twoLetters; ///< ISO639
    QLatin1StringView ours;
};

// Where a code of the service is not the usual one.
constexpr std::array codes = {
    Codes{"ell"_L1, "el"_L1, "el"_L1},
    Codes{"hrv"_L1, "hr"_L1, "hr"_L1},
    Codes{"scc"_L1, "sr"_L1, "sr"_L1},
    Codes{"pob"_L1, "pb"_L1, "pt-br"_L1},
    Codes{"pom"_L1, "pm"_L1, "pt-mz"_L1},
    Codes{"mne"_L1, "me"_L1, "cnr"_L1},
    Codes{"chi"_L1, "zh"_L1, "zh-cn"_L1},
    Codes{"zht"_L1, "zt"_L1, "zh-tw"_L1},
    Codes{"zhe"_L1, "ze"_L1, "ze"_L1},
    Codes{"zhc"_L1, "zc"_L1, "yue"_L1},
    Codes{"spl"_L1, "ea"_L1, "es-419"_L1},
    Codes{"spn"_L1, "sp"_L1, "es-es"_L1},
    Codes{"ext"_L1, "ex"_L1, "ext"_L1},
    Codes{"ast"_L1, "at"_L1, "ast"_L1},
    Codes{"mni"_L1, "ma"_L1, "mni"_L1},
    Codes{"syr"_L1, "sy"_L1, "syr"_L1},
    Codes{"prs"_L1, "pr"_L1, "prs"_L1},
    Codes{"sat"_L1, "sx"_L1, "sat"_L1},
    Codes{"tok"_L1, "tp"_L1, "tok"_L1},
};

struct AskedAs
{
    QLatin1StringView service;
    QLatin1StringView ours;
};

// Asked for as something else, because the service does not tell them apart.
constexpr std::array askedAs = {
    AskedAs{"zht"_L1, "zh-hk"_L1},
    AskedAs{"nor"_L1, "nb"_L1},
    AskedAs{"nor"_L1, "nn"_L1},
    AskedAs{"tgl"_L1, "fil"_L1},
};

} // namespace

QStringList serviceCodes(const Language &language)
{
    const QString &code = language.code();
    if (code.isEmpty())
        return {};
    if (code == "zh"_L1)
        return {u"chi"_s, u"zht"_s};
    for (const Codes &each : codes) {
        if (each.ours == code)
            return {each.service};
    }
    for (const AskedAs &each : askedAs) {
        if (each.ours == code)
            return {each.service};
    }
    // The region of others is not told apart: "en-gb", "fr-ca".
    const Language base = language.base();
    for (const Codes &each : codes) {
        if (each.ours == base.code())
            return {each.service};
    }
    if (const QString three = base.alpha3(); !three.isEmpty())
        return {three};
    // What the table does not know may be a code of the service's own.
    return {Language::all().contains(base) ? base.code() : code};
}

QStringList serviceCodes(const QList<Language> &languages)
{
    QStringList all;
    for (const Language &language : languages) {
        const QStringList some = serviceCodes(language);
        for (const QString &code : some) {
            if (!all.contains(code))
                all.append(code);
        }
    }
    return all;
}

Language languageFrom(const QString &serviceCode)
{
    const QString code = serviceCode.trimmed().toLower();
    for (const Codes &each : codes) {
        if (each.service == code || each.twoLetters == code)
            return Language::fromCode(QString(each.ours));
    }
    return Language::fromCode(code);
}

} // namespace Legenda::OpenSubtitlesOrg
