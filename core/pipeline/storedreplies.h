// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/replykeeper.h"
#include "core/store/store.h"

namespace Legenda {

/// Keeps the network's replies in the store.
class StoredReplies : public ReplyKeeper
{
public:
    /// @param store outlives this object
    explicit StoredReplies(Store &store) : m_store(store) { }

    Pending<std::optional<QByteArray>> read(const QString &key) override { return m_store.cachedReply(key); }
    void write(const QString &key, const QByteArray &reply, std::chrono::seconds keepFor) override
    {
        m_store.rememberReply(key, reply, keepFor);
    }
    void remove(const QString &key) override
    {
        // What is empty is no reply; the store has no way to take out a single one.
        m_store.rememberReply(key, QByteArray(), std::chrono::seconds(1));
    }

private:
    Store &m_store;
};

} // namespace Legenda
