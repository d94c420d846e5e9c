// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>

class QMimeData;
class QWidget;

namespace Legenda {

class MessageBar;
class VideoPanel;

/// Videos on the web come into the list and leave for the browser: dropped, pasted, typed, or given on the command
/// line.
class WebRowController : public QObject
{
    Q_OBJECT
public:
    WebRowController(Engine &engine, VideoPanel &panel, MessageBar &messages, QObject *parent = nullptr);

    /// Adds the web addresses among them, and those that files with links lead to; ends with the other paths.
    QStringList take(const QStringList &pathsAndAddresses);
    /// Addresses in a text; says so where none of them leads to a video. False: there is none in it.
    bool takeText(const QString &text);
    /// Opens a small dialog; the clipboard's address stands in it.
    void askForAddress();
    /// The pages of these videos in the browser; files among them are left out.
    void openPages(const QList<VideoId> &ids);

    /// What the service has for the first of these videos that is on the web, and what may be changed of it.
    void openVideo(const QList<VideoId> &ids);

    /// The addresses that were dragged or copied, one a line; empty: none, or there are files, which win.
    static QString addressesOf(const QMimeData *data);

Q_SIGNALS:
    /// Something of it was changed at the service: what was found before may not be all.
    void videoChanged(Legenda::VideoId id);

private:
    void add(const QList<VideoAddress> &videos);
    void sayUnknown(const QStringList &addresses);
    void selectWhenThere();

    Engine &m_engine;
    VideoPanel &m_panel;
    MessageBar &m_messages;
    VideoId m_toSelect = -1;
};

} // namespace Legenda
