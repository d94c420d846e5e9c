// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A cue's text out of markup: blanks folded as HTML and XML fold them, and HTML's inline tags as styles; and back.

#include "core/subtitles/document.h"
#include "core/subtitles/formats/markup.h"

#include <QList>

#include <functional>

namespace Legenda::Markup {

/// Text as it comes, with blanks folded. Blanks at both ends of lines, empty lines at both ends of the text and line
/// breaks nobody follows are dropped, among them non-breaking ones.
class FoldedText
{
public:
    /// @param preserve blanks stay (but at the ends of lines), '\n' breaks the line
    void append(QStringView text, const TextStyle &style, bool preserve = false);
    void lineBreak();
    bool isEmpty() const { return m_text.isEmpty(); }
    /// Replaces text and runs of the cue and starts anew.
    void moveTo(Cue &cue);

private:
    void flush(const TextStyle &style);

    StyledText m_text;
    TextStyle m_lastStyle; ///< of what was appended last
    QString m_blanks; ///< wait for a word
    TextStyle m_blankStyle;
    int m_breaks = 0; ///< wait, too
    bool m_soft = false; ///< the only one of them is a '\n' of the source
};

/// Declarations of CSS ("font-style: italic; color: red") onto a style. @return the text-align among them, 0: none; 1,
/// 2 or 3: left, centre, right
int applyCss(QStringView declarations, TextStyle &style);

/// HTML's inline tags.
class InlineText
{
public:
    /// False: it is no tag that this knows.
    bool open(QStringView name, const QList<Attribute> &attributes, bool selfClosing = false);
    bool close(QStringView name);
    void text(QStringView raw, bool preserve = false);
    void plain(QStringView decoded, bool preserve = false);
    void lineBreak() { m_text.lineBreak(); }
    /// What a style sheet says of a tag, before its own attributes.
    std::function<void(const QList<Attribute> &, TextStyle &)> sheet{};
    /// The style of all that follows until the next reset().
    void setBase(const TextStyle &style);
    bool isEmpty() const { return m_text.isEmpty() && m_ruby.isEmpty(); }
    void moveTo(Cue &cue);
    /// Forgets open tags.
    void reset();

private:
    struct Frame
    {
        QString name;
        TextStyle style;
    };
    struct Base
    {
        QString text;
        TextStyle style;
        bool preserve = false;
    };
    void endRuby();

    FoldedText m_text;
    QList<Frame> m_frames;
    TextStyle m_base;
    TextStyle m_style;
    QList<Base> m_ruby; ///< words that wait for their reading
    QString m_reading;
    bool m_inRuby = false;
    bool m_inReading = false;
    bool m_hidden = false; ///< <rp>
};

/// Text with inline tags and '\n' as line breaks; tags that nobody knows stay as text.
void readInline(QStringView markup, Cue &cue);

struct HtmlOptions
{
    bool css = true; ///< <span style="…"> for what <font> cannot say
    bool ruby = true;
    bool fonts = true; ///< <font …>
    bool strike = true;
};

/// The cue's text with inline tags; line breaks become <br>.
void appendHtml(QString &out, const Cue &cue, const HtmlOptions &options = {});

} // namespace Legenda::Markup
