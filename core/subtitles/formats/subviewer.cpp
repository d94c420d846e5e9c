// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SubViewer 1: "[00:02:14]", the text below with '|' between lines, and the next time, which ends it; nothing but a
// blank line below that one where a gap follows. Whole seconds.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/subviewerheader.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr SubtitleFeatures carried =
    (commonFeatures & ~(SubtitleFeatures(SubtitleFeature::Milliseconds) | SubtitleFeature::Overlaps))
    | SubtitleFeature::Metadata;
const InlineSyntax syntax{.written = {}, .overrides = false};

constexpr qint64 usualMs = 4000; ///< of the last cue, where no time ends it

/// "[00:02:14]", and what stands behind it on the line.
std::optional<qint64> parseStamp(QStringView line, QStringView &rest)
{
    line = line.trimmed();
    if (line.size() < 7 || line.front() != u'[')
        return {};
    LooseTime time;
    const qsizetype end = scanLooseTime(line.left(40), 1, time);
    if (end < 0 || end >= line.size() || line[end] != u']' || time.parts != 3)
        return {};
    rest = line.mid(end + 1).trimmed();
    return time.ms;
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Document &document = reading.document;
    QStringList header;
    QString body;
    std::optional<qint64> start;
    const auto close = [&](qint64 endMs) {
        if (start && *start >= 0 && !body.isEmpty()) {
            Cue cue(*start, endMs);
            body.replace(u'|', u'\n');
            readInlineTags(body, cue, syntax);
            document.cues.append(std::move(cue));
        }
        body.resize(0);
    };
    QStringView line;
    QStringView rest;
    constexpr qsizetype mostHeader = 200;
    while (input.next(line)) {
        if (const auto time = parseStamp(line, rest)) {
            close(*time);
            start = time;
            body += rest;
            continue;
        }
        const QStringView plain = line.trimmed();
        if (!start) {
            if (header.size() < mostHeader)
                header << line.toString();
        } else if (plain.compare("[end]"_L1, Qt::CaseInsensitive) == 0) {
            close(*start + usualMs);
            start.reset();
            header.resize(mostHeader); // nothing of what follows belongs to it
        } else if (!plain.isEmpty()) {
            if (!body.isEmpty())
                body += u'|';
            body += line;
        }
    }
    if (start)
        close(*start + usualMs);
    header.removeIf([](const QString &each) { return each.isEmpty() || each.startsWith("****"_L1); });
    readSubViewerHeader(header, document);
}

int sniff(QStringView head)
{
    constexpr int enoughLines = 2000;
    LineReader lines(head);
    int stamps = 0;
    int alone = 0;
    bool begins = false;
    for (int i = 0; i < enoughLines && stamps < 6 && !lines.atEnd(); ++i) {
        const QStringView line = lines.next();
        if (line.isEmpty() || line.front() != u'[')
            continue;
        QStringView rest;
        begins = begins || line.startsWith("[BEGIN]"_L1, Qt::CaseInsensitive);
        // With a fraction it is QuickTime's.
        if (parseStamp(line, rest)) {
            ++stamps;
            alone += rest.isEmpty() && !line.contains(u'.');
        }
    }
    if (begins && stamps > 0)
        return 95;
    return stamps > 1 && alone == stamps ? 80 : 0;
}

void putText(const QString &markup, TextOutput &out)
{
    bool any = false;
    LineReader lines(markup);
    while (!lines.atEnd()) {
        QString line = lines.next().toString();
        removeUnwritten(line);
        if (line.trimmed().isEmpty())
            continue;
        // A bracket at the beginning could be taken for a time or for the end.
        if (!any && line.startsWith(u'['))
            line.replace(0, 1, "&#91;"_L1);
        if (any)
            out << QChar(u'|');
        out << line;
        any = true;
    }
    out << QChar(u'\n');
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const bool own = document.format == "subviewer"_L1;
    const SubViewerHeader header(document, own, options.title, writing);
    for (const SubViewerHeader::Field &field : header.fields())
        out << QChar(u'[') << field.name << "]\n"_L1 << field.value << QChar(u'\n');
    if (!header.comment().isEmpty())
        out << "[COMMENT]\n"_L1 << header.comment() << QChar(u'\n');
    out << "[BEGIN]\n******** START SCRIPT ********\n"_L1;
    const auto stamp = [&out](qint64 seconds) { (out << QChar(u'[')).clock(seconds * 1000, 2, u'.', 0) << "]\n"_L1; };
    QList<const Cue *> order;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment() && !cue.text.trimmed().isEmpty())
            order.append(&cue);
    }
    std::stable_sort(order.begin(), order.end(), [](const Cue *a, const Cue *b) { return a->startMs < b->startMs; });
    const auto seconds = [](qint64 ms) { return (std::max<qint64>(0, ms) + 500) / 1000; };
    qint64 last = -1; ///< time that was written last
    int moved = 0;
    for (qsizetype i = 0; i < order.size(); ++i) {
        const Cue &cue = *order[i];
        // Two cues within one second need a second each.
        const qint64 start = std::max(seconds(cue.startMs), std::max<qint64>(last, 0));
        qint64 end = std::max(seconds(cue.endMs), start + 1);
        const std::optional<qint64> next =
            i + 1 < order.size() ? std::optional(std::max(seconds(order[i + 1]->startMs), start + 1)) : std::nullopt;
        const bool gap = !next || *next > end;
        if (!gap)
            end = *next;
        constexpr qint64 noticeable = 100;
        moved += std::abs(start * 1000 - cue.startMs) >= noticeable || std::abs(end * 1000 - cue.endMs) >= noticeable;
        stamp(start);
        const std::optional<QString> native =
            own && options.keepNative ? currentNative(cue, syntax) : std::optional<QString>();
        putText(native ? *native : inlineTags(cue, syntax).replace(u'|', "&#124;"_L1), out);
        if (gap) {
            stamp(end);
            out << QChar(u'\n');
        }
        last = end;
    }
    addLoss(writing.losses, SubtitleFeature::Milliseconds, moved);
    out << "[end]\n******** END SCRIPT ********\n"_L1;
}

} // namespace

namespace Formats {

const SubtitleFormat &subViewer()
{
    static const SubtitleFormat format{.id = "subviewer",
        .name = "SubViewer 1",
        .extensions = "sub",
        .carries = carried,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
