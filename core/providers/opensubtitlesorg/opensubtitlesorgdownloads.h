// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/readers.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgservice.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Legenda {

/// Gathers downloads that are asked for at the same time, so that twenty of them are one request.
class OpenSubtitlesOrgDownloads : public QObject
{
    Q_OBJECT
public:
    /// @param service outlives this object
    explicit OpenSubtitlesOrgDownloads(OpenSubtitlesOrgService &service, QObject *parent = nullptr);
    ~OpenSubtitlesOrgDownloads() override;

    /// One file. Those who ask for the same one share it. A file that cannot be had does not take the others with it.
    Pending<QByteArray> get(const QString &fileId, std::stop_token stop);

    /// How long the first one waits for others.
    void setPatience(std::chrono::milliseconds patience) { m_timer.setInterval(patience); }
    /// Drops everything that waits or is on its way.
    void stop();

private:
    struct Wanted;
    struct Batch;
    using SharedBatch = std::shared_ptr<Batch>;

    void send();
    void left(const QString &fileId, const SharedBatch &batch);
    void request(const SharedBatch &batch, const QStringList &fileIds, bool alone);
    void received(const SharedBatch &batch, const QStringList &fileIds, QList<OpenSubtitlesOrg::DownloadReply> replies);
    void failed(const SharedBatch &batch, const QStringList &fileIds, bool alone, const Error &error);
    void give(const SharedBatch &batch, const QString &fileId, const Result<QByteArray> &content);
    void askNextAlone(const SharedBatch &batch);

    OpenSubtitlesOrgService &m_service;
    SharedBatch m_gathering; ///< not sent yet
    QList<SharedBatch> m_sent;
    QTimer m_timer;
};

} // namespace Legenda
