// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be seen of a hit without downloading it: its beginning, what people wrote, and how its service is doing.

#include "tests/support/workshop.h"
#include "ui/accounts/accountpage.h"
#include "ui/preview/cuemodel.h"
#include "ui/preview/detailsview.h"
#include "ui/preview/previewpanel.h"
#include "ui/widgets/statepage.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTextBrowser>
#include <QTreeView>

#include <memory>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// Shows beginnings, comments and its own condition; each can be made to fail.
class OpenProvider : public FakeProvider, public Previewer, public CommentReader, public StatusTeller
{
public:
    using FakeProvider::FakeProvider;

    std::optional<Error> previewError;
    std::optional<Error> commentsError;
    std::optional<Error> statusError;
    QMap<Ability, Error> offFor;
    QList<SubtitleComment> wrote;
    bool whole = false;
    bool holdLooks = false;
    QStringList previews;
    QStringList commentsAsked;
    int statusAsked = 0;

    std::optional<Error> whyNot(Ability ability) const override
    {
        return offFor.contains(ability) ? std::optional(offFor.value(ability)) : FakeProvider::whyNot(ability);
    }

    Pending<SubtitlePreview> previewText(QString fileId, std::stop_token stop) override
    {
        previews.append(fileId);
        return later<SubtitlePreview>(holdLooks, stop, [this, fileId]() -> Result<SubtitlePreview> {
            if (previewError)
                return fail(*previewError);
            const QByteArray all = FakeProvider::file(fileId).content;
            // Ends in the middle of a cue, as beginnings do.
            return SubtitlePreview{whole ? all : all.left(all.size() / 2), u"UTF-8"_s, whole};
        });
    }

    Pending<QList<SubtitleComment>> comments(QString subtitleId, std::stop_token stop) override
    {
        commentsAsked.append(subtitleId);
        return later<QList<SubtitleComment>>(holdLooks, stop, [this]() -> Result<QList<SubtitleComment>> {
            if (commentsError)
                return fail(*commentsError);
            return wrote;
        });
    }

    Pending<ServiceCondition> condition(std::stop_token stop) override
    {
        ++statusAsked;
        return later<ServiceCondition>(holdLooks, stop, [this]() -> Result<ServiceCondition> {
            if (statusError)
                return fail(*statusError);
            return ServiceCondition{u"All is well."_s, {{u"People online"_s, u"5,117"_s}, {u"Films"_s, u"136"_s}}, {}};
        });
    }
};

struct Shop : Workshop
{
    Shop()
    {
        auto provider = std::make_unique<OpenProvider>(u"open"_s);
        open = provider.get();
        registry->add(std::move(provider));
    }
    OpenProvider *open = nullptr;
};

RankedHit hitOf(const QString &provider, const QString &id, int comments = 0)
{
    RankedHit ranked;
    ranked.hit = makeHit(id, u"en"_s, u"The.Film.2019-GRP"_s);
    ranked.hit.provider = provider;
    ranked.hit.comments = comments;
    return ranked;
}

QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    const QList<QPushButton *> all = widget.findChildren<QPushButton *>();
    for (QPushButton *button : all) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

bool says(const QWidget &widget, const QString &text)
{
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

int cues(const PreviewPanel &panel)
{
    const auto *view = panel.findChild<QTreeView *>();
    return view->isVisible() ? view->model()->rowCount() : 0;
}

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheBeginningForNothing()
    {
        Shop shop;
        PreviewPanel panel(*shop.engine);
        panel.resize(700, 500);
        panel.show();
        const RankedHit hit = hitOf(u"open"_s, u"1"_s);
        panel.showHit({}, hit);
        QVERIFY(says(panel, u"uses no download"_s)); // before it is asked for
        QVERIFY(shop.open->previews.isEmpty());
        panel.readHit({}, hit);
        QTRY_VERIFY(cues(panel) > 3 && cues(panel) < 12);
        QCOMPARE(shop.open->previews, QStringList{u"f1"_s});
        QVERIFY(shop.open->downloads.isEmpty());
        QVERIFY(says(panel, u"Beginning only"_s));
        QVERIFY(!says(panel, u"middle of a cue"_s)); // no fault of the subtitle
        // All of it is a download, and says so.
        QPushButton *all = buttonOf(panel, u"Read all (1 download)"_s);
        QVERIFY(all);
        all->click();
        QTRY_COMPARE(cues(panel), 12);
        QCOMPARE(shop.open->downloads, QStringList{u"f1"_s});
        QVERIFY(!says(panel, u"Beginning only"_s));
        // Both stay known.
        panel.showHit({}, hitOf(u"open"_s, u"2"_s));
        panel.showHit({}, hit);
        QCOMPARE(cues(panel), 12);
        QCOMPARE(shop.open->downloads.size(), 1);
        QCOMPARE(shop.open->previews.size(), 1);
    }

    void theTextTabAsksByItselfWhereItIsFree()
    {
        Shop shop;
        PreviewPanel panel(*shop.engine);
        panel.resize(700, 500);
        panel.show();
        auto *tabs = panel.findChild<QTabBar *>();
        panel.showHit({}, hitOf(u"open"_s, u"1"_s));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
        QTRY_VERIFY(cues(panel) > 3);
        QVERIFY(shop.open->downloads.isEmpty());
        // Not where it costs.
        panel.showHit({}, hitOf(u"fake"_s, u"2"_s));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
        QTRY_VERIFY(buttonOf(panel, u"Preview"_s));
        QVERIFY(shop.fake->downloads.isEmpty());
    }

    void aTextThatCameWithTheHitIsShownAtOnce()
    {
        Shop shop;
        PreviewPanel panel(*shop.engine);
        panel.resize(700, 500);
        panel.show();
        RankedHit hit = hitOf(u"fake"_s, u"1"_s);
        hit.hit.content = FakeProvider::file(u"1"_s).content;
        panel.showHit({}, hit);
        QTRY_COMPARE(cues(panel), 12);
        QVERIFY(shop.fake->downloads.isEmpty());
        QVERIFY(!says(panel, u"download"_s));
    }

    void aWholeTextForNothingOffersNoMore()
    {
        Shop shop;
        shop.open->whole = true;
        PreviewPanel panel(*shop.engine);
        panel.show();
        panel.readHit({}, hitOf(u"open"_s, u"1"_s));
        QTRY_COMPARE(cues(panel), 12);
        QVERIFY(!buttonOf(panel, u"Read all (1 download)"_s));
        QVERIFY(says(panel, u"saving it may"_s));
    }

    void whereTheBeginningFailsThereIsAWayOn()
    {
        Shop shop;
        shop.open->previewError = Error{ErrorKind::ServiceDown, u"It sleeps."_s, {}};
        PreviewPanel panel(*shop.engine);
        panel.resize(700, 500);
        panel.show();
        panel.readHit({}, hitOf(u"open"_s, u"1"_s));
        QTRY_VERIFY(says(panel, u"It sleeps."_s));
        QVERIFY(shop.open->downloads.isEmpty());
        shop.open->previewError.reset();
        QTRY_VERIFY(buttonOf(panel, u"Try again"_s));
        buttonOf(panel, u"Try again"_s)->click();
        QTRY_VERIFY(cues(panel) > 3);
        // And back from a download that fails.
        shop.open->onDownload = [](const QString &) {
            return Result<SubtitleFile>(fail(ErrorKind::QuotaUsedUp, u"Nothing left."_s));
        };
        QTRY_VERIFY(buttonOf(panel, u"Read all (1 download)"_s));
        buttonOf(panel, u"Read all (1 download)"_s)->click();
        QTRY_VERIFY(says(panel, u"Nothing left."_s));
        QTRY_VERIFY(buttonOf(panel, u"Back to the beginning"_s));
        buttonOf(panel, u"Back to the beginning"_s)->click();
        QVERIFY(cues(panel) > 3);
    }

    void beginningsCanBeStopped()
    {
        Shop shop;
        shop.open->holdLooks = true;
        PreviewPanel panel(*shop.engine);
        panel.show();
        panel.readHit({}, hitOf(u"open"_s, u"1"_s));
        QTRY_COMPARE(shop.open->running, 1);
        QTRY_VERIFY(buttonOf(panel, u"Cancel"_s));
        buttonOf(panel, u"Cancel"_s)->click();
        QTRY_COMPARE(shop.open->running, 0);
        QVERIFY(panel.findChild<DetailsView *>()->isVisible());
    }

    void saysWhyABeginningIsNotToBeHad()
    {
        Shop shop;
        shop.open->offFor.insert(Ability::Preview, {ErrorKind::NeedsAccount, u"Add your account first."_s, {}});
        PreviewPanel panel(*shop.engine);
        panel.resize(700, 500);
        panel.show();
        panel.showHit({}, hitOf(u"open"_s, u"1"_s));
        QVERIFY(says(panel, u"Uses one download"_s));
        QVERIFY(says(panel, u"Add your account first."_s));
        panel.readHit({}, hitOf(u"open"_s, u"1"_s));
        QTRY_COMPARE(shop.open->downloads.size(), 1);
        QVERIFY(shop.open->previews.isEmpty());
    }

    void anotherServiceMayShowTheBeginning()
    {
        Shop shop;
        RankedHit hit = hitOf(u"fake"_s, u"1"_s);
        hit.hit.otherSources = {{u"open"_s, u"77"_s, {{u"f77"_s, 1, {}}}}};
        QVERIFY(!shop.engine->whyNotPeek(hit.hit));
        const auto peeked = awaited(shop.engine->peek(hit.hit, {}));
        QVERIFY(peeked && !peeked->whole);
        QCOMPARE(shop.open->previews, QStringList{u"f77"_s});
        QCOMPARE(peeked->fetched.hit.fullId(), u"fake:f1"_s);
        shop.registry->setEnabled(u"open"_s, false);
        QVERIFY(shop.engine->whyNotPeek(hit.hit)->kind == ErrorKind::NotSupported);
    }

    void refusesAdvertisements()
    {
        Shop shop;
        class Stub : public OpenProvider
        {
        public:
            using OpenProvider::OpenProvider;
            Pending<SubtitlePreview> previewText(QString, std::stop_token) override
            {
                return ready<SubtitlePreview>(SubtitlePreview{"<html><body>Pay first</body></html>", {}, false});
            }
        };
        shop.registry->add(std::make_unique<Stub>(u"stub"_s));
        const auto peeked = awaited(shop.engine->peek(hitOf(u"stub"_s, u"1"_s).hit, {}));
        QVERIFY(!peeked && peeked.error().kind == ErrorKind::BadReply);
    }

    void showsWhatPeopleWrote()
    {
        Shop shop;
        shop.open->wrote = {{u"neo_rtr"_s, u"Great <b>work</b>\nhttps://bad.example/ & more"_s,
                                QDateTime(QDate(2008, 12, 14), QTime(17, 20, 42), Qt::UTC)},
            {QString(), u"Thanks"_s, {}}};
        PreviewPanel panel(*shop.engine);
        panel.resize(800, 500);
        panel.show();
        const auto *text = panel.findChild<DetailsView *>()->findChild<QTextBrowser *>();
        panel.showHit({}, hitOf(u"open"_s, u"1"_s, 5));
        QVERIFY(text->toPlainText().contains(u"Comments: 5"_s));
        QVERIFY(text->toPlainText().contains(u"Fetching"_s));
        QVERIFY(shop.open->commentsAsked.isEmpty()); // not while somebody runs through the list
        QTRY_VERIFY(text->toPlainText().contains(u"Thanks"_s));
        QCOMPARE(shop.open->commentsAsked, QStringList{u"1"_s});
        const QString shown = text->toPlainText();
        for (const auto &part : {u"Comments: 2"_s, u"neo_rtr"_s, u"2008"_s, u"Great <b>work</b>"_s, u"Somebody"_s})
            QVERIFY2(shown.contains(part), qPrintable(part + u" is missing in "_s + shown));
        QVERIFY(!text->toHtml().contains(u"href=\"https://bad"_s));
        // Known from now on.
        panel.showHit({}, hitOf(u"open"_s, u"2"_s));
        QVERIFY(!text->toPlainText().contains(u"Comments"_s));
        panel.showHit({}, hitOf(u"open"_s, u"1"_s, 5));
        QVERIFY(text->toPlainText().contains(u"Thanks"_s));
        QCOMPARE(shop.open->commentsAsked.size(), 1);
    }

    void asksOnlyForTheHitTheyStayAt()
    {
        Shop shop;
        shop.open->wrote = {{u"a"_s, u"b"_s, {}}};
        PreviewPanel panel(*shop.engine);
        panel.show();
        for (int i = 0; i < 10; ++i)
            panel.showHit({}, hitOf(u"open"_s, QString::number(i), 1));
        QTRY_COMPARE(shop.open->commentsAsked, QStringList{u"9"_s});
    }

    void saysWhenCommentsFailOrAreOff()
    {
        Shop shop;
        shop.open->commentsError = Error{ErrorKind::ServiceDown, u"It <sleeps>."_s, {}};
        PreviewPanel panel(*shop.engine);
        panel.resize(800, 500);
        panel.show();
        auto *text = panel.findChild<DetailsView *>()->findChild<QTextBrowser *>();
        panel.showHit({}, hitOf(u"open"_s, u"1"_s, 1));
        QTRY_VERIFY(text->toPlainText().contains(u"It <sleeps>."_s));
        shop.open->commentsError.reset();
        Q_EMIT text->anchorClicked(QUrl(u"action:comments"_s));
        QTRY_VERIFY(text->toPlainText().contains(u"none any more"_s));
        // Where the service does not let this account, and where it has no such thing.
        shop.open->offFor.insert(Ability::Comments, {ErrorKind::NeedsVip, u"Only for members."_s, {}});
        panel.showHit({}, hitOf(u"open"_s, u"2"_s, 1));
        QVERIFY(text->toPlainText().contains(u"Only for members."_s));
        panel.showHit({}, hitOf(u"fake"_s, u"3"_s, 1));
        QVERIFY(text->toPlainText().contains(u"does not show its comments"_s));
    }

    void boundsWhatPeopleWrote()
    {
        Shop shop;
        for (int i = 0; i < 5000; ++i)
            shop.open->wrote.append({QString(5000, u'a'), QString(100, u'\n') + u"x"_s, {}});
        PreviewPanel panel(*shop.engine);
        panel.show();
        const auto *text = panel.findChild<DetailsView *>()->findChild<QTextBrowser *>();
        panel.showHit({}, hitOf(u"open"_s, u"1"_s, 5000));
        QTRY_VERIFY(text->toPlainText().contains(u"and 4900 more"_s));
        QVERIFY(text->toPlainText().size() < 200000);
    }

    void tellsHowAServiceIsDoing()
    {
        Shop shop;
        AccountPage page(*shop.engine, shop.open->info());
        page.resize(600, 500);
        page.show();
        QPushButton *button = buttonOf(page, u"Service status"_s);
        QVERIFY(button && button->isEnabled());
        button->click();
        QTRY_VERIFY(says(page, u"All is well."_s));
        QTRY_VERIFY(says(page, u"People online"_s) && says(page, u"5,117"_s));
        QVERIFY(button->isEnabled());
        shop.open->statusError = Error{ErrorKind::ServiceDown, u"It sleeps."_s, {}};
        button->click();
        QTRY_VERIFY(says(page, u"It sleeps."_s));
        QVERIFY(!says(page, u"5,117"_s)); // of before
        QCOMPARE(shop.open->statusAsked, 2);
    }

    void offersNoStatusWhereThereIsNone()
    {
        Shop shop;
        AccountPage none(*shop.engine, shop.fake->info());
        none.show();
        QVERIFY(!buttonOf(none, u"Service status"_s));
        shop.open->offFor.insert(Ability::Status, {ErrorKind::NeedsAccount, u"Add your account first."_s, {}});
        AccountPage off(*shop.engine, shop.open->info());
        off.show();
        const QPushButton *button = buttonOf(off, u"Service status"_s);
        QVERIFY(button && !button->isEnabled());
        QCOMPARE(button->toolTip(), u"Add your account first."_s);
    }

    void aClosedPageAsksNoMore()
    {
        Shop shop;
        shop.open->holdLooks = true;
        auto page = std::make_unique<AccountPage>(*shop.engine, shop.open->info());
        page->show();
        QTRY_VERIFY(buttonOf(*page, u"Service status"_s));
        buttonOf(*page, u"Service status"_s)->click();
        QTRY_COMPARE(shop.open->running, 1);
        page.reset();
        QTRY_COMPARE(shop.open->running, 0);
    }
};

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
