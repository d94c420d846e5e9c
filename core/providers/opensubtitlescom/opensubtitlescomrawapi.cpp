// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomrawapi.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

HttpRequest rawRequest(const Access &access, const RestCall &call)
{
    HttpRequest made = request(access, call.method, call.path, call.parameters);
    if (call.hasBody()) {
        made.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
        made.contentType = "application/json"_ba;
    }
    if (call.path == "/login"_L1) {
        made.mayRetry = false;
        made.paceKey = loginPaceKey();
    } else if (call.path == "/features"_L1) {
        made.paceKey = featuresPaceKey();
    }
    return made;
}

QStringList rawEndpoints()
{
    return {
        u"GET /subtitles query= moviehash= id= imdb_id= tmdb_id= parent_feature_id= parent_imdb_id= parent_tmdb_id= "
        "season_number= episode_number= languages= type= year= uploader_id= ai_translated= machine_translated= "
        "hearing_impaired= foreign_parts_only= trusted_sources= moviehash_match= order_by= order_direction= page="_s,
        u"GET /features query= query_match= full_search= type= year= feature_id= imdb_id= tmdb_id="_s,
        u"GET /discover/popular language= type="_s,
        u"GET /discover/latest language= type="_s,
        u"GET /discover/most_downloaded language= type="_s,
        u"GET /utilities/guessit filename="_s,
        u"GET /infos/formats"_s,
        u"GET /infos/languages"_s,
        u"GET /infos/user"_s,
        u"POST /download file_id:= sub_format= file_name= in_fps:= out_fps:= timeshift:= force_download:="_s,
        u"POST /login username= password="_s,
        u"DELETE /logout"_s,
    };
}

} // namespace Legenda::OpenSubtitlesCom
