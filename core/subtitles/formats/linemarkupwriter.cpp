// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cues to lines with markup.

#include "core/subtitles/formats/linetags.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::LineMarkup {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

} // namespace

void Lost::addTo(Writing &writing) const
{
    addLoss(writing.losses, SubtitleFeature::Bold, bold);
    addLoss(writing.losses, SubtitleFeature::Italic, italic);
    addLoss(writing.losses, SubtitleFeature::Underline, underline);
    addLoss(writing.losses, SubtitleFeature::StrikeOut, strikeOut);
    addLoss(writing.losses, SubtitleFeature::Color, color);
    addLoss(writing.losses, SubtitleFeature::Font, font);
    addLoss(writing.losses, SubtitleFeature::Alignment, alignment);
    addLoss(writing.losses, SubtitleFeature::LineBreaks, lineBreaks);
    addLoss(writing.losses, SubtitleFeature::Characters, characters);
}

QString plainLine(QStringView line, Marks marks, bool &changed)
{
    QString out;
    out.reserve(line.size() + 1);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'\r' || c == u'\0' || c == u'\n' || c == QChar(0xFEFF))
            continue;
        const QChar next = i + 1 < line.size() ? line[i + 1] : QChar();
        if (c == u'|' && marks.testFlag(Mark::Pipes)) {
            out += u'/'; // there is no other way to write it
            changed = true;
        } else if (c == u'{' && marks.testFlag(Mark::Codes)
            && (next == u'\\' || (next.isLetter() && i + 2 < line.size() && line[i + 2] == u':'))) {
            out += u'(';
            changed = true;
        } else if (c == u'<' && marks.testFlag(Mark::Tags) && (next == u'/' || findTag(line.mid(i)).tag != Tag::None)) {
            out += "< "_L1;
            changed = true;
        } else {
            out += c;
        }
    }
    qsizetype start = 0;
    while (start < out.size() && isBlank(out[start]))
        ++start;
    qsizetype end = out.size();
    while (end > start && isBlank(out[end - 1]))
        --end;
    out = out.mid(start, end - start);
    if (!out.isEmpty() && isMarkOf(out[0], marks))
        out.prepend(QChar::Nbsp);
    return out;
}

void forEachLine(const QString &text, const std::function<void(QStringView, qsizetype)> &use)
{
    const QStringView all(text);
    for (qsizetype at = 0;;) {
        const qsizetype end = all.indexOf(u'\n', at);
        use(all.mid(at, end < 0 ? -1 : end - at), at);
        if (end < 0)
            return;
        at = end + 1;
    }
}

QString plainText(const Cue &cue, Marks marks, QStringView lineBreak, bool dropEmpty, Lost &lost)
{
    QString out;
    bool changed = false;
    bool first = true;
    bool dropped = false;
    forEachLine(cue.text, [&](QStringView line, qsizetype) {
        const QString plain = plainLine(line, marks, changed);
        if (plain.isEmpty() && dropEmpty) {
            dropped = dropped || !first;
            return;
        }
        if (!first)
            out += lineBreak;
        first = false;
        out += plain;
    });
    lost.characters += changed;
    return out;
}

LineTraits lineTraits(const Cue &cue, qsizetype start, qsizetype length)
{
    LineTraits traits{TextStyle::Bold | TextStyle::Italic | TextStyle::Underline | TextStyle::StrikeOut, 0};
    const QStringView text(cue.text);
    qsizetype at = start; // up to there all is looked at
    const qsizetype end = start + length;
    const auto onlyBlanks = [&](qsizetype from, qsizetype to) {
        return std::all_of(text.begin() + from, text.begin() + to, isBlank);
    };
    const auto first = std::partition_point(
        cue.runs.cbegin(), cue.runs.cend(), [start](const StyleRun &run) { return run.start + run.length <= start; });
    for (auto run = first; run != cue.runs.cend() && run->start < end; ++run) {
        const qsizetype from = std::max(run->start, start);
        const qsizetype to = std::min(run->start + run->length, end);
        if (!onlyBlanks(at, from))
            traits.all = 0;
        if (!onlyBlanks(from, to)) {
            traits.all &= run->style.traits;
            traits.any |= run->style.traits;
        }
        at = to;
    }
    if (traits.any == 0 || !onlyBlanks(at, end))
        traits.all = 0;
    return traits;
}

void setText(Cue &cue, QStringView raw, Marks marks, const std::function<QString(const Cue &)> &written)
{
    parse(raw, marks, cue);
    // Most texts have nothing in them that is written in a special way.
    constexpr QStringView special = u"|{<\"\\/_\u00A0";
    if (cue.text == raw && cue.runs.isEmpty()
        && std::none_of(raw.begin(), raw.end(), [&](QChar c) { return special.contains(c); }))
        return;
    // What is longer than any cue is not looked at twice.
    constexpr qsizetype longest = 64 * 1024;
    if (raw.size() > longest || written(cue) != raw)
        cue.edit().native = raw.toString();
}

const QString *keptText(
    const Cue &cue, Marks marks, const Document &document, QLatin1StringView id, const WriteOptions &options)
{
    if (!options.keepNative || document.format != id || !cue.hasDetails() || cue.details().native.isEmpty())
        return nullptr;
    Cue read;
    parse(cue.details().native, marks, read);
    const bool same = read.text == cue.text && read.runs == cue.runs
        && read.details().placement.anchor == cue.details().placement.anchor;
    return same ? &cue.details().native : nullptr;
}

} // namespace Legenda::LineMarkup
