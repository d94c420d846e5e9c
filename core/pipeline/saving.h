// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From a fetched subtitle and the person's preferences to the bytes and the path that are written. Pure.

#include "core/download/downloader.h"
#include "core/pipeline/library.h"
#include "core/save/subtitlewriter.h"
#include "core/settings/settings.h"

namespace Legenda {

/// "skip", "rename", "replace", "ask"; anything else asks.
ConflictPolicy conflictPolicy(const QString &preference);

/// True where asWanted() has something to do.
bool isToBeRewritten(const FetchedSubtitle &fetched, const Preferences &preferences);

/// The subtitle as edited by hand and in the format that the person wants, where Legenda writes that and the service
/// sent another one; what the format cannot carry is said in the text's warnings. Blocking.
Result<FetchedSubtitle> asWanted(FetchedSubtitle fetched, const Preferences &preferences);

/// The bytes to save: in the wished encoding, line ends as they came. Bytes that are in it already are left alone.
/// BadInput where letters do not exist in that encoding.
Result<QByteArray> contentToSave(const FetchedSubtitle &fetched, const Preferences &preferences);

/// Where file number `part` (0 = first) of `parts` goes: beside its part of the video where there is one.
/// Of a web video: into webFolder(), named after its title; empty where the person has not said which folder that is.
/// @param outputFile instead of the name by the template; empty: none
QString pathToSave(const LibraryEntry &video, const FetchedSubtitle &fetched, int part, int parts,
    const Preferences &preferences, const QString &outputFile);

} // namespace Legenda
