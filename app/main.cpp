// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/services.h"
#include "app/singleinstance.h"
#include "core/base/background.h"
#include "core/pipeline/engine.h"
#include "core/scan/webaddress.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>
#include <QUrl>

#include <algorithm>
#include <cstring>
#include <iterator>

using namespace Qt::StringLiterals;

namespace {

/// "file:" addresses, as file managers give them, and relative paths made absolute: another instance has another
/// folder. Addresses of videos on the web stay as they are.
QStringList absolutePaths(const QStringList &arguments)
{
    QStringList paths;
    for (const QString &argument : arguments) {
        const QUrl url(argument);
        if (Legenda::looksLikeWebAddress(argument) && !QFileInfo::exists(argument))
            paths << argument;
        else if (url.isLocalFile())
            paths << url.toLocalFile();
        else
            paths << QDir::cleanPath(QFileInfo(argument).absoluteFilePath());
    }
    return paths;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Finds, downloads and saves subtitles for your videos."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(
        {u"new-window"_s, QCoreApplication::translate("main", "Open a window of its own, even if one is open.")});
    parser.addOption({u"convert"_s,
        QCoreApplication::translate("main", "Open the dialog that converts, on subtitles, folders and archives.")});
    parser.addPositionalArgument(u"paths"_s,
        QCoreApplication::translate("main", "Videos and folders to open, or addresses of videos on the web."),
        u"[PATH…]"_s);
}

/// --help and --version need no screen: they are asked for in terminals that have none.
bool onlyAsksForText(int argc, char *argv[])
{
    constexpr const char *words[] = {"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char *argument) {
        return std::any_of(
            std::begin(words), std::end(words), [&](const char *word) { return std::strcmp(argument, word) == 0; });
    });
}

} // namespace

int main(int argc, char *argv[])
{
    Legenda::prepareProcess();
    if (argc > 1 && onlyAsksForText(argc, argv)) {
        const QCoreApplication textOnly(argc, argv);
        QCommandLineParser parser;
        describe(parser);
        parser.process(textOnly);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Legenda"_s);
    QApplication::setDesktopFileName(u"org.legenda.Legenda"_s);
    Legenda::keepPaletteReadable(application);
    QApplication::setWindowIcon(QIcon(u":/icons/org.legenda.Legenda.svg"_s));

    QTranslator qtTexts;
    QTranslator ownTexts;
    if (qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    // English has plural forms as well, so it stands in for languages that there is no translation for.
    if (ownTexts.load(QLocale(), u"legenda"_s, u"_"_s, u":/translations"_s)
        || ownTexts.load(u":/translations/legenda_en.qm"_s))
        QApplication::installTranslator(&ownTexts);

    QCommandLineParser parser;
    describe(parser);
    parser.process(application);

    const Legenda::OpenRequest request{absolutePaths(parser.positionalArguments()), parser.isSet(u"convert"_s)};
    if (!parser.isSet(u"new-window"_s) && Legenda::SingleInstance::handOver(request))
        return 0;

    int status = 0;
    {
        Legenda::Services services;
        Legenda::MainWindow window(services.engine());
        Legenda::SingleInstance instance;
        const auto open = [&window](const Legenda::OpenRequest &wanted) {
            if (wanted.convert)
                window.convertPaths(wanted.paths);
            else if (!wanted.paths.isEmpty())
                window.openPaths(wanted.paths);
        };
        QObject::connect(
            &instance, &Legenda::SingleInstance::openRequested, &window, [&](const Legenda::OpenRequest &more) {
                window.activate();
                open(more);
            });
        window.show();
        // The window first, then what it can do without for a moment.
        QTimer::singleShot(0, &window, [&] {
            if (!parser.isSet(u"new-window"_s))
                instance.listen();
            Legenda::whenDone(services.engine().loadAccounts(), &window, [](const Legenda::Result<Legenda::Done> &) {});
            open(request);
        });
        status = QApplication::exec();
    }
    Legenda::shutDownPools();
    return status;
}
