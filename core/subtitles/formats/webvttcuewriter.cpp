// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cues to cue text, valid whatever the cue holds.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/webvttcue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

namespace {

QString annotationText(const QString &text)
{
    QString out = text.simplified();
    out.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
    if (out.endsWith("--"_L1)) // the '>' of the tag would make an arrow of it
        out.replace(out.size() - 1, 1, "&#45;"_L1);
    return out;
}

QString escaped(QStringView text)
{
    QString out;
    out.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'&')
            out += "&amp;"_L1;
        else if (c == u'<')
            out += "&lt;"_L1;
        else if (c == u'>' && i >= 2 && text[i - 1] == u'-' && text[i - 2] == u'-')
            out += "&gt;"_L1;
        else
            out += c;
    }
    return out;
}

/// A blank line would end the cue, and the format has neither zeros nor carriage returns inside of lines.
QString withoutBlankLines(const QString &text)
{
    QString out;
    out.reserve(text.size());
    LineReader lines(text);
    while (!lines.atEnd()) {
        QString line = lines.next().toString();
        line.removeIf([](QChar c) { return c.isNull() || c == u'\r' || c == QChar(0xFEFF); });
        const QStringView seen(line);
        if (std::all_of(seen.begin(), seen.end(), [](QChar c) { return c.isSpace() && c != QChar::Nbsp; }))
            continue;
        if (!out.isEmpty())
            out += u'\n';
        out += line;
    }
    return out;
}

QString render(const Cue &cue, const StyleSheet &sheet)
{
    const auto tagsOf = [&sheet](const TextStyle &style, QList<MarkupTag> &tags) {
        if (!style.voice.isEmpty())
            tags.append({u"<v "_s + annotationText(style.voice) + u'>', u"</v>"_s});
        if (!style.language.isEmpty())
            tags.append({u"<lang "_s + annotationText(style.language) + u'>', u"</lang>"_s});
        if (const QStringList classes = sheet.classesFor(style); !classes.isEmpty())
            tags.append({u"<c."_s + classes.join(u'.') + u'>', u"</c>"_s});
        const TextStyle implied = sheet.impliedBy(style);
        if (!style.ruby.isEmpty())
            tags.append({u"<ruby>"_s, u"<rt>"_s + escaped(style.ruby.simplified()) + u"</rt></ruby>"_s});
        if (style.has(TextStyle::Bold) && !implied.has(TextStyle::Bold))
            tags.append({u"<b>"_s, u"</b>"_s});
        if (style.has(TextStyle::Italic) && !implied.has(TextStyle::Italic))
            tags.append({u"<i>"_s, u"</i>"_s});
        if (style.has(TextStyle::Underline) && !implied.has(TextStyle::Underline))
            tags.append({u"<u>"_s, u"</u>"_s});
    };
    qint64 last = 0;
    const qint64 start = std::max<qint64>(0, cue.startMs);
    const auto put = [&](QStringView text, qsizetype at, const TextStyle &style, QString &out) {
        // Times inside of a cue have to rise and lie between its start and its end.
        if (style.atMs > last && start + style.atMs < cue.endMs) {
            char16_t clock[32];
            const char16_t *end = putClock(clock, start + style.atMs, u'.');
            out += u'<' + QString(reinterpret_cast<const QChar *>(clock), end - clock) + u'>';
            last = style.atMs;
        }
        const QStringView all(cue.text);
        for (qsizetype i = 0; i < text.size(); ++i) {
            const qsizetype place = at + i;
            const QChar c = text[i];
            if (c == u'&')
                out += "&amp;"_L1;
            else if (c == u'<')
                out += "&lt;"_L1;
            else if (c == u'>' && place >= 2 && all[place - 1] == u'-' && all[place - 2] == u'-')
                out += "&gt;"_L1;
            else
                out += c;
        }
    };
    QString out;
    if (cue.hasDetails() && !cue.details().speaker.isEmpty() && !cue.text.isEmpty())
        out = u"<v "_s + annotationText(cue.details().speaker) + u'>';
    return withoutBlankLines(out + nestedTags(cue, tagsOf, put));
}

} // namespace

QString cueText(const Cue &cue, const StyleSheet &sheet, bool keepNative)
{
    if (keepNative && cue.hasDetails() && !cue.details().native.isEmpty()) {
        Cue read(cue.startMs, cue.endMs);
        const QString &native = cue.details().native;
        if (parseCueText(native, read, sheet) && read.details().speaker == cue.details().speaker
            && read.text == cue.text && read.runs == cue.runs && withoutBlankLines(native) == native)
            return native;
    }
    return render(cue, sheet);
}

} // namespace Legenda::WebVtt
