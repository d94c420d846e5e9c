// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the panel says in words: what went wrong, why there is nothing to list, how many there are.

#include "core/providers/providerregistry.h"
#include "ui/results/filterbar.h"
#include "ui/results/resultsheader.h"
#include "ui/results/resultspanel.h"
#include "ui/results/searchcontroller.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statepage.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

void ResultsPanel::showMessages()
{
    const QList<ProviderOutcome> outcomes = m_searches.outcomes(m_video);
    const QList<SubtitleProvider *> providers = m_engine.registry().all();
    for (const SubtitleProvider *provider : providers) {
        const ProviderInfo info = provider->info();
        const QString key = u"service/"_s + info.id;
        const auto outcome = std::find_if(outcomes.cbegin(), outcomes.cend(),
            [&info](const ProviderOutcome &one) { return one.provider == info.id; });
        const bool failed = outcome != outcomes.cend() && outcome->error && outcome->error->kind != ErrorKind::Cancelled
            && outcome->error->kind != ErrorKind::NotFound;
        m_messages->close(key);
        if (!failed)
            continue;
        Message message;
        message.key = key;
        message.kind = Message::Kind::Error;
        // Some sentences begin with the service's name.
        const QString &said = outcome->error->message;
        message.text = said.startsWith(info.name) ? said : tr("%1: %2").arg(info.name, said);
        message.details = outcome->error->detail;
        message.actions = {{tr("Retry"), [this](bool) { Q_EMIT searchAgainRequested(m_video); }, false, false}};
        const ErrorKind kind = outcome->error->kind;
        if (kind == ErrorKind::NeedsAccount || kind == ErrorKind::NeedsVip || kind == ErrorKind::BadCredentials)
            message.actions.append(
                {tr("Account…"), [this, id = info.id](bool) { Q_EMIT accountRequested(id); }, true, true});
        m_messages->show(message);
    }
}

void ResultsPanel::showState()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    const LibraryEntry *entry = m_engine.library().find(m_video);
    const bool byHand = m_video == SearchController::byHand;
    const auto again = [this] { Q_EMIT searchAgainRequested(m_video); };
    if (!entry && !byHand) {
        m_state->setState(u"search"_s, tr("Choose a video to see the subtitles for it."), {});
    } else if ((m_model->filter().isNarrowing() || !m_searches.isSearching(m_video)) && showEmptyFilter()) {
        // There are some: it says why none is listed.
    } else if (m_searches.isSearching(m_video)) {
        m_state->setState(u"search"_s, tr("Searching…"), tr("Subtitles appear here as the services answer."));
    } else if (entry && (entry->state == VideoState::Waiting || entry->state == VideoState::Identifying)) {
        m_state->setState(u"clock"_s, tr("Reading the video…"), tr("The search starts as soon as it is known."));
    } else if (!m_searches.wasSearched(m_video)) {
        m_state->setState(u"search"_s, tr("Not searched yet."), {}, {{tr("Search"), again}});
    } else if (m_messages->count() > 0) {
        m_state->setState(u"cloud-off"_s, tr("No answer from the services."), tr("See above for what happened."),
            {{tr("Search again"), again}});
    } else if (entry && entry->video.isOnWeb()) {
        showEmptyWebVideo(*entry);
    } else {
        QList<StatePage::Button> buttons{{tr("Search again"), again}};
        if (entry)
            buttons.append({tr("Not this one…"), [this] { Q_EMIT identifyRequested(m_video); }});
        m_state->setState(u"missing"_s, tr("Nothing found for %1").arg(question()),
            entry ? tr("Try other languages, or say which film or show this is.")
                  : tr("Try fewer words or other languages."),
            buttons);
    }
    m_stack->setCurrentWidget(m_state);
}

void ResultsPanel::showEmptyWebVideo(const LibraryEntry &entry)
{
    const VideoId id = entry.id;
    const bool unknown = entry.state == VideoState::NothingFound && !entry.message.isEmpty();
    QList<StatePage::Button> buttons{{tr("Search again"), [this] { Q_EMIT searchAgainRequested(m_video); }},
        {tr("Open the page"), [this, id] { Q_EMIT openPageRequested(id); }}};
    if (entry.state == VideoState::NothingFound)
        buttons.append(
            {unknown ? tr("Create it there…") : tr("Add a language…"), [this, id] { Q_EMIT webVideoRequested(id); }});
    // The row has the service's word for it: that it does not know the video, or that nobody could be asked.
    if (!entry.message.isEmpty())
        m_state->setState(u"globe"_s, oneLine(entry.message), {}, buttons);
    else
        m_state->setState(u"missing"_s, tr("No subtitles in your languages for %1").arg(question()),
            tr("Try other languages."), buttons);
}

/// There are hits, and none of them is listed.
bool ResultsPanel::showEmptyFilter()
{
    const auto all = static_cast<int>(m_model->allHits().size());
    if (all == 0)
        return false;
    const HitFilter &filter = m_model->filter();
    const int unwanted = filter.showUnwanted ? 0 : m_model->unwantedCount();
    QString title;
    QList<StatePage::Button> buttons;
    if (filter.isNarrowing() && all > unwanted) {
        const int hidden = all - unwanted;
        title = hidden == 1 ? tr("The filter hides the subtitle that was found: %1").arg(m_filters->description())
                            : tr("The filter hides all %1 subtitles: %2").arg(hidden).arg(m_filters->description());
        buttons.append({tr("Show all"), [this] { m_filters->clearFilter(); }});
    } else {
        title = all == 1 ? tr("One subtitle was found, and it is not wanted.")
                         : tr("%1 subtitles were found, none of them wanted.").arg(all);
        buttons.append({tr("Show unwanted"), [this] {
                            m_filters->clearFilter();
                            m_filters->setShowUnwanted(true);
                        }});
    }
    m_state->setState(u"filter"_s, title,
        unwanted > 0 ? tr("Unwanted ones are against your preferences, or you said: not this one.") : QString(),
        buttons);
    return true;
}

QString ResultsPanel::question() const
{
    if (const LibraryEntry *entry = m_engine.library().find(m_video)) {
        if (entry->video.isOnWeb())
            return rowTitle(*entry);
        const FeatureRef feature = ResultsHeader::featureOf(*entry, {});
        return feature.title.isEmpty() ? fileName(*entry) : oneLine(feature.title);
    }
    const SearchQuery query = m_searches.lastQuery();
    if (!query.text.isEmpty())
        return oneLine(query.text);
    if (const qint64 imdb = query.imdbId ? query.imdbId : query.parentImdbId; imdb > 0)
        return tr("IMDb %1").arg(u"tt%1"_s.arg(imdb, 7, 10, '0'_L1));
    const qint64 tmdb = query.tmdbId ? query.tmdbId : query.parentTmdbId;
    return tmdb > 0 ? tr("TMDB %1").arg(tmdb) : QString();
}

/// A question by number is shown by the title it leads to.
QString ResultsPanel::titleOfQuestion(const QList<RankedHit> &hits) const
{
    if (!m_searches.lastQuery().text.isEmpty() || hits.isEmpty() || hits.first().hit.feature.title.isEmpty())
        return question();
    const FeatureRef &feature = hits.first().hit.feature;
    return feature.year > 0 ? tr("%1 (%2)").arg(oneLine(feature.title)).arg(feature.year) : oneLine(feature.title);
}

void ResultsPanel::showCounts()
{
    const auto listed = m_model->rowCount();
    const auto all = m_model->allHits().size();
    const auto selected = m_list->selectionModel()->selectedRows().size();
    QString text;
    if (all == 1)
        text = tr("1 subtitle");
    else if (all > 1)
        text = listed == all ? tr("%1 subtitles").arg(all) : tr("%1 of %2 subtitles").arg(listed).arg(all);
    if (const int unwanted = m_model->filter().showUnwanted ? 0 : m_model->unwantedCount(); unwanted > 0)
        text += tr(" · unwanted: %1").arg(unwanted);
    if (selected > 1)
        text += tr(" · %1 selected").arg(selected);
    m_counts->setText(text);
    m_read->setEnabled(currentHit());
    m_download->setEnabled(selected > 0);
    m_download->setText(selected > 1              ? tr("Download %1").arg(selected)
            : m_video == SearchController::byHand ? tr("Download as…")
                                                  : tr("Download"));
}

} // namespace Legenda
