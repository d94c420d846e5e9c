// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/languagedetection.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <QByteArray>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// CLD2 speaks BCP 47 but for Chinese, where it means the script.
Language fromCld2(CLD2::Language language)
{
    const auto code = QString::fromLatin1(CLD2::LanguageCode(language));
    if (code == "un"_L1 || code.startsWith("xx"_L1))
        return {};
    if (code == "zh"_L1)
        return Language::fromCode(u"zh-cn");
    if (code == "zh-Hant"_L1)
        return Language::fromCode(u"zh-tw");
    return Language::fromCode(code);
}

} // namespace

DetectedLanguage detectLanguage(QStringView plainText)
{
    constexpr qsizetype enough = 64 * 1024;
    const QByteArray utf8 = plainText.left(enough).toUtf8(); // halves of pairs become U+FFFD: valid for CLD2
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {0, 0, 0};
    double scores[3] = {0, 0, 0};
    int textBytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(utf8.constData(), int(utf8.size()), true, &hints, 0, languages, percents, scores,
        nullptr, &textBytes, &reliable);
    return {fromCld2(languages[0]), percents[0], reliable};
}

} // namespace Legenda
