// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What speech recognition gives: OpenAI's Whisper and its kin (faster-whisper, WhisperX: {segments: [{start, end, text,
// words: [{word, start, end}]}]} in seconds), whisper.cpp ({transcription: [{offsets: {from, to}, text}]} in
// milliseconds) and Transformers ({chunks: [{timestamp: [from, to], text}]}).

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/jsontext.h"
#include "core/subtitles/formats/markuptext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

std::optional<qint64> seconds(const QJsonValue &value)
{
    if (value.isDouble())
        return msOfSeconds(value.toDouble());
    bool ok = false;
    const double number = value.isString() ? value.toString().toDouble(&ok) : 0;
    return ok ? msOfSeconds(number) : std::nullopt;
}

/// The words with their times, where they are all of the text.
bool readWords(const QJsonArray &words, const QString &text, Cue &cue)
{
    if (words.isEmpty())
        return false;
    StyledText timed;
    qsizetype at = 0;
    for (const QJsonValue &each : words) {
        const QString word = (each[u"word"].isString() ? each[u"word"] : each[u"text"]).toString().trimmed();
        const std::optional<qint64> start = seconds(each[u"start"]);
        const qsizetype found = word.isEmpty() ? at : text.indexOf(word, at);
        // Nothing but blanks may stand between two of them.
        if (found < 0 || !QStringView(text).mid(at, found - at).trimmed().isEmpty())
            return false;
        timed.append(QStringView(text).mid(at, found - at));
        TextStyle style;
        if (start)
            style.atMs = std::max<qint64>(0, *start - cue.startMs);
        timed.append(word, style);
        at = found + word.size();
    }
    if (!QStringView(text).mid(at).trimmed().isEmpty())
        return false;
    timed.moveTo(cue);
    return true;
}

std::optional<Cue> readSegment(const QJsonObject &segment)
{
    std::optional<qint64> start = seconds(segment.value("start"_L1));
    std::optional<qint64> end = seconds(segment.value("end"_L1));
    if (const QJsonValue offsets = segment.value("offsets"_L1); offsets.isObject()) {
        start = msOfSeconds(offsets[u"from"].toDouble() / 1000);
        end = msOfSeconds(offsets[u"to"].toDouble() / 1000);
    } else if (const QJsonArray times = segment.value("timestamp"_L1).toArray(); !times.isEmpty()) {
        start = seconds(times.at(0));
        end = seconds(times.at(1));
    }
    if (!start)
        return {};
    Cue cue(*start, end.value_or(*start));
    const QString text = segment.value("text"_L1).toString().trimmed();
    if (!readWords(segment.value("words"_L1).toArray(), text, cue)) {
        Markup::FoldedText folded;
        folded.append(text, {}, true);
        folded.moveTo(cue);
    }
    if (const QString speaker = segment.value("speaker"_L1).toString(); !speaker.isEmpty())
        cue.edit().speaker = speaker;
    return cue;
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    const JsonText json = readJson(input.rest());
    const QJsonObject root = json.value.toObject();
    QJsonArray list = json.value.toArray();
    for (const QLatin1StringView key : {"segments"_L1, "transcription"_L1, "chunks"_L1}) {
        if (list.isEmpty())
            list = root.value(key).toArray();
    }
    int without = 0;
    for (const QJsonValue &each : list) {
        std::optional<Cue> cue = readSegment(each.toObject());
        if (!cue)
            ++without;
        else if (!cue->text.isEmpty())
            reading.document.cues.append(std::move(*cue));
    }
    QString language = root.value("language"_L1).toString();
    if (language.isEmpty())
        language = root.value("result"_L1)[u"language"].toString();
    if (!language.isEmpty() && language.size() < 40)
        reading.document.language = Language::fromSuffix(language);
    reading.cutOff = json.cutOff;
    if (json.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (without > 0)
        reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, without);
}

int sniff(QStringView head)
{
    if (!head.startsWith(u'{') && !head.startsWith(u'['))
        return 0;
    const auto has = [head](QLatin1StringView word) { return head.contains(word); };
    if (has("\"segments\""_L1)
        && (has("\"avg_logprob\""_L1) || has("\"no_speech_prob\""_L1) || has("\"tokens\""_L1)
            || has("\"word_segments\""_L1)))
        return 95;
    if (has("\"transcription\""_L1) && has("\"offsets\""_L1))
        return 95;
    if (has("\"chunks\""_L1) && has("\"timestamp\""_L1) && has("\"text\""_L1))
        return 90;
    // Without a segment: nothing was heard.
    return has("\"segments\""_L1) && has("\"text\""_L1) && (has("\"start\""_L1) || has("\"language\""_L1)) ? 85 : 0;
}

} // namespace

const SubtitleFormat &whisperJson()
{
    static const SubtitleFormat format{.id = "whisper-json",
        .name = "Whisper JSON",
        .extensions = "json",
        .carries = commonFeatures | SubtitleFeature::WordTimes | SubtitleFeature::Speaker,
        .sniff = sniff,
        .read = read};
    return format;
}

} // namespace Legenda::Formats
