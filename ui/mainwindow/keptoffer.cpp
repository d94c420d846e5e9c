// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/keptoffer.h"

#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const QString offerKey = u"batch-kept"_s;

QStringList pathsOf(const KeptBatch &kept)
{
    QStringList paths;
    for (const KeptItem &item : kept.items)
        paths.append(item.videoPath);
    paths.removeDuplicates();
    return paths;
}

} // namespace

KeptOffer::KeptOffer(Engine &engine, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_messages(messages)
{
    connect(&engine.library(), &Library::scanFinished, this, &KeptOffer::goOnIfThere);
    connect(&engine.library(), &Library::busyChanged, this, &KeptOffer::goOnIfThere);
}

void KeptOffer::look()
{
    whenDone(m_engine.store().keptBatches(), this, [this](const Result<QList<KeptBatch>> &kept) {
        if (kept && !kept->isEmpty())
            show(kept->first());
    });
}

void KeptOffer::show(const KeptBatch &kept)
{
    const auto left = static_cast<int>(kept.items.size());
    Message message;
    message.key = offerKey;
    message.kind = Message::Kind::Question;
    message.text = left == 1 ? tr("1 subtitle of the last batch is still to be had.")
                             : tr("%n subtitles of the last batch are still to be had.", nullptr, left);
    if (kept.goesOnAt > QDateTime::currentDateTimeUtc())
        message.text += u' ' + tr("There are downloads again from %1 on.").arg(momentText(kept.goesOnAt));
    message.details = kept.reason;
    message.actions = {{tr("Go on"), [this, id = kept.id](bool) { claim(id); }, false, true},
        {tr("Forget"), [this, id = kept.id](bool) { m_engine.store().forgetKept(id); }}};
    m_messages.show(std::move(message));
}

void KeptOffer::claim(qint64 batch)
{
    whenDone(m_engine.store().claimKept(batch), this, [this](const Result<std::optional<KeptBatch>> &kept) {
        if (kept && *kept)
            return bringBack(**kept);
        m_messages.show({.key = offerKey,
            .kind = Message::Kind::Info,
            .text = tr("Another Legenda goes on with these downloads already, or they are done.")});
    });
}

void KeptOffer::bringBack(const KeptBatch &kept)
{
    m_claimed = kept;
    ScanOptions options;
    options.includeExtras = true; // the person chose them
    QStringList paths;
    QList<VideoAddress> onWeb;
    const QStringList all = pathsOf(kept);
    for (const QString &path : all) {
        if (const auto video = looksLikeWebAddress(path) ? readVideoAddress(path) : std::nullopt)
            onWeb.append(*video);
        else
            paths.append(path);
    }
    m_engine.library().addWeb(onWeb);
    if (paths.isEmpty())
        return goOnIfThere(); // nothing is scanned that would lead there
    m_engine.library().add(paths, options);
}

void KeptOffer::goOnIfThere()
{
    if (m_claimed.id == 0)
        return;
    QList<LibraryEntry> videos;
    bool allThere = true;
    const QStringList paths = pathsOf(m_claimed);
    for (const QString &path : paths) {
        const LibraryEntry *entry = m_engine.library().find(m_engine.library().idOf(path));
        if (entry)
            videos.append(*entry);
        allThere = allThere && entry;
    }
    // Some may be gone for good; others are found by a scan that still runs.
    if (!allThere && m_engine.library().isBusy())
        return;
    const KeptBatch kept = std::exchange(m_claimed, {});
    if (!videos.isEmpty())
        return Q_EMIT goOn(kept, videos);
    // A drive that is not plugged in: later then.
    m_engine.store().releaseKept(kept.id);
    m_messages.show({.key = offerKey,
        .kind = Message::Kind::Warning,
        .text = tr("None of these videos is there now. If they are on another drive, plug it in and start Legenda "
                   "again."),
        .details = paths.mid(0, 20).join(u'\n')});
}

} // namespace Legenda
