// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be had of a hit without downloading it.

#include "core/base/background.h"
#include "core/base/safename.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// The hit as a service has it that can do something with it.
template <class Capability>
struct Place
{
    Capability *able = nullptr;
    SubtitleHit hit;
};

/// The hit's own service first, then the others that have it. Fails with what keeps the first able one from it.
template <class Capability>
Result<Place<Capability>> placeFor(
    const ProviderRegistry &registry, const SubtitleHit &hit, Ability ability, const QString &nobody)
{
    std::optional<Error> why;
    for (qsizetype i = -1; i < hit.otherSources.size(); ++i) {
        const SubtitleHit there = i < 0 ? hit : hitFromSource(hit, i);
        SubtitleProvider *provider = registry.find(there.provider);
        auto *able = provider ? capability<Capability>(provider) : nullptr;
        if (!able || (i >= 0 && !registry.isEnabled(there.provider)))
            continue;
        auto off = provider->whyNot(ability);
        if (!off)
            return Place<Capability>{able, there};
        if (!why)
            why = std::move(off);
    }
    return fail(why.value_or(Error{ErrorKind::NotSupported, nobody, {}}));
}

Result<Place<Previewer>> previewerFor(const ProviderRegistry &registry, const SubtitleHit &hit)
{
    return placeFor<Previewer>(registry, hit, Ability::Preview,
        QCoreApplication::translate("Legenda", "This service shows nothing of a subtitle before it is downloaded."));
}

Result<Place<CommentReader>> readerFor(const ProviderRegistry &registry, const SubtitleHit &hit)
{
    return placeFor<CommentReader>(registry, hit, Ability::Comments,
        QCoreApplication::translate("Legenda", "This service does not show its comments here."));
}

/// The text as far as it goes; that it stops somewhere is no fault of it.
Result<PeekedSubtitle> readPeeked(const SubtitleHit &hit, const SubtitlePreview &preview)
{
    const QString name = safeFileName(hit.files.isEmpty() ? QString() : hit.files.constFirst().fileName);
    auto text = readSubtitle(preview.content, name, hit.language);
    // What the service says of the encoding is often cut or wrong: it counts where the bytes leave a doubt.
    if (text && !text->encodingSure && !preview.encoding.isEmpty()) {
        if (auto asSaid = readSubtitleAs(preview.content, name, preview.encoding); asSaid && !asSaid->cues.isEmpty())
            text = std::move(asSaid);
    }
    if (!text)
        return fail(std::move(text.error()));
    if (const auto worth = checkWorthSaving(*text); !worth)
        return fail(worth.error());
    PeekedSubtitle peeked;
    peeked.whole = preview.whole;
    if (!preview.whole) {
        text->cutOff = false;
        text->warnings.clear();
    }
    peeked.fetched.hit = hit;
    peeked.fetched.fileName = name;
    peeked.fetched.original = preview.content;
    peeked.fetched.text = std::move(*text);
    return peeked;
}

} // namespace

std::optional<Error> Engine::whyNotPeek(const SubtitleHit &hit) const
{
    const auto place = previewerFor(registry(), hit);
    return place ? std::nullopt : std::optional(place.error());
}

Pending<PeekedSubtitle> Engine::peek(const SubtitleHit &hit, std::stop_token stop)
{
    const auto place = previewerFor(registry(), hit);
    if (!place)
        return failed<PeekedSubtitle>(place.error());
    const QString fileId = place->hit.files.isEmpty() ? place->hit.id : place->hit.files.constFirst().id;
    return andThen(place->able->previewText(fileId, stop), this, [hit, stop](const SubtitlePreview &preview) {
        return runInBackground(Pool::Cpu, stop, [hit, preview] { return readPeeked(hit, preview); });
    });
}

std::optional<Error> Engine::whyNotComments(const SubtitleHit &hit) const
{
    const auto place = readerFor(registry(), hit);
    return place ? std::nullopt : std::optional(place.error());
}

Pending<QList<SubtitleComment>> Engine::comments(const SubtitleHit &hit, std::stop_token stop)
{
    const auto place = readerFor(registry(), hit);
    if (!place)
        return failed<QList<SubtitleComment>>(place.error());
    return place->able->comments(place->hit.id, std::move(stop));
}

} // namespace Legenda
