// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What PHP makes of lists and tables, read in one way. For this folder's readers only.

#include "core/providers/lenientjson.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <limits>
#include <utility>

namespace Legenda::OpenSubtitlesOrg {

/// Members of a struct, or items of an array under "0", "1" …; empty for all else ("", false, null). A struct whose
/// members are all numbered is in the order of its numbers.
QList<std::pair<QString, QJsonValue>> entriesOf(const QJsonValue &value);

/// The structs in a list. `marker` is a member every row has: a struct with it is the only row, where a list of one was
/// meant. Structs without it are looked into once, for tables of lists ("matrix" -> rows).
QList<QJsonObject> rowsOf(const QJsonValue &value, const QString &marker);

inline int smallNumber(const QJsonValue &value, int missing = 0)
{
    const qint64 read = LenientJson::number(value, missing);
    return read >= std::numeric_limits<int>::min() && read <= std::numeric_limits<int>::max() ? static_cast<int>(read)
                                                                                              : missing;
}

} // namespace Legenda::OpenSubtitlesOrg
