// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Markup out of cues: what the model knows of it, and what was left in the text because it belongs to another format
// than the file's, or was written wrongly.

#include "core/subtitles/cleanup.h"

#include "core/subtitles/cleanuptools.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

// A tag that is longer is none.
constexpr qsizetype longestTag = 400;

bool isTagName(QStringView name)
{
    static constexpr std::array<QLatin1StringView, 33> names{"b"_L1, "i"_L1, "u"_L1, "s"_L1, "c"_L1, "v"_L1, "em"_L1,
        "strong"_L1, "font"_L1, "span"_L1, "div"_L1, "p"_L1, "br"_L1, "tt"_L1, "ruby"_L1, "rt"_L1, "rp"_L1, "rb"_L1,
        "lang"_L1, "big"_L1, "small"_L1, "center"_L1, "strike"_L1, "sub"_L1, "sup"_L1, "body"_L1, "html"_L1, "sync"_L1,
        "a"_L1, "del"_L1, "ins"_L1, "h1"_L1, "text"_L1};
    return std::any_of(names.begin(), names.end(),
        [name](QLatin1StringView known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

/// Length of the <tag> that begins at `at`; 0: it is none. `isBreak`: a line ends there.
qsizetype angleTag(QStringView text, qsizetype at, bool &isBreak)
{
    qsizetype i = at + 1;
    const bool closes = i < text.size() && text[i] == u'/';
    i += closes;
    const qsizetype start = i;
    while (i < text.size() && i - start < 8 && (text[i].isLetterOrNumber()))
        ++i;
    const QStringView name = text.mid(start, i - start);
    const qsizetype end = text.mid(i, longestTag).indexOf(u'>');
    if (end < 0)
        return 0;
    const QStringView rest = text.mid(i, end);
    const qsizetype length = i + end + 1 - at;
    // <00:01:02.000>, karaoke of WebVTT and LRC
    if (!closes && !name.isEmpty() && name[0].isDigit() && rest.startsWith(u':')) {
        const auto isOfTime = [](QChar c) { return c.isDigit() || c == u':' || c == u'.' || c == u','; };
        return std::all_of(rest.begin(), rest.end(), isOfTime) ? length : 0;
    }
    if (!isTagName(name))
        return 0;
    // "<i>", "<font color=…>", "<c.yellow>", "<br/>"; not "<a word that happens to look so>" without an attribute
    if (!rest.isEmpty() && !rest[0].isSpace() && rest[0] != u'.' && rest[0] != u'/')
        return 0;
    if (!rest.isEmpty() && rest[0].isSpace()) {
        const bool free = name.compare("v"_L1, Qt::CaseInsensitive) == 0
            || name.compare("lang"_L1, Qt::CaseInsensitive) == 0 || name.compare("c"_L1, Qt::CaseInsensitive) == 0;
        const QStringView inside = rest.trimmed();
        if (!free && !inside.isEmpty() && inside != u"/" && !inside.contains(u'='))
            return 0;
    }
    isBreak = name.compare("br"_L1, Qt::CaseInsensitive) == 0;
    return length;
}

/// {\an8}, {y:i}, {C:$0000FF}; 0: it is none.
qsizetype braceTag(QStringView text, qsizetype at)
{
    const qsizetype end = text.mid(at, longestTag).indexOf(u'}');
    if (end < 3)
        return 0;
    const QStringView inside = text.mid(at + 1, end - 1);
    if (inside[0] == u'\\')
        return end + 1;
    constexpr QStringView letters = u"yYcCfFsSpPhHoO";
    const bool isMicroDvd = letters.contains(inside[0]) && inside[1] == u':' && !inside.contains(u'\n')
        && (inside.size() == 2 || !inside[2].isSpace());
    return isMicroDvd ? end + 1 : 0;
}

QList<TextChange> leftovers(QStringView text)
{
    QList<TextChange> changes;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype length = 0;
        bool isBreak = false;
        if (text[i] == u'<')
            length = angleTag(text, i, isBreak);
        else if (text[i] == u'{')
            length = braceTag(text, i);
        else if (text[i] == u'\\' && i + 1 < text.size()) {
            // "\N", but not of a path "C:\New"
            const bool drive = i > 0 && text[i - 1] == u':';
            isBreak = text[i + 1] == u'N' && !drive;
            length = isBreak ? 2 : 0;
        }
        if (length > 0)
            changes.append({i, length, isBreak ? u"\n"_s : QString()});
        i += std::max<qsizetype>(1, length);
    }
    return changes;
}

/// Everything but the words. Returns what went; null: nothing.
QString strip(Cue &cue)
{
    QString gone;
    const auto note = [&](QStringView what) {
        gone += gone.isNull() ? u""_s : u" "_s;
        gone += what;
    };
    const QList<TextChange> changes = leftovers(cue.text);
    for (const TextChange &change : changes)
        note(QStringView(cue.text).mid(change.start, change.length));
    if (!cue.runs.isEmpty()) {
        note(cue.hasDetails() && !cue.details().native.isEmpty() ? QStringView(cue.details().native)
                                                                 : QStringView(cue.text));
        cue.runs.clear();
    }
    if (!changes.isEmpty()) {
        replaceTexts(cue, changes);
        trimLines(cue);
    }
    if (!cue.hasDetails())
        return gone;
    const CueDetails before = cue.details();
    CueDetails after = before;
    after.style.clear();
    after.region.clear();
    after.speaker.clear();
    after.layer = 0;
    after.placement = {};
    after.effect.clear();
    after.native.clear();
    after.settings.clear();
    if (after == before)
        return gone;
    // What was only in the file's own words ({\fad(100,100)}) went as well.
    if (gone.isNull())
        note(before.native.isEmpty() ? QStringView(before.settings) : QStringView(before.native));
    cue.setDetails(after);
    return gone;
}

} // namespace

Removal stripTags(Document &document)
{
    Removal removal = cleanCues(document, strip);
    document.styles.clear();
    document.regions.clear();
    return removal;
}

} // namespace Legenda
