// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The options of `convert` and what they mean.

#include "core/base/result.h"
#include "core/subtitles/rewriting.h"

#include <QString>

class QCommandLineParser;

namespace Legenda::Cli {

void addConvertOptions(QCommandLineParser &parser);

struct ConvertOptions
{
    Rewrite how{}; ///< how.part without its number: all parts are wanted
    bool fpsToOfVideo = false; ///< see FileConversionRequest
    bool join = false; ///< all files become one
    QList<qint64> joinAtMs{}; ///< when the second one begins, the third …; empty: with the videos beside the files
};

/// What was asked for. BadInput with a sentence where a value makes no sense.
Result<ConvertOptions> readConvertOptions(const QCommandLineParser &parser);

/// "90", "1.5" (seconds), "1500ms", "1.5s", "2m", "1h", "0:01:30.5", with a sign in front; in ms.
Result<qint64> parseTimeSpan(const QString &text);

} // namespace Legenda::Cli
