// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a hit's row says, in words: for the delegate, tooltips, the preview and screen readers.

#include "core/search/ranker.h"
#include "ui/widgets/badge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Legenda {

struct HitFact
{
    QString label;
    QString value;
    bool operator==(const HitFact &) const = default;
};

class HitText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::HitText)
public:
    /// The release name on one line; the file name or the title where the service gives none.
    static QString release(const SubtitleHit &hit);
    /// "PT-BR"; "?" where the service does not say.
    static QString languageCode(const Language &language);
    /// "23.976 fps"; empty for 0.
    static QString frameRate(double fps);
    /// "today", "3 weeks ago", "2 years ago"; empty where it is not known.
    static QString age(const QDateTime &uploadedAt, const QDateTime &now);
    /// "950", "12k", "1.2M", with the digits of the person's own language.
    static QString shortCount(qint64 count);
    /// Why a row is dimmed; empty if it is not.
    static QString whyNot(const RankedHit &hit);

    /// Labels of the second line, the weightiest first: why it is dimmed, what fits the video, what does not, its kind.
    static QList<Badge> badges(const RankedHit &hit);
    /// The few things a row says of how it fits, from the reasons of its score.
    static QList<Badge> fitBadges(const RankedHit &hit);
    /// The rest of the second line, parts of one text.
    static QStringList remarks(const RankedHit &hit, const QString &service, const QDateTime &now);

    /// All that is known of a hit, without what is not.
    static QList<HitFact> facts(const SubtitleHit &hit, const QString &service, const QDateTime &now);
    /// The score and what it is made of, as rich text.
    static QString scoreToolTip(const RankedHit &hit);
    /// Points as they are added up: "+12", "−4"; "·" where there are none.
    static QString points(int points);
    /// "tt0770828"
    static QString imdb(qint64 number);
    /// The score, then the facts, as rich text.
    static QString toolTip(const RankedHit &hit, const QString &service, const QDateTime &now);
    /// In one sentence, for screen readers.
    static QString sentence(const RankedHit &hit, const QString &service, const QDateTime &now);
};

} // namespace Legenda
