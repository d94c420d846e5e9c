// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle file of this machine on its way to a service for web videos, and that service among all.

#include "core/providers/webvideos.h"

#include <QString>
#include <QStringList>

#include <stop_token>

class QObject;

namespace Legenda {

class ProviderRegistry;
class SubtitleProvider;

/// A service for web videos; both pointers are the same object, or null where there is none.
struct WebService
{
    SubtitleProvider *provider = nullptr;
    WebVideos *web = nullptr;
    explicit operator bool() const { return web != nullptr; }
};

/// @param id of the wanted one; empty: the first that is switched on
WebService webService(const ProviderRegistry &registry, const QString &id = {});

/// Formats that can be sent, by the services' names, the usual one first.
QStringList webFormats();
/// By the extension: "srt", "vtt", "sbv", "ssa" (also of .ass), "dfxp" (also of .ttml and .xml), "txt"; empty: none.
QString webFormatOf(const QString &fileName);

/// A file to send: read, decoded, and looked at as closely as needed to say what it is.
struct WebUpload
{
    QString fileName; ///< without folder
    QByteArray content; ///< UTF-8
    QString format; ///< of webFormats()
    QString encoding; ///< of the file, "UTF-8" or what it was converted from
    int cues = 0; ///< 0: not counted, such as in plain text
    qint64 lastCueMs = 0;
    Language language; ///< as its text reads; invalid: not sure
    QStringList warnings; ///< in words
    bool operator==(const WebUpload &) const = default;
};

/// The largest file that is sent, in bytes.
inline constexpr qint64 largestWebUpload = qint64(5) * 1024 * 1024;

/// Reads on the disk's pool, looks on the processor's. Errors: FileAccess, BadInput (too large, empty, no text, of no
/// format that can be sent), each with its own sentence.
/// @param format of webFormats(); empty: by the extension
Pending<WebUpload> readWebUpload(const QString &path, const QString &format, QObject *context, std::stop_token stop);

} // namespace Legenda
