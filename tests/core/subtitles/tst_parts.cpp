// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/documentfile.h"
#include "core/subtitles/parts.h"
#include "tests/support/randomdocument.h"

#include <QRegularExpression>
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
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    return list.join(u" | ");
}

TextStyle traits(quint16 value)
{
    TextStyle style;
    style.traits = value;
    return style;
}

} // namespace

class PartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offsets();
    void joins();
    void refuses();
    void joinsOne();
    void mergesStyles();
    void mergesWhatLinesDoNotSay();
    void joinedFilesHold();
    void mergesRegions();
    void leavesOutOtherWords();
    void keepsNamesApart();
    void mergesMetadata();
    void splits_data();
    void splits();
    void splitsCuesOverTheCut();
    void splitsWordTimes();
    void splitKeepsTheRest();
    void joinedAgain();
};

void PartsTest::offsets()
{
    const Document one = documentOf({{0, 1000, u"a"_s}, {2000, 5000, u"b"_s}});
    QCOMPARE(partOffsets({one, one, one}), (QList<qint64>{0, 5000, 10000}));
    QCOMPARE(partOffsets({one, one, one}, {6000, 7000, 8000}), (QList<qint64>{0, 6000, 13000}));
    QCOMPARE(partOffsets({one, one, one}, {0, 7000}), (QList<qint64>{0, 5000, 12000}));
    QCOMPARE(partOffsets({}), QList<qint64>());
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QVERIFY(partOffsets({one, one, one}, {most, most, most}).last() > 0);
}

void PartsTest::joins()
{
    const auto whole = joinParts(
        {documentOf({{0, 1000, u"a"_s}}), documentOf({{0, 1000, u"b"_s}, {2000, 3000, u"c"_s}})}, {100, 60000});
    QVERIFY(whole.has_value());
    QCOMPARE(shown(*whole), u"100-1100 a | 60000-61000 b | 62000-63000 c"_s);
}

void PartsTest::refuses()
{
    const auto none = joinParts({}, {});
    QVERIFY(!none.has_value());
    QVERIFY(none.error().kind == ErrorKind::BadInput);
    const auto few = joinParts({Document(), Document()}, {0});
    QVERIFY(!few.has_value());
    QVERIFY(few.error().kind == ErrorKind::BadInput);
    QVERIFY(!few.error().message.isEmpty());
}

void PartsTest::joinsOne()
{
    Document one = documentOf({{0, 1000, u"a"_s}});
    one.format = u"ass"_s;
    one.head = u"head"_s;
    QVERIFY(*joinParts({one}, {0}) == one);
}

void PartsTest::mergesStyles()
{
    Document one = documentOf({{0, 1000, u"a"_s}});
    one.format = u"ass"_s;
    one.styles = {{u"Default"_s, traits(1), 2, u"Default,Arial,20"_s}, {u"Sign"_s, traits(2), 8, u"Sign,Arial,20"_s}};
    one.cues[0].edit().style = u"Default"_s;
    Document two = one;
    two.styles = {{u"Default"_s, traits(1), 2, u"Default,Arial,99"_s}, {u"Sign"_s, traits(2), 8, u"Sign,Arial,20"_s},
        {u"Default-2"_s, traits(4), 2, u"Default-2,Arial,20"_s}};
    const auto whole = joinParts({one, two}, {0, 5000});
    QVERIFY(whole.has_value());
    QStringList names;
    for (const NamedStyle &style : whole->styles)
        names << style.name + u'=' + style.native;
    QCOMPARE(names,
        (QStringList{u"Default=Default,Arial,20"_s, u"Sign=Sign,Arial,20"_s, u"Default-2=Default-2,Arial,99"_s,
            u"Default-2-2=Default-2-2,Arial,20"_s}));
    QCOMPARE(whole->cues[0].details().style, u"Default"_s);
    QCOMPARE(whole->cues[1].details().style, u"Default-2"_s);
}

void PartsTest::mergesWhatLinesDoNotSay()
{
    Document one = documentOf({{0, 1000, u"a"_s}});
    one.format = u"ass"_s;
    one.styles = {{u"Default"_s, traits(1), 2, u"Default,Arial,20"_s}, {u"Sign"_s, traits(2), 8, u"Sign,Arial,20"_s}};
    Document two = one;
    two.styles = {{u"Default"_s, traits(1), 2, u"Default,Arial,99"_s}, {u"Sign"_s, traits(2), 8, u"Sign,Arial,33"_s}};
    two.cues[0].edit().native = u"{\\k20}a{\\rSign\\i1}b{\\r}c{\\rOther}{\\rSign}"_s;
    two.cues.append(documentOf({{2000, 3000, u"plain"_s}}).cues);
    const auto whole = joinParts({one, two}, {0, 5000});
    QVERIFY(whole.has_value());
    // A line without a style has the one called Default: that of its own file.
    QVERIFY(!whole->cues[0].hasDetails());
    QCOMPARE(whole->cues[1].details().style, u"Default-2"_s);
    QCOMPARE(whole->cues[2].details().style, u"Default-2"_s);
    QCOMPARE(whole->cues[1].details().native, u"{\\k20}a{\\rSign-2\\i1}b{\\r}c{\\rOther}{\\rSign-2}"_s);
    // Elsewhere no style is the style of all.
    one.format = two.format = u"ttml"_s;
    QVERIFY(joinParts({one, two}, {0, 5000})->cues[2].details().style.isEmpty());
}

void PartsTest::joinedFilesHold()
{
    // As files: what is named is there.
    const QByteArray ttml = "<tt xmlns='http://www.w3.org/ns/ttml' xmlns:tts='http://www.w3.org/ns/ttml#styling' "
                            "xml:lang='en'><head><styling><style xml:id='s1' tts:color='red'/></styling><layout>"
                            "<region xml:id='r1' tts:origin='10% 10%' tts:extent='80% 20%'/></layout></head><body><div>"
                            "<p region='r1' style='s1' begin='1s' end='2s'>One <span style='s1'>x</span></p></div>"
                            "</body></tt>";
    const Document one = loadSubtitle(ttml)->document;
    const Document two = loadSubtitle(QByteArray(ttml).replace("red", "blue").replace("10% 10%", "10% 40%"))->document;
    const auto whole = joinParts({one, two}, {0, 5000});
    QVERIFY(whole.has_value());
    const auto stored = storeSubtitle(*whole, {.format = u"ttml"_s, .write = {}});
    QVERIFY(stored.has_value());
    const Document back = loadSubtitle(stored->content)->document;
    QCOMPARE(back.cues.size(), 2);
    QCOMPARE(back.cues[0].runs.first().style.color, one.cues[0].runs.first().style.color);
    QCOMPARE(back.cues[1].runs.first().style.color, two.cues[0].runs.first().style.color);
    QCOMPARE(back.cues[1].details().placement, two.cues[0].details().placement);
    static const QRegularExpression use(u"(?:region|style)=\"([^\"]+)\""_s);
    const QString text = QString::fromUtf8(stored->content);
    for (const QRegularExpressionMatch &match : use.globalMatch(text))
        QVERIFY2(text.contains("xml:id=\""_L1 + match.captured(1) + u'"'), qPrintable(match.captured()));
}

void PartsTest::mergesRegions()
{
    Document one = documentOf({{0, 1000, u"a"_s}});
    one.format = u"webvtt"_s;
    one.regions = {{u"fred"_s, {}, u"id:fred\nwidth:40%"_s}};
    one.cues[0].edit().region = u"fred"_s;
    one.cues[0].edit().settings = u"region:fred align:left"_s;
    Document two = one;
    two.regions[0].native = u"id:fred\nwidth:80%"_s;
    const auto whole = joinParts({one, two}, {0, 5000});
    QVERIFY(whole.has_value());
    QCOMPARE(whole->regions.size(), 2);
    QCOMPARE(whole->regions[1].id, u"fred-2"_s);
    QCOMPARE(whole->regions[1].native, u"id:fred-2\nwidth:80%"_s);
    QCOMPARE(whole->cues[1].details().region, u"fred-2"_s);
    QCOMPARE(whole->cues[1].details().settings, u"region:fred-2 align:left"_s);
    QCOMPARE(whole->cues[0].details().settings, u"region:fred align:left"_s);
}

void PartsTest::leavesOutOtherWords()
{
    Document one = documentOf({{0, 1000, u"a"_s}});
    one.format = u"ass"_s;
    one.canvas = {640, 480};
    one.cues[0].edit().native = u"{\\pos(1,2)}a"_s;
    one.cues[0].edit().placement.x = 10;
    Document two = one;
    two.canvas = {1920, 1080};
    const auto whole = joinParts({one, two}, {0, 5000});
    QVERIFY(whole.has_value());
    QCOMPARE(whole->cues[0].details().native, u"{\\pos(1,2)}a"_s);
    QVERIFY(whole->cues[1].details().native.isEmpty());
    QCOMPARE(whole->cues[1].details().placement.x.value_or(0), 10.0);
    QCOMPARE(whole->canvas, QSize(640, 480));
}

void PartsTest::keepsNamesApart()
{
    Document one = documentOf({{0, 1000, u"a"_s}, {1000, 2000, u"b"_s}});
    one.cues[0].edit().id = u"intro"_s;
    one.cues[1].edit().id = u"end"_s;
    Document two = one;
    two.cues[1].edit().id = u"another"_s;
    const auto whole = joinParts({one, two}, {0, 5000});
    QCOMPARE(whole->cues[0].details().id, u"intro"_s);
    QVERIFY(whole->cues[2].details().id.isEmpty());
    QCOMPARE(whole->cues[3].details().id, u"another"_s);
}

void PartsTest::mergesMetadata()
{
    Document one;
    one.metadata = {{u"title"_s, u"First"_s}};
    one.head = u"head"_s;
    Document two;
    two.metadata = {{u"title"_s, u"Second"_s}, {u"author"_s, u"Ann"_s}};
    two.fps = 25;
    two.head = u"other head"_s;
    const auto whole = joinParts({one, two}, {0, 0});
    QCOMPARE(whole->metadata.value(u"title"_s), u"First"_s);
    QCOMPARE(whole->metadata.value(u"author"_s), u"Ann"_s);
    QCOMPARE(whole->fps, 25.0);
    QCOMPARE(whole->head, u"head"_s);
}

void PartsTest::splits_data()
{
    QTest::addColumn<QList<qint64>>("at");
    QTest::addColumn<bool>("restart");
    QTest::addColumn<QStringList>("after");
    const QString all = u"1000-2000 a | 3000-4000 b | 5000-6000 c"_s;
    QTest::newRow("nowhere") << QList<qint64>() << false << QStringList{all};
    QTest::newRow("once") << QList<qint64>{2500} << false
                          << QStringList{u"1000-2000 a"_s, u"3000-4000 b | 5000-6000 c"_s};
    QTest::newRow("from 0 on again") << QList<qint64>{2500} << true
                                     << QStringList{u"1000-2000 a"_s, u"500-1500 b | 2500-3500 c"_s};
    QTest::newRow("twice, not in order, and again")
        << QList<qint64>{4500, 2500, 4500} << true << QStringList{u"1000-2000 a"_s, u"500-1500 b"_s, u"500-1500 c"_s};
    QTest::newRow("at a start") << QList<qint64>{3000} << false
                                << QStringList{u"1000-2000 a"_s, u"3000-4000 b | 5000-6000 c"_s};
    QTest::newRow("at an end") << QList<qint64>{2000} << false
                               << QStringList{u"1000-2000 a"_s, u"3000-4000 b | 5000-6000 c"_s};
    QTest::newRow("before all") << QList<qint64>{0, -5} << false << QStringList{all};
    QTest::newRow("behind all") << QList<qint64>{9000} << false << QStringList{all, QString()};
}

void PartsTest::splits()
{
    QFETCH(QList<qint64>, at);
    QFETCH(bool, restart);
    QFETCH(QStringList, after);
    const Document document = documentOf({{1000, 2000, u"a"_s}, {3000, 4000, u"b"_s}, {5000, 6000, u"c"_s}});
    const QList<Document> parts = splitParts(document, at, restart);
    QStringList texts;
    for (const Document &part : parts)
        texts << shown(part);
    QCOMPARE(texts, after);
}

void PartsTest::splitsCuesOverTheCut()
{
    const auto cut = [](qint64 start, qint64 end, const QList<qint64> &at) {
        QStringList list;
        const QList<Document> parts = splitParts(documentOf({{start, end, u"a"_s}}), at, false);
        for (const Document &part : parts)
            list << shown(part);
        return list;
    };
    QCOMPARE(cut(1000, 3000, {2000}), (QStringList{u"1000-2000 a"_s, u"2000-3000 a"_s}));
    QCOMPARE(cut(1000, 3000, {2900}), (QStringList{u"1000-2900 a"_s, QString()}));
    QCOMPARE(cut(1000, 3000, {1100}), (QStringList{QString(), u"1100-3000 a"_s}));
    // Too short for both: the longer share stays.
    QCOMPARE(cut(1000, 1300, {1140}), (QStringList{QString(), u"1140-1300 a"_s}));
    QCOMPARE(cut(1000, 1300, {1150}), (QStringList{u"1000-1150 a"_s, QString()}));
    QCOMPARE(cut(1000, 9000, {2000, 3000, 3050}),
        (QStringList{u"1000-2000 a"_s, u"2000-3000 a"_s, QString(), u"3050-9000 a"_s}));
    // One that ends before it starts goes where it starts.
    QCOMPARE(cut(3000, 1000, {2000}), (QStringList{QString(), u"3000-1000 a"_s}));
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QCOMPARE(cut(-most, most, {2000}).size(), 2);
}

void PartsTest::splitsWordTimes()
{
    TextStyle sung;
    sung.atMs = 1500;
    Cue cue(1000, 3000, u"la la"_s);
    cue.runs = {{3, 2, sung}};
    const QList<Document> parts = splitParts(documentOf({cue}), {2000}, true);
    QCOMPARE(shown(parts[1]), u"0-1000 la la"_s);
    QCOMPARE(parts[1].cues[0].runs[0].style.atMs, 500);
}

void PartsTest::splitKeepsTheRest()
{
    Document document = documentOf({{1000, 2000, u"a"_s}, {3000, 4000, u"b"_s}});
    document.format = u"ass"_s;
    document.styles = {{u"Default"_s, {}, 2, {}}};
    document.metadata = {{u"title"_s, u"First"_s}};
    const QList<Document> parts = splitParts(document, {2500}, false);
    for (const Document &part : parts) {
        QCOMPARE(part.format, u"ass"_s);
        QCOMPARE(part.styles.size(), 1);
        QCOMPARE(part.metadata, document.metadata);
    }
}

void PartsTest::joinedAgain()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        Document document = randomDocument(seed);
        const QList<qint64> at{7000, 20000};
        // Without those over a cut, whose shares stay apart, and names, which are one cue's.
        document.cues.removeIf([&](const Cue &cue) {
            return std::any_of(at.cbegin(), at.cend(), [&](qint64 ms) { return cue.startMs < ms && cue.endMs > ms; });
        });
        for (Cue &cue : document.cues) {
            if (cue.hasDetails())
                cue.edit().id.clear();
        }
        sortByTime(document.cues);
        const QList<Document> parts = splitParts(document, at, true);
        const auto whole = joinParts(parts, {0, 7000, 20000});
        QVERIFY(whole.has_value());
        QVERIFY2(*whole == document, qPrintable(u"seed %1\n%2\n%3"_s.arg(seed).arg(shown(*whole), shown(document))));
    }
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
