// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a big content goes while it is made, so that it need not stand in memory as a whole.

#include "core/base/error.h"

#include <QByteArrayView>

namespace Legenda {

class ContentSink
{
public:
    ContentSink() = default;
    virtual ~ContentSink() = default;
    Q_DISABLE_COPY_MOVE(ContentSink)

    /// False for the first piece: there is no room here, the content has to stay where it is. False later: error().
    virtual bool take(QByteArrayView piece) = 0;
    /// Why a later piece could not be taken.
    virtual Error error() const = 0;
};

} // namespace Legenda
