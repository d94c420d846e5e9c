// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Detection (encoding, format, language, cues) of 1,000 subtitle files against reading them with uchardet alone, in one
// run on one core; and how the time of hostile texts grows when their length doubles: 2 is linear.
//
//   bench_subtitles [folder]      the subtitle files of a folder, as often as it takes, instead of made-up ones
#include "core/subtitles/documentfile.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <uchardet/uchardet.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr int fileCount = 1000;

QByteArray madeUp(int number)
{
    static const QStringList english{u"The harbour was empty at that hour."_s, u"Two boats came in, <i>slowly</i>."_s,
        u"Nobody had waited for them."_s, u"- Is it far?\n- Not very, I should say."_s};
    static const QStringList polish{u"Przystań była pusta o tej porze."_s, u"Nikt na nich nie czekał."_s,
        u"Moglibyśmy pójść pieszo, prawda?"_s, u"Łódź płynęła bardzo powoli."_s};
    static const QStringList russian{u"В этот час гавань была пуста."_s, u"Их никто не ждал."_s,
        u"Мы могли бы пойти пешком."_s, u"Две лодки медленно вошли в порт."_s};
    // Of ten files seven are UTF-8, half of these English.
    const int kind = number % 10;
    const QStringList &words = kind < 5 ? english : kind < 7 ? polish : kind < 9 ? russian : polish;
    const QString encoding = kind < 7 ? u"UTF-8"_s : kind < 9 ? u"windows-1251"_s : u"windows-1250"_s;
    TextOutput out(encoding, number % 3 == 0, number % 2 == 0 ? LineEnd::CrLf : LineEnd::Lf);
    for (int cue = 1; cue <= 700; ++cue) {
        out.number(cue) << u'\n';
        out.clock(cue * 4000, 2, u',', 3) << QStringView(u" --> ");
        out.clock(cue * 4000 + 2500, 2, u',', 3)
            << u'\n' << words.at((cue + number) % words.size()) << QStringView(u"\n\n");
    }
    return out.finish().value_or(QByteArray());
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

void compareDetection(const QStringList &files)
{
    constexpr int rounds = 5;
    QList<double> theirs;
    QList<double> encodings;
    QList<double> ours;
    qint64 bytes = 0;
    qsizetype cues = 0;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        bytes = 0;
        for (int i = 0; i < fileCount; ++i) {
            const QByteArray content = readAll(files.at(i % files.size()));
            bytes += content.size();
            uchardet_t detector = uchardet_new();
            uchardet_handle_data(detector, content.constData(), size_t(content.size()));
            uchardet_data_end(detector);
            uchardet_delete(detector);
        }
        theirs << milliseconds(timer);
        timer.restart();
        for (int i = 0; i < fileCount; ++i)
            detectEncoding(readAll(files.at(i % files.size())));
        encodings << milliseconds(timer);
        timer.restart();
        cues = 0;
        for (int i = 0; i < fileCount; ++i) {
            const auto loaded = loadSubtitle(readAll(files.at(i % files.size())));
            cues += loaded ? loaded->document.cues.size() : 0;
        }
        ours << milliseconds(timer);
    }
    std::printf("%d files, %.1f MB, %lld cues\n", fileCount, double(bytes) / 1e6, static_cast<long long>(cues));
    std::printf("read and uchardet alone          %8.1f ms\n", median(theirs));
    std::printf("read and find the encoding       %8.1f ms  ratio %.2f\n", median(encodings),
        median(encodings) / median(theirs));
    std::printf("read, encoding, format, language, all cues %.1f ms  ratio %.2f (goal: at most 2)\n", median(ours),
        median(ours) / median(theirs));
}

void growth(const char *name, const std::function<QByteArray(qsizetype)> &make)
{
    constexpr qsizetype size = 32 * 1024 * 1024;
    double times[2] = {0, 0};
    for (int i = 0; i < 2; ++i) {
        const QByteArray content = make(size * (i + 1) - 4096);
        QElapsedTimer timer;
        timer.start();
        (void)loadSubtitle(content, {.plainText = true});
        for (const char *format : {"subrip", "webvtt", "ass", "microdvd", "ttml", "sami", "caption-json"})
            (void)loadSubtitle(content, {.encoding = u"UTF-8"_s, .format = QString::fromLatin1(format)});
        times[i] = milliseconds(timer);
    }
    std::printf("%-28s 32 MB %8.0f ms, 64 MB %8.0f ms: %.2f x\n", name, times[0], times[1], times[1] / times[0]);
}

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir folder;
    QStringList files;
    if (argc > 1) {
        QDirIterator entries(QString::fromLocal8Bit(argv[1]), QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            files << entries.next();
        std::sort(files.begin(), files.end());
    } else {
        for (int i = 0; i < fileCount; ++i) {
            const QString path = folder.filePath(u"%1.srt"_s.arg(i));
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return 1;
            file.write(madeUp(i));
            files << path;
        }
    }
    if (files.isEmpty())
        return 1;
    compareDetection(files);
    growth("one line of letters", [](qsizetype size) { return QByteArray(size, 'a'); });
    growth("all brackets", [](qsizetype size) { return QByteArray("[<{(").repeated(size / 4); });
    growth("all newlines", [](qsizetype size) { return "1" + QByteArray(size, '\n'); });
    growth("all returns", [](qsizetype size) { return "1" + QByteArray(size, '\r'); });
    growth("arrows", [](qsizetype size) { return QByteArray("00:00:01,000 --> ").repeated(size / 17); });
    growth("bytes above 7F", [](qsizetype size) { return QByteArray(size, '\xE9'); });
    growth("open tags", [](qsizetype size) { return "<tt><body>" + QByteArray("<p><span>").repeated(size / 9); });
    growth("cues without an end",
        [](qsizetype size) { return QByteArray("1\n00:00:01,000 --> 00:00:02,000\nx\n").repeated(size / 34); });
    return 0;
}
