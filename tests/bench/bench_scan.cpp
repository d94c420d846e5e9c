// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes until the first rows and until all of a large folder are found, subtitles beside half of them.
// The bare loop lists the same folder and looks at each file once.
//
// bench_scan [videos [rounds]]

#include "core/scan/videoscanner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int bareWalk(const QByteArray &path)
{
    int files = 0;
    DIR *folder = opendir(path.constData());
    if (!folder)
        return 0;
    while (const dirent *entry = readdir(folder)) {
        struct stat facts;
        if (fstatat(dirfd(folder), entry->d_name, &facts, 0) == 0 && S_ISREG(facts.st_mode))
            ++files;
    }
    closedir(folder);
    return files;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int videos = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
    const QTemporaryDir folder;
    for (int i = 0; i < videos; ++i) {
        const QString stem =
            folder.filePath(u"Some.Show.S%1E%2.1080p.WEB"_s.arg(i / 100, 2, 10, QChar(u'0')).arg(i % 100));
        if (!QFile(stem + ".mkv"_L1).open(QIODevice::WriteOnly)
            || (i % 2 && !QFile(stem + ".en.srt"_L1).open(QIODevice::WriteOnly)))
            return 1;
    }
    std::vector<double> bare;
    std::vector<double> first;
    std::vector<double> all;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        if (bareWalk(QFile::encodeName(folder.path())) != videos + videos / 2)
            return 1;
        bare.push_back(double(timer.nsecsElapsed()) / 1e6);

        timer.start();
        double firstRows = 0;
        ScanSink sink;
        sink.videos = [&](const QList<Video> &) {
            if (firstRows == 0)
                firstRows = double(timer.nsecsElapsed()) / 1e6;
        };
        if (scanForVideos({folder.path()}, {}, sink, {}).videos != videos)
            return 1;
        first.push_back(firstRows);
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%d videos, %d rounds, median\n", videos, rounds);
    std::printf("bare listing   %8.2f ms\n", median(bare));
    std::printf("first rows     %8.2f ms\n", median(first));
    std::printf("all rows       %8.2f ms\n", median(all));
    return 0;
}
