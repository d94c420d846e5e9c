// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/subtitletext.h"

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"
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

QString wholeText(const QByteArray &content, const LoadedSubtitle &loaded, const Language &expected)
{
    if (!loaded.format->isText())
        return {};
    TextInput input = loaded.encoding.mixedWith.isEmpty() ? TextInput(content, loaded.encoding.encoding)
                                                          : TextInput(decodeText(content, expected).text);
    QString text = input.rest();
    text.remove(0, gluedHeaderLength(text));
    return text;
}

QList<PreviewCue> shownCues(const QList<Cue> &cues)
{
    QList<PreviewCue> shown;
    shown.reserve(cues.size());
    for (const Cue &cue : cues) {
        if (!cue.isComment())
            shown.append({cue.startMs, cue.endMs, cue.text});
    }
    std::stable_sort(
        shown.begin(), shown.end(), [](const PreviewCue &a, const PreviewCue &b) { return a.startMs < b.startMs; });
    return shown;
}

Result<SubtitleText> readWith(const QByteArray &content, const LoadOptions &options)
{
    Result<LoadedSubtitle> loaded = loadSubtitle(content, options);
    if (!loaded)
        return fail(loaded.error());
    SubtitleText result;
    result.text = wholeText(content, *loaded, options.expected);
    result.encoding = loaded->encoding.encoding;
    result.encodingSure = loaded->encoding.sure;
    result.warnings = loaded->warnings;
    result.cutOff = loaded->cutOff;
    // Words without times are no subtitle yet.
    const bool recognised = loaded->format != subtitleFormat(u"text");
    if (recognised) {
        result.format = QString::fromLatin1(loaded->format->id);
        result.extension = loaded->format->extension();
        result.cues = shownCues(loaded->document.cues);
    } else {
        result.warnings = {Text::tr("The format of this file was not recognised.")};
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
    if (loaded->language.reliable && loaded->language.percent >= 60)
        result.language = loaded->language.language;
    return result;
}

} // namespace

Result<SubtitleText> readSubtitle(const QByteArray &content, const QString &fileName, const Language &expected)
{
    return readWith(content, {.fileName = fileName, .expected = expected, .plainText = true});
}

Result<SubtitleText> readSubtitleAs(const QByteArray &content, const QString &fileName, const QString &encoding)
{
    return readWith(content, {.fileName = fileName, .encoding = encoding, .plainText = true});
}

Result<Done> checkWorthSaving(const SubtitleText &subtitle)
{
    constexpr qsizetype shortText = 4096;
    if (subtitle.format.isEmpty() && subtitle.text.size() < shortText) {
        return fail(ErrorKind::BadReply,
            Text::tr("What came is not a subtitle but a short text: “%1”. Choose another one.")
                .arg(subtitle.text.simplified().left(80)));
    }
    const bool words = std::any_of(subtitle.cues.cbegin(), subtitle.cues.cend(),
        [](const PreviewCue &cue) { return !cue.text.trimmed().isEmpty(); });
    if (!subtitle.format.isEmpty() && !words)
        return fail(ErrorKind::BadReply, Text::tr("The subtitle holds no text. Choose another one."));
    return Done{};
}

} // namespace Legenda
