// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service for tests that translates: answers what the test says and writes down what it was asked.

#include "core/providers/translator.h"
#include "tests/support/fakeprovider.h"

#include <QStringList>

#include <functional>
#include <utility>

namespace Legenda {

class FakeTranslator : public FakeProvider, public Translator
{
public:
    explicit FakeTranslator(QString id = QStringLiteral("fake")) : FakeProvider(std::move(id))
    {
        TranslationModel cheap;
        cheap.id = QStringLiteral("cheap");
        cheap.name = QStringLiteral("Cheap & Cheerful");
        cheap.pricing = QStringLiteral("1 credit per 1000 characters");
        cheap.price = 1;
        cheap.priceUnit = 1000;
        cheap.languages = languages({QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("pl")});
        TranslationModel dear = cheap;
        dear.id = QStringLiteral("dear");
        dear.name = QStringLiteral("Dear");
        dear.price = 100;
        dear.languages = languages({QStringLiteral("de"), QStringLiteral("pt-br")});
        models = {cheap, dear};
    }

    static QList<ProviderLanguage> languages(const QStringList &codes)
    {
        QList<ProviderLanguage> list;
        for (const QString &code : codes)
            list.append({code, {}, Language::fromCode(code)});
        return list;
    }

    /// "Completed", with a text of twelve lines.
    static TranslationProgress completed(const QString &task = QStringLiteral("task"))
    {
        TranslationProgress progress;
        progress.taskId = task;
        progress.state = TranslationProgress::State::Completed;
        progress.fileName = QStringLiteral("translated.srt");
        progress.content = file(QStringLiteral("translated")).content;
        progress.cost = 1.5;
        progress.creditsLeft = 98.5;
        return progress;
    }

    static TranslationProgress working(TranslationProgress::State state = TranslationProgress::State::Working)
    {
        TranslationProgress progress;
        progress.taskId = QStringLiteral("task");
        progress.state = state;
        return progress;
    }

    // What it answers.
    Result<QList<TranslationModel>> models;
    Result<double> left = 100.0;
    Result<QList<CreditOffer>> offers = QList<CreditOffer>{{QStringLiteral("500 credits"), QStringLiteral("5 USD"), 500,
        0, QUrl(QStringLiteral("https://example.org/buy"))}};
    Result<TranslationProgress> begun = working(TranslationProgress::State::Created);
    QList<Result<TranslationProgress>> progress; ///< one after the other, then completed()
    std::optional<Result<SubtitleFile>> text; ///< instead of the one in the progress
    bool holdStart = false; ///< it waits for release()

    // What it was asked.
    QList<TranslationRequest> started;
    QStringList asked;
    int creditsAsked = 0;

    Pending<QList<TranslationModel>> translationModels(std::stop_token) override
    {
        return ready<QList<TranslationModel>>(models);
    }
    Pending<double> credits(std::stop_token) override
    {
        ++creditsAsked;
        return ready<double>(left);
    }
    Pending<QList<CreditOffer>> creditOffers(std::stop_token) override { return ready<QList<CreditOffer>>(offers); }
    TranslationPrice priceOf(const TranslationModel &model, qint64 characters) const override
    {
        TranslationPrice price;
        price.characters = characters;
        if (model.price > 0)
            price.credits = model.price * double(characters) / double(model.priceUnit);
        return price;
    }
    Pending<TranslationProgress> startTranslation(TranslationRequest request, std::stop_token stop) override
    {
        started.append(request);
        return later<TranslationProgress>(holdStart, stop, [this] { return begun; });
    }
    Pending<TranslationProgress> translationProgress(QString taskId, std::stop_token) override
    {
        asked.append(taskId);
        return ready<TranslationProgress>(progress.isEmpty() ? completed(taskId) : progress.takeFirst());
    }
    Pending<SubtitleFile> translated(TranslationProgress completed, std::stop_token) override
    {
        if (text)
            return ready<SubtitleFile>(*text);
        return ready<SubtitleFile>(SubtitleFile{completed.fileName, completed.content, -1, {}});
    }
};

} // namespace Legenda
