// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/subtitletext.h"

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"
#include "core/subtitles/languagedetection.h"
#include "core/subtitles/subtitlechecks.h"
#include "core/subtitles/textencoding.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 largestBytes = 32 * 1024 * 1024;

/// Errors that can be told from the bytes alone; formats that are no text end here as well.
Result<std::optional<SubtitleText>> checkBytes(const QByteArray &content)
{
    if (content.size() > largestBytes) {
        return fail(ErrorKind::BadInput,
            Text::tr("The file is larger than 32 MB; no subtitle is. Check that it is the right file."));
    }
    if (content.trimmed().isEmpty())
        return fail(ErrorKind::BadReply, Text::tr("The file is empty. Choose another subtitle."));
    // EBU STL: the disk format code stands at byte 3. Broadcasters' files are saved as they are.
    if (content.size() >= 1024 && QByteArrayView(content).sliced(3, 3) == "STL") {
        SubtitleText result;
        result.format = u"ebu-stl"_s;
        result.extension = u"stl"_s;
        result.warnings << Text::tr("This is an EBU STL file: it can be saved but not shown yet.");
        return result;
    }
    if (content.startsWith(QByteArrayView("\0\0\1\xBA", 4))) {
        return fail(ErrorKind::NotSupported,
            Text::tr("This subtitle is made of pictures (VobSub), not of text. Choose another one."));
    }
    if (looksBinary(content))
        return fail(ErrorKind::BadReply, Text::tr("The file is not a text. Choose another subtitle."));
    return std::nullopt;
}

QString plainTextOf(const SubtitleText &subtitle)
{
    constexpr qsizetype enough = 64 * 1024;
    if (subtitle.cues.isEmpty())
        return withoutMarkup(QStringView(subtitle.text).left(enough));
    QString text;
    for (const PreviewCue &cue : subtitle.cues) {
        text += cue.text;
        text += u'\n';
        if (text.size() > enough)
            break;
    }
    return text;
}

void warnOfEmptyCues(SubtitleText &subtitle)
{
    const auto empty = std::count_if(subtitle.cues.cbegin(), subtitle.cues.cend(),
        [](const PreviewCue &cue) { return cue.text.trimmed().isEmpty(); });
    if (empty > 3 && empty * 2 > subtitle.cues.size())
        subtitle.warnings << Text::tr("Most of the cues are empty (%1 of %2).").arg(empty).arg(subtitle.cues.size());
}

Result<SubtitleText> readDecoded(DecodedText decoded, const QString &fileName)
{
    SubtitleText result;
    result.text = withPlainLineEnds(decoded.text);
    result.encoding = decoded.encoding;
    result.encodingSure = decoded.sure;
    result.warnings = decoded.warnings;
    decoded.text.clear();

    if (result.text.trimmed().isEmpty())
        return fail(ErrorKind::BadReply, Text::tr("The file is empty. Choose another subtitle."));
    if (isWebPage(result.text)) {
        return fail(ErrorKind::BadReply,
            Text::tr(
                "This is a web page, not a subtitle: the service sent an error or a notice instead. Try again later or "
                "choose another subtitle."));
    }
    if (const qsizetype headers = gluedHeaderLength(result.text); headers > 0) {
        result.text.remove(0, headers);
        result.warnings << Text::tr("Network headers in front of the subtitle were left out.");
    }
    if (result.text.trimmed().startsWith("# VobSub index file"_L1)) {
        return fail(ErrorKind::NotSupported,
            Text::tr("This subtitle is made of pictures (VobSub), not of text. Choose another one."));
    }

    if (const CueReader *reader = findCueReader(result.text, fileName)) {
        result.format = QString::fromLatin1(reader->format);
        result.extension = QString::fromLatin1(reader->extension);
        if (reader->read) {
            CueList read = reader->read(result.text);
            result.cues = std::move(read.cues);
            result.cutOff = read.cutOff;
            result.warnings << read.warnings;
            if (result.cues.isEmpty())
                result.warnings << Text::tr("There is no cue in this file.");
            std::stable_sort(result.cues.begin(), result.cues.end(),
                [](const PreviewCue &a, const PreviewCue &b) { return a.startMs < b.startMs; });
            warnOfEmptyCues(result);
        }
    } else {
        result.warnings << Text::tr("The format of this file was not recognised.");
    }
    if (isStub(result.text, result.cues)) {
        return fail(ErrorKind::BadReply,
            Text::tr(
                "This is not the subtitle but a notice of the service that asks you to sign in or to become a member. "
                "Check your account, or choose another subtitle."));
    }
    if (result.text.count(QChar(0xFFFD)) > 2) {
        result.warnings << Text::tr(
            "Some letters make no sense in %1. If the text looks wrong, choose another encoding.")
                               .arg(result.encoding);
    }
    const DetectedLanguage seen = detectLanguage(plainTextOf(result));
    if (seen.reliable && seen.percent >= 60)
        result.language = seen.language;
    return result;
}

} // namespace

Result<SubtitleText> readSubtitle(const QByteArray &content, const QString &fileName, const Language &expected)
{
    Result<std::optional<SubtitleText>> checked = checkBytes(content);
    if (!checked)
        return fail(checked.error());
    if (*checked)
        return std::move(**checked);
    return readDecoded(decodeText(content, expected), fileName);
}

Result<Done> checkWorthSaving(const SubtitleText &subtitle)
{
    constexpr qsizetype shortText = 4096;
    if (subtitle.format.isEmpty() && subtitle.text.size() < shortText) {
        return fail(ErrorKind::BadReply,
            Text::tr("What came is not a subtitle but a short text: “%1”. Choose another one.")
                .arg(subtitle.text.simplified().left(80)));
    }
    const CueReader *reader = cueReader(subtitle.format);
    const bool words = std::any_of(subtitle.cues.cbegin(), subtitle.cues.cend(),
        [](const PreviewCue &cue) { return !cue.text.trimmed().isEmpty(); });
    if (reader && reader->read && !words)
        return fail(ErrorKind::BadReply, Text::tr("The subtitle holds no text. Choose another one."));
    return Done{};
}

Result<SubtitleText> readSubtitleAs(const QByteArray &content, const QString &fileName, const QString &encoding)
{
    if (content.size() > largestBytes || content.trimmed().isEmpty())
        return fail(checkBytes(content).error());
    std::optional<DecodedText> decoded = decodeTextAs(content, encoding);
    if (!decoded) {
        return fail(ErrorKind::BadInput,
            Text::tr("Nobody here knows the encoding “%1”. Choose another one, such as UTF-8.").arg(encoding));
    }
    return readDecoded(std::move(*decoded), fileName);
}

} // namespace Legenda
