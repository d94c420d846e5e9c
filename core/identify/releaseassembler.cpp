// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaseassembler.h"

#include "core/identify/releaserules.h"
#include "core/identify/releasescanner.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr quint64 bit(Property property)
{
    return quint64(1) << static_cast<int>(property);
}

// Texts of the tables live as long as the program; they are shared, not copied.
QString shared(QStringView text)
{
    return QString::fromRawData(text.data(), text.size());
}

void appendOnce(QStringList &list, QStringView value)
{
    if (!value.isEmpty() && !list.contains(value))
        list.append(shared(value));
}

void setOnce(std::optional<int> &field, int value)
{
    if (!field)
        field = value;
}

void setOnce(QString &field, QStringView value)
{
    if (field.isEmpty())
        field = value.toString();
}

QStringView endingText(VocabularyEnding ending)
{
    switch (ending) {
    case VocabularyEnding::Rip:
    case VocabularyEnding::RipMux:
        return u"Rip";
    case VocabularyEnding::Screener:
        return u"Screener";
    case VocabularyEnding::Mux:
        return u"Mux";
    case VocabularyEnding::None:
        break;
    }
    return {};
}

struct MimeType
{
    QStringView container;
    QStringView type;
};

constexpr MimeType mimeTypes[] = {{u"avi", u"video/x-msvideo"}, {u"mkv", u"video/x-matroska"}, {u"mp4", u"video/mp4"},
    {u"m4v", u"video/x-m4v"}, {u"mov", u"video/quicktime"}, {u"qt", u"video/quicktime"}, {u"mpg", u"video/mpeg"},
    {u"mpeg", u"video/mpeg"}, {u"webm", u"video/webm"}, {u"ogv", u"video/ogg"}, {u"ogg", u"audio/ogg"},
    {u"wmv", u"video/x-ms-wmv"}, {u"asf", u"video/x-ms-asf"}, {u"flv", u"video/x-flv"}, {u"3gp", u"video/3gpp"},
    {u"3g2", u"video/3gpp2"}, {u"ts", u"video/mp2t"}, {u"m2ts", u"video/mp2t"}, {u"srt", u"application/x-subrip"},
    {u"torrent", u"application/x-bittorrent"}, {u"nzb", u"application/x-nzb"}, {u"nfo", u"text/x-nfo"},
    {u"wma", u"audio/x-ms-wma"}, {u"wav", u"audio/x-wav"}, {u"vtt", u"text/vtt"}, {u"txt", u"text/plain"}};

} // namespace

ReleaseAssembler::ReleaseAssembler(ReleaseText &text, NameType hint) : m_text(text), m_hint(hint) { }

ReleaseName ReleaseAssembler::assemble()
{
    orderParts();
    decideType();
    findBonusAndFilm();
    findTitles();
    findEpisodeTitle(); // titles take the languages that are words in them: nothing is collected before
    quint64 claimed = 0;
    for (const int index : m_order)
        collect(m_text.parts[index], claimed);
    findGroup();
    titleFromNumbers();
    finish();
    return std::move(m_name);
}

// The part with most kinds of properties comes first; of equals, the one nearer to the file.
void ReleaseAssembler::orderParts()
{
    QVarLengthArray<int, ReleaseText::mostParts> weight;
    for (const Part &part : m_text.parts) {
        quint64 kinds = 0;
        for (int i = part.firstMatch; i < part.lastMatch; ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            kinds |= bit(m.property);
            if (m.has(WeakPair))
                kinds |= bit(Property::Season);
            if (m.entry) {
                kinds |= m.entry->second.text ? bit(m.entry->second.property) : 0;
                kinds |= m.entry->third.text ? bit(m.entry->third.property) : 0;
            }
        }
        kinds &= ~(bit(Property::None) | bit(Property::ProperCount));
        weight.append(std::popcount(kinds));
        m_order.append(static_cast<int>(m_text.parts.size() - 1 - m_order.size()));
    }
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) { return weight[a] > weight[b]; });
}

// A property comes from one part: the first in order that has it. Season and episode come from the part nearest to
// the file that has them together.
void ReleaseAssembler::collect(const Part &part, quint64 &claimed)
{
    constexpr quint64 numbers = bit(Property::Season) | bit(Property::Episode) | bit(Property::AbsoluteEpisode);
    quint64 here = 0;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        const auto take = [&](Property property) {
            here |= bit(property);
            return (claimed & bit(property)) == 0;
        };
        if (m.dropped() || (bit(m.property) & numbers))
            continue;
        if (m.number >= 0 && !m.entry && m.property != Property::ScreenSize) {
            if (take(m.property))
                collectNumber(m);
            continue;
        }
        if (m.is(Property::SubtitleLanguage) && m.text == u"und") {
            m_unnamedSubtitles = true; // a language named elsewhere is better
            continue;
        }
        if (take(m.property))
            collectText(m.property, m.text, m);
        if (m.ending != VocabularyEnding::None && take(Property::Other)) {
            if (m.entry && m.entry->second.text && m.entry->second.property == Property::Other)
                appendOnce(m_name.other, QStringView(m.entry->second.text));
            appendOnce(m_name.other, endingText(m.ending));
            if (m.ending == VocabularyEnding::RipMux)
                appendOnce(m_name.other, u"Mux");
        } else if (m.entry && m.entry->second.text && m.property == m.entry->first.property) {
            for (const VocabularyValue &value : {m.entry->second, m.entry->third, m.entry->fourth}) {
                if (value.text && take(value.property))
                    collectText(value.property, QStringView(value.text), m);
            }
        }
    }
    claimed |= here;
    if (claimed & (quint64(1) << 63)) // season and episode have been collected
        return;
    claimed |= quint64(1) << 63;

    const auto hasTogether = [&](const Part &p) {
        bool season = false;
        bool episode = false;
        for (int i = p.firstMatch; i < p.lastMatch; ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            season = season || (m.has(Strong) && m.is(Property::Season));
            episode = episode || (m.has(Strong) && m.is(Property::Episode));
        }
        return season && episode;
    };
    QVarLengthArray<int, ReleaseText::mostParts> order;
    for (int i = static_cast<int>(m_text.parts.size()) - 1; i >= 0; --i) {
        if (hasTogether(m_text.parts[i]))
            order.append(i);
    }
    for (int i = static_cast<int>(m_text.parts.size()) - 1; i >= 0; --i)
        order.append(i);
    quint64 taken = 0;
    for (const int index : order) {
        const Part &p = m_text.parts[index];
        quint64 now = 0;
        for (int i = p.firstMatch; i < p.lastMatch; ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            if (!(bit(m.property) & numbers) || (taken & bit(m.property)))
                continue;
            now |= bit(m.property);
            if (m.has(WeakPair) && m.is(Property::Episode)) {
                if (!(taken & bit(Property::Season)) && m_name.season.isEmpty()) {
                    m_name.season.append(m.number / 100);
                    now |= bit(Property::Season);
                }
                m_name.episode.append(m.number % 100);
            } else {
                collectNumber(m);
            }
        }
        taken |= now;
    }
}

void ReleaseAssembler::collectNumber(const ReleaseMatch &m)
{
    const auto append = [&m](QList<int> &list) {
        for (int value = m.number; value <= std::max(m.number, m.numberEnd); ++value) {
            if (!list.contains(value))
                list.append(value);
        }
    };
    switch (m.property) {
    case Property::Season:
        return append(m_name.season);
    case Property::Episode:
        return append(m_name.episode);
    case Property::AbsoluteEpisode:
        return append(m_name.absoluteEpisode);
    case Property::Part:
        return append(m_name.part);
    case Property::Cd:
        return append(m_name.cd);
    case Property::Disc:
        return append(m_name.disc);
    case Property::Year:
        return setOnce(m_name.year, m.number);
    case Property::SeasonCount:
        return setOnce(m_name.seasonCount, m.number);
    case Property::EpisodeCount:
        return setOnce(m_name.episodeCount, m.number);
    case Property::CdCount:
        return setOnce(m_name.cdCount, m.number);
    case Property::Week:
        return setOnce(m_name.week, m.number);
    case Property::Version:
        return setOnce(m_name.version, m.number);
    case Property::Bonus:
        return setOnce(m_name.bonus, m.number);
    case Property::Film:
        return setOnce(m_name.film, m.number);
    case Property::Date:
        if (!m_name.date.isValid())
            m_name.date = QDate::fromJulianDay(m.number);
        return;
    default:
        return;
    }
}

void ReleaseAssembler::collectText(Property property, QStringView value, const ReleaseMatch &m)
{
    switch (property) {
    case Property::ScreenSize:
        // Of several the last holds: "1080p … 720p" is what was made of it.
        m_name.aspectRatio =
            m.numberEnd > 0 ? QString::number(static_cast<double>(m.numberEnd) / m.number, 'f', 3) : QString();
        m_name.screenSize = !value.isEmpty()     ? value.toString()
            : m.text.isNull() && m.numberEnd > 0 ? QString::number(m.numberEnd) + u'x' + QString::number(m.number)
                                                 : QString::number(m.number) + u'p';
        return;
    case Property::FrameRate:
        return setOnce(m_name.frameRate, QString(value.toString() + u"fps"_s));
    case Property::ColorDepth:
        return setOnce(m_name.colorDepth, value);
    case Property::Source:
        return appendOnce(m_name.source, value);
    case Property::VideoCodec:
        return appendOnce(m_name.videoCodec, value);
    case Property::VideoProfile:
        return appendOnce(m_name.videoProfile, value);
    case Property::VideoApi:
        return setOnce(m_name.videoApi, value);
    case Property::VideoBitRate:
    case Property::AudioBitRate: {
        QString rate = value.toString();
        const qsizetype unit =
            std::find_if(rate.cbegin(), rate.cend(), [](QChar c) { return c.isLetter(); }) - rate.cbegin();
        rate = rate.first(unit).trimmed() + rate[unit].toUpper() + u"bps"_s;
        return setOnce(property == Property::VideoBitRate ? m_name.videoBitRate : m_name.audioBitRate, rate);
    }
    case Property::AudioCodec:
        return appendOnce(m_name.audioCodec, value);
    case Property::AudioProfile:
        return appendOnce(m_name.audioProfile, value);
    case Property::AudioChannels:
        return appendOnce(m_name.audioChannels, value);
    case Property::StreamingService:
        return setOnce(m_name.streamingService, value);
    case Property::Language:
        return appendOnce(m_name.language, value);
    case Property::SubtitleLanguage:
        return appendOnce(m_name.subtitleLanguage, value);
    case Property::Edition:
        return appendOnce(m_name.edition, value);
    case Property::Other:
        return appendOnce(m_name.other, value);
    case Property::ProperCount:
        // Each word counts by itself, "REAL" twice; a digit tells the count: "ReRip5".
        m_name.properCount = m_name.properCount.value_or(0) + (m.number > 0 ? m.number : value == u"2" ? 2 : 1);
        return;
    case Property::Country:
        return appendOnce(m_name.country, value);
    case Property::Website:
        return setOnce(m_name.website, value);
    case Property::Crc32:
        return setOnce(m_name.crc32, value);
    case Property::Uuid:
        return setOnce(m_name.uuid, value);
    case Property::Size: {
        QString size = value.toString().toUpper();
        size.remove(u' ');
        return setOnce(m_name.size, size);
    }
    case Property::EpisodeDetails:
        return setOnce(m_name.episodeDetails, value);
    case Property::EpisodeFormat:
        return setOnce(m_name.episodeFormat, value);
    case Property::Container:
        return setOnce(m_name.container, value);
    default:
        return;
    }
}

void ReleaseAssembler::decideType()
{
    if (m_hint != NameType::Any) {
        m_name.type = m_hint == NameType::Movie ? u"movie"_s : u"episode"_s;
        return;
    }
    quint64 kinds = 0;
    for (const ReleaseMatch &m : m_text.matches)
        kinds |= bit(m.property);
    const auto has = [kinds](Property property) { return (kinds & bit(property)) != 0; };
    bool episode = has(Property::Episode) || has(Property::Season) || has(Property::AbsoluteEpisode)
        || has(Property::EpisodeDetails) || has(Property::Week);
    if (!episode && !has(Property::Film) && !(has(Property::Date) && m_text.isCameraFile()))
        episode = (has(Property::Date) || has(Property::Bonus)) && !has(Property::Year);
    m_name.type = episode ? u"episode"_s : u"movie"_s;
}

// "Title-x02-Making of": what follows the number of a bonus is its title; "Series-f21-Title": before the number of a
// film stands the series, after it the film.
void ReleaseAssembler::findBonusAndFilm()
{
    for (const int index : m_order) {
        const Part &part = m_text.parts[index];
        for (int i = part.firstMatch; i < part.lastMatch; ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            if (!m.is(Property::Bonus) && !m.is(Property::Film))
                continue;
            const ReleaseSpan after{m.end, i + 1 < part.lastMatch ? m_text.matches[i + 1].start : part.span.end};
            const ReleaseSpan before{i > part.firstMatch ? m_text.matches[i - 1].end : part.span.start, m.start};
            if (m.is(Property::Bonus) && m_name.bonusTitle.isEmpty()) {
                m_name.bonusTitle = titleText(after);
                m_taken.append({after, Property::BonusTitle});
            } else if (m.is(Property::Film) && m_name.filmTitle.isEmpty()) {
                m_name.filmTitle = titleText(before);
                m_taken.append({before, Property::FilmTitle});
                m_name.title = titleText(after);
                m_taken.append({after, Property::Title});
            }
        }
    }
}

void ReleaseAssembler::finish()
{
    if (m_text.extension.end > m_text.extension.start)
        m_name.container = m_text.raw(m_text.extension).toString().toLower();
    for (const MimeType &mime : mimeTypes) {
        if (mime.container == m_name.container && m_text.extension.end > m_text.extension.start)
            m_name.mimetype = mime.type.toString();
    }
    if (m_unnamedSubtitles && m_name.subtitleLanguage.isEmpty())
        m_name.subtitleLanguage.append(u"und"_s);
    // "1991.E01": without a season, the year right before the episode is the season.
    if (m_name.season.isEmpty() && !m_name.episode.isEmpty() && m_name.year) {
        for (qsizetype i = 0; i + 1 < m_text.matches.size(); ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            const ReleaseMatch &after = m_text.matches[i + 1];
            if (m.is(Property::Year) && after.is(Property::Episode) && after.has(Strong) && after.start == m.end + 1)
                m_name.season.append(m.number);
        }
    }
    // A season that is a year is the year too: "S2014E18".
    if (!m_name.year && m_name.season.size() == 1 && m_name.season.first() >= 1920 && m_name.season.first() < 2030)
        m_name.year = m_name.season.first();
    if (m_name.title.endsWith(u", the"_s, Qt::CaseInsensitive))
        m_name.title = m_name.title.last(3) + u' ' + m_name.title.chopped(5);
}

ReleaseName parseReleaseName(QStringView nameOrPath)
{
    return parseReleaseName(nameOrPath, NameType::Any);
}

ReleaseName parseReleaseName(QStringView nameOrPath, NameType hint)
{
    // Names from macOS have their accents apart; the tables have them composed.
    QString composed;
    const bool decomposed = std::any_of(
        nameOrPath.cbegin(), nameOrPath.cend(), [](QChar c) { return c.unicode() >= 0x0300 && c.unicode() < 0x0370; });
    if (decomposed) {
        composed = nameOrPath.toString().normalized(QString::NormalizationForm_C);
        nameOrPath = composed;
    }
    ReleaseText text(nameOrPath);
    ReleaseScanner(text, hint).scan();
    ReleaseRules(text, hint).apply();
    return ReleaseAssembler(text, hint).assemble();
}

} // namespace Legenda
