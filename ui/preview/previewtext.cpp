// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewtext.h"

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

QStringList PreviewText::warnings(const FetchedSubtitle &fetched)
{
    QStringList warnings;
    for (const TextProblem &problem : fetched.problems)
        warnings << problem.text;
    warnings << fetched.text.warnings;
    // Some things are seen both in the reading and in the checking.
    warnings.removeDuplicates();
    if (!fetched.text.encodingSure)
        warnings << tr("The encoding is a guess. If letters look wrong, choose another one.");
    if (!fetched.alternatives.isEmpty())
        warnings << tr("It came in an archive with %1 other subtitles.").arg(fetched.alternatives.size());
    return warnings;
}

} // namespace Legenda
