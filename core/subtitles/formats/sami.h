// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The parts of SAMI: its style sheet, the reader and the writer.

#include "core/subtitles/format.h"
#include "core/subtitles/formats/markuptext.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Legenda::Sami {

struct Rule
{
    QString selector; ///< ".ENCC", "#Source", "P"
    QString declarations;
    TextStyle style{};
    QString name{}; ///< of a class: as people see it
    Language language{}; ///< of a class
    bool saysLanguage = false;
};

struct Sheet
{
    QList<Rule> rules;
    QHash<QString, int> indices{}; ///< by selector, in lower case
    /// @param kind '.' or '#'
    const Rule *find(QChar kind, QStringView name) const;
    /// Of a tag with class or id.
    void apply(const QList<Markup::Attribute> &attributes, TextStyle &style) const;
};

Sheet readSheet(QStringView css);
/// "en-US", "en-US-CC", "kr-KR"
Language languageOf(const QString &code);
/// "ENCC", "KRCC"
Language languageOfClass(const QString &name);
/// The CSS in the <STYLE> of a head.
QString sheetOf(QStringView head);

void read(TextInput &input, const ReadOptions &options, Reading &reading);
void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing);

/// Text and runs of what stands in a <P>. False: it holds tags that end it.
bool readParagraph(QStringView markup, const TextStyle &base, const Sheet &sheet, Cue &cue);

} // namespace Legenda::Sami
