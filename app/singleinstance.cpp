// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include <QDataStream>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr quint32 magic = 0x4c474e45; // "LGNE": the second shape of a request
constexpr qint64 longestRequest = 1 << 20; // 10,000 paths fit; anything longer is no request of ours

QString socketName()
{
    // The run-time folder belongs to this person alone. Without one, no instance is shared: a socket in /tmp could be
    // anyone's.
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return folder.isEmpty() ? QString() : folder + "/org.legenda.Legenda.socket"_L1;
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent) { }

bool SingleInstance::handOver(const OpenRequest &request)
{
    const QString name = socketName();
    if (name.isEmpty())
        return false;
    // Before the event loop runs and before any window exists: waiting here blocks nobody, and a socket that nobody
    // listens on refuses at once.
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(300))
        return false;
    QByteArray message;
    QDataStream out(&message, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << request.paths << request.convert;
    socket.write(message);
    socket.waitForBytesWritten(1000);
    return socket.waitForReadyRead(2000) && socket.read(2) == "ok";
}

bool SingleInstance::listen()
{
    const QString name = socketName();
    if (name.isEmpty())
        return false;
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server->listen(name)) {
        // Left over by a program that was killed: handOver() found nobody behind it.
        QLocalServer::removeServer(name);
        if (!m_server->listen(name))
            return false;
    }
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::readRequest);
    return true;
}

void SingleInstance::readRequest()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(5000, socket, [socket] { socket->abort(); });
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > longestRequest) {
                socket->abort();
                return;
            }
            socket->startTransaction();
            QDataStream in(socket);
            in.setVersion(QDataStream::Qt_6_4);
            quint32 mark = 0;
            OpenRequest request;
            in >> mark >> request.paths >> request.convert;
            if (in.status() != QDataStream::Ok) {
                socket->rollbackTransaction();
                return;
            }
            socket->commitTransaction();
            if (mark != magic) {
                socket->abort();
                return;
            }
            socket->write("ok");
            socket->disconnectFromServer();
            Q_EMIT openRequested(request);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace Legenda
