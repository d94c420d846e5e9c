// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/problemlabel.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGuiApplication>

namespace Legenda {

ProblemLabel::ProblemLabel(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    updateColour();
    hide();
}

void ProblemLabel::setProblem(const QString &text)
{
    setText(text);
    setVisible(!text.isEmpty());
}

void ProblemLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        updateColour();
}

void ProblemLabel::updateColour()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, Theme::of(QGuiApplication::palette()).bad);
    setPalette(own);
}

} // namespace Legenda
