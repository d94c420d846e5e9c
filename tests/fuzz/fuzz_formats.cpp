// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every reader and its writer. The first byte chooses the format; LEGENDA_FUZZ_FORMAT in the environment sets it, so
// that one format can be fuzzed alone (all bytes are its content then).

#include "tests/fuzz/fuzz.h"

#include "core/subtitles/formatregistry.h"

using namespace Legenda;

namespace {

void readAndWrite(const SubtitleFormat &format, const QByteArray &content)
{
    Reading reading;
    if (format.isText()) {
        TextInput input(content, QStringLiteral("UTF-8"));
        const QString head = QString::fromUtf8(content.left(4096));
        const int sure = format.sniff(head);
        Fuzz::require(sure >= 0 && sure <= 100, "sureness is from 0 to 100");
        format.read(input, {}, reading);
    } else {
        format.readBytes(content, {}, reading);
    }
    reading.document.format = QString::fromLatin1(format.id);
    Fuzz::checkDocument(reading.document);
    if (!format.canWrite())
        return;
    Writing writing;
    if (format.write) {
        TextOutput out;
        format.write(reading.document, {}, out, writing);
        const Result<QByteArray> written = out.finish();
        Fuzz::require(written.has_value(), "UTF-8 has every letter");
        Reading again;
        TextInput input(*written, QStringLiteral("UTF-8"));
        format.read(input, {}, again);
        Fuzz::checkDocument(again.document);
    } else {
        const QByteArray written = format.writeBytes(reading.document, {}, writing);
        Reading again;
        format.readBytes(written, {}, again);
        Fuzz::checkDocument(again.document);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const SubtitleFormat *const chosen = subtitleFormat(qEnvironmentVariable("LEGENDA_FUZZ_FORMAT"));
    if (chosen) {
        readAndWrite(*chosen, Fuzz::bytes(data, size));
        return 0;
    }
    if (size < 1)
        return 0;
    const auto formats = subtitleFormats();
    const SubtitleFormat &format = *formats[data[0] % formats.size()];
    readAndWrite(format, Fuzz::bytes(data + 1, size - 1));
    return 0;
}
