// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace Legenda {

/// What "Undo" takes back, whoever did it: the newest first.
class UndoHistory : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        QString kind; ///< who can take it back: "saves", "unwanted"
        QString text; ///< of the action in the menu: "Undo hiding"
        std::function<void()> undo;
    };

    using QObject::QObject;

    /// @return its number, for drop()
    int push(Step step);
    /// It was taken back, or cannot be any more.
    void drop(int number);
    /// Steps of that kind are counted elsewhere: forgets the newest or adds `step` until there are `count`.
    void setCount(const QString &kind, int count, const Step &step);
    void undo();
    bool canUndo() const { return !m_steps.isEmpty(); }
    QString text() const; ///< of the step that undo() takes back; empty: none

Q_SIGNALS:
    void changed();

private:
    struct Numbered
    {
        int number = 0;
        Step step;
    };

    QList<Numbered> m_steps; ///< the newest last
    int m_last = 0;
};

} // namespace Legenda
