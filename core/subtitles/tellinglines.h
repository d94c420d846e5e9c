// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The lines of a file that tell its encoding: those with bytes beyond ASCII.

#include <QByteArray>
#include <QByteArrayView>

namespace Legenda {

/// True if any byte is 0x80 or above; as fast as memory gives them.
bool hasHighBytes(QByteArrayView content);

/// Such lines from all parts of the content, without tags, together about `enough` bytes, and some more with bytes that
/// the others have not: the one "š" of a file may decide. Where they are few, some lines of ASCII letters too: they
/// tell the language.
QByteArray tellingLines(QByteArrayView content, qsizetype enough);

} // namespace Legenda
