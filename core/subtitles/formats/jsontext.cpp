// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype deepest = 500; // QJsonDocument itself stops at 1024

/// Writes the text anew as JSON that QJsonDocument accepts: without what stands around it, with values only where they
/// are whole.
class Repair
{
public:
    explicit Repair(QStringView text) : m_text(text) { m_out.reserve(text.size()); }
    bool run();
    bool cutOff() const { return m_cutOff; }
    QByteArray utf8() const { return m_out.toUtf8(); }

private:
    bool string();
    void word();
    void close(QChar bracket);

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_out;
    QString m_open; ///< brackets
    qsizetype m_good = -1; ///< length of m_out behind the last bracket that was closed
    qsizetype m_goodDepth = 0;
    int m_roots = 0;
    bool m_cutOff = false;
};

/// False: it has no end.
bool Repair::string()
{
    m_out += u'"';
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            m_out += u'"';
            ++m_at;
            return true;
        }
        if (c == u'\\' && m_at + 1 < m_text.size()) {
            const QChar next = m_text[++m_at];
            // "\'" is JavaScript's.
            if (next == u'\'')
                m_out += next;
            else
                (m_out += c) += next;
        } else if (c == u'\n') {
            m_out += "\\n"_L1;
        } else if (c.unicode() < 0x20) {
            m_out += u' ';
        } else {
            m_out += c;
        }
    }
    return false;
}

/// Numbers and names; those that JSON does not have (NaN, None) become null.
void Repair::word()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        if (!c.isLetterOrNumber() && c != u'.' && c != u'+' && c != u'-' && c != u'_')
            break;
        ++m_at;
    }
    if (m_at == start) {
        ++m_at;
        return;
    }
    const QStringView word = m_text.sliced(start, m_at - start);
    bool isNumber = false;
    const double number = word.toDouble(&isNumber);
    if (word == u"true" || word == u"false")
        m_out += word;
    else if (word == u"True" || word == u"False")
        m_out += word.toString().toLower();
    else if (isNumber && std::isfinite(number))
        m_out += QString::number(number, 'g', 17);
    else
        m_out += "null"_L1;
}

void Repair::close(QChar bracket)
{
    qsizetype end = m_out.size();
    while (end > 0 && m_out[end - 1] == u',')
        --end;
    m_out.resize(end);
    m_out += bracket;
    m_open.chop(1);
    m_good = m_out.size();
    m_goodDepth = m_open.size();
    ++m_at;
}

bool Repair::run()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        if (m_open.isEmpty()) {
            // Outside: the next value, or what a script has around it.
            if (c == u'{' || c == u'[') {
                if (m_roots++ > 0)
                    m_out += u',';
            } else {
                ++m_at;
                continue;
            }
        }
        if (c == u'{' || c == u'[') {
            if (m_open.size() >= deepest)
                return false;
            m_open += c == u'{' ? u'}' : u']';
            m_out += c;
            ++m_at;
        } else if (c == u'}' || c == u']') {
            if (m_open.back() != c) { // the wrong one
                ++m_at;
                continue;
            }
            close(c);
        } else if (c == u'"') {
            if (!string())
                break;
        } else if (c == u',' || c == u':') {
            if (c == u':' || (!m_out.endsWith(u',') && !m_out.endsWith(u'[') && !m_out.endsWith(u'{')))
                m_out += c;
            ++m_at;
        } else if (c.isSpace()) {
            ++m_at;
        } else {
            word();
        }
    }
    if (!m_open.isEmpty()) {
        m_cutOff = true;
        if (m_good < 0)
            return false;
        m_out.resize(m_good);
        // What was opened before that is still open, in the same order: nothing below it was closed since.
        while (m_open.size() > m_goodDepth)
            m_open.chop(1);
        for (qsizetype i = m_open.size(); i-- > 0;)
            m_out += m_open[i];
    }
    if (m_roots > 1)
        m_out = u'[' + m_out + u']';
    return m_roots > 0;
}

} // namespace

JsonText readJson(const QString &text)
{
    JsonText result;
    {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (document.isObject() || document.isArray()) {
            result.value = document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
            return result;
        }
    }
    result.value = QJsonValue(QJsonValue::Undefined);
    Repair repair(text);
    const bool ok = repair.run();
    result.cutOff = repair.cutOff();
    result.repaired = true;
    if (!ok)
        return result;
    const QJsonDocument document = QJsonDocument::fromJson(repair.utf8());
    if (document.isObject())
        result.value = document.object();
    else if (document.isArray())
        result.value = document.array();
    return result;
}

std::optional<qint64> msOfSeconds(double seconds)
{
    constexpr double most = 1e9;
    if (!std::isfinite(seconds) || std::abs(seconds) > most)
        return {};
    return std::llround(seconds * 1000);
}

} // namespace Legenda
