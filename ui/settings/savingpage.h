// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace Legenda {

class ElidedLabel;
class Engine;
class ProblemLabel;

/// Where subtitles go, what they are called and how they are written.
class SavingPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit SavingPage(const Engine &engine, QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;
    QString problem() const override;

    /// What is wrong with a name template; empty: nothing.
    static QString templateProblem(const QString &nameTemplate);
    /// Path of a subtitle of an example video.
    static QString example(const QString &nameTemplate, const QString &folder);

private:
    enum Place { Beside, SubFolder, FixedFolder };

    void buildNames(QFormLayout *form);
    void buildPlace(QFormLayout *form);
    void buildText(QFormLayout *form);
    void loadFormats(const Engine &engine);
    void chooseFolder(QLineEdit *into);
    QWidget *webFolderRow();
    void update();
    QString folder() const;
    QString webProblem() const;

    QLineEdit *m_template = nullptr;
    ProblemLabel *m_templateProblem = nullptr;
    ElidedLabel *m_example = nullptr;
    QComboBox *m_place = nullptr;
    QLineEdit *m_folder = nullptr;
    QPushButton *m_choose = nullptr;
    ProblemLabel *m_folderProblem = nullptr;
    QLineEdit *m_webFolder = nullptr;
    QWidget *m_webRow = nullptr;
    ProblemLabel *m_webProblem = nullptr;
    QComboBox *m_conflict = nullptr;
    QComboBox *m_encoding = nullptr;
    QCheckBox *m_bom = nullptr;
    QComboBox *m_format = nullptr;
};

} // namespace Legenda
