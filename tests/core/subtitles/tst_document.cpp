// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/document.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

TextStyle traits(quint16 value)
{
    TextStyle style;
    style.traits = value;
    return style;
}

/// "a[b]c{d}": [] is italic, {} bold.
Cue marked(const QString &text)
{
    StyledText styled;
    quint16 now = 0;
    for (const QChar c : text) {
        if (c == u'[')
            now = TextStyle::Italic;
        else if (c == u'{')
            now = TextStyle::Bold;
        else if (c == u']' || c == u'}')
            now = 0;
        else
            styled.append(QString(c), traits(now));
    }
    Cue cue;
    styled.moveTo(cue);
    return cue;
}

QString shown(const Cue &cue)
{
    QString text;
    forEachSegment(cue, [&](QStringView part, const TextStyle &style) {
        if (style.isPlain())
            text += part;
        else if (style.has(TextStyle::Italic))
            text += u'[' + part.toString() + u']';
        else
            text += u'{' + part.toString() + u'}';
    });
    return text;
}

} // namespace

class DocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replaces_data();
    void replaces();
    void replacesMany_data();
    void replacesMany();
    void oneOfManyIsOne();
    void leavesOutBadChanges();
    void slices_data();
    void slices();
    void appends();
    void trims_data();
    void trims();
    void trimsStyledText();
    void mapsTimes();
    void mapsFarTimes();
    void sorts();
    void details();
};

void DocumentTest::replaces_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("after");
    QTest::newRow("plain") << u"abc"_s << 1 << 1 << u"xy"_s << u"axyc"_s;
    QTest::newRow("inside") << u"a[bcd]e"_s << 2 << 1 << u"xy"_s << u"a[bxyd]e"_s;
    QTest::newRow("inserted inside") << u"a[bcd]e"_s << 2 << 0 << u"xy"_s << u"a[bxycd]e"_s;
    QTest::newRow("inserted behind takes the style before") << u"a[bcd]e"_s << 4 << 0 << u"x"_s << u"a[bcdx]e"_s;
    QTest::newRow("inserted before takes the style before") << u"a[bcd]e"_s << 1 << 0 << u"x"_s << u"ax[bcd]e"_s;
    QTest::newRow("inserted at the beginning") << u"[bcd]e"_s << 0 << 0 << u"x"_s << u"x[bcd]e"_s;
    QTest::newRow("over the front") << u"a[bcd]e"_s << 0 << 2 << u"x"_s << u"x[cd]e"_s;
    QTest::newRow("over the back") << u"a[bcd]e"_s << 3 << 2 << u"x"_s << u"a[bcx]"_s;
    QTest::newRow("all of a run") << u"a[bcd]e"_s << 1 << 3 << u"x"_s << u"a[x]e"_s;
    QTest::newRow("all of a run by nothing") << u"a[bcd]e"_s << 1 << 3 << u""_s << u"ae"_s;
    QTest::newRow("over two runs") << u"[ab]{cd}"_s << 1 << 2 << u"x"_s << u"[ax]{d}"_s;
    QTest::newRow("the blank between runs of one style") << u"[ab] [cd]"_s << 2 << 1 << u""_s << u"[abcd]"_s;
    QTest::newRow("everything") << u"[ab] {cd}"_s << 0 << 99 << u"x"_s << u"[x]"_s;
    QTest::newRow("behind the end") << u"[ab]"_s << 99 << 3 << u"x"_s << u"[abx]"_s;
    QTest::newRow("before the beginning") << u"a[b]"_s << -3 << 1 << u"x"_s << u"x[b]"_s;
}

void DocumentTest::replaces()
{
    QFETCH(QString, before);
    QFETCH(int, start);
    QFETCH(int, length);
    QFETCH(QString, with);
    QFETCH(QString, after);
    Cue cue = marked(before);
    replaceText(cue, start, length, with);
    QCOMPARE(shown(cue), after);
}

void DocumentTest::replacesMany_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QList<TextChange>>("changes");
    QTest::addColumn<QString>("after");
    QTest::newRow("none") << u"a[b]c"_s << QList<TextChange>() << u"a[b]c"_s;
    QTest::newRow("two") << u"a[bcd]e"_s << QList<TextChange>{{0, 1, {}}, {2, 1, u"xy"_s}} << u"[bxyd]e"_s;
    QTest::newRow("neighbours") << u"[ab]{cd}"_s << QList<TextChange>{{1, 1, u"x"_s}, {2, 1, u"y"_s}} << u"[ax]{yd}"_s;
    QTest::newRow("inserted behind a run") << u"[ab]c"_s << QList<TextChange>{{2, 0, u"x"_s}} << u"[abx]c"_s;
    QTest::newRow("inserted after a removal")
        << u"[ab]c"_s << QList<TextChange>{{0, 2, {}}, {2, 0, u"x"_s}} << u"[x]c"_s;
    QTest::newRow("to the end") << u"a[b]"_s << QList<TextChange>{{1, 1, {}}, {2, 0, u"z"_s}} << u"a[z]"_s;
}

void DocumentTest::replacesMany()
{
    QFETCH(QString, before);
    QFETCH(QList<TextChange>, changes);
    QFETCH(QString, after);
    Cue cue = marked(before);
    replaceTexts(cue, changes);
    QCOMPARE(shown(cue), after);
}

void DocumentTest::oneOfManyIsOne()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 2000; ++i) {
        Cue one(0, 0, randomText(random));
        one.runs = randomRuns(random, one.text.size());
        Cue many = one;
        const qsizetype start = random.bounded(int(one.text.size()) + 1);
        const qsizetype length = random.bounded(int(one.text.size() - start) + 1);
        const QString with = random.bounded(2) ? randomText(random) : QString();
        replaceText(one, start, length, with);
        replaceTexts(many, {{start, length, with}});
        QCOMPARE(many.text, one.text);
        QCOMPARE(many.runs, one.runs);
        Document document;
        document.cues = {one};
        QCOMPARE(faultOf(document), QString());
    }
}

void DocumentTest::leavesOutBadChanges()
{
    Cue cue = marked(u"a[bcd]e"_s);
    const qsizetype far = std::numeric_limits<qsizetype>::max();
    replaceTexts(
        cue, {{2, 1, u"x"_s}, {1, 1, u"!"_s}, {-1, 1, u"!"_s}, {4, far, u"!"_s}, {far, 1, u"!"_s}, {4, -1, {}}});
    QCOMPARE(shown(cue), u"a[bxd]e"_s);
}

void DocumentTest::slices_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("after");
    QTest::newRow("middle") << u"ab[cde]fg"_s << 1 << 3 << u"b[cd]"_s;
    QTest::newRow("one run") << u"ab[cde]fg"_s << 2 << 3 << u"[cde]"_s;
    QTest::newRow("none") << u"ab[cde]fg"_s << 2 << 0 << u""_s;
    QTest::newRow("before the beginning") << u"ab[cde]fg"_s << -4 << 3 << u"ab[c]"_s;
    QTest::newRow("behind the end") << u"ab[cde]"_s << 9 << 3 << u""_s;
    QTest::newRow("too long") << u"ab[cde]"_s << 3 << 99 << u"[de]"_s;
}

void DocumentTest::slices()
{
    QFETCH(QString, before);
    QFETCH(int, start);
    QFETCH(int, length);
    QFETCH(QString, after);
    QCOMPARE(shown(sliced(marked(before), start, length)), after);
}

void DocumentTest::appends()
{
    Cue cue = marked(u"a[b]"_s);
    appendText(cue, {}, marked(u"[c]d"_s));
    QCOMPARE(shown(cue), u"a[bc]d"_s);
    QCOMPARE(cue.runs.size(), 1);
    appendText(cue, u"\n", marked(u"{e}"_s));
    QCOMPARE(shown(cue), u"a[bc]d\n{e}"_s);
}

void DocumentTest::trims_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing to do") << u"[a]\n[b]"_s << u"[a]\n[b]"_s;
    QTest::newRow("ends") << u"  a [b ] \n\t[ c]"_s << u"a [b]\n[c]"_s;
    QTest::newRow("empty lines") << u"\n\na\n \n\nb\n\n"_s << u"a\nb"_s;
    QTest::newRow("a run over lines") << u"[a \n\n b]"_s << u"[a\nb]"_s;
    QTest::newRow("only blanks") << u"[ \n ]"_s << u""_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("a blank that does not break stays") << u"\u00A0a\u00A0"_s << u"\u00A0a\u00A0"_s;
}

void DocumentTest::trims()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    Cue cue = marked(before);
    trimLines(cue);
    QCOMPARE(shown(cue), after);
    trimLines(cue);
    QCOMPARE(shown(cue), after);
}

void DocumentTest::trimsStyledText()
{
    StyledText styled;
    styled.append(u" \n", traits(TextStyle::Italic));
    styled.append(u" a ", traits(TextStyle::Bold));
    styled.append(u"\n");
    styled.trim();
    Cue cue;
    styled.moveTo(cue);
    QCOMPARE(shown(cue), u"{a}"_s);
    QVERIFY(styled.isEmpty());
    styled.trim();
    QVERIFY(styled.isEmpty());
}

void DocumentTest::mapsTimes()
{
    Cue cue(1000, 3000, u"la la"_s);
    TextStyle sung;
    sung.atMs = 500;
    cue.runs = {{3, 2, sung}};
    mapTimes(cue, [](qint64 ms) { return ms * 2 - 100; });
    QCOMPARE(cue.startMs, 1900);
    QCOMPARE(cue.endMs, 5900);
    QCOMPARE(cue.runs.first().style.atMs, 1000);
    mapTimes(cue, [](qint64 ms) { return std::max<qint64>(2500, ms); });
    QCOMPARE(cue.startMs, 2500);
    QCOMPARE(cue.runs.first().style.atMs, 400);
}

void DocumentTest::mapsFarTimes()
{
    constexpr qint64 far = std::numeric_limits<qint64>::max();
    Cue cue(far, -far, u"a"_s);
    TextStyle sung;
    sung.atMs = far;
    cue.runs = {{0, 1, sung}};
    mapTimes(cue, [](qint64 ms) { return ms; });
    QCOMPARE(cue.startMs, far);
    QVERIFY(cue.runs.first().style.atMs >= 0);
}

void DocumentTest::sorts()
{
    QList<Cue> cues{{2000, 3000, u"c"_s}, {1000, 2000, u"b"_s}, {1000, 1500, u"a"_s}, {2000, 3000, u"d"_s}};
    QVERIFY(!isSortedByTime(cues));
    sortByTime(cues);
    QVERIFY(isSortedByTime(cues));
    QString order;
    for (const Cue &cue : std::as_const(cues))
        order += cue.text;
    QCOMPARE(order, u"abcd"_s);
}

void DocumentTest::details()
{
    Cue cue(0, 1, u"a"_s);
    Cue other = cue;
    QVERIFY(!cue.hasDetails());
    cue.edit().speaker = u"Ann"_s;
    QVERIFY(cue != other);
    other.setDetails(cue.details());
    QVERIFY(cue == other);
    other.edit().layer = 1;
    QCOMPARE(cue.details().layer, 0);
    other.setDetails({});
    QVERIFY(!other.hasDetails());
    cue.edit().speaker.clear();
    QVERIFY(cue == other); // details that say nothing are none
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
