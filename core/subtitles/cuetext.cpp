// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuetext.h"

using namespace Qt::StringLiterals;

namespace Legenda {

QStringView LineReader::next()
{
    const qsizetype end = m_text.indexOf(u'\n', m_position);
    const qsizetype stop = end < 0 ? m_text.size() : end;
    const QStringView line = m_text.mid(m_position, stop - m_position);
    m_position = end < 0 ? m_text.size() + 1 : end + 1;
    return line;
}

QString withPlainLineEnds(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar(0xFEFF) || c == QChar(0))
            continue;
        if (c != u'\r') {
            out += c;
            continue;
        }
        qsizetype after = i;
        while (after < text.size() && text[after] == u'\r')
            ++after;
        if (after < text.size() && text[after] == u'\n') {
            out += u'\n';
            i = after;
        } else {
            out += QString(after - i, u'\n');
            i = after - 1;
        }
    }
    return out;
}

QString clockText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const QString rest = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(rest) : rest;
}

void removeUnwritten(QString &text)
{
    text.removeIf([](QChar c) { return c.isNull() || c == u'\r' || c == QChar(0xFEFF); });
}

std::optional<qint64> parseNumber(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > 18)
        return {};
    qint64 value = 0;
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return {};
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

std::optional<qint64> parseAnyNumber(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > 18)
        return {};
    qint64 value = 0;
    for (const QChar c : digits) {
        const int digit = decimalDigit(c);
        if (digit < 0)
            return {};
        value = value * 10 + digit;
    }
    return value;
}

std::optional<qint64> parseClock(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.mid(1);
    qint64 total = 0; // seconds
    int fields = 0;
    qint64 fraction = 0;
    qsizetype i = 0;
    while (true) {
        while (i < text.size() && text[i] == u' ') // "0: 1: 2" for "00:01:02"
            ++i;
        const qsizetype start = i;
        while (i < text.size() && text[i] >= u'0' && text[i] <= u'9')
            ++i;
        const std::optional<qint64> value = i - start <= 6 ? parseNumber(text.mid(start, i - start)) : std::nullopt;
        if (!value || ++fields > 3)
            return {};
        total = total * 60 + *value;
        if (i < text.size() && text[i] == u':') {
            ++i;
            // "00:00:01:500": a colon before the milliseconds
            if (fields == 3) {
                const QStringView rest = text.mid(i);
                const std::optional<qint64> ms = rest.size() == 3 ? parseNumber(rest) : std::nullopt;
                if (!ms)
                    return {};
                fraction = *ms;
                i = text.size();
                break;
            }
            continue;
        }
        break;
    }
    if (fields < 2)
        return {};
    if (i < text.size() && (text[i] == u',' || text[i] == u'.')) {
        ++i;
        while (i < text.size() && text[i] == u' ')
            ++i;
        qint64 unit = 100;
        while (i < text.size() && text[i] >= u'0' && text[i] <= u'9') {
            fraction += unit * (text[i].unicode() - u'0');
            unit /= 10;
            ++i;
        }
    }
    if (i != text.size())
        return {};
    const qint64 ms = total * 1000 + fraction;
    return negative ? -ms : ms;
}

QString withoutEntities(QStringView text)
{
    static constexpr std::pair<QLatin1StringView, char16_t> names[] = {{"amp"_L1, u'&'}, {"lt"_L1, u'<'},
        {"gt"_L1, u'>'}, {"quot"_L1, u'"'}, {"apos"_L1, u'\''}, {"nbsp"_L1, u'\u00A0'}, {"lrm"_L1, u'\u200E'},
        {"rlm"_L1, u'\u200F'}};
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'&') {
            out += text[i];
            continue;
        }
        const qsizetype length = text.mid(i + 1, 10).indexOf(u';');
        const QStringView name = length > 0 ? text.mid(i + 1, length) : QStringView();
        char32_t value = 0;
        if (name.startsWith(u'#')) {
            const bool hex = name.mid(1, 1).compare(u"x", Qt::CaseInsensitive) == 0;
            bool ok = false;
            const uint number = hex ? name.mid(2).toUInt(&ok, 16) : name.mid(1).toUInt(&ok, 10);
            if (ok && number > 0 && number <= 0x10FFFF && !QChar::isSurrogate(number))
                value = number;
        } else {
            for (const auto &[known, c] : names) {
                if (name == known)
                    value = c;
            }
        }
        if (value == 0) {
            out += u'&';
            continue;
        }
        out += QString::fromUcs4(&value, 1);
        i += length + 1;
    }
    return out;
}

} // namespace Legenda
