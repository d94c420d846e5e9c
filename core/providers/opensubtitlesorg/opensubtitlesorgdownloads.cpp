// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgdownloads.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesOrg;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Longer than it takes a program to ask for all it wants, shorter than a person notices.
constexpr std::chrono::milliseconds usualPatience{40};

/// One of several may be to blame: the others can be had without it.
bool isForOne(ErrorKind kind)
{
    return kind == ErrorKind::BadInput || kind == ErrorKind::NotFound || kind == ErrorKind::BadReply
        || kind == ErrorKind::QuotaUsedUp; // of a quota of three, three are left for five that are wanted
}

Error notThere()
{
    return {ErrorKind::NotFound,
        Text::tr("OpenSubtitles.org does not have this subtitle any more. Choose another one, or search again."), {}};
}

} // namespace

/// A file with those who want it. Deleted later, so that a reader who stops late still finds somebody to tell.
struct OpenSubtitlesOrgDownloads::Wanted : public QObject
{
    Wanted(QString fileId, QObject *parent, std::function<void()> left)
        : QObject(parent), id(std::move(fileId)), readers(this, std::move(left))
    {
    }

    const QString id;
    Readers<QByteArray> readers;
};

/// The files of one request.
struct OpenSubtitlesOrgDownloads::Batch
{
    QList<Wanted *> files; ///< in the order they were asked for
    QStringList alone; ///< still to be asked for one by one
    std::stop_source stop;

    Wanted *find(const QString &fileId) const
    {
        const auto place =
            std::find_if(files.cbegin(), files.cend(), [&](const Wanted *file) { return file->id == fileId; });
        return place == files.cend() ? nullptr : *place;
    }
};

OpenSubtitlesOrgDownloads::OpenSubtitlesOrgDownloads(OpenSubtitlesOrgService &service, QObject *parent)
    : QObject(parent), m_service(service)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(usualPatience);
    connect(&m_timer, &QTimer::timeout, this, &OpenSubtitlesOrgDownloads::send);
}

OpenSubtitlesOrgDownloads::~OpenSubtitlesOrgDownloads()
{
    stop();
}

Pending<QByteArray> OpenSubtitlesOrgDownloads::get(const QString &fileId, std::stop_token stop)
{
    for (const SharedBatch &batch : std::as_const(m_sent)) {
        if (Wanted *wanted = batch->find(fileId))
            return wanted->readers.add(std::move(stop));
    }
    if (!m_gathering)
        m_gathering = std::make_shared<Batch>();
    Wanted *wanted = m_gathering->find(fileId);
    if (!wanted) {
        wanted = new Wanted(fileId, this, [this, fileId, gathering = std::weak_ptr<Batch>(m_gathering)] {
            if (const SharedBatch batch = gathering.lock())
                left(fileId, batch);
        });
        m_gathering->files.append(wanted);
    }
    Pending<QByteArray> pending = wanted->readers.add(std::move(stop));
    if (m_gathering->files.size() >= mostDownloads)
        send();
    else if (!m_timer.isActive())
        m_timer.start();
    return pending;
}

/// Nobody wants that file any more.
void OpenSubtitlesOrgDownloads::left(const QString &fileId, const SharedBatch &batch)
{
    if (Wanted *wanted = batch->find(fileId)) {
        batch->files.removeOne(wanted);
        wanted->deleteLater();
    }
    batch->alone.removeAll(fileId);
    if (batch->files.isEmpty())
        batch->stop.request_stop();
}

void OpenSubtitlesOrgDownloads::send()
{
    m_timer.stop();
    const SharedBatch batch = std::exchange(m_gathering, nullptr);
    if (!batch || batch->files.isEmpty())
        return;
    m_sent.append(batch);
    QStringList fileIds;
    for (const Wanted *file : std::as_const(batch->files))
        fileIds.append(file->id);
    request(batch, fileIds, fileIds.size() == 1);
}

void OpenSubtitlesOrgDownloads::request(const SharedBatch &batch, const QStringList &fileIds, bool alone)
{
    whenDone(m_service.downloadSubtitles(fileIds, batch->stop.get_token()), this,
        [this, batch, fileIds, alone](Result<QList<DownloadReply>> replies) {
            if (replies)
                received(batch, fileIds, std::move(*replies));
            else
                failed(batch, fileIds, alone, replies.error());
            if (batch->alone.isEmpty())
                m_sent.removeOne(batch);
            else
                askNextAlone(batch);
        });
}

void OpenSubtitlesOrgDownloads::received(
    const SharedBatch &batch, const QStringList &fileIds, QList<DownloadReply> replies)
{
    for (qsizetype i = 0; i < fileIds.size(); ++i) {
        const QString &wanted = fileIds.at(i);
        const auto place = std::find_if(
            replies.cbegin(), replies.cend(), [&](const DownloadReply &reply) { return reply.fileId == wanted; });
        if (place != replies.cend())
            give(batch, wanted, place->content);
        else if (replies.size() == fileIds.size() && replies.at(i).fileId.isEmpty())
            give(batch, wanted, replies.at(i).content);
        else
            give(batch, wanted, fail(notThere()));
    }
}

void OpenSubtitlesOrgDownloads::failed(
    const SharedBatch &batch, const QStringList &fileIds, bool alone, const Error &error)
{
    if (!alone && isForOne(error.kind)) {
        for (const QString &fileId : fileIds) {
            if (batch->find(fileId))
                batch->alone.append(fileId);
        }
        return;
    }
    for (const QString &fileId : fileIds)
        give(batch, fileId, fail(error));
    if (isForOne(error.kind) && error.kind != ErrorKind::QuotaUsedUp)
        return;
    // The next ones would hear the same.
    const QStringList others = std::exchange(batch->alone, {});
    for (const QString &fileId : others)
        give(batch, fileId, fail(error));
}

void OpenSubtitlesOrgDownloads::askNextAlone(const SharedBatch &batch)
{
    const QString next = batch->alone.takeFirst();
    request(batch, {next}, true);
}

void OpenSubtitlesOrgDownloads::give(const SharedBatch &batch, const QString &fileId, const Result<QByteArray> &content)
{
    Wanted *wanted = batch->find(fileId);
    if (!wanted)
        return;
    batch->files.removeOne(wanted);
    wanted->deleteLater();
    wanted->readers.finish(content);
}

void OpenSubtitlesOrgDownloads::stop()
{
    m_timer.stop();
    QList<SharedBatch> batches = std::exchange(m_sent, {});
    if (m_gathering)
        batches.append(std::exchange(m_gathering, nullptr));
    for (const SharedBatch &batch : std::as_const(batches)) {
        batch->stop.request_stop();
        batch->alone.clear();
        while (!batch->files.isEmpty())
            give(batch, QString(batch->files.first()->id), fail(cancelled()));
    }
}

} // namespace Legenda
