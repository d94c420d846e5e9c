// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What YouTube's player gets. Of old: <transcript><text start="1.2" dur="3.4">, seconds, entities escaped twice. Now
// ("srv3"): <timedtext format="3"><head><pen …/><wp …/></head><body><p t="1200" d="3400" p="1"><s t="300">, in
// milliseconds, with pens for styles and window positions.

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/markuptext.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

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

std::optional<qint64> timeOf(QStringView text, double unit)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok) * unit;
    return ok && std::isfinite(value) && std::abs(value) < 1e12 ? std::optional(qint64(std::llround(value)))
                                                                : std::nullopt;
}

TextStyle penOf(const QList<Markup::Attribute> &attributes)
{
    TextStyle style;
    style.set(TextStyle::Bold, attribute(attributes, "b"_L1) == u"1");
    style.set(TextStyle::Italic, attribute(attributes, "i"_L1) == u"1");
    style.set(TextStyle::Underline, attribute(attributes, "u"_L1) == u"1");
    style.color = Markup::parseColor(attribute(attributes, "fc"_L1));
    if (style.color == 0xFFFFFFFF)
        style.color = 0;
    bool ok = false;
    const int size = attribute(attributes, "sz"_L1).toInt(&ok);
    // 100 is the usual size; the player shows a quarter of the difference.
    if (ok && size >= 0 && size <= 1000 && size != 100)
        style.fontSize = 100 + (size - 100) / 4.0;
    return style;
}

/// Anchors 0 to 8 from the top left to the bottom right; 20 … 20 % to 100 % as the player draws them.
Placement positionOf(const QList<Markup::Attribute> &attributes)
{
    Placement place;
    bool ok = false;
    const int point = attribute(attributes, "ap"_L1).toInt(&ok);
    if (!ok || point < 0 || point > 8)
        return place;
    place.anchor = (2 - point / 3) * 3 + point % 3 + 1;
    const int column = point % 3;
    const double x = attribute(attributes, "ah"_L1).toDouble(&ok);
    const bool hasX = ok;
    const double y = attribute(attributes, "av"_L1).toDouble(&ok);
    const bool usual = (!hasX || std::abs(x - column * 50) <= 5) && (!ok || std::abs(y - (point / 3) * 50) <= 10);
    if (hasX && ok && !usual && x >= 0 && x <= 100 && y >= 0 && y <= 100) {
        place.x = x;
        place.y = y;
    } else if (place.anchor == 2) {
        place.anchor = 0;
    }
    return place;
}

class Reader
{
public:
    Reader(const QString &text, Reading &reading) : m_text(text), m_tokens(m_text), m_reading(reading) { }
    void run();

private:
    void open(const Token &token);
    void close(const Token &token);
    void endCue();
    void setPen(QStringView id);

    const QString m_text;
    Markup::Tokenizer m_tokens;
    Reading &m_reading;
    QHash<QString, TextStyle> m_pens;
    QHash<QString, Placement> m_positions;

    bool m_open = false;
    bool m_old = false; ///< <text>
    bool m_hasEnd = false;
    bool m_timed = false; ///< some words come later
    Cue m_cue;
    Markup::FoldedText m_words;
    QString m_markup; ///< of <text>, before its second decoding
    TextStyle m_paragraphStyle;
    TextStyle m_style;
    QList<qsizetype> m_unended; ///< indices of cues
    int m_badTimes = 0;
    bool m_closed = false;
};

void Reader::endCue()
{
    if (!m_open)
        return;
    m_open = false;
    if (m_old)
        Markup::readInline(m_markup, m_cue);
    else
        m_words.moveTo(m_cue);
    m_markup.clear();
    if (!m_timed && !m_old) {
        StyledText plain;
        Cue again;
        forEachSegment(m_cue, [&](QStringView text, const TextStyle &style) {
            TextStyle untimed = style;
            untimed.atMs = -1;
            plain.append(text, untimed);
        });
        plain.moveTo(again);
        m_cue.runs = again.runs;
    }
    if (!m_cue.text.isEmpty()) {
        if (!m_hasEnd)
            m_unended.append(m_reading.document.cues.size());
        m_reading.document.cues.append(m_cue);
    }
    m_cue = {};
}

void Reader::open(const Token &token)
{
    const QList<Markup::Attribute> &attributes = m_tokens.attributes();
    const bool old = isNamed(token.name, "text"_L1);
    if (old || isNamed(token.name, "p"_L1)) {
        endCue();
        const double unit = old ? 1000 : 1;
        const std::optional<qint64> start =
            timeOf(old ? attribute(attributes, "start"_L1) : attribute(attributes, "t"_L1), unit);
        const std::optional<qint64> length =
            timeOf(old ? attribute(attributes, "dur"_L1) : attribute(attributes, "d"_L1), unit);
        if (!start) {
            ++m_badTimes;
            return;
        }
        m_open = true;
        m_old = old;
        m_timed = false;
        m_hasEnd = length.has_value();
        m_cue = Cue(*start, *start + length.value_or(unendedMs));
        m_paragraphStyle = m_pens.value(attribute(attributes, "p"_L1).toString());
        m_style = m_paragraphStyle;
        const Placement place = m_positions.value(attribute(attributes, "wp"_L1).toString());
        if (!place.isDefault())
            m_cue.edit().placement = place;
        if (token.selfClosing)
            endCue();
    } else if (isNamed(token.name, "s"_L1) && m_open) {
        const QStringView pen = attribute(attributes, "p"_L1);
        m_style = pen.isEmpty() ? m_paragraphStyle : m_pens.value(pen.toString());
        const qint64 at = std::max<qint64>(0, timeOf(attribute(attributes, "t"_L1), 1).value_or(0));
        m_style.atMs = at;
        m_timed = m_timed || at > 0;
    } else if (isNamed(token.name, "br"_L1) && m_open) {
        m_words.lineBreak();
    } else if (isNamed(token.name, "pen"_L1) && m_pens.size() < 10'000) {
        m_pens.insert(attribute(attributes, "id"_L1).toString(), penOf(attributes));
    } else if (isNamed(token.name, "wp"_L1) && m_positions.size() < 10'000) {
        m_positions.insert(attribute(attributes, "id"_L1).toString(), positionOf(attributes));
    } else if (isNamed(token.name, "transcript"_L1)) {
        const QString language = attribute(attributes, "lang_code"_L1).left(40).toString();
        if (!language.isEmpty())
            m_reading.document.language = Language::fromCode(language);
    } else if (m_open && m_old) {
        m_markup += token.raw;
    }
}

void Reader::close(const Token &token)
{
    if (isNamed(token.name, "text"_L1) || isNamed(token.name, "p"_L1))
        endCue();
    else if (isNamed(token.name, "s"_L1))
        m_style = m_paragraphStyle;
    else if (isNamed(token.name, "transcript"_L1) || isNamed(token.name, "timedtext"_L1))
        m_closed = true;
    else if (m_open && m_old)
        m_markup += token.raw;
}

void Reader::run()
{
    while (m_tokens.next() && !m_tokens.cutOff()) {
        const Token &token = m_tokens.token();
        if (token.kind == Token::Kind::Open)
            open(token);
        else if (token.kind == Token::Kind::Close)
            close(token);
        else if (m_open && (token.kind == Token::Kind::Text || token.kind == Token::Kind::CData)) {
            const QString words = token.kind == Token::Kind::Text ? Markup::decoded(token.text) : token.text.toString();
            if (m_old)
                m_markup += words;
            else
                m_words.append(words, m_style, true);
        }
    }
    // What was open at the end is not whole.
    const bool open = m_open;
    m_open = false;
    QList<Cue> &cues = m_reading.document.cues;
    for (const qsizetype i : std::as_const(m_unended)) {
        if (i + 1 < cues.size())
            cues[i].endMs = std::max(cues[i].startMs, cues[i + 1].startMs);
    }
    m_reading.cutOff = m_tokens.cutOff() || open || !m_closed;
    if (m_reading.cutOff)
        m_reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (m_badTimes > 0)
        m_reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, m_badTimes);
    if (!m_unended.isEmpty()) {
        m_reading.warnings << Text::tr(
            "%n cue(s) without an end last until the next one.", nullptr, int(m_unended.size()));
    }
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
    if (start.contains("<timedtext"_L1) || start.contains("<transcript"_L1))
        return start.contains("<text "_L1) || start.contains("<p t="_L1) || start.contains("format=\"3\""_L1) ? 97 : 80;
    return 0;
}

} // namespace

const SubtitleFormat &youTubeXml()
{
    static const SubtitleFormat format{.id = "youtube-xml",
        .name = "YouTube timed text",
        .extensions = "xml srv1 srv2 srv3 ytt",
        .carries = commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::FontSize
            | SubtitleFeature::WordTimes | SubtitleFeature::Alignment | SubtitleFeature::Position,
        .sniff = sniff,
        .read = read};
    return format;
}

} // namespace Legenda::Formats
