// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/errortable.h"

#include "core/net/redaction.h"

#include <QCoreApplication>
#include <QLocale>

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

} // namespace

QString serviceWords(const QString &words, qsizetype longest)
{
    // What is far too long is cut before it is looked at.
    const QString said = scrub(words.left(4 * longest).simplified());
    return said.size() > longest ? said.left(longest - 1) + u'…' : said;
}

QString momentPhrase(const QDateTime &when)
{
    const QDateTime local = when.toLocalTime();
    const QLocale locale;
    if (local.date() == QDate::currentDate())
        return Text::tr("at %1").arg(locale.toString(local.time(), QLocale::ShortFormat));
    if (local.date() == QDate::currentDate().addDays(1))
        return Text::tr("tomorrow at %1").arg(locale.toString(local.time(), QLocale::ShortFormat));
    return Text::tr("on %1").arg(locale.toString(local, QLocale::ShortFormat));
}

} // namespace Legenda
