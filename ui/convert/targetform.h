// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/choicesform.h"

class QLineEdit;
class QPushButton;

namespace Legenda {

/// What is to be written and where.
class TargetForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit TargetForm(QWidget *parent = nullptr);

    /// Rate of the video beside the file that is shown; 0: none or not known.
    void setVideoRate(double fps);

private:
    void buildFormat();
    void buildEncoding();
    void buildPlace();
    void chooseFolder();
    QComboBox *plainBox();

    QComboBox *m_format = nullptr;
    QComboBox *m_rate = nullptr;
    QComboBox *m_place = nullptr;
    QLineEdit *m_folder = nullptr;
};

} // namespace Legenda
