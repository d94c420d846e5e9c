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

inline Error unknownPacking()
{
    return {ErrorKind::NotSupported,
        QCoreApplication::translate("Legenda",
            "The archive is packed in a way that Legenda cannot read. Unpack it by hand and drop the subtitle on the "
            "video."),
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

inline Error noSubtitle()
{
    return {ErrorKind::NotFound,
        QCoreApplication::translate("Legenda", "There is no subtitle in the archive. Choose another one."), {}};
}

} // namespace Legenda::UnpackErrors
