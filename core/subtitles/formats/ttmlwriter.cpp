// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes TTML: the document's own head where it came from TTML, else one of the IMSC 1.1 text profile.

#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/ttmlhead.h"
#include "core/subtitles/formats/ttmlreader.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

namespace {

QString number(double value)
{
    return QString::number(std::round(value * 100) / 100, 'g', 8);
}

/// For a comment: no "--" in it, no '-' at its end.
QString commentText(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'-' && out.endsWith(u'-'))
            out += u' ';
        if (c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && !c.isSurrogate() && c.unicode() < 0xFFFE))
            out += c;
    }
    return out;
}

class Writer
{
public:
    Writer(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
        : m_document(document), m_options(options), m_out(out), m_writing(writing),
          m_kept(document.format == "ttml"_L1 && !document.head.isEmpty())
    {
    }
    void run();

private:
    struct Plan
    {
        QString region{};
        QString divs{}; ///< tags around it
        QString attributes{}; ///< of the p, in the document's words
        QString tags{}; ///< all of it as the reader wants it
        TextStyle base{};
    };
    Plan plan(const Cue &cue);
    Reader::Paragraph probe(const QString &tags);
    bool splitSettings(const QString &settings, QString &divs, QString &attributes) const;
    void collect();
    QString agent(const QString &name) const;
    void cue(const Cue &cue);
    void paragraph(QString &out, const Cue &cue, const Plan &plan);
    QString words(const Cue &cue, const TextStyle &base) const;
    QString spanAttributes(const TextStyle &style, const TextStyle &base, const Cue &cue) const;
    QString prefixed(const QString &tags) const;
    bool nativeHolds(const Cue &cue, const QString &tags);

    const Document &m_document;
    const WriteOptions &m_options;
    TextOutput &m_out;
    Writing &m_writing;
    bool m_kept;
    Head m_head;
    std::optional<Reader> m_reader; ///< with the kept head in it
    QHash<QString, Reader::Paragraph> m_probes;
    QHash<QString, QString> m_agents; ///< ids by name
    QHash<QString, QString> m_styleIds;
    QHash<QString, QString> m_regionIds;
    QSet<QString> m_ids;
    bool m_background = false; ///< some cue says one
    bool m_font = false;
    bool m_size = false;
    QString m_openDivs;
    bool m_divOpen = false;
    int m_droppedIds = 0;
};

Reader::Paragraph Writer::probe(const QString &tags)
{
    const auto known = m_probes.constFind(tags);
    if (known != m_probes.constEnd())
        return *known;
    Reader::Paragraph found = m_reader->paragraph(tags);
    if (!m_background)
        found.style.background = 0;
    if (!m_font)
        found.style.font.clear();
    if (!m_size)
        found.style.fontSize = 0;
    if (m_probes.size() < 20'000)
        m_probes.insert(tags, found);
    return found;
}

/// Tags of divs and the attributes of the p. False: they are no such thing.
bool Writer::splitSettings(const QString &settings, QString &divs, QString &attributes) const
{
    QString closing;
    Markup::Tokenizer tokens(settings);
    while (tokens.next()) {
        const Markup::Token &token = tokens.token();
        if (token.kind != Markup::Token::Kind::Open || token.selfClosing || !attributes.isEmpty())
            return false;
        if (token.name == "div"_L1) {
            divs += token.raw;
            closing.prepend("</div>"_L1);
        } else if (token.name == "p"_L1) {
            attributes = token.raw.sliced(2, token.raw.size() - 3).toString();
            closing.prepend("</p>"_L1);
        } else {
            return false;
        }
    }
    return Markup::isWellFormed(QString(settings + closing), m_head.prefixes);
}

Writer::Plan Writer::plan(const Cue &cue)
{
    Plan plan;
    const CueDetails &details = cue.details();
    if (!m_kept) {
        if (m_regionIds.contains(details.region) && details.placement.isDefault())
            plan.region = m_regionIds.value(details.region);
        else
            plan.region = regionId(details.placement);
        return plan;
    }
    if (!splitSettings(details.settings, plan.divs, plan.attributes)) {
        plan.divs.clear();
        plan.attributes.clear();
    }
    // The region it had, unless it was moved since.
    const QString style = details.style.isEmpty() || !m_styleIds.contains(details.style)
        ? QString()
        : " style=\""_L1 + Markup::escaped(details.style) + u'"';
    const auto tagsWith = [&](const QString &region) {
        return plan.divs + "<p"_L1 + (region.isEmpty() ? QString() : " region=\""_L1 + Markup::escaped(region) + u'"')
            + style + plan.attributes + u'>';
    };
    plan.region = m_reader->hasRegion(details.region) ? details.region
        : details.region.isEmpty()                    ? QString()
                                                      : regionId(details.placement);
    plan.tags = tagsWith(plan.region);
    Reader::Paragraph found = probe(plan.tags);
    // Ours never stand without a region: players would put them at the top.
    if (found.placement != details.placement || (!found.inRegion && m_reader->hasRegion(regionId({})))) {
        plan.region = regionId(details.placement);
        plan.tags = tagsWith(plan.region);
        found = probe(plan.tags);
    }
    plan.base = found.style;
    return plan;
}

/// What the head has to have.
void Writer::collect()
{
    QSet<QString> places;
    QStringList speakers;
    for (const Cue &cue : m_document.cues) {
        if (cue.hasDetails() && !cue.details().speaker.isEmpty())
            speakers.append(cue.details().speaker);
        for (const StyleRun &run : cue.runs) {
            m_background = m_background || run.style.background != 0;
            m_font = m_font || !run.style.font.isEmpty();
            m_size = m_size || run.style.fontSize > 0;
            if (!run.style.voice.isEmpty())
                speakers.append(run.style.voice);
        }
    }
    QHash<QString, int> taken; // how often a name was given
    const auto unique = [&](const QString &name) {
        QString id = Markup::toXmlName(name);
        int &count = taken[id];
        if (count++ > 0 || m_ids.contains(id) || id.startsWith("legenda-"_L1))
            id = "id-"_L1 + QString::number(m_ids.size()) + u'-' + id;
        m_ids.insert(id);
        return id;
    };
    for (const NamedStyle &style : m_document.styles) {
        // What a kept head does not have is said where it is used.
        const bool isLacking = m_kept && !m_reader->hasStyle(style.name);
        if (!m_styleIds.contains(style.name) && !isLacking)
            m_styleIds.insert(style.name, m_kept ? style.name : unique(style.name));
    }
    if (m_kept) {
        for (const QString &id : std::as_const(m_styleIds))
            m_ids.insert(id);
        m_agents = m_reader->agentIds();
        for (const QString &id : std::as_const(m_agents))
            m_ids.insert(id);
        for (const Region &region : m_document.regions)
            m_ids.insert(region.id);
    }
    for (const Region &region : m_document.regions) {
        if (m_kept || m_regionIds.contains(region.id))
            continue;
        const QString id = unique(region.id);
        m_regionIds.insert(region.id, id);
        m_head.regions.append({id, region.placement});
    }
    int count = 0;
    for (const QString &name : std::as_const(speakers)) {
        if (m_agents.contains(name))
            continue;
        QString id;
        do
            id = "speaker"_L1 + QString::number(++count);
        while (m_ids.contains(id));
        m_ids.insert(id);
        m_agents.insert(name, id);
        m_head.agents.append({id, name});
    }
    for (const Cue &cue : m_document.cues) {
        const QString region = plan(cue).region;
        const std::optional<Placement> place = placementOfId(region);
        if (!place || places.contains(region) || (m_kept && m_reader->hasRegion(region)))
            continue;
        places.insert(region);
        m_ids.insert(region);
        m_head.regions.append({region, *place});
    }
}

QString Writer::prefixed(const QString &tags) const
{
    if (m_head.prefix.isEmpty())
        return tags;
    return QString(tags).replace("<div"_L1, u'<' + m_head.prefix + "div"_L1);
}

QString Writer::spanAttributes(const TextStyle &style, const TextStyle &base, const Cue &cue) const
{
    QString attributes;
    const auto add = [&](QLatin1StringView name, const QString &value) {
        attributes += u' ' + m_head.stylePrefix + name + "=\""_L1 + value + u'"';
    };
    const quint16 changed = style.traits ^ base.traits;
    if (changed & TextStyle::Bold)
        add("fontWeight"_L1, style.has(TextStyle::Bold) ? u"bold"_s : u"normal"_s);
    if (changed & TextStyle::Italic)
        add("fontStyle"_L1, style.has(TextStyle::Italic) ? u"italic"_s : u"normal"_s);
    if (changed & (TextStyle::Underline | TextStyle::StrikeOut)) {
        QStringList words;
        if (changed & TextStyle::Underline)
            words << (style.has(TextStyle::Underline) ? u"underline"_s : u"noUnderline"_s);
        if (changed & TextStyle::StrikeOut)
            words << (style.has(TextStyle::StrikeOut) ? u"lineThrough"_s : u"noLineThrough"_s);
        add("textDecoration"_L1, words.join(u' '));
    }
    if (style.color != base.color)
        add("color"_L1, style.color == 0 ? u"white"_s : Markup::colorText(style.color));
    if (style.background != base.background)
        add("backgroundColor"_L1, style.background == 0 ? u"transparent"_s : Markup::colorText(style.background));
    if (style.font != base.font) {
        QString font = style.font.isEmpty() ? u"default"_s : style.font;
        if (font == "sans-serif"_L1)
            font = u"sansSerif"_s;
        else if (font.contains(u','))
            font = u'\'' + font + u'\'';
        add("fontFamily"_L1, Markup::escaped(font));
    }
    if (style.fontSize != base.fontSize && std::isfinite(style.fontSize)) {
        const double wanted = style.fontSize > 0 ? style.fontSize : 100;
        const double around = base.fontSize > 0 ? base.fontSize : m_head.usualSize;
        add("fontSize"_L1, number(std::clamp(wanted * 100 / around, 1.0, 10000.0)) + u'%');
    }
    if (!style.language.isEmpty())
        attributes += " xml:lang=\""_L1 + Markup::escaped(style.language) + u'"';
    if (!style.voice.isEmpty())
        attributes += u' ' + m_head.metadataPrefix + "agent=\""_L1 + agent(style.voice) + u'"';
    // What began after the cue's end would never be shown.
    const qint64 last = std::max<qint64>(0, cue.endMs - std::max<qint64>(0, cue.startMs) - 1);
    const qint64 at = std::min(style.atMs, last);
    const bool timed = at > 0 || (at == 0 && std::any_of(cue.runs.begin(), cue.runs.end(), [last](const StyleRun &run) {
        return std::min(run.style.atMs, last) > 0;
    }));
    if (timed) {
        attributes += " begin=\""_L1 + QString::number(at / 1000) + u'.'
            + QString::number(at % 1000).rightJustified(3, u'0') + "s\""_L1;
    }
    return attributes;
}

QString Writer::agent(const QString &name) const
{
    return m_agents.value(name);
}

QString Writer::words(const Cue &cue, const TextStyle &base) const
{
    QString out;
    const QString span = "<"_L1 + m_head.prefix + "span"_L1;
    const QString end = "</"_L1 + m_head.prefix + "span>"_L1;
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        const QString attributes = spanAttributes(style, base, cue);
        if (!attributes.isEmpty())
            out += span + attributes + u'>';
        const bool ruby = !style.ruby.isEmpty();
        const QString rubyName = u' ' + m_head.stylePrefix + "ruby=\""_L1;
        if (ruby)
            out += span + rubyName + "container\">"_L1 + span + rubyName + "base\">"_L1;
        qsizetype at = 0;
        while (true) {
            const qsizetype stop = text.indexOf(u'\n', at);
            Markup::appendEscaped(out, text.mid(at, stop < 0 ? -1 : stop - at));
            if (stop < 0)
                break;
            out += "<"_L1 + m_head.prefix + "br/>"_L1;
            at = stop + 1;
        }
        if (ruby)
            out += end + span + rubyName + "text\">"_L1 + Markup::escaped(style.ruby) + end + end;
        if (!attributes.isEmpty())
            out += end;
    });
    return out;
}

/// Whether the old markup still says what the cue says.
bool Writer::nativeHolds(const Cue &cue, const QString &tags)
{
    const QString &native = cue.details().native;
    if (!m_kept || !m_options.keepNative || native.isEmpty() || !Markup::isWellFormed(native, m_head.prefixes))
        return false;
    Cue again = m_reader->cue(tags, native + "</"_L1 + m_head.prefix + "p>"_L1);
    if (again.text != cue.text)
        return false;
    StyledText text;
    forEachSegment(again, [&](QStringView segment, TextStyle style) {
        if (!m_background)
            style.background = 0;
        if (!m_font)
            style.font.clear();
        if (!m_size)
            style.fontSize = 0;
        text.append(segment, style);
    });
    text.moveTo(again);
    return again.runs == cue.runs;
}

void Writer::paragraph(QString &out, const Cue &cue, const Plan &plan)
{
    const CueDetails &details = cue.details();
    out += u'<' + m_head.prefix + u'p';
    TextOutput time;
    const qint64 start = std::max<qint64>(0, cue.startMs);
    time << " begin=\""_L1;
    time.clock(start, 2, u'.', 3) << "\" end=\""_L1;
    time.clock(std::max(start, cue.endMs), 2, u'.', 3) << "\""_L1;
    out += QString::fromLatin1(time.finish().value_or(QByteArray()));
    if (!details.id.isEmpty()) {
        if (Markup::isXmlName(details.id) && !m_ids.contains(details.id)) {
            m_ids.insert(details.id);
            out += " xml:id=\""_L1 + details.id + u'"';
        } else {
            ++m_droppedIds;
        }
    }
    if (!plan.region.isEmpty())
        out += " region=\""_L1 + Markup::escaped(plan.region) + u'"';
    if (m_styleIds.contains(details.style))
        out += " style=\""_L1 + Markup::escaped(m_styleIds.value(details.style)) + u'"';
    if (!details.speaker.isEmpty())
        out += u' ' + m_head.metadataPrefix + "agent=\""_L1 + agent(details.speaker) + u'"';
    out += plan.attributes;
    if (nativeHolds(cue, plan.tags)) {
        out += u'>' + details.native;
    } else {
        // Blanks that would be folded.
        const bool blanks = cue.text.contains("  "_L1) || cue.text.contains(u'\t');
        if (blanks && !plan.attributes.contains("xml:space="_L1))
            out += " xml:space=\"preserve\""_L1;
        out += u'>' + words(cue, plan.base);
    }
    out += "</"_L1 + m_head.prefix + "p>"_L1;
}

void Writer::cue(const Cue &cue)
{
    const Plan each = plan(cue);
    if (!m_divOpen || each.divs != m_openDivs) {
        const auto close = [this] {
            const qsizetype depth = std::max<qsizetype>(1, m_openDivs.count("<div"_L1));
            for (qsizetype i = 0; i < depth; ++i)
                m_out << "</"_L1 << m_head.prefix << "div>"_L1;
            m_out << QChar(u'\n');
        };
        if (m_divOpen) {
            m_out << "    "_L1;
            close();
        }
        m_openDivs = each.divs;
        m_divOpen = true;
        m_out << "    "_L1 << prefixed(each.divs.isEmpty() ? u"<div>"_s : each.divs) << QChar(u'\n');
    }
    if (!cue.details().note.isEmpty())
        m_out << "      <!-- "_L1 << commentText(cue.details().note) << " -->\n"_L1;
    QString markup;
    paragraph(markup, cue, each);
    m_out << "      "_L1;
    if (cue.isComment())
        m_out << "<!-- "_L1 << markup.replace("--"_L1, "-&#45;"_L1) << " -->\n"_L1;
    else
        m_out << markup << QChar(u'\n');
}

void Writer::run()
{
    const QString title = m_options.title.isEmpty() ? m_document.metadata.value(u"title"_s) : m_options.title;
    const Language language = m_options.language.isValid() ? m_options.language : m_document.language;
    m_head = Head::of(m_document, title, language, m_out.encoding());
    m_kept = m_head.kept;
    if (m_kept) {
        m_reader.emplace(ReadOptions(), Reader::Mode());
        m_reader->feed(m_head.context);
    }
    collect();
    m_out << m_head.text(m_document, m_styleIds);
    for (const Cue &each : m_document.cues)
        cue(each);
    if (m_divOpen) {
        const qsizetype depth = std::max<qsizetype>(1, m_openDivs.count("<div"_L1));
        m_out << "    "_L1;
        for (qsizetype i = 0; i < depth; ++i)
            m_out << "</"_L1 << m_head.prefix << "div>"_L1;
        m_out << QChar(u'\n');
    }
    m_out << "  </"_L1 << m_head.prefix << "body>\n</"_L1 << m_head.prefix << "tt>\n"_L1;
    addLoss(m_writing.losses, SubtitleFeature::CueIds, m_droppedIds);
}

} // namespace

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    Writer(document, options, out, writing).run();
}

} // namespace Legenda::Ttml
