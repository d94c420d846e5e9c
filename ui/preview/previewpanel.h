// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Below the hits: all facts of the chosen one and, once the person asks for it, its text with times; a tab for each.

#include "core/pipeline/engine.h"

#include <QCache>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace Legenda {

class CueModel;
class DetailsView;
class ElidedLabel;
class StatePage;
class TimelineStrip;

class PreviewPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPanel(Engine &engine, QWidget *parent = nullptr);
    ~PreviewPanel() override; ///< stops

    /// Facts, and the text where it was read before: asks no service.
    void showHit(const LibraryEntry &entry, const RankedHit &hit);
    /// Fetches the text, too. Costs a download where the service counts.
    void readHit(const LibraryEntry &entry, const RankedHit &hit);
    void clear();
    /// To the keyboard: the details of the hit.
    void focusDetails();

Q_SIGNALS:
    void downloadRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits);
    /// "Not this one", or, with false, "Offer again".
    void unwantedRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits, bool unwanted);

private:
    enum Tab { TextTab, DetailsTab };

    QWidget *buildHead();
    QWidget *buildText();
    void showTab(Tab tab);
    void showTextPage();
    void showDetails();
    void fetch();
    void takeFetched(const FetchedSubtitle &fetched);
    void changeEncoding(const QString &encoding);
    void updateHead();
    void updateVisibleRange();
    bool countsDownloads() const;
    QString costText() const;

    Engine &m_engine;
    LibraryEntry m_entry;
    std::optional<RankedHit> m_hit;
    std::optional<FetchedSubtitle> m_fetched;
    QCache<QString, FetchedSubtitle> m_read; ///< read lately, by full id; cost: kilobytes
    std::stop_source m_stop;
    int m_number = 0; ///< of the last fetch or decoding: what comes late is dropped
    std::optional<Error> m_error; ///< why the text could not be fetched
    bool m_fetching = false;
    bool m_prefersDetails = false; ///< the person chose that tab: a text that is there does not push in front

    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_summary = nullptr;
    QLabel *m_encodingLabel = nullptr;
    QComboBox *m_encoding = nullptr;
    QPushButton *m_save = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatePage *m_state = nullptr;
    QTabBar *m_tabs = nullptr;
    DetailsView *m_details = nullptr;
    QWidget *m_textPage = nullptr;
    QLabel *m_warnings = nullptr;
    TimelineStrip *m_timeline = nullptr;
    QTreeView *m_cues = nullptr;
    CueModel *m_model = nullptr;
};

} // namespace Legenda
