// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/batch.h"

namespace Legenda {

class ProviderRegistry;

/// Asks the enabled services what is left of their quota and puts it into `plan`. A service that does not answer
/// counts with what it said last.
Pending<BatchPlan> withQuota(ProviderRegistry &registry, BatchPlan plan, std::stop_token stop, QObject *context);

/// True if a wanted language is among those that are there: itself, or a regional form of it.
bool isThere(const QList<Language> &there, const Language &wanted);

} // namespace Legenda
