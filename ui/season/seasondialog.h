// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One subtitle was picked; this shows what the other episodes of the season would get, the exceptions to look at, and
// what it costs, before anything is downloaded.

#include "core/pipeline/engine.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeView;

namespace Legenda {

class BusyLine;
class SearchController;
class SeasonModel;

class SeasonDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param episodes all of the season, the picked one's too, in the order to show them
    SeasonDialog(Engine &engine, SearchController &searches, const RankedHit &picked,
        const QList<LibraryEntry> &episodes, QWidget *parent = nullptr);
    ~SeasonDialog() override;

    /// Episodes of the show and season that this video is of, in their order; only itself where it is none.
    static QList<LibraryEntry> episodesWith(const Library &library, VideoId video);

    SeasonModel *model() const { return m_model; }

Q_SIGNALS:
    void downloadRequested(const QList<std::pair<Legenda::VideoId, Legenda::RankedHit>> &picks);

private:
    void buildTable();
    void takeHits(VideoId video);
    void showCounts();
    void askQuota();

    Engine &m_engine;
    SearchController &m_searches;
    SeasonModel *m_model = nullptr;
    QLabel *m_summary = nullptr;
    BusyLine *m_busy = nullptr;
    QCheckBox *m_exceptions = nullptr;
    QTreeView *m_table = nullptr;
    QLabel *m_cost = nullptr;
    QPushButton *m_download = nullptr;
    std::stop_source m_stop;
    Quota m_quota; ///< of the picked subtitle's service
};

} // namespace Legenda
