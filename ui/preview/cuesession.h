// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle while it is edited by hand: the document, and every step back and forth.

#include "core/base/result.h"
#include "core/subtitles/documentfile.h"

#include <QObject>
#include <QSet>

#include <memory>

class QUndoStack;

namespace Legenda {

struct CueChange;

/// What is needed to begin; made in the background.
struct EditableText
{
    Document document;
    QSet<size_t> cues; ///< fingerprints of all cues, to tell which of them are edited
};

EditableText editableText(Document document);
/// The same from a file's bytes. Blocking.
Result<EditableText> readToEdit(const QByteArray &content, const LoadOptions &options);

class CueSession : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Text, Start, End, Insert, Delete, Split, Merge, Shift, Discard };

    explicit CueSession(EditableText text, QObject *parent = nullptr);

    const Document &document() const { return m_document; }
    /// For saving; nullptr: as it was read.
    std::shared_ptr<const Document> edited() const;
    QUndoStack *undoStack() const { return m_undo; }
    /// Steps since it was as it was read. Several of one kind on one cue in a row are one.
    int changes() const;
    /// The person took all changes back at once, and can have them again by one undo.
    bool isDiscarded() const;
    /// What there is now is in the file.
    void markSaved();
    bool isSaved() const;
    /// Whether the file has no such cue.
    bool isEdited(qsizetype row) const;

    // Rows are those of the document. What changes nothing is no step.
    /// @param newStep this is to be taken back by itself, not with what was typed before
    bool setText(qsizetype row, const QString &typed, bool newStep = false);
    void setStart(qsizetype row, qint64 ms);
    void setEnd(qsizetype row, qint64 ms);
    void remove(const QList<qsizetype> &rows);
    /// After `row`; -1: before all.
    void insertAfter(qsizetype row);
    /// @param position in Cue::text; -1: where it fits best
    bool split(qsizetype row, qsizetype position);
    /// With a cue further down; comments between stay after it.
    void merge(qsizetype row, qsizetype next);
    /// The cue in `row` and all later ones.
    void shiftFrom(qsizetype row, qint64 byMs);
    void shift(const QList<qsizetype> &rows, qint64 byMs);
    void discard();

Q_SIGNALS:
    /// `removed` cues from `row` on became `added` ones.
    void replaced(qsizetype row, qsizetype removed, qsizetype added, Legenda::CueSession::Kind kind);
    /// After any step, or when it was saved.
    void changed();

private:
    class Step;
    void push(const CueChange &change, Kind kind, bool newStep = false);
    const Step *last() const;

    Document m_document;
    QList<Cue> m_original;
    QSet<size_t> m_known;
    QUndoStack *m_undo;
};

} // namespace Legenda
