// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reads TTML, well-formed or not: what opens, what closes, and what that makes of times, styles and text. The writer
// uses it, too, to see whether old markup still means the same.

#include "core/subtitles/formats/timedwords.h"
#include "core/subtitles/formats/ttml.h"

#include <optional>

namespace Legenda::Ttml {

class Reader
{
public:
    /// How broken times are taken.
    struct Mode
    {
        bool absolute = false; ///< begin and end count from the document's start, not from the parent's
        bool unclipped = false; ///< parents may end earlier than what is in them
    };
    explicit Reader(const ReadOptions &options, Mode mode);
    Reader(const ReadOptions &options, Mode mode, const QString &text) : Reader(options, mode) { feed(text); }
    void feed(const QString &markup);
    /// Cues get their last touch. @param text what was fed
    Reading finish(const QString &text);

    /// What the first look showed.
    bool timesLookAbsolute() const
    {
        return !m_hasSequence && m_insideAbsolute > 0 && m_insideAbsolute * 10 >= m_outside * 9
            && m_notAbsolute * 10 <= m_insideAbsolute;
    }
    bool mostAreOutside() const { return m_neverShown > m_shown; }

    /// For the writer: what a paragraph gives whose tags are opened so. The text fed before stays as context.
    struct Paragraph
    {
        Placement placement{};
        TextStyle style{};
        bool inRegion = false;
    };
    Paragraph paragraph(const QString &tags);
    Cue cue(const QString &tags, const QString &content);
    /// Of speakers, by name.
    const QHash<QString, QString> &agentIds() const { return m_agentIds; }
    bool hasRegion(const QString &id) const { return m_regions.contains(id); }
    bool hasStyle(const QString &id) const { return m_styles.contains(id); }
    const QMap<QString, QString> &metadata() const { return m_document.metadata; }

private:
    enum class Kind : quint8 { Root, Head, Body, Div, P, Span, Br, Style, Region, Initial, Set, Metadata, Other };
    static constexpr int kinds = int(Kind::Other) + 1;

    struct Frame
    {
        Kind kind = Kind::Other;
        QString name{}; ///< of Kind::Other
        qint64 begin = 0;
        qint64 end = 0;
        qint64 cursor = 0; ///< of seq: where the next child begins
        qint64 childEnd = 0; ///< the latest
        qint64 absoluteBegin = 0; ///< if all times counted from the document's start
        qint64 absoluteEnd = 0;
        bool sequence = false;
        bool timed = false; ///< it, or something around it
        bool ownTimes = false;
        bool hasEnd = false; ///< of its own
        bool badTimes = false; ///< attributes that say nothing
        bool preserve = false;
        bool skip = false; ///< what is in it is not shown
        bool styled = false; ///< style is ready
        Look look{};
        TextStyle style{};
        QString region{};
        bool regionOfBody = false;
        QString language{};
        QString divLanguage{}; ///< of the div around it
        QString speaker{};
        QString tags{}; ///< of divs and the p, for CueDetails::settings
        qint64 atMs = -1;
        Look::RubyRole ruby = Look::RubyRole::None;
        bool rubyTaken = false; ///< a base that has begun
        QList<Change> changes{}; ///< of animations, with those of the spans around
    };

    struct RegionRule
    {
        Look look{};
        qint64 begin = 0;
        qint64 end = 0;
        bool timed = false;
        QList<Change> changes{};
    };

    void token(Markup::Tokenizer &tokens);
    void open(Markup::Tokenizer &tokens);
    void close(const Markup::Token &token);
    void text(const Markup::Token &token);
    void comment(const Markup::Token &token);
    Kind kindOf(QStringView name);
    void root(const QList<Markup::Attribute> &attributes);
    void push(Frame frame);
    void pop();
    void times(Frame &frame, const Frame &parent, const QList<Markup::Attribute> &attributes);
    void content(Frame &frame, const QList<Markup::Attribute> &attributes);
    void closeImplied(Kind kind);

    // head
    void style(Frame &frame, const Markup::Token &token, const QList<Markup::Attribute> &attributes);
    void region(Frame &frame, const QList<Markup::Attribute> &attributes);
    void endRegion();
    void metadata(Frame &frame, const Markup::Token &token, const QList<Markup::Attribute> &attributes);
    void endMetadata(const Frame &frame);

    // paragraphs
    void beginParagraph(Frame &frame, const QList<Markup::Attribute> &attributes);
    void beginSpan(Frame &frame, const QList<Markup::Attribute> &attributes);
    void set(const QList<Markup::Attribute> &attributes);
    Showing showingOf(const Frame &frame) const;
    void word(const QString &text);
    void endRuby();
    void endParagraph();
    void flushCue();
    void addCue(Cue &&cue);
    const TextStyle &styleOf(Frame &frame);
    Look lookOf(const Frame &frame) const;
    const RegionRule *regionOf(const Frame &frame) const;
    void noteCommon(const TextStyle &style);
    QString attributesKept(const QList<Markup::Attribute> &attributes, bool paragraph) const;

    // at the end
    void giveEnds();
    void dropCounting();
    void dropCommon();
    void chooseLanguage(Reading &reading);
    void warn(Reading &reading);

    const ReadOptions m_options;
    Mode m_mode;
    QStringView m_markup; ///< what is fed
    Document m_document;
    Clock m_clock;
    Grid m_grid;
    QString m_prefix; ///< of the root: "tt:"
    QStringList m_prefixes; ///< declared there
    QString m_rootLanguage;
    Styles m_styles;
    Look m_initial;
    QHash<QString, RegionRule> m_regions;
    QHash<QString, QString> m_agents; ///< names by id
    QHash<QString, QString> m_agentIds;
    QList<Frame> m_frames;
    int m_open[kinds] = {};
    qsizetype m_tooDeep = 0;
    qsizetype m_headStart = -1;
    qsizetype m_headEnd = -1;
    bool m_inBody = false;
    bool m_closed = false;
    bool m_cutOff = false;

    // of the region, agent or entry that is open
    QString m_regionId;
    qsizetype m_regionStart = 0;
    QString m_agentId;
    QString m_entry; ///< key in metadata
    QString m_entryText;

    // of the paragraph that is open
    struct Base
    {
        QString text;
        TextStyle style;
        bool preserve = false;
        Showing showing{};
    };
    struct Place
    {
        Placement placement{};
        QString region{};
        QString style{};
        QString settings{};
    };
    qsizetype m_paragraph = -1; ///< its frame
    Place m_place;
    TimedWords m_words;
    Cue m_cue;
    QString m_id;
    bool m_groupTimed = false; ///< the cue has the times of a span
    bool m_hidden = false; ///< display="none" or invisible, as long as nothing changes it
    bool m_wantsNative = false;
    bool m_noNative = false;
    bool m_inComment = false;
    bool m_late = false; ///< some words come later
    qsizetype m_contentStart = 0;
    qsizetype m_contentEnd = 0;
    QList<Base> m_ruby;
    qsizetype m_readings = 0;
    QString m_reading;
    QString m_note;

    // of cues, by index
    QStringList m_ids;
    QList<qsizetype> m_unended;
    QList<qsizetype> m_untimed; ///< shown all the time
    QList<qsizetype> m_lost; ///< their times say nothing
    QStringList m_languages; ///< of divs; empty as long as there are none
    bool m_anyLanguage = false;

    /// What all words have in common, where no span says it.
    struct Common
    {
        bool any = false;
        bool background = true;
        bool font = true;
        bool size = true;
        TextStyle style{};
    } m_common;

    int m_shown = 0;
    int m_outside = 0; ///< elements that begin after their parent's end
    int m_neverShown = 0; ///< cues of them
    int m_insideAbsolute = 0; ///< those that would not, counted from the document's start
    int m_notAbsolute = 0;
    bool m_hasSequence = false; ///< whoever says that knows what times mean
    int m_pictures = 0;
    int m_animations = 0;
    int m_badMarkup = 0;
    bool m_truncated = false;
};

} // namespace Legenda::Ttml
