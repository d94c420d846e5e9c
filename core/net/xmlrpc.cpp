// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/xmlrpc.h"

#include "core/net/xmlcharacters.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::XmlRpc {

namespace {

void appendText(QByteArray &xml, const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        switch (text[i].unicode()) {
        case u'&':
            escaped += "&amp;"_L1;
            ++i;
            break;
        case u'<':
            escaped += "&lt;"_L1;
            ++i;
            break;
        case u'>': // for "]]>"
            escaped += "&gt;"_L1;
            ++i;
            break;
        case u'\r': // a parser would make \n of it
            escaped += "&#13;"_L1;
            ++i;
            break;
        default:
            appendCharacter(escaped, text, i);
        }
    }
    xml += escaped.toUtf8();
}

void appendValue(QByteArray &xml, const QVariant &value);

void appendTyped(QByteArray &xml, const char *type, const QByteArray &text)
{
    xml.append('<').append(type).append('>').append(text).append("</").append(type).append('>');
}

void appendList(QByteArray &xml, const QVariantList &list)
{
    xml += "<array><data>";
    for (const QVariant &each : list)
        appendValue(xml, each);
    xml += "</data></array>";
}

void appendStruct(QByteArray &xml, const QVariantMap &map)
{
    xml += "<struct>";
    for (auto it = map.begin(); it != map.end(); ++it) {
        xml += "<member><name>";
        appendText(xml, it.key());
        xml += "</name>";
        appendValue(xml, it.value());
        xml += "</member>";
    }
    xml += "</struct>";
}

void appendWhole(QByteArray &xml, qlonglong number)
{
    const bool fits = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
    appendTyped(xml, fits ? "int" : "i8", QByteArray::number(number));
}

void appendValue(QByteArray &xml, const QVariant &value)
{
    xml += "<value>";
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        xml += "<nil/>";
        break;
    case QMetaType::Bool:
        appendTyped(xml, "boolean", value.toBool() ? "1" : "0");
        break;
    case QMetaType::Int:
    case QMetaType::UInt:
        appendWhole(xml, value.toLongLong());
        break;
    case QMetaType::LongLong:
        appendTyped(xml, "i8", QByteArray::number(value.toLongLong()));
        break;
    case QMetaType::Double:
    case QMetaType::Float:
        // The specification knows no exponent.
        if (std::isfinite(value.toDouble()))
            appendTyped(xml, "double", QByteArray::number(value.toDouble(), 'f', QLocale::FloatingPointShortest));
        else
            xml += "<nil/>";
        break;
    case QMetaType::QDateTime:
        appendTyped(xml, "dateTime.iso8601", value.toDateTime().toUTC().toString(u"yyyyMMdd'T'HH:mm:ss"_s).toLatin1());
        break;
    case QMetaType::QByteArray:
        appendTyped(xml, "base64", value.toByteArray().toBase64());
        break;
    case QMetaType::QVariantList:
    case QMetaType::QStringList:
        appendList(xml, value.toList());
        break;
    case QMetaType::QVariantMap:
    case QMetaType::QVariantHash:
        appendStruct(xml, value.toMap());
        break;
    default:
        xml += "<string>";
        appendText(xml, value.toString());
        xml += "</string>";
    }
    xml += "</value>";
}

} // namespace

QByteArray encodeCall(const QString &method, const QVariantList &params)
{
    QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>";
    appendText(xml, method);
    xml += "</methodName><params>";
    for (const QVariant &param : params) {
        xml += "<param>";
        appendValue(xml, param);
        xml += "</param>";
    }
    xml += "</params></methodCall>\n";
    return xml;
}

QJsonValue jsonFrom(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
        return value.toInt();
    case QMetaType::LongLong:
    case QMetaType::UInt:
        return value.toLongLong();
    case QMetaType::Double:
        return std::isfinite(value.toDouble()) ? QJsonValue(value.toDouble()) : QJsonValue();
    case QMetaType::QString:
        return value.toString();
    case QMetaType::QByteArray:
        return QString::fromLatin1(value.toByteArray().toBase64());
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODate);
    case QMetaType::QVariantList: {
        QJsonArray array;
        const QVariantList list = value.toList();
        for (const QVariant &each : list)
            array.append(jsonFrom(each));
        return array;
    }
    case QMetaType::QVariantMap: {
        QJsonObject object;
        const QVariantMap map = value.toMap();
        for (auto it = map.begin(); it != map.end(); ++it)
            object.insert(it.key(), jsonFrom(it.value()));
        return object;
    }
    default:
        return {};
    }
}

QVariant variantFrom(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double: {
        const double number = value.toDouble();
        // Numbers written as whole ones keep all their digits.
        constexpr qint64 none = std::numeric_limits<qint64>::min();
        const qint64 whole = value.toInteger(none);
        if (whole == none)
            return number;
        const bool fits = whole >= std::numeric_limits<int>::min() && whole <= std::numeric_limits<int>::max();
        return fits ? QVariant(static_cast<int>(whole)) : QVariant(static_cast<qlonglong>(whole));
    }
    case QJsonValue::Array: {
        QVariantList list;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &each : array)
            list.append(variantFrom(each));
        return list;
    }
    case QJsonValue::Object: {
        QVariantMap map;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), variantFrom(it.value()));
        return map;
    }
    default:
        return QVariant::fromValue(nullptr);
    }
}

} // namespace Legenda::XmlRpc
