// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// WebVTT in short, and what is wrong with a file by the rules for writing it.

#include "core/subtitles/formats/formats.h"
#include "tests/support/subtitlecase.h"

#include <QRegularExpression>

namespace Legenda::Testing {

using namespace Qt::StringLiterals;

/// A value of which some members are said.
template <class T, class Set>
inline T with(Set set)
{
    T value;
    set(value);
    return value;
}

inline QString brief(const Document &document)
{
    QStringList cues;
    for (const Cue &cue : document.cues)
        cues << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return cues.join(u" | "_s);
}

inline Reading read(const QString &text)
{
    return readText(Formats::webVtt(), text);
}

inline QString write(const Document &document)
{
    return writeText(Formats::webVtt(), document);
}

inline Cue only(const QString &markup, const QString &settings = {})
{
    return read(u"WEBVTT\n\n00:01.000 --> 00:05.000 "_s + settings + u'\n' + markup + u"\n"_s).document.cues.value(0);
}

/// What is wrong with a file by the format's own rules; empty: nothing.
inline QString fault(const QString &text)
{
    if (!text.startsWith(u"WEBVTT"_s))
        return u"signature"_s;
    static const QRegularExpression times(
        u"^(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3})( [a-z]+:\\S+)*$"_s);
    qint64 last = 0;
    const QStringList blocks = text.split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &block : blocks.mid(1)) {
        const QStringList lines = block.split(u'\n');
        qsizetype at = -1;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (!lines[i].contains(u"-->"_s))
                continue;
            if (at >= 0 || i > 1)
                return u"arrow in: "_s + block;
            at = i;
            const QRegularExpressionMatch match = times.match(lines[i]);
            if (!match.hasMatch())
                return u"times: "_s + lines[i];
            const auto ms = [&match](int from) {
                return ((match.captured(from).toLongLong() * 60 + match.captured(from + 1).toLongLong()) * 60
                           + match.captured(from + 2).toLongLong())
                    * 1000
                    + match.captured(from + 3).toLongLong();
            };
            if (ms(1) < last || ms(5) <= ms(1))
                return u"order: "_s + lines[i];
            last = ms(1);
        }
        static const QRegularExpression ampersand(u"&(?!(amp|lt|gt|nbsp|lrm|rlm|#\\d+|#x[0-9a-fA-F]+);)"_s);
        if (at >= 0 && lines.mid(at + 1).join(u'\n').contains(ampersand))
            return u"ampersand in: "_s + block;
    }
    return {};
}

} // namespace Legenda::Testing
