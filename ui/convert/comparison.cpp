// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/comparison.h"

#include <QHashFunctions>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// How far apart two lists may get before they are paired by order only.
constexpr qsizetype window = 16;
/// Formats with hundredths or frames round; nobody sees that.
constexpr qint64 roundingMs = 21;

quint64 keyOf(const PreviewCue &cue)
{
    // Line breaks and blanks are no other text.
    quint64 key = 14695981039346656037u; // FNV-1a
    for (const QChar c : cue.text) {
        if (!c.isSpace())
            key = (key ^ c.unicode()) * 1099511628211u;
    }
    return key;
}

bool contains(const PreviewCue &whole, const PreviewCue &part)
{
    constexpr qsizetype enough = 4;
    const QString words = part.text.section(u'\n', 0, 0);
    return words.size() >= enough && whole.text.contains(words);
}

bool isLike(const PreviewCue &a, const PreviewCue &b)
{
    return a.startMs == b.startMs || a.endMs == b.endMs || contains(a, b) || contains(b, a);
}

class Pairing
{
public:
    explicit Pairing(Comparison &comparison) : m_c(comparison)
    {
        for (const PreviewCue &cue : m_c.before)
            m_before.append(keyOf(cue));
        for (const PreviewCue &cue : m_c.after)
            m_after.append(keyOf(cue));
        m_c.beforeChanges.resize(m_before.size());
        m_c.afterChanges.resize(m_after.size());
    }

    void run()
    {
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < m_before.size() && j < m_after.size()) {
            if (m_before.at(i) == m_after.at(j)) {
                pair(i++, j++);
                continue;
            }
            const auto [skipBefore, skipAfter] = nextMatch(i, j);
            if (skipBefore < 0) {
                pair(i++, j++);
                continue;
            }
            between(i, i + skipBefore, j, j + skipAfter);
            i += skipBefore;
            j += skipAfter;
        }
        between(i, m_before.size(), j, m_after.size());
    }

private:
    void pair(qsizetype i, qsizetype j)
    {
        const ComparedCue &a = m_c.before.at(i);
        const ComparedCue &b = m_c.after.at(j);
        const bool time = qAbs(a.startMs - b.startMs) > roundingMs || qAbs(a.endMs - b.endMs) > roundingMs;
        const bool text = a.text != b.text;
        const bool style = !text && a.style != b.style;
        m_c.beforeChanges[i] = {static_cast<int>(j), time, text, style};
        m_c.afterChanges[j] = {static_cast<int>(i), time, text, style};
    }

    /// The nearest place where both go on alike; -1: none in the window.
    std::pair<qsizetype, qsizetype> nextMatch(qsizetype i, qsizetype j) const
    {
        for (qsizetype sum = 1; sum <= window; ++sum) {
            for (qsizetype a = 0; a <= sum; ++a) {
                const qsizetype b = sum - a;
                if (i + a < m_before.size() && j + b < m_after.size() && m_before.at(i + a) == m_after.at(j + b))
                    return {a, b};
            }
        }
        return {-1, -1};
    }

    /// Cues that have no equal on the other side: changed, gone or new.
    void between(qsizetype i, qsizetype iEnd, qsizetype j, qsizetype jEnd)
    {
        while (i < iEnd && j < jEnd) {
            const bool alike = isLike(m_c.before.at(i), m_c.after.at(j));
            if (alike || iEnd - i == jEnd - j)
                pair(i++, j++);
            else if (iEnd - i > jEnd - j)
                ++i;
            else
                ++j;
        }
    }

    Comparison &m_c;
    QList<quint64> m_before;
    QList<quint64> m_after;
};

/// What a person would see of a style: not which names and classes a format has for it.
size_t lookOf(const Cue &cue)
{
    size_t look = ::qHash(cue.details().placement.anchor);
    for (const StyleRun &run : cue.runs) {
        const TextStyle &style = run.style;
        if (style.traits == 0 && style.color == 0 && style.background == 0 && style.font.isEmpty())
            continue;
        look = qHashMulti(look, run.start, run.length, style.traits, style.color, style.background, style.font);
    }
    return look;
}

QList<ComparedCue> shown(const Document &document)
{
    QList<ComparedCue> cues;
    cues.reserve(document.cues.size());
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        const bool whole = cue.runs.size() == 1 && cue.runs.constFirst().length >= cue.text.size();
        const quint16 traits = whole ? cue.runs.constFirst().style.traits : quint16(0);
        cues.append({{cue.startMs, cue.endMs, cue.text}, traits, lookOf(cue)});
    }
    return cues;
}

QString titleOf(const SubtitleFormat *format, const QString &encoding)
{
    QStringList parts;
    if (format)
        parts << QString::fromUtf8(format->name);
    if (!encoding.isEmpty())
        parts << encoding;
    return parts.join(u" · "_s);
}

} // namespace

Comparison compared(QList<ComparedCue> before, QList<ComparedCue> after)
{
    Comparison made;
    made.before = std::move(before);
    made.after = std::move(after);
    Pairing(made).run();
    for (const CueDifference &change : std::as_const(made.afterChanges))
        made.changed += change.any() ? 1 : 0;
    for (const CueDifference &change : std::as_const(made.beforeChanges))
        made.removed += change.partner < 0 ? 1 : 0;
    return made;
}

ConvertPreviewData previewOf(const FileConversion &conversion, double fps)
{
    const Rewritten &result = conversion.result;
    ConvertPreviewData data;
    data.path = conversion.path;
    data.startsMs = conversion.startsMs;
    data.videoFps = conversion.videoFps;
    data.beforeTitle = titleOf(result.source.format, result.source.encoding.encoding);
    data.afterTitle = titleOf(result.format, result.encoding);
    LoadOptions options;
    options.fileName = conversion.path;
    options.format = QString::fromLatin1(result.format->id);
    options.encoding = result.encoding;
    options.fps = fps > 0 ? fps : conversion.videoFps > 0 ? conversion.videoFps : result.document.fps;
    const Result<LoadedSubtitle> again = loadSubtitle(result.content, options);
    // A format without times is read back without cues: what was meant is shown then.
    const bool readable = again && !again->document.cues.isEmpty();
    data.comparison = compared(shown(result.source.document), shown(readable ? again->document : result.document));
    for (const Loss &loss : result.losses)
        data.remarks.append({Remark::Kind::Loss, sentence(loss), {}});
    for (const QString &warning : result.warnings)
        data.remarks.append({Remark::Kind::Warning, warning, {}});
    for (const EditNote &note : result.notes)
        data.remarks.append({Remark::Kind::Done, sentence(note), note.samples});
    data.remarks.removeIf([](const Remark &remark) { return remark.text.isEmpty(); });
    return data;
}

} // namespace Legenda
