// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is known of each method of the XML-RPC service: whether it wants a session, whether it changes something, and
// how long its answer stays true. One table, for typed calls and for those of `legenda-cli api`.

#include <QLatin1StringView>
#include <QString>

#include <chrono>

namespace Legenda::OpenSubtitlesOrg {

/// Who has to be signed in for a call.
enum class Need {
    Nothing, ///< no session at all
    Session, ///< signed in if there is an account, else anonymously
    Account,
};

struct MethodFacts
{
    QLatin1StringView name;
    Need need = Need::Session;
    /// Must not happen twice: it is not repeated by itself once it may have arrived.
    bool contributes = false;
    /// How long an answer is true, for everybody; 0: not kept.
    std::chrono::seconds keepFor{0};
};

/// Those of a method by its name, without case; for one that nobody knows: no session, and never repeated.
MethodFacts factsOf(const QString &method);

} // namespace Legenda::OpenSubtitlesOrg
