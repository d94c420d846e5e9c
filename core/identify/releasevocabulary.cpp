// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasevocabulary.h"

namespace Legenda {

namespace {

constexpr size_t slotCount = 8192; // a power of two, some four times the number of items

} // namespace

const ReleaseVocabulary &ReleaseVocabulary::instance()
{
    static const ReleaseVocabulary vocabulary;
    return vocabulary;
}

ReleaseVocabulary::ReleaseVocabulary()
{
    m_slots.assign(slotCount, -1);
    for (const auto table :
        {videoVocabulary(), audioVocabulary(), otherVocabulary(), streamingVocabulary(), languageVocabulary()}) {
        for (const VocabularyEntry &entry : table)
            add(entry);
    }
}

void ReleaseVocabulary::add(const VocabularyEntry &entry)
{
    if (!(entry.flags & OnlyRipped))
        insert(entry, VocabularyEnding::None, {});
    if (entry.flags & (Ripped | OnlyRipped)) {
        insert(entry, VocabularyEnding::Rip, u"rip");
        insert(entry, VocabularyEnding::Rip, u"rips");
        insert(entry, VocabularyEnding::Screener, u"scr");
        insert(entry, VocabularyEnding::Screener, u"screener");
        insert(entry, VocabularyEnding::Mux, u"mux");
        insert(entry, VocabularyEnding::RipMux, u"ripmux");
    }
}

void ReleaseVocabulary::insert(const VocabularyEntry &entry, VocabularyEnding ending, QStringView endingWord)
{
    Item item;
    item.entry = &entry;
    item.ending = ending;
    item.keyStart = static_cast<quint16>(m_keys.size());
    item.hash = hashStart;
    for (const QChar c : QStringView(entry.words)) {
        if (c == u' ') {
            item.breaks |= 1U << item.keyLength;
            continue;
        }
        m_keys.push_back(c.unicode());
        item.hash = hashStep(item.hash, c.unicode());
        m_prefixes.set((item.hash ^ (item.hash >> 16)) & 0xFFFF);
        ++item.keyLength;
    }
    if (!endingWord.isEmpty())
        item.breaks |= 1U << item.keyLength;
    for (const QChar c : endingWord) {
        m_keys.push_back(c.unicode());
        item.hash = hashStep(item.hash, c.unicode());
        m_prefixes.set((item.hash ^ (item.hash >> 16)) & 0xFFFF);
        ++item.keyLength;
    }
    Q_ASSERT(item.keyLength <= longestKey);

    size_t slot = item.hash & (slotCount - 1);
    while (m_slots[slot] >= 0) {
        Item &present = m_items[static_cast<size_t>(m_slots[slot])];
        if (present.hash == item.hash && keyOf(present) == keyOf(item)) {
            Item *last = &present;
            while (last->next >= 0)
                last = &m_items[static_cast<size_t>(last->next)];
            last->next = static_cast<int>(m_items.size());
            m_items.push_back(item);
            return;
        }
        slot = (slot + 1) & (slotCount - 1);
    }
    m_slots[slot] = static_cast<int>(m_items.size());
    m_items.push_back(item);
}

QStringView ReleaseVocabulary::keyOf(const Item &item) const
{
    return QStringView(m_keys.data() + item.keyStart, item.keyLength);
}

const ReleaseVocabulary::Item *ReleaseVocabulary::find(quint32 hash, QStringView key, quint32 breaks) const
{
    size_t slot = hash & (slotCount - 1);
    while (m_slots[slot] >= 0) {
        const Item &item = m_items[static_cast<size_t>(m_slots[slot])];
        if (item.hash == hash && keyOf(item) == key)
            return (breaks & ~item.breaks) == 0 ? &item : next(&item, breaks);
        slot = (slot + 1) & (slotCount - 1);
    }
    return nullptr;
}

const ReleaseVocabulary::Item *ReleaseVocabulary::next(const Item *item, quint32 breaks) const
{
    while (item->next >= 0) {
        item = &m_items[static_cast<size_t>(item->next)];
        if ((breaks & ~item->breaks) == 0)
            return item;
    }
    return nullptr;
}

} // namespace Legenda
