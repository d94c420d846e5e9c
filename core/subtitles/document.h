// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle as a document: what every format has in common, in one shape. Readers fill it, writers write it, edits
// (timing.h, cleanup.h, cuelines.h …) change it; none of them knows another.
//
// A cue's text is plain; its style is a list of runs beside it, so that most cues (no style at all) cost nothing and
// edits of the text need not know any markup. Rare things of a cue are in CueDetails, which is shared until changed.
// What a format says in its own words and the model has no place for is kept as `native` text: the writer of the same
// format writes it again, others leave it.

#include "core/base/language.h"

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QSharedData>
#include <QSharedDataPointer>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace Legenda {

/// How a stretch of text looks or what it is. Default-constructed: as the player draws text.
struct TextStyle
{
    enum Trait : quint16 { Bold = 1, Italic = 2, Underline = 4, StrikeOut = 8 };
    quint16 traits = 0; ///< of Trait
    quint32 color = 0; ///< 0xAARRGGBB, alpha 0xFF = opaque; 0: not said
    quint32 background = 0; ///< same
    QString font; ///< family; empty: not said
    double fontSize = 0; ///< percent of the usual size; 0: not said
    QString ruby; ///< the reading shown with these characters
    QString voice; ///< who says these words, where a cue has several speakers
    QString language; ///< of these words, BCP 47; empty: the document's
    QString classes; ///< names of styles on these words, as WebVTT's classes: "loud.yellow"
    qint64 atMs = -1; ///< shown (sung) from then on, ms after the cue's start; -1: with the cue

    bool isPlain() const { return *this == TextStyle(); }
    bool has(Trait trait) const { return traits & trait; }
    void set(Trait trait, bool on) { traits = quint16(on ? traits | trait : traits & ~trait); }
    bool operator==(const TextStyle &) const = default;
};

/// A stretch of a cue's text that is not plain.
struct StyleRun
{
    qsizetype start = 0; ///< in UTF-16 units of Cue::text
    qsizetype length = 0; ///< at least 1
    TextStyle style;
    bool operator==(const StyleRun &) const = default;
};

/// Where a cue stands on the screen.
struct Placement
{
    enum class Writing : quint8 { Horizontal, VerticalRightToLeft, VerticalLeftToRight };
    /// As on a number pad, as in ASS: 1 bottom left, 2 bottom centre … 9 top right. The corner or edge that x and y
    /// speak of, and how lines are aligned. 0: not said (bottom centre).
    int anchor = 0;
    std::optional<double> x; ///< percent of the picture's width, from the left
    std::optional<double> y; ///< percent of the picture's height, from the top
    std::optional<double> width; ///< of the box, percent of the picture's
    Writing writing = Writing::Horizontal;
    bool isDefault() const { return *this == Placement(); }
    bool operator==(const Placement &) const = default;
};

/// What few cues have.
struct CueDetails : QSharedData
{
    QString id; ///< the cue's own name or number in the file, where it is more than counting
    QString style; ///< name in Document::styles
    QString region; ///< id in Document::regions
    QString speaker; ///< who says all of it
    int layer = 0; ///< higher ones are drawn above lower ones
    bool comment = false; ///< not shown
    Placement placement;
    QString effect; ///< in the words of the document's format ("Karaoke", "Scroll up;…")
    QString note; ///< a comment that stands before the cue; lines separated by '\n'
    /// The text with its markup as it stood in the file; empty where text and runs say it all. It counts only as long
    /// as it still reads as `text` and `runs`: editing those is enough.
    QString native;
    QString settings; ///< what else the format says of the cue, in its own words (WebVTT's cue settings …)
    bool operator==(const CueDetails &other) const;
};

struct Cue
{
    Cue() = default;
    Cue(qint64 start, qint64 end, QString plain = {}) : startMs(start), endMs(end), text(std::move(plain)) { }

    qint64 startMs = 0;
    qint64 endMs = 0;
    QString text; ///< plain, lines separated by '\n'
    QList<StyleRun> runs; ///< in order, not overlapping, none of them plain or empty

    const CueDetails &details() const;
    /// For changing them.
    CueDetails &edit();
    /// All of them at once; such that say nothing cost nothing.
    void setDetails(const CueDetails &details);
    bool hasDetails() const { return m_details; }

    qint64 lengthMs() const { return endMs - startMs; }
    bool isComment() const { return m_details && m_details->comment; }
    bool operator==(const Cue &other) const;

private:
    QSharedDataPointer<CueDetails> m_details;
};

/// A style with a name, as ASS, TTML, SAMI and WebVTT have them.
struct NamedStyle
{
    QString name;
    TextStyle text;
    int anchor = 0; ///< as Placement::anchor
    QString native; ///< all of it in the words of the document's format
    bool operator==(const NamedStyle &) const = default;
};

/// A named part of the screen, as TTML and WebVTT have them.
struct Region
{
    QString id;
    Placement placement;
    QString native; ///< all of it in the words of the document's format
    bool operator==(const Region &) const = default;
};

struct Document
{
    QString format; ///< format id it was read from; empty: made here
    QList<Cue> cues; ///< in the order of the file
    QList<NamedStyle> styles;
    QList<Region> regions;
    /// By the names that formats use, in lower case: "title", "author", "language", "copyright", "comment" …
    QMap<QString, QString> metadata;
    double fps = 0; ///< frames per second that the file's times count in, or says; 0: none
    QSize canvas; ///< the picture that sizes in `native` texts are meant for, in pixels; empty: not said
    Language language; ///< as the file says; invalid: it does not
    QString head; ///< what stands before the cues and has no place above, in the words of `format`
    QString tail; ///< what stands after them
    bool operator==(const Document &) const = default;
};

/// Text and runs as they come: joins neighbours of the same style.
class StyledText
{
public:
    void append(QStringView text, const TextStyle &style = {});
    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }
    /// Without blanks and empty lines at both ends.
    void trim();
    /// Moves it into a cue (its text and runs are replaced) and starts anew.
    void moveTo(Cue &cue);

private:
    QString m_text;
    QList<StyleRun> m_runs;
};

/// Calls `use(QStringView, const TextStyle &)` for each stretch of one style, plain ones included, in order.
template <class Use>
void forEachSegment(const Cue &cue, Use use)
{
    static const TextStyle plain;
    const QStringView text(cue.text);
    qsizetype at = 0;
    for (const StyleRun &run : cue.runs) {
        if (run.start > at)
            use(text.mid(at, run.start - at), plain);
        use(text.mid(run.start, run.length), run.style);
        at = run.start + run.length;
    }
    if (at < text.size())
        use(text.mid(at), plain);
}

/// Replaces `length` units of the text from `start` on; the runs follow: what is inserted takes the style of what it
/// replaces, or of what stands before it.
void replaceText(Cue &cue, qsizetype start, qsizetype length, QStringView with);
/// One of several replacements: `length` units from `start` on become `with`.
struct TextChange
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString with;
    bool operator==(const TextChange &) const = default;
};

/// replaceText for many places in one go, linear. `changes` in order and not overlapping; what is not so is left out.
void replaceTexts(Cue &cue, const QList<TextChange> &changes);
/// A part of a cue's text with its style; times and details are the cue's.
Cue sliced(const Cue &cue, qsizetype start, qsizetype length);
/// `text` and the style of `tail` behind those of `cue`; nothing else changes.
void appendText(Cue &cue, QStringView separator, const Cue &tail);
/// Removes blanks at the ends of all lines, and empty lines. Where there are none, nothing changes at all.
void trimLines(Cue &cue);

/// Every time of the document, those inside of cues too, becomes what `map` says. `map` has to rise.
void mapTimes(Document &document, const std::function<qint64(qint64)> &map);
void mapTimes(Cue &cue, const std::function<qint64(qint64)> &map);

/// In order of start, then end; equal ones stay in the order they had.
void sortByTime(QList<Cue> &cues);
bool isSortedByTime(const QList<Cue> &cues);

} // namespace Legenda

// Lists of ten thousands grow by moving memory, not cue by cue.
Q_DECLARE_TYPEINFO(Legenda::StyleRun, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Legenda::Cue, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Legenda::Document)
