// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What it takes to have a subtitle file converted by a service, as values.

#include "core/providers/remotetasks.h"
#include "core/providers/subtitleprovider.h"
#include "core/save/subtitlewriter.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace Legenda {

class ProviderRegistry;

/// A file as far as Legenda can tell.
struct ConvertSource
{
    QString path; ///< may go on inside of an archive: "/d/pack.zip/a.srt"
    QString place; ///< the path, or that beside the archive: what a result is named after
    qint64 size = 0; ///< bytes
    QString format; ///< format id of the command line; empty: not recognised
    QString encoding; ///< as guessed
    bool encodingSure = false;
    Language language; ///< as read from the text; invalid: not sure
    int cues = 0; ///< 0 where the format was not recognised
    bool operator==(const ConvertSource &) const = default;
};

struct ConvertRequest
{
    QString provider; ///< id of a service with RemoteConverter
    QString input; ///< path of the file
    QString format; ///< RemoteFormat::id
    QString inputEncoding; ///< empty: as Legenda recognises it where it is sure, else the service guesses
    QString encoding = QStringLiteral("UTF-8");
    Language language; ///< invalid: not said
    double fps = 0; ///< 0: not said
    /// A task of the service that an earlier wait was too short for: it is asked for instead of starting another.
    QString task;
    QString outputFile; ///< empty: beside the input, under its name with the new extension
    ConflictPolicy onConflict = ConflictPolicy::KeepBoth;
    qint64 batch = 0; ///< for undo together; 0: a batch of its own
    bool operator==(const ConvertRequest &) const = default;
};

struct ConvertedSubtitle
{
    ConvertSource source;
    SavedSubtitle saved;
    qint64 record = 0; ///< id in the download history; 0: nothing was written
    qint64 batch = 0;
    bool operator==(const ConvertedSubtitle &) const = default;
};

/// Enabled services that convert, in the order of the registry.
QList<SubtitleProvider *> convertingServices(const ProviderRegistry &registry);

/// What a service is offered for: the formats that Legenda does not write itself.
QList<RemoteFormat> formatsToOffer(const RemoteConverter &converter);

/// By its id or, where only one format has it, by its extension ("vtt"); without case.
std::optional<RemoteFormat> formatNamed(const QList<RemoteFormat> &formats, const QString &word);

/// Frames and not times stand in it: the frame rate matters. @param format RemoteFormat::id or a format id of Legenda
bool countsFrames(const QString &format);

/// The rate of `offered` that is meant by a video's own, which is not always written the same ("23.976" is
/// 23.976024); 0: none.
double nearestRate(const QList<double> &offered, double fps);

/// The task that a Timeout leaves behind; empty: none.
QString taskOf(const Error &error);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::ConvertedSubtitle)
