// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertfilespanel.h"

#include "ui/convert/convertfilesdelegate.h"
#include "ui/convert/convertfilesmodel.h"
#include "ui/convert/converttext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

ConvertFilesPanel::ConvertFilesPanel(ConvertQueue &queue, bool withService, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_model(new ConvertFilesModel(queue, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    column->addWidget(buildBar(withService));
    m_stack = new QStackedWidget(this);
    m_empty = new StatePage(m_stack);
    m_stack->addWidget(m_empty);
    m_view = new QTreeView(m_stack);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ConvertFilesDelegate(m_view));
    m_view->setAccessibleName(tr("Files to convert"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMinimumHeight(spacing(this, 22));
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_view->header()->setSectionResizeMode(ConvertFilesModel::FileColumn, QHeaderView::Stretch);
    m_view->header()->setMinimumSectionSize(spacing(this, 10));
    m_view->setColumnWidth(ConvertFilesModel::FormatColumn, spacing(this, 31));
    m_view->setColumnWidth(ConvertFilesModel::LanguageColumn, spacing(this, 29));
    m_view->setColumnWidth(ConvertFilesModel::CuesColumn, spacing(this, 15));
    m_view->setColumnWidth(ConvertFilesModel::ResultColumn, spacing(this, 38));
    m_stack->addWidget(m_view);
    column->addWidget(m_stack, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_remove->setEnabled(!m_busy && m_view->selectionModel()->hasSelection());
        Q_EMIT currentChanged();
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ConvertFilesPanel::openMenu);
    auto *remove = new QShortcut(QKeySequence::Delete, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ConvertFilesPanel::removeSelected);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        showPage();
        // Something to look at from the beginning.
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, 0));
        m_view->setFocus();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ConvertFilesPanel::showPage);
    connect(&queue, &ConvertQueue::expandingChanged, this, &ConvertFilesPanel::showPage);
    showPage();
}

QWidget *ConvertFilesPanel::buildBar(bool withService)
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(this, 1));
    const auto button = [&](const QString &icon, const QString &text) {
        auto *made = new QPushButton(icon.isEmpty() ? QIcon() : Icons::get(icon), text, bar);
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    QPushButton *add = button(u"add-files"_s, tr("&Add files…"));
    QPushButton *folder = button(u"add-folder"_s, tr("Add fol&der…"));
    m_remove = button({}, tr("Re&move"));
    m_remove->setEnabled(false);
    row->addStretch(1);
    m_service = button(u"globe"_s, tr("With a service…"));
    m_service->setFlat(true);
    m_service->setToolTip(tr("Have these files converted by a service, which knows some more formats"));
    m_service->setVisible(withService);
    connect(add, &QPushButton::clicked, this, &ConvertFilesPanel::addFiles);
    connect(folder, &QPushButton::clicked, this, &ConvertFilesPanel::addFolder);
    connect(m_remove, &QPushButton::clicked, this, &ConvertFilesPanel::removeSelected);
    connect(m_service, &QPushButton::clicked, this, &ConvertFilesPanel::serviceRequested);
    return bar;
}

int ConvertFilesPanel::currentRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && m_view->selectionModel()->isRowSelected(current.row()) ? current.row()
        : selectedRows().isEmpty()                                                     ? -1
                                                                                       : selectedRows().constFirst();
}

QList<int> ConvertFilesPanel::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ConvertFilesPanel::setBusy(bool busy)
{
    m_busy = busy;
    m_remove->setEnabled(!busy && m_view->selectionModel()->hasSelection());
    m_service->setEnabled(!busy);
}

void ConvertFilesPanel::removeSelected()
{
    const QList<int> rows = selectedRows();
    if (m_busy || rows.isEmpty())
        return;
    m_queue.remove(rows);
    if (const int left = m_model->rowCount(); left > 0)
        m_view->setCurrentIndex(m_model->index(qMin(rows.constFirst(), left - 1), 0));
    Q_EMIT currentChanged();
}

void ConvertFilesPanel::showPage()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (m_queue.isExpanding())
        m_empty->setState(u"folder"_s, tr("Looking for subtitles…"), {});
    else
        m_empty->setState(
            u"drop-target"_s, tr("Drop subtitles here"), tr("Files, folders and archives, as many as you like."));
    m_stack->setCurrentWidget(m_empty);
}

void ConvertFilesPanel::openMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    const QList<int> rows = selectedRows();
    const ConvertItem item = m_queue.items().at(index.row());
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *only = menu->addAction(Icons::get(u"convert"_s), tr("Convert %n chosen file(s)", nullptr, rows.size()),
        this, [this, rows] { Q_EMIT convertRequested(rows); });
    only->setEnabled(!m_busy);
    menu->addSeparator();
    if (!m_busy) {
        ReadAsForm::addMenus(
            menu, item, m_videoFps, [this](const ReadAsChange &change) { Q_EMIT readAsRequested(change); });
        QAction *automatic = menu->addAction(
            tr("Read it as found out"), this, [this] { Q_EMIT readAsRequested([](ReadAs &readAs) { readAs = {}; }); });
        automatic->setEnabled(!item.readAs.isAutomatic());
        menu->addSeparator();
    }
    const QString path = item.state == ConvertItem::State::Saved ? item.result : item.path;
    menu->addAction(Icons::get(u"folder"_s), tr("Open the folder"), this,
        [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(ConvertText::place(path))); });
    QAction *remove = menu->addAction(Icons::get(u"close"_s),
        tr("Remove from the list") + u'\t' + QKeySequence(QKeySequence::Delete).toString(QKeySequence::NativeText),
        this, &ConvertFilesPanel::removeSelected);
    remove->setEnabled(!m_busy);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

QString ConvertFilesPanel::startFolder() const
{
    return m_queue.items().isEmpty() ? QString() : ConvertText::place(m_queue.items().constLast().path);
}

void ConvertFilesPanel::addFiles()
{
    auto *dialog = new QFileDialog(this, tr("Subtitle files and archives"), startFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, &m_queue, &ConvertQueue::add);
    dialog->open();
}

void ConvertFilesPanel::addFolder()
{
    auto *dialog = new QFileDialog(this, tr("A folder with subtitles"), startFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, &m_queue, &ConvertQueue::add);
    dialog->open();
}

} // namespace Legenda
