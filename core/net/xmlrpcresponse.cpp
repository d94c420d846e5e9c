// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/xmlcharacters.h"
#include "core/net/xmlrpc.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::XmlRpc {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

// --- The text before the parser sees it

tl::unexpected<Error> notUnderstood(const QString &why)
{
    return fail(ErrorKind::BadReply,
        Text::tr("The service's answer cannot be understood. Try again later; if it stays so, a newer version of "
                 "Legenda may help."),
        u"XML-RPC: "_s + why);
}

/// What is no UTF-8 is read as it is declared, and as Latin-1 where that does not help. Declarations lie too often to
/// be believed first.
QString decodeText(const QByteArray &body)
{
    if (const auto wide = QStringConverter::encodingForData(body, u'<'); wide && *wide != QStringConverter::Utf8)
        return QStringDecoder(*wide)(body);
    QStringDecoder utf8(QStringConverter::Utf8);
    const QString text = utf8(body);
    if (!utf8.hasError())
        return text;
    static const QRegularExpression declared(u"^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)"_s);
    const QString name = declared.match(QString::fromLatin1(body.left(200))).captured(1).toLower();
    // Mostly UTF-8 with a damaged character somewhere.
    if (name.isEmpty() || name == "utf-8"_L1 || name == "utf8"_L1)
        return text;
    return QString::fromLatin1(body);
}

/// The length of a reference that may stay ("&amp;", "&#233;"), 0 for any other "&". `drop`: it stands for a character
/// XML does not allow.
qsizetype referenceLength(QStringView text, bool &drop)
{
    constexpr qsizetype longest = 12;
    drop = false;
    const qsizetype end = text.left(longest).indexOf(u';');
    if (end < 2)
        return 0;
    const QStringView name = text.mid(1, end - 1);
    for (const QLatin1StringView known : {"amp"_L1, "lt"_L1, "gt"_L1, "quot"_L1, "apos"_L1}) {
        if (name == known)
            return end + 1;
    }
    if (name.front() != u'#')
        return 0;
    const bool hexadecimal = name.size() > 1 && name[1] == u'x';
    bool ok = false;
    const uint code = name.mid(hexadecimal ? 2 : 1).toUInt(&ok, hexadecimal ? 16 : 10);
    if (!ok)
        return 0;
    drop = !isXmlCharacter(code);
    return end + 1;
}

/// The document without what a parser stumbles over; see decodeResponse(). Linear: looks at every character once.
Result<QString> tidied(const QString &text)
{
    // XML-RPC knows no attributes; the parser's time grows with the square of their number.
    constexpr qsizetype longestTag = 1000;
    const QStringView from = text;
    QString tidy;
    tidy.reserve(text.size());
    const auto copyTo = [&](qsizetype &i, QLatin1StringView mark) {
        const qsizetype found = from.indexOf(mark, i);
        const qsizetype end = found < 0 ? from.size() : found + mark.size();
        while (i < end)
            appendCharacter(tidy, from, i);
    };
    for (qsizetype i = 0; i < from.size();) {
        const QStringView rest = from.mid(i);
        if (rest.front() == u'<') {
            if (rest.startsWith("<![CDATA["_L1)) {
                copyTo(i, "]]>"_L1);
            } else if (rest.startsWith("<!--"_L1)) {
                const qsizetype end = from.indexOf("-->"_L1, i + 4);
                i = end < 0 ? from.size() : end + 3;
            } else if (rest.startsWith("<!"_L1)) {
                return notUnderstood(u"it has a document type"_s);
            } else {
                const qsizetype end = rest.left(longestTag).indexOf(u'>');
                if (end < 0)
                    return notUnderstood(u"a tag does not end"_s);
                const bool isEnd = rest.startsWith("</methodResponse"_L1);
                for (const qsizetype stop = i + end + 1; i < stop;)
                    appendCharacter(tidy, from, i);
                if (isEnd)
                    break; // what a server writes behind the document is no part of it
            }
        } else if (rest.front() == u'&') {
            bool drop = false;
            const qsizetype length = referenceLength(rest, drop);
            if (length == 0)
                tidy += "&amp;"_L1;
            else if (!drop)
                tidy += rest.left(length);
            i += std::max<qsizetype>(1, length);
        } else {
            appendCharacter(tidy, from, i);
        }
    }
    return tidy;
}

// --- The values

QDateTime momentFrom(const QString &text)
{
    static const QRegularExpression form(
        u"^(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:[T ](\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d+)?)?)?\\s*"
        "(?:(Z)|([+-])(\\d\\d):?(\\d\\d)?)?$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    const auto part = [&](int n) { return match.captured(n).toInt(); };
    const QDate date(part(1), part(2), part(3));
    const QTime time(part(4), part(5), part(6));
    if (!date.isValid() || !time.isValid())
        return {};
    // The specification knows no zones; who writes none mostly means UTC.
    const QDateTime moment(date, time, Qt::UTC);
    const int away = (part(9) * 60 + part(10)) * 60;
    return moment.addSecs(match.captured(8) == "-"_L1 ? away : -away);
}

/// A value that is not of its type stays what was written.
QVariant typed(QStringView type, const QString &text)
{
    if (type == "int"_L1 || type == "i4"_L1 || type == "i8"_L1 || type == "i1"_L1 || type == "i2"_L1) {
        bool ok = false;
        const qlonglong number = text.trimmed().toLongLong(&ok);
        if (!ok)
            return text;
        const bool fits = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
        return type != "i8"_L1 && fits ? QVariant(static_cast<int>(number)) : QVariant(number);
    }
    if (type == "double"_L1 || type == "float"_L1) {
        bool ok = false;
        const double number = text.trimmed().toDouble(&ok);
        return ok && std::isfinite(number) ? QVariant(number) : QVariant(text);
    }
    if (type == "boolean"_L1) {
        const QString word = text.trimmed().toLower();
        if (word == "1"_L1 || word == "true"_L1)
            return true;
        return word.isEmpty() || word == "0"_L1 || word == "false"_L1 ? QVariant(false) : QVariant(text);
    }
    if (type == "base64"_L1) {
        QByteArray packed = text.toLatin1();
        packed.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
        auto bytes = QByteArray::fromBase64Encoding(packed, QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? QVariant(std::move(bytes.decoded)) : QVariant(text);
    }
    if (type == "dateTime.iso8601"_L1 || type == "dateTime"_L1) {
        const QDateTime moment = momentFrom(text);
        return moment.isValid() ? QVariant(moment) : QVariant(text);
    }
    return text;
}

class Reader
{
public:
    explicit Reader(const QString &xml) : m_xml(xml) { m_xml.setNamespaceProcessing(false); }

    Result<Response> read()
    {
        if (!m_xml.readNextStartElement() || name() != "methodResponse"_L1)
            return notUnderstood(u"it is no methodResponse"_s);
        Response response;
        bool found = false;
        while (nextChild()) {
            if (name() == "fault"_L1) {
                response.fault = faultFrom(childValue());
                found = true;
            } else if (name() == "params"_L1) {
                found = true;
                bool first = true;
                while (nextChild()) {
                    const QVariant value = childValue();
                    if (first)
                        response.value = value;
                    first = false;
                }
            } else {
                skip();
            }
        }
        if (m_tooDeep)
            return notUnderstood(u"it has too many levels"_s);
        if (m_xml.hasError())
            return notUnderstood(u"%1 (line %2)"_s.arg(m_xml.errorString()).arg(m_xml.lineNumber()));
        if (!found)
            return notUnderstood(u"it has neither params nor fault"_s);
        return response;
    }

private:
    /// Without the prefix of "ex:nil".
    QStringView name() const
    {
        const QStringView whole = m_xml.qualifiedName();
        return whole.mid(whole.indexOf(u':') + 1);
    }

    bool nextChild() { return !m_tooDeep && m_xml.readNextStartElement(); }

    void skip() { m_xml.skipCurrentElement(); }

    /// All text below the current element. Not QXmlStreamReader's own, which calls itself for each level.
    QString textBelow()
    {
        QString text;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                ++depth;
                break;
            case QXmlStreamReader::EndElement:
                --depth;
                break;
            case QXmlStreamReader::Characters:
            case QXmlStreamReader::EntityReference:
                text += m_xml.text();
                break;
            default:
                break;
            }
        }
        return text;
    }

    /// The value inside the current element (param, fault).
    QVariant childValue()
    {
        QVariant value;
        while (nextChild()) {
            if (name() == "value"_L1)
                value = readValue();
            else
                skip();
        }
        return value;
    }

    /// At <value>. White space around a typed value is layout; without a type it is text.
    QVariant readValue()
    {
        if (++m_level > mostLevels) {
            m_tooDeep = true;
            return {};
        }
        QVariant value;
        QString text;
        bool hasType = false;
        while (!m_tooDeep && !m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                break;
            if (token == QXmlStreamReader::StartElement) {
                value = readTyped();
                hasType = true;
            } else if (token == QXmlStreamReader::Characters && !hasType) {
                text += m_xml.text();
            }
        }
        --m_level;
        return hasType ? value : QVariant(text);
    }

    QVariant readTyped()
    {
        const QString type = name().toString();
        if (type == "struct"_L1)
            return readStruct();
        if (type == "array"_L1)
            return readArray();
        const QString text = textBelow();
        return type == "nil"_L1 ? QVariant::fromValue(nullptr) : typed(type, text);
    }

    QVariant readStruct()
    {
        QVariantMap members;
        while (nextChild()) {
            if (name() != "member"_L1) {
                skip();
                continue;
            }
            QString key;
            QVariant value;
            while (nextChild()) {
                if (name() == "name"_L1)
                    key = textBelow().trimmed();
                else if (name() == "value"_L1)
                    value = readValue();
                else
                    skip();
            }
            if (!key.isEmpty())
                members.insert(key, value);
        }
        return members;
    }

    QVariant readArray()
    {
        QVariantList items;
        while (nextChild()) {
            if (name() == "data"_L1) {
                while (nextChild()) {
                    if (name() == "value"_L1)
                        items.append(readValue());
                    else
                        skip();
                }
            } else if (name() == "value"_L1) { // some servers leave <data> out
                items.append(readValue());
            } else {
                skip();
            }
        }
        return items;
    }

    static Fault faultFrom(const QVariant &value)
    {
        const QVariantMap members = value.toMap();
        Fault fault;
        fault.code = members.value(u"faultCode"_s).toInt();
        fault.text = members.contains(u"faultString"_s) ? members.value(u"faultString"_s).toString() : value.toString();
        return fault;
    }

    QXmlStreamReader m_xml;
    int m_level = 0;
    bool m_tooDeep = false;
};

} // namespace

Result<Response> decodeResponse(const QByteArray &body)
{
    QString text = decodeText(body);
    // A server's warnings may stand before it, and the declaration must be the first.
    const qsizetype start = text.indexOf("<methodResponse"_L1);
    if (start < 0)
        return notUnderstood(u"it is no methodResponse"_s);
    if (const auto before = QStringView(text).left(start);
        before.contains("<!DOCTYPE"_L1, Qt::CaseInsensitive) && !before.contains("<html"_L1, Qt::CaseInsensitive))
        return notUnderstood(u"it has a document type"_s);
    text.remove(0, start);
    const auto tidy = tidied(text);
    if (!tidy)
        return fail(tidy.error());
    return Reader(*tidy).read();
}

} // namespace Legenda::XmlRpc
