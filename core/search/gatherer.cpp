// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/gatherer.h"

#include "core/providers/subtitleprovider.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <map>
#include <vector>

namespace Legenda {

namespace {

using namespace std::chrono_literals;

/// Several rows come to their next question at the same time or nearly so; nobody notices this wait.
constexpr auto gatheringTime = 20ms;

} // namespace

struct Gatherer::Private
{
    using OnStop = std::stop_callback<std::function<void()>>;
    using Hits = QList<SubtitleHit>;

    /// One request on its way.
    struct Sent
    {
        int waiting = 0; ///< questions that still want their answer
        std::stop_source stop;
    };

    struct Question
    {
        SearchQuery query;
        QPromise<Result<Hits>> promise;
        std::shared_ptr<Sent> sent; ///< empty: not yet
        std::unique_ptr<OnStop> onStop;
        bool over = false;

        void end(Result<Hits> result)
        {
            if (std::exchange(over, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    using QuestionPtr = std::shared_ptr<Question>;

    struct Round
    {
        QPointer<SubtitleProvider> provider;
        std::vector<QuestionPtr> questions;
        int holds = 0;
        bool planned = false;
    };

    Private(Gatherer *gatherer, std::function<void()> told) : q(gatherer), sent(std::move(told)) { }

    void plan(const QString &id);
    void send(const QString &id);
    void send(SubtitleProvider &provider, const std::vector<QuestionPtr> &questions);
    void stopped(const QuestionPtr &question);

    Gatherer *q;
    std::function<void()> sent;
    std::map<QString, Round> rounds;
    std::vector<std::weak_ptr<Sent>> requests;
};

Gatherer::Gatherer(std::function<void()> sent, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(sent)))
{
}

Gatherer::~Gatherer()
{
    for (auto &[id, round] : d->rounds) {
        for (const Private::QuestionPtr &question : round.questions) {
            question->onStop.reset();
            question->end(fail(cancelled()));
        }
    }
    for (const std::weak_ptr<Private::Sent> &request : d->requests) {
        if (const auto on = request.lock())
            on->stop.request_stop();
    }
}

Pending<QList<SubtitleHit>> Gatherer::ask(SubtitleProvider &provider, SearchQuery query, std::stop_token stop)
{
    if (stop.stop_requested())
        return failed<QList<SubtitleHit>>(cancelled());
    const QString id = provider.info().id;
    auto question = std::make_shared<Private::Question>();
    question->query = std::move(query);
    question->promise.start();
    question->onStop = std::make_unique<Private::OnStop>(stop, [this, weak = std::weak_ptr(question)] {
        if (const auto one = weak.lock())
            d->stopped(one);
    });
    Private::Round &round = d->rounds[id];
    round.provider = &provider;
    round.questions.push_back(question);
    d->plan(id);
    return question->promise.future();
}

void Gatherer::hold(const QString &provider)
{
    ++d->rounds[provider].holds;
}

void Gatherer::release(const QString &provider)
{
    Private::Round &round = d->rounds[provider];
    round.holds = std::max(0, round.holds - 1);
    d->plan(provider);
}

void Gatherer::Private::plan(const QString &id)
{
    Round &round = rounds[id];
    if (round.holds > 0 || round.questions.empty() || std::exchange(round.planned, true))
        return;
    QTimer::singleShot(gatheringTime, q, [this, id] {
        Round &due = rounds[id];
        due.planned = false;
        if (due.holds == 0) // else its release plans anew
            send(id);
    });
}

void Gatherer::Private::send(const QString &id)
{
    Round &round = rounds[id];
    std::vector<QuestionPtr> questions = std::exchange(round.questions, {});
    std::erase_if(questions, [](const QuestionPtr &question) { return question->over; });
    if (!round.provider) {
        for (const QuestionPtr &question : questions)
            question->end(fail(cancelled()));
        return;
    }
    const auto *batched = capability<BatchedSearch>(round.provider.data());
    const auto most = size_t(std::max(1, batched ? batched->mostQueries() : 1));
    for (size_t first = 0; first < questions.size(); first += most) {
        const auto begin = questions.begin() + std::ptrdiff_t(first);
        const auto end = questions.begin() + std::ptrdiff_t(std::min(questions.size(), first + most));
        send(*round.provider, std::vector<QuestionPtr>(begin, end));
    }
}

void Gatherer::Private::send(SubtitleProvider &provider, const std::vector<QuestionPtr> &questions)
{
    auto *batched = capability<BatchedSearch>(&provider);
    auto request = std::make_shared<Sent>();
    QList<SearchQuery> queries;
    for (const QuestionPtr &question : questions) {
        question->sent = request;
        queries.append(question->query);
    }
    request->waiting = int(questions.size());
    std::erase_if(requests, [](const std::weak_ptr<Sent> &old) { return old.expired(); });
    requests.push_back(request);
    sent();
    whenDone(batched->searchMany(std::move(queries), request->stop.get_token()), q,
        [questions, request](const Result<QList<Hits>> &answers) {
            for (size_t i = 0; i < questions.size(); ++i) {
                questions[i]->onStop.reset();
                if (answers)
                    questions[i]->end(answers->value(qsizetype(i)));
                else
                    questions[i]->end(fail(answers.error()));
            }
        });
}

void Gatherer::Private::stopped(const QuestionPtr &question)
{
    // It is the question's own callback that leads here, so the question has to outlive it.
    QMetaObject::invokeMethod(
        q, [question] { question->onStop.reset(); }, Qt::QueuedConnection);
    question->end(fail(cancelled()));
    if (question->sent && --question->sent->waiting == 0)
        question->sent->stop.request_stop();
}

} // namespace Legenda
