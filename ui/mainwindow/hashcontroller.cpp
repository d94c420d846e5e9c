// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/hashcontroller.h"

#include "core/pipeline/engine.h"
#include "ui/widgets/messagebar.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString messageKey = u"identify-by-hash"_s;

} // namespace

HashController::HashController(Engine &engine, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_messages(messages)
{
}

HashController::~HashController()
{
    m_stop.request_stop();
}

void HashController::identify(const QList<VideoId> &ids)
{
    if (m_busy || ids.isEmpty())
        return;
    m_stop = std::stop_source();
    setBusy(true);
    m_messages.show({.key = messageKey,
        .text = ids.size() == 1 ? tr("Asking which film this file is…")
                                : tr("Asking which films these %n files are…", nullptr, int(ids.size()))});
    whenDone(identifyByHash(m_engine, ids, m_stop.get_token()), this, [this](const Result<HashIdentities> &result) {
        setBusy(false);
        if (!result) {
            if (result.error().kind == ErrorKind::Cancelled)
                m_messages.show({.key = messageKey, .text = tr("Stopped. No video was changed.")});
            else
                m_messages.show({.key = messageKey,
                    .kind = Message::Kind::Error,
                    .text = result.error().message,
                    .details = result.error().detail});
            return;
        }
        m_messages.show({.key = messageKey,
            .kind = result->identified.isEmpty() ? Message::Kind::Info : Message::Kind::Good,
            .text = summary(*result)});
        if (!result->identified.isEmpty())
            Q_EMIT identified(result->identified.values());
    });
}

void HashController::stop()
{
    m_stop.request_stop();
}

void HashController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

QString HashController::summary(const HashIdentities &result)
{
    QStringList parts;
    const auto identified = int(result.identified.size());
    if (identified > 0)
        parts << tr("Identified %n videos by their files.", nullptr, identified);
    else
        parts << tr("No video was identified by its file.");
    if (result.unknown > 0)
        parts << tr("%n are not known.", nullptr, result.unknown);
    if (result.unclear > 0)
        parts << tr("For %n there are several films; choose by “Not this one…”.", nullptr, result.unclear);
    if (result.withoutHash > 0)
        parts << tr("%n have no hash, being too small or not read yet.", nullptr, result.withoutHash);
    if (result.chosen > 0)
        parts << tr("%n stay as you chose.", nullptr, result.chosen);
    return parts.join(u' ');
}

} // namespace Legenda
