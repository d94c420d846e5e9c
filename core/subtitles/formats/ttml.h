// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The parts of TTML: times, styles, the reader and the writer. w3.org/TR/ttml2, w3.org/TR/ttml-imsc1.1, EBU Tech 3350
// and 3370, SMPTE ST 2052-1.

#include "core/subtitles/format.h"
#include "core/subtitles/formats/markup.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Legenda::Ttml {

/// How the document counts time.
class Clock
{
public:
    enum class Base { Media, Smpte, Clock };

    /// Of the root element.
    void read(const QList<Markup::Attribute> &attributes, double usualFps);
    /// Any time expression in milliseconds: "00:00:01.5", "00:00:01:12", "00:00:01:12.1", "1.5s", "90m", "12f", "300t";
    /// also "1:02.5" and "19.764", as Apple writes them.
    std::optional<qint64> parse(QStringView text);
    Base base() const { return m_base; }
    /// Frames per second as the document says; 0: it does not.
    double fps() const { return m_rateSaid ? fpsOfFrames() : 0; }
    double fpsOfFrames() const { return m_rate * m_multiplier; }
    bool usedFrames() const { return m_usedFrames; }
    bool isRateSaid() const { return m_rateSaid; }

private:
    std::optional<qint64> parseClock(QStringView text);
    std::optional<qint64> parseOffset(QStringView text);

    Base m_base = Base::Media;
    double m_rate = 30; // what TTML says where the document does not
    double m_multiplier = 1;
    double m_subFrames = 1;
    double m_ticks = 1;
    int m_drop = 0; ///< 1: NTSC, 2: PAL
    bool m_rateSaid = false;
    bool m_usedFrames = false;
};

/// What lengths are measured by.
struct Grid
{
    double columns = 32;
    double rows = 15;
    double width = 0; ///< of the root, in pixels; 0: not said
    double height = 0;
    void read(const QList<Markup::Attribute> &rootAttributes);
};

/// What style attributes say.
struct Look
{
    enum Property : quint32 {
        Color = 1u << 0,
        Background = 1u << 1,
        Font = 1u << 2,
        Size = 1u << 3,
        Bold = 1u << 4,
        Italic = 1u << 5,
        Underline = 1u << 6,
        StrikeOut = 1u << 7,
        TextAlign = 1u << 8,
        DisplayAlign = 1u << 9,
        Origin = 1u << 10,
        Extent = 1u << 11,
        WritingMode = 1u << 12,
        Direction = 1u << 13,
        Display = 1u << 14,
        Visibility = 1u << 15,
        Ruby = 1u << 16,
        Position = 1u << 17,
    };
    enum class Side : quint8 { Start, Left, Center, Right, End };
    enum class RubyRole : quint8 { None, Container, Base, Text, Delimiter };

    quint32 said = 0;
    quint32 color = 0;
    quint32 background = 0; ///< 0: transparent
    QString font{};
    double size = 100; ///< percent
    bool relativeSize = false; ///< of the parent's, or of a cell's where nobody says one
    quint16 traits = 0; ///< of TextStyle::Trait
    Side textAlign = Side::Start;
    quint8 displayAlign = 0; ///< 0 before, 1 centre, 2 after
    Placement::Writing writing = Placement::Writing::Horizontal;
    bool rightToLeft = false;
    bool shown = true; ///< display
    bool visible = true;
    RubyRole ruby = RubyRole::None;
    double x = 0; ///< percent of the root
    double y = 0;
    double width = 100;
    double height = 100;
    double positionX = 0; ///< percent of what the extent leaves
    double positionY = 0;

    bool says(quint32 properties) const { return said & properties; }
    /// `over` wins where it says something.
    void add(const Look &over);
    /// One attribute, by its local name.
    void read(QStringView name, QStringView value, const Grid &grid);
};

/// All style attributes of a tag.
Look readLook(const QList<Markup::Attribute> &attributes, const Grid &grid);
/// "s1 s2"
QStringList names(QStringView value);
/// As text looks with it. White, 100 % and generic fonts that everybody has are what goes without saying.
TextStyle textStyle(const Look &look, const Grid &grid);
/// Where text stands. @param region said so itself
Placement placement(const Look &region, bool hasRegion, const Look &content);

/// <style>s by their ids.
class Styles
{
public:
    void add(const QString &id, const QStringList &references, const Look &own);
    /// Of references to several: later ones win.
    Look look(const QStringList &references);
    bool contains(const QString &id) const { return m_indices.contains(id); }

private:
    struct Style
    {
        QStringList references;
        Look own;
        Look all{};
        enum class State { New, Busy, Ready } state = State::New;
    };
    void resolve(int index, int depth);

    QList<Style> m_styles;
    QHash<QString, int> m_indices;
};

/// The regions that the writer makes up say all in their names: "legenda-8", "legenda-7-x12.5-y80-w40".
QString regionId(const Placement &place);
std::optional<Placement> placementOfId(QStringView id);

/// Names of attributes that say when.
bool isTiming(QStringView localName);

void read(TextInput &input, const ReadOptions &options, Reading &reading);
void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing);

} // namespace Legenda::Ttml
