// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The bottom line: one progress for all work with a Cancel, downloads left, and a dot for each service with its
// trouble in words.

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace Legenda {

struct ServiceStatus
{
    enum class Health { Unknown, Good, Busy, Trouble, Off };
    QString id;
    QString name;
    Health health = Health::Unknown;
    QString trouble; ///< in words; shown beside the name, of one that is off only in the tool tip
    bool operator==(const ServiceStatus &) const = default;
};

class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// Work going on under a key; several are added up. @param total 0: not known yet
    void setWork(const QString &key, const QString &text, int done, int total);
    void endWork(const QString &key);
    bool isBusy() const { return !m_work.isEmpty(); }

    /// What stands there when nothing goes on, such as "12 videos, 3 without subtitles".
    void setIdleText(const QString &text);
    void setQuota(const QString &text, const QString &toolTip);
    void setService(const ServiceStatus &status);
    /// Says so, with a way back; the services' dots rest meanwhile.
    void setOffline(bool offline);

Q_SIGNALS:
    void cancelRequested();
    void goOnlineRequested();
    void serviceClicked(const QString &id);

private:
    struct Work
    {
        QString text;
        int done = 0;
        int total = 0;
    };
    void showWork();
    void showService(const QString &id);

    QMap<QString, Work> m_work;
    QString m_idleText;
    QLabel *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_offline = nullptr;
    QLabel *m_quota = nullptr;
    QHBoxLayout *m_services = nullptr;
    QMap<QString, QToolButton *> m_buttons;
    QMap<QString, ServiceStatus> m_statuses;
};

} // namespace Legenda
