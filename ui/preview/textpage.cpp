// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/textpage.h"

#include "ui/preview/cueeditor.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Legenda {

TextPage::TextPage(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildLine(m_banner);
    column->addWidget(m_banner.row);
    m_warnings = new QLabel(this);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setWordWrap(true);
    m_warnings->setContentsMargins(spacing(this, 2), 0, spacing(this, 2), spacing(this, 1));
    column->addWidget(m_warnings);
    buildLine(m_note);
    column->addWidget(m_note.row);
    m_editor = new CueEditor(this);
    column->addWidget(m_editor, 1);
    setBanner({});
    setWarnings({});
    setNote({});
}

void TextPage::buildLine(Line &line)
{
    line.row = new QWidget(this);
    auto *row = new QHBoxLayout(line.row);
    row->setContentsMargins(spacing(this, 2), 0, spacing(this, 2), spacing(this, 1));
    row->setSpacing(spacing(this, 2));
    line.text = new QLabel(line.row);
    line.text->setTextFormat(Qt::PlainText);
    line.text->setWordWrap(true);
    line.text->setForegroundRole(QPalette::PlaceholderText);
    line.button = new QPushButton(line.row);
    row->addWidget(line.text, 1);
    row->addWidget(line.button);
    connect(line.button, &QPushButton::clicked, this, [&line] {
        // It may well set the line anew.
        const auto run = line.run;
        if (run)
            run();
    });
}

void TextPage::setLine(Line &line, const QString &text, const QString &button, const std::function<void()> &run)
{
    line.text->setText(text);
    line.button->setText(button);
    line.button->setVisible(!button.isEmpty());
    line.run = run;
    line.row->setVisible(!text.isEmpty());
}

void TextPage::setBanner(const QString &text, const QString &button, const std::function<void()> &run)
{
    setLine(m_banner, text, button, run);
}

void TextPage::setNote(const QString &text, const QString &button, const std::function<void()> &run)
{
    setLine(m_note, text, button, run);
}

void TextPage::setWarnings(const QStringList &warnings)
{
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

} // namespace Legenda
