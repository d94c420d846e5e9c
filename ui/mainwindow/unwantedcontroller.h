// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>

namespace Legenda {

class MessageBar;
class UndoHistory;

/// "Not this one": hides subtitles for a video, says so with an Undo, and offers them again.
class UnwantedController : public QObject
{
    Q_OBJECT
public:
    UnwantedController(Engine &engine, MessageBar &messages, UndoHistory &history, QObject *parent = nullptr);

    void setUnwanted(VideoId video, const QList<RankedHit> &hits, bool unwanted);

private:
    void change(const LibraryEntry &entry, QList<RankedHit> hits, bool unwanted, bool offerUndo);
    void say(const LibraryEntry &entry, const QList<RankedHit> &hits, bool unwanted, bool offerUndo);

    Engine &m_engine;
    MessageBar &m_messages;
    UndoHistory &m_history;
};

} // namespace Legenda
