// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amararawapi.h"

#include "core/net/redaction.h"

using namespace Qt::StringLiterals;

namespace Legenda::Amara {

namespace {

bool isSubtitles(const QString &path)
{
    return path.endsWith("/subtitles/"_L1);
}

/// The call's path as Access::base wants it: no slash in front, one at the end.
QString pathOf(const RestCall &call)
{
    const QString path = call.path.mid(1);
    return path.endsWith(u'/') ? path : path + u'/';
}

} // namespace

HttpRequest rawRequest(const Access &access, const RestCall &call)
{
    const QString path = pathOf(call);
    HttpRequest made =
        call.hasBody() ? jsonRequest(access, call.method, path, call.body) : request(access, call.method, path);
    if (!call.parameters.isEmpty())
        made.url = request(access, call.method, path, call.parameters).url;
    // The text alone is no JSON; see subtitlesRequest().
    if (isSubtitles(path) && call.parameters.contains(u"format"_s))
        made.headers.first().value = "application/json, */*;q=0.5"_ba;
    registerSecret(call.body[u"password"_s].toString());
    return made;
}

Asked askedBy(const RestCall &call)
{
    const QString path = pathOf(call);
    if (call.method == HttpRequest::Method::Delete && path.contains("/urls/"_L1))
        return Asked::RemoveAddress;
    if (call.method != HttpRequest::Method::Get)
        return Asked::Change;
    if (isSubtitles(path))
        return Asked::Subtitles;
    return path.startsWith("videos/"_L1) && path != "videos/"_L1 ? Asked::Video : Asked::List;
}

QStringList rawEndpoints()
{
    return {
        u"GET /videos/ video_url= order_by= limit= offset="_s,
        u"POST /videos/ video_url= title= description= duration:= primary_audio_language_code="_s,
        u"GET /videos/VIDEO/"_s,
        u"PUT /videos/VIDEO/ title= description= primary_audio_language_code="_s,
        u"GET /videos/VIDEO/languages/ limit= offset="_s,
        u"POST /videos/VIDEO/languages/ language_code= title= description= is_primary_audio_language:= "
        "subtitles_complete:="_s,
        u"GET /videos/VIDEO/languages/LANGUAGE/"_s,
        u"GET /videos/VIDEO/languages/LANGUAGE/subtitles/ format= sub_format= version_number="_s,
        u"POST /videos/VIDEO/languages/LANGUAGE/subtitles/ subtitles= subtitles_url= sub_format= title= description= "
        "action= is_complete:="_s,
        u"GET /videos/VIDEO/languages/LANGUAGE/subtitles/actions/"_s,
        u"POST /videos/VIDEO/languages/LANGUAGE/subtitles/actions/ action="_s,
        u"GET /videos/VIDEO/urls/ limit= offset="_s,
        u"POST /videos/VIDEO/urls/ url= primary:= original:="_s,
        u"GET /videos/VIDEO/urls/ADDRESS/"_s,
        u"PUT /videos/VIDEO/urls/ADDRESS/ url= primary:= original:="_s,
        u"DELETE /videos/VIDEO/urls/ADDRESS/"_s,
        u"GET /languages/"_s,
        u"GET /users/ limit= offset="_s,
        u"GET /users/NAME/"_s,
        u"POST /users/ username= email= password= first_name= last_name= create_login_token:="_s,
    };
}

} // namespace Legenda::Amara
