// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitle files in another format, by a service: for formats that Legenda does not write itself.

#include "ui/remoteconvert/remoteconvertqueue.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace Legenda {

class BusyLine;
class ProblemLabel;

class RemoteConvertDialog : public QDialog
{
    Q_OBJECT
public:
    RemoteConvertDialog(Engine &engine, const QStringList &files, QWidget *parent = nullptr);
    ~RemoteConvertDialog() override; ///< stops

    void addFiles(const QStringList &files);
    RemoteConvertQueue *queue() const { return m_queue; }

    /// What the fields say; input and batch are left open.
    ConvertRequest request() const;

Q_SIGNALS:
    /// @param batch for undo
    void saved(qint64 batch, const QStringList &paths);
    void accountsRequested(const QString &service);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFiles();
    QWidget *buildForm();
    QWidget *buildResult();
    void buildButtons();
    QComboBox *addField(QFormLayout *form, const QString &key, const QString &label, const QString &help = {});
    SubtitleProvider *service() const;
    void fillForService();
    void fillEncodings();
    void fillRates();
    void fillLanguages();
    void chooseFiles();
    void start();
    void showFiles();
    void showGuesses();
    void showState();
    void showResult(const QString &icon, int tone, const QString &text);
    void clearProblems();
    bool showProblems(const Error &error);
    std::optional<Error> whyNot() const;

    Engine &m_engine;
    RemoteConvertQueue *m_queue;
    QListWidget *m_files = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_remove = nullptr;
    QComboBox *m_service = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_inputEncoding = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_rate = nullptr;
    QComboBox *m_language = nullptr;
    QHash<QString, ProblemLabel *> m_problems; ///< by the service's name of the field
    QLabel *m_note = nullptr;
    BusyLine *m_busy = nullptr;
    QLabel *m_resultIcon = nullptr;
    QLabel *m_result = nullptr;
    QPushButton *m_lookAgain = nullptr;
    QPushButton *m_accounts = nullptr;
    QPushButton *m_convert = nullptr;
    QPushButton *m_stop = nullptr;
    bool m_formatChosen = false; ///< by the person
    bool m_rateChosen = false;
    bool m_languageChosen = false;
};

} // namespace Legenda
