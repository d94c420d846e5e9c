// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/detailsview.h"

#include "core/search/notthisone.h"
#include "ui/preview/detailstext.h"
#include "ui/results/hitmenu.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Loads its two pictures and nothing else, whatever a page may name.
class DetailsBrowser : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int, const QUrl &name) override
    {
        const Theme theme = Theme::of(palette());
        const int size = fontMetrics().ascent();
        if (name == DetailsText::goodIcon())
            return Icons::pixmap(u"check"_s, size, theme.good, devicePixelRatioF());
        if (name == DetailsText::badIcon())
            return Icons::pixmap(u"close"_s, size, theme.bad, devicePixelRatioF());
        return {};
    }
};

} // namespace

DetailsView::DetailsView(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 1));
    row->setSpacing(spacing(this, 2));
    m_read = new QPushButton(Icons::get(u"preview"_s), tr("Preview"), this);
    m_read->setToolTip(tr("Read the text (Space in the list)"));
    m_cost = new QLabel(this);
    m_cost->setTextFormat(Qt::PlainText);
    m_cost->setForegroundRole(QPalette::PlaceholderText);
    m_cost->setWordWrap(true);
    m_translate = new QPushButton(Icons::get(u"language"_s), tr("Translate…"), this);
    m_translate->setToolTip(tr("Have a service translate it, for credits"));
    m_translate->hide();
    m_unwanted = new QPushButton(this);
    row->addWidget(m_read);
    row->addWidget(m_cost, 1);
    row->addWidget(m_translate);
    row->addWidget(m_unwanted);
    layout->addLayout(row);

    m_text = new DetailsBrowser(this);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Details of the subtitle"));
    m_text->document()->setDocumentMargin(spacing(this, 2));
    layout->addWidget(m_text, 1);

    connect(m_read, &QPushButton::clicked, this, &DetailsView::readRequested);
    connect(m_translate, &QPushButton::clicked, this, &DetailsView::translateRequested);
    connect(m_unwanted, &QPushButton::clicked, this, [this] { Q_EMIT unwantedRequested(!isNotThisOne(m_hit)); });
    connect(m_text, &QTextBrowser::anchorClicked, this, &DetailsView::openLink);
}

void DetailsView::setServiceNames(const QHash<QString, QString> &names)
{
    m_serviceNames = names;
}

void DetailsView::setTranslatable(bool on)
{
    m_translate->setVisible(on);
}

void DetailsView::showHit(const RankedHit &hit, bool forVideo, const QString &cost)
{
    m_cost->setText(cost);
    const bool hidden = isNotThisOne(hit);
    m_unwanted->setVisible(forVideo);
    m_unwanted->setText(hidden ? tr("Offer again") : tr("Not this one"));
    m_unwanted->setIcon(Icons::get(hidden ? u"eye"_s : u"eye-off"_s));
    m_unwanted->setToolTip(hidden ? tr("Offer this subtitle for this video again")
                                  : tr("Hide this subtitle for this video for good (Delete in the list)"));
    const bool same = hit.hit.fullId() == m_hit.hit.fullId();
    const int place = m_text->verticalScrollBar()->value();
    m_hit = hit;
    if (!same)
        m_comments = {};
    fill();
    m_text->verticalScrollBar()->setValue(same ? place : 0);
}

void DetailsView::setComments(const HitComments &comments)
{
    if (comments == m_comments)
        return;
    m_comments = comments;
    const int place = m_text->verticalScrollBar()->value();
    fill();
    m_text->verticalScrollBar()->setValue(place);
}

void DetailsView::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

bool DetailsView::isWide() const
{
    return m_text->viewport()->width() > fontMetrics().averageCharWidth() * 72;
}

void DetailsView::fill()
{
    m_wide = isWide();
    DetailsText::Look look;
    const Theme theme = Theme::of(palette());
    look.label = theme.subtle;
    look.iconSize = fontMetrics().ascent();
    look.wide = m_wide;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_text->setHtml(DetailsText::page(m_hit, m_serviceNames, now, look)
        + DetailsText::comments(m_comments, m_hit.hit.comments, now, look));
}

void DetailsView::openLink(const QUrl &link)
{
    if (link == DetailsText::retryLink()) {
        Q_EMIT commentsRequested();
        return;
    }
    SubtitleHit page;
    page.url = link;
    HitMenu::openPage(page);
}

void DetailsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_text && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        && !m_hit.hit.provider.isEmpty())
        fill();
}

void DetailsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_hit.hit.provider.isEmpty() && isWide() != m_wide)
        fill();
}

} // namespace Legenda
