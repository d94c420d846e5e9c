// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomrawapi.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 largestFile = qint64(64) * 1024 * 1024;

} // namespace

Result<FormBody> rawBody(const RestCall &call)
{
    if (!call.hasBody())
        return FormBody();
    if (call.files.isEmpty())
        return FormBody{"application/json"_ba, QJsonDocument(call.body).toJson(QJsonDocument::Compact)};
    QList<FormField> fields;
    for (auto field = call.body.begin(); field != call.body.end(); ++field)
        fields.append({field.key(), asParameter(*field)});
    QList<FormFile> files;
    for (const auto &[name, path] : call.files.asKeyValueRange()) {
        QFile file(path);
        errno = 0;
        if (!file.open(QIODevice::ReadOnly))
            return fail(fileError(path, errno, Text::tr("read it")));
        if (file.size() > largestFile)
            return fail(ErrorKind::BadInput,
                Text::tr("“%1” is too big to be sent. Choose a smaller file.").arg(QFileInfo(path).fileName()));
        files.append({name, QFileInfo(path).fileName(), file.read(largestFile)});
    }
    return multipartForm(fields, files);
}

HttpRequest rawRequest(const Access &access, const RestCall &call, const FormBody &body)
{
    HttpRequest made = request(access, call.method, call.path, call.parameters);
    if (call.hasBody())
        body.putInto(made);
    if (call.path == "/login"_L1) {
        made.mayRetry = false;
        made.paceKey = loginPaceKey();
    } else if (call.path == "/ai/translate"_L1 || call.path == "/ai/transcribe"_L1) {
        made.mayRetry = false; // it spends credits
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
        u"GET /ai/info/translation"_s,
        u"GET /ai/info/transcription"_s,
        u"GET /ai/credits"_s,
        u"GET /ai/credits/buy"_s,
        u"POST /ai/translate file@ file_id= api= translate_from= translate_to= return_content="_s,
        u"GET /ai/translate/ID"_s,
        // The same as the service's own programs ask it.
        u"POST /ai/info/translation_apis"_s,
        u"POST /ai/info/translation_languages api="_s,
        u"POST /ai/credits"_s,
        u"POST /ai/credits/buy"_s,
        u"POST /ai/translation/ID"_s,
    };
}

} // namespace Legenda::OpenSubtitlesCom
