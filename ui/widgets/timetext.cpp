// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/timetext.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

QString momentText(const QDateTime &when)
{
    const QLocale locale;
    // Services say 23:59:59 where they mean midnight.
    const QDateTime local = when.toLocalTime().addSecs(when.time().second() >= 30 ? 30 : 0);
    // The C locale's short form has seconds.
    const QString time = locale.language() == QLocale::C ? local.time().toString(u"HH:mm"_s)
                                                         : locale.toString(local.time(), QLocale::ShortFormat);
    if (when.toLocalTime().date() == QDate::currentDate() || local == QDate::currentDate().addDays(1).startOfDay())
        return time;
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

} // namespace Legenda
