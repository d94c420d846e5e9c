// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an earlier batch has left: says at the start that there is something, and brings its videos back when the person
// wants to go on.

#include "core/pipeline/engine.h"

#include <QObject>

namespace Legenda {

class MessageBar;

class KeptOffer : public QObject
{
    Q_OBJECT
public:
    KeptOffer(Engine &engine, MessageBar &messages, QObject *parent = nullptr);

    /// Looks whether something is left, and says so.
    void look();

Q_SIGNALS:
    /// The person wants it, this program has it, and its videos are in the library (those that are still there).
    void goOn(const Legenda::KeptBatch &kept, const QList<Legenda::LibraryEntry> &videos);

private:
    void show(const KeptBatch &kept);
    void claim(qint64 batch);
    void bringBack(const KeptBatch &kept);
    void goOnIfThere();

    Engine &m_engine;
    MessageBar &m_messages;
    KeptBatch m_claimed; ///< its videos are on their way; id 0: none
};

} // namespace Legenda
