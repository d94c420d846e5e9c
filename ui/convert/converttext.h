// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/convertqueue.h"

#include <QCoreApplication>

namespace Legenda {

/// What the dialog says of files, in words.
class ConvertText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::ConvertText)
public:
    static QString fileName(const QString &path);
    /// "Season 1 · pack.zip", or the folder's path.
    static QString place(const QString &path);
    /// "SubRip (.srt)"
    static QString format(const SubtitleFormat &format);
    /// "23.976", as the person's language writes it.
    static QString rate(double fps);
    /// "1:23:45"
    static QString length(qint64 ms);
    /// "windows-1250, 60 %"
    static QString encodingChoice(const EncodingChoice &choice);
    /// Of a dry run: what happens where the name is taken.
    static QString inTheWay(ConflictPolicy policy);
    static QString state(const ConvertItem &item);
    /// What the state means, in a sentence or a name.
    static QString stateDetail(const ConvertItem &item);
    /// All there is to say, for tool tips; several lines.
    static QString toolTip(const ConvertItem &item);
    /// "12 files would be written …"
    static QString planned(const ConvertQueue &queue);
    /// "Saved 12 files." with what did not work.
    static QString done(const ConvertQueue &queue);
};

/// Rates that videos have.
QList<double> commonRates();

} // namespace Legenda
