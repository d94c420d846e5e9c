// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/webvttcue.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/tagscan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

namespace {

constexpr qsizetype deepestNesting = 200;

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\f' || c == u'\n';
}

enum class Node : quint8 { Root, Class, Italic, Bold, Underline, Ruby, RubyText, Voice, Lang, Font };

Node nodeNamed(QStringView name)
{
    static constexpr std::pair<QLatin1StringView, Node> names[] = {{"c"_L1, Node::Class}, {"i"_L1, Node::Italic},
        {"b"_L1, Node::Bold}, {"u"_L1, Node::Underline}, {"ruby"_L1, Node::Ruby}, {"rt"_L1, Node::RubyText},
        {"v"_L1, Node::Voice}, {"lang"_L1, Node::Lang}};
    for (const auto &[known, node] : names) {
        if (name == known)
            return node;
    }
    return Node::Root;
}

/// A tag as the format's own tokenizer sees it: up to the next '>', whatever stands in it.
struct Token
{
    QStringView name;
    QStringView classes; ///< "loud.yellow"
    QStringView annotation;
    bool closing = false;
    qsizetype length = 0;
};

/// @param close of the first '>' behind `at`
Token tokenAt(QStringView text, qsizetype at, qsizetype close)
{
    Token token;
    token.length = close + 1 - at;
    QStringView inside = text.mid(at + 1, close - at - 1);
    token.closing = inside.startsWith(u'/');
    if (token.closing)
        inside = inside.mid(1);
    // No further than the next '<', or a text of nothing but those would be gone through again and again.
    qsizetype i = 0;
    while (i < inside.size() && !isSpace(inside[i]) && inside[i] != u'<')
        ++i;
    const QStringView head = inside.left(i);
    const qsizetype dot = head.indexOf(u'.');
    token.name = dot < 0 ? head : head.left(dot);
    token.classes = dot < 0 ? QStringView() : head.mid(dot + 1);
    token.annotation = inside.mid(i).trimmed();
    return token;
}

class TextReader
{
public:
    TextReader(QStringView markup, qint64 startMs, const StyleSheet &sheet)
        : m_markup(markup), m_startMs(startMs), m_sheet(sheet)
    {
    }
    /// False: the markup is not valid, though it was understood.
    bool read(Cue &cue);

private:
    struct Open
    {
        Node node = Node::Root;
        TextStyle before;
    };

    void append(QStringView text);
    qsizetype readTag(qsizetype at);
    void open(Node node, const Token &token);
    void close(Node node);
    void closeTop();
    void addRuby();
    Node top() const { return m_open.isEmpty() ? Node::Root : m_open.last().node; }

    QStringView m_markup;
    qint64 m_startMs;
    const StyleSheet &m_sheet;
    qsizetype m_close = -1; ///< a '>', found and not passed yet
    QString m_text;
    QList<StyleRun> m_segments;
    TextStyle m_style;
    QList<Open> m_open;
    qsizetype m_tooDeep = 0;
    qsizetype m_rubyFrom = 0;
    qsizetype m_readingFrom = -1;
    qsizetype m_readingSegment = 0;
    qint64 m_lastTimeMs = 0;
    bool m_valid = true;
};

void TextReader::append(QStringView text)
{
    if (text.isEmpty())
        return;
    // A base or a reading of ruby begins with a segment of its own.
    const bool inside = m_segments.size() > m_rubyFrom && (m_readingFrom < 0 || m_segments.size() > m_readingSegment);
    if (inside && m_segments.constLast().style == m_style)
        m_segments.last().length += text.size();
    else
        m_segments.append({m_text.size(), text.size(), m_style});
    m_text += text;
}

void TextReader::addRuby()
{
    if (m_readingFrom < 0)
        return;
    const QString reading = m_text.mid(m_readingFrom).simplified();
    m_text.truncate(m_readingFrom);
    m_segments.resize(m_readingSegment);
    for (qsizetype i = m_rubyFrom; i < m_segments.size(); ++i)
        m_segments[i].style.ruby = reading;
    m_rubyFrom = m_segments.size();
    m_readingFrom = -1;
}

void TextReader::open(Node node, const Token &token)
{
    if (m_open.size() >= deepestNesting) {
        ++m_tooDeep;
        m_valid = false;
        return;
    }
    if (node == Node::RubyText && top() != Node::Ruby) {
        m_valid = false;
        return;
    }
    m_open.append({node, m_style});
    for (const QStringView name : token.classes.tokenize(u'.', Qt::SkipEmptyParts))
        m_sheet.apply(name.toString(), m_style);
    switch (node) {
    case Node::Italic:
        m_style.set(TextStyle::Italic, true);
        break;
    case Node::Bold:
        m_style.set(TextStyle::Bold, true);
        break;
    case Node::Underline:
        m_style.set(TextStyle::Underline, true);
        break;
    case Node::Ruby:
        m_rubyFrom = m_segments.size();
        break;
    case Node::RubyText:
        m_readingFrom = m_text.size();
        m_readingSegment = m_segments.size();
        break;
    case Node::Voice:
        m_style.voice = withoutEntities(token.annotation).simplified();
        break;
    case Node::Lang:
        m_style.language = withoutEntities(token.annotation).simplified();
        break;
    case Node::Font: // not the format's own, but written by programs that copy SubRip's text
        if (const quint32 color = parseColor(attribute(token.annotation, "color"_L1)))
            m_style.color = color;
        break;
    case Node::Root:
    case Node::Class:
        break;
    }
}

void TextReader::closeTop()
{
    const Open open = m_open.takeLast();
    if (open.node == Node::RubyText)
        addRuby();
    const qint64 atMs = m_style.atMs;
    m_style = open.before;
    m_style.atMs = atMs; // a time holds for all that comes
}

void TextReader::close(Node node)
{
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return;
    }
    if (top() == node) {
        closeTop();
    } else if (node == Node::Ruby && top() == Node::RubyText) {
        closeTop();
        closeTop();
    } else {
        m_valid = false;
    }
}

/// Length of the tag; 0 where '<' is but a character.
qsizetype TextReader::readTag(qsizetype at)
{
    if (m_close < at) {
        m_close = m_markup.indexOf(u'>', at);
        if (m_close < 0)
            m_close = m_markup.size();
    }
    // The rules let a '<' without an end swallow the rest. Nobody who wrote "I <3 you" meant that.
    if (m_close >= m_markup.size()) {
        m_valid = false;
        const Token token = tokenAt(m_markup, at, m_markup.size());
        const bool cutTag = nodeNamed(token.name) != Node::Root || token.closing;
        return cutTag ? m_markup.size() - at : 0;
    }
    const Token token = tokenAt(m_markup, at, m_close);
    qint64 time = 0;
    if (!token.closing && token.name.size() < 20 && token.annotation.isEmpty()
        && scanTimestamp(m_markup, at + 1, time) == m_close) {
        m_valid = m_valid && time > std::max(m_startMs, m_lastTimeMs);
        m_lastTimeMs = time;
        m_style.atMs = std::max<qint64>(0, time - m_startMs);
        return token.length;
    }
    if (const Node node = nodeNamed(token.name); node != Node::Root) {
        if (token.closing) {
            m_valid = m_valid && token.annotation.isEmpty() && token.classes.isEmpty();
            close(node);
        } else {
            const bool annotated = node == Node::Voice || node == Node::Lang;
            m_valid = m_valid && annotated != token.annotation.isEmpty() && !token.annotation.contains(u'\n')
                && !token.annotation.contains(u'&');
            open(node, token);
        }
        return token.length;
    }
    m_valid = false;
    if (token.name.isEmpty() && token.closing && token.annotation.isEmpty())
        return token.length;
    Tag tag;
    if (!scanTag(m_markup, at, tag))
        return 0;
    if (tag.name.compare("font"_L1, Qt::CaseInsensitive) == 0) {
        if (tag.closing)
            close(Node::Font);
        else
            open(Node::Font, {tag.name, {}, tag.rest, false, tag.length});
    } else if (tag.name.compare("br"_L1, Qt::CaseInsensitive) == 0) {
        append(u"\n");
    } else if (const Node node = nodeNamed(tag.name.toString().toLower()); node != Node::Root) {
        if (tag.closing)
            close(node);
        else
            open(node, {tag.name, {}, {}, false, tag.length});
    }
    return tag.length;
}

bool TextReader::read(Cue &cue)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < m_markup.size();) {
        const QChar c = m_markup[i];
        if (c == u'<') {
            const QStringView before = m_markup.mid(from, i - from);
            append(before);
            from = i;
            const qsizetype length = readTag(i);
            i += std::max<qsizetype>(length, 1);
            if (length > 0)
                from = i;
        } else if (c == u'&') {
            QString value;
            const qsizetype length = entityLength(m_markup, i, value);
            m_valid = m_valid && length > 0;
            if (length > 0) {
                append(m_markup.mid(from, i - from));
                append(value);
                from = i + length;
            }
            i += std::max<qsizetype>(length, 1);
        } else {
            if (c == u'>' && i >= 2 && m_markup[i - 1] == u'-' && m_markup[i - 2] == u'-')
                m_valid = false;
            if (c == u'\n' && i > 0 && m_markup[i - 1] == u'\n')
                m_valid = false;
            ++i;
        }
    }
    append(m_markup.mid(from));
    // A voice may stay open; all else has to be closed.
    m_valid = m_valid
        && std::all_of(m_open.cbegin(), m_open.cend(), [](const Open &open) { return open.node == Node::Voice; })
        && m_open.size() <= 1;
    addRuby();
    StyledText styled;
    for (const StyleRun &segment : std::as_const(m_segments))
        styled.append(QStringView(m_text).mid(segment.start, segment.length), segment.style);
    styled.trim();
    styled.moveTo(cue);
    return m_valid;
}

/// One who says all of it is the cue's speaker.
QString takeSpeaker(Cue &cue)
{
    if (cue.runs.isEmpty() || cue.runs.constFirst().style.voice.isEmpty())
        return {};
    const QString voice = cue.runs.constFirst().style.voice;
    qsizetype end = 0;
    for (const StyleRun &run : std::as_const(cue.runs)) {
        if (run.start != end || run.style.voice != voice)
            return {};
        end = run.start + run.length;
    }
    if (end != cue.text.size())
        return {};
    StyledText styled;
    forEachSegment(cue, [&styled](QStringView text, TextStyle style) {
        style.voice.clear();
        styled.append(text, style);
    });
    Cue without;
    styled.moveTo(without);
    cue.text = without.text;
    cue.runs = without.runs;
    return voice;
}

} // namespace

qsizetype scanTimestamp(QStringView text, qsizetype at, qint64 &ms)
{
    // https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp
    const auto field = [&](int &digits) {
        qint64 value = 0;
        digits = 0;
        for (; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at, ++digits) {
            if (digits < 12)
                value = value * 10 + (text[at].unicode() - u'0');
        }
        return value;
    };
    int digits = 0;
    qint64 hours = 0;
    qint64 minutes = field(digits);
    if (digits == 0)
        return -1;
    bool hoursSaid = digits != 2 || minutes > 59;
    if (at >= text.size() || text[at] != u':')
        return -1;
    ++at;
    qint64 seconds = field(digits);
    if (digits != 2)
        return -1;
    if (hoursSaid || (at < text.size() && text[at] == u':')) {
        if (at >= text.size() || text[at] != u':')
            return -1;
        ++at;
        hours = minutes;
        minutes = seconds;
        seconds = field(digits);
        if (digits != 2)
            return -1;
    }
    if (at >= text.size() || text[at] != u'.')
        return -1;
    ++at;
    const qint64 fraction = field(digits);
    if (digits != 3 || minutes > 59 || seconds > 59)
        return -1;
    constexpr qint64 mostHours = 1'000'000'000; // any number is a time, but none needs more
    hours = std::min(hours, mostHours);
    ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
    return at;
}

bool parseCueText(QStringView markup, Cue &cue, const StyleSheet &sheet)
{
    const bool valid = TextReader(markup, cue.startMs, sheet).read(cue);
    if (const QString speaker = takeSpeaker(cue); !speaker.isEmpty())
        cue.edit().speaker = speaker;
    return valid;
}

void readCueText(QStringView markup, Cue &cue, const StyleSheet &sheet)
{
    markup = trimmedText(markup);
    const bool plain =
        std::none_of(markup.utf16(), markup.utf16() + markup.size(), [](char16_t c) { return c == u'<' || c == u'&'; });
    if (plain) {
        cue.text = markup.toString();
        cue.runs.clear();
        return;
    }
    if (parseCueText(markup, cue, sheet) && cueText(cue, sheet, false) != markup)
        cue.edit().native = markup.toString();
}

} // namespace Legenda::WebVtt
