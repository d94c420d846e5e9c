// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Archives: limits hold, names are harmless.

#include "tests/fuzz/fuzz.h"

#include "core/download/unpacker.h"

using namespace Legenda;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    UnpackLimits limits;
    limits.entries = 50;
    limits.totalBytes = 4 * 1024 * 1024;
    limits.fileBytes = 1024 * 1024;
    const Result<QList<UnpackedFile>> files = unpack(Fuzz::bytes(data, size), QStringLiteral("x.zip"), limits);
    if (!files) {
        Fuzz::require(!files.error().message.isEmpty(), "a refusal has words");
        return 0;
    }
    qint64 total = 0;
    for (const UnpackedFile &file : *files) {
        total += file.content.size();
        Fuzz::require(!file.name.isEmpty() && !file.name.contains(QLatin1Char('/')), "a name is a name");
        Fuzz::require(!file.name.startsWith(QLatin1Char('.')), "nothing hidden, nothing above");
        Fuzz::require(!file.folder.contains(QLatin1String("..")), "no folder above");
    }
    Fuzz::require(total <= limits.totalBytes || files->size() == 1, "the limit holds");
    return 0;
}
