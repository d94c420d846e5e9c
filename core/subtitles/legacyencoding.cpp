// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/legacyencoding.h"

#include "core/subtitles/bytetables.h"
#include "core/subtitles/eastasianencoding.h"
#include "core/subtitles/encodingnames.h"
#include "core/subtitles/letterpairs.h"
#include "core/subtitles/tellinglines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// What a language was written in, and how much less likely (in bits) it is to be met than others.
struct Habit
{
    const char *language;
    double rareness;
    const char *encodings; ///< separated by blanks
};

constexpr auto westernSets = "windows-1252 ISO-8859-1 ISO-8859-15 IBM850 macintosh";
constexpr auto northernSets = "windows-1252 ISO-8859-1 ISO-8859-15 ISO-8859-10 ISO-8859-4 IBM850 macintosh";
constexpr auto centralSets = "windows-1250 ISO-8859-2 IBM852 x-mac-ce ISO-8859-16";
constexpr auto balticSets = "windows-1257 ISO-8859-13 ISO-8859-4 ISO-8859-10 IBM775";

constexpr Habit habits[] = {{"en", 0, "windows-1252 ISO-8859-1 IBM850 IBM437 macintosh"}, {"fr", 0, westernSets},
    {"de", 0, "windows-1252 ISO-8859-1 ISO-8859-15 IBM850 macintosh windows-1250"}, {"es", 0, westernSets},
    {"pt", 0, westernSets}, {"it", 0, westernSets}, {"nl", 0, westernSets}, {"ca", 2, westernSets},
    {"sv", 0, northernSets}, {"da", 0, northernSets}, {"no", 0, northernSets}, {"fi", 0, northernSets},
    {"is", 2, northernSets}, {"ga", 3, "windows-1252 ISO-8859-1 ISO-8859-15 ISO-8859-14 IBM850 macintosh"},
    {"cy", 4, "ISO-8859-14 windows-1252"}, {"eo", 4, "ISO-8859-3"}, {"mt", 4, "ISO-8859-3"}, {"pl", 0, "ISO-8859-13"},
    {"pl", 0, centralSets}, {"cs", 0, centralSets}, {"sk", 0, centralSets}, {"hu", 0, centralSets},
    {"ro", 0, centralSets}, {"hr", 0, centralSets}, {"hr", 0, "ISO-8859-13"}, {"sl", 0, centralSets},
    {"sl", 0, "ISO-8859-13"}, {"sr-latn", 1, centralSets}, {"sq", 2, "windows-1250 windows-1252 ISO-8859-2 IBM852"},
    {"tr", 0, "windows-1254 ISO-8859-9 ISO-8859-3 IBM857 x-mac-turkish"}, {"lt", 0, balticSets}, {"lv", 0, balticSets},
    {"et", 0, balticSets}, {"et", 0, "windows-1252 ISO-8859-15"},
    {"ru", 0, "windows-1251 KOI8-R IBM866 ISO-8859-5 x-mac-cyrillic IBM855"},
    {"uk", 1, "windows-1251 KOI8-U ISO-8859-5 x-mac-cyrillic IBM1125"},
    {"be", 3, "windows-1251 ISO-8859-5 KOI8-U x-mac-cyrillic IBM866"},
    {"bg", 0, "windows-1251 ISO-8859-5 IBM855 IBM866 x-mac-cyrillic KOI8-R"},
    {"sr", 1, "windows-1251 ISO-8859-5 IBM855 x-mac-cyrillic"},
    {"mk", 2, "windows-1251 ISO-8859-5 IBM855 x-mac-cyrillic"},
    {"el", 0, "windows-1253 ISO-8859-7 IBM737 x-mac-greek IBM869"}, {"he", 0, "windows-1255 ISO-8859-8 IBM862"},
    {"ar", 0, "windows-1256 ISO-8859-6 IBM720"}, {"fa", 1, "windows-1256"}, {"th", 0, "windows-874"},
    {"vi", 0, "windows-1258 VISCII"}};

/// In bits, how much less usual than the Windows encoding of the same letters.
struct Rareness
{
    const char *encoding;
    double bits;
};
constexpr Rareness rareness[] = {{"ISO-8859-1", 3}, {"ISO-8859-2", 1}, {"ISO-8859-3", 5}, {"ISO-8859-4", 5},
    {"ISO-8859-5", 3}, {"ISO-8859-6", 3}, {"ISO-8859-7", 2}, {"ISO-8859-8", 2}, {"ISO-8859-9", 2}, {"ISO-8859-10", 7},
    {"ISO-8859-13", 5}, {"ISO-8859-14", 6}, {"ISO-8859-15", 3}, {"ISO-8859-16", 6}, {"KOI8-R", 1}, {"KOI8-U", 1},
    {"IBM437", 6}, {"IBM720", 7}, {"IBM737", 6}, {"IBM775", 7}, {"IBM850", 5}, {"IBM852", 4}, {"IBM855", 6},
    {"IBM857", 6}, {"IBM862", 6}, {"IBM866", 3}, {"IBM869", 8}, {"IBM1125", 6}, {"macintosh", 5}, {"x-mac-ce", 6},
    {"x-mac-cyrillic", 5}, {"x-mac-greek", 8}, {"x-mac-turkish", 7}, {"VISCII", 4}};

// What is worth how many bits.
constexpr float foreignLetter = 15.5; ///< a letter of the script that the language has not
constexpr float loanLetter = 13; ///< one of those that names and loan words bring along
constexpr QStringView loanLetters = u"áàâãäçéèêëíîïñóòôöúùûü";
constexpr float otherScript = 17.5;
constexpr float commonSign = 7;
constexpr float symbol = 13;
constexpr float meaningless = 24;
constexpr float capitalInside = 7; ///< after a small letter
constexpr float capitalFirst = 1.5; ///< against a small letter
constexpr float capitalAgain = 0.7; ///< in a word of capitals
constexpr double expectedLanguage = 10;

struct Encoding
{
    const char *name;
    ByteTable table;
    std::array<char16_t, 256> small; ///< lower case
    std::array<ByteKind, 256> kind;
    std::array<bool, 256> capital;
    double rareness = 0;
};

/// A language written in an encoding: which row and column of the language's costs each byte has.
struct Row
{
    const LetterPairs *language;
    std::size_t encoding;
    double rareness;
    std::array<quint8, 256> index;
    std::size_t costs; ///< in Knowledge::costs
};

/// Rows and columns: 0 is the edge of a word, then the letters, then these.
enum Extra { Foreign, Loan, OtherScript, Ascii, Sign, Symbol, Nothing, ExtraCount };

struct Costs
{
    std::size_t width = 0;
    std::vector<float> bits; ///< [before * width + after]
};

struct Knowledge
{
    std::vector<Encoding> encodings;
    std::vector<Costs> costs; ///< by language, some twice: Hebrew is also written backwards
    std::vector<Row> rows;
};

bool isLatin(const LetterPairs &language)
{
    return QStringView(language.letters).startsWith(u'a') || QByteArrayView(language.language) == "vi";
}

Costs makeCosts(const LetterPairs &language, bool backwards)
{
    const std::size_t letters = std::size_t(QStringView(language.letters).size()) + 1;
    const QByteArrayView packed(language.costs);
    Costs costs;
    costs.width = letters + ExtraCount;
    costs.bits.assign(costs.width * costs.width, 0);
    const auto at = [&](std::size_t before, std::size_t after) -> float & {
        return costs.bits[before * costs.width + after];
    };
    const auto told = [&](std::size_t before, std::size_t after) {
        const std::size_t place = backwards ? after * letters + before : before * letters + after;
        return float(packed[qsizetype(place)] - '0') / 3;
    };
    for (std::size_t before = 0; before < costs.width; ++before) {
        const bool letter = before > 0 && before < letters;
        const bool edge = before == 0;
        const auto extra = Extra(before - qMin(before, letters));
        const bool sign = before >= letters && (extra == Sign || extra == Symbol || extra == Nothing);
        for (std::size_t after = 0; after < letters; ++after) {
            if (letter || edge)
                at(before, after) = told(before, after);
            else if (after == 0)
                at(before, after) = sign ? 0 : 2;
            else
                at(before, after) = told(0, after)
                    + (extra == OtherScript || extra == Ascii ? 8.F
                            : extra == Symbol                 ? 3.F
                            : extra == Nothing                ? 0.F
                                                              : 0.5F);
        }
        at(before, letters + Foreign) = foreignLetter;
        at(before, letters + Loan) = loanLetter;
        at(before, letters + OtherScript) = otherScript + (letter ? 2 : 0);
        at(before, letters + Ascii) = edge || sign ? 6.5F : !letter && extra == Ascii ? 4.7F : 12.F;
        at(before, letters + Sign) = commonSign + (letter ? 1 : 0);
        at(before, letters + Symbol) = symbol + (letter ? 4 : 0);
        at(before, letters + Nothing) = meaningless;
    }
    return costs;
}

Encoding makeEncoding(const char *name, const ByteTable &table)
{
    Encoding made{name, table, {}, {}, {}, 0};
    for (std::size_t i = 0; i < 256; ++i) {
        const QChar c(table[i]);
        made.small[i] = c.toLower().unicode();
        made.kind[i] = kindOf(table[i]);
        made.capital[i] = made.kind[i] == ByteKind::Letter && c.isUpper();
    }
    for (const Rareness &each : rareness) {
        if (QByteArrayView(each.encoding) == QByteArrayView(name))
            made.rareness = each.bits;
    }
    return made;
}

Row makeRow(const LetterPairs &language, const Encoding &encoding, bool latin)
{
    const QStringView letters(language.letters);
    const auto extra = [&](Extra which) { return quint8(letters.size() + 1 + which); };
    const QChar::Script script = latin ? QChar::Script_Latin : QChar(language.letters[0]).script();
    Row row{&language, 0, 0, {}, 0};
    for (std::size_t i = 0; i < 256; ++i) {
        const QChar c(encoding.small[i]);
        switch (encoding.kind[i]) {
        case ByteKind::Blank:
            row.index[i] = 0;
            break;
        case ByteKind::Letter: {
            const qsizetype place = letters.indexOf(c);
            if (place >= 0)
                row.index[i] = quint8(place + 1);
            else if (c.unicode() < 0x80)
                row.index[i] = extra(Ascii);
            else
                row.index[i] = extra(c.script() != script ? OtherScript : loanLetters.contains(c) ? Loan : Foreign);
            break;
        }
        case ByteKind::Sign:
            row.index[i] = extra(Sign);
            break;
        case ByteKind::Symbol:
            row.index[i] = extra(Symbol);
            break;
        case ByteKind::Nothing:
            row.index[i] = extra(Nothing);
            break;
        }
    }
    return row;
}

const LetterPairs *pairsOf(QByteArrayView language)
{
    const auto in = [&](const LetterPairs *list, int count) -> const LetterPairs * {
        const auto found = std::find_if(
            list, list + count, [&](const LetterPairs &each) { return QByteArrayView(each.language) == language; });
        return found == list + count ? nullptr : found;
    };
    const LetterPairs *found = in(westernPairs, westernPairsCount);
    if (!found)
        found = in(easternPairs, easternPairsCount);
    return found ? found : in(otherPairs, otherPairsCount);
}

Knowledge makeKnowledge()
{
    Knowledge made;
    const auto encodingNamed = [&](const QByteArray &name) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < made.encodings.size(); ++i) {
            if (name == made.encodings[i].name)
                return i;
        }
        const auto table = byteTable(name.constData());
        if (!table)
            return {};
        // Names that last: those of the tables above.
        for (const char *known : knownEncodingNames()) {
            if (name == known) {
                made.encodings.push_back(makeEncoding(known, *table));
                return made.encodings.size() - 1;
            }
        }
        return {};
    };
    for (const Habit &habit : habits) {
        const LetterPairs *language = pairsOf(habit.language);
        if (!language)
            continue;
        const bool latin = isLatin(*language);
        const bool hebrew = QByteArrayView(habit.language) == "he";
        for (int turn = 0; turn < (hebrew ? 2 : 1); ++turn) {
            const bool backwards = turn == 1;
            made.costs.push_back(makeCosts(*language, backwards));
            for (const QByteArray &name : QByteArray(habit.encodings).split(' ')) {
                const auto encoding = encodingNamed(name);
                if (!encoding)
                    continue;
                Row row = makeRow(*language, made.encodings[*encoding], latin);
                row.encoding = *encoding;
                row.rareness = habit.rareness + made.encodings[*encoding].rareness + (backwards ? 4 : 0);
                row.costs = made.costs.size() - 1;
                made.rows.push_back(row);
            }
        }
    }
    return made;
}

const Knowledge &knowledge()
{
    static const Knowledge made = makeKnowledge();
    return made;
}

/// Two bytes that stand side by side, and how often.
struct Pair
{
    uchar before;
    uchar after;
    quint32 count;
};

struct Pairs
{
    std::vector<Pair> common; ///< the most frequent ones of both lists
    std::vector<Pair> ascii; ///< both bytes below 0x80
    std::vector<Pair> high;
    qsizetype highBytes = 0;
    std::array<quint32, 256> bytes{};
};

Pairs countPairs(const QByteArray &sample)
{
    constexpr std::size_t enough = 256;
    Pairs pairs;
    std::vector<quint32> counts(std::size_t(256) * 256);
    uchar before = '\n';
    for (const char c : sample) {
        ++counts[std::size_t(before) << 8 | uchar(c)];
        ++pairs.bytes[uchar(c)];
        before = uchar(c);
    }
    for (std::size_t first = 0; first < 256; ++first) {
        if (pairs.bytes[first] == 0 && first != '\n')
            continue;
        for (std::size_t second = 0; second < 256; ++second) {
            const quint32 count = counts[first << 8 | second];
            if (count > 0)
                ((first | second) & 0x80 ? pairs.high : pairs.ascii).push_back({uchar(first), uchar(second), count});
        }
    }
    pairs.common = pairs.high;
    pairs.common.insert(pairs.common.end(), pairs.ascii.begin(), pairs.ascii.end());
    if (pairs.common.size() > enough) {
        std::nth_element(pairs.common.begin(), pairs.common.begin() + enough, pairs.common.end(),
            [](const Pair &a, const Pair &b) { return a.count > b.count; });
        pairs.common.resize(enough);
    }
    for (std::size_t i = 0x80; i < 256; ++i)
        pairs.highBytes += pairs.bytes[i];
    return pairs;
}

/// What the use of capitals costs.
double capitalCosts(const Encoding &encoding, const std::vector<Pair> &pairs)
{
    double sum = 0;
    for (const Pair &pair : pairs) {
        if (!encoding.capital[pair.after])
            continue;
        const float cost = encoding.kind[pair.before] != ByteKind::Letter ? capitalFirst
            : encoding.capital[pair.before]                               ? capitalAgain
                                                                          : capitalInside;
        sum += double(cost) * pair.count;
    }
    return sum;
}

double pairCosts(const Row &row, const Costs &costs, const std::vector<Pair> &pairs)
{
    double sum = 0;
    for (const Pair &pair : pairs) {
        const std::size_t place = std::size_t(row.index[pair.before]) * costs.width + row.index[pair.after];
        sum += double(costs.bits[place]) * pair.count;
    }
    return sum;
}

/// Share of the bytes beyond ASCII that are no letters of the language and no usual sign.
double doubtOf(const Row &row, const Encoding &encoding, const Pairs &pairs)
{
    const std::size_t letters = std::size_t(QStringView(row.language->letters).size());
    qsizetype doubtful = 0;
    for (std::size_t i = 0x80; i < 256; ++i) {
        const bool fits = row.index[i] <= letters || encoding.kind[i] == ByteKind::Sign;
        if (!fits)
            doubtful += pairs.bytes[i];
    }
    return pairs.highBytes > 0 ? double(doubtful) / double(pairs.highBytes) : 0;
}

struct Reading
{
    QByteArrayView encoding;
    QByteArrayView language;
    double bits = 0;
    double doubt = 0;
    const Encoding *table = nullptr; ///< one byte a letter
};

double promiseOf(const char *language, const Language &expected)
{
    if (!expected.isValid())
        return 0;
    return Language::fromCode(QString::fromLatin1(language)).base() == expected.base() ? expectedLanguage : 0;
}

/// The rows that are worth a closer look: on the most frequent pairs they do better than most.
std::vector<const Row *> likelyRows(const Knowledge &known, const Pairs &pairs, const Language &expected)
{
    constexpr std::size_t enough = 64;
    std::vector<double> capitals;
    for (const Encoding &encoding : known.encodings)
        capitals.push_back(capitalCosts(encoding, pairs.common));
    std::vector<double> bits;
    for (const Row &row : known.rows) {
        bits.push_back(pairCosts(row, known.costs[row.costs], pairs.common) + capitals[row.encoding] + row.rareness
            - promiseOf(row.language->language, expected));
    }
    std::vector<double> sorted = bits;
    const std::size_t last = std::min(enough, sorted.size()) - 1;
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(last), sorted.end());
    std::vector<const Row *> rows;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        if (bits[i] <= sorted[last])
            rows.push_back(&known.rows[i]);
    }
    return rows;
}

/// The likeliest first.
std::vector<Reading> allReadings(const QByteArray &sample, const Pairs &pairs, const Language &expected)
{
    const Knowledge &known = knowledge();
    std::vector<double> capitals(known.encodings.size(), -1);
    std::vector<Reading> readings;
    const Costs *lastCosts = nullptr;
    double ascii = 0;
    double least = std::numeric_limits<double>::max();
    double leastAscii = 0; ///< of that reading
    for (const Row *row : likelyRows(known, pairs, expected)) {
        const Costs &costs = known.costs[row->costs];
        if (&costs != lastCosts) { // ASCII is the same in all encodings of a language
            lastCosts = &costs;
            ascii = pairCosts(*row, costs, pairs.ascii) - promiseOf(row->language->language, expected);
        }
        const Encoding &encoding = known.encodings[row->encoding];
        double &capital = capitals[row->encoding];
        if (capital < 0)
            capital = capitalCosts(encoding, pairs.ascii) + capitalCosts(encoding, pairs.high);
        const double bits = ascii + pairCosts(*row, costs, pairs.high) + capital + row->rareness;
        if (bits < least) {
            least = bits;
            leastAscii = ascii + promiseOf(row->language->language, expected) + capitalCosts(encoding, pairs.ascii);
        }
        readings.push_back({encoding.name, row->language->language, bits, doubtOf(*row, encoding, pairs), &encoding});
    }
    for (const EastAsianReading &each : readAsEastAsian(sample, least)) {
        // The words of a style sheet or of a script's head are of no language: they must not speak for these.
        const double bits = each.bits - each.asciiBits + std::max(each.asciiBits, leastAscii);
        readings.push_back(
            {each.encoding, each.language, bits - promiseOf(each.language, expected), each.doubt, nullptr});
    }
    std::stable_sort(
        readings.begin(), readings.end(), [](const Reading &a, const Reading &b) { return a.bits < b.bits; });
    return readings;
}

bool sameLetters(const Reading &a, const Reading &b, const Pairs &pairs)
{
    if (a.encoding == b.encoding)
        return true;
    if (!a.table || !b.table)
        return false;
    for (std::size_t i = 0; i < 256; ++i) {
        if (pairs.bytes[i] > 0 && a.table->table[i] != b.table->table[i])
            return false;
    }
    return true;
}

/// How sure a lead of that many bits makes, in per cent. Neighbouring letters are no independent witnesses, so a bit is
/// not believed in full.
int confidenceOf(double lead, double doubt)
{
    const double chance = 1 - 0.5 * std::exp2(-lead / 6);
    const double fit = doubt <= 0.05 ? 1 : std::max(0.25, 1 - 2 * (doubt - 0.05));
    return qBound(1, int(std::lround(99 * chance * fit)), 99);
}

} // namespace

EncodingGuess guessLegacyEncoding(QByteArrayView content, const Language &expected)
{
    constexpr qsizetype enough = 6LL * 1024;
    constexpr int mostAlternatives = 6;
    constexpr int sureFrom = 80;
    const QByteArray sample = tellingLines(content, enough);
    const Pairs pairs = countPairs(sample);
    const std::vector<Reading> readings = allReadings(sample, pairs, expected);
    EncodingGuess guess;
    if (readings.empty())
        return guess;
    const Reading &best = readings.front();
    std::vector<const Reading *> different{&best};
    for (const Reading &each : readings) {
        if (int(different.size()) > mostAlternatives)
            break;
        if (std::none_of(different.begin(), different.end(),
                [&](const Reading *other) { return sameLetters(*other, each, pairs); }))
            different.push_back(&each);
    }
    const double lead = different.size() > 1 ? different[1]->bits - best.bits : 30;
    guess.encoding = QString::fromLatin1(best.encoding);
    guess.language = Language::fromCode(QString::fromLatin1(best.language));
    guess.confidence = confidenceOf(lead, best.doubt);
    guess.sure = guess.confidence >= sureFrom;
    int left = 100 - guess.confidence;
    for (std::size_t i = 1; i < different.size(); ++i) {
        // Together at most what the best one leaves, each at least 1: they are offered to a person.
        const int share = qMax(1, qMin(left, int(std::lround(50 * std::exp2(-(different[i]->bits - best.bits) / 6)))));
        guess.alternatives.append({QString::fromLatin1(different[i]->encoding), share});
    }
    return guess;
}

} // namespace Legenda
