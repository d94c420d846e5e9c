// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewpanel.h"

#include "core/base/background.h"
#include "core/pipeline/translating.h"
#include "core/providers/providerregistry.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/detailsview.h"
#include "ui/preview/previewedits.h"
#include "ui/preview/previewtext.h"
#include "ui/preview/textpage.h"
#include "ui/results/hittext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int mostKilobytesKept = 24 * 1024;
/// Who runs through the list with the arrow keys asks nothing on the way.
constexpr int commentsWaitMs = 400;

} // namespace

PreviewPanel::PreviewPanel(Engine &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_read(mostKilobytesKept), m_edits(new PreviewEdits(engine, this))
{
    setAccessibleName(tr("Preview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    m_stack = new QStackedWidget(this);
    m_state = new StatePage(this);
    m_stack->addWidget(m_state);
    m_details = new DetailsView(this);
    QHash<QString, QString> names;
    const QList<SubtitleProvider *> providers = engine.registry().all();
    for (const SubtitleProvider *provider : providers)
        names.insert(provider->info().id, provider->info().name);
    m_details->setServiceNames(names);
    m_details->setTranslatable(!translators(engine.registry()).isEmpty());
    m_stack->addWidget(m_details);
    m_textPage = new TextPage(this);
    m_stack->addWidget(m_textPage);
    layout->addWidget(m_stack, 1);
    connectEdits();
    connect(m_details, &DetailsView::readRequested, this, [this] {
        if (m_hit)
            readHit(m_entry, *m_hit);
    });
    connect(m_details, &DetailsView::translateRequested, this, [this] {
        if (m_hit)
            Q_EMIT translateRequested(m_entry.id, *m_hit);
    });
    connect(m_details, &DetailsView::unwantedRequested, this, [this](bool unwanted) {
        if (m_hit)
            Q_EMIT unwantedRequested(m_entry.id, {*m_hit}, unwanted);
    });
    connect(m_details, &DetailsView::commentsRequested, this, [this] {
        if (m_hit)
            m_comments.remove(m_hit->hit.fullId());
        askForComments();
    });
    m_commentsWait = new QTimer(this);
    m_commentsWait->setSingleShot(true);
    m_commentsWait->setInterval(commentsWaitMs);
    connect(m_commentsWait, &QTimer::timeout, this, &PreviewPanel::askForComments);
    clear();
}

PreviewPanel::~PreviewPanel()
{
    m_stop.request_stop();
    m_commentsStop.request_stop();
}

QWidget *PreviewPanel::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 1));
    layout->setSpacing(spacing(this, 2));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_title = new ElidedLabel(head, Qt::ElideMiddle);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_summary = new ElidedLabel(head);
    m_summary->setQuiet(true);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    layout->addLayout(texts, 1);

    m_tabs = new QTabBar(head);
    m_tabs->addTab(tr("Te&xt"));
    m_tabs->addTab(tr("Detai&ls"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("What to show of the subtitle"));
    layout->addWidget(m_tabs);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int tab) { m_prefersDetails = tab == DetailsTab; });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (m_tabs->hasFocus())
            m_prefersDetails = tab == DetailsTab;
        showTab(static_cast<Tab>(tab));
    });

    m_encodingLabel = new QLabel(tr("E&ncoding"), head);
    m_encoding = new QComboBox(head);
    m_encoding->addItems(readableEncodings());
    m_encoding->setToolTip(tr("What the letters are stored in. Choose another one if they look wrong."));
    m_encoding->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_encodingLabel->setBuddy(m_encoding);
    layout->addWidget(m_encodingLabel);
    layout->addWidget(m_encoding);
    m_edit = new QToolButton(head);
    m_edit->setIcon(Icons::get(u"edit"_s));
    m_edit->setCheckable(true);
    m_edit->setAutoRaise(true);
    m_edit->setAccessibleName(tr("Edit"));
    m_edit->setToolTip(tr("Change texts and times (F2 in the list)"));
    layout->addWidget(m_edit);
    m_save = new QPushButton(Icons::get(u"download"_s), tr("Save"), head);
    m_save->setToolTip(tr("Save this subtitle beside the video"));
    layout->addWidget(m_save);
    m_convert = new QPushButton(Icons::get(u"convert"_s), tr("Convert…"), head);
    m_convert->setToolTip(tr("Save this subtitle beside the video, and in another format or with other times"));
    layout->addWidget(m_convert);

    connect(m_convert, &QPushButton::clicked, this, [this] {
        if (m_hit)
            Q_EMIT convertRequested(m_entry.id, *m_hit);
    });
    connect(m_encoding, &QComboBox::textActivated, this, &PreviewPanel::changeEncoding);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_textPage->editor()->finish();
        if (m_hit)
            Q_EMIT downloadRequested(m_entry.id, {*m_hit});
    });
    return head;
}

void PreviewPanel::clear()
{
    m_stop.request_stop();
    m_commentsStop.request_stop();
    m_commentsWait->stop();
    ++m_number;
    leaveEdits();
    m_hit.reset();
    m_fetched.reset();
    m_error.reset();
    m_fetching = false;
    m_textPage->editor()->setCues({}, 0);
    m_state->setState(u"preview"_s, tr("Choose a subtitle to see what it is."), {});
    m_stack->setCurrentWidget(m_state);
    updateHead();
}

void PreviewPanel::showHit(const LibraryEntry &entry, const RankedHit &hit)
{
    // The same one again, perhaps with a new score: a text that is shown or on its way stays.
    const bool same = m_hit && m_entry.id == entry.id && m_hit->hit.fullId() == hit.hit.fullId();
    if (!same)
        leaveEdits();
    m_entry = entry;
    m_hit = hit;
    if (!same) {
        m_stop.request_stop();
        ++m_number;
        m_fetched.reset();
        m_error.reset();
        m_fetching = false;
        m_commentsStop.request_stop();
        m_commentsWait->stop();
        if (const ReadText *read = m_read.object(hit.hit.fullId()))
            takeRead(*read);
        const bool hasText = m_fetched || !hit.hit.content.isEmpty();
        showTab(hasText && !m_prefersDetails ? TextTab : DetailsTab);
    } else if (m_tabs->currentIndex() == DetailsTab) {
        showDetails();
    }
    updateHead();
}

void PreviewPanel::readHit(const LibraryEntry &entry, const RankedHit &hit)
{
    m_prefersDetails = false;
    showHit(entry, hit);
    showTab(TextTab);
    if (m_fetched)
        m_textPage->editor()->list()->setFocus();
    else if (!m_fetching)
        read();
}

void PreviewPanel::focusDetails()
{
    if (!m_hit)
        return;
    m_prefersDetails = true;
    showTab(DetailsTab);
    m_details->focusText();
}

void PreviewPanel::showTab(Tab tab)
{
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(tab);
    }
    if (!m_hit)
        return;
    if (tab == DetailsTab) {
        showDetails();
    } else {
        // What costs nothing need not be asked for.
        const bool isFree = !m_hit->hit.content.isEmpty() || canPeek();
        if (isFree && !m_fetched && !m_fetching && !m_error) {
            read();
            return;
        }
        showTextPage();
    }
    updateHead();
}

void PreviewPanel::showDetails()
{
    const bool downloaded = m_fetched && m_look == Look::Downloaded && countsDownloads();
    m_details->showHit(
        *m_hit, m_entry.id >= 0, downloaded ? tr("Read already: saving it uses no download.") : costText());
    m_stack->setCurrentWidget(m_details);
    HitComments comments;
    if (m_hit->hit.comments > 0) {
        const QString id = m_hit->hit.fullId();
        if (const auto *known = m_comments.object(id)) {
            comments = {HitComments::State::There, *known, {}};
        } else if (const auto why = m_engine.whyNotComments(m_hit->hit)) {
            comments = {HitComments::State::Off, {}, why->message};
        } else {
            comments.state = HitComments::State::Loading;
            m_commentsWait->start();
        }
    }
    m_details->setComments(comments);
}

void PreviewPanel::askForComments()
{
    if (!m_hit || m_hit->hit.comments <= 0 || m_tabs->currentIndex() != DetailsTab)
        return;
    m_commentsStop.request_stop();
    m_commentsStop = std::stop_source();
    m_details->setComments({HitComments::State::Loading, {}, {}});
    whenDone(m_engine.comments(m_hit->hit, m_commentsStop.get_token()), this,
        [this, id = m_hit->hit.fullId()](const Result<QList<SubtitleComment>> &result) { takeComments(id, result); });
}

void PreviewPanel::takeComments(const QString &id, const Result<QList<SubtitleComment>> &comments)
{
    if (comments)
        m_comments.insert(id, new QList<SubtitleComment>(*comments));
    if (!m_hit || m_hit->hit.fullId() != id)
        return;
    if (comments)
        m_details->setComments({HitComments::State::There, *comments, {}});
    else if (comments.error().kind != ErrorKind::Cancelled)
        m_details->setComments({HitComments::State::Failed, {}, comments.error().message});
}

void PreviewPanel::showTextPage()
{
    if (m_fetching) {
        m_state->setState(u"preview"_s, tr("Fetching the subtitle…"), {}, {{tr("Cancel"), [this] { cancelFetch(); }}});
    } else if (m_error) {
        QList<StatePage::Button> buttons{{tr("Try again"), [this] { m_peeking ? peek() : fetch(); }}};
        if (m_peeking)
            buttons.append({readAllText(), [this] { fetch(); }});
        else if (m_fetched)
            buttons.append({tr("Back to the beginning"), [this] {
                                m_error.reset();
                                showTab(TextTab);
                            }});
        m_state->setState(u"error"_s, tr("The subtitle could not be fetched."), m_error->message, buttons);
    } else if (m_fetched) {
        m_stack->setCurrentWidget(m_textPage);
        return;
    } else {
        m_state->setState(
            u"preview"_s, tr("Read the text before you save it."), costText(), {{tr("Preview"), [this] { read(); }}});
    }
    m_stack->setCurrentWidget(m_state);
}

void PreviewPanel::cancelFetch()
{
    m_stop.request_stop();
    ++m_number;
    m_fetching = false;
    showTab(m_fetched ? TextTab : DetailsTab);
}

bool PreviewPanel::countsDownloads() const
{
    if (!m_hit || !m_hit->hit.content.isEmpty())
        return false;
    const SubtitleProvider *provider = m_engine.registry().find(m_hit->hit.provider);
    return provider && provider->info().countsDownloads;
}

bool PreviewPanel::canPeek() const
{
    return m_hit && m_hit->hit.content.isEmpty() && !m_engine.whyNotPeek(m_hit->hit);
}

QString PreviewPanel::readAllText() const
{
    return countsDownloads() ? tr("Read all (1 download)") : tr("Read all");
}

QString PreviewPanel::costText() const
{
    if (canPeek())
        return tr("Shows the beginning; that uses no download.");
    if (!countsDownloads())
        return tr("Shows the text without saving it.");
    const Account *account = capability<Account>(m_engine.registry().find(m_hit->hit.provider));
    const int left = account ? account->lastKnown().quota.remaining : -1;
    QString cost = left >= 0 ? tr("Uses one download, %1 left. Saving it afterwards uses no other.").arg(left)
                             : tr("Uses one download. Saving it afterwards uses no other.");
    // It might cost nothing, but does not now: say what is in the way.
    if (const auto why = m_engine.whyNotPeek(m_hit->hit); why && why->kind != ErrorKind::NotSupported)
        cost += u' ' + why->message;
    return cost;
}

void PreviewPanel::read()
{
    if (canPeek())
        peek();
    else
        fetch();
}

int PreviewPanel::beginFetch(bool peeking)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_error.reset();
    m_fetching = true;
    m_peeking = peeking;
    const int number = ++m_number;
    showTab(TextTab);
    return number;
}

void PreviewPanel::peek()
{
    if (!m_hit)
        return;
    const int number = beginFetch(true);
    whenDone(m_engine.peek(m_hit->hit, m_stop.get_token()), this,
        [this, number, id = m_hit->hit.fullId()](const Result<PeekedSubtitle> &result) {
            endFetch(number, id, result.map([](const PeekedSubtitle &peeked) {
                return ReadText{peeked.fetched, peeked.whole ? Look::Whole : Look::Beginning};
            }));
        });
}

void PreviewPanel::fetch()
{
    if (!m_hit)
        return;
    const int number = beginFetch(false);
    whenDone(m_engine.preview(m_entry, m_hit->hit, m_stop.get_token()), this,
        [this, number, id = m_hit->hit.fullId()](const Result<FetchedSubtitle> &result) {
            endFetch(number, id, result.map([](const FetchedSubtitle &fetched) {
                return ReadText{fetched, Look::Downloaded};
            }));
        });
}

void PreviewPanel::endFetch(int number, const QString &id, const Result<ReadText> &result)
{
    if (result) {
        const FetchedSubtitle &fetched = result->fetched;
        const auto kilobytes = static_cast<int>((fetched.original.size() + 4 * fetched.text.text.size()) / 1024 + 1);
        m_read.insert(id, new ReadText(*result), kilobytes);
    }
    if (number != m_number)
        return;
    m_fetching = false;
    if (result)
        takeRead(*result);
    else if (result.error().kind != ErrorKind::Cancelled)
        m_error = result.error();
    showTab(static_cast<Tab>(m_tabs->currentIndex()));
}

void PreviewPanel::takeRead(const ReadText &read)
{
    const FetchedSubtitle &fetched = read.fetched;
    m_fetched = fetched;
    m_look = read.look;
    m_textPage->editor()->setCues(fetched.text.cues, m_entry.identity.media.durationMs, m_look != Look::Beginning);
    if (CueSession *edited = session())
        m_textPage->editor()->setSession(edited, m_entry.identity.media.durationMs);
    m_textPage->setWarnings(PreviewText::warnings(fetched));
    const QSignalBlocker quiet(m_encoding);
    if (m_encoding->findText(fetched.text.encoding) < 0)
        m_encoding->addItem(fetched.text.encoding);
    m_encoding->setCurrentText(fetched.text.encoding);
    updateBanner();
    updateEdits();
}

void PreviewPanel::updateBanner()
{
    if (m_look == Look::Beginning)
        m_textPage->setBanner(tr("Beginning only; this used no download."), readAllText(), [this] { fetch(); });
    else if (m_look == Look::Whole)
        m_textPage->setBanner(tr("Reading this used no download; saving it may."));
    else
        m_textPage->setBanner({});
}

void PreviewPanel::changeEncoding(const QString &encoding)
{
    if (!m_fetched)
        return;
    leaveEdits();
    const int number = ++m_number;
    auto read = runInBackground(Pool::Cpu,
        [fetched = *m_fetched, media = m_entry.identity.media, encoding,
            look = m_look]() mutable -> Result<FetchedSubtitle> {
            auto text = readSubtitleAs(fetched.original, fetched.fileName, encoding);
            if (!text)
                return fail(std::move(text.error()));
            fetched.text = std::move(*text);
            if (look == Look::Downloaded) {
                checkFetched(fetched, media);
            } else if (look == Look::Beginning) { // that it stops is no fault of it
                fetched.text.cutOff = false;
                fetched.text.warnings.clear();
            }
            return fetched;
        });
    whenDone(std::move(read), this, [this, number, encoding](const Result<FetchedSubtitle> &result) {
        if (number != m_number || !m_fetched)
            return;
        if (result) {
            m_engine.readAs(result->hit, encoding);
            m_edits->drop(m_hit->hit.fullId());
            takeRead({*result, m_look});
            showTab(TextTab);
            return;
        }
        m_textPage->setWarnings({tr("It cannot be read as %1: %2").arg(encoding, result.error().message)});
    });
}

void PreviewPanel::updateHead()
{
    const bool text = m_hit && m_tabs->currentIndex() == TextTab && m_stack->currentWidget() == m_textPage;
    m_title->setText(m_hit ? HitText::release(m_hit->hit) : QString());
    m_summary->setText(text ? PreviewText::summary(m_fetched->text) : QString());
    m_summary->setVisible(text);
    // What was changed was changed in the letters as they are read now.
    const CueSession *edited = session();
    const bool anyEncoding = text && (!edited || edited->changes() == 0);
    m_encodingLabel->setVisible(anyEncoding);
    m_encoding->setVisible(anyEncoding);
    m_edit->setVisible(text);
    m_save->setVisible(text && m_entry.id >= 0);
    m_convert->setVisible(text && m_entry.id >= 0);
    m_title->parentWidget()->setVisible(m_hit.has_value());
}

} // namespace Legenda
