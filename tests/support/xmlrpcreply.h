// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/net/xmlrpc.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace Legenda {

/// A value as an XML-RPC server writes it; text without XML's own characters only.
inline QByteArray xmlRpcValue(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QVariantMap: {
        QByteArray members;
        const QVariantMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            members += "<member><name>" + it.key().toUtf8() + "</name>" + xmlRpcValue(it.value()) + "</member>";
        return "<value><struct>" + members + "</struct></value>";
    }
    case QMetaType::QVariantList: {
        QByteArray items;
        const QVariantList list = value.toList();
        for (const QVariant &item : list)
            items += xmlRpcValue(item);
        return "<value><array><data>" + items + "</data></array></value>";
    }
    case QMetaType::Bool:
        return QByteArray("<value><boolean>") + (value.toBool() ? "1" : "0") + "</boolean></value>";
    case QMetaType::Int:
        return "<value><int>" + QByteArray::number(value.toInt()) + "</int></value>";
    case QMetaType::Double:
        return "<value><double>" + QByteArray::number(value.toDouble()) + "</double></value>";
    default:
        return "<value><string>" + value.toString().toHtmlEscaped().toUtf8() + "</string></value>";
    }
}

/// What a server answers, written as JSON.
inline HttpReply xmlRpcReply(const QByteArray &json, QList<HttpHeader> headers = {})
{
    headers.append(HttpHeader{"Content-Type", "text/xml;charset=UTF-8"});
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return {200, std::move(headers),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><methodResponse><params><param>"
            + xmlRpcValue(XmlRpc::variantFrom(document.object())) + "</param></params></methodResponse>",
        {}};
}

inline HttpReply xmlRpcFault(int code, const QByteArray &text)
{
    return {200, {{"Content-Type", "text/xml"}},
        "<?xml version=\"1.0\"?><methodResponse><fault>"
            + xmlRpcValue(QVariantMap{
                {QStringLiteral("faultCode"), code}, {QStringLiteral("faultString"), QString::fromUtf8(text)}})
            + "</fault></methodResponse>",
        {}};
}

} // namespace Legenda
