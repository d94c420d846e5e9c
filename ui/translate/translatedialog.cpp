// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/translate/translatedialog.h"

#include "core/providers/providerregistry.h"
#include "ui/results/hittext.h"
#include "ui/translate/translatetext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// A field with its trouble below it.
QWidget *withProblem(QWidget *field, ProblemLabel *problem)
{
    auto *both = new QWidget(field->parentWidget());
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(both, 1));
    layout->addWidget(field);
    layout->addWidget(problem);
    both->setFocusProxy(field);
    return both;
}

QString nameOf(const TranslationSource &source)
{
    return source.hit ? HitText::release(*source.hit) : QFileInfo(source.file).fileName();
}

/// Of several beside one video: they differ only at the end of their names, which a narrow box cuts off.
QString choiceOf(const TranslationSource &source)
{
    for (const Sidecar &sidecar : source.video.video.sidecars) {
        if (sidecar.path == source.file && sidecar.language.isValid())
            return u"%1 · %2"_s.arg(sidecar.language.name(), nameOf(source));
    }
    return nameOf(source);
}

/// Boxes that grow with their longest line would push the window off the screen.
void boundWidth(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int letters = 24;
    box->setMinimumContentsLength(letters);
}

} // namespace

TranslateDialog::TranslateDialog(Engine &engine, QList<TranslationSource> sources, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_sources(std::move(sources)), m_services(translators(engine.registry()))
{
    setWindowTitle(tr("Translate a subtitle"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 3));
    layout->addWidget(buildForm());
    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);
    layout->addWidget(buildPrice());

    auto *trouble = new QHBoxLayout;
    m_problem = new ProblemLabel(this);
    trouble->addWidget(m_problem, 1);
    m_accounts = new QPushButton(Icons::get(u"account"_s), tr("&Accounts…"), this);
    m_accounts->hide();
    trouble->addWidget(m_accounts, 0, Qt::AlignTop);
    layout->addLayout(trouble);
    layout->addStretch(1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_confirm = buttons->addButton(tr("&Translate"), QDialogButtonBox::ActionRole);
    m_confirm->setIcon(Icons::get(u"language"_s));
    m_confirm->setEnabled(false);
    // Enter in a field must not pay.
    for (QPushButton *button : {m_confirm, buttons->button(QDialogButtonBox::Cancel), m_accounts})
        button->setAutoDefault(false);
    layout->addWidget(buttons);
    constexpr int width = 130;
    resize(spacing(this, width), sizeHint().height());
    setMinimumWidth(spacing(this, width * 3 / 4));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &TranslateDialog::confirm);
    connect(m_accounts, &QPushButton::clicked, this, [this] {
        const QString id = service() ? service()->info().id : QString();
        reject();
        Q_EMIT accountsRequested(id);
    });
    connect(m_service, &QComboBox::activated, this, &TranslateDialog::chooseService);
    if (m_source)
        connect(m_source, &QComboBox::activated, this, &TranslateDialog::chooseSource);
    connect(m_model, &QComboBox::currentIndexChanged, this, &TranslateDialog::showLanguages);
    connect(m_to, &QComboBox::activated, this, [this] {
        m_wantedLanguage = m_to->currentData().toString();
        clearProblems();
        showPrice();
    });
    connect(m_from, &QComboBox::activated, this, [this] {
        clearProblems();
        showPrice();
    });
    chooseService();
    m_to->setFocus();
}

TranslateDialog::~TranslateDialog()
{
    m_stop.request_stop();
}

QWidget *TranslateDialog::buildForm()
{
    auto *area = new QWidget(this);
    auto *form = new QFormLayout(area);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(spacing(this, 3));
    form->setVerticalSpacing(spacing(this, 2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    m_sourceProblem = new ProblemLabel(area);
    m_sourceFacts = new QLabel(area);
    m_sourceFacts->setTextFormat(Qt::PlainText);
    m_sourceFacts->setForegroundRole(QPalette::PlaceholderText);
    if (m_sources.size() > 1) {
        m_source = new QComboBox(area);
        boundWidth(m_source);
        for (const TranslationSource &source : std::as_const(m_sources))
            m_source->addItem(choiceOf(source));
        form->addRow(tr("&Subtitle:"), withProblem(m_source, m_sourceProblem));
    } else {
        m_sourceName = new ElidedLabel(area, Qt::ElideMiddle);
        m_sourceName->setText(m_sources.isEmpty() ? QString() : nameOf(m_sources.first()));
        form->addRow(tr("Subtitle:"), withProblem(m_sourceName, m_sourceProblem));
    }
    form->addRow({}, m_sourceFacts);

    m_service = new QComboBox(area);
    for (const SubtitleProvider *each : std::as_const(m_services))
        m_service->addItem(each->info().name);
    // Where there is nothing to choose, a name says it.
    if (m_services.size() == 1) {
        m_service->hide();
        form->addRow(tr("Service:"), new QLabel(m_service->currentText(), area));
    } else {
        form->addRow(tr("Ser&vice:"), m_service);
    }
    m_model = new QComboBox(area);
    boundWidth(m_model);
    m_modelProblem = new ProblemLabel(area);
    form->addRow(tr("&Model:"), withProblem(m_model, m_modelProblem));
    m_from = new QComboBox(area);
    boundWidth(m_from);
    m_fromProblem = new ProblemLabel(area);
    form->addRow(tr("&From:"), withProblem(m_from, m_fromProblem));
    m_to = new QComboBox(area);
    m_to->setPlaceholderText(tr("Choose a language"));
    boundWidth(m_to);
    m_toProblem = new ProblemLabel(area);
    form->addRow(tr("T&o:"), withProblem(m_to, m_toProblem));
    return area;
}

QWidget *TranslateDialog::buildPrice()
{
    auto *area = new QWidget(this);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 1));
    m_price = new QLabel(area);
    m_price->setTextFormat(Qt::PlainText);
    m_price->setWordWrap(true);
    QFont bold = m_price->font();
    bold.setBold(true);
    m_price->setFont(bold);
    layout->addWidget(m_price);
    m_left = new QLabel(area);
    m_left->setTextFormat(Qt::PlainText);
    m_left->setWordWrap(true);
    layout->addWidget(m_left);
    m_offers = new QWidget(area);
    m_offerList = new QVBoxLayout(m_offers);
    m_offerList->setContentsMargins(0, 0, 0, 0);
    m_offerList->setSpacing(spacing(this, 1));
    m_offers->hide();
    layout->addWidget(m_offers);
    QString told = tr("The text is sent to the service. The translation is saved like a download.");
    // Its length has to be known for the price.
    if (!m_sources.isEmpty() && m_sources.first().hit && m_sources.first().hit->content.isEmpty())
        told += u' ' + tr("Reading the subtitle for its price uses one download, if it was not read before.");
    auto *note = new QLabel(told, area);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(note);
    return area;
}

SubtitleProvider *TranslateDialog::service() const
{
    return m_services.value(m_service->currentIndex());
}

const TranslationModel *TranslateDialog::model() const
{
    const int index = m_model->currentIndex();
    return index >= 0 && index < m_models.size() ? &m_models.at(index) : nullptr;
}

void TranslateDialog::chooseService()
{
    ++m_round;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_translation.reset();
    m_models.clear();
    m_credits.reset();
    m_offersAsked = false;
    m_model->clear();
    m_from->clear();
    m_to->clear();
    clearProblems();
    SubtitleProvider *chosen = service();
    if (!chosen)
        return showError({ErrorKind::NotSupported,
            tr("None of the services that are switched on translates. Switch one on in the preferences."), {}});
    if (const auto why = chosen->whyNot(Ability::Translate))
        return showError(*why);
    m_translation = std::make_unique<Translation>(m_engine, chosen->info().id);
    connect(m_translation.get(), &Translation::stageChanged, this, &TranslateDialog::follow);
    askModels();
    askCredits();
    gather();
}

void TranslateDialog::chooseSource()
{
    clearProblems();
    if (m_translation)
        gather();
}

void TranslateDialog::gather()
{
    if (m_sources.isEmpty())
        return;
    m_sourceFacts->setText(tr("Reading the text…"));
    m_translation->gather(m_sources.at(m_source ? std::max(0, m_source->currentIndex()) : 0));
    showPrice(); // none, until the text is read
}

void TranslateDialog::askModels()
{
    m_asking = true;
    whenDone(capability<Translator>(service())->translationModels(m_stop.get_token()), this,
        [this, round = m_round](const Result<QList<TranslationModel>> &models) {
            if (round != m_round)
                return;
            m_asking = false;
            updateBusy();
            if (!models)
                return showError(models.error());
            if (models->isEmpty())
                return showError({ErrorKind::NotSupported, tr("The service has no model to translate with now."), {}});
            m_models = *models;
            const QSignalBlocker quiet(m_model);
            m_model->clear();
            for (const TranslationModel &each : std::as_const(m_models))
                m_model->addItem(TranslateText::model(each));
            showLanguages();
        });
}

void TranslateDialog::askCredits()
{
    whenDone(capability<Translator>(service())->credits(m_stop.get_token()), this,
        [this, round = m_round](const Result<double> &credits) {
            if (round != m_round)
                return;
            if (!credits)
                return showError(credits.error());
            m_credits = *credits;
            showPrice();
        });
}

/// The wanted languages come first, the others by name.
void TranslateDialog::showLanguages()
{
    const TranslationModel *chosen = model();
    if (!chosen)
        return;
    const QList<Language> wanted = m_engine.settings().preferences().languages;
    QList<ProviderLanguage> languages = chosen->languages;
    if (languages.isEmpty()) {
        // What the service does not list is tried with the usual codes; it says if it cannot.
        const QList<Language> all = Language::all();
        for (const Language &each : all)
            languages.append({each.code(), {}, each});
    }
    const auto rank = [&wanted](const ProviderLanguage &each) {
        const qsizetype at = wanted.indexOf(each.language);
        return at < 0 ? wanted.size() : at;
    };
    std::stable_sort(languages.begin(), languages.end(), [&](const ProviderLanguage &a, const ProviderLanguage &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b)
                                  : TranslateText::language(a).localeAwareCompare(TranslateText::language(b)) < 0;
    });
    const Language spoken = m_translation ? m_translation->text().language : Language();
    const QString from = m_from->currentData().toString();
    m_from->clear();
    m_from->addItem(spoken.isValid() ? tr("Let the service find out (looks like %1)").arg(spoken.name())
                                     : tr("Let the service find out"),
        u"auto"_s);
    m_to->clear();
    bool isWanted = false;
    for (const ProviderLanguage &each : std::as_const(languages)) {
        const bool now = rank(each) < wanted.size();
        if (isWanted && !now)
            m_to->insertSeparator(m_to->count());
        isWanted = now;
        m_to->addItem(TranslateText::language(each), each.code);
        m_from->addItem(TranslateText::language(each), each.code);
    }
    m_from->setCurrentIndex(std::max(0, m_from->findData(from)));
    // What it is in already is no goal; and what nobody wished for is not chosen for them.
    int goal = m_wantedLanguage.isEmpty() ? -1 : m_to->findData(m_wantedLanguage);
    for (qsizetype i = 0; goal < 0 && i < languages.size() && rank(languages.at(i)) < wanted.size(); ++i) {
        if (!spoken.isValid() || !spoken.covers(languages.at(i).language))
            goal = m_to->findData(languages.at(i).code);
    }
    m_to->setCurrentIndex(goal);
    clearProblems();
    showPrice();
}

std::optional<TranslationOrder> TranslateDialog::order() const
{
    const TranslationModel *chosen = model();
    if (!chosen || m_to->currentIndex() < 0)
        return std::nullopt;
    TranslationOrder made;
    made.model = *chosen;
    made.from = m_from->currentData().toString();
    made.preferences = m_engine.settings().preferences();
    const QString code = m_to->currentData().toString();
    const auto listed = std::find_if(chosen->languages.cbegin(), chosen->languages.cend(),
        [&code](const ProviderLanguage &each) { return each.code == code; });
    made.to = listed == chosen->languages.cend() ? ProviderLanguage{code, {}, Language::fromCode(code)} : *listed;
    return made;
}

void TranslateDialog::showPrice()
{
    const auto wanted = order();
    const TranslationModel *chosen = model();
    const bool isReady = chosen && m_translation && m_translation->canBegin();
    updateBusy();
    m_left->setText(m_credits ? tr("You have %1.").arg(TranslateText::credits(*m_credits)) : QString());
    m_confirm->setEnabled(false);
    m_confirm->setText(tr("&Translate"));
    m_price->clear();
    if (!isReady)
        return;
    const TranslationPrice price =
        capability<Translator>(service())->priceOf(*chosen, m_translation->text().characters);
    m_price->setText(TranslateText::price(price, *chosen));
    if (wanted) {
        m_translation->prepare(*wanted);
        m_confirm->setText(TranslateText::confirm(price));
    }
    const bool isShort = m_credits && price.credits > *m_credits;
    if (isShort) {
        m_left->setText(
            tr("You have %1: %2 missing.")
                .arg(TranslateText::credits(*m_credits), TranslateText::credits(price.credits - *m_credits)));
        if (!std::exchange(m_offersAsked, true)) {
            whenDone(capability<Translator>(service())->creditOffers(m_stop.get_token()), this,
                [this, round = m_round](const Result<QList<CreditOffer>> &offers) {
                    if (round == m_round && offers)
                        showOffers(*offers);
                });
        }
    }
    m_offers->setVisible(isShort && m_offerList->count() > 0);
    // The price and what is left are seen before anything can be paid.
    m_confirm->setEnabled(wanted && m_credits && !isShort);
}

void TranslateDialog::showOffers(const QList<CreditOffer> &offers)
{
    while (QLayoutItem *item = m_offerList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    constexpr qsizetype most = 5;
    for (const CreditOffer &offer : offers.mid(0, most)) {
        auto *button =
            new QPushButton(Icons::get(u"link"_s), TranslateText::offer(offer).replace(u'&', "&&"_L1), m_offers);
        button->setFlat(true);
        button->setAutoDefault(false);
        button->setToolTip(tr("Opens %1 in the browser").arg(offer.page.host()));
        button->setEnabled(!offer.page.isEmpty());
        connect(button, &QPushButton::clicked, this, [page = offer.page] { QDesktopServices::openUrl(page); });
        m_offerList->addWidget(button, 0, Qt::AlignLeading);
    }
    showPrice();
}

void TranslateDialog::follow(Translation::Stage stage)
{
    using Stage = Translation::Stage;
    switch (stage) {
    case Stage::Ready:
        m_sourceFacts->setText(TranslateText::source(m_translation->text()));
        return model() ? showLanguages() : showPrice();
    case Stage::Failed:
        return showError(m_translation->error().value_or(cancelled()));
    case Stage::Waiting:
        // It is on its way: the window can be used again, and tells when it is there.
        handOver();
        return accept();
    default:
        return updateBusy();
    }
}

void TranslateDialog::clearProblems()
{
    for (ProblemLabel *label : {m_sourceProblem, m_modelProblem, m_fromProblem, m_toProblem, m_problem})
        label->setProblem({});
    m_accounts->hide();
}

void TranslateDialog::showError(const Error &error)
{
    updateBusy();
    m_confirm->setEnabled(false);
    const std::pair<QString, ProblemLabel *> fields[] = {{u"api"_s, m_modelProblem},
        {u"translate_from"_s, m_fromProblem}, {u"translate_to"_s, m_toProblem}, {u"file"_s, m_sourceProblem},
        {u"file_id"_s, m_sourceProblem}};
    bool isAtField = false;
    for (const auto &[field, label] : fields) {
        if (!error.fields.contains(field))
            continue;
        label->setProblem(error.fields.value(field));
        isAtField = true;
    }
    // Before there is a text, it is the text that has a problem.
    const bool isSource = m_translation && m_translation->stage() == Translation::Stage::Failed
        && m_translation->text().content.isEmpty();
    if (isSource && m_translation->error() == error) {
        m_sourceFacts->clear();
        m_sourceProblem->setProblem(error.message);
    } else if (!isAtField) {
        m_problem->setProblem(error.message);
    }
    m_accounts->setVisible(error.kind == ErrorKind::NeedsAccount || error.kind == ErrorKind::BadCredentials
        || error.kind == ErrorKind::NeedsVip);
    if (!m_translation || !m_translation->canBegin())
        return;
    // A refusal leaves the text here: with another choice, or credits, it can be sent.
    if (error.kind == ErrorKind::QuotaUsedUp) {
        m_offersAsked = false;
        askCredits();
    }
    showPrice();
}

void TranslateDialog::reject()
{
    // What was sent is paid for: somebody else waits for it.
    if (m_translation && m_translation->stage() == Translation::Stage::Starting)
        handOver();
    QDialog::reject();
}

void TranslateDialog::handOver()
{
    Translation *taken = m_translation.release();
    taken->disconnect(this);
    Q_EMIT begun(taken);
}

void TranslateDialog::confirm()
{
    clearProblems();
    m_confirm->setEnabled(false);
    m_translation->confirm();
}

void TranslateDialog::updateBusy()
{
    using Stage = Translation::Stage;
    const Stage stage = m_translation ? m_translation->stage() : Stage::Idle;
    const bool isStarting = stage == Stage::Starting;
    QString what;
    if (isStarting)
        what = tr("Sending the text");
    else if (stage == Stage::Gathering)
        what = tr("Reading the text");
    else if (m_asking)
        what = tr("Asking for the models");
    m_busy->setBusy(!what.isEmpty(), what);
    for (QComboBox *box : {m_source, m_model, m_from, m_to}) {
        if (box)
            box->setEnabled(!isStarting && (box == m_source || box->count() > 0));
    }
    m_service->setEnabled(!isStarting && m_services.size() > 1);
}

} // namespace Legenda
