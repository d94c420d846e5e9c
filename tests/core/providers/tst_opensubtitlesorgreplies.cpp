// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every reply as it is read, from made-up data in the shapes that were seen.

#include "../net/compressed.h"
#include "orgreplies.h"

#include "core/providers/opensubtitlesorg/opensubtitlesorgerrors.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgreplies.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;

namespace {

const QByteArray srt = "1\n00:00:01,000 --> 00:00:02,000\nHello\n";

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64();
}

} // namespace

class TestOpenSubtitlesOrgReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNothing_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"false", "true", "null", "''", "'0'", "[]", "{}", "0", "[[]]", "[null,5,'x']"})
            QTest::newRow(json) << QByteArray(json);
    }
    void readsNothing()
    {
        QFETCH(QByteArray, json);
        const QJsonObject read = reply("{'data':" + json + "}");
        QVERIFY(OpenSubtitlesOrg::readHits(read[u"data"_s]).isEmpty());
        QVERIFY(readMovieHashes(read).matches.isEmpty());
        QVERIFY(readCheckSubHash(read).isEmpty());
        QVERIFY(readSubLanguages(read).isEmpty());
        QVERIFY(readComments(read).isEmpty());
        QVERIFY(readSuggestions(read).isEmpty());
        QVERIFY(readMoviesOnImdb(read).isEmpty());
        QVERIFY(readPreviews(read).isEmpty());
        QVERIFY(readDownloads(read).isEmpty());
        QVERIFY(!readUpload(read));
        QVERIFY(!readInsertMovie(read));
        QVERIFY(!readTranslation(read));
        QVERIFY(!readLogIn(read));
        QVERIFY(readRequest(read).isEmpty());
        QVERIFY(readInsertMovieHash(read).accepted.isEmpty());
        QVERIFY(!readTryUpload(read).alreadyThere);
        QVERIFY(!readUserInfo(read).account.signedIn);
        QVERIFY(readAutoUpdate(read).version.isEmpty());
        QCOMPARE(readServerInfo(read).onlineTotal, -1);
        QVERIFY(readMovieDetails(read).feature.ref.title.isEmpty());
        readDetectLanguage(read);
        readAvailableTranslations(read);
        readGuesses(read);
        readVote(read);
        readSentence(read);
        QVERIFY(conditionFrom(read).summary.contains(u"running"_s));
    }

    void survivesWrongTypes_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"null", "true", "[]", "{}", "['x']", "{'0':'x'}", "-5", "1e300", "''", "'x'",
                 "'99999999999999999999'", "[[[[]]]]"})
            QTest::newRow(value) << QByteArray(value);
    }
    void survivesWrongTypes()
    {
        QFETCH(QByteArray, value);
        const QJsonObject odd = reply("{'data':{'a':" + value + ",'version':" + value + "},'token':" + value
            + ",'status':" + value + ",'download_limits':" + value + ",'users_online_total':" + value + "}");
        readMovieHashes(odd);
        readCheckSubHash(odd);
        readComments(odd);
        readSuggestions(odd);
        readGuesses(odd);
        readMovieDetails(odd);
        readAvailableTranslations(odd);
        conditionFrom(odd);
        readUserInfo(odd);
        readAutoUpdate(odd);
    }

    void readsServerInfo()
    {
        const QJsonObject read = reply(
            "{'xmlrpc_version':'0.1','application':'OpenSuber v0.2',"
            "'users_online_total':5117,'users_online_program':'3685','users_loggedin':55,'users_max_alltime':'27449',"
            "'users_registered':1025195,'subs_downloads':'765919208000','subs_subtitle_files':'1864277',"
            "'movies_total':'136445','total_subtitles_languages':'61','last_update_strings':{'ar':'x'},"
            "'download_limits':{'global_24h_download_limit':200,'client_ip':'192.0.2.7','limit_check_by':'user_ip',"
            "'client_24h_download_count':5,'client_download_quota':195,'client_24h_download_limit':200},"
            "'seconds':0.006}");
        const ServerInfo info = OpenSubtitlesOrg::readServerInfo(read);
        QCOMPARE(info.application, u"OpenSuber v0.2"_s);
        QCOMPARE(info.onlineTotal, 5117);
        QCOMPARE(info.onlineThisProgram, 3685);
        QCOMPARE(info.loggedIn, 55);
        QCOMPARE(info.mostOnline, 27449);
        QCOMPARE(info.registered, 1025195);
        QCOMPARE(info.downloads, 765919208000);
        QCOMPARE(info.subtitleFiles, 1864277);
        QCOMPARE(info.movies, 136445);
        QCOMPARE(info.languages, 61);
        QCOMPARE(info.limits, (DownloadLimits{200, 200, 5, 195, u"user_ip"_s}));
        QCOMPARE(info.limits.quota(), (Quota{200, 195, {}}));

        const ServiceCondition condition = conditionFrom(read);
        QVERIFY(condition.summary.contains(QLocale().toString(5117)));
        QVERIFY(condition.figures.contains({u"Of these left today"_s, u"195"_s}));
        QCOMPARE(condition.figures.constLast(), (std::pair<QString, QString>{u"Server"_s, u"OpenSuber v0.2"_s}));
        QVERIFY(!QJsonDocument(condition.raw).toJson().contains("192.0.2.7"));
        QCOMPARE(condition.raw[u"users_online_total"_s].toInt(), 5117);
    }

    void readsDownloadLimits()
    {
        const QJsonObject member = reply("{'download_limits':{'client_24h_download_count':5,"
                                         "'client_24h_download_limit':999999999,'client_download_quota':999999999}}");
        QCOMPARE(readDownloadLimits(member).allowed, 999999999);
        QCOMPARE(readDownloadLimits(member).quota(), Quota()); // no limit is no number to show
        const QJsonObject counted = reply("{'data':{'download_limits':{'client_24h_download_count':'7',"
                                          "'client_24h_download_limit':'200'}}}");
        QCOMPARE(readDownloadLimits(counted).quota(), (Quota{200, 193, {}}));
        QCOMPARE(readDownloadLimits({}).quota(), Quota());
    }

    void readsLogIns()
    {
        const auto read = readLogIn(
            reply("{'token':'vjp6,t4d-o4','status':'200 OK','data':{'IDUser':'6',"
                  "'UserNickName':'os','UserRank':'super admin','UploadCnt':'296','UserPreferedLanguages':'cze,eng',"
                  "'DownloadCnt':'1215','UserWebLanguage':'en','IsVIP':'1',"
                  "'Content-Location':'https://vip-api.opensubtitles.org/xml-rpc'}}"));
        QVERIFY(read);
        QCOMPARE(read->token, u"vjp6,t4d-o4"_s);
        UserInfo user;
        user.account.signedIn = true;
        user.account.userName = u"os"_s;
        user.account.rank = u"super admin"_s;
        user.account.vip = true;
        user.id = u"6"_s;
        user.uploads = 296;
        user.downloads = 1215;
        user.preferredLanguages = QStringList{u"cze"_s, u"eng"_s};
        user.webLanguage = u"en"_s;
        QCOMPARE(read->user, user);

        const auto anonymous = readLogIn(reply("{'token':'abc','status':'200 OK'}"));
        QVERIFY(anonymous && !anonymous->user.account.signedIn);
        const auto poor = readLogIn(reply("{'token':'abc','data':{'UserNickName':'a','UserRank':'sub leecher',"
                                          "'IsVIP':0}}"));
        QVERIFY(poor && poor->user.account.signedIn && !poor->user.account.vip);
        QVERIFY(readUserInfo(reply("{'data':{'UserNickName':'a','UserRank':'VIP plus member'}}")).account.vip);
        for (const char *none : {"{}", "{'token':''}", "{'token':false}", "{'token':{}}"})
            QVERIFY(readLogIn(reply(none)).error().kind == ErrorKind::BadReply);
    }

    void tellsWhereToGoOn()
    {
        const QUrl vip(u"https://vip-api.opensubtitles.org/xml-rpc"_s);
        HttpReply http;
        const QJsonObject body = reply("{'data':{'Content-Location':'https://vip-api.opensubtitles.org/xml-rpc'}}");
        QCOMPARE(contentLocation(http, body), vip);
        QCOMPARE(contentLocation(http, reply("{'data':false}")), QUrl());
        QCOMPARE(contentLocation(http, reply("{'data':{'Content-Location':'not an address'}}")), QUrl());
        http.headers = {{"content-location", "https://other.opensubtitles.org/xml-rpc"}};
        QCOMPARE(contentLocation(http, body), QUrl(u"https://other.opensubtitles.org/xml-rpc"_s));
    }

    void readsLanguages()
    {
        const auto languages = readSubLanguages(
            reply("{'data':[{'SubLanguageID':'alb','LanguageName':'Albanian','ISO639':'sq'},"
                  "{'SubLanguageID':'POB','LanguageName':'Portuguese (BR)','ISO639':'pb'},{'SubLanguageID':'all'},"
                  "{'SubLanguageID':''},{'SubLanguageID':'qqz','LanguageName':'New'}]}"));
        QCOMPARE(languages,
            (QList<ProviderLanguage>{{u"alb"_s, u"Albanian"_s, Language::fromCode(u"sq"_s)},
                {u"pob"_s, u"Portuguese (BR)"_s, Language::fromCode(u"pt-br"_s)},
                {u"qqz"_s, u"New"_s, Language::fromCode(u"qqz"_s)}}));
    }

    void readsSubHashes()
    {
        QCOMPARE(readCheckSubHash(reply("{'data':{'A9672C89':'1','0ca1':3,'1111':'0','2222':0}}")),
            (QHash<QString, QString>{{u"a9672c89"_s, u"1"_s}, {u"0ca1"_s, u"3"_s}}));
    }

    void readsMovieHashes()
    {
        const QByteArray first = "{'MovieHash':'46e33be00464c12e','MovieImdbID':'2816136',"
                                 "'MovieName':'\\\"Thrones\\\" Two Swords','MovieYear':'2014','MovieKind':'episode',"
                                 "'SeriesSeason':'4','SeriesEpisode':'1','SeenCount':'19823','SubCount':'217'}";
        const QByteArray second = "{'MovieHash':'46E33BE00464C12E','MovieImdbID':'0944947','MovieName':'Thrones',"
                                  "'MovieYear':'2011','MovieKind':'tv series','SeenCount':'5','SubCount':'8'}";
        const QByteArray film = "{'MovieImdbID':'133093','MovieName':'A film','MovieKind':'movie'}";
        const QString hash = u"46e33be00464c12e"_s;
        // The first form's rows, the second's lists, and the structs that PHP makes of these.
        const MovieHashes one = OpenSubtitlesOrg::readMovieHashes(reply(
            "{'data':{'46e33be00464c12e':" + first + ",'abcdefg123211222':[]},'not_processed':['53fc6fe84ad5ee31']}"));
        QCOMPARE(one.matches.keys(), QStringList{hash});
        QCOMPARE(one.notProcessed, QStringList{u"53fc6fe84ad5ee31"_s});
        const HashMatch &match = one.matches[hash].constFirst();
        QCOMPARE(match.seen, 19823);
        QCOMPARE(match.subtitles, 217);
        QCOMPARE(match.feature.imdbId, 2816136);
        QCOMPARE(match.feature.title, u"Thrones"_s);
        QCOMPARE(match.feature.episodeTitle, u"Two Swords"_s);
        QCOMPARE(match.feature.season, 4);
        QCOMPARE(match.feature.episode, 1);
        QCOMPARE(match.feature.year, 2014);
        for (const QByteArray &list : {"[" + first + "," + second + "]", "{'0':" + first + ",'1':" + second + "}"}) {
            const MovieHashes two = OpenSubtitlesOrg::readMovieHashes(
                reply("{'data':{'46e33be00464c12e':" + list + ",'53FC6FE84AD5EE31':[" + film + "]}}"));
            QCOMPARE(two.matches.size(), 2);
            QCOMPARE(two.matches[hash].size(), 2);
            QCOMPARE(two.matches[hash].at(1).feature.imdbId, 944947);
            QCOMPARE(two.matches[u"53fc6fe84ad5ee31"_s].constFirst().feature.title, u"A film"_s);
        }
        QCOMPARE(
            OpenSubtitlesOrg::readMovieHashes(reply("{'data':[" + first + "," + second + "]}")).matches[hash].size(),
            2);
    }

    void readsInsertedHashes()
    {
        QCOMPARE(readInsertMovieHash(reply("{'data':{'accepted_moviehashes':['53fc','3b2a'],'new_imdbs':{'0':'15'}}}")),
            (InsertedMovieHashes{{u"53fc"_s, u"3b2a"_s}, {15}}));
    }

    void readsTriedUploads()
    {
        const QByteArray there = "{'IDSubtitle':'1','SubLanguageID':'eng','IDMovieImdb':'103644','MovieName':'Alien³',"
                                 "'MovieYear':'1992','MoviefilenameWasAlreadyInDb':'0','HashWasAlreadyInDb':1}";
        for (const QByteArray &form : {there, "[" + there + "]"}) {
            const TryUpload read = readTryUpload(reply("{'alreadyindb':'1','data':" + form + "}"));
            QVERIFY(read.alreadyThere);
            QCOMPARE(read.subtitleId, u"1"_s);
            QCOMPARE(read.language.code(), u"en"_s);
            QCOMPARE(read.feature.imdbId, 103644);
            QCOMPARE(read.feature.title, u"Alien³"_s);
            QVERIFY(!read.fileNameWasKnown);
            QVERIFY(read.hashWasKnown);
        }
        const TryUpload fresh = readTryUpload(reply("{'alreadyindb':0,'data':[" + row("771", {}) + "]}"));
        QVERIFY(!fresh.alreadyThere);
        QCOMPARE(ids(fresh.sameMovie), QStringList{u"771"_s});
        QVERIFY(readTryUpload(reply("{'alreadyindb':false,'data':false}")).sameMovie.isEmpty());
    }

    void readsUploads()
    {
        const auto read = readUpload(reply("{'data':'http://www.opensubtitles.org/subtitles/123456'}"));
        QCOMPARE(read.value_or(QUrl()), QUrl(u"https://www.opensubtitles.org/subtitles/123456"_s));
        QVERIFY(readUpload(reply("{'data':'javascript:alert(1)'}")).error().kind == ErrorKind::BadReply);
    }

    void readsDetectedLanguages()
    {
        QCOMPARE(readDetectLanguage(reply("{'data':{'9E10':'eng','ffd9':'cze','aaaa':''}}")),
            (QHash<QString, Language>{
                {u"9e10"_s, Language::fromCode(u"en"_s)}, {u"ffd9"_s, Language::fromCode(u"cs"_s)}}));
    }

    void readsPreviewsAndDownloads()
    {
        const auto previews = readPreviews(reply("{'data':[{'encoding':'UTF-8','contents':'" + base64(compressed(srt))
            + "'},{'encoding':'CP932','contents':'*'}]}"));
        QCOMPARE(previews.size(), 2);
        QCOMPARE(previews.at(0).encoding, u"UTF-8"_s);
        QCOMPARE(previews.at(0).content.value_or("?"), srt);
        QVERIFY(previews.at(1).content.error().kind == ErrorKind::BadReply);

        const auto downloads = readDownloads(reply("{'data':{'0':{'idsubtitlefile':'10','data':'"
            + base64(compressed(srt)) + "'},'1':{'idsubtitlefile':20,'data':'" + base64(compressed(srt, MAX_WBITS))
            + "'},'2':{'idsubtitlefile':'30','data':'" + base64(srt) + "'},'3':{'idsubtitlefile':'40','data':''}}}"));
        QCOMPARE(downloads.size(), 4);
        QStringList found;
        for (const DownloadReply &download : downloads) {
            found.append(download.fileId);
            if (download.fileId != u"40"_s)
                QCOMPARE(download.content.value_or("?"), srt);
        }
        QCOMPARE(found, (QStringList{u"10"_s, u"20"_s, u"30"_s, u"40"_s}));
        QVERIFY(downloads.at(3).content.error().kind == ErrorKind::BadReply);
        QCOMPARE(readDownloads(reply("{'data':{'idsubtitlefile':'10','data':'" + base64(srt) + "'}}")).size(), 1);
    }

    void refusesDamagedContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no base64") << QByteArray("<html>no</html>");
        QTest::newRow("cut base64") << base64(compressed(srt)).left(21);
        QTest::newRow("cut gzip") << base64(compressed(srt).chopped(5));
        QTest::newRow("only a header") << base64(compressed(srt).left(10));
        QTest::newRow("gzip of nothing") << base64(compressed(QByteArray()));
        QTest::newRow("bomb") << base64(compressed(QByteArray(mostSubtitleBytes + 1, ' ')));
        QTest::newRow("white space") << QByteArray("  ");
    }
    void refusesDamagedContent()
    {
        QFETCH(QByteArray, text);
        const auto read = unpackText(QString::fromLatin1(text));
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::BadReply);
        QVERIFY(!read.error().message.isEmpty());
    }

    void readsBrokenLinesOfBase64()
    {
        QByteArray lines = base64(compressed(srt));
        lines.insert(20, "\r\n").insert(8, ' ');
        QCOMPARE(unpackText(QString::fromLatin1(lines)).value_or("?"), srt);
    }

    void readsTranslations()
    {
        const auto read = readAvailableTranslations(reply(
            "{'data':{'en':{'LastCreated':'2007-02-03 21:36:14','StringsNo':'438'},'ar':{'StringsNo':-1},'x':5}}"));
        QCOMPARE(
            read, (QMap<QString, TranslationInfo>{{u"ar"_s, {{}, 0}}, {u"en"_s, {utc(2007, 2, 3, 21, 36, 14), 438}}}));
        QCOMPARE(readTranslation(reply("{'data':'" + base64("msgid") + "'}")).value_or("?"), QByteArray("msgid"));
    }

    void readsMoviesOnImdb()
    {
        const auto films = OpenSubtitlesOrg::readMoviesOnImdb(reply(
            "{'data':[{'id':'0332452','title':'Troy (2004)'},{'id':'0340477','title':'Helen of Troy (2003) (TV)'},"
            "{'id':813715,'title':'\\\"Heroes\\\" (2006) (TV Series)'},{'id':'1','title':'Odd (name (1999/II)'},"
            "{'id':'2','title':'Bare'},{'id':'0','title':'x (2000)'},{'id':'3','title':''}]}"));
        QStringList read;
        for (const Feature &film : films)
            read.append(
                u"%1 %2 %3 %4"_s.arg(film.ref.imdbId).arg(film.ref.title).arg(film.ref.year).arg(int(film.type)));
        QCOMPARE(read,
            (QStringList{u"332452 Troy 2004 0"_s, u"340477 Helen of Troy 2003 0"_s, u"813715 Heroes 2006 1"_s,
                u"1 Odd (name 1999 0"_s, u"2 Bare 0 0"_s}));
    }

    void readsMovieDetails()
    {
        const MovieDetails film = OpenSubtitlesOrg::readMovieDetails(reply(
            "{'data':{'cast':{'_0000096':'Gill A.','_0245705':'Dan D.'},'rating':'5.9','cover':'http://e.com/a.jpg',"
            "'id':'0480011','votes':'1,919','title':'Straight','aka':['Closure (USA)','Other'],'year':'2007',"
            "'genres':['Drama','Thriller'],'country':'UK | France','language':['English'],'plot':'A &amp; B.',"
            "'tagline':'Run','duration':'80 min','directors':{'_1':'D'},'writers':[],'kind':'movie'}}"));
        QCOMPARE(film.feature.ref.imdbId, 480011);
        QCOMPARE(film.feature.ref.title, u"Straight"_s);
        QCOMPARE(film.feature.ref.year, 2007);
        QVERIFY(film.feature.type == Feature::Type::Movie);
        QCOMPARE(film.feature.alsoKnownAs, (QStringList{u"Closure (USA)"_s, u"Other"_s}));
        QCOMPARE(film.feature.poster, QUrl(u"https://e.com/a.jpg"_s));
        QCOMPARE(film.rating, 5.9);
        QCOMPARE(film.votes, 1919);
        QCOMPARE(film.cast, (QStringList{u"Gill A."_s, u"Dan D."_s}));
        QCOMPARE(film.countries, (QStringList{u"UK"_s, u"France"_s}));
        QCOMPARE(film.genres, (QStringList{u"Drama"_s, u"Thriller"_s}));
        QCOMPARE(film.languages, QStringList{u"English"_s});
        QCOMPARE(film.directors, QStringList{u"D"_s});
        QVERIFY(film.writers.isEmpty());
        QCOMPARE(film.plot, u"A & B."_s);
        QCOMPARE(film.tagline, u"Run"_s);
        QCOMPARE(film.duration, u"80 min"_s);
        const MovieDetails episode = OpenSubtitlesOrg::readMovieDetails(
            reply("{'data':{'id':'12','title':'Pilot','kind':'episode','season':'1','episode':'2',"
                  "'episodeof':{'_0118276':'\\\"Buffy\\\"'},'cover':'file:///etc/passwd'}}"));
        QCOMPARE(episode.feature.ref.title, u"Buffy"_s);
        QCOMPARE(episode.feature.ref.episodeTitle, u"Pilot"_s);
        QCOMPARE(episode.feature.ref.parentImdbId, 118276);
        QCOMPARE(episode.feature.ref.season, 1);
        QCOMPARE(episode.feature.ref.episode, 2);
        QVERIFY(episode.feature.poster.isEmpty());
    }

    void readsContributions()
    {
        QCOMPARE(readInsertMovie(reply("{'id':'10000044'}")).value_or(0), 10000044);
        QCOMPARE(readInsertMovie(reply("{'data':{'id':7}}")).value_or(0), 7);
        QCOMPARE(readVote(reply("{'data':{'SubRating':'8.0','SubSumVotes':'1','IDSubtitle':'3331501'}}")),
            (VoteReply{u"3331501"_s, 8, 1}));
        QCOMPARE(readRequest(reply("{'data':{'request_url':'http://www.opensubtitles.net/en/requestd/idmovie-887'}}")),
            QUrl(u"https://www.opensubtitles.net/en/requestd/idmovie-887"_s));
        QCOMPARE(readSentence(reply("{'data':'Subscribed to 3 moviehashes'}")), u"Subscribed to 3 moviehashes"_s);
    }

    void readsComments()
    {
        const auto read = OpenSubtitlesOrg::readComments(reply(
            "{'data':{'_3387112':[{'IDSubtitle':'3387112','UserID':'1','UserNickName':'neo','Comment':'Great',"
            "'Created':'2008-12-14 17:20:42'},{'IDSubtitle':'3387112','UserNickName':'','Comment':'First &lt;b&gt;',"
            "'Created':'2008-12-12 15:51:01'},{'IDSubtitle':'3387112','Comment':''}],"
            "'_3385570':{'0':{'IDSubtitle':3385570,'Comment':'x','Created':'soon'}},'_1':false}}"));
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[u"3387112"_s],
            (QList<SubtitleComment>{{QString(), u"First <b>"_s, utc(2008, 12, 12, 15, 51, 1)},
                {u"neo"_s, u"Great"_s, utc(2008, 12, 14, 17, 20, 42)}}));
        QCOMPARE(read[u"3385570"_s], (QList<SubtitleComment>{{QString(), u"x"_s, {}}}));
    }

    void readsSuggestions()
    {
        const QByteArray martian = "{'SubtitlesFound':'70','MovieName':'Martian','MovieYear':'2015',"
                                   "'IDMovieIMDB':'3659388','MovieKind':'movie','MovieImdbRating':'8.1'}";
        const QByteArray family = "{'SubtitlesFound':2133,'MovieName':'Modern Family','MovieYear':'2009',"
                                  "'IDMovieIMDB':'1442437','MovieKind':'tv'}";
        for (const QByteArray &form : {"[" + martian + "," + family + "]", "{'m':[" + martian + "," + family + "]}",
                 "{'m':{'0':" + martian + ",'1':" + family + "}}"}) {
            const auto read = OpenSubtitlesOrg::readSuggestions(reply("{'data':" + form + "}"));
            QCOMPARE(read.size(), 2);
            QCOMPARE(read.at(0).ref.title, u"Martian"_s);
            QCOMPARE(read.at(0).ref.imdbId, 3659388);
            QCOMPARE(read.at(0).ref.year, 2015);
            QCOMPARE(read.at(0).subtitlesCount, 70);
            QVERIFY(read.at(0).type == Feature::Type::Movie);
            QVERIFY(read.at(1).type == Feature::Type::TvShow);
            QCOMPARE(read.at(1).subtitlesCount, 2133);
        }
    }

    void readsGuesses()
    {
        const auto read = OpenSubtitlesOrg::readGuesses(
            reply("{'data':{'Aliens 1080p.mkv':{'GuessIt':{'title':'Aliens','type':'movie'},"
                  "'GuessMovieFromString':{'0090605':{'IDMovieIMDB':'0090605','MovieName':'Aliens','score':688},"
                  "'0000001':{'IDMovieIMDB':'1','MovieName':'Low','score':'5'},"
                  "'0000002':{'IDMovieIMDB':'2','MovieName':'High','score':'500'}},"
                  "'GetIMDBSuggest':{'0090605':{'MovieName':'Aliens','IDMovieIMDB':'0090605'},"
                  "'0409847':{'MovieName':'Cowboys','MovieYear':'2011','MovieKind':'movie','IDMovieIMDB':'0409847'}},"
                  "'BestGuess':{'IDMovieIMDB':'0090605','MovieName':'Aliens','MovieYear':'1986','MovieKind':'movie',"
                  "'Reason':'Data Intersection'}},'nothing.mkv':{'BestGuess':false}}}"));
        QCOMPARE(read.size(), 2);
        const NameGuess &guess = read.at(0);
        QCOMPARE(guess.name, u"Aliens 1080p.mkv"_s);
        QVERIFY(guess.best);
        QCOMPARE(guess.best->ref.imdbId, 90605);
        QCOMPARE(guess.best->ref.year, 1986);
        QCOMPARE(guess.reason, u"Data Intersection"_s);
        QCOMPARE(guess.guessIt[u"title"_s].toString(), u"Aliens"_s);
        QStringList others;
        for (const Feature &other : guess.others)
            others.append(other.ref.title);
        QCOMPARE(others, (QStringList{u"High"_s, u"Low"_s, u"Cowboys"_s}));
        QVERIFY(!read.at(1).best);
    }

    void readsProgramVersions()
    {
        const ProgramVersion read = readAutoUpdate(
            reply("{'version':'1.2.3','url_windows':'http://e.com/a.exe','url_linux':'https://e.com/a.zip',"
                  "'url_odd':'file:///x','comments':'More CDs| Fixed','status':'200 OK'}"));
        QCOMPARE(read.version, u"1.2.3"_s);
        QCOMPARE(read.addresses,
            (QMap<QString, QUrl>{
                {u"linux"_s, QUrl(u"https://e.com/a.zip"_s)}, {u"windows"_s, QUrl(u"https://e.com/a.exe"_s)}}));
        QCOMPARE(read.changes, (QStringList{u"More CDs"_s, u"Fixed"_s}));
    }
};

QTEST_GUILESS_MAIN(TestOpenSubtitlesOrgReplies)
#include "tst_opensubtitlesorgreplies.moc"
