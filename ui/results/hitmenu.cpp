// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hitmenu.h"

#include "core/search/notthisone.h"
#include "ui/results/hittext.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHash>
#include <QKeySequence>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// The list itself takes these keys; the menu only tells of them.
QString withKey(const QString &text, const QKeySequence &key)
{
    return text + u'\t' + key.toString(QKeySequence::NativeText);
}

} // namespace

void HitMenu::open(const RankedHit &ranked, const QString &downloadText, QWidget *parent, const QPoint &globalPosition,
    const Actions &actions)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const SubtitleHit hit = ranked.hit;
    QAction *first =
        menu->addAction(Icons::get(u"download"_s), withKey(downloadText, Qt::Key_Return), menu, actions.download);
    menu->setDefaultAction(first);
    if (!downloadText.endsWith(u'…'))
        menu->addAction(Icons::get(u"folder"_s), tr("Download as…"), menu, actions.saveElsewhere);
    if (actions.formats)
        addFormats(menu, actions);
    if (actions.read)
        menu->addAction(Icons::get(u"preview"_s), withKey(tr("Preview"), Qt::Key_Space), menu, actions.read);
    if (actions.details)
        menu->addAction(Icons::get(u"info"_s), withKey(tr("Details"), Qt::ALT | Qt::Key_Return), menu, actions.details);
    if (actions.season)
        menu->addAction(Icons::get(u"series"_s), tr("Same release for the whole season…"), menu, actions.season);
    if (actions.convert)
        menu->addAction(Icons::get(u"convert"_s), tr("Convert…"), menu, actions.convert);
    if (actions.convertByService)
        menu->addAction(actions.serviceText, menu, actions.convertByService);
    if (actions.translate)
        menu->addAction(Icons::get(u"language"_s), tr("Translate…"), menu, actions.translate);
    if (actions.setUnwanted) {
        menu->addSeparator();
        const bool hidden = isNotThisOne(ranked);
        const QIcon icon = Icons::get(hidden ? u"eye"_s : u"eye-off"_s);
        const QString text = withKey(hidden ? tr("Offer again") : tr("Not this one"), Qt::Key_Delete);
        menu->addAction(icon, text, menu, [set = actions.setUnwanted, hidden] { set(!hidden); });
    }
    menu->addSeparator();
    menu->addAction(Icons::get(u"copy"_s), tr("Copy release name"), menu, [hit] { copyName(hit); });
    QAction *page = menu->addAction(Icons::get(u"link"_s), tr("Open page"), menu, [hit] { openPage(hit); });
    page->setEnabled(hasPage(hit));
    menu->popup(globalPosition);
}

void HitMenu::addFormats(QMenu *menu, const Actions &actions)
{
    QMenu *formats = menu->addMenu(Icons::get(u"convert"_s), tr("Download in another format"));
    formats->addAction(tr("Asking the service…"))->setEnabled(false);
    const auto fill = [formats, chosen = actions.downloadAs](const Result<QStringList> &names) {
        formats->clear();
        if (!names || names->isEmpty()) {
            formats->addAction(names ? tr("The service gives one only") : names.error().message)->setEnabled(false);
            return;
        }
        for (const QString &name : *names)
            formats->addAction(formatName(name), formats, [chosen, name] { chosen(name); });
    };
    // Once: most menus are opened for something else.
    QObject::connect(
        formats, &QMenu::aboutToShow, formats,
        [formats, ask = actions.formats, fill] { whenDone(ask(), formats, fill); }, Qt::SingleShotConnection);
}

QString HitMenu::formatName(const QString &format)
{
    static const QHash<QString, const char *> names{{u"srt"_s, QT_TR_NOOP("SubRip")}, {u"vtt"_s, QT_TR_NOOP("WebVTT")},
        {u"webvtt"_s, QT_TR_NOOP("WebVTT")}, {u"sbv"_s, QT_TR_NOOP("SubViewer of YouTube")},
        {u"ssa"_s, QT_TR_NOOP("SubStation Alpha")}, {u"dfxp"_s, QT_TR_NOOP("Timed Text")},
        {u"ttml"_s, QT_TR_NOOP("Timed Text")}, {u"txt"_s, QT_TR_NOOP("Text without times")},
        {u"sub"_s, QT_TR_NOOP("MicroDVD")}, {u"mpl"_s, QT_TR_NOOP("MPL2")}};
    const auto known = names.constFind(format.toLower());
    const QString plain = QString(format.left(40)).replace(u'&', "&&"_L1);
    return known == names.cend() ? plain : tr("%1 (%2)").arg(tr(*known), plain);
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
