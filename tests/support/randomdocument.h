// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Documents as nobody would write them, the same ones each time, for tests of what has to hold for all.

#include "core/subtitles/document.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Legenda::Testing {

inline QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("Hello"), QStringLiteral("there,"), QStringLiteral("- No!"),
        QStringLiteral("[door]"), QStringLiteral("(sighs)"), QStringLiteral("JOHN:"), QStringLiteral("Mary: Come."),
        QStringLiteral("♪"), QStringLiteral("# la #"), QStringLiteral("\n"), QStringLiteral("\n- "),
        QStringLiteral("  "), QStringLiteral("10 000"), QStringLiteral("你好吗，"), QStringLiteral("今天天气很好。"),
        QStringLiteral("สวัสดีครับ"), QStringLiteral("مرحبا"), QStringLiteral("<i>"), QStringLiteral("{\\an8}"),
        QStringLiteral("\U0001F600"), QStringLiteral("e\u0301"), QStringLiteral("www.example.org"),
        QStringLiteral("Subtitles by X"), QStringLiteral("and"), QStringLiteral("because"), QStringLiteral("the end."),
        QStringLiteral("("), QStringLiteral("]"), QStringLiteral(">> Yes"), QString(QChar(0xD83D))};
    QString text;
    const int count = int(random.bounded(12));
    for (int i = 0; i < count; ++i) {
        text += pieces.at(random.bounded(pieces.size()));
        if (random.bounded(4) > 0)
            text += u' ';
    }
    return text;
}

inline QList<StyleRun> randomRuns(QRandomGenerator &random, qsizetype length)
{
    QList<StyleRun> runs;
    qsizetype at = 0;
    while (length > 0 && random.bounded(3) > 0) {
        at += random.bounded(int(length));
        if (at >= length)
            break;
        StyleRun run;
        run.start = at;
        run.length = std::min<qsizetype>(length - at, 1 + random.bounded(8));
        run.style.traits = quint16(1 + random.bounded(15));
        if (random.bounded(4) == 0)
            run.style.color = 0xFF00FF00;
        if (random.bounded(5) == 0)
            run.style.atMs = random.bounded(3000);
        at += run.length;
        if (!runs.isEmpty() && runs.last().start + runs.last().length == run.start && runs.last().style == run.style)
            runs.last().length += run.length;
        else
            runs.append(run);
    }
    return runs;
}

/// In any order, with overlaps, several cues at once, empty ones and several places.
inline Document randomDocument(quint32 seed)
{
    QRandomGenerator random(seed);
    Document document;
    const int count = int(random.bounded(40));
    qint64 at = 0;
    for (int i = 0; i < count; ++i) {
        at += qint64(random.bounded(4000)) - 400;
        at = std::max<qint64>(0, at);
        if (random.bounded(8) == 0)
            at += random.bounded(3);
        Cue cue(at, at + (random.bounded(10) == 0 ? random.bounded(4) : random.bounded(6000)), randomText(random));
        cue.runs = randomRuns(random, cue.text.size());
        if (random.bounded(5) == 0)
            cue.edit().placement.anchor = int(random.bounded(10));
        if (random.bounded(8) == 0)
            cue.edit().layer = int(random.bounded(3));
        if (random.bounded(9) == 0)
            cue.edit().comment = true;
        if (random.bounded(6) == 0)
            cue.edit().id = QString::number(i);
        document.cues.append(cue);
        if (random.bounded(10) == 0)
            document.cues.append(cue); // twice the same
    }
    return document;
}

/// Empty, or what is wrong with the document: runs out of order or bounds, ends before starts.
inline QString faultOf(const Document &document)
{
    for (const Cue &cue : document.cues) {
        if (cue.endMs < cue.startMs)
            return QStringLiteral("ends before it starts: ") + cue.text;
        qsizetype at = 0;
        const StyleRun *last = nullptr;
        for (const StyleRun &run : cue.runs) {
            if (run.start < at || run.length < 1 || run.start + run.length > cue.text.size() || run.style.isPlain())
                return QStringLiteral("bad run in: ") + cue.text;
            if (last && last->start + last->length == run.start && last->style == run.style)
                return QStringLiteral("two runs of one style in: ") + cue.text;
            at = run.start + run.length;
            last = &run;
        }
    }
    return {};
}

} // namespace Legenda::Testing
