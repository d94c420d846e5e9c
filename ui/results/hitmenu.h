// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pending.h"
#include "core/search/ranker.h"

#include <QCoreApplication>

#include <functional>

class QMenu;
class QPoint;
class QWidget;

namespace Legenda {

/// What can be done with a hit, as the list's context menu.
class HitMenu
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::HitMenu)
public:
    struct Actions
    {
        std::function<void()> download;
        std::function<void()> saveElsewhere;
        /// Names of the formats the service gives, asked for when the menu of them opens; empty: not offered.
        std::function<Pending<QStringList>()> formats{};
        std::function<void(const QString &format)> downloadAs{};
        std::function<void()> read{}; ///< empty: not offered
        std::function<void()> details{}; ///< empty: not offered
        std::function<void()> season{}; ///< "Same release for the whole season…"; empty: not offered
        /// The saved file in another format; downloads it first where it is not there. Empty: not offered.
        std::function<void()> convert{};
        std::function<void()> convertByService{}; ///< the same by a service; empty: not offered
        QString serviceText{};
        std::function<void()> translate{}; ///< "Translate…"; empty: not offered
        /// "Not this one", or, for one that is hidden, "Offer again". Empty: not offered.
        std::function<void(bool unwanted)> setUnwanted{};
    };

    /// Does not wait.
    static void open(const RankedHit &hit, const QString &downloadText, QWidget *parent, const QPoint &globalPosition,
        const Actions &actions);
    static void copyName(const SubtitleHit &hit);
    /// Opens the subtitle's page in the browser; nothing where it has none on the web.
    static void openPage(const SubtitleHit &hit);
    static bool hasPage(const SubtitleHit &hit);
    /// "SubRip (srt)" for "srt", whatever the service calls it.
    static QString formatName(const QString &format);

private:
    static void addFormats(QMenu *menu, const Actions &actions);
};

} // namespace Legenda
