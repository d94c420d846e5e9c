// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/inlinetags.h"

#include <algorithm>

namespace Legenda {

namespace {

/// A stretch of one style and the tags around it.
struct Stretch
{
    qsizetype start = 0;
    qsizetype length = 0;
    const TextStyle *style = nullptr;
    QList<MarkupTag> tags;
};

QList<Stretch> stretchesOf(const Cue &cue, const std::function<void(const TextStyle &, QList<MarkupTag> &)> &tagsOf)
{
    QList<Stretch> list;
    list.reserve(cue.runs.size() * 2 + 1);
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        if (text.isEmpty())
            return;
        Stretch stretch{text.data() - cue.text.constData(), text.size(), &style, {}};
        if (!style.isPlain())
            tagsOf(style, stretch.tags);
        list.append(std::move(stretch));
    });
    return list;
}

} // namespace

QString nestedTags(const Cue &cue, const std::function<void(const TextStyle &, QList<MarkupTag> &)> &tagsOf,
    const std::function<void(QStringView text, qsizetype start, const TextStyle &, QString &out)> &put)
{
    struct Open
    {
        MarkupTag tag;
        qsizetype until = 0; ///< first stretch that does not have it
    };
    const QList<Stretch> stretches = stretchesOf(cue, tagsOf);
    QString out;
    out.reserve(cue.text.size() + 16);
    QList<Open> open;
    QList<Open> fresh;
    for (qsizetype i = 0; i < stretches.size(); ++i) {
        const Stretch &stretch = stretches[i];
        // Those that end here, and those that stand inside of them.
        const auto ended = std::find_if(open.cbegin(), open.cend(), [i](const Open &each) { return each.until <= i; });
        for (qsizetype keep = ended - open.cbegin(); open.size() > keep;)
            out += open.takeLast().tag.close;
        fresh.clear();
        for (const MarkupTag &tag : stretch.tags) {
            if (std::any_of(open.cbegin(), open.cend(), [&tag](const Open &each) { return each.tag == tag; }))
                continue;
            qsizetype until = i + 1;
            while (until < stretches.size() && stretches[until].tags.contains(tag))
                ++until;
            fresh.append({tag, until});
        }
        std::stable_sort(fresh.begin(), fresh.end(), [](const Open &a, const Open &b) { return a.until > b.until; });
        // What is opened inside of a tag cannot outlast it.
        for (const Open &each : std::as_const(fresh)) {
            out += each.tag.open;
            open.append({each.tag, open.isEmpty() ? each.until : std::min(each.until, open.last().until)});
        }
        put(QStringView(cue.text).mid(stretch.start, stretch.length), stretch.start, *stretch.style, out);
    }
    while (!open.isEmpty())
        out += open.takeLast().tag.close;
    return out;
}

} // namespace Legenda
