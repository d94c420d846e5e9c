// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "core/base/background.h"
#include "core/net/httpclient.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "core/settings/settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QSocketNotifier>
#include <QTranslator>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Legenda;
using namespace Legenda::Cli;

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

int signalPair[2] = {-1, -1};

void onSignal(int number)
{
    const char byte = number == SIGINT ? 'i' : 't';
    [[maybe_unused]] const auto written = ::write(signalPair[0], &byte, 1);
}

/// Ctrl+C asks the command to stop, the end of the session to leave; a second one ends the program the usual way.
void stopOnSignals(Command &command, QObject *parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPair) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPair[1], QSocketNotifier::Read, parent);
    QObject::connect(notifier, &QSocketNotifier::activated, &command, [&command, notifier] {
        notifier->setEnabled(false);
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        std::signal(SIGHUP, SIG_DFL);
        char byte = 0;
        if (::read(signalPair[1], &byte, 1) == 1 && byte == 't')
            command.leave();
        else
            command.stop();
    });
    struct sigaction action
    {
    };
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
}

QList<CommandSpec> allCommands()
{
    return {scanCommand(), hashCommand(), guessCommand(), identifyCommand(), suggestCommand(), searchCommand(),
        downloadCommand(), detectCommand(), convertCommand(), translateCommand(), undoCommand(), unwantedCommand(),
        accountCommand(), languagesCommand(), providersCommand(), statusCommand(), commentsCommand(), previewCommand(),
        apiCommand(), webCommand()};
}

QString overview(const QList<CommandSpec> &commands)
{
    QString text = Text::tr("Finds, downloads and saves subtitles for your videos.") + "\n\n"_L1
        + Text::tr("Usage: legenda-cli COMMAND [options] …") + "\n\n"_L1 + Text::tr("Commands:") + u'\n';
    for (const CommandSpec &command : commands)
        text += u"  %1 %2\n"_s.arg(command.name + u' ' + command.syntax, -34).arg(command.summary);
    text += u'\n' + Text::tr("legenda-cli COMMAND --help tells the options of a command.") + "\n\n"_L1
        + Text::tr("Exit status: 0 all done; 1 some items failed; 2 wrong usage; 3 nothing could be done.") + u'\n';
    return text;
}

int wrongUsage(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stderr);
    return WrongUsage;
}

int runCommand(const CommandSpec &spec, const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(spec.summary);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOption({u"json"_s, Text::tr("Print one JSON object a line.")});
    parser.addOption({u"verbose"_s, Text::tr("Tell every request on standard error (without secrets).")});
    addSharedOptions(parser, spec.options);
    if (spec.addOptions)
        spec.addOptions(parser);
    if (!spec.syntax.isEmpty())
        parser.addPositionalArgument(u"arguments"_s, {}, spec.syntax);
    if (!parser.parse(words))
        return wrongUsage(
            parser.errorText() + u'\n' + Text::tr("legenda-cli %1 --help tells the options.").arg(spec.name));
    if (parser.isSet(help)) {
        std::fputs(parser.helpText().toUtf8().constData(), stdout);
        return AllDone;
    }

    Output output(parser.isSet(u"json"_s), parser.isSet(u"verbose"_s));
    std::unique_ptr<Services> services;
    std::unique_ptr<FileServices> files;
    Preferences preferences;
    if (spec.onlyFiles && spec.onlyFiles(parser)) {
        files = std::make_unique<FileServices>();
        preferences = files->settings().preferences();
    } else if (spec.needsServices) {
        services = std::make_unique<Services>();
        preferences = services->settings().preferences();
        QObject::connect(
            &services->http(), &HttpClient::logged, &services->http(), [&output](const HttpLogEntry &entry) {
                output.detail(u"%1 %2 → %3 (%4 ms, %5 bytes)"_s.arg(entry.method, entry.url)
                                  .arg(entry.status ? QString::number(entry.status) : entry.error)
                                  .arg(entry.durationMs)
                                  .arg(entry.bytes));
            });
    }
    auto arguments = readArguments(parser, spec.options, preferences);
    if (!arguments)
        return wrongUsage(arguments.error().message);
    if (services)
        services->engine().network().useForThisRun(arguments->preferences);

    if (services && !arguments->providers.isEmpty()) {
        for (const QString &id : arguments->providers) {
            if (!services->registry().find(id))
                return wrongUsage(Text::tr("There is no service \"%1\". legenda-cli providers lists them.").arg(id));
        }
        services->registry().insistOn(arguments->providers);
    }

    Context context{parser, output, std::move(*arguments), services.get(), files.get()};
    const std::unique_ptr<Command> command = spec.make(context);
    int status = AllDone;
    QObject::connect(
        command.get(), &Command::finished, qApp,
        [&status](int ended) {
            status = ended;
            QCoreApplication::exit(ended);
        },
        Qt::QueuedConnection);
    stopOnSignals(*command, qApp);
    command->start();
    QCoreApplication::exec();
    if (command->endsAtOnce()) {
        // Giving back the memory of a big file piece by piece, and the database's journal to its file, takes longer
        // than some of these commands. The journal is there for that: the next to open the database reads it.
        output.flush();
        std::fflush(nullptr);
        std::_Exit(status);
    }
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    prepareProcess();
    QCoreApplication application(argc, argv);
    QTranslator texts;
    // English has plural forms as well, so it stands in for languages that there is no translation for.
    if (texts.load(QLocale(), u"legenda"_s, u"_"_s, u":/translations"_s)
        || texts.load(u":/translations/legenda_en.qm"_s))
        QCoreApplication::installTranslator(&texts);

    const QList<CommandSpec> commands = allCommands();
    const QStringList words = QCoreApplication::arguments();
    const QString name = words.value(1);
    if (name.isEmpty() || name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        std::fputs(overview(commands).toUtf8().constData(), name.isEmpty() ? stderr : stdout);
        return name.isEmpty() ? WrongUsage : AllDone;
    }
    if (name == "--version"_L1 || name == "-v"_L1) {
        std::fputs("legenda-cli " LEGENDA_VERSION "\n", stdout);
        return AllDone;
    }
    for (const CommandSpec &command : commands) {
        if (command.name != name)
            continue;
        const int status = runCommand(command, QStringList{words.first()} + words.mid(2));
        shutDownPools();
        return status;
    }
    return wrongUsage(Text::tr("There is no command \"%1\". legenda-cli --help lists them.").arg(name));
}
