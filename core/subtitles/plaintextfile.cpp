// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/plaintextfile.h"

#include "core/subtitles/documentfile.h"
#include "core/subtitles/unicodebytes.h"

#include <cstring>
#include <utility>

namespace Legenda {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

bool hasControls(QByteArrayView text)
{
    const auto *bytes = reinterpret_cast<const uchar *>(text.data());
    const auto isControl = [](uchar c) {
        return uchar(int(c < 0x20) & int(c != '\t') & int(c != '\n') & int(c != '\r'));
    };
    // Blocks of one size and no branches: the compiler looks at many bytes at once.
    constexpr qsizetype block = 64;
    uchar any = 0;
    qsizetype i = 0;
    for (; i + block <= text.size(); i += block) {
        for (qsizetype k = 0; k < block; ++k)
            any |= isControl(bytes[i + k]);
    }
    for (; i < text.size(); ++i)
        any |= isControl(bytes[i]);
    return any;
}

bool isBlank(QByteArrayView text)
{
    return text.trimmed().isEmpty();
}

} // namespace

PlainTextFile::PlainTextFile(std::unique_ptr<QIODevice> file, DetectedEncoding encoding)
    : m_file(std::move(file)), m_encoding(std::move(encoding))
{
}

std::optional<PlainTextFile> PlainTextFile::look(std::unique_ptr<QIODevice> file)
{
    if (!file || file->isSequential() || file->size() < leastBytes || file->size() > largestSubtitleBytes
        || !file->seek(0))
        return {};
    Utf8Census all;
    DetectedEncoding encoding;
    encoding.encoding = QStringLiteral("UTF-8");
    QByteArray buffer(2 * pieceSize, Qt::Uninitialized);
    qsizetype kept = 0; // the beginning of a line that the next piece ends
    bool first = true;
    bool shifts = false; // what HZ begins its Chinese with
    while (true) {
        const qint64 got = file->read(buffer.data() + kept, pieceSize);
        if (got < 0)
            return {};
        const QByteArrayView text(buffer.constData(), kept + got);
        // Whole lines: no sequence of bytes is torn, nor what belongs together.
        const qsizetype end = got == 0 ? text.size() : text.lastIndexOf('\n') + 1;
        if (text.size() - end > pieceSize)
            return {}; // such lines are no subtitle's
        const QByteArrayView lines = text.first(end);
        const Utf8Census census = countUtf8(lines);
        if (hasControls(lines) || census.invalid > 0 || census.surrogates > 0 || census.cut)
            return {};
        if (first) {
            encoding.mark = lines.startsWith("\xEF\xBB\xBF");
            if (isBlank(lines) || looksBinary(lines.toByteArray()))
                return {};
            first = false;
        }
        all.valid += census.valid;
        all.twice += census.twice;
        shifts = shifts || lines.indexOf("~{") >= 0;
        if (got == 0)
            break;
        kept = text.size() - end;
        std::memmove(buffer.data(), buffer.constData() + end, std::size_t(kept));
    }
    // The mark is no letter of the text.
    all.valid -= encoding.mark ? 1 : 0;
    if (all.isAscii() && shifts)
        return {};
    noteTwice(encoding, all);
    return PlainTextFile(std::move(file), std::move(encoding));
}

QByteArray PlainTextFile::head(qint64 size) const
{
    return fromStart()->read(size);
}

QIODevice *PlainTextFile::fromStart() const
{
    m_file->seek(0);
    return m_file.get();
}

} // namespace Legenda
