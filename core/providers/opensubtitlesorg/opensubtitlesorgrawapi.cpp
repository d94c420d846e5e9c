// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgrawapi.h"

#include "core/net/restcall.h"
#include "core/net/xmlrpc.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Where the token goes.
QString tokenMark()
{
    return u"$token"_s;
}

tl::unexpected<Error> badInput(const QString &message)
{
    return fail(ErrorKind::BadInput,
        message + u' '
            + Text::tr("Write the method and each of its parameters as JSON, such as: SuggestMovie '\"matrix\"'"));
}

bool names(const QVariant &value)
{
    return value.typeId() == QMetaType::QString && value.toString() == tokenMark();
}

} // namespace

Result<RawCall> readRawCall(const QStringList &words)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_.:/]+$"_s); // xmlrpc.com/spec.md, methodName
    RawCall raw;
    raw.call.method = words.value(0);
    if (!name.match(raw.call.method).hasMatch())
        return badInput(Text::tr("“%1” is no method.").arg(raw.call.method));
    for (const QString &word : words.mid(1)) {
        const auto value = anyJson(word);
        if (!value)
            return badInput(Text::tr("“%1” is no JSON.").arg(word));
        raw.call.params.append(XmlRpc::variantFrom(*value));
    }
    const MethodFacts facts = factsOf(raw.call.method);
    if (!facts.name.isEmpty())
        raw.call.method = facts.name;
    raw.need = facts.need;
    const bool written = std::any_of(raw.call.params.cbegin(), raw.call.params.cend(), names);
    if (written && raw.need == Need::Nothing)
        raw.need = Need::Session;
    raw.insertToken = !written && facts.need != Need::Nothing;
    return raw;
}

Call callWith(const RawCall &raw, const QString &token)
{
    Call call = raw.call;
    std::replace_if(call.params.begin(), call.params.end(), names, QVariant(token));
    if (raw.insertToken)
        call.params.prepend(token);
    return call;
}

} // namespace Legenda::OpenSubtitlesOrg
