// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cueedits.h"

#include "core/subtitles/cuelines.h"
#include "core/subtitles/cuetext.h"
#include "core/subtitles/timing.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qint64 newCueMs = 2000;

struct TypedTag
{
    char16_t letter;
    TextStyle::Trait trait;
};

constexpr std::array<TypedTag, 4> tags{
    {{u'b', TextStyle::Bold}, {u'i', TextStyle::Italic}, {u'u', TextStyle::Underline}, {u's', TextStyle::StrikeOut}}};
constexpr quint16 typedTraits = TextStyle::Bold | TextStyle::Italic | TextStyle::Underline | TextStyle::StrikeOut;

/// The tag that begins at `at` ("<b>", "</I>"); its length, or 0.
qsizetype tagAt(QStringView text, qsizetype at, quint16 &trait, bool &closes)
{
    if (text[at] != u'<')
        return 0;
    closes = at + 1 < text.size() && text[at + 1] == u'/';
    const qsizetype letter = at + 1 + closes;
    if (letter + 1 >= text.size() || text[letter + 1] != u'>')
        return 0;
    for (const TypedTag &tag : tags) {
        if (text[letter].toLower() == QChar(tag.letter)) {
            trait = tag.trait;
            return letter + 2 - at;
        }
    }
    return 0;
}

/// Text whose units each have traits.
struct Typed
{
    QString text;
    QList<quint16> traits;
};

Typed parseTyped(const QString &typed)
{
    const QString source = withPlainLineEnds(typed);
    Typed result;
    quint16 now = 0;
    for (qsizetype i = 0; i < source.size();) {
        quint16 trait = 0;
        bool closes = false;
        if (const qsizetype length = tagAt(source, i, trait, closes)) {
            now = quint16(closes ? now & ~trait : now | trait);
            i += length;
            continue;
        }
        QChar c = source[i];
        qsizetype length = 1;
        const QStringView rest = QStringView(source).mid(i);
        if (c == u'&' && rest.startsWith("&lt;"_L1)) {
            c = u'<';
            length = 4;
        } else if (c == u'&' && rest.startsWith("&amp;"_L1)) {
            length = 5;
        } else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            c = u'\n'; // QTextDocument's
        }
        result.text += c;
        result.traits.append(now);
        i += length;
    }
    return result;
}

bool hasRow(const Document &document, qsizetype row)
{
    return row >= 0 && row < document.cues.size();
}

CueChange changeOf(const Document &document, qsizetype row, const Cue &after)
{
    return {row, {document.cues.at(row)}, {after}};
}

void replaceRows(QList<Cue> &cues, qsizetype row, const QList<Cue> &old, const QList<Cue> &now)
{
    if (row < 0 || row > cues.size() || old.size() > cues.size() - row)
        return; // not of this document
    const qsizetype common = std::min(old.size(), now.size());
    std::copy_n(now.cbegin(), common, cues.begin() + row);
    if (old.size() > common)
        cues.remove(row + common, old.size() - common);
    if (now.size() > common)
        cues = cues.mid(0, row + common) + now.mid(common) + cues.mid(row + common);
}

/// Differences of two of these do not overflow.
qint64 bounded(qint64 ms)
{
    constexpr qint64 farthestMs = 9'000'000'000'000'000;
    return std::clamp(ms, -farthestMs, farthestMs);
}

} // namespace

void CueChange::redo(Document &document) const
{
    replaceRows(document.cues, row, before, after);
}

void CueChange::undo(Document &document) const
{
    replaceRows(document.cues, row, after, before);
}

QString typedText(const Cue &cue)
{
    QString result;
    quint16 now = 0;
    const auto turn = [&](quint16 traits) {
        // Closed and opened in order, so that the tags are nested well.
        for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
            if (now & tag->trait)
                result += u"</"_s + QChar(tag->letter) + u'>';
        }
        for (const TypedTag &tag : tags) {
            if (traits & tag.trait)
                result += u'<' + QString(QChar(tag.letter)) + u'>';
        }
        now = traits;
    };
    const QStringView text(cue.text);
    qsizetype at = 0;
    forEachSegment(cue, [&](QStringView segment, const TextStyle &style) {
        const quint16 traits = style.traits & typedTraits;
        if (traits != now)
            turn(traits);
        for (const QChar c : segment) {
            quint16 trait = 0;
            bool closes = false;
            const QStringView rest = text.mid(at++);
            if (tagAt(rest, 0, trait, closes) > 0)
                result += "&lt;"_L1;
            else if (rest.startsWith("&lt;"_L1) || rest.startsWith("&amp;"_L1))
                result += "&amp;"_L1;
            else
                result += c;
        }
    });
    if (now != 0)
        turn(0);
    return result;
}

Cue withTypedText(const Cue &cue, const QString &typed)
{
    if (typed == typedText(cue))
        return cue;
    const Typed now = parseTyped(typed);
    // What stayed at both ends keeps the style that cannot be typed; what is new takes that of what it replaces, or of
    // what stands before it.
    const QStringView old(cue.text);
    const qsizetype shorter = std::min(old.size(), now.text.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == now.text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now.text[now.text.size() - 1 - tail])
        ++tail;
    // Not through the middle of a character of two units.
    if (head > 0 && old[head - 1].isHighSurrogate())
        --head;
    if (tail > 0 && old[old.size() - tail].isLowSurrogate())
        --tail;
    Cue result = cue;
    replaceText(result, head, old.size() - head - tail, QStringView(now.text).mid(head, now.text.size() - head - tail));
    StyledText styled;
    qsizetype at = 0;
    forEachSegment(result, [&](QStringView segment, const TextStyle &style) {
        for (qsizetype i = 0; i < segment.size();) {
            const quint16 traits = now.traits[at];
            qsizetype length = 1;
            while (i + length < segment.size() && now.traits[at + length] == traits)
                ++length;
            TextStyle wanted = style;
            wanted.traits = quint16((style.traits & ~typedTraits) | traits);
            styled.append(segment.mid(i, length), wanted);
            i += length;
            at += length;
        }
    });
    styled.moveTo(result);
    trimLines(result);
    return result;
}

CueChange setText(const Document &document, qsizetype row, const QString &typed)
{
    if (!hasRow(document, row))
        return {};
    return changeOf(document, row, withTypedText(document.cues.at(row), typed));
}

CueChange setStart(const Document &document, qsizetype row, qint64 startMs)
{
    if (!hasRow(document, row))
        return {};
    Cue cue = document.cues.at(row);
    const qint64 start = bounded(std::max<qint64>(0, startMs));
    // A start after the end is a cue that moves as a whole.
    if (start > cue.endMs)
        cue.endMs = start + std::max<qint64>(0, bounded(cue.endMs) - bounded(cue.startMs));
    cue.startMs = start;
    return changeOf(document, row, cue);
}

CueChange setEnd(const Document &document, qsizetype row, qint64 endMs)
{
    if (!hasRow(document, row))
        return {};
    Cue cue = document.cues.at(row);
    cue.endMs = std::max(cue.startMs, endMs);
    return changeOf(document, row, cue);
}

CueChange setTimes(const Document &document, qsizetype row, qint64 startMs, qint64 endMs)
{
    if (!hasRow(document, row))
        return {};
    Cue cue = document.cues.at(row);
    cue.startMs = std::max<qint64>(0, startMs);
    cue.endMs = std::max(cue.startMs, endMs);
    return changeOf(document, row, cue);
}

CueChange deleteCues(const Document &document, const QList<qsizetype> &rows)
{
    QList<qsizetype> wanted = rows;
    wanted.removeIf([&](qsizetype row) { return !hasRow(document, row); });
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (wanted.isEmpty())
        return {};
    CueChange change;
    change.row = wanted.first();
    change.before = document.cues.mid(wanted.first(), wanted.last() - wanted.first() + 1);
    auto next = wanted.cbegin();
    for (qsizetype row = wanted.first(); row <= wanted.last(); ++row) {
        if (row == *next)
            ++next;
        else
            change.after.append(document.cues.at(row));
    }
    return change;
}

CueChange insertCue(const Document &document, qsizetype row, const Cue &cue)
{
    if (row < 0 || row > document.cues.size())
        return {};
    return {row, {}, {cue}};
}

CueChange insertAfter(const Document &document, qsizetype row)
{
    if (row < -1 || row >= document.cues.size())
        return {};
    const qint64 start = row < 0 ? 0 : std::max<qint64>(0, bounded(document.cues.at(row).endMs));
    qint64 end = start + newCueMs;
    if (row + 1 < document.cues.size()) {
        const qint64 next = document.cues.at(row + 1).startMs;
        if (next > start)
            end = std::min(end, next);
    }
    return insertCue(document, row + 1, Cue(start, end));
}

CueChange shiftFrom(const Document &document, qsizetype row, qint64 byMs)
{
    if (!hasRow(document, row) || byMs == 0)
        return {};
    const qint64 from = document.cues.at(row).startMs;
    qint64 earliest = std::numeric_limits<qint64>::max();
    qsizetype first = document.cues.size();
    qsizetype last = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        if (document.cues.at(i).startMs < from)
            continue;
        earliest = std::min(earliest, document.cues.at(i).startMs);
        first = std::min(first, i);
        last = i;
    }
    const TimeMap map = shiftMap(std::max(byMs, -std::max<qint64>(0, earliest)));
    if (map.isIdentity())
        return {};
    CueChange change;
    change.row = first;
    change.before = document.cues.mid(first, last - first + 1);
    change.after = change.before;
    for (Cue &cue : change.after) {
        if (cue.startMs >= from)
            mapTimes(cue, map);
    }
    return change;
}

CueChange splitCue(const Document &document, qsizetype row, qsizetype position)
{
    if (!hasRow(document, row))
        return {};
    const Cue &cue = document.cues.at(row);
    if (position < 0)
        position = bestCut(cue);
    if (position < 0)
        return {};
    const auto [first, second] = cutCue(cue, position);
    return {row, {cue}, {first, second}};
}

CueChange mergeWithNext(const Document &document, qsizetype row)
{
    if (!hasRow(document, row) || !hasRow(document, row + 1))
        return {};
    const Cue &first = document.cues.at(row);
    const Cue &second = document.cues.at(row + 1);
    Cue next = second;
    const qint64 start = std::min(first.startMs, second.startMs);
    Cue whole = first;
    // Words that appear one by one count from the start of their cue.
    for (Cue *cue : {&whole, &next}) {
        const qint64 later = bounded(cue->startMs) - bounded(start);
        for (qsizetype i = 0; i < cue->runs.size(); ++i) {
            if (cue->runs.at(i).style.atMs >= 0)
                cue->runs[i].style.atMs = bounded(cue->runs.at(i).style.atMs) + later;
        }
    }
    appendText(whole, whole.text.isEmpty() || next.text.isEmpty() ? u"" : u"\n", next);
    whole.startMs = start;
    whole.endMs = std::max({first.endMs, second.endMs, start});
    return {row, {first, second}, {whole}};
}

} // namespace Legenda
