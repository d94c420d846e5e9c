// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/webrowcontroller.h"

#include "core/base/background.h"
#include "ui/videos/addwebdialog.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/videos/videotext.h"
#include "ui/webvideo/webvideodialog.h"
#include "ui/widgets/messagebar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Legenda {

WebRowController::WebRowController(Engine &engine, VideoPanel &panel, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_panel(panel), m_messages(messages)
{
    connect(&panel.model(), &VideoModel::countsChanged, this, &WebRowController::selectWhenThere);
}

QStringList WebRowController::take(const QStringList &pathsAndAddresses)
{
    QStringList paths;
    QStringList links;
    QString addresses;
    for (const QString &one : pathsAndAddresses) {
        if (looksLikeWebAddress(one))
            addresses += one + u'\n';
        else if (hasLinkExtension(one))
            links.append(one);
        else
            paths.append(one);
    }
    if (!addresses.isEmpty())
        takeText(addresses);
    if (!links.isEmpty()) {
        const auto read = [links]() -> Result<QString> {
            QString found;
            for (const QString &link : links)
                found += readLinkFile(link) + u'\n';
            return found;
        };
        whenDone(runInBackground(Pool::Disk, read), this, [this, links](const Result<QString> &found) {
            if (!takeText(found.value_or(QString())))
                sayUnknown({links.first().mid(links.first().lastIndexOf(u'/') + 1)});
        });
    }
    return paths;
}

bool WebRowController::takeText(const QString &text)
{
    const AddressesInText found = videoAddressesIn(text);
    if (!found.videos.isEmpty())
        add(found.videos);
    if (!found.others.isEmpty())
        sayUnknown(found.others);
    return !found.videos.isEmpty() || !found.others.isEmpty();
}

void WebRowController::add(const QList<VideoAddress> &videos)
{
    m_messages.close(u"no-video-there"_s);
    const QList<VideoId> ids = m_engine.library().addWeb(videos);
    if (ids.isEmpty())
        return;
    // It is what the person wants to see now; the list takes it in within a moment.
    m_toSelect = ids.first();
    selectWhenThere();
}

void WebRowController::selectWhenThere()
{
    if (m_toSelect < 0 || !m_panel.model().indexOf(m_toSelect).isValid())
        return;
    m_panel.select({std::exchange(m_toSelect, -1)});
}

void WebRowController::sayUnknown(const QStringList &addresses)
{
    constexpr qsizetype enough = 80;
    QString first = oneLine(addresses.first());
    if (first.size() > enough)
        first = first.left(enough) + u'…';
    m_messages.show({.key = u"no-video-there"_s,
        .kind = Message::Kind::Info,
        .text = addresses.size() == 1
            ? tr(
                "“%1” leads to no video Legenda knows of. It knows YouTube, Vimeo, Dailymotion, Amara and addresses of "
                "video files.")
                  .arg(first)
            : tr("%1 of these addresses lead to no video Legenda knows of, the first one is “%2”. It knows YouTube, "
                 "Vimeo, Dailymotion, Amara and addresses of video files.")
                  .arg(addresses.size())
                  .arg(first),
        .details = oneLine(addresses.mid(0, 20).join(u' '))});
}

void WebRowController::askForAddress()
{
    auto *dialog = new AddWebDialog(QGuiApplication::clipboard()->text().left(longestAddress), m_panel.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddWebDialog::chosen, this, &WebRowController::add);
    dialog->open();
}

void WebRowController::openVideo(const QList<VideoId> &ids)
{
    for (const VideoId id : ids) {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (!entry || !entry->video.isOnWeb())
            continue;
        WebVideoDialog *dialog = openWebVideoDialog(m_engine, QUrl(entry->video.webAddress), m_panel.window());
        // Once, when it is closed: a search for each step would be many.
        connect(dialog, &QDialog::finished, this, [this, dialog, id] {
            if (dialog->hasChanged())
                Q_EMIT videoChanged(id);
        });
        return;
    }
}

void WebRowController::openPages(const QList<VideoId> &ids)
{
    // More pages than that are more likely a slip than a wish.
    constexpr int most = 5;
    int opened = 0;
    for (const VideoId id : ids) {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (!entry || !entry->video.isOnWeb() || ++opened > most)
            continue;
        const QUrl page(entry->video.webAddress);
        if (page.scheme() == "https"_L1 || page.scheme() == "http"_L1)
            QDesktopServices::openUrl(page);
    }
}

QString WebRowController::addressesOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    QStringList lines;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            return {};
        lines.append(url.toString(QUrl::FullyEncoded));
    }
    if (lines.isEmpty() && data->hasText())
        lines.append(data->text());
    const QString text = lines.join(u'\n');
    return videoAddressesIn(text) == AddressesInText() ? QString() : text;
}

} // namespace Legenda
