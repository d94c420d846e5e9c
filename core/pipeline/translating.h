// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle translated by a service: its text, what that will cost, the person's yes, the wait, the file.

#include "core/pipeline/engine.h"
#include "core/providers/translator.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Legenda {

/// What is to be translated: a hit, or a file of one's own.
struct TranslationSource
{
    LibraryEntry video; ///< which the result is for; without a path: none
    std::optional<SubtitleHit> hit;
    QString file;
    bool operator==(const TranslationSource &) const = default;
};

/// The text of a source.
struct TranslationText
{
    QString name; ///< of its file
    QString hitFileId; ///< where the translating service has it itself
    QByteArray content; ///< UTF-8
    Language language; ///< as promised, else as it reads; invalid: not known
    qint64 characters = 0; ///< of what is said, without times and markup: what services count
    bool operator==(const TranslationText &) const = default;
};

struct TranslationOrder
{
    TranslationModel model;
    QString from = QStringLiteral("auto"); ///< ProviderLanguage::code
    ProviderLanguage to;
    QString outputFile; ///< instead of a name made from the video's or the file's
    Preferences preferences;
    std::optional<ConflictPolicy> onConflict; ///< instead of the preferences'
    bool operator==(const TranslationOrder &) const = default;
};

/// One translation. Nothing is spent before confirm(). Once begun, the task is remembered in the Store until its text
/// is saved, so that neither a cut connection nor the end of the program loses what was paid for; it is never begun
/// again by itself.
class Translation : public QObject
{
    Q_OBJECT
public:
    enum class Stage {
        Idle,
        Gathering, ///< reads the text
        Ready, ///< text() and price() can be had
        Starting,
        Waiting, ///< the service translates
        Fetching,
        Saving,
        InTheWay, ///< a file has the name already: saveAs() goes on
        Saved,
        Left, ///< nobody waits any more; the service goes on, see taskId()
        Failed,
    };

    /// @param provider id of a service that is a Translator
    Translation(Engine &engine, QString provider, QObject *parent = nullptr);
    ~Translation() override; ///< stops waiting

    /// Calls `go` after that time, on this thread, unless `context` is gone. For tests.
    using Waiter = std::function<void(QObject *context, std::chrono::milliseconds wait, std::function<void()> go)>;
    void setWaiter(Waiter waiter);

    /// Reads the text. From a hit it is downloaded, which may count as a download; what was previewed is not again.
    void gather(const TranslationSource &source);
    /// What confirm() will begin. @return what it will cost
    TranslationPrice prepare(const TranslationOrder &order);
    /// The text is here and nothing was begun with it, or what was begun was refused.
    bool canBegin() const;
    /// The person's yes to what prepare() told: begins, once.
    void confirm();
    /// Waits for a task of an earlier run. @param order what of it is set goes before what the task says
    void resume(const OpenTask &task, const std::optional<TranslationOrder> &order = {});
    /// Saves the text that is here already, under another policy or name.
    void saveAs(std::optional<ConflictPolicy> onConflict, const QString &outputFile = {});
    /// Ends the wait. What was begun goes on at the service.
    void stop();

    Stage stage() const;
    bool isBusy() const;
    const TranslationText &text() const;
    const QString &provider() const;
    QString taskId() const; ///< empty: nothing was begun
    const std::optional<Error> &error() const; ///< why it Failed, or was Left
    /// When Saved or InTheWay.
    const SavedSubtitle &saved() const;
    const QList<TextProblem> &problems() const; ///< of the text that came
    qint64 batch() const; ///< for undo; 0: nothing was written
    double cost() const; ///< credits it took; -1: not said
    double creditsLeft() const; ///< -1: not said
    bool canSave() const; ///< the text is here

Q_SIGNALS:
    void stageChanged(Legenda::Translation::Stage stage);
    /// The service was asked and is not through.
    void waited(std::chrono::seconds soFar);

private:
    struct Private;

    void enter(Stage stage);
    void fail(Error error);
    void leave(Error error);
    void take(const Result<TranslationProgress> &progress);
    void begun(const Result<TranslationProgress> &progress);
    void wait();
    void ask();
    void tryAgain(Error error);
    void fetch(const TranslationProgress &completed);
    void save();
    void dropTask();

    std::unique_ptr<Private> d;
};

/// Services that translate, in the order of the registry.
QList<SubtitleProvider *> translators(const ProviderRegistry &registry);

/// What services count: the characters of what is said, a line end as one.
qint64 spokenCharacters(const SubtitleText &subtitle);

/// Where the translation of a file without a video goes: "Film.en.srt" -> "Film.pl.srt".
QString pathOfTranslation(
    const QString &file, const Language &language, const QString &extension, const QString &nameTemplate);

} // namespace Legenda
