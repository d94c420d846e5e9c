// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertdialog.h"

#include "core/base/background.h"
#include "core/identify/mediainfo.h"
#include "core/pipeline/converting.h"
#include "ui/convert/advertsdialog.h"
#include "ui/convert/compareview.h"
#include "ui/convert/convertfilespanel.h"
#include "ui/convert/convertpreview.h"
#include "ui/convert/convertsidepanel.h"
#include "ui/convert/converttext.h"
#include "ui/convert/partsform.h"
#include "ui/convert/targetform.h"
#include "ui/convert/timesform.h"
#include "ui/mainwindow/conflictquestions.h"
#include "ui/widgets/dropoverlay.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/theme.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <numeric>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString resultKey = u"result"_s;

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

ConvertDialog::ConvertDialog(Engine &engine, QWidget *parent)
    : QDialog(parent, Qt::Window), m_engine(engine), m_queue(new ConvertQueue(engine, this))
{
    setWindowTitle(tr("Convert subtitles"));
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing(this, 2));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing(this, 3));
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setChildrenCollapsible(false);
    buildLeft();
    row->addWidget(m_split, 1);
    m_side = new ConvertSidePanel(this);
    row->addWidget(m_side);
    column->addLayout(row, 1);
    m_messages = new MessageBar(this);
    column->addWidget(m_messages);
    m_questions = new ConflictQuestions(*m_messages, this);
    column->addWidget(buildBottom());
    m_overlay = new DropOverlay(this);

    connect(m_side, &ConvertSidePanel::choicesChanged, this, [this] {
        m_messages->close(resultKey);
        showOrder({}); // until the preview knows when each begins
        refreshPreview();
        showState();
    });
    connect(m_side, &ConvertSidePanel::advertsRequested, this, [this] {
        auto *adverts = new AdvertsDialog(m_side->choices().adPatterns, this);
        adverts->setAttribute(Qt::WA_DeleteOnClose);
        connect(adverts, &AdvertsDialog::patternsChosen, m_side, [this](const QString &own) {
            ConvertChoices changed = m_side->choices();
            changed.stripAds = changed.stripAds || own != changed.adPatterns;
            changed.adPatterns = own;
            m_side->change(changed);
        });
        adverts->open();
    });
    connect(m_side->readAs(), &ReadAsForm::changed, this, &ConvertDialog::changeReadAs);
    connect(m_files, &ConvertFilesPanel::currentChanged, this, &ConvertDialog::chooseCurrent);
    connect(m_files, &ConvertFilesPanel::readAsRequested, this, &ConvertDialog::changeReadAs);
    connect(m_files, &ConvertFilesPanel::convertRequested, this, &ConvertDialog::convert);
    connect(m_files, &ConvertFilesPanel::serviceRequested, this, &ConvertDialog::openService);
    connect(m_preview->compareView(), &CompareView::currentTimeChanged, m_side->times(), &TimesForm::setCurrentTime);
    connect(m_preview->compareView(), &CompareView::currentTimeChanged, m_side->parts(), &PartsForm::setCurrentTime);
    connect(m_side->parts(), &PartsForm::previewPartChanged, this, &ConvertDialog::refreshPreview);
    connect(m_preview, &ConvertPreview::shown, this, [this](const ConvertPreviewData &made) {
        if (!made.startsMs.isEmpty())
            showOrder(made.startsMs);
    });
    connectQueue();
    restore();
    showState();
    m_files->view()->setFocus();
}

ConvertDialog::~ConvertDialog()
{
    keep();
    m_queue->disconnect(this);
    m_queue->stop();
}

void ConvertDialog::buildLeft()
{
    m_files = new ConvertFilesPanel(*m_queue, !convertingServices(m_engine.registry()).isEmpty(), m_split);
    m_split->addWidget(m_files);
    m_preview = new ConvertPreview(m_engine, m_split);
    m_split->addWidget(m_preview);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
}

QWidget *ConvertDialog::buildBottom()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(this, 2));
    m_status = new QLabel(part);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_progress = new QProgressBar(part);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(spacing(this, 40));
    m_progress->setMaximumHeight(spacing(this, 2));
    row->addWidget(m_progress);
    row->addWidget(m_status, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, part);
    m_dryRun = buttons->addButton(tr("Dr&y run"), QDialogButtonBox::ActionRole);
    m_dryRun->setToolTip(tr("Tells for each file what would be written, and writes nothing"));
    m_stop = buttons->addButton(tr("Sto&p"), QDialogButtonBox::ActionRole);
    m_convert = buttons->addButton(tr("Con&vert"), QDialogButtonBox::ActionRole);
    m_convert->setIcon(Icons::get(u"convert"_s));
    for (QPushButton *button : {m_dryRun, m_stop, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);
    m_convert->setDefault(true);
    row->addWidget(buttons);
    connect(m_convert, &QPushButton::clicked, this, &ConvertDialog::convertAll);
    connect(m_dryRun, &QPushButton::clicked, this, &ConvertDialog::dryRun);
    connect(m_stop, &QPushButton::clicked, m_queue, &ConvertQueue::stop);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return part;
}

void ConvertDialog::connectQueue()
{
    for (const auto changed : {&ConvertQueue::inserted, &ConvertQueue::removed}) {
        connect(m_queue, changed, this, [this] {
            showState();
            showOrder({});
            if (m_side->choices().join)
                refreshPreview();
        });
    }
    connect(m_queue, &ConvertQueue::expandingChanged, this, &ConvertDialog::showState);
    connect(m_queue, &ConvertQueue::progressChanged, this, &ConvertDialog::showState);
    connect(m_queue, &ConvertQueue::itemChanged, this, [this](int row) {
        if (row >= 0 && m_queue->items().at(row).id == m_current)
            chooseCurrent();
    });
    connect(m_queue, &ConvertQueue::refused, this, [this](const QString &path, const Error &error) {
        m_messages->show({.key = u"refused"_s + path,
            .kind = Message::Kind::Warning,
            .text = u"%1: %2"_s.arg(ConvertText::fileName(path), error.message),
            .details = path});
    });
    connect(m_queue, &ConvertQueue::busyChanged, this, [this](bool busy) {
        if (!busy)
            m_questions->clear();
        m_files->setBusy(busy);
        showState();
        // The button that was pressed is gone: the keys go where they are of use.
        if (busy && (m_convert->hasFocus() || m_dryRun->hasFocus() || !focusWidget()))
            m_stop->setFocus();
        else if (!busy && (m_stop->hasFocus() || !focusWidget()))
            m_convert->setFocus();
    });
    connect(m_queue, &ConvertQueue::conflict, this, [this](int id, const QString &path) {
        m_questions->ask(
            path, [this, id](ConflictPolicy policy, bool forAll) { m_queue->resolve(id, policy, forAll); });
        showState();
    });
    connect(m_queue, &ConvertQueue::finished, this, [this](qint64 batch, const QStringList &paths) {
        sayFinished(batch);
        if (!paths.isEmpty())
            Q_EMIT saved(batch, paths);
    });
    connect(m_queue, &ConvertQueue::undone, this, [this](qint64 batch, const Result<UndoSummary> &summary) {
        sayUndone(summary);
        Q_EMIT undone(batch);
        showState();
    });
}

void ConvertDialog::restore()
{
    const Settings &settings = m_engine.settings();
    const ConvertChoices usual = ConvertChoices::defaults(settings.preferences());
    m_side->setChoices(ConvertChoices::fromJson(settings.windowState(u"convert-choices"_s), usual));
    m_side->restoreState(settings.windowState(u"convert-folds"_s));
    if (!restoreGeometry(settings.windowState(u"convert"_s))) {
        // In the middle of the screen: the window behind may be no further than on its way there.
        const QRect room = (parentWidget() ? parentWidget()->screen() : screen())->availableGeometry();
        resize(QSize(spacing(this, 300), spacing(this, 205)).boundedTo(room.size() * 0.94));
        move(room.center() - rect().center());
    }
    if (!m_split->restoreState(settings.windowState(u"convert-split"_s)))
        m_split->setSizes({spacing(this, 58), spacing(this, 100)});
}

void ConvertDialog::keep() const
{
    Settings &settings = m_engine.settings();
    const ConvertChoices usual = ConvertChoices::defaults(settings.preferences());
    settings.setWindowState(u"convert-choices"_s, m_side->choices().toJson(usual));
    settings.setWindowState(u"convert-folds"_s, m_side->saveState());
    settings.setWindowState(u"convert"_s, saveGeometry());
    settings.setWindowState(u"convert-split"_s, m_split->saveState());
}

void ConvertDialog::addPaths(const QStringList &paths)
{
    m_queue->add(paths);
}

FileConversionRequest ConvertDialog::request() const
{
    return m_side->choices().request();
}

ConvertQueue::Into ConvertDialog::into() const
{
    return m_side->choices().join ? ConvertQueue::Into::One : ConvertQueue::Into::Each;
}

QString ConvertDialog::whyNot() const
{
    const ConvertChoices &choices = m_side->choices();
    if (choices.intoFolder && !QDir::isAbsolutePath(choices.folder))
        return tr("Choose the folder that the results go to.");
    const std::optional<QList<qint64>> joinAt = ConvertChoices::moments(choices.joinAt);
    const std::optional<QList<qint64>> splitAt = ConvertChoices::moments(choices.splitAt);
    const auto files = m_queue->items().size();
    if (choices.join && files == 1)
        return tr("Add the other parts: joining takes two files or more.");
    if (choices.join && (!joinAt || (!joinAt->isEmpty() && joinAt->size() + 1 != files)))
        return tr("Say when each file but the first one begins, such as 0:45:10, or nothing.");
    if (choices.split && (!splitAt || splitAt->isEmpty()))
        return tr("Say where to cut, such as 0:45:10 or 0:45:10, 1:30:00.");
    return {};
}

void ConvertDialog::convertAll()
{
    convert({});
}

void ConvertDialog::convert(const QList<int> &rows)
{
    if (!m_convert->isEnabled())
        return;
    m_messages->close(resultKey);
    m_queue->start(request(), rows, into());
}

void ConvertDialog::dryRun()
{
    if (!m_dryRun->isEnabled())
        return;
    m_messages->close(resultKey);
    m_queue->dryRun(request(), into());
}

void ConvertDialog::changeReadAs(const ReadAsChange &change)
{
    const QList<int> rows = m_files->selectedRows();
    for (const int row : rows) {
        ReadAs readAs = m_queue->items().at(row).readAs;
        change(readAs);
        m_queue->setReadAs({row}, readAs);
    }
}

/// Shows the file of the current row, everywhere.
void ConvertDialog::chooseCurrent()
{
    const int row = m_files->currentRow();
    if (row < 0) {
        m_current = 0;
        m_side->readAs()->setItem(nullptr, 0, 0);
        m_preview->clear();
        return;
    }
    const ConvertItem &item = m_queue->items().at(row);
    m_current = item.id;
    if (item.facts && !item.facts->video.isEmpty())
        lookAtVideo(item.facts->video);
    const double videoFps = videoOf(item).fps;
    m_files->setVideoRate(videoFps);
    m_side->readAs()->setItem(&item, static_cast<int>(m_files->selectedRows().size()), videoFps);
    m_side->target()->setVideoRate(videoFps);
    if (item.facts)
        m_side->times()->setFile({item.facts->firstMs, item.facts->lastMs, item.facts->fps}, videoOf(item));
    refreshPreview();
}

void ConvertDialog::refreshPreview()
{
    const int row = m_queue->rowOf(m_current);
    if (row < 0)
        return;
    const ConvertItem &item = m_queue->items().at(row);
    FileConversionRequest wanted = request();
    wanted.joined.clear();
    wanted.input = item.path;
    wanted.how.load = ConvertQueue::loadOptions(item);
    if (m_side->choices().join && m_queue->items().size() > 1)
        wanted = m_queue->joining(request(), allRows());
    if (m_side->choices().parts() > 1)
        wanted.how.part.number = m_side->parts()->previewPart();
    // A video of the whole tells nothing of a part, nor one of a part of the whole.
    const bool isAsLong = wanted.joined.isEmpty() && wanted.how.part.number == 0;
    m_preview->refresh(wanted, isAsLong ? videoOf(item).durationMs : 0);
}

QList<int> ConvertDialog::allRows() const
{
    QList<int> all(m_queue->items().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// Which files are joined, and when each begins, as far as that is known.
void ConvertDialog::showOrder(const QList<qint64> &startsMs)
{
    QStringList names;
    // Only who joins wants to know; ten thousand names are not put in order for nothing.
    if (m_side->choices().join && m_queue->items().size() > 1) {
        const FileConversionRequest all = m_queue->joining({}, allRows());
        names.append(ConvertText::fileName(all.input));
        for (const PartFile &file : all.joined)
            names.append(ConvertText::fileName(file.path));
    }
    m_side->parts()->setFiles(names, startsMs.size() == names.size() ? startsMs : QList<qint64>());
}

MediaFacts ConvertDialog::videoOf(const ConvertItem &item) const
{
    if (!item.facts || item.facts->video.isEmpty())
        return {};
    if (const auto known = m_videos.constFind(item.facts->video); known != m_videos.cend())
        return *known;
    const LibraryEntry *entry = videoBeside(m_engine.library(), item.path);
    return entry ? entry->identity.media : MediaFacts();
}

/// Its rate and length, where the library does not know them.
void ConvertDialog::lookAtVideo(const QString &video)
{
    if (m_videos.contains(video) || m_looking.contains(video))
        return;
    m_looking.insert(video);
    auto read = runInBackground(Pool::Disk, [video] { return readMediaFacts(video); });
    whenDone(std::move(read), this, [this, video](const Result<MediaFacts> &facts) {
        m_looking.remove(video);
        m_videos.insert(video, facts.value_or(MediaFacts()));
        chooseCurrent();
    });
}

void ConvertDialog::showState()
{
    const bool busy = m_queue->isBusy();
    const auto total = static_cast<int>(m_queue->items().size());
    const QString why = whyNot();
    m_convert->setEnabled(!busy && total > 0 && why.isEmpty());
    m_dryRun->setEnabled(!busy && total > 0 && why.isEmpty());
    m_convert->setVisible(!busy);
    m_dryRun->setVisible(!busy);
    m_stop->setVisible(busy);
    m_side->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_preview->setVisible(total > 0); // one empty page is enough
    m_convert->setText(total < 2     ? tr("Con&vert")
            : m_side->choices().join ? tr("Con&vert %n file(s) into one", nullptr, total)
                                     : tr("Con&vert %n file(s)", nullptr, total));
    QString text;
    if (busy) {
        m_progress->setRange(0, m_queue->total());
        m_progress->setValue(m_queue->done());
        const int now = qMin(m_queue->total(), m_queue->done() + 1);
        if (m_queue->waitsForAnswer())
            text = tr("Waiting for your answer.");
        else if (m_queue->isDryRun())
            text = tr("Trying file %1 of %2…").arg(now).arg(m_queue->total());
        else
            text = tr("Converting file %1 of %2…").arg(now).arg(m_queue->total());
    } else if (!why.isEmpty()) {
        text = why;
    } else if (m_queue->isExpanding()) {
        text = tr("Looking for subtitles…");
    }
    m_status->setText(text);
    m_progress->setAccessibleName(text);
}

void ConvertDialog::sayFinished(qint64 batch)
{
    showState();
    Message message;
    message.key = resultKey;
    const int failed = m_queue->count(ConvertItem::State::Failed);
    if (m_queue->isDryRun()) {
        message.kind = failed > 0 ? Message::Kind::Warning : Message::Kind::Info;
        message.text = ConvertText::planned(*m_queue);
        m_messages->show(std::move(message));
        return;
    }
    const QStringList paths = m_queue->savedPaths();
    message.text = ConvertText::done(*m_queue);
    if (message.text.isEmpty())
        return;
    message.kind = failed > 0 ? (paths.isEmpty() ? Message::Kind::Error : Message::Kind::Warning)
        : paths.isEmpty()     ? Message::Kind::Info
                              : Message::Kind::Good;
    message.details = paths.mid(0, 20).join(u'\n');
    if (batch > 0)
        message.actions.append({tr("Undo"), [this](bool) { m_queue->undo(); }});
    if (!paths.isEmpty())
        message.actions.append({tr("Show"),
            [path = paths.constFirst()](
                bool) { QDesktopServices::openUrl(QUrl::fromLocalFile(ConvertText::place(path))); },
            true});
    m_messages->show(std::move(message));
}

void ConvertDialog::sayUndone(const Result<UndoSummary> &summary)
{
    Message message;
    message.key = resultKey;
    if (!summary || !summary->failures.isEmpty()) {
        message.kind = Message::Kind::Error;
        message.text = summary ? summary->failures.constFirst().message : summary.error().message;
    } else {
        message.text = tr("%n file(s) were taken back.", nullptr, summary->undone);
    }
    m_messages->show(std::move(message));
}

void ConvertDialog::openService()
{
    QStringList files;
    const QList<int> rows = m_files->selectedRows();
    for (int row = 0; row < m_queue->items().size(); ++row) {
        // A service gets files, not parts of archives.
        const QString path = m_queue->items().at(row).path;
        if ((rows.size() < 2 || rows.contains(row)) && QFileInfo(path).isFile())
            files.append(path);
    }
    Q_EMIT serviceRequested(files);
}

void ConvertDialog::reject()
{
    // The first Escape stops, the second one closes.
    if (m_queue->isBusy())
        m_queue->stop();
    else
        QDialog::reject();
}

void ConvertDialog::keyPressEvent(QKeyEvent *event)
{
    // Who ends typing an amount with Enter does not mean to write files with it.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        convertAll();
        return;
    }
    if (enter && m_side->isAncestorOf(focusWidget()))
        return;
    QDialog::keyPressEvent(event);
}

void ConvertDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (localPaths(event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_overlay->showHint(tr("Drop to add to the files to convert"));
}

void ConvertDialog::dragLeaveEvent(QDragLeaveEvent *)
{
    m_overlay->hide();
}

void ConvertDialog::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    // A file manager that offers to move must not: the files stay where they are.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    addPaths(localPaths(event->mimeData()));
}

} // namespace Legenda
