// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/results/hitfilter.h"

#include <QWidget>

class QAction;
class QActionGroup;
class QLineEdit;
class QToolButton;

namespace Legenda {

/// One row above the hits: words to look for, languages, kinds, and the order of the list. What is chosen stays for the
/// next videos; the words go, since they are about one list.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Offers the languages and kinds that are among the hits, with how many of each there are.
    /// @param preferred stand first
    void setHits(const QList<RankedHit> &hits, const QList<Language> &preferred);
    const HitFilter &filter() const { return m_filter; }
    HitOrder order() const { return m_order; }
    /// Lists all again; the unwanted ones only if they were before.
    void clearFilter();
    void clearText();
    void setShowUnwanted(bool on);
    void focusText();
    /// What narrows the list, in words: "“hollow”, Polish, Trusted". Empty: nothing does.
    QString description() const;

Q_SIGNALS:
    void filterChanged(const Legenda::HitFilter &filter);
    void orderChanged(Legenda::HitOrder order);
    /// Done with the words: to the list.
    void listRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Kind
    {
        QString name; ///< on the button
        QString text; ///< in the menu
        bool HitFilter::*flag = nullptr;
        QAction *action = nullptr;
    };

    QToolButton *addMenuButton(const QString &icon);
    void buildKinds();
    void buildOrders();
    void setLanguages(const QList<Language> &languages, const QHash<Language, int> &counts);
    void chooseLanguages();
    void setFlag(bool HitFilter::*flag, bool on);
    void updateKinds();
    void updateLanguages();
    QStringList languageNames() const;
    QStringList kindNames() const;
    void changed();

    HitFilter m_filter;
    HitOrder m_order = HitOrder::BestFirst;
    QSet<Language> m_chosenLanguages; ///< also those that no hit of this video is in
    QList<Language> m_languages; ///< among the hits
    QList<Kind> m_kinds;
    QLineEdit *m_text = nullptr;
    QToolButton *m_languageButton = nullptr;
    QToolButton *m_kindButton = nullptr;
    QToolButton *m_orderButton = nullptr;
    QAction *m_allKinds = nullptr;
    QAction *m_unwanted = nullptr;
};

} // namespace Legenda
