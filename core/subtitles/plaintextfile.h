// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A big file that is a text in UTF-8 through and through, as most are: it can be read in pieces, so that it does not
// stand in memory beside the document that is made of it. All others have to be looked at as a whole.

#include "core/subtitles/textencoding.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>
#include <optional>

namespace Legenda {

class PlainTextFile
{
public:
    /// Smaller ones are read at once; nobody would notice.
    static constexpr qint64 leastBytes = 1024LL * 1024;

    /// Reads all of it once. Nothing where it is too small or too large, or anything but plain lines in UTF-8 or ASCII:
    /// such with control characters, which archives have, are not plain.
    static std::optional<PlainTextFile> look(std::unique_ptr<QIODevice> file);

    qint64 size() const { return m_file->size(); }
    const DetectedEncoding &encoding() const { return m_encoding; }
    /// The first bytes; what is read next begins at the start again.
    QByteArray head(qint64 size) const;
    QByteArray whole() const { return head(m_file->size()); }
    /// To be read from the start. It stays this object's.
    QIODevice *fromStart() const;

private:
    PlainTextFile(std::unique_ptr<QIODevice> file, DetectedEncoding encoding);

    std::unique_ptr<QIODevice> m_file;
    DetectedEncoding m_encoding;
};

} // namespace Legenda
