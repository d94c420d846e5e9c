// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/identifydialog.h"

#include "core/pipeline/engine.h"
#include "core/pipeline/hashidentity.h"
#include "core/providers/providerregistry.h"
#include "ui/identify/episodeplanmodel.h"
#include "ui/identify/featuredelegate.h"
#include "ui/identify/featuresearch.h"
#include "ui/identify/featuretext.h"
#include "ui/identify/featuretreemodel.h"
#include "ui/identify/posterloader.h"
#include "ui/videos/videogroups.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/activation.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

IdentifyDialog::IdentifyDialog(Engine &engine, const QList<LibraryEntry> &entries, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_entries(entries), m_search(new FeatureSearch(engine, this)),
      m_model(new FeatureTreeModel(this)), m_planModel(new EpisodePlanModel(this)),
      m_posters(new PosterLoader(engine, this))
{
    setWindowTitle(tr("Choose the film or show"));
    m_model->setPosterSource(
        [this](const QString &provider, const QUrl &url) { return m_posters->poster(provider, url); });
    findFolderMates();
    buildForm();
    connectAll();
    m_text->setText(m_entries.isEmpty() ? QString() : titleOf(m_entries.first()));
    m_text->selectAll();
    updateChoice();
    askByFile();
}

IdentifyDialog::~IdentifyDialog()
{
    m_stop.request_stop();
}

void IdentifyDialog::findFolderMates()
{
    if (m_entries.size() != 1)
        return;
    const auto folderOf = [](const LibraryEntry &entry) {
        return QStringView(entry.video.path).left(entry.video.path.lastIndexOf(u'/') + 1);
    };
    const QString folder = folderOf(m_entries.first()).toString();
    const Library &library = m_engine.library();
    for (const VideoId id : library.order()) {
        const LibraryEntry *entry = library.find(id);
        if (entry && folderOf(*entry) == folder)
            m_folderMates.append(*entry);
    }
    if (m_folderMates.size() < 2)
        m_folderMates.clear();
}

void IdentifyDialog::buildForm()
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 2));
    auto *heading = new ElidedLabel(this, Qt::ElideMiddle); // file names have no blanks to break at
    heading->setText(m_entries.size() == 1 ? tr("What is this: %1").arg(fileName(m_entries.first()))
                                           : tr("What are these %1 videos?").arg(m_entries.size()));
    layout->addWidget(heading);
    m_byFile = new QWidget(this);
    m_byFile->setObjectName(u"byFile"_s);
    m_byFile->hide();
    layout->addWidget(m_byFile);
    buildSearchRow(layout);
    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);

    m_list = new QTreeView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FeatureDelegate(m_list));
    m_list->setHeaderHidden(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setExpandsOnDoubleClick(false); // a double click is the choice
    m_list->setAccessibleName(tr("Films and shows found"));
    m_list->setMinimumSize(spacing(this, 110), spacing(this, 44));
    layout->addWidget(m_list, 3);

    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    layout->addWidget(m_note);
    m_whole = new QCheckBox(tr("&Apply to all %1 videos of this folder").arg(m_folderMates.size()), this);
    m_whole->setVisible(!m_folderMates.isEmpty());
    layout->addWidget(m_whole);
    m_episodeRow = buildEpisodeRow();
    layout->addWidget(m_episodeRow);
    m_plan = buildPlan();
    layout->addWidget(m_plan, 2);

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("This is it"));
    layout->addWidget(m_buttons);
    resize(spacing(this, 140), spacing(this, 130));
}

void IdentifyDialog::buildSearchRow(QLayout *layout)
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_mode = new QComboBox(bar);
    m_mode->addItems({tr("Title"), tr("IMDb number"), tr("TMDB number")});
    m_mode->setAccessibleName(tr("Look up by"));
    m_text = new QLineEdit(bar);
    m_text->setClearButtonEnabled(true);
    m_text->setPlaceholderText(tr("Title, or an address at IMDb or TMDB"));
    m_text->setAccessibleName(tr("Title or number"));
    m_text->addAction(Icons::get(u"search"_s, Icons::Tone::Subtle), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    row->addWidget(m_mode);
    row->addWidget(m_text, 1);
    layout->addWidget(bar);
    m_text->setFocus();
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
    m_season = spin(tr("&Season"), one ? qMax(1, seasonOf(m_entries.first())) : 1);
    m_episode = spin(tr("&Episode"), one ? episodeOf(m_entries.first()) : 0);
    m_episodeNote = new QLabel(widget);
    m_episodeNote->setTextFormat(Qt::PlainText);
    m_episodeNote->setWordWrap(true);
    row->addWidget(m_episodeNote, 1);
    return widget;
}

QWidget *IdentifyDialog::buildPlan()
{
    auto *widget = new QWidget(this);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *table = new QTreeView(widget);
    table->setObjectName(u"plan"_s);
    table->setModel(m_planModel);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setTextElideMode(Qt::ElideRight); // season and episode stand in front
    table->setAccessibleName(tr("Which episode each video is"));
    table->header()->setSectionResizeMode(QHeaderView::Stretch);
    table->header()->setStretchLastSection(false);
    table->setMinimumHeight(spacing(this, 24));
    layout->addWidget(table, 1);
    m_planNote = new QLabel(widget);
    m_planNote->setTextFormat(Qt::PlainText);
    m_planNote->setWordWrap(true);
    m_planNote->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_planNote);
    return widget;
}

void IdentifyDialog::connectAll()
{
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        m_text->setPlaceholderText(
            m_mode->currentIndex() == ByTitle ? tr("Title, or an address at IMDb or TMDB") : tr("Number"));
        m_text->selectAll();
        m_text->setFocus();
        ask(false);
    });
    connect(m_text, &QLineEdit::textChanged, this, [this] { ask(false); });
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        if (!m_answered)
            ask(true);
    });
    connect(m_search, &FeatureSearch::found, this, &IdentifyDialog::showFeatures);
    connect(m_search, &FeatureSearch::failed, this, [this](const Error &error) {
        m_answered = true;
        m_model->setFeatures({});
        m_note->setText(error.message);
        updateChoice();
    });
    connect(
        m_search, &FeatureSearch::busyChanged, this, [this](bool busy) { m_busy->setBusy(busy, tr("Looking it up")); });
    connect(m_model, &FeatureTreeModel::episodesWanted, this, &IdentifyDialog::askEpisodes);
    connect(m_posters, &PosterLoader::loaded, m_model, &FeatureTreeModel::posterLoaded);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &IdentifyDialog::currentChanged);
    onActivation(m_list, [this](const QModelIndex &) {
        if (m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
            apply();
    });
    connect(m_season, &QSpinBox::valueChanged, this, &IdentifyDialog::updateChoice);
    connect(m_episode, &QSpinBox::valueChanged, this, &IdentifyDialog::updateChoice);
    connect(m_whole, &QCheckBox::toggled, this, &IdentifyDialog::updateChoice);
    connect(m_planModel, &EpisodePlanModel::chosenChanged, this, [this] {
        const auto count = m_planModel->chosen().size();
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_answered && count > 0);
        m_planNote->setText(tr("Chosen: %1 of %2.").arg(count).arg(m_planModel->rowCount())
            + (m_planModel->misfits() > 0 ? u' ' + tr("What does not fit is left out unless you tick it.")
                                          : QString()));
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &IdentifyDialog::apply);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

bool IdentifyDialog::isForOne() const
{
    return m_entries.size() == 1 && !m_whole->isChecked();
}

const QList<LibraryEntry> &IdentifyDialog::targets() const
{
    return m_whole->isChecked() ? m_folderMates : m_entries;
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
    // Until it is answered, Enter must not take what was found for the words before.
    m_answered = false;
    if (!m_search->isAvailable()) {
        m_note->setText(tr("None of the services that are switched on has a catalogue of films. Switch one on in the "
                           "preferences."));
        updateChoice();
        return;
    }
    if (now)
        m_search->askNow(query());
    else
        m_search->ask(query());
    updateChoice();
}

void IdentifyDialog::showFeatures(const QList<Feature> &features)
{
    // A second service has answered the same question: the choice stays.
    const FeatureChoice before = m_answered ? m_model->choiceAt(m_list->currentIndex()) : FeatureChoice();
    const FeatureRef kept = before.feature ? before.feature->ref : FeatureRef();
    m_answered = true;
    m_model->setFeatures(features);
    if (features.isEmpty()) {
        m_note->setText(isAskable(query())
                ? tr("Nothing found. Try the original title, or the number of the film at IMDb.")
                : tr("Type at least three letters of the title."));
    } else {
        m_note->clear();
        const auto same = std::find_if(
            features.cbegin(), features.cend(), [&](const Feature &feature) { return feature.ref == kept; });
        const auto row = same == features.cend() ? 0 : int(same - features.cbegin());
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
    updateChoice();
}

/// For one video, quietly: who cannot be asked or knows nothing leaves no trace.
void IdentifyDialog::askByFile()
{
    const QString hash = m_entries.size() == 1 ? m_entries.first().identity.movieHash : QString();
    if (hash.isEmpty())
        return;
    whenDone(hashMatches(m_engine.registry(), {hash}, this, m_stop.get_token()), this,
        [this, hash](const Result<QHash<QString, QList<HashMatch>>> &matches) {
            if (matches)
                showByFile(matches->value(hash));
        });
}

void IdentifyDialog::showByFile(const QList<HashMatch> &matches)
{
    if (matches.isEmpty())
        return;
    constexpr int most = 3;
    auto *column = new QVBoxLayout(m_byFile);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new QLabel(tr("By the file itself:"), m_byFile));
    for (const HashMatch &match : matches.mid(0, most)) {
        Feature feature;
        feature.type = match.feature.episode > 0 ? Feature::Type::Episode : Feature::Type::Movie;
        feature.ref = match.feature;
        QString text = oneLine(FeatureText::title(feature));
        if (match.feature.year > 0)
            text = tr("%1 (%2)").arg(text).arg(match.feature.year);
        auto *button = new QPushButton(Icons::get(FeatureText::iconName(feature.type)), {}, m_byFile);
        const int room = spacing(this, 120); // the dialog may not grow with a title
        QString shown = button->fontMetrics().elidedText(text, Qt::ElideMiddle, room);
        button->setText(shown.replace(u'&', u"&&"_s));
        button->setToolTip(tr("Known for this file: %n subtitles", nullptr, match.subtitles));
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        button->setStyleSheet(u"text-align: %1"_s.arg(isRightToLeft() ? u"right"_s : u"left"_s));
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, match] {
            choose({{m_entries.first().id, match.feature}});
        });
    }
    m_byFile->show();
}

void IdentifyDialog::askEpisodes(const Feature &feature)
{
    auto *service = capability<Catalogue>(m_engine.registry().find(feature.ref.provider));
    const qint64 id = feature.ref.featureId;
    if (!service || id <= 0) {
        // Not from within the model's own change.
        QMetaObject::invokeMethod(
            this, [this, id] { m_model->setEpisodes(id, {}); }, Qt::QueuedConnection);
        return;
    }
    FeatureQuery query;
    query.featureId = id;
    whenDone(service->features(query, m_stop.get_token()), this, [this, id](const Result<QList<Feature>> &answer) {
        QList<FeatureEpisode> episodes;
        for (const Feature &one : answer.value_or(QList<Feature>())) {
            if (one.ref.featureId == id)
                episodes = one.episodes;
        }
        m_model->setEpisodes(id, episodes);
        updateChoice();
    });
}

void IdentifyDialog::currentChanged()
{
    const QModelIndex index = m_list->currentIndex();
    const FeatureChoice choice = m_model->choiceAt(index);
    if (isForOne() && choice.season >= 0) {
        const QSignalBlocker season(m_season);
        const QSignalBlocker episode(m_episode);
        m_season->setValue(choice.season);
        if (choice.episode >= 0)
            m_episode->setValue(choice.episode);
    }
    // Titles of episodes are shown before the show is opened.
    const QModelIndex show = m_model->featureIndex(index);
    if (choice.feature && m_model->canFetchMore(show))
        m_model->fetchMore(show);
    updateChoice();
}

void IdentifyDialog::updateChoice()
{
    const FeatureChoice choice = m_model->choiceAt(m_list->currentIndex());
    const bool ready = m_answered && choice.feature;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(ready);
    m_note->setVisible(!m_note->text().isEmpty());
    const bool show = ready && choice.feature->type != Feature::Type::Movie;
    m_episodeRow->setVisible(show && isForOne());
    m_plan->setVisible(ready && !isForOne());
    if (ready && !isForOne()) {
        updatePlan(choice.feature);
    } else if (show) {
        const FeatureRef ref = featureFor(*choice.feature, m_season->value(), m_episode->value());
        const bool listed = choice.feature->episodes.isEmpty() || ref.featureId || !ref.episodeTitle.isEmpty();
        m_episodeNote->setText(listed ? oneLine(ref.episodeTitle)
                                      : tr("The show has no such episode in the list; it can be chosen all the same."));
    }
}

void IdentifyDialog::updatePlan(const Feature *feature)
{
    m_planModel->setPlan(EpisodePlan::make(targets(), *feature));
    Q_EMIT m_planModel->chosenChanged();
}

void IdentifyDialog::apply()
{
    const FeatureChoice choice = m_model->choiceAt(m_list->currentIndex());
    if (!choice.feature || !m_answered)
        return;
    QHash<VideoId, FeatureRef> features;
    if (isForOne()) {
        features.insert(m_entries.first().id, featureFor(*choice.feature, m_season->value(), m_episode->value()));
    } else {
        const QList<EpisodeMatch> matches = m_planModel->chosen();
        for (const EpisodeMatch &match : matches)
            features.insert(match.video, match.feature);
    }
    choose(features);
}

void IdentifyDialog::choose(const QHash<VideoId, FeatureRef> &features)
{
    for (auto one = features.cbegin(); one != features.cend(); ++one)
        m_engine.library().setFeature({one.key()}, one.value(), true);
    Q_EMIT chosen(features);
    accept();
}

/// From the text straight into the list, so that the hands stay where they are.
bool IdentifyDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Down || key == Qt::Key_PageDown) && m_model->rowCount() > 0) {
            m_list->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Legenda
