// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/videotext.h"

#include "core/pipeline/webplace.h"
#include "ui/videos/videogroups.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct VideoText
{
    Q_DECLARE_TR_FUNCTIONS(VideoText)
};

QString withoutSuffix(const QString &name)
{
    const auto dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

/// "S01E02", "S01E02-E03", "E07"; empty for films.
QString episodeCode(const LibraryEntry &entry)
{
    const int season = seasonOf(entry);
    const int episode = episodeOf(entry);
    QString code;
    if (season >= 0)
        code += u"S%1"_s.arg(season, 2, 10, '0'_L1);
    if (episode >= 0)
        code += u"E%1"_s.arg(episode, 2, 10, '0'_L1);
    const QList<int> &all = entry.identity.name.episode;
    if (all.size() > 1 && all.last() > episode)
        code += u"-E%1"_s.arg(all.last(), 2, 10, '0'_L1);
    return code;
}

/// The row shows the file already: "/videos/a.mkv: too small" says "Too small" there.
QString withoutPath(const QString &problem, const LibraryEntry &entry)
{
    QString rest = problem;
    if (rest.startsWith(entry.video.path))
        rest = rest.mid(entry.video.path.size());
    while (!rest.isEmpty() && (rest.front() == u':' || rest.front().isSpace()))
        rest.remove(0, 1);
    if (rest.isEmpty())
        return oneLine(problem);
    rest.front() = rest.front().toUpper();
    return oneLine(rest);
}

bool hasUnnamedSidecar(const LibraryEntry &entry)
{
    return std::any_of(entry.video.sidecars.cbegin(), entry.video.sidecars.cend(),
        [](const Sidecar &sidecar) { return !sidecar.language.isValid(); });
}

} // namespace

QString oneLine(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        const char16_t code = c.unicode();
        const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E
            || code == 0x200F || code == 0x061C;
        if (turns || c.category() == QChar::Other_Control || code == 0x2028 || code == 0x2029)
            c = u' ';
    }
    return result;
}

QString durationText(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    const auto two = [](qint64 value) { return u"%1"_s.arg(value, 2, 10, '0'_L1); };
    if (seconds >= 3600)
        return u"%1:%2:%3"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
    return u"%1:%2"_s.arg(seconds / 60).arg(two(seconds % 60));
}

QString languageNames(const QList<Language> &languages)
{
    QStringList names;
    for (const Language &language : languages)
        names << language.name();
    return names.join(VideoText::tr(", "));
}

QString fileName(const LibraryEntry &entry)
{
    if (entry.video.isOnWeb())
        return shortAddress(entry.video.webAddress);
    return oneLine(entry.video.path.mid(entry.video.path.lastIndexOf(u'/') + 1));
}

QString rowTitle(const LibraryEntry &entry)
{
    if (entry.video.isOnWeb())
        return oneLine(webTitle(entry));
    const QString title = oneLine(titleOf(entry));
    if (title.isEmpty())
        return withoutSuffix(fileName(entry));
    if (const QString code = episodeCode(entry); !code.isEmpty()) {
        QString episodeTitle = entry.identity.feature.episodeTitle;
        if (episodeTitle.isEmpty())
            episodeTitle = entry.identity.name.episodeTitle;
        return u"%1 · %2"_s.arg(code, episodeTitle.isEmpty() ? title : oneLine(episodeTitle));
    }
    const int year =
        entry.identity.feature.year > 0 ? entry.identity.feature.year : entry.identity.name.year.value_or(0);
    return year > 0 ? u"%1 (%2)"_s.arg(title).arg(year) : title;
}

QString rowFacts(const LibraryEntry &entry)
{
    QStringList facts;
    if (!entry.video.isOnWeb())
        facts << QLocale().formattedDataSize(entry.video.size, 1, QLocale::DataSizeSIFormat);
    if (entry.identity.media.durationMs > 0)
        facts << durationText(entry.identity.media.durationMs);
    if (entry.video.parts.size() > 1)
        facts << VideoText::tr("%n parts", nullptr, static_cast<int>(entry.video.parts.size()));
    return facts.join(u" · ");
}

VideoStateText rowState(const LibraryEntry &entry)
{
    switch (entry.state) {
    case VideoState::Waiting:
        return {VideoText::tr("Waiting"), u"clock"_s, Icons::Tone::Subtle};
    case VideoState::Identifying:
        return {VideoText::tr("Hashing"), u"clock"_s, Icons::Tone::Subtle};
    case VideoState::Identified:
        if (!entry.identity.problem.isEmpty())
            return {withoutPath(entry.identity.problem, entry), u"warning"_s, Icons::Tone::Warn};
        return {oneLine(entry.message), {}, Icons::Tone::Subtle};
    case VideoState::Searching:
        return {VideoText::tr("Searching"), u"search"_s, Icons::Tone::Accent};
    case VideoState::Found:
        return {VideoText::tr("%n found", nullptr, entry.hits), {}, Icons::Tone::Accent};
    case VideoState::NothingFound:
        // What more there is to say of it is too long for the row; the tooltip has it.
        return {VideoText::tr("Nothing found"), u"missing"_s, Icons::Tone::Subtle};
    case VideoState::Saving:
        return {VideoText::tr("Downloading"), u"download"_s, Icons::Tone::Accent};
    case VideoState::Saved:
        return {VideoText::tr("Saved"), u"check"_s, Icons::Tone::Good};
    case VideoState::Failed:
        return {
            entry.message.isEmpty() ? VideoText::tr("Failed") : oneLine(entry.message), u"error"_s, Icons::Tone::Bad};
    }
    return {};
}

bool isThere(const Language &wanted, const QList<Language> &there)
{
    return std::any_of(
        there.cbegin(), there.cend(), [&wanted](const Language &language) { return wanted.covers(language); });
}

QList<Badge> languageBadges(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there)
{
    QList<Badge> badges;
    for (const Language &language : wanted) {
        Badge::Look look = Badge::Look::Missing;
        if (isThere(language, there))
            look = Badge::Look::There;
        else if (isThere(language, entry.found))
            look = Badge::Look::Found;
        badges.append({language.code().toUpper(), look});
    }
    constexpr int mostOthers = 3;
    int others = 0;
    for (const Language &language : there) {
        const bool asked =
            std::any_of(wanted.cbegin(), wanted.cend(), [&language](const Language &w) { return w.covers(language); });
        if (!asked && ++others <= mostOthers)
            badges.append({language.code().toUpper(), Badge::Look::There});
    }
    if (others > mostOthers)
        badges.append({u"+%1"_s.arg(others - mostOthers), Badge::Look::Plain});
    if (hasUnnamedSidecar(entry))
        badges.append({u"?"_s, Badge::Look::There});
    return badges;
}

QString rowSentence(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there)
{
    QList<Language> missing;
    for (const Language &language : wanted) {
        if (!isThere(language, there))
            missing.append(language);
    }
    QStringList parts;
    if (const QString show = titleOf(entry); !episodeCode(entry).isEmpty() && !show.isEmpty())
        parts << oneLine(show);
    parts << rowTitle(entry);
    parts << (entry.video.isOnWeb() ? VideoText::tr("on the web, %1") : VideoText::tr("file %1")).arg(fileName(entry));
    if (const QString facts = rowFacts(entry); !facts.isEmpty())
        parts << facts;
    if (!there.isEmpty())
        parts << VideoText::tr("subtitles there: %1").arg(languageNames(there));
    if (!missing.isEmpty())
        parts << VideoText::tr("missing: %1").arg(languageNames(missing));
    if (const QString state = rowState(entry).text; !state.isEmpty())
        parts << state;
    return parts.join(VideoText::tr(", "));
}

QString rowToolTip(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there)
{
    QStringList lines;
    lines << rowTitle(entry);
    if (entry.video.isOnWeb())
        lines << oneLine(entry.video.webAddress);
    else
        lines << oneLine(QDir::toNativeSeparators(entry.video.path)) << rowFacts(entry);
    if (!entry.identity.movieHash.isEmpty())
        lines << VideoText::tr("Hash: %1").arg(entry.identity.movieHash);
    if (!entry.identity.problem.isEmpty())
        lines << oneLine(entry.identity.problem);
    if (!there.isEmpty())
        lines << VideoText::tr("Subtitles there: %1").arg(languageNames(there));
    if (hasUnnamedSidecar(entry))
        lines << VideoText::tr("There is a subtitle whose name does not tell its language.");
    QList<Language> missing;
    for (const Language &language : wanted) {
        if (!isThere(language, there))
            missing.append(language);
    }
    if (!missing.isEmpty())
        lines << VideoText::tr("Missing: %1").arg(languageNames(missing));
    if (!entry.message.isEmpty())
        lines << oneLine(entry.message);
    lines.removeDuplicates();
    // Tooltips guess whether they are rich text; a file name must not become mark-up.
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    return u"<p style='white-space:pre-wrap'>%1</p>"_s.arg(lines.join(u"<br>"));
}

} // namespace Legenda
