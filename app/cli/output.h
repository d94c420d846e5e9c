// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a command prints: one JSON object a line or a readable line on stdout, messages and progress on stderr.

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace Legenda::Cli {

class Output
{
public:
    Output(bool json, bool verbose);
    ~Output();

    bool isJson() const { return m_json; }
    /// `readable` stands for the object where no --json was asked for; an empty one prints nothing.
    void line(const QJsonObject &object, const QString &readable);
    /// As line(), for what takes several lines to be read.
    void lines(const QJsonObject &object, const QStringList &readable);
    /// Text that is JSON already, as one line or several.
    void raw(const QByteArray &text);
    /// The object with "error": {"kind", "message"}; a readable error goes to stderr.
    void failure(QJsonObject object, const QString &what, const Error &error);
    /// For people, on stderr.
    void message(const QString &text);
    /// On stderr, only with --verbose.
    void detail(const QString &text);
    /// A bar on a terminal, nothing elsewhere. total 0 takes it away.
    void progress(int done, int total, const QString &what);
    void flush();

private:
    void clearProgress();
    bool m_json;
    bool m_verbose;
    bool m_terminal;
    bool m_progressShown = false;
};

QJsonObject toJson(const Error &error);

} // namespace Legenda::Cli
