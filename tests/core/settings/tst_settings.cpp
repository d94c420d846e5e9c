// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/preferencesjson.h"
#include "core/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Legenda;

class TestSettings : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file() const { return m_folder->filePath(u"legenda/legenda.conf"_s); }

    void write(const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"legenda"_s)));
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void defaults()
    {
        const Settings settings(file());
        Preferences expected;
        expected.languages = settings.preferences().languages;
        QVERIFY(!expected.languages.isEmpty());
        QVERIFY(settings.preferences() == expected);
        QVERIFY(!settings.firstRunDone());
        QVERIFY(settings.recentFolders().isEmpty());
    }

    void roundTrip()
    {
        Preferences changed;
        changed.languages = Language::fromList(u"pt-BR,pl,en");
        changed.hearingImpaired = Wish::Only;
        changed.foreignPartsOnly = Wish::Include;
        changed.aiTranslated = Wish::Exclude;
        changed.machineTranslated = Wish::Only;
        changed.trustedOnly = true;
        changed.languageMode = LanguageMode::FirstFound;
        changed.perLanguage[u"en"_s].hearingImpaired = Wish::Exclude;
        changed.perLanguage[u"pt-br"_s].trustedOnly = true;
        changed.nameTemplate = u"{stem}, {language}; \u00E9 \"x\".{ext}"_s;
        changed.saveFolder = u"Subs, all"_s;
        changed.onConflict = u"rename"_s;
        changed.saveEncoding = u"original"_s;
        changed.saveBom = true;
        changed.saveFormat = u"srt"_s;
        changed.includeExtras = true;
        changed.skipPresentLanguages = false;
        changed.embeddedCounts = false;
        changed.disabledProviders = {u"amara"_s, u"opensubtitles-org"_s};
        changed.proxyMode = u"manual"_s;
        changed.proxyType = u"socks5"_s;
        changed.proxyHost = u"2001:db8::1"_s;
        changed.proxyPort = 1081;
        changed.proxyUserName = u"anna, of \"proxies\""_s;
        changed.timeoutSeconds = 99;
        changed.offline = true;
        {
            Settings settings(file());
            const QSignalSpy spy(&settings, &Settings::preferencesChanged);
            settings.setPreferences(changed);
            QCOMPARE(spy.size(), 1);
            settings.setPreferences(changed);
            QCOMPARE(spy.size(), 1);
        }
        QVERIFY(Settings(file()).preferences() == changed);
        QVERIFY(preferencesFrom(toBytes(changed)) == changed);
        {
            Settings settings(file());
            changed.languages.clear();
            changed.disabledProviders = {u"amara"_s};
            changed.languageMode = LanguageMode::Every;
            changed.perLanguage.remove(u"en"_s);
            settings.setPreferences(changed);
        }
        QVERIFY(Settings(file()).preferences() == changed);
    }

    void writtenByHand()
    {
        write("[search]\nlanguages=en, ger, English, q!x, zh-Hans\nhearing_impaired=ONLY\nai_translated=perhaps\n"
              "trusted_only=yes please\ndisabled_providers=amara\n[save]\non_conflict=explode\nencoding=\n"
              "[wishes_ger]\nai_translated=exclude\nmachine_translated=1\n[wishes_q!x]\ntrusted_only=true\n"
              "[nonsense]\nx=@Variant(\\0\\0)\n[videos]\ninclude_extras=1\n"
              "[network]\nproxy_mode=sideways\nproxy_type=SOCKS5\nproxy_host=http://x/\nproxy_port=99999\n"
              "timeout=-3\noffline=perhaps\n");
        const Preferences read = Settings(file()).preferences();
        QCOMPARE(toString(read.languages), u"en,de,zh-cn"_s);
        QCOMPARE(read.proxyMode, u"system"_s);
        QCOMPARE(read.proxyType, u"socks5"_s);
        QCOMPARE(read.proxyHost, QString());
        QCOMPARE(read.proxyPort, 0);
        QCOMPARE(read.timeoutSeconds, 30);
        QVERIFY(!read.offline);
        QCOMPARE(read.hearingImpaired, Wish::Only);
        QCOMPARE(read.aiTranslated, Preferences().aiTranslated);
        QVERIFY(!read.trustedOnly);
        QCOMPARE(read.languageMode, LanguageMode::Every);
        QCOMPARE(read.perLanguage.keys(), QStringList{u"de"_s});
        QCOMPARE(read.perLanguage[u"de"_s].aiTranslated, Wish::Exclude);
        QCOMPARE(read.perLanguage[u"de"_s].machineTranslated, Preferences().machineTranslated);
        QCOMPARE(read.onConflict, u"ask"_s);
        QCOMPARE(read.saveEncoding, u"UTF-8"_s);
        QCOMPARE(read.disabledProviders, (QStringList{u"amara"_s}));
        QVERIFY(read.includeExtras);
    }

    void garbage()
    {
        write(QByteArray("\0\xff[[[\n=\n===\x80", 13));
        const Settings settings(file());
        QVERIFY(!settings.preferences().languages.isEmpty());
    }

    void languagesOfTheSystem_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("languages");
        QTest::newRow("plain") << QStringList{u"de-DE"_s, u"de-Latn-DE"_s, u"de"_s} << u"de"_s;
        QTest::newRow("region that counts") << QStringList{u"pt-BR"_s, u"pt-Latn-BR"_s, u"pt"_s} << u"pt-br"_s;
        QTest::newRow("several") << QStringList{u"pl"_s, u"pl-PL"_s, u"en"_s, u"en-US"_s} << u"pl,en"_s;
        QTest::newRow("none") << QStringList{u"C"_s} << u"en"_s;
        QTest::newRow("nothing") << QStringList{} << u"en"_s;
    }
    void languagesOfTheSystem()
    {
        QFETCH(QStringList, tags);
        QTEST(toString(Settings::languagesOfTags(tags)), "languages");
    }

    void accountsHoldNoSecrets()
    {
        {
            Settings settings(file());
            settings.setAccountValue(u"amara"_s, u"username"_s, u"ann, b"_s);
            settings.setAccountValue(u"amara"_s, u"url"_s, u"https://example.org/"_s);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"secret"_s));
            settings.setAccountValue(u"amara"_s, u"password"_s, u"hunter2"_s);
        }
        Settings settings(file());
        QCOMPARE(settings.accountValue(u"amara"_s, u"username"_s), u"ann, b"_s);
        QCOMPARE(settings.accountValue(u"amara"_s, u"url"_s), u"https://example.org/"_s);
        QVERIFY(settings.accountValue(u"amara"_s, u"password"_s).isEmpty());
        settings.setAccountValue(u"amara"_s, u"username"_s, {});
        QVERIFY(settings.accountValue(u"amara"_s, u"username"_s).isEmpty());
        QFile text(file());
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(!text.readAll().contains("hunter2"));
    }

    void recentFolders()
    {
        Settings settings(file());
        for (int i = 0; i < 10; ++i)
            settings.addRecentFolder(u"/folder, %1"_s.arg(i));
        settings.addRecentFolder(u"/folder, 5"_s);
        settings.addRecentFolder({});
        const QStringList folders = settings.recentFolders();
        QCOMPARE(folders.size(), 8);
        QCOMPARE(folders.at(0), u"/folder, 5"_s);
        QCOMPARE(folders.at(1), u"/folder, 9"_s);
        QCOMPARE(folders.count(u"/folder, 5"_s), 1);
    }

    void windowState()
    {
        const QByteArray state("\0\xff\1,;\n", 6);
        {
            Settings settings(file());
            settings.setWindowState(u"main/videos"_s, state);
            settings.setFirstRunDone(true);
        }
        const Settings settings(file());
        QCOMPARE(settings.windowState(u"main/videos"_s), state);
        QVERIFY(settings.windowState(u"other"_s).isEmpty());
        QVERIFY(settings.firstRunDone());
    }

    void usualPlace()
    {
        const QByteArray old = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
        {
            Settings settings;
            settings.setFirstRunDone(true);
        }
        qputenv("XDG_CONFIG_HOME", old);
#ifdef Q_OS_LINUX
        QVERIFY(QFile::exists(file()));
#endif
    }

    void unwritable()
    {
        QFile blocking(m_folder->filePath(u"legenda"_s));
        QVERIFY(blocking.open(QIODevice::WriteOnly));
        Settings settings(file());
        settings.setFirstRunDone(true);
        QVERIFY(settings.firstRunDone());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
