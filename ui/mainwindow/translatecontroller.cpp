// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/translatecontroller.h"

#include "core/providers/providerregistry.h"
#include "ui/mainwindow/undohistory.h"
#include "ui/results/hittext.h"
#include "ui/translate/translatedialog.h"
#include "ui/translate/translatetext.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

struct TranslateController::Run
{
    int number = 0;
    std::unique_ptr<Translation> translation;
    QString label;
    VideoId video = -1;
    std::chrono::seconds soFar{0};

    QString key() const { return u"translation-%1"_s.arg(number); }
};

namespace {

QString offerKey(const QString &taskId)
{
    return "translation-open-"_L1 + taskId;
}

QString fileNameOf(const QString &path)
{
    return oneLine(path.mid(path.lastIndexOf(u'/') + 1));
}

} // namespace

TranslateController::TranslateController(Engine &engine, MessageBar &messages, UndoHistory &history, QWidget *window)
    : QObject(window), m_engine(engine), m_messages(messages), m_history(history), m_window(window)
{
}

TranslateController::~TranslateController() = default;

bool TranslateController::isOffered() const
{
    return !translators(m_engine.registry()).isEmpty();
}

void TranslateController::translate(const LibraryEntry &entry, const SubtitleHit &hit)
{
    openDialog({{entry, hit, {}}});
}

void TranslateController::translateFile(const LibraryEntry &entry, const QString &file)
{
    openDialog({{entry, {}, file}});
}

void TranslateController::translateBeside(const LibraryEntry &entry)
{
    QList<TranslationSource> sources;
    // What the person reads is the better original.
    const QList<Language> wanted = m_engine.settings().preferences().languages;
    QList<Sidecar> sidecars = entry.video.sidecars;
    std::stable_partition(sidecars.begin(), sidecars.end(),
        [&wanted](const Sidecar &sidecar) { return wanted.contains(sidecar.language); });
    for (const Sidecar &sidecar : std::as_const(sidecars))
        sources.append({entry, {}, sidecar.path});
    if (!sources.isEmpty())
        return openDialog(sources);
    const QString folder = entry.video.path.isEmpty() ? QString() : QFileInfo(entry.video.path).absolutePath();
    auto *dialog = new QFileDialog(m_window, tr("Translate a subtitle"), folder,
        tr("Subtitles (*.srt *.vtt *.ass *.ssa *.sub *.txt *.sbv *.smi *.ttml *.dfxp);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, entry](const QString &file) { translateFile(entry, file); });
    dialog->open();
}

void TranslateController::openDialog(const QList<TranslationSource> &sources)
{
    auto *dialog = new TranslateDialog(m_engine, sources, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const VideoId video = sources.first().video.id;
    connect(dialog, &TranslateDialog::begun, this, [this, video](Translation *translation) {
        const QString label = translation->text().name;
        follow(translation, label, video);
    });
    connect(dialog, &TranslateDialog::accountsRequested, this, &TranslateController::accountsRequested);
    dialog->open();
}

void TranslateController::follow(Translation *translation, const QString &label, VideoId video)
{
    auto run = std::make_unique<Run>();
    run->number = ++m_last;
    run->translation.reset(translation);
    translation->setParent(nullptr);
    run->label = oneLine(label);
    run->video = video;
    const int number = run->number;
    connect(translation, &Translation::stageChanged, this, [this, number](Translation::Stage stage) {
        if (Run *one = find(number))
            changed(*one, stage);
    });
    connect(translation, &Translation::waited, this, [this, number](std::chrono::seconds soFar) {
        if (Run *one = find(number))
            one->soFar = soFar;
        sayProgress();
    });
    const bool wasBusy = isBusy();
    m_runs.push_back(std::move(run));
    if (!wasBusy)
        Q_EMIT busyChanged(true);
    sayProgress();
}

TranslateController::Run *TranslateController::find(int number)
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &run) { return run->number == number; });
    return at == m_runs.end() ? nullptr : at->get();
}

/// Later, as the translation itself may be speaking.
void TranslateController::end(int number)
{
    QMetaObject::invokeMethod(
        this, [this, number] { std::erase_if(m_runs, [number](const auto &run) { return run->number == number; }); },
        Qt::QueuedConnection);
}

bool TranslateController::isBusy() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const auto &run) { return run->translation->isBusy(); });
}

void TranslateController::sayProgress()
{
    QStringList labels;
    std::chrono::seconds longest{0};
    for (const auto &run : m_runs) {
        if (!run->translation->isBusy())
            continue;
        labels.append(run->label);
        longest = std::max(longest, run->soFar);
    }
    if (labels.isEmpty())
        return;
    QString text = labels.size() == 1 ? tr("Translating “%1”").arg(labels.first())
                                      : tr("Translating %n subtitles", nullptr, static_cast<int>(labels.size()));
    if (longest >= std::chrono::minutes(1))
        text += u' '
            + tr("(%n min)", nullptr,
                static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(longest).count()));
    Q_EMIT progressChanged(text);
}

void TranslateController::changed(Run &run, Translation::Stage stage)
{
    using Stage = Translation::Stage;
    const int number = run.number;
    switch (stage) {
    case Stage::Saved:
        saySaved(run);
        end(number);
        break;
    case Stage::InTheWay:
        askWhere(run);
        break;
    case Stage::Left:
    case Stage::Failed:
        sayFailed(run);
        if (!run.translation->canSave())
            end(number);
        break;
    default:
        sayProgress();
        break;
    }
    if (isBusy())
        sayProgress();
    else
        Q_EMIT busyChanged(false);
}

void TranslateController::saySaved(Run &run)
{
    const Translation &translation = *run.translation;
    const SavedSubtitle saved = translation.saved();
    using Outcome = SavedSubtitle::Outcome;
    Message message;
    message.key = run.key();
    message.kind = Message::Kind::Good;
    message.text = saved.outcome == Outcome::Skipped ? tr("The translation was not saved.")
        : saved.outcome == Outcome::Unchanged ? tr("The translation is there already: %1.").arg(fileNameOf(saved.path))
                                              : tr("Saved the translation %1.").arg(fileNameOf(saved.path));
    if (translation.creditsLeft() >= 0)
        message.text += u' ' + tr("%1 left.").arg(TranslateText::credits(translation.creditsLeft()));
    QStringList problems;
    for (const TextProblem &problem : translation.problems())
        problems.append(problem.text);
    if (!problems.isEmpty()) {
        message.kind = Message::Kind::Warning;
        message.text += u' ' + problems.first();
    }
    message.details = (QStringList{saved.path} + problems).join(u'\n');
    if (const qint64 batch = translation.batch(); batch > 0) {
        const auto back = [this, batch] {
            whenDone(m_engine.undoBatch(batch), this, [this](const Result<UndoSummary> &done) { sayUndone(done); });
        };
        const int number = m_history.push({u"translation"_s, tr("&Undo saving the translation"), back});
        message.actions.append({tr("Undo"), [this, number, back](bool) {
                                    m_history.drop(number);
                                    back();
                                }});
    }
    if (saved.outcome != Outcome::Skipped)
        message.actions.append({tr("Show"),
            [this, video = run.video, path = saved.path](
                bool) { Q_EMIT showRequested(video >= 0 ? QList<VideoId>{video} : QList<VideoId>(), {path}); },
            true});
    m_messages.show(std::move(message));
}

void TranslateController::sayUndone(const Result<UndoSummary> &summary)
{
    Message message;
    message.key = u"translation-undone"_s;
    if (summary && summary->failures.isEmpty()) {
        message.kind = Message::Kind::Good;
        message.text = tr("The translation was taken back. What it cost is not.");
    } else {
        message.kind = Message::Kind::Error;
        message.text = summary ? summary->failures.first().message : summary.error().message;
    }
    m_messages.show(std::move(message));
}

/// A file has the name already.
void TranslateController::askWhere(Run &run)
{
    const int number = run.number;
    const auto save = [this, number](ConflictPolicy policy) {
        return [this, number, policy](bool) {
            if (Run *one = find(number))
                one->translation->saveAs(policy);
        };
    };
    Message message;
    message.key = run.key();
    message.kind = Message::Kind::Question;
    message.text =
        tr("The translation is done, but %1 is there already.").arg(fileNameOf(run.translation->saved().path));
    message.details = run.translation->saved().path;
    message.actions = {{tr("Keep both"), save(ConflictPolicy::KeepBoth), false, true},
        {tr("Replace"), save(ConflictPolicy::Replace)}, {tr("Save as…"), [this, number](bool) {
                                                             if (Run *one = find(number))
                                                                 askForFile(*one);
                                                         }}};
    // It stays among what is offered at the next start.
    message.closed = [this, number] { end(number); };
    m_messages.show(std::move(message));
}

void TranslateController::askForFile(Run &run)
{
    const QString before = run.translation->saved().path;
    auto *dialog = new QFileDialog(m_window, tr("Save the translation"), before);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, number = run.number](const QString &file) {
        // The file dialog has asked whether to replace.
        if (Run *one = find(number))
            one->translation->saveAs(ConflictPolicy::Replace, file);
    });
    connect(dialog, &QDialog::rejected, this, [this, number = run.number] {
        if (Run *one = find(number))
            changed(*one, one->translation->stage());
    });
    dialog->open();
}

void TranslateController::sayFailed(Run &run)
{
    const Translation &translation = *run.translation;
    const Error error = translation.error().value_or(cancelled());
    const bool goesOn = translation.stage() == Translation::Stage::Left;
    const QString provider = translation.provider();
    const QString task = translation.taskId();
    const int number = run.number;
    Message message;
    message.key = run.key();
    message.kind = goesOn ? Message::Kind::Info : Message::Kind::Error;
    message.text = u"%1: %2"_s.arg(run.label, error.message);
    message.details = error.detail;
    if (translation.canSave()) {
        message.actions.append({tr("Save as…"),
            [this, number](bool) {
                if (Run *one = find(number))
                    askForFile(*one);
            },
            false, true});
        message.closed = [this, number] { end(number); };
        return m_messages.show(std::move(message));
    }
    // Only what can still come is worth another look.
    const bool isLost = error.kind == ErrorKind::NotFound || error.detail == "task: "_L1 + task;
    if (!task.isEmpty() && (goesOn || !isLost)) {
        message.actions.append(
            {tr("Look again"), [this, provider, task](bool) { lookAgain(provider, task); }, false, true});
        message.actions.append({tr("Forget"), [this, provider, task](bool) { forget(provider, task); }});
    }
    m_messages.show(std::move(message));
}

void TranslateController::lookAgain(const QString &provider, const QString &taskId)
{
    whenDone(m_engine.store().openTasks(), this, [this, provider, taskId](const Result<QList<OpenTask>> &tasks) {
        const QList<OpenTask> all = tasks.value_or(QList<OpenTask>());
        const auto at = std::find_if(all.cbegin(), all.cend(),
            [&](const OpenTask &task) { return task.provider == provider && task.id == taskId; });
        if (at == all.cend())
            return;
        auto *translation = new Translation(m_engine, provider);
        follow(translation, at->label, -1);
        translation->resume(*at);
    });
}

void TranslateController::forget(const QString &provider, const QString &taskId)
{
    m_engine.store().dropTask(provider, taskId);
}

void TranslateController::offerOpen()
{
    whenDone(m_engine.store().openTasks(), this, [this](const Result<QList<OpenTask>> &tasks) {
        constexpr qsizetype most = 3;
        for (const OpenTask &task : tasks.value_or(QList<OpenTask>()).mid(0, most))
            offer(task);
    });
}

void TranslateController::offer(const OpenTask &task)
{
    if (!capability<Translator>(m_engine.registry().find(task.provider)))
        return;
    Message message;
    message.key = offerKey(task.id);
    message.kind = Message::Kind::Question;
    message.text =
        tr("A translation was on its way: “%1”, begun %2.").arg(oneLine(task.label), momentText(task.startedAt));
    message.actions = {{tr("Look"), [this, task](bool) { lookAgain(task.provider, task.id); }, false, true},
        {tr("Forget"), [this, task](bool) { forget(task.provider, task.id); }}};
    m_messages.show(std::move(message));
}

void TranslateController::stop()
{
    // Each one that ends may take itself off the list.
    std::vector<Translation *> running;
    for (const auto &run : m_runs)
        running.push_back(run->translation.get());
    for (Translation *translation : running)
        translation->stop();
}

} // namespace Legenda
