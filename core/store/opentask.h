// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Work that a service does in its own time and that somebody has paid for: remembered until its result is there.

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace Legenda {

struct OpenTask
{
    QString provider;
    QString id; ///< the service's own
    QString label; ///< for people: what it is about, such as a file name
    QByteArray details; ///< what to do with the result; as its writer wrote it, without secrets
    QDateTime startedAt; ///< UTC
    bool operator==(const OpenTask &) const = default;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::OpenTask)
