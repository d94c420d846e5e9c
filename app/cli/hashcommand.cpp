// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "core/base/background.h"
#include "core/identify/moviehash.h"
#include "core/scan/videoscanner.h"
#include "core/scan/webaddress.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// The files that are meant: files as they are given, of folders the videos inside.
QStringList filesOf(const QStringList &inputs, std::stop_token stop)
{
    QStringList files;
    for (const QString &input : inputs) {
        if (!QFileInfo(input).isDir()) {
            files << input;
            continue;
        }
        ScanSink sink;
        sink.videos = [&files](const QList<Video> &videos) {
            for (const Video &video : videos)
                files += video.parts.isEmpty() ? QStringList{video.path} : video.parts;
        };
        ScanOptions options;
        options.includeExtras = true;
        scanForVideos({input}, options, sink, stop);
    }
    return files;
}

class HashCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override
    {
        if (arguments().inputs.isEmpty()) {
            output().message(tr("Give files or folders to hash."));
            return finishWith(WrongUsage);
        }
        QStringList paths;
        for (const QString &input : arguments().inputs) {
            if (looksLikeWebAddress(input) && !QFileInfo::exists(input))
                failed({{u"path"_s, input}}, input,
                    {ErrorKind::BadInput, tr("A video on the web has no hash. Give a file."), {}});
            else
                paths << input;
        }
        auto files = runInBackground(Pool::Disk, stopToken(),
            [inputs = paths, stop = stopToken()]() -> Result<QStringList> { return filesOf(inputs, stop); });
        whenDone(std::move(files), this, [this](const Result<QStringList> &found) {
            m_files = found.value_or(QStringList());
            m_results.resize(m_files.size());
            if (m_files.isEmpty())
                return finishWith(NothingDone);
            for (qsizetype i = 0; i < m_files.size(); ++i) {
                whenDone(runInBackground(Pool::Disk, stopToken(), [path = m_files[i]] { return movieHash(path); }),
                    this, [this, i](Result<MovieHash> hash) { show(i, std::move(hash)); });
            }
        });
    }

private:
    /// In the order of the files, whichever was read first.
    void show(qsizetype index, Result<MovieHash> hash)
    {
        m_results[index] = std::move(hash);
        while (m_shown < m_results.size() && m_results[m_shown]) {
            const QString &path = m_files[m_shown];
            const Result<MovieHash> &result = *m_results[m_shown];
            if (result) {
                output().line({{u"path"_s, path}, {u"size"_s, result->size}, {u"hash"_s, result->hash}},
                    result->hash + "  "_L1 + path);
                succeeded();
            } else {
                failed({{u"path"_s, path}}, path, result.error());
            }
            ++m_shown;
        }
        if (m_shown == m_results.size())
            finish();
    }

    QStringList m_files;
    QList<std::optional<Result<MovieHash>>> m_results;
    qsizetype m_shown = 0;
};

} // namespace

CommandSpec hashCommand()
{
    CommandSpec spec;
    spec.name = u"hash"_s;
    spec.syntax = u"PATH…"_s;
    spec.summary = Command::tr("Print the movie hash of videos.");
    spec.options.input = true;
    spec.needsServices = false;
    spec.make = [](Context &context) { return std::make_unique<HashCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "hashcommand.moc"
