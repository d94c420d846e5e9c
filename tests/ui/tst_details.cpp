// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All facts of a hit, to read and to copy, and nothing of its own markup.

#include "tests/support/workshop.h"
#include "ui/preview/detailstext.h"
#include "ui/preview/detailsview.h"
#include "ui/preview/previewpanel.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTabBar>
#include <QTextBrowser>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

RankedHit everything()
{
    RankedHit ranked;
    SubtitleHit &hit = ranked.hit;
    hit.provider = u"fake"_s;
    hit.id = u"555"_s;
    hit.files = {{u"71"_s, 1, u"road.cd1.srt"_s}, {u"72"_s, 2, u"road.cd2.srt"_s}};
    hit.language = Language::fromCode(u"pt-br");
    hit.release = u"The.Long.Road.2019-ONE\r\nThe.Long.Road.2019-TWO\nThe.Long.Road.2019-ONE"_s;
    hit.matchedBy = SubtitleHit::MatchedBy::Hash;
    hit.feature.title = u"The Harbour"_s;
    hit.feature.year = 2020;
    hit.feature.season = 1;
    hit.feature.episode = 2;
    hit.feature.episodeTitle = u"Low Tide"_s;
    hit.feature.imdbId = 7772;
    hit.feature.tmdbId = 99;
    hit.feature.featureId = 22;
    hit.feature.parentImdbId = 777;
    hit.hearingImpaired = hit.foreignPartsOnly = hit.fromTrusted = hit.hd = true;
    hit.fps = 23.976;
    hit.lastCueMs = 5'900'000;
    hit.durationMs = 6'000'000;
    hit.downloads = 12345;
    hit.rating = 8.5;
    hit.votes = 12;
    hit.reports = 3;
    hit.uploader = u"old_mole"_s;
    hit.uploaderId = u"912019"_s;
    hit.uploaderRank = u"Gold member"_s;
    hit.uploadedAt = QDateTime(QDate(2021, 5, 6), QTime(12, 0), Qt::UTC);
    hit.comment = u"First line\r\n\r\n<b>second</b> line"_s;
    hit.url = QUrl(u"https://subtitles.example/555?a=1&b=2"_s);
    hit.format = u"srt"_s;
    hit.alsoAt = {u"other:17"_s};
    ranked.score = 81;
    ranked.reasons = {{u"exact_file"_s, u"Made for exactly this file"_s, RankReason::Effect::Good, 72},
        {u"reports"_s, u"Reported as bad"_s, RankReason::Effect::Bad, -12}};
    return ranked;
}

const QHash<QString, QString> services{{u"fake"_s, u"The Service"_s}, {u"other"_s, u"The Other"_s}};

} // namespace

class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysEverything()
    {
        DetailsView view;
        view.setServiceNames(services);
        view.resize(900, 600);
        view.showHit(everything(), true, {});
        const QString text = view.findChild<QTextBrowser *>()->toPlainText();
        for (const QString &part : {u"The.Long.Road.2019-ONE"_s, u"The.Long.Road.2019-TWO"_s, u"road.cd1.srt"_s,
                 u"Part 2: road.cd2.srt"_s, u"Portuguese"_s, u"deaf"_s, u"foreign parts only"_s, u"trusted"_s,
                 u"high definition"_s, u"The Harbour (2020)"_s, u"S01E02 Low Tide"_s, u"tt0007772"_s, u"tt0000777"_s,
                 u"TMDB 99"_s, u"The Service 22"_s, u"the exact file"_s, u"23.976 fps"_s, u"1:38:20"_s, u"1:40:00"_s,
                 u"12,345"_s, u"8.5 of 10, votes: 12"_s, u"Reported as bad"_s,
                 u"old_mole (Gold member), number 912019"_s, u"2021"_s, u"srt"_s, u"fake:71"_s, u"555"_s,
                 u"The Other, number 17"_s, u"https://subtitles.example/555?a=1&b=2"_s, u"First line"_s,
                 u"<b>second</b> line"_s, u"Score 81 of 100"_s, u"Made for exactly this file"_s, u"+72"_s, u"−12"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u" is missing in:\n"_s + text));
    }

    void namesEachReleaseOnce()
    {
        const QList<DetailFact> facts = DetailsText::facts(everything().hit, services, QDateTime::currentDateTimeUtc());
        QCOMPARE(facts.first().lines, (QStringList{u"The.Long.Road.2019-ONE"_s, u"The.Long.Road.2019-TWO"_s}));
    }

    void leavesOutWhatIsNotKnown()
    {
        RankedHit bare;
        bare.hit.provider = u"fake"_s;
        bare.hit.id = u"1"_s;
        const QList<DetailFact> facts = DetailsText::facts(bare.hit, services, QDateTime::currentDateTimeUtc());
        for (const DetailFact &fact : facts) {
            QVERIFY2(!fact.lines.isEmpty() && !fact.lines.first().isEmpty(), qPrintable(fact.label));
            for (const auto &label : {u"Rating"_s, u"Frame rate"_s, u"Comment"_s, u"Page"_s, u"Uploader"_s})
                QVERIFY(fact.label != label);
        }
    }

    void hostileTextIsText()
    {
        RankedHit ranked = everything();
        ranked.hit.release = u"<img src='file:///etc/passwd'>\u202Egnp.exe"_s;
        ranked.hit.comment = u"<script>x</script>\r\n"_s.repeated(400) + QString(4000, u'y');
        ranked.hit.uploader = u"<a href='file:///x'>me</a>"_s;
        ranked.hit.url = QUrl(u"javascript:alert(1)"_s);
        ranked.reasons[0].text = u"<h1>big</h1>"_s;
        const QString html = DetailsText::page(ranked, services, QDateTime::currentDateTimeUtc(), {});
        for (const auto &part : {u"<img src='file"_s, u"<script"_s, u"<a href='file"_s, u"javascript:"_s, u"<h1>"_s})
            QVERIFY2(!html.contains(part), qPrintable(part));
        QVERIFY(!html.contains(QChar(0x202E)));
        DetailsView view;
        view.resize(300, 200);
        view.showHit(ranked, true, {});
        QVERIFY(view.findChild<QTextBrowser *>()->toPlainText().contains(u"<script>x</script>"_s));
        QVERIFY(!view.grab().isNull());
    }

    void canBeReadByKeyboardAndCopied()
    {
        DetailsView view;
        view.showHit(everything(), true, {});
        const auto *text = view.findChild<QTextBrowser *>();
        const Qt::TextInteractionFlags flags = text->textInteractionFlags();
        QVERIFY(flags.testFlag(Qt::TextSelectableByKeyboard) && flags.testFlag(Qt::TextSelectableByMouse));
        QVERIFY(flags.testFlag(Qt::LinksAccessibleByKeyboard));
        QVERIFY(!text->accessibleName().isEmpty());
        QVERIFY(!text->openLinks());
    }

    void offersToHideOnlyForAVideo()
    {
        DetailsView view;
        QSignalSpy hidden(&view, &DetailsView::unwantedRequested);
        view.show();
        const auto button = [&view](const QString &text) -> QPushButton * {
            const QList<QPushButton *> all = view.findChildren<QPushButton *>();
            for (QPushButton *one : all) {
                if (one->text() == text && one->isVisible())
                    return one;
            }
            return nullptr;
        };
        view.showHit(everything(), false, {});
        QVERIFY(!button(u"Not this one"_s));
        view.showHit(everything(), true, {});
        QVERIFY(button(u"Not this one"_s));
        button(u"Not this one"_s)->click();
        QCOMPARE(hidden.count(), 1);
        QCOMPARE(hidden.first().first().toBool(), true);
        RankedHit gone = everything();
        gone.unwanted = true;
        gone.reasons.prepend({u"not_this_one"_s, u"You said: not this one"_s, RankReason::Effect::Bad, 0});
        view.showHit(gone, true, {});
        QVERIFY(button(u"Offer again"_s));
    }

    void tabsOfThePreview()
    {
        Workshop shop;
        PreviewPanel panel(*shop.engine);
        panel.resize(600, 400);
        panel.show();
        auto *tabs = panel.findChild<QTabBar *>();
        auto *details = panel.findChild<DetailsView *>();
        const RankedHit hit = everything();
        panel.showHit({}, hit);
        QCOMPARE(tabs->currentIndex(), 1); // nothing was read: the details
        QVERIFY(details->isVisible());
        panel.readHit({}, hit);
        QTRY_VERIFY(tabs->currentIndex() == 0 && !details->isVisible());
        QTRY_COMPARE(shop.fake->downloads.size(), 1);
        // The person prefers the details: a text that was read does not push in front.
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QVERIFY(details->isVisible());
        RankedHit other = hit;
        other.hit.files = {{u"80"_s, 1, {}}};
        panel.showHit({}, other);
        panel.showHit({}, hit);
        QVERIFY(details->isVisible());
        // Until they ask for a text.
        panel.readHit({}, hit);
        QVERIFY(!details->isVisible());
        QCOMPARE(shop.fake->downloads.size(), 1);
    }
};

QTEST_MAIN(TestDetails)
#include "tst_details.moc"
