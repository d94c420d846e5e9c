// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/subtitleeditordialog.h"

#include "core/base/background.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/previewtext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

} // namespace

SubtitleEditorDialog::SubtitleEditorDialog(Engine &engine, const QStringList &files, MediaFacts video, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_paths(files), m_video(std::move(video))
{
    setWindowTitle(tr("Edit a subtitle"));
    auto *column = new QVBoxLayout(this);
    buildHead();
    m_pages = new QStackedWidget(this);
    m_state = new StatePage(m_pages);
    m_pages->addWidget(m_state);
    m_editor = new CueEditor(m_pages);
    m_editor->setAlwaysEditing();
    m_pages->addWidget(m_editor);
    column->addWidget(m_pages, 1);
    buildFoot();
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_S), this);
    connect(shortcut, &QShortcut::activated, this, &SubtitleEditorDialog::save);
    resize(spacing(this, 180), spacing(this, 140));
    openFile(m_paths.value(0));
}

SubtitleEditorDialog::~SubtitleEditorDialog()
{
    m_stop.request_stop();
}

void SubtitleEditorDialog::buildHead()
{
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("File"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    for (const QString &path : std::as_const(m_paths)) {
        m_choice->addItem(nameOf(path));
        m_choice->setItemData(m_choice->count() - 1, path, Qt::ToolTipRole);
    }
    // One of one is no choice, but its name.
    m_choice->setVisible(m_paths.size() > 1);
    m_summary = new ElidedLabel(this, Qt::ElideMiddle);
    m_summary->setQuiet(true);
    layout()->addWidget(m_choice);
    layout()->addWidget(m_summary);
    connect(m_choice, &QComboBox::activated, this, [this](int index) { openFile(m_paths.value(index)); });
}

void SubtitleEditorDialog::buildFoot()
{
    auto *trouble = new QHBoxLayout;
    m_problem = new ProblemLabel(this);
    m_asUtf8 = new QPushButton(tr("Save as UTF-8"), this);
    m_asUtf8->hide();
    trouble->addWidget(m_problem, 1);
    trouble->addWidget(m_asUtf8);
    auto *row = new QHBoxLayout;
    m_note = new QLabel(this);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_discard = new QPushButton(tr("Discard changes"), this);
    m_save = new QPushButton(Icons::get(u"check"_s), tr("&Save"), this);
    m_save->setToolTip(tr("Save it in its place (%1); that can be undone")
                           .arg(QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText)));
    m_close = new QPushButton(tr("&Close"), this);
    row->addWidget(m_note, 1);
    for (QPushButton *button : {m_discard, m_save, m_close}) {
        button->setAutoDefault(false); // Enter is for the fields
        row->addWidget(button);
    }
    m_asUtf8->setAutoDefault(false);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(trouble);
    column->addLayout(row);
    connect(m_asUtf8, &QPushButton::clicked, this, [this] { write(u"UTF-8"_s); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (CueSession *session = m_editor->session())
            session->discard();
    });
    connect(m_save, &QPushButton::clicked, this, &SubtitleEditorDialog::save);
    connect(m_close, &QPushButton::clicked, this, &SubtitleEditorDialog::reject);
}

void SubtitleEditorDialog::openFile(const QString &path)
{
    m_editor->finish();
    m_path = path;
    if (m_files.contains(path)) {
        showFile(path);
        return;
    }
    m_editor->setSession(nullptr, 0);
    m_summary->setText(nameOf(path));
    m_state->setState(u"preview"_s, tr("Reading the subtitle…"), {});
    m_pages->setCurrentWidget(m_state);
    m_stop.request_stop();
    m_stop = std::stop_source();
    updateState();
    whenDone(m_engine.lookAt(path, {.fps = m_video.fps}, m_stop.get_token()), this,
        [this, path](const Result<FileLook> &look) {
            if (!look) {
                showFailure(path, look.error().message);
                return;
            }
            if (!look->loaded.format->canWrite()) {
                showFailure(path,
                    tr("Legenda does not write %1. Convert it to another format first.")
                        .arg(QString::fromLatin1(look->loaded.format->name)));
                return;
            }
            auto text = runInBackground(Pool::Cpu,
                [document = look->loaded.document]() -> Result<EditableText> { return editableText(document); });
            whenDone(std::move(text), this, [this, path, look = *look](const Result<EditableText> &made) {
                if (made)
                    take(path, look, *made);
            });
        });
}

void SubtitleEditorDialog::take(const QString &path, const FileLook &look, const EditableText &text)
{
    if (m_files.contains(path))
        return;
    File file{look, new CueSession(text, this)};
    file.look.loaded.document = {}; // the session has it
    connect(file.session, &CueSession::changed, this, &SubtitleEditorDialog::updateState);
    m_files.insert(path, file);
    if (path == m_path)
        showFile(path);
}

void SubtitleEditorDialog::showFile(const QString &path)
{
    const File &file = m_files[path];
    QStringList parts{nameOf(path), QString::fromLatin1(file.look.loaded.format->name)};
    if (file.look.loaded.format->isText())
        parts << file.look.loaded.encoding.encoding;
    if (m_paths.size() > 1)
        parts.removeFirst();
    m_summary->setText(parts.join(u" · "_s));
    m_editor->setSession(file.session, m_video.durationMs);
    m_pages->setCurrentWidget(m_editor);
    m_editor->beginEditing();
    m_editor->list()->setFocus();
    updateState();
}

void SubtitleEditorDialog::showFailure(const QString &path, const QString &message)
{
    if (path != m_path)
        return;
    m_state->setState(u"error"_s, tr("It cannot be edited."), message);
    updateState();
}

QStringList SubtitleEditorDialog::unsaved() const
{
    QStringList names;
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        if (!file->session->undoStack()->isClean())
            names << nameOf(file.key());
    }
    names.sort();
    return names;
}

void SubtitleEditorDialog::save()
{
    m_editor->finish();
    write({});
}

void SubtitleEditorDialog::write(const QString &encoding)
{
    CueSession *session = m_editor->session();
    if (!session || m_saving || session->undoStack()->isClean())
        return;
    FileConversionRequest request;
    request.input = m_path;
    request.how.load.format = QString::fromLatin1(m_files[m_path].look.loaded.format->id);
    request.how.store.format = request.how.load.format;
    request.how.store.encoding = encoding;
    request.how.keepMark = true;
    // The frames that the times were read from are those they are written as, whatever the video beside has.
    if (m_files[m_path].look.loaded.format->countsFrames) {
        request.how.load.fps = session->document().fps;
        request.how.store.write.fps = session->document().fps;
    }
    request.how.edited = std::make_shared<const Document>(session->document());
    request.outputFile = m_path;
    request.onConflict = ConflictPolicy::Replace;
    m_saving = true;
    m_problem->setProblem({});
    m_asUtf8->hide();
    updateState();
    whenDone(m_engine.convertFile(request, {}), this,
        [this, path = m_path, step = session->undoStack()->index()](
            const Result<FileConversion> &result) { written(path, step, result); });
}

void SubtitleEditorDialog::written(const QString &path, int step, const Result<FileConversion> &result)
{
    m_saving = false;
    if (!result) {
        m_problem->setProblem(result.error().message);
        const QString encoding = m_files[path].look.loaded.encoding.encoding;
        const bool isText = m_files[path].look.loaded.format->isText();
        m_asUtf8->setVisible(isText && path == m_path && result.error().kind == ErrorKind::BadInput
            && encoding.compare("UTF-8"_L1, Qt::CaseInsensitive) != 0
            && !m_editor->session()->document().cues.isEmpty());
        updateState();
        return;
    }
    const bool leaving = m_leaving;
    m_files[path].look.loaded.encoding.encoding = result->result.encoding;
    QUndoStack *stack = m_files[path].session->undoStack();
    if (stack->index() == step)
        stack->setClean();
    if (result->record > 0)
        Q_EMIT saved(result->batch, {path});
    updateState();
    if (leaving && unsaved().isEmpty())
        accept();
}

void SubtitleEditorDialog::updateState()
{
    CueSession *session = m_editor->session();
    const int changes = session ? session->changes() : 0;
    const bool dirty = session && !session->undoStack()->isClean();
    const QStringList left = unsaved();
    m_save->setEnabled(dirty && !m_saving);
    m_discard->setVisible(changes > 0 && !m_leaving);
    m_leaving = m_leaving && !left.isEmpty();
    if (m_leaving)
        m_note->setText(tr("Not saved: %1").arg(QLocale().createSeparatedList(left)));
    else if (m_saving)
        m_note->setText(tr("Saving…"));
    else if (dirty)
        m_note->setText(changes > 0 ? tr("%n change(s), not saved yet.", nullptr, changes) : tr("Not saved yet."));
    else
        m_note->setText(session && session->isSaved() ? tr("Saved.") : QString());
    m_close->setText(m_leaving ? tr("&Close without saving") : tr("&Close"));
}

void SubtitleEditorDialog::reject()
{
    m_editor->finish();
    if (!m_leaving && !unsaved().isEmpty()) {
        m_leaving = true;
        updateState();
        m_save->setFocus();
        return;
    }
    QDialog::reject();
}

void SubtitleEditorDialog::closeEvent(QCloseEvent *event)
{
    reject();
    event->setAccepted(!isVisible());
}

} // namespace Legenda
