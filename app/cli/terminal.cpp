// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal.h"

#include "core/base/background.h"

#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace Legenda::Cli {

namespace {

/// Switches the echo of the terminal off as long as it lives.
class NoEcho
{
public:
    NoEcho()
    {
        m_active = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_active)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho()
    {
        if (!m_active)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(NoEcho)

private:
    termios m_before{};
    bool m_active = false;
};

Result<QString> readLine()
{
    QByteArray line;
    char c = 0;
    // Byte by byte: what follows the line belongs to the next question.
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        if (got <= 0)
            return line.isEmpty() ? Result<QString>(fail(cancelled())) : Result<QString>(QFile::decodeName(line));
        if (c == '\n')
            break;
        if (c != '\r' && line.size() < 4096)
            line += c;
    }
    return QString::fromUtf8(line);
}

} // namespace

bool canAsk()
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

Pending<QString> ask(QObject *context, const QString &question, bool secret)
{
    Pending<QString> answer = runInBackground(Pool::Disk, [question, secret]() -> Result<QString> {
        if (!canAsk())
            return readLine();
        std::fputs(question.toUtf8().constData(), stderr);
        std::fputc(' ', stderr);
        std::fflush(stderr);
        if (!secret)
            return readLine();
        const NoEcho quiet;
        return readLine();
    });
    return andThen(std::move(answer), context, [](QString line) -> Result<QString> { return line; });
}

} // namespace Legenda::Cli
