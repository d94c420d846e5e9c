// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Real subtitle files, where that corpus lies beside the sources: none may crash, the formats are told by content
// alone, and the cues are as many as the files' sources state. Prints what differs.

#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QString file;
    QString format; ///< format id; empty: nothing that can be read as text
    QString expected; ///< number of cues, "error" or empty
    QByteArray content;
};

QString folder()
{
    return qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/subs/"_s;
}

QString formatId(const QString &name)
{
    static const QHash<QString, QString> ids{{u"vtt"_s, u"webvtt"_s}, {u"srt"_s, u"subrip"_s},
        {u"subviewer1"_s, u"subviewer"_s}, {u"json"_s, u"caption-json"_s}, {u"other"_s, u"csv"_s},
        {u"encoding-samples"_s, {}}, {u"not-a-subtitle"_s, {}}, {u"vobsub"_s, {}}, {u"tx3g"_s, {}}};
    return ids.value(name, name);
}

QList<Row> readCorpus()
{
    QList<Row> rows;
    QFile index(folder() + u"index.tsv"_s);
    if (!index.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(index.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList names = lines.value(0).split(u'\t');
    const qsizetype format = names.indexOf(u"format"_s);
    const qsizetype cues = names.indexOf(u"expected_cues"_s);
    for (const QString &line : lines.mid(1)) {
        const QStringList fields = line.split(u'\t');
        QFile file(folder() + fields.value(0));
        if (file.open(QIODevice::ReadOnly))
            rows.append({fields.value(0), formatId(fields.value(format)), fields.value(cues), file.readAll()});
    }
    return rows;
}

int shownCues(const Document &document)
{
    return int(
        std::count_if(document.cues.cbegin(), document.cues.cend(), [](const Cue &cue) { return !cue.isComment(); }));
}

} // namespace

class TestSubtitleCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void knowsFormatsByContent();
    void countsCues();
    void survivesDamage();

private:
    QList<Row> m_rows;
};

void TestSubtitleCorpus::initTestCase()
{
    m_rows = readCorpus();
    if (m_rows.isEmpty())
        QSKIP("the corpus of subtitles is not beside the sources");
}

void TestSubtitleCorpus::knowsFormatsByContent()
{
    int right = 0;
    int total = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const Result<LoadedSubtitle> loaded = loadSubtitle(row.content);
        const QString found = loaded ? QString::fromLatin1(loaded->format->id) : QString();
        if (row.format.isEmpty()) {
            if (loaded)
                qInfo("%s: read as %s, %d cues", qPrintable(row.file), qPrintable(found), shownCues(loaded->document));
            continue;
        }
        ++total;
        if (found == row.format)
            ++right;
        else
            qInfo("%s: %s instead of %s%s", qPrintable(row.file), qPrintable(found), qPrintable(row.format),
                loaded ? "" : qPrintable(u": "_s + loaded.error().message));
    }
    qInfo("formats by content: %d of %d (%.1f %%)", right, total, 100.0 * right / total);
    QVERIFY(right * 100 >= total * 95);
}

void TestSubtitleCorpus::countsCues()
{
    int right = 0;
    int total = 0;
    QMap<QString, std::pair<int, int>> formats;
    for (const Row &row : std::as_const(m_rows)) {
        bool stated = false;
        const int expected = row.expected.toInt(&stated);
        if (!stated)
            continue;
        const Result<LoadedSubtitle> loaded = loadSubtitle(row.content, {.fileName = row.file});
        const int cues = loaded ? shownCues(loaded->document) : 0;
        ++total;
        ++formats[row.format].second;
        if (cues == expected) {
            ++right;
            ++formats[row.format].first;
        } else {
            qInfo("%s: %d cues instead of %d%s", qPrintable(row.file), cues, expected,
                loaded ? "" : qPrintable(u": "_s + loaded.error().message));
        }
    }
    for (const auto &[format, counts] : formats.asKeyValueRange())
        qInfo("  %s: %d of %d", qPrintable(format), counts.first, counts.second);
    qInfo("stated cues: %d of %d (%.1f %%)", right, total, 100.0 * right / total);
    QVERIFY(right * 100 >= total * 95);
}

void TestSubtitleCorpus::survivesDamage()
{
    // Cut anywhere, and with bytes turned: nothing may crash, hang or trip an assertion. The sanitizer build looks on.
    for (const Row &row : std::as_const(m_rows)) {
        if (row.content.size() > 20'000)
            continue;
        for (int part = 1; part < 8; ++part) {
            QByteArray content = row.content.left(row.content.size() * part / 8);
            const Result<LoadedSubtitle> cut = loadSubtitle(content, {.format = row.format});
            QVERIFY(cut || !cut.error().message.isEmpty());
            for (qsizetype i = part; i < content.size(); i += 37)
                content[i] = char(content[i] ^ (1 << (i % 8)));
            const Result<LoadedSubtitle> turned = loadSubtitle(content, {.format = row.format});
            QVERIFY(turned || !turned.error().message.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestSubtitleCorpus)
#include "tst_subtitlecorpus.moc"
