// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Answers that are the same for everybody (lists of languages, facts about films), kept for as long as their request
// says: in memory up to a bound, and with a ReplyKeeper also between runs.

#include "core/net/httpclient.h"
#include "core/net/replykeeper.h"

#include <QCache>
#include <QObject>

#include <functional>

namespace Legenda {

class KeptReplies : public QObject
{
    Q_OBJECT
public:
    /// Milliseconds since the epoch. It may jump: an answer from the future counts as too old.
    using WallClock = std::function<qint64()>;

    explicit KeptReplies(WallClock clock, QObject *parent = nullptr);

    static WallClock systemClock();

    /// May be nullptr; outlives this object.
    void setKeeper(ReplyKeeper *keeper) { m_keeper = keeper; }

    /// Under which key the answer to a request is kept; empty where it is not to be kept.
    static QString keyOf(const HttpRequest &request);
    /// A good answer that is no web page and not too long; only those are kept.
    static bool isWorthKeeping(const HttpReply &reply);

    /// In memory, else from the keeper; nothing if it is older than the request allows.
    Pending<std::optional<HttpReply>> find(const HttpRequest &request);
    /// In memory only.
    std::optional<HttpReply> inMemory(const HttpRequest &request);
    /// Looks itself at whether the reply is worth keeping.
    void keep(const HttpRequest &request, const HttpReply &reply);
    /// The answer was of no use: the next one who asks gets a new one.
    void forget(const QString &questionKey);

    static constexpr qint64 largestReply = qint64(1024) * 1024; ///< bytes; longer ones are not kept
    static constexpr int mostMemory = 8 * 1024 * 1024; ///< bytes of all in memory together

private:
    struct Kept
    {
        qint64 storedMs = 0; ///< since the epoch
        std::chrono::seconds keepFor{0};
        HttpReply reply;
    };

    static QString keyOf(const QByteArray &question);
    static QByteArray toBytes(const Kept &kept);
    static std::optional<Kept> fromBytes(const QByteArray &bytes);
    bool isFresh(const Kept &kept, std::chrono::seconds wanted) const;
    void put(const QString &key, Kept kept);

    WallClock m_clock;
    ReplyKeeper *m_keeper = nullptr;
    QCache<QString, Kept> m_memory;
};

} // namespace Legenda
