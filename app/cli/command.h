// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One command of legenda-cli. It starts, works on the event loop, and ends with an exit status.

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/services.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

class QCommandLineParser;

namespace Legenda::Cli {

/// Exit status of the program.
enum ExitStatus { AllDone = 0, SomeFailed = 1, WrongUsage = 2, NothingDone = 3 };

/// What a command works with.
struct Context
{
    const QCommandLineParser &parser;
    Output &output;
    Arguments arguments;
    Services *services = nullptr; ///< nullptr for commands that said they need none
    FileServices *files = nullptr; ///< instead of those, for commands that said so
};

class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(Context &context) : m_context(context) { }

    virtual void start() = 0;
    /// Ctrl+C: ends as soon as what is being written is whole.
    virtual void stop() { m_stop.request_stop(); }
    /// The session ends: as stop(), but what can be gone on with later is kept.
    virtual void leave() { stop(); }
    /// All that it did is written and told when it has finished: the process may end without taking itself apart.
    virtual bool endsAtOnce() const { return false; }

Q_SIGNALS:
    void finished(int status);

protected:
    Output &output() const { return m_context.output; }
    const Arguments &arguments() const { return m_context.arguments; }
    const QCommandLineParser &parser() const { return m_context.parser; }
    Engine &engine() const { return m_context.services->engine(); }
    FileServices &files() const { return *m_context.files; }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    void succeeded() { ++m_succeeded; }
    void failed() { ++m_failed; }
    /// Prints the error for this item and counts it.
    void failed(const QJsonObject &item, const QString &what, const Error &error);
    /// Ends with the status that the counts give.
    void finish();
    void finishWith(ExitStatus status) { Q_EMIT finished(status); }

private:
    Context &m_context;
    std::stop_source m_stop;
    int m_succeeded = 0;
    int m_failed = 0;
};

/// How a command is found, described and made.
struct CommandSpec
{
    QString name;
    QString syntax; ///< "PATH…"
    QString summary;
    OptionGroups options;
    bool needsServices = true;
    /// True where this use of it gets along with FileServices; may be empty.
    std::function<bool(const QCommandLineParser &)> onlyFiles;
    std::function<void(QCommandLineParser &)> addOptions; ///< of its own; may be empty
    std::function<std::unique_ptr<Command>(Context &)> make;
};

} // namespace Legenda::Cli
