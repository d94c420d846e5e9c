// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the provider does as a Translator. The service answers in one of two shapes; which one is found out by asking,
// once for each kind of question.

#include "core/base/safename.h"
#include "core/net/redaction.h"
#include "core/net/urlrules.h"
#include "core/providers/opensubtitlescom/opensubtitlescomaicodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomairequests.h"
#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesCom;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// There is no such address, or not with this method: the other shape may know it.
bool isAbsent(const HttpReply &reply)
{
    return reply.status == 404 || reply.status == 405;
}

AiShape other(AiShape shape)
{
    return shape == AiShape::Published ? AiShape::Posted : AiShape::Published;
}

QByteArray markOf(const TranslationRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {request.hitFileId, request.model, request.from, request.to})
        hash.addData(part.toUtf8() + '\0');
    hash.addData(request.content);
    return hash.result();
}

/// Whether a start that ended so may have been taken on.
bool leavesItOpen(ErrorKind kind)
{
    return kind == ErrorKind::Timeout || kind == ErrorKind::ServiceDown || kind == ErrorKind::BadReply;
}

Error noTask()
{
    return {ErrorKind::BadInput, Text::tr("This is no number of a translation of OpenSubtitles.com."), {}};
}

} // namespace

AiShape OpenSubtitlesComProvider::likelyShape(AiQuestion question) const
{
    if (m_aiShapes.contains(question))
        return m_aiShapes.value(question);
    // What another question has shown is the best guess.
    return m_aiShapes.isEmpty() ? AiShape::Published : m_aiShapes.first();
}

Error OpenSubtitlesComProvider::noteAiRefusal(Error error)
{
    if (error.kind == ErrorKind::NeedsVip)
        m_aiRefused = error;
    return error;
}

Pending<OpenSubtitlesComProvider::Answer> OpenSubtitlesComProvider::askAi(
    AiQuestion question, Need need, AiBuild build, std::stop_token stop)
{
    const AiShape first = likelyShape(question);
    const auto askIn = [this, need, build = std::move(build), stop](AiShape shape) {
        return ask(
            need, Endpoint::Translate, [build, shape](const Access &access) { return build(access, shape); }, stop);
    };
    const auto note = [this, question](const Answer &answer, AiShape shape) {
        if (answer.reply.status < 500 && !answer.reply.looksLikeHtml())
            m_aiShapes.insert(question, shape);
    };
    return andThen(askIn(first), this, [this, question, first, askIn, note](Answer answer) -> Pending<Answer> {
        if (!isAbsent(answer.reply)) {
            note(answer, first);
            return ready<Answer>(std::move(answer));
        }
        // It has answered in this shape before: "not found" is the answer, then.
        if (m_aiShapes.contains(question))
            return ready<Answer>(std::move(answer));
        return andThen(askIn(other(first)), this, [first, note, answer](Answer second) -> Result<Answer> {
            if (isAbsent(second.reply))
                return answer;
            note(second, other(first));
            return second;
        });
    });
}

Pending<QList<TranslationModel>> OpenSubtitlesComProvider::translationModels(std::stop_token stop)
{
    auto answer = askAi(AiQuestion::Models, Need::AccountIfAny, aiModelsRequest, stop);
    return andThen(std::move(answer), this, [this, stop](const Answer &got) -> Pending<QList<TranslationModel>> {
        using Models = QList<TranslationModel>;
        if (isAbsent(got.reply))
            return failed<Models>(aiNotOffered(got.reply));
        auto models = readAiModels(got.reply, got.context);
        if (!models)
            return failed<Models>(noteAiRefusal(models.error()));
        const bool complete = std::none_of(
            models->cbegin(), models->cend(), [](const TranslationModel &model) { return model.languages.isEmpty(); });
        if (complete || m_aiShapes.value(AiQuestion::Models) != AiShape::Posted)
            return ready<Models>(std::move(*models));
        auto languages = ask(Need::AccountIfAny, Endpoint::Translate, aiLanguagesRequest, stop);
        return andThen(std::move(languages), this, [models = *models](const Answer &listed) -> Result<Models> {
            // Models without their languages are of use still.
            if (isAbsent(listed.reply))
                return models;
            return withAiLanguages(models, listed.reply, listed.context);
        });
    });
}

Pending<double> OpenSubtitlesComProvider::credits(std::stop_token stop)
{
    auto answer = askAi(AiQuestion::Credits, Need::Account, aiCreditsRequest, std::move(stop));
    return andThen(std::move(answer), this, [this](const Answer &got) -> Result<double> {
        if (isAbsent(got.reply))
            return fail(aiNotOffered(got.reply));
        auto left = readAiCredits(got.reply, got.context);
        if (!left)
            return fail(noteAiRefusal(left.error()));
        return left;
    });
}

Pending<QList<CreditOffer>> OpenSubtitlesComProvider::creditOffers(std::stop_token stop)
{
    auto answer = askAi(AiQuestion::Offers, Need::Account, aiOffersRequest, std::move(stop));
    return andThen(std::move(answer), this, [](const Answer &got) -> Result<QList<CreditOffer>> {
        if (isAbsent(got.reply))
            return fail(aiNotOffered(got.reply));
        return readAiOffers(got.reply, got.context);
    });
}

TranslationPrice OpenSubtitlesComProvider::priceOf(const TranslationModel &model, qint64 characters) const
{
    TranslationPrice price;
    price.characters = characters;
    if (model.price > 0 && characters >= 0)
        price.credits = model.price * double(characters) / double(std::max<qint64>(1, model.priceUnit));
    return price;
}

Pending<TranslationProgress> OpenSubtitlesComProvider::startTranslation(
    TranslationRequest request, std::stop_token stop)
{
    using Progress = TranslationProgress;
    const auto badField = [](const QString &field, const QString &message) {
        Error error{ErrorKind::BadInput, message, {}};
        error.fields.insert(field, message);
        return failed<Progress>(std::move(error));
    };
    bool isNumber = false;
    const bool hasFile = request.hitFileId.toLongLong(&isNumber) > 0 && isNumber;
    if (!hasFile && request.content.isEmpty())
        return badField(u"file"_s, Text::tr("There is no text to translate. Choose a subtitle."));
    if (request.model.isEmpty())
        return badField(u"api"_s, Text::tr("Choose a model to translate with."));
    if (request.to.isEmpty())
        return badField(u"translate_to"_s, Text::tr("Choose a language to translate to."));
    const QByteArray mark = markOf(request);
    if (m_aiStarts.contains(mark))
        return failed<Progress>({ErrorKind::BadInput,
            Text::tr("This translation is being started already. Wait for it; a second one would cost again."), {}});
    m_aiStarts.insert(mark);
    auto answer = ask(
        Need::Account, Endpoint::Translate,
        [request = std::move(request)](const Access &access) { return aiStartRequest(access, request); },
        std::move(stop));
    auto started = andThen(std::move(answer), this, [this, mark](const Answer &got) -> Result<Progress> {
        m_aiStarts.remove(mark);
        if (got.reply.status == 405)
            return fail(aiNotOffered(got.reply));
        auto progress = readAiProgress(got.reply, {}, got.context);
        if (!progress)
            return fail(leavesItOpen(progress.error().kind) ? aiStartUnknown(progress.error())
                                                            : noteAiRefusal(progress.error()));
        return progress;
    });
    return orElse(std::move(started), this, [this, mark](Error error) -> Result<Progress> {
        // Still noted where no reply came at all. Signing in comes before anything is sent and fails with other kinds.
        const bool unanswered = m_aiStarts.remove(mark) && leavesItOpen(error.kind);
        return fail(unanswered ? aiStartUnknown(error) : std::move(error));
    });
}

Pending<TranslationProgress> OpenSubtitlesComProvider::translationProgress(QString taskId, std::stop_token stop)
{
    if (!isAiTaskId(taskId))
        return failed<TranslationProgress>(noTask());
    auto answer = askAi(
        AiQuestion::Progress, Need::Account,
        [taskId](const Access &access, AiShape shape) { return aiProgressRequest(access, shape, taskId); },
        std::move(stop));
    return andThen(std::move(answer), this, [this, taskId](const Answer &got) -> Result<TranslationProgress> {
        auto progress = readAiProgress(got.reply, taskId, got.context);
        if (!progress)
            return fail(noteAiRefusal(progress.error()));
        return progress;
    });
}

Pending<SubtitleFile> OpenSubtitlesComProvider::translated(TranslationProgress completed, std::stop_token stop)
{
    SubtitleFile file;
    file.fileName = safeFileName(completed.fileName.isEmpty() ? completed.taskId + ".srt"_L1 : completed.fileName);
    if (!completed.content.isEmpty()) {
        file.content = completed.content;
        return ready<SubtitleFile>(std::move(file));
    }
    return andThen(m_session.open(Need::Account, stop), this,
        [this, file, url = completed.url, stop](const Access &access) -> Pending<SubtitleFile> {
            const QUrl from = url.isRelative() && !url.isEmpty() ? access.base.resolved(url) : url;
            if (!isAllowed(from))
                return failed<SubtitleFile>({ErrorKind::BadReply,
                    Text::tr("OpenSubtitles.com has translated, but did not say where the text is. Look into your "
                             "account there."),
                    scrubbed(url)});
            const Link link{from, file.fileName, -1, {}};
            // Only the service itself gets key and token.
            if (!isSameOrigin(access.base, from))
                return fetch(link, stop);
            auto answer = ask(
                Need::Account, Endpoint::Link,
                [from](const Access &now) {
                    return isSameOrigin(now.base, from) ? aiFileRequest(now, from) : fileRequest(from);
                },
                stop);
            return andThen(
                std::move(answer), this, [link](const Answer &got) { return readFile(got.reply, link, got.context); });
        });
}

} // namespace Legenda
