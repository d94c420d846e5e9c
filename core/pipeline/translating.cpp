// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/translating.h"

#include "core/base/background.h"
#include "core/download/unpacker.h"
#include "core/pipeline/translatingtext.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr std::chrono::milliseconds firstWait = 3s;
constexpr std::chrono::milliseconds longestWait = 30s;
/// What a service asks for is granted up to here.
constexpr std::chrono::milliseconds longestGranted = 10min;
/// Nobody sits longer than that; the task can be looked at later.
constexpr std::chrono::milliseconds patience = 30min;
constexpr int mostFailures = 8;
/// A task that was begun a moment ago may not be known everywhere yet.
constexpr int firstQuestions = 3;

Error goesOn(const QString &service, const QString &taskId, ErrorKind kind, const QString &why)
{
    QString message =
        Text::tr("%1 goes on translating. Look again later; nothing is lost and nothing is paid twice.").arg(service);
    if (!why.isEmpty())
        message = why + u' ' + message;
    return {kind, message, "task: "_L1 + taskId};
}

} // namespace

struct Translation::Private
{
    Private(Engine &e, QString p) : engine(e), provider(std::move(p)) { }

    Engine &engine;
    QString provider;
    Waiter waiter = [](QObject *context, std::chrono::milliseconds time, std::function<void()> go) {
        QTimer::singleShot(time, context, std::move(go));
    };
    std::stop_source stop;
    Stage stage = Stage::Idle;
    TranslationSource source;
    TranslationText text;
    std::optional<TranslationOrder> order;
    QString task;
    QString label;
    TranslationDetails details; ///< of the task
    std::optional<Error> error;
    std::optional<UnpackedFile> file; ///< what came
    QString extension;
    SavedSubtitle saved;
    QList<TextProblem> problems;
    qint64 batch = 0;
    double cost = -1;
    double creditsLeft = -1;
    std::chrono::milliseconds nextWait = firstWait;
    std::chrono::milliseconds waited{0};
    int questions = 0;
    int failures = 0;
    int round = 0; ///< answers to earlier ones are dropped

    SubtitleProvider *service() const { return engine.registry().find(provider); }
    Translator *translator() const { return capability<Translator>(service()); }
    QString name() const { return service() ? service()->info().name : provider; }
};

Translation::Translation(Engine &engine, QString provider, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(engine, std::move(provider)))
{
}

Translation::~Translation()
{
    d->stop.request_stop();
}

void Translation::setWaiter(Waiter waiter)
{
    d->waiter = std::move(waiter);
}

void Translation::enter(Stage stage)
{
    d->stage = stage;
    Q_EMIT stageChanged(stage);
}

void Translation::fail(Error error)
{
    d->error = std::move(error);
    enter(Stage::Failed);
}

void Translation::leave(Error error)
{
    d->error = std::move(error);
    enter(Stage::Left);
}

void Translation::gather(const TranslationSource &source)
{
    stop();
    d->stop = std::stop_source();
    d->source = source;
    d->text = {};
    d->task.clear();
    d->error.reset();
    if (!d->translator())
        return fail({ErrorKind::NotSupported, Text::tr("%1 does not translate.").arg(d->name()), {}});
    if (source.hit && source.hit->files.size() > 1)
        return fail({ErrorKind::NotSupported,
            Text::tr("This subtitle is in several files. Download it, then translate each of them."), {}});
    enter(Stage::Gathering);
    const int round = ++d->round;
    const auto take = [this, round](Result<TranslationText> text) {
        if (round != d->round)
            return;
        if (!text)
            return fail(std::move(text.error()));
        d->text = std::move(*text);
        enter(Stage::Ready);
    };
    if (!source.hit) {
        whenDone(
            runInBackground(Pool::Disk, d->stop.get_token(), [file = source.file] { return readToTranslate(file); }),
            this, take);
        return;
    }
    auto fetched = d->engine.preview(source.video, *source.hit, d->stop.get_token());
    auto read =
        andThen(std::move(fetched), this, [hit = *source.hit, provider = d->provider](const FetchedSubtitle &got) {
            return textToTranslate(got, hit, provider);
        });
    whenDone(std::move(read), this, take);
}

TranslationPrice Translation::prepare(const TranslationOrder &order)
{
    d->order = order;
    const Translator *translator = d->translator();
    return translator && d->stage != Stage::Idle ? translator->priceOf(order.model, d->text.characters)
                                                 : TranslationPrice();
}

bool Translation::canBegin() const
{
    const bool wasRefused = d->stage == Stage::Failed && d->task.isEmpty() && !d->file;
    return d->stage == Stage::Ready || (wasRefused && !d->text.content.isEmpty());
}

void Translation::confirm()
{
    Translator *translator = d->translator();
    if (!canBegin() || !d->order || !translator)
        return;
    d->error.reset();
    TranslationRequest request;
    request.hitFileId = d->text.hitFileId;
    request.fileName = d->text.name;
    if (request.hitFileId.isEmpty())
        request.content = d->text.content;
    request.model = d->order->model.id;
    request.from = d->order->from;
    request.to = d->order->to.code;
    d->label = d->text.name;
    d->details = {d->order->to.language, d->source.video.video.path, d->source.hit ? QString() : d->source.file,
        d->order->outputFile};
    d->cost = -1;
    d->creditsLeft = -1;
    enter(Stage::Starting);
    // From here on money is spent: the task is written down whoever is still there to wait for it.
    Engine *engine = &d->engine;
    OpenTask task{d->provider, {}, d->label, toBytes(d->details), QDateTime::currentDateTimeUtc()};
    auto started = andThen(translator->startTranslation(std::move(request), {}), engine,
        [engine, task](TranslationProgress progress) mutable -> Pending<TranslationProgress> {
            if (progress.taskId.isEmpty() || progress.state == TranslationProgress::State::Failed)
                return ready<TranslationProgress>(std::move(progress));
            task.id = progress.taskId;
            return andThen(engine->store().keepTask(task), engine,
                [progress](Done) -> Result<TranslationProgress> { return progress; });
        });
    const int round = ++d->round;
    whenDone(std::move(started), this, [this, round](const Result<TranslationProgress> &progress) {
        if (round == d->round)
            begun(progress);
    });
}

void Translation::begun(const Result<TranslationProgress> &progress)
{
    if (!progress)
        return fail(progress.error());
    d->task = progress->taskId;
    if (d->stop.stop_requested() && progress->state != TranslationProgress::State::Failed)
        return leave(goesOn(d->name(), d->task, ErrorKind::Cancelled, {}));
    enter(Stage::Waiting);
    take(progress);
}

void Translation::resume(const OpenTask &task, const std::optional<TranslationOrder> &order)
{
    stop();
    d->stop = std::stop_source();
    d->task = task.id;
    d->label = task.label;
    d->details = translationDetails(task.details);
    d->source = {};
    d->error.reset();
    d->file.reset();
    const Library &library = d->engine.library();
    if (const LibraryEntry *entry = library.find(library.idOf(d->details.video)))
        d->source.video = *entry;
    // Of a video on the web that is no row any more, only its address is left: no place to save to.
    else if (QDir::isAbsolutePath(d->details.video))
        d->source.video.video.path = d->details.video;
    d->source.file = d->details.file;
    d->order = order.value_or(TranslationOrder());
    if (!order)
        d->order->preferences = d->engine.settings().preferences();
    if (!d->order->to.language.isValid())
        d->order->to.language = d->details.language;
    if (d->order->outputFile.isEmpty())
        d->order->outputFile = d->details.outputFile;
    if (!d->translator())
        return fail({ErrorKind::NotSupported, Text::tr("%1 does not translate.").arg(d->name()), {}});
    ++d->round;
    d->nextWait = firstWait;
    d->waited = 0ms;
    d->questions = 0;
    d->failures = 0;
    enter(Stage::Waiting);
    ask();
}

void Translation::take(const Result<TranslationProgress> &progress)
{
    using State = TranslationProgress::State;
    if (!progress) {
        const Error &error = progress.error();
        const bool tooEarly = error.kind == ErrorKind::NotFound && d->questions < firstQuestions;
        if (isTemporary(error.kind) || error.kind == ErrorKind::BadReply || tooEarly)
            return tryAgain(error);
        // It never comes now.
        if (error.kind == ErrorKind::NotFound)
            dropTask();
        return fail(error);
    }
    d->failures = 0;
    switch (progress->state) {
    case State::Created:
    case State::Working:
        return wait();
    case State::Completed:
        return fetch(*progress);
    case State::Failed:
        dropTask();
        const QString why = progress->problems.join(u' ');
        return fail({ErrorKind::ServiceDown,
            why.isEmpty() ? Text::tr("%1 could not translate this. Try another model.").arg(d->name())
                          : Text::tr("%1 could not translate this: %2 Try another model.").arg(d->name(), why),
            "task: "_L1 + d->task});
    }
}

void Translation::tryAgain(Error error)
{
    if (++d->failures > mostFailures)
        return leave(goesOn(d->name(), d->task, error.kind, error.message));
    const auto asked = std::chrono::milliseconds(error.retryAfter);
    d->nextWait = std::max(d->nextWait, std::min(asked, longestGranted));
    enter(Stage::Waiting);
    wait();
}

void Translation::wait()
{
    if (d->waited >= patience)
        return leave(goesOn(d->name(), d->task, ErrorKind::Timeout, {}));
    const auto time = d->nextWait;
    d->nextWait = std::min(std::max(firstWait, time) * 3 / 2, longestWait);
    Q_EMIT waited(std::chrono::duration_cast<std::chrono::seconds>(d->waited));
    d->waited += time;
    d->waiter(this, time, [this, round = d->round] {
        if (round == d->round)
            ask();
    });
}

void Translation::ask()
{
    Translator *translator = d->translator();
    if (!translator)
        return;
    ++d->questions;
    whenDone(translator->translationProgress(d->task, d->stop.get_token()), this,
        [this, round = d->round](const Result<TranslationProgress> &progress) {
            if (round == d->round)
                take(progress);
        });
}

void Translation::fetch(const TranslationProgress &completed)
{
    d->cost = completed.cost;
    d->creditsLeft = completed.creditsLeft;
    enter(Stage::Fetching);
    const auto stop = d->stop.get_token();
    const Language language = d->order->to.language;
    auto text = andThen(d->translator()->translated(completed, stop), this, [language, stop](SubtitleFile file) {
        return runInBackground(Pool::Cpu, stop, [file, language] { return checkTranslated(file, language); });
    });
    whenDone(std::move(text), this, [this, round = d->round](const Result<TranslatedText> &read) {
        if (round != d->round)
            return;
        if (!read) {
            // What can be had again is asked for again, by its task; a text that is none stays none.
            if (isTemporary(read.error().kind) && !d->task.isEmpty())
                return tryAgain(read.error());
            return fail(read.error());
        }
        d->file = read->file;
        d->extension = read->extension;
        save();
    });
}

void Translation::saveAs(std::optional<ConflictPolicy> onConflict, const QString &outputFile)
{
    if (!d->file || !d->order || d->stage == Stage::Saving)
        return;
    d->order->onConflict = onConflict;
    if (!outputFile.isEmpty())
        d->order->outputFile = outputFile;
    d->error.reset();
    save();
}

void Translation::save()
{
    GetRequest request;
    request.video = d->source.video;
    request.preferences = d->order->preferences;
    request.onConflict = d->order->onConflict;
    request.outputFile = d->order->outputFile;
    request.chosen = d->file;
    SubtitleHit &hit = request.hit.hit;
    if (d->source.hit)
        hit.feature = d->source.hit->feature;
    hit.provider = d->provider;
    hit.id = d->task;
    hit.files = {{d->task, 1, d->file->name}};
    hit.language = d->order->to.language;
    hit.release = QFileInfo(d->label).completeBaseName();
    hit.aiTranslated = true;
    if (request.outputFile.isEmpty() && request.video.video.path.isEmpty()) {
        if (d->source.file.isEmpty()) {
            return fail({ErrorKind::BadInput, Text::tr("The translation is there. Say where to save it."), {}});
        }
        request.outputFile =
            pathOfTranslation(d->source.file, hit.language, d->extension, d->order->preferences.nameTemplate);
    }
    enter(Stage::Saving);
    auto got = andThen(d->engine.store().nextBatch(), this, [this, request](qint64 batch) mutable {
        request.batch = batch;
        d->batch = batch;
        // No stop: it was paid for, and writing takes no time.
        return d->engine.get(std::move(request), {});
    });
    whenDone(std::move(got), this, [this, round = d->round](const Result<QList<GotSubtitle>> &result) {
        if (round != d->round)
            return;
        if (!result || result->isEmpty())
            return fail(
                result ? Error{ErrorKind::BadReply, Text::tr("There is nothing to save."), {}} : result.error());
        using Outcome = SavedSubtitle::Outcome;
        const GotSubtitle &one = result->first();
        d->saved = one.saved;
        d->problems = one.problems();
        if (one.record == 0)
            d->batch = 0;
        if (one.saved.outcome == Outcome::AlreadyThere)
            return enter(Stage::InTheWay);
        dropTask();
        enter(Stage::Saved);
    });
}

void Translation::dropTask()
{
    if (!d->task.isEmpty())
        d->engine.store().dropTask(d->provider, d->task);
}

void Translation::stop()
{
    // What is being written gets whole; a start that was sent is waited for, or its task would be lost.
    if (d->stage == Stage::Saving)
        return;
    d->stop.request_stop();
    if (d->stage == Stage::Starting)
        return;
    ++d->round;
    if (d->stage == Stage::Waiting || d->stage == Stage::Fetching)
        leave(goesOn(d->name(), d->task, ErrorKind::Cancelled, {}));
    else if (d->stage == Stage::Gathering)
        fail(cancelled());
}

Translation::Stage Translation::stage() const
{
    return d->stage;
}

bool Translation::isBusy() const
{
    switch (d->stage) {
    case Stage::Gathering:
    case Stage::Starting:
    case Stage::Waiting:
    case Stage::Fetching:
    case Stage::Saving:
        return true;
    default:
        return false;
    }
}

const TranslationText &Translation::text() const
{
    return d->text;
}

const QString &Translation::provider() const
{
    return d->provider;
}

QString Translation::taskId() const
{
    return d->task;
}

const std::optional<Error> &Translation::error() const
{
    return d->error;
}

const SavedSubtitle &Translation::saved() const
{
    return d->saved;
}

const QList<TextProblem> &Translation::problems() const
{
    return d->problems;
}

qint64 Translation::batch() const
{
    return d->batch;
}

double Translation::cost() const
{
    return d->cost;
}

double Translation::creditsLeft() const
{
    return d->creditsLeft;
}

bool Translation::canSave() const
{
    return d->file.has_value();
}

QList<SubtitleProvider *> translators(const ProviderRegistry &registry)
{
    QList<SubtitleProvider *> list = registry.enabled();
    list.removeIf([](SubtitleProvider *provider) { return !capability<Translator>(provider); });
    return list;
}

} // namespace Legenda
