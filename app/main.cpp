// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/services.h"
#include "app/singleinstance.h"
#include "core/base/background.h"
#include "core/pipeline/engine.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

/// "file:" addresses, as file managers give them, and relative paths made absolute: another instance has another
/// folder.
QStringList absolutePaths(const QStringList &arguments)
{
    QStringList paths;
    for (const QString &argument : arguments) {
        const QUrl url(argument);
        if (url.isLocalFile())
            paths << url.toLocalFile();
        else
            paths << QDir::cleanPath(QFileInfo(argument).absoluteFilePath());
    }
    return paths;
}

} // namespace

int main(int argc, char *argv[])
{
    Legenda::prepareProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Legenda"_s);
    QApplication::setDesktopFileName(u"org.legenda.Legenda"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/org.legenda.Legenda.svg"_s));

    QTranslator qtTexts;
    QTranslator ownTexts;
    if (qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    if (ownTexts.load(QLocale(), u"legenda"_s, u"_"_s, u":/translations"_s))
        QApplication::installTranslator(&ownTexts);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Finds, downloads and saves subtitles for your videos."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption newWindow(
        u"new-window"_s, QCoreApplication::translate("main", "Open a window of its own, even if one is open."));
    parser.addOption(newWindow);
    parser.addPositionalArgument(
        u"paths"_s, QCoreApplication::translate("main", "Videos and folders to open."), u"[PATH…]"_s);
    parser.process(application);

    const QStringList paths = absolutePaths(parser.positionalArguments());
    if (!parser.isSet(newWindow) && Legenda::SingleInstance::handOver(paths))
        return 0;

    int status = 0;
    {
        Legenda::Services services;
        Legenda::MainWindow window(services.engine());
        Legenda::SingleInstance instance;
        QObject::connect(
            &instance, &Legenda::SingleInstance::openRequested, &window, [&window](const QStringList &more) {
                window.openPaths(more);
                window.activate();
            });
        window.show();
        // The window first, then what it can do without for a moment.
        QTimer::singleShot(0, &window, [&] {
            if (!parser.isSet(newWindow))
                instance.listen();
            Legenda::whenDone(services.engine().loadAccounts(), &window, [](const Legenda::Result<Legenda::Done> &) {});
            if (!paths.isEmpty())
                window.openPaths(paths);
        });
        status = QApplication::exec();
    }
    Legenda::shutDownPools();
    return status;
}
