// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "core/pipeline/engine.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class UndoCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override
    {
        constexpr int shown = 50;
        whenDone(engine().store().downloads(shown), this, [this](const Result<QList<DownloadRecord>> &records) {
            if (!records) {
                failed({}, {}, records.error());
                return finish();
            }
            if (parser().isSet(u"list"_s))
                return list(*records);
            const auto last = std::find_if(
                records->begin(), records->end(), [](const DownloadRecord &record) { return !record.undone; });
            if (last == records->end()) {
                output().message(tr("There is nothing to undo."));
                return finishWith(NothingDone);
            }
            undo(last->batch);
        });
    }

private:
    void list(const QList<DownloadRecord> &records)
    {
        for (const DownloadRecord &record : records) {
            const QJsonObject object{{u"batch"_s, record.batch}, {u"video"_s, record.videoPath},
                {u"saved"_s, record.savedPath}, {u"backup"_s, record.backupPath}, {u"provider"_s, record.provider},
                {u"id"_s, record.provider + u':' + record.subtitleId}, {u"language"_s, record.language},
                {u"saved_at"_s, record.savedAt.toString(Qt::ISODate)}, {u"undone"_s, record.undone}};
            output().line(object,
                u"%1  %2  %3%4"_s.arg(record.batch)
                    .arg(record.savedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), record.savedPath,
                        record.undone ? tr("  (undone)") : QString()));
            succeeded();
        }
        finish();
    }

    void undo(qint64 batch)
    {
        whenDone(engine().undoBatch(batch), this, [this](const Result<UndoSummary> &summary) {
            if (!summary) {
                failed({}, {}, summary.error());
                return finish();
            }
            for (const Error &error : summary->failures)
                failed({}, {}, error);
            for (int i = 0; i < summary->undone; ++i)
                succeeded();
            output().line({{u"undone"_s, summary->undone}}, tr("%n subtitle(s) taken back.", nullptr, summary->undone));
            finish();
        });
    }
};

} // namespace

CommandSpec undoCommand()
{
    CommandSpec spec;
    spec.name = u"undo"_s;
    spec.summary = Command::tr("Take the last saves back; files they replaced return.");
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOption({u"list"_s, Command::tr("List what was saved, newest first, and change nothing.")});
    };
    spec.make = [](Context &context) { return std::make_unique<UndoCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "undocommand.moc"
