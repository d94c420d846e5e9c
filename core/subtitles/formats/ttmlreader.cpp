// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Elements and times; ttmlcues.cpp has what is made of them.

#include "core/subtitles/formats/ttmlreader.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

using Markup::Attribute;
using Markup::isNamed;
using Markup::localName;
using Markup::Token;
using Markup::Tokenizer;

namespace {

constexpr qint64 forever = std::numeric_limits<qint64>::max() / 4;
/// Deeper than any document; what is deeper still is read as if it were not there.
constexpr qsizetype deepest = 300;

} // namespace

Reader::Reader(const ReadOptions &options, Mode mode) : m_options(options), m_mode(mode)
{
    push({.kind = Kind::Other, .end = forever, .absoluteEnd = forever});
}

Reader::Kind Reader::kindOf(QStringView name)
{
    static constexpr std::pair<QLatin1StringView, Kind> known[] = {{"p"_L1, Kind::P}, {"span"_L1, Kind::Span},
        {"br"_L1, Kind::Br}, {"div"_L1, Kind::Div}, {"style"_L1, Kind::Style}, {"region"_L1, Kind::Region},
        {"metadata"_L1, Kind::Metadata}, {"set"_L1, Kind::Set}, {"animate"_L1, Kind::Set}, {"body"_L1, Kind::Body},
        {"head"_L1, Kind::Head}, {"initial"_L1, Kind::Initial}, {"tt"_L1, Kind::Root}};
    const qsizetype colon = name.indexOf(u':');
    const QStringView local = name.mid(colon + 1);
    // "ericssontt:div" is no div. The root's prefix, none and "tt" are TTML's.
    const QStringView prefix = name.left(colon + 1);
    const bool ours = prefix.isEmpty() || prefix == m_prefix || prefix == "tt:"_L1 || isNamed(local, "tt"_L1);
    for (const auto &[word, kind] : known) {
        if (ours && isNamed(local, word))
            return kind;
    }
    return Kind::Other;
}

void Reader::push(Frame frame)
{
    ++m_open[int(frame.kind)];
    m_frames.append(std::move(frame));
}

void Reader::pop()
{
    if (m_frames.size() < 2)
        return;
    if (m_frames.size() - 1 == m_paragraph)
        endParagraph();
    Frame frame = m_frames.takeLast();
    --m_open[int(frame.kind)];
    // How long it lasted counts for what comes after it in a sequence, and for a parent that does not say.
    Frame &parent = m_frames.last();
    const bool content =
        frame.kind == Kind::Body || frame.kind == Kind::Div || frame.kind == Kind::P || frame.kind == Kind::Span;
    if (content) {
        qint64 end = frame.end;
        if (!frame.hasEnd && frame.childEnd > frame.begin)
            end = std::min(end, frame.childEnd);
        else if (end >= forever)
            end = frame.begin;
        parent.childEnd = std::max(parent.childEnd, end);
        if (parent.sequence)
            parent.cursor = std::max(parent.cursor, end);
    }
    if (frame.kind == Kind::Region)
        endRegion();
    else if (frame.kind == Kind::Other)
        endMetadata(frame);
    if (frame.ruby == Look::RubyRole::Text) {
        if (m_readings < m_ruby.size())
            m_ruby[m_readings++].style.ruby = std::exchange(m_reading, {}).simplified();
    } else if (frame.ruby == Look::RubyRole::Container) {
        endRuby();
    }
    if (frame.kind == Kind::Root)
        m_closed = true;
}

void Reader::root(const QList<Attribute> &attributes)
{
    // A second document in one file, as live streams have them, starts anew.
    m_frames.resize(1);
    std::fill(std::begin(m_open), std::end(m_open), 0);
    m_open[int(Kind::Other)] = 1;
    m_paragraph = -1;
    m_styles = {};
    m_regions.clear();
    m_initial = {};
    m_inBody = m_closed = false;
    m_clock.read(attributes, m_options.fps);
    m_grid.read(attributes);
    m_prefixes = QStringList{u"tts"_s, u"ttm"_s, u"ttp"_s};
    for (const Attribute &each : attributes) {
        if (each.name.startsWith("xmlns:"_L1) && m_prefixes.size() < 100)
            m_prefixes.append(each.name.mid(6).toString());
        // Apple's lyrics count all times from the start of the song.
        if (each.name == "itunes:timing"_L1)
            m_mode.absolute = true;
        if (each.name == "xml:lang"_L1 || each.name == "lang"_L1)
            m_rootLanguage = each.value.trimmed().left(40).toString();
    }
    if (m_document.canvas.isEmpty() && m_grid.width > 0 && m_grid.width < 100'000 && m_grid.height < 100'000)
        m_document.canvas = QSize(int(m_grid.width), int(m_grid.height));
    if (!m_document.language.isValid() && !m_rootLanguage.isEmpty())
        m_document.language = Language::fromCode(m_rootLanguage);
}

void Reader::times(Frame &frame, const Frame &parent, const QList<Attribute> &attributes)
{
    const qint64 reference = parent.sequence ? parent.cursor : parent.begin;
    frame.begin = frame.cursor = frame.childEnd = reference;
    frame.end = parent.end;
    frame.absoluteBegin = parent.absoluteBegin;
    frame.absoluteEnd = parent.absoluteEnd;
    frame.timed = parent.timed || (parent.sequence && parent.cursor > parent.begin);
    frame.sequence = false;
    std::optional<qint64> begin;
    std::optional<qint64> end;
    std::optional<qint64> duration;
    for (const Attribute &each : attributes) {
        std::optional<qint64> *time = each.name == "begin"_L1 ? &begin
            : each.name == "end"_L1                           ? &end
            : each.name == "dur"_L1                           ? &duration
                                                              : nullptr;
        if (time) {
            *time = m_clock.parse(each.value);
            if (each.name == "begin"_L1 && !*time)
                frame.badTimes = true;
            else if (!*time && !each.value.trimmed().isEmpty())
                ++m_badMarkup;
            frame.ownTimes = frame.ownTimes || *time;
        } else if (each.name == "timeContainer"_L1) {
            frame.sequence = each.value == "seq"_L1;
            m_hasSequence = m_hasSequence || frame.sequence;
        }
    }
    frame.hasEnd = end || duration;
    if (!frame.ownTimes)
        return;
    frame.timed = true;
    const bool absolute = m_mode.absolute;
    if (begin) {
        frame.begin = absolute ? *begin : reference + *begin;
        frame.absoluteBegin = *begin;
    }
    qint64 stop = forever;
    if (end) {
        stop = absolute ? *end : reference + *end;
        frame.absoluteEnd = *end;
    }
    if (duration) {
        stop = std::min(stop, frame.begin + *duration);
        frame.absoluteEnd = frame.absoluteBegin + *duration;
    }
    frame.cursor = frame.childEnd = frame.begin;
    // Live documents count by the clock on the wall: what is in them need not lie within them.
    const bool clips = !m_mode.unclipped && m_clock.base() != Clock::Base::Clock;
    if (begin && parent.end < forever && clips) {
        const bool inside = *begin >= parent.absoluteBegin && *begin < parent.absoluteEnd;
        if (frame.begin >= parent.end) {
            ++m_outside;
            m_insideAbsolute += inside && parent.absoluteBegin > 0;
            m_neverShown += frame.kind == Kind::P
                || (frame.kind == Kind::Span && m_paragraph >= 0 && !m_frames[m_paragraph].ownTimes);
            frame.skip = true;
        } else if (parent.absoluteBegin > 0) {
            m_notAbsolute += !inside;
        }
    }
    frame.end = stop >= forever ? (clips || !begin ? parent.end : forever) : clips ? std::min(stop, parent.end) : stop;
}

/// Styles, region, language and the rest that all content elements have.
void Reader::content(Frame &frame, const QList<Attribute> &attributes)
{
    QStringList references;
    const Look inlineLook = readLook(attributes, m_grid);
    for (const Attribute &each : attributes) {
        const QStringView name = each.name;
        if (name == "style"_L1) {
            references = names(each.value);
        } else if (name == "region"_L1) {
            frame.region = each.value.trimmed().left(200).toString();
            frame.regionOfBody = frame.kind == Kind::Body;
            frame.styled = false;
        } else if (name == "xml:space"_L1) {
            frame.preserve = each.value == "preserve"_L1;
        } else if (name == "xml:lang"_L1) {
            frame.language = each.value.trimmed().left(40).toString();
            if (frame.kind == Kind::Div)
                frame.divLanguage = frame.language;
        } else if (localName(name) == "agent"_L1) {
            for (const QString &id : names(each.value)) {
                if (m_agents.contains(id)) {
                    frame.speaker = m_agents.value(id);
                    break;
                }
            }
        } else if (localName(name) == "backgroundImage"_L1) {
            ++m_pictures;
        }
    }
    Look own = references.isEmpty() ? Look() : m_styles.look(references);
    own.add(inlineLook);
    frame.ruby = own.says(Look::Ruby) ? own.ruby : Look::RubyRole::None;
    own.said &= ~quint32(Look::Ruby);
    if (frame.kind == Kind::Span)
        own.said &= ~quint32(Look::Origin | Look::Extent | Look::Position | Look::DisplayAlign);
    frame.styled = frame.styled && own.said == 0;
    frame.look.add(own);
}

/// Elements that can only follow what is still open.
void Reader::closeImplied(Kind kind)
{
    const auto closeUpTo = [this](Kind which) {
        while (m_open[int(which)] > 0)
            pop();
    };
    if (kind == Kind::P || kind == Kind::Div || kind == Kind::Body) {
        if (m_open[int(Kind::P)] > 0) {
            ++m_badMarkup;
            closeUpTo(Kind::P);
        }
        if (m_open[int(Kind::Head)] > 0)
            closeUpTo(Kind::Head);
    }
}

void Reader::open(Tokenizer &tokens)
{
    const Token &token = tokens.token();
    const Kind kind = kindOf(token.name);
    const QList<Attribute> &attributes = tokens.attributes();
    if (kind == Kind::Root) {
        const qsizetype colon = token.name.indexOf(u':');
        m_prefix = token.name.left(colon + 1).toString();
        root(attributes);
        if (m_headStart < 0)
            m_headStart = tokens.start();
        push({.kind = kind, .end = forever, .absoluteEnd = forever});
        if (token.selfClosing)
            pop();
        return;
    }
    m_contentEnd = token.raw.constData() - m_markup.constData();
    const bool skipped = m_frames.last().skip && m_frames.last().kind != Kind::P && m_frames.last().kind != Kind::Div;
    if (!skipped)
        closeImplied(kind);
    if (m_frames.size() >= deepest) {
        if (!token.selfClosing)
            ++m_tooDeep;
        return;
    }
    const Frame &parent = m_frames.last();
    Frame frame{.kind = kind,
        .begin = parent.begin,
        .end = parent.end,
        .timed = parent.timed,
        .preserve = parent.preserve,
        .skip = parent.skip};
    if (kind == Kind::Other)
        frame.name = token.name.left(100).toString();
    if (!skipped) {
        switch (kind) {
        case Kind::Body:
        case Kind::Div:
        case Kind::P:
        case Kind::Span:
            frame.look = parent.look;
            frame.style = parent.style;
            frame.styled = parent.styled;
            frame.region = parent.region;
            frame.regionOfBody = parent.regionOfBody;
            frame.language = parent.language;
            frame.divLanguage = parent.divLanguage;
            frame.speaker = parent.speaker;
            frame.tags = parent.tags;
            frame.atMs = parent.atMs;
            frame.changes = parent.changes;
            frame.badTimes = false;
            times(frame, parent, attributes);
            content(frame, attributes);
            if (kind == Kind::Body)
                m_inBody = true;
            if (kind == Kind::Body && m_headEnd < 0)
                m_headEnd = tokens.end();
            else if (m_headEnd < 0)
                m_headEnd = tokens.start();
            if (kind == Kind::Div) {
                const QString kept = attributesKept(attributes, false);
                if (!kept.isEmpty())
                    frame.tags += "<div"_L1 + kept + u'>';
            } else if (kind == Kind::P) {
                m_contentStart = token.raw.constData() + token.raw.size() - m_markup.constData();
                beginParagraph(frame, attributes);
            } else if (kind == Kind::Span) {
                beginSpan(frame, attributes);
            }
            break;
        case Kind::Br:
            if (m_paragraph >= 0 && m_ruby.isEmpty() && !parent.skip)
                m_words.lineBreak(showingOf(parent));
            return; // nothing is in it, closed or not
        case Kind::Style:
        case Kind::Initial:
            style(frame, token, attributes);
            break;
        case Kind::Region:
            m_regionStart = token.raw.constData() - m_markup.constData();
            region(frame, attributes);
            break;
        case Kind::Set:
            set(attributes);
            frame.skip = true;
            break;
        case Kind::Metadata:
            frame.skip = true;
            m_wantsNative = m_wantsNative || m_paragraph >= 0;
            break;
        case Kind::Head:
        case Kind::Root:
            break;
        case Kind::Other:
            metadata(frame, token, attributes);
            break;
        }
    } else if (kind == Kind::Other) {
        metadata(frame, token, attributes);
    }
    push(std::move(frame));
    if (kind == Kind::P && !skipped)
        m_paragraph = m_frames.size() - 1;
    if (token.selfClosing) {
        if (kind == Kind::P)
            m_contentEnd = m_contentStart;
        pop();
    }
}

void Reader::close(const Token &token)
{
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return;
    }
    const Kind kind = kindOf(token.name);
    if (kind == Kind::Br)
        return;
    if (m_open[int(kind)] == 0) {
        ++m_badMarkup;
        return;
    }
    m_contentEnd = token.raw.constData() - m_markup.constData();
    if (kind == Kind::Other) {
        // Of these only near ones are looked for.
        constexpr qsizetype near = 8;
        const qsizetype least = std::max<qsizetype>(1, m_frames.size() - near);
        qsizetype at = m_frames.size() - 1;
        while (at >= least && (m_frames[at].kind != kind || m_frames[at].name != token.name))
            --at;
        m_badMarkup += at != m_frames.size() - 1;
        while (at >= least && m_frames.size() > at)
            pop();
        return;
    }
    while (m_open[int(kind)] > 0) {
        const bool found = m_frames.last().kind == kind;
        m_badMarkup += !found;
        pop();
        if (found)
            break;
    }
}

void Reader::token(Tokenizer &tokens)
{
    const Token &token = tokens.token();
    switch (token.kind) {
    case Token::Kind::Open:
        open(tokens);
        break;
    case Token::Kind::Close:
        close(token);
        break;
    case Token::Kind::Text:
    case Token::Kind::CData:
        text(token);
        break;
    case Token::Kind::Comment:
        comment(token);
        break;
    case Token::Kind::Other:
        break;
    }
}

void Reader::feed(const QString &markup)
{
    m_markup = markup;
    Tokenizer tokens(markup);
    while (tokens.next()) {
        if (tokens.cutOff()) {
            m_cutOff = true;
            break;
        }
        if (m_headStart < 0 && tokens.token().kind == Token::Kind::Comment)
            m_headStart = tokens.start();
        token(tokens);
    }
    m_badMarkup += tokens.mistakes();
}

} // namespace Legenda::Ttml
