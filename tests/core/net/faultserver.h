// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace Legenda {

/// A request as it came over the wire.
struct WireRequest
{
    QByteArray method;
    QByteArray target; ///< path and query
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    bool hasHeader(const QByteArray &name) const
    {
        return std::any_of(headers.cbegin(), headers.cend(),
            [&](const auto &each) { return each.first.compare(name, Qt::CaseInsensitive) == 0; });
    }
};

/// An HTTP server whose every byte a test decides. Runs on the test's own event loop.
class FaultServer : public QTcpServer
{
public:
    /// Writes the raw answer to the n-th request (from 1).
    using Handler = std::function<void(const WireRequest &request, QTcpSocket *socket, int n)>;

    explicit FaultServer(const QString &address = QStringLiteral("127.0.0.1"))
    {
        listen(QHostAddress(address));
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://%1:%2%3").arg(serverAddress().toString()).arg(serverPort()).arg(path));
    }

    void handle(Handler handler) { m_handler = std::move(handler); }

    /// Always the same answer.
    void answer(const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        handle([=](const WireRequest &, QTcpSocket *socket, int) { reply(socket, status, headers, body); });
    }

    /// @param headers lines that end in CRLF
    static void reply(
        QTcpSocket *socket, const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers
            + "\r\n" + body);
    }

    QList<WireRequest> requests;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        for (;;) {
            const qsizetype end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            WireRequest request;
            const QList<QByteArray> lines = buffer.left(end).split('\n');
            const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
            request.method = first.value(0);
            request.target = first.value(1);
            for (const QByteArray &line : lines.mid(1)) {
                const qsizetype colon = line.indexOf(':');
                request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
            }
            const qsizetype length = request.header("Content-Length").toLongLong();
            if (buffer.size() < end + 4 + length)
                return;
            request.body = buffer.mid(end + 4, length);
            buffer.remove(0, end + 4 + length);
            requests.append(request);
            if (m_handler)
                m_handler(request, socket, static_cast<int>(requests.size()));
        }
    }

    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace Legenda
