// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures of films and shows, small enough to stand in a list: from memory, from the cache folder, or from the
// service. Fetched, read and shrunk off the main thread; what is no picture is forgotten.

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QUrl>

#include <stop_token>

namespace Legenda {

class Engine;

class PosterLoader : public QObject
{
    Q_OBJECT
public:
    /// @param folder of the cache; empty: the usual one
    explicit PosterLoader(Engine &engine, QObject *parent = nullptr, const QString &folder = {});
    ~PosterLoader() override; ///< stops

    /// Null while it is not there (yet); loaded() tells when it is. @param provider whose address it is
    QPixmap poster(const QString &provider, const QUrl &url);

    /// A picture from outside, within `most`; null where it is none, is too big, or of a kind nobody needs.
    static QImage decoded(const QByteArray &bytes);
    /// Largest size that is kept, in pixels.
    static constexpr QSize most{160, 240};

Q_SIGNALS:
    void loaded(const QUrl &url);

private:
    struct Wanted
    {
        QString provider;
        QUrl url;
    };

    void startNext();
    void readCached(const Wanted &wanted);
    void fetch(const Wanted &wanted);
    void take(const QUrl &url, const QImage &image);

    Engine &m_engine;
    QString m_folder;
    QCache<QUrl, QPixmap> m_pictures;
    QSet<QUrl> m_asked; ///< on their way, or failed: once is enough
    QList<Wanted> m_waiting; ///< the last one is wanted most: it has just been painted
    int m_running = 0;
    std::stop_source m_stop;
};

} // namespace Legenda
