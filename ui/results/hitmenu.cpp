// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hitmenu.h"

#include "ui/results/hittext.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Legenda {

void HitMenu::open(const RankedHit &ranked, const QString &downloadText, QWidget *parent, const QPoint &globalPosition,
    const Actions &actions)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const SubtitleHit hit = ranked.hit;
    QAction *first = menu->addAction(Icons::get(u"download"_s), downloadText, menu, actions.download);
    menu->setDefaultAction(first);
    if (!downloadText.endsWith(u'…'))
        menu->addAction(Icons::get(u"folder"_s), tr("Download as…"), menu, actions.saveElsewhere);
    if (actions.read)
        menu->addAction(Icons::get(u"preview"_s), tr("Preview"), menu, actions.read);
    menu->addSeparator();
    menu->addAction(Icons::get(u"copy"_s), tr("Copy release name"), menu, [hit] { copyName(hit); });
    QAction *page = menu->addAction(Icons::get(u"link"_s), tr("Open page"), menu, [hit] { openPage(hit); });
    page->setEnabled(hasPage(hit));
    menu->popup(globalPosition);
}

void HitMenu::copyName(const SubtitleHit &hit)
{
    QGuiApplication::clipboard()->setText(HitText::release(hit));
}

bool HitMenu::hasPage(const SubtitleHit &hit)
{
    // An address from outside: it may open a web page and nothing else.
    const QString scheme = hit.url.scheme();
    return hit.url.isValid() && (scheme == "https"_L1 || scheme == "http"_L1) && !hit.url.host().isEmpty();
}

void HitMenu::openPage(const SubtitleHit &hit)
{
    if (hasPage(hit))
        QDesktopServices::openUrl(hit.url);
}

} // namespace Legenda
