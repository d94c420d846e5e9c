// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertchoices.h"

#include "core/pipeline/saving.h"
#include "core/subtitles/cuetext.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::ConvertChoices)
};

using C = ConvertChoices;

/// Every field once: its key, its place and the name of what it belongs to. The name is made only when asked for.
template <class Visit>
void eachField(Visit visit)
{
    visit("format", &C::format, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Format"));
    visit("encoding", &C::encoding, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Encoding"));
    visit("mark", &C::mark, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Byte order mark"));
    visit("line_ends", &C::lineEnds, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Line ends"));
    visit("write_fps", &C::writeFps, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Frame rate of the result"));
    visit("into_folder", &C::intoFolder, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Folder"));
    visit("folder", &C::folder, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Folder"));
    visit("on_conflict", &C::onConflict, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "If a file is there"));
    visit("shift", &C::shift, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shift"));
    visit("shift_ms", &C::shiftMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shift"));
    visit("shift_later", &C::shiftLater, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shift"));
    visit("shift_from_ms", &C::shiftFromMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shift"));
    visit("change_rate", &C::changeRate, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Frame rate"));
    visit("rate_from", &C::rateFrom, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Frame rate"));
    visit("rate_to", &C::rateTo, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Frame rate"));
    visit("stretch", &C::stretch, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Two points"));
    visit("first_from_ms", &C::firstFromMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Two points"));
    visit("first_to_ms", &C::firstToMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Two points"));
    visit("second_from_ms", &C::secondFromMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Two points"));
    visit("second_to_ms", &C::secondToMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Two points"));
    visit("join", &C::join, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Join"));
    visit("join_at", &C::joinAt, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Join"));
    visit("split", &C::split, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Split"));
    visit("split_at", &C::splitAt, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Split"));
    visit("restart_times", &C::restartTimes, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Split"));
    visit("strip_sdh", &C::stripSdh, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_brackets", &C::sdhBrackets,
        QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_parentheses", &C::sdhParentheses,
        QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_braces", &C::sdhBraces, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_music", &C::sdhMusic, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_hash_music", &C::sdhHashMusic,
        QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_speakers", &C::sdhSpeakers,
        QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("sdh_mixed_case_speakers", &C::sdhMixedCaseSpeakers,
        QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Notes for the hearing impaired"));
    visit("strip_ads", &C::stripAds, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Adverts"));
    visit("ad_patterns", &C::adPatterns, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Adverts"));
    visit("strip_tags", &C::stripTags, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Styles"));
    visit("fix_overlaps", &C::fixOverlaps, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Overlaps"));
    visit("make_gaps", &C::makeGaps, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Gaps"));
    visit("min_gap_ms", &C::minGapMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Gaps"));
    visit("at_least", &C::atLeast, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shortest duration"));
    visit("min_duration_ms", &C::minDurationMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Shortest duration"));
    visit("at_most", &C::atMost, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Longest duration"));
    visit("max_duration_ms", &C::maxDurationMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Longest duration"));
    visit("slow_down", &C::slowDown, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Reading speed"));
    visit("max_cps", &C::maxCharsPerSecond, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Reading speed"));
    visit("break_lines", &C::breakLines, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Long lines"));
    visit("max_line_length", &C::maxLineLength, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Long lines"));
    visit("max_lines", &C::maxLines, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Long lines"));
    visit("unbreak_lines", &C::unbreakLines, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "One line a cue"));
    visit("merge", &C::merge, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Repeated texts"));
    visit("merge_gap_ms", &C::mergeGapMs, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Repeated texts"));
    visit("split_long", &C::splitLong, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Long cues"));
    visit("merge_roll_up", &C::mergeRollUp, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Captions that roll up"));
    visit("merge_short", &C::mergeShort, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Short cues"));
    visit("sort", &C::sort, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Order"));
    visit("renumber", &C::renumber, QT_TRANSLATE_NOOP("Legenda::ConvertChoices", "Numbers"));
}

struct Switch
{
    bool C::*member;
    C::Section section;
};

constexpr Switch switches[] = {
    {&C::shift, C::Section::Times},
    {&C::changeRate, C::Section::Times},
    {&C::stretch, C::Section::Times},
    {&C::join, C::Section::Parts},
    {&C::split, C::Section::Parts},
    {&C::stripSdh, C::Section::CleanUp},
    {&C::stripAds, C::Section::CleanUp},
    {&C::stripTags, C::Section::CleanUp},
    {&C::fixOverlaps, C::Section::Durations},
    {&C::makeGaps, C::Section::Durations},
    {&C::atLeast, C::Section::Durations},
    {&C::atMost, C::Section::Durations},
    {&C::slowDown, C::Section::Durations},
    {&C::breakLines, C::Section::Lines},
    {&C::unbreakLines, C::Section::Lines},
    {&C::merge, C::Section::Lines},
    {&C::splitLong, C::Section::Lines},
    {&C::mergeRollUp, C::Section::Lines},
    {&C::mergeShort, C::Section::Lines},
    {&C::sort, C::Section::Lines},
    {&C::renumber, C::Section::Lines},
};

QJsonValue toValue(const QString &value)
{
    return value;
}

template <class T>
QJsonValue toValue(T value)
{
    if constexpr (std::is_same_v<T, bool>)
        return value;
    else if constexpr (std::is_enum_v<T>)
        return static_cast<int>(value);
    else
        return static_cast<double>(value);
}

/// What does not fit stays as it is: the file can be edited by anyone.
template <class T>
void fromValue(const QJsonValue &value, T &into)
{
    constexpr double most = 1e12; // ms: thirty years
    if constexpr (std::is_same_v<T, QString>) {
        into = value.toString(into);
    } else if constexpr (std::is_same_v<T, bool>) {
        into = value.toBool(into);
    } else if constexpr (std::is_same_v<T, C::LineEnds>) {
        if (const int number = value.toInt(-1); number >= 0 && number <= static_cast<int>(C::LineEnds::CrLf))
            into = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, ConflictPolicy>) {
        if (const int number = value.toInt(-1); number >= 0 && number <= static_cast<int>(ConflictPolicy::Ask))
            into = static_cast<T>(number);
    } else {
        const double number = value.toDouble(static_cast<double>(into));
        if (std::isfinite(number) && std::abs(number) <= most)
            into = static_cast<T>(std::is_same_v<T, int> ? qBound(0.0, number, 1e6) : number);
    }
}

} // namespace

ConvertChoices ConvertChoices::defaults(const Preferences &preferences)
{
    ConvertChoices made;
    made.encoding = preferences.saveEncoding == "original"_L1 ? QString() : preferences.saveEncoding;
    made.mark = preferences.saveBom;
    made.onConflict = conflictPolicy(preferences.onConflict);
    return made;
}

EditPlan ConvertChoices::plan() const
{
    EditPlan plan;
    plan.stripSdh = stripSdh;
    plan.sdh.brackets = sdhBrackets;
    plan.sdh.parentheses = sdhParentheses;
    plan.sdh.braces = sdhBraces;
    plan.sdh.music = sdhMusic;
    plan.sdh.hashMusic = sdhHashMusic;
    plan.sdh.speakers = sdhSpeakers;
    plan.sdh.mixedCaseSpeakers = sdhMixedCaseSpeakers;
    if (!stripSdh)
        plan.sdh = {};
    plan.stripAds = stripAds;
    if (stripAds)
        plan.adPatterns = adPatterns.split(u'\n', Qt::SkipEmptyParts);
    plan.stripTags = stripTags;
    if (changeRate && rateFrom > 0 && rateFrom != rateTo) {
        plan.fpsFrom = rateFrom;
        plan.fpsTo = rateTo > 0 ? rateTo : rateFrom; // the video's is known when its turn comes
    }
    const TimePoints points{firstFromMs, firstToMs, secondFromMs, secondToMs};
    // Two moments that are one say nothing.
    if (stretch && firstFromMs != secondFromMs && (firstFromMs != firstToMs || secondFromMs != secondToMs))
        plan.points = points;
    if (shift && shiftMs != 0) {
        plan.shiftMs = shiftMs;
        plan.shiftFromMs = shiftLater ? shiftFromMs : 0;
    }
    plan.maxDurationMs = atMost ? maxDurationMs : 0;
    plan.minDurationMs = atLeast ? minDurationMs : 0;
    plan.maxCharsPerSecond = slowDown ? maxCharsPerSecond : 0;
    plan.fixOverlaps = fixOverlaps;
    plan.minGapMs = makeGaps ? minGapMs : 0;
    plan.mergeGapMs = merge ? mergeGapMs : -1;
    plan.mergeRollUp = mergeRollUp;
    plan.mergeShort = mergeShort;
    plan.splitLong = splitLong;
    if (breakLines || splitLong) {
        plan.maxLineLength = maxLineLength;
        plan.maxLines = maxLines;
    }
    plan.unbreakLines = unbreakLines;
    plan.sort = sort;
    plan.renumber = renumber;
    return plan;
}

FileConversionRequest ConvertChoices::request() const
{
    FileConversionRequest made;
    made.how.edits = plan();
    StoreOptions &store = made.how.store;
    store.format = format;
    store.encoding = encoding;
    store.mark = mark;
    store.lineEnd = lineEnds == LineEnds::CrLf ? LineEnd::CrLf : LineEnd::Lf;
    store.write.fps = writeFps;
    made.how.keepLineEnds = lineEnds == LineEnds::AsTheyAre;
    made.how.keepMark = encoding.isEmpty();
    if (intoFolder)
        made.outputFolder = folder;
    made.onConflict = onConflict;
    made.fpsToOfVideo = changeRate && rateFrom > 0 && rateTo <= 0;
    if (join) {
        const QList<qint64> starts = moments(joinAt).value_or(QList<qint64>());
        for (const qint64 start : starts)
            made.joined.append({{}, {}, start});
    }
    if (parts() > 1) {
        made.how.part.atMs = moments(splitAt).value_or(QList<qint64>());
        made.how.part.restartTimes = restartTimes;
    }
    return made;
}

std::optional<QList<qint64>> ConvertChoices::moments(const QString &text)
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    QList<qint64> all;
    const QStringList words = text.split(between, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<qint64> moment = parseClock(word);
        if (!moment || *moment <= all.value(all.size() - 1, 0))
            return {};
        all.append(*moment);
    }
    return all;
}

int ConvertChoices::parts() const
{
    return split ? static_cast<int>(moments(splitAt).value_or(QList<qint64>()).size()) + 1 : 1;
}

int ConvertChoices::count(Section section) const
{
    int on = 0;
    for (const Switch &each : switches)
        on += each.section == section && this->*each.member ? 1 : 0;
    return on;
}

ConvertChoices ConvertChoices::without(Section section) const
{
    ConvertChoices changed = *this;
    for (const Switch &each : switches) {
        if (each.section == section)
            changed.*each.member = false;
    }
    return changed;
}

QString ConvertChoices::difference(const ConvertChoices &a, const ConvertChoices &b)
{
    QString first;
    eachField([&](const char *key, auto member, const char *) {
        if (first.isEmpty() && a.*member != b.*member)
            first = QString::fromLatin1(key);
    });
    return first;
}

bool ConvertChoices::isAmount(const QString &key)
{
    // Typed, as amounts are.
    bool amount = key == "folder"_L1 || key == "join_at"_L1 || key == "split_at"_L1;
    eachField([&](const char *each, auto member, const char *) {
        using T = std::remove_reference_t<decltype(std::declval<ConvertChoices &>().*member)>;
        if (key == QLatin1StringView(each))
            amount = amount || (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>);
    });
    return amount;
}

QString ConvertChoices::nameOf(const QString &key)
{
    QString name;
    eachField([&](const char *each, auto, const char *words) {
        if (key == QLatin1StringView(each))
            name = Text::tr(words);
    });
    return name;
}

QByteArray ConvertChoices::toJson(const ConvertChoices &usual) const
{
    const ConvertChoices kept = without(Section::Times).without(Section::Parts);
    QJsonObject object;
    eachField([&](const char *key, auto member, const char *) {
        if (kept.*member != usual.*member)
            object.insert(QLatin1StringView(key), toValue(kept.*member));
    });
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ConvertChoices ConvertChoices::fromJson(const QByteArray &json, const ConvertChoices &usual)
{
    ConvertChoices read = usual;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    eachField([&](const char *key, auto member, const char *) {
        if (const QJsonValue value = object.value(QLatin1StringView(key)); !value.isUndefined())
            fromValue(value, read.*member);
    });
    if (const SubtitleFormat *format = subtitleFormat(read.format); !read.format.isEmpty() && !format)
        read.format = usual.format;
    if (!read.encoding.isEmpty() && !knownEncodings().contains(read.encoding))
        read.encoding = usual.encoding;
    return read.without(Section::Times).without(Section::Parts);
}

} // namespace Legenda
