// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every request that went out, live, without secrets: to see what is slow or refused, and to send with a bug report.

#include "core/pipeline/engine.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace Legenda {

class MessageBar;
class NetworkLogFilter;
class NetworkLogModel;
class StatePage;

class NetworkLogWindow : public QDialog
{
    Q_OBJECT
public:
    explicit NetworkLogWindow(Engine &engine, QWidget *parent = nullptr);
    ~NetworkLogWindow() override;

    /// Writes what is shown into a file; the window says how it went.
    void saveTo(const QString &file);

private:
    void buildFilter();
    void buildTable();
    void buildButtons();
    void addService(const QString &service);
    void updateCounts();
    void updateDetails();
    void copy();
    void askForFile();
    /// Those selected, else all that are shown; in the order of time.
    QList<NetworkLogRow> chosen(bool selectedOnly) const;

    Engine &m_engine;
    NetworkLogModel *m_model = nullptr;
    NetworkLogFilter *m_filter = nullptr;
    MessageBar *m_messages = nullptr;
    QComboBox *m_service = nullptr;
    QLineEdit *m_text = nullptr;
    QCheckBox *m_failures = nullptr;
    QLabel *m_count = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    StatePage *m_empty = nullptr;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_clear = nullptr;
    QTimer m_soon; ///< gathers what many rows at once would update often
};

} // namespace Legenda
