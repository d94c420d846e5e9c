// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/timesform.h"

#include "ui/convert/converttext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isSame(double a, double b)
{
    constexpr double enough = 0.011; // 23.98 is 23.976
    return std::abs(a - b) < enough;
}

} // namespace

TimesForm::TimesForm(QWidget *parent) : ChoicesForm(parent)
{
    buildShift();
    buildRate();
    buildPoints();
    setChoices({});
    setCurrentTime(-1);
}

QToolButton *TimesForm::pickButton(qint64 ConvertChoices::*field, qint64 ConvertChoices::*together)
{
    auto *button = new QToolButton(this);
    button->setText(tr("Pick"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Take the time of the line that is chosen in the list “Before”"));
    connect(button, &QToolButton::clicked, this, [this, field, together] {
        change([&](ConvertChoices &choices) {
            choices.*field = m_current;
            if (together)
                choices.*together = m_current;
        });
    });
    m_picks.append(button);
    return button;
}

void TimesForm::buildShift()
{
    auto *shift = addSwitch(tr("S&hift by"), &ConvertChoices::shift, tr("Later with +, earlier with −"));
    auto *amount = new TimeEdit(true, this);
    amount->setObjectName(u"shiftMs"_s);
    amount->setAccessibleName(tr("Shift by"));
    bind(amount, &ConvertChoices::shiftMs);
    grid()->removeWidget(shift);
    const int row = grid()->rowCount();
    grid()->addWidget(shift, row, 0);
    grid()->addWidget(amount, row, 1);

    auto *line = new QHBoxLayout;
    auto *later = new QCheckBox(tr("only from"), this);
    bind(later, &ConvertChoices::shiftLater);
    auto *from = new TimeEdit(false, this);
    from->setObjectName(u"shiftFromMs"_s);
    from->setAccessibleName(tr("Shift only what begins then or later"));
    bind(from, &ConvertChoices::shiftFromMs);
    QToolButton *pick = pickButton(&ConvertChoices::shiftFromMs);
    line->addWidget(later, 1);
    line->addWidget(pick);
    line->addWidget(from);
    addIndented(line);
    onShow([later, from](const ConvertChoices &choices) {
        later->setEnabled(choices.shift);
        from->setEnabled(choices.shift && choices.shiftLater);
    });
}

void TimesForm::buildRate()
{
    addSwitch(tr("Frame rate"), &ConvertChoices::changeRate, tr("The subtitle was made for a video of another speed"));
    m_from = rateBox(&ConvertChoices::rateFrom);
    m_from->setObjectName(u"rateFrom"_s);
    m_from->setAccessibleName(tr("Frame rate that the subtitle was made for"));
    m_to = rateBox(&ConvertChoices::rateTo, tr("Of the video"));
    m_to->setObjectName(u"rateTo"_s);
    m_to->setAccessibleName(tr("Frame rate of the video"));
    auto *line = new QHBoxLayout;
    for (QComboBox *each : {m_from, m_to}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(7);
    }
    line->addWidget(m_from, 1);
    line->addWidget(new QLabel(layoutDirection() == Qt::RightToLeft ? u"←"_s : u"→"_s, this));
    line->addWidget(m_to, 1);
    addIndented(line);
    m_suggestion = new QWidget(this);
    auto *row = new QHBoxLayout(m_suggestion);
    row->setContentsMargins(0, 0, 0, 0);
    m_hint = new QLabel(m_suggestion);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *use = new QToolButton(m_suggestion);
    use->setObjectName(u"useGuess"_s);
    use->setText(tr("Use it", "the suggested change of the frame rate"));
    use->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_hint, 1);
    row->addWidget(use);
    addIndented(m_suggestion);
    connect(use, &QToolButton::clicked, this, [this] {
        change([this](ConvertChoices &choices) {
            if (!m_guess)
                return;
            choices.changeRate = true;
            choices.rateFrom = m_guess->from;
            choices.rateTo = m_guess->to;
        });
    });
    onShow([this](const ConvertChoices &choices) {
        m_from->setEnabled(choices.changeRate);
        m_to->setEnabled(choices.changeRate);
        showGuess();
    });
}

/// As long as it is not done.
void TimesForm::showGuess()
{
    const ConvertChoices &now = choices();
    const bool isDone = now.changeRate && m_guess && isSame(now.rateFrom, m_guess->from)
        && isSame(now.rateTo > 0 ? now.rateTo : m_videoFps, m_guess->to);
    m_suggestion->setVisible(m_guess && !isDone);
}

void TimesForm::buildPoints()
{
    addSwitch(tr("T&wo points"), &ConvertChoices::stretch,
        tr("Say when two lines are spoken: all others are stretched to fit"));
    auto *part = new QWidget(this);
    auto *points = new QGridLayout(part);
    points->setContentsMargins(0, 0, 0, 0);
    points->setHorizontalSpacing(spacing(this, 1));
    points->setVerticalSpacing(spacing(this, 1));
    points->setColumnStretch(0, 1);
    int row = 0;
    const auto add = [&](const QString &label, const QString &name, qint64 ConvertChoices::*field, QToolButton *pick) {
        auto *edit = new TimeEdit(false, part);
        edit->setObjectName(name);
        edit->setAccessibleName(label);
        bind(edit, field);
        points->addWidget(new QLabel(label, part), row, 0);
        if (pick)
            points->addWidget(pick, row, 1);
        points->addWidget(edit, row, 2);
        if (pick)
            setTabOrder(pick, edit);
        ++row;
    };
    add(tr("A line at"), u"firstFromMs"_s, &ConvertChoices::firstFromMs,
        pickButton(&ConvertChoices::firstFromMs, &ConvertChoices::firstToMs));
    add(tr("belongs at"), u"firstToMs"_s, &ConvertChoices::firstToMs, nullptr);
    add(tr("A later one at"), u"secondFromMs"_s, &ConvertChoices::secondFromMs,
        pickButton(&ConvertChoices::secondFromMs, &ConvertChoices::secondToMs));
    add(tr("belongs at"), u"secondToMs"_s, &ConvertChoices::secondToMs, nullptr);
    addIndented(part);
    onShow([part](const ConvertChoices &choices) { part->setVisible(choices.stretch); });
}

void TimesForm::adjust(ConvertChoices &changed, const ConvertChoices &before) const
{
    // Who enters an amount means it.
    if (changed.shiftMs != before.shiftMs && changed.shiftMs != 0)
        changed.shift = true;
    // Begins with what is known, as long as the person said nothing else.
    const ConvertChoices untouched;
    if (changed.changeRate && !before.changeRate && changed.rateFrom == untouched.rateFrom
        && changed.rateTo == untouched.rateTo) {
        if (m_videoFps > 0)
            changed.rateTo = m_videoFps;
        if (m_guess) {
            changed.rateFrom = m_guess->from;
            changed.rateTo = m_guess->to;
        } else if (m_file.fps > 0)
            changed.rateFrom = m_file.fps;
        else if (isSame(changed.rateTo, changed.rateFrom))
            changed.rateFrom = untouched.rateTo;
    }
    if (changed.stretch && !before.stretch && changed.firstFromMs == 0 && changed.secondFromMs == 0) {
        changed.firstFromMs = changed.firstToMs = m_file.firstMs;
        changed.secondFromMs = changed.secondToMs = m_file.lastMs;
    }
}

void TimesForm::setFile(const FileTimes &file, const MediaFacts &video)
{
    m_file = file;
    m_videoFps = video.fps;
    m_guess = guessFrameRateChange(file.lastMs, video.durationMs, file.fps, video.fps);
    if (m_guess) {
        m_hint->setText(tr("The last line ends at %1, the video at %2. With %3 → %4 it would end at %5.")
                            .arg(ConvertText::length(file.lastMs), ConvertText::length(video.durationMs),
                                ConvertText::rate(m_guess->from), ConvertText::rate(m_guess->to),
                                ConvertText::length(m_guess->lastMs)));
    }
    showGuess();
    const double videoFps = video.fps;
    for (QComboBox *box : {m_from, m_to}) {
        const QSignalBlocker quiet(box);
        for (int i = 0; i < box->count(); ++i) {
            const double rate = box->itemData(i).toDouble();
            box->setItemData(
                i, isSame(rate, videoFps) ? tr("Rate of the video beside the file") : QString(), Qt::ToolTipRole);
            QFont font = box->font();
            font.setBold(isSame(rate, videoFps));
            box->setItemData(i, font, Qt::FontRole);
        }
    }
    m_to->setToolTip(
        videoFps > 0 ? tr("The video has %1 frames a second").arg(ConvertText::rate(videoFps)) : QString());
}

void TimesForm::setCurrentTime(qint64 ms)
{
    m_current = ms;
    for (QToolButton *button : std::as_const(m_picks))
        button->setEnabled(ms >= 0);
}

} // namespace Legenda
