// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The engine's way from a file to its converted form on the disk: in the background, remembered for undo.

#include "core/base/pending.h"
#include "core/pipeline/fileconversion.h"

#include <memory>
#include <stop_token>

namespace Legenda {

class Library;
class Store;

class FileConverter
{
public:
    /// @param context of all chains: when it goes, they end
    FileConverter(Store &store, Library &library, QObject *context);

    /// saved.outcome AlreadyThere: ask the person and come again with a policy.
    Pending<FileConversion> convert(FileConversionRequest request, std::stop_token stop);
    /// What convert() would write, without writing.
    Pending<FileConversion> preview(FileConversionRequest request, std::stop_token stop);

private:
    struct Job;

    Pending<FileConversion> remember(const std::shared_ptr<Job> &job);

    Store &m_store;
    Library &m_library;
    QObject *m_context;
};

} // namespace Legenda
