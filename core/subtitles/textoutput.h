// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text on its way to bytes: encoded in pieces, with the line ends that were asked for.

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
    explicit TextOutput(
        const QString &encoding = QStringLiteral("UTF-8"), bool mark = false, LineEnd lineEnd = LineEnd::Lf);

    TextOutput &operator<<(QStringView text);
    TextOutput &operator<<(const QString &text) { return *this << QStringView(text); }
    TextOutput &operator<<(QLatin1StringView text);
    TextOutput &operator<<(QChar c);
    /// In decimal, with zeros in front up to `width` digits.
    TextOutput &number(qint64 value, int width = 1);
    /// "01:02:03,456": hours with at least `hourDigits` digits (0: left out where there are none), a `separator` and
    /// `decimals` digits (0: neither). Rounded to the last digit; negative times become 0.
    TextOutput &clock(qint64 ms, int hourDigits, QChar separator, int decimals);

    /// What came so far. BadInput where letters do not exist in the encoding (they are named).
    Result<QByteArray> finish();
    QString encoding() const { return m_encoding; }

private:
    void encode();
    bool encodeWithQt();

    QString m_encoding;
    LineEnd m_lineEnd;
    QStringEncoder m_encoder;
    QString m_buffer;
    QByteArray m_bytes;
    QString m_missing; ///< pieces that could not be encoded, as they were (the first ones)
    bool m_known = true;
};

} // namespace Legenda
