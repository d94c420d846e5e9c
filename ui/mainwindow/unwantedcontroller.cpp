// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/unwantedcontroller.h"

#include "ui/mainwindow/undohistory.h"
#include "ui/widgets/messagebar.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString messageKey = u"unwanted"_s;

} // namespace

UnwantedController::UnwantedController(Engine &engine, MessageBar &messages, UndoHistory &history, QObject *parent)
    : QObject(parent), m_engine(engine), m_messages(messages), m_history(history)
{
}

void UnwantedController::setUnwanted(VideoId video, const QList<RankedHit> &hits, bool unwanted)
{
    if (const LibraryEntry *entry = m_engine.library().find(video); entry && !hits.isEmpty())
        change(*entry, hits, unwanted, true);
}

void UnwantedController::change(const LibraryEntry &entry, QList<RankedHit> hits, bool unwanted, bool offerUndo)
{
    Pending<Done> done = ready<Done>(Done());
    for (const RankedHit &hit : std::as_const(hits)) {
        done = andThen(
            done, this, [this, entry, hit, unwanted](Done) { return m_engine.setUnwanted(entry, hit.hit, unwanted); });
    }
    whenDone(done, this, [this, entry, hits, unwanted, offerUndo](const Result<Done> &result) {
        if (result)
            say(entry, hits, unwanted, offerUndo);
        else
            m_messages.show({.key = messageKey, .kind = Message::Kind::Error, .text = result.error().message});
    });
}

void UnwantedController::say(const LibraryEntry &entry, const QList<RankedHit> &hits, bool unwanted, bool offerUndo)
{
    const auto count = static_cast<int>(hits.size());
    Message message;
    message.key = messageKey;
    message.kind = Message::Kind::Good;
    if (unwanted)
        message.text =
            count == 1 ? tr("Hidden for this video.") : tr("Hidden %n subtitles for this video.", nullptr, count);
    else
        message.text = count == 1 ? tr("Offered for this video again.")
                                  : tr("%n subtitles are offered for this video again.", nullptr, count);
    if (offerUndo) {
        const auto back = [this, entry, hits, unwanted] { change(entry, hits, !unwanted, false); };
        const int number =
            m_history.push({u"unwanted"_s, unwanted ? tr("&Undo hiding") : tr("&Undo offering again"), back});
        message.actions = {{tr("Undo"), [this, number, back](bool) {
                                m_history.drop(number);
                                back();
                            }}};
    }
    m_messages.show(std::move(message));
}

} // namespace Legenda
