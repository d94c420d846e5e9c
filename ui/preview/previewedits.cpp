// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewedits.h"

#include "core/base/background.h"
#include "core/subtitles/formatregistry.h"
#include "ui/preview/previewtext.h"

#include <QUndoStack>

namespace Legenda {

PreviewEdits::PreviewEdits(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) { }

QString PreviewEdits::whyNot(const FetchedSubtitle &fetched, bool onlyBeginning)
{
    if (onlyBeginning)
        return tr("Only the beginning was read. Read all of it to change something.");
    if (fetched.text.format.isEmpty() || fetched.text.cues.isEmpty())
        return tr("This text has no times, so there are no cues to change.");
    if (!fetched.alternatives.isEmpty())
        return tr("It came in an archive with other subtitles. Save the one you want first, then edit that file.");
    const SubtitleFormat *format = subtitleFormat(fetched.text.format);
    if (!format || !format->canWrite()) {
        return tr("Legenda does not write %1, so it cannot save changes. Convert it to another format first.")
            .arg(PreviewText::formatName(fetched.text.format));
    }
    return {};
}

void PreviewEdits::begin(const FetchedSubtitle &fetched, double fps)
{
    const QString id = fetched.hit.fullId();
    if (CueSession *session = find(id)) {
        Q_EMIT begun(id, session);
        return;
    }
    if (m_beginning.contains(id))
        return;
    const int number = ++m_lastNumber;
    m_beginning.insert(id, number);
    // As the engine reads it to save it.
    const LoadOptions options{.fileName = fetched.fileName,
        .encoding = fetched.text.encoding,
        .format = fetched.text.format,
        .fps = fps,
        .expected = fetched.hit.language};
    auto read =
        runInBackground(Pool::Cpu, [content = fetched.original, options] { return readToEdit(content, options); });
    whenDone(std::move(read), this, [this, id, number, hit = fetched.hit](const Result<EditableText> &result) {
        if (m_beginning.value(id) != number)
            return;
        m_beginning.remove(id);
        if (result)
            add(hit, *result);
        else
            Q_EMIT failed(id, result.error());
    });
}

void PreviewEdits::add(const SubtitleHit &hit, const EditableText &text)
{
    const QString id = hit.fullId();
    auto *session = new CueSession(text, this);
    m_sessions.insert(id, session);
    connect(session, &CueSession::changed, this, [this, hit, id, session] {
        m_engine.editAs(hit, session->edited());
        Q_EMIT changed(id);
    });
    Q_EMIT begun(id, session);
}

void PreviewEdits::leave(const QString &fullHitId)
{
    const CueSession *session = find(fullHitId);
    if (session && session->undoStack()->count() == 0)
        drop(fullHitId);
}

void PreviewEdits::drop(const QString &fullHitId)
{
    m_beginning.remove(fullHitId);
    if (CueSession *session = m_sessions.take(fullHitId)) {
        session->disconnect(this);
        session->deleteLater();
    }
}

void PreviewEdits::noteSaving(const QList<RankedHit> &hits)
{
    for (const RankedHit &hit : hits) {
        if (const CueSession *session = find(hit.hit.fullId()))
            m_saving.insert(hit.hit.fullId(), session->undoStack()->index());
    }
}

void PreviewEdits::noteSaved()
{
    for (auto saving = m_saving.cbegin(); saving != m_saving.cend(); ++saving) {
        CueSession *session = find(saving.key());
        if (session && session->undoStack()->index() == saving.value())
            session->markSaved();
    }
    m_saving.clear();
}

} // namespace Legenda
