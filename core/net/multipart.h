// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bodies of forms: multipart/form-data (RFC 7578) where files go along, application/x-www-form-urlencoded where none
// do.
//
// Names come from the person's disk. A quote or a line end in one must not end the header it stands in: they are
// written as browsers write them (WHATWG HTML, 4.10.21.8): %22, %0D, %0A. Everything else is plain UTF-8.

#include "core/net/httpclient.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace Legenda {

struct FormField
{
    QString name; ///< such as "hashes[opensubtitles]"
    QString value;
    bool operator==(const FormField &) const = default;
};

struct FormFile
{
    QString name; ///< of the field
    QString fileName; ///< what stands before a slash is left out: nobody is told how folders are called here
    QByteArray content;
    QByteArray contentType = QByteArrayLiteral("application/octet-stream");
    bool operator==(const FormFile &) const = default;
};

/// A body with its Content-Type.
struct FormBody
{
    QByteArray contentType;
    QByteArray body;
    bool operator==(const FormBody &) const = default;

    void putInto(HttpRequest &request) const
    {
        request.body = body;
        request.contentType = contentType;
    }
};

/// What a boundary may be made by. Called again where the last one stands in a value or a file.
using BoundaryMaker = std::function<QByteArray()>;

/// 128 random bits behind a word.
QByteArray randomBoundary();

/// Fields first, then files, each in the order given.
/// @param makeBoundary for tests; it gives 1 to 60 letters, digits and dashes
FormBody multipartForm(
    const QList<FormField> &fields, const QList<FormFile> &files, const BoundaryMaker &makeBoundary = randomBoundary);

/// A space is "+", everything but letters, digits and "-._" is percent-encoded UTF-8.
FormBody urlEncodedForm(const QList<FormField> &fields);

} // namespace Legenda
