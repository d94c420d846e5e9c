// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/droppedsubtitles.h"

#include "core/base/background.h"
#include "core/pipeline/engine.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/messagebar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// Where people look for it: "pack.zip/Season 1/a.srt" or "a.srt".
QString shownName(const DroppedSubtitle &subtitle)
{
    if (subtitle.pack.isEmpty())
        return oneLine(nameOf(subtitle.path));
    return oneLine(subtitle.path.mid(subtitle.pack.lastIndexOf(u'/') + 1));
}

/// The archives and folders, by name.
QString packNames(const QList<DroppedSubtitle> &subtitles)
{
    QStringList names;
    for (const DroppedSubtitle &subtitle : subtitles)
        names << oneLine(nameOf(subtitle.pack));
    names.removeDuplicates();
    return names.mid(0, 3).join(u", "_s);
}

} // namespace

DroppedSubtitles::DroppedSubtitles(Engine &engine, BatchController &batches, MessageBar &messages, QWidget *window)
    : QObject(window), m_engine(engine), m_batches(batches), m_messages(messages), m_window(window)
{
}

DroppedSubtitles::~DroppedSubtitles()
{
    m_stop.request_stop();
}

void DroppedSubtitles::place(const QStringList &paths)
{
    QList<LibraryEntry> videos;
    videos.reserve(m_engine.library().count());
    for (const VideoId id : m_engine.library().order())
        videos.append(*m_engine.library().find(id));
    const auto read = [paths, videos, preferences = m_engine.settings().preferences(), stop = m_stop.get_token()] {
        return placeSubtitles(paths, videos, preferences, stop);
    };
    if (++m_reading == 1)
        Q_EMIT busyChanged(true);
    whenDone(runInBackground(Pool::Disk, m_stop.get_token(), read), this, [this](const Result<Placing> &placing) {
        if (--m_reading == 0)
            Q_EMIT busyChanged(false);
        if (placing)
            placed(*placing);
    });
}

void DroppedSubtitles::stop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void DroppedSubtitles::placed(const Placing &placing)
{
    m_batches.adopt(placing.places);
    tellHomeless(placing.homeless);
    tellUnwished(placing.unwished);
    for (const auto &[path, error] : placing.problems)
        Q_EMIT problem(path, error);
}

void DroppedSubtitles::tellHomeless(const QList<DroppedSubtitle> &homeless)
{
    if (homeless.isEmpty())
        return;
    QStringList names;
    QStringList paths;
    QList<DroppedSubtitle> packed;
    for (const DroppedSubtitle &subtitle : homeless) {
        names << shownName(subtitle);
        paths << subtitle.path;
        // What lies in a folder is unpacked already; the disk knows its path.
        if (!subtitle.pack.isEmpty() && !QFileInfo(subtitle.pack).isDir())
            packed << subtitle;
    }
    Message message;
    message.key = u"homeless"_s;
    message.kind = Message::Kind::Info;
    if (packed.size() == homeless.size() && homeless.size() > 1) {
        message.text = m_engine.library().count() == 0
            ? tr("“%1” holds %n subtitles, and there are no videos here they could be for. Add the videos first, or "
                 "convert or unpack the subtitles.",
                nullptr, static_cast<int>(homeless.size()))
                  .arg(packNames(homeless))
            : tr("No video here fits %n subtitles of “%1”. Drop the archive on the row of a video to choose one for "
                 "it, or convert or unpack them.",
                nullptr, static_cast<int>(homeless.size()))
                  .arg(packNames(homeless));
    } else {
        message.text = homeless.size() == 1
            ? tr("No video here fits “%1”. Drop the subtitle on the row of its video.").arg(names.first())
            : tr("No video here fits %1 of these subtitles. Drop each on the row of its video.").arg(homeless.size());
    }
    message.details = names.mid(0, 20).join(u'\n');
    message.actions = {{tr("Convert…"), [this, paths](bool) { Q_EMIT convertRequested(paths); }}};
    if (!packed.isEmpty())
        message.actions.append({tr("Unpack…"), [this, packed](bool) { unpack(packed); }});
    m_messages.show(std::move(message));
}

/// Archives for many countries: nobody wants all of it, unless they say so.
void DroppedSubtitles::tellUnwished(const QList<SubtitlePlace> &unwished)
{
    if (unwished.isEmpty())
        return;
    QStringList names;
    for (const SubtitlePlace &place : unwished)
        names << shownName(place.files.first());
    m_messages.show({.key = u"unwished"_s,
        .kind = Message::Kind::Info,
        .text = tr("%n subtitles in other languages or forms were left out.", nullptr, static_cast<int>(names.size())),
        .details = names.mid(0, 20).join(u'\n'),
        .actions = {{tr("Save them too"), [this, unwished](bool) { m_batches.adopt(unwished); }}}});
}

void DroppedSubtitles::unpack(const QList<DroppedSubtitle> &files)
{
    auto *dialog = new QFileDialog(m_window, tr("Unpack into a folder"),
        files.first().pack.left(qMax<qsizetype>(1, files.first().pack.lastIndexOf(u'/'))));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, [this, files](const QStringList &folders) {
        if (folders.isEmpty())
            return;
        QSet<QString> taken;
        for (const DroppedSubtitle &subtitle : files) {
            // All in one folder, where "English/a.srt" and "Polish/a.srt" are two.
            QString name = subtitle.file.name;
            if (taken.contains(name.toLower()) && !subtitle.file.folder.isEmpty())
                name = QString(subtitle.file.folder).replace(u'/', u'-') + u'-' + name;
            taken.insert(name.toLower());
            m_batches.unpackTo(subtitle.file, folders.first() + u'/' + name);
        }
    });
    dialog->open();
}

} // namespace Legenda
