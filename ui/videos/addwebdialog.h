// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/scan/webaddress.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Legenda {

/// Takes the address of a video on the web, or several, and says while typing what is recognised.
class AddWebDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param text to begin with, such as what was copied; what leads to no video is left out
    explicit AddWebDialog(const QString &text, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QList<Legenda::VideoAddress> &videos);

private:
    void update();

    QLineEdit *m_text = nullptr;
    QLabel *m_says = nullptr;
    QPushButton *m_add = nullptr;
    QList<VideoAddress> m_videos;
};

} // namespace Legenda
