// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlesrawapi.h"

#include "core/base/background.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Legenda::KickAssSubtitles {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 largestFile = qint64(16) * 1024 * 1024;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    // A pipe or a device may never end.
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return fail(fileError(path, EINVAL, Text::tr("read the file")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(path, errno, Text::tr("read the file")));
    const QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFile::NoError)
        return fail(fileError(path, errno, Text::tr("read the file")));
    if (content.size() > largestFile)
        return fail(ErrorKind::BadInput, Text::tr("“%1” is too large to be a subtitle.").arg(path));
    return content;
}

} // namespace

Pending<QList<FormFile>> readFormFiles(const RestCall &call, std::stop_token stop)
{
    if (call.files.isEmpty())
        return ready<QList<FormFile>>(QList<FormFile>());
    return runInBackground(Pool::Disk, std::move(stop), [files = call.files]() -> Result<QList<FormFile>> {
        QList<FormFile> read;
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            auto content = readFile(it.value());
            if (!content)
                return fail(content.error());
            read.append({it.key(), QFileInfo(it.value()).fileName(), std::move(*content)});
        }
        return read;
    });
}

HttpRequest rawRequest(const Access &access, const RestCall &call, const QList<FormFile> &files)
{
    HttpRequest made = request(access, call.method, call.path);
    QList<FormField> parameters;
    for (auto it = call.parameters.cbegin(); it != call.parameters.cend(); ++it)
        parameters.append({it.key(), it.value()});
    if (!parameters.isEmpty())
        made.url.setQuery(QString::fromLatin1(urlEncodedForm(parameters).body), QUrl::StrictMode);
    if (call.hasBody()) {
        QList<FormField> fields;
        for (auto it = call.body.constBegin(); it != call.body.constEnd(); ++it)
            fields.append({it.key(), asParameter(it.value())});
        (files.isEmpty() ? urlEncodedForm(fields) : multipartForm(fields, files)).putInto(made);
        made.mayRetry = call.path != "/upload"_L1; // a second time would be a second subtitle
    }
    made.maxBytes = largestReply;
    return made;
}

QStringList rawEndpoints()
{
    return {
        u"GET /user"_s,
        u"POST /upload filename= filesize= hashes[opensubtitles]= imdb_url= language= subtitle@FILE"_s,
        u"POST /search filename= filesize= hashes[opensubtitles]= language= encoding= format="_s,
        u"POST /convert language= input_encoding= encoding= format= fps= subtitle@FILE"_s,
        u"GET /tasks/ID"_s,
    };
}

} // namespace Legenda::KickAssSubtitles
