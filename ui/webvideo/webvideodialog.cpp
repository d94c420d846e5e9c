// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webvideodialog.h"

#include "core/pipeline/engine.h"
#include "core/pipeline/websubtitles.h"
#include "ui/mainwindow/dialogs.h"
#include "ui/webvideo/webaddressespanel.h"
#include "ui/webvideo/weblanguagespanel.h"
#include "ui/webvideo/webvideoform.h"
#include "ui/webvideo/webwork.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// "1:02:03"
QString clock(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    const QString minutes = seconds >= 3600 ? QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60)
                                            : QString::number(seconds / 60);
    return minutes + u':' + two(seconds % 60);
}

} // namespace

WebVideoDialog::WebVideoDialog(Engine &engine, const QUrl &address, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_address(address)
{
    setWindowTitle(tr("Web video"));
    if (const WebService service = webService(engine.registry()))
        m_work = new WebWork(service, this);
    build();
    load();
}

WebVideoDialog::~WebVideoDialog()
{
    // Before the panels, which its answers are for.
    delete m_work;
}

bool WebVideoDialog::event(QEvent *event)
{
    // Back from the accounts: what was entered there opens what was closed.
    if (event->type() == QEvent::WindowActivate && m_work && m_form) {
        showWhyNot();
        m_work->noteAccount();
    }
    return QDialog::event(event);
}

void WebVideoDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 1.5));
    m_title = new ElidedLabel(this);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    layout->addWidget(m_title);
    m_facts = new QLabel(this);
    m_facts->setObjectName(u"facts"_s);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setOpenExternalLinks(true);
    m_facts->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_facts->setWordWrap(true);
    layout->addWidget(m_facts);

    m_whyNot = new QWidget(this);
    m_whyNot->setObjectName(u"whyNot"_s);
    auto *whyNotRow = new QHBoxLayout(m_whyNot);
    whyNotRow->setContentsMargins(0, 0, 0, 0);
    m_whyNotText = new QLabel(m_whyNot);
    m_whyNotText->setWordWrap(true);
    m_whyNotText->setTextFormat(Qt::PlainText);
    auto *account = new QPushButton(tr("Acco&unt…"), m_whyNot);
    account->setAutoDefault(false);
    whyNotRow->addWidget(m_whyNotText, 1);
    whyNotRow->addWidget(account, 0, Qt::AlignTop);
    m_whyNot->hide();
    layout->addWidget(m_whyNot);

    m_messages = new MessageBar(this);
    layout->addWidget(m_messages);
    m_busy = new BusyLine(this);
    layout->addWidget(m_busy);
    m_pages = new QStackedWidget(this);
    m_state = new StatePage(m_pages);
    m_pages->addWidget(m_state);
    layout->addWidget(m_pages, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(spacing(this, 150), spacing(this, 125));
    showHead();
    if (!m_work)
        return;

    m_tabs = new QTabWidget(m_pages);
    m_tabs->setDocumentMode(true);
    m_form = new WebVideoForm(*m_work, m_tabs);
    m_languages = new WebLanguagesPanel(*m_work, m_tabs);
    m_addresses = new WebAddressesPanel(*m_work, m_tabs);
    m_tabs->addTab(m_form, tr("&Video"));
    m_tabs->addTab(m_languages, tr("Lan&guages"));
    m_tabs->addTab(m_addresses, tr("Addr&esses"));
    m_pages->addWidget(m_tabs);
    connect(account, &QPushButton::clicked, this, [this] { Q_EMIT accountRequested(m_work->provider().info().id); });
    connect(m_work, &WebWork::busyChanged, m_busy, &BusyLine::setBusy);
    connect(m_work, &WebWork::failed, this, &WebVideoDialog::showError);
    connect(m_work, &WebWork::succeeded, this, [this](const QString &text) {
        m_messages->show({.key = u"result"_s, .kind = Message::Kind::Good, .text = text});
        m_changed = true;
    });
    connect(m_work, &WebWork::videoChanged, this, &WebVideoDialog::showVideo);
}

void WebVideoDialog::load()
{
    if (!m_work) {
        m_state->setState(u"cloud-off"_s, tr("None of the services that are switched on knows videos on the web."),
            tr("Switch one on in the preferences."));
        return;
    }
    showWhyNot();
    m_state->setState(u"search"_s, tr("Asking %1…").arg(m_work->serviceName()), {});
    m_pages->setCurrentWidget(m_state);
    m_work->run(
        m_work->web().webVideoAt(m_address, m_work->stopToken()), tr("Asking %1").arg(m_work->serviceName()),
        [this](const std::optional<WebVideo> &video) {
            if (video) {
                m_work->setVideo(*video);
            } else {
                m_form->showNew(m_address);
                for (int tab = 1; tab < m_tabs->count(); ++tab)
                    m_tabs->setTabVisible(tab, false);
                m_pages->setCurrentWidget(m_tabs);
            }
            loadLanguages();
        },
        [this](const Error &error) {
            m_state->setState(u"cloud-off"_s, tr("%1 gave no answer.").arg(m_work->serviceName()), error.message,
                {{tr("Try again"), [this] { load(); }}});
        });
}

void WebVideoDialog::loadLanguages()
{
    auto *facts = capability<ServiceFacts>(&m_work->provider());
    if (!facts)
        return;
    m_work->run(facts->languages(m_work->stopToken()), tr("Reading the languages"),
        [this](const QList<ProviderLanguage> &languages) {
            m_work->setLanguages(languages, m_engine.settings().preferences().languages);
            showHead();
        });
}

void WebVideoDialog::showVideo()
{
    for (int tab = 1; tab < m_tabs->count(); ++tab)
        m_tabs->setTabVisible(tab, true);
    m_form->showVideo();
    m_languages->reload();
    m_addresses->reload();
    showHead();
    m_pages->setCurrentWidget(m_tabs);
    if (!m_loaded && !m_work->video().id.isEmpty())
        m_tabs->setCurrentWidget(m_languages);
    m_loaded = true;
}

void WebVideoDialog::showHead()
{
    const WebVideo video = m_work ? m_work->video() : WebVideo();
    m_title->setText(video.title.isEmpty() ? m_address.toString() : video.title);
    QStringList facts;
    if (video.durationMs > 0)
        facts.append(clock(video.durationMs).toHtmlEscaped());
    if (!video.spokenLanguage.isEmpty())
        facts.append(tr("spoken: %1").arg(m_work->languageName(video.spokenLanguage)).toHtmlEscaped());
    if (!video.team.isEmpty())
        facts.append(tr("team: %1").arg(video.team).toHtmlEscaped());
    const auto link = [](const QUrl &url, const QString &text) {
        return u"<a href=\"%1\">%2</a>"_s.arg(url.toString(QUrl::FullyEncoded).toHtmlEscaped(), text.toHtmlEscaped());
    };
    if (video.page.isValid())
        facts.append(link(video.page, tr("Page at %1").arg(m_work->serviceName())));
    if (!video.id.isEmpty())
        facts.append(link(m_address, tr("The video")));
    m_facts->setText(facts.join(u" · "_s));
    m_facts->setVisible(!facts.isEmpty());
}

void WebVideoDialog::showWhyNot()
{
    const auto why = m_work->whyNotEdit();
    m_whyNotText->setText(why ? why->message : QString());
    m_whyNot->setVisible(why.has_value());
}

void WebVideoDialog::showError(const Error &error)
{
    m_messages->show(
        {.key = u"result"_s, .kind = Message::Kind::Error, .text = error.message, .details = error.detail});
}

WebVideoDialog *openWebVideoDialog(Engine &engine, const QUrl &address, QWidget *parent)
{
    auto *dialog = new WebVideoDialog(engine, address, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &WebVideoDialog::accountRequested, dialog,
        [&engine, dialog](const QString &provider) { openAccountsDialog(engine, provider, dialog); });
    dialog->open();
    return dialog;
}

} // namespace Legenda
