// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitle files edited by hand and saved in their place. What was changed in one stays while another one is shown.

#include "core/pipeline/engine.h"
#include "ui/preview/cuesession.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace Legenda {

class CueEditor;
class ElidedLabel;
class ProblemLabel;
class StatePage;

class SubtitleEditorDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param video they are for, as far as it is known
    SubtitleEditorDialog(Engine &engine, const QStringList &files, MediaFacts video, QWidget *parent = nullptr);
    ~SubtitleEditorDialog() override; ///< stops reading

    CueEditor *editor() const { return m_editor; }
    /// Of the file that is shown.
    void save();
    /// Asks in the dialog itself where something is not saved.
    void reject() override;

Q_SIGNALS:
    /// @param batch for undo
    void saved(qint64 batch, const QStringList &paths);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct File
    {
        FileLook look;
        CueSession *session = nullptr;
    };
    void buildHead();
    void buildFoot();
    void openFile(const QString &path);
    void take(const QString &path, const FileLook &look, const EditableText &text);
    void showFile(const QString &path);
    void showFailure(const QString &path, const QString &message);
    void write(const QString &encoding);
    void written(const QString &path, int step, const Result<FileConversion> &result);
    void updateState();
    QStringList unsaved() const; ///< names

    Engine &m_engine;
    QStringList m_paths;
    MediaFacts m_video;
    QHash<QString, File> m_files; ///< read, by path
    QString m_path; ///< shown
    std::stop_source m_stop;
    bool m_saving = false;
    bool m_leaving = false; ///< asked whether to

    QComboBox *m_choice = nullptr;
    ElidedLabel *m_summary = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    CueEditor *m_editor = nullptr;
    ProblemLabel *m_problem = nullptr;
    QPushButton *m_asUtf8 = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace Legenda
