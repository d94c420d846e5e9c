// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Scripts of SubStation Alpha (v4) and its successor Advanced SubStation Alpha (v4+): ass.cpp and ssa.cpp are the two
// formats, this is what they share. After the "SSA/ASS specification" (specs of v4.00+) and what libass and VSFilter
// make of scripts, which is what people see.
//
// How a script becomes a document:
// - Runs say how text looks: italic, underlined and struck out absolutely, bold and colour where the Default style has
//   them differently. So a line in a style "Thoughts" in italics is in italics in SubRip, too, and a script whose
//   Default is bold and yellow does not become bold and yellow everywhere.
// - Fonts and sizes are in runs only where a line says them, not where its style does.
// - Document::head is all in front of the first event, the Format line of the events included, without the style
//   lines: those are in Document::styles, as they stood. Document::tail is what follows the events (fonts …).
// - CueDetails::settings holds columns of the event that have no place elsewhere, as "MarginL=10;Marked=1".

#include "core/subtitles/format.h"

#include <QHash>
#include <QList>
#include <QSizeF>
#include <QString>
#include <QStringView>

#include <optional>

namespace Legenda::SubStation {

enum class Version { V4, V4Plus };

int sniff(QStringView head, Version version);
void read(TextInput &input, const ReadOptions &options, Reading &reading);
void write(const Document &document, const WriteOptions &options, Version version, TextOutput &out, Writing &writing);

/// What text and places depend on; the rest of a style is kept as text.
struct Style
{
    QString name;
    quint16 traits = 0; ///< of TextStyle::Trait
    quint32 color = 0xFFFFFFFF; ///< as TextStyle::color
    QString font;
    double size = 0; ///< in pixels of the script's picture; 0: not said
    int anchor = 2; ///< as Placement::anchor
    bool operator==(const Style &) const = default;
};

/// Names of the columns of a Format line.
using Columns = QList<QString>;
Columns usualStyleColumns(Version version);
Columns usualEventColumns(Version version);
/// "Name, Fontname" -> columns, trimmed; empty where there is none.
Columns parseColumns(QStringView list);
/// Which column has this name, in any case; -1: none.
qsizetype columnOf(const Columns &columns, QLatin1StringView name);

/// A style line without "Style:".
Style parseStyle(QStringView values, const Columns &columns, Version version);
/// The same back, in `columns`; what Style does not say is taken from `values` (which has the columns `from`), else is
/// as usual.
QString styleLine(const Style &style, const Columns &columns, Version version, QStringView values, const Columns &from,
    Version fromVersion);

/// One line, as part of a field that a comma ends.
QString fieldText(QStringView text);
/// "1.5": of at most two decimals.
QString numberText(double value);

/// Of metadata in a script's head; the first is how scripts say it.
inline constexpr std::pair<QLatin1StringView, QLatin1StringView> infoEntries[] = {
    {QLatin1StringView("Title"), QLatin1StringView("title")},
    {QLatin1StringView("Original Script"), QLatin1StringView("author")},
    {QLatin1StringView("Original Translation"), QLatin1StringView("translator")},
    {QLatin1StringView("Copyright"), QLatin1StringView("copyright")},
    {QLatin1StringView("Date"), QLatin1StringView("date")}, {QLatin1StringView("Source"), QLatin1StringView("source")}};

/// "&H80FF0000&", "65535", "-2147483640" -> 0xAARRGGBB with alpha 0xFF = opaque.
std::optional<quint32> parseColor(QStringView text);
/// "0:01:02.50", "0:1:2.5", "0:00:04:56", "-0:00:06.84"
std::optional<qint64> parseTime(QStringView text);
int anchorOfLegacy(int alignment); ///< of v4 and \a: 5 -> 7; 0: there is no such
int legacyOfAnchor(int anchor);

/// All that the markup of an event depends on.
class Sheet
{
public:
    /// Where two have one name the last one counts, as in libass.
    void add(const Style &style);
    /// After all were added.
    void finish();
    /// The Default style where there is none of that name.
    const Style &find(QStringView name) const;
    /// What text looks like that nothing is said of.
    const Style &base() const { return m_base; }

    QSizeF picture{384, 288}; ///< PlayResX, PlayResY
    bool inherit = false; ///< runs that do not say a thing look as their style does (documents of other formats)

private:
    QHash<QString, Style> m_styles;
    Style m_base;
    Style m_only; ///< the first of all
    bool m_hasDefault = false;
};

bool isDefaultName(QStringView name);

/// The size of the picture that a script's head says, completed as libass does; empty: it does not say.
QSize pictureOf(QStringView width, QStringView height);

/// An event's text: sets text, runs and placement of `cue`.
void parseMarkup(QStringView markup, const Sheet &sheet, const Style &style, Cue &cue);
/// The other way round. V4 has no underline, no strike-out and no transparency, and other numbers for alignment.
QString markupOf(const Cue &cue, const Sheet &sheet, const Style &style, Version version);

} // namespace Legenda::SubStation
