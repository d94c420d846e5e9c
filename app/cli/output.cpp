// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/output.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

void print(FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
}

/// A name may hold anything: line breaks and terminal commands would break a readable line.
QByteArray harmless(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            c = QChar(0xFFFD);
    }
    return text.toUtf8();
}

} // namespace

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{u"kind"_s, toString(error.kind)}, {u"message"_s, error.message}};
    if (error.retryAfter.count() > 0)
        object[u"retry_after"_s] = static_cast<qint64>(error.retryAfter.count());
    if (!error.fields.isEmpty()) {
        QJsonObject fields;
        for (auto field = error.fields.cbegin(); field != error.fields.cend(); ++field)
            fields[field.key()] = field.value();
        object[u"fields"_s] = fields;
    }
    return object;
}

Output::Output(bool json, bool verbose) : m_json(json), m_verbose(verbose), m_terminal(isatty(STDERR_FILENO) == 1) { }

Output::~Output()
{
    clearProgress();
    flush();
}

void Output::line(const QJsonObject &object, const QString &readable)
{
    clearProgress();
    if (m_json)
        print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    else if (!readable.isEmpty())
        print(stdout, harmless(readable) + '\n');
    if (m_terminal)
        flush();
}

void Output::lines(const QJsonObject &object, const QStringList &readable)
{
    if (m_json)
        return line(object, {});
    clearProgress();
    for (const QString &each : readable)
        print(stdout, harmless(each) + '\n');
    if (m_terminal)
        flush();
}

void Output::raw(const QByteArray &text)
{
    clearProgress();
    print(stdout, text.endsWith('\n') ? text : text + '\n');
}

void Output::failure(QJsonObject object, const QString &what, const Error &error)
{
    clearProgress();
    if (m_json) {
        object[u"error"_s] = toJson(error);
        print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    } else {
        flush();
        print(stderr, harmless(what.isEmpty() ? error.message : what + ": "_L1 + error.message) + '\n');
    }
    if (!error.detail.isEmpty())
        detail(error.detail);
}

void Output::message(const QString &text)
{
    clearProgress();
    flush();
    print(stderr, harmless(text) + '\n');
}

void Output::detail(const QString &text)
{
    if (m_verbose)
        message(text);
}

void Output::progress(int done, int total, const QString &what)
{
    if (!m_terminal)
        return;
    if (total <= 0) {
        clearProgress();
        return;
    }
    constexpr int width = 24;
    const int filled = static_cast<int>(static_cast<qint64>(width) * qMin(done, total) / total);
    const QString bar = QString(filled, u'█') + QString(width - filled, u'░');
    print(stderr, "\r\033[K" + u"%1 %2/%3 %4"_s.arg(bar).arg(done).arg(total).arg(what).toUtf8());
    m_progressShown = true;
}

void Output::clearProgress()
{
    if (m_progressShown)
        print(stderr, "\r\033[K");
    m_progressShown = false;
}

void Output::flush()
{
    std::fflush(stdout);
}

} // namespace Legenda::Cli
