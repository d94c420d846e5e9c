// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Agreement with the published expectations for real names, where that corpus lies beside the sources. Prints the
// share per property; the two figures asserted are those that a user notices.
#include "core/identify/releasename.h"

#include <QFile>
#include <QJsonArray>
#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using Row = QMap<QString, QString>;

struct Share
{
    int right = 0;
    int asserted = 0;
};

QString unescaped(QString cell)
{
    return cell.replace(u"\\t"_s, u"\t"_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\\\"_s, u"\\"_s);
}

QList<Row> readTable(const QString &path)
{
    QList<Row> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        return rows;
    const QStringList header = lines.takeFirst().split(u'\t');
    for (const QString &line : lines) {
        const QStringList cells = line.split(u'\t');
        Row row;
        for (qsizetype i = 0; i < cells.size() && i < header.size(); ++i) {
            if (!cells[i].isEmpty())
                row.insert(header[i], unescaped(cells[i]));
        }
        if (!row.contains(u"options"_s)) // holds only under options that a plain parser does not have
            rows.append(row);
    }
    return rows;
}

bool isLanguage(const QString &key)
{
    return key == u"language" || key == u"subtitle_language";
}

// The tables name languages in several ways: "french", "fr", "deu", "Multiple languages".
QString comparable(const QString &key, const QString &value)
{
    if (!isLanguage(key))
        return value;
    static const QMap<QString, QString> names = {{u"english"_s, u"en"_s}, {u"french"_s, u"fr"_s},
        {u"german"_s, u"de"_s}, {u"deu"_s, u"de"_s}, {u"spanish"_s, u"es"_s}, {u"italian"_s, u"it"_s},
        {u"swedish"_s, u"sv"_s}, {u"norwegian"_s, u"no"_s}, {u"jp"_s, u"ja"_s}, {u"multi"_s, u"mul"_s},
        {u"multiple languages"_s, u"mul"_s}};
    return names.value(value.toLower(), value.toLower());
}

QSet<QString> got(const QJsonObject &guess, const QString &key)
{
    QSet<QString> values;
    const QJsonValue value = guess[key];
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            values.insert(comparable(key, item.toVariant().toString()));
    } else if (!value.isUndefined()) {
        values.insert(comparable(key, value.toVariant().toString()));
    }
    return values;
}

QSet<QString> wanted(const Row &row, const QString &key)
{
    static const QSet<QString> numbers = {
        u"season"_s, u"episode"_s, u"part"_s, u"disc"_s, u"cd"_s, u"absolute_episode"_s};
    const QString cell = row[key];
    if (cell == u"(null)")
        return {};
    QSet<QString> values;
    for (const QString &value : cell.split(numbers.contains(key) ? u',' : u'|'))
        values.insert(comparable(key, value));
    return values;
}

} // namespace

class TestReleaseAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void fragments();

private:
    static QString folder() { return qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/names/"_s; }
    static QStringList properties(const Row &row)
    {
        static const QSet<QString> others = {u"filename"_s, u"input_is_negated"_s, u"must_be_fully_consumed"_s,
            u"other_properties"_s, u"must_not_have"_s, u"options"_s, u"source_file"_s, u"line"_s};
        QStringList keys;
        for (auto it = row.begin(); it != row.end(); ++it) {
            if (!others.contains(it.key()))
                keys.append(it.key());
        }
        return keys;
    }
};

void TestReleaseAgreement::names()
{
    QList<Row> rows;
    for (const QString &table : {u"episodes.tsv"_s, u"movies.tsv"_s, u"untyped.tsv"_s})
        rows += readTable(folder() + table);
    if (rows.isEmpty())
        QSKIP("the corpus of names is not beside the sources");

    static const QSet<QString> five = {u"type"_s, u"title"_s, u"year"_s, u"season"_s, u"episode"_s};
    QMap<QString, Share> shares;
    Share together;
    Share cells;
    for (const Row &row : rows) {
        const QJsonObject guess = toJson(parseReleaseName(row[u"filename"_s]));
        bool all = true;
        for (const QString &key : properties(row)) {
            const bool right = got(guess, key) == wanted(row, key);
            ++shares[key].asserted;
            shares[key].right += right;
            ++cells.asserted;
            cells.right += right;
            if (five.contains(key))
                all = all && right;
            if (!right)
                std::printf("  %s: %s is %s\n", qPrintable(row[u"filename"_s]), qPrintable(key),
                    qPrintable(QStringList(got(guess, key).values()).join(u'|')));
        }
        ++together.asserted;
        together.right += all;
    }
    std::printf("%-20s %6s %8s\n", "property", "right", "asserted");
    for (auto it = shares.begin(); it != shares.end(); ++it)
        std::printf("%-20s %6d %8d\n", qPrintable(it.key()), it->right, it->asserted);
    const double rowShare = double(together.right) / together.asserted;
    const double cellShare = double(cells.right) / cells.asserted;
    std::printf("type, title, year, season and episode together: %.4f of %d names\n", rowShare, together.asserted);
    std::printf("all properties: %.4f of %d\n", cellShare, cells.asserted);
    QVERIFY(rowShare >= 0.98);
    QVERIFY(cellShare >= 0.94);
}

void TestReleaseAgreement::fragments()
{
    const QList<Row> rows = readTable(folder() + u"rules.tsv"_s);
    if (rows.isEmpty())
        QSKIP("the corpus of names is not beside the sources");
    int right = 0;
    for (const Row &row : rows) {
        const QJsonObject guess = toJson(parseReleaseName(row[u"filename"_s]));
        // Of a negated row at least one property must differ.
        const bool negated = row[u"input_is_negated"_s] == u"1";
        const QStringList keys = properties(row);
        bool all = std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
            return negated ? got(guess, key).contains(wanted(row, key)) : got(guess, key) == wanted(row, key);
        });
        if (negated)
            all = !all;
        for (const QString &unwanted : row[u"must_not_have"_s].split(u'|', Qt::SkipEmptyParts)) {
            const QString key = unwanted.section(u'=', 0, 0);
            if (!negated && got(guess, key).contains(comparable(key, unwanted.section(u'=', 1))))
                all = false;
        }
        right += all;
        if (!all)
            std::printf("  %s%s\n", negated ? "not " : "", qPrintable(row[u"filename"_s]));
    }
    std::printf("fragments: %d of %lld\n", right, static_cast<long long>(rows.size()));
    QVERIFY(double(right) / double(rows.size()) >= 0.97);
}

QTEST_GUILESS_MAIN(TestReleaseAgreement)
#include "tst_releaseagreement.moc"
