// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/partsform.h"

#include "ui/convert/converttext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeedit.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

PartsForm::PartsForm(QWidget *parent) : ChoicesForm(parent)
{
    buildJoin();
    buildSplit();
    setChoices({});
    setFiles({}, {});
    setCurrentTime(-1);
}

QLineEdit *PartsForm::momentsField(QString ConvertChoices::*field, const QString &name, const QString &placeholder)
{
    auto *edit = new QLineEdit(this);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    connect(edit, &QLineEdit::textChanged, this,
        [this, field](const QString &text) { change([&](ConvertChoices &choices) { choices.*field = text; }); });
    onShow([edit, field](const ConvertChoices &choices) {
        if (edit->text() != choices.*field)
            edit->setText(choices.*field);
    });
    return edit;
}

void PartsForm::buildJoin()
{
    addSwitch(tr("&Join all files"), &ConvertChoices::join,
        tr("One file of all: each begins where the video beside the one before ends"));
    auto *part = new QWidget(this);
    auto *column = new QGridLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setVerticalSpacing(spacing(this, 1));
    m_order = new QLabel(part);
    m_order->setTextFormat(Qt::PlainText);
    m_order->setWordWrap(true);
    m_order->setForegroundRole(QPalette::PlaceholderText);
    auto *label = new QLabel(tr("The others begin at"), part);
    QLineEdit *at = momentsField(&ConvertChoices::joinAt, label->text(), tr("Worked out from the videos"));
    at->setObjectName(u"joinAt"_s);
    at->setToolTip(tr("When the second file begins, the third …, such as 0:45:10, 1:30:00"));
    column->addWidget(m_order, 0, 0);
    column->addWidget(label, 1, 0);
    column->addWidget(at, 2, 0);
    addIndented(part);
    onShow([part](const ConvertChoices &choices) { part->setVisible(choices.join); });
}

void PartsForm::buildSplit()
{
    addSwitch(tr("S&plit"), &ConvertChoices::split, tr("Cuts each file into several: Film.cd1.srt, Film.cd2.srt …"));
    auto *part = new QWidget(this);
    auto *column = new QGridLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setHorizontalSpacing(spacing(this, 1));
    column->setVerticalSpacing(spacing(this, 1));
    column->setColumnStretch(0, 1);
    QLineEdit *at = momentsField(&ConvertChoices::splitAt, tr("Cut at"), tr("At 0:45:10, 1:30:00 …"));
    at->setObjectName(u"splitAt"_s);
    at->setToolTip(tr("When the second part begins, the third …"));
    m_pick = new QToolButton(part);
    m_pick->setText(tr("Pick"));
    m_pick->setAutoRaise(true);
    m_pick->setFocusPolicy(Qt::StrongFocus);
    m_pick->setToolTip(tr("Cut where the line begins that is chosen in the list “Before”"));
    auto *restart = new QCheckBox(tr("Each part begins at 0"), part);
    restart->setObjectName(u"restartTimes"_s);
    bind(restart, &ConvertChoices::restartTimes);
    auto *label = new QLabel(tr("Part in the preview"), part);
    m_part = new QSpinBox(part);
    m_part->setObjectName(u"previewPart"_s);
    m_part->setAccessibleName(label->text());
    label->setBuddy(m_part);
    column->addWidget(at, 0, 0);
    column->addWidget(m_pick, 0, 1);
    column->addWidget(restart, 1, 0, 1, 2);
    column->addWidget(label, 2, 0);
    column->addWidget(m_part, 2, 1);
    addIndented(part);
    connect(m_part, &QSpinBox::valueChanged, this, &PartsForm::previewPartChanged);
    connect(m_pick, &QToolButton::clicked, this, [this] {
        change([this](ConvertChoices &choices) {
            QList<qint64> all = ConvertChoices::moments(choices.splitAt).value_or(QList<qint64>());
            if (m_current > 0 && !all.contains(m_current))
                all.append(m_current);
            std::sort(all.begin(), all.end());
            QStringList words;
            for (const qint64 moment : std::as_const(all))
                words.append(TimeEdit::text(moment, false));
            choices.splitAt = words.join(", "_L1);
        });
    });
    onShow([this, part, label](const ConvertChoices &choices) {
        part->setVisible(choices.split);
        const int parts = choices.parts();
        label->setEnabled(parts > 1);
        m_part->setEnabled(parts > 1);
        const QSignalBlocker quiet(m_part); // the change is told anyway
        m_part->setRange(1, parts);
        m_part->setSuffix(tr(" of %1", "behind the number of a part").arg(parts));
    });
}

void PartsForm::setFiles(const QStringList &names, const QList<qint64> &startsMs)
{
    constexpr qsizetype most = 12; // films have fewer parts
    QStringList lines;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i == most) {
            lines.append(u"…"_s);
            break;
        }
        const QString name = fontMetrics().elidedText(names.at(i), Qt::ElideMiddle, spacing(this, 62));
        lines.append(i < startsMs.size()
                ? tr("%1  %2", "when it begins, and a file").arg(ConvertText::length(startsMs.at(i)), name)
                : name);
    }
    m_order->setText(lines.join(u'\n'));
    m_order->setToolTip(names.join(u'\n'));
    m_order->setVisible(!lines.isEmpty());
}

void PartsForm::setCurrentTime(qint64 ms)
{
    m_current = ms;
    m_pick->setEnabled(ms > 0);
}

int PartsForm::previewPart() const
{
    return m_part->value();
}

} // namespace Legenda
