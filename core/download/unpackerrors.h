// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace Legenda::UnpackErrors {

inline Error damaged()
{
    return {ErrorKind::BadReply,
        QCoreApplication::translate("Legenda", "The archive is damaged. Download it again or choose another subtitle."),
        {}};
}

inline Error encrypted()
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate(
            "Legenda", "The archive is locked with a password. Unpack it by hand and drop the subtitle on the video."),
        {}};
}

/// @param kind what it is called: "PPMd", "RAR"
inline Error unknownPacking(const QString &kind)
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate("Legenda",
            "The archive is packed in a way that Legenda cannot read (%1). Unpack it with another program and drop the "
            "subtitle on the video.")
            .arg(kind),
        {}};
}

inline Error unknownArchive(const QString &kind)
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate("Legenda",
            "Legenda cannot unpack %1 archives. Unpack it with another program and drop the subtitle on the video.")
            .arg(kind),
        {}};
}

inline Error split()
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate("Legenda",
            "This is one part of an archive in several parts. Unpack them with another program and drop the subtitle "
            "on the video."),
        {}};
}

inline Error tooDeep()
{
    return {ErrorKind::BadInput,
        QCoreApplication::translate("Legenda",
            "There are archives in archives in this archive. Unpack it with another program and drop the subtitle on "
            "the video."),
        {}};
}

inline Error overlapping()
{
    return {ErrorKind::BadInput,
        QCoreApplication::translate("Legenda",
            "The files of this archive overlap, as in a trap that fills disks; it was not unpacked. Choose another "
            "one."),
        {}};
}

inline Error tooLarge()
{
    return {ErrorKind::BadInput,
        QCoreApplication::translate("Legenda",
            "The archive holds more than subtitles ever need, so it was not unpacked. Choose another one, or unpack it "
            "by hand if you trust it."),
        {}};
}

inline Error onlyPictures()
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate("Legenda",
            "The subtitles in the archive are made of pictures (VobSub or PGS), not of text. Choose another one."),
        {}};
}

inline Error noSubtitle()
{
    return {ErrorKind::NotFound,
        QCoreApplication::translate("Legenda", "There is no subtitle in the archive. Choose another one."), {}};
}

} // namespace Legenda::UnpackErrors
