// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cuesession.h"

#include "core/subtitles/cueedits.h"
#include "core/subtitles/timing.h"

#include <QUndoStack>

#include <algorithm>
#include <limits>

namespace Legenda {

namespace {

size_t fingerprint(const Cue &cue)
{
    size_t hash = qHashMulti(0, cue.startMs, cue.endMs, cue.text);
    for (const StyleRun &run : cue.runs)
        hash = qHashMulti(hash, run.start, run.length, run.style.traits);
    return hash;
}

} // namespace

EditableText editableText(Document document)
{
    EditableText text;
    text.document = std::move(document);
    text.cues.reserve(text.document.cues.size());
    for (const Cue &cue : std::as_const(text.document.cues))
        text.cues.insert(fingerprint(cue));
    return text;
}

Result<EditableText> readToEdit(const QByteArray &content, const LoadOptions &options)
{
    return loadSubtitle(content, options).map([](const LoadedSubtitle &loaded) {
        return editableText(loaded.document);
    });
}

class CueSession::Step : public QUndoCommand
{
public:
    Step(CueSession &session, CueChange change, Kind kind, bool newStep)
        : m_session(session), m_change(std::move(change)), m_kind(kind), m_newStep(newStep)
    {
        setText(name(kind));
    }

    static QString name(Kind kind)
    {
        switch (kind) {
        case Kind::Text:
            return tr("change of the text");
        case Kind::Start:
            return tr("change of the start");
        case Kind::End:
            return tr("change of the end");
        case Kind::Insert:
            return tr("inserting");
        case Kind::Delete:
            return tr("deleting");
        case Kind::Split:
            return tr("splitting");
        case Kind::Merge:
            return tr("merging");
        case Kind::Shift:
            return tr("shifting");
        case Kind::Discard:
            return tr("discarding the changes");
        }
        return {};
    }

    Kind kind() const { return m_kind; }
    /// Goes on with what the step before does.
    bool follows(const Step &before) const
    {
        return m_kind <= Kind::End && before.m_kind == m_kind && before.m_change.row == m_change.row;
    }

    void redo() override
    {
        m_change.redo(m_session.m_document);
        Q_EMIT m_session.replaced(m_change.row, m_change.before.size(), m_change.after.size(), m_kind);
    }
    void undo() override
    {
        m_change.undo(m_session.m_document);
        Q_EMIT m_session.replaced(m_change.row, m_change.after.size(), m_change.before.size(), m_kind);
    }
    int id() const override { return m_kind <= Kind::End ? static_cast<int>(m_kind) : -1; }
    bool mergeWith(const QUndoCommand *command) override
    {
        const auto *other = static_cast<const Step *>(command);
        if (other->m_newStep || !other->follows(*this))
            return false;
        m_change.after = other->m_change.after;
        setObsolete(m_change.isEmpty());
        return true;
    }

private:
    CueSession &m_session;
    CueChange m_change;
    Kind m_kind;
    bool m_newStep;
};

CueSession::CueSession(EditableText text, QObject *parent)
    : QObject(parent), m_document(std::move(text.document)), m_original(m_document.cues), m_known(std::move(text.cues)),
      m_undo(new QUndoStack(this))
{
    connect(m_undo, &QUndoStack::indexChanged, this, &CueSession::changed);
    connect(m_undo, &QUndoStack::cleanChanged, this, &CueSession::changed);
}

std::shared_ptr<const Document> CueSession::edited() const
{
    return changes() > 0 ? std::make_shared<const Document>(m_document) : nullptr;
}

int CueSession::changes() const
{
    int count = 0;
    const Step *before = nullptr;
    for (int i = 0; i < m_undo->index(); ++i) {
        const auto *step = static_cast<const Step *>(m_undo->command(i));
        if (step->kind() == Kind::Discard)
            count = 0;
        else if (!before || !step->follows(*before))
            ++count;
        before = step;
    }
    return count;
}

const CueSession::Step *CueSession::last() const
{
    return m_undo->index() > 0 ? static_cast<const Step *>(m_undo->command(m_undo->index() - 1)) : nullptr;
}

bool CueSession::isDiscarded() const
{
    const Step *step = last();
    return step && step->kind() == Kind::Discard;
}

void CueSession::markSaved()
{
    m_undo->setClean();
}

bool CueSession::isSaved() const
{
    return m_undo->isClean() && m_undo->index() > 0;
}

bool CueSession::isEdited(qsizetype row) const
{
    return row >= 0 && row < m_document.cues.size() && !m_known.contains(fingerprint(m_document.cues.at(row)));
}

void CueSession::push(const CueChange &change, Kind kind, bool newStep)
{
    if (!change.isEmpty())
        m_undo->push(new Step(*this, change, kind, newStep));
}

bool CueSession::setText(qsizetype row, const QString &typed, bool newStep)
{
    const CueChange change = Legenda::setText(m_document, row, typed);
    push(change, Kind::Text, newStep);
    return !change.isEmpty();
}

void CueSession::setStart(qsizetype row, qint64 ms)
{
    push(Legenda::setStart(m_document, row, ms), Kind::Start);
}

void CueSession::setEnd(qsizetype row, qint64 ms)
{
    push(Legenda::setEnd(m_document, row, ms), Kind::End);
}

void CueSession::remove(const QList<qsizetype> &rows)
{
    push(deleteCues(m_document, rows), Kind::Delete);
}

void CueSession::insertAfter(qsizetype row)
{
    push(Legenda::insertAfter(m_document, row), Kind::Insert);
}

bool CueSession::split(qsizetype row, qsizetype position)
{
    const CueChange change = splitCue(m_document, row, position);
    const bool any = !change.isEmpty();
    push(change, Kind::Split);
    return any;
}

void CueSession::merge(qsizetype row, qsizetype next)
{
    if (row < 0 || next <= row || next >= m_document.cues.size())
        return;
    Document both;
    both.cues = {m_document.cues.at(row), m_document.cues.at(next)};
    CueChange change{row, m_document.cues.mid(row, next - row + 1), mergeWithNext(both, 0).after};
    change.after += m_document.cues.mid(row + 1, next - row - 1);
    push(change, Kind::Merge);
}

void CueSession::shiftFrom(qsizetype row, qint64 byMs)
{
    push(Legenda::shiftFrom(m_document, row, byMs), Kind::Shift);
}

void CueSession::shift(const QList<qsizetype> &rows, qint64 byMs)
{
    if (rows.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(rows.cbegin(), rows.cend());
    CueChange change{*first, m_document.cues.mid(*first, *last - *first + 1), {}};
    qint64 earliest = std::numeric_limits<qint64>::max();
    for (const qsizetype row : rows)
        earliest = std::min(earliest, m_document.cues.at(row).startMs);
    const TimeMap map = shiftMap(std::max(byMs, -std::max<qint64>(0, earliest)));
    change.after = change.before;
    for (const qsizetype row : rows)
        mapTimes(change.after[row - *first], map);
    push(change, Kind::Shift);
}

void CueSession::discard()
{
    push({0, m_document.cues, m_original}, Kind::Discard);
}

} // namespace Legenda
