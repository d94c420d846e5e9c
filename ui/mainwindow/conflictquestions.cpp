// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/conflictquestions.h"

#include "ui/videos/videotext.h"
#include "ui/widgets/messagebar.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString messageKey = u"conflict"_s;

} // namespace

ConflictQuestions::ConflictQuestions(MessageBar &messages, QObject *parent) : QObject(parent), m_messages(messages) { }

void ConflictQuestions::ask(const QString &path, Answer answer)
{
    add({path, std::move(answer), {}, {}});
}

void ConflictQuestions::askWhich(const QString &video, const QStringList &names, std::function<void(int)> answer)
{
    add({video, {}, names, std::move(answer)});
}

void ConflictQuestions::add(Question question)
{
    m_waiting.append(std::move(question));
    if (m_waiting.size() == 1)
        showFirst();
}

void ConflictQuestions::clear()
{
    m_waiting.clear();
    m_messages.close(messageKey);
}

void ConflictQuestions::showFirst()
{
    const Question &question = m_waiting.first();
    if (question.which)
        showChoice(question);
    else
        showConflict(question.path);
}

void ConflictQuestions::showConflict(const QString &path)
{
    const auto choice = [this](const QString &text, ConflictPolicy policy) {
        return MessageAction{text, [this, policy](bool forAll) { answered(policy, forAll); }};
    };
    Message message;
    message.key = messageKey;
    message.kind = Message::Kind::Question;
    message.text =
        tr("“%1” is there already. Keep it, save the new one under another name, or replace it? The old file "
           "is kept with “.bak” at the end of its name.")
            .arg(oneLine(path.mid(path.lastIndexOf(u'/') + 1)));
    message.details = oneLine(path);
    message.checkText = tr("For all");
    message.actions = {choice(tr("Skip"), ConflictPolicy::Skip), choice(tr("Keep both"), ConflictPolicy::KeepBoth),
        choice(tr("Replace"), ConflictPolicy::Replace)};
    message.actions.first().isDefault = true;
    message.closed = [this] { answered(ConflictPolicy::Skip, false); };
    m_messages.show(std::move(message));
}

void ConflictQuestions::showChoice(const Question &question)
{
    Message message;
    message.key = messageKey;
    message.kind = Message::Kind::Question;
    message.text = question.path.isEmpty() ? tr("The archive holds several subtitles. Which one do you want?")
                                           : tr("The archive holds several subtitles. Which one is for “%1”?")
                                                 .arg(oneLine(question.path.mid(question.path.lastIndexOf(u'/') + 1)));
    for (const QString &name : question.names)
        message.choices.append(oneLine(name));
    message.chooseText = tr("Take this one");
    message.chosen = [this](int which) { chose(which); };
    message.actions = {{tr("None"), [this](bool) { chose(-1); }}};
    message.closed = [this] { chose(-1); };
    m_messages.show(std::move(message));
}

void ConflictQuestions::chose(int which)
{
    if (m_waiting.isEmpty())
        return;
    const Question question = m_waiting.takeFirst();
    question.which(which);
    if (!m_waiting.isEmpty() && !m_messages.has(messageKey))
        showFirst();
}

void ConflictQuestions::answered(ConflictPolicy policy, bool forAll)
{
    if (m_waiting.isEmpty())
        return;
    QList<Question> settled{m_waiting.takeFirst()};
    for (qsizetype i = 0; forAll && i < m_waiting.size();) {
        if (m_waiting[i].which)
            ++i;
        else
            settled.append(m_waiting.takeAt(i));
    }
    for (const Question &question : std::as_const(settled))
        question.answer(policy, forAll);
    // An answer may have led to a new question, which shows itself.
    if (!m_waiting.isEmpty() && !m_messages.has(messageKey))
        showFirst();
}

} // namespace Legenda
