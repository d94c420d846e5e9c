// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuelines.h"
#include "core/subtitles/timefixes.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

Document documentOf(const QList<Cue> &cues)
{
    Document document;
    document.cues = cues;
    return document;
}

/// "1000-2000 Hello | 3000-4000 you"
QString shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return list.join(u" | ");
}

QString broken(const QString &text, int length, int lines = 0)
{
    Cue cue(0, 1000, text);
    breakLines(cue, {length, lines});
    return cue.text;
}

QString unbroken(const QString &text)
{
    Cue cue(0, 1000, text);
    unbreakLines(cue);
    return cue.text;
}

/// The letters and nothing else.
QString letters(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (!c.isSpace())
            result += c;
    }
    return result;
}

} // namespace

class CueLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sorts();
    void renumbers();
    void mergesSame_data();
    void mergesSame();
    void mergesSameInOnePlace();
    void mergesRollUp_data();
    void mergesRollUp();
    void rollUpKeepsWordTimes();
    void mergesShort_data();
    void mergesShort();
    void breaks_data();
    void breaks();
    void breaksKeepStyle();
    void breaksThai();
    void unbreaks_data();
    void unbreaks();
    void cuts();
    void splitsLong();
    void splitKeepsWordTimes();
    void wordsStay();
    void hostileTexts();
};

void CueLinesTest::sorts()
{
    Document document =
        documentOf({{3000, 4000, u"c"_s}, {1000, 2000, u"a"_s}, {2000, 3000, u"b"_s}, {5000, 6000, u"d"_s}});
    QCOMPARE(sortCues(document), 3);
    QCOMPARE(shown(document), u"1000-2000 a | 2000-3000 b | 3000-4000 c | 5000-6000 d"_s);
    QCOMPARE(sortCues(document), 0);
}

void CueLinesTest::renumbers()
{
    Document document = documentOf({{0, 1, u"a"_s}, {1, 2, u"b"_s}, {2, 3, u"c"_s}});
    document.cues[0].edit().id = u"17"_s;
    document.cues[1].edit().id = u"intro 2"_s;
    QCOMPARE(renumberCues(document), 1);
    QVERIFY(document.cues[0].details().id.isEmpty());
    QCOMPARE(document.cues[1].details().id, u"intro 2"_s);
}

void CueLinesTest::mergesSame_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<qint64>("gap");
    QTest::addColumn<QString>("after");
    const QList<Cue> two{{0, 1000, u"a"_s}, {1100, 2000, u"a"_s}};
    QTest::newRow("near") << two << qint64(100) << u"0-2000 a"_s;
    QTest::newRow("too far") << two << qint64(99) << u"0-1000 a | 1100-2000 a"_s;
    QTest::newRow("not asked") << two << qint64(-1) << u"0-1000 a | 1100-2000 a"_s;
    QTest::newRow("several") << QList<Cue>{{0, 1, u"a"_s}, {1, 2, u"a "_s}, {2, 3, u"a"_s}, {3, 4, u"b"_s}} << qint64(0)
                             << u"0-3 a | 3-4 b"_s;
    QTest::newRow("another between") << QList<Cue>{{0, 1, u"a"_s}, {1, 2, u"b"_s}, {2, 3, u"a"_s}} << qint64(9)
                                     << u"0-1 a | 1-2 b | 2-3 a"_s;
    QTest::newRow("twice the same") << QList<Cue>{{0, 5, u"a"_s}, {0, 5, u"a"_s}} << qint64(0) << u"0-5 a"_s;
    QTest::newRow("one within the other") << QList<Cue>{{0, 9, u"a"_s}, {2, 5, u"a"_s}} << qint64(0) << u"0-9 a"_s;
    QTest::newRow("empty ones") << QList<Cue>{{0, 5, u""_s}, {5, 9, u""_s}} << qint64(0) << u"0-5  | 5-9 "_s;
}

void CueLinesTest::mergesSame()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(qint64, gap);
    QFETCH(QString, after);
    Document document = documentOf(cues);
    const int gone = mergeSame(document, gap);
    QCOMPARE(gone, int(cues.size() - document.cues.size()));
    QCOMPARE(shown(document), after);
}

void CueLinesTest::mergesSameInOnePlace()
{
    Document document = documentOf({{0, 5, u"a"_s}, {5, 9, u"a"_s}});
    document.cues[1].edit().placement.anchor = 8;
    QCOMPARE(mergeSame(document, 100), 0);
}

void CueLinesTest::mergesRollUp_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QString>("after");
    QTest::newRow("grows") << QList<Cue>{{0, 1000, u"Where"_s}, {1000, 2000, u"Where have"_s},
        {2000, 3000, u"Where have you been?"_s}}
                           << u"0-3000 Where have you been?"_s;
    QTest::newRow("rolls") << QList<Cue>{{0, 1000, u"I know.\nWhere were you?"_s},
        {1000, 2000, u"Where were you?\nAt home."_s}, {2000, 3000, u"At home.\nAlone."_s}}
                           << u"0-1000 I know./Where were you? | 1000-2000 At home. | 2000-3000 Alone."_s;
    QTest::newRow("as YouTube does") << QList<Cue>{{0, 1000, u"one"_s}, {1000, 1010, u"one"_s},
        {1010, 2000, u"one\ntwo"_s}, {2000, 2010, u"two"_s}, {2010, 3000, u"two\nthree"_s}, {3000, 3010, u"three"_s},
        {3010, 4000, u"three\nfour"_s}}
                                     << u"0-2010 one/two | 2010-3010 three | 3010-4000 four"_s;
    QTest::newRow("no part of a word") << QList<Cue>{{0, 1000, u"I"_s}, {1000, 2000, u"It is."_s}}
                                       << u"0-1000 I | 1000-2000 It is."_s;
    QTest::newRow("too far") << QList<Cue>{{0, 1000, u"Where"_s}, {2000, 3000, u"Where have"_s}}
                             << u"0-1000 Where | 2000-3000 Where have"_s;
    QTest::newRow("others") << QList<Cue>{{0, 1000, u"a\nb"_s}, {1000, 2000, u"c\nb"_s}}
                            << u"0-1000 a/b | 1000-2000 c/b"_s;
}

void CueLinesTest::mergesRollUp()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QString, after);
    Document document = documentOf(cues);
    mergeRollUp(document);
    QCOMPARE(shown(document), after);
}

void CueLinesTest::rollUpKeepsWordTimes()
{
    TextStyle sung;
    sung.atMs = 200;
    Cue second(1000, 2000, u"one two"_s);
    second.runs = {{4, 3, sung}};
    Document document = documentOf({{0, 1000, u"one"_s}, second});
    QCOMPARE(mergeRollUp(document), 1);
    QCOMPARE(document.cues[0].runs.size(), 1);
    QCOMPARE(document.cues[0].runs[0].start, 4);
    QCOMPARE(document.cues[0].runs[0].style.atMs, 1200);
}

void CueLinesTest::mergesShort_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QString>("after");
    QTest::newRow("sentences") << QList<Cue>{{0, 800, u"No."_s}, {900, 2500, u"I will not go there."_s}}
                               << u"0-2500 No./I will not go there."_s;
    QTest::newRow("half sentences") << QList<Cue>{{0, 800, u"No,"_s}, {900, 2500, u"I will not."_s}}
                                    << u"0-2500 No, I will not."_s;
    QTest::newRow("too far") << QList<Cue>{{0, 800, u"No."_s}, {1900, 2500, u"Yes."_s}}
                             << u"0-800 No. | 1900-2500 Yes."_s;
    QTest::newRow("both long") << QList<Cue>{{0, 2000, u"I will not go there."_s},
        {2000, 4000, u"And neither will you."_s}}
                               << u"0-2000 I will not go there. | 2000-4000 And neither will you."_s;
    QTest::newRow("too long together") << QList<Cue>{{0, 800, u"No."_s}, {900, 7500, u"Yes."_s}}
                                       << u"0-800 No. | 900-7500 Yes."_s;
    QTest::newRow("empty") << QList<Cue>{{0, 800, u""_s}, {900, 1500, u"Yes."_s}} << u"0-800  | 900-1500 Yes."_s;
}

void CueLinesTest::mergesShort()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QString, after);
    Document document = documentOf(cues);
    const int gone = mergeShort(document);
    QCOMPARE(gone, int(cues.size() - document.cues.size()));
    QCOMPARE(shown(document), after);
}

void CueLinesTest::breaks_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, int length, const QString &after, int lines = 0) {
        QTest::newRow(name) << before << length << lines << after;
    };
    row("short enough", u"Hello there."_s, 42, u"Hello there."_s);
    row("short lines stay", u"Hello\nthere."_s, 42, u"Hello\nthere."_s);
    row("balanced", u"The morning train was late again this week"_s, 30,
        u"The morning train was\nlate again this week"_s);
    row("at a sentence", u"I never saw him there. Did you see him at all?"_s, 30,
        u"I never saw him there.\nDid you see him at all?"_s);
    row("at a comma", u"If you go there tomorrow, take me along please"_s, 30,
        u"If you go there tomorrow,\ntake me along please"_s);
    row("before a conjunction", u"We looked at everything and found nothing"_s, 30,
        u"We looked at everything\nand found nothing"_s);
    row("not behind an article", u"They were walking along the harbour wall"_s, 26,
        u"They were walking\nalong the harbour wall"_s);
    row("not in a number", u"It cost more than 10 000 000 crowns back then"_s, 27,
        u"It cost more than\n10 000 000 crowns back then"_s);
    row("not behind a title", u"This morning I met old Mr. Smith at the market"_s, 30,
        u"This morning I met old\nMr. Smith at the market"_s);
    row("dashes keep their lines", u"- I never saw him there before.\n- Nor did I, and I was there."_s, 42,
        u"- I never saw him there before.\n- Nor did I, and I was there."_s);
    row("a long line of a speaker", u"- I never saw him there before, not once.\n- Nor did I."_s, 30,
        u"- I never saw him\nthere before, not once.\n- Nor did I."_s);
    row("not at a dash", u"He came home late – everybody was gone"_s, 26, u"He came home\nlate – everybody was gone"_s);
    row("before a dash where need be", u"He came home late – everybody was gone"_s, 22,
        u"He came home late\n– everybody was gone"_s);
    row("joined and broken anew", u"The morning train was late again\nthis week"_s, 30,
        u"The morning train was\nlate again this week"_s);
    row("three lines", u"one two three four five six seven eight nine ten"_s, 18,
        u"one two three four\nfive six seven\neight nine ten"_s);
    row("more lines than wanted rather than longer ones", u"one two three four five six seven eight nine ten"_s, 18,
        u"one two three four\nfive six seven\neight nine ten"_s, 2);
    row("too many lines", u"one\ntwo\nthree"_s, 42, u"one two three"_s, 2);
    row("a word that is too long", u"Donaudampfschifffahrtsgesellschaft"_s, 20,
        u"Donaudampfschifffahrtsgesellschaft"_s);
    row("a blank that does not break", u"about 100\u00A0kilometres from the next town"_s, 24,
        u"about 100\u00A0kilometres\nfrom the next town"_s);
    row("Chinese", u"今天天气很好，我们一起去公园散步吧。"_s, 12, u"今天天气很好，\n我们一起去公园散步吧。"_s);
    row("Japanese", u"明日は雨が降るそうです。傘を忘れないでください。"_s, 14,
        u"明日は雨が降るそうです。\n傘を忘れないでください。"_s);
    row("Korean at blanks", u"오늘은 날씨가 정말 좋네요 산책하러 갑시다"_s, 14,
        u"오늘은 날씨가 정말\n좋네요 산책하러 갑시다"_s);
    row("Arabic", u"ذهبت إلى السوق في الصباح، ثم عدت إلى البيت"_s, 28,
        u"ذهبت إلى السوق في الصباح،\nثم عدت إلى البيت"_s);
    row("Hebrew dialogue", u"- הלכתי לשוק בבוקר עם אחי.\n- באמת?"_s, 42, u"- הלכתי לשוק בבוקר עם אחי.\n- באמת?"_s);
    row("nothing asked", u"The morning train was late again this week"_s, 0,
        u"The morning train was late again this week"_s);
    row("only blanks", u"     "_s, 2, u"     "_s);
}

void CueLinesTest::breaks()
{
    QFETCH(QString, before);
    QFETCH(int, length);
    QFETCH(int, lines);
    QFETCH(QString, after);
    QCOMPARE(broken(before, length, lines), after);
}

void CueLinesTest::breaksKeepStyle()
{
    TextStyle italic;
    italic.traits = TextStyle::Italic;
    Cue cue(0, 1000, u"The morning train was late again this week"_s);
    cue.runs = {{4, 22, italic}};
    QVERIFY(breakLines(cue, {30, 0}));
    QCOMPARE(cue.text, u"The morning train was\nlate again this week"_s);
    QCOMPARE(cue.runs, (QList<StyleRun>{{4, 22, italic}}));
    QVERIFY(unbreakLines(cue));
    QCOMPARE(cue.text, u"The morning train was late again this week"_s);
    QCOMPARE(cue.runs, (QList<StyleRun>{{4, 22, italic}}));
}

void CueLinesTest::breaksThai()
{
    const QString text = u"วันนี้อากาศดีมากเราไปเดินเล่นในสวนกันเถอะแล้วกลับบ้านตอนเย็น"_s;
    const QString result = broken(text, 30);
    QVERIFY(result.contains(u'\n'));
    QCOMPARE(letters(result), text);
    for (const QString &line : result.split(u'\n')) {
        QVERIFY2(!line.front().isMark(), qPrintable(result)); // no vowel without its consonant
        QVERIFY(readableLength(line) <= 36);
    }
}

void CueLinesTest::unbreaks_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("one line") << u"Hello."_s << u"Hello."_s;
    QTest::newRow("two") << u"Hello\nthere."_s << u"Hello there."_s;
    QTest::newRow("blanks") << u"Hello \n there."_s << u"Hello there."_s;
    QTest::newRow("dashes") << u"- Hello.\n- Hi,\nyou."_s << u"- Hello.\n- Hi, you."_s;
    QTest::newRow("the second speaker's dash") << u"Hello,\nyou.\n- Hi."_s << u"Hello, you.\n- Hi."_s;
    QTest::newRow("long dashes") << u"—Hello.\n—Hi."_s << u"—Hello.\n—Hi."_s;
    QTest::newRow("a dash behind a mark of direction")
        << u"\u202B- مرحبا\n\u202B- أهلا"_s << u"\u202B- مرحبا\n\u202B- أهلا"_s;
    QTest::newRow("a number below zero") << u"It was\n-5 degrees."_s << u"It was -5 degrees."_s;
    QTest::newRow("Chinese") << u"今天\n很好"_s << u"今天很好"_s;
    QTest::newRow("Chinese and English") << u"今天\nHello"_s << u"今天 Hello"_s;
    QTest::newRow("Korean") << u"오늘은\n좋네요"_s << u"오늘은 좋네요"_s;
}

void CueLinesTest::unbreaks()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QCOMPARE(unbroken(before), after);
    QCOMPARE(unbroken(after), after);
}

void CueLinesTest::cuts()
{
    const auto cutAt = [](const QString &text) {
        const Cue cue(0, 1000, text);
        const qsizetype at = bestCut(cue);
        if (at < 0)
            return QString();
        const auto [first, second] = cutCue(cue, at);
        return first.text + u'|' + second.text;
    };
    QCOMPARE(cutAt(u"I saw him there. He did not see me at all."_s), u"I saw him there.|He did not see me at all."_s);
    QCOMPARE(cutAt(u"- Where were you?\n- At home."_s), u"- Where were you?|- At home."_s);
    QCOMPARE(cutAt(u"When it rained\nwe stayed at home"_s), u"When it rained|we stayed at home"_s);
    QCOMPARE(cutAt(u"one two"_s), u"one|two"_s);
    QCOMPARE(cutAt(u"一二三，四五六"_s), u"一二三，|四五六"_s);
    QCOMPARE(cutAt(u"word"_s), QString());
    QCOMPARE(cutAt(u""_s), QString());

    Cue cue(1000, 5000, u"One\U0001F600two"_s);
    cue.edit().id = u"a"_s;
    const auto [first, second] = cutCue(cue, 4); // in the middle of the smile
    QCOMPARE(first.text, u"One"_s);
    QCOMPARE(second.text, u"\U0001F600two"_s);
    QCOMPARE(first.details().id, u"a"_s);
    QVERIFY(second.details().id.isEmpty());
    QCOMPARE(first.endMs, second.startMs);
    QCOMPARE(second.endMs, 5000);
    const auto [all, none] = cutCue(cue, 99);
    QCOMPARE(all.text, cue.text);
    QVERIFY(none.text.isEmpty());
    QVERIFY(none.endMs >= none.startMs);
}

void CueLinesTest::splitsLong()
{
    Document document = documentOf({{0, 4000, u"I saw him over there. He did not see me at all."_s},
        {5000, 5900, u"I saw him over there. He did not see me at all."_s}, {6000, 7000, u"Short."_s}});
    QCOMPARE(splitLong(document, 30), 1);
    QCOMPARE(shown(document),
        u"0-1826 I saw him over there. | 1826-4000 He did not see me at all. | 5000-5900 I saw him over there. He did not see me at all. | 6000-7000 Short."_s);
    QCOMPARE(splitLong(document, 30), 0);
    document = documentOf({{0, 60000, u"one two three four five six seven. "_s.repeated(20)}});
    QCOMPARE(splitLong(document, 42), 1);
    qint64 at = 0;
    QString all;
    for (const Cue &cue : std::as_const(document.cues)) {
        QVERIFY(cue.text.size() <= 42);
        QCOMPARE(cue.startMs, at);
        QVERIFY(cue.endMs > at);
        at = cue.endMs;
        all += cue.text + u' ';
    }
    QCOMPARE(at, 60000);
    QCOMPARE(all.simplified(), u"one two three four five six seven. "_s.repeated(20).trimmed());
}

void CueLinesTest::splitKeepsWordTimes()
{
    TextStyle sung;
    sung.atMs = 3000;
    Cue cue(1000, 5000, u"aaaa bbbb"_s);
    cue.runs = {{5, 4, sung}};
    const auto [first, second] = cutCue(cue, 5);
    QCOMPARE(second.startMs, 3000);
    QCOMPARE(second.runs.first().style.atMs, 1000);
    QVERIFY(first.runs.isEmpty());
}

void CueLinesTest::wordsStay()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        const Document before = randomDocument(seed);
        for (int step = 0; step < 4; ++step) {
            Document document = before;
            if (step == 0)
                breakLines(document, {int(5 + seed % 40), int(seed % 4)});
            else if (step == 1)
                unbreakLines(document);
            else if (step == 2)
                splitLong(document, int(5 + seed % 40));
            else
                sortCues(document);
            const QByteArray where = QByteArray::number(seed) + ' ' + QByteArray::number(step);
            QVERIFY2(faultOf(document).isEmpty(), where.constData());
            QString was;
            QString now;
            for (const Cue &cue : before.cues)
                was += cue.text;
            for (const Cue &cue : std::as_const(document.cues))
                now += cue.text;
            was = letters(was);
            now = letters(now);
            if (step == 3) {
                std::sort(was.begin(), was.end());
                std::sort(now.begin(), now.end());
            }
            QVERIFY2(now == was, where.constData());
        }
        Document document = before;
        mergeSame(document, 500);
        mergeRollUp(document);
        mergeShort(document);
        QVERIFY2(faultOf(document).isEmpty(), QByteArray::number(seed).constData());
    }
}

void CueLinesTest::hostileTexts()
{
    for (const QString &piece : {u"a"_s, u" "_s, u"\n"_s, u"a "_s, u"- \n"_s, u"一"_s, u"ก"_s, u"เ"_s, u"- a\n"_s,
             u". "_s, QString(QChar(0xD83D))}) {
        Document document =
            documentOf({{0, 100'000'000, piece.repeated(25000)}, {100'000'000, 200'000'000, piece.repeated(200000)}});
        const QString was = letters(document.cues.first().text) + letters(document.cues.last().text);
        breakLines(document, {42, 2});
        unbreakLines(document);
        splitLong(document, 84);
        QString now;
        for (const Cue &cue : std::as_const(document.cues))
            now += letters(cue.text);
        QCOMPARE(now.size(), was.size());
        QVERIFY(now == was);
        mergeRollUp(document);
        mergeSame(document, std::numeric_limits<qint64>::max());
        mergeShort(document);
    }
}

QTEST_GUILESS_MAIN(CueLinesTest)
#include "tst_cuelines.moc"
