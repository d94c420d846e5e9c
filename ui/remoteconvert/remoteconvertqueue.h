// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files that a service converts, one after the other. What it takes too long for can be looked for again.

#include "core/pipeline/engine.h"

#include <QList>
#include <QObject>

#include <optional>
#include <stop_token>

namespace Legenda {

struct RemoteConvertItem
{
    enum class State {
        Waiting,
        Working,
        Saved,
        Failed,
        StillWorking, ///< the service is at it, nobody waits here
    };
    QString path;
    State state = State::Waiting;
    std::optional<ConvertSource> source; ///< as soon as it was read
    std::optional<Error> error;
    QString saved; ///< path of the result
    QString task; ///< of StillWorking
    bool operator==(const RemoteConvertItem &) const = default;
};

class RemoteConvertQueue : public QObject
{
    Q_OBJECT
public:
    explicit RemoteConvertQueue(Engine &engine, QObject *parent = nullptr);
    ~RemoteConvertQueue() override; ///< stops

    /// Files that are in it already are not added twice.
    void add(const QStringList &paths);
    void remove(const QList<int> &rows); ///< not while busy
    const QList<RemoteConvertItem> &items() const { return m_items; }
    int count(RemoteConvertItem::State state) const;
    bool isBusy() const { return m_busy; }
    int current() const { return m_current; } ///< row that is being worked on; -1: none

    /// All that wait or failed. @param common what they share: input, task, output and batch are set here
    void start(const ConvertRequest &common);
    /// Those that the service was still at.
    void lookAgain();
    void stop();

Q_SIGNALS:
    void changed(); ///< rows, their states, or what is known of them
    void busyChanged(bool busy);
    /// One run is over. @param batch for undo; 0: nothing was saved  @param paths of what was saved
    void finished(qint64 batch, const QStringList &paths);

private:
    void begin(const QList<int> &rows);
    void next();
    void take(int row, const Result<ConvertedSubtitle> &result);
    void look(const QString &path);
    void end();

    Engine &m_engine;
    QList<RemoteConvertItem> m_items;
    QList<int> m_rows; ///< left of this run
    ConvertRequest m_common;
    QStringList m_saved; ///< in this run
    qint64 m_batch = 0;
    int m_current = -1;
    bool m_busy = false;
    std::stop_source m_stop;
    std::stop_source m_looking;
};

} // namespace Legenda
