// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One window for all: a second start hands its paths to the first and ends.

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace Legenda {

/// What a start of the program asks the window for.
struct OpenRequest
{
    QStringList paths; ///< empty: only to be shown
    bool convert = false; ///< the dialog that converts, on these
    bool operator==(const OpenRequest &) const = default;
};

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    /// Gives the request to a running window. False if there is none.
    static bool handOver(const OpenRequest &request);
    /// Listens from now on. False if that is not possible; the program then simply runs alone.
    bool listen();

Q_SIGNALS:
    /// Another start asked for this.
    void openRequested(const Legenda::OpenRequest &request);

private:
    void readRequest();
    QLocalServer *m_server = nullptr;
};

} // namespace Legenda
