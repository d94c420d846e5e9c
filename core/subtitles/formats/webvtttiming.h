// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines of WebVTT that say when.

#include <QStringView>

#include <algorithm>

namespace Legenda::WebVtt {

inline bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\f';
}

inline bool isBlank(QStringView line)
{
    return std::all_of(line.begin(), line.end(), isSpace);
}

/// Where "-->" is; -1: nowhere.
qsizetype findArrow(QStringView line);

/// How sure it is that a line with an arrow holds times. The rules know only the first.
enum class Timing { Strict, Likely, OneSided, None };

/// @param arrow its place  @param rest what stands behind the times
Timing parseTiming(QStringView line, qsizetype arrow, qint64 &startMs, qint64 &endMs, QStringView &rest);

/// A line of times that was cut off: "00:00:05.000 --> 00:0".
bool isPieceOfTimes(QStringView line);

} // namespace Legenda::WebVtt
