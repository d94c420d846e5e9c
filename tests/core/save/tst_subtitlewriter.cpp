// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/background.h"
#include "core/save/stagedfile.h"
#include "core/save/subtitlewriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace Legenda;
using namespace Qt::StringLiterals;
using Outcome = SavedSubtitle::Outcome;

class TestSubtitleWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesANewFile();
    void sameContentIsLeftAlone();
    void policies_data();
    void policies();
    void keepBothCounts();
    void replaceKeepsEveryBackup();
    void folderInTheWay();
    void linkInTheWayIsNotFollowed();
    void makesOneFolder();
    void longNamesWork();
    void failsCleanly_data();
    void failsCleanly();
    void fullDiskLeavesNothing();
    void stagedFilesGetTheirName();
    void stagedFilesFollowThePolicy();
    void stagedFilesThatAreNotSavedGo();
    void fullDiskWhileStaging();
    void parallelSavesLoseNothing();
    void undoRemoves();
    void undoPutsTheBackupBack();
    void undoLeavesChangedFiles();
    void undoOfMissingFiles();
    void worksInBackground();
    void cleanup();

private:
    QString path(const QString &name = u"Film.en.srt"_s) const { return m_dir->filePath(name); }
    void put(const QString &name, const QByteArray &content) const;
    QByteArray get(const QString &filePath) const;
    QStringList entries() const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSubtitleWriter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSubtitleWriter::cleanup()
{
    // Whatever happened, no temporary file is left.
    const QStringList hidden =
        QDir(m_dir->path()).entryList({u".legenda-*"_s}, QDir::Files | QDir::Hidden | QDir::System);
    QCOMPARE(hidden, QStringList());
    m_dir.reset();
}

void TestSubtitleWriter::put(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray TestSubtitleWriter::get(const QString &filePath) const
{
    QFile file(filePath);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

QStringList TestSubtitleWriter::entries() const
{
    return QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
}

void TestSubtitleWriter::savesANewFile()
{
    const auto saved = writeSubtitle({path(), "words", ConflictPolicy::Ask});
    QVERIFY(saved);
    QCOMPARE(saved->outcome, Outcome::Saved);
    QCOMPARE(saved->path, path());
    QCOMPARE(saved->sha256.size(), 32);
    QCOMPARE(get(path()), "words");
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
#ifdef Q_OS_UNIX
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777U, 0666U & ~mask);
#endif
}

void TestSubtitleWriter::sameContentIsLeftAlone()
{
    for (const auto policy :
        {ConflictPolicy::Skip, ConflictPolicy::KeepBoth, ConflictPolicy::Replace, ConflictPolicy::Ask}) {
        QVERIFY(writeSubtitle({path(), "words", policy}));
        const auto again = writeSubtitle({path(), "words", policy});
        QVERIFY(again);
        QCOMPARE(again->outcome, Outcome::Unchanged);
    }
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
}

void TestSubtitleWriter::policies_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("skip") << int(ConflictPolicy::Skip) << int(Outcome::Skipped) << QStringList{u"Film.en.srt"_s};
    QTest::newRow("ask") << int(ConflictPolicy::Ask) << int(Outcome::AlreadyThere) << QStringList{u"Film.en.srt"_s};
    QTest::newRow("keep both") << int(ConflictPolicy::KeepBoth) << int(Outcome::Saved)
                               << QStringList{u"Film.en.2.srt"_s, u"Film.en.srt"_s};
    QTest::newRow("replace") << int(ConflictPolicy::Replace) << int(Outcome::Replaced)
                             << QStringList{u"Film.en.srt"_s, u"Film.en.srt.bak"_s};
}

void TestSubtitleWriter::policies()
{
    QFETCH(int, policy);
    put(u"Film.en.srt"_s, "old");
    const auto saved = writeSubtitle({path(), "new", ConflictPolicy(policy)});
    QVERIFY(saved);
    QTEST(int(saved->outcome), "outcome");
    QTEST(entries(), "files");
    const bool replaced = saved->outcome == Outcome::Replaced;
    QCOMPARE(get(path()), QByteArray(replaced ? "new" : "old"));
    if (replaced) {
        QCOMPARE(saved->backup, path(u"Film.en.srt.bak"_s));
        QCOMPARE(get(saved->backup), "old");
    }
}

void TestSubtitleWriter::keepBothCounts()
{
    put(u"Film.en.srt"_s, "1");
    put(u"Film.en.2.srt"_s, "2");
    const auto saved = writeSubtitle({path(), "3", ConflictPolicy::KeepBoth});
    QCOMPARE(saved->path, path(u"Film.en.3.srt"_s));
    // One that is there already under a number is found.
    QCOMPARE(writeSubtitle({path(), "2", ConflictPolicy::KeepBoth})->outcome, Outcome::Unchanged);
    QCOMPARE(entries().size(), 3);
}

void TestSubtitleWriter::replaceKeepsEveryBackup()
{
    put(u"Film.en.srt"_s, "1");
    QVERIFY(writeSubtitle({path(), "2", ConflictPolicy::Replace}));
    const auto third = writeSubtitle({path(), "3", ConflictPolicy::Replace});
    QCOMPARE(third->backup, path(u"Film.en.srt.bak2"_s));
    QCOMPARE(get(path(u"Film.en.srt.bak"_s)), "1");
    QCOMPARE(get(path(u"Film.en.srt.bak2"_s)), "2");
    QCOMPARE(get(path()), "3");
}

void TestSubtitleWriter::folderInTheWay()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"Film.en.srt"_s));
    const auto saved = writeSubtitle({path(), "words", ConflictPolicy::Replace});
    QVERIFY(!saved);
    QCOMPARE(int(saved.error().kind), int(ErrorKind::FileAccess));
    QCOMPARE(writeSubtitle({path(), "words", ConflictPolicy::Ask})->outcome, Outcome::AlreadyThere);
}

void TestSubtitleWriter::linkInTheWayIsNotFollowed()
{
    put(u"treasure"_s, "gold");
    QVERIFY(QFile::link(path(u"treasure"_s), path()));
    QCOMPARE(writeSubtitle({path(), "gold", ConflictPolicy::Skip})->outcome, Outcome::Skipped);
    const auto saved = writeSubtitle({path(), "words", ConflictPolicy::Replace});
    QVERIFY(saved);
    QCOMPARE(get(path(u"treasure"_s)), "gold");
    QVERIFY(!QFileInfo(path()).isSymLink());
    QVERIFY(QFileInfo(saved->backup).isSymLink());

    // A link to nothing is in the way as well.
    QVERIFY(QFile::link(path(u"nowhere"_s), path(u"Other.srt"_s)));
    QCOMPARE(writeSubtitle({path(u"Other.srt"_s), "words", ConflictPolicy::Ask})->outcome, Outcome::AlreadyThere);
    QVERIFY(!QFile::exists(path(u"nowhere"_s)));
}

void TestSubtitleWriter::makesOneFolder()
{
    QVERIFY(writeSubtitle({path(u"Subs/Film.en.srt"_s), "words", ConflictPolicy::Ask}));
    QCOMPARE(get(path(u"Subs/Film.en.srt"_s)), "words");
    // Not a whole way of them: where the video's folder is gone, nothing is to be made.
    QVERIFY(!writeSubtitle({path(u"gone/Subs/Film.en.srt"_s), "words", ConflictPolicy::Ask}));
    QVERIFY(!QFile::exists(path(u"gone"_s)));
}

void TestSubtitleWriter::longNamesWork()
{
    const QString name = QString(251, u'a') + u".srt"_s;
    QVERIFY(writeSubtitle({path(name), "1", ConflictPolicy::Ask}));
    const auto both = writeSubtitle({path(name), "2", ConflictPolicy::KeepBoth});
    QVERIFY(both);
    QVERIFY(both->path.endsWith("a.2.srt"_L1));
    const auto replaced = writeSubtitle({path(name), "3", ConflictPolicy::Replace});
    QVERIFY(replaced);
    QVERIFY(replaced->backup.endsWith(".bak"_L1));
    QVERIFY(!writeSubtitle({path(u"b"_s + name), "1", ConflictPolicy::Ask}));
}

void TestSubtitleWriter::failsCleanly_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("below a file") << u"file/Film.en.srt"_s;
    QTest::newRow("deeper below a file") << u"file/Subs/Film.en.srt"_s;
    QTest::newRow("proc") << u"/proc/Film.en.srt"_s;
    QTest::newRow("missing root") << u"/no-such-disk/films/Film.en.srt"_s;
}

void TestSubtitleWriter::failsCleanly()
{
    QFETCH(QString, target);
    put(u"file"_s, "x");
    const QStringList before = entries();
    for (const auto policy :
        {ConflictPolicy::Skip, ConflictPolicy::KeepBoth, ConflictPolicy::Replace, ConflictPolicy::Ask}) {
        const auto saved = writeSubtitle({QDir(m_dir->path()).absoluteFilePath(target), "words", policy});
        QVERIFY(!saved);
        QCOMPARE(int(saved.error().kind), int(ErrorKind::FileAccess));
        QVERIFY(!saved.error().message.isEmpty());
    }
    QCOMPARE(entries(), before);
}

void TestSubtitleWriter::fullDiskLeavesNothing()
{
#ifdef Q_OS_UNIX
    // A limit on the size of files fails writes as a full disk does: after some bytes went through.
    put(u"Film.en.srt"_s, "old");
    struct rlimit limit = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = limit;
    small.rlim_cur = 4096;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto replaced = writeSubtitle({path(), QByteArray(100'000, 'x'), ConflictPolicy::Replace});
    const auto fresh = writeSubtitle({path(u"Other.srt"_s), QByteArray(100'000, 'x'), ConflictPolicy::Ask});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!replaced);
    QVERIFY(!fresh);
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
    QCOMPARE(get(path()), "old");
#else
    QSKIP("needs a limit on file sizes");
#endif
}

void TestSubtitleWriter::stagedFilesGetTheirName()
{
    // Large contents go to the disk while they are made, and are counted there.
    const QByteArray large = QByteArray("0123456789abcde\n").repeated(50'000);
    for (const qsizetype piece : {large.size(), qsizetype(100'000), qsizetype(777)}) {
        const auto staged = std::make_shared<StagedFile>(m_dir->path());
        QVERIFY(!staged->isStarted());
        for (qsizetype at = 0; at < large.size(); at += piece)
            QVERIFY(staged->take(QByteArrayView(large).sliced(at, qMin(piece, large.size() - at))));
        QCOMPARE(staged->size(), large.size());
        const auto saved = writeSubtitle({path(), {}, ConflictPolicy::KeepBoth, staged});
        QVERIFY(saved);
        QCOMPARE(saved->outcome, piece == large.size() ? Outcome::Saved : Outcome::Unchanged);
        QCOMPARE(saved->sha256, QCryptographicHash::hash(large, QCryptographicHash::Sha256));
        QCOMPARE(get(path()), large);
        QCOMPARE(entries().size(), piece == large.size() ? 1 : 2); // this one holds on to what was not needed
    }
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
    const auto other = std::make_shared<StagedFile>(m_dir->path());
    QVERIFY(other->take("words"));
    const auto kept = writeSubtitle({path(), {}, ConflictPolicy::KeepBoth, other});
    QVERIFY(kept);
    QCOMPARE(get(path(u"Film.en.2.srt"_s)), "words");
    QVERIFY(undoSave(*kept));
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
}

void TestSubtitleWriter::stagedFilesFollowThePolicy()
{
    put(u"Film.en.srt"_s, "old");
    const auto save = [this](ConflictPolicy policy, const QString &folder) {
        const auto staged = std::make_shared<StagedFile>(folder);
        return staged->take("new") ? writeSubtitle({path(), {}, policy, staged}) : fail(staged->error());
    };
    QCOMPARE(save(ConflictPolicy::Skip, m_dir->path())->outcome, Outcome::Skipped);
    QCOMPARE(save(ConflictPolicy::Ask, m_dir->path())->outcome, Outcome::AlreadyThere);
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
    // From another folder, which may be on another disk.
    QTemporaryDir elsewhere;
    const auto replaced = save(ConflictPolicy::Replace, elsewhere.path());
    QVERIFY(replaced);
    QCOMPARE(replaced->outcome, Outcome::Replaced);
    QCOMPARE(get(path()), "new");
    QCOMPARE(get(replaced->backup), "old");
    QVERIFY(QDir(elsewhere.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QVERIFY(undoSave(*replaced));
    QCOMPARE(get(path()), "old");
    // One that was not started has nothing to say.
    const auto idle = std::make_shared<StagedFile>(m_dir->path());
    QVERIFY(writeSubtitle({path(u"b.srt"_s), "words", ConflictPolicy::Ask, idle}));
    QCOMPARE(get(path(u"b.srt"_s)), "words");
}

void TestSubtitleWriter::stagedFilesThatAreNotSavedGo()
{
    {
        StagedFile staged(m_dir->path());
        QVERIFY(staged.take("words"));
        QCOMPARE(entries().size(), 1);
    }
    QCOMPARE(entries(), QStringList());
    StagedFile nowhere(path(u"missing"_s));
    QVERIFY(!nowhere.take("words"));
    QVERIFY(!nowhere.isStarted());
    QVERIFY(!nowhere.error().message.isEmpty());
}

void TestSubtitleWriter::fullDiskWhileStaging()
{
#ifdef Q_OS_UNIX
    struct rlimit limit = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = limit;
    small.rlim_cur = 4096;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    bool first = false;
    bool second = true;
    {
        StagedFile staged(m_dir->path());
        first = staged.take(QByteArray(3000, 'x'));
        second = staged.take(QByteArray(3000, 'x'));
    }
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(first);
    QVERIFY(!second);
    QCOMPARE(entries(), QStringList());
#else
    QSKIP("needs a limit on file sizes");
#endif
}

void TestSubtitleWriter::parallelSavesLoseNothing()
{
    // Several programs, as it were, that want the same name at the same time: each finds one of its own.
    constexpr int writers = 24;
    QList<QFuture<Result<SavedSubtitle>>> futures;
    for (int i = 0; i < writers; ++i) {
        futures << QtConcurrent::run(&pool(Pool::Cpu), [target = path(), i] {
            return writeSubtitle({target, QByteArray::number(i), ConflictPolicy::KeepBoth});
        });
    }
    QSet<QByteArray> contents;
    for (auto &future : futures) {
        const auto saved = future.result();
        QVERIFY(saved);
        QCOMPARE(saved->outcome, Outcome::Saved);
        contents << get(saved->path);
    }
    QCOMPARE(contents.size(), writers);
    QCOMPARE(entries().size(), writers);
}

void TestSubtitleWriter::undoRemoves()
{
    const auto saved = writeSubtitle({path(), "words", ConflictPolicy::Ask});
    QVERIFY(undoSave(*saved));
    QCOMPARE(entries(), QStringList());
    // What was not written is not removed.
    put(u"Film.en.srt"_s, "words");
    const auto unchanged = writeSubtitle({path(), "words", ConflictPolicy::Ask});
    QVERIFY(undoSave(*unchanged));
    QCOMPARE(get(path()), "words");
}

void TestSubtitleWriter::undoPutsTheBackupBack()
{
    put(u"Film.en.srt"_s, "old");
    const auto saved = writeSubtitle({path(), "new", ConflictPolicy::Replace});
    QVERIFY(undoSave(*saved));
    QCOMPARE(get(path()), "old");
    QCOMPARE(entries(), QStringList{u"Film.en.srt"_s});
}

void TestSubtitleWriter::undoLeavesChangedFiles()
{
    put(u"Film.en.srt"_s, "old");
    const auto saved = writeSubtitle({path(), "new", ConflictPolicy::Replace});
    put(u"Film.en.srt"_s, "new, and corrected by hand");
    const auto undone = undoSave(*saved);
    QVERIFY(!undone);
    QCOMPARE(int(undone.error().kind), int(ErrorKind::FileAccess));
    QCOMPARE(get(path()), "new, and corrected by hand");
    QCOMPARE(get(saved->backup), "old");
}

void TestSubtitleWriter::undoOfMissingFiles()
{
    const auto saved = writeSubtitle({path(), "words", ConflictPolicy::Ask});
    QVERIFY(QFile::remove(path()));
    QCOMPARE(int(undoSave(*saved).error().kind), int(ErrorKind::NotFound));

    put(u"Film.en.srt"_s, "old");
    const auto replaced = writeSubtitle({path(), "new", ConflictPolicy::Replace});
    QVERIFY(QFile::remove(path()));
    QVERIFY(undoSave(*replaced));
    QCOMPARE(get(path()), "old");

    const auto again = writeSubtitle({path(), "new", ConflictPolicy::Replace});
    QVERIFY(QFile::remove(again->backup));
    QCOMPARE(int(undoSave(*again).error().kind), int(ErrorKind::NotFound));
    QCOMPARE(get(path()), "new");
}

void TestSubtitleWriter::worksInBackground()
{
    std::optional<Result<SavedSubtitle>> saved;
    whenDone(saveInBackground({path(), "words", ConflictPolicy::Ask}), this, [&](auto result) { saved = result; });
    QTRY_VERIFY(saved.has_value());
    QVERIFY(saved->has_value());
    std::optional<Result<Done>> undone;
    whenDone(undoInBackground(**saved), this, [&](auto result) { undone = result; });
    QTRY_VERIFY(undone.has_value());
    QVERIFY(undone->has_value());
    QCOMPARE(entries(), QStringList());
}

QTEST_GUILESS_MAIN(TestSubtitleWriter)
#include "tst_subtitlewriter.moc"
