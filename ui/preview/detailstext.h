// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that is known of a hit and why it has its score, as words and as a page to read and copy from.

#include "core/providers/capabilities.h"
#include "core/search/ranker.h"

#include <QColor>
#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QStringList>
#include <QUrl>

namespace Legenda {

struct DetailFact
{
    QString label;
    QStringList lines; ///< plain text, harmless to look at
    QUrl link; ///< of the only line; empty: none
    bool operator==(const DetailFact &) const = default;
};

/// What people wrote about a hit, as far as it is there.
struct HitComments
{
    enum class State {
        None, ///< nobody wrote, or nobody tells
        Off, ///< they cannot be read now; `text` says why
        Loading,
        There,
        Failed, ///< `text` says why
    };
    State state = State::None;
    QList<SubtitleComment> list{}; ///< oldest first
    QString text{};
    bool operator==(const HitComments &) const = default;
};

class DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::DetailsText)
public:
    struct Look
    {
        QColor label;
        int iconSize = 16; ///< device-independent pixels
        bool wide = false; ///< room for reasons and facts side by side
    };
    /// Names of the pictures in the page, to be added as resources.
    static QUrl goodIcon();
    static QUrl badIcon();
    /// Of "Try again" in the page.
    static QUrl retryLink();

    /// @param services names by provider id
    static QList<DetailFact> facts(
        const SubtitleHit &hit, const QHash<QString, QString> &services, const QDateTime &now);
    static QString matchedBy(const SubtitleHit &hit);
    /// Rich text without anything of the hit's own markup.
    static QString page(
        const RankedHit &hit, const QHash<QString, QString> &services, const QDateTime &now, const Look &look);
    /// Rich text to go below page(); empty where there is nothing to say. @param count as the hit's service told
    static QString comments(const HitComments &comments, int count, const QDateTime &now, const Look &look);

private:
    static QString reasons(const RankedHit &hit, const Look &look);
    static QString table(const QList<DetailFact> &facts, const Look &look);
};

} // namespace Legenda
