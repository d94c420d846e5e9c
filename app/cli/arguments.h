// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The options that several commands share (design: "The command line") and what they mean.

#include "core/base/result.h"
#include "core/save/subtitlewriter.h"
#include "core/settings/settings.h"

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace Legenda::Cli {

/// Which groups of shared options a command takes.
struct OptionGroups
{
    bool input = false; ///< PATH… or --stdin
    bool wishes = false; ///< --languages, --providers, --hearing-impaired …
    bool saving = false; ///< --on-conflict, --format, --encoding, --dry-run
    bool network = false; ///< --jobs, --timeout, --offline, --proxy
};

void addSharedOptions(QCommandLineParser &parser, const OptionGroups &groups);

struct Arguments
{
    QStringList inputs; ///< paths or names, in order; those of standard input included
    bool dryRun = false;
    int jobs = 4;
    QStringList providers; ///< empty: all that are enabled
    Preferences preferences; ///< the person's, changed by the options
    std::optional<ConflictPolicy> onConflict;
};

/// What was asked for. BadInput with a sentence where a value makes no sense. Reads standard input to its end where
/// `-` or --stdin says so.
Result<Arguments> readArguments(const QCommandLineParser &parser, const OptionGroups &groups, const Preferences &saved);

/// A non-negative number of an option; `fallback` if it was not given; BadInput if it is none.
Result<qint64> numberOption(const QCommandLineParser &parser, const QString &name, qint64 fallback);

} // namespace Legenda::Cli
