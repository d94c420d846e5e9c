// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/savepath.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestSavePath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void flags();
    void templates_data();
    void templates();
    void longStemIsCut();
    void folders();
    void safeNames_data();
    void safeNames();
    void safeNameIsShort();
};

namespace {

SaveName nameOf(const QString &video, const QString &language)
{
    SaveName name;
    name.videoPath = video;
    name.language = Language::fromCode(language);
    return name;
}

} // namespace

void TestSavePath::names_data()
{
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    QTest::newRow("film") << u"/films/The.Film.2020.mkv"_s << u"en"_s << u"The.Film.2020.en.srt"_s;
    QTest::newRow("region") << u"/films/Film.mkv"_s << u"pt-br"_s << u"Film.pt-BR.srt"_s;
    QTest::newRow("Chinese") << u"/films/Film.mkv"_s << u"zh-cn"_s << u"Film.zh-CN.srt"_s;
    QTest::newRow("script") << u"/films/Film.mkv"_s << u"sr-latn"_s << u"Film.sr-Latn.srt"_s;
    QTest::newRow("no language") << u"/films/Film.mkv"_s << QString() << u"Film.srt"_s;
    QTest::newRow("stem kept as it is") << u"/films/ A  strange..name! [x] .mkv"_s << u"en"_s
                                        << u" A  strange..name! [x] .en.srt"_s;
    QTest::newRow("stem in braces") << u"/films/{language}.mkv"_s << u"en"_s << u"{language}.en.srt"_s;
    QTest::newRow("line end and quotes") << u"/films/a\nb\"c'.mkv"_s << u"en"_s << u"a\nb\"c'.en.srt"_s;
    QTest::newRow("right to left") << u"/films/\u202Eabc.mkv"_s << u"he"_s << u"\u202Eabc.he.srt"_s;
    QTest::newRow("no extension") << u"/films/Film"_s << u"en"_s << u"Film.en.srt"_s;
    QTest::newRow("hidden") << u"/films/.mkv"_s << u"en"_s << u".mkv.en.srt"_s;
}

void TestSavePath::names()
{
    QFETCH(QString, video);
    QFETCH(QString, language);
    QTEST(subtitleFileName(nameOf(video, language), defaultNameTemplate()), "expected");
}

void TestSavePath::flags()
{
    SaveName name = nameOf(u"/films/Film.mkv"_s, u"en"_s);
    name.forced = true;
    QCOMPARE(subtitleFileName(name, defaultNameTemplate()), u"Film.en.forced.srt"_s);
    name.forced = false;
    name.hearingImpaired = true;
    name.extension = u"ass"_s;
    QCOMPARE(subtitleFileName(name, defaultNameTemplate()), u"Film.en.sdh.ass"_s);
    name.extension = u"../../x"_s;
    QCOMPARE(subtitleFileName(name, defaultNameTemplate()), u"Film.en.sdh.x"_s);
}

void TestSavePath::templates_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<QString>("expected");
    QTest::newRow("three letters") << u"{stem}.{language3}.{ext}"_s << u"Film.ger.srt"_s;
    QTest::newRow("other order") << u"{language}-{stem}.{ext}"_s << u"de-Film.srt"_s;
    QTest::newRow("empty flags with a dash") << u"{stem}-{flags}.{ext}"_s << u"Film.srt"_s;
    QTest::newRow("separators") << u"../{stem}/{language}.{ext}"_s << u"..Filmde.srt"_s;
    QTest::newRow("unknown placeholder") << u"{stem}{what}.{ext}"_s << u"Film{what}.srt"_s;
    QTest::newRow("open brace") << u"{stem}.{ext"_s << u"Film.{ext"_s;
    QTest::newRow("nothing") << QString() << u"Film.de.srt"_s;
    QTest::newRow("dots") << u".."_s << u"subtitle.srt"_s;
}

void TestSavePath::templates()
{
    QFETCH(QString, nameTemplate);
    QTEST(subtitleFileName(nameOf(u"/films/Film.mkv"_s, u"de"_s), nameTemplate), "expected");
}

void TestSavePath::longStemIsCut()
{
    // 251 bytes and ".mkv": with ".en.srt" it would be 258.
    const QString fits = QString(248, u'a');
    QCOMPARE(subtitleFileName(nameOf(fits + u".mkv"_s, u"en"_s), defaultNameTemplate()), fits + u".en.srt"_s);
    const QString tooLong = subtitleFileName(nameOf(QString(251, u'a') + u".mkv"_s, u"en"_s), defaultNameTemplate());
    QCOMPARE(tooLong, fits + u".en.srt"_s);

    // Letters of three bytes, and a family made of several characters, are not cut apart.
    const QString chinese = subtitleFileName(nameOf(u"我"_s.repeated(84) + u".mkv"_s, u"en"_s), defaultNameTemplate());
    QCOMPARE(chinese, u"我"_s.repeated(82) + u".en.srt"_s);
    const QString family = u"👨\u200D👩\u200D👧"_s;
    const QString cut = cutToBytes(u"ab"_s + family, 10);
    QCOMPARE(cut, u"ab"_s);
}

void TestSavePath::folders()
{
    const SaveName name = nameOf(u"/films/show/Film.mkv"_s, u"en"_s);
    QCOMPARE(subtitlePath(name, defaultNameTemplate(), {}), u"/films/show/Film.en.srt"_s);
    QCOMPARE(subtitlePath(name, defaultNameTemplate(), u"Subs"_s), u"/films/show/Subs/Film.en.srt"_s);
    QCOMPARE(subtitlePath(name, defaultNameTemplate(), u"/elsewhere/"_s), u"/elsewhere/Film.en.srt"_s);
}

void TestSavePath::safeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Film 1.srt"_s << u"Film 1.srt"_s;
    QTest::newRow("climbing") << u"../../.bashrc"_s << u"bashrc"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s << u"passwd"_s;
    QTest::newRow("backslashes") << u"C:\\Windows\\x.srt"_s << u"x.srt"_s;
    QTest::newRow("zero") << u"a/b\0c.srt"_s << u"bc.srt"_s;
    QTest::newRow("dots") << u".."_s << u"subtitle"_s;
    QTest::newRow("nothing") << QString() << u"subtitle"_s;
    QTest::newRow("line end") << u"a\nb.srt"_s << u"ab.srt"_s;
    QTest::newRow("turned around") << u"x\u202Etrs.exe"_s << u"xtrs.exe"_s;
    QTest::newRow("device") << u"con.srt"_s << u"_con.srt"_s;
    QTest::newRow("numbered device") << u"LPT1"_s << u"_LPT1"_s;
    QTest::newRow("Persian joiner") << u"می\u200Cخواهم.srt"_s << u"می\u200Cخواهم.srt"_s;
    QTest::newRow("half a pair") << (u"a"_s + QChar(0xD83D) + u".srt"_s) << u"a.srt"_s;
    QTest::newRow("ends with a dot") << u"a.srt. "_s << u"a.srt"_s;
}

void TestSavePath::safeNames()
{
    QFETCH(QString, name);
    QTEST(safeFileName(name), "expected");
}

void TestSavePath::safeNameIsShort()
{
    const QString name = safeFileName(u"ж"_s.repeated(5000) + u".srt"_s);
    QVERIFY(name.toUtf8().size() <= 255);
    QVERIFY(name.endsWith(".srt"_L1));
}

QTEST_GUILESS_MAIN(TestSavePath)
#include "tst_savepath.moc"
