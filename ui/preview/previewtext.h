// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/download/downloader.h"

#include <QCoreApplication>
#include <QStringList>

namespace Legenda {

/// What a fetched subtitle is and what is odd about it, in words.
class PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::PreviewText)
public:
    /// "1,204 cues · SubRip · Polish · UTF-8"
    static QString summary(const SubtitleText &text);
    /// What a person should know before saving.
    static QStringList warnings(const FetchedSubtitle &fetched);
    static QString formatName(const QString &id);
};

} // namespace Legenda
