// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/subtitleinputs.h"

#include "core/base/background.h"
#include "core/pipeline/fileconversion.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// What is kept of a file until its line is printed: not its text.
struct Detected
{
    QJsonObject object;
    QString readable;
};

int shownCues(const Document &document)
{
    return int(
        std::count_if(document.cues.cbegin(), document.cues.cend(), [](const Cue &cue) { return !cue.isComment(); }));
}

QString lineEndName(LineEnd end)
{
    return end == LineEnd::CrLf ? u"crlf"_s : end == LineEnd::Cr ? u"cr"_s : u"lf"_s;
}

QString timeText(qint64 ms)
{
    TextOutput out;
    out.clock(ms, 1, u'.', 3);
    return QString::fromLatin1(out.finish().value_or(QByteArray()));
}

Detected describe(const FileLook &look)
{
    const LoadedSubtitle &loaded = look.loaded;
    const Document &document = loaded.document;
    const Language language = loaded.language.language;
    QJsonArray alternatives;
    for (const EncodingChoice &choice : loaded.encoding.alternatives)
        alternatives.append(QJsonObject{{u"encoding"_s, choice.encoding}, {u"confidence"_s, choice.confidence}});
    const QString format = QString::fromLatin1(loaded.format->id);
    const int cues = shownCues(document);
    QJsonObject object{{u"path"_s, look.path}, {u"format"_s, format}, {u"encoding"_s, loaded.encoding.encoding},
        {u"encoding_confidence"_s, loaded.encoding.confidence}, {u"encoding_alternatives"_s, alternatives},
        {u"bom"_s, loaded.encoding.mark}, {u"newline"_s, lineEndName(loaded.lineEnd)},
        {u"language"_s, language.isValid() ? QJsonValue(language.code()) : QJsonValue()},
        {u"language_reliable"_s, loaded.language.reliable}, {u"cues"_s, cues},
        {u"first_ms"_s, cues > 0 ? QJsonValue(firstStartMs(document)) : QJsonValue()},
        {u"last_ms"_s, cues > 0 ? QJsonValue(lastEndMs(document)) : QJsonValue()},
        {u"fps"_s, document.fps > 0 ? QJsonValue(document.fps) : QJsonValue()}, {u"cut_off"_s, loaded.cutOff},
        {u"warnings"_s, QJsonArray::fromStringList(loaded.warnings)}};
    if (loaded.fpsGuessed)
        object[u"fps_guessed"_s] = true;
    if (!loaded.tracks.isEmpty()) {
        QJsonArray tracks;
        for (const Language &track : loaded.tracks)
            tracks.append(track.code());
        object[u"tracks"_s] = tracks;
    }
    if (!loaded.encoding.mixedWith.isEmpty())
        object[u"encoding_mixed_with"_s] = loaded.encoding.mixedWith;
    QStringList readable{look.path, format, loaded.encoding.encoding + (loaded.encoding.sure ? u""_s : u"?"_s),
        language.isValid() ? language.code() : u"–"_s, Text::tr("%n cue(s)", nullptr, cues)};
    if (cues > 0)
        readable << u"%1 – %2"_s.arg(timeText(firstStartMs(document)), timeText(lastEndMs(document)));
    if (document.fps > 0)
        readable << frameRateText(document.fps) + " fps"_L1 + (loaded.fpsGuessed ? u"?"_s : u""_s);
    return {object, readable.join("  "_L1)};
}

class DetectCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    bool endsAtOnce() const override { return true; }

    void start() override
    {
        m_options.encoding = parser().value(u"input-encoding"_s);
        m_options.format = parser().value(u"input-format"_s);
        m_options.expected = Language::fromCode(parser().value(u"language"_s));
        m_options.plainText = true;
        m_options.fps = parseFrameRate(parser().value(u"fps"_s));
        if (parser().isSet(u"fps"_s) && m_options.fps <= 0) {
            output().message(
                tr("--fps takes frames per second such as 25 or 23.976, not \"%1\".").arg(parser().value(u"fps"_s)));
            return finishWith(WrongUsage);
        }
        if (arguments().inputs.isEmpty()) {
            output().message(tr("Give subtitle files, archives or folders."));
            return finishWith(WrongUsage);
        }
        auto inputs = runInBackground(Pool::Disk, stopToken(),
            [paths = arguments().inputs, stop = stopToken()]() -> Result<QList<SubtitleInput>> {
                return subtitleInputs(paths, stop);
            });
        whenDone(std::move(inputs), this, [this](const Result<QList<SubtitleInput>> &found) {
            m_inputs = found.value_or(QList<SubtitleInput>());
            m_results.resize(m_inputs.size());
            if (m_inputs.isEmpty())
                return finishWith(NothingDone);
            for (qsizetype i = 0; i < m_inputs.size(); ++i)
                look(i);
        });
    }

private:
    void look(qsizetype index)
    {
        const SubtitleInput &input = m_inputs.at(index);
        if (input.error) {
            show(index, fail(*input.error));
            return;
        }
        auto detected =
            runInBackground(Pool::Cpu, stopToken(), [path = input.path, options = m_options]() -> Result<Detected> {
                const Result<FileLook> found = lookAtFile(path, options);
                return found ? Result<Detected>(describe(*found)) : Result<Detected>(fail(found.error()));
            });
        whenDone(std::move(detected), this, [this, index](Result<Detected> result) { show(index, std::move(result)); });
    }

    /// In the order of the files, whichever was read first.
    void show(qsizetype index, Result<Detected> result)
    {
        m_results[index] = std::move(result);
        while (m_shown < m_results.size() && m_results.at(m_shown)) {
            const Result<Detected> &each = *m_results.at(m_shown);
            const QString &path = m_inputs.at(m_shown).path;
            if (each) {
                output().line(each->object, each->readable);
                if (!output().isJson()) {
                    const QJsonArray warnings = each->object.value(u"warnings"_s).toArray();
                    for (const auto &warning : warnings)
                        output().detail(u"%1: %2"_s.arg(path, warning.toString()));
                }
                succeeded();
            } else {
                failed({{u"path"_s, path}}, path, each.error());
            }
            m_results[m_shown].reset();
            ++m_shown;
            if (m_shown == m_results.size())
                return finish();
        }
    }

    LoadOptions m_options;
    QList<SubtitleInput> m_inputs;
    QList<std::optional<Result<Detected>>> m_results;
    qsizetype m_shown = 0;
};

} // namespace

CommandSpec detectCommand()
{
    CommandSpec spec;
    spec.name = u"detect"_s;
    spec.syntax = u"FILE…"_s;
    spec.summary = Command::tr("Tell format, encoding, language and times of subtitle files.");
    spec.options.input = true;
    spec.needsServices = false;
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {u"input-encoding"_s, Command::tr("What the files are encoded in, instead of finding it out."), u"name"_s},
            {u"input-format"_s, Command::tr("What format the files have, instead of finding it out."), u"format"_s},
            {u"language"_s, Command::tr("The language to expect: helps to find the encoding."), u"code"_s},
            {u"fps"_s, Command::tr("Frames per second of files that count frames and do not say how many."),
                u"number"_s},
        });
    };
    spec.make = [](Context &context) { return std::make_unique<DetectCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "detectcommand.moc"
