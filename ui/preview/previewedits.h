// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"
#include "ui/preview/cuesession.h"

#include <QHash>
#include <QObject>

namespace Legenda {

/// What the person changed in the texts of hits, for this run: the engine saves it.
class PreviewEdits : public QObject
{
    Q_OBJECT
public:
    explicit PreviewEdits(Engine &engine, QObject *parent = nullptr);

    /// Why a text cannot be edited, in a sentence; empty: it can.
    static QString whyNot(const FetchedSubtitle &fetched, bool onlyBeginning);
    CueSession *find(const QString &fullHitId) const { return m_sessions.value(fullHitId); }
    /// Reads the text once more, with everything that is in it; begun() or failed() follows.
    /// @param fps of the video, for texts that count frames and do not say how many make a second; 0: not known
    void begin(const FetchedSubtitle &fetched, double fps);
    /// Drops a session of which nothing is left to take back.
    void leave(const QString &fullHitId);
    /// The text is read in another way: what there was of steps back is of no use.
    void drop(const QString &fullHitId);

    /// These are about to be saved, …
    void noteSaving(const QList<RankedHit> &hits);
    /// … and are.
    void noteSaved();
    void noteNotSaved() { m_saving.clear(); }

Q_SIGNALS:
    void begun(const QString &fullHitId, Legenda::CueSession *session);
    void failed(const QString &fullHitId, const Legenda::Error &error);
    void changed(const QString &fullHitId);

private:
    void add(const SubtitleHit &hit, const EditableText &text);

    Engine &m_engine;
    QHash<QString, CueSession *> m_sessions; ///< by full hit id
    QHash<QString, int> m_beginning; ///< by full hit id: number of the reading that is waited for
    int m_lastNumber = 0;
    QHash<QString, int> m_saving; ///< by full hit id: the step that is being saved
};

} // namespace Legenda
