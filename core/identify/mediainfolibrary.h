// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// MediaInfoLib through its C interface, loaded when the first video is looked into. It brings forty libraries along
// (curl, TLS, Kerberos …): linked, they would cost every start of the program, also of commands that see no video.

#include <QString>

#include <cstddef>
#include <cstdint>

namespace Legenda {

/// One look into one file. Each is for one thread; several may be used at the same time.
class MediaInfoHandle
{
public:
    enum class Stream { General = 0, Video = 1, Text = 3 }; ///< as MediaInfo_stream_t counts them

    /// Loads the library where that was not done yet.
    MediaInfoHandle();
    ~MediaInfoHandle();
    Q_DISABLE_COPY_MOVE(MediaInfoHandle)

    /// False: the library is not on this machine. Nothing else may be called then.
    bool isReady() const { return m_handle; }
    /// Begins to take the bytes of a file, from an offset on.
    void begin(std::uint64_t size, std::uint64_t offset);
    /// False: it has seen enough.
    bool feed(const char *bytes, std::size_t count);
    /// Where it wants to go on reading; UINT64_MAX: right behind.
    std::uint64_t wanted() const;
    void finish();
    std::size_t count(Stream kind) const;
    QString field(Stream kind, std::size_t stream, const char *name) const;

private:
    void *m_handle = nullptr;
};

} // namespace Legenda
