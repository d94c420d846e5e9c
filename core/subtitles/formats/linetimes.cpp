// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/linetimes.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/linemarkup.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Legenda::LineTimes {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

} // namespace

qint64 readingTimeMs(QStringView text)
{
    // About 15 characters a second, as guidelines for subtitles have it, and a second to look.
    return std::clamp<qint64>(1 + (text.size() + 14) / 15, 2, 7) * 1000;
}

void fillEnds(QList<Cue> &cues)
{
    // From the back: the start of the next cue that is later, as several may begin at once.
    qint64 later = unknown;
    qint64 start = unknown;
    for (qsizetype i = cues.size() - 1; i >= 0; --i) {
        const qint64 own = cues.at(i).startMs;
        if (own != start) {
            later = start > own ? start : unknown;
            start = own;
        }
        if (cues.at(i).endMs != unknown)
            continue;
        const qint64 read = own + readingTimeMs(cues.at(i).text);
        cues[i].endMs = later == unknown ? read : std::min(read, later);
    }
}

double validRate(double fps)
{
    return std::isfinite(fps) && fps >= 1 && fps <= 1000 ? fps : 0;
}

double rateToRead(double ofFile, const ReadOptions &options, Reading &reading)
{
    constexpr double usual = 24000 / 1001.0;
    double fps = validRate(ofFile);
    if (fps == 0)
        fps = validRate(options.fps);
    if (fps == 0) {
        fps = usual;
        reading.fpsGuessed = true;
        reading.warnings << Text::tr("The file counts frames and does not say how many make a second. 23.976 was "
                                     "taken; if the times are wrong, say the rate.");
    }
    reading.document.fps = fps;
    return fps;
}

double rateToWrite(const Document &document, const WriteOptions &options, double usual)
{
    if (const double fps = validRate(options.fps); fps > 0)
        return fps;
    const double fps = validRate(document.fps);
    return fps > 0 ? fps : usual;
}

std::optional<qint64> parseSigned(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    const std::optional<qint64> value = parseAnyNumber((negative ? text.mid(1) : text).trimmed());
    if (!value || *value > latestMs)
        return {};
    return negative ? -*value : *value;
}

QList<const Cue *> shownCues(const Document &document)
{
    QList<const Cue *> shown;
    shown.reserve(document.cues.size());
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            shown.append(&cue);
    }
    return shown;
}

QList<const Cue *> sortedCues(const Document &document)
{
    QList<const Cue *> shown = shownCues(document);
    const auto earlier = [](const Cue *a, const Cue *b) { return a->startMs < b->startMs; };
    if (!std::is_sorted(shown.cbegin(), shown.cend(), earlier))
        std::stable_sort(shown.begin(), shown.end(), earlier);
    return shown;
}

int shareOfLines(QStringView head, int most, const std::function<bool(QStringView line)> &fits)
{
    LineReader lines(head);
    int good = 0;
    int all = 0;
    while (!lines.atEnd() && all < most) {
        const QStringView line = lines.next();
        if (line.trimmed().isEmpty())
            continue;
        ++all;
        good += fits(line);
    }
    return good > 0 ? std::max(1, good * 100 / all) : 0;
}

void SkippedLines::warn(Reading &reading) const
{
    if (const int count = m_count - (m_brokenLast ? 1 : 0); count > 0)
        reading.warnings << Text::tr("%n line(s) without times were left out.", nullptr, count);
    if (m_brokenLast) {
        reading.cutOff = true;
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    }
}

void readLines(TextInput &input, Reading &reading, const std::function<bool(QStringView line)> &take,
    bool (*isBroken)(QStringView line))
{
    SkippedLines skipped;
    QStringView raw;
    while (input.next(raw)) {
        const QStringView line = LineMarkup::trimBlanks(raw);
        if (line.isEmpty())
            continue;
        if (take(line))
            skipped.understood();
        else
            skipped.skipped(isBroken && isBroken(line));
    }
    skipped.warn(reading);
}

} // namespace Legenda::LineTimes
