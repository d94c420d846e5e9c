// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/posterloader.h"

#include "core/base/background.h"
#include "core/pipeline/engine.h"
#include "core/providers/capabilities.h"
#include "core/providers/providerregistry.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int mostAtOnce = 3;
constexpr int mostInMemory = 150;
constexpr qsizetype mostWaiting = 60; // more than a list shows at once
constexpr qint64 mostPixels = 16'000'000; // 64 MB while it is read
constexpr int daysKept = 30;
constexpr int mostFiles = 600; // of some 10 kB each
constexpr int quality = 85;

QString fileFor(const QString &folder, const QUrl &url)
{
    const QByteArray name = QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha1).toHex();
    return folder + u'/' + QString::fromLatin1(name) + ".jpg"_L1;
}

QImage readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() || info.lastModified().daysTo(QDateTime::currentDateTime()) > daysKept)
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? PosterLoader::decoded(file.read(largestPoster)) : QImage();
}

/// The oldest go when there are too many. What cannot be written is fetched again another time.
void writeFile(const QString &path, const QImage &image)
{
    const QFileInfo info(path);
    QDir folder = info.dir();
    if (!folder.mkpath(u"."_s))
        return;
    const QFileInfoList files = folder.entryInfoList({u"*.jpg"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = mostFiles - 1; i < files.size(); ++i)
        QFile::remove(files.at(i).filePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && image.save(&file, "JPEG", quality))
        file.commit();
}

} // namespace

PosterLoader::PosterLoader(Engine &engine, QObject *parent, const QString &folder)
    : QObject(parent), m_engine(engine), m_folder(folder), m_pictures(mostInMemory)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/legenda/posters"_L1;
}

PosterLoader::~PosterLoader()
{
    m_stop.request_stop();
}

QImage PosterLoader::decoded(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    // By what it is, not by what it is called; and no format that draws, names files or holds others.
    const QByteArray format = QImageReader::imageFormat(&buffer);
    if (format != "jpeg" && format != "png" && format != "webp" && format != "gif")
        return {};
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

QPixmap PosterLoader::poster(const QString &provider, const QUrl &url)
{
    if (url.isEmpty())
        return {};
    if (const QPixmap *known = m_pictures.object(url))
        return *known;
    if (m_asked.contains(url))
        return {};
    m_asked.insert(url);
    m_waiting.append({provider, url});
    if (m_waiting.size() > mostWaiting)
        m_asked.remove(m_waiting.takeFirst().url); // it is asked for again when it is painted again
    startNext();
    return {};
}

void PosterLoader::startNext()
{
    while (m_running < mostAtOnce && !m_waiting.isEmpty()) {
        ++m_running;
        readCached(m_waiting.takeLast());
    }
}

void PosterLoader::readCached(const Wanted &wanted)
{
    auto reading = runInBackground(Pool::Disk, m_stop.get_token(),
        [path = fileFor(m_folder, wanted.url)] { return Result<QImage>(readFile(path)); });
    whenDone(std::move(reading), this, [this, wanted](const Result<QImage> &image) {
        if (image && !image->isNull())
            take(wanted.url, *image);
        else
            fetch(wanted);
    });
}

void PosterLoader::fetch(const Wanted &wanted)
{
    auto *service = capability<Posters>(m_engine.registry().find(wanted.provider));
    if (!service || m_stop.stop_requested())
        return take(wanted.url, {});
    const std::stop_token stop = m_stop.get_token();
    auto image = andThen(
        service->poster(wanted.url, stop), this, [stop, path = fileFor(m_folder, wanted.url)](const QByteArray &bytes) {
            return runInBackground(Pool::Cpu, stop, [bytes, path]() -> Result<QImage> {
                const QImage read = decoded(bytes);
                if (!read.isNull())
                    writeFile(path, read);
                return read;
            });
        });
    whenDone(std::move(image), this,
        [this, url = wanted.url](const Result<QImage> &read) { take(url, read.value_or(QImage())); });
}

void PosterLoader::take(const QUrl &url, const QImage &image)
{
    --m_running;
    if (!image.isNull()) {
        m_pictures.insert(url, new QPixmap(QPixmap::fromImage(image)));
        m_asked.remove(url);
        Q_EMIT loaded(url);
    }
    startNext();
}

} // namespace Legenda
