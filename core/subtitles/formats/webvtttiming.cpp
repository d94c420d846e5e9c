// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/webvtttiming.h"

#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/webvttcue.h"

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

qsizetype findArrow(QStringView line)
{
    for (qsizetype at = line.indexOf(u'>'); at >= 0; at = line.indexOf(u'>', at + 1)) {
        if (at >= 2 && line[at - 1] == u'-' && line[at - 2] == u'-')
            return at - 2;
    }
    return -1;
}

Timing parseTiming(QStringView line, qsizetype arrow, qint64 &startMs, qint64 &endMs, QStringView &rest)
{
    const auto skip = [line](qsizetype at) {
        while (at < line.size() && isSpace(line[at]))
            ++at;
        return at;
    };
    const qsizetype start = skip(0);
    const qsizetype end = skip(arrow + 3);
    const qsizetype behindStart = scanTimestamp(line, start, startMs);
    const bool startGood = behindStart >= 0 && skip(behindStart) == arrow;
    const qsizetype behindEnd = startGood ? scanTimestamp(line, end, endMs) : -1;
    if (startGood && behindEnd >= 0) {
        rest = line.mid(behindEnd);
        return Timing::Strict;
    }
    LooseTime from;
    LooseTime to;
    const qsizetype afterFrom = scanLooseTime(line.left(arrow), start, from);
    const qsizetype afterTo = scanLooseTime(line, end, to);
    // Only the first field may have more digits than two, whatever it counts.
    const auto hasLongField = [](QStringView text) {
        int digits = 0;
        for (qsizetype i = text.indexOf(u':'); i >= 0 && i < text.size() && text[i] != u'.' && text[i] != u','; ++i) {
            digits = text[i].isDigit() ? digits + 1 : 0;
            if (digits > 2)
                return true;
        }
        return false;
    };
    const auto isTime = [&hasLongField](QStringView text, const LooseTime &time) {
        return !hasLongField(text) && (time.parts == 1 || text.contains(u':')) && time.regular && time.ms >= 0
            && time.frames < 0 && time.secondsDigits <= 2 && (time.parts > 1 || time.fractionDigits > 0);
    };
    if (afterFrom < 0 || afterTo < 0 || skip(afterFrom) != arrow || (afterTo < line.size() && !isSpace(line[afterTo]))
        || !isTime(line.left(arrow), from) || !isTime(line.mid(end, afterTo - end), to))
        return Timing::None;
    startMs = from.ms;
    endMs = to.ms;
    rest = line.mid(afterTo);
    // Programs that write times in a way of their own write both alike.
    const bool alike =
        from.parts == to.parts && from.fractionDigits == to.fractionDigits && from.separator == to.separator;
    return alike ? Timing::Likely : Timing::OneSided;
}

bool isPieceOfTimes(QStringView line)
{
    qint64 start = 0;
    const qsizetype behind = scanTimestamp(line, 0, start);
    return behind > 0 && std::all_of(line.begin() + behind, line.end(), [](QChar c) {
        return isSpace(c) || (c >= u'0' && c <= u'9') || c == u'-' || c == u'>' || c == u':' || c == u'.';
    });
}

} // namespace Legenda::WebVtt
