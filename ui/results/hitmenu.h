// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/ranker.h"

#include <QCoreApplication>

#include <functional>

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
        std::function<void()> read; ///< empty: not offered
        std::function<void()> details{}; ///< empty: not offered
        std::function<void()> season{}; ///< "Same release for the whole season…"; empty: not offered
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
};

} // namespace Legenda
