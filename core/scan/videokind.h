// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Samples, trailers and extras, told from the film itself by name, folder and size.

#include "core/scan/video.h"

#include <QStringList>

#include <functional>

namespace Legenda {

/// A video among those of its folder.
struct KindQuestion
{
    QString fileName;
    QStringList folders; ///< names of the folders between the dropped one (left out) and the file
    QStringList siblings; ///< file names of the other videos in the folder; may hold fileName too
    /// Bytes of a file of this folder; only asked where a name alone does not decide.
    std::function<qint64(const QString &fileName)> sizeOf;
};

/// A doubtful one counts as Main: showing a sample is a nuisance, hiding a film is a fault.
VideoKind videoKind(const KindQuestion &question);

/// Quick check of a name: false where videoKind() cannot but say Main for a file outside of special folders.
bool mayBeExtraByName(QStringView fileName);

} // namespace Legenda
