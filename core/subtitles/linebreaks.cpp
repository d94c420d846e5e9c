// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of a cue: broken anew, joined, and cues that are too long cut into several.

#include "core/subtitles/cuelines.h"

#include "core/subtitles/cleanuptools.h"
#include "core/subtitles/timefixes.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

// Beyond that nobody looks for the best place: lines are filled one by one.
constexpr qsizetype mostForBalance = 300;
// And a cue with more is not what anybody says: it stays as it is.
constexpr qsizetype mostText = 100'000;
constexpr qint64 farthestMs = 9'000'000'000'000'000;

qint64 bounded(qint64 ms)
{
    return std::clamp(ms, -farthestMs, farthestMs);
}

/// Scripts that are written without blanks between words.
bool isUnspaced(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        // Full-width punctuation
        return (c.unicode() >= 0x3001 && c.unicode() <= 0x303F) || (c.unicode() >= 0xFF00 && c.unicode() <= 0xFF60);
    }
}

bool isThai(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Thai || script == QChar::Script_Lao || script == QChar::Script_Khmer
        || script == QChar::Script_Myanmar;
}

/// A blank that a line may end at.
bool isGap(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp && c.unicode() != 0x202F && c.unicode() != 0x2007;
}

/// Words before which a line breaks well: conjunctions and relative pronouns of a few languages.
bool isConjunction(const QString &word)
{
    static const QSet<QString> set = [] {
        const QStringList list =
            u"and but or nor because although though while when where which who that if so since until unless than as "
            "und aber oder weil dass wenn denn sondern ob als et mais ou parce que quand lorsque qui car si "
            "y e o pero porque cuando donde aunque sino ma perché quando dove che se anche mas quando onde "
            "en maar of omdat dat als want i a ale lub bo że gdy kiedy jeśli który która które "
            "ale nebo protože že když kdyby který která které alebo pretože keď ktorý "
            "és de vagy mert hogy ha amikor și dar sau pentru că când dacă care "
            "и а но или потому что когда если который которая которые чтобы і але або тому що коли якщо "
            "και αλλά ή γιατί ότι όταν αν που ve ama veya çünkü och men eller för att när om og eller fordi når hvis "
            "ja mutta tai koska että kun jos"_s.split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return set.contains(word);
}

/// Words that belong to the next one: articles, prepositions and the like.
bool clingsToNext(const QString &word)
{
    static const QSet<QString> set = [] {
        const QStringList list =
            u"a an the of to in on at by for from with into my your his her its our their this these those no not mr "
            u"mrs ms "
            "dr st i der die das den dem des ein eine einen einem einer von zu im am mit für mein dein sein "
            "le la les un une des du de à au aux en dans pour mon ton son ne je tu il el los las una del al con por su "
            "mi tu "
            "lo gli uno di da nel della per il os as um uma do da dos no na em het een van op te "
            "w z do na po za o u v s k ve ze ku и в на с к по за от из не у о"_s.split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return set.contains(word);
}

/// A place where a line may end.
struct Break
{
    qsizetype end = 0; ///< of the line before
    qsizetype next = 0; ///< start of the line after
    int endLength = 0; ///< characters from the beginning up to `end`
    int nextLength = 0; ///< up to `next`
    double penalty = 0; ///< in characters: how much worse balanced a line may be to avoid this place
};

QString bareWord(QStringView word)
{
    qsizetype start = 0;
    qsizetype end = word.size();
    while (start < end && !word[start].isLetterOrNumber())
        ++start;
    while (end > start && !word[end - 1].isLetterOrNumber())
        --end;
    return word.mid(start, end - start).toString().toLower();
}

/// Not longer than any word that means something here.
QStringView wordBefore(QStringView text, qsizetype end)
{
    qsizetype start = end;
    while (start > 0 && end - start < 24 && !text[start - 1].isSpace())
        --start;
    return text.mid(start, end - start);
}

QStringView wordAfter(QStringView text, qsizetype start)
{
    qsizetype end = start;
    while (end < text.size() && end - start < 24 && !text[end].isSpace())
        ++end;
    return text.mid(start, end - start);
}

bool isLoneDash(QStringView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), isDash);
}

/// Sentences may end here.
bool isStop(QChar c)
{
    constexpr QStringView stops = u".!?…。！？؟।";
    return stops.contains(c);
}

bool isPause(QChar c)
{
    constexpr QStringView pauses = u",;:،؛、，；：–—";
    return pauses.contains(c);
}

double penaltyAt(QStringView text, qsizetype end, qsizetype next)
{
    qsizetype last = end;
    constexpr QStringView closing = u"\"'”’»)]」』）";
    while (last > 0 && closing.contains(text[last - 1]))
        --last;
    if (last > 0 && isStop(text[last - 1])) {
        // "Mr. Smith", "J. Smith"
        const QString before = bareWord(wordBefore(text, last));
        return clingsToNext(before) || (before.size() == 1 && text[last - 1] == u'.') ? 8 : -10;
    }
    if (last > 0 && isPause(text[last - 1]))
        return -6;
    const QStringView following = wordAfter(text, next);
    const QString word = bareWord(following);
    if (isLoneDash(following))
        return 12; // would look like a speaker
    double penalty = 0;
    if (clingsToNext(bareWord(wordBefore(text, end))))
        penalty += 6;
    if (isConjunction(word) && following.front().isLetter())
        penalty -= 4;
    return penalty;
}

/// Places in a text on one line where a line may end, in order.
QList<Break> breaksOf(QStringView text)
{
    QList<Break> breaks;
    const auto add = [&](qsizetype end, qsizetype next) {
        breaks.append({end, next, 0, 0, penaltyAt(text, end, next)});
    };
    const bool unspaced = std::any_of(text.begin(), text.end(), isUnspaced);
    if (unspaced) {
        qsizetype last = 0;
        for (qsizetype from = 0; from < text.size();) {
            // Qt asks libthai, which takes ever longer for longer pieces: a thousand letters without a blank are no
            // speech.
            constexpr qsizetype mostAtOnce = 500;
            qsizetype to = std::min(text.size(), from + mostAtOnce);
            if (to < text.size()) {
                const qsizetype blank = text.mid(from, mostAtOnce).lastIndexOf(u' ');
                to = blank > 0 ? from + blank + 1 : to;
            }
            QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text.data() + from, to - from);
            for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary()) {
                const qsizetype next = from + at;
                if (next >= text.size() || (next == to && !text[next - 1].isSpace()))
                    break;
                qsizetype end = next;
                while (end > last && text[end - 1].isSpace())
                    --end;
                if (end == last)
                    continue;
                // Hangul and Latin words among the others are broken at their blanks.
                const bool ofWords = end < next || isUnspaced(text[end - 1]) || isUnspaced(text[next]);
                const bool number = text[end - 1].isDigit() && text[next].isDigit();
                if (!ofWords || number || isDash(text[next]) || isLoneDash(wordBefore(text, end)))
                    continue;
                add(end, next);
                last = next;
            }
            from = to;
        }
        // Without a dictionary there are no words to find in Thai. A vowel that stands before its consonant begins a
        // syllable at least.
        for (qsizetype i = 1; i + 1 < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (c >= 0x0E40 && c <= 0x0E44 && isThai(text[i - 1]))
                breaks.append({i, i, 0, 0, 5});
        }
        const auto before = [](const Break &a, const Break &b) { return a.next < b.next; };
        std::stable_sort(breaks.begin(), breaks.end(), before);
        breaks.erase(std::unique(breaks.begin(), breaks.end(),
                         [](const Break &a, const Break &b) { return a.end == b.end || a.next == b.next; }),
            breaks.end());
    } else {
        for (qsizetype i = 1; i < text.size(); ++i) {
            if (!isGap(text[i]) || isGap(text[i - 1]))
                continue;
            qsizetype next = i;
            while (next < text.size() && isGap(text[next]))
                ++next;
            if (next == text.size())
                break;
            // 10 000
            const bool number = text[i - 1].isDigit() && text[next].isDigit();
            if (!number && !isLoneDash(wordBefore(text, i)))
                add(i, next);
        }
    }
    // Counted piece by piece: the whole is linear.
    qsizetype at = 0;
    int length = 0;
    for (Break &each : breaks) {
        length += readableLength(text.mid(at, each.end - at));
        each.endLength = length;
        length += int(std::max<qsizetype>(0, each.next - each.end));
        each.nextLength = length;
        at = each.next;
    }
    return breaks;
}

/// The fewest lines possible, each filled as far as it goes.
QList<qsizetype> filled(const QList<Break> &breaks, int total, int maxLength)
{
    QList<qsizetype> chosen;
    int lineStart = 0;
    for (qsizetype i = 0; i < breaks.size(); ++i) {
        const int nextEnd = i + 1 < breaks.size() ? breaks[i + 1].endLength : total;
        if (nextEnd - lineStart > maxLength) {
            chosen.append(i);
            lineStart = breaks[i].nextLength;
        }
    }
    return chosen;
}

/// `lines` lines of about one length: the cheapest way of choosing lines - 1 of the breaks.
QList<qsizetype> balanced(const QList<Break> &breaks, int total, int maxLength, qsizetype lines)
{
    const qsizetype count = breaks.size();
    const double target = double(total) / double(lines);
    constexpr double never = std::numeric_limits<double>::max() / 4;
    const auto lineCost = [&](int from, int to) {
        const double off = double(to - from) - target;
        const double over = std::max(0, to - from - maxLength);
        return off * off + over * over * 100;
    };
    const auto startOf = [&](qsizetype index) { return index < 0 ? 0 : breaks[index].nextLength; };
    // cost[k][i]: of the first k + 1 lines, the last of which ends at break i
    QList<QList<double>> cost(lines - 1, QList<double>(count, never));
    QList<QList<qsizetype>> from(lines - 1, QList<qsizetype>(count, -1));
    for (qsizetype k = 0; k < lines - 1; ++k) {
        for (qsizetype i = k; i < count; ++i) {
            const double penalty = 2 * breaks[i].penalty * std::abs(breaks[i].penalty);
            if (k == 0) {
                cost[k][i] = lineCost(0, breaks[i].endLength) + penalty;
                continue;
            }
            for (qsizetype j = i - 1; j >= k - 1; --j) {
                // Nobody makes such a line if there is any other way.
                if (from[k][i] >= 0 && breaks[i].endLength - startOf(j) > 2 * maxLength)
                    break;
                const double sum = cost[k - 1][j] + lineCost(startOf(j), breaks[i].endLength) + penalty;
                if (sum < cost[k][i]) {
                    cost[k][i] = sum;
                    from[k][i] = j;
                }
            }
        }
    }
    double best = never;
    qsizetype at = -1;
    for (qsizetype i = lines - 2; i < count; ++i) {
        const double sum = cost[lines - 2][i] + lineCost(startOf(i), total);
        if (sum < best) {
            best = sum;
            at = i;
        }
    }
    QList<qsizetype> chosen;
    for (qsizetype k = lines - 2; k >= 0 && at >= 0; --k) {
        chosen.prepend(at);
        at = from[k][at];
    }
    return chosen;
}

/// Lines that one speaker says, or all of them where there are no dashes.
QList<std::pair<qsizetype, qsizetype>> paragraphs(QStringView text)
{
    QList<std::pair<qsizetype, qsizetype>> list;
    forEachLine(text, [&](qsizetype start, QStringView line) {
        if (list.isEmpty() || dashLength(line) > 0)
            list.append({start, start + line.size()});
        else
            list.last().second = start + line.size();
    });
    return list;
}

/// What a line break becomes where two lines are joined: a blank, or nothing between characters that need none.
TextChange joint(QStringView text, qsizetype at)
{
    const bool both = at > 0 && at + 1 < text.size() && isUnspaced(text[at - 1]) && isUnspaced(text[at + 1]);
    const bool blank = (at > 0 && text[at - 1].isSpace()) || (at + 1 < text.size() && text[at + 1].isSpace());
    return {at, 1, both || blank ? QString() : u" "_s};
}

/// The line ends inside of paragraphs, joined.
QList<TextChange> joints(QStringView text)
{
    QList<TextChange> changes;
    for (const auto &[start, end] : paragraphs(text)) {
        for (qsizetype at = text.indexOf(u'\n', start); at >= 0 && at < end; at = text.indexOf(u'\n', at + 1))
            changes.append(joint(text, at));
    }
    return changes;
}

bool isTooLong(QStringView text, const LineOptions &options)
{
    if (text.size() > mostText)
        return false;
    bool tooLong = false;
    forEachLine(text, [&](qsizetype, QStringView line) {
        tooLong = tooLong
            || (options.maxLength > 0 && line.size() > options.maxLength && readableLength(line) > options.maxLength);
    });
    return tooLong || (options.maxLines > 0 && text.count(u'\n') >= options.maxLines);
}

} // namespace

bool unbreakLines(Cue &cue)
{
    if (!cue.text.contains(u'\n'))
        return false;
    const QString before = cue.text;
    trimLines(cue);
    replaceTexts(cue, joints(cue.text));
    return cue.text != before;
}

int unbreakLines(Document &document)
{
    int changed = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        if (!document.cues.at(i).isComment() && document.cues.at(i).text.contains(u'\n'))
            changed += unbreakLines(document.cues[i]);
    }
    return changed;
}

bool breakLines(Cue &cue, const LineOptions &options)
{
    if ((options.maxLength <= 0 && options.maxLines <= 0) || !isTooLong(cue.text, options))
        return false;
    const QString before = cue.text;
    const Cue whole = cue;
    unbreakLines(cue);
    const QStringView text(cue.text);
    QList<TextChange> changes;
    const auto list = paragraphs(text);
    for (const auto &[start, end] : list) {
        const QStringView paragraph = text.mid(start, end - start);
        const int total = readableLength(paragraph);
        const int maxLength = options.maxLength > 0 ? options.maxLength : std::numeric_limits<int>::max() / 2;
        const QList<Break> breaks = total > maxLength || options.maxLength <= 0 ? breaksOf(paragraph) : QList<Break>();
        qsizetype lines = 1 + filled(breaks, total, maxLength).size();
        // Fewer lines than there may be, where the length does not matter: they are still broken.
        if (options.maxLength <= 0)
            lines = list.size() == 1 ? std::min<qsizetype>(options.maxLines, before.count(u'\n') + 1) : 1;
        lines = std::min(lines, breaks.size() + 1);
        if (lines < 2)
            continue;
        const QList<qsizetype> chosen = paragraph.size() > mostForBalance ? filled(breaks, total, maxLength)
                                                                          : balanced(breaks, total, maxLength, lines);
        for (const qsizetype index : chosen) {
            const Break &each = breaks[index];
            changes.append({start + each.end, each.next - each.end, u"\n"_s});
        }
    }
    replaceTexts(cue, changes);
    if (cue.text == before)
        cue = whole;
    return cue.text != before;
}

int breakLines(Document &document, const LineOptions &options)
{
    int changed = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const Cue &cue = document.cues.at(i);
        if (!cue.isComment() && isTooLong(cue.text, options))
            changed += breakLines(document.cues[i], options);
    }
    return changed;
}

qsizetype bestCut(const Cue &cue)
{
    const QStringView text(cue.text);
    if (text.isEmpty())
        return -1;
    const double middle = double(text.size()) / 2;
    qsizetype best = -1;
    double bestCost = std::numeric_limits<double>::max();
    // A place is worth what stands before it; up to a quarter of the text from the middle that counts for more than the
    // middle itself.
    const auto offer = [&](qsizetype position, double worth) {
        const double off = std::abs(double(position) - middle) / middle;
        const double cost = off * (off > 0.6 ? 4 : 1) - worth;
        if (position > 0 && position < text.size() && cost < bestCost) {
            bestCost = cost;
            best = position;
        }
    };
    const auto offerAll = [&](qsizetype from, QStringView piece) {
        forEachLine(piece, [&](qsizetype at, QStringView line) {
            const qsizetype start = from + at;
            if (at > 0)
                offer(start, dashLength(line) > 0 ? 0.9 : 0.15);
            for (const Break &each : breaksOf(line)) {
                const double worth = each.penalty <= -10 ? 0.7 : each.penalty <= -6 ? 0.35 : each.penalty < 0 ? 0.1 : 0;
                offer(start + each.next, worth - std::max(0.0, each.penalty) * 0.03);
            }
            // Where the line ends a sentence, so does its break.
            const qsizetype last = start + line.size();
            if (last < text.size() && text[last] == u'\n' && last > 0 && isStop(text[last - 1]))
                offer(last + 1, 0.75);
        });
    };
    // Of a text that no screen holds only the middle matters.
    constexpr qsizetype mostLooked = 1000;
    if (text.size() > 2 * mostLooked) {
        const qsizetype from = text.size() / 2 - mostLooked / 2;
        offerAll(from, text.mid(from, mostLooked));
        if (best >= 0)
            return best;
    }
    offerAll(0, text);
    return best;
}

std::pair<Cue, Cue> cutCue(const Cue &cue, qsizetype position)
{
    position = std::clamp<qsizetype>(position, 0, cue.text.size());
    if (position > 0 && position < cue.text.size() && cue.text[position].isLowSurrogate()
        && cue.text[position - 1].isHighSurrogate())
        --position;
    qsizetype end = position;
    while (end > 0 && cue.text[end - 1].isSpace())
        --end;
    qsizetype start = position;
    while (start < cue.text.size() && cue.text[start].isSpace())
        ++start;
    Cue first = sliced(cue, 0, end);
    Cue second = sliced(cue, start, cue.text.size() - start);
    const qint64 from = bounded(cue.startMs);
    const qint64 length = std::max<qint64>(0, bounded(cue.endMs) - from);
    const int before = readableLength(first.text);
    const int after = readableLength(second.text);
    const double share = before + after > 0 ? double(before) / double(before + after) : 0.5;
    qint64 cut = from + std::llround(double(length) * share);
    if (length >= 2)
        cut = std::clamp(cut, from + 1, from + length - 1);
    first.endMs = std::max(cut, first.startMs);
    second.endMs = std::max(cue.endMs, cut);
    second.startMs = cut;
    // Words that appear one by one count from the start of their cue.
    for (qsizetype i = 0; i < second.runs.size(); ++i) {
        if (second.runs.at(i).style.atMs >= 0)
            second.runs[i].style.atMs = std::max<qint64>(0, bounded(second.runs.at(i).style.atMs) - (cut - from));
    }
    // A name is one cue's.
    if (second.hasDetails() && !(second.details().id.isEmpty() && second.details().note.isEmpty())) {
        second.edit().id.clear();
        second.edit().note.clear();
    }
    return {first, second};
}

int splitLong(Document &document, int maxLength)
{
    if (maxLength <= 0)
        return 0;
    // Shorter ones cannot be read at all.
    constexpr qint64 shortestMs = 500;
    const auto isLong = [&](const Cue &cue) {
        return !cue.isComment() && cue.text.size() > maxLength && cue.text.size() <= mostText
            && bounded(cue.endMs) - bounded(cue.startMs) >= 2 * shortestMs && readableLength(cue.text) > maxLength;
    };
    if (std::none_of(document.cues.cbegin(), document.cues.cend(), isLong))
        return 0;
    int split = 0;
    QList<Cue> result;
    result.reserve(document.cues.size() + 16);
    QList<Cue> waiting; // parts of one cue, the next one last
    for (const Cue &cue : std::as_const(document.cues)) {
        if (!isLong(cue)) {
            result.append(cue);
            continue;
        }
        const qsizetype before = result.size();
        waiting.append(cue);
        while (!waiting.isEmpty()) {
            const Cue part = waiting.takeLast();
            const qsizetype cut = isLong(part) ? bestCut(part) : -1;
            if (cut < 0) {
                result.append(part);
                continue;
            }
            auto [first, second] = cutCue(part, cut);
            if (first.text.isEmpty() || second.text.isEmpty()) {
                result.append(part);
                continue;
            }
            waiting.append(second);
            waiting.append(first);
        }
        split += result.size() > before + 1;
    }
    document.cues = std::move(result);
    return split;
}

} // namespace Legenda
