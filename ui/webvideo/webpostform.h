// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A new version of the subtitles of a language, from a file: says what will be published before anything is sent.

#include "core/pipeline/websubtitles.h"
#include "ui/webvideo/webfields.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Legenda {

class ProblemLabel;
class WebWork;

class WebPostForm : public QWidget
{
    Q_OBJECT
public:
    explicit WebPostForm(WebWork &work, QWidget *parent = nullptr);

    /// @param languages of the video  @param chosen code of the one to begin with
    void begin(const QList<WebLanguage> &languages, const QString &chosen);
    /// As if the person had chosen it.
    void setFile(const QString &path);

Q_SIGNALS:
    void posted(const QString &languageCode);
    void cancelled();

private:
    void loadActions();
    void chooseFile();
    void readFile();
    void updateSummary();
    void updateActions();
    void send();
    QString languageName() const;

    WebWork &m_work;
    QList<WebLanguage> m_languages;
    QList<WebAction> m_actionsOffered;
    QString m_path;
    std::optional<WebUpload> m_upload;
    int m_reading = 0; ///< number of the last reading: earlier ones are dropped
    WebFields m_fields;
    QComboBox *m_language = nullptr;
    QWidget *m_file = nullptr;
    QLineEdit *m_fileName = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_action = nullptr;
    QLabel *m_summary = nullptr;
    ProblemLabel *m_warning = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace Legenda
