// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where subtitles of videos on the web go: they have no folder of their own, so it is the one of the preferences, and
// their names are made of the video's title.

#include "core/base/error.h"
#include "core/pipeline/library.h"
#include "core/settings/settings.h"

namespace Legenda {

/// Absolute: the folder for all subtitles where there is one, else the one for those of web videos. Empty: the person
/// has not said.
QString webFolder(const Preferences &preferences);

/// As the service calls it, else what its address tells. Not empty.
QString webTitle(const LibraryEntry &entry);

/// Where the video would lie if it were a file in `folder`: what its subtitles are named after. The name is safe
/// whatever the title holds.
QString webPlace(const LibraryEntry &entry, const QString &folder);

/// A web video whose subtitles cannot be saved yet; ask the person for Preferences::webFolder.
bool lacksFolder(const LibraryEntry &entry, const Preferences &preferences);
Error noWebFolder();

} // namespace Legenda
