// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/choicesform.h"

#include "core/subtitles/format.h"
#include "ui/convert/converttext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

ChoicesForm::ChoicesForm(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing(this, 1.5));
    m_grid->setVerticalSpacing(spacing(this, 1));
    m_grid->setColumnStretch(0, 1);
}

void ChoicesForm::setChoices(const ConvertChoices &choices)
{
    m_choices = choices;
    const bool before = std::exchange(m_showing, true);
    for (const auto &show : std::as_const(m_shows))
        show(choices);
    m_showing = before;
}

void ChoicesForm::change(const std::function<void(ConvertChoices &)> &how)
{
    if (m_showing)
        return;
    ConvertChoices changed = m_choices;
    how(changed);
    if (changed == m_choices)
        return;
    adjust(changed, m_choices);
    setChoices(changed);
    Q_EMIT edited(changed);
}

void ChoicesForm::adjust(ConvertChoices &, const ConvertChoices &) const { }

void ChoicesForm::onShow(std::function<void(const ConvertChoices &)> show)
{
    m_shows.append(std::move(show));
}

void ChoicesForm::bind(QCheckBox *box, bool ConvertChoices::*field)
{
    onShow([box, field](const ConvertChoices &choices) { box->setChecked(choices.*field); });
    connect(box, &QCheckBox::toggled, this,
        [this, field](bool on) { change([&](ConvertChoices &choices) { choices.*field = on; }); });
}

void ChoicesForm::bind(TimeEdit *edit, qint64 ConvertChoices::*field)
{
    onShow([edit, field](const ConvertChoices &choices) { edit->setValue(choices.*field); });
    connect(edit, &TimeEdit::valueChanged, this,
        [this, field](qint64 ms) { change([&](ConvertChoices &choices) { choices.*field = ms; }); });
}

QCheckBox *ChoicesForm::addSwitch(const QString &text, bool ConvertChoices::*field, const QString &toolTip)
{
    auto *box = new QCheckBox(text, this);
    box->setToolTip(toolTip);
    bind(box, field);
    m_grid->addWidget(box, m_grid->rowCount(), 0, 1, 2);
    return box;
}

QSpinBox *ChoicesForm::spinBox(QCheckBox *of, int from, int to, int step, const QString &suffix)
{
    auto *box = new QSpinBox(this);
    box->setRange(from, to);
    box->setSingleStep(step);
    box->setSuffix(suffix);
    box->setAccessibleName(QString(of->text()).remove(u'&'));
    box->setEnabled(of->isChecked());
    connect(of, &QCheckBox::toggled, box, &QWidget::setEnabled);
    // Beside its switch.
    const int at = m_grid->indexOf(of);
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    m_grid->getItemPosition(at, &row, &column, &rows, &columns);
    m_grid->removeWidget(of);
    m_grid->addWidget(of, row, 0);
    m_grid->addWidget(box, row, 1);
    setTabOrder(of, box);
    return box;
}

QSpinBox *ChoicesForm::addAmount(
    QCheckBox *of, qint64 ConvertChoices::*field, int from, int to, int step, const QString &suffix)
{
    QSpinBox *box = spinBox(of, from, to, step, suffix);
    onShow([box, field](const ConvertChoices &choices) { box->setValue(static_cast<int>(choices.*field)); });
    connect(box, &QSpinBox::valueChanged, this,
        [this, field](int value) { change([&](ConvertChoices &choices) { choices.*field = value; }); });
    return box;
}

QSpinBox *ChoicesForm::addAmount(
    QCheckBox *of, int ConvertChoices::*field, int from, int to, int step, const QString &suffix)
{
    QSpinBox *box = spinBox(of, from, to, step, suffix);
    onShow([box, field](const ConvertChoices &choices) { box->setValue(choices.*field); });
    connect(box, &QSpinBox::valueChanged, this,
        [this, field](int value) { change([&](ConvertChoices &choices) { choices.*field = value; }); });
    return box;
}

QComboBox *ChoicesForm::rateBox(double ConvertChoices::*field, const QString &automatic)
{
    auto *box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    if (!automatic.isEmpty())
        box->addItem(automatic, 0.0);
    const QList<double> rates = commonRates();
    for (const double rate : rates)
        box->addItem(ConvertText::rate(rate), rate);
    onShow([box, field](const ConvertChoices &choices) {
        if (!box->lineEdit()->hasFocus() || rateOf(box) != choices.*field)
            showRate(box, choices.*field);
    });
    const auto take = [this, box, field] {
        const double rate = rateOf(box);
        change([&](ConvertChoices &choices) {
            if (rate > 0 || box->findData(0.0) >= 0)
                choices.*field = rate;
        });
    };
    connect(box, &QComboBox::currentIndexChanged, this, take);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this, take, box, field] {
        take();
        showRate(box, choices().*field);
    });
    return box;
}

void ChoicesForm::addField(const QString &label, QWidget *field)
{
    auto *name = new QLabel(label, this);
    name->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(field, row, 1);
    m_grid->setColumnStretch(0, 0);
    m_grid->setColumnStretch(1, 1);
}

int ChoicesForm::indent() const
{
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this)
        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, this);
}

void ChoicesForm::addIndented(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->addWidget(widget, 1);
    addIndented(row);
}

void ChoicesForm::addIndented(QLayout *layout)
{
    // Margins do not turn round by themselves where one reads from the right.
    const QMargins margins = layout->contentsMargins();
    const bool fromRight = layoutDirection() == Qt::RightToLeft;
    layout->setContentsMargins(
        fromRight ? margins.left() : indent(), 0, fromRight ? indent() : margins.right(), margins.bottom());
    m_grid->addLayout(layout, m_grid->rowCount(), 0, 1, 2);
}

void showRate(QComboBox *box, double rate)
{
    const QSignalBlocker quiet(box);
    for (int i = 0; i < box->count(); ++i) {
        if (std::abs(box->itemData(i).toDouble() - rate) < 0.0005) {
            box->setCurrentIndex(i);
            box->setEditText(box->itemText(i));
            return;
        }
    }
    box->setCurrentIndex(-1);
    box->setEditText(ConvertText::rate(rate));
}

double rateOf(const QComboBox *box)
{
    const QString typed = box->currentText().trimmed();
    if (const int at = box->findText(typed); at >= 0)
        return box->itemData(at).toDouble();
    QString plain = typed;
    plain.replace(QLocale().decimalPoint(), "."_L1);
    return parseFrameRate(plain);
}

} // namespace Legenda
