// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/ttml.h"

#include "core/subtitles/cuetext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

namespace {

constexpr double mostMs = 1e13;

std::optional<double> positive(QStringView text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    return ok && std::isfinite(value) && value > 0 && value < 1e9 ? std::optional(value) : std::nullopt;
}

std::optional<qint64> rounded(double ms)
{
    return std::isfinite(ms) && std::abs(ms) < mostMs ? std::optional(qint64(std::llround(ms))) : std::nullopt;
}

} // namespace

bool isTiming(QStringView localName)
{
    return localName == "begin"_L1 || localName == "end"_L1 || localName == "dur"_L1 || localName == "timeContainer"_L1;
}

void Clock::read(const QList<Markup::Attribute> &attributes, double usualFps)
{
    *this = {};
    std::optional<double> ticks;
    for (const Markup::Attribute &each : attributes) {
        const QStringView name = Markup::localName(each.name);
        const QStringView value = each.value.trimmed();
        if (name == "frameRate"_L1) {
            if (const std::optional<double> rate = positive(value)) {
                m_rate = *rate;
                m_rateSaid = true;
            }
        } else if (name == "frameRateMultiplier"_L1) {
            // "1000 1001"; of old "1000:1001"
            const QStringList parts =
                value.left(40).toString().replace(u':', u' ').replace(u'/', u' ').simplified().split(u' ');
            const std::optional<double> above = positive(parts.value(0));
            const std::optional<double> below = parts.size() > 1 ? positive(parts.value(1)) : std::optional(1.0);
            if (above && below && *above / *below > 0.01 && *above / *below < 100)
                m_multiplier = *above / *below;
        } else if (name == "subFrameRate"_L1) {
            m_subFrames = positive(value).value_or(1);
        } else if (name == "tickRate"_L1) {
            ticks = positive(value);
        } else if (name == "timeBase"_L1) {
            m_base = value == "smpte"_L1 ? Base::Smpte : value == "clock"_L1 ? Base::Clock : Base::Media;
        } else if (name == "dropMode"_L1) {
            m_drop = value == "dropNTSC"_L1 ? 1 : value == "dropPAL"_L1 ? 2 : 0;
        }
    }
    if (!m_rateSaid && usualFps > 0) {
        m_rate = usualFps;
        m_multiplier = 1;
    }
    // Without a tick rate: frames, if their rate is said, else seconds.
    m_ticks = ticks.value_or(m_rateSaid ? fpsOfFrames() * m_subFrames : 1);
}

std::optional<qint64> Clock::parseClock(QStringView text)
{
    // Fields of digits; the last may have a fraction. ';' before the frames says that some are dropped.
    double fields[4] = {};
    int count = 0;
    QStringView last;
    qsizetype at = 0;
    while (at <= text.size()) {
        qsizetype end = at;
        while (end < text.size() && text[end] != u':' && text[end] != u';')
            ++end;
        const QStringView field = text.sliced(at, end - at).trimmed();
        bool ok = false;
        if (count == 4 || field.isEmpty() || field.size() > 20)
            return {};
        const QString number = field.toString().replace(u',', u'.');
        fields[count] = number.toDouble(&ok);
        if (!ok || !std::isfinite(fields[count]) || (number[0] < u'0' || number[0] > u'9'))
            return {};
        ++count;
        last = field;
        at = end + 1;
    }
    if (count < 2)
        return {};
    if (count < 4) {
        double seconds = 0;
        for (int i = 0; i < count; ++i)
            seconds = seconds * 60 + fields[i];
        return rounded(seconds * 1000);
    }
    const double seconds = fields[0] * 3600 + fields[1] * 60 + fields[2];
    const qsizetype dot = last.indexOf(u'.');
    const double frames = std::floor(fields[3]);
    const double part = dot < 0 ? 0 : last.mid(dot + 1).toDouble();
    if (dot < 0 && last.size() == 3 && frames >= m_rate) // "00:00:01:500": milliseconds all the same
        return rounded(seconds * 1000 + frames);
    m_usedFrames = true;
    const double exact = frames + (m_subFrames > 1 ? part / m_subFrames : 0);
    if (m_base != Base::Smpte)
        return rounded((seconds + exact / fpsOfFrames()) * 1000);
    // Labels of frames: as many have passed as they count, but for the labels that were left out.
    double dropped = 0;
    const double hours = fields[0];
    const double minutes = fields[1];
    if (m_drop == 1)
        dropped = (hours * 54 + minutes - std::floor(minutes / 10)) * 2;
    else if (m_drop == 2)
        dropped = (hours * 27 + std::floor(minutes / 2) - std::floor(minutes / 20)) * 4;
    return rounded((seconds * m_rate + exact - dropped) / fpsOfFrames() * 1000);
}

std::optional<qint64> Clock::parseOffset(QStringView text)
{
    QStringView number = text;
    while (!number.isEmpty() && number.back().isLetter())
        number.chop(1);
    const QStringView unit = text.mid(number.size());
    bool ok = false;
    const QString digits = number.left(40).toString().replace(u',', u'.').trimmed();
    const double value = digits.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return {};
    if (unit.isEmpty() || unit == "s"_L1)
        return rounded(value * 1000);
    if (unit == "ms"_L1)
        return rounded(value);
    if (unit == "m"_L1)
        return rounded(value * 60'000);
    if (unit == "h"_L1)
        return rounded(value * 3'600'000);
    if (unit == "t"_L1)
        return rounded(value / m_ticks * 1000);
    if (unit == "f"_L1) {
        m_usedFrames = true;
        return rounded(value / fpsOfFrames() * 1000);
    }
    return {};
}

std::optional<qint64> Clock::parse(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > 60)
        return {};
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.mid(1);
    const std::optional<qint64> ms = text.contains(u':') ? parseClock(text) : parseOffset(text);
    return ms && negative ? -*ms : ms;
}

} // namespace Legenda::Ttml
