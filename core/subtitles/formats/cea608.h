// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Captions of CEA-608 ("line 21"): pairs of bytes to screens and back. What the codes do is said in 47 CFR 79.101,
// the characters beyond it in ANSI/CTA-608-E.

#include <QList>
#include <QString>

#include <array>
#include <functional>
#include <optional>

namespace Legenda::Cea608 {

inline constexpr int rowCount = 15;
inline constexpr int columnCount = 32;

enum Color : quint8 { White, Green, Blue, Cyan, Red, Yellow, Magenta, Black };

struct Look
{
    quint8 color = White; ///< of Color
    bool italic = false;
    bool underline = false;
    /// 0: black, as usual; 1 to 16: one more than the number in the background code (of Color times two, plus one where
    /// half transparent); 17: transparent.
    quint8 background = 0;
    bool isPlain() const { return *this == Look(); }
    bool operator==(const Look &) const = default;
};

struct Cell
{
    char16_t glyph = 0; ///< 0: nothing was written here
    bool isCode = false; ///< a blank because a mid-row code stands here
    Look look;
    bool isVisible() const { return glyph != 0 && glyph != u' '; }
    bool operator==(const Cell &) const = default;
};

/// May be longer than the screen is wide: text that runs over the edge is kept.
using Row = QList<Cell>;

struct Screen
{
    std::array<Row, rowCount> rows;
    bool isEmpty() const;
    void clear();
    /// The same is seen.
    bool operator==(const Screen &other) const;
};

struct Caption
{
    qint64 start = 0; ///< frame
    qint64 end = -1; ///< frame; -1: nothing ended it
    Screen screen;
    bool rollUp = false; ///< one line of a text that scrolls
};

/// Understands one channel of one field. Forgiving where real files are: parity does not matter, text before any mode
/// is loaded as for pop-on captions, rows may be longer than 32 characters, what was shown does not come back with the
/// next EOC, and an EDM right behind an EOC ends what stood there before, not what just appeared.
///
/// Scrolling text is given as one caption a line; each lasts until the next one begins. Painted text is given as often
/// as what stands on the screen changes.
class Decoder
{
public:
    using Found = std::function<void(Caption &&)>;
    explicit Decoder(Found found, bool secondChannel = false) : m_found(std::move(found)), m_second(secondChannel) { }

    /// @param pair two bytes, the first one in the upper half  @param frame rises
    void feed(quint16 pair, qint64 frame);
    /// The stream stops for a while; what was painted until now belongs together.
    void pause();
    void finish();
    /// A new caption is painted: for files that have no code to show one.
    void startPainting();
    /// What was loaded and not shown yet.
    const Screen &loaded() const { return m_hidden; }

private:
    enum class Mode { PopOn, PaintOn, RollUp, Text };
    void control(int first, int second, qint64 frame);
    void command(int code, qint64 frame);
    void address(int first, int second);
    void put(char16_t glyph, qint64 frame, bool isCode = false);
    void putExtended(char16_t glyph, qint64 frame);
    void putBackground(qint64 frame);
    void eraseDisplayed(qint64 frame);
    void carriageReturn(qint64 frame);
    void endOfCaption(qint64 frame);
    void beginRollUp(int depth, qint64 frame);
    void settle();
    void keepLine();
    void close(qint64 frame);
    Screen &memory() { return m_mode == Mode::PopOn ? m_hidden : m_shown; }
    bool isOurs(int first) const { return bool(first & 8) == m_second; }

    Found m_found;
    bool m_second = false;
    bool m_ours = true;
    bool m_extraData = false; ///< inside of XDS
    bool m_paintAll = false;
    bool m_afterExtended = false;
    quint16 m_last = 0; ///< control pair that may come a second time
    Mode m_mode = Mode::PopOn;
    Screen m_shown;
    Screen m_hidden;
    int m_row = rowCount - 1;
    int m_column = 0;
    Look m_look;
    int m_depth = 2;
    int m_scrolled = 0; ///< since the last line of m_open
    bool m_lineLives = false; ///< m_open is the line that is being written
    qint64 m_burst = 0;
    qint64 m_lineBurst = 0;
    qint64 m_painted = -1; ///< frame of the first change of m_shown that is not in m_open
    qint64 m_flipped = -1; ///< frame of the last EOC
    std::optional<Caption> m_open;
};

/// The codes that write a screen into an empty memory, no parity. Rows that are too long are cut.
/// @param twice control codes are repeated, as they are sent so that one may be lost
QList<quint16> codesOf(const Screen &screen, bool twice = true);
/// What such codes write.
Screen screenOf(const QList<quint16> &codes);

/// Whether there is a code for it.
bool hasLetter(char16_t letter);
quint16 withParity(quint16 pair);

} // namespace Legenda::Cea608
