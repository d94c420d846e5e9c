// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a video lies on the web, as the service has it: the primary address, and others of the same video.

#include "ui/webvideo/webfields.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace Legenda {

struct WebAddress;
class WebWork;

class WebAddressesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit WebAddressesPanel(WebWork &work, QWidget *parent = nullptr);

    void reload();

private:
    void showAddresses(const QList<WebAddress> &addresses);
    void updateActions();
    void add();
    void makePrimary();
    void remove();
    const WebAddress *current() const;

    WebWork &m_work;
    QList<WebAddress> m_addresses;
    WebFields m_fields;
    QTreeWidget *m_list = nullptr;
    QLineEdit *m_new = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_makePrimary = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_lastOne = nullptr;
};

} // namespace Legenda
