// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/identify/identity.h"
#include "core/subtitles/timing.h"
#include "ui/convert/choicesform.h"

class QLabel;
class QToolButton;

namespace Legenda {

/// What is known of the file that is shown.
struct FileTimes
{
    qint64 firstMs = 0;
    qint64 lastMs = 0; ///< when its last cue ends
    double fps = 0; ///< 0: not known
};

/// Shifting, another frame rate, two points.
class TimesForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit TimesForm(QWidget *parent = nullptr);

    /// Amounts begin with what is known of the file and the video beside it, and a frame rate with which both would end
    /// together is suggested.
    void setFile(const FileTimes &file, const MediaFacts &video);
    /// The cue that is chosen in the list, as the file has it; -1: none. The "Pick" buttons take it.
    void setCurrentTime(qint64 ms);

protected:
    void adjust(ConvertChoices &changed, const ConvertChoices &before) const override;

private:
    void buildShift();
    void buildRate();
    void buildPoints();
    void showGuess();
    QToolButton *pickButton(qint64 ConvertChoices::*field, qint64 ConvertChoices::*together = nullptr);

    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QList<QToolButton *> m_picks;
    qint64 m_current = -1;
    QWidget *m_suggestion = nullptr;
    QLabel *m_hint = nullptr;
    FileTimes m_file;
    std::optional<FrameRateGuess> m_guess;
    double m_videoFps = 0;
};

} // namespace Legenda
