// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/networkpage.h"

#include "core/pipeline/accountsecrets.h"
#include "core/pipeline/engine.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int usualHttpPort = 8080;
constexpr int usualSocksPort = 1080;

} // namespace

NetworkPage::NetworkPage(Engine &engine, QWidget *parent) : PreferencesPage(parent), m_engine(engine)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(spacing(this, 2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildProxy(form);
    buildPassword(form);

    m_timeout = new QSpinBox(this);
    m_timeout->setObjectName(u"timeout"_s);
    m_timeout->setRange(5, 600);
    m_timeout->setSuffix(tr(" s", "seconds"));
    m_timeout->setToolTip(tr("So long Legenda waits for a service that sends nothing."));
    form->addRow(tr("&Give up after"), m_timeout);

    connect(m_timeout, &QSpinBox::valueChanged, this, &PreferencesPage::changed);
    update();
}

void NetworkPage::buildProxy(QFormLayout *form)
{
    m_mode = new QComboBox(this);
    m_mode->setObjectName(u"proxyMode"_s);
    m_mode->addItem(tr("As the system says"), u"system"_s);
    m_mode->addItem(tr("This one"), u"manual"_s);
    m_mode->addItem(tr("None"), u"none"_s);
    m_mode->setToolTip(tr("What runs on this computer itself is never asked through a proxy."));
    form->addRow(tr("&Proxy"), m_mode);

    m_type = new QComboBox(this);
    m_type->setObjectName(u"proxyType"_s);
    m_type->addItem(tr("HTTP"), u"http"_s);
    m_type->addItem(tr("SOCKS 5"), u"socks5"_s);
    form->addRow(tr("&Type"), m_type);

    auto *column = new QVBoxLayout;
    column->setSpacing(spacing(this, 0.5));
    auto *row = new QHBoxLayout;
    m_host = new QLineEdit(this);
    m_host->setObjectName(u"proxyHost"_s);
    m_host->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    auto *portLabel = new QLabel(tr("P&ort"), this);
    m_port = new QSpinBox(this);
    m_port->setObjectName(u"proxyPort"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(usualHttpPort);
    m_port->setGroupSeparatorShown(false);
    portLabel->setBuddy(m_port);
    row->addWidget(m_host, 1);
    row->addWidget(portLabel);
    row->addWidget(m_port);
    column->addLayout(row);
    m_hostProblem = new ProblemLabel(this);
    column->addWidget(m_hostProblem);
    auto *label = new QLabel(tr("&Address"), this);
    label->setBuddy(m_host);
    form->addRow(label, column);

    connect(m_mode, &QComboBox::currentIndexChanged, this, &NetworkPage::update);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        // Each type has its usual port; one that was chosen stays.
        const bool socks = m_type->currentData().toString() == "socks5"_L1;
        if (m_port->value() == (socks ? usualHttpPort : usualSocksPort))
            m_port->setValue(socks ? usualSocksPort : usualHttpPort);
        update();
    });
    connect(m_host, &QLineEdit::textChanged, this, &NetworkPage::update);
    connect(m_host, &QLineEdit::editingFinished, this, [this] { takeApart(m_host->text().trimmed()); });
    connect(m_port, &QSpinBox::valueChanged, this, &PreferencesPage::changed);
}

void NetworkPage::buildPassword(QFormLayout *form)
{
    m_userName = new QLineEdit(this);
    m_userName->setObjectName(u"proxyUserName"_s);
    form->addRow(tr("&User name"), m_userName);

    m_password = new QLineEdit(this);
    m_password->setObjectName(u"proxyPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    QAction *eye = m_password->addAction(Icons::get(u"eye"_s, Icons::Tone::Subtle), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setToolTip(tr("Show what is typed"));
    connect(eye, &QAction::toggled, m_password, [this, eye](bool on) {
        m_password->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIcon(Icons::get(u"eye"_s, on ? Icons::Tone::Accent : Icons::Tone::Subtle));
    });
    m_forget = m_password->addAction(Icons::get(u"close"_s, Icons::Tone::Subtle), QLineEdit::TrailingPosition);
    m_forget->setToolTip(tr("Forget the saved value"));
    m_forget->setVisible(false);
    connect(m_forget, &QAction::triggered, this, [this] {
        m_removed = true;
        updatePlaceholder();
        Q_EMIT changed();
    });
    form->addRow(tr("Pass&word"), m_password);
    connect(m_userName, &QLineEdit::textChanged, this, &NetworkPage::update);
    connect(m_password, &QLineEdit::textChanged, this, &PreferencesPage::changed);

    // The environment wins: what is typed here would have no effect.
    const QString variable = Network::proxyPasswordVariable();
    m_fromEnvironment = qEnvironmentVariableIsSet(variable.toLatin1().constData());
    if (m_fromEnvironment) {
        m_password->setPlaceholderText(tr("Given by %1").arg(variable));
        return;
    }
    if (!secretsPersist(m_engine))
        m_password->setToolTip(tr("No keyring answers: the password is kept until Legenda is closed."));
    // A locked keyring asks the person to open it: not for nothing.
    if (m_engine.settings().preferences().proxyUserName.isEmpty())
        return;
    whenDone(m_engine.network().hasProxyPassword(), this, [this](const Result<bool> &has) {
        m_saved = has.value_or(false);
        updatePlaceholder();
    });
}

/// People paste "http://anna@proxy.example.org:3128/" where a name is asked for.
void NetworkPage::takeApart(const QString &pasted)
{
    const bool hasScheme = pasted.contains("://"_L1);
    if (!hasScheme && pasted.count(u':') != 1)
        return;
    const QUrl url(hasScheme ? pasted : "http://"_L1 + pasted);
    if (!isProxyHost(url.host()))
        return;
    if (hasScheme)
        m_type->setCurrentIndex(m_type->findData(url.scheme().startsWith("socks"_L1) ? u"socks5"_s : u"http"_s));
    if (url.port() > 0)
        m_port->setValue(url.port());
    if (!url.userName().isEmpty())
        m_userName->setText(url.userName());
    if (!url.password().isEmpty() && !m_fromEnvironment)
        m_password->setText(url.password());
    m_host->setText(url.host());
}

void NetworkPage::updatePlaceholder()
{
    const bool shown = m_saved && !m_removed;
    m_password->setPlaceholderText(shown ? tr("•••• (saved)") : QString());
    m_forget->setVisible(shown);
}

bool NetworkPage::isManual() const
{
    return m_mode->currentData().toString() == "manual"_L1;
}

QString NetworkPage::hostProblem(const QString &host)
{
    if (host.isEmpty())
        return tr("Enter the name or the address of the proxy.");
    return isProxyHost(host) ? QString() : tr("This is a name such as proxy.example.org, or an address of numbers.");
}

QString NetworkPage::problem() const
{
    return isManual() ? hostProblem(m_host->text().trimmed()) : QString();
}

void NetworkPage::update()
{
    const bool manual = isManual();
    for (QWidget *field : {static_cast<QWidget *>(m_type), static_cast<QWidget *>(m_host),
             static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_userName)}) {
        if (field)
            field->setEnabled(manual);
    }
    if (m_password)
        m_password->setEnabled(manual && !m_fromEnvironment && !m_userName->text().isEmpty());
    // What cannot be filled in gives no examples.
    m_host->setPlaceholderText(manual ? u"proxy.example.org"_s : QString());
    if (m_userName)
        m_userName->setPlaceholderText(manual ? tr("Only if the proxy wants one") : QString());
    m_hostProblem->setProblem(problem());
    Q_EMIT changed();
}

void NetworkPage::load(const Preferences &preferences)
{
    m_mode->setCurrentIndex(qMax(0, m_mode->findData(preferences.proxyMode)));
    m_type->setCurrentIndex(qMax(0, m_type->findData(preferences.proxyType)));
    m_host->setText(preferences.proxyHost);
    const int usual = preferences.proxyType == "socks5"_L1 ? usualSocksPort : usualHttpPort;
    m_port->setValue(preferences.proxyPort > 0 ? preferences.proxyPort : usual);
    m_userName->setText(preferences.proxyUserName);
    m_timeout->setValue(preferences.timeoutSeconds);
}

void NetworkPage::store(Preferences &preferences) const
{
    preferences.proxyMode = m_mode->currentData().toString();
    preferences.proxyType = m_type->currentData().toString();
    preferences.proxyHost = m_host->text().trimmed();
    preferences.proxyPort = preferences.proxyHost.isEmpty() ? 0 : m_port->value();
    preferences.proxyUserName = m_userName->text().trimmed();
    preferences.timeoutSeconds = m_timeout->value();
}

void NetworkPage::keep()
{
    const QString typed = m_password->text();
    if (m_fromEnvironment || (typed.isEmpty() && !m_removed))
        return;
    // Where no keyring answers it is kept in memory, as passwords of accounts are.
    whenDone(m_engine.network().saveProxyPassword(typed), &m_engine, [](const Result<Done> &) {});
    m_password->clear();
}

} // namespace Legenda
