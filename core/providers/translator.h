// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service that translates subtitles by machine, for money: models, languages, price and credits first, then the
// work, asked after until it is done.

#include "core/base/pending.h"
#include "core/providers/capabilities.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <stop_token>

namespace Legenda {

struct TranslationModel
{
    QString id; ///< what the service wants as `api`
    QString name; ///< for people
    QString pricing; ///< in the service's words
    double price = 0; ///< credits for `priceUnit` characters; 0: not said
    qint64 priceUnit = 1; ///< characters
    QList<ProviderLanguage> languages; ///< that it translates to; empty: not said
    bool operator==(const TranslationModel &) const = default;
};

/// Credits an account can buy.
struct CreditOffer
{
    QString name;
    QString price; ///< with its currency, as the service says
    double credits = 0; ///< 0: not said
    int discountPercent = 0;
    QUrl page; ///< where it is bought; empty: not said
    bool operator==(const CreditOffer &) const = default;
};

struct TranslationRequest
{
    QString hitFileId; ///< a SubtitleHitFile::id of that service, or
    QString fileName; ///< a file of one's own
    QByteArray content;
    QString model; ///< TranslationModel::id
    QString from = QStringLiteral("auto"); ///< ProviderLanguage::code
    QString to; ///< ProviderLanguage::code
    bool operator==(const TranslationRequest &) const = default;
};

/// What a translation will cost.
struct TranslationPrice
{
    double credits = -1; ///< -1: not known
    qint64 characters = -1; ///< -1: not known
    bool exact = false; ///< false: an estimate, and the service has the last word
    bool operator==(const TranslationPrice &) const = default;
};

struct TranslationProgress
{
    enum class State { Created, Working, Completed, Failed };
    QString taskId;
    State state = State::Created;
    QStringList problems; ///< why it failed, in the service's words
    QString fileName; ///< when completed, like what follows
    QByteArray content; ///< empty: get it from `url`
    QUrl url;
    qint64 characters = -1;
    double cost = -1; ///< credits it took
    double creditsLeft = -1;
    bool operator==(const TranslationProgress &) const = default;
};

class Translator
{
public:
    virtual ~Translator() = default;
    virtual Pending<QList<TranslationModel>> translationModels(std::stop_token stop) = 0;
    /// What the account has left to spend.
    virtual Pending<double> credits(std::stop_token stop) = 0;
    virtual Pending<QList<CreditOffer>> creditOffers(std::stop_token stop) = 0;
    /// What it will cost, from the model's price and the length of the text; asks no service.
    virtual TranslationPrice priceOf(const TranslationModel &model, qint64 characters) const = 0;
    /// Spends credits: never without the person's yes. Never tried twice by itself; the same one while it is on its way
    /// is BadInput. Ends with the task, which may be completed already. Errors: QuotaUsedUp where the credits do not
    /// reach, BadInput with Error::fields ("translate_to", "translate_from", "api", "file").
    virtual Pending<TranslationProgress> startTranslation(TranslationRequest request, std::stop_token stop) = 0;
    /// NotFound: the service knows no such task (any more).
    virtual Pending<TranslationProgress> translationProgress(QString taskId, std::stop_token stop) = 0;
    /// The text of a completed translation.
    virtual Pending<SubtitleFile> translated(TranslationProgress completed, std::stop_token stop) = 0;
};

} // namespace Legenda
