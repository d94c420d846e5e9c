// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes of a subtitle file -> what a person and the program need to know of it: the common ground of preview, checks
// and saving. The document itself, with styles and all, is in documentfile.h.

#include "core/base/language.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Legenda {

struct PreviewCue
{
    qint64 startMs = 0;
    qint64 endMs = 0;
    QString text; ///< without markup, lines separated by '\n'
    bool operator==(const PreviewCue &) const = default;
};

struct SubtitleText
{
    QString text; ///< decoded, line ends '\n', no BOM
    QString encoding; ///< "UTF-8", "windows-1250" …: what the bytes were in
    bool encodingSure = true; ///< false: a guess
    QString format; ///< format id of the command line ("subrip", "webvtt", "ass" …); empty: not recognised
    QString extension; ///< usual extension of that format, without dot ("srt")
    Language language; ///< as CLD2 reads the text; invalid: not sure
    QList<PreviewCue> cues; ///< in order of time
    bool cutOff = false; ///< the file ends in the middle of a cue
    QStringList warnings; ///< in words: "The file ends in the middle of a cue."
    bool operator==(const SubtitleText &) const = default;
};

/// Decodes and recognises. Errors: BadReply for HTML pages, service stubs, empty or unreadable content, each with its
/// own sentence. `expected` helps to choose between encodings. Blocking for big files.
Result<SubtitleText> readSubtitle(const QByteArray &content, const QString &fileName, const Language &expected = {});

/// As above with the encoding given by the person.
Result<SubtitleText> readSubtitleAs(const QByteArray &content, const QString &fileName, const QString &encoding);

/// Whether a download is worth keeping. BadReply, each with its own sentence, for a text without a single cue and for
/// short texts of no known format (notices of a service).
Result<Done> checkWorthSaving(const SubtitleText &subtitle);

/// Names of encodings to offer, UTF-8 first.
QStringList knownEncodings();
/// To read: besides those what was turned into UTF-8 twice.
QStringList readableEncodings();

/// The text as bytes in an encoding ("UTF-8", optional BOM); BadInput where letters do not exist in it (named).
Result<QByteArray> encodeText(const QString &text, const QString &encoding, bool bom);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::SubtitleText)
