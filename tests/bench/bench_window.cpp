// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ten thousand videos dropped on the real window, without a display: time to the first row, the longest time the
// main thread did not come round to its events, and memory. Then the same for filtering and for choosing all.
//
//   QT_QPA_PLATFORM=offscreen bench_window [videos]

#include "core/base/background.h"
#include "core/net/secretstore.h"
#include "core/providers/providerregistry.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QUrl>

#include <functional>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// Comes round with every turn of the event loop and notes how long the longest turn was.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double ms = double(m_since.nsecsElapsed()) / 1e6;
            m_since.restart();
            m_longest = qMax(m_longest, ms);
            if (ms > 16)
                m_late << u"%1 at %2"_s.arg(ms, 0, 'f', 1).arg(m_start.elapsed());
        });
        restart();
        m_timer.start();
    }
    void restart()
    {
        m_longest = 0;
        m_late.clear();
        m_start.restart();
        m_since.restart();
    }
    QString report() const
    {
        const QString late = m_late.isEmpty() ? QString() : u" (ms: %1)"_s.arg(m_late.mid(0, 5).join(u", "_s));
        return u"longest turn %1 ms, %2 over 16 ms%3"_s.arg(m_longest, 0, 'f', 1).arg(m_late.size()).arg(late);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
    QElapsedTimer m_start;
    QStringList m_late; ///< turns over 16 ms: how long, and when they ended
};

/// "VmRSS", "VmHWM": MB of this process.
double memory(const char *what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(qsizetype(qstrlen(what)) + 1).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

void makeVideos(const QDir &folder, int count)
{
    constexpr int inASeason = 20;
    for (int i = 0; i < count; ++i) {
        const int show = i / inASeason;
        const QString season = folder.filePath(u"Show Number %1/Season 01"_s.arg(show));
        if (i % inASeason == 0)
            QDir().mkpath(season);
        QFile file(u"%1/Show.Number.%2.S01E%3.1080p.WEB-DL.x264-GRP.mkv"_s.arg(season).arg(show).arg(
            i % inASeason + 1, 2, 10, '0'_L1));
        // Sparse and big enough to have a hash.
        if (file.open(QIODevice::WriteOnly))
            file.resize(300'000'000 + i);
    }
}

bool waitFor(const std::function<bool()> &done, int ms)
{
    QElapsedTimer passed;
    passed.start();
    while (!done() && passed.elapsed() < ms)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    return done();
}

} // namespace

int main(int argc, char **argv)
{
    Q_INIT_RESOURCE(legenda);
    QApplication application(argc, argv);
    QTextStream out(stdout);
    const int count = application.arguments().value(1, u"10000"_s).toInt();
    QTemporaryDir home;
    const QDir folder(home.filePath(u"videos"_s));
    makeVideos(folder, count);

    int status = 0;
    {
        Settings settings(home.filePath(u"legenda.conf"_s));
        settings.setFirstRunDone(true);
        Store store{QString()};
        const auto secrets = makeSecretStore(false);
        ProviderRegistry registry;
        Engine engine(registry, *secrets, settings, store);
        MainWindow window(engine);
        window.resize(1100, 700);
        window.show();
        waitFor([&] { return window.isActiveWindow(); }, 1000);
        waitFor([] { return false; }, 300);
        auto &model = window.findChild<VideoPanel *>()->model();
        out << "before: " << memory("VmRSS:") << " MB" << Qt::endl;

        Heartbeat heartbeat;
        QElapsedTimer clock;
        clock.start();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder.path())});
        // Qt gives a drop to the widget that took the drag before.
        QDragEnterEvent enter(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QDropEvent drop(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        waitFor([&] { return model.shownCount() > 0; }, 60000);
        out << "first row after " << clock.elapsed() << " ms" << Qt::endl;
        waitFor([&] { return model.shownCount() == count; }, 120000);
        out << "all rows after " << clock.elapsed() << " ms; " << heartbeat.report() << Qt::endl;
        waitFor([&] { return !engine.library().isBusy() && model.isSettled(); }, 600000);
        out << "all identified after " << clock.elapsed() << " ms; " << heartbeat.report() << Qt::endl;
        out << "rows: " << model.shownCount() << ", memory " << memory("VmRSS:") << " MB, at most " << memory("VmHWM:")
            << " MB" << Qt::endl;
        status = model.shownCount() == count ? 0 : 1;

        const auto measure = [&](const char *what, const std::function<void()> &work) {
            waitFor([] { return false; }, 200);
            heartbeat.restart();
            clock.restart();
            work();
            waitFor([&] { return model.isSettled(); }, 60000);
            const qint64 took = clock.elapsed();
            waitFor([] { return false; }, 200);
            out << what << ": " << took << " ms, " << model.shownCount() << " rows; " << heartbeat.report() << Qt::endl;
        };
        measure("filter to one show in ten", [&] { model.setFilter(u"number 7"_s); });
        measure("filter to every tenth row", [&] { model.setFilter(u"e07"_s); });
        measure("no filter", [&] { model.setFilter({}); });
        measure("other languages", [&] { model.setWanted({Language::fromCode(u"fr")}, true); });
        measure("choose all", [&] { window.findChild<VideoPanel *>()->selectAll(); });
        measure("take all off", [&] { engine.library().clear(); });
        window.close();
    }
    shutDownPools();
    return status;
}
