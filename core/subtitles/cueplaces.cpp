// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cueplaces.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {
constexpr int bottomCentre = 2;
} // namespace

CuePlaces::CuePlaces(const Document &document)
{
    for (const NamedStyle &style : document.styles) {
        if (style.anchor > 0)
            m_anchorOfStyle.insert(style.name, style.anchor);
    }
}

int CuePlaces::placeOf(const Cue &cue)
{
    if (!cue.hasDetails())
        return 0;
    const CueDetails &details = cue.details();
    if (details.comment)
        return -1;
    const Placement &place = details.placement;
    const int anchor = place.anchor > 0 ? place.anchor : m_anchorOfStyle.value(details.style, bottomCentre);
    if (anchor == bottomCentre && details.layer == 0 && details.region.isEmpty() && !place.x && !place.y && !place.width
        && place.writing == Placement::Writing::Horizontal)
        return 0;
    const auto number = [](const std::optional<double> &value) { return value ? QString::number(*value) : u"-"_s; };
    const QString key = QStringList{QString::number(anchor), QString::number(details.layer), number(place.x),
        number(place.y), number(place.width), QString::number(int(place.writing)), details.region}
                            .join(u' ');
    const auto known = m_places.constFind(key);
    if (known != m_places.cend())
        return *known;
    const int next = int(m_places.size()) + 1;
    m_places.insert(key, next);
    return next;
}

QList<QList<qsizetype>> rowsByPlace(const Document &document)
{
    CuePlaces places(document);
    QList<QList<qsizetype>> rows;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const int place = places.placeOf(document.cues.at(i));
        if (place < 0)
            continue;
        if (place >= rows.size())
            rows.resize(place + 1);
        rows[place].append(i);
    }
    const auto earlier = [&](qsizetype a, qsizetype b) {
        return document.cues.at(a).startMs < document.cues.at(b).startMs;
    };
    for (QList<qsizetype> &list : rows) {
        if (!std::is_sorted(list.cbegin(), list.cend(), earlier))
            std::stable_sort(list.begin(), list.end(), earlier);
    }
    return rows;
}

} // namespace Legenda
