// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/documentfile.h"

#include "core/subtitles/formatregistry.h"
#include "core/subtitles/plaintextfile.h"
#include "core/subtitles/subtitlechecks.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype headSize = 64LL * 1024;

Error pictures()
{
    return {ErrorKind::NotSupported,
        Text::tr("This subtitle is made of pictures (VobSub), not of text. Choose another one."), {}};
}

/// What can be told from the bytes alone.
std::optional<Error> refuse(const QByteArray &content)
{
    if (content.size() > largestSubtitleBytes) {
        return Error{ErrorKind::BadInput,
            Text::tr("The file is larger than 64 MB; no subtitle is. Check that it is the right file."), {}};
    }
    const bool blank =
        std::all_of(content.begin(), content.end(), [](char c) { return c == '\0' || isspace(uchar(c)); });
    if (blank)
        return Error{ErrorKind::BadReply, Text::tr("The file is empty. Choose another subtitle."), {}};
    if (content.startsWith(QByteArrayView("\0\0\1\xBA", 4)))
        return pictures();
    return {};
}

LineEnd lineEndOf(QStringView head)
{
    const qsizetype cr = head.indexOf(u'\r');
    const qsizetype lf = head.indexOf(u'\n');
    if (cr < 0 || (lf >= 0 && lf < cr))
        return LineEnd::Lf;
    return lf > cr ? LineEnd::CrLf : LineEnd::Cr;
}

/// A text that says what it is may hold any control characters.
bool hasTextSignature(const QByteArray &content)
{
    constexpr int surely = 90;
    const QString head = QString::fromUtf8(content.left(4096));
    return guessFormat(head, {}).sureness >= surely;
}

void warnOfEmptyCues(LoadedSubtitle &loaded)
{
    const QList<Cue> &cues = loaded.document.cues;
    if (cues.isEmpty()) {
        loaded.warnings << Text::tr("There is no cue in this file.");
        return;
    }
    const auto empty =
        std::count_if(cues.cbegin(), cues.cend(), [](const Cue &cue) { return cue.text.trimmed().isEmpty(); });
    if (empty > 3 && empty * 2 > cues.size())
        loaded.warnings << Text::tr("Most of the cues are empty (%1 of %2).").arg(empty).arg(cues.size());
}

void take(LoadedSubtitle &loaded, Reading &&reading)
{
    loaded.document = std::move(reading.document);
    loaded.document.format = QString::fromLatin1(loaded.format->id);
    loaded.cutOff = reading.cutOff;
    loaded.fpsGuessed = reading.fpsGuessed;
    loaded.tracks = reading.tracks;
    loaded.warnings << reading.warnings;
    warnOfEmptyCues(loaded);
    loaded.language = detectLanguage(plainText(loaded.document));
}

Result<const SubtitleFormat *> formatFor(QStringView head, const LoadOptions &options)
{
    if (options.format.isEmpty()) {
        if (const SubtitleFormat *format = guessFormat(head, options.fileName).format)
            return format;
        if (options.plainText)
            return subtitleFormat(u"text");
        return fail(ErrorKind::NotSupported,
            Text::tr("The format of this file was not recognised. If it is a subtitle, say which format it has."));
    }
    const SubtitleFormat *format = subtitleFormat(options.format);
    if (!format) {
        return fail(ErrorKind::BadInput, Text::tr("Nobody here knows the format “%1”.").arg(options.format));
    }
    return format;
}

Result<LoadedSubtitle> loadBinary(const QByteArray &content, const SubtitleFormat *format, const LoadOptions &options)
{
    LoadedSubtitle loaded;
    loaded.format = format;
    Reading reading;
    format->readBytes(content, {options.fps, options.track}, reading);
    take(loaded, std::move(reading));
    return loaded;
}

/// What comes behind finding the encoding.
/// @param beginning of the text @param raw the same with its line ends @param all there is no more than that
Result<LoadedSubtitle> readText(
    LoadedSubtitle &&loaded, QString head, QStringView raw, bool all, TextInput &&input, const LoadOptions &options)
{
    loaded.lineEnd = lineEndOf(raw);
    if (QStringView(head).trimmed().isEmpty() && all)
        return fail(ErrorKind::BadReply, Text::tr("The file is empty. Choose another subtitle."));
    if (isWebPage(head)) {
        return fail(ErrorKind::BadReply,
            Text::tr("This is a web page, not a subtitle: the service sent an error or a notice instead. Try again "
                     "later or choose another subtitle."));
    }
    if (QStringView(head).trimmed().startsWith("# VobSub index file"_L1))
        return fail(pictures());
    const qsizetype headers = gluedHeaderLength(head);
    const int headerLines = int(QStringView(head).left(headers).count(u'\n'));
    if (headers > 0) {
        loaded.warnings << Text::tr("Network headers in front of the subtitle were left out.");
        head.remove(0, headers);
        loaded.skipped = headers;
    }
    const Result<const SubtitleFormat *> format = formatFor(head, options);
    if (!format)
        return fail(format.error());
    loaded.format = *format;

    QStringView line;
    for (int i = 0; i < headerLines; ++i)
        input.next(line);
    Reading reading;
    loaded.format->read(input, {options.fps, options.track}, reading);
    take(loaded, std::move(reading));
    return std::move(loaded);
}

} // namespace

Result<LoadedSubtitle> loadSubtitle(const QByteArray &content, const LoadOptions &options)
{
    if (const std::optional<Error> refused = refuse(content))
        return fail(*refused);
    if (const SubtitleFormat *asked = subtitleFormat(options.format); asked && !asked->isText())
        return loadBinary(content, asked, options);
    if (options.format.isEmpty()) {
        if (const FormatGuess guess = guessBinaryFormat(content); guess.format)
            return loadBinary(content, guess.format, options);
    }
    if (options.encoding.isEmpty() && looksBinary(content) && !hasTextSignature(content))
        return fail(ErrorKind::BadReply, Text::tr("The file is not a text. Choose another subtitle."));

    LoadedSubtitle loaded;
    if (options.encoding.isEmpty()) {
        loaded.encoding = detectEncoding(content, options.expected);
        loaded.warnings << encodingWarnings(loaded.encoding);
    } else {
        loaded.encoding.encoding = canonicalEncodingName(options.encoding);
        loaded.encoding.mark = content.startsWith(byteOrderMark(loaded.encoding.encoding))
            && !byteOrderMark(loaded.encoding.encoding).isEmpty();
        if (!decodeTextAs({}, loaded.encoding.encoding)) {
            return fail(ErrorKind::BadInput,
                Text::tr("Nobody here knows the encoding “%1”. Choose another one, such as UTF-8.")
                    .arg(options.encoding));
        }
    }
    // Mixed texts are put together line by line; all others are decoded in pieces, as they are read.
    QString mixed;
    if (!loaded.encoding.mixedWith.isEmpty()) {
        DecodedText decoded = decodeText(content, options.expected);
        mixed = std::move(decoded.text);
        loaded.warnings << decoded.warnings;
    }
    const bool all = content.size() < headSize;
    if (!mixed.isEmpty()) {
        const QString head = TextInput(mixed.left(headSize)).rest();
        return readText(std::move(loaded), head, QStringView(mixed).left(headSize), all,
            TextInput(std::exchange(mixed, {})), options);
    }
    const QString encoding = loaded.encoding.encoding;
    const QString head = TextInput(content.left(4 * headSize), encoding).rest();
    const QString raw = decodeTextAs(content.left(headSize), encoding).value_or(DecodedText{}).text;
    return readText(std::move(loaded), head, raw, all, TextInput(content, encoding), options);
}

Result<LoadedSubtitle> loadSubtitle(const PlainTextFile &file, const LoadOptions &options)
{
    const SubtitleFormat *const asked = subtitleFormat(options.format);
    const bool otherEncoding =
        !options.encoding.isEmpty() && canonicalEncodingName(options.encoding) != file.encoding().encoding;
    if ((asked && !asked->isText()) || otherEncoding)
        return loadSubtitle(file.whole(), options);
    LoadedSubtitle loaded;
    loaded.encoding.encoding = file.encoding().encoding;
    loaded.encoding.mark = file.encoding().mark;
    if (options.encoding.isEmpty()) {
        loaded.encoding = file.encoding();
        loaded.warnings << encodingWarnings(loaded.encoding);
    }
    const QByteArray beginning = file.head(4 * headSize);
    const QString head = TextInput(beginning, loaded.encoding.encoding).rest();
    const QString raw = QString::fromUtf8(beginning.left(headSize));
    return readText(
        std::move(loaded), head, raw, false, TextInput(file.fromStart(), loaded.encoding.encoding), options);
}

namespace {

bool isSubStation(const QString &format)
{
    return format == "ass"_L1 || format == "ssa"_L1;
}

/// Pictures drawn with lines are events of a script; elsewhere nothing of them is left, not even an empty cue.
bool isDrawing(const Cue &cue)
{
    return cue.text.isEmpty() && !cue.isComment() && cue.details().native.contains("\\p"_L1);
}

Result<StoredSubtitle> storeWords(const Document &document, const StoreOptions &options, ContentSink *sink)
{
    const SubtitleFormat *format = subtitleFormat(options.format);
    if (!format || !format->canWrite()) {
        return fail(ErrorKind::BadInput,
            format ? Text::tr("%1 can be read but not written. Choose another format.")
                         .arg(QString::fromLatin1(format->name))
                   : Text::tr("Nobody here knows the format “%1”.").arg(options.format));
    }
    StoredSubtitle stored;
    Writing writing;
    if (format->writeBytes) {
        stored.content = format->writeBytes(document, options.write, writing);
    } else {
        TextOutput out(options.encoding, options.mark, options.lineEnd, sink);
        format->write(document, options.write, out, writing);
        Result<QByteArray> bytes = out.finish();
        if (!bytes)
            return fail(bytes.error());
        stored.content = std::move(*bytes);
    }
    stored.losses = lossesOf(document, format->carries);
    for (const Loss &loss : std::as_const(writing.losses))
        addLoss(stored.losses, loss.feature, loss.count);
    stored.warnings = writing.warnings;
    return stored;
}

} // namespace

Result<StoredSubtitle> storeSubtitle(const Document &document, const StoreOptions &options, ContentSink *sink)
{
    if (isSubStation(document.format) && !isSubStation(options.format)
        && std::any_of(document.cues.cbegin(), document.cues.cend(), isDrawing)) {
        Document words = document;
        const auto drawings = words.cues.removeIf(isDrawing);
        Result<StoredSubtitle> stored = storeWords(words, options, sink);
        if (stored)
            addLoss(stored->losses, SubtitleFeature::Effects, int(drawings));
        return stored;
    }
    return storeWords(document, options, sink);
}

namespace {

/// XML says what it is encoded in; that must not be the encoding it had before.
void declareEncoding(QString &text, const QString &encoding)
{
    constexpr qsizetype longest = 400;
    const qsizetype start = text.indexOf("<?xml"_L1);
    if (start < 0 || !QStringView(text).left(start).trimmed().isEmpty())
        return;
    const qsizetype end = text.left(start + longest).indexOf("?>"_L1, start);
    const qsizetype name = text.indexOf("encoding"_L1, start);
    if (end < 0 || name < 0 || name > end)
        return;
    qsizetype from = text.indexOf(u'=', name) + 1;
    while (from > 0 && from < end && text.at(from).isSpace())
        ++from;
    if (from <= 0 || from >= end || (text.at(from) != u'"' && text.at(from) != u'\''))
        return;
    const qsizetype to = text.indexOf(text.at(from), from + 1);
    if (to > from && to < end)
        text.replace(from + 1, to - from - 1, encoding);
}

} // namespace

Result<QByteArray> recode(const QByteArray &content, const LoadedSubtitle &loaded, const StoreOptions &options)
{
    if (!loaded.format->isText())
        return content;
    TextOutput out(options.encoding, options.mark, options.lineEnd);
    TextInput input = loaded.encoding.mixedWith.isEmpty() ? TextInput(content, loaded.encoding.encoding)
                                                          : TextInput(decodeText(content).text);
    QString text = input.rest();
    text.remove(0, gluedHeaderLength(text));
    if (canonicalEncodingName(options.encoding) != loaded.encoding.encoding)
        declareEncoding(text, canonicalEncodingName(options.encoding));
    out << text;
    return out.finish();
}

qint64 lastEndMs(const Document &document)
{
    qint64 last = 0;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            last = std::max(last, cue.endMs);
    }
    return last;
}

qint64 firstStartMs(const Document &document)
{
    std::optional<qint64> first;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            first = first ? std::min(*first, cue.startMs) : cue.startMs;
    }
    return first.value_or(0);
}

QString plainText(const Document &document, qsizetype enough)
{
    QString text;
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        text += cue.text;
        text += u'\n';
        if (text.size() > enough)
            break;
    }
    return text;
}

} // namespace Legenda
