// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Looks films and shows up while a person types: waits for a pause, asks all services that have a catalogue, and drops
// answers to what was typed before.

#include "core/providers/capabilities.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace Legenda {

class Engine;

class FeatureSearch : public QObject
{
    Q_OBJECT
public:
    explicit FeatureSearch(Engine &engine, QObject *parent = nullptr);
    ~FeatureSearch() override; ///< stops

    /// False where no service that is switched on has a catalogue.
    bool isAvailable() const;
    /// Asks after a pause in typing. What cannot be asked gives an empty list at once.
    void ask(const FeatureQuery &query);
    void askNow(const FeatureQuery &query);
    void stop();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// Once when all services have answered, and before that with what the first ones know.
    void found(const QList<Legenda::Feature> &features);
    void failed(const Legenda::Error &error);
    void busyChanged(bool busy);

private:
    void start();
    void setBusy(bool busy);

    Engine &m_engine;
    QTimer m_pause;
    FeatureQuery m_query;
    std::stop_source m_stop;
    int m_number = 0; ///< of the last question: answers to earlier ones are dropped
    bool m_busy = false;
};

} // namespace Legenda
