// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace Legenda {

/// A value, or the reason why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// For `return fail(ErrorKind::NotFound, tr("…"));`
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorKind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

/// For results that carry nothing: `Result<Done>`. (void would need a second form of every helper.)
struct Done
{
    bool operator==(const Done &) const = default;
};

} // namespace Legenda
