// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/releasewords.h"

#include "core/base/language.h"
#include "core/search/titles.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

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

/// A name by its looks: several words joined by dots or the like, not "DD5.1" or "x264".
bool looksLikeRelease(QStringView text)
{
    constexpr qsizetype fewestWords = 4;
    const auto joints = std::count_if(
        text.begin(), text.end(), [](QChar c) { return c == u'.' || c == u'_' || c == u'-' || c == u' '; });
    return joints >= fewestWords - 1;
}

/// Names without room between them: "A.720p-X/A.1080p-Y", "A.720p-X,A.1080p-Y", "A.720p-X A.1080p-Y". Only where all
/// of them look like names: "WEB/HDTV" and "Face/Off" are one.
QStringList splitTight(const QString &name)
{
    for (const QChar separator : {u'/', u',', u' '}) {
        const QStringList parts = name.split(separator, Qt::SkipEmptyParts);
        const bool all = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
            return looksLikeRelease(part) && (separator != u' ' || part.contains(u'.'));
        });
        if (all)
            return parts;
    }
    return {name};
}

} // namespace

QStringList releaseWords(const QString &name)
{
    // "[eztv]", "(rarbg)" at the end name the site that spread a release, not the release.
    static const QRegularExpression siteTag(uR"(\s*[\[\(\{][^\[\]\(\)\{\}]{1,40}[\]\)\}]\s*$)"_s);
    QString text = plainLetters(name);
    const qsizetype dot = text.lastIndexOf(u'.');
    if (dot > 0 && isFileExtension(QStringView(text).mid(dot + 1)))
        text.truncate(dot);
    for (int i = 0; i < 2; ++i) {
        const QString trimmed = text.trimmed();
        if (!trimmed.endsWith(u']') && !trimmed.endsWith(u')') && !trimmed.endsWith(u'}'))
            break;
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
    static const QRegularExpression separator(uR"(\s*(?:[\r\n;|\t]|,\s|\s/\s|\s\+\s)\s*)"_s);
    const QStringList parts = release.split(separator, Qt::SkipEmptyParts);
    QStringList names;
    for (const QString &part : parts)
        names += splitTight(part);
    return names;
}

} // namespace Legenda
