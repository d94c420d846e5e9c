// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/hashidentity.h"

#include <QObject>

#include <stop_token>

namespace Legenda {

class MessageBar;

/// "Identify by hash": asks what services know the videos' files as, in one request for all, and says what came of it.
class HashController : public QObject
{
    Q_OBJECT
public:
    HashController(Engine &engine, MessageBar &messages, QObject *parent = nullptr);
    ~HashController() override; ///< stops

    void identify(const QList<VideoId> &ids);
    void stop();
    bool isBusy() const { return m_busy; }
    /// What was found out, in words.
    static QString summary(const HashIdentities &result);

Q_SIGNALS:
    void identified(const QList<Legenda::VideoId> &ids);
    void busyChanged();

private:
    void setBusy(bool busy);

    Engine &m_engine;
    MessageBar &m_messages;
    std::stop_source m_stop;
    bool m_busy = false;
};

} // namespace Legenda
