// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/video.h"

namespace Legenda {

QList<Language> sidecarLanguages(const Video &video)
{
    QList<Language> languages;
    for (const Sidecar &sidecar : video.sidecars) {
        if (sidecar.language.isValid() && !sidecar.forced && !languages.contains(sidecar.language))
            languages.append(sidecar.language);
    }
    return languages;
}

} // namespace Legenda
