// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which number is what: of an episode, of a season, of a title, of a camera. One row for each rule, with what it is
// told apart from.
#include "core/identify/releasename.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

// One value, or several joined by '|', as the table below writes them.
QString written(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toVariant().toString();
    QStringList values;
    for (const QJsonValue item : value.toArray())
        values.append(item.toVariant().toString());
    return values.join(u'|');
}

} // namespace

class TestReleaseNameNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
};

void TestReleaseNameNumbers::rules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected"); // key=value; "key=" for a key that must be absent

    const struct
    {
        const char *rule;
        const char *name;
        const char *expected;
    } rows[] = {
        // Numbers that are titles
        {"a show named by a year", "1958.S01E02.1080p.WEB.h264-GRP.mkv",
            "type=episode;title=1958;year=;season=1;episode=2;release_group=GRP"},
        {"and its episode's title", "1958 - 1x02 - Low Tide.mkv", "title=1958;episode_title=Low Tide;year="},
        {"a disc of such a show", "1958.S07D1.NTSC.DVDR-GRP", "title=1958;year=;season=7;disc=1;release_group=GRP"},
        {"a title and its year", "Extras.2013.S01E02.mkv", "title=Extras;year=2013"},
        {"a year as the only season", "Blue.Harbour.1991.E01.mkv", "year=1991;season=1991;episode=1"},
        {"a number before a language", "4400.FRENCH.DVDRip.XviD-GRP", "type=movie;title=4400;language=fr;episode="},
        {"a number said twice", "30 for 30 720p.mkv", "type=movie;title=30 for 30;episode="},
        {"a known numbered title", "Apollo.13.mkv", "type=movie;title=Apollo 13;episode="},
        {"an unknown one", "Harbour.13.mkv", "type=episode;title=Harbour;episode=13"},
        {"a known numbered show", "The.100.S02E03.mkv", "title=The 100;season=2;episode=3"},
        {"the folder has the number and a year", "Harbour 13 (1995)/Harbour 13.mkv",
            "type=movie;title=Harbour 13;year=1995;episode="},
        {"the folder begins with the number", "100 Boats/100 Boats.mkv", "type=movie;title=100 Boats;episode="},
        {"the folder of a show", "Harbour/Harbour 13.mkv", "type=episode;title=Harbour;episode=13"},
        {"a number and a hyphen are no group", "20-20.s01e02.mkv", "title=20-20;release_group="},
        {"place in a folder, apart", "03 - Harbour (1964).mkv", "type=movie;title=Harbour;year=1964"},
        {"place in a folder, three digits", "007 - Harbour (1964).mkv", "title=Harbour;year=1964"},
        {"no place in a folder", "12-Angry Harbours (1957).mkv", "title=12-Angry Harbours"},
        // Files of a season
        {"one digit in a season", "Blue Harbour/Season 2/5.mkv", "title=Blue Harbour;season=2;episode=5"},
        {"one digit and a title", "Blue Harbour/S2/5 - Low Tide.mkv",
            "title=Blue Harbour;season=2;episode=5;episode_title=Low Tide"},
        {"specials", "Blue Harbour/Specials/02 - Low Tide.mkv",
            "type=episode;title=Blue Harbour;episode=2;episode_title=Low Tide"},
        {"specials with a season", "Blue Harbour/Specials/S00E02.mkv", "title=Blue Harbour;season=0;episode=2"},
        {"folder of subtitles", "Blue Harbour/Season 1/Subs/02.en.srt",
            "title=Blue Harbour;season=1;episode=2;subtitle_language=en"},
        {"all in brackets", "[Tides][Umi no Uta][12][720p].mkv",
            "title=Umi no Uta;episode=12;release_group=Tides;screen_size=720p"},
        {"a range with a wave", "[Tides] Umi no Uta - 01 ~ 03 [720p].mkv", "title=Umi no Uta;episode=1|2|3"},
        {"one digit elsewhere", "Blue Harbour/5 Boats.mkv", "title=5 Boats;episode="},
        // Spellings
        {"chapter in full", "Puerto Azul Temporada 1 Capitulo 2.avi", "title=Puerto Azul;season=1;episode=2"},
        {"chapter behind a season", "Puerto Azul Temp 1 Cap 2.avi", "title=Puerto Azul;season=1;episode=2"},
        {"chapter with its season", "Puerto Azul Temporada 1 [Cap.102].avi", "season=1;episode=2"},
        {"T for a season", "Puerto.Azul.T01E02.mkv", "title=Puerto Azul;season=1;episode=2"},
        {"T is a letter", "Blue.T1.Harbour.mkv", "type=movie;season="},
        {"Se and Ep", "Blue.Harbour.Se02.Ep05.mkv", "title=Blue Harbour;season=2;episode=5"},
        {"season and episode in words", "Blue Harbour Season One Episode Two.mkv", "season=1;episode=2"},
        {"an episode in words without a season", "Blue Harbour Episode Two.mkv", "type=movie;episode="},
        {"another language", "Port Sezon 1 Odcinek 2.mkv", "title=Port;season=1;episode=2"},
        {"part of several", "Blue Harbour Part 1 of 3.mkv", "type=episode;part=1;episode=1;episode_count=3"},
        {"part of several, glued", "Blue.Harbour.part2of3.mkv", "type=movie;part=2;episode="},
        {"disc behind a season", "Blue.Harbour.S01.D02.mkv", "season=1;disc=2;episode="},
        {"another numbering behind", "Blue.Harbour.1x03.Low.Tide.S01E01.mkv",
            "season=1;episode=3;episode_title=Low Tide S01E01"},
        {"the same in another way", "Blue Harbour - 1x02 - Low Tide [S01E02].mkv",
            "season=1;episode=2;episode_title=Low Tide;release_group="},
        {"another season behind", "Blue.Harbour.S01E02.Low.S2.720p.mkv", "season=1;episode=2;episode_title=Low S2"},
        {"film of a series, apart", "Harbour Tales - f03 - Blue Harbour.mkv",
            "film=3;film_title=Harbour Tales;title=Blue Harbour"},
        {"minisodes", "Blue.Harbour.Minisodes.S03E01.mkv", "title=Blue Harbour;episode_format=Minisode"},
        {"country in a short name", "harbour.uk.s01e02.mkv", "title=harbour;country=GB"},
        {"a code that is a title", "It - Harbour (2019).mkv", "title=It;language="},
        {"a code ahead in small letters", "fr - star harbour (2005).avi", "title=star harbour;language=fr"},
        {"a code behind small words", "007-blue_harbour-en", "title=blue harbour;language=en"},
        // Signs for the number of an episode
        {"Japanese", "青い港 第01話.mkv", "type=episode;title=青い港;episode=1"},
        {"Japanese, times", "青い港 第3回.mp4", "title=青い港;episode=3"},
        {"Japanese with a title", "青い港 第02話「低い潮」.mkv", "title=青い港;episode=2;episode_title=「低い潮」"},
        {"Chinese", "[潮] 蓝港 第12集 [1080p].mkv", "title=蓝港;episode=12;release_group=潮"},
        {"Chinese, no blank", "蓝港第1话.mkv", "title=蓝港;episode=1"},
        {"Chinese season", "蓝港 第二季 第十二集.mkv", "title=蓝港;season=2;episode=12"},
        {"wide digits", "青い港 第０７話.mkv", "episode=7"},
        {"several", "蓝港 第01-03集.mkv", "episode=1|2|3"},
        {"Korean", "푸른 항구 12화.mkv", "title=푸른 항구;episode=12"},
        {"all of them", "蓝港 12集全.mkv", "episode="},
        // Cameras and discs
        {"picture", "IMG 0042.mov", "type=movie;title=IMG 0042;episode=;season="},
        {"clip", "MVI_1234.avi", "type=movie;title=MVI 1234;episode=;season="},
        {"dated clip", "VID_20190102_123456.mp4", "type=movie;date=2019-01-02;episode="},
        {"disc", "Blue Harbour (2010)/VIDEO_TS/VTS_01_1.VOB", "type=movie;title=Blue Harbour;year=2010;episode="},
        {"a show with such a word", "Vid.1x02.mkv", "type=episode;title=Vid;season=1;episode=2"},
    };
    for (const auto &row : rows)
        QTest::newRow(row.rule) << QString::fromUtf8(row.name) << QString::fromUtf8(row.expected);
}

void TestReleaseNameNumbers::rules()
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

QTEST_GUILESS_MAIN(TestReleaseNameNumbers)
#include "tst_releasenamenumbers.moc"
