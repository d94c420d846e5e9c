// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/languagedetection.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype enough = 1500;

/// CLD2 speaks BCP 47 but for Chinese, where it means the script.
Language fromCld2(CLD2::Language language)
{
    const auto code = QString::fromLatin1(CLD2::LanguageCode(language));
    if (code == "un"_L1 || code.startsWith("xx"_L1))
        return {};
    if (code == "zh"_L1)
        return Language::fromCode(u"zh-cn");
    if (code == "zh-Hant"_L1)
        return Language::fromCode(u"zh-tw");
    return Language::fromCode(code);
}

/// Where "<…>", "{…}" or "[…]" that begins at `i` ends, one past it; `i` where it does not end in this line.
qsizetype bracketEnd(QStringView line, qsizetype i)
{
    constexpr qsizetype longest = 120;
    const QChar close = line[i] == u'<' ? u'>' : line[i] == u'{' ? u'}' : u']';
    const qsizetype end = line.mid(i, longest).indexOf(close);
    return end < 0 ? i : i + end + 1;
}

/// "JOHN:" at the beginning of a line, perhaps after a dash: names tell no language. Its length; 0: none.
qsizetype speakerLength(QStringView line)
{
    constexpr qsizetype longest = 24;
    const qsizetype colon = line.left(longest).indexOf(u':');
    if (colon <= 1)
        return 0;
    const QStringView name = line.left(colon);
    const bool capitals = std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
    const bool letters = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isUpper(); });
    return capitals && letters ? colon + 1 : 0;
}

bool isAddress(QStringView word)
{
    return word.startsWith("www."_L1, Qt::CaseInsensitive) || word.contains("://"_L1) || word.contains(u'@')
        || word.endsWith(".com"_L1, Qt::CaseInsensitive) || word.endsWith(".org"_L1, Qt::CaseInsensitive)
        || word.endsWith(".net"_L1, Qt::CaseInsensitive);
}

/// True for lines that may hold an address: a dot or a colon inside a word, or an "@".
bool mayHoldAddress(QStringView line)
{
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == u'@' || (line[i] == u'.' && line[i + 1].isLetterOrNumber())
            || (line[i] == u':' && line[i + 1] == u'/'))
            return true;
    }
    return false;
}

QString withoutAddresses(QStringView line)
{
    QString rest;
    for (const QStringView word : line.split(u' ')) {
        if (!isAddress(word))
            rest += word;
        rest += u' ';
    }
    return rest;
}

/// What people say in that line.
void appendSpoken(QString &text, QStringView line)
{
    line = line.trimmed();
    line = line.mid(speakerLength(line));
    QString cleaned;
    if (mayHoldAddress(line)) {
        cleaned = withoutAddresses(line);
        line = cleaned;
    }
    qsizetype start = 0;
    qsizetype i = 0;
    while (i < line.size()) {
        const char16_t c = line[i].unicode();
        if (c != u'<' && c != u'{' && c != u'[' && c != u'♪' && c != u'#') {
            ++i;
            continue;
        }
        text += line.mid(start, i - start);
        text += u' ';
        i = std::max(i + 1, c == u'♪' || c == u'#' ? i : bracketEnd(line, i));
        start = i;
    }
    text += line.mid(start);
    text += u'\n';
}

/// Lines from all parts of the text.
QString spokenSample(QStringView text)
{
    QString sample;
    sample.reserve(enough + 512);
    qsizetype start = 0;
    while (start < text.size() && sample.size() < enough) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const qsizetype due = text.size() <= enough
            ? enough
            : qsizetype(double(start) / double(text.size()) * double(enough)) + enough / 8;
        if (sample.size() < due)
            appendSpoken(sample, text.mid(start, std::min(end - start, due + 256 - sample.size())));
        start = end + 1;
    }
    return sample;
}

qsizetype countOf(QStringView text, QStringView characters)
{
    return std::count_if(text.begin(), text.end(), [&](QChar c) { return characters.contains(c); });
}

/// By characters that only one of the two ways of writing has.
bool isTraditional(QStringView text, bool otherwise)
{
    const qsizetype simplified = countOf(text, u"们这来说时为国会过对没还让个后见问间门东车马红给话谁别");
    const qsizetype traditional = countOf(text, u"們這來說時為國會過對沒還讓個後見問間門東車馬紅給話誰別");
    return simplified == traditional ? otherwise : traditional > simplified;
}

/// Words of daily speech that only one of these languages has.
struct SouthSlavic
{
    const char *code;
    QStringView words; ///< between blanks
};
constexpr SouthSlavic southSlavic[] = {
    {"hr",
        u" tko što nitko netko gdje ovdje uvijek vrijeme lijepo dijete mjesto tjedan tisuću zrak vlak kruh točno opet "
        u"također općenito sretan nogomet sustav "},
    {"bs",
        u" ko šta niko neko gdje ovdje uvijek vrijeme lijepo dijete mjesto sedmicu sedmica hiljadu zrak voz hljeb "
        u"tačno "
        u"opet također općenito sretan lahko kahva polahko "},
    {"sr-latn",
        u" ko šta niko neko gde ovde uvek vreme lepo dete mesto nedelju hiljadu vazduh voz hleb tačno opet takođe "
        u"uopšteno srećan fudbal sistem "},
};

/// Sets the language to the one whose words are there.
void tellSouthSlavic(DetectedLanguage &seen, QStringView text)
{
    std::array<int, std::size(southSlavic)> found{};
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty()) {
            const QString whole = u' ' + word + u' ';
            for (std::size_t i = 0; i < found.size(); ++i)
                found[i] += southSlavic[i].words.contains(whole);
        }
        word.clear();
    };
    for (const QChar c : text) {
        if (c.isLetter())
            word += c.toLower();
        else
            finish();
    }
    finish();
    std::array<std::size_t, std::size(southSlavic)> order{0, 1, 2};
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return found[a] > found[b]; });
    if (found[order[0]] > 0) // else CLD2's word stands
        seen.language = Language::fromCode(QString::fromLatin1(southSlavic[order[0]].code));
    seen.alternatives.clear();
    for (const std::size_t each : order) {
        const Language language = Language::fromCode(QString::fromLatin1(southSlavic[each].code));
        if (language != seen.language)
            seen.alternatives << language;
    }
    seen.reliable = seen.reliable && found[order[0]] - found[order[1]] >= 2;
}

} // namespace

DetectedLanguage detectLanguage(QStringView plainText)
{
    const QString sample = spokenSample(plainText);
    const QByteArray utf8 = sample.toUtf8(); // halves of pairs become U+FFFD: valid for CLD2
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {0, 0, 0};
    double scores[3] = {0, 0, 0};
    int textBytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(utf8.constData(), int(utf8.size()), true, &hints, 0, languages, percents, scores,
        nullptr, &textBytes, &reliable);
    DetectedLanguage seen{fromCld2(languages[0]), percents[0], reliable};
    for (int i = 1; i < 3; ++i) {
        const Language other = fromCld2(languages[i]);
        if (other.isValid() && percents[i] >= 5 && other != seen.language)
            seen.alternatives << other;
    }
    const QString code = seen.language.code();
    if (seen.language.base().code() == "zh"_L1) {
        const bool traditional = isTraditional(sample, code == "zh-tw"_L1);
        seen.language = Language::fromCode(traditional ? u"zh-tw" : u"zh-cn");
        seen.alternatives.removeAll(seen.language);
    } else if (code == "hr"_L1 || code == "bs"_L1 || code == "sr"_L1 || code == "sr-latn"_L1) {
        const bool cyrillic =
            std::any_of(sample.begin(), sample.end(), [](QChar c) { return c.script() == QChar::Script_Cyrillic; });
        if (!cyrillic)
            tellSouthSlavic(seen, sample);
    }
    // "OK!" and "Da." are words of many languages; CLD2 is sometimes sure all the same.
    constexpr qsizetype fewLetters = 16;
    const qsizetype letters =
        std::count_if(sample.begin(), sample.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
    const bool dense = seen.language.base().code() == "zh"_L1 || code == "ja"_L1 || code == "ko"_L1;
    if (letters < (dense ? fewLetters / 3 : fewLetters))
        seen.reliable = false;
    return seen;
}

} // namespace Legenda
