// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Times as people and programs write them into lines of text, and fast ways to write them.

#include <QString>
#include <QStringView>

namespace Legenda {

/// A blank of any width, or a mark of direction, which is not seen.
bool isClockBlank(QChar c);
/// Without any blanks around it, nor such marks.
QStringView trimmedClock(QStringView text);

struct LooseTime
{
    qint64 ms = 0; ///< without the frames
    int parts = 0; ///< fields before the fraction: 3 with hours
    int secondsDigits = 0;
    int fractionDigits = -1; ///< -1: no fraction
    qint64 frames = -1; ///< "00:00:01:12", what stands behind the third colon if it has one or two digits
    bool regular = true; ///< minutes and seconds below 60
    QChar separator; ///< before the fraction or the frames
    bool operator==(const LooseTime &) const = default;
};

/// Reads the time that begins at `at`, blanks before it skipped: "1:02:03,456", "02:03.4", "00:00:01:500",
/// " 0: 0:26, 26" (blanks for zeros), "00;00;01.5", "-0:00:04,567", "12.5". Returns the place behind it, -1: none.
qsizetype scanLooseTime(QStringView text, qsizetype at, LooseTime &time);

/// Appends "01:02:03,456" (hours of two digits or more) and returns the end. Negative times become 0. At most 24 units.
char16_t *putClock(char16_t *to, qint64 ms, char16_t separator);
char16_t *putNumber(char16_t *to, qint64 value, int width = 1);

} // namespace Legenda
