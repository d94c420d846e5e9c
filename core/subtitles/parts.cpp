// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/parts.h"

#include "core/subtitles/timing.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

// A share of a cue that is shorter is not shown.
constexpr qint64 shortestShareMs = 200;
constexpr qint64 farthestMs = 9'000'000'000'000'000;

bool isOfName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-';
}

/// `native` with the first mention of `name` as a word of its own changed: that is where formats put it ("Style:
/// Name,", "id:name", xml:id="name").
QString renamed(const QString &native, const QString &name, const QString &now)
{
    for (qsizetype at = native.indexOf(name); at >= 0; at = native.indexOf(name, at + name.size())) {
        const qsizetype end = at + name.size();
        if ((at == 0 || !isOfName(native[at - 1])) && (end == native.size() || !isOfName(native[end])))
            return native.left(at) + now + native.mid(end);
    }
    return native;
}

QString freeName(const QString &name, const std::function<bool(const QString &)> &isTaken)
{
    // Ids of regions must not have blanks, and names of styles may: what does for both.
    for (int i = 2;; ++i) {
        QString next = u"%1-%2"_s.arg(name).arg(i);
        if (!isTaken(next))
            return next;
    }
}

/// Adds the items of a part to those of the whole. Returns the new names of those that got one.
template <class Item>
QHash<QString, QString> merge(QList<Item> &all, const QList<Item> &more, QString Item::*name, bool keepNative)
{
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < all.size(); ++i)
        known.insert(all.at(i).*name, i);
    QHash<QString, QString> names;
    for (Item item : more) {
        if (!keepNative)
            item.native.clear();
        const auto same = known.constFind(item.*name);
        if (same != known.cend()) {
            Item there = all.at(*same);
            if (!keepNative)
                there.native.clear();
            if (there == item)
                continue;
            const QString old = item.*name;
            item.*name = freeName(old, [&](const QString &next) { return known.contains(next); });
            if (!item.native.isEmpty() && !old.isEmpty())
                item.native = renamed(item.native, old, item.*name);
            names.insert(old, item.*name);
        }
        known.insert(item.*name, all.size());
        all.append(item);
    }
    return names;
}

bool isScript(const Document &document)
{
    return document.format == "ass"_L1 || document.format == "ssa"_L1;
}

/// The name under which a script's styles hold the one that its lines have when they name none; empty: it has none.
QString styleOfAll(const Document &document)
{
    if (!isScript(document))
        return {};
    for (const NamedStyle &style : document.styles) {
        if (style.name.compare("Default"_L1, Qt::CaseInsensitive) == 0)
            return style.name;
    }
    return {};
}

/// "{\rSign}" goes back to a style by its name.
QString withResetsRenamed(const QString &native, const QHash<QString, QString> &names)
{
    static const QRegularExpression reset(u"\\\\r([^\\\\{}]+)"_s);
    if (!native.contains("\\r"_L1))
        return native;
    QString changed;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : reset.globalMatch(native)) {
        const auto name = names.constFind(match.captured(1).trimmed());
        if (name == names.cend())
            continue;
        changed += native.mid(at, match.capturedStart(1) - at) + *name;
        at = match.capturedEnd(1);
    }
    return changed + native.mid(at);
}

qint64 endOf(const Document &document)
{
    qint64 end = 0;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            end = std::max({end, cue.startMs, cue.endMs});
    }
    return std::min(end, farthestMs);
}

} // namespace

QList<qint64> partOffsets(
    const QList<Document> &parts, const QList<qint64> &videoLengthsMs, const QList<qint64> &startsMs)
{
    QList<qint64> offsets;
    qint64 at = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (const qint64 start = startsMs.value(i, -1); start >= 0)
            at = std::min(farthestMs, start);
        offsets.append(at);
        const qint64 length = videoLengthsMs.value(i, 0);
        at = std::min(farthestMs, at + (length > 0 ? std::min(length, farthestMs) : endOf(parts[i])));
    }
    return offsets;
}

Result<Document> joinParts(const QList<Document> &parts, const QList<qint64> &offsetsMs)
{
    if (parts.isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("There is nothing to join. Choose two subtitles or more."));
    if (offsetsMs.size() != parts.size())
        return fail(ErrorKind::BadInput,
            Text::tr("It has to be known for each of the %n part(s) when it begins.", nullptr, int(parts.size())));
    Document whole = parts.first();
    shiftTimes(whole, offsetsMs.first());
    QSet<QString> ids;
    for (const Cue &cue : std::as_const(whole.cues)) {
        if (!cue.details().id.isEmpty())
            ids.insert(cue.details().id);
    }
    for (qsizetype i = 1; i < parts.size(); ++i) {
        Document part = parts[i];
        shiftTimes(part, offsetsMs[i]);
        const bool sameWords = part.format == whole.format && part.canvas == whole.canvas;
        const QHash<QString, QString> styles = merge(whole.styles, part.styles, &NamedStyle::name, sameWords);
        const QHash<QString, QString> regions = merge(whole.regions, part.regions, &Region::id, sameWords);
        const QString ofAll = styles.value(styleOfAll(part));
        for (Cue &cue : part.cues) {
            if (!cue.hasDetails() && ofAll.isEmpty())
                continue;
            CueDetails details = cue.details();
            if (!ofAll.isEmpty() && details.style.isEmpty())
                details.style = ofAll;
            if (!styles.isEmpty() && isScript(part))
                details.native = withResetsRenamed(details.native, styles);
            if (!sameWords) {
                details.native.clear();
                details.settings.clear();
                details.effect.clear();
            }
            if (const auto style = styles.constFind(details.style); style != styles.cend())
                details.style = *style;
            if (const auto region = regions.constFind(details.region); region != regions.cend()) {
                if (!details.region.isEmpty())
                    details.settings = renamed(details.settings, details.region, *region);
                details.region = *region;
            }
            if (ids.contains(details.id))
                details.id.clear(); // a name is one cue's
            else if (!details.id.isEmpty())
                ids.insert(details.id);
            if (!(details == cue.details()))
                cue.setDetails(details);
        }
        whole.cues += part.cues;
        for (auto entry = part.metadata.cbegin(); entry != part.metadata.cend(); ++entry) {
            if (!whole.metadata.contains(entry.key()))
                whole.metadata.insert(entry.key(), entry.value());
        }
        if (!whole.language.isValid())
            whole.language = part.language;
        if (whole.fps <= 0)
            whole.fps = part.fps;
    }
    return whole;
}

QList<qint64> cutMoments(QList<qint64> atMs)
{
    atMs.removeIf([](qint64 ms) { return ms <= 0; });
    std::sort(atMs.begin(), atMs.end());
    atMs.erase(std::unique(atMs.begin(), atMs.end()), atMs.end());
    return atMs;
}

QList<Document> splitParts(const Document &document, const QList<qint64> &atMs, bool restartTimes)
{
    const QList<qint64> moments = cutMoments(atMs);
    Document empty = document;
    empty.cues.clear();
    QList<Document> parts(moments.size() + 1, empty);
    struct Share
    {
        qsizetype part;
        qint64 from;
        qint64 to;
        qint64 length() const
        {
            return std::clamp(to, -farthestMs, farthestMs) - std::clamp(from, -farthestMs, farthestMs);
        }
    };
    QList<Share> shares;
    for (const Cue &cue : document.cues) {
        // The part it starts in: as many moments are not after that.
        const qsizetype first = std::upper_bound(moments.cbegin(), moments.cend(), cue.startMs) - moments.cbegin();
        if (first == moments.size() || cue.endMs <= moments[first]) {
            parts[first].cues.append(cue);
            continue;
        }
        shares.clear();
        shares.append({first, cue.startMs, moments[first]});
        for (qsizetype part = first + 1; cue.endMs > moments[part - 1]; ++part) {
            const bool last = part == moments.size();
            shares.append({part, moments[part - 1], last ? cue.endMs : std::min(cue.endMs, moments[part])});
            if (last)
                break;
        }
        const Share longest = *std::max_element(
            shares.cbegin(), shares.cend(), [](const Share &a, const Share &b) { return a.length() < b.length(); });
        for (const Share &share : std::as_const(shares)) {
            if (share.length() < shortestShareMs && share.part != longest.part)
                continue;
            Cue piece = cue;
            mapTimes(piece, [&](qint64 ms) { return std::clamp(ms, share.from, share.to); });
            parts[share.part].cues.append(piece);
        }
    }
    if (restartTimes) {
        for (qsizetype i = 1; i < parts.size(); ++i)
            shiftTimes(parts[i], -moments[i - 1]);
    }
    return parts;
}

} // namespace Legenda
