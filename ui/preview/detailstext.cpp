// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/detailstext.h"

#include "ui/identify/featuretext.h"
#include "ui/results/hitmenu.h"
#include "ui/results/hittext.h"
#include "ui/videos/videotext.h"

#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// A service's texts have no bounds of their own; a page has.
constexpr qsizetype mostLines = 60;
constexpr qsizetype longestLine = 1000;
constexpr qsizetype longestComment = 8000;
constexpr qsizetype mostComments = 100;

/// The lines of a text from outside, without empty ones at its ends and doubles side by side.
QStringList linesOf(const QString &text)
{
    QStringList lines;
    QString all = text.left(longestComment);
    all.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const auto parts = QStringView(all).split(u'\n');
    for (const QStringView part : parts) {
        const QString line = oneLine(part.left(longestLine).toString()).trimmed();
        if (line.isEmpty() && (lines.isEmpty() || lines.last().isEmpty()))
            continue;
        lines << line;
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

class Facts
{
public:
    void add(const QString &label, const QString &value, const QUrl &link = {})
    {
        const QString line = oneLine(value.left(longestLine)).trimmed();
        if (!line.isEmpty())
            m_facts.append({label, {line}, link});
    }
    void addLines(const QString &label, QStringList lines)
    {
        if (lines.isEmpty())
            return;
        if (const qsizetype more = lines.size() - mostLines; more > 0) {
            lines = lines.mid(0, mostLines);
            lines << DetailsText::tr("and %1 more").arg(more);
        }
        m_facts.append({label, lines, {}});
    }
    QList<DetailFact> take() { return std::move(m_facts); }

private:
    QList<DetailFact> m_facts;
};

QString numbers(qint64 imdb, qint64 tmdb, qint64 own, const QString &service)
{
    QStringList parts;
    if (imdb > 0)
        parts << DetailsText::tr("IMDb %1").arg(HitText::imdb(imdb));
    if (tmdb > 0)
        parts << DetailsText::tr("TMDB %1").arg(tmdb);
    if (own > 0)
        parts << DetailsText::tr("%1 %2", "service, number").arg(service).arg(own);
    return parts.join(u" · "_s);
}

void addFeature(Facts &facts, const FeatureRef &feature, const QString &service)
{
    const QString code = FeatureText::episodeCode(feature.season, feature.episode);
    QString title = feature.title;
    if (feature.year > 0 && !title.isEmpty())
        title = DetailsText::tr("%1 (%2)").arg(title).arg(feature.year);
    facts.add(code.isEmpty() ? DetailsText::tr("Title") : DetailsText::tr("Show"), title);
    facts.add(DetailsText::tr("Show’s numbers"),
        numbers(feature.parentImdbId, feature.parentTmdbId, feature.parentFeatureId, service));
    facts.add(DetailsText::tr("Episode"), (code + u' ' + feature.episodeTitle).trimmed());
    facts.add(DetailsText::tr("Numbers"), numbers(feature.imdbId, feature.tmdbId, feature.featureId, service));
}

QStringList filesOf(const SubtitleHit &hit)
{
    QStringList lines;
    for (const SubtitleHitFile &file : hit.files) {
        QString line = oneLine(file.fileName.left(longestLine));
        if (hit.files.size() > 1)
            line = DetailsText::tr("Part %1: %2").arg(file.part).arg(line);
        lines << (line.isEmpty() ? DetailsText::tr("Number %1").arg(file.id)
                                 : DetailsText::tr("%1 (number %2)").arg(line, file.id));
    }
    return lines;
}

QStringList kindsOf(const SubtitleHit &hit)
{
    QStringList kinds;
    const auto add = [&kinds](bool is, const QString &text) {
        if (is)
            kinds << text;
    };
    add(hit.hearingImpaired, DetailsText::tr("for the deaf and hard of hearing"));
    add(hit.foreignPartsOnly, DetailsText::tr("foreign parts only"));
    add(hit.aiTranslated, DetailsText::tr("translated by AI"));
    add(hit.machineTranslated, DetailsText::tr("translated by a machine"));
    add(!hit.aiTranslated && !hit.machineTranslated, DetailsText::tr("made by people"));
    add(hit.fromTrusted, DetailsText::tr("from a trusted uploader"));
    add(hit.hd, DetailsText::tr("for high definition"));
    return kinds;
}

void addReputation(Facts &facts, const SubtitleHit &hit, const QDateTime &now)
{
    const QLocale locale;
    facts.add(DetailsText::tr("Downloads"), locale.toString(hit.downloads));
    if (hit.rating > 0) {
        const QString rating = locale.toString(hit.rating, 'f', 1);
        facts.add(DetailsText::tr("Rating"),
            hit.votes > 0 ? DetailsText::tr("%1 of 10, votes: %2").arg(rating).arg(hit.votes)
                          : DetailsText::tr("%1 of 10").arg(rating));
    }
    if (hit.reports > 0)
        facts.add(DetailsText::tr("Reported as bad"), locale.toString(hit.reports));
    QString uploader = hit.uploader;
    if (!hit.uploaderRank.isEmpty())
        uploader = uploader.isEmpty() ? hit.uploaderRank : DetailsText::tr("%1 (%2)").arg(uploader, hit.uploaderRank);
    if (!hit.uploaderId.isEmpty())
        uploader = DetailsText::tr("%1, number %2").arg(uploader, hit.uploaderId);
    facts.add(DetailsText::tr("Uploader"), uploader);
    if (hit.uploadedAt.isValid())
        facts.add(DetailsText::tr("Uploaded"),
            DetailsText::tr("%1, %2").arg(locale.toString(hit.uploadedAt.toLocalTime(), QLocale::ShortFormat),
                HitText::age(hit.uploadedAt, now)));
}

} // namespace

QUrl DetailsText::goodIcon()
{
    return QUrl(u"icon:good"_s);
}

QUrl DetailsText::badIcon()
{
    return QUrl(u"icon:bad"_s);
}

QUrl DetailsText::retryLink()
{
    return QUrl(u"action:comments"_s);
}

QString DetailsText::matchedBy(const SubtitleHit &hit)
{
    switch (hit.matchedBy) {
    case SubtitleHit::MatchedBy::Hash:
        return tr("the exact file");
    case SubtitleHit::MatchedBy::Id:
        return tr("the number of the film or episode");
    case SubtitleHit::MatchedBy::Name:
        return tr("the name");
    case SubtitleHit::MatchedBy::Address:
        return tr("the address of the video");
    case SubtitleHit::MatchedBy::Unknown:
        break;
    }
    return {};
}

QList<DetailFact> DetailsText::facts(
    const SubtitleHit &hit, const QHash<QString, QString> &services, const QDateTime &now)
{
    const QString service = services.value(hit.provider, hit.provider);
    Facts facts;
    QStringList releases = linesOf(hit.release);
    releases.removeDuplicates();
    facts.addLines(releases.size() > 1 ? tr("Releases") : tr("Release"), releases);
    facts.addLines(hit.files.size() > 1 ? tr("Files") : tr("File"), filesOf(hit));
    facts.add(tr("Language"),
        hit.language.isValid() ? tr("%1 (%2)").arg(hit.language.name(), HitText::languageCode(hit.language))
                               : QString());
    facts.add(tr("Kind"), kindsOf(hit).join(tr(", ")));
    addFeature(facts, hit.feature, service);
    facts.add(tr("Found by"), matchedBy(hit));
    facts.add(tr("Frame rate"), HitText::frameRate(hit.fps));
    if (hit.lastCueMs > 0)
        facts.add(tr("Last line at"), durationText(hit.lastCueMs));
    if (hit.durationMs > 0)
        facts.add(tr("Made for a video of"), durationText(hit.durationMs));
    facts.add(tr("Format"), hit.format);
    addReputation(facts, hit, now);
    facts.add(tr("Service"), service);
    facts.add(tr("Subtitle’s number"), hit.id == hit.fullId().mid(hit.provider.size() + 1) ? QString() : hit.id);
    facts.add(tr("For the command line"), hit.fullId());
    QStringList also;
    for (const QString &id : hit.alsoAt) {
        const qsizetype colon = id.indexOf(u':');
        also << oneLine(tr("%1, number %2").arg(services.value(id.left(colon), id.left(colon)), id.mid(colon + 1)));
    }
    facts.addLines(tr("The same elsewhere"), also);
    if (HitMenu::hasPage(hit))
        facts.add(tr("Page"), hit.url.toDisplayString(), hit.url);
    facts.addLines(tr("Comment"), linesOf(hit.comment));
    return facts.take();
}

QString DetailsText::reasons(const RankedHit &hit, const Look &look)
{
    QString html = u"<p><b>%1</b></p><table cellspacing=\"0\" cellpadding=\"2\">"_s.arg(
        tr("Score %1 of 100").arg(hit.score).toHtmlEscaped());
    for (const RankReason &reason : hit.reasons) {
        QString icon;
        if (reason.effect != RankReason::Effect::Neutral) {
            const bool good = reason.effect == RankReason::Effect::Good;
            icon = u"<img src=\"%1\" width=\"%2\" height=\"%2\" style=\"vertical-align:middle\">"_s
                       .arg((good ? goodIcon() : badIcon()).toString())
                       .arg(look.iconSize);
        }
        html += u"<tr><td>%1</td><td align=\"right\">%2</td><td>%3</td></tr>"_s.arg(
            icon, HitText::points(reason.points), reason.text.toHtmlEscaped());
    }
    return html + u"</table>"_s;
}

QString DetailsText::table(const QList<DetailFact> &facts, const Look &look)
{
    QString html = u"<table cellspacing=\"0\" cellpadding=\"2\">"_s;
    for (const DetailFact &fact : facts) {
        QStringList lines;
        for (const QString &line : fact.lines)
            lines << line.toHtmlEscaped();
        QString value = lines.join(u"<br>"_s);
        if (!fact.link.isEmpty())
            value = u"<a href=\"%1\">%2</a>"_s.arg(QString::fromUtf8(fact.link.toEncoded()).toHtmlEscaped(), value);
        QString label = fact.label.toHtmlEscaped();
        label.replace(u' ', u"&nbsp;"_s);
        html += u"<tr><td><span style=\"color:%1\">%2&nbsp;&nbsp;</span></td><td>%3</td></tr>"_s.arg(
            look.label.name(), label, value);
    }
    return html + u"</table>"_s;
}

QString DetailsText::page(
    const RankedHit &hit, const QHash<QString, QString> &services, const QDateTime &now, const Look &look)
{
    const QString known = table(facts(hit.hit, services, now), look);
    if (hit.reasons.isEmpty())
        return known;
    const QString why = reasons(hit, look);
    if (!look.wide)
        return why + u"<br>"_s + known;
    return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"38%\" valign=\"top\">%1</td>"
           "<td width=\"62%\" valign=\"top\">%2</td></tr></table>"_s.arg(why, known);
}

QString DetailsText::comments(const HitComments &comments, int count, const QDateTime &now, const Look &look)
{
    if (comments.state == HitComments::State::None)
        return {};
    const bool there = comments.state == HitComments::State::There;
    const QString number = QLocale().toString(there ? int(comments.list.size()) : count);
    QString html = u"<p><b>%1</b></p>"_s.arg(tr("Comments: %1").arg(number).toHtmlEscaped());
    const auto quiet = [&](const QString &text) {
        return u"<span style=\"color:%1\">%2</span>"_s.arg(look.label.name(), text.toHtmlEscaped());
    };
    switch (comments.state) {
    case HitComments::State::None:
    case HitComments::State::There:
        break;
    case HitComments::State::Off:
        return html + u"<p>%1</p>"_s.arg(quiet(comments.text));
    case HitComments::State::Loading:
        return html + u"<p>%1</p>"_s.arg(quiet(tr("Fetching…")));
    case HitComments::State::Failed:
        return html
            + u"<p>%1<br><a href=\"%2\">%3</a></p>"_s.arg(
                comments.text.toHtmlEscaped(), retryLink().toString(), tr("Try again").toHtmlEscaped());
    }
    if (comments.list.isEmpty())
        return html + u"<p>%1</p>"_s.arg(quiet(tr("There are none any more.")));
    const QLocale locale;
    for (const SubtitleComment &comment : comments.list.mid(0, mostComments)) {
        const QString author = oneLine(comment.author.left(longestLine)).trimmed();
        QString head = u"<b>%1</b>"_s.arg((author.isEmpty() ? tr("Somebody") : author).toHtmlEscaped());
        if (comment.writtenAt.isValid())
            head += u"&nbsp;&nbsp;"_s
                + quiet(tr("%1, %2").arg(locale.toString(comment.writtenAt.toLocalTime(), QLocale::ShortFormat),
                    HitText::age(comment.writtenAt, now)));
        // No links: what strangers write leads nowhere from here.
        QStringList lines;
        const QStringList all = linesOf(comment.text);
        for (const QString &line : all.mid(0, mostLines))
            lines << line.toHtmlEscaped();
        html += u"<p>%1<br>%2</p>"_s.arg(head, lines.join(u"<br>"_s));
    }
    if (const qsizetype more = comments.list.size() - mostComments; more > 0)
        html += u"<p>%1</p>"_s.arg(quiet(tr("and %1 more").arg(more)));
    return html;
}

} // namespace Legenda
