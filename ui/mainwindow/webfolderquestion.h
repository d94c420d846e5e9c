// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>

#include <functional>

class QWidget;

namespace Legenda {

class MessageBar;

/// Asks once where subtitles of videos on the web go, and keeps the answer in the preferences.
class WebFolderQuestion : public QObject
{
    Q_OBJECT
public:
    WebFolderQuestion(Engine &engine, MessageBar &messages, QObject *parent = nullptr);

    /// Goes on with `then` at once where none of the videos lacks a folder, else as soon as the person has chosen one;
    /// not at all if they do not. A question that is open is replaced.
    void ask(const QList<VideoId> &ids, const std::function<void()> &then);
    /// The folder that is offered: for videos, else for downloads.
    static QString usualFolder();

private:
    void choose(const std::function<void()> &then);
    void take(const QString &folder, const std::function<void()> &then);

    Engine &m_engine;
    MessageBar &m_messages;
};

} // namespace Legenda
