// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textoutput.h"

#include "core/subtitles/bytetables.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QCoreApplication>

namespace Legenda {

namespace {

constexpr qsizetype pieceSize = 32LL * 1024;
constexpr qsizetype muchOutput = 256LL * 1024; ///< less is written at once
constexpr qsizetype mostMissing = 64LL * 1024;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Halves of pairs that stand alone become U+FFFD, as they do in every decoder. True if there were any.
bool mendSurrogates(QString &text)
{
    bool any = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        text[i] = QChar(QChar::ReplacementCharacter);
        any = true;
    }
    return any;
}

} // namespace

TextOutput::TextOutput(const QString &encoding, bool mark, LineEnd lineEnd, ContentSink *sink)
    : m_encoding(canonicalEncodingName(encoding)), m_lineEnd(lineEnd),
      m_encoder(m_encoding.toLatin1().constData(), QStringConverter::Flag::Stateless), m_sink(sink)
{
    m_known = m_encoder.isValid() || isOwnEncoding(m_encoding);
    if (mark)
        m_bytes = byteOrderMark(m_encoding);
    m_buffer.reserve(pieceSize + 1024);
}

TextOutput &TextOutput::operator<<(QStringView text)
{
    if (m_lineEnd == LineEnd::Lf) {
        m_buffer.append(text);
    } else {
        qsizetype at = 0;
        while (at < text.size()) {
            const qsizetype end = text.indexOf(u'\n', at);
            m_buffer.append(text.mid(at, end < 0 ? -1 : end - at));
            if (end < 0)
                break;
            *this << QChar(u'\n');
            at = end + 1;
        }
    }
    if (m_buffer.size() >= pieceSize)
        encode();
    return *this;
}

TextOutput &TextOutput::operator<<(QLatin1StringView text)
{
    if (m_lineEnd == LineEnd::Lf || !text.contains(u'\n')) {
        m_buffer.append(text);
        if (m_buffer.size() >= pieceSize)
            encode();
        return *this;
    }
    return *this << QStringView(QString(text));
}

TextOutput &TextOutput::operator<<(QChar c)
{
    if (c == u'\n' && m_lineEnd != LineEnd::Lf) {
        m_buffer.append(u'\r');
        if (m_lineEnd == LineEnd::CrLf)
            m_buffer.append(u'\n');
    } else {
        m_buffer.append(c);
    }
    return *this;
}

TextOutput &TextOutput::number(qint64 value, int width)
{
    QChar digits[24];
    int count = 0;
    const bool negative = value < 0;
    quint64 left = negative ? quint64(0) - quint64(value) : quint64(value);
    do {
        digits[count++] = QChar(char16_t(u'0' + left % 10));
        left /= 10;
    } while (left > 0);
    while (count < width && count < 22)
        digits[count++] = u'0';
    if (negative)
        digits[count++] = u'-';
    while (count > 0)
        m_buffer.append(digits[--count]);
    return *this;
}

TextOutput &TextOutput::clock(qint64 ms, int hourDigits, QChar separator, int decimals)
{
    static constexpr qint64 powers[] = {1, 10, 100, 1000};
    decimals = qBound(0, decimals, 3);
    const qint64 unit = 1000 / powers[decimals]; // ms of the last digit
    const qint64 units = (qMax<qint64>(0, ms) + unit / 2) / unit;
    const qint64 seconds = units / powers[decimals];
    if (hourDigits > 0 || seconds >= 3600)
        number(seconds / 3600, qMax(1, hourDigits)) << QChar(u':');
    number(seconds / 60 % 60, 2) << QChar(u':');
    number(seconds % 60, 2);
    if (decimals > 0) {
        m_buffer.append(separator);
        number(units % powers[decimals], decimals);
    }
    return *this;
}

/// False, and nothing added, where letters do not exist in the encoding.
bool TextOutput::encodeWithQt()
{
    const qsizetype before = m_bytes.size();
    m_bytes.resize(before + m_encoder.requiredSpace(m_buffer.size()));
    char *end = m_encoder.appendToBuffer(m_bytes.data() + before, m_buffer);
    const bool good = !m_encoder.hasError();
    m_bytes.resize(good ? end - m_bytes.constData() : before);
    if (!good)
        m_encoder.resetState();
    return good;
}

/// What there is goes to the sink, if that has room.
void TextOutput::pour()
{
    if (!m_sink || m_bytes.isEmpty())
        return;
    const bool taken = !m_failed && m_sink->take(m_bytes);
    if (!taken && !m_poured) {
        m_sink = nullptr; // it stays here
        return;
    }
    m_poured = true;
    m_failed = !taken;
    m_bytes.resize(0);
}

void TextOutput::encode()
{
    if (m_bytes.size() >= muchOutput)
        pour();
    if (m_buffer.isEmpty() || !m_known) {
        m_buffer.clear();
        return;
    }
    // Halves of a pair must not be torn apart.
    QChar half;
    if (m_buffer.back().isHighSurrogate()) {
        half = m_buffer.back();
        m_buffer.chop(1);
    }
    if (isOwnEncoding(m_encoding)) {
        if (const std::optional<QByteArray> bytes = encodeOwn(m_buffer, m_encoding))
            m_bytes += *bytes;
        else if (m_missing.size() < mostMissing)
            m_missing += m_buffer;
        m_buffer.resize(0);
        if (!half.isNull())
            m_buffer.append(half);
        return;
    }
    if (!encodeWithQt() && (!mendSurrogates(m_buffer) || !encodeWithQt()) && m_missing.size() < mostMissing)
        m_missing += m_buffer;
    m_buffer.resize(0);
    if (!half.isNull())
        m_buffer.append(half);
}

Result<QByteArray> TextOutput::finish()
{
    if (!m_known) {
        return fail(ErrorKind::BadInput,
            Text::tr("Nobody here knows the encoding “%1”. Choose another one, such as UTF-8.").arg(m_encoding));
    }
    if (!m_buffer.isEmpty() && m_buffer.back().isHighSurrogate())
        m_buffer.back() = QChar(QChar::ReplacementCharacter);
    encode();
    if (m_poured)
        pour();
    if (m_failed)
        return fail(m_sink->error());
    if (m_missing.isEmpty())
        return std::exchange(m_bytes, {});
    const Result<QByteArray> why = encodeText(m_missing, m_encoding, false);
    return why ? Result<QByteArray>(std::exchange(m_bytes, {})) : Result<QByteArray>(fail(why.error()));
}

} // namespace Legenda
