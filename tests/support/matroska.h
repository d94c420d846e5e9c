// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The smallest Matroska file that says what a test asks for: a length, a frame rate and two subtitles inside.
// EBML elements are an id, a size and the content.

#include <QByteArray>
#include <QtEndian>

namespace Legenda::Matroska {

inline QByteArray element(const QByteArray &id, const QByteArray &content)
{
    QByteArray size(8, '\0');
    qToBigEndian<quint64>(quint64(content.size()) | (quint64(1) << 56), size.data());
    return id + size + content;
}

inline QByteArray number(const QByteArray &id, quint64 value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return element(id, bytes);
}

inline QByteArray real(const QByteArray &id, double value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return element(id, bytes);
}

inline QByteArray subtitleTrack(
    int track, const QByteArray &language, const QByteArray &codec, const QByteArray &name, bool forced)
{
    return element("\xAE",
        number("\xD7", quint64(track)) + number("\x73\xC5", quint64(track)) + number("\x83", 0x11)
            + element("\x86", codec) + element("\x22\xB5\x9C", language) + element("\x53\x6E", name)
            + number("\x55\xAA", forced ? 1 : 0));
}

inline QByteArray matroska(double durationMs, double fps)
{
    const QByteArray header = element("\x1A\x45\xDF\xA3",
        number("\x42\x86", 1) + number("\x42\xF7", 1) + number("\x42\xF2", 4) + number("\x42\xF3", 8)
            + element("\x42\x82", "matroska") + number("\x42\x87", 4) + number("\x42\x85", 2));
    const QByteArray info = element("\x15\x49\xA9\x66",
        number("\x2A\xD7\xB1", 1'000'000) + real("\x44\x89", durationMs) + element("\x4D\x80", "test")
            + element("\x57\x41", "test"));
    const QByteArray video = element("\xAE",
        number("\xD7", 1) + number("\x73\xC5", 1) + number("\x83", 1) + element("\x86", "V_MPEG4/ISO/ASP")
            + number("\x23\xE3\x83", quint64(1e9 / fps + 0.5))
            + element("\xE0", number("\xB0", 1280) + number("\xBA", 720)));
    const QByteArray tracks = element("\x16\x54\xAE\x6B",
        video + subtitleTrack(2, "eng", "S_TEXT/UTF8", "Full", false)
            + subtitleTrack(3, "ger", "S_TEXT/ASS", "Signs", true));
    const QByteArray block = element("\xA3", QByteArray("\x81\0\0\x80", 4) + QByteArray(1500, '\1'));
    const QByteArray cluster = element("\x1F\x43\xB6\x75", number("\xE7", 0) + block);
    return header + element("\x18\x53\x80\x67", info + tracks + cluster);
}

} // namespace Legenda::Matroska
