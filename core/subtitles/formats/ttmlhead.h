// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What stands before the paragraphs of a TTML document that is written.

#include "core/subtitles/document.h"
#include "core/subtitles/formats/markup.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace Legenda::Ttml {

/// A tag with its attributes, each once, in quotes.
QString mendedTag(const Markup::Token &token, const QList<Markup::Attribute> &attributes);
/// Whole elements so, without times.
QString mended(QStringView markup);

class Head
{
public:
    /// The document's head as it can be written again; the old one where it cannot.
    static QString mendedHead(const Document &document);
    /// From the document's own head, where it has one that can be mended, else new.
    static Head of(const Document &document, const QString &title, const Language &language, const QString &encoding);
    /// All of it, to the body's opening tag, with the agents and regions below.
    QString text(const Document &document, const QHash<QString, QString> &styleIds) const;

    bool kept = false;
    QString prefix{}; ///< of TTML's elements: "tt:" or nothing
    QString stylePrefix = QStringLiteral("tts:");
    QString metadataPrefix = QStringLiteral("ttm:");
    QStringList prefixes{}; ///< that are declared
    double usualSize = 100; ///< percent of the usual size that 100% gives where nothing else is said
    QString context{}; ///< the kept head as the reader can take it

    struct Agent
    {
        QString id;
        QString name;
    };
    struct Region
    {
        QString id;
        Placement placement;
    };
    QList<Agent> agents{}; ///< to add
    QList<Region> regions{}; ///< to add

private:
    bool keep(const Document &document, const Language &language);
    QString metadata() const;
    QString layout() const;

    QString m_declaration;
    QMap<QString, QString> m_entries; ///< metadata to write
    bool m_entriesKept = false; ///< they are in the head as it is
    Language m_language;
    double m_fps = 0;
    // Places in context.
    qsizetype m_metadataAt = -1;
    qsizetype m_layoutAt = -1;
    bool m_inLayout = false; ///< m_layoutAt is inside of a <layout>
};

} // namespace Legenda::Ttml
