// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/partnames.h"

#include "core/scan/filetypes.h"
#include "core/scan/sidecarname.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where ".en.forced" and the extension begin in "Movie.en.forced.srt".
qsizetype endOfTitle(QStringView fileName)
{
    qsizetype end = stemOf(fileName).size();
    // More than language, kind and "forced" nobody writes, and something has to stay.
    for (int words = 0; words < 3; ++words) {
        const qsizetype dot = end > 0 ? fileName.first(end).lastIndexOf(u'.') : -1;
        if (dot <= 0)
            break;
        const SidecarWords word = readSidecarWords(fileName.sliced(dot, end - dot));
        if (word.unknown > 0 || word.numbers > 0)
            break;
        end = dot;
    }
    return end;
}

QString withWord(const QString &fileName, const QString &word)
{
    const qsizetype end = endOfTitle(fileName);
    return fileName.left(end) + u'.' + word + fileName.mid(end);
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && text.size() <= 2
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QString nameOfPart(const QString &fileName, int part)
{
    return withWord(fileName, u"cd%1"_s.arg(part));
}

QString nameOfWhole(const QStringList &fileNames)
{
    if (fileNames.isEmpty())
        return {};
    const QString &first = fileNames.first();
    const QStringView stem = stemOf(first);
    qsizetype same = stem.size(); // characters at the beginning
    qsizetype tail = stem.size(); // and at the end
    for (const QString &name : fileNames) {
        const QStringView other = stemOf(name);
        const qsizetype most = std::min(stem.size(), other.size());
        qsizetype i = 0;
        while (i < most && stem[i] == other[i])
            ++i;
        same = std::min(same, i);
        i = 0;
        while (i < most && stem[stem.size() - 1 - i] == other[other.size() - 1 - i])
            ++i;
        tail = std::min(tail, i);
    }
    const auto isDigit = [&](qsizetype at) { return stem[at] >= u'0' && stem[at] <= u'9'; };
    // "cd10" and "cd11" differ in a number, not in its last digit.
    while (same > 0 && isDigit(same - 1))
        --same;
    while (tail > 0 && isDigit(stem.size() - tail))
        --tail;
    const bool areNumbered = std::all_of(fileNames.cbegin(), fileNames.cend(), [&](const QString &name) {
        const QStringView other = stemOf(name);
        return other.size() > same + tail && isNumber(other.sliced(same, other.size() - same - tail));
    });
    static const QRegularExpression word(
        u"[\\s._\\-]*([(\\[]?)(?:cd|dis[ck]|dvd|part|pt|teil|parte|partie)[\\s._\\-]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = areNumbered ? word.match(first.left(same)) : QRegularExpressionMatch();
    if (!match.hasMatch() || match.capturedStart() == 0)
        return withWord(first, u"joined"_s);
    QString rest = first.mid(stem.size() - tail);
    if (match.capturedLength(1) > 0 && (rest.startsWith(u')') || rest.startsWith(u']')))
        rest.remove(0, 1);
    return first.left(match.capturedStart()) + rest;
}

} // namespace Legenda
