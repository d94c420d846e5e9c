// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long hashing a library takes, beside a bare loop that opens, reads 2 x 64 KiB and sums: same files, same run,
// taking turns. Prints medians of the rounds and their ratios to the bare loop. Aim: at most 1.2.
//
// bench_hash [files [rounds]]

#include "core/base/background.h"
#include "core/identify/moviehash.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 endSize = 65536;

/// Sparse files of film size with two random ends.
bool make(const QStringList &paths)
{
    QRandomGenerator random(4711);
    QByteArray bytes(endSize, Qt::Uninitialized);
    for (const QString &path : paths) {
        QFile file(path);
        const qint64 size = 700'000'000 + qint64(random.bounded(2'000'000'000));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
            return false;
        for (const qint64 offset : {qint64(0), size - endSize}) {
            random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), endSize / qint64(sizeof(quint32)));
            if (!file.seek(offset) || file.write(bytes) != endSize)
                return false;
        }
    }
    return true;
}

/// As short as it can be written. Returns the hash, 0 for any trouble.
std::uint64_t bareHash(const char *path)
{
    static std::array<std::uint64_t, endSize / 8> words;
    const int file = open(path, O_RDONLY);
    if (file < 0)
        return 0;
    struct stat facts;
    std::uint64_t sum = 0;
    if (fstat(file, &facts) == 0 && facts.st_size >= 2 * endSize) {
        sum = std::uint64_t(facts.st_size);
        for (const off_t offset : {off_t(0), off_t(facts.st_size - endSize)}) {
            if (pread(file, words.data(), endSize, offset) != endSize) {
                sum = 0;
                break;
            }
            for (const std::uint64_t word : words)
                sum += word;
        }
    }
    close(file);
    return sum;
}

struct Way
{
    const char *name;
    std::function<std::uint64_t()> run; ///< sum of all hashes: the ways must agree
    std::vector<double> ms;

    double median()
    {
        std::sort(ms.begin(), ms.end());
        return ms[ms.size() / 2];
    }
};

std::uint64_t valueOf(const Result<MovieHash> &hash)
{
    return hash ? hash->hash.toULongLong(nullptr, 16) : 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int files = argc > 1 ? std::atoi(argv[1]) : 2000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 15;
    const QTemporaryDir folder;
    QStringList paths;
    std::vector<QByteArray> encoded;
    for (int i = 0; i < files; ++i) {
        paths.append(
            folder.filePath(u"Some.Show.S%1E%2.1080p.WEB.mkv"_s.arg(i / 100, 2, 10, QChar(u'0')).arg(i % 100)));
        encoded.push_back(QFile::encodeName(paths.last()));
    }
    if (!make(paths)) {
        std::fprintf(stderr, "cannot write the files to %s\n", qPrintable(folder.path()));
        return 1;
    }

    std::array ways = {
        Way{"bare loop",
            [&] {
                std::uint64_t sum = 0;
                for (const QByteArray &path : encoded)
                    sum += bareHash(path.constData());
                return sum;
            },
            {}},
        Way{"movieHash, one after the other",
            [&] {
                std::uint64_t sum = 0;
                for (const QString &path : std::as_const(paths))
                    sum += valueOf(movieHash(path));
                return sum;
            },
            {}},
        Way{"movieHash, on the pool for disks",
            [&] {
                std::vector<Pending<MovieHash>> pending;
                pending.reserve(std::size_t(paths.size()));
                for (const QString &path : std::as_const(paths))
                    pending.push_back(runInBackground(Pool::Disk, [path] { return movieHash(path); }));
                std::uint64_t sum = 0;
                for (auto &each : pending)
                    sum += valueOf(each.takeResult());
                return sum;
            },
            {}},
    };
    const std::uint64_t expected = ways[0].run(); // also fills the page cache
    for (int round = 0; round < rounds; ++round) {
        for (Way &way : ways) {
            QElapsedTimer timer;
            timer.start();
            const std::uint64_t sum = way.run();
            way.ms.push_back(double(timer.nsecsElapsed()) / 1e6);
            if (sum != expected) {
                std::fprintf(stderr, "%s: wrong hashes\n", way.name);
                return 1;
            }
        }
    }
    shutDownPools();
    std::printf("%d files, %d rounds, median\n", files, rounds);
    for (Way &way : ways)
        std::printf("%-34s %8.2f ms   ratio %.2f\n", way.name, way.median(), way.median() / ways[0].median());
    return 0;
}
