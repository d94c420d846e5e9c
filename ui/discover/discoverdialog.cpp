// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/discover/discoverdialog.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "ui/identify/featuremodel.h"
#include "ui/identify/featuretext.h"
#include "ui/results/hitdelegate.h"
#include "ui/results/hitmenu.h"
#include "ui/results/hitmodel.h"
#include "ui/results/saveelsewhere.h"
#include "ui/widgets/activation.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Discovery *discovery(const Engine &engine)
{
    const QList<SubtitleProvider *> providers = engine.registry().enabled();
    for (SubtitleProvider *provider : providers) {
        if (auto *found = capability<Discovery>(provider))
            return found;
    }
    return nullptr;
}

} // namespace

DiscoverDialog::DiscoverDialog(Engine &engine, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_features(new FeatureModel(this)), m_hits(new HitModel(this))
{
    setWindowTitle(tr("Discover"));
    QHash<QString, QString> names;
    const QList<SubtitleProvider *> providers = engine.registry().all();
    for (const SubtitleProvider *provider : providers)
        names.insert(provider->info().id, provider->info().name);
    m_hits->setServiceNames(names);
    m_hits->setShowScores(false);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 1.5));
    m_tabs = new QTabBar(this);
    m_tabs->addTab(tr("&Popular"));
    m_tabs->addTab(tr("&Latest"));
    m_tabs->addTab(tr("&Most downloaded"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    layout->addWidget(m_tabs);
    layout->addWidget(buildFilters());
    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);
    layout->addWidget(buildLists(), 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_act = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    resize(spacing(this, 170), spacing(this, 130));

    connect(m_tabs, &QTabBar::currentChanged, this, &DiscoverDialog::reload);
    connect(m_language, &QComboBox::currentIndexChanged, this, &DiscoverDialog::reload);
    connect(m_type, &QComboBox::currentIndexChanged, this, &DiscoverDialog::reload);
    connect(m_act, &QPushButton::clicked, this, &DiscoverDialog::act);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    reload();
}

DiscoverDialog::~DiscoverDialog()
{
    m_stop.request_stop();
}

QWidget *DiscoverDialog::buildFilters()
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    const auto box = [widget, row](const QString &text) {
        auto *label = new QLabel(text, widget);
        auto *combo = new QComboBox(widget);
        label->setBuddy(combo);
        row->addWidget(label);
        row->addWidget(combo);
        return combo;
    };
    m_language = box(tr("L&anguage"));
    m_language->addItem(tr("All"), QString());
    const QList<Language> preferred = m_engine.settings().preferences().languages;
    for (const Language &language : preferred)
        m_language->addItem(language.name(), language.code());
    m_language->insertSeparator(m_language->count());
    QList<Language> others = Language::all();
    std::sort(others.begin(), others.end(),
        [](const Language &a, const Language &b) { return QString::localeAwareCompare(a.name(), b.name()) < 0; });
    for (const Language &language : std::as_const(others)) {
        if (!preferred.contains(language))
            m_language->addItem(language.name(), language.code());
    }
    m_type = box(tr("&Type"));
    m_type->addItem(tr("Films and shows"), QString());
    m_type->addItem(tr("Films"), u"movie"_s);
    m_type->addItem(tr("Shows"), u"tvshow"_s);
    row->addStretch(1);
    return widget;
}

QWidget *DiscoverDialog::buildLists()
{
    m_stack = new QStackedWidget(this);
    auto *features = new QTreeView(m_stack);
    features->setModel(m_features);
    features->setRootIsDecorated(false);
    features->setUniformRowHeights(true);
    features->setAllColumnsShowFocus(true);
    features->setAccessibleName(tr("Films and shows"));
    features->header()->setStretchLastSection(false);
    features->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    features->header()->setSectionResizeMode(FeatureModel::TitleColumn, QHeaderView::Stretch);
    auto *hits = new QListView(m_stack);
    hits->setModel(m_hits);
    hits->setItemDelegate(new HitDelegate(hits));
    hits->setUniformItemSizes(true);
    hits->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hits->setContextMenuPolicy(Qt::CustomContextMenu);
    hits->setAccessibleName(tr("Subtitles"));
    m_state = new StatePage(m_stack);
    m_featureList = features;
    m_hitList = hits;
    m_stack->addWidget(features);
    m_stack->addWidget(hits);
    m_stack->addWidget(m_state);
    for (QAbstractItemView *list : {m_featureList, m_hitList}) {
        onActivation(list, [this](const QModelIndex &) { act(); });
        connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DiscoverDialog::updateActions);
    }
    connect(hits, &QListView::customContextMenuRequested, this, [this, hits](const QPoint &at) {
        if (const RankedHit *hit = m_hits->hitAt(hits->indexAt(at)))
            HitMenu::open(
                *hit, tr("Download as…"), hits, hits->viewport()->mapToGlobal(at), {[this] { act(); }, {}, {}});
    });
    return m_stack;
}

bool DiscoverDialog::showsFeatures() const
{
    return m_tabs->currentIndex() == Popular;
}

void DiscoverDialog::reload()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const int number = ++m_number;
    m_features->setFeatures({});
    m_hits->reset({});
    m_act->setText(showsFeatures() ? tr("Search subtitles") : tr("Download as…"));
    m_act->setIcon(Icons::get(showsFeatures() ? u"search"_s : u"download"_s));
    updateActions();
    Discovery *service = discovery(m_engine);
    if (!service) {
        m_busy->setBusy(false);
        m_state->setState(u"cloud-off"_s, tr("None of the services that are switched on tells what others look for."),
            tr("Switch one on in the preferences."));
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_busy->setBusy(true, tr("Asking the service"));
    m_state->setState(u"search"_s, tr("Asking the service…"), {});
    m_stack->setCurrentWidget(m_state);
    const DiscoverQuery query{
        Language::fromCode(m_language->currentData().toString()), m_type->currentData().toString()};
    const auto current = [this, number](const auto &show) {
        return [this, number, show](const auto &result) {
            if (number != m_number)
                return;
            m_busy->setBusy(false);
            show(result);
        };
    };
    if (showsFeatures()) {
        whenDone(service->popular(query, m_stop.get_token()), this,
            current([this](const Result<QList<Feature>> &features) { showFeatures(features); }));
        return;
    }
    auto hits = m_tabs->currentIndex() == Latest ? service->latest(query, m_stop.get_token())
                                                 : service->mostDownloaded(query, m_stop.get_token());
    whenDone(std::move(hits), this, current([this](const Result<QList<SubtitleHit>> &list) { showHits(list); }));
}

void DiscoverDialog::showFeatures(const Result<QList<Feature>> &features)
{
    if (!features) {
        showError(features.error());
        return;
    }
    m_features->setFeatures(*features);
    if (features->isEmpty()) {
        m_state->setState(u"missing"_s, tr("Nothing here."), tr("Try another language or type."));
        return;
    }
    m_stack->setCurrentWidget(m_featureList);
    m_featureList->setCurrentIndex(m_features->index(0, 0));
}

void DiscoverDialog::showHits(const Result<QList<SubtitleHit>> &hits)
{
    if (!hits) {
        showError(hits.error());
        return;
    }
    QList<RankedHit> list;
    for (const SubtitleHit &hit : *hits)
        list.append({hit, 0, false, false, {}});
    m_hits->reset(list);
    if (list.isEmpty()) {
        m_state->setState(u"missing"_s, tr("Nothing here."), tr("Try another language or type."));
        return;
    }
    m_stack->setCurrentWidget(m_hitList);
    m_hitList->setCurrentIndex(m_hits->index(0));
}

void DiscoverDialog::showError(const Error &error)
{
    m_state->setState(
        u"cloud-off"_s, tr("The service gave no list."), error.message, {{tr("Try again"), [this] { reload(); }}});
    m_stack->setCurrentWidget(m_state);
}

void DiscoverDialog::updateActions()
{
    const bool any = showsFeatures() ? m_features->featureAt(m_featureList->currentIndex()) != nullptr
                                     : m_hits->hitAt(m_hitList->currentIndex()) != nullptr;
    m_act->setEnabled(any);
}

void DiscoverDialog::act()
{
    if (showsFeatures()) {
        if (const Feature *feature = m_features->featureAt(m_featureList->currentIndex())) {
            Q_EMIT searchRequested(searchQueryFor(*feature));
            accept();
        }
        return;
    }
    if (const RankedHit *hit = m_hits->hitAt(m_hitList->currentIndex())) {
        askForFile(this, m_engine.settings(), LibraryEntry(), hit->hit,
            [this, chosen = *hit](const QString &file) { Q_EMIT downloadToRequested(chosen, file); });
    }
}

} // namespace Legenda
