// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasename.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

// One value, or several joined by '|', as the tables below write them.
QString written(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList values;
        for (const QJsonValue item : value.toArray())
            values.append(item.toVariant().toString());
        return values.join(u'|');
    }
    return value.toVariant().toString();
}

} // namespace

class TestReleaseName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void hints();
    void jsonTextIsTheObject();
    void hostileNamesEnd();
    void hostileNamesAreLinear_data();
    void hostileNamesAreLinear();
};

void TestReleaseName::rules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected"); // key=value; "key=" for a key that must be absent

    const struct
    {
        const char *rule;
        const char *name;
        const char *expected;
    } rows[] = {
        // Numbers
        {"season and episode", "Blue.Harbour.S02E05.720p.HDTV.x264-GRP.mkv",
            "type=episode;title=Blue "
            "Harbour;season=2;episode=5;screen_size=720p;source=HDTV;video_codec=H.264;release_group=GRP"},
        {"several episodes", "Blue.Harbour.S01E01E02.mkv", "season=1;episode=1|2"},
        {"a range with a cross", "Blue Harbour 1x01-03.mkv", "season=1;episode=1|2|3"},
        {"a range of marks", "Blue.Harbour.E01-E04.mkv", "episode=1|2|3|4;season="},
        {"repeated marks", "Blue Harbour - S01E02 - S01E03 - Low Tide.mkv",
            "season=1;episode=2|3;episode_title=Low Tide"},
        {"with a plus", "Blue.Harbour.S01E01+02.mkv", "episode=1|2"},
        {"three digits", "blue.harbour.317.hdtv-grp.mp4",
            "type=episode;title=blue harbour;season=3;episode=17;release_group=grp"},
        {"words", "Blue Harbour - Season 2 Episode 14.mkv", "season=2;episode=14"},
        {"Roman season", "Blue Harbour Season II 720p.mkv", "season=2"},
        {"seasons", "Blue.Harbour.S01-S03.COMPLETE.1080p.WEB-DL", "season=1|2|3;other=Complete;title=Blue Harbour"},
        {"season of", "Blue.Harbour.Season.2of4.HDTV.mkv", "season=2;season_count=4"},
        {"Spanish chapter", "Puerto Azul - Temporada 4 [HDTV][Cap.411]", "season=4;episode=11;title=Puerto Azul"},
        {"a year as season", "Blue.Harbour.S2015E07.720p.mkv", "season=2015;year=2015;episode=7"},
        {"absolute with group and checksum", "[Tides] Umi no Uta - 102 [1080p][1A2B3C4D].mkv",
            "type=episode;title=Umi no Uta;episode=102;season=;release_group=Tides;crc32=1A2B3C4D"},
        {"version", "[Tides] Umi no Uta - 07v2 [720p].mkv", "episode=7;version=2"},
        {"absolute beside season", "Umi no Uta s03e04-06 54-56.mkv",
            "season=3;episode=4|5|6;absolute_episode=54|55|56"},
        {"number first", "004. Umi no Uta - The Wave.avi", "title=Umi no Uta;episode=4;episode_title=The Wave"},
        {"disc", "Blue.Harbour.S01D02.DVDRip", "season=1;disc=2;episode="},
        // Dates, years, parts
        {"date", "The Evening Hour 2014-05-06 A Guest 720p.mp4",
            "type=episode;title=The Evening Hour;date=2014-05-06;episode_title=A Guest;year="},
        {"day first", "The.Evening.Hour.15-05-2018.WEB-DL.mp4", "date=2018-05-15"},
        {"year is a title", "1958 (2011).mkv", "type=movie;title=1958;year=2011"},
        {"first of two years", "1958.2011.1080p.BluRay.x264-GRP", "title=1958;year=2011"},
        {"year alone before properties", "1958.1080p.BluRay.x264-GRP", "title=1958;year=;release_group=GRP;episode="},
        {"a later number", "Night Runner 2059 (2016).mkv", "title=Night Runner 2059;year=2016"},
        {"number of a film", "Harbour 13 (1995) 720p.mkv", "type=movie;title=Harbour 13;episode="},
        {"part", "Blue.Harbour.2010.Part.Two.DVDRip.mkv", "type=movie;part=2"},
        {"CD", "Blue Harbour (2001) CD1.avi", "cd=1"},
        // Words of the vocabulary in titles
        {"Web in a title", "The.Web.2013.1080p.BluRay.x264-GRP", "title=The Web;source=Blu-ray"},
        {"Web in a show", "The.Web.of.Salt.S01E02.720p.WEB-DL", "title=The Web of Salt;source=Web"},
        {"Proper", "Proper (2010).mkv", "title=Proper;other="},
        {"Internal", "Internal.Matters.1990.DVDRip.x264-GRP", "title=Internal Matters;other=Rip"},
        {"Ultra", "HARBOUR ULTRA (2015) 1080p Bluray", "title=HARBOUR ULTRA;source=Blu-ray;other="},
        {"a language in a title", "The Polish Harbour (1996).mkv", "title=The Polish Harbour;language="},
        {"proper where it counts", "Blue.Harbour.S01E02.REAL.PROPER.720p.HDTV.x264-GRP", "other=Proper;proper_count=3"},
        // Folders
        {"show, season, episode", "Shows/Blue Harbour/Season 2/E05 - Low Tide.mkv",
            "title=Blue Harbour;season=2;episode=5;episode_title=Low Tide"},
        {"show in the folder", "Blue Harbour/2x05 - Blue Harbour - Low Tide.avi",
            "title=Blue Harbour;season=2;episode=5;episode_title=Low Tide"},
        {"folder of the release", "Blue.Harbour.2010.DVDRip.XviD-GRP/g-bhrb.avi",
            "title=Blue Harbour;year=2010;release_group=GRP"},
        {"accents in the folder", "Le Rêve bleu (2006)/Le.Reve.Bleu.FRENCH.DVDRip.XviD-GRP.avi",
            "title=Le Rêve bleu;year=2006;language=fr"},
        {"spelling of the folder", "Blue Harbour/blue_harbour.mkv", "title=Blue Harbour"},
        {"other separators", "c:\\video\\Blue.Harbour.S01E02.mkv", "title=Blue Harbour;season=1;episode=2"},
        // Languages
        {"languages of sound and subtitles", "Blue Harbour [H264+AAC(Fr-Eng)+ST(Fr-Eng)].mkv",
            "language=fr|en;subtitle_language=fr|en"},
        {"a language before sub", "Blue.Harbour.2010.SWESUB.DVDRip", "subtitle_language=sv;language="},
        {"subtitle file", "Blue.Harbour.S01E02.pt-BR.srt", "subtitle_language=pt-BR;container=srt"},
        {"unnamed subtitles", "Blue.Harbour.S01E02.Subbed.720p.WEB-DL", "subtitle_language=und"},
        {"several", "Blue.Harbour.2010.MULTi.1080p.BluRay.x264-GRP", "language=mul"},
        {"usual code behind the group", "Blue.Harbour.2010.1080p.BluRay.x264-GRP.en", "language=en;release_group=GRP"},
        {"usual code behind a hyphen", "blue_harbour-720p-x264-GRP-en", "language=en;release_group=GRP"},
        {"usual code between properties", "Blue.Harbour.2010.1080p.pl.x264-GRP", "language=pl;title=Blue Harbour"},
        {"usual code before the year", "Blue.Harbour.fr.2010.1080p.mkv", "language=fr;title=Blue Harbour"},
        {"usual code in brackets", "Blue Harbour [nl].mkv", "language=nl;release_group="},
        {"usual code alone at the end", "Blue Harbour (2010) nl", "language=nl;alternative_title="},
        {"a code that is a word", "Say.Hi.S01E02.720p.mkv", "title=Say Hi;language="},
        {"a code that begins a title", "En.Attendant.le.Port.2010.mkv", "title=En Attendant le Port;language="},
        {"languages before a group", "Blue.Harbour.S01E02.Low.Tide.ENG-ITA-GRP.mkv",
            "episode_title=Low Tide;language=en|it;release_group=GRP"},
        {"several at the end of a title", "Blue.Harbour.Cut.Ita.Eng.VP9.webm", "title=Blue Harbour Cut;language=it|en"},
        {"a language that is a group", "Blue.Harbour.2010.BluRay.DD5.1-DE.mkv", "release_group=DE;language="},
        {"kind of subtitles", "Blue.Harbour.2010.pt-BR.forced.srt", "subtitle_language=pt-BR;release_group="},
        {"subtitles for the deaf", "Blue.Harbour.S01E02.HDTV.x264-GRP.en.hi.srt",
            "subtitle_language=en;language=;release_group=GRP"},
        {"language and region", "Blue.Harbour.2010.zh-CN.srt", "subtitle_language=zh;alternative_title="},
        // Properties
        {"a code apart from small words", "the_blue_harbour-en", "title=the blue harbour;language=en"},
        {"number of a folder's film", "03-Harbour.[1964].720p.mkv", "title=Harbour;year=1964;type=movie"},
        {"properties and a group alone", "720p.BluRay.x264-GRP", "title=;release_group=GRP"},
        {"title behind extras", "Blue.Harbour.S01.Extras.-.Making.Of.DVDRip.XviD-GRP",
            "season=1;other=Extras|Rip;episode_title=Making Of"},
        {"a tight range with crosses", "Blue.Harbour.1x02-1x04.mkv", "season=1;episode=2|3|4"},
        {"subtitles named by a glued word", "Blue.Harbour.ESub.720p.mkv", "title=Blue Harbour;subtitle_language=und"},
        {"dubbed, glued", "Blue.Harbour.2010.PLDUB.DVDRip.XviD-GRP", "language=pl"},
        {"kind of an anime episode", "[Tides] Umi no Uta - Special 07 [720p].mkv",
            "title=Umi no Uta;episode=7;episode_details=Special"},
        {"half an episode", "Blue.Harbour.S01E02a.Low.Tide.mkv", "episode=2;episode_title=Low Tide"},
        {"size behind the year", "Blue.Harbour.2010.700MB.mkv", "year=2010;size=700MB"},
        {"frame rate by its p", "Blue.Harbour.2010.1080i.25p.x264-GRP", "frame_rate=25fps;screen_size=1080i"},
        {"height with HD", "Blue.Harbour.2010.1080pHD.x264-GRP", "screen_size=1080p;other=;video_codec=H.264"},
        {"service with HD", "Blue.Harbour.S01E02.NetflixHD.1080p.x264-GRP", "streaming_service=Netflix;other=HD"},
        {"service of two words", "Blue.Harbour.S01E02.1080p.HBO.Max.WEB-DL.x264-GRP", "streaming_service=HBO Max"},
        {"a service that is a group", "Blue.Harbour.1080p.HEVC-playWEB", "release_group=playWEB;streaming_service="},
        {"mixed separators are no date", "Blue.Harbour.2010.5_1.mkv", "date=;year=2010"},
        {"streaming service without a title", "S02E03.720p.NF.WEB-DL.x264-GRP", "streaming_service=Netflix"},
        {"codec after the episode", "Blue.Harbour.S01E02.x264.720p", "episode=2;video_codec=H.264"},
        {"codec without its profile", "Blue.Harbour.720p.HEVC10-GRP",
            "video_codec=H.265;color_depth=10-bit;video_profile="},
        {"AVC", "Blue.Harbour.720p.AVC-GRP",
            "video_codec=H.264;video_profile=Advanced Video Codec High Definition;release_group=GRP"},
        {"the last of two sizes", "Blue.Harbour.2010.1080p.BluRay.720p.x264-GRP", "screen_size=720p"},
        {"channels apart", "Blue Harbour 2010 BluRay DTS-HD MA 5 1-GRP",
            "audio_channels=5.1;audio_profile=Master Audio;release_group=GRP"},
        {"capitals tell a tag", "Blue.Harbour.CLASSIC.2010.mkv", "title=Blue Harbour;other=Classic"},
        {"small letters tell a word", "The.Harbour.Classic.2010.mkv", "title=The Harbour Classic;other="},
        {"line audio", "Blue.Harbour.2010.R5.LiNE.XviD-GRP", "other=Region 5|Line Audio;alternative_title="},
        {"proof at the end", "Blue.Harbour.2010.720p.x264-GRP-proof", "other=Proof;release_group=GRP"},
        {"Web behind the number", "Blue.Harbour.S01E02.WEB-GRP", "source=Web;release_group=GRP;episode_title="},
        {"numbered complete season", "Blue.Harbour.Complete.Season.3.720p", "season=3;other=Complete;type=episode"},
        {"the complete series", "Blue.Harbour.The.Complete.Series.720p", "title=Blue Harbour;other=Complete"},
        {"kind of an episode", "Blue.Harbour.S08E12.FINAL.1080p.mkv", "episode_details=Final;episode_title="},
        {"special of a year", "Blue.Harbour.(2010).Special.mkv", "type=episode;episode_details=Special"},
        {"year in an episode's title", "Blue.Harbour.S01E06.Harvest.1958.720p.mkv", "episode_title=Harvest 1958;year="},
        {"year of an episode", "Blue.Harbour.S01E06.1958.720p.mkv", "year=1958"},
        {"bonus without a year", "Blue Harbour-x02-Making Of.mkv", "type=episode;bonus=2"},
        {"hyphens are no identifier", "Blue.Harbour-S08E18-1080p-DVD-h263-GRP.mkv",
            "title=Blue Harbour;season=8;episode=18;uuid="},
        {"identifier with hyphens", "Blue.Harbour.S01E02/AB607eff-BRx59935-5155473f-1c5f49.mkv",
            "uuid=AB607eff-BRx59935-5155473f-1c5f49"},
        {"group behind a disc", "Blue.Harbour.2010.DVDRip.XviD.CD1-GRP.avi", "cd=1;release_group=GRP"},
        {"properties ahead", "[720p] Umi no Uta - 01 [Tides].mkv", "episode=1;release_group=Tides"},
        {"subtitle file named", "Blue.Harbour.2010.720p.x264-GRP_srt", "container=srt;release_group=GRP"},
        {"streaming service", "Blue.Harbour.S01E02.1080p.NF.WEB-DL.DDP5.1.x264-GRP",
            "streaming_service=Netflix;audio_codec=Dolby Digital Plus;audio_channels=5.1"},
        {"no service without a source", "Blue.Harbour.2010.CC.1080p.BluRay.x264-GRP",
            "edition=Criterion;streaming_service="},
        {"Ultra HD disc", "Blue.Harbour.2017.2160p.UHD.BluRay.x265.HDR-GRP", "source=Ultra HD Blu-ray;other=HDR10"},
        {"glued", "Blue.Harbour.S01E02.HDTVx264-GRP", "source=HDTV;video_codec=H.264"},
        {"width and height", "Blue Harbour 1280x720.mkv", "screen_size=720p;aspect_ratio=1.778"},
        {"edition", "Blue.Harbour.1986.Directors.Cut.BDRip.1080p", "edition=Director's Cut;other=Rip"},
        {"3D and depth", "Blue.Harbour.2014.3D.1080p.BluRay.10bit.x265-GRP", "other=3D;color_depth=10-bit"},
        {"website ahead", "www.example.com - Blue Harbour (2012) 720p.mkv",
            "website=www.example.com;title=Blue Harbour"},
        {"website is a title", "Blue.Net.S01E06.720p.mkv", "title=Blue Net;website="},
        {"size", "Blue Harbour 2012 720p 1.4 GB.mkv", "size=1.4GB"},
        {"country", "The.Harbour.(US).1x03.mkv", "country=US;title=The Harbour"},
        {"group in brackets", "Blue Harbour S01E02 720p x264-GRP [Site].mkv", "release_group=GRP [Site]"},
        {"country in small letters", "blue.harbour.us.s01e02.720p.mkv", "country=US;title=blue harbour"},
        {"a pronoun is no country", "THE.SEA.AROUND.AND.FOR.US.S01E02.720P.MKV",
            "country=;title=THE SEA AROUND AND FOR US"},
        {"a profile that is a group", "Blue.Harbour.S01.720p.BluRay.x264-AVCHD", "release_group=AVCHD;video_profile="},
        {"a container behind a group", "Blue_Harbour_720p_BluRay_x264-GRP_srt", "container=srt;release_group=GRP"},
        {"group by a word", "Blue.Harbour.2015.WEB-DLRip.by.Someone", "release_group=Someone"},
        {"group ahead", "grp-blue.harbour.2016.1080p.bluray.x264.mkv", "release_group=grp;title=blue harbour"},
        {"a hyphen in a title", "Blue-Harbour.Days.2016.1080p.BluRay.x264-GRP", "title=Blue-Harbour Days"},
        {"bonus", "Blue Harbour (2009)-x02-Making Of.mkv", "bonus=2;bonus_title=Making Of;title=Blue Harbour"},
        {"film of a series", "Harbour_Tales-f03-Blue_Harbour.mkv",
            "film=3;film_title=Harbour Tales;title=Blue Harbour"},
        {"initials", "H.A.R.B.O.U.R.2017.S01E16.720p.mkv", "title=H.A.R.B.O.U.R.;year=2017"},
        {"article behind", "Harbour, The (2010).mkv", "title=The Harbour"},
        {"other scripts", "青い港 - 05 [1080p].mkv", "title=青い港;episode=5"},
        {"decomposed accents", "Re\u0302ve.S01E02.Franc\u0327ais.720p.mkv", "title=Rêve;language=fr"},
        {"nothing", "", "title="},
    };
    for (const auto &row : rows)
        QTest::newRow(row.rule) << QString::fromUtf8(row.name) << QString::fromUtf8(row.expected);
}

void TestReleaseName::rules()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const QJsonObject guess = toJson(parseReleaseName(name));
    for (const QString &pair : expected.split(u';')) {
        const QString key = pair.section(u'=', 0, 0);
        QVERIFY2(written(guess[key]) == pair.section(u'=', 1),
            qPrintable(u"%1: %2"_s.arg(pair, QString::fromUtf8(QJsonDocument(guess).toJson(QJsonDocument::Compact)))));
    }
}

void TestReleaseName::hints()
{
    const QString name = u"Harbour 13.mkv"_s;
    QCOMPARE(parseReleaseName(name, NameType::Any).episode, QList<int>{13});
    const ReleaseName movie = parseReleaseName(name, NameType::Movie);
    QCOMPARE(movie.type, u"movie"_s);
    QCOMPARE(movie.title, u"Harbour 13"_s);
    QVERIFY(movie.episode.isEmpty());
    QCOMPARE(parseReleaseName(u"Harbour", NameType::Episode).type, u"episode"_s);

    // Of what is known to be an episode a single digit is the number, and a year does not change that.
    QVERIFY(parseReleaseName(u"Harbour 5 - Low Tide.mkv").episode.isEmpty());
    const ReleaseName episode = parseReleaseName(u"Harbour 5 - Low Tide.mkv", NameType::Episode);
    QCOMPARE(episode.title, u"Harbour"_s);
    QCOMPARE(episode.episode, QList<int>{5});
    QCOMPARE(episode.episodeTitle, u"Low Tide"_s);
    QVERIFY(parseReleaseName(u"Harbour.05.2010.720p.mkv").episode.isEmpty());
    QCOMPARE(parseReleaseName(u"Harbour.05.2010.720p.mkv", NameType::Episode).episode, QList<int>{5});
}

void TestReleaseName::jsonTextIsTheObject()
{
    for (const QString &name :
        {u"[Tides] Umi \"no\" Uta - 07v2 [720p][1A2B3C4D].mkv"_s, u"Rêve\u0001 😀 S01E01E02 1280x720.mkv"_s, u""_s}) {
        const ReleaseName release = parseReleaseName(name);
        QCOMPARE(QJsonDocument::fromJson(toJsonText(release)).object(), toJson(release));
    }
}

void TestReleaseName::hostileNamesEnd()
{
    for (const QString &piece : {u"["_s, u"]"_s, u"()"_s, u"S01E01"_s, u"1-"_s, u"a.1.x264-"_s, u"/"_s, u"a/"_s,
             u"a1"_s, u"."_s, u"01 & 02-"_s, u"www."_s, u"Part "_s, QString(QChar(0xD800)), QString(QChar(u'\0'))}) {
        const ReleaseName release = parseReleaseName(piece.repeated(65536 / piece.size()));
        QVERIFY(release.title.size() <= 1024);
        QVERIFY(release.episode.size() <= 2048);
    }
}

void TestReleaseName::hostileNamesAreLinear_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : {"[", "](", "{}", ".", "-", "1", "1.", "S01E01", "e1", "1x01-", "x264", "en.", "a1-",
             "www.a.", "Part ", "2010.", "01 & ", "/", "a/", "sub.", "1080p.", "Season 1, "})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

// Four times the length takes about four times the time, not sixteen times. The best of several runs counts, and the
// limit lies far from both, so that a busy machine does not fail the test.
void TestReleaseName::hostileNamesAreLinear()
{
    QFETCH(QString, piece);
    const auto best = [&piece](qsizetype length) {
        const QString name = piece.repeated(length / piece.size());
        std::clock_t least = std::numeric_limits<std::clock_t>::max();
        for (int run = 0; run < 9; ++run) {
            const std::clock_t start = std::clock();
            for (int i = 0; i < 10; ++i)
                parseReleaseName(name);
            least = std::min(least, std::clock() - start);
        }
        return double(least);
    };
    const double quarter = best(16384);
    const double whole = best(65536);
    QVERIFY2(whole < quarter * 10, qPrintable(u"%1 times as long"_s.arg(whole / quarter)));
}

QTEST_GUILESS_MAIN(TestReleaseName)
#include "tst_releasename.moc"
