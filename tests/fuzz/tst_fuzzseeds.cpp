// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Feeds the fuzz targets their seeds and simple damage to these: what the fuzzer once found stays found, and the
// targets stay buildable where there is no clang. A finding aborts.

#include "core/subtitles/formatregistry.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <cstdint>

extern "C" int fuzz_formats(const uint8_t *data, size_t size);
extern "C" int fuzz_detection(const uint8_t *data, size_t size);
extern "C" int fuzz_load(const uint8_t *data, size_t size);
extern "C" int fuzz_rewrite(const uint8_t *data, size_t size);
extern "C" int fuzz_archive(const uint8_t *data, size_t size);

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using Target = int (*)(const uint8_t *, size_t);

void feed(Target target, const QByteArray &content)
{
    target(reinterpret_cast<const uint8_t *>(content.constData()), size_t(content.size()));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFuzzSeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seeds_data();
    void seeds();
};

void TestFuzzSeeds::seeds_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/tests/fuzz/seeds"_s;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.mid(folder.size() + 1))) << path;
    }
}

void TestFuzzSeeds::seeds()
{
    QFETCH(QString, path);
    const QByteArray seed = readFile(path);
    QVERIFY(!seed.isEmpty());
    constexpr int damages = 24;
    for (int damage = 0; damage < damages; ++damage) {
        QByteArray content = seed;
        if (damage > 0)
            content.truncate(content.size() * damage / damages);
        for (qsizetype i = damage; damage % 3 == 1 && i < content.size(); i += 29)
            content[i] = char(uchar(content[i]) ^ (1u << (i % 8)));
        if (damage % 3 == 2)
            content += content;
        for (size_t format = 0; format < subtitleFormats().size(); ++format)
            feed(fuzz_formats, char(format) + content);
        feed(fuzz_load, content);
        feed(fuzz_detection, content.left(4096));
        feed(fuzz_archive, content);
        feed(fuzz_rewrite, char(damage) + (char(damage * 11) + content));
    }
}

QTEST_GUILESS_MAIN(TestFuzzSeeds)
#include "tst_fuzzseeds.moc"
