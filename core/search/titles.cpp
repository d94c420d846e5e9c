// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/titles.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <vector>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// Letters that have no accent to be taken off, as file names write them. Lower case.
QLatin1StringView romanized(QChar c)
{
    static const QHash<QChar, QLatin1StringView> letters{{u'ß', "ss"_L1}, {u'æ', "ae"_L1}, {u'œ', "oe"_L1},
        {u'ø', "o"_L1}, {u'ł', "l"_L1}, {u'đ', "d"_L1}, {u'ð', "d"_L1}, {u'þ', "th"_L1}, {u'ı', "i"_L1}, {u'ħ', "h"_L1},
        // Cyrillic; й and ё have lost their marks by then and are и and е.
        {u'а', "a"_L1}, {u'б', "b"_L1}, {u'в', "v"_L1}, {u'г', "g"_L1}, {u'д', "d"_L1}, {u'е', "e"_L1}, {u'ж', "zh"_L1},
        {u'з', "z"_L1}, {u'и', "i"_L1}, {u'к', "k"_L1}, {u'л', "l"_L1}, {u'м', "m"_L1}, {u'н', "n"_L1}, {u'о', "o"_L1},
        {u'п', "p"_L1}, {u'р', "r"_L1}, {u'с', "s"_L1}, {u'т', "t"_L1}, {u'у', "u"_L1}, {u'ф', "f"_L1}, {u'х', "kh"_L1},
        {u'ц', "ts"_L1}, {u'ч', "ch"_L1}, {u'ш', "sh"_L1}, {u'щ', "shch"_L1}, {u'ъ', ""_L1}, {u'ы', "y"_L1},
        {u'ь', ""_L1}, {u'э', "e"_L1}, {u'ю', "yu"_L1}, {u'я', "ya"_L1}, {u'і', "i"_L1}, {u'є', "ye"_L1},
        {u'ґ', "g"_L1},
        // Greek
        {u'α', "a"_L1}, {u'β', "v"_L1}, {u'γ', "g"_L1}, {u'δ', "d"_L1}, {u'ε', "e"_L1}, {u'ζ', "z"_L1}, {u'η', "i"_L1},
        {u'θ', "th"_L1}, {u'ι', "i"_L1}, {u'κ', "k"_L1}, {u'λ', "l"_L1}, {u'μ', "m"_L1}, {u'ν', "n"_L1}, {u'ξ', "x"_L1},
        {u'ο', "o"_L1}, {u'π', "p"_L1}, {u'ρ', "r"_L1}, {u'σ', "s"_L1}, {u'ς', "s"_L1}, {u'τ', "t"_L1}, {u'υ', "y"_L1},
        {u'φ', "f"_L1}, {u'χ', "ch"_L1}, {u'ψ', "ps"_L1}, {u'ω', "o"_L1}};
    return letters.value(c);
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'\u2019' || c == u'`';
}

bool isPartWord(const QString &word)
{
    static const QSet<QString> parts{u"part"_s, u"pt"_s, u"vol"_s, u"volume"_s, u"chapter"_s, u"episode"_s, u"teil"_s,
        u"partie"_s, u"parte"_s, u"cast"_s};
    return parts.contains(word);
}

/// "ii" and "two" as "2"; empty for other words.
QString asNumber(const QString &word, bool afterPart, bool last)
{
    static const QHash<QString, int> words{{u"one"_s, 1}, {u"two"_s, 2}, {u"three"_s, 3}, {u"four"_s, 4},
        {u"five"_s, 5}, {u"six"_s, 6}, {u"seven"_s, 7}, {u"eight"_s, 8}, {u"nine"_s, 9}, {u"ten"_s, 10},
        {u"eleven"_s, 11}, {u"twelve"_s, 12}, {u"thirteen"_s, 13}};
    static const QHash<QString, int> roman{
        {u"ii"_s, 2}, {u"iii"_s, 3}, {u"iv"_s, 4}, {u"vi"_s, 6}, {u"vii"_s, 7}, {u"viii"_s, 8}, {u"ix"_s, 9}};
    // Alone they are letters: "V for Victory".
    static const QHash<QString, int> letters{{u"i"_s, 1}, {u"v"_s, 5}, {u"x"_s, 10}};
    int number = words.value(word);
    if (!number)
        number = roman.value(word);
    if (!number && (afterPart || (last && word != "i"_L1)))
        number = letters.value(word);
    return number ? QString::number(number) : QString();
}

bool isNumber(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

/// What tells the parts of a series apart.
QSet<QString> numbersOf(const QStringList &words)
{
    QSet<QString> numbers;
    for (const QString &word : words) {
        if (isNumber(word) && word != "1"_L1)
            numbers.insert(word);
    }
    return numbers;
}

/// Umlauts are written "ae" or "a".
QString withoutUmlauts(QString joined)
{
    return joined.replace("ae"_L1, "a"_L1).replace("oe"_L1, "o"_L1).replace("ue"_L1, "u"_L1);
}

/// Levenshtein's distance.
qsizetype distance(QStringView a, QStringView b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), qsizetype(0));
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({changed, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

/// A letter or two written otherwise: typing errors, other ways to write foreign letters. Short titles differ by one
/// letter and mean something else.
double spellingLikeness(const QString &a, const QString &b)
{
    constexpr qsizetype longest = 80;
    if (std::max(a.size(), b.size()) > longest || std::abs(a.size() - b.size()) > 2)
        return 0;
    const qsizetype length = std::min(a.size(), b.size());
    if (length < 6)
        return 0;
    const qsizetype changes = distance(a, b);
    if (changes == 0 || (changes == 1 && length >= 10) || (changes == 2 && length >= 18))
        return 0.9;
    return changes <= 2 && length >= 8 ? 0.6 : 0;
}

} // namespace

QString plainLetters(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const QLatin1StringView letters = c.unicode() < 0x80 ? QLatin1StringView() : romanized(c);
        if (letters.data())
            plain.append(letters);
        else
            plain.append(c);
    }
    return plain;
}

QStringList titleWords(const QString &title)
{
    static const QRegularExpression yearInBrackets(uR"(\s*[\(\[](?:19|20)\d\d[\)\]]\s*$)"_s);
    QString text = plainLetters(title);
    if (text.trimmed().endsWith(u')') || text.trimmed().endsWith(u']')) {
        const QRegularExpressionMatch year = yearInBrackets.match(text);
        // The whole of a title may be "(2012)".
        if (year.hasMatch() && year.capturedStart() > 0)
            text.truncate(year.capturedStart());
    }
    QStringList found;
    QString word;
    const auto close = [&] {
        if (!word.isEmpty())
            found.append(std::exchange(word, {}));
    };
    for (const QChar c : std::as_const(text)) {
        if (c.isLetterOrNumber()) {
            word.append(c);
        } else if (c == u'&' || c == u'+') {
            close();
            found.append(u"and"_s);
        } else if (!isApostrophe(c)) { // "Ender's" and "Enders" are one word
            close();
        }
    }
    close();

    static const QSet<QString> articles{u"the"_s, u"a"_s, u"an"_s, u"le"_s, u"la"_s, u"les"_s, u"el"_s, u"los"_s,
        u"las"_s, u"der"_s, u"die"_s, u"das"_s, u"il"_s, u"lo"_s, u"gli"_s, u"de"_s, u"het"_s, u"os"_s, u"as"_s,
        u"o"_s};
    if (found.size() > 1 && articles.contains(found.first()))
        found.removeFirst();
    else if (found.size() > 1 && articles.contains(found.last()) && text.contains(u','))
        found.removeLast();

    for (qsizetype i = 0; i < found.size(); ++i) {
        const bool afterPart = i > 0 && isPartWord(found.at(i - 1));
        const QString number = asNumber(found.at(i), afterPart, i > 0 && i + 1 == found.size());
        if (!number.isEmpty())
            found[i] = number;
        if (afterPart && isNumber(found.at(i))) {
            found.removeAt(--i);
            // The first part is often not numbered.
            if (found.at(i) == "1"_L1 && found.size() > 1)
                found.removeAt(i--);
        }
    }
    return found;
}

double titleLikeness(const QString &a, const QString &b)
{
    QStringList first = titleWords(a);
    QStringList second = titleWords(b);
    if (first.isEmpty() || second.isEmpty())
        return 0;
    const QString firstJoined = first.join(QString());
    const QString secondJoined = second.join(QString());
    // "Spider Man" and "Spiderman", "S.H.I.E.L.D." and "SHIELD".
    if (firstJoined == secondJoined)
        return 1;
    const bool sameNumbers = numbersOf(first) == numbersOf(second);
    first.removeDuplicates();
    second.removeDuplicates();
    const auto common =
        std::count_if(first.begin(), first.end(), [&](const QString &word) { return second.contains(word); });
    // Dice's coefficient: an added subtitle of the film costs little, another film with one word in common much.
    const double words = 2.0 * double(common) / double(first.size() + second.size());
    constexpr double similarAtMost = 0.7;
    if (!sameNumbers)
        return std::min(words, similarAtMost);
    return std::max(words, spellingLikeness(withoutUmlauts(firstJoined), withoutUmlauts(secondJoined)));
}

TitleOfCountry withoutCountry(const QString &title)
{
    static const QRegularExpression country(uR"(^(.*\S)\s+\(?(US|USA|UK|GB|AU|NZ|CA)\)?\s*$)"_s);
    // Asked of every name: most end in a small letter.
    const QChar last = title.isEmpty() ? QChar() : title.back();
    if (!last.isUpper() && last != u')' && !last.isSpace())
        return {title, {}};
    const QRegularExpressionMatch match = country.match(title);
    if (!match.hasMatch())
        return {title, {}};
    QString code = match.captured(2);
    if (code == "UK"_L1)
        code = u"GB"_s;
    else if (code == "USA"_L1)
        code = u"US"_s;
    return {match.captured(1), code};
}

} // namespace Legenda
