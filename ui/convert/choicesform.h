// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Controls that each show and change one field of ConvertChoices.

#include "ui/convert/convertchoices.h"

#include <QList>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QSpinBox;

namespace Legenda {

class TimeEdit;

class ChoicesForm : public QWidget
{
    Q_OBJECT
public:
    explicit ChoicesForm(QWidget *parent = nullptr);

    /// Shows them; tells nobody.
    void setChoices(const ConvertChoices &choices);
    const ConvertChoices &choices() const { return m_choices; }

Q_SIGNALS:
    /// By the person.
    void edited(const Legenda::ConvertChoices &choices);

protected:
    void change(const std::function<void(ConvertChoices &)> &how);
    /// What follows from a change, as a part of it.
    virtual void adjust(ConvertChoices &changed, const ConvertChoices &before) const;
    /// Runs whenever choices are shown.
    void onShow(std::function<void(const ConvertChoices &)> show);

    QCheckBox *addSwitch(const QString &text, bool ConvertChoices::*field, const QString &toolTip = {});
    /// A switch with an amount behind it, which is in use only while the switch is on.
    QSpinBox *addAmount(
        QCheckBox *of, qint64 ConvertChoices::*field, int from, int to, int step, const QString &suffix);
    QSpinBox *addAmount(QCheckBox *of, int ConvertChoices::*field, int from, int to, int step, const QString &suffix);
    void bind(QCheckBox *box, bool ConvertChoices::*field);
    void bind(TimeEdit *edit, qint64 ConvertChoices::*field);
    /// Frame rates that videos have; others can be typed.
    QComboBox *rateBox(double ConvertChoices::*field, const QString &automatic = {});
    /// A field behind its label.
    void addField(const QString &label, QWidget *field);
    /// A line of its own below the others, moved in as far as the switches' texts.
    void addIndented(QWidget *widget);
    void addIndented(QLayout *layout);
    QGridLayout *grid() const { return m_grid; }

private:
    QSpinBox *spinBox(QCheckBox *of, int from, int to, int step, const QString &suffix);
    int indent() const;

    ConvertChoices m_choices;
    QList<std::function<void(const ConvertChoices &)>> m_shows;
    QGridLayout *m_grid;
    bool m_showing = false;
};

/// Shows a rate in a rateBox(), also one that it does not list.
void showRate(QComboBox *box, double rate);
/// What is chosen or typed there; 0: automatic or no rate.
double rateOf(const QComboBox *box);

} // namespace Legenda
