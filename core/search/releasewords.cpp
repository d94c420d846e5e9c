// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/releasewords.h"

#include "core/base/language.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// Lower case, letters without their accents; everything else as it was.
QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c);
    }
    return plain;
}

QStringList words(const QString &text, bool joinApostrophes)
{
    QStringList found;
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber()) {
            word.append(c);
        } else if (joinApostrophes && (c == u'\'' || c == u'\u2019' || c == u'`')) {
            continue; // "Ender's" and "Enders" are one word
        } else if (!word.isEmpty()) {
            found.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        found.append(word);
    return found;
}

bool isFileExtension(QStringView word)
{
    static const QSet<QString> extensions{u"mkv"_s, u"mp4"_s, u"avi"_s, u"m4v"_s, u"mov"_s, u"wmv"_s, u"mpg"_s,
        u"mpeg"_s, u"ts"_s, u"m2ts"_s, u"webm"_s, u"flv"_s, u"ogm"_s, u"divx"_s, u"srt"_s, u"sub"_s, u"ass"_s, u"ssa"_s,
        u"vtt"_s, u"smi"_s, u"idx"_s, u"txt"_s, u"zip"_s, u"rar"_s, u"7z"_s};
    return extensions.contains(word.toString());
}

bool isTopLevelDomain(QStringView word)
{
    static const QSet<QString> domains{u"com"_s, u"org"_s, u"net"_s, u"info"_s, u"tv"_s, u"ru"_s, u"me"_s, u"to"_s,
        u"cc"_s, u"ws"_s, u"mx"_s, u"se"_s, u"eu"_s};
    return domains.contains(word.toString());
}

/// Marks that subtitle files carry behind the name of the release.
bool isSubtitleMark(QStringView word)
{
    static const QSet<QString> marks{u"hi"_s, u"sdh"_s, u"cc"_s, u"nonhi"_s, u"forced"_s, u"full"_s, u"subs"_s,
        u"sub"_s, u"subtitle"_s, u"subtitles"_s, u"synced"_s, u"resync"_s, u"corrected"_s, u"vf"_s, u"vostfr"_s};
    return marks.contains(word.toString());
}

/// Languages as they stand at the end of subtitle file names; two words for "pt br".
void dropMarks(QStringList &found)
{
    // Never down to nothing: a film may be called "Her" or "It".
    while (found.size() > 2) {
        const QString &last = found.last();
        if (isSubtitleMark(last) || Language::fromSuffix(last).isValid()) {
            found.removeLast();
            continue;
        }
        break;
    }
}

/// "… www site com …" and "… site com" at the end.
void dropSites(QStringList &found)
{
    for (qsizetype www = found.indexOf(u"www"_s); www >= 0; www = found.indexOf(u"www"_s)) {
        qsizetype end = www + 1;
        while (end < found.size() && end < www + 5 && !isTopLevelDomain(found.at(end)))
            ++end;
        const bool closed = end < found.size() && isTopLevelDomain(found.at(end));
        const qsizetype count = closed ? end - www + 1 : std::min<qsizetype>(2, found.size() - www);
        found.remove(www, count);
    }
    // Only these two are never the last word of a release itself.
    while (found.size() > 3 && (found.last() == "com"_L1 || found.last() == "org"_L1))
        found.remove(found.size() - 2, 2);
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

QStringList releaseWords(const QString &name)
{
    // "[eztv]", "(rarbg)" at the end name the site that spread a release, not the release.
    static const QRegularExpression siteTag(uR"(\s*[\[\(\{][^\[\]\(\)\{\}]{1,40}[\]\)\}]\s*$)"_s);
    QString text = folded(name);
    const qsizetype dot = text.lastIndexOf(u'.');
    if (dot > 0 && isFileExtension(QStringView(text).mid(dot + 1)))
        text.truncate(dot);
    for (int i = 0; i < 2; ++i) {
        const QRegularExpressionMatch tag = siteTag.match(text);
        // What has a digit is a fact of the release: "(2013)", "[720p]".
        if (!tag.hasMatch() || tag.capturedStart() == 0 || hasDigit(tag.capturedView()))
            break;
        text.truncate(tag.capturedStart());
    }
    QStringList found = words(text, true);
    dropSites(found);
    dropMarks(found);
    return found;
}

QString normalizedRelease(const QString &name)
{
    return releaseWords(name).join(u' ');
}

QStringList splitReleases(const QString &release)
{
    static const QRegularExpression separator(uR"(\s*(?:[\r\n;|]|,\s|\s/\s|\s\+\s)\s*)"_s);
    return release.split(separator, Qt::SkipEmptyParts);
}

QStringList titleWords(const QString &title)
{
    QString text = folded(title);
    text.replace(u'&', " and "_L1);
    QStringList found = words(text, true);
    static const QSet<QString> articles{
        u"the"_s, u"a"_s, u"an"_s, u"le"_s, u"la"_s, u"les"_s, u"el"_s, u"der"_s, u"die"_s, u"das"_s, u"il"_s};
    if (found.size() > 1 && articles.contains(found.first()))
        found.removeFirst();
    return found;
}

double titleLikeness(const QString &a, const QString &b)
{
    QStringList first = titleWords(a);
    QStringList second = titleWords(b);
    if (first.isEmpty() || second.isEmpty())
        return 0;
    // "Spider Man" and "Spiderman", "S.H.I.E.L.D." and "SHIELD".
    if (first.join(QString()) == second.join(QString()))
        return 1;
    first.removeDuplicates();
    second.removeDuplicates();
    const auto common =
        std::count_if(first.begin(), first.end(), [&](const QString &word) { return second.contains(word); });
    // Dice's coefficient: an added subtitle of the film costs little, another film with one word in common much.
    return 2.0 * double(common) / double(first.size() + second.size());
}

} // namespace Legenda
