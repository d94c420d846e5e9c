// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasevocabulary.h"

namespace Legenda {

namespace {

using P = Property;

// Sound codecs, with the profiles that are written right beside them. A profile alone ("ES", "EX") is no property.
const VocabularyEntry entries[] = {
    {u"mp3", Always, {P::AudioCodec, u"MP3"}},
    {u"lame", Word | Alone, {P::AudioCodec, u"MP3"}},
    {u"lame3", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 92", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 93", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 96", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 100", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 99", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 98", Always, {P::AudioCodec, u"MP3"}},
    {u"lame3 97", Always, {P::AudioCodec, u"MP3"}},
    {u"mp2", Always, {P::AudioCodec, u"MP2"}},
    {u"dolby", Word | Alone, {P::AudioCodec, u"Dolby Digital"}},
    {u"dolby digital", Always, {P::AudioCodec, u"Dolby Digital"}},
    {u"dd", Word | Alone, {P::AudioCodec, u"Dolby Digital"}},
    {u"ac3", Always, {P::AudioCodec, u"Dolby Digital"}},
    {u"ac 3", Always, {P::AudioCodec, u"Dolby Digital"}},
    {u"ac3d", Always, {P::AudioCodec, u"Dolby Digital"}},
    {u"dd ex", Always, {P::AudioCodec, u"Dolby Digital"}, {P::AudioProfile, u"EX"}},
    {u"ac3 ex", Always, {P::AudioCodec, u"Dolby Digital"}, {P::AudioProfile, u"EX"}},
    {u"dolby digital ex", Always, {P::AudioCodec, u"Dolby Digital"}, {P::AudioProfile, u"EX"}},
    {u"ac3 hq", Always, {P::AudioCodec, u"Dolby Digital"}, {P::AudioProfile, u"High Quality"}},
    {u"ddp", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"dd+", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"ddplus", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"dd plus", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"e ac3", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"e ac 3", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"dolby digital plus", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"dolby digital+", Always, {P::AudioCodec, u"Dolby Digital Plus"}},
    {u"atmos", Always, {P::AudioCodec, u"Dolby Atmos"}},
    {u"dolby atmos", Always, {P::AudioCodec, u"Dolby Atmos"}},
    {u"ddpa", Always, {P::AudioCodec, u"Dolby Digital Plus"}, {P::AudioCodec, u"Dolby Atmos"}},
    {u"ddp atmos", Always, {P::AudioCodec, u"Dolby Digital Plus"}, {P::AudioCodec, u"Dolby Atmos"}},
    {u"aac", Always, {P::AudioCodec, u"AAC"}},
    {u"qaac", Always, {P::AudioCodec, u"AAC"}},
    {u"aac he", Always, {P::AudioCodec, u"AAC"}, {P::AudioProfile, u"High Efficiency"}},
    {u"he aac", Always, {P::AudioCodec, u"AAC"}, {P::AudioProfile, u"High Efficiency"}},
    {u"aac lc", Always, {P::AudioCodec, u"AAC"}, {P::AudioProfile, u"Low Complexity"}},
    {u"lc aac", Always, {P::AudioCodec, u"AAC"}, {P::AudioProfile, u"Low Complexity"}},
    {u"aac hq", Always, {P::AudioCodec, u"AAC"}, {P::AudioProfile, u"High Quality"}},
    {u"dts", Always, {P::AudioCodec, u"DTS"}},
    {u"dts es", Always, {P::AudioCodec, u"DTS"}, {P::AudioProfile, u"Extended Surround"}},
    {u"dts hd", Always, {P::AudioCodec, u"DTS-HD"}},
    {u"dts hd ma", Always, {P::AudioCodec, u"DTS-HD"}, {P::AudioProfile, u"Master Audio"}},
    {u"dts ma", Always, {P::AudioCodec, u"DTS-HD"}, {P::AudioProfile, u"Master Audio"}},
    {u"dts hd hra", Always, {P::AudioCodec, u"DTS-HD"}, {P::AudioProfile, u"High Resolution Audio"}},
    {u"dts hd hr", Always, {P::AudioCodec, u"DTS-HD"}, {P::AudioProfile, u"High Resolution Audio"}},
    {u"dts hd es", Always, {P::AudioCodec, u"DTS-HD"}, {P::AudioProfile, u"Extended Surround"}},
    {u"dts x", Always, {P::AudioCodec, u"DTS:X"}},
    {u"true hd", Always, {P::AudioCodec, u"Dolby TrueHD"}},
    {u"dolby true hd", Always, {P::AudioCodec, u"Dolby TrueHD"}},
    {u"flac", Always, {P::AudioCodec, u"FLAC"}},
    {u"opus", Word | Alone, {P::AudioCodec, u"Opus"}},
    {u"vorbis", Always, {P::AudioCodec, u"Vorbis"}},
    {u"pcm", Always, {P::AudioCodec, u"PCM"}},
    {u"lpcm", Always, {P::AudioCodec, u"LPCM"}},

    {u"stereo", Word | Alone, {P::AudioChannels, u"2.0"}},
    {u"mono", Word | Alone, {P::AudioChannels, u"1.0"}},
    {u"1 ch", Always, {P::AudioChannels, u"1.0"}},
    {u"2 ch", Always, {P::AudioChannels, u"2.0"}},
    {u"5 ch", Always, {P::AudioChannels, u"5.1"}},
    {u"6 ch", Always, {P::AudioChannels, u"5.1"}},
    {u"7 ch", Always, {P::AudioChannels, u"7.1"}},
    {u"8 ch", Always, {P::AudioChannels, u"7.1"}},
};

} // namespace

std::span<const VocabularyEntry> audioVocabulary()
{
    return entries;
}

} // namespace Legenda
