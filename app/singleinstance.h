// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One window for all: a second start hands its paths to the first and ends.

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace Legenda {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    /// Gives the paths to a running window. False if there is none.
    static bool handOver(const QStringList &paths);
    /// Listens from now on. False if that is not possible; the program then simply runs alone.
    bool listen();

Q_SIGNALS:
    /// Another start asked for these to be opened; empty: only to be shown.
    void openRequested(const QStringList &paths);

private:
    void readRequest();
    QLocalServer *m_server = nullptr;
};

} // namespace Legenda
