// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <bitset>
#include <span>
#include <vector>

namespace Legenda {

/// The properties a part of a name can have; guessit's names, see releasename.h.
enum class Property : quint8 {
    None,
    Title,
    AlternativeTitle,
    EpisodeTitle,
    Year,
    Season,
    Episode,
    AbsoluteEpisode,
    SeasonCount,
    EpisodeCount,
    EpisodeDetails,
    EpisodeFormat,
    Date,
    Week,
    Part,
    Cd,
    CdCount,
    Disc,
    Version,
    ScreenSize,
    AspectRatio,
    FrameRate,
    ColorDepth,
    Source,
    VideoCodec,
    VideoProfile,
    VideoApi,
    VideoBitRate,
    AudioCodec,
    AudioProfile,
    AudioChannels,
    AudioBitRate,
    ReleaseGroup,
    StreamingService,
    Language,
    SubtitleLanguage,
    SubtitleMark, ///< a word that makes its neighbour a language of the subtitles: "sub", "legendado"
    LanguageMark, ///< a word that belongs to a language of the sound: "audio", "dubbed"
    Edition,
    Other,
    ProperCount,
    Country,
    Website,
    Crc32,
    Uuid,
    Size,
    Container,
    Bonus,
    BonusTitle,
    Film,
    FilmTitle,
};

/// When a word of the vocabulary counts. The rules are in releaserules.cpp.
enum VocabularyFlag : quint16 {
    Always = 0,
    Ripped = 1, ///< "rip", "screener" and "mux" may follow, also glued: DVDRip, BDScr, HDTVMux
    OnlyRipped = 2, ///< without such an ending it is not known: "br" alone is no source
    Word = 4, ///< a word or short abbreviation of normal text: needs a neighbour that is certain
    BeforeYear = 8, ///< a Word that a year may follow: "Aliens.SE.1986"
    Service = 16, ///< a streaming service: needs a source or screen size as neighbour
    AfterCodec = 32, ///< only right after a video codec: "H.264-SC"
    Code = 64, ///< a two-letter code: must look like one, see releaselanguages.cpp
    Alone = 128, ///< a Word that counts too where nothing else is in the name
    Enclosed = 256, ///< a Word that needs neighbours on both sides: "Jazz.Festival.720p" is a title
    Trailing = 512, ///< a Word that may stand last of all: "x264-group.sample"
    Usual = 1 << 15, ///< a Code so usual in release names that small letters do: "Name.2010.720p.en"; see also
                     ///< ReleaseMatchFlag, which has the bits between
};

struct VocabularyValue
{
    Property property = Property::None;
    const char16_t *text = nullptr;
};

/// One line of a table. `words` is lower case; where it has a space, the name may have one separator or nothing.
struct VocabularyEntry
{
    const char16_t *words;
    quint16 flags;
    VocabularyValue first;
    VocabularyValue second = {};
    VocabularyValue third = {};
    VocabularyValue fourth = {};
};

/// The tables, one file each, to be extended with a line.
std::span<const VocabularyEntry> videoVocabulary();
std::span<const VocabularyEntry> audioVocabulary();
std::span<const VocabularyEntry> otherVocabulary();
std::span<const VocabularyEntry> streamingVocabulary();
std::span<const VocabularyEntry> languageVocabulary();

/// How an entry was written in the name: with which ending.
enum class VocabularyEnding : quint8 { None, Rip, Screener, Mux, RipMux };

/// All tables in one hash table; built once, then only read.
class ReleaseVocabulary
{
public:
    struct Item
    {
        const VocabularyEntry *entry = nullptr;
        VocabularyEnding ending = VocabularyEnding::None;
        quint32 breaks = 0; ///< bit n: a separator may stand before character n
        int next = -1; ///< the next item with the same characters, or -1
        quint32 hash = 0;
        quint16 keyStart = 0;
        quint8 keyLength = 0;
    };

    static constexpr int longestKey = 31;
    static constexpr quint32 hashStart = 2166136261U;
    static constexpr quint32 hashStep(quint32 hash, char16_t c) { return (hash ^ c) * 16777619U; }

    static const ReleaseVocabulary &instance();

    /// False where no key begins with the characters of this hash; true may be chance.
    bool mayContinue(quint32 hash) const { return m_prefixes[(hash ^ (hash >> 16)) & 0xFFFF]; }

    /// The first item whose characters are `key` (lower case, separators left out), or nullptr. `breaks` says where
    /// the name had separators.
    const Item *find(quint32 hash, QStringView key, quint32 breaks) const;
    const Item *next(const Item *item, quint32 breaks) const;

private:
    ReleaseVocabulary();
    void add(const VocabularyEntry &entry);
    void insert(const VocabularyEntry &entry, VocabularyEnding ending, QStringView endingWord);
    QStringView keyOf(const Item &item) const;

    std::vector<Item> m_items;
    std::vector<char16_t> m_keys;
    std::vector<int> m_slots;
    std::bitset<65536> m_prefixes;
};

} // namespace Legenda
