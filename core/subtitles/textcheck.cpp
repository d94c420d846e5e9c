// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textcheck.h"

#include "core/subtitles/cuetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

using Kind = TextProblem::Kind;

constexpr qint64 minute = 60'000;
// Cues that were never timed sit at 99:59:59.
constexpr qint64 never = 90LL * 60 * minute;
// An advert or the uploader's greeting behind the credits is no dialogue: one or two cues after such a silence.
constexpr qint64 silenceBeforeGreeting = 5 * minute;
constexpr qsizetype mostGreetings = 2;
// The same limits as the ranker's, for the same reasons: a minute or 1.5 % may hang over; credits and previews take up
// to 20 %; below 60 % a part is missing.
constexpr double hangsOver = 0.015;
constexpr double endsEarly = 0.80;
constexpr double partMissing = 0.60;
constexpr qint64 credits = 3 * minute;
// Films with next to no dialogue have a cue every two or three minutes; a full subtitle of any other has ten a minute.
constexpr qint64 longEnoughToCount = 10 * minute;
constexpr double veryFewAMinute = 0.25;
constexpr double fewAMinute = 0.75;
constexpr int stubCues = 3;
// CLD2 is sure of less, but names, songs and numbers mislead it.
constexpr qsizetype fewestLetters = 400;
constexpr qsizetype fewestCues = 15;

/// Groups that are written alike so much that CLD2 mistakes one for another, or that have several codes.
bool areOneForDetection(const Language &a, const Language &b)
{
    static const QList<QSet<QString>> groups{{u"no"_s, u"nb"_s, u"nn"_s},
        {u"sr"_s, u"hr"_s, u"bs"_s, u"me"_s, u"sh"_s, u"cnr"_s}, {u"zh"_s, u"ze"_s, u"yue"_s}, {u"id"_s, u"ms"_s},
        {u"es"_s, u"ea"_s, u"sp"_s}, {u"pt"_s, u"pb"_s, u"pm"_s}, {u"fa"_s, u"prs"_s}, {u"tl"_s, u"fil"_s}};
    return std::any_of(groups.begin(), groups.end(),
        [&](const QSet<QString> &group) { return group.contains(a.base().code()) && group.contains(b.base().code()); });
}

/// Neighbours: worth a word, not worth refusing.
bool areNeighbours(const Language &a, const Language &b)
{
    static const QList<QSet<QString>> groups{{u"cs"_s, u"sk"_s}, {u"da"_s, u"no"_s, u"nb"_s, u"nn"_s, u"sv"_s},
        {u"pt"_s, u"gl"_s, u"es"_s, u"ca"_s, u"ast"_s, u"an"_s, u"ext"_s, u"ea"_s, u"sp"_s}, {u"bg"_s, u"mk"_s},
        {u"ru"_s, u"uk"_s, u"be"_s}, {u"af"_s, u"nl"_s}, {u"sl"_s, u"hr"_s, u"sr"_s, u"bs"_s}, {u"hi"_s, u"mr"_s},
        {u"az"_s, u"tr"_s}, {u"fa"_s, u"ar"_s, u"ur"_s, u"ku"_s}};
    return std::any_of(groups.begin(), groups.end(),
        [&](const QSet<QString> &group) { return group.contains(a.base().code()) && group.contains(b.base().code()); });
}

/// Those CLD2 tells from all others; of the rest it names a bigger neighbour.
bool isDetectable(const Language &language)
{
    static const QSet<QString> known{u"af"_s, u"sq"_s, u"ar"_s, u"hy"_s, u"az"_s, u"eu"_s, u"be"_s, u"bn"_s, u"bs"_s,
        u"bg"_s, u"ca"_s, u"zh"_s, u"hr"_s, u"cs"_s, u"da"_s, u"nl"_s, u"en"_s, u"et"_s, u"fi"_s, u"fr"_s, u"gl"_s,
        u"ka"_s, u"de"_s, u"el"_s, u"he"_s, u"hi"_s, u"hu"_s, u"is"_s, u"id"_s, u"it"_s, u"ja"_s, u"km"_s, u"ko"_s,
        u"lv"_s, u"lt"_s, u"mk"_s, u"ms"_s, u"ml"_s, u"no"_s, u"nb"_s, u"fa"_s, u"pl"_s, u"pt"_s, u"ro"_s, u"ru"_s,
        u"sr"_s, u"si"_s, u"sk"_s, u"sl"_s, u"es"_s, u"sw"_s, u"sv"_s, u"tl"_s, u"ta"_s, u"te"_s, u"th"_s, u"tr"_s,
        u"uk"_s, u"ur"_s, u"vi"_s};
    return known.contains(language.base().code());
}

bool isTwentyFive(double fps)
{
    return std::abs((fps > 45 ? fps / 2 : fps) - 25) < 0.05;
}

bool isTwentyFour(double fps)
{
    return fps > 23.9 && fps < 24.05;
}

QString frames(double fps)
{
    return QLocale().toString(std::round(fps * 1000) / 1000, 'g', 5);
}

bool hasWords(const PreviewCue &cue)
{
    return !cue.text.trimmed().isEmpty();
}

class Check
{
public:
    Check(const SubtitleText &subtitle, const TextPromise &promise)
        : m_subtitle(subtitle), m_promise(promise), m_last(lastCueMs(subtitle)),
          m_words(std::count_if(subtitle.cues.begin(), subtitle.cues.end(), hasWords))
    {
    }

    QList<TextProblem> run()
    {
        checkFormat();
        // Nothing is known of a text that was not read.
        if (!m_subtitle.cues.isEmpty()) {
            checkLanguage();
            if (checkAmount())
                checkLength();
        }
        std::stable_sort(m_problems.begin(), m_problems.end(),
            [](const TextProblem &a, const TextProblem &b) { return a.serious && !b.serious; });
        return std::move(m_problems);
    }

private:
    void add(Kind kind, bool serious, const QString &text) { m_problems.append({kind, serious, text}); }

    void checkFormat()
    {
        if (m_subtitle.format.isEmpty())
            add(Kind::NotParseable, true, Text::tr("The file is of no format that players know."));
    }

    void checkLanguage()
    {
        const Language &promised = m_promise.language;
        const Language &seen = m_subtitle.language;
        if (!promised.isValid() || !seen.isValid() || promised.covers(seen) || promised.base() == seen.base()
            || areOneForDetection(promised, seen) || m_subtitle.cues.size() < fewestCues)
            return;
        qsizetype letters = 0;
        for (const PreviewCue &cue : m_subtitle.cues)
            letters += std::count_if(cue.text.begin(), cue.text.end(), [](QChar c) { return c.isLetter(); });
        // Chinese and Japanese say as much with a third of the letters.
        if (letters < fewestLetters)
            return;
        const bool serious = isDetectable(promised) && !areNeighbours(promised, seen);
        add(Kind::OtherLanguage, serious,
            (serious ? Text::tr("The text is in %1, not in %2.") : Text::tr("The text seems to be in %1, not in %2."))
                .arg(seen.name(), promised.name()));
    }

    /// False where there is so little that its length says nothing.
    bool checkAmount()
    {
        const qsizetype empty = m_subtitle.cues.size() - m_words;
        if (empty > 3 && m_words * 10 < m_subtitle.cues.size()) {
            add(Kind::MostlyEmpty, true,
                Text::tr("Most of the cues are empty (%1 of %2).").arg(empty).arg(m_subtitle.cues.size()));
            return true;
        }
        if (m_promise.foreignPartsOnly || m_promise.parts > 1 || m_promise.videoMs < longEnoughToCount)
            return true;
        if (m_words <= stubCues) {
            add(Kind::Stub, true, Text::tr("There are only %n cue(s) in it.", nullptr, int(m_words)));
            return false;
        }
        const double minutes = double(m_promise.videoMs) / minute;
        const double each = double(m_words) / minutes;
        if (each < fewAMinute) {
            add(Kind::MostlyEmpty, each < veryFewAMinute,
                Text::tr("There are only %1 cues for %2 minutes. It may be for the foreign parts only.")
                    .arg(m_words)
                    .arg(std::lround(minutes)));
            return false;
        }
        return true;
    }

    void checkLength()
    {
        const qint64 video = m_promise.videoMs;
        // Frames are shown at the video's own rate; the times here are those of another one.
        const bool measurable = video > 0 && m_last > 0 && m_promise.parts <= 1 && m_subtitle.format != "microdvd"_L1;
        const bool late = measurable && m_last > video + std::max(minute, qint64(hangsOver * double(video)));
        const bool early = measurable && !late && !m_promise.foreignPartsOnly && video - m_last > credits
            && double(m_last) < endsEarly * double(video);
        const bool missing = early && double(m_last) < partMissing * double(video);
        if (measurable && checkFrameRate(late))
            return;
        if (late) {
            add(Kind::OtherLength, true,
                Text::tr("It goes on until %1, but the video ends at %2: it was made for another cut or film.")
                    .arg(clockText(m_last), clockText(video)));
        } else if (missing || (early && m_subtitle.cutOff)) {
            add(Kind::CutOff, true,
                Text::tr("It ends at %1 of %2: a part of it is missing, or it was made for another video.")
                    .arg(clockText(m_last), clockText(video)));
        } else if (early) {
            add(Kind::OtherLength, false,
                Text::tr("It ends at %1, long before the video (%2).").arg(clockText(m_last), clockText(video)));
        } else if (m_subtitle.cutOff) {
            add(Kind::CutOff, false, Text::tr("The file ends in the middle of a cue."));
        }
    }

    /// Film shown at 25 frames runs 4 % faster. Where only the end tells, credits look the same, so more has to say it:
    /// the running time it was made for, or an end that no credits explain together with the rates.
    bool checkFrameRate(bool late)
    {
        constexpr double pal = 25 / 23.976;
        const double mine = m_promise.videoFps;
        const double theirs = m_promise.fps;
        const auto near = [](double a, double b) { return std::abs(a / b - 1) < 0.004; };
        const double length = m_promise.madeForMs > 0 ? double(m_promise.madeForMs) / double(m_promise.videoMs) : 0;
        const bool slowerByLength = length > 0 && (near(length, pal) || near(length, 25 / 24.0));
        const bool fasterByLength = length > 0 && (near(1 / length, pal) || near(1 / length, 25 / 24.0));
        // With the credits in between it is at most so much too long.
        const bool slowerByEnd = late && double(m_last) < (pal + 0.005) * double(m_promise.videoMs)
            && (isTwentyFive(mine) ? theirs <= 0 || isTwentyFour(theirs) : mine <= 0 && isTwentyFour(theirs));
        const auto percent = QLocale().toString(4);
        if (slowerByLength || slowerByEnd) {
            const double madeFor = isTwentyFour(theirs) ? theirs : 23.976;
            add(Kind::OtherFrameRate, true,
                Text::tr("It runs %1 % slower than the video: made for %2 frames per second, not for %3.")
                    .arg(percent, frames(madeFor), frames(mine > 0 ? mine : 25)));
            return true;
        }
        if (fasterByLength) {
            add(Kind::OtherFrameRate, true,
                Text::tr("It runs %1 % faster than the video: made for %2 frames per second, not for %3.")
                    .arg(percent, frames(25), frames(mine > 0 ? mine : 23.976)));
            return true;
        }
        if (!late && isTwentyFour(mine) && isTwentyFive(theirs))
            add(Kind::OtherFrameRate, false,
                Text::tr("It may run %1 % faster than the video: said to be made for %2 frames per second.")
                    .arg(percent, frames(theirs)));
        else if (!late && isTwentyFive(mine) && isTwentyFour(theirs))
            add(Kind::OtherFrameRate, false,
                Text::tr("It may run %1 % slower than the video: said to be made for %2 frames per second.")
                    .arg(percent, frames(theirs)));
        return false;
    }

    const SubtitleText &m_subtitle;
    const TextPromise &m_promise;
    qint64 m_last;
    qsizetype m_words;
    QList<TextProblem> m_problems;
};

} // namespace

QString toString(TextProblem::Kind kind)
{
    switch (kind) {
    case Kind::OtherLength:
        return u"other_length"_s;
    case Kind::OtherFrameRate:
        return u"other_frame_rate"_s;
    case Kind::OtherLanguage:
        return u"other_language"_s;
    case Kind::NotParseable:
        return u"not_parseable"_s;
    case Kind::Stub:
        return u"stub"_s;
    case Kind::MostlyEmpty:
        return u"mostly_empty"_s;
    case Kind::CutOff:
        break;
    }
    return u"cut_off"_s;
}

QList<TextProblem> checkText(const SubtitleText &subtitle, const TextPromise &promise)
{
    return Check(subtitle, promise).run();
}

bool isSerious(const QList<TextProblem> &problems)
{
    return std::any_of(problems.begin(), problems.end(), [](const TextProblem &problem) { return problem.serious; });
}

qint64 lastCueMs(const SubtitleText &subtitle)
{
    const QList<PreviewCue> &cues = subtitle.cues; // in order of time
    qsizetype end = cues.size();
    while (end > 0 && (cues.at(end - 1).startMs >= never || !hasWords(cues.at(end - 1))))
        --end;
    for (qsizetype greetings = 1; greetings <= mostGreetings && end - greetings > 0; ++greetings) {
        const qsizetype first = end - greetings;
        if (cues.at(first).startMs - cues.at(first - 1).startMs >= silenceBeforeGreeting)
            return cues.at(first - 1).startMs;
    }
    return end > 0 ? cues.at(end - 1).startMs : 0;
}

} // namespace Legenda
