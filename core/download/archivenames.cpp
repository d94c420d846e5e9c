// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/archivenames.h"

#include "core/base/safename.h"
#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x80; });
}

std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

bool mustGuess(const RawName &name)
{
    return !isAscii(name.bytes) && !(name.utf8 && fromUtf8(name.bytes));
}

/// Latin letters beside those of another script in one word: no language does that, a wrong guess does.
bool mixesScripts(const QString &text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        const auto before = text[i - 1].script();
        const auto script = text[i].script();
        const auto isWord = [](QChar c) { return c.isLetter() && c.script() != QChar::Script_Common; };
        if (before != script && isWord(text[i - 1]) && isWord(text[i])
            && (before == QChar::Script_Latin || script == QChar::Script_Latin)
            && qMax(before, script) < QChar::Script_Thai) // East Asian words need no blanks around them
            return true;
    }
    return false;
}

/// What names are made of: letters beyond ASCII, no signs, no capital behind a small letter.
bool isPlausibleName(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() >= 0x80 && !c.isLetterOrNumber() && !c.isMark() && !c.isSurrogate()
            && !u"°«»–—’“”„…·¿¡、。「」『』（）【】！？・～　"_s.contains(c))
            return false;
        if (i > 0 && c.unicode() >= 0x80 && c.isUpper() && text[i - 1].isLower())
            return false;
    }
    return !mixesScripts(text);
}

bool isEastAsian(const QString &encoding)
{
    return encoding.startsWith("GB"_L1) || encoding.startsWith("Big5"_L1) || encoding.startsWith("EUC"_L1)
        || encoding == "Shift_JIS"_L1 || encoding == "windows-949"_L1;
}

/// A few letters are little to guess from, and the guess knows of texts, not of names. Programs for DOS and Windows
/// wrote names in the code page of the console, so these come first where what they give can be a name.
QString guessNames(const QByteArray &together, const Language &expected)
{
    constexpr int clear = 85;
    const DetectedEncoding detected = detectEncoding(together, expected);
    QString text = decodeText(together, expected).text;
    const bool plausible = isPlausibleName(text);
    if (plausible && (detected.sure || detected.confidence >= clear))
        return text;
    if (plausible && !isEastAsian(detected.encoding))
        return text;
    static constexpr const char *ofConsoles[] = {"IBM852", "IBM866", "IBM850", "IBM437", "IBM737", "IBM857", "IBM855",
        "windows-1250", "windows-1251", "windows-1252"};
    for (const char *encoding : ofConsoles) {
        const auto decoded = decodeTextAs(together, QString::fromLatin1(encoding));
        if (decoded && isPlausibleName(decoded->text))
            return decoded->text;
    }
    if (plausible || !mixesScripts(text))
        return text;
    const auto western = decodeTextAs(together, u"IBM850"_s);
    return western ? western->text : text;
}

QStringView lastPart(QStringView path)
{
    return path.sliced(qMax(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1);
}

} // namespace

bool needsGuess(const QList<RawName> &names)
{
    return std::any_of(
        names.cbegin(), names.cend(), [](const RawName &name) { return mustGuess(name) && !fromUtf8(name.bytes); });
}

QStringList decodeNames(const QList<RawName> &names, const Language &expected)
{
    QByteArray together;
    for (const RawName &name : names) {
        // Line by line; a name with a line end in it would count twice, and zeros look like UTF-16.
        if (mustGuess(name))
            together += QByteArray(name.bytes).replace('\n', ' ').replace('\r', ' ').replace('\0', ' ') + '\n';
    }
    const QStringList guessed = together.isEmpty() ? QStringList() : guessNames(together, expected).split(u'\n');
    QStringList decoded;
    qsizetype at = 0;
    for (const RawName &name : names) {
        // macOS takes letters and their marks apart; names of videos elsewhere do not.
        const QString text = mustGuess(name) ? guessed.value(at++) : QString::fromUtf8(name.bytes);
        decoded << text.normalized(QString::NormalizationForm_C);
    }
    return decoded;
}

QString folderInArchive(const QString &path)
{
    constexpr qsizetype deepest = 16;
    QStringList safe;
    const QStringList parts = QString(path).replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts.first(qMax<qsizetype>(0, parts.size() - 1))) {
        const bool drive = part.size() == 2 && part[1] == u':';
        if (!drive && part != "."_L1 && part != ".."_L1)
            safe << safeFileName(part);
    }
    return safe.mid(qMax<qsizetype>(0, safe.size() - deepest)).join(u'/');
}

NameKind nameKind(QStringView path)
{
    static const QSet<QString> sure{u"aqt"_s, u"ass"_s, u"dfxp"_s, u"dks"_s, u"itt"_s, u"jss"_s, u"mpl"_s, u"mpl2"_s,
        u"mpsub"_s, u"pjs"_s, u"sami"_s, u"sbv"_s, u"scc"_s, u"smi"_s, u"srt"_s, u"ssa"_s, u"ttml"_s, u"ttxt"_s,
        u"vtt"_s};
    // Beside those of the formats: temporary names, and pictures, of which isPictures() tells.
    static const QSet<QString> maybe = [] {
        QSet<QString> all{u"idx"_s, u"sub"_s, u"sup"_s, u"tmp"_s, u"txt"_s};
        for (const SubtitleFormat *format : subtitleFormats()) {
            const QStringList extensions = format->allExtensions();
            all.unite(QSet<QString>(extensions.cbegin(), extensions.cend()));
        }
        return all;
    }();
    static const QSet<QString> archives{u"7z"_s, u"bz2"_s, u"gz"_s, u"lzma"_s, u"rar"_s, u"tar"_s, u"tbz"_s, u"tbz2"_s,
        u"tgz"_s, u"tlz"_s, u"txz"_s, u"tzst"_s, u"xz"_s, u"zip"_s, u"zst"_s};
    static const QSet<QString> never{u"diz"_s, u"htm"_s, u"html"_s, u"nfo"_s, u"url"_s};

    const QStringView name = lastPart(path);
    // Resource forks of macOS look like the files they belong to.
    if (name.startsWith("._"_L1) || path.contains("__MACOSX/"_L1))
        return NameKind::Other;
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString extension = dot < 0 ? QString() : name.sliced(dot + 1).toString().toLower();
    if (sure.contains(extension))
        return NameKind::Subtitle;
    if (archives.contains(extension))
        return NameKind::Archive;
    const bool note =
        name.startsWith("readme"_L1, Qt::CaseInsensitive) || name.startsWith("info."_L1, Qt::CaseInsensitive);
    return maybe.contains(extension) && !never.contains(extension) && !note ? NameKind::MaybeSubtitle : NameKind::Other;
}

bool isPartName(QStringView path)
{
    static const QRegularExpression expression(
        u"\\.(7z|zip|rar|tar|t?gz|t?xz|t?bz2|zst)\\.\\d{3}$|\\.[rz]\\d\\d$|\\.part\\d+\\.(rar|zip|7z)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return expression.match(lastPart(path).toString()).hasMatch();
}

bool isPictures(const QByteArray &content)
{
    return content.startsWith(QByteArrayView("\0\0\1\xBA", 4)) // VobSub
        || content.startsWith("# VobSub index file") || content.startsWith("PG"); // Blu-ray's PGS
}

bool isSubtitleContent(const QByteArray &content, const QString &fileName)
{
    const auto isText = [](QStringView format) { return format.isEmpty() || format == "text"_L1; };
    if (const auto loaded = loadSubtitle(content, {.fileName = fileName}))
        return !isText(loaded->document.format) && !loaded->document.cues.isEmpty();
    const auto read = readSubtitle(content, fileName);
    return read && !isText(read->format) && (!read->cues.isEmpty() || read->format == "ebu-stl"_L1);
}

} // namespace Legenda
