// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/textcheck.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;

const QStringList &english()
{
    static const QStringList lines{u"Where have you been all morning?"_s,
        u"I walked down to the harbour with my brother."_s, u"They say that the ferry will not leave before noon."_s,
        u"Then we have time for another cup of coffee."_s};
    return lines;
}

const QStringList &german()
{
    static const QStringList lines{u"Wo bist du denn den ganzen Morgen gewesen?"_s,
        u"Ich bin mit meinem Bruder zum Hafen hinuntergegangen."_s,
        u"Es heißt, dass die Fähre nicht vor Mittag abfährt."_s, u"Dann haben wir noch Zeit für einen Kaffee."_s};
    return lines;
}

const QStringList &slovak()
{
    static const QStringList lines{u"Kde si bol celé ráno a prečo si mi nezavolal?"_s,
        u"Išiel som s bratom dolu do prístavu, pretože bolo pekne."_s,
        u"Hovoria, že loď nevypláva skôr ako napoludnie."_s, u"Tak ešte máme čas vypiť si spolu kávu."_s};
    return lines;
}

/// Cues from the beginning to `last`, evenly, as a file would be read.
SubtitleText text(int cues, qint64 last, const QStringList &lines = english())
{
    QByteArray srt;
    const auto time = [](qint64 ms) {
        return u"%1:%2:%3,%4"_s.arg(ms / 3600000, 2, 10, QChar(u'0'))
            .arg(ms / 60000 % 60, 2, 10, QChar(u'0'))
            .arg(ms / 1000 % 60, 2, 10, QChar(u'0'))
            .arg(ms % 1000, 3, 10, QChar(u'0'))
            .toLatin1();
    };
    for (int i = 0; i < cues; ++i) {
        const qint64 start = cues > 1 ? second + (last - second) * i / (cues - 1) : last;
        srt += QByteArray::number(i + 1) + '\n' + time(start) + " --> " + time(start + 900) + '\n'
            + lines.at(i % lines.size()).toUtf8() + "\n\n";
    }
    return readSubtitle(srt, u"x.srt"_s).value_or(SubtitleText());
}

void appendCue(SubtitleText &subtitle, qint64 start, const QString &words)
{
    subtitle.cues.append({start, start + second, words});
}

/// "other_length!" for a serious one.
QString seen(const QList<TextProblem> &problems)
{
    QStringList words;
    for (const TextProblem &problem : problems)
        words << toString(problem.kind) + (problem.serious ? u"!"_s : QString());
    return words.join(u' ');
}

} // namespace

class TextCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lengths_data();
    void lengths();
    void frameRates_data();
    void frameRates();
    void languages_data();
    void languages();
    void amounts_data();
    void amounts();
    void cutOff();
    void aGreetingIsNoDialogue();
    void unknownThingsAreNotJudged();
    void sentencesNameTheNumbers();
};

void TextCheckTest::lengths_data()
{
    QTest::addColumn<qint64>("video");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<QString>("problems");
    QTest::newRow("to the end") << 120 * minute << 119 * minute << QString();
    QTest::newRow("before the credits") << 120 * minute << 108 * minute << QString();
    QTest::newRow("a little over") << 120 * minute << 121 * minute << QString();
    QTest::newRow("a longer cut") << 120 * minute << 135 * minute << u"other_length!"_s;
    QTest::newRow("an episode, over") << 42 * minute << 44 * minute << u"other_length!"_s;
    QTest::newRow("another film") << 95 * minute << 160 * minute << u"other_length!"_s;
    QTest::newRow("ends early") << 120 * minute << 85 * minute << u"other_length"_s;
    QTest::newRow("half of it") << 120 * minute << 60 * minute << u"cut_off!"_s;
    QTest::newRow("no length known") << qint64(0) << 600 * minute << QString();
}

void TextCheckTest::lengths()
{
    QFETCH(qint64, video);
    QFETCH(qint64, last);
    QFETCH(QString, problems);
    TextPromise promise;
    promise.language = Language::fromCode(u"en");
    promise.videoMs = video;
    const SubtitleText subtitle = text(600, last);
    QCOMPARE(seen(checkText(subtitle, promise)), problems);
    // Of one of two discs, a length says nothing.
    promise.parts = 2;
    QCOMPARE(seen(checkText(subtitle, promise)), QString());
    promise.parts = 1;
    SubtitleText frames = subtitle;
    frames.format = u"microdvd"_s;
    QCOMPARE(seen(checkText(frames, promise)), QString());
}

void TextCheckTest::frameRates_data()
{
    QTest::addColumn<double>("videoFps");
    QTest::addColumn<double>("fps");
    QTest::addColumn<double>("minutes"); // of the last cue; the video has 100
    QTest::addColumn<qint64>("madeFor"); // minutes of the video it was made for
    QTest::addColumn<QString>("problems");
    QTest::newRow("the same") << 23.976 << 23.98 << 98.0 << qint64(0) << QString();
    QTest::newRow("fields repeated") << 23.976 << 29.97 << 98.0 << qint64(0) << QString();
    QTest::newRow("slower, seen at the end") << 25.0 << 23.976 << 103.5 << qint64(0) << u"other_frame_rate!"_s;
    QTest::newRow("slower, rate not said") << 25.0 << 0.0 << 103.5 << qint64(0) << u"other_frame_rate!"_s;
    QTest::newRow("slower, as is said") << 25.0 << 23.976 << 96.0 << qint64(0) << u"other_frame_rate"_s;
    QTest::newRow("faster, as is said") << 23.976 << 25.0 << 92.0 << qint64(0) << u"other_frame_rate"_s;
    QTest::newRow("slower, by the running time")
        << 25.0 << 0.0 << 96.0 << qint64(104.27 * minute) << u"other_frame_rate!"_s;
    QTest::newRow("faster, by the running time")
        << 23.976 << 0.0 << 92.0 << qint64(95.9 * minute) << u"other_frame_rate!"_s;
    QTest::newRow("another cut") << 23.976 << 23.976 << 103.5 << qint64(0) << u"other_length!"_s;
    QTest::newRow("much longer") << 25.0 << 23.976 << 110.0 << qint64(0) << u"other_length!"_s;
    QTest::newRow("nothing known") << 0.0 << 0.0 << 103.5 << qint64(0) << u"other_length!"_s;
}

void TextCheckTest::frameRates()
{
    QFETCH(double, videoFps);
    QFETCH(double, fps);
    QFETCH(double, minutes);
    QFETCH(qint64, madeFor);
    QFETCH(QString, problems);
    TextPromise promise;
    promise.videoMs = 100 * minute;
    promise.videoFps = videoFps;
    promise.fps = fps;
    promise.madeForMs = madeFor;
    QCOMPARE(seen(checkText(text(600, qint64(minutes * minute)), promise)), problems);
}

void TextCheckTest::languages_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("promised");
    QTest::addColumn<QString>("read"); // instead of what is detected; empty: as it is
    QTest::addColumn<QString>("problems");
    QTest::newRow("as promised") << english() << u"en"_s << QString() << QString();
    QTest::newRow("a region") << english() << u"en-gb"_s << QString() << QString();
    QTest::newRow("another one") << german() << u"en"_s << QString() << u"other_language!"_s;
    QTest::newRow("nothing promised") << german() << QString() << QString() << QString();
    QTest::newRow("a neighbour") << slovak() << u"cs"_s << QString() << u"other_language"_s;
    QTest::newRow("Portuguese is Portuguese") << english() << u"pt-br"_s << u"pt"_s << QString();
    QTest::newRow("Portugal's and Brazil's") << english() << u"pt-br"_s << u"pt-pt"_s << QString();
    QTest::newRow("Chinese") << english() << u"zh-tw"_s << u"zh-cn"_s << QString();
    QTest::newRow("Chinese with English") << english() << u"ze"_s << u"zh-cn"_s << QString();
    QTest::newRow("Norwegian") << english() << u"nb"_s << u"no"_s << QString();
    QTest::newRow("Nynorsk") << english() << u"no"_s << u"nn"_s << QString();
    QTest::newRow("Danish for Norwegian") << english() << u"no"_s << u"da"_s << u"other_language"_s;
    QTest::newRow("Serbian and Croatian") << english() << u"sr"_s << u"hr"_s << QString();
    QTest::newRow("Bosnian and Serbian") << english() << u"bs"_s << u"sr-latn"_s << QString();
    QTest::newRow("Indonesian and Malay") << english() << u"id"_s << u"ms"_s << QString();
    QTest::newRow("one that is not told apart") << english() << u"ast"_s << u"es"_s << u"other_language"_s;
    QTest::newRow("one that nobody tells apart") << english() << u"xyz"_s << u"it"_s << u"other_language"_s;
}

void TextCheckTest::languages()
{
    QFETCH(QStringList, lines);
    QFETCH(QString, promised);
    QFETCH(QString, read);
    QFETCH(QString, problems);
    SubtitleText subtitle = text(200, 100 * minute, lines);
    if (!read.isEmpty())
        subtitle.language = Language::fromCode(read);
    QVERIFY(subtitle.language.isValid());
    TextPromise promise;
    promise.language = Language::fromCode(promised);
    QCOMPARE(seen(checkText(subtitle, promise)), problems);
    // A few lines may be a song.
    SubtitleText few = subtitle;
    few.cues.resize(10);
    QCOMPARE(seen(checkText(few, promise)), QString());
}

void TextCheckTest::amounts_data()
{
    QTest::addColumn<int>("cues");
    QTest::addColumn<qint64>("video");
    QTest::addColumn<QString>("problems");
    QTest::newRow("usual") << 900 << 90 * minute << QString();
    QTest::newRow("few words are said") << 80 << 90 * minute << QString();
    QTest::newRow("next to none") << 40 << 90 * minute << u"mostly_empty"_s;
    QTest::newRow("the foreign parts") << 15 << 90 * minute << u"mostly_empty!"_s;
    QTest::newRow("a notice") << 2 << 90 * minute << u"stub!"_s;
    QTest::newRow("of a short video") << 2 << 3 * minute << QString();
    QTest::newRow("of a video of unknown length") << 2 << qint64(0) << QString();
}

void TextCheckTest::amounts()
{
    QFETCH(int, cues);
    QFETCH(qint64, video);
    QFETCH(QString, problems);
    TextPromise promise;
    promise.videoMs = video;
    const SubtitleText subtitle = text(cues, video > 0 ? video - minute : minute);
    QCOMPARE(seen(checkText(subtitle, promise)), problems);
    // That is how forced ones are.
    promise.foreignPartsOnly = true;
    QCOMPARE(seen(checkText(subtitle, promise)), QString());
}

void TextCheckTest::cutOff()
{
    SubtitleText subtitle = text(400, 70 * minute);
    QVERIFY(!subtitle.cutOff);
    subtitle = readSubtitle("1\n00:00:01,000 --> 00:00:02,000\nGood day.\n\n2\n00:00:03,000 -->", u"x.srt"_s)
                   .value_or(SubtitleText());
    QVERIFY(subtitle.cutOff);
    QCOMPARE(seen(checkText(subtitle, {})), u"cut_off"_s);

    SubtitleText broken = text(400, 70 * minute);
    broken.cutOff = true;
    TextPromise promise;
    promise.videoMs = 72 * minute;
    QCOMPARE(seen(checkText(broken, promise)), u"cut_off"_s);
    promise.videoMs = 100 * minute;
    QCOMPARE(seen(checkText(broken, promise)), u"cut_off!"_s);

    SubtitleText emptied = text(100, 70 * minute);
    for (qsizetype i = 5; i < emptied.cues.size(); ++i)
        emptied.cues[i].text.clear();
    QCOMPARE(seen(checkText(emptied, {})), u"mostly_empty!"_s);
}

void TextCheckTest::aGreetingIsNoDialogue()
{
    SubtitleText subtitle = text(400, 90 * minute);
    QCOMPARE(lastCueMs(subtitle), 90 * minute);
    appendCue(subtitle, 99 * minute, u"Subtitles by nobody"_s);
    appendCue(subtitle, 110 * minute, u"example.org"_s);
    QCOMPARE(lastCueMs(subtitle), 99 * minute);
    subtitle.cues.removeLast();
    QCOMPARE(lastCueMs(subtitle), 90 * minute);
    appendCue(subtitle, 359999 * second, u"Never shown"_s);
    appendCue(subtitle, 359999 * second, u"Never shown"_s);
    appendCue(subtitle, 359999 * second, u"Never shown"_s);
    QCOMPARE(lastCueMs(subtitle), 90 * minute);
    TextPromise promise;
    promise.videoMs = 95 * minute;
    QCOMPARE(seen(checkText(subtitle, promise)), QString());
    QCOMPARE(lastCueMs({}), 0);
    QCOMPARE(lastCueMs(text(1, 40 * minute)), 40 * minute);
}

void TextCheckTest::unknownThingsAreNotJudged()
{
    QVERIFY(checkText(text(12, 30 * second), {}).isEmpty());
    // A broadcaster's file is saved without being read.
    SubtitleText broadcast;
    broadcast.format = u"ebu-stl"_s;
    TextPromise promise;
    promise.videoMs = 90 * minute;
    QVERIFY(checkText(broadcast, promise).isEmpty());
    SubtitleText anything;
    anything.text = QString(5000, u'x');
    QCOMPARE(seen(checkText(anything, promise)), u"not_parseable!"_s);
    QVERIFY(isSerious(checkText(anything, promise)));
    QVERIFY(!isSerious({}));
}

void TextCheckTest::sentencesNameTheNumbers()
{
    TextPromise promise;
    promise.videoMs = 100 * minute;
    promise.videoFps = 25;
    promise.fps = 23.976;
    const QString slower = checkText(text(600, qint64(103.5 * minute)), promise).first().text;
    QVERIFY2(slower.contains("4 %"_L1) && slower.contains("23.976"_L1) && slower.contains("25"_L1), qPrintable(slower));
    promise.videoFps = 0;
    promise.fps = 0;
    const QString longer = checkText(text(600, 130 * minute), promise).first().text;
    QVERIFY2(longer.contains("2:10:00"_L1) && longer.contains("1:40:00"_L1), qPrintable(longer));
    promise.language = Language::fromCode(u"en");
    const QString other = checkText(text(600, 99 * minute, german()), promise).first().text;
    QVERIFY2(other.contains("German"_L1) && other.contains("English"_L1), qPrintable(other));
}

QTEST_GUILESS_MAIN(TextCheckTest)
#include "tst_textcheck.moc"
