// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/sidecarname.h"

#include <QList>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Word
{
    QString text; ///< lower case
    QString before; ///< what stands between the word before and this one
};

enum class Meaning { Unknown, Nothing, Number, Language, Forced, HearingImpaired, HiOrHindi };

struct Token
{
    Meaning meaning = Meaning::Unknown;
    Language language;
};

QList<Word> splitWords(QStringView text)
{
    QList<Word> words;
    QString before;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            if (words.isEmpty() || !before.isEmpty() || words.last().text.isEmpty())
                words.append({QString(), std::exchange(before, QString())});
            words.last().text += c.toLower();
        } else {
            before += c;
        }
    }
    return words;
}

Meaning flag(const QString &word)
{
    static const QSet<QString> forced = {u"forced"_s, u"foreign"_s, u"foreignparts"_s, u"forcedonly"_s};
    static const QSet<QString> impaired = {u"sdh"_s, u"cc"_s, u"hoh"_s, u"hearingimpaired"_s, u"impaired"_s};
    static const QSet<QString> nothing = {u"sub"_s, u"subs"_s, u"subtitle"_s, u"subtitles"_s, u"default"_s, u"full"_s,
        u"und"_s, u"utf"_s, u"utf8"_s, u"hearing"_s, u"track"_s, u"original"_s, u"synced"_s, u"external"_s};
    if (forced.contains(word))
        return Meaning::Forced;
    if (impaired.contains(word))
        return Meaning::HearingImpaired;
    if (nothing.contains(word))
        return Meaning::Nothing;
    if (word == "hi"_L1)
        return Meaning::HiOrHindi;
    bool number = false;
    word.toInt(&number);
    return number ? Meaning::Number : Meaning::Unknown;
}

/// Names and codes of two words: "pt-BR", "zh_Hans", "Brazilian Portuguese", "Chinese (Simplified)".
Language pairLanguage(const Word &first, const Word &second)
{
    if (second.before == "-"_L1 || second.before == "_"_L1) {
        if (const Language code = Language::fromSuffix(QString(first.text + u'-' + second.text)); code.isValid())
            return code;
    }
    if (const Language name = Language::fromSuffix(QString(first.text + u' ' + second.text)); name.isValid())
        return name;
    if (second.before.contains(u'(')) {
        if (const Language name = Language::fromSuffix(QString(first.text + " ("_L1 + second.text + u')'));
            name.isValid())
            return name;
    }
    if (first.text == "chinese"_L1) {
        if (second.text.startsWith("simp"_L1))
            return Language::fromCode(u"zh-cn");
        if (second.text.startsWith("trad"_L1))
            return Language::fromCode(u"zh-tw");
    }
    return {};
}

QList<Token> readTokens(QStringView text)
{
    const QList<Word> words = splitWords(text);
    QList<Token> tokens;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const Word &word = words.at(i);
        Token token{flag(word.text), {}};
        if (token.meaning == Meaning::Unknown && i + 1 < words.size()
            && flag(words.at(i + 1).text) == Meaning::Unknown) {
            token.language = pairLanguage(word, words.at(i + 1));
            if (token.language.isValid())
                ++i;
        }
        if (token.meaning == Meaning::Unknown && !token.language.isValid())
            token.language = Language::fromSuffix(word.text);
        if (token.language.isValid())
            token.meaning = Meaning::Language;
        tokens.append(token);
    }
    return tokens;
}

SidecarWords sum(const QList<Token> &tokens)
{
    SidecarWords words;
    int hi = 0;
    for (const Token &token : tokens) {
        switch (token.meaning) {
        case Meaning::Unknown:
            ++words.unknown;
            break;
        case Meaning::Nothing:
            break;
        case Meaning::Number:
            ++words.numbers;
            break;
        case Meaning::Language:
            if (!words.language.isValid())
                words.language = token.language;
            break;
        case Meaning::Forced:
            words.forced = true;
            break;
        case Meaning::HearingImpaired:
            words.hearingImpaired = true;
            break;
        case Meaning::HiOrHindi:
            ++hi;
            break;
        }
    }
    // "hi" is the code of Hindi and, beside a language, short for hearing impaired.
    if (hi > 0 && !words.language.isValid()) {
        words.language = Language::fromCode(u"hi");
        --hi;
    }
    words.hearingImpaired = words.hearingImpaired || hi > 0;
    return words;
}

} // namespace

SidecarWords readSidecarWords(QStringView text)
{
    return sum(readTokens(text));
}

SidecarWords readLastSidecarWords(QStringView text)
{
    QList<Token> tokens = readTokens(text);
    qsizetype begin = tokens.size();
    while (begin > 0 && tokens.at(begin - 1).meaning != Meaning::Unknown)
        --begin;
    return sum(tokens.sliced(begin));
}

} // namespace Legenda
