// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pending.h"
#include "core/pipeline/library.h"
#include "core/store/store.h"

namespace Legenda {

/// What the history calls a saved conversion.
struct ConversionRecord
{
    qint64 id = 0; ///< 0: it could not be remembered
    qint64 batch = 0; ///< for undo
};

/// Remembers for undo that a conversion was saved, by us or by a service, and has the video beside it looked at again.
/// Never fails: the file is there, and that it cannot be remembered is no reason to call it a failure.
/// @param record of where it was saved and what it is; what it is a conversion of
/// @param input for videoPath where there is no video  @param batch 0: one of its own
Pending<ConversionRecord> rememberConversion(
    Store &store, Library &library, QObject *context, DownloadRecord record, const QString &input, qint64 batch);

} // namespace Legenda
