// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/workshop.h"
#include "ui/accounts/accountpage.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/accounttext.h"
#include "ui/discover/discoverdialog.h"
#include "ui/identify/episodeplanmodel.h"
#include "ui/identify/featurecompleter.h"
#include "ui/identify/featuretext.h"
#include "ui/identify/identifydialog.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/previewtext.h"
#include "ui/results/saveelsewhere.h"
#include "ui/settings/preferencesdialog.h"
#include "ui/settings/savingpage.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTreeView>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// A service with a catalogue of one film and one show.
class CatalogueProvider : public FakeProvider, public Catalogue, public Discovery
{
public:
    CatalogueProvider() : FakeProvider(u"catalogue"_s) { }

    QList<FeatureQuery> asked;

    static Feature film()
    {
        Feature feature;
        feature.ref.provider = u"catalogue"_s;
        feature.ref.featureId = 11;
        feature.ref.imdbId = 1234567;
        feature.ref.title = u"The Long Road"_s;
        feature.ref.year = 2019;
        return feature;
    }
    static Feature show()
    {
        Feature feature;
        feature.type = Feature::Type::TvShow;
        feature.ref.provider = u"catalogue"_s;
        feature.ref.featureId = 20;
        feature.ref.imdbId = 777;
        feature.ref.title = u"The Harbour"_s;
        feature.ref.year = 2020;
        feature.episodes = {{1, 2, u"Low Tide"_s, 22, 7772}};
        return feature;
    }

    Pending<QList<Feature>> features(FeatureQuery query, std::stop_token) override
    {
        asked.append(query);
        return ready<QList<Feature>>(QList<Feature>{film(), show()});
    }
    Pending<QList<Feature>> popular(DiscoverQuery, std::stop_token) override
    {
        return ready<QList<Feature>>(QList<Feature>{show()});
    }
    Pending<QList<SubtitleHit>> latest(DiscoverQuery, std::stop_token) override
    {
        return failed<QList<SubtitleHit>>({ErrorKind::ServiceDown, u"The service is down. Try again later."_s, {}});
    }
    Pending<QList<SubtitleHit>> mostDownloaded(DiscoverQuery, std::stop_token) override
    {
        return ready<QList<SubtitleHit>>(QList<SubtitleHit>());
    }
};

template <class T>
T *visibleChild(QWidget &parent, const QString &text)
{
    const QList<T *> all = parent.findChildren<T *>();
    for (T *one : all) {
        if (one->text().contains(text) && one->isVisibleTo(&parent))
            return one;
    }
    return nullptr;
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksCanBeReadOnDarkGround();
    void accountFieldsBecomeValues();
    void accountSecretsAreNeverShown();
    void accountSignsOut();
    void accountTestShowsTheAnswer();
    void accountProblems_data();
    void accountProblems();
    void accountStatus();
    void preferencesRoundTrip();
    void preferencesAreValidated();
    void templateProblems_data();
    void templateProblems();
    void savingExample();
    void featureForEpisode();
    void identifyOneFilm();
    void identifySeveralEpisodes();
    void discover();
    void discoverQueries();
    void completerWaitsForAPause();
    void previewAsksOnlyWhenTold();
    void previewWarns();
    void suggestsNames();
};

void TestDialogs::accountFieldsBecomeValues()
{
    Workshop shop;
    AccountPage page(*shop.engine, shop.fake->info());
    QVERIFY(!page.isChanged());
    page.findChild<QLineEdit *>(u"username"_s)->setText(u" ann "_s);
    page.findChild<QLineEdit *>(u"password"_s)->setText(u" secret word "_s);
    QCOMPARE(page.changes(), (AccountValues{{u"username"_s, u"ann"_s}, {u"password"_s, u" secret word "_s}}));
    QVERIFY(awaited(page.save()));
    QVERIFY(!page.isChanged());
    QCOMPARE(shop.settings.accountValue(u"fake"_s, u"username"_s), u"ann"_s);
    QCOMPARE(*awaited(shop.secrets->read(u"fake/password"_s)), u" secret word "_s);
    // The service has all of them, also where only one changed later.
    page.findChild<QLineEdit *>(u"username"_s)->setText(u"bea"_s);
    QVERIFY(awaited(page.save()));
    QCOMPARE(shop.fake->values.value(u"username"_s), u"bea"_s);
    QCOMPARE(shop.fake->values.value(u"password"_s), u" secret word "_s);
}

void TestDialogs::accountSecretsAreNeverShown()
{
    Workshop shop;
    QVERIFY(awaited(shop.secrets->write(u"fake/password"_s, u"hush"_s)));
    AccountPage page(*shop.engine, shop.fake->info());
    auto *password = page.findChild<QLineEdit *>(u"password"_s);
    QTRY_VERIFY(password->placeholderText().contains(u"••••"_s));
    QVERIFY(password->text().isEmpty());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    const QList<QWidget *> all = page.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        QVERIFY(!widget->property("text").toString().contains(u"hush"_s));
        QVERIFY(!widget->property("placeholderText").toString().contains(u"hush"_s));
    }
    // Untouched, it is not written again.
    QVERIFY(page.changes().isEmpty());
}

void TestDialogs::accountSignsOut()
{
    Workshop shop;
    QVERIFY(awaited(shop.engine->saveAccount(u"fake"_s, {{u"username"_s, u"ann"_s}, {u"password"_s, u"hush"_s}})));
    AccountPage page(*shop.engine, shop.fake->info());
    QTRY_VERIFY(page.findChild<QLineEdit *>(u"password"_s)->placeholderText().contains(u"••••"_s));
    auto *button = visibleChild<QPushButton>(page, u"Sign out"_s);
    QVERIFY(button);
    button->click();
    QTRY_VERIFY(visibleChild<QLabel>(page, u"Signed out."_s));
    QCOMPARE(*awaited(shop.secrets->read(u"fake/password"_s)), QString());
    QCOMPARE(shop.settings.accountValue(u"fake"_s, u"username"_s), QString());
}

void TestDialogs::accountTestShowsTheAnswer()
{
    Workshop shop;
    shop.fake->account = {true, u"ann"_s, u"Gold"_s, false, {100, 97, {}}};
    AccountsDialog dialog(*shop.engine);
    dialog.show();
    dialog.findChild<QLineEdit *>(u"username"_s)->setText(u"ann"_s);
    auto *test = visibleChild<QPushButton>(dialog, u"test"_s);
    QVERIFY(test);
    test->click();
    QTRY_VERIFY(visibleChild<QLabel>(dialog, u"97 of 100 downloads left"_s));
    QVERIFY(visibleChild<QLabel>(dialog, u"Signed in as ann (Gold)."_s));
    // Without a keyring that is said in words.
    QVERIFY(visibleChild<QLabel>(dialog, u"until Legenda is closed"_s));
}

void TestDialogs::accountProblems_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("saved");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("fine");
    const int address = int(AccountField::Kind::Address);
    const int secret = int(AccountField::Kind::Secret);
    QTest::newRow("https") << address << false << false << u"https://example.org/api"_s << true;
    QTest::newRow("none") << address << false << false << QString() << true;
    QTest::newRow("http") << address << false << false << u"http://example.org/"_s << false;
    QTest::newRow("loopback") << address << false << false << u"http://127.0.0.1:8080/"_s << true;
    QTest::newRow("localhost") << address << false << false << u"http://localhost:8080"_s << true;
    QTest::newRow("looks like loopback") << address << false << false << u"http://localhost.example.org"_s << false;
    QTest::newRow("starts like loopback") << address << false << false << u"http://127.example.org/"_s << false;
    QTest::newRow("words") << address << false << false << u"my server"_s << false;
    QTest::newRow("file") << address << false << false << u"file:///etc/passwd"_s << false;
    QTest::newRow("needed") << secret << true << false << QString() << false;
    QTest::newRow("needed and saved") << secret << true << true << QString() << true;
}

void TestDialogs::accountProblems()
{
    QFETCH(int, kind);
    QFETCH(bool, required);
    QFETCH(bool, saved);
    QFETCH(QString, value);
    const AccountField field{u"x"_s, {}, {}, AccountField::Kind(kind), required, {}};
    QTEST(AccountText::problem(field, value, saved).isEmpty(), "fine");
}

void TestDialogs::accountStatus()
{
    QVERIFY(AccountText::status({}).contains(u"not signed in"_s));
    const AccountInfo vip{true, u"ann"_s, {}, true, {}};
    QCOMPARE(AccountText::status(vip), u"Signed in as ann (VIP)."_s);
    QCOMPARE(AccountText::quota({-1, 1, {}}), u"1 download left."_s);
    QCOMPARE(AccountText::quota({}), QString());
    const QDateTime tomorrow = QDateTime::currentDateTimeUtc().addDays(1);
    QVERIFY(AccountText::quota({5, 0, tomorrow}).contains(u"tomorrow"_s));
}

void TestDialogs::preferencesRoundTrip()
{
    Workshop shop;
    Preferences wanted;
    wanted.languages = {Language::fromCode(u"pl"), Language::fromCode(u"en")};
    wanted.hearingImpaired = Wish::Only;
    wanted.machineTranslated = Wish::Include;
    wanted.trustedOnly = true;
    wanted.nameTemplate = u"{stem}.{language3}.{ext}"_s;
    wanted.saveFolder = u"Subs"_s;
    wanted.onConflict = u"rename"_s;
    wanted.saveEncoding = u"UTF-8"_s;
    wanted.saveBom = true;
    wanted.saveFormat = u"an-unknown-format"_s;
    wanted.includeExtras = true;
    wanted.skipPresentLanguages = false;
    wanted.embeddedCounts = false;
    wanted.disabledProviders = {u"fake"_s, u"one-that-is-not-there"_s};
    wanted.proxyMode = u"manual"_s;
    wanted.proxyType = u"socks5"_s;
    wanted.proxyHost = u"proxy.example.org"_s;
    wanted.proxyPort = 9050;
    wanted.proxyUserName = u"anna"_s;
    wanted.timeoutSeconds = 45;
    wanted.offline = true;
    shop.settings.setPreferences(wanted);
    PreferencesDialog dialog(*shop.engine);
    Preferences shown = dialog.preferences();
    std::sort(shown.disabledProviders.begin(), shown.disabledProviders.end());
    QCOMPARE(shown, wanted);

    dialog.show();
    visibleChild<QPushButton>(dialog, u"OK"_s)->click();
    shown = shop.settings.preferences();
    std::sort(shown.disabledProviders.begin(), shown.disabledProviders.end());
    QCOMPARE(shown, wanted);
    QVERIFY(!shop.registry->isEnabled(u"fake"_s));
}

void TestDialogs::preferencesAreValidated()
{
    Workshop shop;
    PreferencesDialog dialog(*shop.engine);
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *name = dialog.findChild<QLineEdit *>(u"nameTemplate"_s);
    QVERIFY(ok->isEnabled());
    name->setText(u"{stem}/{language}.{ext}"_s);
    QVERIFY(!ok->isEnabled());
    name->clear();
    QVERIFY(ok->isEnabled());
    auto *place = dialog.findChild<QComboBox *>(u"place"_s);
    auto *folder = dialog.findChild<QLineEdit *>(u"folder"_s);
    place->setCurrentIndex(1);
    QCOMPARE(folder->text(), u"Subs"_s);
    QVERIFY(ok->isEnabled());
    folder->setText(u"../elsewhere"_s);
    QVERIFY(!ok->isEnabled());
    place->setCurrentIndex(2);
    QVERIFY(!ok->isEnabled());
    folder->setText(u"/srv/subtitles"_s);
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.preferences().saveFolder, u"/srv/subtitles"_s);
    place->setCurrentIndex(0);
    QCOMPARE(dialog.preferences().saveFolder, QString());
}

void TestDialogs::templateProblems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fine");
    QTest::newRow("default") << QString() << true;
    QTest::newRow("usual") << u"{stem}.{language}.{flags}.{ext}"_s << true;
    QTest::newRow("three letters") << u"{stem}_{language3}.{ext}"_s << true;
    QTest::newRow("slash") << u"a/{stem}.{language}.{ext}"_s << false;
    QTest::newRow("unknown") << u"{stem}.{tongue}.{ext}"_s << false;
    QTest::newRow("no stem") << u"sub.{language}.{ext}"_s << false;
    QTest::newRow("no language") << u"{stem}.{ext}"_s << false;
    QTest::newRow("no end") << u"{stem}.{language}"_s << false;
}

void TestDialogs::templateProblems()
{
    QFETCH(QString, text);
    QTEST(SavingPage::templateProblem(text).isEmpty(), "fine");
}

void TestDialogs::savingExample()
{
    QCOMPARE(SavingPage::example({}, {}), u"/Videos/The Long Road (2019).en.forced.srt"_s);
    QCOMPARE(
        SavingPage::example(u"{stem}.{language3}.{ext}"_s, u"Subs"_s), u"/Videos/Subs/The Long Road (2019).eng.srt"_s);
}

void TestDialogs::featureForEpisode()
{
    const FeatureRef episode = featureFor(CatalogueProvider::show(), 1, 2);
    QCOMPARE(episode.parentFeatureId, 20);
    QCOMPARE(episode.parentImdbId, 777);
    QCOMPARE(episode.featureId, 22);
    QCOMPARE(episode.imdbId, 7772);
    QCOMPARE(episode.episodeTitle, u"Low Tide"_s);
    // Not in the list: the show is known all the same.
    const FeatureRef other = featureFor(CatalogueProvider::show(), 3, 4);
    QCOMPARE(other.featureId, 0);
    QCOMPARE(other.parentImdbId, 777);
    QCOMPARE(other.season, 3);
    QCOMPARE(other.episode, 4);
    QCOMPARE(featureFor(CatalogueProvider::film(), 1, 2), CatalogueProvider::film().ref);

    QCOMPARE(featureQueryFromText(u"https://www.imdb.com/title/tt0770828/"_s).imdbId, 770828);
    QCOMPARE(featureQueryFromText(u"The Harbour"_s).text, u"The Harbour"_s);
    QVERIFY(!isAskable(featureQueryFromText(u"ab"_s)));
}

void TestDialogs::identifyOneFilm()
{
    Workshop shop;
    auto catalogue = std::make_unique<CatalogueProvider>();
    CatalogueProvider *service = catalogue.get();
    shop.registry->add(std::move(catalogue));
    const QList<LibraryEntry> entries = shop.videos({u"The.Long.Road.2019.1080p.mkv"_s});
    QCOMPARE(entries.size(), 1);
    IdentifyDialog dialog(*shop.engine, entries);
    QSignalSpy chosen(&dialog, &IdentifyDialog::chosen);
    dialog.show();
    // The name it has is asked for by itself.
    QTRY_COMPARE(service->asked.size(), 1);
    QCOMPARE(service->asked.first().text, u"The Long Road"_s);
    auto *list = dialog.findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QVERIFY(list->currentIndex().isValid());
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(chosen.count(), 1);
    const LibraryEntry *entry = shop.engine->library().find(entries.first().id);
    QCOMPARE(entry->identity.feature.imdbId, 1234567);
    QVERIFY(entry->identity.chosenByPerson);
}

void TestDialogs::identifySeveralEpisodes()
{
    Workshop shop;
    shop.registry->add(std::make_unique<CatalogueProvider>());
    const QList<LibraryEntry> entries = shop.videos({u"Harbour.S01E02.mkv"_s, u"Harbour.S01E03.mkv"_s});
    QCOMPARE(entries.size(), 2);
    IdentifyDialog dialog(*shop.engine, entries);
    dialog.show();
    auto *list = dialog.findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    list->setCurrentIndex(list->model()->index(1, 0));
    // The show does not have the second one: it is left out unless it is ticked.
    QTRY_VERIFY(visibleChild<QLabel>(dialog, u"Chosen: 1 of 2. What does not fit"_s));
    auto *plan = dialog.findChild<EpisodePlanModel *>();
    for (int row = 0; row < plan->rowCount(); ++row)
        plan->setData(plan->index(row, 0), Qt::Checked, Qt::CheckStateRole);
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    for (const LibraryEntry &before : entries) {
        const FeatureRef feature = shop.engine->library().find(before.id)->identity.feature;
        QCOMPARE(feature.parentImdbId, 777);
        QCOMPARE(feature.season, 1);
        QCOMPARE(feature.episode, before.identity.name.episode.value(0));
    }
}

void TestDialogs::discover()
{
    Workshop shop;
    shop.registry->add(std::make_unique<CatalogueProvider>());
    DiscoverDialog dialog(*shop.engine);
    QSignalSpy asked(&dialog, &DiscoverDialog::searchRequested);
    dialog.show();
    auto *list = dialog.findChild<QTreeView *>();
    QTRY_VERIFY(list->currentIndex().isValid());
    auto *tabs = dialog.findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    QTRY_VERIFY(visibleChild<QLabel>(dialog, u"The service is down."_s));
    tabs->setCurrentIndex(2);
    QTRY_VERIFY(visibleChild<QLabel>(dialog, u"Nothing here."_s));
    tabs->setCurrentIndex(0);
    QTRY_VERIFY(list->currentIndex().isValid());
    visibleChild<QPushButton>(dialog, u"Search subtitles"_s)->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<SearchQuery>().parentImdbId, 777);
}

void TestDialogs::discoverQueries()
{
    QCOMPARE(searchQueryFor(CatalogueProvider::film()).imdbId, 1234567);
    Feature nameless = CatalogueProvider::film();
    nameless.ref.imdbId = 0;
    QCOMPARE(searchQueryFor(nameless).text, u"The Long Road"_s);
    QCOMPARE(searchQueryFor(nameless).year, 2019);
}

void TestDialogs::completerWaitsForAPause()
{
    Workshop shop;
    auto catalogue = std::make_unique<CatalogueProvider>();
    CatalogueProvider *service = catalogue.get();
    shop.registry->add(std::move(catalogue));
    QLineEdit edit;
    FeatureCompleter completer(*shop.engine, &edit);
    edit.show();
    QTest::keyClicks(&edit, u"the harbour"_s);
    QTRY_COMPARE(service->asked.size(), 1);
    QCOMPARE(service->asked.first().text, u"the harbour"_s);
}

void TestDialogs::previewAsksOnlyWhenTold()
{
    Workshop shop;
    RankedHit hit;
    hit.hit.provider = u"fake"_s;
    hit.hit.id = u"5"_s;
    hit.hit.files = {{u"5"_s, 1, {}}};
    hit.hit.language = Language::fromCode(u"en");
    PreviewPanel panel(*shop.engine);
    panel.resize(600, 400);
    panel.show();
    panel.showHit({}, hit);
    QVERIFY(visibleChild<QLabel>(panel, u"Uses one download"_s));
    QTest::qWait(20);
    QVERIFY(shop.fake->downloads.isEmpty());
    panel.readHit({}, hit);
    auto *list = panel.findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(), 12);
    QCOMPARE(shop.fake->downloads.size(), 1);
    // Another one and back: what was read is there.
    RankedHit other = hit;
    other.hit.id = u"6"_s;
    other.hit.files = {{u"6"_s, 1, {}}};
    panel.showHit({}, other);
    QVERIFY(!list->isVisible());
    panel.showHit({}, hit);
    QVERIFY(list->isVisible());
    QCOMPARE(shop.fake->downloads.size(), 1);
    // A failure says what the service said, and can be tried again.
    shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return fail(ErrorKind::ServiceDown, u"The service rests. Try again later."_s);
    };
    panel.readHit({}, other);
    QTRY_VERIFY(visibleChild<QLabel>(panel, u"The service rests."_s));
    QTRY_VERIFY(visibleChild<QPushButton>(panel, u"Try again"_s));
}

void TestDialogs::previewWarns()
{
    FetchedSubtitle fetched;
    QVERIFY(PreviewText::warnings(fetched).isEmpty());
    fetched.text.warnings = {u"Most of the cues are empty."_s};
    fetched.problems = {{TextProblem::Kind::MostlyEmpty, true, u"Most of the cues are empty."_s},
        {TextProblem::Kind::OtherLanguage, true, u"The text is in Spanish, not in Polish."_s}};
    fetched.text.encodingSure = false;
    const QStringList warnings = PreviewText::warnings(fetched);
    QCOMPARE(warnings.size(), 3);
    // What is wrong with it comes before what may be wrong with the letters.
    QCOMPARE(warnings.first(), fetched.problems.first().text);
    QVERIFY(warnings.last().contains(u"encoding"_s));
}

void TestDialogs::suggestsNames()
{
    Workshop shop;
    SubtitleHit hit;
    hit.language = Language::fromCode(u"en");
    hit.release = u"../../.bashrc"_s;
    const QString name = suggestedFileName(shop.settings, {}, hit);
    QVERIFY2(!name.contains(u'/') && !name.startsWith(u'.'), qPrintable(name));
    LibraryEntry entry;
    entry.id = 1;
    entry.video.path = u"/videos/The Long Road.mkv"_s;
    hit.hearingImpaired = true;
    QCOMPARE(suggestedFileName(shop.settings, entry, hit), u"The Long Road.en.sdh.srt"_s);
}

void TestDialogs::linksCanBeReadOnDarkGround()
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(42, 46, 50));
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Link, Qt::blue);
    QVERIFY(contrast(Qt::blue, dark.color(QPalette::Window)) < 3);
    QVERIFY(contrast(Theme::of(dark).link, dark.color(QPalette::Window)) >= 4.5);
    // What can be read stays as the desktop wants it.
    dark.setColor(QPalette::Window, Qt::white);
    dark.setColor(QPalette::WindowText, Qt::black);
    QCOMPARE(Theme::of(dark).link, QColor(Qt::blue));
}

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
