// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The engine: every step joined, for the window and the command line alike. Made once, by app/services.

#include "core/download/downloader.h"
#include "core/pipeline/conversion.h"
#include "core/pipeline/fileconversion.h"
#include "core/pipeline/library.h"
#include "core/pipeline/network.h"
#include "core/providers/capabilities.h"
#include "core/save/subtitlewriter.h"
#include "core/search/searchsession.h"
#include "core/search/seasonsearch.h"
#include "core/settings/settings.h"
#include "core/store/store.h"

#include <QObject>

namespace Legenda {

class ProviderRegistry;
class SecretStore;

/// How a row is searched.
struct SearchOptions
{
    bool thorough = false; ///< ask all the questions: the hits of the first ones could not be downloaded
    bool fresh = false; ///< only what services say from now on counts
    std::shared_ptr<SeasonSearch> season; ///< of its show, shared with other rows; empty: by itself
    QDateTime notBefore; ///< with `fresh`: from when on; invalid: from the start of the search
};

/// Rows that are searched together.
struct SearchPlan
{
    QHash<VideoId, std::shared_ptr<SeasonSearch>> seasons; ///< by row: the search for its show
    bool fresh = false;
    QDateTime notBefore;
    SearchOptions optionsFor(VideoId id) const { return {false, fresh, seasons.value(id), notBefore}; }
};

/// One subtitle to get and to save.
struct GetRequest
{
    LibraryEntry video;
    RankedHit hit;
    Preferences preferences;
    std::optional<ConflictPolicy> onConflict; ///< instead of the preferences'
    QString outputFile; ///< instead of the name by the template; of further files (cd2 …) it makes "name.cd2.srt"
    /// The file of the archive the person chose after `needsChoice`; nothing is fetched then.
    std::optional<UnpackedFile> chosen;
    bool onlyClean = false; ///< save nothing where the text has a serious problem; see GotSubtitle::refused
    qint64 batch = 0; ///< for undo together; 0: a batch of its own
    bool operator==(const GetRequest &) const = default;
};

/// Subtitle files that are there already, for one video.
struct AdoptRequest
{
    LibraryEntry video;
    QList<UnpackedFile> files; ///< several that are no parts: the person has to choose, nothing is saved
    bool parts = false; ///< one for each part of the video, in order
    Preferences preferences;
    std::optional<ConflictPolicy> onConflict; ///< instead of the preferences'
    qint64 batch = 0; ///< for undo together; 0: a batch of its own
    bool operator==(const AdoptRequest &) const = default;
};

struct GotSubtitle
{
    FetchedSubtitle fetched;
    SavedSubtitle saved;
    qint64 record = 0; ///< id in the download history; 0: nothing was written
    /// The archive holds several that might be meant (fetched.alternatives): nothing was saved, the person has to
    /// choose. Come again with GetRequest::chosen.
    bool needsChoice = false;
    /// GetRequest::onlyClean, and a text has a serious problem: nothing was saved. It costs no second download.
    bool refused = false;
    bool operator==(const GotSubtitle &) const = default;
    const QList<TextProblem> &problems() const { return fetched.problems; }
};

/// What a service shows of a subtitle without counting a download.
struct PeekedSubtitle
{
    FetchedSubtitle fetched; ///< nothing was checked: most of it may be missing
    bool whole = false;
    bool operator==(const PeekedSubtitle &) const = default;
};

/// What saving leaves to be asked.
struct UndoSummary
{
    int undone = 0;
    QList<Error> failures;
    bool operator==(const UndoSummary &) const = default;
};

/// Why an episode may have more than a search for its season found.
QString nothingInList();

class Engine : public QObject
{
    Q_OBJECT
public:
    Engine(
        ProviderRegistry &registry, SecretStore &secrets, Settings &settings, Store &store, QObject *parent = nullptr);
    ~Engine() override;

    ProviderRegistry &registry() const;
    SecretStore &secrets() const;
    Settings &settings() const;
    Store &store() const;
    Library &library() const;
    Network &network() const;
    /// What services answered lately.
    Answers &answers() const;

    /// The wishes of the preferences.
    static Wishes wishes(const Preferences &preferences);
    static VideoFacts facts(const LibraryEntry &entry);

    /// A search for a row, not yet started; the caller owns it. The library hears of its course and result.
    SearchSession *search(
        const LibraryEntry &entry, const Preferences &preferences, QObject *parent, const SearchOptions &options = {});
    /// For rows that are searched together: those that are episodes of one show are asked for season by season, and
    /// services that take many hashes in one request get them so, right away.
    SearchPlan planSearches(const QList<LibraryEntry> &entries, const Preferences &preferences, bool fresh = false);
    /// A free question.
    SearchSession *search(SearchQuery byHand, const Preferences &preferences, QObject *parent);

    /// Fetches a hit without saving. Costs quota where the service counts; a second time it is free.
    Pending<FetchedSubtitle> preview(const LibraryEntry &entry, const SubtitleHit &hit, std::stop_token stop);
    /// Why no service that has the hit shows its text without counting a download now, in words; nothing: peek() can be
    /// tried. NotSupported where none ever does.
    std::optional<Error> whyNotPeek(const SubtitleHit &hit) const;
    /// The beginning of a hit's text, from a service that does not count that as a download.
    Pending<PeekedSubtitle> peek(const SubtitleHit &hit, std::stop_token stop);
    /// As whyNotPeek(), for what people wrote about a hit.
    std::optional<Error> whyNotComments(const SubtitleHit &hit) const;
    /// Oldest first.
    Pending<QList<SubtitleComment>> comments(const SubtitleHit &hit, std::stop_token stop);
    /// The person says what a hit's text is encoded in: get() reads it so from now on.
    void readAs(const SubtitleHit &hit, const QString &encoding);
    /// The person changed a hit's text by hand: get() saves that from now on. nullptr: as it came.
    void editAs(const SubtitleHit &hit, std::shared_ptr<const Document> document);
    /// Fetches (or takes the preview), saves and remembers for undo. With several files (cd1, cd2) saves each beside
    /// its part. saved.outcome AlreadyThere: ask the person and come again with a policy.
    Pending<QList<GotSubtitle>> get(GetRequest request, std::stop_token stop);
    /// Saves a subtitle file or archive that was dropped on a video, under the name players find.
    Pending<QList<GotSubtitle>> adopt(const LibraryEntry &entry, const QString &file, const Preferences &preferences,
        std::optional<ConflictPolicy> onConflict, std::stop_token stop);
    /// The same for what was taken out of an archive.
    Pending<QList<GotSubtitle>> adopt(AdoptRequest request, std::stop_token stop);
    /// Has a file converted by a service and saves the result beside it. saved.outcome AlreadyThere: ask the person and
    /// come again with a policy. A Timeout leaves a task: taskOf() tells which, to come again with.
    Pending<ConvertedSubtitle> convert(ConvertRequest request, std::stop_token stop);
    /// Converts a file by Legenda itself and saves the result. saved.outcome AlreadyThere: ask the person and come
    /// again with a policy.
    Pending<FileConversion> convertFile(FileConversionRequest request, std::stop_token stop);
    /// What convertFile() would write, without writing.
    Pending<FileConversion> previewFile(FileConversionRequest request, std::stop_token stop);
    /// What a subtitle file is.
    Pending<FileLook> lookAt(const QString &path, const LoadOptions &options, std::stop_token stop);
    /// The subtitle files behind a path: itself, those of an archive, those of a folder.
    Pending<QStringList> subtitlesIn(const QString &path, std::stop_token stop);
    /// "Not this one": hides a hit for this video for good, or offers it again. unwantedChanged() tells those who hold
    /// hits.
    Pending<Done> setUnwanted(const LibraryEntry &entry, const SubtitleHit &hit, bool unwanted);
    /// Takes all saves of a batch back.
    Pending<UndoSummary> undoBatch(qint64 batch);

    /// Reads the proxy's password, and account values from settings, keyring and environment (LEGENDA_<PROVIDER>_<KEY>,
    /// which wins) and gives them to the services.
    Pending<Done> loadAccounts();
    /// Keeps new values: secrets in the keyring, the rest in the settings; and gives them to the service.
    Pending<Done> saveAccount(const QString &provider, const QMap<QString, QString> &values);

Q_SIGNALS:
    void unwantedChanged(Legenda::VideoId id, const QString &fullHitId, bool unwanted);
    /// The text of a hit was fetched for this video: `hit` says now when its last cue is.
    void textRead(Legenda::VideoId id, const Legenda::SubtitleHit &hit);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::GotSubtitle)
