// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuereader.h"

#include "core/subtitles/cuetext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool matches(QStringView head, const QString &pattern)
{
    const QRegularExpression expression(
        pattern, QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return expression.match(head.left(8192).toString()).hasMatch();
}

// Formats that are only recognised so far.

int sniffLrc(QStringView head)
{
    return matches(head, u"^\\[\\d{1,3}:\\d\\d[.:]\\d{2,3}\\]"_s) ? 70 : 0;
}

int sniffMpSub(QStringView head)
{
    return matches(head, u"^FORMAT=(TIME|\\d+)"_s) && matches(head, u"^-?\\d+(\\.\\d+)? \\d+(\\.\\d+)?$"_s) ? 85 : 0;
}

int sniffJacoSub(QStringView head)
{
    return matches(head, u"^(\\d+:\\d\\d:\\d\\d\\.\\d\\d \\d+:\\d\\d:\\d\\d\\.\\d\\d|@\\d+ @\\d+) "_s) ? 75 : 0;
}

int sniffPjs(QStringView head)
{
    return matches(head, u"^\\s*\\d+,\\s*\\d+,\\s*\""_s) ? 75 : 0;
}

int sniffAqTitle(QStringView head)
{
    return matches(head, u"^-->> \\d+"_s) ? 95 : 0;
}

int sniffVPlayer(QStringView head)
{
    // As TMPlayer with two-digit hours and one blank after the colon; told apart by its extension alone.
    return Readers::sniffTmPlayer(head) > 0 ? 40 : 0;
}

int sniffRealText(QStringView head)
{
    return matches(head, u"<window\\b"_s) && matches(head, u"<time\\b"_s) ? 90 : 0;
}

int sniffQtText(QStringView head)
{
    return matches(head, u"^\\s*\\{QTtext\\}"_s) ? 95 : 0;
}

int sniffScc(QStringView head)
{
    return head.trimmed().startsWith("Scenarist_SCC"_L1) ? 100 : 0;
}

int sniffSpruceStl(QStringView head)
{
    return matches(head, u"^\\$FontName\\b"_s)
            || matches(head, u"^\\d\\d:\\d\\d:\\d\\d:\\d\\d\\s*,\\s*\\d\\d:\\d\\d:\\d\\d:\\d\\d\\s*,"_s)
        ? 90
        : 0;
}

int sniffTtxt(QStringView head)
{
    return head.left(4096).contains("<TextStream"_L1) ? 95 : 0;
}

int sniffYouTubeXml(QStringView head)
{
    const QStringView start = head.left(4096);
    return start.contains("<timedtext"_L1) || (start.contains("<transcript"_L1) && start.contains("<text "_L1)) ? 95
                                                                                                                : 0;
}

bool isJson(QStringView head)
{
    const QStringView start = head.trimmed();
    return start.startsWith(u'{') || start.startsWith(u'[');
}

int sniffWhisperJson(QStringView head)
{
    return isJson(head) && head.contains("\"segments\""_L1) ? 85 : 0;
}

int sniffAmaraJson(QStringView head)
{
    return isJson(head)
            && (head.contains("\"sub_format\""_L1)
                || (head.contains("\"start_time\""_L1) && head.contains("\"text\""_L1)))
        ? 85
        : 0;
}

constexpr CueReader table[] = {
    {"webvtt", "vtt", Readers::sniffWebVtt, Readers::readWebVtt},
    {"ttml", "ttml", Readers::sniffTtml, Readers::readTtml},
    {"sami", "smi", Readers::sniffSami, Readers::readSami},
    {"ass", "ass", Readers::sniffAss, Readers::readAss},
    {"ssa", "ssa", Readers::sniffSsa, Readers::readAss},
    {"scc", "scc", sniffScc, nullptr},
    {"aqtitle", "aqt", sniffAqTitle, nullptr},
    {"qttext", "txt", sniffQtText, nullptr},
    {"ttxt", "ttxt", sniffTtxt, nullptr},
    {"youtube-xml", "xml", sniffYouTubeXml, nullptr},
    {"realtext", "rt", sniffRealText, nullptr},
    {"spruce-stl", "stl", sniffSpruceStl, nullptr},
    {"whisper-json", "json", sniffWhisperJson, nullptr},
    {"amara-json", "json", sniffAmaraJson, nullptr},
    {"subrip", "srt", Readers::sniffSubRip, Readers::readSubRip},
    {"microdvd", "sub", Readers::sniffMicroDvd, Readers::readMicroDvd},
    {"mpl2", "txt", Readers::sniffMpl2, Readers::readMpl2},
    {"sbv", "sbv", Readers::sniffSbv, Readers::readCommaTimes},
    {"subviewer2", "sub", Readers::sniffSubViewer2, Readers::readCommaTimes},
    {"mpsub", "sub", sniffMpSub, nullptr},
    {"subviewer", "sub", Readers::sniffSubViewer1, Readers::readSubViewer1},
    {"tmplayer", "txt", Readers::sniffTmPlayer, Readers::readTmPlayer},
    {"vplayer", "txt", sniffVPlayer, Readers::readTmPlayer},
    {"jacosub", "jss", sniffJacoSub, nullptr},
    {"pjs", "pjs", sniffPjs, nullptr},
    {"lrc", "lrc", sniffLrc, nullptr},
};

} // namespace

std::span<const CueReader> cueReaders()
{
    return table;
}

const CueReader *findCueReader(QStringView text, const QString &fileName)
{
    // Enough for the longest header of styles that was seen, and little enough for any size of file.
    const QStringView head = text.left(64 * 1024);
    const CueReader *best = nullptr;
    int bestScore = 0;
    for (const CueReader &reader : table) {
        int score = reader.sniff(head);
        if (score > 0 && fileName.endsWith(u'.' + QString::fromLatin1(reader.extension), Qt::CaseInsensitive))
            score += 4;
        if (score > bestScore) {
            best = &reader;
            bestScore = score;
        }
    }
    return best;
}

const CueReader *cueReader(QStringView format)
{
    const auto it = std::find_if(std::begin(table), std::end(table),
        [format](const CueReader &reader) { return format == QLatin1StringView(reader.format); });
    return it == std::end(table) ? nullptr : it;
}

} // namespace Legenda
