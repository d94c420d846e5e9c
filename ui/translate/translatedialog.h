// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle to be translated by a service: which, with what, to which language, for how much. Nothing is paid before
// the button that names the price is pressed.

#include "core/pipeline/translating.h"

#include <QDialog>

#include <memory>
#include <stop_token>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Legenda {

class BusyLine;
class ElidedLabel;
class ProblemLabel;

class TranslateDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param sources one, or several of which the person chooses
    TranslateDialog(Engine &engine, QList<TranslationSource> sources, QWidget *parent = nullptr);
    ~TranslateDialog() override; ///< stops what was not begun

Q_SIGNALS:
    /// The service has taken it on: whoever hears this owns it from now on.
    void begun(Legenda::Translation *translation);
    void accountsRequested(const QString &service);

public:
    void reject() override;

private:
    QWidget *buildForm();
    QWidget *buildPrice();
    void chooseService();
    void chooseSource();
    void gather();
    void askModels();
    void askCredits();
    void showLanguages();
    void showPrice();
    void showOffers(const QList<CreditOffer> &offers);
    void follow(Translation::Stage stage);
    void showError(const Error &error);
    void clearProblems();
    void confirm();
    void handOver();
    void updateBusy();
    SubtitleProvider *service() const;
    const TranslationModel *model() const;
    std::optional<TranslationOrder> order() const;

    Engine &m_engine;
    QList<TranslationSource> m_sources;
    QList<SubtitleProvider *> m_services;
    QList<TranslationModel> m_models;
    std::unique_ptr<Translation> m_translation;
    std::stop_source m_stop;
    std::optional<double> m_credits;
    bool m_offersAsked = false;
    bool m_asking = false; ///< for models
    int m_round = 0; ///< of the service's questions: answers to earlier ones are dropped
    QString m_wantedLanguage; ///< code, kept while models change

    QComboBox *m_source = nullptr;
    ElidedLabel *m_sourceName = nullptr;
    QLabel *m_sourceFacts = nullptr;
    QComboBox *m_service = nullptr;
    QComboBox *m_model = nullptr;
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    ProblemLabel *m_sourceProblem = nullptr;
    ProblemLabel *m_modelProblem = nullptr;
    ProblemLabel *m_fromProblem = nullptr;
    ProblemLabel *m_toProblem = nullptr;
    ProblemLabel *m_problem = nullptr;
    QPushButton *m_accounts = nullptr;
    BusyLine *m_busy = nullptr;
    QLabel *m_price = nullptr;
    QLabel *m_left = nullptr;
    QWidget *m_offers = nullptr;
    QVBoxLayout *m_offerList = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace Legenda
