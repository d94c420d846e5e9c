// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/freesearchpanel.h"

#include "ui/identify/featurecompleter.h"
#include "ui/identify/featuretext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isEmpty(const SearchQuery &query)
{
    return query.text.isEmpty() && query.imdbId == 0 && query.tmdbId == 0;
}

} // namespace

SearchQuery parseFreeSearch(const QString &given)
{
    SearchQuery query;
    QString text = given.simplified();
    static const QRegularExpression imdb(uR"(\btt(\d{5,10})\b|\bimdb(?:\.com/title/|[\s:#]+)(?:tt)?(\d{1,10})\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tmdb(
        uR"((?:https?://)?(?:www\.)?themoviedb\.org/(movie|tv)/(\d{1,10})\S*|\btmdb[\s:#]+(\d{1,10})\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression episode(
        uR"((?:^|\s)(?:s(\d{1,2})\s?e(\d{1,4})|(\d{1,2})x(\d{1,4}))$)"_s, QRegularExpression::CaseInsensitiveOption);

    if (const auto match = episode.match(text); match.hasMatch()) {
        query.season = (match.captured(1) + match.captured(3)).toInt();
        query.episode = (match.captured(2) + match.captured(4)).toInt();
        text.truncate(match.capturedStart());
        text = text.trimmed();
    }
    // The number of a show stands in the "parent" fields where an episode is asked for.
    const bool ofShow = query.episode >= 0;
    if (const auto match = imdb.match(text); match.hasMatch()) {
        (ofShow ? query.parentImdbId : query.imdbId) = (match.captured(1) + match.captured(2)).toLongLong();
        return query;
    }
    if (const auto match = tmdb.match(text); match.hasMatch()) {
        const bool show = ofShow || match.captured(1).compare("tv"_L1, Qt::CaseInsensitive) == 0;
        (show ? query.parentTmdbId : query.tmdbId) = (match.captured(2) + match.captured(3)).toLongLong();
        return query;
    }
    query.text = text;
    return query;
}

FreeSearchPanel::FreeSearchPanel(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 1));
    auto *layout = new QHBoxLayout;
    column->addLayout(layout);

    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Title, IMDb or TMDB number"));
    m_text->setAccessibleName(tr("Title, or IMDb or TMDB number"));
    m_text->setToolTip(tr("Such as “Night of the Living Dead”, “tt0063350”, “tmdb 10331” or “The Show S02E05”"));
    m_text->setClearButtonEnabled(true);
    m_text->setAcceptDrops(false);
    m_text->addAction(Icons::get(u"search"_s, Icons::Tone::Subtle), QLineEdit::LeadingPosition);
    layout->addWidget(m_text, 1);

    const auto number = [this, layout](const QString &prefix, const QString &name, int most) {
        auto *box = new QSpinBox(this);
        box->setRange(-1, most);
        box->setValue(-1);
        box->setSpecialValueText(prefix);
        box->setPrefix(prefix + u' ');
        box->setAccessibleName(name);
        box->setToolTip(tr("%1; the lowest value means any").arg(name));
        layout->addWidget(box);
        return box;
    };
    m_season = number(tr("Season"), tr("Season"), 999);
    m_episode = number(tr("Episode"), tr("Episode"), 9999);
    m_year = number(tr("Year"), tr("Year"), 2100);
    // From "any" straight to years that have films.
    m_year->setRange(1887, 2100);
    m_year->setValue(1887);

    auto *search = new QPushButton(tr("Search"), this);
    layout->addWidget(search);
    auto *close = new QToolButton(this);
    close->setIcon(Icons::get(u"close"_s, Icons::Tone::Subtle));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the search"));
    close->setAccessibleName(tr("Close the search"));
    layout->addWidget(close);

    m_hint = new QLabel(tr("Type a title or a number first."), this);
    m_hint->hide();
    column->addWidget(m_hint);

    connect(m_text, &QLineEdit::returnPressed, this, &FreeSearchPanel::submit);
    connect(m_text, &QLineEdit::textChanged, m_hint, &QWidget::hide);
    connect(search, &QPushButton::clicked, this, &FreeSearchPanel::submit);
    connect(close, &QToolButton::clicked, this, &FreeSearchPanel::closeRequested);
}

void FreeSearchPanel::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FreeSearchPanel::completeFrom(Engine &engine)
{
    auto *completer = new FeatureCompleter(engine, m_text);
    connect(completer, &FeatureCompleter::featureChosen, this, [this](const Feature &feature) {
        SearchQuery asked = searchQueryFor(feature);
        if (feature.type == Feature::Type::TvShow)
            narrow(asked);
        Q_EMIT searchRequested(asked);
    });
}

SearchQuery FreeSearchPanel::query() const
{
    SearchQuery query = parseFreeSearch(m_text->text());
    narrow(query);
    return query;
}

/// By season, episode and year.
void FreeSearchPanel::narrow(SearchQuery &query) const
{
    if (m_season->value() >= 0)
        query.season = m_season->value();
    if (m_episode->value() >= 0)
        query.episode = m_episode->value();
    if (m_year->value() > m_year->minimum())
        query.year = m_year->value();
    if (query.season >= 0 || query.episode >= 0) {
        query.kind = SearchQuery::Kind::Episode;
        if (query.imdbId)
            query.parentImdbId = std::exchange(query.imdbId, 0);
        if (query.tmdbId)
            query.parentTmdbId = std::exchange(query.tmdbId, 0);
    }
}

void FreeSearchPanel::submit()
{
    const SearchQuery asked = query();
    if (isEmpty(asked) && asked.parentImdbId == 0 && asked.parentTmdbId == 0) {
        m_hint->show();
        m_text->setFocus();
        return;
    }
    Q_EMIT searchRequested(asked);
}

void FreeSearchPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace Legenda
