// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formatregistry.h"

#include "core/subtitles/formats/formats.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

std::span<const SubtitleFormat *const> subtitleFormats()
{
    using namespace Formats;
    static const std::array list{&subRip(), &webVtt(), &ass(), &ssa(), &microDvd(), &mpl2(), &tmPlayer(), &subViewer2(),
        &subViewer(), &sami(), &ttml(), &sbv(), &lrc(), &mpSub(), &jacoSub(), &pjs(), &aqTitle(), &vPlayer(),
        &realText(), &qtText(), &scc(), &ebuStl(), &spruceStl(), &ttxt(), &amaraJson(), &youTubeXml(), &whisperJson(),
        &captionJson(), &csv(), &turboTitler(), &dks(), &plainText()};
    return list;
}

const SubtitleFormat *subtitleFormat(QStringView id)
{
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (id == QLatin1StringView(format->id))
            return format;
    }
    return nullptr;
}

const SubtitleFormat *formatNamed(QStringView word)
{
    const QString plain = (word.startsWith(u'.') ? word.mid(1) : word).toString().toLower();
    if (plain.isEmpty())
        return nullptr;
    if (const SubtitleFormat *format = subtitleFormat(plain))
        return format;
    // Several formats are usually called so; who says "txt" means words.
    if (plain == "txt"_L1)
        return subtitleFormat(u"text");
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (format->extension() == plain)
            return format;
    }
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (format->allExtensions().contains(plain))
            return format;
    }
    return nullptr;
}

FormatGuess guessFormat(QStringView text, const QString &fileName)
{
    // Formats that look alike are told apart by their extension.
    constexpr int alike = 15;
    constexpr qsizetype enough = 64LL * 1024;
    constexpr int recognised = 30;
    QStringView head = text;
    while (!head.isEmpty() && (head.front().isSpace() || head.front() == QChar(0xFEFF)))
        head = head.mid(1);
    head = head.left(enough);
    const QString extension = fileName.section(u'.', -1).toLower();
    // Nearly every file is one of these two, and nothing else looks like them: the others need not be asked.
    constexpr int beyondDoubt = 90;
    for (const SubtitleFormat *format : {&Formats::webVtt(), &Formats::subRip()}) {
        const int sure = format->sniff(head);
        if (sure >= beyondDoubt)
            return {format, sure};
    }
    FormatGuess best;
    int bestScore = 0;
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (!format->sniff)
            continue;
        const int sure = format->sniff(head);
        const int score = sure > 0 && format->allExtensions().contains(extension) ? sure + alike : sure;
        if (sure >= recognised && score > bestScore) {
            best = {format, sure};
            bestScore = score;
        }
    }
    return best;
}

FormatGuess guessBinaryFormat(QByteArrayView content)
{
    FormatGuess best;
    for (const SubtitleFormat *format : subtitleFormats()) {
        const int sure = format->sniffBytes ? format->sniffBytes(content) : 0;
        if (sure > best.sureness)
            best = {format, sure};
    }
    return best;
}

} // namespace Legenda
