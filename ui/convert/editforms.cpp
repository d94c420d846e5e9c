// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/editforms.h"

#include "core/subtitles/cleanup.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Legenda {

CleanUpForm::CleanUpForm(QWidget *parent) : ChoicesForm(parent)
{
    addSwitch(tr("Notes for the hearing &impaired"), &ConvertChoices::stripSdh,
        tr("Takes out [door slams], (sighs), JOHN: and songs"));
    addSdhKinds();
    addSwitch(tr("Adverts and credits"), &ConvertChoices::stripAds,
        tr("Takes out cues that advertise sites or name who made the subtitle"));
    auto *adverts = new QPushButton(tr("What counts as an advert…"), this);
    adverts->setFlat(true);
    adverts->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(adverts);
    row->addStretch(1);
    addIndented(row);
    addSwitch(tr("Sty&les and positions"), &ConvertChoices::stripTags,
        tr("Takes out italics, colours, fonts, places on the screen and all other markup"));
    connect(adverts, &QPushButton::clicked, this, &CleanUpForm::advertsRequested);
    setChoices({});
}

void CleanUpForm::addSdhKinds()
{
    // In the order of sdhKinds().
    static constexpr bool ConvertChoices::*fields[] = {&ConvertChoices::sdhBrackets, &ConvertChoices::sdhParentheses,
        &ConvertChoices::sdhBraces, &ConvertChoices::sdhMusic, &ConvertChoices::sdhHashMusic,
        &ConvertChoices::sdhSpeakers, &ConvertChoices::sdhMixedCaseSpeakers};
    auto *kinds = new QWidget(this);
    auto *column = new QVBoxLayout(kinds);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 0.5));
    const QList<SdhKind> all = sdhKinds();
    for (qsizetype i = 0; i < std::min<qsizetype>(all.size(), std::size(fields)); ++i) {
        auto *box = new QCheckBox(all.at(i).description, kinds);
        box->setObjectName("sdh-"_L1 + all.at(i).id);
        bind(box, fields[i]);
        column->addWidget(box);
        if (fields[i] == &ConvertChoices::sdhMixedCaseSpeakers)
            onShow([box](const ConvertChoices &choices) { box->setEnabled(choices.sdhSpeakers); });
    }
    addIndented(kinds);
    onShow([kinds](const ConvertChoices &choices) { kinds->setVisible(choices.stripSdh); });
}

DurationsForm::DurationsForm(QWidget *parent) : ChoicesForm(parent)
{
    const QString ms = tr(" ms", "milliseconds, behind a number");
    addSwitch(tr("End overlaps"), &ConvertChoices::fixOverlaps, tr("A cue ends before the next one starts"));
    addAmount(addSwitch(tr("Gaps of at least"), &ConvertChoices::makeGaps,
                  tr("So that it can be seen that a new text has come")),
        &ConvertChoices::minGapMs, 1, 2000, 10, ms)
        ->setObjectName(u"minGapMs"_s);
    addAmount(addSwitch(tr("Shown at least"), &ConvertChoices::atLeast, tr("Longer where there is room")),
        &ConvertChoices::minDurationMs, 100, 10'000, 100, ms);
    addAmount(
        addSwitch(tr("Shown at most"), &ConvertChoices::atMost), &ConvertChoices::maxDurationMs, 500, 60'000, 500, ms);
    addAmount(addSwitch(tr("Reading speed at most"), &ConvertChoices::slowDown,
                  tr("What is read too fast is shown longer where there is room")),
        &ConvertChoices::maxCharsPerSecond, 5, 60, 1, tr(" char/s", "characters a second, behind a number"));
    setChoices({});
}

LinesForm::LinesForm(QWidget *parent) : ChoicesForm(parent)
{
    QCheckBox *breaks = addSwitch(tr("Break lines longer than"), &ConvertChoices::breakLines);
    addAmount(breaks, &ConvertChoices::maxLineLength, 10, 200, 1, {});
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("into at most"), this);
    auto *lines = new QSpinBox(this);
    lines->setRange(1, 5);
    lines->setAccessibleName(tr("Lines of a cue at most"));
    row->addWidget(label, 1);
    row->addWidget(lines);
    addIndented(row);
    connect(lines, &QSpinBox::valueChanged, this,
        [this](int value) { change([value](ConvertChoices &choices) { choices.maxLines = value; }); });
    addSwitch(tr("Split what does not fit"), &ConvertChoices::splitLong,
        tr("Cues that are longer than those lines become several"));
    addSwitch(tr("One line a cue"), &ConvertChoices::unbreakLines,
        tr("Joins broken lines; dialogues keep a line for each speaker"));
    onShow([label, lines](const ConvertChoices &choices) {
        lines->setValue(choices.maxLines);
        lines->setSuffix(tr(" line(s)", "behind a number", choices.maxLines));
        lines->setEnabled(choices.breakLines || choices.splitLong);
        label->setEnabled(choices.breakLines || choices.splitLong);
    });
    addAmount(addSwitch(tr("Merge repeated texts"), &ConvertChoices::merge,
                  tr("Neighbours with the same text and no longer gap than this become one")),
        &ConvertChoices::mergeGapMs, 0, 10'000, 50, tr(" ms", "milliseconds, behind a number"));
    addSwitch(tr("Roll-up captions"), &ConvertChoices::mergeRollUp,
        tr("Live captions repeat the line before in each cue: every line is shown once"));
    addSwitch(tr("Join short cues"), &ConvertChoices::mergeShort, tr("Neighbours of which one is short become one"));
    addSwitch(tr("Sort by time"), &ConvertChoices::sort);
    addSwitch(tr("Number anew"), &ConvertChoices::renumber, tr("Numbers that the file gave its cues are dropped"));
    setChoices({});
}

void LinesForm::adjust(ConvertChoices &changed, const ConvertChoices &before) const
{
    // One undoes the other.
    if (changed.breakLines && !before.breakLines)
        changed.unbreakLines = false;
    if (changed.unbreakLines && !before.unbreakLines)
        changed.breakLines = changed.splitLong = false;
    // How long is too long is said there.
    if (changed.splitLong && !before.splitLong) {
        changed.breakLines = true;
        changed.unbreakLines = false;
    }
    if (!changed.breakLines && before.breakLines)
        changed.splitLong = false;
}

} // namespace Legenda
