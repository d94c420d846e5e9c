// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a batch of downloads has not got yet, kept so that a later start can go on with it.

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace Legenda {

/// One language of one video.
struct KeptItem
{
    QString videoPath;
    QString language; ///< code
    QByteArray hits; ///< what was found for it, best first; as its writer wrote it; empty: not searched yet
    bool operator==(const KeptItem &) const = default;
};

struct KeptBatch
{
    qint64 id = 0; ///< given by the store
    QList<KeptItem> items;
    QByteArray preferences; ///< as they were, without secrets; as its writer wrote them
    QString reason; ///< why it was interrupted, for people; empty: it was just going on
    QDateTime goesOnAt; ///< UTC; before that it would only be refused. Invalid: at any time
    QDateTime keptAt; ///< UTC
    bool operator==(const KeptBatch &) const = default;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::KeptBatch)
