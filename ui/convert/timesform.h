// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/choicesform.h"

class QToolButton;

namespace Legenda {

/// Shifting, another frame rate, two points.
class TimesForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit TimesForm(QWidget *parent = nullptr);

    /// What is known of the file that is shown: amounts begin with it. @param videoFps 0: not known
    void setFile(qint64 firstMs, qint64 lastMs, double fps, double videoFps);
    /// The cue that is chosen in the list, as the file has it; -1: none. The "Pick" buttons take it.
    void setCurrentTime(qint64 ms);

protected:
    void adjust(ConvertChoices &changed, const ConvertChoices &before) const override;

private:
    void buildShift();
    void buildRate();
    void buildPoints();
    QToolButton *pickButton(qint64 ConvertChoices::*field, qint64 ConvertChoices::*together = nullptr);

    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QList<QToolButton *> m_picks;
    qint64 m_current = -1;
    qint64 m_firstMs = 0;
    qint64 m_lastMs = 0;
    double m_fileFps = 0;
    double m_videoFps = 0;
};

} // namespace Legenda
