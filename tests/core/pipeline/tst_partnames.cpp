// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/partnames.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class PartNamesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parts_data();
    void parts();
    void wholes_data();
    void wholes();
};

void PartNamesTest::parts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("second");
    QTest::newRow("plain") << u"Film.srt"_s << u"Film.cd2.srt"_s;
    QTest::newRow("language") << u"Film.en.srt"_s << u"Film.cd2.en.srt"_s;
    QTest::newRow("region and kind") << u"Film.2001.pt-BR.forced.srt"_s << u"Film.2001.cd2.pt-BR.forced.srt"_s;
    QTest::newRow("no language") << u"The.Long.Harbour.1994.srt"_s << u"The.Long.Harbour.1994.cd2.srt"_s;
    QTest::newRow("language alone") << u"en.srt"_s << u"en.cd2.srt"_s;
    QTest::newRow("no extension") << u"Film"_s << u"Film.cd2"_s;
}

void PartNamesTest::parts()
{
    QFETCH(const QString, name);
    QFETCH(const QString, second);
    QCOMPARE(nameOfPart(name, 2), second);
}

void PartNamesTest::wholes_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("whole");
    QTest::newRow("cd") << QStringList{u"Film.cd1.en.srt"_s, u"Film.cd2.en.srt"_s} << u"Film.en.srt"_s;
    QTest::newRow("what nameOfPart makes") << QStringList{nameOfPart(u"Film.pt-BR.sdh.srt"_s, 1),
        nameOfPart(u"Film.pt-BR.sdh.srt"_s, 2), nameOfPart(u"Film.pt-BR.sdh.srt"_s, 3)}
                                           << u"Film.pt-BR.sdh.srt"_s;
    QTest::newRow("three") << QStringList{u"Film Part 1.srt"_s, u"Film Part 2.srt"_s, u"Film Part 3.srt"_s}
                           << u"Film.srt"_s;
    QTest::newRow("ten and more") << QStringList{u"Film-CD10.srt"_s, u"Film-CD11.srt"_s} << u"Film.srt"_s;
    QTest::newRow("nine and ten") << QStringList{u"Film-CD9.srt"_s, u"Film-CD10.srt"_s} << u"Film.srt"_s;
    QTest::newRow("brackets") << QStringList{u"Film (disc 1) [x].srt"_s, u"Film (disc 2) [x].srt"_s}
                              << u"Film [x].srt"_s;
    QTest::newRow("year stays") << QStringList{u"Film.1994.cd1.srt"_s, u"Film.1994.cd2.srt"_s} << u"Film.1994.srt"_s;
    QTest::newRow("extensions differ") << QStringList{u"Film.cd1.srt"_s, u"Film.cd2.sub"_s} << u"Film.srt"_s;
    QTest::newRow("episodes") << QStringList{u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s}
                              << u"Show.S01E01.joined.en.srt"_s;
    QTest::newRow("others") << QStringList{u"one.srt"_s, u"two.srt"_s} << u"one.joined.srt"_s;
    QTest::newRow("nothing but the number") << QStringList{u"cd1.srt"_s, u"cd2.srt"_s} << u"cd1.joined.srt"_s;
    QTest::newRow("twice the same") << QStringList{u"Film.cd1.srt"_s, u"Film.cd1.srt"_s} << u"Film.cd1.joined.srt"_s;
    QTest::newRow("one is the whole's name")
        << QStringList{u"Film.cd1.srt"_s, u"Film.srt"_s} << u"Film.cd1.joined.srt"_s;
    QTest::newRow("none") << QStringList() << QString();
}

void PartNamesTest::wholes()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, whole);
    QCOMPARE(nameOfWhole(names), whole);
}

QTEST_APPLESS_MAIN(PartNamesTest)
#include "tst_partnames.moc"
