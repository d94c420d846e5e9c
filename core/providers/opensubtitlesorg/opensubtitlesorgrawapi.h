// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "SuggestMovie '"matrix"'" as a call: how `legenda-cli api` writes one.

#include "core/base/result.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgmethods.h"

#include <QStringList>

namespace Legenda::OpenSubtitlesOrg {

/// A call as a person wrote it.
struct RawCall
{
    Call call; ///< without the token, but for "$token" where it was written
    Need need = Need::Nothing;
    bool insertToken = false; ///< as the first parameter
    bool operator==(const RawCall &) const = default;
};

/// The method's name, then its parameters, each of them JSON. The token is put in where the method is known to want
/// one; for others "$token" says where. BadInput says how it is written.
Result<RawCall> readRawCall(const QStringList &words);

Call callWith(const RawCall &raw, const QString &token);

} // namespace Legenda::OpenSubtitlesOrg
