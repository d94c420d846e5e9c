// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A video on the web at the service for such: what it has there, and all that an account may change of it.

#include "core/providers/webvideos.h"

#include <QDialog>
#include <QUrl>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace Legenda {

class BusyLine;
class ElidedLabel;
class Engine;
class MessageBar;
class StatePage;
class WebAddressesPanel;
class WebLanguagesPanel;
class WebVideoForm;
class WebWork;
struct Error;

class WebVideoDialog : public QDialog
{
    Q_OBJECT
public:
    WebVideoDialog(Engine &engine, const QUrl &address, QWidget *parent = nullptr);
    ~WebVideoDialog() override; ///< stops what is on its way

    /// Something of the video was changed: what was found for it may differ now.
    bool hasChanged() const { return m_changed; }
    WebLanguagesPanel *languagesPanel() const { return m_languages; }

Q_SIGNALS:
    /// The person wants to enter an account of this service.
    void accountRequested(const QString &provider);

protected:
    bool event(QEvent *event) override;

private:
    void build();
    void load();
    void loadLanguages();
    void showVideo();
    void showHead();
    void showWhyNot();
    void showError(const Error &error);

    Engine &m_engine;
    QUrl m_address;
    WebWork *m_work = nullptr; ///< none: there is no service for it
    bool m_loaded = false;
    bool m_changed = false;
    ElidedLabel *m_title = nullptr;
    QLabel *m_facts = nullptr;
    QWidget *m_whyNot = nullptr;
    QLabel *m_whyNotText = nullptr;
    BusyLine *m_busy = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    QTabWidget *m_tabs = nullptr;
    WebVideoForm *m_form = nullptr;
    WebLanguagesPanel *m_languages = nullptr;
    WebAddressesPanel *m_addresses = nullptr;
};

/// Does not block; goes away when closed. @return the dialog, for its signals
WebVideoDialog *openWebVideoDialog(Engine &engine, const QUrl &address, QWidget *parent);

} // namespace Legenda
