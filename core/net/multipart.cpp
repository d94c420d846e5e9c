// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/multipart.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr QByteArrayView lineEnd("\r\n");
/// What is written around content: dashes, header names, line ends.
constexpr qsizetype wordsOfAPart = 160;

/// For between two quotes of a header. A backslash is escaped as well: some readers take it and the quote behind it for
/// one character.
QByteArray quotable(const QString &name)
{
    QByteArray out;
    const QByteArray bytes = name.toUtf8();
    out.reserve(bytes.size());
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"')
            out += "%22";
        else if (c == '\r')
            out += "%0D";
        else if (c == '\n')
            out += "%0A";
        else if (c == '\\')
            out += "%5C";
        else if (code < 0x20 || code == 0x7f)
            out += '_';
        else
            out += c;
    }
    return out;
}

QByteArray quotableFileName(const QString &fileName)
{
    const QString last = fileName.mid(fileName.lastIndexOf(u'/') + 1);
    return last.isEmpty() ? "file"_ba : quotable(last);
}

/// A type is a token, a slash and a token; anything else could be a header of its own.
QByteArray safeType(const QByteArray &type)
{
    const bool isPlain =
        !type.isEmpty() && std::all_of(type.cbegin(), type.cend(), [](char c) { return c > 0x1f && c < 0x7f; });
    return isPlain ? type : "application/octet-stream"_ba;
}

struct Part
{
    QByteArray head; ///< headers, each with its line end
    QByteArray content;
};

QList<Part> partsOf(const QList<FormField> &fields, const QList<FormFile> &files)
{
    QList<Part> parts;
    parts.reserve(fields.size() + files.size());
    for (const FormField &field : fields) {
        parts.append(
            {"Content-Disposition: form-data; name=\"" + quotable(field.name) + "\"\r\n", field.value.toUtf8()});
    }
    for (const FormFile &file : files) {
        parts.append({"Content-Disposition: form-data; name=\"" + quotable(file.name) + "\"; filename=\""
                + quotableFileName(file.fileName) + "\"\r\nContent-Type: " + safeType(file.contentType) + "\r\n",
            file.content});
    }
    return parts;
}

QByteArray freeBoundary(const QList<Part> &parts, const BoundaryMaker &make)
{
    const auto isTaken = [&parts](const QByteArray &boundary) {
        return std::any_of(parts.cbegin(), parts.cend(),
            [&](const Part &part) { return part.content.contains(boundary) || part.head.contains(boundary); });
    };
    constexpr int patience = 8;
    QByteArray boundary = make();
    for (int tries = 1; isTaken(boundary) && tries < patience; ++tries)
        boundary = make();
    // Longer than what stands there, in the end.
    for (int number = 0; isTaken(boundary); ++number)
        boundary += QByteArray::number(number);
    return boundary;
}

} // namespace

QByteArray randomBoundary()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArrayView bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return "legenda-" + bytes.toByteArray().toHex();
}

FormBody multipartForm(const QList<FormField> &fields, const QList<FormFile> &files, const BoundaryMaker &makeBoundary)
{
    const QList<Part> parts = partsOf(fields, files);
    const QByteArray boundary = freeBoundary(parts, makeBoundary);
    FormBody form;
    form.contentType = "multipart/form-data; boundary=" + boundary;
    qsizetype size = wordsOfAPart;
    for (const Part &part : parts)
        size += part.head.size() + part.content.size() + boundary.size() + wordsOfAPart;
    form.body.reserve(size);
    for (const Part &part : parts) {
        form.body += "--";
        form.body += boundary;
        form.body += lineEnd;
        form.body += part.head;
        form.body += lineEnd;
        form.body += part.content;
        form.body += lineEnd;
    }
    form.body += "--" + boundary + "--\r\n";
    return form;
}

FormBody urlEncodedForm(const QList<FormField> &fields)
{
    // The one difference to an address: "~" is encoded, a space is a plus (WHATWG URL, 5.2).
    const auto encoded = [](const QString &text) {
        return text.toUtf8().toPercentEncoding(" ", "~").replace(' ', '+');
    };
    FormBody form;
    form.contentType = "application/x-www-form-urlencoded"_ba;
    for (const FormField &field : fields) {
        if (!form.body.isEmpty())
            form.body += '&';
        form.body += encoded(field.name) + '=' + encoded(field.value);
    }
    return form;
}

} // namespace Legenda
