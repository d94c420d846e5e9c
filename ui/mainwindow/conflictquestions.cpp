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
    m_waiting.append({path, std::move(answer)});
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
    const QString &path = m_waiting.first().path;
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

void ConflictQuestions::answered(ConflictPolicy policy, bool forAll)
{
    if (m_waiting.isEmpty())
        return;
    QList<Question> settled;
    if (forAll)
        settled = std::exchange(m_waiting, {});
    else
        settled.append(m_waiting.takeFirst());
    for (const Question &question : std::as_const(settled))
        question.answer(policy, forAll);
    if (!m_waiting.isEmpty())
        showFirst();
}

} // namespace Legenda
