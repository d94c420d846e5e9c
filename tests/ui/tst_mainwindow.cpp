// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole window without a display, with a service made up here: drop, search, download, questions, undo, closing.

#include "core/base/background.h"
#include "core/net/secretstore.h"
#include "core/providers/providerregistry.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/resultspanel.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000; // ms; a limit for hanging, not a speed

QByteArray subtitle(const QByteArray &word)
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        const QByteArray time = QByteArray::number(10 + i);
        text += QByteArray::number(i + 1) + "\n00:00:" + time + ",000 --> 00:00:" + time
            + ",900\nThis is a line that the test says, number " + QByteArray::number(i) + ", and it is the " + word
            + " one.\n\n";
    }
    return text;
}

class FakeService : public SubtitleProvider
{
public:
    ProviderInfo info() const override
    {
        ProviderInfo info;
        info.id = u"fake"_s;
        info.name = u"Fake"_s;
        return info;
    }
    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token) override
    {
        ++searches;
        if (unreachable)
            return failed<int>({ErrorKind::Offline, u"Nobody can be reached."_s, {}});
        SubtitleHit hit;
        hit.provider = u"fake"_s;
        hit.id = u"1"_s;
        hit.files = {{u"1"_s, 1, u"hit.srt"_s}};
        hit.language = Language::fromCode(u"en");
        hit.release = query.fileName.isEmpty() ? query.text : query.fileName;
        hit.matchedBy = SubtitleHit::MatchedBy::Hash;
        sink({hit});
        return ready<int>(1);
    }
    Pending<SubtitleFile> download(QString, DownloadOptions, std::stop_token) override
    {
        ++downloads;
        if (silent) {
            promise.start();
            return promise.future();
        }
        SubtitleFile file;
        file.fileName = u"hit.srt"_s;
        file.content = subtitle("new");
        return ready<SubtitleFile>(file);
    }
    int searches = 0;
    int downloads = 0;
    bool silent = false; ///< never answers
    bool unreachable = false;
    QPromise<Result<SubtitleFile>> promise;
};

struct Fixture
{
    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    Store store{QString()};
    std::unique_ptr<SecretStore> secrets = makeSecretStore(false);
    ProviderRegistry registry;
    FakeService *service = nullptr;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<MainWindow> window;

    Fixture()
    {
        settings = std::make_unique<Settings>(path(u"legenda.conf"_s));
        settings->setFirstRunDone(true);
        Preferences preferences;
        preferences.languages = {Language::fromCode(u"en")};
        settings->setPreferences(preferences);
        auto own = std::make_unique<FakeService>();
        service = own.get();
        registry.add(std::move(own));
        engine = std::make_unique<Engine>(registry, *secrets, *settings, store);
        openWindow();
    }

    void openWindow()
    {
        window = std::make_unique<MainWindow>(*engine);
        window->show();
    }

    QString path(const QString &name) const { return folder.filePath(name); }

    void write(const QString &name, const QByteArray &content = {}, qint64 size = 0) const
    {
        QDir().mkpath(path(name).left(path(name).lastIndexOf(u'/')));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        if (size > 0)
            QVERIFY(file.resize(size));
    }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    VideoPanel *videos() const { return window->findChild<VideoPanel *>(); }

    void drop(const QStringList &names, const QPoint &at) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &name : names)
            urls << QUrl::fromLocalFile(path(name));
        data.setUrls(urls);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &move);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
        QVERIFY(event.isAccepted());
    }

    /// One film, dropped and identified.
    VideoId film()
    {
        write(u"films/A.Quiet.Field.1999.1080p.BluRay.x264-GRP.mkv"_s, {}, 300000);
        drop({u"films"_s}, window->rect().center());
        VideoId id = -1;
        [&] {
            QTRY_COMPARE_WITH_TIMEOUT(videos()->model().shownCount(), 1, patience);
            QTRY_VERIFY_WITH_TIMEOUT(!engine->library().isBusy(), patience);
            id = engine->library().order().first();
        }();
        return id;
    }

    QAction *action(const QKeySequence &keys) const
    {
        for (QAction *action : window->findChildren<QAction *>()) {
            if (action->shortcut() == keys)
                return action;
        }
        return nullptr;
    }

    QPushButton *messageButton(const QString &text) const
    {
        const auto buttons = window->findChild<MessageBar *>()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
};

const QString saved = u"films/A.Quiet.Field.1999.1080p.BluRay.x264-GRP.en.srt"_s;

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void startsWithADropTarget()
    {
        Fixture f;
        auto *empty = f.window->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(!f.videos()->isVisible());
        f.film();
        QVERIFY(!empty->isVisible());
        QVERIFY(f.videos()->isVisible());
        QTRY_COMPARE(f.settings->recentFolders(), QStringList{f.path(u"films"_s)});
    }

    void searchesTheRowThatIsLookedAt()
    {
        Fixture f;
        const VideoId id = f.film();
        QCOMPARE(f.service->searches, 0);
        f.videos()->select({id});
        QTRY_COMPARE_WITH_TIMEOUT(f.engine->library().find(id)->hits, 1, patience);
        QCOMPARE(f.engine->library().find(id)->state, VideoState::Found);
        QCOMPARE(f.window->findChild<ResultsPanel *>()->video(), id);
    }

    void worksOffline()
    {
        Fixture f;
        const VideoId id = f.film();
        f.videos()->select({id});
        QTRY_COMPARE_WITH_TIMEOUT(f.engine->library().find(id)->hits, 1, patience);
        const int searches = f.service->searches;
        QAction *offline = nullptr;
        for (QAction *action : f.window->findChildren<QAction *>()) {
            if (action->isCheckable() && action->text().remove(u'&') == "Work offline"_L1)
                offline = action;
        }
        QVERIFY(offline);
        offline->trigger();
        QVERIFY(f.engine->network().isOffline());
        QVERIFY(f.settings->preferences().offline);
        auto *goOnline = f.window->findChild<QToolButton *>(u"goOnline"_s);
        QVERIFY(goOnline->isVisible());
        // Nobody is asked, what was found stays, and the window says why.
        for (const QKeySequence &keys : {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_D)})
            f.action(keys)->trigger();
        QVERIFY(f.messageButton(u"Go online"_s));
        QCOMPARE(f.service->searches, searches);
        QCOMPARE(f.service->downloads, 0);
        QCOMPARE(f.engine->library().find(id)->state, VideoState::Found);
        // The next window remembers; the bottom line leads back.
        f.openWindow();
        goOnline = f.window->findChild<QToolButton *>(u"goOnline"_s);
        QVERIFY(goOnline->isVisible());
        goOnline->click();
        QVERIFY(!f.engine->network().isOffline());
        QVERIFY(!goOnline->isVisible());
    }

    void searchesAgainWhenBackOnline()
    {
        Fixture f;
        const VideoId id = f.film();
        f.engine->network().setOffline(true);
        f.service->unreachable = true;
        f.videos()->select({id});
        QTRY_COMPARE_WITH_TIMEOUT(f.engine->library().find(id)->state, VideoState::Failed, patience);
        f.service->unreachable = false;
        f.engine->network().setOffline(false);
        QTRY_COMPARE_WITH_TIMEOUT(f.engine->library().find(id)->hits, 1, patience);
    }

    void downloadsBestAndTakesItBack()
    {
        Fixture f;
        const VideoId id = f.film();
        QAction *best = f.action(Qt::CTRL | Qt::Key_D);
        QVERIFY(best);
        QTRY_VERIFY(best->isEnabled());
        best->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Undo"_s), patience);
        QVERIFY(f.read(saved).contains("new"));
        QCOMPARE(f.engine->library().find(id)->state, VideoState::Saved);
        f.messageButton(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(f.path(saved)), patience);
    }

    void asksWhereAFileIsInTheWay()
    {
        Fixture f;
        f.write(saved, subtitle("old"));
        const VideoId id = f.film();
        f.videos()->select({id});
        auto *results = f.window->findChild<ResultsPanel *>();
        QTRY_COMPARE_WITH_TIMEOUT(f.engine->library().find(id)->state, VideoState::Found, patience);
        RankedHit hit;
        hit.hit.provider = u"fake"_s;
        hit.hit.files = {{u"1"_s, 1, u"hit.srt"_s}};
        hit.hit.language = Language::fromCode(u"en");

        Q_EMIT results->downloadRequested(id, {hit});
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Keep both"_s), patience);
        f.messageButton(u"Keep both"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Undo"_s), patience);
        QVERIFY(f.read(saved).contains("old"));
        QStringList files = QDir(f.path(u"films"_s)).entryList({u"*.srt"_s});
        QCOMPARE(files.size(), 2);

        Q_EMIT results->downloadRequested(id, {hit});
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Replace"_s), patience);
        f.messageButton(u"Replace"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Undo"_s), patience);
        QVERIFY(f.read(saved).contains("new"));
        QVERIFY(f.read(saved + u".bak"_s).contains("old"));
        f.messageButton(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(f.read(saved).contains("old"), patience);
    }

    void adoptsASubtitleDroppedOnItsRow()
    {
        Fixture f;
        const VideoId id = f.film();
        f.write(u"elsewhere/whatever.srt"_s, subtitle("dropped"));
        f.videos()->tree()->viewport()->repaint();
        const QRect row = f.videos()->rowRect(id);
        QVERIFY(!row.isEmpty());
        f.drop({u"elsewhere/whatever.srt"_s}, f.videos()->mapTo(f.window.get(), row.center()));
        QTRY_VERIFY_WITH_TIMEOUT(f.messageButton(u"Undo"_s), patience);
        const QStringList files = QDir(f.path(u"films"_s)).entryList({u"*.srt"_s});
        QCOMPARE(files.size(), 1);
        QVERIFY(f.read(u"films/"_s + files.first()).contains("dropped"));
        QVERIFY(QFile::exists(f.path(u"elsewhere/whatever.srt"_s)));
        f.messageButton(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(f.path(u"films"_s)).entryList({u"*.srt"_s}).isEmpty(), patience);
    }

    void closesWhileItWorks()
    {
        Fixture f;
        f.film();
        f.service->silent = true;
        QAction *best = f.action(Qt::CTRL | Qt::Key_D);
        QTRY_VERIFY(best->isEnabled());
        best->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(f.service->downloads, 1, patience);
        QVERIFY(f.window->close());
        QTest::qWait(50);
        f.window.reset();
        f.service->promise.finish();
        QTest::qWait(50);
        QVERIFY(QDir(f.path(u"films"_s)).entryList({u"*.srt*"_s}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void removesWithoutTouchingFiles()
    {
        Fixture f;
        const VideoId id = f.film();
        f.videos()->select({id});
        f.videos()->focusTree();
        QTRY_VERIFY(f.action(Qt::Key_Delete)->isEnabled());
        f.action(Qt::Key_Delete)->trigger();
        QCOMPARE(f.engine->library().count(), 0);
        QVERIFY(f.window->findChild<EmptyState *>()->isVisible());
        QVERIFY(QFile::exists(f.path(u"films/A.Quiet.Field.1999.1080p.BluRay.x264-GRP.mkv"_s)));
    }

    void remembersItsSize()
    {
        Fixture f;
        f.window->resize(777, 555);
        f.window->close();
        f.openWindow();
        QCOMPARE(f.window->size(), QSize(777, 555));
    }

    void hasNoShortcutTwice()
    {
        Fixture f;
        QHash<QKeySequence, QString> seen;
        for (const QAction *action : f.window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty())
                continue;
            QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->text()));
            seen.insert(action->shortcut(), action->text());
        }
        for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_O),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), QKeySequence(Qt::CTRL | Qt::Key_D),
                 QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_Escape),
                 QKeySequence(Qt::CTRL | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Comma),
                 QKeySequence(Qt::CTRL | Qt::Key_Q), QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_K)})
            QVERIFY2(f.action(keys), qPrintable(keys.toString()));
    }

    void namesEveryButton()
    {
        Fixture f;
        f.film();
        for (const QAbstractButton *button : f.window->findChildren<QAbstractButton *>()) {
            // Buttons that Qt puts inside its own widgets are named by Qt.
            if (button->objectName().startsWith("qt_"_L1) || !button->isVisible() || !button->isEnabled())
                continue;
            if (button->focusPolicy() == Qt::NoFocus)
                continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() || !button->toolTip().isEmpty(),
                button->metaObject()->className());
        }
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Q_INIT_RESOURCE(legenda);
    QApplication application(argc, argv);
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
