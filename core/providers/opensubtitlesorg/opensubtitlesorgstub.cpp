// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgstub.h"

#include <QRegularExpression>
#include <QString>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

/// A notice is a few cues.
constexpr qsizetype longestNotice = 4096;
/// A greeting or a title may stand beside it.
constexpr int mostOtherCues = 1;

} // namespace

bool isVipNotice(const QByteArray &content)
{
    if (content.size() > longestNotice)
        return false;
    static const QRegularExpression membership(
        u"\\bvip\\b.{0,40}\\bmember|\\bmember.{0,40}\\bvip\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression site(u"opensubtitles|osdb\\.link"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression gap(u"\\n\\s*\\n"_s);
    static const QRegularExpression words(u"\\p{L}{2,}"_s);
    QString text = QString::fromUtf8(content);
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    bool asks = false;
    int others = 0;
    const QStringList cues = text.split(gap, Qt::SkipEmptyParts);
    for (QString cue : cues) {
        cue.replace(u'\n', u' ');
        const bool isNotice = membership.match(cue).hasMatch();
        asks = asks || isNotice;
        if (!isNotice && !site.match(cue).hasMatch() && words.match(cue).hasMatch() && ++others > mostOtherCues)
            return false;
    }
    return asks;
}

} // namespace Legenda::OpenSubtitlesOrg
