// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A batch that a window leaves and the next one goes on with.

#include "tests/support/workshop.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/searchcontroller.h"
#include "ui/widgets/messagebar.h"

#include <QLabel>
#include <QPushButton>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// One window's part that downloads.
struct Desk
{
    explicit Desk(Workshop &shop) : searches(*shop.engine), batches(*shop.engine, searches, messages) { }

    QString text() const
    {
        QStringList texts;
        for (const QLabel *label : messages.findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    bool press(const QString &name) const
    {
        for (QPushButton *button : messages.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == name) {
                button->click();
                return true;
            }
        }
        return false;
    }

    MessageBar messages;
    SearchController searches;
    BatchController batches;
};

Result<QList<SubtitleHit>> oneForEach(const SearchQuery &query)
{
    const QString name = query.fileName.isEmpty() ? query.text : query.fileName.chopped(4);
    return QList<SubtitleHit>{makeHit(name, u"en"_s, name, SubtitleHit::MatchedBy::Hash)};
}

const QStringList films{u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s, u"C.Film.2013.mkv"_s};

} // namespace

class KeptBatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theNextWindowGoesOn();
    void forgottenItIsOfferedNoMore();
    void waitsForTheReset();
    void stoppedNothingIsOffered();
    void anotherProgramHasIt();
    void videosThatAreGone();

private:
    /// Begins, gets one and leaves the rest.
    void leaveTwo(int secondsToReset = 0);

    std::unique_ptr<Workshop> m_shop;
    bool m_quota = true;
    int m_left = 1;
    int m_reset = 0;
};

void KeptBatchTest::init()
{
    m_shop = std::make_unique<Workshop>();
    m_shop->settings.setPreferences(m_shop->preferences);
    m_shop->fake->onSearch = oneForEach;
    m_quota = false;
    m_left = 1;
    m_shop->fake->onDownload = [this](const QString &id) -> Result<SubtitleFile> {
        if (!m_quota && m_left-- <= 0)
            return fail(Error{ErrorKind::QuotaUsedUp, u"Nothing is left today."_s, {}, std::chrono::seconds(m_reset)});
        return FakeProvider::file(id);
    };
}

void KeptBatchTest::leaveTwo(int secondsToReset)
{
    m_reset = secondsToReset;
    QVERIFY(!m_shop->videos(films).isEmpty());
    Desk desk(*m_shop);
    desk.batches.downloadBest(m_shop->engine->library().order());
    QTRY_VERIFY(desk.text().contains(u"Nothing is left today."_s));
    desk.batches.leave();
    QTRY_VERIFY(!desk.batches.isBusy());
    m_shop->engine->library().clear();
}

void KeptBatchTest::theNextWindowGoesOn()
{
    leaveTwo();
    m_quota = true;
    const auto searches = m_shop->fake->searches.size();
    // As the whole window does it.
    MainWindow window(*m_shop->engine);
    auto *messages = window.findChild<MessageBar *>();
    const auto text = [&] {
        QStringList texts;
        for (const QLabel *label : messages->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    };
    // The time it was given is over by now, or a person would wait for it.
    const auto kept = awaited(m_shop->store.keptBatches()).value();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().items.size(), 2);
    awaited(m_shop->store.keepReason(kept.first().id, {}, {}));
    QTRY_VERIFY(
        text().contains(u"2 subtitles of the last batch are still to be had."_s) || text().contains(u"2 subtitle"_s));
    QPushButton *goOn = nullptr;
    for (QPushButton *button : messages->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == u"Go on"_s)
            goOn = button;
    }
    QVERIFY(goOn);
    goOn->click();
    QTRY_VERIFY(m_shop->exists(u"A.Film.2013.en.srt"_s) && m_shop->exists(u"B.Film.2013.en.srt"_s)
        && m_shop->exists(u"C.Film.2013.en.srt"_s));
    QTRY_VERIFY(text().contains(u"Saved"_s));
    QCOMPARE(m_shop->fake->searches.size(), searches);
    QVERIFY(awaited(m_shop->store.keptBatches()).value().isEmpty());
}

void KeptBatchTest::forgottenItIsOfferedNoMore()
{
    leaveTwo();
    {
        Desk desk(*m_shop);
        desk.batches.offerKept();
        QTRY_VERIFY(desk.text().contains(u"of the last batch"_s));
        QVERIFY(desk.press(u"Forget"_s));
    }
    QTRY_VERIFY(awaited(m_shop->store.keptBatches()).value().isEmpty());
    Desk desk(*m_shop);
    desk.batches.offerKept();
    QTest::qWait(100);
    QCOMPARE(desk.messages.count(), 0);
}

void KeptBatchTest::waitsForTheReset()
{
    leaveTwo(3600);
    Desk desk(*m_shop);
    desk.batches.offerKept();
    QTRY_VERIFY(desk.text().contains(u"There are downloads again from"_s));
    const auto downloads = m_shop->fake->downloads.size();
    QVERIFY(desk.press(u"Go on"_s));
    QTRY_VERIFY(desk.text().contains(u"goes on by itself"_s));
    QCOMPARE(m_shop->fake->downloads.size(), downloads); // it is known that it would be refused
    m_quota = true;
    QVERIFY(desk.press(u"Go on now"_s)); // the person knows better
    QTRY_VERIFY(desk.text().contains(u"Saved"_s));
    QVERIFY(m_shop->exists(u"C.Film.2013.en.srt"_s));
}

void KeptBatchTest::stoppedNothingIsOffered()
{
    QVERIFY(!m_shop->videos(films).isEmpty());
    Desk desk(*m_shop);
    desk.batches.downloadBest(m_shop->engine->library().order());
    QTRY_VERIFY(desk.text().contains(u"Nothing is left today."_s));
    QVERIFY(desk.press(u"Stop"_s));
    QTRY_VERIFY(!desk.batches.isBusy());
    QTRY_VERIFY(awaited(m_shop->store.keptBatches()).value().isEmpty());
}

void KeptBatchTest::anotherProgramHasIt()
{
    leaveTwo();
    Desk desk(*m_shop);
    desk.batches.offerKept();
    QTRY_VERIFY(desk.text().contains(u"of the last batch"_s));
    const auto kept = awaited(m_shop->store.keptBatches()).value();
    QVERIFY(awaited(m_shop->store.claimKept(kept.first().id)).value());
    QVERIFY(desk.press(u"Go on"_s));
    QTRY_VERIFY(desk.text().contains(u"Another Legenda"_s));
    QVERIFY(!desk.batches.isBusy());
}

void KeptBatchTest::videosThatAreGone()
{
    leaveTwo();
    for (const QString &film : films)
        QVERIFY(QFile::remove(m_shop->path(film)));
    Desk desk(*m_shop);
    desk.batches.offerKept();
    QTRY_VERIFY(desk.text().contains(u"of the last batch"_s));
    QVERIFY(desk.press(u"Go on"_s));
    QTRY_VERIFY(desk.text().contains(u"None of these videos"_s));
    QCOMPARE(awaited(m_shop->store.keptBatches()).value().size(), 1); // for when the drive is back
}

QTEST_MAIN(KeptBatchTest)
#include "tst_keptbatch.moc"
