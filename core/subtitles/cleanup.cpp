// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notes for the hearing impaired. A cue goes through brackets, music and names, in this order; each step removes pieces
// of the text and remembers where, so that a line of which only a dash or a full stop is left goes as well.

#include "core/subtitles/cleanup.h"

#include "core/subtitles/cleanuptools.h"
#include "core/subtitles/speakerlabels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// [start, end) of a cue's text.
struct Piece
{
    qsizetype start = 0;
    qsizetype end = 0;
};

struct Bracket
{
    char16_t open;
    char16_t close;
    bool SdhOptions::*wanted;
};

constexpr std::array<Bracket, 8> brackets{{{u'[', u']', &SdhOptions::brackets}, {u'(', u')', &SdhOptions::parentheses},
    {u'{', u'}', &SdhOptions::braces}, {0xFF08, 0xFF09, &SdhOptions::parentheses},
    {0x3010, 0x3011, &SdhOptions::brackets}, {0xFF3B, 0xFF3D, &SdhOptions::brackets},
    {0x3014, 0x3015, &SdhOptions::brackets}, {0xFF5B, 0xFF5D, &SdhOptions::braces}}};

// Nobody nests deeper; what does is no text.
constexpr qsizetype deepest = 16;
// Beyond these nobody looks for what a name or a bracket belongs to.
constexpr qsizetype longestSpoken = 2000;
constexpr qsizetype mostFollowing = 200;

bool isNote(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x2669 && u <= 0x266C) || u == 0x00B6; // a pilcrow is what some programs make of a note
}

/// Notes are also emoji, of two units.
qsizetype noteLength(QStringView text, qsizetype at)
{
    if (isNote(text[at]))
        return 1;
    if (text[at].isHighSurrogate() && at + 1 < text.size()) {
        const char32_t c = QChar::surrogateToUcs4(text[at], text[at + 1]);
        if (c == 0x1F3B5 || c == 0x1F3B6 || c == 0x1F3BC)
            return 2;
    }
    return 0;
}

/// {\an8}, {y:i}: markup that was left unread, which stripTags removes.
bool isTag(QStringView inside)
{
    return inside.startsWith(u'\\')
        || (inside.size() >= 2 && inside[1] == u':' && u"yYcCfFsSpPhHoO"_s.contains(inside[0]));
}

class SdhCleaner
{
public:
    SdhCleaner(const Document &document, const SdhOptions &options)
        : m_options(options), m_labels(document, options.mixedCaseSpeakers),
          m_namesInParentheses(hasNamesInParentheses(document))
    {
    }

    QString clean(Cue &cue)
    {
        m_gone = QString();
        const qsizetype dashesBefore = countDashes(cue.text);
        const qsizetype linesBefore = cue.text.count(u'\n') + 1;
        removeBrackets(cue);
        if (m_options.music || m_options.hashMusic)
            removeMusic(cue);
        if (m_options.speakers)
            removeLabels(cue);
        if (m_gone.isNull())
            return m_gone;
        trimLines(cue);
        removeLoneDash(cue, dashesBefore, linesBefore);
        return m_gone;
    }

private:
    static qsizetype countDashes(const QString &text)
    {
        qsizetype count = 0;
        forEachLine(text, [&](qsizetype, QStringView line) { count += dashLength(line) > 0; });
        return count;
    }

    void goes(QStringView what)
    {
        m_gone += m_gone.isNull() ? u""_s : u" "_s;
        m_gone += what;
    }

    /// Removes the pieces, and the lines they leave with nothing to read.
    void remove(Cue &cue, const QList<Piece> &pieces)
    {
        if (pieces.isEmpty())
            return;
        QList<TextChange> changes;
        QList<qsizetype> places; // in the new text
        qsizetype removed = 0;
        for (const Piece &piece : pieces) {
            places.append(piece.start - removed);
            changes.append({piece.start, piece.end - piece.start, {}});
            removed += piece.end - piece.start;
        }
        replaceTexts(cue, changes);
        changes.clear();
        qsizetype next = 0;
        forEachLine(cue.text, [&](qsizetype start, QStringView line) {
            bool touched = false;
            for (; next < places.size() && places[next] <= start + line.size(); ++next)
                touched = touched || places[next] >= start;
            if (touched && !line.isEmpty() && !hasLetterOrNumber(line))
                changes.append({start, line.size(), {}});
        });
        replaceTexts(cue, changes);
    }

    bool isKept(QStringView text, qsizetype open, qsizetype close, const Bracket &kind) const
    {
        const QStringView inside = text.mid(open + 1, close - open - 1);
        // {60} {125} and {"width": 40} are no notes either
        if (kind.open == u'{') {
            constexpr QStringView ofCode = u"\"=;\\";
            return isTag(inside) || std::all_of(inside.cbegin(), inside.cend(), [](QChar c) { return !c.isLetter(); })
                || std::any_of(inside.cbegin(), inside.cend(), [=](QChar c) { return ofCode.contains(c); });
        }
        if (kind.open != u'(')
            return false;
        // (555) 1234, (2), "greater (>)"; doubts of the translator go: (?)
        const auto isOfWords = [](QChar c) {
            return c.isLetter() || c.isSurrogate() || isNote(c) || u"?!"_s.contains(c);
        };
        if (std::none_of(inside.cbegin(), inside.cend(), isOfWords))
            return true;
        if (m_namesInParentheses && text.size() < longestSpoken && isArabic(inside) && !isAlone(text, open, close))
            return true;
        // parent(s), (s)he
        const bool after = open > 0 && text[open - 1].isLetterOrNumber();
        const bool before = close + 1 < text.size() && text[close + 1].isLetter();
        return inside.size() <= 3 && (after || before)
            && std::all_of(inside.cbegin(), inside.cend(), [](QChar c) { return c.isLower(); });
    }

    static bool isArabic(QStringView text)
    {
        return std::any_of(
            text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Arabic && c.isLetter(); });
    }

    /// Nothing else to read on the lines of these brackets.
    static bool isAlone(QStringView text, qsizetype open, qsizetype close)
    {
        const qsizetype lineStart = text.left(open).lastIndexOf(u'\n') + 1;
        const qsizetype lineEnd = text.indexOf(u'\n', close);
        return !hasLetterOrNumber(text.mid(lineStart, open - lineStart))
            && !hasLetterOrNumber(text.mid(close, (lineEnd < 0 ? text.size() : lineEnd) - close));
    }

    /// Arabic has no capitals: names of people stand in parentheses, in the middle of what is said.
    static bool hasNamesInParentheses(const Document &document)
    {
        constexpr int enough = 3;
        int count = 0;
        for (const Cue &cue : document.cues) {
            const QStringView text = QStringView(cue.text).left(1000);
            for (qsizetype open = text.indexOf(u'('); open >= 0; open = text.indexOf(u'(', open + 1)) {
                const qsizetype close = text.indexOf(u')', open);
                if (close < 0)
                    break;
                const qsizetype lineStart = text.left(open).lastIndexOf(u'\n') + 1;
                count +=
                    isArabic(text.mid(open, close - open)) && hasLetterOrNumber(text.mid(lineStart, open - lineStart));
                open = close;
            }
            if (count >= enough)
                return true;
        }
        return false;
    }

    /// The piece with the blanks around it that nobody needs afterwards, and the colon of "[JOHN]: Hello".
    static Piece withBlanks(QStringView text, Piece piece, qsizetype least)
    {
        qsizetype lineStart = piece.start;
        while (lineStart > least
            && (isBlank(text[lineStart - 1]) || isSteering(text[lineStart - 1]) || isDash(text[lineStart - 1])
                || text[lineStart - 1] == u'>'))
            --lineStart;
        const bool atLineStart = lineStart == 0 || text[lineStart - 1] == u'\n' || lineStart == least;
        if (atLineStart) {
            qsizetype colon = piece.end;
            while (colon < text.size() && isBlank(text[colon]))
                ++colon;
            if (colon < text.size() && (text[colon] == u':' || text[colon] == QChar(0xFF1A)))
                piece.end = colon + 1;
        }
        const bool blankBefore = piece.start == 0 || text[piece.start - 1].isSpace();
        if (blankBefore) {
            while (piece.end < text.size() && isBlank(text[piece.end]))
                ++piece.end;
        }
        // "Well (sighs), no" -> "Well, no"; "no [gasps] ..." keeps its blank.
        constexpr QStringView closing = u",.;:!?";
        const bool beforeMark = piece.end < text.size() && closing.contains(text[piece.end])
            && !(piece.end + 1 < text.size() && text[piece.end] == u'.' && text[piece.end + 1] == u'.');
        const bool atLineEnd = piece.end == text.size() || text[piece.end] == u'\n';
        if (beforeMark || atLineEnd) {
            while (piece.start > least && isBlank(text[piece.start - 1]))
                --piece.start;
        }
        return piece;
    }

    void removeBrackets(Cue &cue)
    {
        const QStringView text(cue.text);
        struct Open
        {
            qsizetype kind;
            qsizetype at;
        };
        QList<Open> open;
        QList<Piece> pieces;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            for (qsizetype kind = 0; kind < qsizetype(brackets.size()); ++kind) {
                if (c == brackets[kind].open && open.size() < deepest && !isSmile(text, i)) {
                    open.append({kind, i});
                } else if (c == brackets[kind].close) {
                    const auto opener = std::find_if(
                        open.crbegin(), open.crend(), [kind](const Open &each) { return each.kind == kind; });
                    if (opener == open.crend())
                        continue;
                    const qsizetype start = opener->at;
                    open.resize(open.crend() - opener - 1);
                    if (m_options.*brackets[kind].wanted && !isKept(text, start, i, brackets[kind])) {
                        while (!pieces.isEmpty() && pieces.last().start >= start)
                            pieces.removeLast();
                        pieces.append({start, i + 1});
                    }
                }
            }
        }
        if (pieces.isEmpty())
            return;
        for (const Piece &piece : std::as_const(pieces))
            goes(text.mid(piece.start, piece.end - piece.start));
        qsizetype least = 0;
        for (Piece &piece : pieces) {
            piece.start = std::max(piece.start, least);
            piece = withBlanks(text, piece, least);
            least = piece.end;
        }
        remove(cue, pieces);
    }

    /// The mouth of ":(", not of "JOHN:(sighs)".
    static bool isSmile(QStringView text, qsizetype at)
    {
        if (text[at] != u'(' || at == 0)
            return false;
        qsizetype eyes = at - 1;
        if (text[eyes] == u'-' && eyes > 0)
            --eyes;
        constexpr QStringView allEyes = u":;=";
        return allEyes.contains(text[eyes]) && (eyes == 0 || text[eyes - 1].isSpace());
    }

    struct MusicLine
    {
        qsizetype first = -1; ///< first sign, after a dash
        qsizetype lastEnd = -1; ///< end of the last sign
        bool begins = false;
        bool ends = false;
        int signs = 0; ///< runs of them
    };

    static MusicLine musicOf(QStringView line)
    {
        MusicLine result;
        qsizetype last = -2;
        for (qsizetype i = 0; i < line.size();) {
            const qsizetype length = noteLength(line, i);
            if (length == 0) {
                ++i;
                continue;
            }
            if (result.first < 0) {
                result.first = i;
                const QStringView before = line.left(i);
                result.begins = !hasLetterOrNumber(before);
            }
            result.signs += i != last;
            i += length;
            last = i;
            result.lastEnd = i;
        }
        result.ends = result.lastEnd > 0 && !hasLetterOrNumber(line.mid(result.lastEnd));
        return result;
    }

    /// "# La la la #": a blank behind the first and before the last, or a full stop.
    static bool beginsWithHash(QStringView line)
    {
        line = line.mid(dashLength(line)).trimmed();
        return line.size() > 2 && line[0] == u'#' && line[1].isSpace();
    }
    static bool endsWithHash(QStringView line)
    {
        line = line.trimmed();
        return line.size() > 1 && line.back() == u'#' && !line[line.size() - 2].isLetterOrNumber();
    }

    void removeMusic(Cue &cue)
    {
        const QStringView text(cue.text);
        if (std::none_of(text.cbegin(), text.cend(), [](QChar c) { return isNote(c) || c == u'#' || c.isSurrogate(); }))
            return;
        struct Line
        {
            qsizetype start;
            QStringView text;
        };
        QList<Line> lines;
        forEachLine(text, [&](qsizetype start, QStringView line) { lines.append({start, line}); });
        QList<Piece> pieces;
        const auto removeLine = [&](qsizetype index) {
            const Line &line = lines[index];
            if (!line.text.isEmpty())
                pieces.append({line.start, line.start + line.text.size()});
        };
        // Searched once for all lines: the next line, from this one on, that ends a song which began before it.
        const auto isLone = [](const MusicLine &music) { return music.begins && music.ends && music.signs == 1; };
        QList<qsizetype> closing(lines.size(), -1);
        QList<qsizetype> closingHash(lines.size(), -1);
        for (qsizetype i = lines.size() - 1; i >= 0; --i) {
            const MusicLine music = musicOf(lines[i].text);
            if (music.signs == 0)
                closing[i] = i + 1 < lines.size() ? closing[i + 1] : -1;
            else if (isLone(music) || (music.ends && !music.begins))
                closing[i] = i;
            closingHash[i] = endsWithHash(lines[i].text) ? i : i + 1 < lines.size() ? closingHash[i + 1] : -1;
        }
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QStringView line = lines[i].text;
            const MusicLine music = m_options.music ? musicOf(line) : MusicLine();
            if (m_options.hashMusic && music.signs == 0 && beginsWithHash(line) && closingHash[i] >= 0) {
                for (const qsizetype last = closingHash[i]; i < last; ++i)
                    removeLine(i);
                removeLine(i);
                continue;
            }
            if (music.signs == 0)
                continue;
            if (music.begins && music.ends && !isLone(music)) {
                removeLine(i);
                continue;
            }
            if (music.begins && music.signs > 1) { // "♪ La la ♪ Who is singing?"
                pieces.append({lines[i].start + music.first, lines[i].start + music.lastEnd});
                continue;
            }
            if (music.begins) {
                removeLine(i);
                const qsizetype last = i + 1 < lines.size() ? closing[i + 1] : -1;
                const bool open = last < 0 && !isLone(music);
                while (i + 1 < lines.size() && (i + 1 <= last || (open && goesOn(lines[i + 1].text))))
                    removeLine(++i);
                continue;
            }
            if (music.signs > 1) { // "JOHN: ♪ La la ♪"
                pieces.append({lines[i].start + music.first, lines[i].start + music.lastEnd});
                continue;
            }
            if (music.ends) // what began in the cue before
                removeLine(i);
            else // "Listen! ♪ La la"
                pieces.append({lines[i].start + music.first, lines[i].start + line.size()});
        }
        for (const Piece &piece : std::as_const(pieces))
            goes(text.mid(piece.start, piece.end - piece.start));
        remove(cue, pieces);
    }

    /// The next line of a song that is not closed in this cue: no new speaker, no new sentence.
    static bool goesOn(QStringView line)
    {
        if (dashLength(line) > 0)
            return false;
        line = line.trimmed();
        return !line.isEmpty() && line.front().isLower();
    }

    void removeLabels(Cue &cue)
    {
        if (!cue.text.contains(u':') && !cue.text.contains(QChar(0xFF1A)) && !cue.text.contains(u'>'))
            return;
        QList<TextChange> changes;
        qsizetype speakers = 0; // who lost their names or chevrons, and say something on the same line
        bool dashed = false;
        bool wide = false;
        QList<qsizetype> spoken; // indices in `changes`
        const QStringView text(cue.text);
        forEachLine(text, [&](qsizetype start, QStringView line) {
            const SpeakerLabels::Label label = m_labels.labelOf(
                line, text.mid(std::min(text.size(), start + line.size() + 1), mostFollowing), start == 0);
            qsizetype chevron = 0;
            while (chevron < line.size() && isBlank(line[chevron]))
                ++chevron;
            qsizetype chevronEnd = chevron;
            while (chevronEnd < line.size() && line[chevronEnd] == u'>')
                ++chevronEnd;
            const bool hasChevron = chevronEnd - chevron >= 2 && !line.trimmed().endsWith(u'<'); // not an ornament
            while (hasChevron && chevronEnd < line.size() && isBlank(line[chevronEnd]))
                ++chevronEnd;
            if (label.length == 0 && !hasChevron)
                return;
            dashed = dashed || dashLength(line) > 0;
            wide = wide || label.wide;
            const qsizetype from = hasChevron ? chevron : label.start;
            const qsizetype to = label.length > 0 ? label.start + label.length : chevronEnd;
            goes(line.mid(from, to - from).trimmed());
            const bool silent = line.mid(to).trimmed().isEmpty();
            if (silent) {
                changes.append({start, line.size(), {}});
                return;
            }
            changes.append({start + from, to - from, {}});
            spoken.append(changes.size() - 1);
            ++speakers;
        });
        if (m_options.dashSpeakers && speakers > 1 && !dashed && !wide) {
            for (const qsizetype index : std::as_const(spoken))
                changes[index].with = u"- "_s;
        }
        replaceTexts(cue, changes);
    }

    /// Where only one of two speakers is left, the dash tells nothing any more.
    static void removeLoneDash(Cue &cue, qsizetype dashesBefore, qsizetype linesBefore)
    {
        const qsizetype lines = cue.text.count(u'\n') + 1;
        if (lines >= linesBefore || countDashes(cue.text) != 1 || dashesBefore == 0)
            return;
        const qsizetype end = cue.text.indexOf(u'\n');
        const qsizetype length = dashLength(QStringView(cue.text).left(end < 0 ? cue.text.size() : end));
        if (length > 0)
            replaceText(cue, 0, length, {});
    }

    SdhOptions m_options;
    SpeakerLabels m_labels;
    bool m_namesInParentheses = false;
    QString m_gone;
};

} // namespace

QList<SdhKind> sdhKinds()
{
    return {{"brackets"_L1, &SdhOptions::brackets, Text::tr("In brackets: [door slams]")},
        {"parentheses"_L1, &SdhOptions::parentheses, Text::tr("In parentheses: (sighs)")},
        {"braces"_L1, &SdhOptions::braces, Text::tr("In braces: {laughs}")},
        {"music"_L1, &SdhOptions::music, Text::tr("Songs between ♪")},
        {"hash-music"_L1, &SdhOptions::hashMusic, Text::tr("Songs between #")},
        {"speakers"_L1, &SdhOptions::speakers, Text::tr("Speakers in capitals: JOHN:")},
        {"mixed-case-speakers"_L1, &SdhOptions::mixedCaseSpeakers, Text::tr("Other speakers: John:")}};
}

Removal stripSdh(Document &document, const SdhOptions &options)
{
    SdhCleaner cleaner(document, options);
    return cleanCues(document, [&](Cue &cue) { return cleaner.clean(cue); });
}

} // namespace Legenda
