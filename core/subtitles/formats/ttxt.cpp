// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GPAC's TTXT, 3GPP timed text as XML: <TextSample sampleTime="00:00:01.000" text="…"/> or with the text inside, shown
// until the next sample. "TTXT Format Documentation", GPAC wiki.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/markup.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using Markup::attribute;
using Markup::isNamed;
using Markup::Token;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 unendedMs = 4000;

/// "0 0 ff ff" -> colour
quint32 readColor(QStringView text)
{
    quint32 channels[4] = {0, 0, 0, 0xFF};
    int count = 0;
    for (const QStringView part : text.left(40).split(u' ', Qt::SkipEmptyParts)) {
        bool ok = false;
        const uint value = part.toUInt(&ok, 16);
        if (!ok || value > 0xFF || count == 4)
            return 0;
        channels[count++] = value;
    }
    return count < 3 ? 0 : channels[3] << 24 | channels[0] << 16 | channels[1] << 8 | channels[2];
}

/// Older versions put each line in quotes: 'First line''Second line'.
QString unquoted(const QString &text)
{
    if (text.size() < 2 || !text.startsWith(u'\'') || !text.endsWith(u'\''))
        return text;
    return text.sliced(1, text.size() - 2).replace("''"_L1, "\n"_L1);
}

struct Styled
{
    qsizetype from = 0; ///< in characters
    qsizetype to = 0;
    TextStyle style;
};

class Reader
{
public:
    Reader(const QString &text, Reading &reading) : m_text(text), m_tokens(m_text), m_reading(reading) { }
    void run();

private:
    void open(const Token &token);
    void style();
    void endSample();
    TextStyle styleOf(const QList<Markup::Attribute> &attributes) const;

    const QString m_text;
    Markup::Tokenizer m_tokens;
    Reading &m_reading;
    QHash<QString, QString> m_fonts;
    TextStyle m_base;
    bool m_open = false; ///< a sample
    bool m_closed = false; ///< the stream
    bool m_ends = false; ///< the last cue still waits for its end
    qint64 m_start = 0;
    QString m_words;
    QList<Styled> m_styles;
    int m_badTimes = 0;
};

TextStyle Reader::styleOf(const QList<Markup::Attribute> &attributes) const
{
    TextStyle style;
    const QString words = attribute(attributes, "styles"_L1).left(100).toString();
    style.set(TextStyle::Bold, words.contains("Bold"_L1, Qt::CaseInsensitive));
    style.set(TextStyle::Italic, words.contains("Italic"_L1, Qt::CaseInsensitive));
    style.set(TextStyle::Underline, words.contains("Underline"_L1, Qt::CaseInsensitive));
    style.color = readColor(attribute(attributes, "color"_L1));
    if (style.color == 0xFFFFFFFF)
        style.color = 0;
    style.font = m_fonts.value(attribute(attributes, "fontID"_L1).toString());
    return style;
}

void Reader::style()
{
    const QList<Markup::Attribute> &attributes = m_tokens.attributes();
    TextStyle style = styleOf(attributes);
    if (!m_open) { // in the description: how all of it looks
        m_base = style;
        return;
    }
    if (style.font == m_base.font)
        style.font.clear();
    if (style.color == m_base.color)
        style.color = 0;
    const std::optional<qint64> from = parseNumber(attribute(attributes, "fromChar"_L1));
    const std::optional<qint64> to = parseNumber(attribute(attributes, "toChar"_L1));
    if (from && to && *to > *from && !style.isPlain() && m_styles.size() < 10'000)
        m_styles.append({*from, *to, style});
}

void Reader::endSample()
{
    if (!m_open)
        return;
    m_open = false;
    QList<Cue> &cues = m_reading.document.cues;
    if (m_ends) {
        cues.last().endMs = m_start;
        m_ends = false;
    }
    StyledText text;
    const QStringView words(m_words);
    qsizetype at = 0;
    std::stable_sort(
        m_styles.begin(), m_styles.end(), [](const Styled &a, const Styled &b) { return a.from < b.from; });
    for (const Styled &each : std::as_const(m_styles)) {
        const qsizetype from = std::clamp<qsizetype>(each.from, at, std::max(at, words.size()));
        const qsizetype to = std::clamp<qsizetype>(each.to, from, std::max(from, words.size()));
        text.append(words.mid(at, from - at));
        text.append(words.mid(from, to - from), each.style);
        at = to;
    }
    text.append(words.mid(at));
    text.trim();
    Cue cue(m_start, m_start + unendedMs);
    text.moveTo(cue);
    m_styles.clear();
    m_words.clear();
    if (!cue.text.isEmpty()) {
        cues.append(std::move(cue));
        m_ends = true;
    }
}

void Reader::open(const Token &token)
{
    const QList<Markup::Attribute> &attributes = m_tokens.attributes();
    if (isNamed(token.name, "TextSample"_L1)) {
        endSample();
        const std::optional<qint64> start = parseClock(attribute(attributes, "sampleTime"_L1));
        if (!start) {
            ++m_badTimes;
            return;
        }
        m_open = true;
        m_start = *start;
        m_words = unquoted(Markup::decoded(attribute(attributes, "text"_L1)));
        if (token.selfClosing)
            endSample();
    } else if (isNamed(token.name, "Style"_L1)) {
        style();
    } else if (isNamed(token.name, "FontTableEntry"_L1) && m_fonts.size() < 1000) {
        m_fonts.insert(attribute(attributes, "fontID"_L1).toString(),
            Markup::decoded(attribute(attributes, "fontName"_L1)).left(200));
    }
}

void Reader::run()
{
    while (m_tokens.next() && !m_tokens.cutOff()) {
        const Token &token = m_tokens.token();
        if (token.kind == Token::Kind::Open) {
            open(token);
        } else if (token.kind == Token::Kind::Close) {
            if (isNamed(token.name, "TextSample"_L1))
                endSample();
            m_closed = m_closed || isNamed(token.name, "TextStream"_L1);
        } else if (m_open && (token.kind == Token::Kind::Text || token.kind == Token::Kind::CData)) {
            if (token.kind == Token::Kind::Text)
                Markup::appendDecoded(m_words, token.text);
            else
                m_words += token.text;
        }
    }
    m_reading.cutOff = m_tokens.cutOff() || m_open || !m_closed;
    if (!m_open)
        endSample();
    if (m_reading.cutOff)
        m_reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (m_badTimes > 0)
        m_reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, m_badTimes);
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Reader(input.rest(), reading).run();
}

int sniff(QStringView head)
{
    const QStringView start = head.left(8192);
    if (!start.startsWith(u'<'))
        return 0;
    return start.contains("<TextStream"_L1) || start.contains("<TextSample "_L1) ? 98 : 0;
}

} // namespace

const SubtitleFormat &ttxt()
{
    static const SubtitleFormat format{.id = "ttxt",
        .name = "GPAC TTXT",
        .extensions = "ttxt xml",
        .carries = commonFeatures | SubtitleFeature::Bold | SubtitleFeature::Italic | SubtitleFeature::Underline
            | SubtitleFeature::Color | SubtitleFeature::Font,
        .sniff = sniff,
        .read = read};
    return format;
}

} // namespace Legenda::Formats
