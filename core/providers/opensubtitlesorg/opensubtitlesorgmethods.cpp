// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgmethods.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

using std::chrono::hours;

constexpr hours never{0};
constexpr hours week{7 * 24};
constexpr hours month{30 * 24};
constexpr bool reads = false;
constexpr bool changes = true;

constexpr std::array methods = {
    MethodFacts{"ServerInfo"_L1, Need::Nothing, reads, never},
    MethodFacts{"LogIn"_L1, Need::Nothing, changes, never},
    MethodFacts{"LogOut"_L1, Need::Session, changes, never},
    MethodFacts{"NoOperation"_L1, Need::Session, reads, never},
    MethodFacts{"GetUserInfo"_L1, Need::Account, reads, never},
    MethodFacts{"GetSubLanguages"_L1, Need::Nothing, reads, week},
    MethodFacts{"SearchSubtitles"_L1, Need::Session, reads, never},
    MethodFacts{"SearchToMail"_L1, Need::Account, changes, never},
    MethodFacts{"CheckSubHash"_L1, Need::Session, reads, never},
    MethodFacts{"CheckMovieHash"_L1, Need::Session, reads, month},
    MethodFacts{"CheckMovieHash2"_L1, Need::Session, reads, month},
    MethodFacts{"InsertMovieHash"_L1, Need::Session, changes, never},
    MethodFacts{"TryUploadSubtitles"_L1, Need::Session, changes, never},
    MethodFacts{"UploadSubtitles"_L1, Need::Session, changes, never},
    MethodFacts{"DetectLanguage"_L1, Need::Session, reads, never},
    MethodFacts{"PreviewSubtitles"_L1, Need::Session, reads, never},
    MethodFacts{"DownloadSubtitles"_L1, Need::Session, reads, never},
    MethodFacts{"ReportWrongMovieHash"_L1, Need::Session, changes, never},
    MethodFacts{"ReportWrongImdbMovie"_L1, Need::Session, changes, never},
    MethodFacts{"GetAvailableTranslations"_L1, Need::Session, reads, never},
    MethodFacts{"GetTranslation"_L1, Need::Session, reads, never},
    MethodFacts{"SearchMoviesOnIMDB"_L1, Need::Session, reads, month},
    MethodFacts{"GetIMDBMovieDetails"_L1, Need::Session, reads, month},
    MethodFacts{"InsertMovie"_L1, Need::Account, changes, never},
    MethodFacts{"SubtitlesVote"_L1, Need::Account, changes, never},
    MethodFacts{"GetComments"_L1, Need::Session, reads, never},
    MethodFacts{"AddComment"_L1, Need::Account, changes, never},
    MethodFacts{"AddRequest"_L1, Need::Account, changes, never},
    MethodFacts{"SetSubscribeUrl"_L1, Need::Session, changes, never},
    MethodFacts{"SubscribeToHash"_L1, Need::Session, changes, never},
    MethodFacts{"QuickSuggest"_L1, Need::Session, reads, month},
    MethodFacts{"SuggestMovie"_L1, Need::Session, reads, month},
    MethodFacts{"GuessMovieFromString"_L1, Need::Session, reads, month},
    MethodFacts{"AutoUpdate"_L1, Need::Nothing, reads, never},
};

} // namespace

MethodFacts factsOf(const QString &method)
{
    const auto known = std::find_if(methods.begin(), methods.end(),
        [&](const MethodFacts &each) { return method.compare(each.name, Qt::CaseInsensitive) == 0; });
    if (known != methods.end())
        return *known;
    MethodFacts unknown;
    unknown.need = Need::Nothing;
    unknown.contributes = true;
    return unknown;
}

} // namespace Legenda::OpenSubtitlesOrg
