// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cleanup.h"
#include "tests/support/randomdocument.h"

#include <QRegularExpression>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

/// One cue each, two seconds apart.
Document documentOf(const QStringList &texts)
{
    Document document;
    for (qsizetype i = 0; i < texts.size(); ++i)
        document.cues.append(Cue(2000 * i, 2000 * i + 1500, texts[i]));
    return document;
}

QStringList textsOf(const Document &document)
{
    QStringList texts;
    for (const Cue &cue : document.cues)
        texts << cue.text;
    return texts;
}

/// One cue's text after removing the notes; null: the cue went.
QString withoutSdh(const QString &text, const SdhOptions &options = {})
{
    Document document = documentOf({text});
    stripSdh(document, options);
    return document.cues.isEmpty() ? QString() : document.cues.first().text;
}

/// A film's worth of dialogue, with `text` in the middle and nothing else to find.
Document filmWith(const QString &text, qsizetype position)
{
    QStringList texts;
    for (int i = 0; i < 400; ++i)
        texts << u"We walked on for hour number %1."_s.arg(i);
    texts[position] = text;
    return documentOf(texts);
}

} // namespace

class CleanupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sdh_data();
    void sdh();
    void sdhOptions();
    void names();
    void commonWordsAreNoNames();
    void arabicNames();
    void arabicNamesInParentheses();
    void capitalsThroughout();
    void sdhKeepsStyle();
    void sdhTellsWhatWent();
    void sdhOfManyBrackets();
    void tags_data();
    void tags();
    void tagsOfTheModel();
    void adverts_data();
    void adverts();
    void dialogues_data();
    void dialogues();
    void creditsOnlyAtTheEnds();
    void ownPatterns();
    void badPatterns_data();
    void badPatterns();
    void patternsAreGood();
    void advertsOfHostileText();
    void randomDocuments();
};

void CleanupTest::sdh_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, const QString &after) {
        QTest::newRow(name) << before << after;
    };
    const QString gone;
    row("nothing", u"Hello there."_s, u"Hello there."_s);
    row("brackets", u"[door slams]"_s, gone);
    row("brackets before", u"[sighs] Hello."_s, u"Hello."_s);
    row("brackets behind", u"Hello. [sighs]"_s, u"Hello."_s);
    row("brackets inside", u"Wait [gasps] what?"_s, u"Wait what?"_s);
    row("brackets before a comma", u"Well [sighs], no."_s, u"Well, no."_s);
    row("brackets before dots", u"Well [sighs] ...no."_s, u"Well ...no."_s);
    row("two brackets", u"[sighs] [groans] Hello."_s, u"Hello."_s);
    row("brackets over lines", u"[door\nslams] Hello."_s, u"Hello."_s);
    row("a line of its own", u"[door slams]\nWho is it?"_s, u"Who is it?"_s);
    row("nested", u"[a (b) c] Yes."_s, u"Yes."_s);
    row("crossed", u"(a [b) Yes."_s, u"Yes."_s);
    row("not closed", u"[door slams"_s, u"[door slams"_s);
    row("not opened", u"door slams]"_s, u"door slams]"_s);
    row("parentheses", u"(laughs) Good one."_s, u"Good one."_s);
    row("a telephone number", u"Call (555) 123-4567."_s, u"Call (555) 123-4567."_s);
    row("a plural", u"Your parent(s) called."_s, u"Your parent(s) called."_s);
    row("a smile", u"See you :( tomorrow :)"_s, u"See you :( tomorrow :)"_s);
    row("braces", u"{laughs} Yes."_s, u"Yes."_s);
    row("braces that are markup", u"{\\an8}Yes. {y:i}No."_s, u"{\\an8}Yes. {y:i}No."_s);
    row("full-width parentheses", u"（笑い声）\nこんにちは"_s, u"こんにちは"_s);
    row("a name in full-width parentheses", u"（太郎）こんにちは"_s, u"こんにちは"_s);
    row("lenticular brackets", u"【音楽】"_s, gone);
    row("Arabic brackets", u"[ضحك] مرحبا"_s, u"مرحبا"_s);
    row("only a full stop left", u"- [sighs].\n- Who is it?"_s, u"Who is it?"_s);
    row("only quotes left", u"\"[sighs]\""_s, gone);

    row("music", u"♪ La la la ♪"_s, gone);
    row("music over lines", u"♪ La la la\nle le le ♪"_s, gone);
    row("music and speech", u"♪ La la la ♪\nWho is singing?"_s, u"Who is singing?"_s);
    row("music not closed", u"♪ La la la"_s, gone);
    row("music not closed, then speech", u"♪ La la la\nWho is singing?"_s, u"Who is singing?"_s);
    row("music that goes on", u"♪ La la la\nand le le le"_s, gone);
    row("the end of music", u"la la la ♪"_s, gone);
    row("music in a line", u"♪ La la ♪ Who is singing?"_s, u"Who is singing?"_s);
    row("a lone note", u"♪"_s, gone);
    row("notes on lines of their own", u"♪\nLa la la\n♪"_s, gone);
    row("several notes", u"♪♪ La la la ♪♪"_s, gone);
    row("emoji notes", u"\U0001F3B5 La la \U0001F3B5"_s, gone);
    row("a name before music", u"JOHN: ♪ La la ♪"_s, gone);
    row("music after a dash", u"- ♪ La la ♪\n- Stop that!"_s, u"Stop that!"_s);
    row("hashes", u"# La la la #"_s, gone);
    row("hashes over lines", u"# La la la\nLe le le #"_s, gone);
    row("a hash of a number", u"# 1 in the charts"_s, u"# 1 in the charts"_s);
    row("a hash tag", u"#blessed #tired"_s, u"#blessed #tired"_s);

    row("a name", u"JOHN: Come in!"_s, u"Come in!"_s);
    row("a name without a blank", u"JOHN:Come in!"_s, u"Come in!"_s);
    row("a long name", u"DR. O'BRIEN-SMITH #2: Come in!"_s, u"Come in!"_s);
    row("two people", u"JOHN AND MARY: Come in!"_s, u"Come in!"_s);
    row("a small c", u"McCOY: Come in!"_s, u"Come in!"_s);
    row("a name in brackets", u"[JOHN]: Come in!"_s, u"Come in!"_s);
    row("a name with a note", u"JOHN (on phone): Come in!"_s, u"Come in!"_s);
    row("a name alone", u"JOHN:\nCome in!"_s, u"Come in!"_s);
    row("only a name", u"JOHN:"_s, gone);
    row("names after dashes", u"- JOHN: Come in!\n- MARY: No."_s, u"- Come in!\n- No."_s);
    row("names of two", u"JOHN: Come in!\nMARY: No."_s, u"- Come in!\n- No."_s);
    row("a name of one of two lines", u"JOHN: Come in\nand sit down."_s, u"Come in\nand sit down."_s);
    row("mixed case", u"John: Come in!"_s, u"Come in!"_s);
    row("mixed case, two words", u"Old John: Come in!"_s, u"Come in!"_s);
    row("a role", u"Man: Come in!"_s, u"Come in!"_s);
    row("a role with a number", u"Man 2: Come in!"_s, u"Come in!"_s);
    row("Cyrillic", u"ИВАН: Заходи!"_s, u"Заходи!"_s);
    row("Cyrillic, mixed case", u"Иван: Заходи!"_s, u"Заходи!"_s);
    row("Greek", u"ΓΙΆΝΝΗΣ: Έλα!"_s, u"Έλα!"_s);
    row("Arabic after dashes", u"- جون: مرحبا\n- ماري: أهلا"_s, u"- مرحبا\n- أهلا"_s);
    row("full-width colon", u"- 太郎：こんにちは\n- 花子：はい"_s, u"- こんにちは\n- はい"_s);
    row("chevrons", u">> Good evening."_s, u"Good evening."_s);
    row("chevrons with a name", u">> JOHN: Good evening."_s, u"Good evening."_s);
    row("chevrons of two", u">> Good evening.\n>> Hello."_s, u"- Good evening.\n- Hello."_s);
    row("chevrons as ornaments", u">> The Harbour <<"_s, u">> The Harbour <<"_s);
    row("code in braces", u"{\"width\": 40} {60} {125}"_s, u"{\"width\": 40} {60} {125}"_s);
    row("a time", u"12:30 is fine."_s, u"12:30 is fine."_s);
    row("a time behind words", u"AT 12:30 WE GO"_s, u"AT 12:30 WE GO"_s);
    row("speech of speech", u"He said: yes"_s, u"He said: yes"_s);
    row("speech of speech, capital", u"He said: Yes, I do."_s, u"He said: Yes, I do."_s);
    row("a note", u"Note: the door is open."_s, u"Note: the door is open."_s);
    row("a note, capital", u"Note: The door is open."_s, u"Note: The door is open."_s);
    row("a sentence", u"The truth is this: We lost."_s, u"The truth is this: We lost."_s);
    row("a list", u"I bought three things: eggs, milk, bread."_s, u"I bought three things: eggs, milk, bread."_s);
    row("a title", u"Night Train: The Long Way Home"_s, u"Night Train: The Long Way Home"_s);
    row("an address", u"http://example.org"_s, u"http://example.org"_s);
    row("an address in capitals", u"HTTP://EXAMPLE.ORG"_s, u"HTTP://EXAMPLE.ORG"_s);
    row("French speech", u"Il a dit : « Viens ! »"_s, u"Il a dit : « Viens ! »"_s);
    row("Chinese speech", u"他说：我们走吧"_s, u"他说：我们走吧"_s);
    row("a sign", u"NEWARK: NEW JERSEY"_s, u"NEWARK: NEW JERSEY"_s);
    row("a sign of two lines", u"FLEET: 100 MILES\nNORTH OF BERMUDA"_s, u"FLEET: 100 MILES\nNORTH OF BERMUDA"_s);
    row("a shout", u"JOHN: STOP!"_s, u"STOP!"_s);
    row("capitals that go on in the next cue", u"WE SEE\nTHE BEAST:"_s, u"WE SEE\nTHE BEAST:"_s);
    row("signs in parentheses", u"Greater (>) and less (<)."_s, u"Greater (>) and less (<)."_s);
    row("a doubt", u"Yes (?)"_s, u"Yes"_s);
    row("Arabic parentheses", u"(ضحك) مرحبا"_s, u"مرحبا"_s);
    row("a warning", u"WARNING: HIGH VOLTAGE"_s, u"WARNING: HIGH VOLTAGE"_s);

    row("one of two goes", u"- [door slams]\n- Who is it?"_s, u"Who is it?"_s);
    row("the other goes", u"- Who is it?\n- [door slams]"_s, u"Who is it?"_s);
    row("two of three stay", u"- Who?\n- [slam]\n- Me."_s, u"- Who?\n- Me."_s);
    row("a dash that was alone", u"- [sighs] Hello."_s, u"- Hello."_s);
    row("dashes stay without notes", u"- Who?\n- Me."_s, u"- Who?\n- Me."_s);
    row("a pause is no dash", u"--[sighs] and then\nit came."_s, u"-- and then\nit came."_s);
}

void CleanupTest::sdh()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const QString result = withoutSdh(before);
    QCOMPARE(result, after);
    if (!result.isNull())
        QCOMPARE(withoutSdh(result), result);
}

void CleanupTest::sdhOptions()
{
    QCOMPARE(withoutSdh(u"[a] (b)"_s, {.brackets = false}), u"[a]"_s);
    QCOMPARE(withoutSdh(u"[a] (b)"_s, {.parentheses = false}), u"(b)"_s);
    QCOMPARE(withoutSdh(u"{a} Yes"_s, {.braces = false}), u"{a} Yes"_s);
    QCOMPARE(withoutSdh(u"♪ la ♪"_s, {.music = false}), u"♪ la ♪"_s);
    QCOMPARE(withoutSdh(u"# La la #"_s, {.hashMusic = false}), u"# La la #"_s);
    QCOMPARE(withoutSdh(u"JOHN: Hi!"_s, {.speakers = false}), u"JOHN: Hi!"_s);
    QCOMPARE(withoutSdh(u"John: Hi!"_s, {.mixedCaseSpeakers = false}), u"John: Hi!"_s);
    QCOMPARE(withoutSdh(u"JOHN: Hi!"_s, {.mixedCaseSpeakers = false}), u"Hi!"_s);
    QCOMPARE(withoutSdh(u"JOHN: Hi!\nANN: Yes."_s, {.dashSpeakers = false}), u"Hi!\nYes."_s);
}

void CleanupTest::names()
{
    // "Mark" is a word as well, but comes as a name again and again.
    Document document =
        documentOf({u"Mark: Hello!"_s, u"Did you mark it?"_s, u"Mark: Of course."_s, u"Mark: Twice."_s});
    stripSdh(document);
    QCOMPARE(textsOf(document), (QStringList{u"Hello!"_s, u"Did you mark it?"_s, u"Of course."_s, u"Twice."_s}));
}

void CleanupTest::commonWordsAreNoNames()
{
    const QStringList texts{u"Promise: You will never come back."_s, u"You gave me your promise."_s};
    Document document = documentOf(texts);
    stripSdh(document);
    QCOMPARE(textsOf(document), texts);
}

void CleanupTest::arabicNames()
{
    // Once it may be "he called:", again and again it is a name.
    Document document = documentOf({u"سامي: مرحبا"_s});
    stripSdh(document);
    QCOMPARE(textsOf(document), QStringList{u"سامي: مرحبا"_s});
    document =
        documentOf({u"سامي: مرحبا"_s, u"سامي: أهلا"_s, u"سامي: أين"_s, u"قال: نعم"_s, u"قال: لا"_s, u"قال: لا"_s});
    stripSdh(document);
    QCOMPARE(
        textsOf(document), (QStringList{u"مرحبا"_s, u"أهلا"_s, u"أين"_s, u"قال: نعم"_s, u"قال: لا"_s, u"قال: لا"_s}));
}

void CleanupTest::arabicNamesInParentheses()
{
    QStringList texts{u"أين (سامي)؟"_s, u"رأيت (سامي) هنا"_s, u"(سامي) ليس هنا"_s, u"قل له يا (كريم)"_s};
    Document document = documentOf(texts + QStringList{u"(ضحك)"_s});
    stripSdh(document);
    QCOMPARE(textsOf(document), texts);
}

void CleanupTest::capitalsThroughout()
{
    Document document = documentOf({u"JOHN: COME IN AND SIT DOWN!"_s, u"THE DOCTOR TOLD ME ONLY ONE THING: GO HOME."_s,
        u"HE SAID: YES"_s, u"I WILL NEVER GO THERE AGAIN."_s});
    stripSdh(document);
    QCOMPARE(textsOf(document),
        (QStringList{u"COME IN AND SIT DOWN!"_s, u"THE DOCTOR TOLD ME ONLY ONE THING: GO HOME."_s, u"HE SAID: YES"_s,
            u"I WILL NEVER GO THERE AGAIN."_s}));
}

void CleanupTest::sdhKeepsStyle()
{
    Document document = documentOf({u"[sighs] Hello you."_s});
    TextStyle bold;
    bold.traits = TextStyle::Bold;
    document.cues[0].runs = {{2, 9, bold}}; // "ighs] Hel"
    stripSdh(document);
    QCOMPARE(document.cues[0].text, u"Hello you."_s);
    QCOMPARE(document.cues[0].runs, (QList<StyleRun>{{0, 3, bold}}));
    QCOMPARE(document.cues[0].startMs, 0);
    QCOMPARE(document.cues[0].endMs, 1500);
}

void CleanupTest::sdhTellsWhatWent()
{
    Document document = documentOf({u"[door\nslams] Yes"_s, u"Hello."_s, u"(sighs)"_s, u""_s, u"JOHN: No!"_s});
    document.cues.append(Cue(9000, 9500, u"[a comment]"_s));
    document.cues.last().edit().comment = true;
    const Removal removal = stripSdh(document);
    QCOMPARE(removal.cues, 3);
    QCOMPARE(removal.removed, 1);
    QCOMPARE(removal.samples, (QStringList{u"[door slams]"_s, u"(sighs)"_s, u"JOHN:"_s}));
    QCOMPARE(textsOf(document), (QStringList{u"Yes"_s, u"Hello."_s, u""_s, u"No!"_s, u"[a comment]"_s}));
    QCOMPARE(stripSdh(document), Removal());
}

void CleanupTest::sdhOfManyBrackets()
{
    for (const QString &piece : {u"["_s, u"]"_s, u"[]"_s, u"([{"_s, u"♪\n"_s, u"# \n"_s, u"AB:\n"_s, u"AB: C\n"_s,
             u"(س) س "_s, u">>"_s, u"- [a]\n"_s}) {
        Document document = documentOf({piece.repeated(200000)});
        document.cues[0].runs = {};
        stripSdh(document);
        QVERIFY(document.cues.size() <= 1);
    }
}

void CleanupTest::tags_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, const QString &after) {
        QTest::newRow(name) << before << after;
    };
    row("none", u"Hello"_s, u"Hello"_s);
    row("italic", u"<i>Hello</i> you"_s, u"Hello you"_s);
    row("capitals", u"<I>Hello</I>"_s, u"Hello"_s);
    row("font", u"<font color=\"#ff0000\" face='Arial'>Hello</font>"_s, u"Hello"_s);
    row("classes", u"<c.yellow.loud>Hello</c>"_s, u"Hello"_s);
    row("voice", u"<v Ann Lee>Hello</v>"_s, u"Hello"_s);
    row("time", u"Hel<00:00:01.000>lo"_s, u"Hello"_s);
    row("break", u"Hello<br/>you<BR>there"_s, u"Hello\nyou\nthere"_s);
    row("overrides", u"{\\an8}{\\pos(10,20)\\i1}Hello"_s, u"Hello"_s);
    row("MicroDVD", u"{y:i}{C:$0000FF}Hello"_s, u"Hello"_s);
    row("ASS line break", u"Hello\\Nyou"_s, u"Hello\nyou"_s);
    row("a path", u"C:\\New"_s, u"C:\\New"_s);
    row("a heart", u"I <3 you > me"_s, u"I <3 you > me"_s);
    row("less and more", u"a < b and c > d"_s, u"a < b and c > d"_s);
    row("no tag", u"<grins> <a word> <island>"_s, u"<grins> <a word> <island>"_s);
    row("a note in braces", u"{laughs} {s: no}"_s, u"{laughs} {s: no}"_s);
    row("not closed", u"<i Hello {\\an8"_s, u"<i Hello {\\an8"_s);
    row("a line of tags only", u"{\\an8}\nHello"_s, u"Hello"_s);
}

void CleanupTest::tags()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    Document document = documentOf({before});
    const Removal removal = stripTags(document);
    QCOMPARE(document.cues.first().text, after);
    QCOMPARE(removal.cues, before == after ? 0 : 1);
}

void CleanupTest::tagsOfTheModel()
{
    Document document = documentOf({u"Hello"_s, u"you"_s, u"there"_s});
    TextStyle bold;
    bold.traits = TextStyle::Bold;
    document.cues[0].runs = {{0, 2, bold}};
    CueDetails &details = document.cues[1].edit();
    details.placement.anchor = 8;
    details.style = u"Sign"_s;
    details.region = u"top"_s;
    details.settings = u"line:0"_s;
    details.native = u"{\\fad(1,1)}you"_s;
    details.effect = u"Banner"_s;
    details.layer = 2;
    details.speaker = u"Ann"_s;
    document.cues[2].edit().id = u"7"_s;
    document.styles = {{u"Sign"_s, {}, 8, {}}};
    document.regions = {{u"top"_s, {}, {}}};
    const Removal removal = stripTags(document);
    QCOMPARE(removal.cues, 2);
    QVERIFY(document.cues[0].runs.isEmpty());
    QVERIFY(!document.cues[1].hasDetails());
    QCOMPARE(document.cues[2].details().id, u"7"_s);
    QVERIFY(document.styles.isEmpty());
    QVERIFY(document.regions.isEmpty());
    QCOMPARE(stripTags(document), Removal());
}

void CleanupTest::adverts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("anywhere");
    const auto row = [](const QString &text, bool anywhere = false) {
        QTest::newRow(qPrintable(text.left(60).replace(u'\n', u' '))) << text << anywhere;
    };
    row(u"www.OpenSubtitles.org"_s, true);
    row(u"-== [ www.OpenSubtitles.com ] ==-"_s, true);
    row(u"Advertise your product or brand here\ncontact www.OpenSubtitles.org today"_s, true);
    row(u"Support us and become VIP member \nto remove all ads from www.OpenSubtitles.org"_s, true);
    row(u"Please rate this subtitle at www.osdb.link/a1b2c\nHelp other users to choose the best subtitles"_s, true);
    row(u"Watch any video online with Open-SUBTITLES\nFree Browser extension: osdb.link/ext"_s, true);
    row(u"api.OpenSubtitles.org is deprecated, please\nimplement REST API from OpenSubtitles.com"_s, true);
    row(u"Best watched using Open Subtitles MKV Player"_s, true);
    row(u"Do you want subtitles for any video?\n-=[ ai.OpenSubtitles.com ]=-"_s, true);
    row(u"Subtitles downloaded from www.podnapisi.net"_s, true);
    row(u"Downloaded from\nYTS.MX"_s, true);
    row(u"Official YIFY movies site:\nYTS.MX"_s, true);
    row(u"Subtitles from subscene.com"_s, true);
    row(u"Sync & corrections by nickname1\nwww.addic7ed.com"_s, true);
    row(u"www.addic7ed.com"_s, true);
    row(u"Subtitles by the Amara.org community"_s, true);
    row(u"== sync, corrected by <font color=#00FF00>nickname</font> =="_s.remove(QRegularExpression(u"<[^>]*>"_s)));
    row(u"Synced and corrected by Nick Name"_s);
    row(u"Subtitles by NickName"_s);
    row(u"Subtitles by\nJohn Smith"_s);
    row(u"Resync: Somebody"_s);
    row(u"Resync by somebody"_s);
    row(u"Captioned by the Institute of Captions"_s);
    row(u"Translated by John Smith"_s);
    row(u"www.example.net"_s);
    row(u"Visit us at www.example.net"_s);
    row(u"Sous-titres par Jean & Marie"_s);
    row(u"Traduction : Jean Dupont"_s);
    row(u"Untertitel von Erika Muster"_s);
    row(u"Übersetzung: Erika Muster"_s);
    row(u"Traducido por Juan Pérez"_s);
    row(u"Tradução: Fulano\nRevisão: Beltrano"_s);
    row(u"Sottotitoli a cura di Mario Rossi"_s);
    row(u"Vertaald door: Jan Jansen"_s);
    row(u"Tłumaczenie: Jan Kowalski"_s);
    row(u"Překlad: nick\nKorekce: Druhý"_s);
    row(u"Fordította: Valaki"_s);
    row(u"Traducerea și adaptarea: Cineva"_s);
    row(u"Prevod i obrada: Neko"_s);
    row(u"Перевод: Иван Иванов"_s);
    row(u"Субтитры сделал НектоТам"_s);
    row(u"Превод и субтитри: Някой"_s);
    row(u"Υπότιτλοι: Κάποιος"_s);
    row(u"Çeviri: Birisi"_s);
    row(u"Översättning: Någon"_s);
    row(u"Suomennos: Joku Muu"_s);
    row(u"ترجمة: أحمد"_s);
    row(u"תרגום: משה"_s);
    row(u"翻译：小明"_s);
    row(u"字幕：东东"_s);
}

void CleanupTest::adverts()
{
    QFETCH(QString, text);
    QFETCH(bool, anywhere);
    for (const qsizetype position : {0, 3, 399}) {
        Document document = filmWith(text, position);
        const auto removal = stripAdverts(document);
        QVERIFY(removal.has_value());
        QCOMPARE(removal->removed, 1);
        QCOMPARE(document.cues.size(), 399);
        QCOMPARE(removal->samples.size(), 1);
        QVERIFY(removal->samples.first().size() <= 80);
        QVERIFY(text.simplified().startsWith(removal->samples.first().left(70)));
    }
    Document document = filmWith(text, 200);
    QCOMPARE(stripAdverts(document)->removed, anywhere ? 1 : 0);
}

void CleanupTest::dialogues_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
        {u"I downloaded it from OpenSubtitles."_s, u"I downloaded the subtitles from opensubtitles.org yesterday."_s,
            u"Have you ever heard of Addic7ed?"_s, u"She translated it for us."_s,
            u"Translated by hand, it took years."_s, u"Subtitles? By whom?"_s, u"Turn the subtitles off, please."_s,
            u"Nobody reads subtitles."_s, u"The subtitles are out of sync."_s, u"We are out of sync."_s,
            u"Go to www.example.net and look for my name."_s, u"It was edited by my brother."_s, u"Made by hand."_s,
            u"Translation: he hates you."_s, u"Translation: He hates you."_s, u"Correction: It was Tuesday."_s,
            u"Visit us!"_s, u"Download it from the server."_s, u"Downloaded from where?"_s,
            u"Fixed by Friday, I promise."_s, u"Sync your watches."_s, u"Captain's log."_s, u"Caption this!"_s,
            u"Napisy są na ścianie."_s, u"Felirat nélkül nézem."_s, u"Traduction impossible."_s,
            u"El subtítulo está mal."_s, u"Ich habe es übersetzt."_s, u"Субтитры не нужны."_s, u"Shooter!"_s,
            u"YTS is what I use."_s, u"Resync the clocks, now."_s, u"Yify yourself!"_s,
            u"Legendas são para os fracos."_s, u"Support us!"_s, u"Subscene? I go there every day."_s,
            u"Titulky jsou špatně."_s, u"他说：字幕很好。"_s, u"Edited by John Smith"_s,
            u"Written and directed by\nJohn Smith"_s, u""_s, u"..."_s, u"Please rate this."_s})
        QTest::newRow(qPrintable(text.left(60).replace(u'\n', u' '))) << text;
}

void CleanupTest::dialogues()
{
    QFETCH(QString, text);
    for (const qsizetype position : {0, 200, 399}) {
        Document document = filmWith(text, position);
        const auto removal = stripAdverts(document);
        QVERIFY(removal.has_value());
        QCOMPARE(removal->samples, QStringList());
        QCOMPARE(document.cues.size(), 400);
    }
}

void CleanupTest::creditsOnlyAtTheEnds()
{
    // Mixed with speech it stays wherever it is.
    Document document = filmWith(u"Where are we?\nwww.OpenSubtitles.org"_s, 0);
    QCOMPARE(stripAdverts(document)->removed, 0);
    // A film whose first words come late: its credits lie before them by number, not by time.
    document = filmWith(u"Translated by John Smith"_s, 5);
    for (qsizetype i = 0; i < document.cues.size(); ++i)
        document.cues[i].startMs = document.cues[i].endMs = 60000 * i;
    QCOMPARE(stripAdverts(document)->removed, 1);
}

void CleanupTest::ownPatterns()
{
    const QString text = u"Brought to you by the Harbour Gang, dear friends."_s;
    Document document = filmWith(text, 200);
    QCOMPARE(stripAdverts(document)->removed, 0);
    QCOMPARE(stripAdverts(document, {u"harbour gang"_s})->samples, QStringList{text});
    document = filmWith(u"www.OpenSubtitles.org"_s, 200);
    QCOMPARE(stripAdverts(document, {u"harbour gang"_s}, false)->removed, 0);
    // One that would try for ever gives up.
    document = filmWith(QString(u'a').repeated(3000), 200);
    QCOMPARE(stripAdverts(document, {u"(a+)+(a+)+(a+)+b"_s})->removed, 0);
}

void CleanupTest::badPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("bracket") << u"[a"_s;
    QTest::newRow("group") << u"(a"_s;
    QTest::newRow("nothing to repeat") << u"*a"_s;
    QTest::newRow("everything") << u".*"_s;
    QTest::newRow("empty") << u""_s;
}

void CleanupTest::badPatterns()
{
    QFETCH(QString, pattern);
    Document document = filmWith(u"www.OpenSubtitles.org"_s, 0);
    const auto removal = stripAdverts(document, {u"fine"_s, pattern});
    QVERIFY(!removal.has_value());
    QVERIFY(removal.error().kind == ErrorKind::BadInput);
    QVERIFY(removal.error().message.contains(pattern));
    QCOMPARE(document.cues.size(), 400);
}

void CleanupTest::patternsAreGood()
{
    const QList<AdvertPattern> patterns = advertPatterns();
    QVERIFY(patterns.size() > 10);
    QSet<QString> ids;
    for (const AdvertPattern &pattern : patterns) {
        const QRegularExpression expression(pattern.pattern);
        QVERIFY2(expression.isValid(), qPrintable(pattern.id + u": "_s + expression.errorString()));
        QVERIFY2(pattern.pattern.startsWith(u'^') && pattern.pattern.endsWith(u'$'), qPrintable(pattern.id));
        QVERIFY(!pattern.description.isEmpty());
        QVERIFY(!ids.contains(pattern.id));
        ids.insert(pattern.id);
    }
}

void CleanupTest::advertsOfHostileText()
{
    QStringList texts;
    for (const QString &piece :
        {u"a"_s, u"a&"_s, u"A "_s, u"translation: "_s, u"sync, "_s, u"www."_s, u"opensubtitles.org "_s,
            u"subtitles by A & "_s, u"\n"_s, u"traduction de a, "_s, u"sync by a & b / c and d "_s, u"字幕：字"_s}) {
        for (const int length : {100, 390, 100000}) {
            for (int i = 0; i < 20; ++i)
                texts << piece.repeated(length / int(piece.size())) + u"?"_s;
        }
    }
    Document document = documentOf(texts);
    for (Cue &cue : document.cues)
        cue.startMs = 0;
    QVERIFY(stripAdverts(document).has_value());
}

void CleanupTest::randomDocuments()
{
    for (quint32 seed = 0; seed < 400; ++seed) {
        Document document = randomDocument(seed);
        stripSdh(document);
        QVERIFY2(faultOf(document).isEmpty(), qPrintable(QString::number(seed)));
        const Document once = document;
        stripSdh(document);
        stripTags(document);
        QVERIFY2(faultOf(document).isEmpty(), qPrintable(QString::number(seed)));
        QVERIFY(stripAdverts(document).has_value());
        QVERIFY2(faultOf(document).isEmpty(), qPrintable(QString::number(seed)));
    }
}

QTEST_GUILESS_MAIN(CleanupTest)
#include "tst_cleanup.moc"
