// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The right side of the window: the hits of one video, or of a free question, with filters, order and a score that
// explains itself.

#include "core/pipeline/engine.h"
#include "ui/results/hitmodel.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace Legenda {

class BusyLine;
class FilterBar;
class MessageBar;
class ResultsHeader;
class SearchController;
class StatePage;

class ResultsPanel : public QWidget
{
    Q_OBJECT
public:
    ResultsPanel(Engine &engine, SearchController &searches, QWidget *parent = nullptr);

    /// @param id SearchController::byHand for the free question
    void showVideo(VideoId id);
    void showNothing();
    VideoId video() const { return m_video; }
    QList<RankedHit> selectedHits() const; ///< best first
    void focusHits();

Q_SIGNALS:
    void downloadRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits);
    /// In a format of the hit's service.
    void downloadInFormatRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits, const QString &format);
    /// To a file the person chose.
    void downloadToRequested(Legenda::VideoId id, const Legenda::RankedHit &hit, const QString &file);
    /// Another hit is the current one: its facts are to be shown. Costs nothing.
    void previewRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// The person wants to read it, which may cost a download.
    void readRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// There is no current hit any more.
    void nothingSelected();
    /// "Not this one", or, with false, "Offer again".
    void unwantedRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits, bool unwanted);
    void detailsRequested();
    /// The other episodes of the season are to get a subtitle like this one.
    void seasonRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// What was saved of it is to be converted.
    void convertRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    void convertByServiceRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// A service is to translate it.
    void translateRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    void identifyRequested(Legenda::VideoId id);
    void searchAgainRequested(Legenda::VideoId id);
    void openPageRequested(Legenda::VideoId id);
    /// What a service has for a video on the web is to be seen, or begun.
    void webVideoRequested(Legenda::VideoId id);
    void accountRequested(const QString &service);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    QWidget *buildFoot();
    void connectSearches();
    void refresh(bool anew);
    void takeHits();
    void showMessages();
    void showState();
    bool showEmptyFilter();
    void showEmptyWebVideo(const LibraryEntry &entry);
    void showCounts();
    void loadSaved();
    void currentChanged(const QModelIndex &current);
    void tellCurrent();
    void openMenu(const QPoint &at);
    void download();
    void read();
    void saveElsewhere();
    void toggleUnwanted();
    bool takesKey(const QKeyEvent &key) const;
    bool pressKey(const QKeyEvent &key);
    const RankedHit *currentHit() const;
    QString question() const;
    QString titleOfQuestion(const QList<RankedHit> &hits) const;

    Engine &m_engine;
    SearchController &m_searches;
    VideoId m_video = -1;
    RankedHit m_told; ///< the current hit as it was told of last
    bool m_touched = false; ///< the person chose a row: it stays the current one whatever comes in

    HitModel *m_model = nullptr;
    ResultsHeader *m_header = nullptr;
    FilterBar *m_filters = nullptr;
    BusyLine *m_busy = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    StatePage *m_state = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_counts = nullptr;
    QPushButton *m_read = nullptr;
    QPushButton *m_download = nullptr;
};

} // namespace Legenda
