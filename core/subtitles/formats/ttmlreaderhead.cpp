// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Styles, regions and metadata of TTML.

#include "core/subtitles/formats/ttmlhead.h"
#include "core/subtitles/formats/ttmlreader.h"

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

using Markup::Attribute;
using Markup::isNamed;
using Markup::localName;
using Markup::Token;

namespace {

constexpr qint64 forever = std::numeric_limits<qint64>::max() / 4;

/// An attribute by its local name.
QStringView local(const QList<Attribute> &attributes, QLatin1StringView name)
{
    for (const Attribute &each : attributes) {
        if (isNamed(localName(each.name), name))
            return each.value;
    }
    return {};
}

} // namespace

QStringList names(QStringView value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}

Look readLook(const QList<Attribute> &attributes, const Grid &grid)
{
    Look look;
    for (const Attribute &each : attributes) {
        // Style attributes have a prefix, but not in all hands.
        const QStringView name = localName(each.name);
        if (name.size() < each.name.size() || name != "style"_L1)
            look.read(name, each.value.contains(u'&') ? QStringView(Markup::decoded(each.value)) : each.value, grid);
    }
    return look;
}

void Reader::style(Frame &frame, const Token &token, const QList<Attribute> &attributes)
{
    const Look own = readLook(attributes, m_grid);
    if (frame.kind == Kind::Initial) {
        m_initial.add(own);
        return;
    }
    const QStringView reference = Markup::attribute(attributes, "style"_L1);
    if (m_open[int(Kind::Region)] > 0 && !m_regionId.isNull()) {
        Look all = m_styles.look(names(reference));
        all.add(own);
        m_regions[m_regionId].look.add(all);
        return;
    }
    QStringView id = Markup::attribute(attributes, "xml:id"_L1);
    if (id.isNull())
        id = Markup::attribute(attributes, "id"_L1);
    if (id.isEmpty() || m_inBody || m_document.styles.size() >= 20'000)
        return;
    const QString name = Markup::decoded(id).left(200);
    m_styles.add(name, names(reference), own);
    NamedStyle named{.name = name, .text = {}, .anchor = 0, .native = mendedTag(token, attributes)};
    m_document.styles.append(std::move(named));
}

void Reader::region(Frame &frame, const QList<Attribute> &attributes)
{
    QStringView id = Markup::attribute(attributes, "xml:id"_L1);
    if (id.isNull())
        id = Markup::attribute(attributes, "id"_L1);
    m_regionId = Markup::decoded(id).left(200);
    if (m_regionId.isEmpty() || m_regions.size() >= 20'000) {
        m_regionId = QString();
        return;
    }
    Frame timesOf;
    const Frame parent{.end = forever, .absoluteEnd = forever};
    times(timesOf, parent, attributes);
    RegionRule rule;
    rule.begin = timesOf.begin;
    rule.end = timesOf.end;
    rule.timed = timesOf.ownTimes;
    rule.look = m_styles.look(names(Markup::attribute(attributes, "style"_L1)));
    rule.look.add(readLook(attributes, m_grid));
    m_regions.insert(m_regionId, rule);
    frame.skip = false;
}

void Reader::endRegion()
{
    if (m_regionId.isNull())
        return;
    const QString id = std::exchange(m_regionId, QString());
    if (placementOfId(id))
        return; // one that the writer made up; cues have its place
    const qsizetype end = std::max(m_contentEnd, m_regionStart);
    qsizetype close = m_markup.indexOf(u'>', end);
    if (close < 0)
        close = m_markup.size() - 1;
    m_document.regions.append({id, placement(m_regions[id].look, true, {}),
        mended(m_markup.sliced(m_regionStart, close + 1 - m_regionStart))});
}

void Reader::metadata(Frame &frame, const Token &token, const QList<Attribute> &attributes)
{
    const QStringView name = localName(token.name);
    const bool foreign = token.name.contains(u':') && token.name.left(token.name.indexOf(u':') + 1) != m_prefix;
    if (m_paragraph >= 0 && !frame.skip) {
        m_wantsNative = true;
        // HTML in TTML, as some have it; elements of others are no text.
        frame.look = m_frames.last().look;
        frame.region = m_frames.last().region;
        frame.language = m_frames.last().language;
        frame.divLanguage = m_frames.last().divLanguage;
        frame.speaker = m_frames.last().speaker;
        frame.atMs = m_frames.last().atMs;
        Look own;
        if (isNamed(name, "i"_L1) || isNamed(name, "em"_L1))
            own.read(u"fontStyle", u"italic", m_grid);
        else if (isNamed(name, "b"_L1) || isNamed(name, "strong"_L1))
            own.read(u"fontWeight", u"bold", m_grid);
        else if (isNamed(name, "u"_L1))
            own.read(u"textDecoration", u"underline", m_grid);
        else if (isNamed(name, "font"_L1))
            own.read(u"color", Markup::attribute(attributes, "color"_L1), m_grid);
        frame.look.add(own);
        frame.skip = foreign || isNamed(name, "image"_L1) || isNamed(name, "audio"_L1);
        m_pictures += isNamed(name, "image"_L1);
        return;
    }
    if (m_inBody || m_open[int(Kind::Region)] > 0) {
        m_pictures += isNamed(name, "image"_L1);
        frame.skip = frame.skip || foreign;
        return;
    }
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> entries[] = {{"title"_L1, "title"_L1},
        {"desc"_L1, "description"_L1}, {"copyright"_L1, "copyright"_L1},
        {"documentOriginalProgrammeTitle"_L1, "title"_L1}, {"documentCopyright"_L1, "copyright"_L1}};
    if (name == "agent"_L1) {
        m_agentId = local(attributes, "id"_L1).left(200).toString();
    } else if (name == "name"_L1 && !m_agentId.isEmpty()) {
        m_entry = u"agent"_s;
        m_entryText.clear();
    } else if (name == "item"_L1 && foreign) {
        m_entry = "item:"_L1 + Markup::decoded(local(attributes, "name"_L1)).left(200).toLower();
        m_entryText.clear();
    } else {
        for (const auto &[word, key] : entries) {
            if (name == word) {
                m_entry = key;
                m_entryText.clear();
            }
        }
    }
}

void Reader::endMetadata(const Frame &frame)
{
    const QStringView name = localName(frame.name);
    if (name == "agent"_L1) {
        m_agentId.clear();
        return;
    }
    if (m_entry.isEmpty())
        return;
    const QString key = std::exchange(m_entry, {});
    const QString value = std::exchange(m_entryText, {}).simplified();
    if (value.isEmpty())
        return;
    if (key == "agent"_L1) {
        if (!m_agents.contains(m_agentId) && m_agents.size() < 20'000) {
            m_agents.insert(m_agentId, value);
            if (!m_agentIds.contains(value))
                m_agentIds.insert(value, m_agentId);
        }
    } else {
        const QString entry = key.startsWith("item:"_L1) ? key.mid(5) : key;
        if (!entry.isEmpty() && !m_document.metadata.contains(entry) && m_document.metadata.size() < 500)
            m_document.metadata.insert(entry, value);
    }
}

} // namespace Legenda::Ttml
