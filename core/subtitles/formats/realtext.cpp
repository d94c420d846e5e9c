// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// RealText, RealPlayer's: <window …> with <time begin="1:02.5" end="…"/><clear/>text. Times are [[dd:]hh:]mm:ss[.xyz]
// or seconds; a text without end lasts until the next <time>. "RealText Authoring Guide", RealNetworks.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/markuptext.h"

#include <QCoreApplication>

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

std::optional<qint64> readTime(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return {};
    if (text.count(u':') == 3) { // days
        const qsizetype colon = text.indexOf(u':');
        const std::optional<qint64> days = colon > 4 ? std::nullopt : parseNumber(text.left(colon));
        const std::optional<qint64> rest = parseClock(text.mid(colon + 1));
        return days && rest ? std::optional(*days * 86'400'000 + *rest) : std::nullopt;
    }
    if (text.contains(u':'))
        return parseClock(text);
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    return ok && std::isfinite(seconds) && std::abs(seconds) < 1e9 ? std::optional(qint64(std::llround(seconds * 1000)))
                                                                   : std::nullopt;
}

class Reader
{
public:
    Reader(const QString &text, Reading &reading) : m_text(text), m_tokens(m_text), m_reading(reading) { }
    void run();

private:
    void open(const Token &token);
    void time();
    void endCue(qint64 nextMs);

    const QString m_text;
    Markup::Tokenizer m_tokens;
    Reading &m_reading;
    Markup::InlineText m_words;
    qint64 m_duration = -1; ///< of the window
    qsizetype m_windowStart = -1;
    bool m_timed = false;
    bool m_ended = false;
    qint64 m_start = 0;
    qint64 m_end = -1;
    int m_badTimes = 0;
};

void Reader::endCue(qint64 nextMs)
{
    Cue cue;
    m_words.moveTo(cue);
    if (cue.text.isEmpty())
        return;
    cue.startMs = m_start;
    cue.endMs = m_end >= 0 ? m_end : nextMs >= 0 ? nextMs : std::max(m_duration, m_start + unendedMs);
    if (m_end < 0 && nextMs < 0 && m_duration > m_start)
        cue.endMs = m_duration;
    m_reading.document.cues.append(std::move(cue));
}

void Reader::time()
{
    const QList<Markup::Attribute> &attributes = m_tokens.attributes();
    const QStringView beginText = attribute(attributes, "begin"_L1);
    const std::optional<qint64> end = readTime(attribute(attributes, "end"_L1));
    std::optional<qint64> begin = readTime(beginText);
    if (!begin && !beginText.trimmed().isEmpty()) {
        ++m_badTimes;
        return;
    }
    if (!begin)
        begin = m_timed ? m_start : 0;
    if (!m_timed && m_words.isEmpty()) {
        // Tags around everything are the window's look.
        m_reading.document.head =
            QStringView(m_text)
                .sliced(std::max<qsizetype>(0, m_windowStart), m_tokens.start() - std::max<qsizetype>(0, m_windowStart))
                .trimmed()
                .toString();
        m_words.reset();
    }
    if (m_timed && *begin == m_start && end.value_or(-1) == m_end)
        return; // goes on
    endCue(*begin);
    m_timed = true;
    m_start = *begin;
    m_end = end.value_or(-1);
}

void Reader::open(const Token &token)
{
    if (isNamed(token.name, "window"_L1)) {
        m_windowStart = m_tokens.start();
        m_duration = readTime(attribute(m_tokens.attributes(), "duration"_L1)).value_or(-1);
    } else if (isNamed(token.name, "time"_L1)) {
        time();
    } else if (isNamed(token.name, "p"_L1)) {
        m_words.lineBreak();
    } else {
        m_words.open(token.name, m_tokens.attributes(), token.selfClosing);
    }
}

void Reader::run()
{
    while (m_tokens.next() && !m_tokens.cutOff()) {
        const Token &token = m_tokens.token();
        if (token.kind == Token::Kind::Open) {
            open(token);
        } else if (token.kind == Token::Kind::Close) {
            if (isNamed(token.name, "window"_L1))
                m_ended = true;
            else if (!isNamed(token.name, "time"_L1))
                m_words.close(token.name);
        } else if (token.kind == Token::Kind::Text && !m_ended) {
            m_words.text(token.text);
        }
    }
    endCue(-1);
    m_reading.cutOff = m_tokens.cutOff() || (m_windowStart >= 0 && !m_ended);
    if (m_reading.cutOff)
        m_reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (m_badTimes > 0)
        m_reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, m_badTimes);
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Reader(input.rest(), reading).run();
}

/// What stood around all, with the duration that is right now; `closing` gets the tags that end it.
QString keptHead(const Document &document, const QString &duration, QString &closing)
{
    if (document.format != "realtext"_L1 || document.head.isEmpty())
        return {};
    QString head;
    QStringList open;
    Markup::Tokenizer tokens(document.head);
    while (tokens.next()) {
        const Token &token = tokens.token();
        if (token.kind == Token::Kind::Open && isNamed(token.name, "time"_L1))
            continue;
        if (token.kind == Token::Kind::Open && isNamed(token.name, "window"_L1)) {
            head += "<window"_L1;
            for (const Markup::Attribute &each : tokens.attributes()) {
                if (!isNamed(each.name, "duration"_L1) && Markup::isXmlName(each.name))
                    head +=
                        u' ' + each.name.toString() + "=\""_L1 + Markup::escaped(Markup::decoded(each.value)) + u'"';
            }
            head += " duration=\""_L1 + duration + "\">"_L1;
            open.append(token.name.toString());
        } else if (token.kind == Token::Kind::Open) {
            head += token.raw;
            if (!token.selfClosing && !isNamed(token.name, "br"_L1))
                open.append(token.name.toString());
        } else if (token.kind == Token::Kind::Close) {
            if (!open.isEmpty() && isNamed(open.last(), QLatin1StringView(token.name.toLatin1()))) {
                head += token.raw;
                open.removeLast();
            }
        } else if (token.kind == Token::Kind::Comment || token.text.trimmed().isEmpty()) {
            head += token.raw;
        }
    }
    if (!open.contains("window"_L1, Qt::CaseInsensitive))
        return {};
    for (qsizetype i = open.size(); i-- > 0;)
        closing += "</"_L1 + open[i] + ">\n"_L1;
    return head + u'\n';
}

void write(const Document &document, const WriteOptions &, TextOutput &out, Writing &)
{
    QList<const Cue *> cues;
    qint64 last = 0;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment()) {
            cues.append(&cue);
            last = std::max({last, cue.startMs, cue.endMs});
        }
    }
    const auto startOf = [](const Cue *cue) { return std::max<qint64>(0, cue->startMs); };
    std::stable_sort(cues.begin(), cues.end(), [&](const Cue *a, const Cue *b) { return startOf(a) < startOf(b); });
    TextOutput durationOut;
    durationOut.clock(last, 2, u'.', 3);
    const QString duration = QString::fromLatin1(durationOut.finish().value_or(QByteArray("0")));
    QString closing;
    QString head = keptHead(document, duration, closing);
    if (head.isEmpty()) {
        closing = u"</center>\n</window>\n"_s;
        head = "<window type=\"generic\" wordwrap=\"true\" bgcolor=\"black\" duration=\""_L1 + duration
            + "\">\n<center>\n"_L1;
    }
    out << head;
    QString markup;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const qint64 start = startOf(cues[i]);
        const qint64 end = std::max(start, cues[i]->endMs);
        out << "<time begin=\""_L1;
        out.clock(start, 2, u'.', 3) << "\" end=\""_L1;
        out.clock(end, 2, u'.', 3) << "\"/><clear/>"_L1;
        markup.resize(0);
        Markup::appendHtml(markup, *cues[i], {.css = false, .ruby = false});
        out << markup << QChar(u'\n');
    }
    out << closing;
}

int sniff(QStringView head)
{
    const QStringView start = head.left(4096);
    if (!start.startsWith(u'<'))
        return 0;
    const bool window = start.contains("<window"_L1, Qt::CaseInsensitive);
    const bool time = head.contains("<time begin"_L1, Qt::CaseInsensitive);
    if (window)
        return time || start.contains("type"_L1, Qt::CaseInsensitive) ? 95 : 60;
    return time ? 80 : 0;
}

} // namespace

const SubtitleFormat &realText()
{
    static const SubtitleFormat format{.id = "realtext",
        .name = "RealText",
        .extensions = "rt",
        .carries = commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Font,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
