// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/convertoptions.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

tl::unexpected<Error> wrong(const QString &message)
{
    return fail(ErrorKind::BadInput, message);
}

QString writableFormats()
{
    QStringList ids;
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (format->canWrite())
            ids.append(QString::fromLatin1(format->id));
    }
    return ids.join(", "_L1);
}

Result<QString> formatOption(const QCommandLineParser &parser, const QString &name, bool toWrite)
{
    if (!parser.isSet(name))
        return QString();
    const SubtitleFormat *format = formatNamed(parser.value(name));
    if (!format || (toWrite && !format->canWrite())) {
        return wrong(
            Text::tr("--%1: there is no format “%2”. There are: %3.").arg(name, parser.value(name), writableFormats()));
    }
    return QString::fromLatin1(format->id);
}

Result<QString> encodingOption(const QCommandLineParser &parser, const QString &name)
{
    const QString value = parser.value(name);
    if (value.isEmpty() || value == "original"_L1)
        return QString();
    const QString canonical = canonicalEncodingName(value);
    const bool isRead = name == "input-encoding"_L1;
    if (isRead ? !isKnownEncoding(canonical) : !knownEncodings().contains(canonical))
        return wrong(
            Text::tr("--%1: nobody here knows the encoding “%2”. Try UTF-8 or windows-1252.").arg(name, value));
    return canonical;
}

Result<double> rateOption(const QCommandLineParser &parser, const QString &name)
{
    if (!parser.isSet(name))
        return 0.0;
    const double fps = parseFrameRate(parser.value(name));
    if (fps <= 0) {
        return wrong(
            Text::tr("--%1 takes frames per second such as 25 or 23.976, not \"%2\".").arg(name, parser.value(name)));
    }
    return fps;
}

Result<qint64> spanOption(const QCommandLineParser &parser, const QString &name, qint64 fallback)
{
    if (!parser.isSet(name))
        return fallback;
    Result<qint64> span = parseTimeSpan(parser.value(name));
    if (!span)
        return wrong(u"--%1: %2"_s.arg(name, span.error().message));
    return span;
}

/// "0:01:00=0:01:02.5,1:30:00=1:30:05": when something is, and when it should be.
Result<TimePoints> parsePoints(const QString &text)
{
    const auto malformed = [&] {
        return wrong(Text::tr("--points takes two moments and when they should be, as in "
                              "0:01:00=0:01:02.5,1:30:00=1:30:05, not \"%1\".")
                         .arg(text));
    };
    const QStringList pairs = text.split(u',');
    if (pairs.size() != 2)
        return malformed();
    qint64 values[4] = {0, 0, 0, 0};
    for (qsizetype i = 0; i < 2; ++i) {
        const QStringList sides = pairs.at(i).split(u'=');
        const Result<qint64> from = parseTimeSpan(sides.value(0));
        const Result<qint64> to = parseTimeSpan(sides.value(1));
        if (sides.size() != 2 || !from || !to)
            return malformed();
        values[2 * i] = *from;
        values[2 * i + 1] = *to;
    }
    if (values[0] == values[2] || (values[2] - values[0] > 0) != (values[3] - values[1] > 0))
        return wrong(Text::tr("--points: the two moments have to differ, and keep their order."));
    return TimePoints{values[0], values[1], values[2], values[3]};
}

Result<Done> readStrip(const QString &value, EditPlan &plan)
{
    const QStringList words = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word == "sdh"_L1)
            plan.stripSdh = true;
        else if (word == "tags"_L1)
            plan.stripTags = true;
        else if (word == "ads"_L1)
            plan.stripAds = true;
        else
            return wrong(Text::tr("--strip takes sdh, tags and ads, not \"%1\".").arg(word));
    }
    return Done{};
}

/// "0:45:10,1:30:00": later and later.
Result<QList<qint64>> momentsOption(const QCommandLineParser &parser, const QString &name)
{
    QList<qint64> moments;
    const QStringList words = parser.value(name).split(u',');
    for (const QString &word : words) {
        const Result<qint64> moment = parseTimeSpan(word);
        if (!moment)
            return wrong(Text::tr("--%1: %2").arg(name, moment.error().message));
        if (*moment <= moments.value(moments.size() - 1, 0))
            return wrong(Text::tr("--%1 takes moments after the start, each later than the one before.").arg(name));
        moments.append(*moment);
    }
    return moments;
}

Result<Done> readParts(const QCommandLineParser &parser, ConvertOptions &options)
{
    options.join = parser.isSet(u"join"_s) || parser.isSet(u"join-at"_s);
    const std::pair<QString, QList<qint64> &> lists[] = {
        {u"join-at"_s, options.joinAtMs}, {u"split-at"_s, options.how.part.atMs}};
    for (const auto &[name, list] : lists) {
        if (!parser.isSet(name))
            continue;
        const Result<QList<qint64>> moments = momentsOption(parser, name);
        if (!moments)
            return fail(moments.error());
        list = *moments;
    }
    options.how.part.restartTimes = !parser.isSet(u"keep-times"_s);
    if (parser.isSet(u"keep-times"_s) && options.how.part.atMs.isEmpty())
        return wrong(Text::tr("--keep-times belongs to --split-at."));
    return Done{};
}

/// "brackets,music": only those kinds of notes.
Result<SdhOptions> readSdh(const QString &value)
{
    SdhOptions options;
    for (const SdhKind &kind : sdhKinds())
        options.*kind.option = false;
    const QStringList words = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto kinds = sdhKinds();
        const auto found =
            std::find_if(kinds.begin(), kinds.end(), [&](const SdhKind &kind) { return word == kind.id; });
        if (found == kinds.end()) {
            QStringList all;
            for (const SdhKind &kind : kinds)
                all.append(kind.id);
            return wrong(Text::tr("--sdh takes %1, not \"%2\".").arg(all.join(", "_L1), word));
        }
        options.*(found->option) = true;
    }
    options.speakers = options.speakers || options.mixedCaseSpeakers; // the one is more of the other
    return options;
}

Result<int> countOption(const QCommandLineParser &parser, const QString &name)
{
    if (!parser.isSet(name))
        return 0;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < 1)
        return wrong(Text::tr("--%1 takes a number from 1 up, not \"%2\".").arg(name, parser.value(name)));
    return value;
}

Result<EditPlan> readEdits(const QCommandLineParser &parser)
{
    EditPlan plan;
    if (const auto strip = readStrip(parser.value(u"strip"_s), plan); !strip)
        return fail(strip.error());
    if (parser.isSet(u"sdh"_s)) {
        const Result<SdhOptions> sdh = readSdh(parser.value(u"sdh"_s));
        if (!sdh)
            return fail(sdh.error());
        plan.stripSdh = true;
        plan.sdh = *sdh;
    }
    const std::pair<const char *, double EditPlan::*> rates[] = {
        {"fps-from", &EditPlan::fpsFrom}, {"fps-to", &EditPlan::fpsTo}};
    for (const auto &[name, member] : rates) {
        if (parser.value(QString::fromLatin1(name)) == "video"_L1 && member == &EditPlan::fpsTo) {
            plan.fpsTo = plan.fpsFrom; // known when its turn comes
            continue;
        }
        const Result<double> rate = rateOption(parser, QString::fromLatin1(name));
        if (!rate)
            return fail(rate.error());
        plan.*member = *rate;
    }
    if (parser.isSet(u"fps-from"_s) != parser.isSet(u"fps-to"_s))
        return wrong(
            Text::tr("--fps-from and --fps-to go together: the rate it was made for, and the rate it is for."));
    if (parser.isSet(u"points"_s)) {
        const Result<TimePoints> points = parsePoints(parser.value(u"points"_s));
        if (!points)
            return fail(points.error());
        plan.points = *points;
    }
    const std::pair<const char *, qint64 EditPlan::*> spans[] = {{"shift", &EditPlan::shiftMs},
        {"shift-from", &EditPlan::shiftFromMs}, {"max-duration", &EditPlan::maxDurationMs},
        {"min-duration", &EditPlan::minDurationMs}, {"min-gap", &EditPlan::minGapMs}, {"merge", &EditPlan::mergeGapMs}};
    for (const auto &[name, member] : spans) {
        const Result<qint64> span = spanOption(parser, QString::fromLatin1(name), plan.*member);
        if (!span)
            return fail(span.error());
        if (*span < 0 && member != &EditPlan::shiftMs && parser.isSet(QString::fromLatin1(name)))
            return wrong(Text::tr("--%1 takes no negative time.").arg(QString::fromLatin1(name)));
        plan.*member = *span;
    }
    if (parser.isSet(u"max-cps"_s)) {
        bool ok = false;
        plan.maxCharsPerSecond = parser.value(u"max-cps"_s).toDouble(&ok);
        if (!ok || !(plan.maxCharsPerSecond >= 1))
            return wrong(Text::tr("--max-cps takes characters per second such as 21, not \"%1\".")
                             .arg(parser.value(u"max-cps"_s)));
    }
    const Result<int> length = countOption(parser, u"break"_s);
    const Result<int> lines = countOption(parser, u"max-lines"_s);
    if (!length || !lines)
        return fail(length ? lines.error() : length.error());
    plan.maxLineLength = *length;
    plan.maxLines = *lines;
    plan.fixOverlaps = parser.isSet(u"fix-overlaps"_s);
    plan.unbreakLines = parser.isSet(u"unbreak"_s);
    plan.sort = parser.isSet(u"sort"_s);
    plan.renumber = parser.isSet(u"renumber"_s);
    plan.adPatterns = parser.values(u"ad-pattern"_s);
    plan.mergeRollUp = parser.isSet(u"merge-roll-up"_s);
    plan.mergeShort = parser.isSet(u"merge-short"_s);
    plan.splitLong = parser.isSet(u"split-long"_s);
    if (const Result<Done> good = checkPlan(plan); !good)
        return fail(good.error());
    return plan;
}

} // namespace

void addConvertOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"to"_s, Text::tr("The format to write, such as webvtt or microdvd; without it the format stays."),
            u"format"_s},
        {{u"o"_s, u"output"_s}, Text::tr("The file to save, or a folder for several; - for standard output."),
            u"file"_s},
        {u"input-format"_s, Text::tr("What format the files have, where it is not recognised."), u"format"_s},
        {u"input-encoding"_s, Text::tr("What the files are encoded in, where it is not recognised."), u"name"_s},
        {u"language"_s,
            Text::tr("The language of the text: helps to find the encoding, and is written where a format "
                     "says it."),
            u"code"_s},
        {u"track"_s, Text::tr("Which language to take of a file that holds several."), u"code"_s},
        {u"fps"_s,
            Text::tr("Frames per second, for formats that count frames; without it the video's beside the file."),
            u"number"_s},
        {u"bom"_s, Text::tr("Write a byte order mark.")},
        {u"newline"_s, Text::tr("Line ends to write: lf, crlf or cr."), u"kind"_s},
        {u"strip"_s, Text::tr("Take out what is named: sdh (notes for the hearing impaired), tags, ads."), u"what"_s},
        {u"sdh"_s,
            Text::tr("Take out only such notes: brackets, parentheses, braces, music, hash-music, speakers, "
                     "mixed-case-speakers."),
            u"kinds"_s},
        {u"ad-pattern"_s, Text::tr("Take out cues that match this expression as well; can be given several times."),
            u"regex"_s},
        {u"shift"_s, Text::tr("Move all times, such as 1.5 or -0:00:02.250 (also 300ms)."), u"time"_s},
        {u"shift-from"_s, Text::tr("Move only cues that start then or later."), u"time"_s},
        {u"fps-from"_s, Text::tr("The frame rate the times were made for, such as 23.976."), u"number"_s},
        {u"fps-to"_s, Text::tr("The frame rate of the video, such as 25; \"video\" asks the one beside the file."),
            u"number"_s},
        {u"points"_s,
            Text::tr("Stretch: two moments and when they should be, such as "
                     "0:01:00=0:01:02.5,1:30:00=1:30:05."),
            u"a=b,c=d"_s},
        {u"fix-overlaps"_s, Text::tr("End cues before the next one starts.")},
        {u"min-gap"_s, Text::tr("Leave at least such a gap between cues."), u"time"_s},
        {u"min-duration"_s, Text::tr("Make short cues longer where there is room."), u"time"_s},
        {u"max-duration"_s, Text::tr("Make long cues shorter."), u"time"_s},
        {u"max-cps"_s, Text::tr("Give cues more time that have to be read faster (characters per second)."),
            u"number"_s},
        {u"merge"_s, Text::tr("Join neighbours of the same text with at most such a gap."), u"time"_s},
        {u"merge-roll-up"_s, Text::tr("Show once what captions that roll up repeat.")},
        {u"merge-short"_s, Text::tr("Join short neighbours.")},
        {u"split-long"_s, Text::tr("Part cues that do not fit the lines of --break and --max-lines.")},
        {u"break"_s, Text::tr("Break lines that are longer than so many characters."), u"characters"_s},
        {u"max-lines"_s, Text::tr("At most so many lines a cue, with --break."), u"number"_s},
        {u"unbreak"_s, Text::tr("Join the lines of a cue.")},
        {u"sort"_s, Text::tr("Put cues in order of time.")},
        {u"renumber"_s, Text::tr("Number cues anew.")},
        {u"join"_s,
            Text::tr("Make one file of all, in the order given: each begins where the video beside the one "
                     "before ends.")},
        {u"join-at"_s, Text::tr("Join, and say when the second file begins, the third …, such as 0:45:10."),
            u"time,…"_s},
        {u"split-at"_s, Text::tr("Cut into several files at these moments, such as 0:45:10,1:30:00."), u"time,…"_s},
        {u"keep-times"_s, Text::tr("With --split-at: do not let each part begin at 0.")},
        {u"with"_s, Text::tr("Have a service convert instead; the files are sent to it."), u"provider"_s},
        {u"resume"_s, Text::tr("With a service: look again for what took too long, the task that was named then."),
            u"task"_s},
    });
}

Result<ConvertOptions> readConvertOptions(const QCommandLineParser &parser)
{
    ConvertOptions options;
    if (const Result<Done> parts = readParts(parser, options); !parts)
        return fail(parts.error());
    Rewrite &how = options.how;
    const Result<QString> to = formatOption(parser, parser.isSet(u"to"_s) ? u"to"_s : u"format"_s, true);
    const Result<QString> from = formatOption(parser, u"input-format"_s, false);
    const Result<QString> encoding = encodingOption(parser, u"encoding"_s);
    const Result<QString> inputEncoding = encodingOption(parser, u"input-encoding"_s);
    const Result<double> fps = rateOption(parser, u"fps"_s);
    for (const Result<QString> &each : {to, from, encoding, inputEncoding}) {
        if (!each)
            return fail(each.error());
    }
    if (!fps)
        return fail(fps.error());
    Result<EditPlan> edits = readEdits(parser);
    if (!edits)
        return fail(edits.error());
    how.edits = *edits;
    options.fpsToOfVideo = parser.value(u"fps-to"_s) == "video"_L1;
    how.load.format = *from;
    how.load.encoding = *inputEncoding;
    how.load.fps = *fps;
    how.load.expected = Language::fromCode(parser.value(u"language"_s));
    how.load.track = Language::fromCode(parser.value(u"track"_s));
    how.store.format = *to;
    how.store.write.fps = *fps;
    how.store.write.language = how.load.expected;
    // Going to another format means UTF-8, as everywhere in Legenda; where the format stays, so does the encoding.
    const bool original = parser.value(u"encoding"_s) == "original"_L1;
    how.store.encoding = parser.isSet(u"encoding"_s) ? *encoding : how.store.format.isEmpty() ? QString() : u"UTF-8"_s;
    how.keepMark = !parser.isSet(u"bom"_s) && (how.store.encoding.isEmpty() || original);
    how.store.mark = parser.isSet(u"bom"_s);
    if (parser.isSet(u"newline"_s)) {
        const QString kind = parser.value(u"newline"_s).toLower();
        if (kind != "lf"_L1 && kind != "crlf"_L1 && kind != "cr"_L1)
            return wrong(Text::tr("--newline takes lf, crlf or cr, not \"%1\".").arg(kind));
        how.keepLineEnds = false;
        how.store.lineEnd = kind == "crlf"_L1 ? LineEnd::CrLf : kind == "cr"_L1 ? LineEnd::Cr : LineEnd::Lf;
    }
    const bool changes = !how.store.format.isEmpty() || !how.edits.isEmpty() || options.fpsToOfVideo
        || parser.isSet(u"encoding"_s) || parser.isSet(u"bom"_s) || parser.isSet(u"newline"_s) || options.join
        || !how.part.atMs.isEmpty();
    if (!changes) {
        return wrong(Text::tr("Say what to do: --to FORMAT (%1), --encoding, --shift, --strip …; "
                              "legenda-cli convert --help tells all.")
                         .arg(writableFormats()));
    }
    return options;
}

Result<qint64> parseTimeSpan(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    const bool negative = rest.startsWith(u'-');
    if (negative || rest.startsWith(u'+'))
        rest = rest.mid(1);
    const auto malformed = [&] {
        return fail(ErrorKind::BadInput,
            Text::tr("a time is written as 1.5 (seconds), 300ms, 0:01:30.5 or -2, not \"%1\".").arg(text));
    };
    constexpr double longest = 1000.0 * 3600 * 1000; // ms
    double ms = 0;
    if (rest.contains(u':')) {
        const std::optional<qint64> clock = rest.contains(u'-') ? std::nullopt : parseClock(rest);
        if (!clock)
            return malformed();
        ms = double(*clock);
    } else {
        double unit = 1000;
        for (const auto &[suffix, factor] : {std::pair{"ms"_L1, 1.0}, std::pair{"s"_L1, 1000.0},
                 std::pair{"m"_L1, 60'000.0}, std::pair{"h"_L1, 3'600'000.0}}) {
            if (rest.endsWith(suffix)) {
                unit = factor;
                rest.chop(suffix.size());
                break;
            }
        }
        bool ok = false;
        const double number = rest.toDouble(&ok);
        if (!ok || rest.isEmpty() || !(rest.front().isDigit() || rest.front() == u'.'))
            return malformed();
        ms = number * unit;
    }
    if (!std::isfinite(ms) || ms > longest)
        return malformed();
    return std::llround(negative ? -ms : ms);
}

} // namespace Legenda::Cli
