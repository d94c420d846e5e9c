// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Archives and folders of subtitles dropped on the window, beside the rows.

#include "core/base/background.h"
#include "tests/support/workshop.h"
#include "ui/mainwindow/droppedsubtitles.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/widgets/messagebar.h"

#include <KZip>

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000; // ms; a limit for hanging, not a speed

QByteArray subtitle(int number)
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        const QByteArray time = QByteArray::number(10 + i);
        text += QByteArray::number(i + 1) + "\n00:00:" + time + ",000 --> 00:00:" + time
            + ",900\nThis is a line that the test says, number " + QByteArray::number(i) + ", and it is subtitle "
            + QByteArray::number(number) + ".\n\n";
    }
    return text;
}

struct Scene : Workshop
{
    Scene()
    {
        settings.setFirstRunDone(true);
        settings.setPreferences(preferences);
        window = std::make_unique<MainWindow>(*engine);
        window->show();
    }
    ~Scene() { window.reset(); }

    void addVideos(const QStringList &names)
    {
        videos(names);
        QTRY_COMPARE_WITH_TIMEOUT(panel()->model().shownCount(), int(names.size()), patience);
    }

    QString zip(const QString &name, const QStringList &inside) const
    {
        const QString path = packs.filePath(name);
        KZip archive(path);
        archive.open(QIODevice::WriteOnly);
        int number = 0;
        for (const QString &each : inside)
            archive.writeFile(each, subtitle(++number));
        archive.close();
        return path;
    }

    /// On the empty part of the list, below the last row.
    void drop(const QStringList &paths) const
    {
        const QPoint at(panel()->mapTo(window.get(), QPoint(panel()->width() / 2, panel()->height() - 4)));
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
        QVERIFY(event.isAccepted());
    }

    VideoPanel *panel() const { return window->findChild<VideoPanel *>(); }
    MessageBar *bar() const { return window->findChild<MessageBar *>(); }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : bar()->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    bool says(const QString &text) const
    {
        for (const QLabel *label : bar()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    QStringList subtitlesThere() const { return QDir(folder.path()).entryList({u"*.srt"_s}, QDir::Files, QDir::Name); }

    QTemporaryDir packs;
    std::unique_ptr<MainWindow> window;
};

const QStringList episodes{u"Show.S01E01.mkv"_s, u"Show.S01E02.mkv"_s, u"Show.S01E03.mkv"_s};

} // namespace

class TestDropped : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void aSeasonInOneGo()
    {
        Scene scene;
        scene.addVideos(episodes);
        scene.drop({scene.zip(u"pack.zip"_s, {u"S1/01.srt"_s, u"S1/02.srt"_s, u"S1/03.srt"_s, u"S1/cover.jpg"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"Saved 3 subtitles"_s), patience);
        QCOMPARE(scene.subtitlesThere(),
            (QStringList{u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s, u"Show.S01E03.en.srt"_s}));
        QCOMPARE(scene.content(u"Show.S01E02.en.srt"_s), subtitle(2));
        // All of it is taken back at once.
        scene.button(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.subtitlesThere().isEmpty(), patience);
    }

    void aFolderOfSubtitles()
    {
        Scene scene;
        scene.addVideos(episodes);
        for (int i = 0; i < 2; ++i) {
            QFile file(scene.packs.filePath(u"Show.S01E0%1.en.srt"_s.arg(i + 1)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(subtitle(i));
        }
        scene.drop({scene.packs.path()});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"Saved 2 subtitles"_s), patience);
        QCOMPARE(scene.subtitlesThere(), (QStringList{u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s}));
        QVERIFY(!scene.says(u"No videos were found"_s));
    }

    void archiveAndVideosTogether()
    {
        Scene scene;
        for (const QString &name : episodes)
            QVERIFY(makeVideo(scene.path(name)));
        scene.drop({scene.zip(u"pack.zip"_s, {u"Show.S01E03.en.srt"_s}), scene.folder.path()});
        QTRY_COMPARE_WITH_TIMEOUT(scene.subtitlesThere(), QStringList{u"Show.S01E03.en.srt"_s}, patience);
    }

    void otherLanguagesOnDemand()
    {
        Scene scene;
        scene.addVideos(episodes);
        scene.drop({scene.zip(u"pack.zip"_s, {u"English/Show.S01E01.srt"_s, u"German/Show.S01E01.srt"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Save them too"_s), patience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.subtitlesThere(), QStringList{u"Show.S01E01.en.srt"_s}, patience);
        scene.button(u"Save them too"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(
            scene.subtitlesThere(), (QStringList{u"Show.S01E01.de.srt"_s, u"Show.S01E01.en.srt"_s}), patience);
    }

    void asksWhichOne()
    {
        Scene scene;
        scene.addVideos(episodes);
        scene.drop({scene.zip(u"pack.zip"_s, {u"one/Show.S01E02.en.srt"_s, u"two/Show.S01E02.en.srt"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Take this one"_s), patience);
        auto *choices = scene.bar()->findChild<QComboBox *>();
        QVERIFY(choices);
        QCOMPARE(choices->count(), 2);
        QCOMPARE(choices->itemText(0), u"one/Show.S01E02.en.srt"_s);
        choices->setCurrentIndex(1);
        scene.button(u"Take this one"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(scene.content(u"Show.S01E02.en.srt"_s), subtitle(2), patience);
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Undo"_s), patience);
        scene.button(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.subtitlesThere().isEmpty(), patience);
    }

    void nothingIsReplacedUnasked()
    {
        Scene scene;
        scene.addVideos(episodes);
        for (const QString &name : {u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s}) {
            QFile old(scene.path(name));
            QVERIFY(old.open(QIODevice::WriteOnly));
            old.write("old");
        }
        scene.drop(
            {scene.zip(u"pack.zip"_s, {u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s, u"Show.S01E03.en.srt"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Keep both"_s), patience);
        QCOMPARE(scene.content(u"Show.S01E01.en.srt"_s), QByteArray("old"));
        scene.button(u"Skip"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Keep both"_s), patience);
        scene.button(u"Keep both"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"Saved 2 subtitles"_s), patience);
        QCOMPARE(scene.content(u"Show.S01E01.en.srt"_s), QByteArray("old"));
        QCOMPARE(scene.content(u"Show.S01E02.en.2.srt"_s), subtitle(2));
    }

    void whatFitsNoVideo()
    {
        Scene scene;
        scene.addVideos(episodes);
        const QString pack = scene.zip(u"other.zip"_s, {u"en/Other.S05E01.srt"_s, u"de/Other.S05E01.srt"_s});
        auto *dropped = scene.window->findChild<DroppedSubtitles *>();
        QVERIFY(dropped);
        QSignalSpy convert(dropped, &DroppedSubtitles::convertRequested);
        scene.drop({pack});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"other.zip"_s), patience);
        QVERIFY(scene.subtitlesThere().isEmpty());
        // Unpacking: a folder is asked for, nothing is lost where two have one name.
        QTemporaryDir target;
        scene.button(u"Unpack…"_s)->click();
        auto *dialog = scene.window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->filesSelected({target.path()});
        dialog->close();
        const auto unpacked = [&] { return QDir(target.path()).entryList(QDir::Files, QDir::Name); };
        QTRY_COMPARE_WITH_TIMEOUT(unpacked(), (QStringList{u"Other.S05E01.srt"_s, u"en-Other.S05E01.srt"_s}), patience);
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Undo"_s), patience);
        scene.button(u"Undo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(unpacked().isEmpty(), patience);
        // Converting: each by its place in the archive.
        scene.drop({pack});
        QTRY_VERIFY_WITH_TIMEOUT(scene.button(u"Convert…"_s), patience);
        scene.button(u"Convert…"_s)->click();
        QCOMPARE(convert.size(), 1);
        QCOMPARE(convert.first().first().toStringList(),
            (QStringList{pack + u"/de/Other.S05E01.srt"_s, pack + u"/en/Other.S05E01.srt"_s}));
    }

    void beforeThereAreVideos()
    {
        Scene scene;
        scene.drop({scene.zip(u"pack.zip"_s, {u"a.srt"_s, u"b.srt"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"Add the videos first"_s), patience);
    }

    void whatCannotBeUnpacked()
    {
        Scene scene;
        scene.addVideos(episodes);
        QFile rar(scene.packs.filePath(u"a.rar"_s));
        QVERIFY(rar.open(QIODevice::WriteOnly));
        rar.write("Rar!\x1A\x07\x01 and so on");
        rar.close();
        scene.drop({rar.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"another program"_s), patience);
        scene.drop({scene.zip(u"pictures.zip"_s, {u"a.jpg"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(u"no subtitle in the archive"_s), patience);
    }
};

QTEST_MAIN(TestDropped)
#include "tst_dropped.moc"
