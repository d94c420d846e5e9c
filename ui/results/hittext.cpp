// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hittext.h"

#include "core/search/notthisone.h"
#include "ui/videos/videotext.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

QString HitText::release(const SubtitleHit &hit)
{
    if (!hit.release.trimmed().isEmpty())
        return oneLine(hit.release).simplified();
    if (!hit.files.isEmpty() && !hit.files.first().fileName.isEmpty())
        return oneLine(hit.files.first().fileName);
    if (!hit.feature.title.isEmpty())
        return oneLine(hit.feature.title);
    // Some services find by the file alone and name nothing.
    if (hit.matchedBy == SubtitleHit::MatchedBy::Hash)
        return tr("Subtitle for exactly this file");
    return tr("Subtitle %1").arg(hit.id);
}

QString HitText::languageCode(const Language &language)
{
    return language.isValid() ? language.code().toUpper() : u"?"_s;
}

QString HitText::frameRate(double fps)
{
    if (fps <= 0)
        return {};
    QString number = QLocale().toString(fps, 'f', 3);
    const QString point = QLocale().decimalPoint();
    while (number.contains(point) && number.endsWith(QLocale().zeroDigit()))
        number.chop(1);
    if (number.endsWith(point))
        number.chop(point.size());
    return tr("%1 fps").arg(number);
}

QString HitText::age(const QDateTime &uploadedAt, const QDateTime &now)
{
    if (!uploadedAt.isValid())
        return {};
    const int days = static_cast<int>(std::clamp<qint64>(uploadedAt.daysTo(now), 0, 100'000));
    if (days == 0)
        return tr("today");
    if (days == 1)
        return tr("yesterday");
    if (days < 14)
        return tr("%1 days ago").arg(days);
    if (days < 60)
        return tr("%1 weeks ago").arg(days / 7);
    if (days < 730)
        return tr("%1 months ago").arg(days / 30);
    return tr("%1 years ago").arg(days / 365);
}

QString HitText::shortCount(qint64 count)
{
    const QLocale locale;
    if (count < 1000)
        return locale.toString(count);
    const bool millions = count >= 1'000'000;
    const double value = static_cast<double>(count) / (millions ? 1e6 : 1e3);
    // Rounded down: "2M" would promise more than there are.
    const QString number =
        value < 10 ? locale.toString(std::floor(value * 10) / 10, 'f', 1) : locale.toString(std::floor(value), 'f', 0);
    return millions ? tr("%1M", "millions").arg(number) : tr("%1k", "thousands").arg(number);
}

QString HitText::whyNot(const RankedHit &hit)
{
    if (!hit.conflict && !hit.unwanted)
        return {};
    const auto textOf = [&hit](auto fits) {
        const auto reason = std::find_if(hit.reasons.cbegin(), hit.reasons.cend(), fits);
        return reason == hit.reasons.cend() ? QString() : reason->text;
    };
    if (const QString said = textOf([](const RankReason &reason) { return reason.key == "not_this_one"_L1; });
        !said.isEmpty())
        return said;
    // Conflicts and wishes carry no points; what they are about does not stand first in the list.
    if (const QString why = textOf(
            [](const RankReason &reason) { return reason.points == 0 && reason.effect == RankReason::Effect::Bad; });
        !why.isEmpty())
        return why;
    return hit.conflict ? tr("For another film or episode") : tr("Not what you asked for");
}

QList<Badge> HitText::fitBadges(const RankedHit &hit)
{
    struct Fit
    {
        QLatin1StringView key;
        QString text;
        int about; ///< of several about the same thing the first one is enough
    };
    const QList<Fit> fits{
        {"same_release"_L1, tr("Same release"), 1},
        {"same_group"_L1, tr("Same group"), 1},
        {"twin_group"_L1, tr("Same release, other size"), 1},
        {"same_edition"_L1, tr("Same cut"), 2},
        {"same_running_time"_L1, tr("Same length"), 3},
        {"same_source"_L1, tr("Same source"), 1},
        {"fps_match"_L1, tr("Same frame rate"), 4},
    };
    const QList<Fit> misfits{
        {"not_published"_L1, tr("Draft"), 11},
        {"superseded"_L1, tr("Older version"), 11},
        {"incomplete"_L1, tr("Incomplete"), 12},
        {"title_differs"_L1, tr("Other title"), 1},
        {"release_other_episode"_L1, tr("Other episode in its name"), 2},
        {"episode_unknown"_L1, tr("Episode not said"), 2},
        {"part_of_episodes"_L1, tr("One of several episodes"), 2},
        {"more_episodes"_L1, tr("Several episodes"), 2},
        {"year_differs"_L1, tr("Other year"), 3},
        {"parts_differ"_L1, tr("Other number of parts"), 4},
        {"other_running_time"_L1, tr("Other length"), 5},
        {"too_short"_L1, tr("Ends early"), 5},
        {"other_edition"_L1, tr("Other cut"), 6},
        {"edition_unsure"_L1, tr("Other cut?"), 6},
        {"fps_differs"_L1, tr("Other frame rate"), 7},
        {"cinema_source"_L1, tr("Cinema recording"), 8},
        {"other_source"_L1, tr("Other source"), 8},
        {"rating_low"_L1, tr("Rated badly"), 9},
        {"reports"_L1, tr("Reported"), 10},
    };
    constexpr qsizetype mostOfEach = 2;
    QList<Badge> badges;
    const auto take = [&](const QList<Fit> &table, Badge::Look look) {
        QSet<int> said;
        for (const Fit &fit : table) {
            const bool is = std::any_of(hit.reasons.cbegin(), hit.reasons.cend(),
                [&fit](const RankReason &reason) { return reason.key == fit.key; });
            if (!is || said.contains(fit.about) || said.size() == mostOfEach)
                continue;
            said.insert(fit.about);
            badges.append({fit.text, look});
        }
    };
    take(fits, Badge::Look::Good);
    take(misfits, Badge::Look::Bad);
    return badges;
}

QList<Badge> HitText::badges(const RankedHit &ranked)
{
    const SubtitleHit &hit = ranked.hit;
    QList<Badge> badges;
    if (const QString why = whyNot(ranked); !why.isEmpty())
        badges.append({why, ranked.conflict ? Badge::Look::Bad : Badge::Look::Warn});
    if (hit.matchedBy == SubtitleHit::MatchedBy::Hash)
        badges.append({tr("Exact file"), Badge::Look::Good});
    badges += fitBadges(ranked);
    if (hit.hearingImpaired)
        badges.append({tr("SDH", "for the deaf and hard of hearing"), Badge::Look::Plain});
    if (hit.foreignPartsOnly)
        badges.append({tr("Forced"), Badge::Look::Warn});
    if (hit.aiTranslated)
        badges.append({tr("AI"), Badge::Look::Warn});
    if (hit.machineTranslated)
        badges.append({tr("Machine"), Badge::Look::Warn});
    if (hit.fromTrusted)
        badges.append({tr("Trusted"), Badge::Look::Plain});
    if (hit.matchedBy == SubtitleHit::MatchedBy::Id)
        badges.append({tr("By number"), Badge::Look::Plain});
    else if (hit.matchedBy == SubtitleHit::MatchedBy::Name)
        badges.append({tr("By name"), Badge::Look::Plain});
    return badges;
}

QStringList HitText::remarks(const RankedHit &ranked, const QString &service, const QDateTime &now)
{
    const SubtitleHit &hit = ranked.hit;
    QStringList remarks;
    if (!service.isEmpty())
        remarks << service;
    if (hit.fps > 0)
        remarks << frameRate(hit.fps);
    if (hit.files.size() > 1)
        remarks << tr("%1 parts").arg(hit.files.size());
    if (hit.downloads > 0)
        remarks << tr("%1 downloads").arg(shortCount(hit.downloads));
    if (hit.rating > 0)
        remarks << u"★ "_s + QLocale().toString(hit.rating, 'f', 1);
    if (!hit.uploader.isEmpty())
        remarks << oneLine(hit.uploader);
    if (const QString since = age(hit.uploadedAt, now); !since.isEmpty())
        remarks << since;
    return remarks;
}

QList<HitFact> HitText::facts(const SubtitleHit &hit, const QString &service, const QDateTime &now)
{
    const QLocale locale;
    QList<HitFact> facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, oneLine(value)});
    };
    add(tr("Language"), hit.language.name());
    QString title = hit.feature.title;
    if (hit.feature.year > 0)
        title = tr("%1 (%2)").arg(title).arg(hit.feature.year);
    if (hit.feature.season >= 0 && hit.feature.episode >= 0) {
        title += u" · S%1E%2"_s.arg(hit.feature.season, 2, 10, '0'_L1).arg(hit.feature.episode, 2, 10, '0'_L1);
        if (!hit.feature.episodeTitle.isEmpty())
            title += u' ' + hit.feature.episodeTitle;
    }
    add(tr("Title"), title.trimmed());
    if (!hit.files.isEmpty() && hit.files.first().fileName != hit.release)
        add(tr("File"), hit.files.first().fileName);
    QStringList kinds;
    if (hit.hearingImpaired)
        kinds << tr("for the deaf and hard of hearing");
    if (hit.foreignPartsOnly)
        kinds << tr("foreign parts only");
    if (hit.aiTranslated)
        kinds << tr("translated by AI");
    if (hit.machineTranslated)
        kinds << tr("translated by a machine");
    if (hit.hd)
        kinds << tr("high definition");
    add(tr("Kind"), kinds.join(tr(", ")));
    add(tr("Frame rate"), frameRate(hit.fps));
    if (hit.files.size() > 1)
        add(tr("Parts"), locale.toString(hit.files.size()));
    add(tr("Format"), hit.format);
    if (hit.downloads > 0)
        add(tr("Downloads"), locale.toString(hit.downloads));
    if (hit.rating > 0) {
        const QString rating = locale.toString(hit.rating, 'f', 1);
        add(tr("Rating"),
            hit.votes > 0 ? tr("%1 of 10, votes: %2").arg(rating).arg(hit.votes) : tr("%1 of 10").arg(rating));
    }
    QString uploader = hit.uploader;
    if (!hit.uploaderRank.isEmpty() && !uploader.isEmpty())
        uploader = tr("%1 (%2)").arg(uploader, hit.uploaderRank);
    add(tr("Uploader"), hit.fromTrusted && !uploader.isEmpty() ? tr("%1, trusted").arg(uploader) : uploader);
    if (hit.uploadedAt.isValid())
        add(tr("Uploaded"),
            tr("%1, %2").arg(
                locale.toString(hit.uploadedAt.toLocalTime().date(), QLocale::ShortFormat), age(hit.uploadedAt, now)));
    add(tr("Service"), service);
    add(tr("Comment"), hit.comment.simplified().left(600));
    return facts;
}

QString HitText::points(int points)
{
    return points > 0 ? u"+%1"_s.arg(points) : points < 0 ? u"−%1"_s.arg(-points) : u"·"_s;
}

QString HitText::imdb(qint64 number)
{
    return u"tt%1"_s.arg(number, 7, 10, '0'_L1);
}

QString HitText::scoreToolTip(const RankedHit &ranked)
{
    QString html =
        u"<p><b>%1</b></p><table cellspacing=\"0\" cellpadding=\"1\">"_s.arg(tr("Score %1 of 100").arg(ranked.score));
    for (const RankReason &reason : ranked.reasons) {
        const QString sign = reason.effect == RankReason::Effect::Good ? u"✓"_s
            : reason.effect == RankReason::Effect::Bad                 ? u"✗"_s
                                                                       : QString();
        html += u"<tr><td>%1&nbsp;</td><td>%2&nbsp;&nbsp;</td><td align=\"right\">%3</td></tr>"_s.arg(
            sign, reason.text.toHtmlEscaped(), points(reason.points));
    }
    return html + u"</table>"_s;
}

QString HitText::toolTip(const RankedHit &ranked, const QString &service, const QDateTime &now)
{
    QString html = u"<p><b>%1</b></p>"_s.arg(release(ranked.hit).toHtmlEscaped());
    if (!ranked.reasons.isEmpty())
        html += scoreToolTip(ranked);
    html += u"<table cellspacing=\"0\" cellpadding=\"1\">"_s;
    const QList<HitFact> all = facts(ranked.hit, service, now);
    for (const HitFact &fact : all)
        html += u"<tr><td>%1:&nbsp;</td><td>%2</td></tr>"_s.arg(fact.label.toHtmlEscaped(), fact.value.toHtmlEscaped());
    return html + u"</table>"_s;
}

QString HitText::sentence(const RankedHit &ranked, const QString &service, const QDateTime &now)
{
    QStringList parts;
    parts << ranked.hit.language.name() << release(ranked.hit);
    if (!ranked.reasons.isEmpty())
        parts << tr("score %1 of 100").arg(ranked.score);
    const QList<Badge> labels = badges(ranked);
    for (const Badge &badge : labels)
        parts << badge.text;
    parts << remarks(ranked, service, now);
    parts.removeAll(QString());
    return parts.join(tr(", "));
}

} // namespace Legenda
