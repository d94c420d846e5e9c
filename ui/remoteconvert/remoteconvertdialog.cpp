// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/remoteconvert/remoteconvertdialog.h"

#include "core/pipeline/converting.h"
#include "core/providers/providerregistry.h"
#include "core/subtitles/subtitletext.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString nameOf(const QString &path)
{
    return oneLine(path.mid(path.lastIndexOf(u'/') + 1));
}

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && !QFileInfo(url.toLocalFile()).isDir())
            files.append(url.toLocalFile());
    }
    return files;
}

void choose(QComboBox *box, const QVariant &value)
{
    const int at = box->findData(value);
    if (at >= 0)
        box->setCurrentIndex(at);
}

} // namespace

RemoteConvertDialog::RemoteConvertDialog(Engine &engine, const QStringList &files, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_queue(new RemoteConvertQueue(engine, this))
{
    setWindowTitle(tr("Convert with a service"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 3));
    layout->addWidget(buildFiles(), 1);
    layout->addWidget(buildForm());
    layout->addWidget(buildResult());
    buildButtons();
    connect(m_queue, &RemoteConvertQueue::changed, this, [this] {
        showFiles();
        showGuesses();
        showState();
    });
    connect(m_queue, &RemoteConvertQueue::busyChanged, this, &RemoteConvertDialog::showState);
    connect(m_queue, &RemoteConvertQueue::finished, this, [this](qint64 batch, const QStringList &paths) {
        if (!paths.isEmpty())
            Q_EMIT saved(batch, paths);
    });
    fillForService();
    addFiles(files);
    showFiles();
    showState();
    resize(spacing(this, 130), spacing(this, 145));
}

RemoteConvertDialog::~RemoteConvertDialog()
{
    m_queue->disconnect(this);
    m_queue->stop();
}

QWidget *RemoteConvertDialog::buildFiles()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    m_files = new QListWidget(part);
    m_files->setAccessibleName(tr("Files to convert"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_files->setUniformItemSizes(true);
    m_files->setMinimumHeight(spacing(this, 10));
    column->addWidget(m_files, 1);
    // Lies over the list while that is empty.
    m_hint = new QLabel(tr("Drop subtitle files here, or add some."), m_files->viewport());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_files->viewport());
    over->addWidget(m_hint);
    auto *problem = new ProblemLabel(part);
    m_problems.insert(u"subtitle"_s, problem);
    column->addWidget(problem);
    auto *row = new QHBoxLayout;
    auto *add = new QPushButton(Icons::get(u"add-files"_s), tr("&Add files…"), part);
    add->setAutoDefault(false);
    m_remove = new QPushButton(tr("&Remove"), part);
    m_remove->setAutoDefault(false);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch(1);
    column->addLayout(row);
    connect(add, &QPushButton::clicked, this, &RemoteConvertDialog::chooseFiles);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &RemoteConvertDialog::showState);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        QList<int> rows;
        const QModelIndexList selected = m_files->selectionModel()->selectedRows();
        for (const QModelIndex &index : selected)
            rows.append(index.row());
        m_queue->remove(rows);
    });
    return part;
}

QWidget *RemoteConvertDialog::buildForm()
{
    auto *part = new QWidget(this);
    auto *form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setVerticalSpacing(spacing(this, 1.5));
    m_service = addField(form, {}, tr("&Service:"));
    const QList<SubtitleProvider *> services = convertingServices(m_engine.registry());
    for (const SubtitleProvider *each : services)
        m_service->addItem(each->info().name, each->info().id);
    m_format = addField(form, u"format"_s, tr("&Format:"));
    m_inputEncoding = addField(form, u"input_encoding"_s, tr("&Encoding of the file:"));
    m_encoding = addField(form, u"encoding"_s, tr("&Write as:"));
    m_rate = addField(form, u"fps"_s, tr("Fra&me rate:"));
    m_rate->setToolTip(tr("For formats that count frames. It has to be the rate of the video."));
    m_language = addField(form, u"language"_s, tr("Lan&guage:"));
    fillEncodings();
    fillLanguages();
    connect(m_service, &QComboBox::currentIndexChanged, this, [this] {
        fillForService();
        showState();
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        showGuesses();
        showState();
    });
    connect(m_format, &QComboBox::activated, this, [this] { m_formatChosen = true; });
    connect(m_rate, &QComboBox::activated, this, [this] { m_rateChosen = true; });
    connect(m_language, &QComboBox::activated, this, [this] { m_languageChosen = true; });
    m_note = new QLabel(part);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(m_note);
    return part;
}

QComboBox *RemoteConvertDialog::addField(
    QFormLayout *form, const QString &key, const QString &label, const QString &help)
{
    auto *cell = new QWidget(form->parentWidget());
    cell->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 0.5));
    auto *box = new QComboBox(cell);
    box->setObjectName(key);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMaxVisibleItems(14);
    QString plain = label;
    box->setAccessibleName(plain.remove(u'&').remove(u':'));
    box->setAccessibleDescription(help);
    column->addWidget(box);
    if (!key.isEmpty()) {
        auto *problem = new ProblemLabel(cell);
        m_problems.insert(key, problem);
        column->addWidget(problem);
        connect(box, &QComboBox::activated, problem, [problem] { problem->setProblem({}); });
    }
    auto *name = new QLabel(label, form->parentWidget());
    name->setBuddy(box);
    // Beside the field, not beside the middle of field and problem.
    name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    name->setContentsMargins(0, (box->sizeHint().height() - name->fontMetrics().height()) / 2, 0, 0);
    form->addRow(name, cell);
    return box;
}

QWidget *RemoteConvertDialog::buildResult()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    m_busy = new BusyLine(part);
    column->addWidget(m_busy);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing(this, 2));
    m_resultIcon = new QLabel(part);
    m_result = new QLabel(part);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lookAgain = new QPushButton(tr("&Look again"), part);
    m_lookAgain->setAutoDefault(false);
    m_accounts = new QPushButton(tr("Acc&ounts…"), part);
    m_accounts->setAutoDefault(false);
    row->addWidget(m_resultIcon, 0, Qt::AlignTop);
    row->addWidget(m_result, 1);
    row->addWidget(m_lookAgain, 0, Qt::AlignTop);
    row->addWidget(m_accounts, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(m_lookAgain, &QPushButton::clicked, m_queue, &RemoteConvertQueue::lookAgain);
    connect(m_accounts, &QPushButton::clicked, this,
        [this] { Q_EMIT accountsRequested(m_service->currentData().toString()); });
    return part;
}

void RemoteConvertDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_convert = buttons->addButton(tr("Con&vert"), QDialogButtonBox::ActionRole);
    m_convert->setIcon(Icons::get(u"convert"_s));
    m_convert->setDefault(true);
    m_stop = buttons->addButton(tr("S&top"), QDialogButtonBox::ActionRole);
    m_stop->setAutoDefault(false);
    layout()->addWidget(buttons);
    connect(m_convert, &QPushButton::clicked, this, &RemoteConvertDialog::start);
    connect(m_stop, &QPushButton::clicked, m_queue, &RemoteConvertQueue::stop);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SubtitleProvider *RemoteConvertDialog::service() const
{
    return m_engine.registry().find(m_service->currentData().toString());
}

void RemoteConvertDialog::fillForService()
{
    const SubtitleProvider *provider = service();
    const auto *converter = capability<RemoteConverter>(service());
    const QVariant before = m_format->currentData();
    const QSignalBlocker quiet(m_format);
    m_format->clear();
    const QList<RemoteFormat> formats = converter ? formatsToOffer(*converter) : QList<RemoteFormat>();
    for (const RemoteFormat &format : formats)
        m_format->addItem(u"%1 (.%2)"_s.arg(format.name, format.extension), format.id);
    choose(m_format, before);
    m_note->setText(provider ? tr("The text of the files is sent to %1. Each result is saved beside its file, under a "
                                  "name that is not taken.")
                                   .arg(provider->info().name)
                             : tr("No service that converts is switched on. See Edit → Preferences → Services."));
    m_rateChosen = false;
    fillRates();
    clearProblems();
}

void RemoteConvertDialog::fillEncodings()
{
    m_inputEncoding->addItem(tr("Automatic"), QString());
    const QStringList known = knownEncodings();
    for (const QString &name : known) {
        m_inputEncoding->addItem(name, name);
        m_encoding->addItem(name, name);
    }
    choose(m_encoding, u"UTF-8"_s);
}

void RemoteConvertDialog::fillRates()
{
    m_rate->clear();
    m_rate->addItem(tr("Not given"), 0.0);
    const auto *converter = capability<RemoteConverter>(service());
    const QList<double> rates = converter ? converter->remoteFrameRates() : QList<double>();
    for (const double rate : rates)
        m_rate->addItem(QLocale().toString(rate, 'f', 3), rate);
}

void RemoteConvertDialog::fillLanguages()
{
    m_language->addItem(tr("Not given"), QString());
    QList<Language> languages = Language::all();
    std::sort(languages.begin(), languages.end(),
        [](const Language &a, const Language &b) { return a.name().localeAwareCompare(b.name()) < 0; });
    for (const Language &language : std::as_const(languages))
        m_language->addItem(language.name(), language.code());
}

/// What is known of the files, where the person has not said otherwise.
void RemoteConvertDialog::showGuesses()
{
    QStringList encodings;
    QList<Language> languages;
    double fps = 0;
    bool frames = countsFrames(m_format->currentData().toString());
    for (const RemoteConvertItem &item : m_queue->items()) {
        if (!item.source)
            continue;
        const ConvertSource &source = *item.source;
        if (source.encodingSure && !encodings.contains(source.encoding))
            encodings.append(source.encoding);
        if (source.language.isValid() && !languages.contains(source.language))
            languages.append(source.language);
        frames = frames || countsFrames(source.format);
        if (const LibraryEntry *video = videoBeside(m_engine.library(), item.path); video && fps == 0)
            fps = video->identity.media.fps;
    }
    // Into what they are already nobody wants them.
    const QString format = m_format->currentData().toString();
    const bool isSame = std::any_of(m_queue->items().cbegin(), m_queue->items().cend(),
        [&format](const RemoteConvertItem &item) { return item.source && item.source->format == format; });
    if (!m_formatChosen && isSame && m_format->currentIndex() + 1 < m_format->count())
        m_format->setCurrentIndex(m_format->currentIndex() + 1);
    m_inputEncoding->setItemText(
        0, encodings.size() == 1 ? tr("Automatic (%1)").arg(encodings.first()) : tr("Automatic"));
    if (!m_languageChosen && languages.size() == 1)
        choose(m_language, languages.first().code());
    const auto *converter = capability<RemoteConverter>(service());
    const double rate = converter ? nearestRate(converter->remoteFrameRates(), fps) : 0;
    for (int i = 1; i < m_rate->count(); ++i) {
        const double each = m_rate->itemData(i).toDouble();
        const QString text = QLocale().toString(each, 'f', 3);
        m_rate->setItemText(i, each == rate ? tr("%1 (the video's)").arg(text) : text);
    }
    if (!m_rateChosen)
        choose(m_rate, frames ? rate : 0.0);
}

void RemoteConvertDialog::addFiles(const QStringList &files)
{
    m_queue->add(files);
}

void RemoteConvertDialog::chooseFiles()
{
    const QString folder =
        m_queue->items().isEmpty() ? QString() : QFileInfo(m_queue->items().constFirst().path).path();
    auto *dialog = new QFileDialog(this, tr("Subtitle files"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &RemoteConvertDialog::addFiles);
    dialog->open();
}

ConvertRequest RemoteConvertDialog::request() const
{
    ConvertRequest made;
    made.provider = m_service->currentData().toString();
    made.format = m_format->currentData().toString();
    made.inputEncoding = m_inputEncoding->currentData().toString();
    made.encoding = m_encoding->currentData().toString();
    made.language = Language::fromCode(m_language->currentData().toString());
    made.fps = m_rate->currentData().toDouble();
    return made;
}

std::optional<Error> RemoteConvertDialog::whyNot() const
{
    const SubtitleProvider *provider = service();
    return provider ? provider->whyNot(Ability::Convert) : std::nullopt;
}

void RemoteConvertDialog::start()
{
    clearProblems();
    m_queue->start(request());
}

void RemoteConvertDialog::showFiles()
{
    const QList<RemoteConvertItem> &items = m_queue->items();
    while (m_files->count() > items.size())
        delete m_files->takeItem(m_files->count() - 1);
    while (m_files->count() < items.size())
        m_files->addItem(QString());
    using State = RemoteConvertItem::State;
    for (int row = 0; row < items.size(); ++row) {
        const RemoteConvertItem &item = items.at(row);
        QListWidgetItem *line = m_files->item(row);
        QString text = nameOf(item.path);
        QString icon = u"preview"_s;
        auto tone = Icons::Tone::Subtle;
        switch (item.state) {
        case State::Waiting:
            break;
        case State::Working:
            icon = u"clock"_s;
            tone = Icons::Tone::Accent;
            break;
        case State::Saved:
            icon = u"check"_s;
            tone = Icons::Tone::Good;
            text = nameOf(item.saved);
            break;
        case State::Failed:
            icon = u"error"_s;
            tone = Icons::Tone::Bad;
            break;
        case State::StillWorking:
            icon = u"clock"_s;
            tone = Icons::Tone::Warn;
            break;
        }
        line->setText(text);
        line->setIcon(Icons::get(icon, tone));
        line->setToolTip(item.error ? item.error->message : oneLine(item.path));
    }
    m_hint->setVisible(items.isEmpty());
}

void RemoteConvertDialog::showResult(const QString &icon, int tone, const QString &text)
{
    const int side = QFontMetrics(font()).height();
    m_resultIcon->setPixmap(icon.isEmpty()
            ? QPixmap()
            : Icons::get(icon, static_cast<Icons::Tone>(tone)).pixmap(QSize(side, side), devicePixelRatioF()));
    m_result->setText(text);
}

void RemoteConvertDialog::clearProblems()
{
    for (ProblemLabel *problem : std::as_const(m_problems))
        problem->setProblem({});
}

/// At their fields. False where the error names none that is shown here.
bool RemoteConvertDialog::showProblems(const Error &error)
{
    bool all = !error.fields.isEmpty();
    for (auto field = error.fields.cbegin(); field != error.fields.cend(); ++field) {
        if (ProblemLabel *problem = m_problems.value(field.key()))
            problem->setProblem(field.value().isEmpty() ? tr("The service does not accept this.") : field.value());
        else
            all = false;
    }
    return all;
}

void RemoteConvertDialog::showState()
{
    using State = RemoteConvertItem::State;
    const bool busy = m_queue->isBusy();
    const auto total = static_cast<int>(m_queue->items().size());
    const std::optional<Error> why = whyNot();
    m_convert->setEnabled(!busy && total > 0 && m_format->count() > 0 && !why);
    m_convert->setToolTip(why ? why->message : QString());
    m_stop->setVisible(busy);
    m_remove->setEnabled(!busy && m_files->selectionModel()->hasSelection());
    for (QComboBox *box : {m_service, m_format, m_inputEncoding, m_encoding, m_rate, m_language})
        box->setEnabled(!busy);
    m_accounts->setVisible(why.has_value());
    const int left = m_queue->count(State::StillWorking);
    m_lookAgain->setVisible(!busy && left > 0);
    const SubtitleProvider *provider = service();
    const QString name = provider ? provider->info().name : QString();

    if (busy) {
        const int row = std::max(0, m_queue->current());
        const QString text = total > 1 ? tr("Converting file %1 of %2…").arg(row + 1).arg(total) : tr("Converting…");
        m_busy->setBusy(true, text);
        showResult(u"clock"_s, static_cast<int>(Icons::Tone::Subtle), text);
        return;
    }
    m_busy->setBusy(false);
    if (why) {
        showResult(u"info"_s, static_cast<int>(Icons::Tone::Accent), why->message);
        return;
    }
    const int saved = m_queue->count(State::Saved);
    const int failed = m_queue->count(State::Failed);
    const auto firstError = [this](State state) {
        for (const RemoteConvertItem &item : m_queue->items()) {
            if (item.state == state && item.error)
                return *item.error;
        }
        return Error();
    };
    if (failed > 0) {
        const Error error = firstError(State::Failed);
        const bool atFields = showProblems(error);
        m_accounts->setVisible(error.kind == ErrorKind::BadCredentials || error.kind == ErrorKind::NeedsAccount);
        QString text = atFields ? tr("Some fields were not accepted; see above.") : error.message;
        if (failed + saved > 1 && !atFields)
            text = tr("%1 of %2 files could not be converted. The first one: %3").arg(failed).arg(total).arg(text);
        showResult(u"error"_s, static_cast<int>(Icons::Tone::Bad), text);
    } else if (left > 0) {
        showResult(u"clock"_s, static_cast<int>(Icons::Tone::Warn),
            tr("%1 is still working on it. Look again in a moment: nothing is lost.").arg(name));
        m_result->setToolTip(firstError(State::StillWorking).message);
    } else if (saved > 0) {
        showResult(u"check"_s, static_cast<int>(Icons::Tone::Good),
            saved == 1 ? tr("Saved beside the file.") : tr("%1 files saved.").arg(saved));
    } else {
        showResult({}, 0, {});
    }
}

void RemoteConvertDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    // A key may have been entered meanwhile.
    if (event->type() == QEvent::ActivationChange && m_convert)
        showState();
}

void RemoteConvertDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_queue->isBusy() && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RemoteConvertDialog::dropEvent(QDropEvent *event)
{
    addFiles(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace Legenda
