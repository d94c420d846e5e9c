// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The files of the dialog: what each is, how the person wants it read, and what came of it. Looks at them and converts
// them in the background, with one batch for undo in each run.

#include "core/pipeline/engine.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <optional>
#include <stop_token>

namespace Legenda {

/// How a file is read, where the person knows better.
struct ReadAs
{
    QString format; ///< id; empty: found out
    QString encoding; ///< empty: found out
    double fps = 0; ///< 0: what the file says, else the video's
    Language track; ///< invalid: the first of the file
    bool isAutomatic() const { return *this == ReadAs(); }
    bool operator==(const ReadAs &) const = default;
};

/// What a look at a file told; the text itself is not kept.
struct ConvertFacts
{
    const SubtitleFormat *format = nullptr;
    DetectedEncoding encoding;
    Language language;
    double fps = 0; ///< 0: the file counts no frames and says no rate
    bool fpsGuessed = false;
    int cues = 0;
    qint64 firstMs = 0;
    qint64 lastMs = 0; ///< when the last cue ends
    qint64 size = 0;
    QList<Language> tracks; ///< the file holds several: what can be chosen
    QStringList warnings;
    QString video;
    bool operator==(const ConvertFacts &) const = default;
};

struct ConvertItem
{
    enum class State {
        Waiting,
        Working,
        Planned, ///< a dry run told what would be written
        Saved,
        Unchanged, ///< the very same is there
        Skipped, ///< left as it was, as the person said
        Conflict, ///< something is in the way: the person is asked
        Failed,
    };
    int id = 0; ///< rising from row to row
    QString path;
    ReadAs readAs;
    State state = State::Waiting;
    bool looking = false;
    std::optional<ConvertFacts> facts;
    std::optional<Error> lookError;
    std::optional<Error> error; ///< of converting
    QString result; ///< path of what was or would be written, of parts the last; of Conflict: what is in the way
    int parts = 0; ///< how many files were or would be written of it; 0: none
    bool inTheWay = false; ///< of Planned: there is a file already
    ConflictPolicy onConflict = ConflictPolicy::Ask; ///< of Planned: what happens to it then
    int losses = 0;
    QStringList remarks; ///< what was changed, lost and odd, in sentences
    bool operator==(const ConvertItem &) const = default;
};

class ConvertQueue : public QObject
{
    Q_OBJECT
public:
    explicit ConvertQueue(Engine &engine, QObject *parent = nullptr);
    ~ConvertQueue() override; ///< stops

    /// Files, folders and archives. What is in the list already is not added twice.
    void add(const QStringList &paths);
    void remove(QList<int> rows); ///< not while busy
    const QList<ConvertItem> &items() const { return m_items; }
    int count(ConvertItem::State state) const;
    int rowOf(int id) const; ///< -1: gone
    bool isExpanding() const { return m_expanding; } ///< looks into a folder or an archive

    void setReadAs(const QList<int> &rows, const ReadAs &readAs);
    /// How a file is read, for a request.
    static LoadOptions loadOptions(const ConvertItem &item);

    bool isBusy() const { return m_busy; }
    bool isDryRun() const { return m_dry; } ///< the current run, else the last one
    /// Nothing goes on before the person has answered.
    bool waitsForAnswer() const { return m_running == 0 && m_left.isEmpty() && !m_asked.isEmpty(); }
    int total() const { return m_total; } ///< files of the run
    int done() const { return m_done; }
    enum class Into {
        Each, ///< a file of each
        One, ///< one of all
    };
    /// @param common what they share: input, how it is read, which part and batch are set here  @param rows empty: all
    void start(const FileConversionRequest &common, const QList<int> &rows = {}, Into into = Into::Each);
    /// Tells for each what would be written. Writes nothing.
    void dryRun(const FileConversionRequest &common, Into into = Into::Each);
    /// `common` for these rows as one file, in the order of their names ("cd2" before "cd10").
    FileConversionRequest joining(FileConversionRequest common, QList<int> rows) const;
    void stop();
    /// The person's answer for a file with something in the way.
    void resolve(int id, ConflictPolicy policy, bool forAll);

    qint64 lastBatch() const { return m_batch; } ///< 0: nothing to take back
    QStringList savedPaths() const { return m_saved; } ///< of the last run
    void undo();

Q_SIGNALS:
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    void itemChanged(int row);
    void expandingChanged();
    /// A path had nothing to convert.
    void refused(const QString &path, const Legenda::Error &error);
    void busyChanged(bool busy);
    void progressChanged(int done, int total);
    /// resolve() is waited for. `path` is in the way.
    void conflict(int id, const QString &path);
    /// A run is over. @param batch for undo; 0: nothing was saved
    void finished(qint64 batch, const QStringList &paths);
    void undone(qint64 batch, const Legenda::Result<Legenda::UndoSummary> &summary);

private:
    void expandNext();
    void append(const QStringList &paths);
    void lookOn();
    void look(ConvertItem &item);
    void takeLook(int id, int number, const Result<FileLook> &result);
    void begin(const FileConversionRequest &common, const QList<int> &rows, bool dry, Into into);
    void goOn();
    void convert(int id);
    void preview(int id, const FileConversionRequest &request);
    void take(int id, const Result<FileConversion> &result);
    void settle(int id);
    void forget(ConvertItem &item);
    bool hasMoreParts(int id);
    void end();
    ConvertItem *find(int id);
    void tell(const ConvertItem &item);
    FileConversionRequest requestFor(const ConvertItem &item) const;

    Engine &m_engine;
    QList<ConvertItem> m_items;
    QSet<QString> m_known; ///< paths in the list
    QStringList m_toExpand;
    bool m_expanding = false;
    QList<int> m_toLook; ///< ids
    int m_lookingAt = 0; ///< how many
    QHash<int, int> m_lookNumber; ///< by id: of its last look; what comes of an older one is dropped
    int m_lastNumber = 0;
    int m_lastId = 0;
    std::stop_source m_looking;

    FileConversionRequest m_common;
    QList<int> m_left; ///< ids, of this run
    QList<int> m_joined; ///< ids: become one with the first of them, which stands for all; empty: nothing is joined
    QHash<int, int> m_parts; ///< by id: the part that is written; none: the first
    QSet<int> m_asked; ///< ids of which the person is asked
    QHash<int, ConflictPolicy> m_policies; ///< by id: what the person answered
    QSet<int> m_written; ///< ids of which a part was or would be written in this run
    int m_running = 0;
    int m_total = 0;
    int m_done = 0;
    bool m_busy = false;
    bool m_dry = false;
    qint64 m_batch = 0;
    QStringList m_saved;
    QSet<int> m_savedIds;
    std::stop_source m_stop;
};

} // namespace Legenda
