// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/save/subtitlewriter.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

namespace Legenda {

class MessageBar;

/// What saving has to ask, in the window, one question after the other, while other work goes on: "Movie.en.srt is
/// there already", "Which of these in the archive?".
class ConflictQuestions : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(ConflictPolicy policy, bool forAll)>;

    explicit ConflictQuestions(MessageBar &messages, QObject *parent = nullptr);

    void ask(const QString &path, Answer answer);
    /// @param answer takes the index in `names`; -1: none of them
    void askWhich(const QString &video, const QStringList &names, std::function<void(int)> answer);
    /// Nobody waits for the answers any more.
    void clear();
    bool isEmpty() const { return m_waiting.isEmpty(); }

private:
    struct Question
    {
        QString path; ///< in the way, or the video's
        Answer answer;
        QStringList names;
        std::function<void(int)> which;
    };
    void add(Question question);
    void showFirst();
    void showConflict(const QString &path);
    void showChoice(const Question &question);
    void chose(int which);
    void answered(ConflictPolicy policy, bool forAll);

    MessageBar &m_messages;
    QList<Question> m_waiting; ///< the first one is shown
};

} // namespace Legenda
