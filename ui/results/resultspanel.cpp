// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/resultspanel.h"

#include "core/providers/providerregistry.h"
#include "ui/results/filterbar.h"
#include "ui/results/hitdelegate.h"
#include "ui/results/hitmenu.h"
#include "ui/results/resultsheader.h"
#include "ui/results/saveelsewhere.h"
#include "ui/results/searchcontroller.h"
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
    m_model->setHits(hits);
    m_filters->setHits(hits, m_engine.settings().preferences().languages);

    if (!atTop && anchor.isValid()) {
        m_list->doItemsLayout();
        bar->setValue(bar->value() + m_list->visualRect(anchor).top() - before);
    }
}

void ResultsPanel::showMessages()
{
    const QList<ProviderOutcome> outcomes = m_searches.outcomes(m_video);
    const QList<SubtitleProvider *> providers = m_engine.registry().all();
    for (const SubtitleProvider *provider : providers) {
        const ProviderInfo info = provider->info();
        const QString key = u"service/"_s + info.id;
        const auto outcome = std::find_if(outcomes.cbegin(), outcomes.cend(),
            [&info](const ProviderOutcome &one) { return one.provider == info.id; });
        const bool failed = outcome != outcomes.cend() && outcome->error && outcome->error->kind != ErrorKind::Cancelled
            && outcome->error->kind != ErrorKind::NotFound;
        m_messages->close(key);
        if (!failed)
            continue;
        Message message;
        message.key = key;
        message.kind = Message::Kind::Error;
        message.text = tr("%1: %2").arg(info.name, outcome->error->message);
        message.details = outcome->error->detail;
        message.actions = {{tr("Retry"), [this](bool) { Q_EMIT searchAgainRequested(m_video); }, false, false}};
        m_messages->show(message);
    }
}

void ResultsPanel::showState()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    const LibraryEntry *entry = m_engine.library().find(m_video);
    const bool byHand = m_video == SearchController::byHand;
    const auto again = [this] { Q_EMIT searchAgainRequested(m_video); };
    if (!entry && !byHand) {
        m_state->setState(u"search"_s, tr("Choose a video to see the subtitles for it."), {});
    } else if (m_searches.isSearching(m_video)) {
        m_state->setState(u"search"_s, tr("Searching…"), tr("Subtitles appear here as the services answer."));
    } else if (!m_model->allHits().isEmpty()) {
        m_state->setState(u"filter"_s, tr("None of the subtitles found passes the filters."), {},
            {{tr("Clear filters"), [this] { m_filters->clearFilter(); }}});
    } else if (entry && (entry->state == VideoState::Waiting || entry->state == VideoState::Identifying)) {
        m_state->setState(u"clock"_s, tr("Reading the video…"), tr("The search starts as soon as it is known."));
    } else if (!m_searches.wasSearched(m_video)) {
        m_state->setState(u"search"_s, tr("Not searched yet."), {}, {{tr("Search"), again}});
    } else if (m_messages->count() > 0) {
        m_state->setState(u"cloud-off"_s, tr("No answer from the services."), tr("See above for what happened."),
            {{tr("Search again"), again}});
    } else {
        QList<StatePage::Button> buttons{{tr("Search again"), again}};
        if (entry)
            buttons.append({tr("Not this one…"), [this] { Q_EMIT identifyRequested(m_video); }});
        m_state->setState(u"missing"_s, tr("Nothing found for %1").arg(question()),
            entry ? tr("Try other languages, or say which film or show this is.")
                  : tr("Try fewer words or other languages."),
            buttons);
    }
    m_stack->setCurrentWidget(m_state);
}

QString ResultsPanel::question() const
{
    if (const LibraryEntry *entry = m_engine.library().find(m_video)) {
        const FeatureRef feature = ResultsHeader::featureOf(*entry, {});
        return feature.title.isEmpty() ? fileName(*entry) : oneLine(feature.title);
    }
    const SearchQuery query = m_searches.lastQuery();
    if (!query.text.isEmpty())
        return oneLine(query.text);
    if (const qint64 imdb = query.imdbId ? query.imdbId : query.parentImdbId; imdb > 0)
        return tr("IMDb %1").arg(u"tt%1"_s.arg(imdb, 7, 10, '0'_L1));
    const qint64 tmdb = query.tmdbId ? query.tmdbId : query.parentTmdbId;
    return tmdb > 0 ? tr("TMDB %1").arg(tmdb) : QString();
}

/// A question by number is shown by the title it leads to.
QString ResultsPanel::titleOfQuestion(const QList<RankedHit> &hits) const
{
    if (!m_searches.lastQuery().text.isEmpty() || hits.isEmpty() || hits.first().hit.feature.title.isEmpty())
        return question();
    const FeatureRef &feature = hits.first().hit.feature;
    return feature.year > 0 ? tr("%1 (%2)").arg(oneLine(feature.title)).arg(feature.year) : oneLine(feature.title);
}

void ResultsPanel::showCounts()
{
    const auto listed = m_model->rowCount();
    const auto all = m_model->allHits().size();
    const auto selected = m_list->selectionModel()->selectedRows().size();
    QString text;
    if (all == 1)
        text = tr("1 subtitle");
    else if (all > 1)
        text = listed == all ? tr("%1 subtitles").arg(all) : tr("%1 of %2 subtitles").arg(listed).arg(all);
    if (selected > 1)
        text += tr(" · %1 selected").arg(selected);
    m_counts->setText(text);
    m_read->setEnabled(currentHit());
    m_download->setEnabled(selected > 0);
    m_download->setText(selected > 1              ? tr("Download %1").arg(selected)
            : m_video == SearchController::byHand ? tr("Download as…")
                                                  : tr("Download"));
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
    HitMenu::open(*hit, m_download->text(), m_list, m_list->viewport()->mapToGlobal(at),
        {[this] { download(); }, [this] { saveElsewhere(); }, [this] { read(); }});
}

bool ResultsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress)
        m_touched = true;
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        m_touched = true;
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            download();
            return true;
        }
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            read();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            if (const RankedHit *hit = currentHit())
                HitMenu::copyName(hit->hit);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Legenda
