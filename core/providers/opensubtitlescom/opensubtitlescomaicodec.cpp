// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomaicodec.h"

#include "core/net/redaction.h"
#include "core/net/urlrules.h"
#include "core/providers/lenientjson.h"
#include "core/providers/opensubtitlescom/opensubtitlescomairequests.h"
#include "core/providers/opensubtitlescom/opensubtitlescomlanguages.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

using namespace LenientJson;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

// More than that is no list for people.
constexpr int mostModels = 200;
constexpr int mostLanguages = 1000;
constexpr int mostOffers = 50;
constexpr int mostProblems = 5;
constexpr int longestText = 200;
constexpr double mostCredits = 1e12;

/// A number that may be 0; -1 where there is none.
double amount(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const double read = value.isString() ? value.toString().trimmed().toDouble(&ok) : value.toDouble();
    return ok && std::isfinite(read) && read >= 0 && read < mostCredits ? read : -1;
}

QString shortText(const QJsonValue &value)
{
    const QString read = text(value).simplified();
    return read.size() > longestText ? read.left(longestText - 1) + u'…' : read;
}

Result<QJsonValue> readData(const HttpReply &reply, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(aiErrorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (document.isArray())
        return QJsonValue(document.array());
    if (!document.isObject())
        return fail(notUnderstood(reply));
    const QJsonObject object = document.object();
    return object.contains("data"_L1) ? object["data"_L1] : QJsonValue(object);
}

QList<ProviderLanguage> readLanguageList(const QJsonValue &value)
{
    QList<ProviderLanguage> languages;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        ProviderLanguage language;
        if (each.isString()) {
            language.code = shortText(each);
        } else {
            language.code = shortText(each["language_code"_L1]);
            language.name = shortText(each["language_name"_L1]);
        }
        language.language = languageFrom(language.code);
        const bool known = std::any_of(languages.cbegin(), languages.cend(),
            [&](const ProviderLanguage &one) { return one.code == language.code; });
        // "auto" is a way to say where from, not a language to translate to.
        if (language.language.isValid() && !known && language.code.compare("auto"_L1, Qt::CaseInsensitive) != 0)
            languages.append(language);
        if (languages.size() >= mostLanguages)
            break;
    }
    return languages;
}

/// "1 credit per 1,000 characters": for how many characters a price is. The price beside it may be for all of them or
/// for one, which the numbers tell; 1 where nothing is said.
qint64 priceUnitOf(const QString &pricing, double price)
{
    static const QRegularExpression form(
        u"(?:(\\d+(?:\\.\\d+)?)\\s*credits?\\b\\D*?)?(?:per|/|=|for|each)\\s*([\\d.,' ]*\\d)?\\s*([kKmM]?)\\s*char"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(pricing);
    if (!match.hasMatch() || match.captured(2).isEmpty())
        return 1;
    QString digits = match.captured(2);
    static const QRegularExpression notDigits(u"\\D"_s);
    qint64 characters = digits.remove(notDigits).left(12).toLongLong();
    const QString scale = match.captured(3).toLower();
    characters *= scale == "k"_L1 ? 1000 : scale == "m"_L1 ? 1000000 : 1;
    if (characters < 1)
        return 1;
    const double said = match.captured(1).toDouble();
    const bool isForOne = said > 0 && price > 0 && std::abs(said / double(characters) - price) < price * 0.01;
    return isForOne ? 1 : characters;
}

TranslationModel readModel(const QJsonValue &value, const QString &key)
{
    TranslationModel model;
    if (value.isString()) {
        model.id = shortText(value);
    } else {
        model.id = shortText(value["name"_L1]);
        model.name = shortText(value["display_name"_L1]);
        model.pricing = shortText(value["pricing"_L1]);
        model.price = std::min(decimal(value["price"_L1]), mostCredits);
        model.priceUnit = priceUnitOf(model.pricing, model.price);
        model.languages = readLanguageList(value["languages_supported"_L1]);
    }
    if (model.id.isEmpty())
        model.id = key;
    if (model.name.isEmpty())
        model.name = model.id;
    return model;
}

QStringList problemsIn(const QJsonObject &object)
{
    QStringList problems;
    const auto add = [&problems](const QJsonValue &value) {
        const QString words = scrub(shortText(value));
        if (!words.isEmpty() && problems.size() < mostProblems && !problems.contains(words))
            problems.append(words);
    };
    const QJsonValue errors = object["errors"_L1];
    const QJsonArray list = errors.toArray();
    for (const QJsonValue &each : list)
        add(each.isObject() ? each["message"_L1] : each);
    const QJsonObject byField = errors.toObject();
    for (const QJsonValue &each : byField)
        add(each.isArray() ? each.toArray().at(0) : each);
    if (errors.isString())
        add(errors);
    if (problems.isEmpty())
        add(object["error"_L1]);
    if (problems.isEmpty())
        add(object["message"_L1]);
    return problems;
}

TranslationProgress::State stateOf(const QString &status)
{
    using State = TranslationProgress::State;
    const QString word = status.toUpper();
    if (word == "COMPLETED"_L1)
        return State::Completed;
    if (word == "ERROR"_L1 || word == "TIMEOUT"_L1 || word == "FAILED"_L1)
        return State::Failed;
    return word == "CREATED"_L1 ? State::Created : State::Working;
}

void readResult(const QJsonObject &data, TranslationProgress &progress)
{
    progress.fileName = shortText(data["file_name"_L1]);
    for (const QLatin1StringView key : {"return_content"_L1, "content"_L1, "translation"_L1}) {
        // Something without a line end is no subtitle, but a flag or a note.
        if (progress.content.isEmpty() && data[key].isString() && data[key].toString().contains(u'\n'))
            progress.content = data[key].toString().toUtf8();
    }
    progress.url = QUrl(data["url"_L1].toString().trimmed());
    const double characters = std::max(amount(data["characters_count"_L1]), amount(data["character_count"_L1]));
    progress.characters = static_cast<qint64>(characters);
    progress.cost = amount(data["total_price"_L1]);
    progress.creditsLeft = amount(data["credits_left"_L1]);
}

} // namespace

Error aiErrorFrom(const HttpReply &reply, const ErrorContext &context)
{
    Error error = errorFrom(reply, context);
    if (error.kind != ErrorKind::BadInput)
        return error;
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QJsonObject fields = object["errors"_L1].toObject();
    for (auto field = fields.begin(); field != fields.end() && error.fields.size() < mostProblems; ++field)
        error.fields.insert(field.key(), scrub(shortText(field->isArray() ? field->toArray().at(0) : field.value())));
    if (!error.fields.isEmpty())
        return error;
    const QString said = problemsIn(object).value(0);
    const auto speaksOf = [&said](QLatin1StringView word) { return said.contains(word, Qt::CaseInsensitive); };
    if (speaksOf("translate_from"_L1) || speaksOf("source language"_L1))
        error.fields.insert(u"translate_from"_s, said);
    else if (speaksOf("translate_to"_L1) || speaksOf("language"_L1))
        error.fields.insert(u"translate_to"_s, said);
    else if (speaksOf("model"_L1) || speaksOf("api"_L1))
        error.fields.insert(u"api"_s, said);
    else if (speaksOf("file"_L1))
        error.fields.insert(u"file"_s, said);
    return error;
}

Error aiStartUnknown(const Error &cause)
{
    return {cause.kind,
        Text::tr("OpenSubtitles.com did not say whether it began to translate. Look at your credits before you start "
                 "again: it may be under way.")
            + u' ' + cause.message,
        cause.detail};
}

Error aiNotOffered(const HttpReply &reply)
{
    return {ErrorKind::NotSupported,
        Text::tr("This service does not translate. Check its address in the account settings, or try again later."),
        u"HTTP %1 %2"_s.arg(reply.status).arg(scrubbed(reply.url))};
}

Result<QList<TranslationModel>> readAiModels(const HttpReply &reply, const ErrorContext &context)
{
    const auto data = readData(reply, context);
    if (!data)
        return fail(data.error());
    QList<TranslationModel> models;
    const auto add = [&models](const QJsonValue &value, const QString &key = {}) {
        TranslationModel model = readModel(value, key);
        const bool known = std::any_of(
            models.cbegin(), models.cend(), [&](const TranslationModel &one) { return one.id == model.id; });
        if (!model.id.isEmpty() && !known && models.size() < mostModels)
            models.append(std::move(model));
    };
    QJsonValue list = *data;
    // Some replies tell of all services together.
    for (const QLatin1StringView group : {"Translation"_L1, "translation"_L1, "apis"_L1, "models"_L1}) {
        if (list.isObject() && (list[group].isArray() || list[group].isObject()))
            list = list[group];
    }
    if (list.isArray()) {
        const QJsonArray array = list.toArray();
        for (const QJsonValue &each : array)
            add(each);
    } else if (list.isObject()) {
        const QJsonObject byName = list.toObject();
        for (auto each = byName.begin(); each != byName.end(); ++each) {
            if (each->isObject())
                add(*each, each.key());
        }
        if (models.isEmpty() && !byName.isEmpty())
            return fail(notUnderstood(reply));
    } else {
        return fail(notUnderstood(reply));
    }
    return models;
}

Result<QList<TranslationModel>> withAiLanguages(
    QList<TranslationModel> models, const HttpReply &reply, const ErrorContext &context)
{
    const auto data = readData(reply, context);
    if (!data)
        return fail(data.error());
    const QList<ProviderLanguage> forAll = readLanguageList(*data);
    for (TranslationModel &model : models) {
        if (!model.languages.isEmpty())
            continue;
        model.languages = data->isObject() ? readLanguageList((*data)[model.id]) : forAll;
    }
    return models;
}

Result<double> readAiCredits(const HttpReply &reply, const ErrorContext &context)
{
    const auto data = readData(reply, context);
    if (!data)
        return fail(data.error());
    const double credits = amount(data->isObject() ? (*data)["credits"_L1] : *data);
    if (credits < 0)
        return fail(notUnderstood(reply));
    return credits;
}

Result<QList<CreditOffer>> readAiOffers(const HttpReply &reply, const ErrorContext &context)
{
    const auto data = readData(reply, context);
    if (!data)
        return fail(data.error());
    if (!data->isArray())
        return fail(notUnderstood(reply));
    QList<CreditOffer> offers;
    const QJsonArray array = data->toArray();
    for (const QJsonValue &each : array) {
        CreditOffer offer;
        offer.name = shortText(each["name"_L1]);
        offer.price = shortText(each["value"_L1]);
        // "500 credits": the number is in the name.
        static const QRegularExpression inName(
            u"(\\d[\\d,.' ]*)\\s*credit"_s, QRegularExpression::CaseInsensitiveOption);
        QString digits = inName.match(offer.name).captured(1);
        static const QRegularExpression notDigits(u"\\D"_s);
        offer.credits = std::max({0.0, amount(each["credits"_L1]), digits.remove(notDigits).left(12).toDouble()});
        const double discount = amount(each["discount_percent"_L1]);
        offer.discountPercent = discount > 0 && discount <= 100 ? static_cast<int>(discount) : 0;
        const QUrl page(each["checkout_url"_L1].toString().trimmed());
        if (page.isValid() && isAllowed(page))
            offer.page = page;
        if (!offer.name.isEmpty() && offers.size() < mostOffers)
            offers.append(offer);
    }
    return offers;
}

Result<TranslationProgress> readAiProgress(const HttpReply &reply, const QString &taskId, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(aiErrorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject())
        return fail(notUnderstood(reply));
    const QJsonObject object = document.object();
    const QString status = shortText(object["status"_L1]);
    TranslationProgress progress;
    progress.taskId = taskId.isEmpty() ? shortText(object["correlation_id"_L1]) : taskId;
    if (!isAiTaskId(progress.taskId))
        progress.taskId.clear();
    progress.state = stateOf(status);
    if (progress.state == TranslationProgress::State::Completed)
        readResult(object["data"_L1].toObject(), progress);
    if (progress.state == TranslationProgress::State::Failed) {
        progress.problems = problemsIn(object);
        if (progress.problems.isEmpty() && status.compare("TIMEOUT"_L1, Qt::CaseInsensitive) == 0)
            progress.problems = {Text::tr("It took too long.")};
    }
    const bool isOver =
        progress.state == TranslationProgress::State::Completed || progress.state == TranslationProgress::State::Failed;
    // A reply that names neither a task nor how it stands is none.
    if (progress.taskId.isEmpty() ? !isOver : status.isEmpty() && taskId == progress.taskId && !taskId.isEmpty())
        return fail(notUnderstood(reply));
    return progress;
}

} // namespace Legenda::OpenSubtitlesCom
