// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Amara serves as "json": [{position, start, end, text, meta: {new_paragraph}}], times in milliseconds, <b>, <i>,
// <u> and <br> in the text, cues that nobody has timed without times. The API wraps it: {subtitles: […], sub_format,
// language: {code}, title, description}. Written is the list alone, which the service takes.

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/jsontext.h"
#include "core/subtitles/formats/markuptext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
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

/// Where the service puts cues nobody has timed: 99:59:59.
constexpr qint64 neverMs = qint64(99 * 3600 + 59 * 60 + 59) * 1000;

double timeOf(const QJsonObject &cue, QLatin1StringView usual, QLatin1StringView older)
{
    const QJsonValue value = cue.contains(usual) ? cue.value(usual) : cue.value(older);
    bool ok = value.isDouble();
    const double time = ok ? value.toDouble() : value.toString().toDouble(&ok);
    return ok && std::isfinite(time) && std::abs(time) < 1e12 ? time : -1;
}

/// Fractions are seconds, as the first API had them: milliseconds are never broken.
bool hasFractions(const QJsonArray &cues)
{
    return std::any_of(cues.begin(), cues.end(), [](const QJsonValue &each) {
        const double start = timeOf(each.toObject(), "start"_L1, "start_time"_L1);
        const double end = timeOf(each.toObject(), "end"_L1, "end_time"_L1);
        return start != std::floor(start) || end != std::floor(end);
    });
}

/// What the model has no place for, in Amara's words.
QString settingsOf(const QJsonObject &cue)
{
    QJsonObject kept;
    for (const QLatin1StringView key : {"meta"_L1, "region"_L1, "new_paragraph"_L1}) {
        const QJsonValue value = cue.value(key);
        if (!value.isNull() && !value.isUndefined() && !(value.isObject() && value.toObject().isEmpty())
            && value != QJsonValue(u""_s))
            kept.insert(key, value);
    }
    return kept.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

QString markupOf(const Cue &cue)
{
    QString markup;
    Markup::appendHtml(markup, cue, {.css = false, .ruby = false, .fonts = false, .strike = false});
    return markup;
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    const JsonText json = readJson(input.rest());
    const QJsonObject root = json.value.toObject();
    const QJsonArray list = json.value.isArray() ? json.value.toArray() : root.value("subtitles"_L1).toArray();
    const double unit = hasFractions(list) ? 1000 : 1;
    int untimed = 0;
    qint64 last = 0;
    for (const QJsonValue &each : list) {
        const QJsonObject object = each.toObject();
        Cue cue;
        const QString text = object.value("text"_L1).toString();
        Markup::readInline(text, cue);
        if (cue.text.isEmpty())
            continue;
        const double start = timeOf(object, "start"_L1, "start_time"_L1) * unit;
        const double end = timeOf(object, "end"_L1, "end_time"_L1) * unit;
        // Such cues keep their place in the order.
        constexpr qint64 usualMs = 4000;
        const bool timed = start >= 0 && start < double(neverMs);
        cue.startMs = timed ? std::llround(start) : last;
        cue.endMs = end >= 0 && end < double(neverMs) ? std::llround(end) : cue.startMs + usualMs;
        if (!timed)
            ++untimed;
        last = std::max(last, cue.endMs);
        if (const QString settings = settingsOf(object); !settings.isEmpty())
            cue.edit().settings = settings;
        reading.document.cues.append(std::move(cue));
    }
    const auto metadata = [&](const QString &key, const QJsonValue &value) {
        if (const QString text = value.toString().trimmed(); !text.isEmpty())
            reading.document.metadata.insert(key, text);
    };
    metadata(u"title"_s, root.value("title"_L1));
    metadata(u"description"_s, root.value("description"_L1));
    const QJsonValue language = root.value("language"_L1);
    const QString code = language.isObject() ? language[u"code"].toString() : language.toString();
    if (!code.isEmpty() && code.size() < 40)
        reading.document.language = Language::fromCode(code);
    reading.cutOff = json.cutOff;
    if (json.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (untimed > 0) {
        reading.warnings << Text::tr(
            "%n cue(s) have no time; they were put behind those in front of them.", nullptr, untimed);
    }
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

void write(const Document &document, const WriteOptions &, TextOutput &out, Writing &)
{
    out << "["_L1;
    int position = 0;
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        out << (position > 0 ? ",\n"_L1 : "\n"_L1) << "{\"position\":"_L1;
        out.number(++position) << ",\"start\":"_L1;
        const qint64 start = std::max<qint64>(0, cue.startMs);
        out.number(start) << ",\"end\":"_L1;
        out.number(std::max(start, cue.endMs)) << ",\"text\":"_L1 << QString::fromUtf8(quoted(markupOf(cue)));
        const QJsonObject kept = document.format == "amara-json"_L1
            ? QJsonDocument::fromJson(cue.details().settings.toUtf8()).object()
            : QJsonObject();
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            const QByteArray value = QJsonDocument(QJsonArray{*it}).toJson(QJsonDocument::Compact);
            out << ","_L1 << QString::fromUtf8(quoted(it.key())) << ":"_L1
                << QString::fromUtf8(value.sliced(1, value.size() - 2));
        }
        out << "}"_L1;
    }
    out << "\n]\n"_L1;
}

int sniff(QStringView head)
{
    if (!head.startsWith(u'[') && !head.startsWith(u'{'))
        return 0;
    const auto has = [head](QLatin1StringView word) { return head.contains(word); };
    const bool cues = has("\"text\""_L1) && (has("\"start\""_L1) || has("\"start_time\""_L1));
    if (!cues)
        return 0;
    if (has("\"new_paragraph\""_L1) || has("\"sub_order\""_L1))
        return 95;
    if (has("\"subtitles\""_L1) && (has("\"sub_format\""_L1) || has("\"version_number\""_L1)))
        return 95;
    return has("\"position\""_L1) && has("\"end"_L1) ? 88 : 0;
}

} // namespace

const SubtitleFormat &amaraJson()
{
    static const SubtitleFormat format{.id = "amara-json",
        .name = "Amara JSON",
        .extensions = "json",
        .carries = commonFeatures | SubtitleFeature::Bold | SubtitleFeature::Italic | SubtitleFeature::Underline,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
