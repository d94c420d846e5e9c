// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What others watch: popular films and shows, the latest and the most downloaded subtitles of a service.

#include "core/providers/capabilities.h"
#include "core/providers/searchquery.h"
#include "core/search/ranker.h"

#include <QDialog>

class QAbstractItemView;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Legenda {

class BusyLine;
class Engine;
class FeatureModel;
class HitModel;
class StatePage;

class DiscoverDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DiscoverDialog(Engine &engine, QWidget *parent = nullptr);
    ~DiscoverDialog() override; ///< stops

Q_SIGNALS:
    void searchRequested(const Legenda::SearchQuery &query);
    /// To a file the person chose.
    void downloadToRequested(const Legenda::RankedHit &hit, const QString &file);

private:
    enum Tab { Popular, Latest, MostDownloaded };

    QWidget *buildFilters();
    QWidget *buildLists();
    void reload();
    void showFeatures(const Result<QList<Feature>> &features);
    void showHits(const Result<QList<SubtitleHit>> &hits);
    void showError(const Error &error);
    void updateActions();
    void act();
    bool showsFeatures() const;

    Engine &m_engine;
    std::stop_source m_stop;
    int m_number = 0; ///< of the last question: answers to earlier ones are dropped
    FeatureModel *m_features = nullptr;
    HitModel *m_hits = nullptr;
    QTabBar *m_tabs = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_type = nullptr;
    BusyLine *m_busy = nullptr;
    QStackedWidget *m_stack = nullptr;
    QAbstractItemView *m_featureList = nullptr;
    QAbstractItemView *m_hitList = nullptr;
    StatePage *m_state = nullptr;
    QPushButton *m_act = nullptr;
};

} // namespace Legenda
