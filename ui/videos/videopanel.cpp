// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/videopanel.h"

#include "ui/videos/videodelegate.h"
#include "ui/videos/videomodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Letters typed on the rows go to the filter: it finds more than the first letters, and Qt's own search would build
/// the title of every row on the main thread.
class VideoTree : public QTreeView
{
public:
    using QTreeView::QTreeView;
    std::function<void(const QString &)> typed;
    void keyboardSearch(const QString &text) override
    {
        if (typed && !text.trimmed().isEmpty())
            typed(text);
    }
};

} // namespace

VideoPanel::VideoPanel(Library &library, QWidget *parent) : QWidget(parent)
{
    m_model = new VideoModel(library, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 1));
    top->setSpacing(spacing(this, 1.5));
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter videos"));
    m_filter->setAccessibleName(tr("Filter videos by title or file name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(Icons::get(u"filter"_s, Icons::Tone::Subtle), QLineEdit::LeadingPosition);
    m_filter->setAcceptDrops(false); // files dropped here are for the window
    m_filter->installEventFilter(this);
    top->addWidget(m_filter, 1);
    m_onlyMissing = new QToolButton(this);
    m_onlyMissing->setText(tr("Only missing"));
    m_onlyMissing->setIcon(Icons::get(u"missing"_s));
    m_onlyMissing->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_onlyMissing->setCheckable(true);
    m_onlyMissing->setToolTip(tr("Show only videos that lack a subtitle in one of the chosen languages"));
    top->addWidget(m_onlyMissing);
    layout->addLayout(top);

    auto *tree = new VideoTree(this);
    m_tree = tree;
    m_tree->setAccessibleName(tr("Videos"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setIndentation(spacing(this, 4));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->setItemDelegate(new VideoDelegate(m_tree));
    m_tree->setModel(m_model);
    layout->addWidget(m_tree, 1);

    m_nothing = new QLabel(m_tree);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(spacing(this, 4));
    m_nothing->hide();
    auto *over = new QVBoxLayout(m_tree);
    over->addWidget(m_nothing);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(120);
    connect(&m_filterDelay, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_onlyMissing, &QToolButton::toggled, this, [this](bool on) {
        m_model->setOnlyMissing(on);
        Q_EMIT onlyMissingChanged(on);
    });
    tree->typed = [this](const QString &text) {
        m_filter->setFocus();
        m_filter->setText(m_filter->text() + text);
    };
    connect(m_model, &VideoModel::rowsInserted, this, &VideoPanel::expandNew);
    connect(m_model, &VideoModel::countsChanged, this, &VideoPanel::updateEmptyText);
    connect(m_tree, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { m_collapsed.insert(index.data(VideoModel::GroupKeyRole).toString()); });
    connect(m_tree, &QTreeView::expanded, this,
        [this](const QModelIndex &index) { m_collapsed.remove(index.data(VideoModel::GroupKeyRole).toString()); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VideoPanel::selectionChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const VideoId id = m_model->videoAt(current);
        if (id == m_current)
            return;
        m_current = id;
        Q_EMIT currentVideoChanged(id);
    });
    connect(m_model, &VideoModel::modelReset, this, [this] {
        m_current = -1;
        Q_EMIT currentVideoChanged(-1);
        Q_EMIT selectionChanged();
    });
}

VideoPanel::~VideoPanel() = default;

void VideoPanel::setVideoActions(const QList<QAction *> &actions)
{
    m_tree->addActions(actions);
}

void VideoPanel::setWanted(const QList<Language> &languages, bool embeddedCounts)
{
    m_model->setWanted(languages, embeddedCounts);
}

QList<VideoId> VideoPanel::selectedVideos() const
{
    QList<QModelIndex> chosen;
    const QItemSelection selection = m_tree->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            chosen.append(m_model->index(row, 0, range.parent()));
    }
    std::sort(chosen.begin(), chosen.end(), [](const QModelIndex &a, const QModelIndex &b) {
        const int groupA = a.parent().isValid() ? a.parent().row() : a.row();
        const int groupB = b.parent().isValid() ? b.parent().row() : b.row();
        return std::pair(groupA, a.parent().isValid() ? a.row() : -1)
            < std::pair(groupB, b.parent().isValid() ? b.row() : -1);
    });
    QList<VideoId> ids;
    QSet<VideoId> seen;
    const auto take = [&](VideoId id) {
        if (id >= 0 && !seen.contains(id)) {
            seen.insert(id);
            ids.append(id);
        }
    };
    for (const QModelIndex &index : std::as_const(chosen)) {
        if (m_model->isGroup(index)) {
            for (const VideoId id : m_model->videosOf(index))
                take(id);
        } else {
            take(m_model->videoAt(index));
        }
    }
    return ids;
}

VideoId VideoPanel::currentVideo() const
{
    return m_model->videoAt(m_tree->currentIndex());
}

VideoId VideoPanel::videoAt(const QPoint &position) const
{
    const QPoint at = m_tree->viewport()->mapFrom(this, position);
    if (!m_tree->viewport()->rect().contains(at))
        return -1;
    return m_model->videoAt(m_tree->indexAt(at));
}

QRect VideoPanel::rowRect(VideoId id) const
{
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return {};
    QRect rect = m_tree->visualRect(index);
    rect.setLeft(0);
    rect.setWidth(m_tree->viewport()->width());
    rect.moveTopLeft(m_tree->viewport()->mapTo(this, rect.topLeft()));
    return rect;
}

void VideoPanel::select(const QList<VideoId> &ids)
{
    QItemSelection selection;
    QModelIndex first;
    for (const VideoId id : ids) {
        const QModelIndex index = m_model->indexOf(id);
        if (!index.isValid())
            continue;
        if (!first.isValid())
            first = index;
        selection.append(QItemSelectionRange(index));
    }
    if (!first.isValid())
        return;
    m_tree->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_tree->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_tree->scrollTo(first);
}

void VideoPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void VideoPanel::focusTree()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

void VideoPanel::selectAll()
{
    m_tree->setFocus();
    m_tree->selectAll();
}

void VideoPanel::step(int by)
{
    QModelIndex index = m_tree->currentIndex();
    do {
        // A closed group is opened: its videos are next.
        if (m_model->isGroup(index))
            m_tree->expand(index);
        index = by > 0 ? m_tree->indexBelow(index) : m_tree->indexAbove(index);
        if (by < 0 && m_model->isGroup(index) && !m_tree->isExpanded(index)) {
            m_tree->expand(index);
            index = m_model->index(m_model->rowCount(index) - 1, 0, index);
        }
    } while (index.isValid() && m_model->isGroup(index));
    if (index.isValid())
        m_tree->setCurrentIndex(index);
}

void VideoPanel::setOnlyMissing(bool on)
{
    m_onlyMissing->setChecked(on);
}

QByteArray VideoPanel::saveState() const
{
    return m_onlyMissing->isChecked() ? "only-missing" : "";
}

void VideoPanel::restoreState(const QByteArray &state)
{
    m_onlyMissing->setChecked(state == "only-missing");
}

bool VideoPanel::eventFilter(QObject *watched, QEvent *event)
{
    // While there is a filter Escape clears it, whatever it is a shortcut for.
    if (watched == m_filter && event->type() == QEvent::ShortcutOverride && !m_filter->text().isEmpty()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_filter) {
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_tree->setFocus();
            if (!m_tree->currentIndex().isValid() || m_model->isGroup(m_tree->currentIndex())) {
                const QModelIndex first = m_model->index(0, 0, m_model->index(0, 0));
                if (first.isValid())
                    m_tree->setCurrentIndex(first);
            }
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void VideoPanel::expandNew(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid())
        return;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (!m_collapsed.contains(index.data(VideoModel::GroupKeyRole).toString()))
            m_tree->expand(index);
    }
}

void VideoPanel::updateEmptyText()
{
    const bool nothing = m_model->count() > 0 && m_model->shownCount() == 0 && m_model->isSettled();
    if (nothing) {
        m_nothing->setText(m_filter->text().isEmpty()
                ? tr("No video lacks subtitles in the chosen languages.\nSwitch “Only missing” off to see them all.")
                : tr("No video fits the filter.\nClear it to see them all."));
    }
    m_nothing->setVisible(nothing);
}

} // namespace Legenda
