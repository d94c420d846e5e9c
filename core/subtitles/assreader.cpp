// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Advanced SubStation Alpha and its older form.

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Which comma-separated field of a Dialogue line holds what; these are the usual places.
struct Columns
{
    qsizetype start = 1;
    qsizetype end = 2;
    qsizetype text = 9;
};

Columns parseFormatLine(QStringView line)
{
    Columns columns{-1, -1, -1};
    const auto names = line.mid(line.indexOf(u':') + 1).split(u',');
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QStringView name = names[i].trimmed();
        if (name.compare("start"_L1, Qt::CaseInsensitive) == 0)
            columns.start = i;
        else if (name.compare("end"_L1, Qt::CaseInsensitive) == 0)
            columns.end = i;
        else if (name.compare("text"_L1, Qt::CaseInsensitive) == 0)
            columns.text = i;
    }
    return columns.start >= 0 && columns.end >= 0 && columns.text >= 0 ? columns : Columns{};
}

/// Takes out {\overrides} (and {comments}), shapes, and turns \N, \n and \h into what they show.
QString plainText(QStringView text)
{
    QString out;
    bool drawing = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'{') {
            const qsizetype close = text.indexOf(u'}', i);
            if (close >= 0) {
                const QStringView block = text.mid(i, close - i);
                for (qsizetype p = block.indexOf("\\p"_L1); p >= 0 && p + 2 < block.size();
                     p = block.indexOf("\\p"_L1, p + 2)) {
                    if (block[p + 2].isDigit())
                        drawing = block[p + 2] != u'0';
                }
                i = close;
                continue;
            }
            // No closing brace in all the rest: looked for once, not again for every brace.
            out += text.mid(i);
            break;
        }
        if (text[i] == u'\\' && i + 1 < text.size()) {
            const QChar c = text[i + 1];
            if (c == u'N' || c == u'n' || c == u'h') {
                if (!drawing)
                    out += c == u'h' ? u' ' : u'\n';
                ++i;
                continue;
            }
        }
        if (!drawing)
            out += text[i];
    }
    return out.trimmed();
}

int sniffStyles(QStringView head, QLatin1StringView styles, QLatin1StringView scriptType)
{
    if (head.contains(styles, Qt::CaseInsensitive))
        return 100;
    if (head.contains(scriptType, Qt::CaseInsensitive))
        return 95;
    const bool section =
        head.contains("[Script Info]"_L1, Qt::CaseInsensitive) || head.contains("[Events]"_L1, Qt::CaseInsensitive);
    return section ? 60 : head.contains("\nDialogue:"_L1) || head.startsWith("Dialogue:"_L1) ? 50 : 0;
}

} // namespace

namespace Readers {

int sniffAss(QStringView head)
{
    return sniffStyles(head, "[V4+ Styles]"_L1, "ScriptType: v4.00+"_L1);
}

int sniffSsa(QStringView head)
{
    if (head.contains("ScriptType: v4.00+"_L1, Qt::CaseInsensitive))
        return 0;
    return sniffStyles(head, "[V4 Styles]"_L1, "ScriptType: v4.00"_L1);
}

CueList readAss(QStringView text)
{
    CueList result;
    Columns columns;
    bool inEvents = true; // some files have lost their section headers
    int broken = 0;
    LineReader lines(text);
    while (!lines.atEnd()) {
        const QStringView line = lines.next().trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            inEvents = line.compare("[Events]"_L1, Qt::CaseInsensitive) == 0;
        } else if (inEvents && line.startsWith("Format:"_L1, Qt::CaseInsensitive)) {
            columns = parseFormatLine(line);
        } else if (line.startsWith("Dialogue:"_L1, Qt::CaseInsensitive)) {
            QStringView rest = line.mid(9);
            std::optional<qint64> start;
            std::optional<qint64> end;
            const qsizetype last = qMax(columns.text, qMax(columns.start, columns.end));
            for (qsizetype field = 0; field < last; ++field) {
                const qsizetype comma = rest.indexOf(u',');
                if (comma < 0)
                    break;
                if (field == columns.start)
                    start = parseClock(rest.left(comma));
                else if (field == columns.end)
                    end = parseClock(rest.left(comma));
                rest = rest.mid(comma + 1);
            }
            if (start && end)
                result.cues << PreviewCue{*start, *end, plainText(rest)};
            else
                ++broken;
        }
    }
    if (broken > 0) {
        result.warnings << QCoreApplication::translate(
            "Legenda", "%n cue(s) have times that cannot be read and were left out of the preview.", nullptr, broken);
    }
    return result;
}

} // namespace Readers

} // namespace Legenda
