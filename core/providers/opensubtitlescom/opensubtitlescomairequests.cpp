// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomairequests.h"

#include "core/base/safename.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

namespace {

constexpr std::chrono::hours aWeek{7 * 24};
/// A translated text may come in the reply itself.
constexpr qint64 maxTextBytes = qint64(20) * 1024 * 1024;
/// The service looks at the whole text before it answers.
constexpr std::chrono::seconds startPatience{120};

HttpRequest posted(const Access &access, const QString &path)
{
    HttpRequest made = request(access, HttpRequest::Method::Post, path);
    made.body = "{}"_ba;
    made.contentType = "application/json"_ba;
    return made;
}

HttpRequest inShape(const Access &access, AiShape shape, const QString &published, const QString &other)
{
    return shape == AiShape::Published ? request(access, HttpRequest::Method::Get, published) : posted(access, other);
}

/// One answer for everybody who asks this, whatever their token.
void keepForAll(HttpRequest &made)
{
    made.questionKey = "opensubtitles-com "_L1 + made.url.toString(QUrl::FullyEncoded);
    made.keepFor = aWeek;
}

} // namespace

HttpRequest aiModelsRequest(const Access &access, AiShape shape)
{
    HttpRequest made = inShape(access, shape, u"/ai/info/translation"_s, u"/ai/info/translation_apis"_s);
    keepForAll(made);
    return made;
}

HttpRequest aiLanguagesRequest(const Access &access)
{
    HttpRequest made = posted(access, u"/ai/info/translation_languages"_s);
    keepForAll(made);
    return made;
}

HttpRequest aiCreditsRequest(const Access &access, AiShape shape)
{
    return inShape(access, shape, u"/ai/credits"_s, u"/ai/credits"_s);
}

HttpRequest aiOffersRequest(const Access &access, AiShape shape)
{
    return inShape(access, shape, u"/ai/credits/buy"_s, u"/ai/credits/buy"_s);
}

HttpRequest aiStartRequest(
    const Access &access, const TranslationRequest &translation, const BoundaryMaker &makeBoundary)
{
    HttpRequest made = request(access, HttpRequest::Method::Post, u"/ai/translate"_s);
    QList<FormField> fields = {
        {u"api"_s, translation.model},
        {u"translate_from"_s, translation.from.isEmpty() ? u"auto"_s : translation.from},
        {u"translate_to"_s, translation.to},
        {u"return_content"_s, u"true"_s},
    };
    QList<FormFile> files;
    if (translation.content.isEmpty())
        fields.append({u"file_id"_s, translation.hitFileId});
    else
        files.append({u"file"_s, safeFileName(translation.fileName), translation.content});
    multipartForm(fields, files, makeBoundary).putInto(made);
    made.mayRetry = false;
    made.followRedirects = false; // a redirect that is followed is a second start
    made.timeout = startPatience;
    made.maxBytes = maxTextBytes;
    return made;
}

HttpRequest aiProgressRequest(const Access &access, AiShape shape, const QString &taskId)
{
    HttpRequest made = inShape(access, shape, "/ai/translate/"_L1 + taskId, "/ai/translation/"_L1 + taskId);
    made.maxBytes = maxTextBytes;
    return made;
}

HttpRequest aiFileRequest(const Access &access, const QUrl &url)
{
    HttpRequest made = request(access, HttpRequest::Method::Get, {});
    made.url = url;
    made.headers.removeIf([](const HttpHeader &header) { return header.name == "Accept"; });
    made.maxBytes = maxTextBytes;
    return made;
}

bool isAiTaskId(const QString &taskId)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}\\z"_s);
    return pattern.match(taskId).hasMatch();
}

} // namespace Legenda::OpenSubtitlesCom
