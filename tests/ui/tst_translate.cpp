// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Having subtitles translated, in the window: price before anything is paid, one yes, errors at their field, the result
// with undo, and what an earlier start has left.

#include "core/base/background.h"
#include "tests/support/faketranslator.h"
#include "tests/support/workshop.h"
#include "ui/mainwindow/translatecontroller.h"
#include "ui/mainwindow/undohistory.h"
#include "ui/translate/translatedialog.h"
#include "ui/translate/translatetext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/problemlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>

using namespace Legenda;
using namespace Qt::StringLiterals;
using Stage = Translation::Stage;

namespace {

struct Desk : Workshop
{
    Desk()
    {
        auto made = std::make_unique<FakeTranslator>(u"robot"_s);
        robot = made.get();
        registry->add(std::move(made));
        preferences.languages = Language::fromList(u"pl,de");
        settings.setPreferences(preferences);
        history = new UndoHistory(&window);
        messages = new MessageBar(&window);
        controller = new TranslateController(*engine, *messages, *history, &window);
        window.resize(800, 600);
        window.show();
    }

    QString write(const QString &name, const QByteArray &text = FakeProvider::file(u"own"_s).content)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path(name);
    }

    TranslateDialog *dialog() const { return window.findChild<TranslateDialog *>(); }
    QPushButton *button(const QString &beginsWith) const
    {
        for (auto *each : window.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&').startsWith(beginsWith) && each->isVisibleTo(each->window()))
                return each;
        }
        return nullptr;
    }
    QPushButton *confirm() const { return button(u"Translate"_s); }
    /// Everything that can be read in the dialog, or, without one, in the messages.
    QString read() const
    {
        QStringList texts;
        const QWidget *where = dialog() ? static_cast<const QWidget *>(dialog()) : messages;
        for (const auto *label : where->findChildren<QLabel *>()) {
            if (label->isVisibleTo(where))
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }
    bool isReady() const
    {
        return QTest::qWaitFor([this] { return confirm() && confirm()->isEnabled(); }, 20000);
    }
    bool says(const QString &text) const
    {
        return QTest::qWaitFor([&] { return read().contains(text); }, 20000);
    }
    QComboBox *box(int number) const { return dialog()->findChildren<QComboBox *>().value(number); }
    QComboBox *boxWith(const QString &item) const
    {
        for (auto *each : dialog()->findChildren<QComboBox *>()) {
            if (each->findText(item, Qt::MatchContains) >= 0)
                return each;
        }
        return nullptr;
    }
    QList<OpenTask> tasks() { return awaited(store.openTasks()).value_or(QList<OpenTask>()); }

    QWidget window;
    FakeTranslator *robot = nullptr;
    UndoHistory *history = nullptr;
    MessageBar *messages = nullptr;
    TranslateController *controller = nullptr;
};

} // namespace

class TranslateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void creditsInWords_data();
    void creditsInWords();
    void priceBeforeTheYes();
    void nobodyWishedForIt();
    void otherModelOtherPrice();
    void oneYesOneStart();
    void aHitOfTheService();
    void severalSubtitles();
    void tooFewCredits();
    void refusedAtTheField();
    void refusedForCredits();
    void withoutAccount();
    void unreadableFile();
    void noPriceIsSaid();
    void savedUndoneShown();
    void aFileInTheWay();
    void closedWhileSending();
    void leftAndLookedAgain();
    void offeredAtTheNextStart();
    void forgotten();
    void theServiceFails();
    void enterDoesNotPay();
};

void TranslateTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TranslateTest::cleanupTestCase()
{
    shutDownPools();
}

void TranslateTest::creditsInWords_data()
{
    QTest::addColumn<double>("credits");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1.0 << u"1 credit"_s;
    QTest::newRow("none") << 0.0 << u"0 credits"_s;
    QTest::newRow("whole") << 1200.0 << u"1,200 credits"_s;
    QTest::newRow("tenths") << 12.4 << u"12.4 credits"_s;
    // Up: nobody pays more than was shown.
    QTest::newRow("up") << 12.401 << u"12.41 credits"_s;
    QTest::newRow("tiny") << 0.0001 << u"0.01 credits"_s;
    QTest::newRow("no noise") << 0.1 + 0.2 << u"0.3 credits"_s;
}

void TranslateTest::creditsInWords()
{
    QFETCH(double, credits);
    QFETCH(QString, text);
    QCOMPARE(TranslateText::credits(credits), text);
}

void TranslateTest::priceBeforeTheYes()
{
    Desk desk;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    QVERIFY2(desk.read().contains(u"English · "_s), qPrintable(desk.read()));
    QVERIFY(desk.read().contains(u"You have 100 credits."_s));
    QVERIFY(desk.read().contains(u"About 0."_s));
    QVERIFY(desk.confirm()->text().contains(u"Translate for 0."_s));
    // The first wanted language comes first and is chosen.
    QComboBox *to = desk.boxWith(u"Polish"_s);
    QVERIFY(to);
    to = desk.dialog()->findChildren<QComboBox *>().last();
    QCOMPARE(to->currentText(), u"Polish"_s);
    QCOMPARE(to->itemText(1), u"German"_s);
    QVERIFY(desk.robot->started.isEmpty());
    // Going away costs nothing.
    desk.dialog()->reject();
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(desk.robot->started.isEmpty());
    QVERIFY(desk.tasks().isEmpty());
}

/// All that is wanted is there already: which language it is to be is for the person to say.
void TranslateTest::nobodyWishedForIt()
{
    Desk desk;
    desk.preferences.languages = Language::fromList(u"en");
    desk.settings.setPreferences(desk.preferences);
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.says(u"About 0."_s));
    QTRY_VERIFY(desk.read().contains(u"You have 100 credits."_s));
    QComboBox *to = desk.dialog()->findChildren<QComboBox *>().last();
    QCOMPARE(to->currentIndex(), -1);
    QVERIFY(!desk.confirm()->isEnabled());
    const int german = to->findText(u"German"_s);
    to->setCurrentIndex(german);
    Q_EMIT to->activated(german);
    QVERIFY(desk.confirm()->isEnabled());
    QVERIFY(desk.confirm()->text().contains(u"Translate for 0."_s));
}

void TranslateTest::otherModelOtherPrice()
{
    Desk desk;
    desk.robot->left = 10000.0;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    const QString cheap = desk.confirm()->text();
    QComboBox *model = desk.boxWith(u"Dear"_s);
    QVERIFY(model);
    model->setCurrentIndex(1);
    QVERIFY(desk.confirm()->text() != cheap);
    // It knows no Polish; the next wanted language then.
    QCOMPARE(desk.dialog()->findChildren<QComboBox *>().last()->currentText(), u"German"_s);
}

void TranslateTest::oneYesOneStart()
{
    Desk desk;
    desk.robot->holdStart = true;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    QPushButton *yes = desk.confirm();
    yes->click();
    QVERIFY(!yes->isEnabled());
    yes->click();
    QCOMPARE(desk.robot->started.size(), 1);
    QCOMPARE(desk.robot->started.first().to, u"pl"_s);
    QCOMPARE(desk.robot->started.first().from, u"auto"_s);
    desk.robot->release();
    // The dialog is done once the service has taken it on.
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(desk.controller->isBusy());
    desk.controller->stop();
    QTRY_VERIFY(!desk.controller->isBusy());
}

void TranslateTest::aHitOfTheService()
{
    Desk desk;
    const QList<LibraryEntry> videos = desk.videos({u"A.Film.2013.mkv"_s});
    SubtitleHit hit = makeHit(u"1"_s, u"pl"_s, u"A.Film.2013"_s);
    hit.provider = u"robot"_s;
    desk.controller->translate(videos.first(), hit);
    QVERIFY(desk.isReady());
    QVERIFY(desk.says(u"uses one download"_s));
    // It is in Polish already.
    QCOMPARE(desk.dialog()->findChildren<QComboBox *>().last()->currentText(), u"German"_s);
    desk.confirm()->click();
    QTRY_COMPARE(desk.robot->started.size(), 1);
    QCOMPARE(desk.robot->started.first().hitFileId, u"f1"_s);
    desk.controller->stop();
}

void TranslateTest::severalSubtitles()
{
    Desk desk;
    desk.write(u"A.de.srt"_s);
    desk.write(u"A.fr.srt"_s);
    const QList<LibraryEntry> videos = desk.videos({u"A.mkv"_s});
    QCOMPARE(videos.first().video.sidecars.size(), 2);
    desk.controller->translateBeside(videos.first());
    QVERIFY(desk.isReady());
    QComboBox *source = desk.boxWith(u"A.fr.srt"_s);
    QVERIFY(source);
    QCOMPARE(source->itemText(0), u"German · A.de.srt"_s); // the wanted one
    QCOMPARE(source->itemText(1), u"French · A.fr.srt"_s);
    source->setCurrentIndex(1);
    Q_EMIT source->activated(1);
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QTRY_COMPARE(desk.robot->started.size(), 1);
    QCOMPARE(desk.robot->started.first().fileName, u"A.fr.srt"_s);
    desk.controller->stop();
}

void TranslateTest::tooFewCredits()
{
    Desk desk;
    desk.robot->left = 0.1;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.says(u"missing"_s));
    QTRY_VERIFY(desk.button(u"500 credits for 5 USD"_s));
    QVERIFY(!desk.confirm()->isEnabled());
    desk.confirm()->click();
    QVERIFY(desk.robot->started.isEmpty());
}

void TranslateTest::refusedAtTheField()
{
    Desk desk;
    Error error{ErrorKind::BadInput, u"No."_s, {}};
    error.fields.insert(u"translate_to"_s, u"Not this language."_s);
    desk.robot->begun = fail(error);
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QVERIFY(desk.says(u"Not this language."_s));
    QVERIFY(desk.dialog());
    const QComboBox *to = desk.dialog()->findChildren<QComboBox *>().last();
    bool beside = false;
    for (const auto *label : to->parentWidget()->findChildren<ProblemLabel *>())
        beside = beside || label->text() == "Not this language."_L1;
    QVERIFY(beside);
    // With another one it goes.
    desk.robot->begun = FakeTranslator::working();
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QTRY_VERIFY(!desk.dialog());
    QCOMPARE(desk.robot->started.size(), 2);
    desk.controller->stop();
}

void TranslateTest::refusedForCredits()
{
    Desk desk;
    desk.robot->begun = fail(ErrorKind::QuotaUsedUp, u"Not enough."_s);
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.robot->left = 0.0;
    desk.confirm()->click();
    QVERIFY(desk.says(u"Not enough."_s));
    QVERIFY(desk.says(u"You have 0 credits"_s));
    QTRY_VERIFY(desk.button(u"500 credits"_s));
    QVERIFY(!desk.confirm()->isEnabled());
}

void TranslateTest::withoutAccount()
{
    Desk desk;
    desk.robot->off = Error{ErrorKind::NeedsAccount, u"Add your account."_s, {}};
    QSignalSpy accounts(desk.controller, &TranslateController::accountsRequested);
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.says(u"Add your account."_s));
    QVERIFY(!desk.confirm()->isEnabled());
    QCOMPARE(desk.robot->creditsAsked, 0);
    QVERIFY(desk.button(u"Accounts"_s));
    desk.button(u"Accounts"_s)->click();
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first().first().toString(), u"robot"_s);
    QTRY_VERIFY(!desk.dialog());
}

void TranslateTest::unreadableFile()
{
    Desk desk;
    desk.controller->translateFile({}, desk.path(u"gone.srt"_s));
    QVERIFY(desk.says(u"gone.srt"_s));
    QTRY_VERIFY(desk.dialog()->findChildren<QComboBox *>().last()->count() > 0);
    QVERIFY(!desk.confirm()->isEnabled());
}

void TranslateTest::noPriceIsSaid()
{
    Desk desk;
    QList<TranslationModel> models = *desk.robot->models;
    models[0].price = 0;
    models[0].pricing.clear();
    desk.robot->models = models;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    QVERIFY(desk.read().contains(u"does not say what"_s));
    QVERIFY(desk.confirm()->text().contains(u"whatever it costs"_s));
}

void TranslateTest::savedUndoneShown()
{
    Desk desk;
    desk.robot->begun = FakeTranslator::completed();
    QSignalSpy shown(desk.controller, &TranslateController::showRequested);
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(desk.says(u"Saved the translation Film.pl.srt."_s));
    QVERIFY(desk.read().contains(u"98.5 credits"_s));
    QVERIFY(desk.exists(u"Film.pl.srt"_s));
    QVERIFY(!desk.controller->isBusy());
    QVERIFY(desk.tasks().isEmpty());
    desk.button(u"Show"_s)->click();
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().at(1).toStringList(), QStringList{desk.path(u"Film.pl.srt"_s)});
    QVERIFY(desk.history->canUndo());
    desk.history->undo();
    QTRY_VERIFY(!desk.exists(u"Film.pl.srt"_s));
    QVERIFY(desk.says(u"taken back"_s));
}

void TranslateTest::aFileInTheWay()
{
    Desk desk;
    desk.robot->begun = FakeTranslator::completed();
    desk.write(u"Film.pl.srt"_s, "mine");
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QVERIFY(desk.says(u"is there already"_s));
    QCOMPARE(desk.content(u"Film.pl.srt"_s), "mine");
    desk.button(u"Keep both"_s)->click();
    QTRY_VERIFY(desk.exists(u"Film.pl.2.srt"_s));
    QCOMPARE(desk.content(u"Film.pl.srt"_s), "mine");
}

void TranslateTest::closedWhileSending()
{
    Desk desk;
    desk.robot->holdStart = true;
    desk.robot->begun = FakeTranslator::completed();
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    desk.dialog()->reject();
    QTRY_VERIFY(!desk.dialog());
    // It was sent, so it is paid for, and is waited for.
    QVERIFY(desk.controller->isBusy());
    desk.robot->release();
    QVERIFY(desk.says(u"Saved the translation"_s));
}

void TranslateTest::leftAndLookedAgain()
{
    Desk desk;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QTRY_VERIFY(!desk.dialog());
    desk.controller->stop();
    QVERIFY(desk.says(u"goes on translating"_s));
    QTRY_COMPARE(desk.tasks().size(), 1);
    desk.button(u"Look again"_s)->click();
    QVERIFY(desk.says(u"Saved the translation Film.pl.srt."_s));
    QCOMPARE(desk.robot->started.size(), 1);
    QVERIFY(desk.tasks().isEmpty());
}

void TranslateTest::offeredAtTheNextStart()
{
    Desk desk;
    desk.write(u"Film.en.srt"_s);
    const OpenTask task{u"robot"_s, u"t1"_s, u"Film.en.srt"_s,
        "{\"language\":\"pl\",\"file\":\"" + desk.path(u"Film.en.srt"_s).toUtf8() + "\"}",
        QDateTime::currentDateTimeUtc()};
    awaited(desk.store.keepTask(task));
    desk.controller->offerOpen();
    QVERIFY(desk.says(u"A translation was on its way"_s));
    QVERIFY(desk.robot->asked.isEmpty());
    desk.button(u"Look"_s)->click();
    QVERIFY(desk.says(u"Saved the translation Film.pl.srt."_s));
    QCOMPARE(desk.robot->asked, QStringList{u"t1"_s});
    QVERIFY(desk.tasks().isEmpty());
}

void TranslateTest::forgotten()
{
    Desk desk;
    awaited(desk.store.keepTask({u"robot"_s, u"t1"_s, u"Film.en.srt"_s, "garbage", QDateTime::currentDateTimeUtc()}));
    desk.controller->offerOpen();
    QVERIFY(desk.says(u"A translation was on its way"_s));
    desk.button(u"Forget"_s)->click();
    QTRY_VERIFY(desk.tasks().isEmpty());
    QVERIFY(desk.robot->asked.isEmpty());
}

void TranslateTest::theServiceFails()
{
    Desk desk;
    TranslationProgress failed = FakeTranslator::working(TranslationProgress::State::Failed);
    failed.problems = {u"Model overloaded."_s};
    desk.robot->begun = failed;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    desk.confirm()->click();
    QVERIFY(desk.says(u"Model overloaded."_s));
    QVERIFY(!desk.button(u"Look again"_s));
    QVERIFY(desk.tasks().isEmpty());
}

void TranslateTest::enterDoesNotPay()
{
    Desk desk;
    desk.controller->translateFile({}, desk.write(u"Film.en.srt"_s));
    QVERIFY(desk.isReady());
    QTest::keyClick(desk.dialog()->findChildren<QComboBox *>().last(), Qt::Key_Return);
    QVERIFY(desk.robot->started.isEmpty());
    QVERIFY(desk.dialog());
}

QTEST_MAIN(TranslateTest)
#include "tst_translate.moc"
