// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/inlinetags.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/tagscan.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype deepestNesting = 200;

// Sizes and places in overrides are meant for the picture that ffmpeg and libass assume where a file names none
// (libavcodec/ass.h: ASS_DEFAULT_PLAYRESX, _PLAYRESY, _FONT_SIZE).
constexpr double pictureWidth = 384;
constexpr double pictureHeight = 288;
constexpr double usualSize = usualTextSize;

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

/// As it may stand inside of a tag.
QString escapedAttribute(const QString &text)
{
    QString out = text.simplified();
    out.replace(u'&', "&amp;"_L1).replace(u'"', "&quot;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
    return out;
}

/// In pixels. A bare number up to 7 would be one of HTML's steps.
QString sizeText(double percent)
{
    const double pixels = rounded(percent / 100 * usualSize);
    const QString text = QString::number(pixels);
    return pixels <= 7 && pixels == std::floor(pixels) ? text + u"px"_s : text;
}

/// "&H00FF00&", "&HBBGGRR", "16777215"
quint32 parseAssColor(QStringView text)
{
    text = text.trimmed();
    const bool hex = text.startsWith(u'&');
    while (!text.isEmpty() && (text.front() == u'&' || text.front() == u'H' || text.front() == u'h'))
        text = text.mid(1);
    while (text.endsWith(u'&'))
        text.chop(1);
    bool ok = false;
    const quint32 bgr = quint32(text.toULongLong(&ok, hex ? 16 : 10)) & 0xFFFFFF;
    return ok ? 0xFF000000 | (bgr & 0xFF) << 16 | (bgr & 0xFF00) | bgr >> 16 : 0;
}

bool isEscapedBreak(QStringView text, qsizetype at)
{
    return at + 1 < text.size() && text[at + 1] == u'N';
}

constexpr std::array<TextStyle::Trait, 4> allTraits{
    TextStyle::Bold, TextStyle::Italic, TextStyle::Underline, TextStyle::StrikeOut};

/// Reads markup stretch by stretch into text and runs.
class InlineReader
{
public:
    InlineReader(QStringView markup, const InlineSyntax &syntax) : m_markup(markup), m_syntax(syntax) { }

    void read(Cue &cue);
    const Placement &placement() const { return m_placement; }

private:
    void flush(qsizetype end);
    void append(QStringView text);
    void applyTag(const Tag &tag);
    void applyOverrides(QStringView block);
    void applyOverride(QLatin1StringView name, QStringView value);
    void trait(TextStyle::Trait trait, bool on);
    void addRuby();
    void takeSegments(Cue &cue);

    QStringView m_markup;
    const InlineSyntax &m_syntax;
    qsizetype m_from = 0; ///< of the text that was not taken yet
    QString m_text;
    QList<StyleRun> m_segments;
    TextStyle m_style;
    QList<TextStyle> m_fonts; ///< as they were before each open font
    std::array<int, 4> m_open{}; ///< tags of each trait
    qsizetype m_lostFonts = 0; ///< open ones that nest too deep
    qsizetype m_rubyFrom = -1; ///< segment at which the open ruby's base begins
    qsizetype m_readingFrom = -1; ///< place in the text at which its reading begins
    qsizetype m_readingSegment = 0;
    Placement m_placement;
};

void InlineReader::flush(qsizetype end)
{
    append(m_markup.mid(m_from, end - m_from));
}

void InlineReader::append(QStringView text)
{
    if (text.isEmpty())
        return;
    // A base or a reading of ruby begins with a segment of its own.
    const bool inside = !m_segments.isEmpty() && m_segments.size() > m_rubyFrom
        && (m_readingFrom < 0 || m_segments.size() > m_readingSegment);
    if (inside && m_segments.constLast().style == m_style)
        m_segments.last().length += text.size();
    else
        m_segments.append({m_text.size(), text.size(), m_style});
    m_text += text;
}

void InlineReader::trait(TextStyle::Trait trait, bool on)
{
    const size_t index = size_t(std::find(allTraits.begin(), allTraits.end(), trait) - allTraits.begin());
    m_open[index] = std::max(0, m_open[index] + (on ? 1 : -1));
    m_style.set(trait, m_open[index] > 0);
}

/// The reading goes from the text to the characters it belongs to.
void InlineReader::addRuby()
{
    if (m_readingFrom < 0)
        return;
    const QString reading = m_text.mid(m_readingFrom).trimmed();
    m_text.truncate(m_readingFrom);
    m_segments.resize(m_readingSegment);
    for (qsizetype i = std::max<qsizetype>(m_rubyFrom, 0); i < m_segments.size(); ++i)
        m_segments[i].style.ruby = reading;
    m_rubyFrom = m_segments.size();
    m_readingFrom = -1;
}

void InlineReader::applyTag(const Tag &tag)
{
    const auto is = [&tag](QLatin1StringView name) { return tag.name.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("i"_L1) || is("em"_L1)) {
        trait(TextStyle::Italic, !tag.closing);
    } else if (is("b"_L1) || is("strong"_L1)) {
        trait(TextStyle::Bold, !tag.closing);
    } else if (is("u"_L1) || is("ins"_L1)) {
        trait(TextStyle::Underline, !tag.closing);
    } else if (is("s"_L1) || is("strike"_L1) || is("del"_L1)) {
        trait(TextStyle::StrikeOut, !tag.closing);
    } else if (is("br"_L1)) {
        append(u"\n");
    } else if (is("font"_L1)) {
        if (tag.closing) {
            if (m_lostFonts > 0) {
                --m_lostFonts;
            } else if (!m_fonts.isEmpty()) {
                const TextStyle before = m_fonts.takeLast();
                m_style.color = before.color;
                m_style.font = before.font;
                m_style.fontSize = before.fontSize;
            }
            return;
        }
        if (m_fonts.size() >= deepestNesting) {
            ++m_lostFonts;
            return;
        }
        m_fonts.append(m_style);
        if (const quint32 color = parseColor(attribute(tag.rest, "color"_L1)))
            m_style.color = color;
        if (const QStringView face = attribute(tag.rest, "face"_L1); !face.isEmpty())
            m_style.font = withoutEntities(face);
        if (const double size = parseTextSize(attribute(tag.rest, "size"_L1)); size > 0)
            m_style.fontSize = size;
    } else if (is("ruby"_L1)) {
        addRuby();
        m_rubyFrom = tag.closing ? -1 : m_segments.size();
    } else if (is("rt"_L1)) {
        addRuby();
        if (!tag.closing && m_rubyFrom >= 0) {
            m_readingFrom = m_text.size();
            m_readingSegment = m_segments.size();
        }
    } else if (tag.name == "v"_L1) {
        const qsizetype blank = tag.rest.indexOf(u' ');
        m_style.voice = tag.closing || blank < 0 ? QString() : withoutEntities(tag.rest.mid(blank).trimmed());
    }
}

void InlineReader::applyOverride(QLatin1StringView name, QStringView value)
{
    bool ok = false;
    const int number = value.trimmed().toInt(&ok);
    const auto toggle = [&](TextStyle::Trait which, bool on) {
        const size_t index = size_t(std::find(allTraits.begin(), allTraits.end(), which) - allTraits.begin());
        m_open[index] = on ? std::max(1, m_open[index]) : 0;
        m_style.set(which, on);
    };
    if (name == "an"_L1) {
        if (ok && number >= 1 && number <= 9 && m_placement.anchor == 0)
            m_placement.anchor = number;
    } else if (name == "a"_L1) {
        // SSA's own numbers: 1 to 3 at the bottom, 4 more at the top, 8 more in the middle.
        if (ok && number >= 1 && number <= 11 && number % 4 != 0 && m_placement.anchor == 0)
            m_placement.anchor = number <= 3 ? number : number <= 7 ? number + 2 : number - 5;
    } else if (name == "i"_L1) {
        toggle(TextStyle::Italic, ok && number != 0);
    } else if (name == "b"_L1) {
        toggle(TextStyle::Bold, ok && (number == 1 || number >= 600));
    } else if (name == "u"_L1) {
        toggle(TextStyle::Underline, ok && number != 0);
    } else if (name == "s"_L1) {
        toggle(TextStyle::StrikeOut, ok && number != 0);
    } else if (name == "c"_L1 || name == "1c"_L1) {
        m_style.color = parseAssColor(value);
    } else if (name == "fn"_L1) {
        m_style.font = value.trimmed().toString();
    } else if (name == "fs"_L1) {
        const double size = value.trimmed().toDouble(&ok);
        m_style.fontSize = ok && size > 0 && size < 1000 ? rounded(size / usualSize * 100) : 0;
    } else if (name == "r"_L1) {
        const QString voice = m_style.voice;
        m_style = {};
        m_style.voice = voice;
        m_open.fill(0);
    } else if (name == "pos"_L1 && value.startsWith(u'(')) {
        const qsizetype comma = value.indexOf(u',');
        const qsizetype close = value.indexOf(u')');
        if (comma < 0 || close < comma || m_placement.x)
            return;
        bool alsoOk = false;
        const double x = value.mid(1, comma - 1).trimmed().toDouble(&ok);
        const double y = value.mid(comma + 1, close - comma - 1).trimmed().toDouble(&alsoOk);
        if (ok && alsoOk && std::abs(x) < 1e6 && std::abs(y) < 1e6) {
            m_placement.x = rounded(x / pictureWidth * 100);
            m_placement.y = rounded(y / pictureHeight * 100);
        }
    }
}

void InlineReader::applyOverrides(QStringView block)
{
    // The longer names first: "an" is not "a".
    static constexpr QLatin1StringView names[] = {
        "pos"_L1, "an"_L1, "fn"_L1, "fs"_L1, "1c"_L1, "a"_L1, "i"_L1, "b"_L1, "u"_L1, "s"_L1, "c"_L1, "r"_L1};
    for (qsizetype at = block.indexOf(u'\\'); at >= 0 && at < block.size();) {
        qsizetype next = block.indexOf(u'\\', at + 1);
        if (next < 0)
            next = block.size();
        const QStringView word = block.mid(at + 1, next - at - 1);
        at = next;
        for (const QLatin1StringView name : names) {
            if (!word.startsWith(name))
                continue;
            const QStringView value = word.mid(name.size());
            // Others begin with the same letters: "\alpha", "\bord2", "\clip(…)", "\blur", "\shad", "\fscx", "\fsp".
            const bool whole = value.isEmpty() || !value.front().isLetter() || name == "fn"_L1 || name == "r"_L1;
            if (whole)
                applyOverride(name, value);
            break;
        }
    }
}

void InlineReader::read(Cue &cue)
{
    m_text.reserve(m_markup.size());
    m_segments.reserve(4);
    for (qsizetype i = 0; i < m_markup.size();) {
        const QChar c = m_markup[i];
        qsizetype length = 0;
        if (c == u'<') {
            Tag tag;
            if (scanTag(m_markup, i, tag)) {
                flush(i);
                applyTag(tag);
                length = tag.length;
            }
        } else if (c == u'{' && m_syntax.overrides) {
            length = overrideLength(m_markup, i);
            if (length > 0) {
                flush(i);
                applyOverrides(m_markup.mid(i + 1, length - 2));
            }
        } else if (c == u'\\' && m_syntax.overrides && isEscapedBreak(m_markup, i)) {
            flush(i);
            append(u"\n");
            length = 2;
        } else if (c == u'&' && m_syntax.entities) {
            QString value;
            length = entityLength(m_markup, i, value);
            if (length > 0) {
                flush(i);
                append(value);
            }
        }
        i += std::max<qsizetype>(length, 1);
        if (length > 0)
            m_from = i;
    }
    flush(m_markup.size());
    addRuby();
    takeSegments(cue);
}

void InlineReader::takeSegments(Cue &cue)
{
    const auto isStyled = [](const StyleRun &segment) { return !segment.style.isPlain(); };
    const auto styledOne = std::find_if(m_segments.cbegin(), m_segments.cend(), isStyled);
    const auto isWhole = [this] {
        const StyleRun &last = m_segments.constLast();
        return last.start + last.length == m_text.size() && !m_text.front().isSpace() && !m_text.back().isSpace();
    };
    // Mostly one stretch is not plain, and nothing is to be trimmed: all of it is here already.
    if (styledOne != m_segments.cend() && std::none_of(styledOne + 1, m_segments.cend(), isStyled)
        && styledOne->style.ruby.isEmpty() && isWhole()) {
        cue.text = std::exchange(m_text, {});
        cue.runs = {*styledOne};
        return;
    }
    StyledText styled;
    for (const StyleRun &segment : std::as_const(m_segments))
        styled.append(QStringView(m_text).mid(segment.start, segment.length), segment.style);
    styled.trim();
    styled.moveTo(cue);
}

/// Where only corners and edges can be said: a box whose upper edge is at 85 % stands at the bottom.
int nearestAnchor(const Placement &place)
{
    if (place.anchor == 0 || !place.y)
        return place.anchor;
    const int row = *place.y < 34 ? 2 : *place.y < 67 ? 1 : 0;
    return row * 3 + (place.anchor - 1) % 3 + 1;
}

} // namespace

QString inlineTags(const Cue &cue, const InlineSyntax &syntax)
{
    const auto has = [&syntax](SubtitleFeature feature) { return syntax.written.testFlag(feature); };
    QString out;
    if (cue.hasDetails() && syntax.overrides) {
        const Placement &place = cue.details().placement;
        const int anchor = has(SubtitleFeature::Position) ? place.anchor : nearestAnchor(place);
        if (anchor > 0 && anchor != 2 && has(SubtitleFeature::Alignment))
            out += u"{\\an%1}"_s.arg(anchor);
        if (place.x && place.y && has(SubtitleFeature::Position)) {
            out += u"{\\pos(%1,%2)}"_s.arg(QString::number(rounded(*place.x * pictureWidth / 100)),
                QString::number(rounded(*place.y * pictureHeight / 100)));
        }
    }
    const auto tagsOf = [&](const TextStyle &style, QList<MarkupTag> &tags) {
        if (!style.voice.isEmpty() && has(SubtitleFeature::Speaker))
            tags.append({u"<v "_s + escapedAttribute(style.voice) + u'>', u"</v>"_s});
        QString font;
        if (!style.font.isEmpty() && has(SubtitleFeature::Font))
            font += u" face=\""_s + escapedAttribute(style.font) + u'"';
        if (style.color != 0 && has(SubtitleFeature::Color))
            font += u" color=\""_s + colorText(style.color) + u'"';
        if (style.fontSize > 0 && has(SubtitleFeature::FontSize))
            font += u" size=\""_s + sizeText(style.fontSize) + u'"';
        if (!font.isEmpty())
            tags.append({u"<font"_s + font + u'>', u"</font>"_s});
        if (!style.ruby.isEmpty() && has(SubtitleFeature::Ruby)) {
            QString reading = style.ruby;
            reading.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'\n', u' ');
            tags.append({u"<ruby>"_s, u"<rt>"_s + reading + u"</rt></ruby>"_s});
        }
        if (style.has(TextStyle::Bold) && has(SubtitleFeature::Bold))
            tags.append({u"<b>"_s, u"</b>"_s});
        if (style.has(TextStyle::Italic) && has(SubtitleFeature::Italic))
            tags.append({u"<i>"_s, u"</i>"_s});
        if (style.has(TextStyle::Underline) && has(SubtitleFeature::Underline))
            tags.append({u"<u>"_s, u"</u>"_s});
        if (style.has(TextStyle::StrikeOut) && has(SubtitleFeature::StrikeOut))
            tags.append({u"<s>"_s, u"</s>"_s});
    };
    const auto put = [&](QStringView text, qsizetype start, const TextStyle &, QString &to) {
        if (!syntax.entities) {
            to += text;
            return;
        }
        // What would be read as markup, looked at in the whole text.
        const QStringView all(cue.text);
        Tag tag;
        QString value;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (c == u'<' && scanTag(all, start + i, tag))
                to += "&lt;"_L1;
            else if (c == u'&' && entityLength(all, start + i, value) > 0)
                to += "&amp;"_L1;
            else if (c == u'{' && syntax.overrides && overrideLength(all, start + i) > 0)
                to += "&#123;"_L1;
            else if (c == u'\\' && syntax.overrides && isEscapedBreak(all, start + i))
                to += "&#92;"_L1;
            else
                to += c;
        }
    };
    return out + nestedTags(cue, tagsOf, put);
}

void readInlineTags(QStringView markup, Cue &cue, const InlineSyntax &syntax)
{
    markup = trimmedText(markup);
    const bool plain = std::none_of(markup.utf16(), markup.utf16() + markup.size(),
        [](char16_t c) { return c == u'<' || c == u'{' || c == u'&' || c == u'\\'; });
    if (plain) {
        cue.text = markup.toString();
        cue.runs.clear();
        if (cue.hasDetails())
            cue.edit().native.clear();
        return;
    }
    InlineReader reader(markup, syntax);
    reader.read(cue);
    const Placement &said = reader.placement();
    if (!said.isDefault()) {
        Placement &placement = cue.edit().placement;
        if (said.anchor > 0)
            placement.anchor = said.anchor;
        if (said.x) {
            placement.x = said.x;
            placement.y = said.y;
        }
    }
    if (inlineTags(cue, syntax) != markup)
        cue.edit().native = markup.toString();
    else if (cue.hasDetails())
        cue.edit().native.clear();
}

std::optional<QString> currentNative(const Cue &cue, const InlineSyntax &syntax)
{
    if (!cue.hasDetails() || cue.details().native.isEmpty())
        return {};
    const CueDetails &details = cue.details();
    Cue read;
    InlineReader reader(details.native, syntax);
    reader.read(read);
    const Placement &said = reader.placement();
    const Placement &now = details.placement;
    const bool sameAnchor = said.anchor == now.anchor || (said.anchor == 0 && now.anchor == 2)
        || (said.anchor == 0 && !syntax.written.testFlag(SubtitleFeature::Alignment));
    const bool samePlace =
        (said.x == now.x && said.y == now.y) || (!said.x && !syntax.written.testFlag(SubtitleFeature::Position));
    const bool same = sameAnchor && samePlace && read.text == cue.text && read.runs == cue.runs;
    return same ? std::optional(details.native) : std::nullopt;
}

} // namespace Legenda
