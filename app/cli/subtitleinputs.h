// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The subtitle files that a command was given: files, archives and folders taken apart.

#include "core/base/error.h"

#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace Legenda::Cli {

struct SubtitleInput
{
    QString path; ///< a file, or one in an archive ("pack.zip/a.srt")
    std::optional<Error> error; ///< why there is nothing to be had of `path`
};

/// In the order they were given. Blocking.
QList<SubtitleInput> subtitleInputs(const QStringList &paths, const std::stop_token &stop);

} // namespace Legenda::Cli
