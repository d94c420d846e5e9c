// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Videos on the web in the window: how they come into the list, what their rows say, where their subtitles go.

#include "core/base/background.h"
#include "tests/support/fakewebprovider.h"
#include "tests/support/workshop.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/hitmenu.h"
#include "ui/results/resultsheader.h"
#include "ui/results/resultspanel.h"
#include "ui/results/saveelsewhere.h"
#include "ui/videos/addwebdialog.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/videos/videotext.h"
#include "ui/videos/webrowcontroller.h"
#include "ui/webvideo/webvideodialog.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTreeView>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QString talk = u"https://vimeo.com/76979871"_s;

struct WebWindow : Workshop
{
    WebWindow()
    {
        settings.setFirstRunDone(true);
        settings.setPreferences(preferences);
        auto provider = std::make_unique<FakeWebProvider>();
        web = provider.get();
        registry->add(std::move(provider));
        fake->onCanAnswer = [](const SearchQuery &query) { return query.videoUrl.isEmpty(); };
        window = std::make_unique<MainWindow>(*engine);
        window->show();
    }

    Library &library() const { return engine->library(); }
    VideoPanel *videos() const { return window->findChild<VideoPanel *>(); }

    void setFolder(const QString &name)
    {
        Preferences now = settings.preferences();
        now.webFolder = name.isEmpty() ? folder.path() : path(name);
        settings.setPreferences(now);
    }

    bool drop(QMimeData &data) const
    {
        const QPoint at = window->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &move);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
        return event.isAccepted();
    }

    QAction *action(const QKeySequence &keys) const
    {
        for (QAction *action : window->findChildren<QAction *>()) {
            if (action->shortcut() == keys)
                return action;
        }
        return nullptr;
    }

    QStringList messages() const
    {
        QStringList texts;
        for (const MessageBar *bar : window->findChildren<MessageBar *>()) {
            for (const QLabel *label : bar->findChildren<QLabel *>()) {
                if (label->isVisible() && !label->text().isEmpty())
                    texts.append(label->text());
            }
        }
        return texts;
    }

    bool says(const QString &part) const
    {
        const QStringList all = messages();
        return std::any_of(all.cbegin(), all.cend(), [&](const QString &text) { return text.contains(part); });
    }

    QPushButton *button(const QString &part) const
    {
        for (QPushButton *button : window->findChildren<QPushButton *>()) {
            if (button->text().contains(part) && button->isVisible())
                return button;
        }
        return nullptr;
    }

    /// The row, chosen and searched.
    VideoId searched(const QString &text)
    {
        window->openPaths({text});
        VideoId id = -1;
        [&] {
            QTRY_COMPARE(library().count(), 1);
            id = library().order().first();
            QTRY_COMPARE(videos()->currentVideo(), id);
            QTRY_VERIFY(library().find(id)->state != VideoState::Identified);
            QTRY_VERIFY(library().find(id)->state != VideoState::Searching);
        }();
        return id;
    }

    FakeWebProvider *web = nullptr;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestWebRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void dropsOfEveryKind_data();
    void dropsOfEveryKind();
    void whatIsNoVideoIsSaid();
    void filesAndAddressesTogether();
    void linkFiles();
    void pasted();
    void theDialogSaysWhatItSees();
    void inAGroupOfTheirOwn();
    void theRowIsTheAddress();
    void whatFilesHaveIsOff();
    void theHeaderShowsTheAddress();
    void theFolderIsAskedForOnce();
    void downloadBest();
    void inAnotherFormat();
    void namesOfFormats();
    void aVideoNobodyKnows();
    void withoutAnAccount();
    void offline();
    void suggestedFiles();
};

void TestWebRows::dropsOfEveryKind_data()
{
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::newRow("link") << QStringList{talk} << QString() << 1;
    QTest::newRow("text") << QStringList() << u"see vimeo.com/76979871 and https://youtu.be/a1B2c3D4-_e!"_s << 2;
    QTest::newRow("link and its title") << QStringList{talk} << u"A talk"_s << 1;
    QTest::newRow("twice") << QStringList{talk, talk + u"#t=3"_s} << QString() << 1;
}

void TestWebRows::dropsOfEveryKind()
{
    QFETCH(QStringList, urls);
    QFETCH(QString, text);
    QFETCH(int, rows);
    WebWindow shop;
    QMimeData data;
    QList<QUrl> list;
    for (const QString &url : urls)
        list.append(QUrl(url));
    if (!text.isEmpty())
        data.setText(text);
    if (!list.isEmpty())
        data.setUrls(list);
    QVERIFY(shop.drop(data));
    QTRY_COMPARE(shop.library().count(), rows);
    QTRY_COMPARE(shop.videos()->model().shownCount(), rows);
    // What came in is what is looked at.
    QTRY_COMPARE(shop.videos()->currentVideo(), shop.library().order().first());
}

void TestWebRows::whatIsNoVideoIsSaid()
{
    WebWindow shop;
    QMimeData page;
    page.setUrls({QUrl(u"https://example.org/page"_s)});
    QVERIFY(shop.drop(page));
    QTRY_VERIFY(shop.says(u"example.org/page"_s));
    QCOMPARE(shop.library().count(), 0);
    QMimeData words;
    words.setText(u"nothing of the kind"_s);
    QVERIFY(!shop.drop(words));
    QMimeData script;
    script.setUrls({QUrl(u"javascript:alert(1)"_s)});
    QVERIFY(!shop.drop(script));
    // It goes when a video comes.
    shop.window->openPaths({talk});
    QTRY_VERIFY(!shop.says(u"example.org/page"_s));
}

void TestWebRows::filesAndAddressesTogether()
{
    WebWindow shop;
    QVERIFY(makeVideo(shop.path(u"A.Film.2013.mkv"_s)));
    shop.window->openPaths({shop.path(u"A.Film.2013.mkv"_s), talk});
    QTRY_COMPARE(shop.library().count(), 2);
    QTRY_COMPARE(shop.videos()->model().rowCount(), 2); // two groups
}

void TestWebRows::linkFiles()
{
    WebWindow shop;
    QFile file(shop.path(u"A talk.url"_s));
    QVERIFY(
        file.open(QIODevice::WriteOnly) && file.write("[InternetShortcut]\r\nURL=https://vimeo.com/76979871\r\n") > 0);
    file.close();
    shop.window->openPaths({file.fileName()});
    QTRY_COMPARE(shop.library().count(), 1);
    QCOMPARE(shop.library().idOf(talk), shop.library().order().first());
    QFile other(shop.path(u"Program.desktop"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("[Desktop Entry]\nType=Application\n") > 0);
    other.close();
    shop.window->openPaths({other.fileName()});
    QTRY_VERIFY(shop.says(u"Program.desktop"_s));
}

void TestWebRows::pasted()
{
    WebWindow shop;
    QAction *paste = shop.action(QKeySequence(Qt::CTRL | Qt::Key_V));
    QVERIFY(paste && paste->isEnabled());
    QGuiApplication::clipboard()->setText(u"nothing"_s);
    paste->trigger();
    QTRY_VERIFY(shop.says(u"Nothing that was copied"_s));
    QGuiApplication::clipboard()->setText(u"https://youtu.be/a1B2c3D4-_e?t=9"_s);
    paste->trigger();
    QTRY_COMPARE(shop.library().count(), 1);
    auto *files = new QMimeData;
    QVERIFY(makeVideo(shop.path(u"A.Film.2013.mkv"_s)));
    files->setUrls({QUrl::fromLocalFile(shop.path(u"A.Film.2013.mkv"_s))});
    QGuiApplication::clipboard()->setMimeData(files);
    paste->trigger();
    QTRY_COMPARE(shop.library().count(), 2);
}

void TestWebRows::theDialogSaysWhatItSees()
{
    AddWebDialog dialog(u"see https://youtu.be/a1B2c3D4-_e and more"_s);
    dialog.show();
    auto *text = dialog.findChild<QLineEdit *>(u"address"_s);
    QCOMPARE(text->text(), u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s);
    const auto add = [&] {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return static_cast<QPushButton *>(nullptr);
    }();
    QVERIFY(add && add->isEnabled());
    const auto saidBy = [&](const QString &part) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(
            labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text().contains(part); });
    };
    QVERIFY(saidBy(u"YouTube: youtube.com/watch?v=a1B2c3D4-_e"_s));
    text->setText(u"https://example.org/"_s);
    QVERIFY(!add->isEnabled());
    QVERIFY(saidBy(u"leads to no video"_s));
    text->setText(u"https://example.org/ vimeo.com/76979871"_s);
    QVERIFY(add->isEnabled() && saidBy(u"Left out, since it leads to no video: example.org"_s));
    text->clear();
    QVERIFY(!add->isEnabled());
    text->setText(u"vimeo.com/76979871"_s);
    QList<VideoAddress> chosen;
    QObject::connect(
        &dialog, &AddWebDialog::chosen, &dialog, [&](const QList<VideoAddress> &videos) { chosen = videos; });
    add->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().address, talk);
    // What was copied and leads nowhere does not stand in the way.
    QVERIFY(AddWebDialog(u"some words"_s).findChild<QLineEdit *>(u"address"_s)->text().isEmpty());
}

void TestWebRows::inAGroupOfTheirOwn()
{
    WebWindow shop;
    shop.window->openPaths({talk, u"https://youtu.be/a1B2c3D4-_e"_s});
    QTRY_COMPARE(shop.videos()->model().shownCount(), 2);
    const VideoModel &model = shop.videos()->model();
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex group = model.index(0, 0);
    QCOMPARE(group.data().toString(), u"Videos on the web"_s);
    QCOMPARE(model.groupIcon(group), u"globe"_s);
    // Found by the address, too.
    shop.videos()->findChild<QLineEdit *>()->setText(u"vimeo.com"_s);
    QTRY_COMPARE(model.shownCount(), 1);
}

void TestWebRows::theRowIsTheAddress()
{
    WebWindow shop;
    shop.web->addVideo(talk, u"How <b>bees</b>\nsee"_s, u"en"_s, 2);
    const VideoId id = shop.searched(talk);
    const LibraryEntry entry = *shop.library().find(id);
    QCOMPARE(rowTitle(entry), u"How <b>bees</b> see"_s);
    QCOMPARE(fileName(entry), u"vimeo.com/76979871"_s);
    QVERIFY(rowFacts(entry).isEmpty());
    QVERIFY(rowToolTip(entry, {}, {}).contains(u"https://vimeo.com/76979871"_s));
    QVERIFY(!rowToolTip(entry, {}, {}).contains("<b>"_L1));
    QVERIFY(rowSentence(entry, {}, {}).contains(u"on the web, vimeo.com/76979871"_s));
    QCOMPARE(rowState(entry).text, u"2 found"_s);
}

void TestWebRows::whatFilesHaveIsOff()
{
    WebWindow shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    shop.searched(talk);
    QAction *identify = shop.action(QKeySequence(Qt::CTRL | Qt::Key_I));
    QAction *folder = shop.action(QKeySequence(Qt::CTRL | Qt::Key_E));
    QAction *hash = shop.action(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    QAction *page = shop.action(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    QTRY_VERIFY(page->isEnabled());
    for (const QAction *action : {identify, folder, hash}) {
        QVERIFY(!action->isEnabled());
        QVERIFY2(action->text().contains("files only"_L1), qPrintable(action->text()));
    }
    QAction *copy = shop.action(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), talk);
    // A file is on the list, too: all is as ever.
    QVERIFY(makeVideo(shop.path(u"A.Film.2013.mkv"_s)));
    shop.window->openPaths({shop.path(u"A.Film.2013.mkv"_s)});
    QTRY_COMPARE(shop.videos()->model().shownCount(), 2);
    shop.videos()->select({shop.library().idOf(shop.path(u"A.Film.2013.mkv"_s))});
    QTRY_VERIFY(identify->isEnabled() && folder->isEnabled() && hash->isEnabled() && !page->isEnabled());
    QVERIFY(!identify->text().contains("files only"_L1));
    QVERIFY(page->text().contains("on the web only"_L1));
}

void TestWebRows::theHeaderShowsTheAddress()
{
    WebWindow shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    const VideoId id = shop.searched(talk);
    ResultsHeader header;
    header.show();
    header.showVideo(*shop.library().find(id), {});
    const auto children = header.findChildren<QAbstractButton *>();
    QVERIFY(
        std::none_of(children.cbegin(), children.cend(), [](const QAbstractButton *one) { return one->isVisible(); }));
}

void TestWebRows::theFolderIsAskedForOnce()
{
    WebWindow shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 2);
    const VideoId id = shop.searched(talk);
    auto *batches = shop.window->findChild<BatchController *>();
    RankedHit hit;
    hit.hit = shop.web->hits[talk].last();
    hit.hit.provider = u"web"_s;
    batches->download(id, {hit});
    QTRY_VERIFY(shop.says(u"Where do their subtitles go"_s));
    QVERIFY(shop.web->downloads.isEmpty());
    // The preferences say it meanwhile; then nothing is asked.
    shop.setFolder({});
    batches->download(id, {hit});
    QTRY_VERIFY(shop.exists(u"How bees see.en.srt"_s));
    QTRY_COMPARE(shop.library().languagesThere(id, false), Language::fromList(u"en"));
    QTRY_VERIFY(shop.library().find(id)->state == VideoState::Saved);
}

void TestWebRows::downloadBest()
{
    WebWindow shop;
    shop.setFolder({});
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 3, 1);
    const VideoId id = shop.searched(talk);
    auto *batches = shop.window->findChild<BatchController *>();
    batches->downloadBest({id});
    QTRY_VERIFY(shop.exists(u"How bees see.en.srt"_s));
    QCOMPARE(shop.web->downloads, QStringList{u"fv1/en/3"_s});
    QTRY_VERIFY(!batches->isBusy());
    batches->undoLast();
    QTRY_VERIFY(!shop.exists(u"How bees see.en.srt"_s));
}

void TestWebRows::inAnotherFormat()
{
    WebWindow shop;
    shop.setFolder({});
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    const VideoId id = shop.searched(talk);
    auto *results = shop.window->findChild<ResultsPanel *>();
    QTRY_COMPARE(results->selectedHits().size(), 1);
    Q_EMIT results->downloadInFormatRequested(id, results->selectedHits(), u"vtt"_s);
    QTRY_COMPARE(shop.web->formatsAsked, QStringList{u"vtt"_s});
    QVERIFY(shop.settings.preferences().saveFormat.isEmpty()); // for this once
}

void TestWebRows::namesOfFormats()
{
    QCOMPARE(HitMenu::formatName(u"srt"_s), u"SubRip (srt)"_s);
    QCOMPARE(HitMenu::formatName(u"webvtt"_s), u"WebVTT (webvtt)"_s);
    QCOMPARE(HitMenu::formatName(u"a&b"_s), u"a&&b"_s);
}

void TestWebRows::aVideoNobodyKnows()
{
    WebWindow shop;
    const VideoId id = shop.searched(talk);
    QTRY_COMPARE(shop.library().find(id)->message, u"web does not know this video."_s);
    auto *results = shop.window->findChild<ResultsPanel *>();
    const auto said = [&](const QString &part) {
        const auto labels = results->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    };
    QTRY_VERIFY(said(u"web does not know this video."_s));
    QVERIFY(shop.button(u"Search again"_s));
    QSignalSpy create(results, &ResultsPanel::webVideoRequested);
    shop.button(u"Create it there"_s)->click();
    QCOMPARE(create.size(), 1);
    QCOMPARE(create.first().first().toInt(), id);
    auto *dialog = shop.window->findChild<WebVideoDialog *>();
    QVERIFY(dialog);
    dialog->close();
    // Nobody is asked which film it is: there is no other one at an address.
    QVERIFY(!shop.button(u"Not this one"_s));
    // Others have it, but not in the languages that are wanted.
    shop.web->addVideo(talk, u"How bees see"_s, u"fr"_s, 1);
    shop.button(u"Search again"_s)->click();
    QTRY_VERIFY(said(u"How bees see"_s));
    QCOMPARE(shop.videos()->currentVideo(), id);
}

void TestWebRows::withoutAnAccount()
{
    WebWindow shop;
    shop.web->off = Error{ErrorKind::NeedsAccount, u"Give the key of an account."_s, {}};
    shop.searched(talk);
    QTRY_VERIFY(shop.says(u"Give the key of an account."_s));
    auto *results = shop.window->findChild<ResultsPanel *>();
    QSignalSpy account(results, &ResultsPanel::accountRequested);
    QTRY_VERIFY(shop.button(u"Account"_s));
    // Not clicked: it opens a dialog of the window. That it leads there is told by the signal.
    QVERIFY(account.isValid());
}

void TestWebRows::offline()
{
    WebWindow shop;
    shop.web->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
        return fail(ErrorKind::Offline, u"There is no connection."_s);
    };
    const VideoId id = shop.searched(talk);
    QTRY_VERIFY(shop.says(u"There is no connection."_s));
    QVERIFY(shop.library().find(id)->state == VideoState::Failed);
    QVERIFY(shop.button(u"Retry"_s));
}

void TestWebRows::suggestedFiles()
{
    WebWindow shop;
    shop.web->addVideo(talk, u"AC/DC: live"_s, u"en"_s, 1);
    const VideoId id = shop.searched(talk);
    QCOMPARE(suggestedFileName(shop.settings, *shop.library().find(id), shop.web->hits[talk].first()),
        u"AC-DC live.en.srt"_s);
}

QTEST_MAIN(TestWebRows)
#include "tst_webrows.moc"
