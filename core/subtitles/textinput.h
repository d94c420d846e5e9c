// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text to read, line by line or whole. Bytes are decoded in pieces, so that a big file does not stand in memory as
// UTF-16 as well. Line ends "\r\n", "\r\r\n" and "\r" become '\n'; byte order marks and zeros anywhere are dropped,
// and the mark by which DOS ended files (0x1A).

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>
#include <QStringView>

class QIODevice;

namespace Legenda {

class TextInput
{
public:
    explicit TextInput(const QString &text);
    /// @param encoding one that QStringDecoder knows
    TextInput(const QByteArray &content, const QString &encoding);
    /// From where `file` stands, in pieces, as they are asked for. It has to live as long as this.
    /// @param encoding one that QStringDecoder knows
    TextInput(QIODevice *file, const QString &encoding);

    /// The next line, without its end. False at the end. `line` stays valid until the next call of next() or peek().
    bool next(QStringView &line);
    /// The same without going on.
    bool peek(QStringView &line);
    /// Number of the line that next() gave last, from 1.
    int lineNumber() const { return m_lineNumber; }
    /// Bytes or characters of the whole, to make room by.
    qsizetype size() const { return m_file ? m_fileSize : m_fromText ? m_source.size() : m_content.size(); }
    /// Everything that was not read yet.
    QString rest();

private:
    bool fill();
    void decode(QByteArrayView bytes);
    void append(QStringView raw);

    QByteArray m_content;
    QString m_source; ///< instead of m_content
    QIODevice *m_file = nullptr; ///< instead of both; m_content is the piece that was read last
    qsizetype m_fileSize = 0;
    QStringDecoder m_decoder;
    bool m_fromText = false;
    qsizetype m_taken = 0; ///< of m_content or m_source
    QString m_piece; ///< decoded, to use its memory again
    QString m_buffer; ///< decoded, plain line ends
    qsizetype m_position = 0; ///< in m_buffer, of the next line
    qsizetype m_searched = 0; ///< no '\n' between m_position and here
    qsizetype m_returns = 0; ///< '\r' at the end of the last piece
    bool m_peeked = false;
    bool m_peekedAny = false;
    QStringView m_line;
    int m_lineNumber = 0;
};

} // namespace Legenda
