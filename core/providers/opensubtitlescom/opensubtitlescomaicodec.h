// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Replies of the translating part of REST v1 as values, in both of its shapes.

#include "core/net/httpclient.h"
#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"
#include "core/providers/translator.h"

namespace Legenda::OpenSubtitlesCom {

/// Models with price and languages, as objects; or only their names.
Result<QList<TranslationModel>> readAiModels(const HttpReply &reply, const ErrorContext &context);
/// Puts in what models translate to, where they do not say it themselves: a list for all, or one for each by name.
Result<QList<TranslationModel>> withAiLanguages(
    QList<TranslationModel> models, const HttpReply &reply, const ErrorContext &context);
Result<double> readAiCredits(const HttpReply &reply, const ErrorContext &context);
Result<QList<CreditOffer>> readAiOffers(const HttpReply &reply, const ErrorContext &context);
/// Of a start or of a question after it.
/// @param taskId the one asked for; empty for a start, whose reply has to name it
Result<TranslationProgress> readAiProgress(const HttpReply &reply, const QString &taskId, const ErrorContext &context);

/// As errorFrom(), with what is wrong with single fields of a start.
Error aiErrorFrom(const HttpReply &reply, const ErrorContext &context);

/// A start that ended without an answer: it may have been taken on all the same.
Error aiStartUnknown(const Error &cause);
/// Neither shape is there.
Error aiNotOffered(const HttpReply &reply);

} // namespace Legenda::OpenSubtitlesCom
