// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Documents of TTML around what a test is about.

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/ttml.h"
#include "tests/support/subtitlecase.h"

#include <QDebug>
#include <QXmlStreamReader>

#include <functional>

namespace Legenda::Testing {

using namespace Qt::StringLiterals;

inline const QString spaces = u"xmlns=\"http://www.w3.org/ns/ttml\" xmlns:tts=\"http://www.w3.org/ns/ttml#styling\" "
                              "xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" "
                              "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" "_s;

/// A document around paragraphs.
inline QString around(const QString &body, const QString &head = {}, const QString &root = u"xml:lang=\"en\""_s)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt "_L1 + spaces + root + "><head>"_L1 + head
        + "</head><body><div>"_L1 + body + "</div></body></tt>"_L1;
}

inline Reading readTtml(const QString &text, const ReadOptions &options = {})
{
    return readText(Formats::ttml(), text, options);
}

inline bool isXml(const QString &text)
{
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    if (xml.hasError())
        qWarning() << xml.errorString() << xml.lineNumber() << text;
    return !xml.hasError();
}

/// "begin-end text" of all cues.
inline QStringList shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(cue.text);
    return list;
}

/// What comes back, which is well-formed.
inline Document again(const Document &document, QString *text = nullptr)
{
    const QString written = writeText(Formats::ttml(), document);
    if (!isXml(written))
        return {};
    if (text)
        *text = written;
    return readTtml(written).document;
}

/// Of what was written for a document of another format.
inline Cue rewritten(const Cue &cue)
{
    const Document document = again(documentOf({cue}));
    return document.cues.size() == 1 ? document.cues.first() : Cue();
}

inline StyleRun run(qsizetype start, qsizetype length, const std::function<void(TextStyle &)> &set)
{
    StyleRun made{start, length, {}};
    set(made.style);
    return made;
}

} // namespace Legenda::Testing
