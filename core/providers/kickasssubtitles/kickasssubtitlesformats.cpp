// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlesformats.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::KickAssSubtitles {

namespace {

struct Row
{
    QLatin1StringView id;
    QLatin1StringView name; ///< proper names, the same in every language
    QLatin1StringView extension;
};

constexpr std::array rows = {
    Row{"subrip"_L1, "SubRip"_L1, "srt"_L1},
    Row{"webvtt"_L1, "WebVTT"_L1, "vtt"_L1},
    Row{"substationalphaadvanced"_L1, "Advanced SubStation Alpha"_L1, "ass"_L1},
    Row{"substationalpha"_L1, "SubStation Alpha"_L1, "ssa"_L1},
    Row{"microdvd"_L1, "MicroDVD"_L1, "sub"_L1},
    Row{"adobeencoredvd"_L1, "Adobe Encore DVD"_L1, "txt"_L1},
    Row{"aqtitle"_L1, "AQTitle"_L1, "aqt"_L1},
    Row{"dfxp"_L1, "DFXP (Timed Text)"_L1, "dfxp"_L1},
    Row{"fabsubtitler"_L1, "FAB Subtitler"_L1, "txt"_L1},
    Row{"jacosub"_L1, "JACOsub"_L1, "jss"_L1},
    Row{"mplayer2"_L1, "MPlayer 2 (MPL2)"_L1, "mpl"_L1},
    Row{"mpsub"_L1, "MPlayer MPsub"_L1, "sub"_L1},
    Row{"phoenixsubtitle"_L1, "Phoenix Japanimation Society"_L1, "pjs"_L1},
    Row{"pinnacleimpression"_L1, "Pinnacle Impression"_L1, "txt"_L1},
    Row{"powerdivx"_L1, "PowerDivX"_L1, "psb"_L1},
    Row{"quicktimetext"_L1, "QuickTime Text"_L1, "txt"_L1},
    Row{"realtext"_L1, "RealText"_L1, "rt"_L1},
    Row{"sami"_L1, "SAMI"_L1, "smi"_L1},
    Row{"sonicdvdcreator"_L1, "Sonic DVD Creator"_L1, "sub"_L1},
    Row{"sprucesf"_L1, "Spruce Subtitle File"_L1, "stl"_L1},
    Row{"structuredsf"_L1, "Structured Subtitle File"_L1, "ssf"_L1},
    Row{"subviewer"_L1, "SubViewer 1"_L1, "sub"_L1},
    Row{"subviewer2"_L1, "SubViewer 2"_L1, "sub"_L1},
    Row{"timedtext"_L1, "Timed Text (TTML)"_L1, "ttml"_L1},
    Row{"tmplayer"_L1, "TMPlayer"_L1, "txt"_L1},
    Row{"universalsf"_L1, "Universal Subtitle Format"_L1, "usf"_L1},
    Row{"youtubesbv"_L1, "YouTube SBV"_L1, "sbv"_L1},
};

constexpr std::array rates = {23.976, 23.98, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0};
constexpr double asGoodAsEqual = 0.0005;

} // namespace

QList<RemoteFormat> formats()
{
    QList<RemoteFormat> out;
    out.reserve(rows.size());
    for (const Row &row : rows)
        out.append({row.id, row.name, row.extension});
    return out;
}

QList<double> frameRates()
{
    return {rates.begin(), rates.end()};
}

QString frameRateText(double fps)
{
    const auto same = [fps](double rate) { return std::abs(rate - fps) < asGoodAsEqual; };
    const auto found = std::find_if(rates.begin(), rates.end(), same);
    return found == rates.end() ? QString() : QString::number(*found, 'f', 3);
}

} // namespace Legenda::KickAssSubtitles
