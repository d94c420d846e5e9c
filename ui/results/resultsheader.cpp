// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/resultsheader.h"

#include "core/pipeline/webplace.h"
#include "ui/identify/featuredelegate.h"
#include "ui/identify/featuretext.h"
#include "ui/identify/posterloader.h"
#include "ui/videos/videogroups.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const RankedHit *exactMatch(const QList<RankedHit> &hits)
{
    const auto found = std::find_if(hits.cbegin(), hits.cend(), [](const RankedHit &ranked) {
        return ranked.hit.matchedBy == SubtitleHit::MatchedBy::Hash && !ranked.conflict;
    });
    return found == hits.cend() ? nullptr : &*found;
}

/// Of the best hit that is about the same film or show.
void takePoster(FeatureRef &feature, const QList<RankedHit> &hits)
{
    for (const RankedHit &ranked : hits) {
        const FeatureRef &other = ranked.hit.feature;
        const bool same = feature.isKnown() ? (feature.imdbId && feature.imdbId == other.imdbId)
                || (feature.parentImdbId && feature.parentImdbId == other.parentImdbId)
                                            : !ranked.conflict;
        if (same && !other.posterUrl.isEmpty()) {
            feature.posterUrl = other.posterUrl;
            feature.provider = ranked.hit.provider;
            return;
        }
    }
}

} // namespace

ResultsHeader::ResultsHeader(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 2));
    m_picture = new QLabel(this);
    layout->addWidget(m_picture);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_title = new ElidedLabel(this);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_line = new ElidedLabel(this);
    m_line->setQuiet(true);
    texts->addWidget(m_title);
    texts->addWidget(m_line);
    layout->addLayout(texts, 1);

    m_identify = new QToolButton(this);
    m_identify->setText(tr("Not this one…"));
    m_identify->setToolTip(tr("Say which film or show this is"));
    m_identify->setIcon(Icons::get(u"edit"_s, Icons::Tone::Subtle));
    m_identify->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_identify->setAutoRaise(true);
    m_identify->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_identify);
    connect(m_identify, &QToolButton::clicked, this, &ResultsHeader::identifyRequested);
}

FeatureRef ResultsHeader::featureOf(const LibraryEntry &entry, const QList<RankedHit> &hits)
{
    FeatureRef feature = entry.identity.feature;
    const RankedHit *exact = exactMatch(hits);
    if (!entry.identity.chosenByPerson && !feature.isKnown() && exact)
        feature = exact->hit.feature;
    if (feature.posterUrl.isEmpty())
        takePoster(feature, hits);
    if (feature.title.isEmpty())
        feature.title = titleOf(entry);
    if (feature.year == 0)
        feature.year = entry.identity.name.year.value_or(0);
    if (feature.season < 0)
        feature.season = seasonOf(entry);
    if (feature.episode < 0)
        feature.episode = episodeOf(entry);
    if (feature.episodeTitle.isEmpty())
        feature.episodeTitle = entry.identity.name.episodeTitle;
    return feature;
}

QString ResultsHeader::howIdentified(const LibraryEntry &entry, const QList<RankedHit> &hits)
{
    if (entry.identity.chosenByPerson)
        return tr("Chosen by you");
    if (exactMatch(hits))
        return tr("Recognised by the exact file");
    if (entry.identity.feature.isKnown())
        return tr("Recognised by the service");
    return titleOf(entry).isEmpty() ? tr("Not recognised") : tr("Recognised by its name");
}

void ResultsHeader::showVideo(const LibraryEntry &entry, const QList<RankedHit> &hits)
{
    if (entry.video.isOnWeb())
        return showWebVideo(entry);
    const FeatureRef feature = featureOf(entry, hits);
    QString title = oneLine(feature.title);
    if (title.isEmpty())
        title = fileName(entry);
    const QString code = FeatureText::episodeCode(feature.season, feature.episode);
    if (code.isEmpty() && feature.year > 0)
        title = tr("%1 (%2)").arg(title).arg(feature.year);
    QStringList line;
    if (!code.isEmpty())
        line << (code + u' ' + oneLine(feature.episodeTitle)).trimmed();
    line << howIdentified(entry, hits);
    if (const qint64 number = feature.imdbId ? feature.imdbId : feature.parentImdbId; number > 0)
        line << tr("IMDb %1").arg(u"tt%1"_s.arg(number, 7, 10, '0'_L1));
    else if (const qint64 other = feature.tmdbId ? feature.tmdbId : feature.parentTmdbId; other > 0)
        line << tr("TMDB %1").arg(other);
    m_provider = feature.provider;
    m_poster = QUrl(feature.posterUrl);
    setTexts(code.isEmpty() ? u"film"_s : u"series"_s, title, line.join(u" · "_s), entry.video.path);
    m_identify->show();
}

void ResultsHeader::showWebVideo(const LibraryEntry &entry)
{
    m_poster.clear();
    const QString address = entry.video.webAddress;
    setTexts(
        u"globe"_s, oneLine(webTitle(entry)), tr("%1 · %2").arg(siteName(address), shortAddress(address)), address);
    m_identify->hide();
}

void ResultsHeader::showFreeSearch(const QString &question)
{
    m_poster.clear();
    setTexts(u"search"_s, question.isEmpty() ? tr("Search") : question, tr("Searched by hand"), {});
    m_identify->hide();
}

void ResultsHeader::setTexts(const QString &icon, const QString &title, const QString &line, const QString &toolTip)
{
    m_icon = icon;
    m_title->setText(title);
    m_line->setText(line);
    m_picture->setToolTip(toolTip);
    updatePicture();
}

void ResultsHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
}

void ResultsHeader::setPosters(PosterLoader *posters)
{
    m_posters = posters;
    connect(posters, &PosterLoader::loaded, this, [this](const QUrl &url) {
        if (url == m_poster)
            updatePicture();
    });
    updatePicture();
}

/// A poster or its place for videos, so that nothing moves when it comes; an icon for a free question.
void ResultsHeader::updatePicture()
{
    if (m_icon.isEmpty())
        return;
    const qreal ratio = devicePixelRatioF();
    const Theme theme = Theme::of(palette());
    if (!m_posters || m_icon == "search"_L1) {
        m_picture->setPixmap(Icons::pixmap(m_icon, spacing(this, 7), theme.subtle, ratio));
        return;
    }
    const QSize size = posterSize(spacing(this, 12));
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintPoster(&painter, QRect(QPoint(), size), m_posters->poster(m_provider, m_poster), m_icon, palette());
    painter.end();
    m_picture->setPixmap(picture);
}

} // namespace Legenda
