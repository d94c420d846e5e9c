// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person changes in the text that is shown.

#include "ui/preview/previewpanel.h"

#include "ui/preview/cueeditor.h"
#include "ui/preview/previewedits.h"
#include "ui/preview/textpage.h"

#include <QPushButton>
#include <QToolButton>

namespace Legenda {

void PreviewPanel::connectEdits()
{
    CueEditor *editor = m_textPage->editor();
    connect(editor, &CueEditor::sessionRequested, this, &PreviewPanel::beginEditing);
    connect(editor, &CueEditor::editingChanged, m_edit, &QToolButton::setChecked);
    connect(m_edit, &QToolButton::clicked, this, [this, editor](bool on) {
        if (on)
            editor->beginEditing();
        else
            editor->endEditing();
        m_edit->setChecked(editor->isEditing());
    });
    const auto isShown = [this](const QString &id) { return m_fetched && m_hit && m_hit->hit.fullId() == id; };
    connect(m_edits, &PreviewEdits::begun, this, [this, editor, isShown](const QString &id, CueSession *begun) {
        if (!isShown(id))
            return;
        editor->setSession(begun, m_entry.identity.media.durationMs);
        editor->beginEditing();
    });
    connect(m_edits, &PreviewEdits::failed, this, [this, isShown](const QString &id, const Error &error) {
        if (isShown(id))
            m_textPage->setNote(error.message);
    });
    connect(m_edits, &PreviewEdits::changed, this, [this, isShown](const QString &id) {
        if (isShown(id))
            updateEdits();
    });
}

CueSession *PreviewPanel::session() const
{
    return m_hit ? m_edits->find(m_hit->hit.fullId()) : nullptr;
}

void PreviewPanel::beginEditing()
{
    if (!m_fetched)
        return;
    if (const QString why = PreviewEdits::whyNot(*m_fetched, m_look == Look::Beginning); !why.isEmpty()) {
        m_textPage->setNote(why);
        return;
    }
    FetchedSubtitle fetched = *m_fetched;
    fetched.hit = m_hit->hit;
    m_edits->begin(fetched, m_entry.identity.media.fps);
}

/// Another text comes: the changes of this one stay with its hit.
void PreviewPanel::leaveEdits()
{
    if (!m_hit)
        return;
    m_textPage->editor()->finish();
    m_textPage->editor()->setSession(nullptr, 0);
    m_textPage->setNote({});
    m_edits->leave(m_hit->hit.fullId());
}

void PreviewPanel::updateEdits()
{
    CueSession *edited = session();
    const int changes = edited ? edited->changes() : 0;
    m_save->setText(changes > 0 ? tr("Save with %n change(s)", nullptr, changes) : tr("Save"));
    if (changes > 0) {
        m_textPage->setNote(edited->isSaved() ? tr("%n change(s), saved.", nullptr, changes)
                                              : tr("%n change(s), not saved yet.", nullptr, changes),
            tr("Discard changes"), [this] {
                if (CueSession *now = session())
                    now->discard();
            });
    } else if (edited && edited->isDiscarded()) {
        m_textPage->setNote(tr("The changes are discarded."), tr("Undo"), [this] { m_textPage->editor()->undo(); });
    } else {
        m_textPage->setNote({});
    }
    updateHead();
}

} // namespace Legenda
