// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/secretstore.h"
#include "core/providers/providerregistry.h"
#include "tests/support/fakeconverter.h"
#include "ui/remoteconvert/remoteconvertdialog.h"
#include "ui/widgets/problemlabel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using State = RemoteConvertItem::State;

struct Scene
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"legenda.conf"_s)};
    Store store{QString()};
    std::unique_ptr<SecretStore> secrets = makeSecretStore(false);
    ProviderRegistry registry;
    FakeConverter *fake = nullptr;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<RemoteConvertDialog> dialog;

    explicit Scene(const QStringList &names = {u"Film.en.srt"_s}, bool withService = true)
    {
        if (withService) {
            auto made = std::make_unique<FakeConverter>();
            fake = made.get();
            registry.add(std::move(made));
        }
        engine = std::make_unique<Engine>(registry, *secrets, settings, store);
        QStringList files;
        for (const QString &name : names)
            files.append(write(name));
        dialog = std::make_unique<RemoteConvertDialog>(*engine, files);
        dialog->show();
    }

    QString write(const QString &name) const
    {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n");
        return file.fileName();
    }

    QPushButton *button(const QString &text) const
    {
        const auto all = dialog->findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }

    QComboBox *box(const QString &key) const { return dialog->findChild<QComboBox *>(key); }
    QString problem(const QString &key) const
    {
        const auto *label = box(key)->parentWidget()->findChild<ProblemLabel *>();
        return label->isVisible() ? label->text() : QString();
    }
    const RemoteConvertItem &item(int row = 0) const { return dialog->queue()->items().at(row); }
    bool isThere(const QString &name) const { return QFile::exists(folder.filePath(name)); }

    bool shows(const QString &words) const
    {
        const auto all = dialog->findChildren<QLabel *>();
        return std::any_of(all.cbegin(), all.cend(),
            [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
};

} // namespace

class ConvertTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void converts();
    void sendsWhatTheFieldsSay();
    void problemsStandAtTheirFields();
    void timeOutLeavesLookAgain();
    void stopping();
    void withoutKey();
    void withoutService();
    void severalFiles();
    void refusedFieldsEndTheRun();
    void dropping();
    void removing();
    void closedInTheMiddle();
};

void ConvertTest::converts()
{
    Scene scene;
    QSignalSpy saved(scene.dialog.get(), &RemoteConvertDialog::saved);
    scene.box(u"format"_s)->setCurrentIndex(1);
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(saved.first().at(0).toLongLong() > 0);
    QCOMPARE(saved.first().at(1).toStringList(), QStringList{scene.folder.filePath(u"Film.en.vtt"_s)});
    QVERIFY(scene.isThere(u"Film.en.vtt"_s));
    QVERIFY(scene.item().state == State::Saved);
    QCOMPARE(scene.dialog->findChild<QListWidget *>()->item(0)->text(), u"Film.en.vtt"_s);
    QVERIFY(scene.button(u"Convert"_s)->isEnabled());
    QVERIFY(!scene.button(u"Stop"_s)->isVisible());
}

void ConvertTest::sendsWhatTheFieldsSay()
{
    Scene scene;
    const auto choose = [&scene](const QString &key, const QVariant &value) {
        const int at = scene.box(key)->findData(value);
        QVERIFY(at >= 0);
        scene.box(key)->setCurrentIndex(at);
        Q_EMIT scene.box(key)->activated(at);
    };
    // As it was recognised, once the file has been read.
    QTRY_COMPARE(scene.box(u"input_encoding"_s)->itemText(0), u"Automatic (UTF-8)"_s);
    choose(u"format"_s, u"microdvd"_s);
    choose(u"input_encoding"_s, u"windows-1250"_s);
    choose(u"encoding"_s, u"UTF-16LE"_s);
    choose(u"fps"_s, 25.0);
    choose(u"language"_s, u"pl"_s);
    scene.button(u"Convert"_s)->click();
    QTRY_VERIFY(scene.item().state == State::Saved);
    const RemoteConversion &sent = scene.fake->conversions.first();
    QCOMPARE(sent.format, u"microdvd"_s);
    QCOMPARE(sent.inputEncoding, u"windows-1250"_s);
    QCOMPARE(sent.encoding, u"UTF-16LE"_s);
    QCOMPARE(sent.fps, 25.0);
    QCOMPARE(sent.language.code(), u"pl"_s);
}

void ConvertTest::problemsStandAtTheirFields()
{
    Scene scene;
    scene.fake->answer = fail(Error{ErrorKind::BadInput, u"no"_s, {}, {},
        {{u"input_encoding"_s, u"The input encoding is wrong."_s}, {u"fps"_s, {}}}});
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(scene.problem(u"input_encoding"_s), u"The input encoding is wrong."_s);
    QVERIFY(!scene.problem(u"fps"_s).isEmpty());
    QVERIFY(scene.problem(u"format"_s).isEmpty());
    // A field that is changed is no longer wrong, and a new attempt begins without any.
    Q_EMIT scene.box(u"input_encoding"_s)->activated(0);
    QVERIFY(scene.problem(u"input_encoding"_s).isEmpty());
    scene.fake->answer = SubtitleFile{u"x.srt"_s, "text", -1, {}};
    scene.button(u"Convert"_s)->click();
    QTRY_VERIFY(scene.item().state == State::Saved);
    QVERIFY(scene.problem(u"fps"_s).isEmpty());
    // One that is not shown here is said in words.
    scene.fake->answer = fail(Error{ErrorKind::BadInput, u"Odd field"_s, {}, {}, {{u"odd"_s, u"wrong"_s}}});
    scene.button(u"Convert"_s)->click();
    QTRY_VERIFY(scene.shows(u"Odd field"_s));
}

void ConvertTest::timeOutLeavesLookAgain()
{
    Scene scene;
    scene.fake->answer = fail(ErrorKind::Timeout, u"still working"_s, u"task: t7"_s);
    QPushButton *again = scene.button(u"Look again"_s);
    QVERIFY(!again->isVisible());
    scene.button(u"Convert"_s)->click();
    QTRY_VERIFY(again->isVisible());
    QVERIFY(scene.shows(u"still working"_s));
    QVERIFY(scene.item().state == State::StillWorking);
    scene.fake->results.insert(u"t7"_s, {SubtitleFile{u"x.srt"_s, "late", -1, {}}});
    again->click();
    QTRY_VERIFY(scene.item().state == State::Saved);
    QCOMPARE(scene.fake->resumed, QStringList{u"t7"_s});
    QCOMPARE(scene.fake->conversions.size(), 1);
    QVERIFY(!again->isVisible());
    QVERIFY(scene.isThere(u"Film.en.2.srt"_s)); // beside the source, which keeps its name
}

void ConvertTest::stopping()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.fake->hold = true;
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(scene.fake->conversions.size(), 1);
    QVERIFY(scene.button(u"Stop"_s)->isVisible());
    QVERIFY(!scene.button(u"Convert"_s)->isEnabled());
    QVERIFY(!scene.box(u"format"_s)->isEnabled());
    QVERIFY(scene.shows(u"file 1 of 2"_s));
    scene.button(u"Stop"_s)->click();
    QTRY_VERIFY(!scene.dialog->queue()->isBusy());
    QCOMPARE(scene.dialog->queue()->count(State::Waiting), 2);
    QCOMPARE(scene.fake->conversions.size(), 1);
    QVERIFY(scene.button(u"Convert"_s)->isEnabled());
}

void ConvertTest::withoutKey()
{
    Scene scene({}, true);
    scene.fake->off = Error{ErrorKind::NeedsAccount, u"A key is wanted."_s, {}};
    scene.dialog->addFiles({scene.write(u"a.srt"_s)});
    QVERIFY(!scene.button(u"Convert"_s)->isEnabled());
    QVERIFY(scene.shows(u"A key is wanted."_s));
    QSignalSpy wanted(scene.dialog.get(), &RemoteConvertDialog::accountsRequested);
    scene.button(u"Accounts…"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"converter"_s);
    // It was entered meanwhile.
    scene.fake->off.reset();
    QEvent activated(QEvent::ActivationChange);
    QApplication::sendEvent(scene.dialog.get(), &activated);
    QVERIFY(scene.button(u"Convert"_s)->isEnabled());
}

void ConvertTest::withoutService()
{
    Scene scene({u"a.srt"_s}, false);
    QVERIFY(!scene.button(u"Convert"_s)->isEnabled());
    QVERIFY(scene.shows(u"No service"_s));
}

void ConvertTest::severalFiles()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.dialog->addFiles({scene.folder.filePath(u"missing.srt"_s), scene.folder.filePath(u"a.srt"_s)});
    QCOMPARE(scene.dialog->queue()->items().size(), 3);
    scene.box(u"format"_s)->setCurrentIndex(1);
    QSignalSpy saved(scene.dialog.get(), &RemoteConvertDialog::saved);
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toStringList().size(), 2);
    QVERIFY(scene.item(2).state == State::Failed);
    QVERIFY(scene.shows(u"1 of 3 files"_s));
}

void ConvertTest::refusedFieldsEndTheRun()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    scene.fake->answer = fail(Error{ErrorKind::BadInput, u"no"_s, {}, {}, {{u"format"_s, u"wrong"_s}}});
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(scene.problem(u"format"_s), u"wrong"_s);
    QCOMPARE(scene.fake->conversions.size(), 1); // the other one would be refused as well
}

void ConvertTest::dropping()
{
    Scene scene(QStringList{});
    QVERIFY(scene.shows(u"Drop subtitle files"_s));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(scene.write(u"dropped.srt"_s)), QUrl(u"https://example.org/x.srt"_s),
        QUrl::fromLocalFile(scene.folder.path())});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(scene.dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(scene.dialog.get(), &drop);
    QCOMPARE(scene.dialog->queue()->items().size(), 1);
    QVERIFY(!scene.shows(u"Drop subtitle files"_s));
}

void ConvertTest::removing()
{
    Scene scene({u"a.srt"_s, u"b.srt"_s});
    QVERIFY(!scene.button(u"Remove"_s)->isEnabled());
    scene.dialog->findChild<QListWidget *>()->setCurrentRow(0);
    scene.button(u"Remove"_s)->click();
    QCOMPARE(scene.dialog->queue()->items().size(), 1);
    QVERIFY(scene.item().path.endsWith(u"b.srt"_s));
}

void ConvertTest::closedInTheMiddle()
{
    Scene scene;
    scene.fake->hold = true;
    scene.box(u"format"_s)->setCurrentIndex(1);
    scene.button(u"Convert"_s)->click();
    QTRY_COMPARE(scene.fake->conversions.size(), 1);
    scene.dialog.reset();
    scene.fake->release();
    QTRY_COMPARE(scene.fake->running, 0);
    QVERIFY(!scene.isThere(u"Film.en.vtt"_s));
}

QTEST_MAIN(ConvertTest)
#include "tst_remoteconvert.moc"
