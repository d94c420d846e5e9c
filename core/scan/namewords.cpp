// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/namewords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QRegularExpression expression(const QString &pattern)
{
    QRegularExpression made(pattern, QRegularExpression::CaseInsensitiveOption);
    made.optimize();
    return made;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// A quick look that spares most names the regular expressions: a number right or nearly behind one of the words.
bool mayNamePart(QStringView stem)
{
    for (qsizetype i = 2; i < stem.size(); ++i) {
        if (!isDigit(stem[i]))
            continue;
        qsizetype end = i;
        if (stem[end - 1] == u' ' || stem[end - 1] == u'.' || stem[end - 1] == u'_' || stem[end - 1] == u'-')
            --end;
        const QStringView before = stem.first(end);
        for (const QLatin1StringView word : {"cd"_L1, "disc"_L1, "disk"_L1, "dvd"_L1, "part"_L1, "pt"_L1}) {
            if (before.endsWith(word, Qt::CaseInsensitive))
                return true;
        }
    }
    return stem.startsWith("vts_"_L1, Qt::CaseInsensitive);
}

} // namespace

QStringList nameWords(QStringView name)
{
    QStringList words;
    qsizetype begin = -1;
    for (qsizetype i = 0; i <= name.size(); ++i) {
        const bool inside =
            i < name.size() && (name[i].isLetterOrNumber() || name[i].isMark() || name[i].isSurrogate());
        if (inside && begin < 0) {
            begin = i;
        } else if (!inside && begin >= 0) {
            words.append(name.sliced(begin, i - begin).toString().toLower());
            begin = -1;
        }
    }
    return words;
}

QString folded(QStringView name)
{
    QString same = name.toString();
    for (QChar &c : same)
        c = c.toCaseFolded();
    return same;
}

std::optional<EpisodeNumber> readEpisode(QStringView name)
{
    static const QRegularExpression forms = expression(
        u"(?<![a-z0-9])(?:s(?:eason)?[ ._-]?(\\d{1,4})[ ._-]{0,3}e(?:p|pisode)?[ ._-]?(\\d{1,4})|(\\d{1,2})x(\\d{2,3}))(?![0-9])"_s);
    const QRegularExpressionMatch match = forms.match(name.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const int first = match.hasCaptured(1) ? 1 : 3;
    return EpisodeNumber{match.capturedView(first).toInt(), match.capturedView(first + 1).toInt()};
}

bool isYear(QStringView word)
{
    return word.size() == 4 && (word.startsWith("19"_L1) || word.startsWith("20"_L1)) && isDigit(word[2])
        && isDigit(word[3]);
}

std::optional<PartName> readPart(QStringView stem)
{
    if (!mayNamePart(stem))
        return std::nullopt;
    // "DVD5" and "DVD9" are kinds of discs, so only four DVDs are counted.
    static const QRegularExpression forms = expression(
        u"(?:^|[ ._\\-\\[(])(?:(?:cd|disc|disk)[ ._-]?(\\d{1,2})|dvd([1-4])|(?:part|pt)(\\d{1,2})(?=[\\])]?$))(?:of\\d{1,2})?(?=$|[ ._\\-\\])])"_s);
    static const QRegularExpression wholeSeason =
        expression(u"(?<![a-z0-9])s(?:eason[ ._-]?)?\\d{1,2}(?![0-9]|[ ._-]?e)"_s);
    static const QRegularExpression dvd = expression(u"^(vts_\\d\\d)_([1-9])$"_s);

    if (const QRegularExpressionMatch match = dvd.match(stem.toString()); match.hasMatch())
        return PartName{match.capturedView(2).toInt(), match.captured(1).toLower()};
    const QRegularExpressionMatch match = forms.match(stem.toString());
    if (!match.hasMatch())
        return std::nullopt;
    // The discs of a season hold different episodes.
    if (wholeSeason.match(stem.toString()).hasMatch())
        return std::nullopt;
    int number = 0;
    for (int i = 1; i <= 3 && !number; ++i)
        number = match.capturedView(i).toInt();
    if (number < 1)
        return std::nullopt;
    const QString rest = stem.first(match.capturedStart()).toString() + stem.sliced(match.capturedEnd()).toString();
    return PartName{number, rest.toLower()};
}

std::optional<PartName> readPartFolder(QStringView folderName)
{
    static const QRegularExpression forms = expression(u"^(.*?)[ ._-]*(?<![a-z])(?:cd|disc|disk)[ ._-]?(\\d{1,2})$"_s);
    const QRegularExpressionMatch match = forms.match(folderName.toString());
    if (!match.hasMatch() || match.capturedView(2).toInt() < 1)
        return std::nullopt;
    return PartName{match.capturedView(2).toInt(), match.captured(1).toLower()};
}

bool naturallyLess(QStringView a, QStringView b)
{
    // Names of one folder often begin alike: that part is passed by quickly, but not into a number.
    qsizetype i = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    while (i > 0 && isDigit(a[i - 1]))
        --i;
    qsizetype j = i;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto skipZeros = [](QStringView text, qsizetype &at) {
                while (at + 1 < text.size() && text[at] == u'0' && isDigit(text[at + 1]))
                    ++at;
                qsizetype end = at;
                while (end < text.size() && isDigit(text[end]))
                    ++end;
                const QStringView number = text.sliced(at, end - at);
                at = end;
                return number;
            };
            const QStringView left = skipZeros(a, i);
            const QStringView right = skipZeros(b, j);
            if (left.size() != right.size())
                return left.size() < right.size();
            if (const int order = left.compare(right); order != 0)
                return order < 0;
            continue;
        }
        const QChar left = a[i++].toCaseFolded();
        const QChar right = b[j++].toCaseFolded();
        if (left != right)
            return left < right;
    }
    if (i < a.size() || j < b.size())
        return i >= a.size();
    return a < b;
}

} // namespace Legenda
