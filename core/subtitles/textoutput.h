// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text on its way to bytes: encoded in pieces, with the line ends that were asked for.

#include "core/base/contentsink.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringEncoder>
#include <QStringView>

namespace Legenda {

enum class LineEnd { Lf, CrLf, Cr };

class TextOutput
{
public:
    /// @param encoding as in knownEncodings()  @param mark with a byte order mark, where the encoding has one
    /// @param sink where much of it goes before it is finished; it has to live as long as this
    explicit TextOutput(const QString &encoding = QStringLiteral("UTF-8"), bool mark = false,
        LineEnd lineEnd = LineEnd::Lf, ContentSink *sink = nullptr);

    TextOutput &operator<<(QStringView text);
    TextOutput &operator<<(const QString &text) { return *this << QStringView(text); }
    TextOutput &operator<<(QLatin1StringView text);
    TextOutput &operator<<(QChar c);
    /// In decimal, with zeros in front up to `width` digits.
    TextOutput &number(qint64 value, int width = 1);
    /// "01:02:03,456": hours with at least `hourDigits` digits (0: left out where there are none), a `separator` and
    /// `decimals` digits (0: neither). Rounded to the last digit; negative times become 0.
    TextOutput &clock(qint64 ms, int hourDigits, QChar separator, int decimals);

    /// What came so far; empty where the sink has it. BadInput where letters do not exist in the encoding (they are
    /// named), the sink's error where it could not take all.
    Result<QByteArray> finish();
    QString encoding() const { return m_encoding; }

private:
    void encode();
    bool encodeWithQt();
    void pour();

    QString m_encoding;
    LineEnd m_lineEnd;
    QStringEncoder m_encoder;
    QString m_buffer;
    QByteArray m_bytes;
    QString m_missing; ///< pieces that could not be encoded, as they were (the first ones)
    bool m_known = true;
    ContentSink *m_sink;
    bool m_poured = false; ///< the sink has the beginning
    bool m_failed = false; ///< and could not take the rest
};

} // namespace Legenda
