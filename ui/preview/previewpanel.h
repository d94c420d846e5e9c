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
class QTimer;
class QToolButton;

namespace Legenda {

class CueSession;
class DetailsView;
class ElidedLabel;
class PreviewEdits;
class StatePage;
class TextPage;

class PreviewPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPanel(Engine &engine, QWidget *parent = nullptr);
    ~PreviewPanel() override; ///< stops

    /// Facts, and the text where it was read before or came with the hit: asks no service but for what people wrote.
    void showHit(const LibraryEntry &entry, const RankedHit &hit);
    /// Shows the text, too: its beginning where a service shows that for nothing, else all of it, which costs a
    /// download where the service counts.
    void readHit(const LibraryEntry &entry, const RankedHit &hit);
    void clear();
    /// To the keyboard: the details of the hit.
    void focusDetails();
    /// What was changed by hand.
    PreviewEdits &edits() const { return *m_edits; }

Q_SIGNALS:
    void downloadRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits);
    /// What was or will be saved of it is to be converted.
    void convertRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// "Not this one", or, with false, "Offer again".
    /// A service is to translate it.
    void translateRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    void unwantedRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits, bool unwanted);

private:
    enum Tab { TextTab, DetailsTab };
    /// How a text was come by.
    enum class Look { Beginning, Whole, Downloaded };
    struct ReadText
    {
        FetchedSubtitle fetched;
        Look look = Look::Downloaded;
    };

    QWidget *buildHead();
    void showTab(Tab tab);
    void showTextPage();
    void showDetails();
    /// Whether the text can be looked at for nothing.
    bool canPeek() const;
    /// The text for nothing where that is possible, else by a download.
    void read();
    void peek();
    void fetch();
    /// Of a new question for a text: its number.
    int beginFetch(bool peeking);
    void cancelFetch();
    void endFetch(int number, const QString &id, const Result<ReadText> &result);
    void takeRead(const ReadText &read);
    void updateBanner();
    void askForComments();
    void takeComments(const QString &id, const Result<QList<SubtitleComment>> &comments);
    void changeEncoding(const QString &encoding);
    void updateHead();
    void connectEdits();
    CueSession *session() const;
    void beginEditing();
    void leaveEdits();
    void updateEdits();
    bool countsDownloads() const;
    QString costText() const;
    QString readAllText() const;

    Engine &m_engine;
    LibraryEntry m_entry;
    std::optional<RankedHit> m_hit;
    std::optional<FetchedSubtitle> m_fetched;
    Look m_look = Look::Downloaded; ///< how m_fetched was come by
    QCache<QString, ReadText> m_read; ///< read lately, by full id; cost: kilobytes
    std::stop_source m_stop;
    int m_number = 0; ///< of the last fetch or decoding: what comes late is dropped
    std::optional<Error> m_error; ///< why the text could not be fetched
    bool m_fetching = false;
    bool m_peeking = false; ///< the last fetch was for the beginning only
    QCache<QString, QList<SubtitleComment>> m_comments{200}; ///< read lately, by full id
    std::stop_source m_commentsStop;
    QTimer *m_commentsWait = nullptr;
    PreviewEdits *m_edits = nullptr;
    bool m_prefersDetails = false; ///< the person chose that tab: a text that is there does not push in front

    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_summary = nullptr;
    QLabel *m_encodingLabel = nullptr;
    QComboBox *m_encoding = nullptr;
    QToolButton *m_edit = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_convert = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatePage *m_state = nullptr;
    QTabBar *m_tabs = nullptr;
    DetailsView *m_details = nullptr;
    TextPage *m_textPage = nullptr;
};

} // namespace Legenda
