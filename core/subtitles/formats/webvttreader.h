// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reading WebVTT by the rules of https://www.w3.org/TR/webvtt1/#file-parsing. Beyond those rules, what is evidently a
// subtitle is read as one: no signature, commas in the times, numbers without blank lines above.

#include "core/subtitles/format.h"

namespace Legenda::WebVtt {

int sniff(QStringView head);
void read(TextInput &input, Reading &reading);

bool isSignature(QStringView line);
/// A block "NOTE …".
bool isComment(QStringView block);
/// The first line says what kind of block it is, and nothing else.
bool isBlock(QStringView block, QLatin1StringView name);
QStringView belowFirstLine(QStringView block);

} // namespace Legenda::WebVtt
