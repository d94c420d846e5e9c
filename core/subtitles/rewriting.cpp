// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/rewriting.h"

#include "core/subtitles/bytetables.h"
#include "core/subtitles/cuetext.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/parts.h"
#include "core/subtitles/plaintextfile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Leaves of `document` the part that is wanted.
Result<Done> cut(Document &document, const PartChoice &part)
{
    QList<Document> parts = splitParts(document, part.atMs, part.restartTimes);
    const QList<qint64> moments = cutMoments(part.atMs);
    if (part.number > parts.size())
        return fail(ErrorKind::BadInput,
            Text::tr("There are %n part(s) only. Check where the subtitle is cut.", nullptr, int(parts.size())));
    Document &wanted = parts[part.number - 1];
    if (wanted.cues.isEmpty()) {
        const qint64 from = moments.value(part.number - 2, 0);
        return fail(ErrorKind::BadInput,
            part.number == parts.size()
                ? Text::tr("Nothing is said after %1. Check where the subtitle is cut.").arg(clockText(from))
                : Text::tr("Nothing is said between %1 and %2. Check where the subtitle is cut.")
                      .arg(clockText(from), clockText(moments.at(part.number - 1))));
    }
    document = std::move(wanted);
    return Done{};
}

/// @param whole gives the content of the file, where it is needed once more @param letGo of it
template <class Whole, class LetGo>
Result<Rewritten> rewriteLoaded(
    Result<LoadedSubtitle> loaded, const Rewrite &how, ContentSink *sink, Whole whole, LetGo letGo)
{
    if (!loaded)
        return fail(loaded.error());
    Rewritten result;
    result.source = std::move(*loaded);
    const SubtitleFormat *from = result.source.format;
    StoreOptions store = how.store;
    if (store.format.isEmpty())
        store.format = QString::fromLatin1(from->id);
    result.format = subtitleFormat(store.format);
    const bool sameFormat = result.format == from;
    // As it is, but for what nobody would want to be so.
    if (result.source.encoding.encoding == utf8Twice && (store.encoding.isEmpty() || store.encoding == utf8Twice))
        store.encoding = u"UTF-8"_s;
    const bool sameEncoding = store.encoding.isEmpty()
        || canonicalEncodingName(store.encoding) == canonicalEncodingName(result.source.encoding.encoding);
    if (store.encoding.isEmpty())
        store.encoding = from->isText() ? result.source.encoding.encoding : u"UTF-8"_s;
    if (how.keepLineEnds && sameFormat)
        store.lineEnd = result.source.lineEnd;
    if (how.keepMark && sameEncoding)
        store.mark = result.source.encoding.mark;

    result.document = how.edited ? *how.edited : result.source.document;
    if (!how.edits.isEmpty())
        result.notes = applyEdits(result.document, how.edits);
    if (how.part.number > 0) {
        if (const Result<Done> done = cut(result.document, how.part); !done)
            return fail(done.error());
    }
    result.warnings = result.source.warnings;
    result.encoding = result.format && result.format->isText() ? canonicalEncodingName(store.encoding) : QString();

    const bool untouched = result.document == result.source.document;
    if (sameFormat && untouched) {
        // Nothing to say about fps: a file that counts frames goes on counting the same ones.
        const bool sameBytes = from->isText()
            ? sameEncoding && store.mark == result.source.encoding.mark && store.lineEnd == result.source.lineEnd
                && result.source.encoding.mixedWith.isEmpty() && result.source.skipped == 0
            : true;
        if (sameBytes) {
            result.content = whole();
            return result;
        }
        Result<QByteArray> recoded = recode(whole(), result.source, store);
        if (!recoded)
            return fail(recoded.error());
        result.content = std::move(*recoded);
        return result;
    }
    letGo();
    if (result.document.cues.isEmpty()) {
        return fail(ErrorKind::BadInput,
            result.source.document.cues.isEmpty()
                ? Text::tr("There is no cue in this file, so there is nothing to convert.")
                : Text::tr("Nothing would be left of this file. Check what is to be removed."));
    }
    Result<StoredSubtitle> stored = storeSubtitle(result.document, store, sink);
    if (!stored)
        return fail(stored.error());
    result.content = std::move(stored->content);
    result.losses = std::move(stored->losses);
    result.warnings << stored->warnings;
    return result;
}

} // namespace

Result<Rewritten> rewrite(QByteArray content, const Rewrite &how)
{
    if (const Result<Done> plan = checkPlan(how.edits); !plan)
        return fail(plan.error());
    return rewriteLoaded(
        loadSubtitle(content, how.load), how, nullptr, [&] { return content; }, [&] { content.clear(); });
}

Result<Rewritten> rewrite(const PlainTextFile &file, const Rewrite &how, ContentSink *sink)
{
    if (const Result<Done> plan = checkPlan(how.edits); !plan)
        return fail(plan.error());
    return rewriteLoaded(
        loadSubtitle(file, how.load), how, sink, [&] { return file.whole(); }, [] {});
}

} // namespace Legenda
