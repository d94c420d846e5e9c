// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Captions as web players and programs pass them around: a list of objects with a time and a text each, under one of
// many names. subsrt: [{type, start, end, content, text}]; Bilibili: {body: [{from, to, content}]}; YouTube's json3:
// {events: [{tStartMs, dDurationMs, segs: [{utf8, tOffsetMs}]}]}.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/jsontext.h"
#include "core/subtitles/formats/markuptext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// A key and whether it always means milliseconds.
struct Key
{
    QLatin1StringView name;
    bool ms = false;
};

constexpr Key startKeys[] = {{"start"_L1}, {"startTime"_L1}, {"start_time"_L1}, {"tStartMs"_L1, true},
    {"startMs"_L1, true}, {"start_ms"_L1, true}, {"startTimeMs"_L1, true}, {"startMillis"_L1, true},
    {"startInMs"_L1, true}, {"from"_L1}, {"begin"_L1}, {"in"_L1}, {"offset"_L1}, {"startOffset"_L1}, {"timestamp"_L1},
    {"time"_L1}, {"t"_L1}, {"s"_L1}};
constexpr Key endKeys[] = {{"end"_L1}, {"endTime"_L1}, {"end_time"_L1}, {"endMs"_L1, true}, {"end_ms"_L1, true},
    {"endTimeMs"_L1, true}, {"endMillis"_L1, true}, {"endInMs"_L1, true}, {"to"_L1}, {"stop"_L1}, {"out"_L1},
    {"endOffset"_L1}, {"e"_L1}};
constexpr Key durationKeys[] = {{"dur"_L1}, {"duration"_L1}, {"dDurationMs"_L1, true}, {"durationMs"_L1, true},
    {"duration_ms"_L1, true}, {"length"_L1}, {"d"_L1}};
constexpr QLatin1StringView textKeys[] = {"text"_L1, "content"_L1, "caption"_L1, "subtitle"_L1, "sentence"_L1,
    "line"_L1, "lines"_L1, "segs"_L1, "txt"_L1, "value"_L1, "body"_L1, "transcript"_L1, "words"_L1, "snippet"_L1};

/// A time as it stands: a number, or a text with a clock, a unit or a number.
struct Time
{
    double value = 0;
    enum class Unit { None, Number, Seconds, Milliseconds } unit = Unit::None;
    bool isWhole = false;
};

Time timeOf(const QJsonValue &value, bool ms)
{
    Time time;
    if (value.isDouble()) {
        time.value = value.toDouble();
        time.unit = ms ? Time::Unit::Milliseconds : Time::Unit::Number;
        time.isWhole = std::trunc(time.value) == time.value;
    } else if (value.isString()) {
        const QString text = value.toString().trimmed();
        bool ok = false;
        if (const std::optional<qint64> clock = text.size() < 40 ? parseClock(text) : std::nullopt)
            return {double(*clock), Time::Unit::Milliseconds, true};
        if (text.endsWith("ms"_L1))
            time = {QStringView(text).chopped(2).toDouble(&ok), Time::Unit::Milliseconds, true};
        else if (text.endsWith(u's'))
            time = {QStringView(text).chopped(1).toDouble(&ok), Time::Unit::Seconds, false};
        else
            time = {text.toDouble(&ok), ms ? Time::Unit::Milliseconds : Time::Unit::Number, !text.contains(u'.')};
        if (!ok)
            return {};
    }
    if (!std::isfinite(time.value) || std::abs(time.value) > 1e12)
        return {};
    return time;
}

template <std::size_t Count>
Time timeOf(const QJsonObject &object, const Key (&keys)[Count])
{
    for (const Key &key : keys) {
        if (const auto found = object.constFind(key.name); found != object.constEnd()) {
            if (const Time time = timeOf(*found, key.ms); time.unit != Time::Unit::None)
                return time;
        }
    }
    return {};
}

/// YouTube's words with their times, or a list of lines, or a text.
void readText(const QJsonObject &object, Cue &cue)
{
    for (const QLatin1StringView key : textKeys) {
        const QJsonValue value = object.value(key);
        if (value.isString()) {
            Markup::readInline(value.toString(), cue);
            return;
        }
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            continue;
        Markup::FoldedText text;
        bool timed = false;
        for (const QJsonValue &part : list)
            timed = timed || part[u"tOffsetMs"].toDouble() > 0;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonValue part = list.at(i);
            if (part.isString()) {
                if (i > 0)
                    text.lineBreak();
                text.append(part.toString(), {}, true);
            } else {
                TextStyle style;
                if (timed)
                    style.atMs = qint64(std::clamp(part[u"tOffsetMs"].toDouble(), 0.0, 1e9));
                const QJsonValue words = part[u"utf8"].isString() ? part[u"utf8"] : part[u"text"];
                text.append(words.toString(), style, true);
            }
        }
        text.moveTo(cue);
        if (!cue.text.isEmpty())
            return;
    }
}

bool hasText(const QJsonObject &object)
{
    return std::any_of(std::begin(textKeys), std::end(textKeys), [&](QLatin1StringView key) {
        const QJsonValue value = object.value(key);
        return value.isString() || value.isArray();
    });
}

bool isCue(const QJsonObject &object)
{
    return hasText(object) && timeOf(object, startKeys).unit != Time::Unit::None;
}

/// A cue, or the one in an object around it (Popcorn: {"subtitle": {start, end, text}}).
QJsonObject cueIn(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    if (object.size() != 1 || isCue(object))
        return object;
    const QJsonObject inner = object.begin()->toObject();
    return isCue(inner) ? inner : object;
}

bool isCueList(const QJsonArray &list)
{
    // What stands before the cues may be of another kind (subsrt: {type: "meta"}).
    constexpr qsizetype enough = 20;
    for (qsizetype i = 0; i < std::min(list.size(), enough); ++i) {
        if (isCue(cueIn(list.at(i))))
            return true;
    }
    return false;
}

/// The first list of cues in it, nearest to the root.
QJsonArray findCues(const QJsonValue &root, QJsonObject &holder)
{
    constexpr int mostVisited = 2000;
    QList<QJsonValue> waiting{root};
    for (qsizetype i = 0; i < waiting.size() && i < mostVisited; ++i) {
        const QJsonValue value = waiting.at(i);
        if (value.isArray()) {
            const QJsonArray list = value.toArray();
            if (isCueList(list))
                return list;
            for (qsizetype k = 0; k < std::min<qsizetype>(list.size(), 20); ++k)
                waiting.append(list.at(k));
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            int taken = 0;
            for (auto it = object.begin(); it != object.end() && taken < 200; ++it, ++taken) {
                if (it->isArray() && isCueList(it->toArray())) {
                    holder = object;
                    return it->toArray();
                }
                waiting.append(*it);
            }
        }
    }
    return {};
}

struct Item
{
    Time start;
    Time end;
    Time duration;
    Cue cue;
};

/// Whole numbers without a unit: seconds or milliseconds. What cues last tells: nobody shows one for 100 s or for
/// less than 1/10 s.
bool countsMilliseconds(const QList<Item> &items)
{
    QList<double> lengths;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Item &item = items[i];
        if (item.start.unit != Time::Unit::Number)
            continue;
        if (!item.start.isWhole || (item.end.unit == Time::Unit::Number && !item.end.isWhole)
            || (item.duration.unit == Time::Unit::Number && !item.duration.isWhole))
            return false;
        if (item.end.unit == Time::Unit::Number)
            lengths.append(item.end.value - item.start.value);
        else if (item.duration.unit == Time::Unit::Number)
            lengths.append(item.duration.value);
        else if (i + 1 < items.size())
            lengths.append(items[i + 1].start.value - item.start.value);
    }
    if (lengths.isEmpty())
        return false;
    const auto middle = lengths.begin() + lengths.size() / 2;
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle >= 100;
}

qint64 msOf(const Time &time, bool numbersAreMs)
{
    const bool ms = time.unit == Time::Unit::Milliseconds || (time.unit == Time::Unit::Number && numbersAreMs);
    return std::llround(ms ? time.value : time.value * 1000);
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    const JsonText json = readJson(input.rest());
    QJsonObject holder;
    const QJsonArray list = findCues(json.value, holder);
    QList<Item> items;
    int without = 0;
    for (const QJsonValue &each : list) {
        const QJsonObject object = cueIn(each);
        if (object.value("type"_L1) == "meta"_L1 && object.value("data"_L1).isString()) {
            reading.document.metadata.insert(
                object.value("name"_L1).toString().toLower().left(100), object.value("data"_L1).toString());
            continue;
        }
        Item item{timeOf(object, startKeys), timeOf(object, endKeys), timeOf(object, durationKeys), {}};
        readText(object, item.cue);
        if (item.cue.text.isEmpty())
            continue;
        if (item.start.unit == Time::Unit::None) {
            ++without;
            continue;
        }
        const QJsonValue speaker = object.value("speaker"_L1);
        if (speaker.isString() && !speaker.toString().isEmpty())
            item.cue.edit().speaker = speaker.toString();
        items.append(std::move(item));
    }
    const bool ms = countsMilliseconds(items);
    int unended = 0;
    for (qsizetype i = 0; i < items.size(); ++i) {
        Item &item = items[i];
        Cue &cue = item.cue;
        cue.startMs = msOf(item.start, ms);
        if (item.end.unit != Time::Unit::None) {
            cue.endMs = msOf(item.end, ms);
        } else if (item.duration.unit != Time::Unit::None) {
            cue.endMs = cue.startMs + msOf(item.duration, ms);
        } else {
            constexpr qint64 usualMs = 4000;
            cue.endMs = i + 1 < items.size() ? msOf(items[i + 1].start, ms) : cue.startMs + usualMs;
            ++unended;
        }
        reading.document.cues.append(std::move(cue));
    }
    for (const QLatin1StringView key : {"language"_L1, "lang"_L1, "languageCode"_L1}) {
        const QString language = holder.value(key).toString();
        if (!language.isEmpty() && language.size() < 40 && !reading.document.language.isValid())
            reading.document.language = Language::fromSuffix(language);
    }
    if (const QString title = holder.value("title"_L1).toString(); !title.isEmpty())
        reading.document.metadata.insert(u"title"_s, title);
    reading.cutOff = json.cutOff;
    if (json.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (without > 0)
        reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, without);
    if (unended > 0)
        reading.warnings << Text::tr("%n cue(s) without an end last until the next one.", nullptr, unended);
}

int sniff(QStringView head)
{
    if (!head.startsWith(u'[') && !head.startsWith(u'{'))
        return 0;
    const auto has = [head](auto key) { return head.contains(QString(u'"' + key + u'"')); };
    const bool time =
        std::any_of(std::begin(startKeys), std::end(startKeys), [&](const Key &key) { return has(key.name); });
    const bool text =
        std::any_of(std::begin(textKeys), std::end(textKeys), [&](QLatin1StringView key) { return has(key); });
    if (has("tStartMs"_L1) && has("segs"_L1))
        return 95;
    // Of a list, or one object a line.
    const bool several = head.contains(u'[') || head.contains("}\n{"_L1);
    return time && text && several ? 75 : 0;
}

} // namespace

const SubtitleFormat &captionJson()
{
    static const SubtitleFormat format{.id = "caption-json",
        .name = "Captions as JSON",
        .extensions = "json json3 bcc",
        .carries = commonFeatures,
        .sniff = sniff,
        .read = read};
    return format;
}

} // namespace Legenda::Formats
