// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// JSON as it is found: with a script around it, with NaN in it, line by line, cut off in the middle.

#include <QJsonValue>
#include <QString>

#include <optional>

namespace Legenda {

struct JsonText
{
    QJsonValue value; ///< undefined: it is no JSON
    bool cutOff = false; ///< the end is missing; `value` holds what was whole
    bool repaired = false; ///< it was not quite JSON
};

/// Linear; nothing deeper than 500 brackets is read.
JsonText readJson(const QString &text);

/// Milliseconds of a number of seconds; nothing for what is none or beyond all time.
std::optional<qint64> msOfSeconds(double seconds);

} // namespace Legenda
