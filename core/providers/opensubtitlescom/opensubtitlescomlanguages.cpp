// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomlanguages.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

namespace {

struct Pair
{
    QLatin1StringView service;
    QLatin1StringView ours;
};

// Where the service's code is not the usual one.
constexpr std::array pairs = {
    Pair{"at"_L1, "ast"_L1},
    Pair{"az-az"_L1, "az"_L1},
    Pair{"az-zb"_L1, "azb"_L1},
    Pair{"ea"_L1, "es-419"_L1},
    Pair{"ex"_L1, "ext"_L1},
    Pair{"ma"_L1, "mni"_L1},
    Pair{"me"_L1, "cnr"_L1},
    Pair{"pm"_L1, "pt-mz"_L1},
    Pair{"pr"_L1, "prs"_L1},
    Pair{"sp"_L1, "es-es"_L1},
    Pair{"sx"_L1, "sat"_L1},
    Pair{"sy"_L1, "syr"_L1},
    Pair{"tm-td"_L1, "tet"_L1},
    Pair{"tp"_L1, "tok"_L1},
    Pair{"zh-ca"_L1, "yue"_L1},
};

// Asked for as something else, because the service does not tell them apart.
constexpr std::array askedAs = {
    Pair{"pt-pt"_L1, "pt"_L1},
    Pair{"zh-tw"_L1, "zh-hk"_L1},
    Pair{"no"_L1, "nb"_L1},
    Pair{"no"_L1, "nn"_L1},
    Pair{"tl"_L1, "fil"_L1},
};

// Regions the service knows; others are asked for without.
constexpr std::array regional = {"pt-pt"_L1, "pt-br"_L1, "zh-cn"_L1, "zh-tw"_L1};

} // namespace

QStringList serviceCodes(const Language &language)
{
    const QString &code = language.code();
    if (code == "zh"_L1)
        return {u"zh-cn"_s, u"zh-tw"_s};
    for (const Pair &pair : pairs) {
        if (pair.ours == code)
            return {pair.service};
    }
    for (const Pair &pair : askedAs) {
        if (pair.ours == code)
            return {pair.service};
    }
    if (std::find(regional.begin(), regional.end(), code) != regional.end())
        return {code};
    // What the table does not know may be a code of the service's own.
    return {Language::all().contains(language.base()) ? language.base().code() : code};
}

Language languageFrom(const QString &serviceCode)
{
    const QString code = serviceCode.trimmed().toLower();
    for (const Pair &pair : pairs) {
        if (pair.service == code)
            return Language::fromCode(QString(pair.ours));
    }
    return Language::fromCode(code);
}

} // namespace Legenda::OpenSubtitlesCom
