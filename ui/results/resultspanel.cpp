// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/resultspanel.h"

#include "core/pipeline/translating.h"
#include "core/providers/providerregistry.h"
#include "core/search/notthisone.h"
#include "ui/identify/posterloader.h"
#include "ui/results/filterbar.h"
#include "ui/results/hitdelegate.h"
#include "ui/results/hitmenu.h"
#include "ui/results/resultsheader.h"
#include "ui/results/saveelsewhere.h"
#include "ui/results/searchcontroller.h"
#include "ui/videos/videogroups.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int savesToLookAt = 500;

} // namespace

ResultsPanel::ResultsPanel(Engine &engine, SearchController &searches, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_searches(searches), m_model(new HitModel(this))
{
    setAccessibleName(tr("Subtitles"));
    QHash<QString, QString> names;
    const QList<SubtitleProvider *> providers = engine.registry().all();
    for (const SubtitleProvider *provider : providers)
        names.insert(provider->info().id, provider->info().name);
    m_model->setServiceNames(names);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QWidget(this);
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(spacing(this, 2), spacing(this, 2), spacing(this, 2), spacing(this, 1.5));
    topLayout->setSpacing(spacing(this, 1.5));
    m_header = new ResultsHeader(top);
    m_header->setPosters(new PosterLoader(engine, this));
    m_filters = new FilterBar(top);
    topLayout->addWidget(m_header);
    topLayout->addWidget(m_filters);
    layout->addWidget(top);

    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);
    m_messages = new MessageBar(this);
    layout->addWidget(m_messages);
    m_stack = new QStackedWidget(this);
    buildList();
    m_state = new StatePage(this);
    m_stack->addWidget(m_state);
    layout->addWidget(m_stack, 1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);

    connect(m_header, &ResultsHeader::identifyRequested, this, [this] { Q_EMIT identifyRequested(m_video); });
    connect(m_filters, &FilterBar::filterChanged, this, [this](const HitFilter &filter) {
        m_model->setFilter(filter);
        showState();
        showCounts();
    });
    connect(m_filters, &FilterBar::orderChanged, this, [this](HitOrder order) {
        m_model->setOrder(order);
        m_list->scrollTo(m_list->currentIndex());
    });
    connect(m_filters, &FilterBar::listRequested, this, &ResultsPanel::focusHits);
    connectSearches();
    refresh(true);
}

void ResultsPanel::buildList()
{
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Subtitles found"));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_stack->addWidget(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ResultsPanel::currentChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultsPanel::showCounts);
    connect(m_list, &QListView::doubleClicked, this, &ResultsPanel::download);
    connect(m_list, &QListView::customContextMenuRequested, this, &ResultsPanel::openMenu);
}

QWidget *ResultsPanel::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 1));
    m_counts = new QLabel(foot);
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_counts, 1);
    m_read = new QPushButton(Icons::get(u"preview"_s), tr("Preview"), foot);
    m_read->setToolTip(tr("Read the text (Space)"));
    layout->addWidget(m_read);
    m_download = new QPushButton(Icons::get(u"download"_s), tr("Download"), foot);
    m_download->setToolTip(tr("Save the selected subtitles beside the video (Enter)"));
    layout->addWidget(m_download);
    connect(m_read, &QPushButton::clicked, this, &ResultsPanel::read);
    connect(m_download, &QPushButton::clicked, this, &ResultsPanel::download);
    return foot;
}

void ResultsPanel::connectSearches()
{
    const auto ifShown = [this](VideoId id) {
        if (id == m_video)
            refresh(false);
    };
    connect(&m_searches, &SearchController::hitsChanged, this, ifShown);
    connect(&m_searches, &SearchController::searchFinished, this, ifShown);
    connect(&m_searches, &SearchController::searchStarted, this, [this](VideoId id) {
        // Hits of before stay in sight until the new ones come; a free question may be another one altogether.
        if (id == m_video)
            refresh(id == SearchController::byHand);
    });
    connect(&m_engine.library(), &Library::changed, this, [this](const QSet<VideoId> &ids) {
        if (!ids.contains(m_video))
            return;
        if (const LibraryEntry *entry = m_engine.library().find(m_video)) {
            m_header->showVideo(*entry, m_model->allHits());
            if (entry->state == VideoState::Saved)
                loadSaved();
        }
        showState();
    });
}

void ResultsPanel::showVideo(VideoId id)
{
    if (id == m_video)
        return;
    m_video = id;
    m_touched = false;
    m_filters->clearText();
    refresh(true);
    loadSaved();
}

void ResultsPanel::showNothing()
{
    showVideo(-1);
}

QList<RankedHit> ResultsPanel::selectedHits() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<RankedHit> hits;
    for (const QModelIndex &index : std::as_const(rows)) {
        if (const RankedHit *hit = m_model->hitAt(index))
            hits.append(*hit);
    }
    return hits;
}

void ResultsPanel::focusHits()
{
    m_list->setFocus();
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void ResultsPanel::refresh(bool anew)
{
    const LibraryEntry *entry = m_engine.library().find(m_video);
    const bool byHand = m_video == SearchController::byHand;
    const bool searching = m_searches.isSearching(m_video);
    const QList<RankedHit> hits = m_searches.hits(m_video);

    m_header->setVisible(entry || byHand);
    m_filters->setVisible(entry || byHand);
    m_foot->setVisible(entry || byHand);
    if (entry)
        m_header->showVideo(*entry, hits);
    else if (byHand)
        m_header->showFreeSearch(titleOfQuestion(hits));
    m_busy->setBusy(searching, tr("Searching"));

    if (anew) {
        m_told = {};
        m_model->reset(hits);
        m_filters->setHits(hits, m_engine.settings().preferences().languages);
        m_list->scrollToTop();
        if (hits.isEmpty())
            Q_EMIT nothingSelected();
    } else if (!hits.isEmpty() || !searching) {
        takeHits();
    }
    if (!m_touched && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    tellCurrent();
    showMessages();
    showState();
    showCounts();
}

void ResultsPanel::takeHits()
{
    // What the person looks at stays where it is, unless that is the top: there the best one belongs.
    QScrollBar *bar = m_list->verticalScrollBar();
    const bool atTop = bar->value() == bar->minimum();
    const QPersistentModelIndex anchor = m_list->indexAt({1, 1});
    const int before = anchor.isValid() ? m_list->visualRect(anchor).top() : 0;

    const QList<RankedHit> hits = m_searches.hits(m_video);
    const QModelIndexList chosen = m_list->selectionModel()->selectedRows();
    const auto top = std::min_element(chosen.cbegin(), chosen.cend());
    const int row = top == chosen.cend() ? 0 : top->row();
    m_model->setHits(hits);
    m_filters->setHits(hits, m_engine.settings().preferences().languages);
    // Where the selected rows went, the one that takes their place is next: the view would go up and select nothing.
    if (m_model->rowCount() > 0 && !m_list->selectionModel()->hasSelection())
        m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1)));

    if (!atTop && anchor.isValid()) {
        m_list->doItemsLayout();
        bar->setValue(bar->value() + m_list->visualRect(anchor).top() - before);
    }
}

void ResultsPanel::loadSaved()
{
    const LibraryEntry *entry = m_engine.library().find(m_video);
    if (!entry) {
        m_model->setSaved({});
        return;
    }
    whenDone(m_engine.store().downloads(savesToLookAt), this,
        [this, id = m_video, path = entry->video.path](const Result<QList<DownloadRecord>> &records) {
            if (!records || id != m_video)
                return;
            QSet<QString> saved;
            for (const DownloadRecord &record : *records) {
                if (!record.undone && record.videoPath == path)
                    saved.insert(record.provider + u':' + record.subtitleId);
            }
            m_model->setSaved(saved);
        });
}

const RankedHit *ResultsPanel::currentHit() const
{
    return m_model->hitAt(m_list->currentIndex());
}

void ResultsPanel::currentChanged(const QModelIndex &current)
{
    if (m_model->hitAt(current)) {
        tellCurrent();
    } else {
        m_told = {};
        Q_EMIT nothingSelected();
    }
}

/// Also when more answers changed its score.
void ResultsPanel::tellCurrent()
{
    const RankedHit *hit = currentHit();
    if (!hit || *hit == m_told)
        return;
    m_told = *hit;
    Q_EMIT previewRequested(m_video, m_told);
}

void ResultsPanel::download()
{
    const QList<RankedHit> hits = selectedHits();
    if (hits.isEmpty())
        return;
    Q_EMIT downloadRequested(m_video, hits);
}

void ResultsPanel::read()
{
    if (const RankedHit *hit = currentHit())
        Q_EMIT readRequested(m_video, *hit);
}

void ResultsPanel::saveElsewhere()
{
    const RankedHit *hit = currentHit();
    if (!hit)
        return;
    const LibraryEntry *entry = m_engine.library().find(m_video);
    askForFile(this, m_engine.settings(), entry ? *entry : LibraryEntry(), hit->hit,
        [this, id = m_video, chosen = *hit](const QString &file) { Q_EMIT downloadToRequested(id, chosen, file); });
}

void ResultsPanel::openMenu(const QPoint &at)
{
    const RankedHit *hit = m_model->hitAt(m_list->indexAt(at));
    if (!hit)
        return;
    HitMenu::Actions actions;
    actions.download = [this] { download(); };
    actions.saveElsewhere = [this] { saveElsewhere(); };
    actions.read = [this] { read(); };
    actions.details = [this] { Q_EMIT detailsRequested(); };
    if (m_video >= 0)
        actions.convert = [this, picked = *hit] { Q_EMIT convertRequested(m_video, picked); };
    const QList<SubtitleProvider *> converting = convertingServices(m_engine.registry());
    if (m_video >= 0 && !converting.isEmpty()) {
        actions.serviceText = converting.size() == 1 ? tr("Convert with %1…").arg(converting.first()->info().name)
                                                     : tr("Convert with a service…");
        actions.convertByService = [this, picked = *hit] { Q_EMIT convertByServiceRequested(m_video, picked); };
    }
    if (!translators(m_engine.registry()).isEmpty())
        actions.translate = [this, id = m_video, chosen = *hit] { Q_EMIT translateRequested(id, chosen); };
    if (m_video >= 0) {
        actions.setUnwanted = [this](bool) { toggleUnwanted(); };
        if (const LibraryEntry *entry = m_engine.library().find(m_video); entry && groupFor(*entry).isShow)
            actions.season = [this, picked = *hit] { Q_EMIT seasonRequested(m_video, picked); };
    }
    if (auto *facts = capability<ServiceFacts>(m_engine.registry().find(hit->hit.provider)); facts && m_video >= 0) {
        actions.formats = [facts] { return facts->formats({}); };
        actions.downloadAs = [this](const QString &format) {
            if (const QList<RankedHit> hits = selectedHits(); !hits.isEmpty())
                Q_EMIT downloadInFormatRequested(m_video, hits, format);
        };
    }
    HitMenu::open(*hit, m_download->text(), m_list, m_list->viewport()->mapToGlobal(at), actions);
}

/// Hides the selected ones; where all of them are hidden, offers them again.
void ResultsPanel::toggleUnwanted()
{
    QList<RankedHit> hits = selectedHits();
    if (m_video < 0 || hits.isEmpty())
        return;
    const bool hide = !std::all_of(hits.cbegin(), hits.cend(), [](const RankedHit &hit) { return isNotThisOne(hit); });
    if (hide)
        hits.removeIf([](const RankedHit &hit) { return isNotThisOne(hit); });
    m_touched = true; // the row after it becomes the current one, not the first
    Q_EMIT unwantedRequested(m_video, hits, hide);
}

/// Keys of the list that are shortcuts of the window, too.
bool ResultsPanel::takesKey(const QKeyEvent &key) const
{
    return key.matches(QKeySequence::Find) || key.matches(QKeySequence::Copy)
        || (key.key() == Qt::Key_Delete && key.modifiers() == Qt::NoModifier);
}

bool ResultsPanel::pressKey(const QKeyEvent &key)
{
    const bool plain = !(key.modifiers() & ~Qt::KeypadModifier);
    if (key.matches(QKeySequence::Find) || (key.text() == "/"_L1 && !(key.modifiers() & Qt::ControlModifier))) {
        m_filters->focusText();
    } else if (key.matches(QKeySequence::Copy)) {
        if (const RankedHit *hit = currentHit())
            HitMenu::copyName(hit->hit);
    } else if (plain && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)) {
        download();
    } else if (plain && key.key() == Qt::Key_Space) {
        read();
    } else if (plain && key.key() == Qt::Key_Delete) {
        toggleUnwanted();
    } else {
        return false;
    }
    return true;
}

bool ResultsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress)
        m_touched = true;
    if (watched == m_list && event->type() == QEvent::ShortcutOverride && takesKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        m_touched = true;
        if (pressKey(*static_cast<QKeyEvent *>(event)))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Legenda
