// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"
#include "app/cli/terminal.h"

#include "core/pipeline/saving.h"
#include "core/pipeline/translating.h"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

QString creditsText(double credits)
{
    return QLocale().toString(credits, 'f', credits == double(qint64(credits)) ? 0 : 2);
}

void putKnown(QJsonObject &object, const QString &key, double value)
{
    if (value >= 0)
        object[key] = value;
}

/// "pt-br" of "pt-BR", "por", "Portuguese": what the service calls the language.
std::optional<ProviderLanguage> languageOf(const QList<ProviderLanguage> &languages, const QString &wanted)
{
    const auto byCode = std::find_if(languages.cbegin(), languages.cend(),
        [&](const ProviderLanguage &each) { return each.code.compare(wanted, Qt::CaseInsensitive) == 0; });
    if (byCode != languages.cend())
        return *byCode;
    const Language language = Language::fromCode(wanted);
    const auto same = std::find_if(
        languages.cbegin(), languages.cend(), [&](const ProviderLanguage &each) { return each.language == language; });
    return same == languages.cend() ? std::nullopt : std::optional(*same);
}

class TranslateCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        if (!readOptions())
            return;
        withAccounts([this] {
            if (parser().isSet(u"list"_s))
                return list();
            if (const auto why = m_provider->whyNot(Ability::Translate)) {
                failed(item(), what(), *why);
                return finish();
            }
            if (parser().isSet(u"credits"_s))
                return tellCredits();
            if (parser().isSet(u"resume"_s))
                return resume();
            askModels();
        });
    }

    void stop() override
    {
        Command::stop();
        if (m_translation)
            m_translation->stop();
    }

private:
    using Command::failed;

    bool wrong(const QString &text)
    {
        output().message(text);
        finishWith(WrongUsage);
        return false;
    }

    bool readOptions()
    {
        const bool questionOnly =
            parser().isSet(u"models"_s) || parser().isSet(u"credits"_s) || parser().isSet(u"list"_s);
        QString providerId = parser().value(u"with"_s);
        if (parser().isSet(u"id"_s)) {
            const QString id = parser().value(u"id"_s);
            const qsizetype colon = id.indexOf(u':');
            if (colon < 1 || colon + 1 == id.size() || !engine().registry().find(id.left(colon)))
                return wrong(tr("--id takes a service and a number, such as opensubtitles-com:1234."));
            m_source.hit.emplace();
            m_source.hit->provider = id.left(colon);
            m_source.hit->id = id.mid(colon + 1);
            m_source.hit->files = {{m_source.hit->id, 1, {}}};
        }
        const QList<SubtitleProvider *> able = translators(engine().registry());
        if (providerId.isEmpty() && m_source.hit
            && capability<Translator>(engine().registry().find(m_source.hit->provider)))
            providerId = m_source.hit->provider;
        m_provider = providerId.isEmpty() ? able.value(0) : engine().registry().find(providerId);
        if (!m_provider || !capability<Translator>(m_provider)) {
            QStringList ids;
            for (const SubtitleProvider *each : able)
                ids << each->info().id;
            return wrong(tr("No such service translates. These do: %1.").arg(ids.join(", "_L1)));
        }
        if (parser().isSet(u"on-conflict"_s)) {
            const QString policy = parser().value(u"on-conflict"_s);
            if (!QStringList{u"skip"_s, u"rename"_s, u"replace"_s, u"ask"_s}.contains(policy))
                return wrong(tr("--on-conflict takes skip, rename, replace or ask, not \"%1\".").arg(policy));
            m_policy = conflictPolicy(policy);
        }
        if (questionOnly || parser().isSet(u"resume"_s))
            return arguments().inputs.isEmpty() || wrong(tr("Give no file with this."));
        if (arguments().inputs.size() != (m_source.hit ? 0 : 1))
            return wrong(tr("Say what to translate: one FILE, or --id SERVICE:NUMBER."));
        if (!m_source.hit)
            m_source.file = QDir::current().absoluteFilePath(arguments().inputs.first());
        else if (!parser().isSet(u"output"_s))
            return wrong(tr("Say with -o where to save it."));
        if (!parser().isSet(u"to"_s))
            return wrong(tr("Say with --to which language to translate to."));
        return true;
    }

    QString what() const
    {
        return m_source.hit ? m_source.hit->fullId() : m_source.file.isEmpty() ? m_provider->info().id : m_source.file;
    }

    QJsonObject item() const
    {
        QJsonObject object{{u"provider"_s, m_provider->info().id}};
        if (m_source.hit)
            object[u"input"_s] = m_source.hit->fullId();
        else if (!m_source.file.isEmpty())
            object[u"input"_s] = m_source.file;
        if (m_translation && !m_translation->taskId().isEmpty())
            object[u"task"_s] = m_translation->taskId();
        if (!m_order.model.id.isEmpty())
            object[u"model"_s] = m_order.model.id;
        if (!m_order.to.code.isEmpty())
            object[u"to"_s] = m_order.to.code;
        return object;
    }

    void giveUp(const Error &error)
    {
        failed(item(), what(), error);
        finish();
    }

    void wrongUsage(const QString &field, const QString &text)
    {
        Error error{ErrorKind::BadInput, text, {}};
        error.fields.insert(field, text);
        output().failure(item(), what(), error);
        finishWith(WrongUsage);
    }

    Translator &translator() const { return *capability<Translator>(m_provider); }

    void list()
    {
        whenDone(engine().store().openTasks(), this, [this](const Result<QList<OpenTask>> &tasks) {
            for (const OpenTask &task : tasks.value_or(QList<OpenTask>())) {
                output().line({{u"provider"_s, task.provider}, {u"task"_s, task.id}, {u"label"_s, task.label},
                                  {u"started_at"_s, task.startedAt.toString(Qt::ISODate)}},
                    u"%1  %2  %3"_s.arg(
                        task.id, task.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), task.label));
                succeeded();
            }
            finish();
        });
    }

    void tellCredits()
    {
        whenDone(translator().credits(stopToken()), this, [this](const Result<double> &credits) {
            if (!credits)
                return giveUp(credits.error());
            QJsonObject object = item();
            object[u"credits"_s] = *credits;
            output().line(object, creditsText(*credits));
            succeeded();
            whenDone(translator().creditOffers(stopToken()), this, [this](const Result<QList<CreditOffer>> &offers) {
                sayOffers(offers.value_or(QList<CreditOffer>()));
                finish();
            });
        });
    }

    void sayOffers(const QList<CreditOffer> &offers)
    {
        for (const CreditOffer &offer : offers)
            output().message(u"  %1  %2  %3"_s.arg(offer.name, offer.price, offer.page.toDisplayString()));
    }

    void askModels()
    {
        whenDone(
            translator().translationModels(stopToken()), this, [this](const Result<QList<TranslationModel>> &models) {
                if (!models)
                    return giveUp(models.error());
                if (parser().isSet(u"models"_s))
                    return tellModels(*models);
                choose(*models);
            });
    }

    void tellModels(const QList<TranslationModel> &models)
    {
        for (const TranslationModel &model : models) {
            QJsonArray languages;
            QStringList codes;
            for (const ProviderLanguage &language : model.languages) {
                languages << language.code;
                codes << language.code;
            }
            QJsonObject object{{u"provider"_s, m_provider->info().id}, {u"model"_s, model.id}, {u"name"_s, model.name},
                {u"pricing"_s, model.pricing}, {u"languages"_s, languages}};
            if (model.price > 0) {
                object[u"price"_s] = model.price;
                object[u"price_characters"_s] = model.priceUnit;
            }
            output().line(object, u"%1  %2  %3  %4"_s.arg(model.id, model.name, model.pricing, codes.join(u',')));
            succeeded();
        }
        finish();
    }

    /// The model that was named, else the cheapest that knows the language.
    void choose(const QList<TranslationModel> &models)
    {
        const QString wanted = parser().value(u"to"_s);
        const QString named = parser().value(u"model"_s);
        QStringList known;
        const TranslationModel *chosen = nullptr;
        std::optional<ProviderLanguage> to;
        bool modelIsThere = false;
        for (const TranslationModel &model : models) {
            known << model.id;
            if (!named.isEmpty() && model.id.compare(named, Qt::CaseInsensitive) != 0)
                continue;
            modelIsThere = true;
            auto language = languageOf(model.languages, wanted);
            // A service that does not list them may know it all the same.
            if (!language && model.languages.isEmpty())
                language = ProviderLanguage{wanted, {}, Language::fromCode(wanted)};
            const auto dear = [](const TranslationModel &one) {
                return one.price > 0 ? one.price / double(one.priceUnit) : 1e300;
            };
            if (language && (!chosen || dear(model) < dear(*chosen))) {
                chosen = &model;
                to = language;
            }
        }
        if (!modelIsThere)
            return wrongUsage(u"api"_s, tr("There is no such model. There are: %1.").arg(known.join(", "_L1)));
        if (!chosen)
            return wrongUsage(u"translate_to"_s,
                tr("No model translates to \"%1\". legenda-cli translate --models lists the languages.").arg(wanted));
        m_order.model = *chosen;
        m_order.to = *to;
        if (parser().isSet(u"from"_s) && parser().value(u"from"_s) != "auto"_L1) {
            const QString from = parser().value(u"from"_s);
            const auto language = languageOf(chosen->languages, from);
            m_order.from = language ? language->code : from;
        }
        takeOutput();
        m_translation = new Translation(engine(), m_provider->info().id, this);
        connect(m_translation, &Translation::stageChanged, this, &TranslateCommand::follow);
        m_translation->gather(m_source);
    }

    void takeOutput()
    {
        m_order.preferences = arguments().preferences;
        m_order.onConflict = m_policy;
        // Nobody may be there to answer: both are kept then, for the text was paid for.
        if (m_policy.value_or(conflictPolicy(m_order.preferences.onConflict)) == ConflictPolicy::Ask && !canAsk())
            m_order.onConflict = ConflictPolicy::KeepBoth;
        if (parser().isSet(u"output"_s))
            m_order.outputFile = QDir::current().absoluteFilePath(parser().value(u"output"_s));
    }

    void follow(Translation::Stage stage)
    {
        using Stage = Translation::Stage;
        switch (stage) {
        case Stage::Idle:
        case Stage::Gathering:
        case Stage::Saving:
            return;
        case Stage::Ready:
            return tellPrice();
        case Stage::Starting:
            return output().message(tr("Sending the text to %1.").arg(m_provider->info().name));
        case Stage::Waiting:
            if (!std::exchange(m_saidTask, true))
                output().message(
                    tr("%1 translates; the task is %2.").arg(m_provider->info().name, m_translation->taskId()));
            return;
        case Stage::Fetching:
            return output().message(tr("The translation is done."));
        case Stage::InTheWay:
            return askConflict();
        case Stage::Saved:
            return tellSaved();
        case Stage::Left:
            output().message(tr("legenda-cli translate --resume %1 goes on.").arg(m_translation->taskId()));
            [[fallthrough]];
        case Stage::Failed:
            return giveUp(m_translation->error().value_or(cancelled()));
        }
    }

    void tellPrice()
    {
        const TranslationPrice price = m_translation->prepare(m_order);
        whenDone(translator().credits(stopToken()), this, [this, price](const Result<double> &credits) {
            if (!credits)
                return giveUp(credits.error());
            if (price.credits > *credits)
                return tooDear(price.credits, *credits);
            QJsonObject object = item();
            object[u"from"_s] = m_order.from;
            object[u"characters"_s] = price.characters;
            putKnown(object, u"credits"_s, price.credits);
            object[u"credits_left"_s] = *credits;
            object[u"started"_s] = false;
            const QString text = price.credits >= 0
                ? tr("Translating %1 characters to %2 with %3 costs about %4 credits; you have %5.")
                      .arg(QLocale().toString(price.characters), m_order.to.language.name(), m_order.model.name,
                          creditsText(price.credits), creditsText(*credits))
                : tr("%1 does not say what translating %2 characters to %3 with %4 costs (%5); you have %6 credits.")
                      .arg(m_provider->info().name, QLocale().toString(price.characters), m_order.to.language.name(),
                          m_order.model.name,
                          m_order.model.pricing.isEmpty() ? tr("no price given") : m_order.model.pricing,
                          creditsText(*credits));
            if (parser().isSet(u"dry-run"_s)) {
                output().line(object, text);
                succeeded();
                return finish();
            }
            if (parser().isSet(u"yes"_s)) {
                output().message(text);
                return m_translation->confirm();
            }
            if (!canAsk()) {
                output().line(object, text);
                output().message(tr("Nothing was begun. With --yes it is."));
                return finishWith(NothingDone);
            }
            whenDone(ask(this, text + u' ' + tr("Translate? [y/N]") + u' ', false), this,
                [this](const Result<QString> &answer) {
                    const QString word = answer.value_or(QString()).trimmed().toLower();
                    if (word == "y"_L1 || word == "yes"_L1 || word == tr("y") || word == tr("yes"))
                        return m_translation->confirm();
                    output().message(tr("Nothing was begun."));
                    finishWith(NothingDone);
                });
        });
    }

    void tooDear(double needed, double there)
    {
        whenDone(translator().creditOffers(stopToken()), this,
            [this, needed, there](const Result<QList<CreditOffer>> &offers) {
                giveUpWith(offers.value_or(QList<CreditOffer>()),
                    {ErrorKind::QuotaUsedUp,
                        tr("This takes about %1 credits, and you have %2: %3 are missing. Buy some at %4, then "
                           "translate again.")
                            .arg(creditsText(needed), creditsText(there), creditsText(needed - there),
                                m_provider->info().name),
                        {}});
            });
    }

    void giveUpWith(const QList<CreditOffer> &offers, const Error &error)
    {
        failed(item(), what(), error);
        sayOffers(offers);
        finish();
    }

    void askConflict()
    {
        const QString path = m_translation->saved().path;
        whenDone(ask(this, tr("%1 is there already. Skip, rename or replace? [rename]").arg(path) + u' ', false), this,
            [this](const Result<QString> &answer) {
                const QString word = answer.value_or(QString()).trimmed().toLower();
                m_translation->saveAs(word == "skip"_L1 || word == "s"_L1 ? ConflictPolicy::Skip
                        : word == "replace"_L1                            ? ConflictPolicy::Replace
                                                                          : ConflictPolicy::KeepBoth);
            });
    }

    void tellSaved()
    {
        const SavedSubtitle &saved = m_translation->saved();
        QJsonObject object = item();
        object[u"output"_s] = saved.path;
        object[u"from"_s] = m_order.from;
        object[u"characters"_s] = m_translation->text().characters;
        putKnown(object, u"credits"_s, m_translation->cost());
        putKnown(object, u"credits_left"_s, m_translation->creditsLeft());
        QString text = u"%1 → %2"_s.arg(what(), saved.path);
        if (saved.outcome == SavedSubtitle::Outcome::Skipped) {
            object[u"skipped"_s] = tr("A file is in the way.");
            text = tr("%1: skipped, a file is in the way.").arg(saved.path);
        }
        output().line(object, text);
        for (const TextProblem &problem : m_translation->problems())
            output().message(problem.text);
        if (m_translation->creditsLeft() >= 0)
            output().message(tr("Credits left: %1.").arg(creditsText(m_translation->creditsLeft())));
        succeeded();
        finish();
    }

    void resume()
    {
        whenDone(engine().store().openTasks(), this, [this](const Result<QList<OpenTask>> &tasks) {
            OpenTask task{m_provider->info().id, parser().value(u"resume"_s), {}, {}, {}};
            bool isKnown = false;
            for (const OpenTask &each : tasks.value_or(QList<OpenTask>())) {
                if (each.provider == task.provider && each.id == task.id) {
                    task = each;
                    isKnown = true;
                }
            }
            if (!isKnown && !(parser().isSet(u"to"_s) && parser().isSet(u"output"_s))) {
                output().message(tr("This program has not begun such a translation. Say with --to and -o what it is "
                                    "and where to save it."));
                return finishWith(WrongUsage);
            }
            takeOutput();
            m_order.to = {parser().value(u"to"_s), {}, Language::fromCode(parser().value(u"to"_s))};
            m_translation = new Translation(engine(), task.provider, this);
            connect(m_translation, &Translation::stageChanged, this, &TranslateCommand::follow);
            m_translation->resume(task, m_order);
        });
    }

    SubtitleProvider *m_provider = nullptr;
    TranslationSource m_source;
    TranslationOrder m_order;
    std::optional<ConflictPolicy> m_policy;
    Translation *m_translation = nullptr;
    bool m_saidTask = false;
};

} // namespace

CommandSpec translateCommand()
{
    CommandSpec spec;
    spec.name = u"translate"_s;
    spec.syntax = u"FILE --to LANGUAGE"_s;
    spec.summary = Command::tr("Have a subtitle translated by a service, for credits.");
    spec.options.network = true;
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {u"id"_s, Command::tr("Translate this subtitle instead of a file."), u"SERVICE:NUMBER"_s},
            {u"to"_s, Command::tr("Language to translate to."), u"LANGUAGE"_s},
            {u"from"_s, Command::tr("Language of the subtitle; the service finds out by itself."), u"LANGUAGE"_s},
            {u"model"_s, Command::tr("Model to translate with; the cheapest that knows the language."), u"NAME"_s},
            {u"with"_s, Command::tr("Service that translates."), u"SERVICE"_s},
            {u"yes"_s, Command::tr("Pay without asking.")},
            {u"dry-run"_s, Command::tr("Only tell the price.")},
            {{u"o"_s, u"output"_s}, Command::tr("Where to save it."), u"FILE"_s},
            {u"on-conflict"_s, Command::tr("Where a file is in the way: skip, rename, replace or ask."), u"POLICY"_s},
            {u"resume"_s, Command::tr("Wait for a translation that was begun earlier."), u"TASK"_s},
            {u"list"_s, Command::tr("List the translations that were begun and not saved.")},
            {u"models"_s, Command::tr("List the models with their prices and languages.")},
            {u"credits"_s, Command::tr("Tell how many credits there are, and what more of them cost.")},
        });
    };
    spec.make = [](Context &context) { return std::make_unique<TranslateCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "translatecommand.moc"
