// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web video dialog with a service that is made up: what it shows, what it sends, and what it says when refused.

#include "tests/support/workshop.h"
#include "ui/webvideo/weblanguagespanel.h"
#include "ui/webvideo/webpostform.h"
#include "ui/webvideo/webvideodialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/problemlabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

WebVideo talk()
{
    WebVideo video;
    video.id = u"vid"_s;
    video.title = u"A talk"_s;
    video.description = u"About it"_s;
    video.durationMs = 61000;
    video.spokenLanguage = u"en"_s;
    video.addresses = {QUrl(u"https://youtu.be/x"_s)};
    video.page = QUrl(u"https://web.example/videos/vid/"_s);
    return video;
}

WebLanguage english()
{
    WebLanguage language;
    language.code = u"en"_s;
    language.name = u"English"_s;
    language.published = true;
    language.cues = 12;
    language.versions = {{2, false, u"bob"_s}, {1, true, u"ann"_s}};
    language.versionsKnown = true;
    return language;
}

class WebProvider : public FakeProvider, public WebVideos, public ServiceFacts
{
public:
    WebProvider() : FakeProvider(u"web"_s) { }

    std::optional<WebVideo> known = talk();
    QList<WebLanguage> there{english()};
    QList<WebAddress> addresses{{u"1"_s, QUrl(u"https://youtu.be/x"_s), true, true}};
    std::optional<Error> noEditing;
    std::optional<Error> refusal; ///< of the next change
    std::optional<Error> lookError;

    WebVideoDraft draft;
    WebLanguageDraft languageDraft;
    WebSubtitlesDraft subtitles;
    WebAddress address;
    QStringList asked;

    std::optional<Error> whyNot(Ability ability) const override
    {
        return ability == Ability::EditVideos ? noEditing : std::nullopt;
    }

    template <class T>
    Pending<T> change(const QString &what, T value)
    {
        asked.append(what);
        if (const auto error = std::exchange(refusal, std::nullopt))
            return failed<T>(*error);
        return ready<T>(std::move(value));
    }

    Pending<std::optional<WebVideo>> webVideoAt(QUrl, std::stop_token) override
    {
        if (lookError)
            return failed<std::optional<WebVideo>>(*lookError);
        return ready<std::optional<WebVideo>>(known);
    }
    Pending<WebVideo> webVideo(QString, std::stop_token) override { return ready<WebVideo>(*known); }
    Pending<QList<WebLanguage>> webLanguages(QString, std::stop_token) override
    {
        return ready<QList<WebLanguage>>(there);
    }
    Pending<WebVideo> createWebVideo(WebVideoDraft made, std::stop_token) override
    {
        draft = made;
        return change(u"create"_s, talk());
    }
    Pending<WebVideo> updateWebVideo(QString, WebVideoDraft made, std::stop_token) override
    {
        draft = made;
        WebVideo video = talk();
        if (!made.title.isEmpty())
            video.title = made.title;
        return change(u"update"_s, video);
    }
    Pending<WebLanguage> addWebLanguage(QString, WebLanguageDraft made, std::stop_token) override
    {
        languageDraft = made;
        WebLanguage added;
        added.code = made.code;
        if (!refusal)
            there.append(added);
        return change(u"add-language"_s, added);
    }
    Pending<QList<WebAction>> webActions(QString, QString, std::stop_token) override
    {
        return ready<QList<WebAction>>(
            QList<WebAction>{{u"publish"_s, u"Publish"_s, true}, {u"save-draft"_s, u"Save draft"_s, false}});
    }
    Pending<WebVersion> postWebSubtitles(QString, QString code, WebSubtitlesDraft made, std::stop_token) override
    {
        subtitles = made;
        return change(u"post "_s + code, WebVersion{3, true, {}});
    }
    Pending<QList<WebAddress>> webAddresses(QString, std::stop_token) override
    {
        return ready<QList<WebAddress>>(addresses);
    }
    Pending<WebAddress> addWebAddress(QString, WebAddress made, std::stop_token) override
    {
        address = made;
        made.id = u"2"_s;
        if (!refusal)
            addresses.append(made);
        return change(u"add-address"_s, made);
    }
    Pending<WebAddress> changeWebAddress(QString, WebAddress made, std::stop_token) override
    {
        address = made;
        return change(u"change-address"_s, made);
    }
    Pending<Done> removeWebAddress(QString, QString id, std::stop_token) override
    {
        return change(u"remove-address "_s + id, Done());
    }
    Pending<QList<ProviderLanguage>> languages(std::stop_token) override
    {
        return ready<QList<ProviderLanguage>>(QList<ProviderLanguage>{{u"de"_s, u"German"_s, Language::fromCode(u"de")},
            {u"en"_s, u"English"_s, Language::fromCode(u"en")}, {u"pl"_s, u"Polish"_s, Language::fromCode(u"pl")}});
    }
    Pending<QStringList> formats(std::stop_token) override { return ready<QStringList>(QStringList()); }
};

struct Studio
{
    Workshop shop;
    WebProvider *service = nullptr;

    Studio()
    {
        auto own = std::make_unique<WebProvider>();
        service = own.get();
        shop.registry->add(std::move(own));
    }
    std::unique_ptr<WebVideoDialog> open()
    {
        auto dialog = std::make_unique<WebVideoDialog>(*shop.engine, QUrl(u"https://youtu.be/x"_s));
        dialog->show();
        settle();
        return dialog;
    }
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
};

template <class T>
T *child(const QWidget &dialog, const QString &name)
{
    return dialog.findChild<T *>(name);
}

void press(const QWidget &dialog, const QString &name)
{
    auto *button = child<QPushButton>(dialog, name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isEnabled(), qPrintable(name));
    button->click();
    Studio::settle();
}

/// What is said below a field.
QString problemAt(QWidget *field)
{
    auto *label = field->parentWidget()->findChild<ProblemLabel *>();
    return label && !label->isHidden() ? label->text() : QString();
}

QString allText(const QWidget &dialog)
{
    QString text;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisibleTo(&dialog))
            text += label->text() + u'\n';
    }
    return text;
}

} // namespace

class TestWebVideo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheVideo();
    void noService();
    void noAnswer();
    void offWithReason();
    void unknownVideoIsCreated();
    void refusalStandsAtTheField();
    void savesOnlyChanges();
    void cannotBeEmptied();
    void addsALanguage();
    void languageThatIsThere();
    void postsAFile();
    void postWarns();
    void postRefused();
    void badFile();
    void lastAddressStays();
    void addresses();
    void refusedRemovalIsShown();
    void everythingHasAName();
};

void TestWebVideo::showsTheVideo()
{
    Studio studio;
    const auto dialog = studio.open();
    auto *tree = child<QTreeWidget>(*dialog, u"languages"_s);
    QCOMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"English"_s);
    QVERIFY(tree->topLevelItem(0)->text(1).contains(u"published"_s));
    QCOMPARE(tree->topLevelItem(0)->childCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), u"Version 2"_s);
    QCOMPARE(tree->topLevelItem(0)->child(0)->text(2), u"bob"_s);
    QCOMPARE(child<QLineEdit>(*dialog, u"title"_s)->text(), u"A talk"_s);
    QCOMPARE(child<QPlainTextEdit>(*dialog, u"description"_s)->toPlainText(), u"About it"_s);
    QCOMPARE(child<QComboBox>(*dialog, u"primary_audio_language_code"_s)->currentText(), u"English"_s);
    QVERIFY(child<QLabel>(*dialog, u"facts"_s)->text().contains(u"1:01"_s));
    QVERIFY(child<QLabel>(*dialog, u"facts"_s)->text().contains(u"https://web.example/videos/vid/"_s));
    QVERIFY(!child<QPushButton>(*dialog, u"saveVideo"_s)->isEnabled());
    QVERIFY(!child<QWidget>(*dialog, u"whyNot"_s)->isVisible());
    QVERIFY(!dialog->hasChanged());
}

void TestWebVideo::noService()
{
    Workshop shop;
    WebVideoDialog dialog(*shop.engine, QUrl(u"https://youtu.be/x"_s));
    dialog.show();
    QVERIFY(allText(dialog).contains(u"None of the services"_s));
}

void TestWebVideo::noAnswer()
{
    Studio studio;
    studio.service->lookError = Error{ErrorKind::Offline, u"There is no network."_s, {}};
    const auto dialog = studio.open();
    QVERIFY(allText(*dialog).contains(u"There is no network."_s));
    // And again, once there is one.
    studio.service->lookError.reset();
    const auto buttons = dialog->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == u"Try again"_s)
            button->click();
    }
    Studio::settle();
    QCOMPARE(child<QTreeWidget>(*dialog, u"languages"_s)->topLevelItemCount(), 1);
}

void TestWebVideo::offWithReason()
{
    Studio studio;
    studio.service->noEditing = Error{ErrorKind::NeedsAccount, u"Sign in first."_s, {}};
    const auto dialog = studio.open();
    QVERIFY(child<QWidget>(*dialog, u"whyNot"_s)->isVisible());
    QVERIFY(allText(*dialog).contains(u"Sign in first."_s));
    for (const auto &name :
        {u"saveVideo"_s, u"openAddLanguage"_s, u"openPost"_s, u"addAddress"_s, u"makePrimary"_s, u"removeAddress"_s}) {
        auto *button = child<QPushButton>(*dialog, name);
        QVERIFY2(!button->isEnabled(), qPrintable(name));
        QCOMPARE(button->toolTip(), u"Sign in first."_s);
    }
    QVERIFY(child<QLineEdit>(*dialog, u"title"_s)->isReadOnly());
    // With an account it opens.
    studio.service->noEditing.reset();
    QEvent back(QEvent::WindowActivate);
    QCoreApplication::sendEvent(dialog.get(), &back);
    QVERIFY(child<QPushButton>(*dialog, u"openAddLanguage"_s)->isEnabled());
    QVERIFY(!child<QWidget>(*dialog, u"whyNot"_s)->isVisible());
}

void TestWebVideo::unknownVideoIsCreated()
{
    Studio studio;
    studio.service->known.reset();
    studio.service->there.clear();
    const auto dialog = studio.open();
    auto *tabs = dialog->findChild<QTabWidget *>();
    QVERIFY(!tabs->isTabVisible(1));
    QVERIFY(allText(*dialog).contains(u"does not know this video yet"_s));
    child<QLineEdit>(*dialog, u"title"_s)->setText(u"Mine"_s);
    press(*dialog, u"saveVideo"_s);
    QCOMPARE(studio.service->asked, QStringList{u"create"_s});
    QCOMPARE(studio.service->draft.address, QUrl(u"https://youtu.be/x"_s));
    QCOMPARE(studio.service->draft.title, u"Mine"_s);
    QVERIFY(tabs->isTabVisible(1));
    QVERIFY(dialog->hasChanged());
}

void TestWebVideo::refusalStandsAtTheField()
{
    Studio studio;
    studio.service->known.reset();
    const auto dialog = studio.open();
    studio.service->refusal =
        Error{ErrorKind::BadInput, u"No."_s, {}, std::chrono::seconds(0), {{u"title"_s, u"Too long."_s}}};
    press(*dialog, u"saveVideo"_s);
    QCOMPARE(problemAt(child<QLineEdit>(*dialog, u"title"_s)), u"Too long."_s);
    QCOMPARE(dialog->findChild<MessageBar *>()->count(), 0);
    // What concerns no field stands above.
    studio.service->refusal = Error{ErrorKind::ServiceDown, u"Being repaired."_s, {}};
    press(*dialog, u"saveVideo"_s);
    QVERIFY(problemAt(child<QLineEdit>(*dialog, u"title"_s)).isEmpty());
    QCOMPARE(dialog->findChild<MessageBar *>()->count(), 1);
    QVERIFY(allText(*dialog).contains(u"Being repaired."_s));
}

void TestWebVideo::savesOnlyChanges()
{
    Studio studio;
    const auto dialog = studio.open();
    child<QLineEdit>(*dialog, u"title"_s)->setText(u"Another"_s);
    press(*dialog, u"saveVideo"_s);
    WebVideoDraft expected;
    expected.title = u"Another"_s;
    QVERIFY(studio.service->draft == expected);
    QCOMPARE(child<QLineEdit>(*dialog, u"title"_s)->text(), u"Another"_s);
    QVERIFY(!child<QPushButton>(*dialog, u"saveVideo"_s)->isEnabled());
}

void TestWebVideo::cannotBeEmptied()
{
    Studio studio;
    const auto dialog = studio.open();
    child<QPlainTextEdit>(*dialog, u"description"_s)->setPlainText({});
    press(*dialog, u"saveVideo"_s);
    QVERIFY(!problemAt(child<QPlainTextEdit>(*dialog, u"description"_s)).isEmpty());
    QVERIFY(studio.service->asked.isEmpty());
}

void TestWebVideo::addsALanguage()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openAddLanguage"_s);
    auto *box = child<QComboBox>(*dialog->languagesPanel(), u"language_code"_s);
    // English comes first, but is there.
    QCOMPARE(box->currentData().toString(), u"de"_s);
    box->setCurrentIndex(box->findData(u"pl"_s));
    press(*dialog, u"addLanguage"_s);
    QCOMPARE(studio.service->languageDraft.code, u"pl"_s);
    QVERIFY(!studio.service->languageDraft.spoken);
    QCOMPARE(child<QTreeWidget>(*dialog, u"languages"_s)->topLevelItemCount(), 2);
    // It is the chosen one, ready for a first version.
    QCOMPARE(child<QTreeWidget>(*dialog, u"languages"_s)->currentItem()->text(0), u"Polish"_s);
}

void TestWebVideo::languageThatIsThere()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openAddLanguage"_s);
    auto *box = child<QComboBox>(*dialog->languagesPanel(), u"language_code"_s);
    box->setCurrentIndex(box->findData(u"en"_s));
    press(*dialog, u"addLanguage"_s);
    QVERIFY(!problemAt(box).isEmpty());
    QVERIFY(studio.service->asked.isEmpty());
}

void TestWebVideo::postsAFile()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openPost"_s);
    WebPostForm *form = dialog->languagesPanel()->postForm();
    auto *send = child<QPushButton>(*form, u"sendVersion"_s);
    QVERIFY(!send->isEnabled());
    const QString path = studio.shop.folder.filePath(u"talk.vtt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("WEBVTT\n\n00:01.000 --> 00:02.000\nThis is what she says at the beginning of it.\n");
    file.close();
    form->setFile(path);
    QTRY_VERIFY(send->isEnabled());
    const QString summary = child<QLabel>(*form, u"summary"_s)->text();
    QVERIFY2(summary.contains(u"talk.vtt"_s), qPrintable(summary));
    QVERIFY2(summary.contains(u"English"_s), qPrintable(summary));
    QVERIFY2(summary.contains(u"everybody sees it"_s), qPrintable(summary));
    QVERIFY(studio.service->asked.isEmpty());
    press(*form, u"sendVersion"_s);
    QCOMPARE(studio.service->asked, QStringList{u"post en"_s});
    QCOMPARE(studio.service->subtitles.format, u"vtt"_s);
    QCOMPARE(studio.service->subtitles.action, u"publish"_s);
    QVERIFY(studio.service->subtitles.content.startsWith("WEBVTT"));
    QVERIFY(allText(*dialog).contains(u"Version 3"_s));
    QVERIFY(child<QTreeWidget>(*dialog, u"languages"_s)->isVisible());
}

void TestWebVideo::postWarns()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openPost"_s);
    WebPostForm *form = dialog->languagesPanel()->postForm();
    const QString path = studio.shop.folder.filePath(u"late.srt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("1\n01:00:01,000 --> 01:00:02,000\nFar too late for a video of a minute.\n");
    file.close();
    form->setFile(path);
    QTRY_VERIFY(child<QPushButton>(*form, u"sendVersion"_s)->isEnabled());
    QVERIFY2(allText(*form).contains(u"after the end of the video"_s), qPrintable(allText(*form)));
}

void TestWebVideo::postRefused()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openPost"_s);
    WebPostForm *form = dialog->languagesPanel()->postForm();
    const QString path = studio.shop.folder.filePath(u"a.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Only words.\n");
    file.close();
    form->setFile(path);
    QTRY_VERIFY(child<QPushButton>(*form, u"sendVersion"_s)->isEnabled());
    studio.service->refusal = Error{
        ErrorKind::BadInput, u"No."_s, {}, std::chrono::seconds(0), {{u"subtitles"_s, u"Invalid subtitle data"_s}}};
    press(*form, u"sendVersion"_s);
    QVERIFY(allText(*form).contains(u"Invalid subtitle data"_s));
    // Nothing is lost: it can be sent again.
    QVERIFY(form->isVisible());
    press(*form, u"sendVersion"_s);
    QCOMPARE(studio.service->asked.size(), 2);
}

void TestWebVideo::badFile()
{
    Studio studio;
    const auto dialog = studio.open();
    press(*dialog, u"openPost"_s);
    WebPostForm *form = dialog->languagesPanel()->postForm();
    form->setFile(studio.shop.folder.filePath(u"nothing.srt"_s));
    QTRY_VERIFY(allText(*form).contains(u"nothing.srt"_s));
    QVERIFY(!child<QPushButton>(*form, u"sendVersion"_s)->isEnabled());
}

void TestWebVideo::lastAddressStays()
{
    Studio studio;
    const auto dialog = studio.open();
    auto *remove = child<QPushButton>(*dialog, u"removeAddress"_s);
    QVERIFY(!remove->isEnabled());
    QVERIFY(remove->toolTip().contains(u"at least one address"_s));
    QVERIFY(!child<QLabel>(*dialog, u"lastAddress"_s)->isHidden());
}

void TestWebVideo::addresses()
{
    Studio studio;
    const auto dialog = studio.open();
    auto *field = child<QLineEdit>(*dialog, u"url"_s);
    QVERIFY(!child<QPushButton>(*dialog, u"addAddress"_s)->isEnabled());
    field->setText(u"https://vimeo.com/1"_s);
    studio.service->refusal =
        Error{ErrorKind::BadInput, u"No."_s, {}, std::chrono::seconds(0), {{u"url"_s, u"In use."_s}}};
    press(*dialog, u"addAddress"_s);
    QCOMPARE(problemAt(field), u"In use."_s);
    press(*dialog, u"addAddress"_s);
    QCOMPARE(studio.service->address.url, QUrl(u"https://vimeo.com/1"_s));
    QVERIFY(!studio.service->address.primary);
    QVERIFY(field->text().isEmpty());
    auto *list = child<QTreeWidget>(*dialog, u"addresses"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(child<QLabel>(*dialog, u"lastAddress"_s)->isHidden());
    list->setCurrentItem(list->topLevelItem(0));
    QVERIFY(!child<QPushButton>(*dialog, u"makePrimary"_s)->isEnabled());
    list->setCurrentItem(list->topLevelItem(1));
    press(*dialog, u"makePrimary"_s);
    QCOMPARE(studio.service->address.id, u"2"_s);
    QVERIFY(studio.service->address.primary);
    press(*dialog, u"removeAddress"_s);
    QCOMPARE(studio.service->asked.last(), u"remove-address 2"_s);
    // The way back.
    QCOMPARE(field->text(), u"https://vimeo.com/1"_s);
    QVERIFY(child<QPushButton>(*dialog, u"addAddress"_s)->isEnabled());
}

void TestWebVideo::refusedRemovalIsShown()
{
    Studio studio;
    studio.service->addresses.append({u"2"_s, QUrl(u"https://vimeo.com/1"_s), false, false});
    const auto dialog = studio.open();
    auto *list = child<QTreeWidget>(*dialog, u"addresses"_s);
    list->setCurrentItem(list->topLevelItem(0));
    studio.service->refusal = Error{ErrorKind::BadInput, u"A video needs at least one address (service)."_s, {}};
    press(*dialog, u"removeAddress"_s);
    QVERIFY(allText(*dialog).contains(u"A video needs at least one address (service)."_s));
    QCOMPARE(list->topLevelItemCount(), 2);
}

void TestWebVideo::everythingHasAName()
{
    Studio studio;
    const auto dialog = studio.open();
    const auto widgets = dialog->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isField = qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTreeWidget *>(widget)
            || qobject_cast<const QPlainTextEdit *>(widget);
        if (isField)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestWebVideo)
#include "tst_webvideo.moc"
