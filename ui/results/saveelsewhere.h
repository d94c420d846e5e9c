// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/library.h"
#include "core/search/ranker.h"

#include <functional>

class QWidget;

namespace Legenda {

class Settings;

/// Name to offer for a subtitle: the video's own where there is one, else the release's.
QString suggestedFileName(const Settings &settings, const LibraryEntry &video, const SubtitleHit &hit);

/// Asks for a file to save a subtitle in. Does not wait: `chosen` is called when the person has chosen.
/// @param video default-constructed: none
void askForFile(QWidget *parent, const Settings &settings, const LibraryEntry &video, const SubtitleHit &hit,
    std::function<void(const QString &file)> chosen);

} // namespace Legenda
