// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networklog/networklogwindow.h"

#include "core/base/background.h"
#include "core/providers/providerregistry.h"
#include "ui/networklog/networklogmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QHash<QString, QString> namesOf(const ProviderRegistry &registry)
{
    QHash<QString, QString> names;
    const QList<SubtitleProvider *> providers = registry.all();
    for (const SubtitleProvider *provider : providers) {
        const ProviderInfo info = provider->info();
        names.insert(info.id, info.name);
    }
    return names;
}

} // namespace

NetworkLogWindow::NetworkLogWindow(Engine &engine, QWidget *parent) : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Network log"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    m_model = new NetworkLogModel(engine.network(), namesOf(engine.registry()), this);
    m_filter = new NetworkLogFilter(*m_model, this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &NetworkLogWindow::updateCounts);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 2));
    m_messages = new MessageBar(this);
    layout->addWidget(m_messages);
    buildFilter();
    buildTable();
    buildButtons();

    for (const NetworkLogRow &row : engine.network().log())
        addService(row.service);
    connect(&engine.network(), &Network::logged, this, [this](const NetworkLogRow &row) { addService(row.service); });
    for (const auto &signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    connect(m_filter, &QAbstractItemModel::modelReset, this, &NetworkLogWindow::updateCounts);
    if (!restoreGeometry(engine.settings().windowState(u"network-log"_s)))
        resize(spacing(this, 280), spacing(this, 150));
    m_table->scrollToBottom();
    updateCounts();
}

NetworkLogWindow::~NetworkLogWindow()
{
    m_engine.settings().setWindowState(u"network-log"_s, saveGeometry());
}

void NetworkLogWindow::buildFilter()
{
    auto *row = new QHBoxLayout;
    m_service = new QComboBox(this);
    m_service->setObjectName(u"service"_s);
    m_service->setAccessibleName(tr("Service"));
    m_service->addItem(tr("All services"), QString());
    m_text = new QLineEdit(this);
    m_text->setObjectName(u"text"_s);
    m_text->setPlaceholderText(tr("Filter by address or error"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_failures = new QCheckBox(tr("Only &failures"), this);
    m_failures->setObjectName(u"failures"_s);
    m_count = new QLabel(this);
    m_count->setObjectName(u"count"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_service);
    row->addWidget(m_text, 1);
    row->addWidget(m_failures);
    row->addSpacing(spacing(this, 2));
    row->addWidget(m_count);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_service, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setService(m_service->currentData().toString());
        updateCounts();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        updateCounts();
    });
    connect(m_failures, &QCheckBox::toggled, this, [this](bool only) {
        m_filter->setOnlyFailures(only);
        updateCounts();
    });
}

void NetworkLogWindow::buildTable()
{
    m_pages = new QStackedWidget(this);
    m_splitter = new QSplitter(Qt::Vertical, m_pages);
    m_splitter->setChildrenCollapsible(false);
    m_table = new QTableView(m_splitter);
    m_table->setObjectName(u"requests"_s);
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    // All rows have one height: nothing has to be measured, however many there are.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(spacing(this, 6));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(NetworkLogModel::Address, QHeaderView::Stretch);
    const QFontMetrics metrics(m_table->font());
    const auto width = [&](NetworkLogModel::Column column, const QString &text) {
        header->resizeSection(column, metrics.horizontalAdvance(text) + spacing(this, 5));
    };
    width(NetworkLogModel::Time, u"00:00:00"_s);
    width(NetworkLogModel::Service, u"OpenSubtitles.com"_s);
    width(NetworkLogModel::Method, u"DELETE"_s + u"M"_s);
    width(NetworkLogModel::Status, NetworkLogModel::tr("no answer (attempt %1)").arg(2));
    width(NetworkLogModel::Size, u"1000.0 KB"_s);
    width(NetworkLogModel::Duration, u"60,000 ms"_s);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(NetworkLogModel::Time, Qt::AscendingOrder);
    m_details = new QPlainTextEdit(m_splitter);
    m_details->setObjectName(u"details"_s);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details of the request"));
    m_details->setPlaceholderText(tr("Choose a request to see all of it."));
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // Addresses and dates of machines read from left to right everywhere.
    m_details->setLayoutDirection(Qt::LeftToRight);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({spacing(this, 90), spacing(this, 24)});
    m_pages->addWidget(m_splitter);
    m_empty = new StatePage(m_pages);
    m_pages->addWidget(m_empty);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_pages, 1);

    // The newest stay in sight as long as nobody has scrolled away from them.
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (bar->value() >= bar->maximum())
            QTimer::singleShot(0, m_table, &QTableView::scrollToBottom);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &NetworkLogWindow::updateDetails);
}

void NetworkLogWindow::buildButtons()
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = box->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_copy->setToolTip(tr("Copies the chosen requests, all shown where none is chosen, to send with a bug report"));
    m_save = box->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    m_clear = box->addButton(tr("C&lear"), QDialogButtonBox::ResetRole);
    // Enter in the filter must not press any.
    for (QPushButton *button : {m_copy, m_save, m_clear, box->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &NetworkLogWindow::copy);
    connect(m_save, &QPushButton::clicked, this, &NetworkLogWindow::askForFile);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_engine.network().clearLog(); });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(box);
}

void NetworkLogWindow::addService(const QString &service)
{
    if (m_service->findData(service) < 0)
        m_service->addItem(m_model->serviceName(service), service);
}

void NetworkLogWindow::updateCounts()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    const auto &log = m_engine.network().log();
    const auto failed = static_cast<int>(
        std::count_if(log.cbegin(), log.cend(), [](const NetworkLogRow &row) { return row.isFailure(); }));
    QString text = shown == all ? tr("%n requests", nullptr, all) : tr("%1 of %2 requests").arg(shown).arg(all);
    if (failed > 0)
        text += u" · "_s + tr("%n failed", nullptr, failed);
    m_count->setText(all > 0 ? text : QString());
    if (all == 0)
        m_empty->setState(u"network"_s, tr("Nothing was asked yet"),
            tr("Every request to a service is listed here as it goes out, without passwords and keys."));
    else if (shown == 0)
        m_empty->setState(u"filter"_s, tr("No request fits the filter"), {});
    m_pages->setCurrentIndex(shown > 0 ? 0 : 1);
    for (QPushButton *button : {m_copy, m_save})
        button->setEnabled(shown > 0);
    m_clear->setEnabled(all > 0);
    updateDetails();
}

void NetworkLogWindow::updateDetails()
{
    QStringList texts;
    for (const NetworkLogRow &row : chosen(true).mid(0, 50))
        texts << m_engine.network().detailsOf(row);
    const QString text = texts.join(u"\n\n"_s);
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

QList<NetworkLogRow> NetworkLogWindow::chosen(bool selectedOnly) const
{
    QList<NetworkLogRow> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(m_model->at(m_filter->mapToSource(index).row()));
    if (rows.isEmpty() && !selectedOnly) {
        for (int i = 0; i < m_filter->rowCount(); ++i)
            rows.append(m_model->at(m_filter->mapToSource(m_filter->index(i, 0)).row()));
    }
    std::sort(
        rows.begin(), rows.end(), [](const NetworkLogRow &a, const NetworkLogRow &b) { return a.number < b.number; });
    return rows;
}

void NetworkLogWindow::copy()
{
    QGuiApplication::clipboard()->setText(m_engine.network().asText(chosen(false)));
}

void NetworkLogWindow::askForFile()
{
    auto *dialog = new QFileDialog(
        this, tr("Save the network log"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"legenda-network-log.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &NetworkLogWindow::saveTo);
    dialog->open();
}

void NetworkLogWindow::saveTo(const QString &file)
{
    const QByteArray text = m_engine.network().asText(chosen(false)).toUtf8();
    // Whole or not at all. The dialog has asked whether a file that is there may go.
    const auto write = [file, text]() -> Result<Done> {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            return fail(ErrorKind::FileAccess, out.errorString());
        return Done();
    };
    whenDone(runInBackground(Pool::Disk, write), this, [this, file](const Result<Done> &done) {
        const QString name = file.mid(file.lastIndexOf(u'/') + 1);
        m_messages->show({.key = u"saved"_s,
            .kind = done ? Message::Kind::Good : Message::Kind::Error,
            .text = done ? tr("Saved as “%1”.").arg(name)
                         : tr("“%1” could not be written: %2").arg(name, done.error().message)});
    });
}

} // namespace Legenda
