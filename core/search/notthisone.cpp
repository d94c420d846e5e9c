// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/notthisone.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr auto reasonKey = "not_this_one"_L1;

} // namespace

void markNotThisOne(RankedHit &hit)
{
    if (isNotThisOne(hit))
        return;
    hit.unwanted = true;
    hit.score = std::min(hit.score, acceptableScore - 1);
    hit.reasons.prepend(
        {reasonKey, QCoreApplication::translate("Legenda", "You said: not this one"), RankReason::Effect::Bad, 0});
}

bool isNotThisOne(const RankedHit &hit)
{
    return std::any_of(
        hit.reasons.cbegin(), hit.reasons.cend(), [](const RankReason &reason) { return reason.key == reasonKey; });
}

} // namespace Legenda
