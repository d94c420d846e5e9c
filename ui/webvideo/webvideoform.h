// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a service says of a video on the web, to be changed; or the form by which the video is made known to it.

#include "ui/webvideo/webfields.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace Legenda {

class ElidedLabel;
class WebWork;

class WebVideoForm : public QWidget
{
    Q_OBJECT
public:
    explicit WebVideoForm(WebWork &work, QWidget *parent = nullptr);

    /// The video of the service, to be changed.
    void showVideo();
    /// The service does not know the address: to be created.
    void showNew(const QUrl &address);

private:
    void updateActions();
    void save();
    void create();
    void showLength(bool on);
    bool isChanged() const;

    WebWork &m_work;
    QUrl m_newAddress; ///< empty: a video is shown
    WebFields m_fields;
    QLabel *m_intro = nullptr;
    QFormLayout *m_form = nullptr;
    ElidedLabel *m_address = nullptr;
    QLineEdit *m_title = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QComboBox *m_language = nullptr;
    QSpinBox *m_length = nullptr; ///< hidden where the service knows it: it keeps the first it was told
    QPushButton *m_save = nullptr;
};

} // namespace Legenda
