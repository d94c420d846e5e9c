// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/webaddress.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class WebAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void videos_data();
    void videos();
    void nothing_data();
    void nothing();
    void titles_data();
    void titles();
    void oneFormIsStable();
    void textsAndLists();
    void longTexts();
    void whatIsMeantAsAnAddress();
    void linkFiles_data();
    void linkFiles();
    void forPeople();
};

void WebAddressTest::videos_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    const QString tube = u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s;
    const char *const spellings[] = {"https://www.youtube.com/watch?v=a1B2c3D4-_e",
        "http://youtube.com/watch?v=a1B2c3D4-_e", "youtube.com/watch?v=a1B2c3D4-_e",
        "www.youtube.com/watch?v=a1B2c3D4-_e", "  HTTPS://WWW.YouTube.COM/watch?v=a1B2c3D4-_e\n",
        "https://www.youtube.com/watch?v=a1B2c3D4-_e&t=1m30s&feature=youtu.be#t=90",
        "https://www.youtube.com/watch?list=PL0123456789abcdef&v=a1B2c3D4-_e&index=4",
        "https://m.youtube.com/watch?app=desktop&v=a1B2c3D4-_e", "https://music.youtube.com/watch?v=a1B2c3D4-_e&si=x",
        "https://youtu.be/a1B2c3D4-_e", "youtu.be/a1B2c3D4-_e?t=42", "https://youtu.be/a1B2c3D4-_e?si=abc&list=PL1",
        "https://www.youtube.com/shorts/a1B2c3D4-_e?feature=share", "https://www.youtube.com/embed/a1B2c3D4-_e?rel=0",
        "https://www.youtube-nocookie.com/embed/a1B2c3D4-_e", "https://www.youtube.com/live/a1B2c3D4-_e?feature=x",
        "https://www.youtube.com/v/a1B2c3D4-_e", "https://www.youtube.com/?v=a1B2c3D4-_e",
        "https://www.youtube.com/watch/a1B2c3D4-_e", "https://person:secret@www.youtube.com/watch?v=a1B2c3D4-_e",
        "https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3Da1B2c3D4-_e%26feature%3Dshare"};
    for (const char *spelling : spellings)
        QTest::newRow(spelling) << QString::fromLatin1(spelling) << tube;

    const auto row = [](const char *text, const char *address) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(address);
    };
    row("https://vimeo.com/76979871", "https://vimeo.com/76979871");
    row("vimeo.com/76979871?share=copy#t=3s", "https://vimeo.com/76979871");
    row("http://www.vimeo.com/channels/staffpicks/76979871", "https://vimeo.com/76979871");
    row("https://vimeo.com/groups/name/videos/76979871", "https://vimeo.com/76979871");
    row("https://vimeo.com/showcase/123/video/76979871", "https://vimeo.com/76979871");
    row("https://vimeo.com/ondemand/film/76979871", "https://vimeo.com/76979871");
    row("https://player.vimeo.com/video/76979871?title=0&byline=0", "https://vimeo.com/76979871");
    row("https://player.vimeo.com/video/76979871?h=0123abcdef", "https://vimeo.com/76979871/0123abcdef");
    row("https://vimeo.com/76979871/0123abcdef", "https://vimeo.com/76979871/0123abcdef");
    row("https://www.dailymotion.com/video/x7tgad0", "https://www.dailymotion.com/video/x7tgad0");
    row("https://www.dailymotion.com/video/x7tgad0_the-title_news?playlist=x1",
        "https://www.dailymotion.com/video/x7tgad0");
    row("https://www.dailymotion.com/embed/video/x7tgad0?autoplay=1", "https://www.dailymotion.com/video/x7tgad0");
    row("https://geo.dailymotion.com/player.html?video=x7tgad0", "https://www.dailymotion.com/video/x7tgad0");
    row("https://dai.ly/x7tgad0", "https://www.dailymotion.com/video/x7tgad0");
    row("https://amara.org/videos/WTcrHzqxAkfE/", "https://amara.org/videos/WTcrHzqxAkfE/");
    row("http://www.amara.org/en/videos/WTcrHzqxAkfE/info/a-talk/?team=x", "https://amara.org/videos/WTcrHzqxAkfE/");
    row("http://www.universalsubtitles.org/en/videos/WTcrHzqxAkfE/en/", "https://amara.org/videos/WTcrHzqxAkfE/");
    row("https://example.org/talks/first.mp4", "https://example.org/talks/first.mp4");
    row("http://EXAMPLE.org:8080/a%20b.WEBM?key=1&x=%2F#t=4", "http://example.org:8080/a%20b.WEBM?key=1&x=%2F");
    row("https://person:secret@example.org/first.ogv", "https://example.org/first.ogv");
    row("https://example.org/un été.mkv", "https://example.org/un%20%C3%A9t%C3%A9.mkv");
}

void WebAddressTest::videos()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    const auto video = readVideoAddress(text);
    QVERIFY(video.has_value());
    QCOMPARE(video->address, address);
    QVERIFY(!video->title.isEmpty());
    QVERIFY(!video->address.contains("secret"_L1));
}

void WebAddressTest::nothing_data()
{
    QTest::addColumn<QString>("text");
    const char *const texts[] = {"", " ", "https://", "https:///x.mp4", "/home/me/film.mp4", "film.mp4", "C:\\film.mp4",
        "file:///home/me/film.mp4", "javascript:alert(1)//x.mp4", "data:video/mp4;base64,AAAA",
        "ftp://example.org/x.mp4", "example.org/x.mp4", "https://www.youtube.com/",
        "https://www.youtube.com/playlist?list=PL0123456789abcdef", "https://www.youtube.com/@channel",
        "https://www.youtube.com/watch?v=short", "https://www.youtube.com/watch?v=a1B2c3D4-_e5",
        "https://www.youtube.com/watch?v=a1B2c3D4%00_e", "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/embed/live_stream?channel=x",
        "https://www.youtube.com/attribution_link?u=https://example.org/watch?v=a1B2c3D4-_e",
        "https://youtube.com.example.org/watch?v=a1B2c3D4-_e", "https://notyoutube.com/watch?v=a1B2c3D4-_e",
        "https://vimeo.com/staffpicks", "https://vimeo.com/channels/76979871", "https://vimeo.com/1234567890123",
        "https://www.dailymotion.com/playlist/x7tgad0", "https://dai.ly/", "https://amara.org/en/videos/create/",
        "https://amara.org/videos/WTcr%2FHzqxAkfE/..", "https://example.org/x.mp4/", "https://example.org/.mp4",
        "https://example.org/x.html?file=x.mp4", "https://exa mple.org/x.mp4", "https://[::1/x.mp4",
        "//example.org/x.mp4"};
    for (const char *text : texts)
        QTest::newRow(qPrintable(u"%1"_s.arg(QString::fromLatin1(text)))) << QString::fromLatin1(text);
    QTest::newRow("too long") << u"https://example.org/"_s + QString(longestAddress, u'a') + u".mp4"_s;
    QTest::newRow("half a character") << u"https://www.youtube.com/watch?v=a1B2c3D4-_"_s + QChar(0xD83D);
}

void WebAddressTest::nothing()
{
    QFETCH(QString, text);
    const auto video = readVideoAddress(text);
    QVERIFY2(!video, video ? qPrintable(video->address) : "");
}

void WebAddressTest::titles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::newRow("site") << u"https://youtu.be/a1B2c3D4-_e"_s << u"YouTube a1B2c3D4-_e"_s;
    QTest::newRow("file") << u"https://example.org/a%20talk.v2.mp4"_s << u"a talk.v2"_s;
    // A line break and a mark that turns the reading direction do not get into the list of videos.
    QTest::newRow("hostile") << u"https://example.org/gpj%0A%E2%80%AEexe.mp4"_s << u"gpj exe"_s;
    QTest::newRow("none") << u"https://example.org/%0A.mp4"_s << u"example.org"_s;
}

void WebAddressTest::titles()
{
    QFETCH(QString, text);
    QFETCH(QString, title);
    const auto video = readVideoAddress(text);
    QVERIFY(video.has_value());
    QCOMPARE(video->title, title);
}

/// What is kept is recognised as the same again.
void WebAddressTest::oneFormIsStable()
{
    for (const QString &text :
        {u"youtu.be/a1B2c3D4-_e"_s, u"https://vimeo.com/76979871/0123abcdef"_s, u"https://dai.ly/x7tgad0"_s,
            u"https://amara.org/pl/videos/WTcrHzqxAkfE/"_s, u"https://example.org/un été.mkv?a=b c"_s}) {
        const auto once = readVideoAddress(text);
        QVERIFY(once.has_value());
        QCOMPARE(readVideoAddress(once->address), once);
    }
}

void WebAddressTest::textsAndLists()
{
    const AddressesInText prose = videoAddressesIn(
        u"Look at https://youtu.be/a1B2c3D4-_e, (and vimeo.com/76979871). Not <https://example.org/page>;\r\n"
        "once more: “https://www.youtube.com/watch?v=a1B2c3D4-_e”!");
    QCOMPARE(prose.videos.size(), 2);
    QCOMPARE(prose.videos.at(0).address, u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s);
    QCOMPARE(prose.videos.at(1).address, u"https://vimeo.com/76979871"_s);
    QCOMPARE(prose.others, QStringList{u"https://example.org/page"_s});
    const AddressesInText list =
        videoAddressesIn(u"#https://vimeo.com/1\r\nhttps://vimeo.com/2\r\nhttps://example.org/Film_(1999).mp4\r\n");
    QCOMPARE(list.videos.size(), 2);
    QCOMPARE(list.videos.at(1).address, u"https://example.org/Film_(1999).mp4"_s);
    QVERIFY(list.others.isEmpty());
    QCOMPARE(videoAddressesIn(u"nothing, e.g. in here: film.mp4 and/or a/b"), AddressesInText());
}

void WebAddressTest::longTexts()
{
    QString many;
    for (int i = 0; i < 5000; ++i)
        many += u"https://vimeo.com/%1\n"_s.arg(i + 1);
    QCOMPARE(videoAddressesIn(many).videos.size(), 1000);
    QCOMPARE(videoAddressesIn(QString(10'000'000, u'a')), AddressesInText());
    QCOMPARE(videoAddressesIn(QString(10'000'000, u'(')), AddressesInText());
}

void WebAddressTest::whatIsMeantAsAnAddress()
{
    for (const QString &text : {u"https://example.org/"_s, u"HTTP://x"_s, u"www.example.org"_s, u"youtu.be/x"_s})
        QVERIFY2(looksLikeWebAddress(text), qPrintable(text));
    for (const QString &text :
        {u"/a/b.mp4"_s, u"b.mp4"_s, u"wwwhat/b.mp4"_s, u"youtu.be.mp4"_s, u"file:///a"_s, QString()})
        QVERIFY2(!looksLikeWebAddress(text), qPrintable(text));
}

void WebAddressTest::linkFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("address");
    const QString address = u"https://vimeo.com/76979871?a=1&b=2"_s;
    QTest::newRow("url") << QByteArray(
        "[InternetShortcut]\r\nURL=https://vimeo.com/76979871?a=1&b=2\r\nIconIndex=0\r\n")
                         << address;
    QTest::newRow("desktop") << QByteArray(
        "[Desktop Entry]\nType=Link\nName=A talk\nURL[$e]=https://vimeo.com/76979871?a=1&b=2\n")
                             << address;
    QTest::newRow("webloc") << QByteArray("<?xml version=\"1.0\"?><plist><dict>\n<key>URL</key>\n"
                                          "<string>https://vimeo.com/76979871?a=1&amp;b=2</string></dict></plist>")
                            << address;
    QTest::newRow("half a webloc") << QByteArray("<key>URL</key><string>https://vime") << QString();
    QTest::newRow("a program") << QByteArray("[Desktop Entry]\nType=Application\nExec=rm\n") << QString();
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe=\n=URL", 9) << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void WebAddressTest::linkFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, address);
    QCOMPARE(addressInLinkFile(content), address);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.url"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QCOMPARE(readLinkFile(file.fileName()), address);
    QVERIFY(readLinkFile(folder.filePath(u"b.url"_s)).isEmpty());
    QVERIFY(hasLinkExtension(u"A talk.URL") && hasLinkExtension(u"a.webloc") && !hasLinkExtension(u"a.mp4"));
}

void WebAddressTest::forPeople()
{
    QCOMPARE(shortAddress(u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s), u"youtube.com/watch?v=a1B2c3D4-_e"_s);
    QCOMPARE(shortAddress(u"https://amara.org/videos/WTcrHzqxAkfE/"_s), u"amara.org/videos/WTcrHzqxAkfE"_s);
    QCOMPARE(siteName(u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s), u"YouTube"_s);
    QCOMPARE(siteName(u"https://example.org/x.mp4"_s), u"example.org"_s);
}

QTEST_GUILESS_MAIN(WebAddressTest)
#include "tst_webaddress.moc"
