// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/encodingnames.h"

#include <QHash>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// The unmarked last one, CESU-8, is what some old databases and Java programs wrote for UTF-8.
constexpr const char *names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252",
    "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "windows-874", "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
    "KOI8-R", "KOI8-U", "GB18030", "HZ", "ISO-2022-CN", "Big5", "Big5-HKSCS", "EUC-TW", "Shift_JIS", "EUC-JP",
    "ISO-2022-JP", "windows-949", "ISO-2022-KR", "VISCII", "IBM437", "IBM720", "IBM737", "IBM775", "IBM850", "IBM852",
    "IBM855", "IBM857", "IBM862", "IBM866", "IBM869", "IBM1125", "macintosh", "x-mac-ce", "x-mac-cyrillic",
    "x-mac-greek", "x-mac-turkish", "CESU-8"};

constexpr std::pair<const char *, const char *> aliases[] = {{"latin1", "ISO-8859-1"}, {"latin2", "ISO-8859-2"},
    {"latin3", "ISO-8859-3"}, {"latin4", "ISO-8859-4"}, {"latin5", "ISO-8859-9"}, {"latin6", "ISO-8859-10"},
    {"latin7", "ISO-8859-13"}, {"latin8", "ISO-8859-14"}, {"latin9", "ISO-8859-15"}, {"latin10", "ISO-8859-16"},
    {"iso88598i", "ISO-8859-8"}, {"iso88598e", "ISO-8859-8"}, {"iso885911", "windows-874"}, {"tis620", "windows-874"},
    {"cp874", "windows-874"}, {"utf16", "UTF-16LE"}, {"ucs2", "UTF-16LE"}, {"utf32", "UTF-32LE"}, {"ucs4", "UTF-32LE"},
    {"utf8sig", "UTF-8"}, {"utf8twice", "UTF-8-twice"}, {"ascii", "UTF-8"}, {"usascii", "UTF-8"}, {"sjis", "Shift_JIS"},
    {"cp932", "Shift_JIS"}, {"windows31j", "Shift_JIS"}, {"mskanji", "Shift_JIS"}, {"ujis", "EUC-JP"},
    {"jis", "ISO-2022-JP"}, {"gbk", "GB18030"}, {"gb2312", "GB18030"}, {"euccn", "GB18030"}, {"cp936", "GB18030"},
    {"hzgb2312", "HZ"}, {"cp950", "Big5"}, {"hkscs", "Big5-HKSCS"}, {"euckr", "windows-949"},
    {"ksc56011987", "windows-949"}, {"uhc", "windows-949"}, {"cp949", "windows-949"}, {"koi8", "KOI8-R"},
    {"koi8ru", "KOI8-U"}, {"macroman", "macintosh"}, {"mac", "macintosh"}, {"maccyrillic", "x-mac-cyrillic"},
    {"xmacukrainian", "x-mac-cyrillic"}, {"maccentraleurope", "x-mac-ce"}, {"xmaccentraleurroman", "x-mac-ce"},
    {"macce", "x-mac-ce"}, {"macgreek", "x-mac-greek"}, {"macturkish", "x-mac-turkish"}, {"cp1125", "IBM1125"},
    {"ruscii", "IBM1125"}, {"viscii11", "VISCII"}};

QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            out += c.toLower();
    }
    return out;
}

QHash<QString, QString> makeIndex()
{
    QHash<QString, QString> index;
    for (const char *name : names) {
        const QString encoding = QString::fromLatin1(name);
        const QString its = plain(encoding);
        index.insert(its, encoding);
        // "cp1250", "win1250" for windows-1250; "cp852" for IBM852
        if (its.startsWith("windows"_L1)) {
            index.insert("cp"_L1 + its.mid(7), encoding);
            index.insert("win"_L1 + its.mid(7), encoding);
        } else if (its.startsWith("ibm"_L1)) {
            index.insert("cp"_L1 + its.mid(3), encoding);
            index.insert("dos"_L1 + its.mid(3), encoding);
        }
    }
    for (const auto &[alias, name] : aliases)
        index.insert(QString::fromLatin1(alias), QString::fromLatin1(name));
    return index;
}

} // namespace

std::span<const char *const> knownEncodingNames()
{
    return names;
}

QString encodingForAlias(const QString &name)
{
    static const QHash<QString, QString> index = makeIndex();
    return index.value(plain(name));
}

} // namespace Legenda
