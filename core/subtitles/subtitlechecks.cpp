// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/subtitlechecks.h"

#include "core/subtitles/cuetext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Asks for something, as the stubs of the OpenSubtitles services do. Adverts that only name a site are no such thing.
bool asksForMembership(QStringView text)
{
    static const QRegularExpression expression(
        u"\\bvip\\b.{0,40}\\bmember|\\bmember.{0,40}\\bvip\\b|become .{0,40}(vip|premium|member)"
        "|to (get|download|see) (the |this |these )?(full |real )?subtitles?\\b"
        "|download (limit|quota).{0,60}(reached|exceeded|used)|(reached|exceeded).{0,60}download (limit|quota)"
        "|(please|must|need to) (log|sign) ?in to (get|download)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return expression.match(text.left(2000).toString()).hasMatch();
}

bool isAdvert(QStringView text)
{
    return asksForMembership(text) || text.contains("opensubtitles"_L1, Qt::CaseInsensitive)
        || text.contains("osdb.link"_L1, Qt::CaseInsensitive);
}

} // namespace

qsizetype gluedHeaderLength(QStringView text)
{
    static const QRegularExpression header(u"^[A-Za-z][A-Za-z0-9-]{1,60}: ?"_s);
    LineReader lines(text.left(16 * 1024));
    bool sure = false; // one header that is no speaker's name ("JOHN: Hello")
    for (int count = 0; !lines.atEnd() && count < 60; ++count) {
        const QStringView line = lines.next().trimmed();
        if (line.isEmpty())
            return sure && count > 0 ? lines.position() : 0;
        const bool status = count == 0 && line.startsWith("HTTP/"_L1);
        if (!status && !header.match(line.left(100).toString()).hasMatch())
            return 0;
        sure = sure || status || line.startsWith("Content-"_L1, Qt::CaseInsensitive)
            || line.startsWith("MIME-Version"_L1, Qt::CaseInsensitive);
    }
    return 0;
}

bool isWebPage(QStringView text)
{
    if (text.startsWith("HTTP/"_L1)) {
        const QStringView head = text.left(4096);
        if (head.contains("text/html"_L1, Qt::CaseInsensitive) && !head.contains("-->"_L1))
            return true;
    }
    const QStringView start = text.mid(gluedHeaderLength(text)).left(64 * 1024).trimmed();
    if (start.left(6).compare("<SAMI>"_L1, Qt::CaseInsensitive) == 0)
        return false;
    // TTML with a document type of HTML, or in a page that holds nothing else.
    const QStringView names = start.left(4096);
    if (names.contains("tt "_L1)
        && (names.contains("=\"http://www.w3.org/ns/ttml\""_L1) || names.contains("/ttaf1"_L1)))
        return false;
    if (start.startsWith("<!doctype html"_L1, Qt::CaseInsensitive) || start.startsWith("<html"_L1, Qt::CaseInsensitive))
        return true;
    // XHTML, or comments before the page.
    const QStringView first = start.left(2048);
    return start.startsWith(u'<') && !first.contains("<SAMI"_L1, Qt::CaseInsensitive)
        && (first.contains("<!doctype html"_L1, Qt::CaseInsensitive) || first.contains("<html"_L1, Qt::CaseInsensitive)
            || (first.contains("<head>"_L1, Qt::CaseInsensitive) && first.contains("<title>"_L1, Qt::CaseInsensitive)
                && !first.contains("<tt"_L1)));
}

bool isStub(QStringView text, const QList<PreviewCue> &cues)
{
    if (cues.isEmpty())
        return text.size() < 2000 && asksForMembership(text);
    // One cue that is no advert may be there: a greeting, a title.
    qsizetype others = 0;
    bool asks = false;
    for (const PreviewCue &cue : cues) {
        asks = asks || asksForMembership(cue.text);
        if (!cue.text.isEmpty() && !isAdvert(cue.text) && ++others > 1)
            return false;
    }
    return asks;
}

} // namespace Legenda
