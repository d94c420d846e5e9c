// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/results/hitfilter.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace Legenda {

class FlowLayout;

/// Chips to narrow the hits down with, and the order they stand in.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Offers the languages that are among the hits, and switches chips off that nothing would pass.
    /// @param preferred stand first
    void setHits(const QList<RankedHit> &hits, const QList<Language> &preferred);
    const HitFilter &filter() const { return m_filter; }
    HitOrder order() const { return m_order; }
    void clearFilter();

Q_SIGNALS:
    void filterChanged(const Legenda::HitFilter &filter);
    void orderChanged(Legenda::HitOrder order);

private:
    QToolButton *addChip(const QString &text, const QString &toolTip, bool HitFilter::*flag);
    void buildOrderMenu();
    void setLanguages(const QList<Language> &languages);
    void languageToggled(const Language &language, bool on);
    void updateChip(QToolButton *chip, bool useful);

    HitFilter m_filter;
    HitOrder m_order = HitOrder::BestFirst;
    FlowLayout *m_layout = nullptr;
    QList<Language> m_languages;
    QList<QToolButton *> m_languageChips;
    QToolButton *m_human = nullptr;
    QToolButton *m_trusted = nullptr;
    QToolButton *m_hearingImpaired = nullptr;
    QToolButton *m_forced = nullptr;
    QToolButton *m_unwanted = nullptr;
    QPushButton *m_orderButton = nullptr;
};

} // namespace Legenda
