// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The engine's way from a file to the same text in another format, by a service: read, send, wait, save, remember.

#include "core/pipeline/conversion.h"
#include "core/pipeline/library.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Legenda {

class Store;

class Converter
{
public:
    /// @param context of all chains: when it goes, they end
    Converter(ProviderRegistry &registry, Store &store, Library &library, QObject *context);

    Pending<ConvertedSubtitle> convert(ConvertRequest request, std::stop_token stop);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    Pending<SubtitleFile> ask(const JobPtr &job);
    Pending<ConvertedSubtitle> save(const JobPtr &job, const SubtitleFile &file);
    Pending<ConvertedSubtitle> remember(const JobPtr &job);

    ProviderRegistry &m_registry;
    Store &m_store;
    Library &m_library;
    QObject *m_context;
};

/// Reads a file and tells what it is. Errors: FileAccess; BadInput (with Error::fields) for one that is longer than
/// `largest` bytes or empty. @param content where its bytes go; may be nullptr. Blocking.
Result<ConvertSource> readConvertSource(const QString &path, qint64 largest, QByteArray *content);

/// The video a subtitle file lies beside, by its name; nullptr if none of the library's. Valid until the next change.
const LibraryEntry *videoBeside(const Library &library, const QString &subtitle);

} // namespace Legenda
