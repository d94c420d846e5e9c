// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/season/seasondialog.h"

#include "core/pipeline/batchplan.h"
#include "core/providers/providerregistry.h"
#include "ui/results/hittext.h"
#include "ui/results/searchcontroller.h"
#include "ui/season/seasondelegate.h"
#include "ui/season/seasonmodel.h"
#include "ui/videos/videogroups.h"
#include "ui/widgets/activation.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timetext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// All rows, or only those that need a look.
class ExceptionFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyExceptions(bool on)
    {
        m_on = on;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return !m_on || sourceModel()->index(row, 0, parent).data(SeasonModel::ExceptionRole).toBool();
    }

private:
    bool m_on = false;
};

} // namespace

QList<LibraryEntry> SeasonDialog::episodesWith(const Library &library, VideoId video)
{
    const LibraryEntry *picked = library.find(video);
    if (!picked)
        return {};
    const VideoGroup group = groupFor(*picked);
    if (!group.isShow)
        return {*picked};
    QList<LibraryEntry> episodes;
    for (const VideoId id : library.order()) {
        const LibraryEntry *entry = library.find(id);
        if (entry && groupFor(*entry).key == group.key)
            episodes.append(*entry);
    }
    std::sort(episodes.begin(), episodes.end(),
        [](const LibraryEntry &a, const LibraryEntry &b) { return sortKeyFor(a) < sortKeyFor(b); });
    return episodes;
}

SeasonDialog::SeasonDialog(Engine &engine, SearchController &searches, const RankedHit &picked,
    const QList<LibraryEntry> &episodes, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_searches(searches),
      m_model(new SeasonModel(ReleaseLike(picked.hit), episodes, this))
{
    setWindowTitle(tr("Same release for the whole season"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 2));

    auto *heading = new ElidedLabel(this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setText(episodes.isEmpty() ? QString() : groupFor(episodes.first()).title);
    layout->addWidget(heading);
    auto *like = new ElidedLabel(this);
    const QString name = m_model->like().name();
    const QString release = name.isEmpty() ? HitText::release(picked.hit) : name;
    like->setText(picked.hit.language.isValid()
            ? tr("Like the picked subtitle: %1 (%2)").arg(release, picked.hit.language.name())
            : tr("Like the picked subtitle: %1").arg(release));
    layout->addWidget(like);

    buildTable();
    layout->addWidget(m_busy);
    layout->addWidget(m_table, 1);

    auto *row = new QHBoxLayout;
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    m_exceptions = new QCheckBox(tr("Only the &exceptions"), this);
    row->addWidget(m_summary, 1);
    row->addWidget(m_exceptions, 0, Qt::AlignTop);
    layout->addLayout(row);
    m_cost = new QLabel(this);
    m_cost->setWordWrap(true);
    layout->addWidget(m_cost);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    // Enter in the table opens the row's choice and must not start twenty downloads: no button is the default one.
    m_download = buttons->addButton(tr("Download"), QDialogButtonBox::ActionRole);
    for (QPushButton *button : buttons->findChildren<QPushButton *>())
        button->setAutoDefault(false);
    m_download->setIcon(Icons::get(u"download"_s));
    m_download->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    // Not the button's own one: that goes with every new text.
    auto *shortcut = new QShortcut(Qt::CTRL | Qt::Key_Return, this);
    connect(shortcut, &QShortcut::activated, m_download, &QPushButton::click);
    layout->addWidget(buttons);
    resize(spacing(this, 220), spacing(this, 130));

    auto *proxy = static_cast<ExceptionFilter *>(m_table->model());
    connect(m_exceptions, &QCheckBox::toggled, this, [proxy](bool on) { proxy->setOnlyExceptions(on); });
    connect(m_model, &SeasonModel::countsChanged, this, &SeasonDialog::showCounts);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_download, &QPushButton::clicked, this, [this] {
        const auto picks = m_model->chosen();
        accept();
        Q_EMIT downloadRequested(picks);
    });
    connect(&m_searches, &SearchController::hitsChanged, this, &SeasonDialog::takeHits);
    connect(&m_searches, &SearchController::searchFinished, this, &SeasonDialog::takeHits);

    askQuota();
    QList<VideoId> unknown;
    const bool embeddedCounts = engine.settings().preferences().embeddedCounts;
    for (const LibraryEntry &entry : episodes) {
        if (isThere(languagesThere(entry, embeddedCounts), picked.hit.language))
            m_model->setThere(entry.id);
        if (m_searches.wasSearched(entry.id) || m_searches.isSearching(entry.id))
            takeHits(entry.id);
        else
            unknown.append(entry.id);
    }
    m_searches.search(unknown, false);
    showCounts();
}

SeasonDialog::~SeasonDialog()
{
    m_stop.request_stop();
}

void SeasonDialog::buildTable()
{
    m_busy = new BusyLine(this);
    auto *proxy = new ExceptionFilter(this);
    proxy->setSourceModel(m_model);
    proxy->setDynamicSortFilter(true);
    m_table = new QTreeView(this);
    m_table->setModel(proxy);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers); // see below
    m_table->setItemDelegateForColumn(SeasonModel::SubtitleColumn, new SeasonDelegate(m_table));
    m_table->setAccessibleName(tr("Episodes and their subtitles"));
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(SeasonModel::SubtitleColumn, QHeaderView::Stretch);
    header->resizeSection(SeasonModel::EpisodeColumn, spacing(this, 48));
    header->resizeSection(SeasonModel::FitColumn, spacing(this, 58));
    header->resizeSection(SeasonModel::ScoreColumn, spacing(this, 14));
    m_table->setCurrentIndex(proxy->index(0, 0));
    const auto edit = [this](const QModelIndex &index) {
        const QModelIndex subtitle = index.siblingAtColumn(SeasonModel::SubtitleColumn);
        if (subtitle.flags() & Qt::ItemIsEditable)
            m_table->edit(subtitle);
    };
    onActivation(m_table, edit);
    connect(m_table, &QTreeView::clicked, this, [edit](const QModelIndex &index) {
        if (index.column() == SeasonModel::SubtitleColumn)
            edit(index);
    });
}

void SeasonDialog::takeHits(VideoId video)
{
    m_model->setHits(video, m_searches.hits(video), m_searches.wasSearched(video) && !m_searches.isSearching(video));
}

void SeasonDialog::askQuota()
{
    const QString provider = m_model->like().picked().provider;
    auto *account = capability<Account>(m_engine.registry().find(provider));
    if (!account)
        return;
    m_quota = account->lastKnown().quota;
    if (m_quota.remaining >= 0)
        return;
    whenDone(account->accountInfo(m_stop.get_token()), this, [this](const Result<AccountInfo> &info) {
        if (info)
            m_quota = info->quota;
        showCounts();
    });
}

void SeasonDialog::showCounts()
{
    const SeasonModel::Counts counts = m_model->counts();
    m_busy->setBusy(counts.searching > 0, tr("Searching the other episodes"));
    QStringList parts{tr("%1 of %n episodes have the same release.", nullptr, counts.episodes).arg(counts.alike)};
    if (counts.exceptions > 0)
        parts << tr("%n exceptions to look at.", nullptr, counts.exceptions);
    if (counts.missing > 0)
        parts << tr("Nothing found for %n.", nullptr, counts.missing);
    if (counts.searching > 0)
        parts << tr("%n still being searched.", nullptr, counts.searching);
    m_summary->setText(parts.join(u' '));
    m_exceptions->setEnabled(counts.exceptions + counts.missing > 0 || m_exceptions->isChecked());

    m_download->setEnabled(counts.chosen > 0);
    m_download->setText(counts.chosen > 0 ? tr("&Download %1").arg(counts.chosen) : tr("&Download"));
    QString cost = tr("%n downloads", nullptr, counts.chosen);
    if (m_quota.remaining >= 0)
        cost = tr("%1, %2 left today.").arg(cost).arg(m_quota.remaining);
    else
        cost += u'.';
    if (m_quota.remaining >= 0 && m_quota.remaining < counts.chosen) {
        cost += u' '
            + (m_quota.resetsAt.isValid()
                    ? tr("The rest can go on after %1, when there are new ones.").arg(momentText(m_quota.resetsAt))
                    : tr("The rest waits until there are new ones."));
    }
    m_cost->setText(cost);
}

} // namespace Legenda
