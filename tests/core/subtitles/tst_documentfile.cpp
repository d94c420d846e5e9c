// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/rewriting.h"

#include <QSet>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QByteArray subRip = "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Good</i> day.\r\n\r\n"
                          "2\r\n00:00:03,000 --> 00:00:04,000\r\nBye.\r\n";

QString idOf(const SubtitleFormat *format)
{
    return format ? QString::fromLatin1(format->id) : QString();
}

} // namespace

class TestDocumentFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormatIsWholeAndNamedOnce();
    void formatsHaveNames_data();
    void formatsHaveNames();
    void loads();
    void refuses_data();
    void refuses();
    void plainTextOnlyWhereWanted();
    void sameFormatStaysAsItIs();
    void onlyWhatIsAskedChanges();
    void headersDoNotStay();
    void drawingsAreNoCuesElsewhere();
    void xmlDeclaresItsNewEncoding();
    void editsAreApplied();
    void whatIsLostIsSaid();
    void lettersThatDoNotExistAreNamed();
    void badPlansAreRefused();
    void handEditedDocumentsAreWritten();
    void frameRates_data();
    void frameRates();
};

void TestDocumentFile::everyFormatIsWholeAndNamedOnce()
{
    QSet<QString> ids;
    for (const SubtitleFormat *format : subtitleFormats()) {
        QVERIFY2(!ids.contains(idOf(format)), format->id);
        ids.insert(idOf(format));
        QVERIFY(*format->name != '\0');
        QVERIFY(!format->allExtensions().isEmpty());
        QVERIFY2((format->sniff && format->read) || (format->sniffBytes && format->readBytes), format->id);
        QVERIFY2(subtitleFormat(idOf(format)) == format, format->id);
    }
    for (const char *id : {"subrip", "webvtt", "ass", "ssa", "microdvd", "mpl2", "tmplayer", "subviewer", "subviewer2",
             "sami", "ttml", "sbv", "lrc", "mpsub", "jacosub", "pjs", "aqtitle", "vplayer", "realtext", "qttext", "scc",
             "ebu-stl", "amara-json", "text"})
        QVERIFY2(subtitleFormat(QString::fromLatin1(id)) && subtitleFormat(QString::fromLatin1(id))->canWrite(), id);
    for (const char *id : {"spruce-stl", "ttxt", "youtube-xml", "whisper-json", "turbotitler", "dks"})
        QVERIFY2(subtitleFormat(QString::fromLatin1(id)), id);
}

void TestDocumentFile::formatsHaveNames_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("id");
    const std::pair<const char *, const char *> rows[] = {{"srt", "subrip"}, {".SRT", "subrip"}, {"SubRip", "subrip"},
        {"vtt", "webvtt"}, {"sub", "microdvd"}, {"txt", "text"}, {"dfxp", "ttml"}, {"stl", "ebu-stl"}, {"smi", "sami"},
        {"docx", ""}, {"", ""}};
    for (const auto &[word, id] : rows)
        QTest::newRow(*word ? word : "nothing") << QString::fromLatin1(word) << QString::fromLatin1(id);
}

void TestDocumentFile::formatsHaveNames()
{
    QFETCH(QString, word);
    QTEST(idOf(formatNamed(word)), "id");
}

void TestDocumentFile::loads()
{
    const Result<LoadedSubtitle> loaded = loadSubtitle("\xEF\xBB\xBF" + subRip);
    QVERIFY(loaded);
    QCOMPARE(idOf(loaded->format), u"subrip"_s);
    QCOMPARE(loaded->document.format, u"subrip"_s);
    QCOMPARE(loaded->document.cues.size(), 2);
    QCOMPARE(loaded->document.cues.first().text, u"Good day."_s);
    QVERIFY(loaded->encoding.mark);
    QCOMPARE(loaded->encoding.encoding, u"UTF-8"_s);
    QVERIFY(loaded->lineEnd == LineEnd::CrLf);
    QVERIFY(loaded->warnings.isEmpty());
    QCOMPARE(firstStartMs(loaded->document), 1000);
    QCOMPARE(lastEndMs(loaded->document), 4000);
    const Result<LoadedSubtitle> headed = loadSubtitle("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + subRip);
    QVERIFY(headed);
    QCOMPARE(headed->document.cues, loaded->document.cues);
    QCOMPARE(headed->warnings.size(), 1);
}

void TestDocumentFile::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << QByteArray() << QString() << int(ErrorKind::BadReply);
    QTest::newRow("blank") << QByteArray(" \r\n\0", 4) << QString() << int(ErrorKind::BadReply);
    QTest::newRow("page") << QByteArray("<!doctype html><html></html>") << QString() << int(ErrorKind::BadReply);
    QTest::newRow("pictures") << QByteArray("\0\0\1\xBA"
                                            "123456",
        10) << QString() << int(ErrorKind::NotSupported);
    QTest::newRow("program") << QByteArray("\x7F"
                                           "ELF"
        + QByteArray(400, '\1'))
                             << QString() << int(ErrorKind::BadReply);
    QTest::newRow("words") << QByteArray("Only some words.\n") << QString() << int(ErrorKind::NotSupported);
    QTest::newRow("unknown format") << subRip << u"klingon"_s << int(ErrorKind::BadInput);
}

void TestDocumentFile::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    const Result<LoadedSubtitle> loaded = loadSubtitle(content, {.format = format});
    QVERIFY(!loaded);
    QTEST(int(loaded.error().kind), "kind");
    QVERIFY(loaded.error().message.endsWith(u'.'));
}

void TestDocumentFile::plainTextOnlyWhereWanted()
{
    const Result<LoadedSubtitle> loaded = loadSubtitle("Only some words.\n", {.plainText = true});
    QVERIFY(loaded);
    QCOMPARE(idOf(loaded->format), u"text"_s);
    QCOMPARE(idOf(loadSubtitle(subRip, {.plainText = true})->format), u"subrip"_s);
}

void TestDocumentFile::sameFormatStaysAsItIs()
{
    // Odd in every way, and nobody asked to change it.
    const QByteArray odd = "\xEF\xBB\xBF"
                           "7\r\n0:0:1,0 -> 0:0:2,5  X1:1\r\n<font face=\"X\">Good</font>\r\n\r\n";
    Rewrite how;
    how.keepMark = true;
    QCOMPARE(rewrite(odd, how)->content, odd);
    how.store.format = u"subrip"_s;
    QCOMPARE(rewrite(odd, how)->content, odd);
    how.store.encoding = u"UTF-8"_s;
    QCOMPARE(rewrite(odd, how)->content, odd);
}

void TestDocumentFile::headersDoNotStay()
{
    const QByteArray content = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + subRip;
    Rewrite how;
    how.keepMark = true;
    QCOMPARE(rewrite(content, how)->content, subRip);
}

void TestDocumentFile::drawingsAreNoCuesElsewhere()
{
    const QString event = u"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,"_s;
    const QString script =
        u"[Events]\n"_s + event + u"{\\p1}m 0 0 l 9 9{\\p0}\n"_s + event + u"words\n"_s + event + u'\n';
    const Result<LoadedSubtitle> loaded = loadSubtitle(script.toUtf8());
    QVERIFY(loaded);
    QCOMPARE(loaded->document.cues.size(), 3);
    const Result<StoredSubtitle> stored = storeSubtitle(loaded->document, {.format = u"subrip"_s});
    QVERIFY(stored);
    QCOMPARE(loadSubtitle(stored->content)->document.cues.size(), 2);
    QCOMPARE(stored->losses, (QList<Loss>{{SubtitleFeature::Effects, 1}}));
    const Result<StoredSubtitle> same = storeSubtitle(loaded->document, {.format = u"ass"_s});
    QVERIFY(same);
    QCOMPARE(loadSubtitle(same->content)->document.cues.size(), 3);
}

void TestDocumentFile::onlyWhatIsAskedChanges()
{
    Rewrite how;
    how.keepLineEnds = false;
    how.store.lineEnd = LineEnd::Lf;
    QCOMPARE(rewrite(subRip, how)->content, QByteArray(subRip).replace("\r\n", "\n"));
    how.store.mark = true;
    QCOMPARE(rewrite(subRip, how)->content, "\xEF\xBB\xBF" + QByteArray(subRip).replace("\r\n", "\n"));
    Rewrite wide;
    wide.store.encoding = u"UTF-16LE"_s;
    const Result<Rewritten> result = rewrite(subRip, wide);
    QVERIFY(result);
    QCOMPARE(result->encoding, u"UTF-16LE"_s);
    QCOMPARE(result->content,
        QByteArray(reinterpret_cast<const char *>(QString::fromLatin1(subRip).utf16()), 2 * subRip.size()));
}

void TestDocumentFile::xmlDeclaresItsNewEncoding()
{
    const QString text =
        u"<?xml version='1.0' encoding='UTF-16' ?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>"
        "<p begin=\"1s\" end=\"2s\">Good day, encoding='x'.</p></div></body></tt>\n"_s;
    const QByteArray wide =
        QByteArray("\xFF\xFE", 2) + QByteArray(reinterpret_cast<const char *>(text.utf16()), 2 * text.size());
    Rewrite how;
    how.store.encoding = u"UTF-8"_s;
    const Result<Rewritten> result = rewrite(wide, how);
    QVERIFY(result);
    QCOMPARE(result->content, QString(text).replace(u"UTF-16"_s, u"UTF-8"_s).toUtf8());
}

void TestDocumentFile::editsAreApplied()
{
    Rewrite how;
    how.edits.shiftMs = 500;
    const Result<Rewritten> result = rewrite(subRip, how);
    QVERIFY(result);
    const QByteArray later = QByteArray(subRip)
                                 .replace("01,000", "01,500")
                                 .replace("02,000", "02,500")
                                 .replace("03,000", "03,500")
                                 .replace("04,000", "04,500");
    QCOMPARE(result->content, later + "\r\n");
    QCOMPARE(result->notes.size(), 1);
    QCOMPARE(result->source.document.cues.first().startMs, 1000);
    Rewrite all;
    all.edits.adPatterns = {u"."_s};
    const Result<Rewritten> nothing = rewrite(subRip, all);
    QVERIFY(!nothing);
    QVERIFY(nothing.error().kind == ErrorKind::BadInput);
}

void TestDocumentFile::whatIsLostIsSaid()
{
    Rewrite how;
    how.store.format = u"sbv"_s;
    const Result<Rewritten> result = rewrite(subRip, how);
    QVERIFY(result);
    QCOMPARE(result->losses, (QList<Loss>{{SubtitleFeature::Italic, 1}}));
    QCOMPARE(idOf(result->format), u"sbv"_s);
    how.store.format = u"webvtt"_s;
    QVERIFY(rewrite(subRip, how)->losses.isEmpty());
}

void TestDocumentFile::lettersThatDoNotExistAreNamed()
{
    Rewrite how;
    how.store.format = u"webvtt"_s;
    how.store.encoding = u"ISO-8859-1"_s;
    const Result<Rewritten> result = rewrite("1\n00:00:01,000 --> 00:00:02,000\nza\xc5\xbc\xc3\xb3\xc5\x82\n", how);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(u"ż"_s) && result.error().message.contains(u"ł"_s));
    QVERIFY(!result.error().message.contains(u'ó'));
}

void TestDocumentFile::badPlansAreRefused()
{
    Rewrite how;
    how.edits.adPatterns = {u"("_s};
    const Result<Rewritten> result = rewrite(subRip, how);
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::BadInput);
}

void TestDocumentFile::handEditedDocumentsAreWritten()
{
    Document document = loadSubtitle(subRip)->document;
    document.cues[1].text = u"Farewell."_s;
    Rewrite how;
    how.edited = std::make_shared<const Document>(document);
    QCOMPARE(rewrite(subRip, how)->content, QByteArray(subRip).replace("Bye.", "Farewell.") + "\r\n");
}

void TestDocumentFile::frameRates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("fps");
    QTest::newRow("25") << u"25"_s << 25.0;
    QTest::newRow("comma") << u" 23,976 "_s << 24000 / 1001.0;
    QTest::newRow("short") << u"23.98"_s << 24000 / 1001.0;
    QTest::newRow("fraction") << u"30000/1001"_s << 30000 / 1001.0;
    QTest::newRow("own") << u"12.5"_s << 12.5;
    QTest::newRow("none") << u"fast"_s << 0.0;
    QTest::newRow("too slow") << u"0.1"_s << 0.0;
    QTest::newRow("by zero") << u"25/0"_s << 0.0;
    QTest::newRow("endless") << u"inf"_s << 0.0;
}

void TestDocumentFile::frameRates()
{
    QFETCH(QString, text);
    QTEST(parseFrameRate(text), "fps");
    QCOMPARE(frameRateText(24000 / 1001.0), u"23.976"_s);
    QCOMPARE(framesToMs(msToFrames(40'000, 25), 25), 40'000);
}

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "tst_documentfile.moc"
