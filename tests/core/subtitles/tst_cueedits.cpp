// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cueedits.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

Document three()
{
    Document document;
    document.cues = {{1000, 2000, u"a"_s}, {3000, 4000, u"b"_s}, {5000, 6000, u"c"_s}};
    return document;
}

QString shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return list.join(u" | ");
}

/// What the document is after the change; empty if undoing does not bring back what was.
QString done(const Document &document, const CueChange &change)
{
    Document after = document;
    change.redo(after);
    const QString result = shown(after);
    change.undo(after);
    return after == document ? result : QString();
}

TextStyle traits(quint16 value)
{
    TextStyle style;
    style.traits = value;
    return style;
}

} // namespace

class CueEditsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void types_data();
    void types();
    void typedBack_data();
    void typedBack();
    void typedRandomly();
    void keepsOtherStyle();
    void keepsNativeText();
    void setsTimes();
    void deletes();
    void inserts();
    void shifts();
    void splits();
    void merges();
    void mergesWordTimes();
    void noSuchRow();
    void ofAnotherDocument();
    void farTimes();
};

void CueEditsTest::types_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<StyleRun>>("runs");
    const QList<StyleRun> none;
    QTest::newRow("plain") << u"Hello you"_s << u"Hello you"_s << none;
    QTest::newRow("italic") << u"<i>Hello</i> you"_s << u"Hello you"_s
                            << QList<StyleRun>{{0, 5, traits(TextStyle::Italic)}};
    QTest::newRow("capitals") << u"<B>Hello</B>"_s << u"Hello"_s << QList<StyleRun>{{0, 5, traits(TextStyle::Bold)}};
    QTest::newRow("nested") << u"<i>He<b>ll</b>o</i>"_s << u"Hello"_s
                            << QList<StyleRun>{{0, 2, traits(TextStyle::Italic)},
                                   {2, 2, traits(TextStyle::Italic | TextStyle::Bold)},
                                   {4, 1, traits(TextStyle::Italic)}};
    QTest::newRow("crossed") << u"<i>He<u>ll</i>o</u>"_s << u"Hello"_s
                             << QList<StyleRun>{{0, 2, traits(TextStyle::Italic)},
                                    {2, 2, traits(TextStyle::Italic | TextStyle::Underline)},
                                    {4, 1, traits(TextStyle::Underline)}};
    QTest::newRow("left open") << u"He<s>llo"_s << u"Hello"_s << QList<StyleRun>{{2, 3, traits(TextStyle::StrikeOut)}};
    QTest::newRow("never opened") << u"Hello</i>"_s << u"Hello"_s << none;
    QTest::newRow("no tag") << u"I <3 you <x>"_s << u"I <3 you <x>"_s << none;
    QTest::newRow("escaped") << u"&lt;i>Hello & you &amp;lt;"_s << u"<i>Hello & you &lt;"_s << none;
    QTest::newRow("line ends") << u"a\r\nb\rc\u2028d\u2029e"_s << u"a\nb\nc\nd\ne"_s << none;
    QTest::newRow("blanks and empty lines") << u"  a \n\n b "_s << u"a\nb"_s << none;
    QTest::newRow("nothing") << u""_s << u""_s << none;
    QTest::newRow("a run over lines") << u"<i>a\nb</i>"_s << u"a\nb"_s
                                      << QList<StyleRun>{{0, 3, traits(TextStyle::Italic)}};
}

void CueEditsTest::types()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(QList<StyleRun>, runs);
    for (const QString &before : {u""_s, u"before"_s, text}) {
        const Cue cue = withTypedText(Cue(1, 2, before), typed);
        QCOMPARE(cue.text, text);
        QCOMPARE(cue.runs, runs);
        QCOMPARE(cue.startMs, 1);
        QCOMPARE(cue.endMs, 2);
    }
}

void CueEditsTest::typedBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<StyleRun>>("runs");
    QTest::addColumn<QString>("typed");
    QTest::newRow("plain") << u"a & b < c"_s << QList<StyleRun>() << u"a & b < c"_s;
    QTest::newRow("traits") << u"abc"_s
                            << QList<StyleRun>{{0, 1, traits(TextStyle::Bold)},
                                   {1, 1, traits(TextStyle::Bold | TextStyle::Italic)}}
                            << u"<b>a</b><b><i>b</i></b>c"_s;
    QTest::newRow("to the end") << u"ab"_s << QList<StyleRun>{{1, 1, traits(TextStyle::Underline)}} << u"a<u>b</u>"_s;
    QTest::newRow("what looks like markup")
        << u"<i> &lt; &amp; </b>"_s << QList<StyleRun>() << u"&lt;i> &amp;lt; &amp;amp; &lt;/b>"_s;
}

void CueEditsTest::typedBack()
{
    QFETCH(QString, text);
    QFETCH(QList<StyleRun>, runs);
    QFETCH(QString, typed);
    Cue cue(0, 1, text);
    cue.runs = runs;
    QCOMPARE(typedText(cue), typed);
    const Cue back = withTypedText(Cue(0, 1), typed);
    QCOMPARE(back.text, text);
    QCOMPARE(back.runs, runs);
}

void CueEditsTest::typedRandomly()
{
    for (quint32 seed = 0; seed < 300; ++seed) {
        Document document = randomDocument(seed);
        QRandomGenerator random(seed);
        for (qsizetype row = 0; row < document.cues.size(); ++row) {
            const Cue &cue = document.cues[row];
            QVERIFY(setText(document, row, typedText(cue)).isEmpty()); // nothing typed, nothing changed
            const QString typed = randomText(random);
            const CueChange change = setText(document, row, typed);
            Document after = document;
            change.redo(after);
            QVERIFY2(faultOf(after).isEmpty(), qPrintable(typed));
            change.undo(after);
            QVERIFY(after == document);
        }
    }
}

void CueEditsTest::keepsOtherStyle()
{
    TextStyle red;
    red.color = 0xFFFF0000;
    TextStyle redItalic = red;
    redItalic.traits = TextStyle::Italic;
    Cue cue(0, 1, u"one two three"_s);
    cue.runs = {{4, 3, red}};
    Cue after = withTypedText(cue, u"one <i>two</i> three"_s);
    QCOMPARE(after.runs, (QList<StyleRun>{{4, 3, redItalic}}));
    after = withTypedText(cue, u"one two or three"_s);
    QCOMPARE(after.text, u"one two or three"_s);
    QCOMPARE(after.runs, (QList<StyleRun>{{4, 3, red}}));
    after = withTypedText(cue, u"ones two three"_s);
    QCOMPARE(after.runs, (QList<StyleRun>{{5, 3, red}}));
}

void CueEditsTest::keepsNativeText()
{
    Document document = three();
    document.cues[0].edit().native = u"{\\fad(1,1)}a"_s;
    QVERIFY(setText(document, 0, u"a"_s).isEmpty());
}

void CueEditsTest::setsTimes()
{
    const Document document = three();
    QCOMPARE(done(document, setStart(document, 1, 3500)), u"1000-2000 a | 3500-4000 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setStart(document, 1, 4500)), u"1000-2000 a | 4500-5500 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setStart(document, 0, -5)), u"0-2000 a | 3000-4000 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setEnd(document, 1, 3500)), u"1000-2000 a | 3000-3500 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setEnd(document, 1, 100)), u"1000-2000 a | 3000-3000 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setTimes(document, 1, 10, 20)), u"1000-2000 a | 10-20 b | 5000-6000 c"_s);
    QCOMPARE(done(document, setTimes(document, 1, 10, 5)), u"1000-2000 a | 10-10 b | 5000-6000 c"_s);
    QVERIFY(setStart(document, 1, 3000).isEmpty());
}

void CueEditsTest::deletes()
{
    const Document document = three();
    QCOMPARE(done(document, deleteCues(document, {1})), u"1000-2000 a | 5000-6000 c"_s);
    QCOMPARE(done(document, deleteCues(document, {2, 0, 2, 99, -1})), u"3000-4000 b"_s);
    QCOMPARE(done(document, deleteCues(document, {0, 1, 2})), u""_s);
    QVERIFY(deleteCues(document, {}).isEmpty());
}

void CueEditsTest::inserts()
{
    const Document document = three();
    QCOMPARE(done(document, insertCue(document, 3, Cue(7000, 8000, u"d"_s))),
        u"1000-2000 a | 3000-4000 b | 5000-6000 c | 7000-8000 d"_s);
    QCOMPARE(done(document, insertCue(document, 0, Cue(0, 1, u"d"_s))),
        u"0-1 d | 1000-2000 a | 3000-4000 b | 5000-6000 c"_s);
    QVERIFY(insertCue(document, 4, Cue()).isEmpty());
    QCOMPARE(done(document, insertAfter(document, 0)), u"1000-2000 a | 2000-3000  | 3000-4000 b | 5000-6000 c"_s);
    QCOMPARE(done(document, insertAfter(document, -1)), u"0-1000  | 1000-2000 a | 3000-4000 b | 5000-6000 c"_s);
    QCOMPARE(done(document, insertAfter(document, 2)), u"1000-2000 a | 3000-4000 b | 5000-6000 c | 6000-8000 "_s);
    QVERIFY(insertAfter(document, 3).isEmpty());
    QCOMPARE(done(Document(), insertAfter(Document(), -1)), u"0-2000 "_s);
}

void CueEditsTest::shifts()
{
    Document document = three();
    QCOMPARE(done(document, shiftFrom(document, 1, 500)), u"1000-2000 a | 3500-4500 b | 5500-6500 c"_s);
    QCOMPARE(done(document, shiftFrom(document, 0, -5000)), u"0-1000 a | 2000-3000 b | 4000-5000 c"_s);
    QVERIFY(shiftFrom(document, 1, 0).isEmpty());
    // Not in order: what starts later goes as well.
    std::swap(document.cues[0], document.cues[2]);
    QCOMPARE(done(document, shiftFrom(document, 1, 500)), u"5500-6500 c | 3500-4500 b | 1000-2000 a"_s);
}

void CueEditsTest::splits()
{
    Document document = three();
    document.cues[1].text = u"I saw him. He saw me."_s;
    QCOMPARE(done(document, splitCue(document, 1)),
        u"1000-2000 a | 3000-3500 I saw him. | 3500-4000 He saw me. | 5000-6000 c"_s);
    QCOMPARE(done(document, splitCue(document, 1, 2)),
        u"1000-2000 a | 3000-3050 I | 3050-4000 saw him. He saw me. | 5000-6000 c"_s);
    QVERIFY(splitCue(document, 0).isEmpty());
}

void CueEditsTest::merges()
{
    const Document document = three();
    QCOMPARE(done(document, mergeWithNext(document, 0)), u"1000-4000 a/b | 5000-6000 c"_s);
    QVERIFY(mergeWithNext(document, 2).isEmpty());
}

void CueEditsTest::mergesWordTimes()
{
    Document document = three();
    TextStyle sung;
    sung.atMs = 100;
    document.cues[1].runs = {{0, 1, sung}};
    mergeWithNext(document, 0).redo(document);
    QCOMPARE(document.cues[0].runs[0].start, 2);
    QCOMPARE(document.cues[0].runs[0].style.atMs, 2100);
}

void CueEditsTest::noSuchRow()
{
    const Document document = three();
    for (const qsizetype row : {qsizetype(-1), qsizetype(3), std::numeric_limits<qsizetype>::max()}) {
        QVERIFY(setText(document, row, u"x"_s).isEmpty());
        QVERIFY(setStart(document, row, 1).isEmpty());
        QVERIFY(setEnd(document, row, 1).isEmpty());
        QVERIFY(setTimes(document, row, 1, 2).isEmpty());
        QVERIFY(deleteCues(document, {row}).isEmpty());
        QVERIFY(shiftFrom(document, row, 1).isEmpty());
        QVERIFY(splitCue(document, row).isEmpty());
        QVERIFY(row < 0 || mergeWithNext(document, row).isEmpty());
    }
    Document after = document;
    CueChange().redo(after);
    CueChange().undo(after);
    QVERIFY(after == document);
}

void CueEditsTest::ofAnotherDocument()
{
    const Document document = three();
    Document other;
    other.cues = {{0, 1, u"x"_s}};
    const CueChange change = deleteCues(document, {1, 2});
    change.redo(other); // there are no such rows
    QCOMPARE(shown(other), u"0-1 x"_s);
}

void CueEditsTest::farTimes()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    Document document;
    document.cues = {{least, most, u"a b"_s}, {most, least, u"c d"_s}};
    for (const qint64 ms : {most, least, qint64(0)}) {
        for (const qsizetype row : {0, 1}) {
            setStart(document, row, ms).redo(document);
            setEnd(document, row, ms).redo(document);
            const CueChange shift = shiftFrom(document, row, ms);
            shift.redo(document);
            const CueChange split = splitCue(document, row);
            split.redo(document);
            split.undo(document);
            const CueChange merge = mergeWithNext(document, 0);
            merge.redo(document);
            merge.undo(document);
            const CueChange insert = insertAfter(document, row);
            insert.redo(document);
            insert.undo(document);
        }
    }
    QCOMPARE(document.cues.size(), 2);
}

QTEST_GUILESS_MAIN(CueEditsTest)
#include "tst_cueedits.moc"
