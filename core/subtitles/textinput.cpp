// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textinput.h"

#include "core/subtitles/bytetables.h"

#include <QIODevice>

#include <algorithm>
#include <utility>

namespace Legenda {

namespace {

constexpr qsizetype pieceSize = 64LL * 1024;
constexpr char dosEnd = 0x1A; ///< the sign by which DOS ended files (Ctrl-Z)

/// Without that.
QByteArray withoutDosEnd(const QByteArray &content, const QString &encoding)
{
    qsizetype end = content.size();
    // There it may be half of a letter.
    const bool wide =
        encoding.startsWith(QLatin1StringView("UTF-16")) || encoding.startsWith(QLatin1StringView("UTF-32"));
    while (!wide && end > 0 && content.at(end - 1) == dosEnd)
        --end;
    return end == content.size() ? content : content.first(end);
}

} // namespace

TextInput::TextInput(const QString &text) : m_source(text), m_fromText(true)
{
    while (m_source.endsWith(QLatin1Char(dosEnd)))
        m_source.chop(1);
}

TextInput::TextInput(const QByteArray &content, const QString &encoding)
    : m_content(withoutDosEnd(content, encoding)), m_decoder(encoding.toLatin1().constData())
{
    if (isOwnEncoding(encoding)) { // not one of the converters'
        m_fromText = true;
        m_source = decodeOwn(m_content, encoding);
        m_content.clear();
    }
}

TextInput::TextInput(QIODevice *file, const QString &encoding)
    : m_file(file), m_fileSize(file->size() - file->pos()), m_decoder(encoding.toLatin1().constData())
{
    m_content.resize(pieceSize);
}

void TextInput::decode(QByteArrayView bytes)
{
    m_piece.resize(m_decoder.requiredSpace(bytes.size()));
    QChar *const start = m_piece.data();
    append(QStringView(start, m_decoder.appendToBuffer(start, bytes)));
}

/// With plain line ends, behind what is in the buffer.
void TextInput::append(QStringView raw)
{
    // Most pieces hold nothing to be changed; three searches are faster than a look at each character.
    if (m_returns == 0 && !raw.contains(u'\r') && !raw.contains(QChar(0xFEFF)) && !raw.contains(QChar(0))) {
        m_buffer.append(raw);
        return;
    }
    const auto isPlain = [](QChar c) { return c != u'\r' && c != QChar(0xFEFF) && !c.isNull(); };
    qsizetype at = 0;
    while (at < raw.size()) {
        if (raw[at] == u'\r') {
            ++m_returns;
            ++at;
            continue;
        }
        if (m_returns > 0) {
            // Any number of '\r' before a '\n' is one line end; without one each is a line end of its own.
            if (raw[at] != u'\n')
                m_buffer += QString(m_returns, u'\n');
            m_returns = 0;
        }
        qsizetype plain = at;
        while (plain < raw.size() && isPlain(raw[plain]))
            ++plain;
        m_buffer.append(raw.mid(at, plain - at));
        at = plain;
        if (at < raw.size() && raw[at] != u'\r')
            ++at;
    }
}

bool TextInput::fill()
{
    if (m_position > 0) {
        m_buffer.remove(0, m_position);
        m_searched -= m_position;
        m_position = 0;
    }
    const qint64 read = m_file ? m_file->read(m_content.data(), pieceSize) : 0;
    if (m_file ? read <= 0 : m_taken >= size()) {
        if (m_returns > 0) {
            m_buffer += QString(std::exchange(m_returns, 0), u'\n');
            return true;
        }
        return false;
    }
    if (m_file) {
        decode(QByteArrayView(m_content.constData(), read));
        return true;
    }
    const qsizetype count = std::min(pieceSize, size() - m_taken);
    if (m_fromText)
        append(QStringView(m_source).mid(m_taken, count));
    else
        decode(QByteArrayView(m_content).sliced(m_taken, count));
    m_taken += count;
    return true;
}

bool TextInput::peek(QStringView &line)
{
    if (!m_peeked) {
        m_peeked = true;
        qsizetype end = -1;
        while (true) {
            end = m_buffer.indexOf(u'\n', m_searched);
            if (end >= 0)
                break;
            m_searched = m_buffer.size();
            if (!fill())
                break;
        }
        if (end < 0 && m_position >= m_buffer.size()) {
            m_peekedAny = false;
        } else {
            m_peekedAny = true;
            const qsizetype stop = end < 0 ? m_buffer.size() : end;
            m_line = QStringView(m_buffer).mid(m_position, stop - m_position);
            m_position = m_searched = end < 0 ? m_buffer.size() : end + 1;
        }
    }
    line = m_peekedAny ? m_line : QStringView();
    return m_peekedAny;
}

bool TextInput::next(QStringView &line)
{
    const bool any = peek(line);
    m_peeked = false;
    if (any)
        ++m_lineNumber;
    return any;
}

QString TextInput::rest()
{
    QString all;
    if (m_peeked && m_peekedAny) {
        all = m_line.toString();
        all += u'\n';
    }
    m_peeked = false;
    while (fill()) { }
    if (all.isEmpty() && m_position == 0)
        all = std::exchange(m_buffer, {});
    else
        all += QStringView(m_buffer).mid(m_position);
    m_buffer.clear();
    m_position = m_searched = 0;
    return all;
}

} // namespace Legenda
