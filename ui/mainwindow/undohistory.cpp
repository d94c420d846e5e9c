// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/undohistory.h"

#include <algorithm>

namespace Legenda {

namespace {

constexpr qsizetype mostSteps = 200;

} // namespace

int UndoHistory::push(Step step)
{
    if (m_steps.size() >= mostSteps)
        m_steps.removeFirst();
    m_steps.append({++m_last, std::move(step)});
    Q_EMIT changed();
    return m_last;
}

void UndoHistory::drop(int number)
{
    if (m_steps.removeIf([number](const Numbered &one) { return one.number == number; }) > 0)
        Q_EMIT changed();
}

void UndoHistory::setCount(const QString &kind, int count, const Step &step)
{
    auto there =
        std::count_if(m_steps.cbegin(), m_steps.cend(), [&kind](const Numbered &one) { return one.step.kind == kind; });
    if (there == count)
        return;
    for (auto i = m_steps.size() - 1; i >= 0 && there > count; --i) {
        if (m_steps.at(i).step.kind == kind) {
            m_steps.removeAt(i);
            --there;
        }
    }
    for (; there < count; ++there)
        m_steps.append({++m_last, step});
    Q_EMIT changed();
}

void UndoHistory::undo()
{
    if (m_steps.isEmpty())
        return;
    // Who takes it back may drop it by itself: it is off the list before.
    const Step step = m_steps.takeLast().step;
    step.undo();
    Q_EMIT changed();
}

QString UndoHistory::text() const
{
    return m_steps.isEmpty() ? QString() : m_steps.last().step.text;
}

} // namespace Legenda
