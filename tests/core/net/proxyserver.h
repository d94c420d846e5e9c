// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Legenda {

/// A SOCKS5 proxy (RFC 1928, and RFC 1929 for passwords) that answers what is asked through it itself, with a plain
/// 200: whatever name is asked for, nothing leaves this machine.
class Socks5Server : public QTcpServer
{
public:
    Socks5Server()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QByteArray userName; ///< empty: open to all
    QByteArray password;
    int signIns = 0;
    QList<QByteArray> hosts; ///< asked for, by name

private:
    enum class Stage { Greeting, SignIn, Request, Open };

    void read(QTcpSocket *socket)
    {
        auto &[stage, buffer] = m_connections[socket];
        buffer += socket->readAll();
        const auto at = [&buffer = buffer](qsizetype i) { return static_cast<uchar>(buffer.at(i)); };
        if (stage == Stage::Greeting && buffer.size() >= 2 && buffer.size() >= 2 + at(1)) {
            const char wanted = userName.isEmpty() ? 0 : 2;
            const bool offered = buffer.mid(2, at(1)).contains(wanted);
            buffer.remove(0, 2 + at(1));
            socket->write(QByteArray("\x05", 1) + (offered ? wanted : '\xff'));
            stage = wanted ? Stage::SignIn : Stage::Request;
        }
        if (stage == Stage::SignIn && buffer.size() >= 2 && buffer.size() >= 3 + at(1)
            && buffer.size() >= 3 + at(1) + at(2 + at(1))) {
            const int length = at(1);
            const bool right = buffer.mid(2, length) == userName && buffer.mid(3 + length, at(2 + length)) == password;
            buffer.clear();
            ++signIns;
            socket->write(QByteArray("\x01", 1) + (right ? '\0' : '\1'));
            stage = Stage::Request;
            if (!right)
                socket->disconnectFromHost();
        }
        // A name (3) with its length, or an address of version 4 (1).
        if (stage == Stage::Request && buffer.size() > 5) {
            const qsizetype start = at(3) == 3 ? 5 : 4;
            const qsizetype length = at(3) == 3 ? at(4) : 4;
            if (buffer.size() >= start + length + 2) {
                hosts.append(at(3) == 3 ? buffer.mid(start, length) : buffer.mid(start, length).toHex());
                buffer.remove(0, start + length + 2);
                socket->write(QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
                stage = Stage::Open;
            }
        }
        if (stage == Stage::Open && !buffer.isEmpty()) {
            const bool isHttp = buffer.startsWith("GET ");
            if (isHttp && !buffer.contains("\r\n\r\n"))
                return;
            buffer.clear();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nthrough");
            if (!isHttp)
                socket->disconnectFromHost();
        }
    }

    QHash<QTcpSocket *, std::pair<Stage, QByteArray>> m_connections;
};

} // namespace Legenda
