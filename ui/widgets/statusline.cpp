// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statusline.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// A filled or hollow dot in the colour of a service's health: filled is well, a ring is not asked yet, a bar across
/// is trouble, so that it shows without colours too.
class DotEngine : public QIconEngine
{
public:
    explicit DotEngine(ServiceStatus::Health health) : m_health(health) { }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const Theme theme = Theme::of(QPalette());
        const qreal side = qMin(rect.width(), rect.height()) * 0.5;
        QRectF dot(0, 0, side, side);
        dot.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QColor color = theme.subtle;
        if (m_health == ServiceStatus::Health::Good)
            color = theme.good;
        else if (m_health == ServiceStatus::Health::Busy)
            color = theme.accent;
        else if (m_health == ServiceStatus::Health::Trouble)
            color = theme.bad;
        painter->setPen(QPen(color, side / 5));
        const bool hollow = m_health == ServiceStatus::Health::Unknown || m_health == ServiceStatus::Health::Off;
        painter->setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
        painter->drawEllipse(dot);
        if (m_health == ServiceStatus::Health::Trouble) {
            painter->setPen(QPen(QPalette().color(QPalette::Window), side / 5));
            painter->drawLine(QPointF(dot.left() + side * 0.2, dot.center().y()),
                QPointF(dot.right() - side * 0.2, dot.center().y()));
        }
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine *clone() const override { return new DotEngine(*this); }
    bool isNull() override { return false; }

private:
    ServiceStatus::Health m_health;
};

QString inWords(ServiceStatus::Health health)
{
    switch (health) {
    case ServiceStatus::Health::Good:
        return StatusLine::tr("answers");
    case ServiceStatus::Health::Busy:
        return StatusLine::tr("being asked");
    case ServiceStatus::Health::Trouble:
        return StatusLine::tr("in trouble");
    case ServiceStatus::Health::Off:
        return StatusLine::tr("not used");
    case ServiceStatus::Health::Unknown:
        break;
    }
    return StatusLine::tr("not asked yet");
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing(this, 2), spacing(this, 0.5), spacing(this, 2), spacing(this, 0.5));
    layout->setSpacing(spacing(this, 2));

    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    // A long text is cut rather than widening the window.
    m_text->setMinimumWidth(1);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_text, 1);

    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(spacing(this, 2.5));
    m_progress->setFixedWidth(spacing(this, 40));
    m_progress->setAccessibleName(tr("Progress of all work"));
    m_progress->hide();
    layout->addWidget(m_progress);

    m_cancel = new QToolButton(this);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(Icons::get(u"stop"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setToolTip(tr("Stop all work (Esc). What is saved stays saved."));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_cancel->hide();
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelRequested);

    m_offline = new QToolButton(this);
    m_offline->setObjectName(u"goOnline"_s);
    m_offline->setText(tr("Offline · Go online"));
    m_offline->setIcon(Icons::get(u"cloud-off"_s));
    m_offline->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_offline->setToolTip(tr("Legenda works offline: no service is asked. Click to go online again."));
    m_offline->setFocusPolicy(Qt::TabFocus);
    m_offline->hide();
    layout->addWidget(m_offline);
    connect(m_offline, &QToolButton::clicked, this, &StatusLine::goOnlineRequested);

    m_quota = new QLabel(this);
    m_quota->setTextFormat(Qt::PlainText);
    m_quota->hide();
    layout->addWidget(m_quota);

    m_services = new QHBoxLayout;
    m_services->setSpacing(spacing(this, 1));
    layout->addLayout(m_services);
    showWork();
}

void StatusLine::setWork(const QString &key, const QString &text, int done, int total)
{
    m_work.insert(key, {text, done, total});
    showWork();
}

void StatusLine::endWork(const QString &key)
{
    if (m_work.remove(key))
        showWork();
}

void StatusLine::setIdleText(const QString &text)
{
    m_idleText = text;
    if (m_work.isEmpty())
        showWork();
}

void StatusLine::showWork()
{
    QStringList texts;
    int done = 0;
    int total = 0;
    bool unknown = false;
    for (const Work &work : std::as_const(m_work)) {
        if (!work.text.isEmpty())
            texts << work.text;
        done += work.done;
        total += work.total;
        unknown = unknown || work.total <= 0;
    }
    const bool busy = isBusy();
    const QString text = busy ? texts.join(u" · "_s) : m_idleText;
    m_text->setText(text);
    m_text->setToolTip(text);
    m_progress->setRange(0, unknown ? 0 : total);
    m_progress->setValue(unknown ? 0 : done);
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
}

void StatusLine::setQuota(const QString &text, const QString &toolTip)
{
    m_quota->setText(text);
    m_quota->setToolTip(toolTip);
    m_quota->setVisible(!text.isEmpty());
}

void StatusLine::setService(const ServiceStatus &status)
{
    QToolButton *&button = m_buttons[status.id];
    if (!button) {
        button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        m_services->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, id = status.id] { Q_EMIT serviceClicked(id); });
    }
    m_statuses.insert(status.id, status);
    // How much room each has depends on how many there are.
    const QStringList ids = m_statuses.keys();
    for (const QString &id : ids)
        showService(id);
}

void StatusLine::setOffline(bool offline)
{
    m_offline->setVisible(offline);
    const QStringList ids = m_statuses.keys();
    for (const QString &id : ids)
        showService(id);
}

void StatusLine::showService(const QString &id)
{
    ServiceStatus status = m_statuses[id];
    QToolButton *button = m_buttons.value(id);
    const bool resting = !m_offline->isHidden();
    if (resting) {
        status.health = ServiceStatus::Health::Off;
        status.trouble = tr("not asked while Legenda works offline");
    }
    const bool off = status.health == ServiceStatus::Health::Off;
    button->setIcon(QIcon(new DotEngine(status.health)));
    button->setForegroundRole(off ? QPalette::PlaceholderText : QPalette::ButtonText);
    // Some sentences begin with the service's name.
    const QString said = status.trouble.isEmpty() ? inWords(status.health) : status.trouble;
    const QString full = said.startsWith(status.name) ? said : tr("%1: %2").arg(status.name, said);
    const QString shown = status.trouble.isEmpty() || off ? status.name : full;
    const int most = spacing(this, m_statuses.size() > 2 ? 50 : 120);
    button->setText(button->fontMetrics().elidedText(shown, Qt::ElideRight, most).replace(u'&', "&&"_L1));
    button->setToolTip(full);
    button->setAccessibleName(full);
}

} // namespace Legenda
