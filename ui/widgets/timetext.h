// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QDateTime;

namespace Legenda {

/// A moment as people say it: the local time without seconds, with the day where it is not today.
QString momentText(const QDateTime &when);

} // namespace Legenda
