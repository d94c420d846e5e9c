// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a film or show of a catalogue says in words, and what it means for a video.

#include "core/providers/capabilities.h"
#include "core/providers/searchquery.h"

#include <QCoreApplication>

namespace Legenda {

class FeatureText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::FeatureText)
public:
    static QString type(Feature::Type type);
    static QString iconName(Feature::Type type);
    /// "The Film", "The Show · S01E02 The Episode"
    static QString title(const Feature &feature);
    /// "The Film (1999) – film"; as completions of a search field show it.
    static QString line(const Feature &feature);
    /// "S01E02"; parts that are not known are left out.
    static QString episodeCode(int season, int episode);
};

/// The identity of a video that is this film, or that episode of this show. @param season -1: not known
FeatureRef featureFor(const Feature &feature, int season, int episode);

/// The question for all subtitles of a film, show or episode.
SearchQuery searchQueryFor(const Feature &feature);

/// What a person typed or pasted: a title, a number or an address, read as parseFreeSearch() does.
FeatureQuery featureQueryFromText(const QString &text);

/// True where the question is long enough to be asked (three letters or a number).
bool isAskable(const FeatureQuery &query);

} // namespace Legenda
