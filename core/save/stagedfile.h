// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A large subtitle on its way to the disk: it is written to a temporary file beside its place while it is made, and its
// digest is counted at the same time. writeSubtitle() gives it its name; without that nothing stays of it.

#include "core/base/contentsink.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <future>
#include <mutex>

namespace Legenda {

class StagedFile : public ContentSink
{
public:
    /// Nothing is made before there is something to take.
    explicit StagedFile(QString folder);
    ~StagedFile() override;

    bool take(QByteArrayView piece) override;
    Error error() const override;

    /// The first piece found room here.
    bool isStarted() const { return m_fd >= 0; }
    const QString &folder() const { return m_folder; }
    qint64 size() const { return m_size; }
    /// SHA-256 of what was taken; empty where the file cannot be read again. No more can be taken then.
    QByteArray digest();
    /// All of it in memory; empty where it cannot be read again.
    QByteArray content() const;
    /// Waits until the disk has it. Nothing is left to be done but giving it its name. @return 0 or an errno
    int finish();
    /// Where it is. It is the caller's from then on.
    QString release();

private:
    QByteArray count();

    QString m_folder;
    QString m_path;
    int m_fd = -1;
    int m_error = 0;
    qint64 m_size = 0;
    QByteArray m_digest;
    std::future<QByteArray> m_counter;
    std::mutex m_mutex; ///< of what is below
    std::condition_variable m_moved;
    qint64 m_written = 0;
    bool m_ended = false;
};

} // namespace Legenda
