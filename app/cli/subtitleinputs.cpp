// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/subtitleinputs.h"

#include "core/pipeline/fileconversion.h"
#include "core/scan/filetypes.h"

#include <QFileInfo>

namespace Legenda::Cli {

QList<SubtitleInput> subtitleInputs(const QStringList &paths, const std::stop_token &stop)
{
    QList<SubtitleInput> inputs;
    for (const QString &path : paths) {
        if (stop.stop_requested())
            break;
        // A plain file is read once, when its turn comes.
        if (QFileInfo(path).isFile() && hasSubtitleExtension(path)) {
            inputs.append({path, {}});
            continue;
        }
        const Result<QStringList> found = subtitlesIn(path);
        if (!found) {
            inputs.append({path, found.error()});
            continue;
        }
        for (const QString &each : *found)
            inputs.append({each, {}});
    }
    return inputs;
}

} // namespace Legenda::Cli
