// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amaralanguages.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::Amara {

namespace {

struct Pair
{
    QLatin1StringView service;
    QLatin1StringView ours;
};

// Where the service's own list gives a code another meaning than the standards do.
constexpr std::array pairs = {
    Pair{"bnt"_L1, "ibb"_L1}, // Ibibio
    Pair{"ry"_L1, "rue"_L1}, // Rusyn
    Pair{"srp"_L1, "cnr"_L1}, // Montenegrin; Serbian is "sr"
    Pair{"zh"_L1, "yue"_L1}, // Yue; the written languages are "zh-cn" and "zh-tw"
};

} // namespace

Language languageFrom(const QString &serviceCode)
{
    const QString code = serviceCode.trimmed().toLower();
    for (const Pair &pair : pairs) {
        if (pair.service == code)
            return Language::fromCode(QString(pair.ours));
    }
    return Language::fromCode(code);
}

} // namespace Legenda::Amara
