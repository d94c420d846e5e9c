// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/readasform.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTreeView;

namespace Legenda {

class ConvertFilesModel;
class StatePage;

/// The list of files with what adds to it and takes from it.
class ConvertFilesPanel : public QWidget
{
    Q_OBJECT
public:
    ConvertFilesPanel(ConvertQueue &queue, bool withService, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    int currentRow() const; ///< -1: none
    QList<int> selectedRows() const; ///< in order
    void setBusy(bool busy);
    /// For the menus: the video's rate of the current file.
    void setVideoRate(double fps) { m_videoFps = fps; }
    void addFiles();
    void addFolder();

Q_SIGNALS:
    void currentChanged();
    void readAsRequested(const Legenda::ReadAsChange &change);
    void convertRequested(const QList<int> &rows);
    void serviceRequested();

private:
    QWidget *buildBar(bool withService);
    void openMenu(const QPoint &at);
    void removeSelected();
    void showPage();
    QString startFolder() const;

    ConvertQueue &m_queue;
    ConvertFilesModel *m_model;
    QStackedWidget *m_stack = nullptr;
    StatePage *m_empty = nullptr;
    QTreeView *m_view = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_service = nullptr;
    double m_videoFps = 0;
    bool m_busy = false;
};

} // namespace Legenda
