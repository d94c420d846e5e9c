// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// write(read(x)), read again, is equal: for every format with itself and for every pair that can carry it.

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// How much a time may move when it is written: the format's unit, in ms.
qint64 precision(const SubtitleFormat &format)
{
    static const QHash<QString, qint64> units{{u"subrip"_s, 0}, {u"webvtt"_s, 0}, {u"ass"_s, 10}, {u"ssa"_s, 10},
        {u"microdvd"_s, 42}, {u"mpl2"_s, 100}, {u"tmplayer"_s, 1000}, {u"subviewer"_s, 1000}, {u"subviewer2"_s, 10},
        {u"sami"_s, 0}, {u"ttml"_s, 0}, {u"sbv"_s, 0}, {u"lrc"_s, 10}, {u"mpsub"_s, 40}, {u"jacosub"_s, 40},
        {u"pjs"_s, 100}, {u"aqtitle"_s, 42}, {u"vplayer"_s, 1000}, {u"realtext"_s, 10}, {u"qttext"_s, 10},
        {u"scc"_s, 200}, {u"ebu-stl"_s, 40}, {u"spruce-stl"_s, 40}, {u"turbotitler"_s, 10}, {u"dks"_s, 1000}};
    return units.value(QString::fromLatin1(format.id), 1000);
}

QList<const SubtitleFormat *> writable()
{
    QList<const SubtitleFormat *> formats;
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (format->canWrite())
            formats.append(format);
    }
    return formats;
}

/// Well-behaved: in order, apart, whole seconds, so that every format can say it.
Document plainDocument()
{
    Document document;
    const char16_t *texts[] = {u"The harbour was empty.", u"Two boats came in\nat a quarter to nine.",
        u"Nobody waited for them.", u"- Is it far?\n- Not very.", u"We could walk, couldn't we?"};
    qint64 at = 2000;
    for (const char16_t *text : texts) {
        document.cues.append(Cue(at, at + 2000, QString::fromUtf16(text)));
        at += 4000;
    }
    return document;
}

void style(Cue &cue, qsizetype start, qsizetype length, const TextStyle &look)
{
    cue.runs.append({start, length, look});
}

Document styledDocument()
{
    Document document = plainDocument();
    TextStyle italic;
    italic.set(TextStyle::Italic, true);
    style(document.cues[0], 0, document.cues[0].text.size(), italic);
    TextStyle bold;
    bold.set(TextStyle::Bold, true);
    style(document.cues[1], 0, 9, bold);
    TextStyle red;
    red.color = 0xFFFF0000;
    style(document.cues[2], 0, document.cues[2].text.size(), red);
    document.cues[3].edit().placement.anchor = 8;
    TextStyle underline;
    underline.set(TextStyle::Underline, true);
    style(document.cues[4], 3, 5, underline);
    return document;
}

/// What files of the wild bring along, from a fixed seed.
Document wildDocument(quint32 seed)
{
    QRandomGenerator random(seed);
    const QStringList words{u"one"_s, u"two"_s, u"<b>"_s, u"a < b"_s, u"&amp;"_s, u"R&D"_s, u"-->"_s, u"{x}"_s,
        u"[y]"_s, u"\\N"_s, u"|"_s, u"été"_s, u"Ωμέγα"_s, u"שלום"_s, u"日本語"_s, u"🙂"_s, u"\""_s, u"1"_s,
        u"00:00:01,000"_s, u"/"_s, u"#"_s, u"NOTE"_s, u"--"_s};
    Document document;
    qint64 at = random.bounded(5000);
    const int count = 1 + random.bounded(12);
    for (int i = 0; i < count; ++i) {
        QString text;
        const int length = random.bounded(9);
        for (int w = 0; w < length; ++w) {
            if (w > 0)
                text += random.bounded(4) == 0 ? u'\n' : u' ';
            text += words.at(random.bounded(int(words.size())));
        }
        const qint64 end = at + random.bounded(-500, 4000);
        Cue cue(at, end, text);
        if (text.size() > 4 && random.bounded(3) == 0) {
            TextStyle look;
            look.set(TextStyle::Italic, random.bounded(2));
            look.set(TextStyle::Bold, random.bounded(2));
            look.color = random.bounded(2) ? 0xFF00FF00 : 0;
            const qsizetype start = random.bounded(int(text.size()) - 2);
            if (!look.isPlain())
                cue.runs.append({start, 1 + random.bounded(int(text.size() - start - 1)), look});
        }
        if (random.bounded(5) == 0)
            cue.edit().placement.anchor = 1 + random.bounded(9);
        if (random.bounded(7) == 0)
            cue.edit().speaker = u"Ann"_s;
        document.cues.append(cue);
        at += random.bounded(-300, 5000);
    }
    return document;
}

Result<Document> through(const SubtitleFormat &format, const Document &document)
{
    StoreOptions store;
    store.format = QString::fromLatin1(format.id);
    const Result<StoredSubtitle> stored = storeSubtitle(document, store);
    if (!stored)
        return fail(stored.error());
    LoadOptions load;
    load.format = store.format;
    load.encoding = format.isText() ? u"UTF-8"_s : QString();
    // A document without words becomes an empty file, which is refused when it is loaded.
    if (stored->content.trimmed().isEmpty())
        return Document{};
    Result<LoadedSubtitle> loaded = loadSubtitle(stored->content, load);
    if (!loaded)
        return fail(loaded.error());
    return loaded->document;
}

QString describe(const Cue &cue)
{
    QString text = u"%1-%2 “%3”"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    for (const StyleRun &run : cue.runs)
        text += u" [%1+%2 traits %3 color %4]"_s.arg(run.start)
                    .arg(run.length)
                    .arg(run.style.traits)
                    .arg(run.style.color, 0, 16);
    const CueDetails &details = cue.details();
    if (cue.hasDetails())
        text += u" {anchor %1 x %2 y %3 speaker %4 style %5 region %6 settings %7 native %8}"_s
                    .arg(details.placement.anchor)
                    .arg(details.placement.x.value_or(-1))
                    .arg(details.placement.y.value_or(-1))
                    .arg(details.speaker, details.style, details.region, details.settings, details.native);
    return text;
}

/// Empty: the same cues.
QString difference(const QList<Cue> &a, const QList<Cue> &b)
{
    if (a.size() != b.size())
        return u"%1 cues against %2"_s.arg(a.size()).arg(b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a[i] != b[i])
            return u"cue %1: %2\n against %3"_s.arg(i).arg(describe(a[i]), describe(b[i]));
    }
    return {};
}

bool runsAreWhole(const Document &document)
{
    return std::all_of(document.cues.cbegin(), document.cues.cend(), [](const Cue &cue) {
        qsizetype at = 0;
        for (const StyleRun &run : cue.runs) {
            if (run.start < at || run.length < 1 || run.start + run.length > cue.text.size() || run.style.isPlain())
                return false;
            at = run.start + run.length;
        }
        return true;
    });
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainTextSurvives_data() { everyFormat(); }
    void plainTextSurvives();
    void styleThatIsCarriedSurvives_data() { everyFormat(); }
    void styleThatIsCarriedSurvives();
    void aSecondWritingChangesNothing_data() { everyFormat(); }
    void aSecondWritingChangesNothing();
    void everyPairAgrees_data() { everyFormat(); }
    void everyPairAgrees();
    void lossesAreSaid_data() { everyFormat(); }
    void lossesAreSaid();
    void isRecognisedByItsContent_data() { everyFormat(); }
    void isRecognisedByItsContent();
    void writingAWildDocumentIsReadable_data() { everyFormat(); }
    void writingAWildDocumentIsReadable();

private:
    static void everyFormat();
};

void TestRoundTrip::everyFormat()
{
    QTest::addColumn<QString>("id");
    for (const SubtitleFormat *format : writable())
        QTest::newRow(format->id) << QString::fromLatin1(format->id);
}

void TestRoundTrip::plainTextSurvives()
{
    QFETCH(QString, id);
    const SubtitleFormat &format = *subtitleFormat(id);
    const Document before = plainDocument();
    const Result<Document> after = through(format, before);
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE(after->cues.size(), before.cues.size());
    for (qsizetype i = 0; i < before.cues.size(); ++i) {
        const Cue &cue = after->cues[i];
        QString expected = before.cues[i].text;
        if (!format.carries.testFlag(SubtitleFeature::LineBreaks))
            expected.replace(u'\n', u' ');
        QCOMPARE(cue.text, expected);
        if (!format.carries.testFlag(SubtitleFeature::Times))
            continue;
        QVERIFY2(std::abs(cue.startMs - before.cues[i].startMs) <= precision(format), qPrintable(describe(cue)));
        if (format.carries.testFlag(SubtitleFeature::EndTimes))
            QVERIFY2(std::abs(cue.endMs - before.cues[i].endMs) <= precision(format), qPrintable(describe(cue)));
    }
}

void TestRoundTrip::styleThatIsCarriedSurvives()
{
    // What a format says that it carries comes back, or the writer has said that it did not fit this time.
    QFETCH(QString, id);
    const SubtitleFormat &format = *subtitleFormat(id);
    const Document before = styledDocument();
    StoreOptions store;
    store.format = id;
    const Result<StoredSubtitle> stored = storeSubtitle(before, store);
    QVERIFY(stored);
    const Result<Document> after = through(format, before);
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE(after->cues.size(), before.cues.size());
    QVERIFY(runsAreWhole(*after));
    const auto has = [&](int cue, auto test) {
        return std::any_of(after->cues[cue].runs.cbegin(), after->cues[cue].runs.cend(),
            [&](const StyleRun &run) { return test(run.style); });
    };
    const std::pair<SubtitleFeature, bool> found[] = {
        {SubtitleFeature::Italic, has(0, [](const TextStyle &s) { return s.has(TextStyle::Italic); })},
        {SubtitleFeature::Bold, has(1, [](const TextStyle &s) { return s.has(TextStyle::Bold); })},
        {SubtitleFeature::Color, has(2, [](const TextStyle &s) { return s.color == 0xFFFF0000; })},
        {SubtitleFeature::Alignment, after->cues[3].details().placement.anchor == 8},
        {SubtitleFeature::Underline, has(4, [](const TextStyle &s) { return s.has(TextStyle::Underline); })},
    };
    for (const auto &[feature, there] : found) {
        const bool said = std::any_of(stored->losses.cbegin(), stored->losses.cend(),
            [feature = feature](const Loss &loss) { return loss.feature == feature; });
        QVERIFY2(there != said, qPrintable(toString(feature)));
        QVERIFY2(said || format.carries.testFlag(feature), qPrintable(toString(feature)));
    }
}

void TestRoundTrip::aSecondWritingChangesNothing()
{
    QFETCH(QString, id);
    const SubtitleFormat &format = *subtitleFormat(id);
    QList<Document> documents{plainDocument(), styledDocument()};
    for (quint32 seed = 1; seed <= 60; ++seed)
        documents.append(wildDocument(seed));
    for (qsizetype i = 0; i < documents.size(); ++i) {
        const Result<Document> once = through(format, documents[i]);
        QVERIFY2(once, once ? "" : qPrintable(u"document %1: %2"_s.arg(i).arg(once.error().message)));
        if (once->cues.isEmpty())
            continue;
        const Result<Document> twice = through(format, *once);
        QVERIFY2(twice, twice ? "" : qPrintable(u"document %1: %2"_s.arg(i).arg(twice.error().message)));
        const QString differs = difference(once->cues, twice->cues);
        QVERIFY2(differs.isEmpty(), qPrintable(u"document %1: %2"_s.arg(i).arg(differs)));
    }
}

void TestRoundTrip::everyPairAgrees()
{
    QFETCH(QString, id);
    const SubtitleFormat &from = *subtitleFormat(id);
    for (const Document &original : {plainDocument(), styledDocument()}) {
        const Result<Document> source = through(from, original);
        QVERIFY(source);
        for (const SubtitleFormat *to : writable()) {
            const Result<Document> once = through(*to, *source);
            QVERIFY2(once, to->id);
            const Result<Document> twice = through(*to, *once);
            QVERIFY2(twice, to->id);
            const QString differs = difference(once->cues, twice->cues);
            QVERIFY2(differs.isEmpty(), qPrintable(u"%1 -> %2: %3"_s.arg(id, QString::fromLatin1(to->id), differs)));
            QVERIFY2(once->cues.size() == source->cues.size(),
                qPrintable(u"%1 -> %2: %3 cues"_s.arg(id, QString::fromLatin1(to->id)).arg(once->cues.size())));
            // Where few characters fit a line, lines are broken anew.
            const bool narrow = !to->carries.testFlag(SubtitleFeature::LongLines);
            if (!to->carries.testFlag(SubtitleFeature::LineBreaks) || narrow)
                continue;
            for (qsizetype i = 0; i < once->cues.size(); ++i)
                QVERIFY2(once->cues[i].text == source->cues[i].text,
                    qPrintable(u"%1 -> %2: %3"_s.arg(id, QString::fromLatin1(to->id), describe(once->cues[i]))));
        }
    }
}

void TestRoundTrip::lossesAreSaid()
{
    QFETCH(QString, id);
    const SubtitleFormat &format = *subtitleFormat(id);
    StoreOptions store;
    store.format = id;
    const Result<StoredSubtitle> stored = storeSubtitle(styledDocument(), store);
    QVERIFY(stored);
    const std::pair<SubtitleFeature, int> used[] = {{SubtitleFeature::Italic, 1}, {SubtitleFeature::Bold, 1},
        {SubtitleFeature::Color, 1}, {SubtitleFeature::Alignment, 1}, {SubtitleFeature::Underline, 1}};
    for (const auto &[feature, count] : used) {
        const bool said = stored->losses.contains(Loss{feature, count});
        QVERIFY2(said || format.carries.testFlag(feature), qPrintable(toString(feature)));
    }
    for (const Loss &loss : stored->losses) {
        QVERIFY(!sentence(loss).isEmpty());
        QVERIFY(!toString(loss.feature).isEmpty());
    }
}

void TestRoundTrip::isRecognisedByItsContent()
{
    QFETCH(QString, id);
    if (id == "text"_L1)
        QSKIP("words alone are no format");
    StoreOptions store;
    store.format = id;
    const Result<StoredSubtitle> stored = storeSubtitle(styledDocument(), store);
    QVERIFY(stored);
    LoadOptions load;
    // VPlayer is TMPlayer with another name.
    if (id == "vplayer"_L1)
        load.fileName = u"x.vpl"_s;
    const Result<LoadedSubtitle> loaded = loadSubtitle(stored->content, load);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QCOMPARE(QString::fromLatin1(loaded->format->id), id);
}

void TestRoundTrip::writingAWildDocumentIsReadable()
{
    QFETCH(QString, id);
    const SubtitleFormat &format = *subtitleFormat(id);
    for (quint32 seed = 100; seed < 160; ++seed) {
        Document document = wildDocument(seed);
        const Result<Document> after = through(format, document);
        QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        QVERIFY2(runsAreWhole(*after), qPrintable(QString::number(seed)));
        for (const Cue &cue : after->cues)
            QVERIFY2(
                cue.endMs >= cue.startMs && cue.startMs >= 0, qPrintable(u"%1: %2"_s.arg(seed).arg(describe(cue))));
    }
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
