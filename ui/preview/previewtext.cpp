// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewtext.h"

#include "ui/videos/videotext.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

QString PreviewText::formatName(const QString &id)
{
    static const QHash<QString, QString> names{{u"subrip"_s, u"SubRip"_s}, {u"webvtt"_s, u"WebVTT"_s},
        {u"ass"_s, u"Advanced SubStation Alpha"_s}, {u"ssa"_s, u"SubStation Alpha"_s}, {u"microdvd"_s, u"MicroDVD"_s},
        {u"mpl2"_s, u"MPL2"_s}, {u"tmplayer"_s, u"TMPlayer"_s}, {u"subviewer"_s, u"SubViewer"_s},
        {u"subviewer2"_s, u"SubViewer 2"_s}, {u"sami"_s, u"SAMI"_s}, {u"ttml"_s, u"TTML"_s}, {u"sbv"_s, u"SBV"_s}};
    return names.value(id, id);
}

QString PreviewText::summary(const SubtitleText &text)
{
    QStringList parts;
    parts << (text.cues.size() == 1 ? tr("1 cue") : tr("%1 cues").arg(QLocale().toString(text.cues.size())));
    if (!text.format.isEmpty())
        parts << formatName(text.format);
    if (text.language.isValid())
        parts << text.language.name();
    return parts.join(u" · "_s);
}

QStringList PreviewText::warnings(const FetchedSubtitle &fetched, qint64 videoMs)
{
    QStringList warnings = fetched.text.warnings;
    const Language &said = fetched.hit.language;
    const Language &read = fetched.text.language;
    if (said.isValid() && read.isValid() && !said.covers(read) && !read.covers(said) && said.base() != read.base())
        warnings << tr("The service says %1, but the text reads as %2.").arg(said.name(), read.name());
    qint64 last = 0;
    for (const PreviewCue &cue : fetched.text.cues)
        last = qMax(last, cue.endMs);
    constexpr qint64 tolerance = 2000;
    if (videoMs > 0 && last > videoMs + tolerance)
        warnings << tr("It goes on until %1, but the video ends at %2. It may be for another cut or frame rate.")
                        .arg(durationText(last), durationText(videoMs));
    // A twentieth of a film is about the length of its credits; much more without a word is odd.
    else if (videoMs > 0 && last > 0 && last < videoMs * 7 / 10)
        warnings << tr("It ends at %1, but the video goes on until %2. Something may be missing.")
                        .arg(durationText(last), durationText(videoMs));
    if (!fetched.text.encodingSure)
        warnings << tr("The encoding is a guess. If letters look wrong, choose another one.");
    if (!fetched.alternatives.isEmpty())
        warnings << tr("It came in an archive with %1 other subtitles.").arg(fetched.alternatives.size());
    return warnings;
}

} // namespace Legenda
