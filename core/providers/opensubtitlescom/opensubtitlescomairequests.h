// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to the translating part of REST v1, below "/ai". The service is seen in two shapes: the published one, and
// the one that its own programs use.

#include "core/net/multipart.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"
#include "core/providers/translator.h"

namespace Legenda::OpenSubtitlesCom {

enum class AiShape {
    Published, ///< GET, and models that name their languages
    Posted, ///< POST for everything, models and languages apart
};

/// Kept for a week: they are the same for everybody.
HttpRequest aiModelsRequest(const Access &access, AiShape shape);
/// What each model translates to; only AiShape::Posted has it.
HttpRequest aiLanguagesRequest(const Access &access);
HttpRequest aiCreditsRequest(const Access &access, AiShape shape);
HttpRequest aiOffersRequest(const Access &access, AiShape shape);
/// Spends credits, and is therefore never sent twice. The same in both shapes.
/// @param makeBoundary for tests
HttpRequest aiStartRequest(
    const Access &access, const TranslationRequest &translation, const BoundaryMaker &makeBoundary = randomBoundary);
/// @param taskId one that isAiTaskId() is true for
HttpRequest aiProgressRequest(const Access &access, AiShape shape, const QString &taskId);
/// Fetches a translation from the service's own host, with key and token.
HttpRequest aiFileRequest(const Access &access, const QUrl &url);

/// A task's id becomes part of an address: letters, digits and a few signs.
bool isAiTaskId(const QString &taskId);

} // namespace Legenda::OpenSubtitlesCom
