// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paragraphs of TTML to cues.

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

/// Attributes of a span whose meaning runs hold, in the words the writer has for them.
bool isPlainAttribute(const Attribute &each, const Look &look)
{
    static constexpr QLatin1StringView plain[] = {
        "fontStyle"_L1, "fontWeight"_L1, "textDecoration"_L1, "color"_L1, "backgroundColor"_L1, "lang"_L1, "agent"_L1};
    const QStringView local = localName(each.name);
    if (local == "fontSize"_L1)
        return look.says(Look::Size) && each.value.endsWith(u'%');
    if (local == "fontFamily"_L1)
        return look.font == each.value || each.value == "default"_L1 || each.value == "sansSerif"_L1;
    if (local == "ruby"_L1)
        return each.value == "container"_L1 || each.value == "base"_L1 || each.value == "text"_L1;
    return std::any_of(std::begin(plain), std::end(plain), [local](QLatin1StringView name) { return local == name; });
}

} // namespace

const Reader::RegionRule *Reader::regionOf(const Frame &frame) const
{
    const auto found = frame.region.isEmpty() ? m_regions.constEnd() : m_regions.constFind(frame.region);
    return found == m_regions.constEnd() ? nullptr : &*found;
}

/// All that applies: what the document begins with, the region, the element.
Look Reader::lookOf(const Frame &frame) const
{
    Look all = m_initial;
    if (const RegionRule *region = regionOf(frame)) {
        Look inherited = region->look;
        inherited.said &= ~quint32(Look::Background); // the region's box, not the letters'
        all.add(inherited);
    }
    all.add(frame.look);
    return all;
}

const TextStyle &Reader::styleOf(Frame &frame)
{
    if (!frame.styled) {
        frame.style = textStyle(lookOf(frame), m_grid);
        frame.styled = true;
    }
    return frame.style;
}

/// " name=\"value\"" of what the model has no place for.
QString Reader::attributesKept(const QList<Attribute> &attributes, bool paragraph) const
{
    constexpr qsizetype most = 100;
    QString kept;
    for (const Attribute &each : attributes.size() > most ? attributes.first(most) : attributes) {
        const QStringView local = localName(each.name);
        const qsizetype colon = each.name.indexOf(u':');
        // What is hidden and shown by an animation is simply shown.
        if (isTiming(local) || local == "id"_L1 || each.name.startsWith("xmlns"_L1) || local == "display"_L1
            || local == "visibility"_L1)
            continue;
        if (paragraph
            && (each.name == "region"_L1 || (each.name == "style"_L1 && m_styles.contains(each.value.toString()))
                || (local == "agent"_L1 && m_agents.contains(each.value.toString()))))
            continue;
        const QStringView prefix = each.name.left(std::max<qsizetype>(0, colon));
        const bool declared = colon < 0 || prefix == "xml"_L1 || m_prefixes.contains(prefix);
        const QString named = u' ' + each.name.toString() + "=\""_L1;
        if (declared && Markup::isXmlName(local) && (colon < 0 || Markup::isXmlName(prefix)) && !kept.contains(named))
            kept += named + Markup::escaped(Markup::decoded(each.value)) + u'"';
    }
    return kept;
}

void Reader::beginParagraph(Frame &frame, const QList<Attribute> &attributes)
{
    m_cue = {};
    m_groupTimed = m_wantsNative = m_noNative = m_late = false;
    m_id = Markup::attribute(attributes, "xml:id"_L1).left(200).toString();
    if (m_id.isEmpty())
        m_id = Markup::attribute(attributes, "id"_L1).left(200).toString();
    const QString kept = attributesKept(attributes, true);
    if (!kept.isEmpty())
        frame.tags += "<p"_L1 + kept + u'>';
    m_cue.startMs = frame.begin;
    m_cue.endMs = frame.end;
    const Look look = lookOf(frame);
    m_hidden = !look.shown || !look.visible;
    Place place;
    if (const std::optional<Placement> own = placementOfId(frame.region); own && m_regions.contains(frame.region)) {
        place.placement = *own;
    } else {
        const RegionRule *region = regionOf(frame);
        place.placement = placement(region ? region->look : Look(), region, frame.look);
        if (region && !frame.regionOfBody)
            place.region = frame.region;
    }
    const QStringView style = Markup::attribute(attributes, "style"_L1);
    if (!style.isEmpty() && m_styles.contains(style.toString()))
        place.style = style.toString();
    place.settings = frame.tags;
    m_place = std::move(place);
}

void Reader::beginSpan(Frame &frame, const QList<Attribute> &attributes)
{
    if (m_paragraph < 0)
        return;
    for (const Attribute &each : attributes)
        m_wantsNative = m_wantsNative || !isPlainAttribute(each, frame.look);
    if (!frame.ownTimes)
        return;
    // Times in it count otherwise in what is written.
    m_noNative = true;
    const Frame &paragraph = m_frames[m_paragraph];
    if (paragraph.ownTimes) {
        frame.atMs = std::max<qint64>(0, frame.begin - m_cue.startMs);
        m_late = m_late || frame.atMs > 0;
        return;
    }
    // A paragraph without times holds one cue for each time that its spans have.
    if (m_groupTimed && (m_cue.startMs != frame.begin || m_cue.endMs != frame.end))
        flushCue();
    m_groupTimed = true;
    m_cue.startMs = frame.begin;
    m_cue.endMs = frame.end;
}

/// An animation. Those that show or hide are followed; others are not.
void Reader::set(const QList<Attribute> &attributes)
{
    m_noNative = m_noNative || m_paragraph >= 0;
    Change change;
    bool follows = false;
    for (const Attribute &each : attributes) {
        const QStringView name = localName(each.name);
        change.display = isNamed(name, "display"_L1);
        if (change.display || isNamed(name, "visibility"_L1)) {
            change.shows = each.value != (change.display ? "none"_L1 : "hidden"_L1);
            follows = true;
            break;
        }
    }
    Frame &frame = m_frames.last();
    const bool ofRegion = frame.kind == Kind::Region && !m_regionId.isNull();
    if (!follows || (!ofRegion && (m_paragraph < 0 || (frame.kind != Kind::P && frame.kind != Kind::Span)))) {
        ++m_animations;
        return;
    }
    RegionRule *const region = ofRegion ? &m_regions[m_regionId] : nullptr;
    Frame during{.kind = Kind::Set};
    times(during, region ? Frame{.begin = region->begin, .end = region->end, .absoluteEnd = region->end} : frame,
        attributes);
    change.begin = during.begin;
    change.end = during.end;
    constexpr qsizetype most = 100;
    QList<Change> &changes = region ? region->changes : frame.changes;
    if (changes.size() < most)
        changes.append(change);
}

/// When what stands right in an element is seen.
Showing Reader::showingOf(const Frame &frame) const
{
    Showing showing{.begin = frame.begin,
        .end = frame.end,
        .displayed = frame.look.shown,
        .visible = frame.look.visible,
        .ownTimes = frame.kind == Kind::Span && frame.atMs >= 0,
        .changes = frame.changes};
    if (const RegionRule *region = regionOf(frame); region && !region->changes.isEmpty())
        showing.changes = region->changes + frame.changes;
    if (m_hidden) {
        const Look look = lookOf(frame);
        showing.displayed = look.shown;
        showing.visible = look.visible;
    }
    return showing;
}

/// What all words say alike goes without saying.
void Reader::noteCommon(const TextStyle &style)
{
    Common &common = m_common;
    if (!common.any) {
        common.any = true;
        common.style = style;
    }
    common.background = common.background && common.style.background == style.background;
    common.font = common.font && common.style.font == style.font;
    common.size = common.size && common.style.fontSize == style.fontSize;
    if (m_frames.size() - 1 == m_paragraph)
        return;
    // A span chose it.
    const TextStyle &paragraph = styleOf(m_frames[m_paragraph]);
    common.background = common.background && style.background == paragraph.background;
    common.font = common.font && style.font == paragraph.font;
    common.size = common.size && style.fontSize == paragraph.fontSize;
}

void Reader::word(const QString &text)
{
    Frame &frame = m_frames.last();
    const Showing showing = showingOf(frame);
    if ((!showing.displayed || !showing.visible) && showing.changes.isEmpty()) {
        m_wantsNative = true;
        return;
    }
    TextStyle style = styleOf(frame);
    if (text.size() > 1 || !text[0].isSpace())
        noteCommon(style);
    const Frame &paragraph = m_frames[m_paragraph];
    style.atMs = frame.atMs;
    if (frame.speaker != paragraph.speaker)
        style.voice = frame.speaker;
    if (!frame.language.isEmpty() && frame.language != m_rootLanguage && frame.language != frame.divLanguage
        && Language::fromCode(frame.language) != m_document.language)
        style.language = frame.language;
    for (qsizetype i = m_frames.size(); i-- > m_paragraph;) {
        const Look::RubyRole role = m_frames[i].ruby;
        if (role == Look::RubyRole::Text) {
            m_reading += text;
            return;
        }
        if (role == Look::RubyRole::Delimiter)
            return;
        if (role == Look::RubyRole::Base) {
            if (m_frames[i].rubyTaken && !m_ruby.isEmpty() && m_ruby.last().style == style) {
                m_ruby.last().text += text;
            } else {
                m_frames[i].rubyTaken = true;
                m_ruby.append({text, style, frame.preserve, showing});
            }
            return;
        }
        if (role == Look::RubyRole::Container) {
            // Blanks between its parts are only there for the eye of whoever reads the source.
            if (QStringView(text).trimmed().isEmpty())
                return;
            break;
        }
    }
    m_words.append(text, style, frame.preserve, showing);
}

void Reader::text(const Token &token)
{
    const bool data = token.kind == Token::Kind::CData;
    if (!m_entry.isEmpty()) {
        if (data)
            m_entryText += token.text;
        else
            Markup::appendDecoded(m_entryText, token.text);
        return;
    }
    if (m_paragraph < 0 || m_frames.last().skip || m_tooDeep > 0)
        return;
    int strange = 0;
    QString words;
    if (data)
        words = token.text.toString();
    else if (token.text.contains(u'&') || token.text.contains(u'<'))
        Markup::appendDecoded(words, token.text, &strange);
    else
        words = token.text.toString();
    m_badMarkup += strange > 0 || token.text.startsWith(u'<');
    m_wantsNative =
        m_wantsNative || data || words.contains(QChar::Nbsp) || (m_frames.last().preserve && words.contains(u'\n'));
    if (!words.isEmpty())
        word(words);
}

void Reader::comment(const Token &token)
{
    if (m_paragraph >= 0) {
        m_wantsNative = true;
        return;
    }
    if (!m_inBody || m_inComment || m_frames.last().kind != Kind::Div)
        return;
    const QStringView words = token.text.trimmed();
    const bool paragraph =
        words.startsWith(QString(u'<' + m_prefix + u'p')) && words.endsWith(QString("</"_L1 + m_prefix + "p>"_L1));
    if (!paragraph) {
        constexpr qsizetype most = 20'000;
        if (!words.isEmpty() && m_note.size() + words.size() < most)
            m_note += (m_note.isEmpty() ? QString() : u"\n"_s) + words.toString();
        return;
    }
    // A paragraph that somebody put out of action.
    m_inComment = true;
    const qsizetype depth = m_frames.size();
    Tokenizer tokens(words);
    while (tokens.next() && m_frames.size() >= depth)
        this->token(tokens);
    while (m_frames.size() > depth)
        pop();
    m_inComment = false;
}

void Reader::endRuby()
{
    for (const Base &base : std::as_const(m_ruby))
        m_words.append(base.text, base.style, base.preserve, base.showing);
    m_ruby.clear();
    m_readings = 0;
    m_reading.clear();
}

void Reader::endParagraph()
{
    endRuby();
    flushCue();
    m_paragraph = -1;
}

void Reader::flushCue()
{
    const Frame &frame = m_frames[m_paragraph];
    std::optional<bool> karaoke;
    if (frame.sequence || m_mode.absolute)
        karaoke = !frame.sequence;
    if (m_words.changes(m_cue.startMs, m_cue.endMs, karaoke)) {
        m_noNative = true;
        m_late = false;
        for (Cue &cue : m_words.takeSplit(m_cue.startMs, m_cue.endMs))
            addCue(std::move(cue));
        return;
    }
    Cue cue(m_cue.startMs, m_cue.endMs);
    m_words.moveTo(cue);
    addCue(std::move(cue));
}

void Reader::addCue(Cue &&cue)
{
    const Frame &frame = m_frames[m_paragraph];
    if (cue.text.isEmpty() || frame.skip || m_truncated)
        return;
    bool timed = frame.timed || m_groupTimed;
    if (const RegionRule *region = regionOf(frame); region && region->timed) {
        const bool reversed = cue.endMs < cue.startMs;
        cue.startMs = std::max(cue.startMs, region->begin);
        cue.endMs = std::min(cue.endMs, region->end);
        if (!reversed && cue.endMs <= cue.startMs)
            return; // never shown
        timed = true;
    }
    if (!m_late && m_noNative) {
        // All at the beginning: no times of words.
        StyledText untimed;
        forEachSegment(cue, [&](QStringView words, TextStyle style) {
            style.atMs = -1;
            untimed.append(words, style);
        });
        untimed.moveTo(cue);
    }
    QList<Cue> &cues = m_document.cues;
    const qsizetype index = cues.size();
    if (frame.badTimes && !m_groupTimed)
        m_lost.append(index);
    else if (!timed)
        m_untimed.append(index);
    else if (cue.endMs >= forever)
        m_unended.append(index);
    if (!m_place.placement.isDefault())
        cue.edit().placement = m_place.placement;
    if (!m_place.region.isEmpty())
        cue.edit().region = m_place.region;
    if (!m_place.style.isEmpty())
        cue.edit().style = m_place.style;
    if (!m_place.settings.isEmpty())
        cue.edit().settings = m_place.settings;
    if (!frame.speaker.isEmpty())
        cue.edit().speaker = frame.speaker;
    if (!m_note.isEmpty())
        cue.edit().note = std::exchange(m_note, {});
    if (m_inComment)
        cue.edit().comment = true;
    else if (m_wantsNative && !m_noNative && m_contentEnd > m_contentStart)
        cue.edit().native = m_markup.sliced(m_contentStart, m_contentEnd - m_contentStart).toString();
    ++m_shown;
    if (!m_id.isEmpty() || !m_ids.isEmpty()) {
        while (m_ids.size() < index)
            m_ids.append(QString());
        m_ids.append(std::exchange(m_id, {}));
    }
    if (!frame.divLanguage.isEmpty() || m_anyLanguage) {
        m_anyLanguage = true;
        while (m_languages.size() < index)
            m_languages.append(QString());
        m_languages.append(frame.divLanguage);
    }
    cues.append(std::move(cue));
}

Reader::Paragraph Reader::paragraph(const QString &tags)
{
    const qsizetype depth = m_frames.size();
    feed(tags);
    Paragraph result;
    if (m_paragraph >= 0) {
        result.placement = m_place.placement;
        result.style = styleOf(m_frames[m_paragraph]);
        result.inRegion = m_regions.contains(m_frames[m_paragraph].region);
    }
    while (m_frames.size() > depth)
        pop();
    return result;
}

Cue Reader::cue(const QString &tags, const QString &content)
{
    const qsizetype depth = m_frames.size();
    m_document.cues.clear();
    const QString markup = tags + content;
    feed(markup);
    while (m_frames.size() > depth)
        pop();
    Cue cue = m_document.cues.size() == 1 ? m_document.cues.takeFirst() : Cue();
    m_unended.clear();
    m_untimed.clear();
    m_lost.clear();
    m_ids.clear();
    m_languages.clear();
    return cue;
}

} // namespace Legenda::Ttml
