// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cleanuptools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cleanup {

qsizetype dashLength(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && (isBlank(line[at]) || isSteering(line[at])))
        ++at;
    if (at == line.size() || !isDash(line[at]))
        return 0;
    // "--" and "---" are a pause, not a speaker.
    if (at + 1 < line.size() && isDash(line[at + 1]))
        return 0;
    // -5 degrees
    if (line[at] == u'-' && at + 1 < line.size() && line[at + 1].isDigit())
        return 0;
    ++at;
    while (at < line.size() && (isBlank(line[at]) || isSteering(line[at])))
        ++at;
    return at;
}

void forEachLine(QStringView text, const std::function<void(qsizetype, QStringView)> &use)
{
    for (qsizetype at = 0; at <= text.size();) {
        qsizetype stop = text.indexOf(u'\n', at);
        if (stop < 0)
            stop = text.size();
        use(at, text.mid(at, stop - at));
        at = stop + 1;
    }
}

bool hasLetterOrNumber(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            if (QChar::isLetterOrNumber(c))
                return true;
            ++i;
        } else if (text[i].isLetterOrNumber()) {
            return true;
        }
    }
    return false;
}

void addSample(Removal &removal, QStringView what)
{
    constexpr qsizetype mostSamples = 5;
    constexpr qsizetype longest = 80;
    if (removal.samples.size() >= mostSamples)
        return;
    QString sample = what.left(4 * longest).toString().simplified();
    if (sample.size() > longest) {
        qsizetype end = longest - 1;
        if (sample[end - 1].isHighSurrogate())
            --end;
        sample = sample.left(end) + u'…';
    }
    if (!sample.isEmpty() && !removal.samples.contains(sample))
        removal.samples << sample;
}

Removal cleanCues(Document &document, const std::function<QString(Cue &)> &clean)
{
    Removal result;
    qsizetype kept = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        bool keep = true;
        if (!document.cues.at(i).isComment()) {
            Cue &cue = document.cues[i];
            const QString gone = clean(cue);
            if (!gone.isNull()) {
                ++result.cues;
                addSample(result, gone);
                keep = std::any_of(cue.text.cbegin(), cue.text.cend(), [](QChar c) { return !c.isSpace(); });
                result.removed += !keep;
            }
        }
        if (!keep)
            continue;
        if (kept != i)
            document.cues[kept] = std::move(document.cues[i]);
        ++kept;
    }
    document.cues.resize(kept);
    return result;
}

} // namespace Legenda::Cleanup
