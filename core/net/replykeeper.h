// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where kept replies live between runs. The network knows no database: whoever makes the HttpClient gives it one of
// these, or none.

#include "core/base/pending.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace Legenda {

class ReplyKeeper
{
public:
    virtual ~ReplyKeeper() = default;

    /// What was written under that key; nothing if there is none, it has expired or it cannot be read.
    virtual Pending<std::optional<QByteArray>> read(const QString &key) = 0;
    /// Replaces what is there. Failing to keep is no error: the next run asks again.
    virtual void write(const QString &key, const QByteArray &reply, std::chrono::seconds keepFor) = 0;
    virtual void remove(const QString &key) = 0;
};

} // namespace Legenda
