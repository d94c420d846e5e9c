// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cueform.h"

#include "core/subtitles/cueedits.h"
#include "ui/preview/cuetimeedit.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int linesShown = 3;

} // namespace

CueForm::CueForm(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing(this, 2));
    grid->setVerticalSpacing(spacing(this, 1));
    const auto addTime = [this, grid](int row, const QString &name, const QString &toolTip) {
        auto *label = new QLabel(name, this);
        auto *edit = new CueTimeEdit(false, this);
        edit->setAccessibleName(toolTip);
        edit->setToolTip(tr("%1. The arrow keys move it by a tenth of a second, with Shift by a second.").arg(toolTip));
        label->setBuddy(edit);
        grid->addWidget(label, row, 0);
        grid->addWidget(edit, row, 1);
        return edit;
    };
    m_start = addTime(0, tr("Start"), tr("When the cue comes"));
    m_end = addTime(1, tr("End"), tr("When the cue goes"));
    m_length = new QLabel(this);
    m_length->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_length, 2, 1);

    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(tr("Text of the cue"));
    m_text->setToolTip(tr("<b>, <i> and <u> make words bold, italic and underlined."));
    m_text->setPlaceholderText(tr("Nothing is said"));
    m_text->setTabChangesFocus(true);
    // The session has the steps back.
    m_text->setUndoRedoEnabled(false);
    QTextOption option = m_text->document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    m_text->document()->setDefaultTextOption(option);
    const int margins = 2 * (m_text->frameWidth() + static_cast<int>(m_text->document()->documentMargin()));
    m_text->setMinimumHeight(linesShown * m_text->fontMetrics().lineSpacing() + margins);
    m_text->setMaximumHeight((linesShown + 1) * m_text->fontMetrics().lineSpacing() + margins);
    m_text->setMinimumWidth(spacing(this, 20));
    grid->addWidget(m_text, 0, 2, 3, 1);
    m_problem = new ProblemLabel(this);
    grid->addWidget(m_problem, 3, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(2, 1);

    connect(m_start, &CueTimeEdit::finished, this, &CueForm::takeStart);
    connect(m_end, &CueTimeEdit::finished, this, &CueForm::takeEnd);
    connect(m_start, &TimeEdit::valueChanged, this, &CueForm::updateLength);
    connect(m_end, &TimeEdit::valueChanged, this, &CueForm::updateLength);
    connect(m_text->document(), &QTextDocument::contentsChange, this, [this](int at, int removed, int added) {
        // Each word is a step of its own, and what is pasted. A blank alone is no change yet.
        m_newWord =
            m_newWord || added > 1 || (added == 1 && removed == 0 && m_text->document()->characterAt(at).isSpace());
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &CueForm::textChanged);
    setCue(nullptr, -1);
}

QList<QWidget *> CueForm::fields() const
{
    return {m_start, m_end, m_text};
}

const Cue *CueForm::cue() const
{
    const bool any = m_session && m_row >= 0 && m_row < m_session->document().cues.size();
    return any ? &m_session->document().cues.at(m_row) : nullptr;
}

void CueForm::setCue(CueSession *session, qsizetype row)
{
    const bool same = session == m_session && row == m_row;
    m_session = session;
    m_row = row;
    refresh();
    if (same || m_typing)
        return;
    m_newWord = false;
    m_text->moveCursor(QTextCursor::Start);
}

void CueForm::refresh()
{
    if (m_typing)
        return;
    const Cue *now = cue();
    const QScopedValueRollback showing(m_showing, true);
    for (QWidget *field : fields())
        field->setEnabled(now);
    m_start->setValue(now ? now->startMs : 0);
    m_end->setValue(now ? now->endMs : 0);
    const QString text = now ? typedText(*now) : QString();
    // Blanks and lines that were just begun are no part of the cue yet.
    if (!now || withTypedText(*now, m_text->toPlainText()) != *now) {
        const int at = m_text->textCursor().position();
        m_text->setPlainText(text);
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(qMin(at, static_cast<int>(text.size())));
        m_text->setTextCursor(cursor);
    }
    updateLength();
}

void CueForm::focusText()
{
    m_text->setFocus();
    m_text->moveCursor(QTextCursor::End);
}

qsizetype CueForm::cursor() const
{
    const Cue *now = cue();
    if (!now)
        return -1;
    const QString before = m_text->toPlainText().left(m_text->textCursor().position());
    const qsizetype position = withTypedText(Cue(), before).text.size();
    return position < now->text.size() && position > 0 ? position : -1;
}

void CueForm::finish()
{
    if (!cue())
        return;
    takeStart(m_start->value());
    takeEnd(m_end->value());
}

void CueForm::revertTimes()
{
    if (const Cue *now = cue()) {
        m_start->setValue(now->startMs);
        m_end->setValue(now->endMs);
        updateLength();
    }
}

void CueForm::toggleTag(QChar letter)
{
    QTextCursor cursor = m_text->textCursor();
    const QString open = u'<' + QString(letter) + u'>';
    const QString close = u"</"_s + letter + u'>';
    QString words = cursor.selectedText();
    if (words.isEmpty()) {
        cursor.select(QTextCursor::WordUnderCursor);
        words = cursor.selectedText();
    }
    if (words.isEmpty())
        return;
    const bool on = words.startsWith(open) && words.endsWith(close);
    const QString wanted =
        on ? words.mid(open.size(), words.size() - open.size() - close.size()) : open + words + close;
    const int from = cursor.selectionStart();
    cursor.insertText(wanted);
    cursor.setPosition(from);
    cursor.setPosition(from + static_cast<int>(wanted.size()), QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
}

void CueForm::textChanged()
{
    if (m_showing || !cue())
        return;
    const QScopedValueRollback typing(m_typing, true);
    if (m_session->setText(m_row, m_text->toPlainText(), m_newWord))
        m_newWord = false;
}

void CueForm::takeStart(qint64 ms)
{
    if (const Cue *now = cue(); now && now->startMs != ms)
        m_session->setStart(m_row, ms);
}

void CueForm::takeEnd(qint64 ms)
{
    // Refused in words, and as it was once it is left for another cue.
    if (const Cue *now = cue(); now && now->endMs != ms && ms >= now->startMs)
        m_session->setEnd(m_row, ms);
}

void CueForm::updateLength()
{
    const Cue *now = cue();
    // A start that is moved beyond the end takes that with it.
    const bool moved = now && m_start->value() != now->startMs;
    const qint64 length = m_end->value() - m_start->value();
    m_problem->setProblem(
        now && !moved && length < 0 ? tr("The end is before the start, so it stays as it was.") : QString());
    m_length->setText(now && length >= 0
            ? tr("%1 s", "seconds").arg(QLocale().toString(static_cast<double>(length) / 1000.0, 'f', 1))
            : QString());
}

} // namespace Legenda
