// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The markup inside of SubStation events: {\b1}, \N and the like.

#include "core/subtitles/formats/substation.h"
#include "core/subtitles/formats/trimmedtext.h"

#include <QLocale>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::SubStation {

namespace {

/// Between a backslash that is text and what would make a command of it; libass writes it so, too.
constexpr QChar wordJoiner(0x2060);
constexpr qint64 longestKaraoke = 24LL * 3600 * 100; // hundredths of a second

/// How text is drawn at one point of an event.
struct Look
{
    quint16 traits = 0;
    quint32 color = 0;
    QString font;
    double size = 0;

    static Look of(const Style &style) { return {style.traits, style.color, style.font, style.size}; }
    bool operator==(const Look &) const = default;
};

/// The number in front of anything else ("1 remark"), as players read it; nothing where there is none.
std::optional<double> leadingNumber(QStringView text)
{
    constexpr qsizetype longest = 20;
    text = text.trimmed().left(longest);
    qsizetype end = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    while (end < text.size() && ((text[end] >= u'0' && text[end] <= u'9') || text[end] == u'.'))
        ++end;
    bool ok = false;
    const double value = text.left(end).toDouble(&ok);
    return ok && std::abs(value) < 1e9 ? std::optional(value) : std::nullopt;
}

/// "(1, 2.5, 3)" -> those; the closing bracket may miss.
QList<double> numbersIn(QStringView text)
{
    QList<double> numbers;
    text = text.trimmed();
    if (!text.startsWith(u'('))
        return numbers;
    text = text.mid(1);
    if (const qsizetype close = text.indexOf(u')'); close >= 0)
        text = text.left(close);
    for (const QStringView part : text.left(200).split(u',')) {
        bool ok = false;
        const double value = part.trimmed().toDouble(&ok);
        if (!ok || !std::isfinite(value) || std::abs(value) > 1e6)
            break;
        numbers.append(value);
    }
    return numbers;
}

/// Whether a tag has this name; `argument` is what follows. Names are matched by their beginning, as "\fnArial".
bool takes(QStringView tag, QLatin1StringView name, QStringView &argument)
{
    if (!tag.startsWith(name))
        return false;
    argument = tag.mid(name.size()).trimmed();
    return true;
}

class MarkupParser
{
public:
    MarkupParser(const Sheet &sheet, const Style &style)
        : m_sheet(sheet), m_own(&style), m_look(Look::of(style)), m_anchor(style.anchor)
    {
        update();
    }

    void parse(QStringView text);
    void moveTo(Cue &cue);

private:
    void block(QStringView content);
    void tag(QStringView tag);
    void color(QStringView argument);
    void alpha(QStringView argument);
    void setTrait(TextStyle::Trait trait, QStringView argument);
    void position(const QList<double> &numbers);
    void karaoke(QStringView argument);
    void update();

    const Sheet &m_sheet;
    const Style *m_own;
    Look m_look;
    int m_anchor;
    bool m_anchorSaid = false;
    bool m_drawing = false;
    qint64 m_sung = 0; ///< hundredths of a second at which the next syllable begins
    qint64 m_at = -1; ///< ms, of the current one
    std::optional<double> m_x;
    std::optional<double> m_y;
    TextStyle m_style;
    TrimmedText m_text;
};

/// What the look is in the words of the model.
void MarkupParser::update()
{
    const Style &base = m_sheet.base();
    m_style = {};
    m_style.traits = m_look.traits;
    if (base.traits & TextStyle::Bold)
        m_style.set(TextStyle::Bold, false);
    if (m_look.color != base.color)
        m_style.color = m_look.color;
    if (m_look.font.compare(m_own->font, Qt::CaseInsensitive) != 0)
        m_style.font = m_look.font;
    if (m_look.size > 0 && m_look.size != m_own->size)
        m_style.fontSize = m_look.size * 100 / (m_own->size > 0 ? m_own->size : 18);
    m_style.atMs = m_at;
}

void MarkupParser::setTrait(TextStyle::Trait trait, QStringView argument)
{
    bool on = m_own->traits & trait;
    if (const std::optional<double> number = leadingNumber(argument)) {
        const int value = int(*number);
        on = trait == TextStyle::Bold ? value == 1 || value == -1 || value >= 600 : value != 0;
    }
    m_look.traits = quint16(on ? m_look.traits | trait : m_look.traits & ~trait);
}

void MarkupParser::color(QStringView argument)
{
    QString digits = argument.toString();
    const auto color = parseColor(digits.startsWith(u'&') || digits.startsWith(u'H') ? digits : u"&H"_s + digits);
    const quint32 rgb = color.value_or(m_own->color) & 0xFFFFFF;
    m_look.color = (m_look.color & 0xFF000000) | rgb;
}

void MarkupParser::alpha(QStringView argument)
{
    while (argument.startsWith(u'&') || argument.startsWith(u'H') || argument.startsWith(u'h'))
        argument = argument.mid(1);
    while (argument.endsWith(u'&'))
        argument.chop(1);
    bool ok = false;
    const uint value = argument.toUInt(&ok, 16);
    const quint32 alpha = ok ? 0xFF - (value & 0xFF) : m_own->color >> 24;
    m_look.color = (m_look.color & 0xFFFFFF) | alpha << 24;
}

void MarkupParser::position(const QList<double> &numbers)
{
    // The first one counts, as in VSFilter and libass.
    if (numbers.size() < 2 || m_x)
        return;
    m_x = numbers[0] * 100 / m_sheet.picture.width();
    m_y = numbers[1] * 100 / m_sheet.picture.height();
}

void MarkupParser::karaoke(QStringView argument)
{
    m_at = m_sung * 10;
    m_sung = std::min(longestKaraoke, m_sung + std::max<qint64>(0, std::llround(leadingNumber(argument).value_or(0))));
}

void MarkupParser::tag(QStringView tag)
{
    QStringView rest;
    // Longer names in front of those that they begin with. Tags that are no concern of text are named so that shorter
    // ones do not take them: "\blur" is not bold.
    static constexpr QLatin1StringView ignored[] = {"blur"_L1, "bord"_L1, "be"_L1, "iclip"_L1, "shad"_L1, "fscx"_L1,
        "fscy"_L1, "fsc"_L1, "fsp"_L1, "fsvp"_L1, "fshp"_L1, "pbo"_L1, "clip"_L1, "fad"_L1, "fr"_L1, "fa"_L1, "fe"_L1,
        "jitter"_L1, "kt"_L1, "mover"_L1, "2c"_L1, "3c"_L1, "4c"_L1, "2a"_L1, "3a"_L1, "4a"_L1, "org"_L1};
    for (const QLatin1StringView name : ignored) {
        if (tag.startsWith(name))
            return;
    }
    if (takes(tag, "alpha"_L1, rest) || takes(tag, "1a"_L1, rest)) {
        alpha(rest);
    } else if (takes(tag, "an"_L1, rest) || takes(tag, "a"_L1, rest)) {
        const bool legacy = !tag.startsWith("an"_L1);
        const int number = int(leadingNumber(rest).value_or(0));
        const int anchor = legacy ? anchorOfLegacy(number) : number >= 1 && number <= 9 ? number : 0;
        if (anchor > 0 && !m_anchorSaid) {
            m_anchor = anchor;
            m_anchorSaid = true;
        }
        return;
    } else if (takes(tag, "pos"_L1, rest) || takes(tag, "move"_L1, rest)) {
        position(numbersIn(rest));
        return;
    } else if (takes(tag, "fn"_L1, rest)) {
        if (rest.startsWith(u'@'))
            rest = rest.mid(1);
        m_look.font = rest.isEmpty() || rest == "0"_L1 ? m_own->font : rest.left(200).toString();
    } else if (takes(tag, "fs"_L1, rest)) {
        const double number = leadingNumber(rest).value_or(0);
        double size = rest.startsWith(u'+') || rest.startsWith(u'-') ? m_look.size * (1 + number / 10) : number;
        m_look.size = size > 0 && size < 10'000 ? size : m_own->size;
    } else if (takes(tag, "1c"_L1, rest) || takes(tag, "c"_L1, rest)) {
        color(rest);
    } else if (takes(tag, "kf"_L1, rest) || takes(tag, "ko"_L1, rest) || takes(tag, "k"_L1, rest)
        || takes(tag, "K"_L1, rest)) {
        karaoke(rest);
    } else if (takes(tag, "p"_L1, rest)) {
        m_drawing = leadingNumber(rest).value_or(0) > 0;
        return;
    } else if (takes(tag, "r"_L1, rest)) {
        m_look = Look::of(rest.isEmpty() ? *m_own : m_sheet.find(rest.left(200)));
    } else if (takes(tag, "b"_L1, rest)) {
        setTrait(TextStyle::Bold, rest);
    } else if (takes(tag, "i"_L1, rest)) {
        setTrait(TextStyle::Italic, rest);
    } else if (takes(tag, "u"_L1, rest)) {
        setTrait(TextStyle::Underline, rest);
    } else if (takes(tag, "s"_L1, rest)) {
        setTrait(TextStyle::StrikeOut, rest);
    } else {
        return;
    }
    update();
}

/// What stands between braces: tags, and comments between them.
void MarkupParser::block(QStringView content)
{
    qsizetype at = content.indexOf(u'\\');
    while (at >= 0) {
        // Up to the next backslash that is not in brackets: \t(0,500,\c&HFF&) is one tag.
        qsizetype depth = 0;
        qsizetype end = at + 1;
        for (; end < content.size(); ++end) {
            const QChar c = content[end];
            if (c == u'\\' && depth == 0)
                break;
            if (c == u'(')
                ++depth;
            else if (c == u')' && depth > 0)
                --depth;
        }
        tag(content.mid(at + 1, end - at - 1).trimmed());
        at = end < content.size() ? end : -1;
    }
}

void MarkupParser::parse(QStringView text)
{
    qsizetype plain = 0; // where text begins that was not put yet
    const auto flush = [&](qsizetype end) {
        if (!m_drawing && end > plain)
            m_text.put(text.mid(plain, end - plain), m_style);
    };
    qsizetype close = 0; // of the next closing brace; -1: there is none any more
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c == u'{') {
            if (close >= 0 && close <= i)
                close = text.indexOf(u'}', i);
            if (close < 0) {
                ++i; // never closed: it is text
                continue;
            }
            flush(i);
            block(text.mid(i + 1, close - i - 1));
            plain = i = close + 1;
            continue;
        }
        if (c != u'\\' || i + 1 >= text.size()) {
            ++i;
            continue;
        }
        const QChar next = text[i + 1];
        const bool known = next == u'N' || next == u'n' || next == u'h' || next == u'{' || next == u'}';
        if (!known && next != wordJoiner) {
            ++i;
            continue;
        }
        flush(next == wordJoiner ? i + 1 : i);
        if (!m_drawing && known) {
            if (next == u'N' || next == u'n')
                m_text.breakLine(m_style);
            else if (next == u'h')
                m_text.put(QStringView(u"\u00A0"), m_style);
            else
                m_text.put(text.mid(i + 1, 1), m_style);
        }
        plain = i = i + 2;
    }
    flush(text.size());
}

void MarkupParser::moveTo(Cue &cue)
{
    m_text.moveTo(cue);
    Placement placement;
    placement.anchor = m_anchor == 2 ? 0 : m_anchor;
    placement.x = m_x;
    placement.y = m_y;
    if (!placement.isDefault() || cue.hasDetails())
        cue.edit().placement = placement;
}

/// Text as it has to stand between tags.
void appendEscaped(QString &out, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        switch (c.unicode()) {
        case u'\n':
            out += "\\N"_L1;
            break;
        case u'\u00A0':
            out += "\\h"_L1;
            break;
        case u'{':
            out += "\\{"_L1;
            break;
        case u'\\': {
            out += c;
            constexpr QStringView dangerous = u"Nnh{}\n\u00A0\u2060";
            if (i + 1 == text.size() || dangerous.contains(text[i + 1]))
                out += wordJoiner;
            break;
        }
        case u'\r':
        case u'\0':
            break;
        default:
            out += c;
        }
    }
}

QString fontText(const QString &font)
{
    QString out;
    for (const QChar c : font) {
        if (c != u'\\' && c != u'{' && c != u'}' && c >= u' ')
            out += c;
    }
    return out;
}

class MarkupWriter
{
public:
    MarkupWriter(const Cue &cue, const Sheet &sheet, const Style &style, Version version)
        : m_cue(cue), m_sheet(sheet), m_own(style), m_version(version), m_look(Look::of(style))
    {
    }
    QString write();

private:
    struct Segment
    {
        QStringView text;
        const TextStyle *style;
    };
    QString placeTags() const;
    QString syllableTags(const QList<Segment> &segments, qsizetype index);
    Look wanted(const TextStyle &style) const;
    QString lookTags(const Look &look);

    const Cue &m_cue;
    const Sheet &m_sheet;
    const Style &m_own;
    Version m_version;
    Look m_look;
    qint64 m_sung = 0; ///< hundredths of a second that the syllables so far take
    qint64 m_at = -1; ///< TextStyle::atMs of the current one
};

QString MarkupWriter::placeTags() const
{
    const Placement &place = m_cue.details().placement;
    const int anchor = place.anchor >= 1 && place.anchor <= 9 ? place.anchor : 2;
    QString tags;
    if (anchor != m_own.anchor && !(m_sheet.inherit && place.anchor == 0)) {
        tags += m_version == Version::V4 ? u"\\a%1"_s.arg(legacyOfAnchor(anchor)) : u"\\an%1"_s.arg(anchor);
    }
    if (place.x || place.y) {
        // Where one of both is not said: at its edge, with some room.
        static constexpr std::array<double, 3> near{5, 50, 95};
        const double x = place.x.value_or(near[size_t((anchor - 1) % 3)]);
        const double y = place.y.value_or(near[size_t(2 - (anchor - 1) / 3)]);
        tags += "\\pos("_L1 + numberText(x * m_sheet.picture.width() / 100) + u','
            + numberText(y * m_sheet.picture.height() / 100) + u')';
    }
    return tags;
}

QString MarkupWriter::syllableTags(const QList<Segment> &segments, qsizetype index)
{
    const qint64 at = segments[index].style->atMs;
    if (at < 0 || at == m_at)
        return {};
    m_at = at;
    const auto hundredths = [](qint64 ms) { return std::clamp<qint64>((ms + 5) / 10, 0, longestKaraoke); };
    qint64 end = m_cue.lengthMs();
    for (qsizetype i = index + 1; i < segments.size(); ++i) {
        if (segments[i].style->atMs >= 0 && segments[i].style->atMs != at) {
            end = segments[i].style->atMs;
            break;
        }
    }
    QString tags;
    const qint64 start = hundredths(at);
    if (start > m_sung) {
        tags += u"\\k%1"_s.arg(start - m_sung);
        m_sung = start;
    }
    const qint64 length = std::max<qint64>(0, hundredths(end) - m_sung);
    m_sung += length;
    // A syllable of its own needs braces of its own where it follows the wait for it.
    tags += tags.isEmpty() ? u"\\k%1"_s.arg(length) : u"}{\\k%1"_s.arg(length);
    return tags;
}

Look MarkupWriter::wanted(const TextStyle &style) const
{
    Look look;
    look.traits = style.traits;
    look.color = style.color != 0 ? style.color : m_sheet.inherit ? m_own.color : m_sheet.base().color;
    look.font = style.font.isEmpty() ? m_own.font : style.font;
    look.size = m_own.size;
    if (style.fontSize > 0)
        look.size = std::clamp(style.fontSize, 1.0, 2000.0) * (m_own.size > 0 ? m_own.size : 18) / 100;
    if (m_sheet.inherit)
        look.traits |= m_own.traits;
    else if (m_sheet.base().traits & TextStyle::Bold) // runs say nothing of it then
        look.traits |= m_own.traits & TextStyle::Bold;
    if (m_version == Version::V4) {
        look.traits &= TextStyle::Bold | TextStyle::Italic;
        look.color |= 0xFF000000;
    }
    return look;
}

QString MarkupWriter::lookTags(const Look &look)
{
    QString tags;
    static constexpr std::pair<TextStyle::Trait, char16_t> traits[] = {
        {TextStyle::Bold, u'b'}, {TextStyle::Italic, u'i'}, {TextStyle::Underline, u'u'}, {TextStyle::StrikeOut, u's'}};
    for (const auto &[trait, letter] : traits) {
        if ((look.traits ^ m_look.traits) & trait)
            tags += u'\\' % QChar(letter) % (look.traits & trait ? u'1' : u'0');
    }
    if ((look.color ^ m_look.color) & 0xFFFFFF) {
        const quint32 bgr = (look.color & 0xFF) << 16 | (look.color & 0xFF00) | (look.color >> 16 & 0xFF);
        tags += "\\c&H"_L1 + u"%1"_s.arg(bgr, 6, 16, QChar(u'0')).toUpper() + u'&';
    }
    if ((look.color ^ m_look.color) & 0xFF000000)
        tags += "\\1a&H"_L1 + u"%1"_s.arg(0xFF - (look.color >> 24), 2, 16, QChar(u'0')).toUpper() + u'&';
    if (look.font.compare(m_look.font, Qt::CaseInsensitive) != 0)
        tags += "\\fn"_L1 + fontText(look.font);
    if (look.size > 0 && std::abs(look.size - m_look.size) >= 0.005)
        tags += "\\fs"_L1 + numberText(look.size);
    m_look = look;
    return tags;
}

QString MarkupWriter::write()
{
    QList<Segment> segments;
    forEachSegment(m_cue, [&](QStringView text, const TextStyle &style) { segments.append({text, &style}); });
    QString out;
    QString tags = placeTags();
    // The time of a syllable is looked for ahead; together that is linear, as the next one is near.
    for (qsizetype i = 0; i < segments.size(); ++i) {
        tags += syllableTags(segments, i);
        // Line ends look like what stands around them.
        const bool breaks =
            std::all_of(segments[i].text.begin(), segments[i].text.end(), [](QChar c) { return c == u'\n'; });
        if (!breaks || i + 1 == segments.size())
            tags += lookTags(wanted(*segments[i].style));
        if (!tags.isEmpty())
            out += u'{' % tags % u'}';
        tags.clear();
        appendEscaped(out, segments[i].text);
    }
    if (!tags.isEmpty())
        out += u'{' % tags % u'}';
    return out;
}

} // namespace

void parseMarkup(QStringView markup, const Sheet &sheet, const Style &style, Cue &cue)
{
    MarkupParser parser(sheet, style);
    parser.parse(markup);
    parser.moveTo(cue);
}

QString markupOf(const Cue &cue, const Sheet &sheet, const Style &style, Version version)
{
    // Most events are plain text in the usual style.
    const bool special = std::any_of(cue.text.cbegin(), cue.text.cend(),
        [](QChar c) { return c == u'\n' || c == u'\\' || c == u'{' || c == QChar::Nbsp || c == u'\r'; });
    if (cue.runs.isEmpty() && !special && style == sheet.base() && !cue.hasDetails() && style.anchor == 2
        && (style.traits & ~TextStyle::Bold) == 0)
        return cue.text;
    return MarkupWriter(cue, sheet, style, version).write();
}

} // namespace Legenda::SubStation
