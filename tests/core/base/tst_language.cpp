// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/language.h"
#include "core/base/languagetable.h"

#include <QSet>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromCode_data();
    void fromCode();
    void fromSuffix_data();
    void fromSuffix();
    void lists();
    void alpha3();
    void names();
    void rightToLeft();
    void covers();
    void tableIsSound();
};

void TestLanguage::fromCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const struct
    {
        const char16_t *text;
        const char16_t *code;
    } rows[] = {
        {u"en", u"en"},
        {u"EN", u"en"},
        {u" en ", u"en"},
        {u"eng", u"en"},
        {u"EN-us", u"en"},
        {u"en_US.UTF-8", u"en"},
        {u"en-GB", u"en-gb"},
        {u"de-DE", u"de"},
        {u"ger", u"de"},
        {u"deu", u"de"},
        {u"chi", u"zh"},
        {u"zho", u"zh"},
        {u"fre", u"fr"},
        {u"fra", u"fr"},
        {u"slo", u"sk"},
        {u"cze", u"cs"},
        {u"pt", u"pt"},
        {u"pt_BR", u"pt-br"},
        {u"pt-PT", u"pt-pt"},
        {u"pb", u"pt-br"},
        {u"pob", u"pt-br"},
        {u"por", u"pt"},
        {u"zh-Hans", u"zh-cn"},
        {u"zh-Hant", u"zh-tw"},
        {u"zh-Hant-TW", u"zh-tw"},
        {u"zh-TW", u"zh-tw"},
        {u"zht", u"zh-tw"},
        {u"ze", u"ze"},
        {u"sr-Latn", u"sr-latn"},
        {u"sr-Latn-RS", u"sr-latn"},
        {u"sr-RS", u"sr"},
        {u"scc", u"sr"},
        {u"mne", u"cnr"},
        {u"iw", u"he"},
        {u"es-419", u"es-419"},
        {u"es-CO", u"es-co"},
        {u"ast", u"ast"},
        {u"English", u"en"},
        {u"português do Brasil", u"pt-br"},
        {u"POLISH", u"pl"},
        {u"русский", u"ru"},
        {u"xx-klingon", u"xx-klingon"},
        {u"qq", u"qq"},
        {u"und", u""},
        {u"", u""},
        {u"  ", u""},
    };
    for (const auto &row : rows)
        QTest::newRow(qUtf8Printable(u"'"_s + QString::fromUtf16(row.text) + u"'"_s))
            << QString::fromUtf16(row.text) << QString::fromUtf16(row.code);
}

void TestLanguage::fromCode()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Language language = Language::fromCode(text);
    QCOMPARE(language.code(), code);
    QCOMPARE(language.isValid(), !code.isEmpty());
    QCOMPARE(Language::fromCode(language.code()), language);
}

void TestLanguage::fromSuffix_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("two letters") << u"en"_s << u"en"_s;
    QTest::newRow("three letters") << u"ENG"_s << u"en"_s;
    QTest::newRow("norwegian") << u"no"_s << u"no"_s;
    QTest::newRow("region") << u"pt-BR"_s << u"pt-br"_s;
    QTest::newRow("underscore") << u"pt_br"_s << u"pt-br"_s;
    QTest::newRow("osdb") << u"pob"_s << u"pt-br"_s;
    QTest::newRow("script") << u"zh-Hans"_s << u"zh-cn"_s;
    QTest::newRow("english name") << u"French"_s << u"fr"_s;
    QTest::newRow("name with underscore") << u"Brazilian_Portuguese"_s << u"pt-br"_s;
    QTest::newRow("native name") << u"magyar"_s << u"hu"_s;
    for (const auto &word : {u"the"_s, u"in"_s, u"me"_s, u"at"_s, u"forced"_s, u"sdh"_s, u"cc"_s, u"hi-res"_s, u"cd1"_s,
             u"x264"_s, u"en-xx"_s, u"und"_s, u""_s, u"bluray"_s, u"de-mux"_s})
        QTest::newRow(qUtf8Printable(u"not a language: "_s + word)) << word << QString();
}

void TestLanguage::fromSuffix()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QCOMPARE(Language::fromSuffix(text).code(), code);
}

void TestLanguage::lists()
{
    const QList<Language> languages = Language::fromList(u"en, pl;pob en  und");
    QCOMPARE(toString(languages), u"en,pl,pt-br"_s);
    QVERIFY(Language::fromList(u"").isEmpty());
    QVERIFY(Language::all().size() > 200);
    QVERIFY(Language::all().contains(Language::fromCode(u"pl")));
}

void TestLanguage::alpha3()
{
    QCOMPARE(Language::fromCode(u"de").alpha3(), u"ger"_s);
    QCOMPARE(Language::fromCode(u"pt-br").alpha3(), u"por"_s);
    QCOMPARE(Language::fromCode(u"zh-cn").alpha3(), u"chi"_s);
    QCOMPARE(Language::fromCode(u"qq").alpha3(), QString());
    QCOMPARE(Language().alpha3(), QString());
}

void TestLanguage::names()
{
    QCOMPARE(Language::fromCode(u"pob").name(), u"Portuguese (Brazil)"_s);
    QCOMPARE(Language::fromCode(u"nb").name(), u"Norwegian Bokmål"_s);
    QCOMPARE(Language::fromCode(u"es-co").name(), u"Spanish (Colombia)"_s);
    QCOMPARE(Language::fromCode(u"qq").name(), u"qq"_s);
    QCOMPARE(Language::fromCode(u"pt-br").nativeName(), u"português do Brasil"_s);
    QCOMPARE(Language::fromCode(u"es-co").nativeName(), u"español"_s);
    QCOMPARE(Language::fromCode(u"qq").nativeName(), QString());
}

void TestLanguage::rightToLeft()
{
    for (const auto &code : {u"ar"_s, u"he"_s, u"fa"_s, u"ur"_s, u"yi"_s, u"syr"_s, u"ckb"_s, u"az-arab"_s})
        QVERIFY2(Language::fromCode(code).isRightToLeft(), qPrintable(code));
    for (const auto &code : {u"en"_s, u"ku"_s, u"ja"_s, u"qq"_s, u"ur-latn"_s})
        QVERIFY2(!Language::fromCode(code).isRightToLeft(), qPrintable(code));
}

void TestLanguage::covers()
{
    const auto lang = [](QStringView code) { return Language::fromCode(code); };
    QVERIFY(lang(u"pt").covers(lang(u"pt-br")));
    QVERIFY(lang(u"pt-br").covers(lang(u"pt")));
    QVERIFY(!lang(u"pt-br").covers(lang(u"pt-pt")));
    QVERIFY(lang(u"no").covers(lang(u"nb")));
    QVERIFY(!lang(u"nn").covers(lang(u"nb")));
    QVERIFY(lang(u"zh").covers(lang(u"yue")));
    QVERIFY(lang(u"qq").covers(lang(u"qq")));
    QVERIFY(!lang(u"en").covers(lang(u"de")));
    QVERIFY(!lang(u"en").covers(Language()));
    QVERIFY(!Language().covers(lang(u"en")));
}

void TestLanguage::tableIsSound()
{
    QSet<QString> codes;
    for (const LanguageEntry &entry : languageTable()) {
        const QString code = QString::fromLatin1(entry.code);
        QVERIFY2(!codes.contains(code), entry.code);
        codes.insert(code);
        QCOMPARE(code, code.toLower());
        QVERIFY2(*entry.englishName, entry.code);
        QVERIFY2(*entry.nativeName, entry.code);
        QCOMPARE(Language::fromCode(code).code(), code);
        QCOMPARE(Language::fromSuffix(code).code(), code);
        QCOMPARE(Language::fromSuffix(QString::fromUtf8(entry.englishName)).code(), code);
    }
    for (const CodeAlias &alias : codeAliases()) {
        QVERIFY2(codes.contains(QString::fromLatin1(alias.to)), alias.from);
        QVERIFY2(!codes.contains(QString::fromLatin1(alias.from)), alias.from);
    }
    for (const NameAlias &alias : nameAliases())
        QVERIFY2(codes.contains(QString::fromLatin1(alias.code)), alias.code);
    for (const CodeAlias &form : macrolanguages())
        QVERIFY2(
            codes.contains(QString::fromLatin1(form.from)) && codes.contains(QString::fromLatin1(form.to)), form.from);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
