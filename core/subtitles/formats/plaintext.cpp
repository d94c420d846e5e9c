// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text without times: a cue for each paragraph, or for each line where there are no blank ones. When they are shown is
// made up from their lengths.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"

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

// About 17 characters a second, as subtitlers count.
constexpr qint64 msPerCharacter = 60;
constexpr qint64 shortestMs = 1000;
constexpr qint64 longestMs = 7000;

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    const QString all = input.rest();
    const QStringView text(all);
    bool paragraphs = false;
    bool anyInk = false;
    LineReader probe(text);
    while (!paragraphs && !probe.atEnd()) {
        const bool blank = probe.next().trimmed().isEmpty();
        paragraphs = blank && anyInk;
        anyInk = anyInk || !blank;
    }
    QString body;
    qint64 at = 0;
    const auto close = [&] {
        if (body.isEmpty())
            return;
        const qint64 length = std::clamp(qint64(body.size()) * msPerCharacter, shortestMs, longestMs);
        reading.document.cues.append(Cue(at, at + length, body));
        at += length;
        body.clear();
    };
    LineReader lines(text);
    while (!lines.atEnd()) {
        const QStringView line = lines.next().trimmed();
        if (line.isEmpty() || !paragraphs)
            close();
        if (line.isEmpty())
            continue;
        if (!body.isEmpty())
            body += u'\n';
        body += line;
    }
    close();
    if (!reading.document.cues.isEmpty())
        reading.warnings << Text::tr("The text has no times. They were made up from its length.");
}

/// Never enough to be recognised: any file may be text.
int sniff(QStringView head)
{
    constexpr int hardly = 10;
    const QStringView start = head.left(2000);
    return std::any_of(start.begin(), start.end(), [](QChar c) { return c.isLetter(); }) ? hardly : 0;
}

void write(const Document &document, const WriteOptions &, TextOutput &out, Writing &)
{
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        bool any = false;
        LineReader lines(cue.text);
        while (!lines.atEnd()) {
            QString line = lines.next().toString();
            removeUnwritten(line);
            if (line.trimmed().isEmpty())
                continue;
            out << line << QChar(u'\n');
            any = true;
        }
        if (any)
            out << QChar(u'\n');
    }
}

} // namespace

namespace Formats {

const SubtitleFormat &plainText()
{
    static const SubtitleFormat format{.id = "text",
        .name = "Plain text",
        .extensions = "txt",
        .carries =
            SubtitleFeatures(SubtitleFeature::LineBreaks) | SubtitleFeature::Characters | SubtitleFeature::LongLines,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
