// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/save/subtitlewriter.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace Legenda {

class MessageBar;

/// "Movie.en.srt is there already": asks in the window, one question after the other, while other work goes on.
class ConflictQuestions : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(ConflictPolicy policy, bool forAll)>;

    explicit ConflictQuestions(MessageBar &messages, QObject *parent = nullptr);

    void ask(const QString &path, Answer answer);
    /// Nobody waits for the answers any more.
    void clear();
    bool isEmpty() const { return m_waiting.isEmpty(); }

private:
    struct Question
    {
        QString path;
        Answer answer;
    };
    void showFirst();
    void answered(ConflictPolicy policy, bool forAll);

    MessageBar &m_messages;
    QList<Question> m_waiting; ///< the first one is shown
};

} // namespace Legenda
