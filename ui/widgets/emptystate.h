// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the window shows before there are videos: a drop target with a picture and a sentence, three buttons, and the
// folders opened lately.

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Legenda {

class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setRecentFolders(const QStringList &folders);

Q_SIGNALS:
    void addFilesRequested();
    void addFolderRequested();
    void addWebRequested();
    void folderChosen(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    QLabel *m_picture = nullptr;
    QLabel *m_recentTitle = nullptr;
    QVBoxLayout *m_recent = nullptr;
};

} // namespace Legenda
