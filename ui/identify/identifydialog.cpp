// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/identifydialog.h"

#include "core/pipeline/engine.h"
#include "ui/identify/featuremodel.h"
#include "ui/identify/featuresearch.h"
#include "ui/identify/featuretext.h"
#include "ui/videos/videogroups.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

IdentifyDialog::IdentifyDialog(Engine &engine, const QList<LibraryEntry> &entries, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_entries(entries), m_search(new FeatureSearch(engine, this)),
      m_model(new FeatureModel(this))
{
    setWindowTitle(tr("Choose the film or show"));
    buildForm();

    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        m_text->setPlaceholderText(
            m_mode->currentIndex() == ByTitle ? tr("Title, or an address at IMDb or TMDB") : tr("Number"));
        m_text->selectAll();
        m_text->setFocus();
        ask(false);
    });
    connect(m_text, &QLineEdit::textChanged, this, [this] { ask(false); });
    connect(m_search, &FeatureSearch::found, this, &IdentifyDialog::showFeatures);
    connect(m_search, &FeatureSearch::failed, this, [this](const Error &error) {
        m_model->setFeatures({});
        m_note->setText(error.message);
        updateChoice();
    });
    connect(
        m_search, &FeatureSearch::busyChanged, this, [this](bool busy) { m_busy->setBusy(busy, tr("Looking it up")); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &IdentifyDialog::updateChoice);
    connect(m_list, &QTreeView::activated, this, [this] {
        if (current())
            apply();
    });
    connect(m_season, &QSpinBox::valueChanged, this, &IdentifyDialog::updateChoice);
    connect(m_episode, &QSpinBox::valueChanged, this, &IdentifyDialog::updateChoice);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &IdentifyDialog::apply);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    m_text->setText(m_entries.isEmpty() ? QString() : titleOf(m_entries.first()));
    m_text->selectAll();
    updateChoice();
}

void IdentifyDialog::buildForm()
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 2));

    const QString what = m_entries.size() == 1 ? fileName(m_entries.first()) : tr("%1 videos").arg(m_entries.size());
    auto *heading = new QLabel(tr("What is this: %1").arg(what), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    layout->addWidget(heading);

    auto *row = new QHBoxLayout;
    m_mode = new QComboBox(this);
    m_mode->addItems({tr("Title"), tr("IMDb number"), tr("TMDB number")});
    m_mode->setAccessibleName(tr("Look up by"));
    m_text = new QLineEdit(this);
    m_text->setClearButtonEnabled(true);
    m_text->setPlaceholderText(tr("Title, or an address at IMDb or TMDB"));
    m_text->setAccessibleName(tr("Title or number"));
    m_text->addAction(Icons::get(u"search"_s, Icons::Tone::Subtle), QLineEdit::LeadingPosition);
    row->addWidget(m_mode);
    row->addWidget(m_text, 1);
    layout->addLayout(row);

    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);

    m_list = new QTreeView(this);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Films and shows found"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(FeatureModel::TitleColumn, QHeaderView::Stretch);
    m_list->setMinimumSize(spacing(this, 130), spacing(this, 60));
    layout->addWidget(m_list, 1);

    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    layout->addWidget(m_note);
    m_episodeRow = buildEpisodeRow();
    layout->addWidget(m_episodeRow);

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("This is it"));
    layout->addWidget(m_buttons);
    setTabOrder(m_text, m_list);
}

QWidget *IdentifyDialog::buildEpisodeRow()
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    const auto spin = [&](const QString &label, int value) {
        auto *text = new QLabel(label, widget);
        auto *box = new QSpinBox(widget);
        box->setRange(0, 9999);
        box->setValue(qMax(0, value));
        text->setBuddy(box);
        row->addWidget(text);
        row->addWidget(box);
        return box;
    };
    const bool one = m_entries.size() == 1;
    m_season = spin(tr("&Season"), one ? seasonOf(m_entries.first()) : 0);
    m_episode = spin(tr("&Episode"), one ? episodeOf(m_entries.first()) : 0);
    if (!one) {
        const QList<QLabel *> labels = widget->findChildren<QLabel *>();
        for (QLabel *label : labels)
            label->hide();
        m_season->hide();
        m_episode->hide();
    }
    m_episodeNote = new QLabel(widget);
    m_episodeNote->setTextFormat(Qt::PlainText);
    m_episodeNote->setWordWrap(true);
    row->addWidget(m_episodeNote, 1);
    return widget;
}

FeatureQuery IdentifyDialog::query() const
{
    const QString text = m_text->text().trimmed();
    if (m_mode->currentIndex() == ByTitle)
        return featureQueryFromText(text);
    FeatureQuery query;
    QString digits = text;
    if (digits.startsWith("tt"_L1, Qt::CaseInsensitive))
        digits.remove(0, 2);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    if (!isNumber)
        return featureQueryFromText(text);
    (m_mode->currentIndex() == ByImdb ? query.imdbId : query.tmdbId) = number;
    return query;
}

void IdentifyDialog::ask(bool now)
{
    if (!m_search->isAvailable()) {
        m_note->setText(tr("None of the services that are switched on has a catalogue of films. Switch one on in the "
                           "preferences."));
        return;
    }
    if (now)
        m_search->askNow(query());
    else
        m_search->ask(query());
}

void IdentifyDialog::showFeatures(const QList<Feature> &features)
{
    m_model->setFeatures(features);
    if (features.isEmpty()) {
        m_note->setText(isAskable(query())
                ? tr("Nothing found. Try the original title, or the number of the film at IMDb.")
                : tr("Type at least three letters of the title."));
    } else {
        m_note->clear();
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    updateChoice();
}

const Feature *IdentifyDialog::current() const
{
    return m_model->featureAt(m_list->currentIndex());
}

void IdentifyDialog::updateChoice()
{
    const Feature *feature = current();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(feature);
    m_note->setVisible(!m_note->text().isEmpty());
    const bool show = feature && feature->type != Feature::Type::Movie;
    m_episodeRow->setVisible(show);
    if (!show)
        return;
    if (m_entries.size() != 1) {
        const auto unnumbered = std::count_if(m_entries.cbegin(), m_entries.cend(),
            [](const LibraryEntry &entry) { return seasonOf(entry) < 0 && episodeOf(entry) < 0; });
        m_episodeNote->setText(unnumbered == 0
                ? tr("Each video keeps the season and episode of its own name.")
                : tr("Each video keeps the season and episode of its own name; %1 of them have none.").arg(unnumbered));
        return;
    }
    const FeatureRef ref = featureFor(*feature, m_season->value(), m_episode->value());
    m_episodeNote->setText(oneLine(ref.episodeTitle));
}

void IdentifyDialog::apply()
{
    const Feature *feature = current();
    if (!feature)
        return;
    QHash<VideoId, FeatureRef> features;
    for (const LibraryEntry &entry : std::as_const(m_entries)) {
        const bool one = m_entries.size() == 1;
        const int season = one ? m_season->value() : seasonOf(entry);
        const int episode = one ? m_episode->value() : episodeOf(entry);
        const FeatureRef ref = featureFor(*feature, season, episode);
        m_engine.library().setFeature({entry.id}, ref, true);
        features.insert(entry.id, ref);
    }
    Q_EMIT chosen(features);
    accept();
}

} // namespace Legenda
