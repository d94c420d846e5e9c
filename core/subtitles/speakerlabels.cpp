// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/speakerlabels.h"

#include "core/subtitles/cleanuptools.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

constexpr qsizetype longestLabel = 48;
constexpr qsizetype longestCueLooked = 4000;
constexpr QChar wideColon(0xFF1A);

QSet<QString> words(const QString &list)
{
    const QStringList each = list.split(u' ', Qt::SkipEmptyParts);
    return {each.cbegin(), each.cend()};
}

/// Words that are in no name: a label with one of them is the beginning of a sentence ("He said: yes").
const QSet<QString> &noNames()
{
    static const QSet<QString> set = words(
        u"because why what who how when where which this that these those here there it he she they we you i him her "
        u"is "
        "are was were be says saying asked asks thinks thought think wrote writes reads means said remember breaking "
        "http https ftp er sie es wir ihr ich sagte sagt oder aber il ils elles nous vous je tu mais él ellos nosotros "
        "yo "
        "pero dijo dice lui loro noi disse ele ela eles nós eu mas hij zij wij maar zei zegt ona oni ale powiedział "
        "powiedziała mówi он она они мы вы я но сказал сказала говорит"_s);
    return set;
}

/// Words that stand alone, or with a number, before a colon and name nobody.
const QSet<QString> &notAlone()
{
    static const QSet<QString> set = words(
        u"note notes listen look question answer example warning attention caution danger notice quote rule fact facts "
        "result results conclusion option first second third step chapter episode part day today tonight subject title "
        "re "
        "ps p.s nb fyi ok okay so and but or yes no well now then also plus meaning news problem reminder update "
        "message "
        "summary translation correction previously monday tuesday wednesday thursday friday saturday sunday say think "
        "id link url tel name age date time place location address password status total truth secret "
        "hinweis achtung frage antwort beispiel erstens zweitens drittens ja nein also regel tatsache merke heute "
        "oui non dit genre bref donc alors moi toi résultat moralité problème remarque exemple réponse conclusion "
        "règle sí nota atención pregunta respuesta ejemplo regla "
        "conclusión sì attenzione domanda risposta esempio regola sim não diz atenção pergunta resposta exemplo regra "
        "nee vraag antwoord voorbeeld tak nie uwaga pytanie odpowiedź przykład да нет внимание вопрос ответ пример "
        "примечание правило nej fråga svar"_s);
    return set;
}

/// Those who speak without a name. They occur as common words, too, and still are labels.
const QSet<QString> &roles()
{
    static const QSet<QString> set = words(
        u"man woman men women boy girl boys girls narrator announcer reporter newscaster anchor voice voices officer "
        u"guard "
        "soldier doctor nurse driver waiter waitress teacher kid kids child children crowd all both everyone male "
        "female "
        "other others speaker host operator singer radio tv phone computer mother father mom mum dad "
        "mann frau junge mädchen sprecher sprecherin alle beide stimme männer frauen "
        "homme femme garçon fille tous voix narrateur hombre mujer niño niña todos voz narrador uomo donna tutti voce "
        "homem mulher vrouw iedereen мужчина женщина все голос диктор mężczyzna kobieta wszyscy głos lektor"_s);
    return set;
}

/// Small words inside of names.
const QSet<QString> &particles()
{
    static const QSet<QString> set =
        words(u"of the de da do dos von van der den la le du di del bin al and & und et y e i on in"_s);
    return set;
}

/// Words of scripts without capitals that stand before a colon and name nobody.
const QSet<QString> &caselessNoNames()
{
    static const QSet<QString> set =
        words(u"مثلا مثلاً قال قالت وقال فقال يقول تقول سأل أجاب نعم لا ملاحظة مثال السؤال الجواب تنبيه أي "
              "گفت گفتم توجه سوال جواب אמר אמרה שאל ענה הערה שאלה תשובה דוגמה כן לא "
              "注 注意 注释 备注 例如 问题 答案 字幕 翻译 翻譯 翻訳 校对 时间 地点"_s);
    return set;
}

QString stripped(QStringView word)
{
    qsizetype start = 0;
    qsizetype end = word.size();
    while (start < end && !word[start].isLetterOrNumber() && word[start] != u'&')
        ++start;
    while (end > start && !word[end - 1].isLetterOrNumber() && word[end - 1] != u'&')
        --end;
    return word.mid(start, end - start).toString().toLower();
}

QList<QStringView> wordsOf(QStringView text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

bool isLabelCharacter(QChar c)
{
    if (c.isLetterOrNumber() || c.isMark() || isBlank(c) || isSteering(c) || isDash(c) || c.isSurrogate())
        return true;
    constexpr QStringView others = u".'’`#&/,\"“”«»・·";
    return others.contains(c);
}

bool isIdeographic(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

bool endsSentence(QStringView text)
{
    constexpr QStringView ends = u".!?…。！？؟\"”’'»-–—♪)]";
    return !text.isEmpty() && ends.contains(text.back());
}

} // namespace

SpeakerLabels::SpeakerLabels(const Document &document, bool mixedCase) : m_mixedCase(mixedCase)
{
    QSet<QString> small; // what the candidates are made of
    qint64 upper = 0;
    qint64 lower = 0;
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        for (const QChar c : QStringView(cue.text).left(longestCueLooked)) {
            upper += c.isUpper();
            lower += c.isLower();
        }
        forEachLine(QStringView(cue.text).left(longestCueLooked), [&](qsizetype, QStringView line) {
            const Candidate candidate = candidateOf(line);
            if (!candidate.looksRight)
                return;
            if (candidate.letters == Case::Mixed) {
                for (const QStringView word : wordsOf(candidate.words))
                    small.insert(stripped(word));
            }
            if (candidate.letters != Case::Upper)
                ++m_seen[candidate.words.toString()];
        });
    }
    m_allUpper = upper > 20 && upper > 3 * lower;
    if (small.isEmpty())
        return;
    QSet<QStringView> wanted;
    for (const QString &word : std::as_const(small))
        wanted.insert(word);
    for (const Cue &cue : document.cues) {
        const QStringView text = QStringView(cue.text).left(longestCueLooked);
        for (qsizetype at = 0; at < text.size();) {
            if (!text[at].isLetter()) {
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < text.size() && (text[end].isLetterOrNumber() || text[end].isMark()))
                ++end;
            const QStringView word = text.mid(at, end - at);
            if (word[0].isLower() && wanted.contains(word))
                m_writtenSmall.insert(word.toString());
            at = end;
        }
    }
}

SpeakerLabels::Candidate SpeakerLabels::candidateOf(QStringView line) const
{
    Candidate candidate;
    qsizetype at = 0;
    const auto skipBlanks = [&] {
        while (at < line.size() && (isBlank(line[at]) || isSteering(line[at])))
            ++at;
    };
    skipBlanks();
    while (at < line.size() && line[at] == u'>')
        ++at;
    skipBlanks();
    const qsizetype dash = dashLength(line.mid(at));
    candidate.dashed = dash > 0;
    at += dash;
    const qsizetype start = at;
    const qsizetype limit = std::min(line.size(), start + longestLabel);
    while (at < limit && line[at] != u':' && line[at] != wideColon && isLabelCharacter(line[at]))
        ++at;
    if (at == limit || at == start || (line[at] != u':' && line[at] != wideColon))
        return candidate;
    const bool wide = line[at] == wideColon;
    candidate.words = line.mid(start, at - start).trimmed();
    QStringView rest = line.mid(at + 1);
    const QChar next = rest.isEmpty() ? QChar(u' ') : rest.front();
    if (candidate.words.isEmpty() || (candidate.words.back().isDigit() && next.isDigit()) || next == u'/'
        || next == u':')
        return candidate;
    qsizetype end = at + 1;
    while (end < line.size() && (isBlank(line[end]) || isSteering(line[end])))
        ++end;
    candidate.label = {start, end - start, wide};
    candidate.rest = line.mid(end).trimmed();

    int upper = 0;
    int lower = 0;
    int caseless = 0;
    for (const QChar c : candidate.words) {
        upper += c.isUpper();
        lower += c.isLower();
        caseless += c.isLetter() && !c.isUpper() && !c.isLower();
    }
    const QList<QStringView> list = wordsOf(candidate.words);
    const bool namesNobody =
        std::any_of(list.cbegin(), list.cend(), [](QStringView word) { return noNames().contains(stripped(word)); })
        || (notAlone().contains(stripped(list.front()))
            && std::all_of(list.cbegin() + 1, list.cend(),
                [](QStringView word) { return !hasLetterOrNumber(word) || word.back().isDigit(); }));
    // "MAN 2:", "#3:" has a letter at least.
    if (upper + lower + caseless == 0)
        return candidate;
    if (caseless > 0 && upper + lower == 0) {
        candidate.letters = Case::None;
        candidate.looksRight = isCaselessName(candidate.words, candidate.rest, wide);
        return candidate;
    }
    // Bracketed names keep their quote marks, others that begin with one are speech: "“Stop: …".
    if (namesNobody || candidate.words.front() == u'"' || candidate.words.front() == u'“')
        return candidate;
    if (lower == 0) {
        candidate.letters = Case::Upper;
        const bool initial = upper == 1 && (list.size() > 1 || candidate.words.size() > 1); // "P1:"
        candidate.looksRight = (upper >= 2 || initial) && list.size() <= 6;
        return candidate;
    }
    // "McCOY:", "MacDONALD:", "DiNOZZO:"
    if (lower <= 2 && upper >= 3 && list.size() <= 3) {
        candidate.letters = Case::Upper;
        candidate.looksRight = true;
        return candidate;
    }
    const bool isRole = std::all_of(list.cbegin(), list.cend(), [](QStringView word) {
        const QString plain = stripped(word);
        return plain.isEmpty() || roles().contains(plain) || plain.front().isDigit();
    });
    candidate.letters = upper == 0 ? Case::Lower : Case::Mixed;
    const bool spaced = wide || next.isSpace();
    const bool said = isSentence(candidate.rest);
    const bool roleSpeaks =
        isRole && (said || (upper > 0 && (candidate.rest.isEmpty() || candidate.rest.front().isLetter())));
    candidate.looksRight =
        spaced && (roleSpeaks || (said && upper > 0 && isMixedName(candidate.words, candidate.rest)));
    if (isRole && candidate.looksRight)
        candidate.letters = Case::Lower; // whatever else the subtitle says, it is one
    return candidate;
}

/// What somebody says, not the second half of a title or of a definition: begins with a capital, and ends or goes on
/// as a sentence does.
bool SpeakerLabels::isSentence(QStringView rest)
{
    qsizetype at = 0;
    while (at < rest.size() && !rest[at].isLetterOrNumber())
        ++at;
    if (at == rest.size())
        return false;
    if (rest[at].isLower() || rest[at].isDigit())
        return false;
    return true;
}

bool SpeakerLabels::isMixedName(QStringView name, QStringView rest)
{
    const QList<QStringView> list = wordsOf(name);
    if (list.size() > 3)
        return false;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString plain = stripped(list[i]);
        if (plain.isEmpty() || plain.size() > 20 || list[i].endsWith(u','))
            return false;
        const QChar first =
            *std::find_if(list[i].cbegin(), list[i].cend(), [](QChar c) { return c.isLetterOrNumber() || c == u'&'; });
        const bool small = first.isLower();
        if (i == 0 && particles().contains(plain) && list.size() == 1)
            return false;
        if (small && (i == 0 || (!particles().contains(plain) && !roles().contains(plain))))
            return false;
        if (first.isDigit() && i == 0)
            return false;
    }
    // "Mission: Impossible", "Night Train: The Long Way Home": a title in capitals, with nothing at its end.
    const QList<QStringView> said = wordsOf(rest);
    const bool allCapital = std::all_of(said.cbegin(), said.cend(),
        [](QStringView word) { return !word.front().isLower() || particles().contains(stripped(word)); });
    return !allCapital || endsSentence(rest);
}

bool SpeakerLabels::isCaselessName(QStringView name, QStringView rest, bool wide)
{
    if (rest.isEmpty())
        return false;
    const QList<QStringView> list = wordsOf(name);
    if (std::any_of(
            list.cbegin(), list.cend(), [](QStringView word) { return caselessNoNames().contains(stripped(word)); }))
        return false;
    if (isIdeographic(name.front())) {
        // 他说： 彼は言った：
        constexpr QStringView verbs = u"说說道问問答是叫喊は言た";
        return wide && name.size() <= 8 && !verbs.contains(name.back());
    }
    return list.size() <= 2 && name.size() <= 24;
}

/// "NEWARK: NEW JERSEY", "FLEET: 100 MILES\nNORTH OF BERMUDA": all in capitals, without a mark at the end as speech has
/// it.
bool SpeakerLabels::isSign(QStringView rest, QStringView following, bool first)
{
    if (rest.isEmpty() && following.isEmpty())
        return !first; // the last words of a cue, not the first of a speaker
    int upper = 0;
    for (const QStringView part : {rest, following}) {
        for (const QChar c : part) {
            if (c.isLower())
                return false;
            upper += c.isUpper();
        }
    }
    return upper > 1 && !endsSentence(following.isEmpty() ? rest : following);
}

SpeakerLabels::Label SpeakerLabels::labelOf(QStringView line, QStringView following, bool first) const
{
    const Candidate candidate = candidateOf(line);
    if (!candidate.looksRight)
        return {};
    switch (candidate.letters) {
    case Case::Upper:
        // In capitals throughout, a long "label" is the beginning of a sentence.
        if (m_allUpper && wordsOf(candidate.words).size() > 3)
            return {};
        return isSign(candidate.rest, following.trimmed(), first) ? Label() : candidate.label;
    case Case::Lower:
        return m_mixedCase ? candidate.label : Label();
    case Case::Mixed: {
        if (!m_mixedCase)
            return {};
        const QList<QStringView> list = wordsOf(candidate.words);
        const bool common = std::any_of(list.cbegin(), list.cend(), [&](QStringView word) {
            const QString plain = stripped(word);
            return m_writtenSmall.contains(plain) && !particles().contains(plain) && !roles().contains(plain);
        });
        // A name that is a word as well ("Mark") comes again and again.
        return common && m_seen.value(candidate.words.toString()) < 3 ? Label() : candidate.label;
    }
    case Case::None:
        // One that comes once may be "he answered:"; dashes and repetitions tell.
        return candidate.dashed || m_seen.value(candidate.words.toString()) > 2 ? candidate.label : Label();
    }
    return {};
}

} // namespace Legenda
